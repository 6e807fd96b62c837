//! What the playbook asks along the road, of the client and of the worker, from the registration to the dossier.

use std::collections::BTreeSet;

use schakel_domain::{
    conference::DecisionKind,
    day::{DayList, DayPlace, DecisionSteps, Steps, TalkSteps},
    playbook::asked::{Ask, Asked, CaseFacts, Decided, ITEMS, TalkStage, Whom, asked, is_vdab_open, next},
    registration::{Answer, State},
    screening::{self, Outcome, screen},
    talk::Work,
    time::{Date, Instant},
    vdab_fact::{Conversation, ConversationState, Enrolment, JobSeekerCategory, MediatorOf, RegularService},
};

use crate::answers::playbook;

const fn november(day: i8) -> Date {
    jiff::civil::date(2026, 11, day)
}

/// A registration of 2 November, of which nothing is known.
fn registered() -> CaseFacts {
    CaseFacts {
        screened: screening::Facts::on(november(2)),
        talk: TalkStage::None,
        conversation: None,
        discuss: None,
        tabled_for: None,
        decided: None,
        opened_on: None,
        thresholds_without_partner: 0,
    }
}

/// All is in order, and the client has no client file at VDAB.
fn in_order() -> screening::Facts {
    screening::Facts {
        born_on: Answer::Given(jiff::civil::date(1988, 3, 2)),
        residence: Answer::Given(true),
        work: Answer::Given(Work::Seeking),
        ill: Answer::Given(false),
        complex: Answer::Given(true),
        distance: Answer::Given(true),
        regular_offer: Answer::Given(false),
        known: Answer::Given(false),
        ..screening::Facts::on(november(2))
    }
}

/// All is in order but the conversation with VDAB, which is asked because there is a client file.
fn with_file(conversation: Option<ConversationState>) -> screening::Facts {
    screening::Facts {
        known: Answer::Given(true),
        client_file: Answer::Given(true),
        enrolment: Answer::Given(Enrolment::As(JobSeekerCategory::Ocmw)),
        mediator: Answer::Given(MediatorOf::Vdab),
        service: Answer::Given(RegularService::None),
        conversation: conversation.map_or(Answer::Open, Answer::Given),
        ..in_order()
    }
}

fn conversation(state: ConversationState, on: Option<Date>) -> (Conversation, Date) {
    (Conversation { state, on, way: None, three_way: None }, november(5))
}

/// The talk was on 4 November, and finished on 6 November.
fn talked(screened: screening::Facts) -> CaseFacts {
    CaseFacts { screened, talk: TalkStage::Finished(november(6)), ..registered() }
}

fn decided(kind: DecisionKind, followed: bool) -> Decided {
    Decided { kind, on: november(12), followed }
}

/// A situation of the road, with what is asked in it: `w` of the worker, `c` of the client, the most pressing first.
type Situation = (&'static str, CaseFacts, &'static [&'static str]);

/// All situations.
fn situations() -> Vec<Situation> {
    [until_the_conference(), around_vdab(), after_the_conference()].concat()
}

/// The situations from the registration to the agenda.
fn until_the_conference() -> Vec<Situation> {
    let tabled = CaseFacts { discuss: Some(true), tabled_for: Some(november(12)), ..talked(in_order()) };
    let without_agreement = talked(in_order());
    vec![
        ("registered", registered(), &["w hold_talk", "c come_to_talk"]),
        ("the talk is begun", CaseFacts { talk: TalkStage::Begun(november(4)), ..registered() }, &["w ask_answers", "w ask_agreement"]),
        ("the talk is finished, and answers are missing", talked(registered().screened), &["w ask_answers", "w ask_agreement"]),
        ("all is in order, and the client was not asked to be discussed", without_agreement.clone(), &["w ask_agreement"]),
        ("the client does not want to be discussed", CaseFacts { discuss: Some(false), ..without_agreement.clone() }, &["w ask_how_on"]),
        ("the client agrees to be discussed", CaseFacts { discuss: Some(true), ..without_agreement }, &["w put_on_agenda"]),
        (
            "the client agrees, and an answer is missing",
            CaseFacts { discuss: Some(true), ..talked(screening::Facts { residence: Answer::Open, ..in_order() }) },
            &["w ask_answers"],
        ),
        (
            "the client agrees, and a rule is broken: the conference decides about that",
            CaseFacts { discuss: Some(true), ..talked(screening::Facts { residence: Answer::Given(false), ..in_order() }) },
            &["w put_on_agenda"],
        ),
        ("on the agenda", tabled.clone(), &["w bring_case", "c await_conference"]),
        (
            "on the agenda, and it is not known any more whether the client agrees",
            CaseFacts { discuss: None, ..tabled.clone() },
            &["w bring_case", "c await_conference", "w ask_agreement"],
        ),
    ]
}

/// The situations that hang on what is known at VDAB.
fn around_vdab() -> Vec<Situation> {
    vec![
        ("a client file, and no conversation yet", talked(with_file(None)), &["c call_vdab", "w ask_agreement"]),
        (
            "the client will ask for the conversation",
            CaseFacts {
                conversation: Some(conversation(ConversationState::ClientAsks, None)),
                ..talked(with_file(Some(ConversationState::ClientAsks)))
            },
            &["c call_vdab", "w ask_agreement"],
        ),
        (
            "the client asked for the conversation, and waits for the invitation",
            CaseFacts {
                conversation: Some(conversation(ConversationState::Asked, None)),
                ..talked(with_file(Some(ConversationState::Asked)))
            },
            &["c await_vdab", "w ask_agreement"],
        ),
        (
            "the client does not know whether there is a client file",
            talked(screening::Facts { known: Answer::Given(true), client_file: Answer::Unknown, service: Answer::Unknown, ..in_order() }),
            &["c ask_servicelijn", "w help_servicelijn", "w ask_agreement"],
        ),
        (
            "the client rather does not say who the mediator is",
            CaseFacts {
                conversation: Some(conversation(ConversationState::Held, Some(november(9)))),
                ..talked(screening::Facts { mediator: Answer::Later, ..with_file(Some(ConversationState::Held)) })
            },
            &["c ask_servicelijn", "w help_servicelijn", "w ask_agreement"],
        ),
        (
            "what runs at VDAB was learnt nine weeks ago",
            talked(screening::Facts {
                judged_on: Some(november(10)),
                service_learnt_on: Some(jiff::civil::date(2026, 9, 7)),
                ..with_file(Some(ConversationState::Planned))
            }),
            &["c call_vdab", "w ask_answers", "w ask_agreement"],
        ),
        (
            "the conversation is planned for today",
            CaseFacts {
                conversation: Some(conversation(ConversationState::Planned, Some(november(10)))),
                ..talked(with_file(Some(ConversationState::Planned)))
            },
            &["c go_to_vdab", "w ask_agreement"],
        ),
        (
            "the conversation was planned for yesterday",
            CaseFacts {
                conversation: Some(conversation(ConversationState::Planned, Some(november(9)))),
                ..talked(with_file(Some(ConversationState::Planned)))
            },
            &["w record_vdab", "w ask_agreement"],
        ),
        (
            "the conversation is planned, and nobody wrote down for when",
            CaseFacts {
                conversation: Some(conversation(ConversationState::Planned, None)),
                ..talked(with_file(Some(ConversationState::Planned)))
            },
            &["w record_vdab", "w ask_agreement"],
        ),
        (
            "the conversation was held",
            CaseFacts {
                conversation: Some(conversation(ConversationState::Held, Some(november(9)))),
                ..talked(with_file(Some(ConversationState::Held)))
            },
            &["w ask_agreement"],
        ),
        (
            "the client declines the conversation",
            CaseFacts {
                conversation: Some(conversation(ConversationState::Declined, None)),
                ..talked(with_file(Some(ConversationState::Declined)))
            },
            &["w ask_agreement"],
        ),
    ]
}

/// The situations from the decision on.
fn after_the_conference() -> Vec<Situation> {
    let dossier = CaseFacts {
        discuss: Some(true),
        decided: Some(decided(DecisionKind::OpenTrajectory, true)),
        opened_on: Some(november(12)),
        ..talked(in_order())
    };
    vec![
        (
            "the conference asks for more",
            CaseFacts { discuss: Some(true), decided: Some(decided(DecisionKind::AskMore, false)), ..talked(in_order()) },
            &["w ask_more", "w put_on_agenda"],
        ),
        (
            "more was asked, and the case can come back",
            CaseFacts { discuss: Some(true), decided: Some(decided(DecisionKind::AskMore, true)), ..talked(in_order()) },
            &["w put_on_agenda"],
        ),
        (
            "referred, and the client does not know yet",
            CaseFacts { discuss: Some(true), decided: Some(decided(DecisionKind::ReferRegular, false)), ..talked(in_order()) },
            &["w tell_decision"],
        ),
        (
            "not in the target group, and the client was told",
            CaseFacts { discuss: Some(true), decided: Some(decided(DecisionKind::NotInTargetGroup, true)), ..talked(in_order()) },
            &[],
        ),
        ("a dossier is open", dossier.clone(), &["c meet_team", "w make_plan"]),
        (
            "a dossier is open, and the client was not told",
            CaseFacts { decided: Some(decided(DecisionKind::OpenTrajectory, false)), ..dossier.clone() },
            &["c meet_team", "w tell_decision", "w make_plan"],
        ),
        (
            "a dossier is open, and nobody works on two of the thresholds",
            CaseFacts { thresholds_without_partner: 2, ..dossier.clone() },
            &["c meet_team", "w share_thresholds", "w make_plan"],
        ),
        (
            "a dossier is open, and the conversation with VDAB is still to come",
            CaseFacts {
                screened: with_file(Some(ConversationState::Planned)),
                conversation: Some(conversation(ConversationState::Planned, Some(november(20)))),
                ..dossier
            },
            &["c go_to_vdab", "c meet_team", "w make_plan"],
        ),
    ]
}

fn words(all: &[Asked]) -> Vec<String> {
    let who = |whom| if whom == Whom::Client { "c" } else { "w" };
    all.iter().map(|one| format!("{} {}", who(one.whom), one.ask.code())).collect()
}

#[test]
fn each_situation_asks_its_own() {
    for (name, facts, expected) in situations() {
        assert_eq!(words(&asked(&playbook(), &facts, november(10))), expected, "{name}");
    }
}

#[test]
fn everything_that_can_be_asked_is_asked_somewhere() {
    let reached: BTreeSet<Ask> =
        situations().iter().flat_map(|(_, facts, _)| asked(&playbook(), facts, november(10))).map(|asked| asked.ask).collect();
    assert_eq!(reached.into_iter().collect::<Vec<_>>(), Ask::ALL);
}

#[test]
fn what_is_asked_has_its_paragraph_and_its_day() {
    for (name, facts, _) in situations() {
        let all = asked(&playbook(), &facts, november(10));
        for one in &all {
            assert!(["1.1", "1.2", "1.3.2", "2.1", "2.2"].contains(&one.par.0), "{name}");
            assert!(one.since >= november(2) && one.since <= november(12), "{name}: {} since {}", one.ask.code(), one.since);
        }
        for whom in [Whom::Client, Whom::Worker] {
            assert_eq!(next(&all, whom), all.iter().find(|one| one.whom == whom).copied(), "{name}");
        }
    }
    let planned = CaseFacts {
        conversation: Some(conversation(ConversationState::Planned, Some(november(20)))),
        ..talked(with_file(Some(ConversationState::Planned)))
    };
    let go = next(&asked(&playbook(), &planned, november(10)), Whom::Client).unwrap();
    assert_eq!((go.ask, go.since, go.on), (Ask::GoToVdab, november(5), Some(november(20))));
    let after = next(&asked(&playbook(), &planned, november(21)), Whom::Worker).unwrap();
    assert_eq!((after.ask, after.since), (Ask::RecordVdab, november(20)), "the step stays open until it is recorded");
}

#[test]
fn the_situations_are_what_they_say() {
    assert_eq!(screen(&playbook(), &in_order()).outcome, Outcome::Within);
    assert_eq!(screen(&playbook(), &with_file(Some(ConversationState::Held))).outcome, Outcome::Within);
    assert_eq!(screen(&playbook(), &with_file(None)).outcome, Outcome::ToAsk);
}

fn at_noon(day: Date) -> Instant {
    day.at(12, 0, 0, 0).in_tz("Europe/Brussels").unwrap().timestamp()
}

/// What the coordinator's day waits for is what is asked: wherever a registration stands in the day, an item that names that list is asked now;
/// on an agenda the case is brought; and where it stands nowhere, nothing is asked that a list waits for.
#[test]
fn what_the_day_waits_for_is_what_is_asked() {
    let talks = [TalkStage::None, TalkStage::Begun(november(4)), TalkStage::Finished(november(6))];
    let agreements = [Answer::Open, Answer::Later, Answer::Given(false), Answer::Given(true)];
    let decisions = [None, Some(false), Some(true)];
    let screenings = [screening::Facts::on(november(2)), in_order(), with_file(None), with_file(Some(ConversationState::Asked))];
    let mut seen = BTreeSet::new();
    for (talk, agreement) in talks.iter().flat_map(|talk| agreements.iter().map(move |agreement| (talk, agreement))) {
        for (kind, followed) in DecisionKind::ALL.iter().flat_map(|kind| decisions.map(|followed| (kind, followed))) {
            for (tabled, screened) in [false, true].into_iter().flat_map(|tabled| screenings.iter().map(move |facts| (tabled, facts))) {
                let opens = *kind == DecisionKind::OpenTrajectory;
                let state = match followed {
                    Some(_) if opens => State::Accepted,
                    Some(_) if kind.ends_registration() => State::Referred,
                    Some(_) | None => State::Assigned,
                };
                // Nobody is decided about without a talk, or stands on an agenda without one or when all is decided.
                let talked = *talk != TalkStage::None;
                if (!talked && (followed.is_some() || tabled || agreement.was_asked())) || (tabled && state != State::Assigned) {
                    continue;
                }
                let conversation = screened.conversation.given().map(|state| conversation(*state, None));
                let facts = CaseFacts {
                    screened: screened.clone(),
                    talk: *talk,
                    conversation: conversation.clone(),
                    discuss: agreement.given().copied(),
                    tabled_for: tabled.then(|| november(20)),
                    decided: followed.map(|followed| Decided { kind: *kind, on: november(8), followed }),
                    opened_on: (opens && followed.is_some()).then(|| november(8)),
                    thresholds_without_partner: 0,
                };
                let finished_at = if let TalkStage::Finished(on) = talk { Some(at_noon(*on)) } else { None };
                let steps = Steps {
                    state,
                    received_at: at_noon(november(2)),
                    messages: Vec::new(),
                    tried_at: None,
                    put_back_at: None,
                    talk: talked.then(|| TalkSteps { saved_at: at_noon(november(4)), finished_at, discuss: agreement.clone() }),
                    tabled_for: tabled.then(|| at_noon(november(20))),
                    decision: followed.map(|followed| DecisionSteps {
                        at: at_noon(november(8)),
                        followed_at: followed.then(|| at_noon(november(9))),
                        // A trajectory in which nothing was done yet.
                        untouched: opens,
                    }),
                };
                let asked = asked(&playbook(), &facts, november(10));
                let waits_for = |list: DayList| {
                    ITEMS.iter().any(|item| item.day.contains(&list) && asked.iter().any(|one| (one.ask, one.par) == (item.ask, item.par)))
                };
                match steps.place() {
                    DayPlace::On(list) => {
                        assert!(waits_for(list), "{} waits, and asks {asked:?}: {facts:?}", list.code());
                        seen.insert(list);
                    }
                    DayPlace::Agenda => assert!(asked.iter().any(|one| one.ask == Ask::BringCase), "{facts:?}"),
                    DayPlace::Nowhere => assert!(!DayList::PLACES.iter().any(|list| waits_for(*list)), "{asked:?}: {facts:?}"),
                }
                let vdab_waits = is_vdab_open(screened.client_file.given().copied(), conversation.map(|(one, _)| one.state));
                let still = state == State::Assigned || state == State::Accepted;
                assert_eq!(waits_for(DayList::Vdab), vdab_waits && still, "{asked:?}: {facts:?}");
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), DayList::PLACES, "every list was waited on");
}
