//! Requests that are cut off: a browser that closes, or a deadline, drops the act wherever it is. Whatever was committed by then, memory
//! and database say the same afterwards.

use std::{
    pin::{Pin, pin},
    task::Poll,
    time::Duration,
};

use schakel_app::{
    Ctx,
    inbox::{self, Answering, Assigning, Counts, Ticked, ToJoin, shelf::Shelves},
    registration::{self, Confirmed, TypedOver, follow},
};
use schakel_domain::{
    actor::{Actor, Role},
    ids::{PartnershipId, RegistrationId},
    registration::{Answer, Answers, Channel, Contact, MessageKind},
    resource::RegistrationRef,
    time::day_of,
    words::{Line, Reason, Text},
};
use schakel_testkit::{Engine, World, both_engines};

/// Where an act is cut off.
#[derive(Debug, Clone, Copy)]
enum Cut {
    /// After it was polled this often.
    Polls(usize),
    /// After this time, in a task that is ended from outside.
    Micros(u64),
}

impl Cut {
    /// Whether it was done before it was cut off.
    async fn off(self, act: impl Future<Output = ()>) -> bool {
        let (polls, micros) = match self {
            Self::Polls(polls) => (polls, u64::MAX),
            Self::Micros(micros) => (usize::MAX, micros),
        };
        let (mut act, mut left) = (pin!(act), polls);
        let some = std::future::poll_fn(|cx| match act.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(true),
            Poll::Pending if left == 1 => Poll::Ready(false),
            Poll::Pending => {
                left -= 1;
                Poll::Pending
            }
        });
        tokio::time::timeout(Duration::from_micros(micros.min(1_000_000_000)), some).await.unwrap_or(false)
    }
}

/// Two registrations of one name, which nobody else has.
struct Pair {
    one: RegistrationRef,
    other: RegistrationRef,
    called: String,
    family: String,
}

fn name(number: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ba", "ku", "li", "mo", "ne", "py", "ra", "zo"];
    let syllable = |nth: usize| SYLLABLES[(number / 8_usize.pow(u32::try_from(nth).unwrap()) + nth * number) % 8];
    (0..4).map(syllable).collect()
}

fn pair(world: &World, number: usize) -> Pair {
    let (called, family) = (name(number), name(number + 101));
    let (one, _) = world.registration("Nora", &called, &family);
    world.clock.advance_seconds(1);
    let (other, _) = world.registration("Nora", &called, &family);
    Pair { one, other, called, family }
}

/// How many acts there are.
const ACTS: usize = 10;

type Doing<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// The act with this number on a pair; the page before it was seen, and it is refused where it cannot follow.
fn doing<'a>(world: &'a World, cx: &'a Ctx, pair: &'a Pair, act: usize) -> Doing<'a> {
    let app = &world.app;
    let (one, other) = (pair.one.id, pair.other.id);
    let version = |id: RegistrationId| async move {
        app.behind().store.read_in(cx.by.partnership.unwrap()).await.unwrap().registration(id).await.unwrap().unwrap().version
    };
    let versions = world.run(async { (version(one).await, version(other).await) });
    let reason = || Reason::parse("Zelfde persoon").unwrap();
    let line = |text: &str| Line::parse(text).unwrap();
    match act {
        0 => {
            let answers = Answers {
                called: Some(line(&pair.called)),
                family_name: Answer::Given(line(&pair.family)),
                contact: Contact { telephone: Some(line("0470 00 00 00")), ..Contact::default() },
                ..Answers::default()
            };
            let confirmed = Confirmed { registers_self: true, knows_it_is_voluntary: true };
            let typed = TypedOver { answers, channel: Channel::Talk, confirmed };
            Box::pin(async move { drop(registration::type_over(app, cx, typed).await) })
        }
        1 => {
            let cmd = Assigning { id: one, version: versions.0, to: world.known("Joris").membership };
            Box::pin(async move { drop(inbox::assign(app, cx, cmd).await) })
        }
        2 => Box::pin(async move { drop(inbox::keep_apart(app, cx, one, other).await) }),
        3 => {
            let with_version = versions.1;
            let cmd = ToJoin { id: one, version: versions.0, with: other, with_version, stays: Some(one), worker: None, reason: reason() };
            Box::pin(async move { drop(inbox::join(app, cx, cmd).await) })
        }
        4 => Box::pin(async move { drop(inbox::split(app, cx, other, versions.1, reason()).await) }),
        5 => Box::pin(async move { drop(inbox::put_aside(app, cx, &[Ticked { id: one, version: versions.0 }]).await) }),
        6 => Box::pin(async move { drop(inbox::put_back(app, cx, one, versions.0).await) }),
        7 => {
            let body = Text::parse("Kom dinsdag langs.").unwrap();
            let cmd = Answering { id: one, version: versions.0, kind: MessageKind::Invitation, body };
            Box::pin(async move { drop(inbox::answer(app, cx, cmd).await) })
        }
        8 => {
            Box::pin(async move { drop(registration::waiting::expire(app, 60, cx.now + jiff::SignedDuration::from_hours(24 * 30)).await) })
        }
        _ => {
            let client = Actor::client(pair.one.client, pair.one.partnership);
            Box::pin(async move { drop(follow::withdraw(app, &Ctx::new(client, cx.now)).await) })
        }
    }
}

/// What is kept of a pair: how much there is, who is found, and who looks alike.
async fn kept(shelves: &Shelves, world: &World, here: PartnershipId, pair: &Pair) -> (Counts, Vec<RegistrationId>, [usize; 2]) {
    let shelf = shelves.ready(world.app.behind().store, here).await.unwrap();
    let mut found = shelf.search(&format!("{} {}", pair.called, pair.family), day_of(world.now()), None).ids;
    found.sort_unstable();
    (shelf.counts(), found, [shelf.alike(pair.one.id).len(), shelf.alike(pair.other.id).len()])
}

fn memory_says_what_the_database_says(world: &World, here: PartnershipId, pair: &Pair, told: &str) {
    world.run(async {
        for again in (0..100).rev() {
            let ours = kept(world.app.behind().shelves, world, here, pair).await;
            let read = kept(&Shelves::default(), world, here, pair).await;
            if ours == read {
                return;
            }
            assert!(again > 0, "{told}: {ours:?} in memory, {read:?} in the database");
            // What was cut off while it committed may still be at it.
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    });
}

#[test]
fn wherever_a_request_is_cut_off_memory_and_database_say_the_same() {
    for engine in both_engines() {
        let world = World::on(engine);
        let here = world.partnership("Westhoek", &[33_011]).id;
        for (name, role) in [("Nora", Role::Coordinator), ("Joris", Role::Caseworker)] {
            world.member(name, role, here);
        }
        let nora = world.known("Nora").actor;
        let polls: Vec<usize> = match engine {
            Engine::Sqlite => (1..=3).collect(),
            Engine::Postgres => (1..=61).step_by(6).collect(),
        };
        let cuts = polls.into_iter().map(Cut::Polls).chain((0..=6).map(|tenth| Cut::Micros(tenth * 400)));
        let (mut cut, mut done) = (0, 0);
        for (number, at) in cuts.enumerate() {
            let pair = pair(&world, number);
            let cx = world.cx(&nora);
            memory_says_what_the_database_says(&world, here, &pair, "before");
            for act in 0..ACTS {
                let ended = world.run(at.off(doing(&world, &cx, &pair, act)));
                if ended {
                    done += 1;
                } else {
                    cut += 1;
                }
                memory_says_what_the_database_says(&world, here, &pair, &format!("{engine:?}, act {act}, {at:?}"));
            }
        }
        println!("{engine:?}: {cut} were cut off, {done} were done before");
        assert!(cut > 20 && done > 5, "{engine:?}: {cut} were cut off, {done} were done before");
    }
}
