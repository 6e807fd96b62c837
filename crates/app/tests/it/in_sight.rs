//! Whatever is done, in whatever order: an open registration stands on exactly one list of the day or on an agenda, somebody has to
//! take its next step, and what is kept of it is what domain says.

use std::{cell::RefCell, collections::BTreeMap};

use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config};
use schakel_app::{
    AppError,
    conference::{self, Arranging, Beginning, Deciding, Tabling},
    day,
    dossier::{self, EndingTrajectory},
    inbox::{self, Answering, Assigning, Correcting, EndingIt, Ticked, ToJoin},
    listing::Turn,
    registration::{follow, waiting},
    talk::{self, ChapterAnswers, Recording},
};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role},
    acts::{GiveAgreement, TakeBackAgreement},
    conference::{ConferenceKind, DecisionKind, Opening},
    day::{DayList, NextStep, Wait},
    ids::{CaseId, ConferenceId, DossierId, OrganisationId, PartnershipId, RegistrationId},
    registration::{Answer, AttemptKind, Ending, Identity, MessageKind, Registration, State},
    talk::{Agreed, Agreement, SharedPart},
    time::Instant,
    vdab_fact::VdabFact,
    words::{Line, Reason, Text},
};
use schakel_store::values;
use schakel_testkit::{Engine, TalkHeld, World, both_engines};

/// What is done. A client is meant by number; a conference is the last one that was planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    /// The talk with everything in it but that it is done, and a client file at VDAB or none.
    Talk {
        client: usize,
        with_file: bool,
    },
    /// The chapter about what the client agrees to; nothing is "rather tell you later".
    Agree {
        client: usize,
        discuss: Option<bool>,
    },
    Finish {
        client: usize,
    },
    TakeBack {
        client: usize,
    },
    GiveAgain {
        client: usize,
    },
    Withdraw {
        client: usize,
    },
    Assign {
        client: usize,
    },
    Answer {
        client: usize,
        kind: MessageKind,
    },
    Write {
        client: usize,
    },
    StillWaits {
        client: usize,
    },
    PutAside {
        client: usize,
    },
    PutBack {
        client: usize,
    },
    /// It was tried to reach the client.
    Try {
        client: usize,
    },
    /// The identity of the client is corrected.
    Correct {
        client: usize,
    },
    /// It ends for an ordinary reason.
    End {
        client: usize,
        ending: Ending,
    },
    /// The client is told something by the team.
    Tell {
        client: usize,
    },
    /// The trajectory ends, because the client goes no further.
    EndTrajectory {
        client: usize,
        ending: Ending,
    },
    /// The last decision is taken back, while its conference goes on.
    Undo {
        client: usize,
    },
    Join,
    TakeApart {
        client: usize,
    },
    Plan,
    Move,
    CallOff,
    Table {
        client: usize,
    },
    TakeOff {
        client: usize,
    },
    Begin,
    Decide {
        client: usize,
        kind: DecisionKind,
    },
    Close,
    /// Time goes by, and the clock of the house does its work.
    Days(i64),
}

const CLIENTS: usize = 2;

/// A sequence: some way along the road, and then whatever comes.
fn any_deeds() -> impl Strategy<Value = Vec<Deed>> {
    (road_begun(), vec(any_deed(), 1..16)).prop_map(|(mut begun, rest)| {
        begun.extend(rest);
        begun
    })
}

fn road_begun() -> impl Strategy<Value = Vec<Deed>> {
    // Half of all decisions open a trajectory, so that something happens in one.
    let kinds = prop_oneof![Just(DecisionKind::OpenTrajectory), select(DecisionKind::ALL)];
    (prop_oneof![0_usize..7, 6_usize..9], any::<bool>(), kinds, select(Ending::ALL)).prop_map(|(so_far, with_file, kind, ending)| {
        let mut deeds = vec![
            Deed::Talk { client: 0, with_file },
            Deed::Finish { client: 0 },
            Deed::Plan,
            Deed::Table { client: 0 },
            Deed::Begin,
            Deed::Decide { client: 0, kind },
            Deed::EndTrajectory { client: 0, ending },
            Deed::StillWaits { client: 0 },
        ];
        deeds.truncate(so_far);
        deeds
    })
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let client = || 0..CLIENTS;
    let kinds = vec![MessageKind::Invitation, MessageKind::Question, MessageKind::Elsewhere, MessageKind::Answer];
    prop_oneof![
        4 => (client(), any::<bool>()).prop_map(|(client, with_file)| Deed::Talk { client, with_file }),
        3 => (client(), select(vec![None, Some(true), Some(false)])).prop_map(|(client, discuss)| Deed::Agree { client, discuss }),
        3 => client().prop_map(|client| Deed::Finish { client }),
        1 => client().prop_map(|client| Deed::TakeBack { client }),
        2 => client().prop_map(|client| Deed::GiveAgain { client }),
        1 => client().prop_map(|client| Deed::Withdraw { client }),
        1 => client().prop_map(|client| Deed::Assign { client }),
        3 => (client(), select(kinds)).prop_map(|(client, kind)| Deed::Answer { client, kind }),
        3 => client().prop_map(|client| Deed::Write { client }),
        1 => client().prop_map(|client| Deed::StillWaits { client }),
        1 => client().prop_map(|client| Deed::PutAside { client }),
        2 => client().prop_map(|client| Deed::PutBack { client }),
        1 => client().prop_map(|client| Deed::Try { client }),
        1 => client().prop_map(|client| Deed::Correct { client }),
        1 => (client(), select(Ending::ALL)).prop_map(|(client, ending)| Deed::End { client, ending }),
        2 => client().prop_map(|client| Deed::Tell { client }),
        3 => (client(), select(Ending::ALL)).prop_map(|(client, ending)| Deed::EndTrajectory { client, ending }),
        1 => client().prop_map(|client| Deed::Undo { client }),
        1 => Just(Deed::Join),
        2 => client().prop_map(|client| Deed::TakeApart { client }),
        2 => Just(Deed::Plan),
        1 => Just(Deed::Move),
        1 => Just(Deed::CallOff),
        4 => client().prop_map(|client| Deed::Table { client }),
        1 => client().prop_map(|client| Deed::TakeOff { client }),
        2 => Just(Deed::Begin),
        3 => (client(), select(DecisionKind::ALL)).prop_map(|(client, kind)| Deed::Decide { client, kind }),
        2 => Just(Deed::Close),
        3 => (0_i64..40).prop_map(Deed::Days),
    ]
}

/// What a client said and heard last, as far as it is remembered for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    /// The client wrote then, and nobody did anything since.
    Wrote(Instant),
    /// We asked something then, and nobody did anything since.
    Asked,
    /// Anything else.
    Other,
}

struct Client {
    id: RegistrationId,
    actor: Actor,
    heard: Heard,
}

/// How often something was seen, so that a test that never comes anywhere is noticed.
#[derive(Debug, Default)]
struct Seen {
    lists: BTreeMap<&'static str, u32>,
    replies: u32,
    asked: u32,
    /// Trajectories that ended, and that came back.
    stopped: u32,
    reopened: u32,
}

/// A partnership in which one sequence after the other is tried, each with clients of its own.
struct Place {
    world: World,
    home: PartnershipId,
    organisation: OrganisationId,
    clients: Vec<Client>,
    conferences: Vec<ConferenceId>,
    cases: BTreeMap<usize, CaseId>,
}

/// Refusals are part of a sequence; a fault of the house is not.
fn happened<T>(outcome: Result<T, AppError>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(AppError::Internal(fault)) => unreachable!("{fault}"),
        Err(_) => None,
    }
}

impl Place {
    fn new(engine: Engine) -> Self {
        let world = World::on(engine);
        let home = world.partnership("Westhoek", &[33_011]).id;
        let organisation = world.organisation(home, OrganisationKind::Ocmw);
        world.member("Nora", Role::Coordinator, home);
        world.member("Tine", Role::Caseworker, home);
        Self { world, home, organisation, clients: Vec::new(), conferences: Vec::new(), cases: BTreeMap::new() }
    }

    fn begin_anew(&mut self) {
        self.clients.clear();
        self.conferences.clear();
        self.cases.clear();
        for name in ["Amina", "Jef"] {
            let (on, _) = self.world.registration("Nora", name, "Voorbeeld");
            self.clients.push(Client { id: on.id, actor: Actor::client(on.client, self.home), heard: Heard::Other });
        }
    }

    fn registration(&self, client: usize) -> Registration {
        let id = self.clients[client].id;
        self.world.run(async { self.world.app.behind().store.read_in(self.home).await?.registration(id).await }).unwrap().unwrap()
    }

    fn dossier(&self, client: usize) -> Option<DossierId> {
        let id = self.clients[client].id;
        let found = self.world.run(async { self.world.app.behind().store.read_in(self.home).await?.dossier_of(id).await }).unwrap();
        found.map(|dossier| dossier.id)
    }

    fn conference_version(&self, id: ConferenceId) -> i64 {
        self.world.run(async { self.world.app.behind().store.read_in(self.home).await?.conference(id).await }).unwrap().unwrap().version
    }

    fn case_version(&self, id: CaseId) -> i64 {
        self.world.run(async { self.world.app.behind().store.read_in(self.home).await?.case(id).await }).unwrap().unwrap().case.version
    }

    fn arranging(&self) -> Arranging {
        let members = ["Nora", "Tine"].map(|name| self.world.known(name).membership).to_vec();
        let starts_at = self.world.now() + jiff::SignedDuration::from_hours(24 * 10);
        Arranging { starts_at, place: Line::parse("zaal 2").unwrap(), members }
    }

    /// What a client does.
    fn by_client(&self, deed: Deed) -> Option<()> {
        let app = &self.world.app;
        let cx = |client: usize| self.world.cx(&self.clients[client].actor);
        happened(match deed {
            Deed::TakeBack { client } => self.world.run(talk::answer_again::<TakeBackAgreement>(app, &cx(client), Agreement::Discuss)),
            Deed::GiveAgain { client } => self.world.run(talk::answer_again::<GiveAgreement>(app, &cx(client), Agreement::Discuss)),
            Deed::Withdraw { client } => self.world.run(follow::withdraw(app, &cx(client))),
            Deed::Write { client } => self.world.run(follow::add(app, &cx(client), Text::parse("Ik kan op woensdag.").unwrap())),
            Deed::StillWaits { client } => self.world.run(follow::renew(app, &cx(client))).map(|_| ()),
            _ => return None,
        })
    }

    /// What is done with one registration.
    fn with_one(&self, deed: Deed) -> Option<()> {
        let (app, run) = (&self.world.app, &self.world);
        let nora = self.world.known("Nora");
        let cx = self.world.cx(&nora.actor);
        let reason = || Reason::parse("Zo besproken.").unwrap();
        let of = |client: usize| (self.clients[client].id, self.registration(client).version);
        match deed {
            Deed::Talk { client, with_file } => {
                let (id, _) = of(client);
                self.registration(client).state.is_open().then_some(())?;
                let vdab = vec![VdabFact::Known(Some(with_file)), VdabFact::ClientFile(Some(with_file))];
                self.world.hold_talk("Nora", id, &TalkHeld { finished: false, vdab, ..TalkHeld::default() });
                Some(())
            }
            Deed::Agree { client, discuss } => {
                let (id, _) = of(client);
                let talk = run.run(async { app.behind().store.read_in(self.home).await?.talk_of(id).await }).unwrap();
                let agreed = Agreed { discuss: discuss.map_or(Answer::Later, Answer::Given), ..TalkHeld::default().agreed };
                let answers = ChapterAnswers::Agreed { agreed, parts: SharedPart::ALL.to_vec(), remark: None };
                happened(run.run(talk::record(app, &cx, Recording { id, version: talk.map_or(0, |talk| talk.version), answers })))
            }
            Deed::Finish { client } => happened(run.run(talk::finish(app, &cx, of(client).0))),
            Deed::Assign { client } => {
                let (id, version) = of(client);
                happened(run.run(inbox::assign(app, &cx, Assigning { id, version, to: nora.membership })))
            }
            Deed::Answer { client, kind } => {
                let (id, version) = of(client);
                let body = Text::parse("Kan je op dinsdag?").unwrap();
                happened(run.run(inbox::answer(app, &cx, Answering { id, version, kind, body })))
            }
            Deed::PutAside { client } => {
                let (id, version) = of(client);
                happened(run.run(inbox::put_aside(app, &cx, &[Ticked { id, version }]))).map(|_| ())
            }
            Deed::PutBack { client } => {
                let (id, version) = of(client);
                happened(run.run(inbox::put_back(app, &cx, id, version)))
            }
            Deed::Try { client } => happened(run.run(inbox::note_attempt(app, &cx, of(client).0, AttemptKind::Called, cx.now))),
            Deed::Correct { client } => {
                let registration = self.registration(client);
                let born_on = Answer::Given(jiff::civil::date(1980, 1, 1));
                let cmd = Correcting {
                    id: registration.id,
                    version: registration.version,
                    contact_version: registration.contact_mark.version,
                    identity: Identity { born_on, ..registration.identity },
                    language: registration.language,
                    telephone: registration.contact.telephone,
                    said_by_client: true,
                };
                happened(run.run(inbox::correct(app, &cx, cmd)))
            }
            Deed::End { client, ending } => {
                let (id, version) = of(client);
                happened(run.run(inbox::end(app, &cx, EndingIt { id, version, ending, message: None })))
            }
            Deed::Tell { client } => {
                let tine = self.world.cx(&self.world.known("Tine").actor);
                let body = Text::parse("Het partnerschap begeleidt je.").unwrap();
                happened(run.run(dossier::tell(app, &tine, self.dossier(client)?, body)))
            }
            Deed::EndTrajectory { client, ending } => {
                happened(run.run(dossier::end(app, &cx, EndingTrajectory { id: self.dossier(client)?, ending, message: None })))
            }
            Deed::Join => {
                let (id, version) = of(0);
                let (with, with_version) = of(1);
                // Where only one can stay nothing is chosen, and where either can it is.
                let join = |stays| {
                    let cmd = ToJoin { id, version, with, with_version, stays, worker: Some(nora.membership), reason: reason() };
                    happened(run.run(inbox::join(app, &cx, cmd)))
                };
                join(None).or_else(|| join(Some(id))).map(|_| ())
            }
            Deed::TakeApart { client } => {
                let (id, version) = of(client);
                happened(run.run(inbox::split(app, &cx, id, version, reason())))
            }
            _ => None,
        }
    }

    /// What is done at a conference.
    fn at_a_conference(&mut self, deed: Deed) -> Option<()> {
        let (app, run) = (&self.world.app, &self.world);
        let cx = self.world.cx(&self.world.known("Nora").actor);
        let last = self.conferences.last().copied();
        match deed {
            Deed::Plan => {
                let id = happened(run.run(conference::plan(app, &cx, ConferenceKind::Cases, self.arranging())))?;
                self.conferences.push(id);
                Some(())
            }
            Deed::Move => {
                let id = last?;
                happened(run.run(conference::arrange(app, &cx, id, self.conference_version(id), self.arranging())))
            }
            Deed::CallOff => {
                let id = last?;
                happened(run.run(conference::call_off(app, &cx, id, self.conference_version(id))))
            }
            Deed::Table { client } => {
                let cmd = Tabling { registration: self.clients[client].id, conference: last?, named: false };
                let id = happened(run.run(conference::table(app, &cx, cmd)))?;
                self.cases.insert(client, id);
                Some(())
            }
            Deed::TakeOff { client } => {
                let id = *self.cases.get(&client)?;
                happened(run.run(conference::take_off(app, &cx, id, self.case_version(id)))).map(|_| ())
            }
            Deed::Begin => {
                let id = last?;
                let there = self.arranging().members;
                let cmd = Beginning { id, version: self.conference_version(id), present: &there, sure: true };
                happened(run.run(conference::begin(app, &cx, cmd)))
            }
            Deed::Decide { client, kind } => {
                let case = *self.cases.get(&client)?;
                let team = vec![self.world.known("Tine").membership];
                let opening = (kind == DecisionKind::OpenTrajectory).then_some(Opening { organisation: self.organisation, team });
                let reason = Reason::parse("Zo besproken.").unwrap();
                let to = Some(schakel_domain::words::Line::parse("Leerpunt").unwrap());
                let deciding = Deciding { case, version: self.case_version(case), kind, why: Some(reason.clone()), reason, to, opening };
                happened(run.run(conference::decide(app, &cx, deciding)))
            }
            Deed::Undo { client } => {
                let case = *self.cases.get(&client)?;
                let why = Reason::parse("Verkeerd aangeklikt.").unwrap();
                happened(run.run(conference::undo(app, &cx, case, self.case_version(case), why)))
            }
            Deed::Close => happened(run.run(conference::close(app, &cx, last?))).map(|_| ()),
            _ => None,
        }
    }

    fn act(&mut self, deed: Deed) {
        // One thing is done after the other.
        self.world.clock.advance_seconds(1);
        if let Deed::Days(days) = deed {
            self.world.days_later(days);
            self.world.run(waiting::expire(&self.world.app, 60, self.world.now())).unwrap();
            return;
        }
        let done = self.by_client(deed).or_else(|| self.with_one(deed)).or_else(|| self.at_a_conference(deed)).is_some();
        if !done {
            return;
        }
        let now = self.world.now();
        match deed {
            Deed::Write { client } => {
                let heard = &mut self.clients[client].heard;
                if !matches!(heard, Heard::Wrote(_)) {
                    *heard = Heard::Wrote(now);
                }
            }
            Deed::Answer { client, kind } => {
                self.clients[client].heard = if kind == MessageKind::Answer { Heard::Other } else { Heard::Asked };
            }
            // To be assigned, and what the client does otherwise, changes nothing of what was said.
            Deed::Assign { .. } | Deed::Correct { .. } | Deed::Plan | Deed::Days(_) => {}
            _ => self.clients.iter_mut().for_each(|client| client.heard = Heard::Other),
        }
    }

    /// The lists on which a registration stands, whether it is on an agenda, and what it waits for.
    fn stands(&self, id: RegistrationId) -> (Vec<DayList>, bool, Option<Wait>) {
        self.world
            .run(async {
                let mut tx = self.world.app.behind().store.read_in(self.home).await?;
                let sql = "SELECT list FROM waits WHERE registration_id = $1 AND list <> 'vdab'";
                let lists: Vec<(String,)> = tx.fetch(sql, values![id]).await?;
                let sql = "SELECT COUNT(*) FROM conference_case WHERE registration_id = $1 AND state = 'tabled'";
                let tabled = tx.count(sql, values![id]).await? > 0;
                let lists = lists.iter().filter_map(|(list,)| DayList::from_code(list)).collect();
                Ok::<_, schakel_store::StoreError>((lists, tabled, tx.wait_of(id).await?))
            })
            .unwrap()
    }

    fn look(&self, deed: Deed, seen: &mut Seen) -> Result<(), TestCaseError> {
        for (number, client) in self.clients.iter().enumerate() {
            let state = self.registration(number).state;
            let (lists, tabled, wait) = self.stands(client.id);
            let places = lists.len() + usize::from(tabled);
            seen.stopped += u32::from(state == State::Ended && matches!(deed, Deed::EndTrajectory { client, .. } if client == number));
            let came_back = matches!(deed, Deed::PutBack { client } | Deed::StillWaits { client } if client == number);
            if came_back && state == State::Accepted && lists == [DayList::Unfollowed] {
                seen.reopened += 1;
            }
            if !state.is_open() {
                // What was joined to another keeps its place on an agenda until it is taken apart.
                prop_assert!(
                    (!tabled || state == State::Merged) && (lists.is_empty() || lists == [DayList::Unfollowed]),
                    "after {:?} {:?}: {:?}",
                    deed,
                    state,
                    lists
                );
                continue;
            }
            prop_assert_eq!(places, 1, "after {:?} client {} stands on {:?}, on an agenda: {}", deed, number, &lists, tabled);
            let Some(wait) = wait else { return Err(TestCaseError::fail(format!("after {deed:?} nobody has to do anything"))) };
            *seen.lists.entry(lists.first().map_or("agenda", |list| list.code())).or_default() += 1;
            match client.heard {
                Heard::Wrote(at) => {
                    prop_assert!(matches!(wait.next, NextStep::First | NextStep::Reply) && wait.since <= at, "after {deed:?} {wait:?}");
                    seen.replies += u32::from(wait.next == NextStep::Reply);
                }
                Heard::Asked => {
                    let expected = if tabled { NextStep::Conference } else { NextStep::Client };
                    prop_assert_eq!(wait.next, expected, "after {:?}", deed);
                    seen.asked += 1;
                }
                Heard::Other => {}
            }
        }
        Ok(())
    }

    /// What the doctor says of what is kept.
    fn is_kept_as_it_is(&self) -> bool {
        let (_, missing, for_nothing) = self.world.run(async { self.world.app.behind().store.read().await?.waits_kept().await }).unwrap();
        (missing, for_nothing) == (0, 0)
    }

    /// All that stand on a list, page by page.
    fn on(&self, list: DayList) -> Vec<RegistrationId> {
        let cx = self.world.cx(&self.world.known("Nora").actor);
        let mut all = Vec::new();
        let mut turn = Turn::First;
        loop {
            let shown = self.world.run(day::list(&self.world.app, &cx, list, turn)).unwrap();
            all.extend(shown.listed.rows.iter().map(|row| row.registration));
            match shown.listed.next {
                Some(next) => turn = Turn::After(next),
                None => return all,
            }
        }
    }
}

fn sequences_on(engine: Engine, cases: u32) {
    let place = RefCell::new(Place::new(engine));
    let seen = RefCell::new(Seen::default());
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let rng = proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha);
    proptest::test_runner::TestRunner::new_with_rng(config, rng)
        .run(&any_deeds(), |deeds| {
            let mut place = place.borrow_mut();
            place.begin_anew();
            for deed in deeds {
                place.act(deed);
                place.look(deed, &mut seen.borrow_mut())?;
            }
            prop_assert!(place.is_kept_as_it_is(), "what is kept is what waits");
            Ok(())
        })
        .unwrap();
    let (place, seen) = (place.into_inner(), seen.into_inner());
    let lists: Vec<&str> = DayList::PLACES.iter().map(|list| list.code()).chain(["agenda"]).collect();
    assert!(lists.iter().all(|list| seen.lists.get(list).is_some_and(|times| *times > 5)), "it came everywhere: {seen:?}");
    assert!(seen.replies > 5 && seen.asked > 5, "it says something: {seen:?}");
    assert!(seen.stopped > 0 && seen.reopened > 0, "a trajectory ended and went on: {seen:?}");
    // What the pages show, all sequences together: each open registration once, or on an agenda.
    let mut shown: Vec<RegistrationId> = DayList::PLACES.iter().flat_map(|list| place.on(*list)).collect();
    let sql = "SELECT registration_id FROM conference_case WHERE partnership_id = $1 AND state = 'tabled'";
    let (open, tabled) = place
        .world
        .run(async {
            let mut tx = place.world.app.behind().store.read_in(place.home).await?;
            let all = tx.registrations().await?;
            let tabled: Vec<(RegistrationId,)> = tx.fetch(sql, values![place.home]).await?;
            Ok::<_, schakel_store::StoreError>((all, tabled))
        })
        .unwrap();
    shown.extend(tabled.into_iter().map(|(id,)| id));
    let shown_open = |registration: &&Registration| registration.state.is_open();
    for registration in open.iter().filter(shown_open) {
        let times = shown.iter().filter(|id| **id == registration.id).count();
        assert_eq!(times, 1, "{:?} is shown {times} times", registration.id);
    }
    assert!(open.iter().any(|registration| registration.state == State::Expired), "the clock did its work");
}

#[test]
fn no_sequence_of_acts_leaves_an_open_registration_on_no_list_of_the_day_or_on_two() {
    for engine in both_engines() {
        sequences_on(engine, 60);
    }
}
