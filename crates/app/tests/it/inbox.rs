//! What HTTP cannot show of the inbox: two writers in the same moment, and that the filter of the lists and the single
//! decision always agree.

use schakel_access::Cond;
use schakel_app::{
    AppError,
    inbox::{self, Answering, Assigning, Narrow, Narrowed, Part, Ticked, ToJoin},
    listing::Turn,
    registration::follow,
};
use schakel_domain::{
    actor::{Actor, Role, Standing},
    acts::{AnswerRegistration, ReadRegistration},
    ids::RegistrationId,
    registration::{MessageKind, State},
    resource::RegistrationRef,
    words::{Reason, Text},
};
use schakel_testkit::{Engine, World, both_engines};

fn staffed(engine: Engine) -> World {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    let there = world.partnership("Meetjesland", &[43_005]).id;
    for (name, role) in [
        ("Nora", Role::Coordinator),
        ("Karim", Role::Coordinator),
        ("Olga", Role::OutreachWorker),
        ("Otto", Role::OutreachWorker),
        ("Joris", Role::Caseworker),
        ("Griet", Role::Companion),
        ("Bram", Role::Buddy),
        ("Vera", Role::VdabAdviser),
        ("Thea", Role::TeamLeader),
        ("Koen", Role::QualityCoach),
        ("Pia", Role::ProjectManager),
    ] {
        world.member(name, role, here);
    }
    world.member("Ada", Role::Coordinator, there);
    world
}

fn version(world: &World, by: &Actor, id: RegistrationId) -> i64 {
    world
        .run(async { world.app.behind().store.read_in(by.partnership.unwrap()).await.unwrap().registration(id).await })
        .unwrap()
        .unwrap()
        .version
}

#[test]
fn of_two_writers_in_the_same_moment_one_is_told_that_it_came_second() {
    for engine in both_engines() {
        let world = staffed(engine);
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let (nora, karim) = (world.known("Nora").actor, world.known("Karim").actor);
        let version = version(&world, &nora, on.id);
        let body = |text: &str| Text::parse(text).unwrap();
        let answer = |text| Answering { id: on.id, version, kind: MessageKind::Answer, body: body(text) };
        let (first, second) = (world.cx(&nora), world.cx(&karim));
        let assigning = Assigning { id: on.id, version, to: world.known("Joris").membership };
        let outcomes = world.run(async {
            tokio::join!(
                inbox::answer(&world.app, &first, answer("een")),
                inbox::answer(&world.app, &second, answer("twee")),
                inbox::assign(&world.app, &second, assigning),
            )
        });
        let outcomes = [outcomes.0, outcomes.1, outcomes.2];
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Err(AppError::Stale))).count(), 2, "{outcomes:?}");
        let messages = world.run(async { world.app.behind().store.read_in(on.partnership).await.unwrap().messages(&on).await }).unwrap();
        assert!(messages.len() <= 1);
    }
}

/// Both as they are now.
fn joining(world: &World, id: RegistrationId, with: RegistrationId) -> ToJoin {
    let nora = world.known("Nora").actor;
    let (version, with_version) = (version(world, &nora, id), version(world, &nora, with));
    // The older one.
    let stays = Some(id.min(with));
    ToJoin { id, version, with, with_version, stays, worker: None, reason: Reason::parse("Zelfde persoon").unwrap() }
}

#[test]
fn joining_crosswise_in_the_same_moment_never_makes_a_circle() {
    for engine in both_engines() {
        let world = staffed(engine);
        let (one, _) = world.registration("Nora", "Amina", "Voorbeeld");
        world.clock.advance_seconds(1);
        let (two, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let (nora, karim) = (world.known("Nora").actor, world.known("Karim").actor);
        let (first, second) = (world.cx(&nora), world.cx(&karim));
        let (left, right) = (joining(&world, one.id, two.id), joining(&world, two.id, one.id));
        let outcomes = world.run(async { tokio::join!(inbox::join(&world.app, &first, left), inbox::join(&world.app, &second, right)) });
        assert_eq!([outcomes.0, outcomes.1].iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert_eq!(world.resource(one.partnership, one.id).state, State::Received, "the oldest stays");
        assert_eq!(world.resource(one.partnership, two.id).state, State::Merged);
    }
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn of(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(sides).unwrap()).unwrap()
    }
}

/// Registrations that were assigned, answered, taken back and joined without plan.
fn a_mess(world: &World, seed: u64, count: usize) -> Vec<RegistrationId> {
    let mut dice = Dice(seed);
    let by = |name: &str| world.cx(&world.known(name).actor);
    let mut codes = Vec::new();
    for _ in 0..count {
        let who = ["Nora", "Olga", "Otto", "Joris"][dice.of(4)];
        codes.push(world.registration(who, "Amina", "Voorbeeld"));
        world.clock.advance_seconds(1);
    }
    let ids: Vec<RegistrationId> = codes.iter().map(|(on, _)| on.id).collect();
    let nora = world.known("Nora").actor;
    for _ in 0..count * 2 {
        let (on, code) = &codes[dice.of(count)];
        let version = version(world, &nora, on.id);
        // Whatever cannot follow is refused, which is part of the mess.
        match dice.of(6) {
            0 | 1 => {
                let to = ["Olga", "Otto", "Joris", "Griet", "Karim"][dice.of(5)];
                let cmd = Assigning { id: on.id, version, to: world.known(to).membership };
                let _ = world.run(inbox::assign(&world.app, &by("Nora"), cmd));
            }
            2 => {
                let body = Text::parse("Kom dinsdag langs.").unwrap();
                let cmd = Answering { id: on.id, version, kind: MessageKind::Invitation, body };
                let _ = world.run(inbox::answer(&world.app, &by("Karim"), cmd));
            }
            3 => {
                let cmd = joining(world, on.id, ids[dice.of(count)]);
                let cmd = ToJoin { worker: Some(world.known("Joris").membership), ..cmd };
                let _ = world.run(inbox::join(&world.app, &by("Nora"), cmd));
            }
            4 => {
                let _ = world.run(inbox::put_aside(&world.app, &by("Nora"), &[Ticked { id: on.id, version }]));
            }
            _ => {
                let found = world
                    .run(follow::enter_code(&world.app, &by("Nora"), code, schakel_app::quota::Source::of("127.0.0.1".parse().unwrap())))
                    .unwrap();
                if let follow::Entered::Client(on) = found {
                    let client = Actor::client(on.client, on.partnership);
                    let _ = world.run(follow::withdraw(&world.app, &world.cx(&client)));
                }
            }
        }
    }
    ids
}

/// Everybody of the first partnership, somebody of another, and people whose membership does not count any more.
fn readers(world: &World) -> Vec<(String, Actor)> {
    let names = ["Nora", "Olga", "Otto", "Joris", "Griet", "Bram", "Vera", "Thea", "Koen", "Pia", "Ada"];
    let mut readers: Vec<(String, Actor)> = names.iter().map(|name| ((*name).to_owned(), world.known(name).actor)).collect();
    for standing in [Standing::Suspended, Standing::Ended] {
        for name in ["Nora", "Olga", "Joris"] {
            readers.push((format!("{name}, {}", standing.code()), Actor { standing, ..world.known(name).actor }));
        }
    }
    readers
}

#[test]
fn the_filter_of_the_lists_and_the_decision_agree_on_every_row() {
    for engine in both_engines() {
        let world = staffed(engine);
        let ids = a_mess(&world, 20_261_123, 24);
        let here = world.known("Nora").actor.partnership.unwrap();
        let rows: Vec<RegistrationRef> = ids.iter().map(|id| world.resource(here, *id)).collect();
        for state in [State::Received, State::Assigned, State::Answered, State::Withdrawn, State::Merged, State::Rejected] {
            assert!(rows.iter().any(|row| row.state == state), "no row is {state:?}");
        }
        let mut seen_by_somebody = 0;
        for (name, by) in readers(&world) {
            let mut allowed: Vec<RegistrationId> =
                rows.iter().filter(|row| world.app.behind().access.allows::<ReadRegistration>(&by, row)).map(|row| row.id).collect();
            allowed.sort_unstable();
            seen_by_somebody += allowed.len();
            let filter = world.app.behind().access.filter::<ReadRegistration>(&by).unwrap();
            let (sight, listed, found) = world.run(async {
                let mut tx = world.app.behind().store.read_in(here).await.unwrap();
                let sight = tx.in_sight(&filter).await.unwrap();
                let mut listed = Vec::new();
                for part in Part::ALL.iter().filter(|part| !matches!(part, Part::Open | Part::Mine)) {
                    // Page by page to the end, and back again: the same rows.
                    let (reader, mut forth, mut back) = (by.membership.unwrap(), Vec::new(), Vec::new());
                    let mut page = tx.inbox(&filter, (*part, &Narrow::default()), reader, Turn::First, 3).await.unwrap();
                    forth.push(page.rows.iter().map(|glance| glance.id).collect::<Vec<_>>());
                    while let Some(next) = page.next {
                        page = tx.inbox(&filter, (*part, &Narrow::default()), reader, Turn::After(next), 3).await.unwrap();
                        forth.push(page.rows.iter().map(|glance| glance.id).collect());
                    }
                    back.push(page.rows.iter().map(|glance| glance.id).collect::<Vec<_>>());
                    while let Some(previous) = page.previous {
                        page = tx.inbox(&filter, (*part, &Narrow::default()), reader, Turn::Before(previous), 3).await.unwrap();
                        back.push(page.rows.iter().map(|glance| glance.id).collect());
                    }
                    back.reverse();
                    assert_eq!(forth, back, "{name}: {part:?}");
                    listed.extend(forth.concat());
                }
                // All of them at once, however many they are.
                let found: Vec<RegistrationId> = tx.glances_of(&filter, &ids).await.unwrap().into_iter().map(|glance| glance.id).collect();
                (sight, listed, found)
            });
            let mut sight: Vec<RegistrationId> = sight.map_or_else(|| ids.clone(), |sight| sight.into_iter().collect());
            sight.sort_unstable();
            assert_eq!(sight, allowed, "{name}: what is in sight, {:?}", filter.cond());
            let mut found = found;
            found.sort_unstable();
            assert_eq!(found, allowed, "{name}: what is found");
            let state_of = |id: &RegistrationId| rows.iter().find(|row| row.id == *id).unwrap().state;
            // No part of the inbox shows what was joined to another.
            allowed.retain(|id| state_of(id) != State::Merged);
            let mut listed = listed;
            listed.sort_unstable();
            assert_eq!(listed, allowed, "{name}: what is listed");
        }
        assert!(seen_by_somebody > ids.len() && seen_by_somebody < ids.len() * 11, "the rows tell readers apart");
    }
}

#[test]
fn the_counts_of_a_list_are_those_of_its_rows_before_and_after_a_restart() {
    for engine in both_engines() {
        let world = staffed(engine);
        // Filled first, so that every act afterwards is told to it.
        let nora = world.cx(&world.known("Nora").actor);
        assert!(world.run(inbox::list(&world.app, &nora, Part::Open, &Narrowed::default(), Turn::First)).unwrap().listed.rows.is_empty());
        a_mess(&world, 7, 16);
        let fresh = schakel_app::inbox::shelf::Shelves::default();
        for name in ["Nora", "Olga", "Joris"] {
            let cx = world.cx(&world.known(name).actor);
            for part in Part::ALL {
                let list = world.run(inbox::list(&world.app, &cx, *part, &Narrowed::default(), Turn::First)).unwrap();
                assert_eq!(list.counts.of(*part), i64::try_from(list.listed.rows.len()).unwrap(), "{name}: {part:?}");
            }
        }
        let here = nora.by.partnership.unwrap();
        let kept = world.run(world.app.behind().shelves.ready(world.app.behind().store, here)).unwrap();
        let again = world.run(fresh.ready(world.app.behind().store, here)).unwrap();
        assert_eq!(kept.counts(), again.counts());
    }
}

#[test]
fn a_policy_that_asks_something_unknown_shows_no_list() {
    let columns = [schakel_store::filter::ListColumn { attr: "state", sql: "r.state", holds: schakel_store::filter::Holds::One }];
    let cond = Cond::Or(vec![Cond::Is { attr: "mood".to_owned(), value: "sunny".to_owned() }]);
    assert!(schakel_store::filter::clause(&cond, &columns, &[], &mut Vec::new()).is_err());
    // And what may be answered is asked with the same attributes as what may be read.
    let world = staffed(Engine::Sqlite);
    let by = world.known("Olga").actor;
    let filter = world.app.behind().access.filter::<AnswerRegistration>(&by).unwrap();
    world.run(async { world.app.behind().store.read_in(by.partnership.unwrap()).await.unwrap().in_sight(&filter).await }).unwrap();
}
