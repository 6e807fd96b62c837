//! What the playbook asks along the road, of the client and of the worker, from the registration to the dossier.

use std::collections::BTreeSet;

use schakel_domain::{
    conference::DecisionKind,
    playbook::asked::{Ask, Asked, CaseFacts, Decided, TalkStage, Whom, asked, next},
    registration::Answer,
    screening::{self, Outcome, screen},
    talk::Work,
    time::Date,
    vdab_fact::{Conversation, ConversationState, Enrolment, JobSeekerCategory, MediatorOf, RegularService},
};

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
        assert_eq!(words(&asked(&facts, november(10))), expected, "{name}");
    }
}

#[test]
fn everything_that_can_be_asked_is_asked_somewhere() {
    let reached: BTreeSet<Ask> = situations().iter().flat_map(|(_, facts, _)| asked(facts, november(10))).map(|asked| asked.ask).collect();
    assert_eq!(reached.into_iter().collect::<Vec<_>>(), Ask::ALL);
}

#[test]
fn what_is_asked_has_its_paragraph_and_its_day() {
    for (name, facts, _) in situations() {
        let all = asked(&facts, november(10));
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
    let go = next(&asked(&planned, november(10)), Whom::Client).unwrap();
    assert_eq!((go.ask, go.since, go.on), (Ask::GoToVdab, november(5), Some(november(20))));
    let after = next(&asked(&planned, november(21)), Whom::Worker).unwrap();
    assert_eq!((after.ask, after.since), (Ask::RecordVdab, november(20)), "the step stays open until it is recorded");
}

#[test]
fn the_situations_are_what_they_say() {
    assert_eq!(screen(&in_order()).outcome, Outcome::Within);
    assert_eq!(screen(&with_file(Some(ConversationState::Held))).outcome, Outcome::Within);
    assert_eq!(screen(&with_file(None)).outcome, Outcome::ToAsk);
}
