//! How the facts of a case come out of the registration, the talk and what is known about VDAB.

use schakel_domain::{
    ids::Id,
    registration::{Answer, Channel, Contact, ContactMark, Helper, HelperKind, Identity, Registration, State, Told},
    screening::{self, Contradiction, Facts, Outcome, contradictions, screen},
    talk::{Education, LifeDomain, TalkAnswers, Threshold, Weighed, Work},
    time::{Date, Instant},
    vdab_fact::{
        Conversation, ConversationState, Enrolment, JobSeekerCategory, KeptVdabFact, MediatorOf, RegularService, Source, VdabFact,
    },
    words::{Line, Reason},
};

fn id<T>(number: u8) -> Id<T> {
    format!("00000000-0000-7000-8000-0000000000{number:02}").parse().unwrap()
}

/// Registered at a quarter past midnight in Brussels, when it is still the day before in UTC.
fn registration(born_on: Answer<Date>) -> Registration {
    Registration {
        id: id(1),
        partnership: id(2),
        client: id(3),
        state: State::Assigned,
        channel: Channel::Web,
        language: Answer::Open,
        received_at: "2026-11-22T23:15:00Z".parse().unwrap(),
        seen_at: None,
        assigned: None,
        supporter: None,
        merged_into: None,
        closed_at: None,
        ending: None,
        warned_at: None,
        contact_by: None,
        doubted: false,
        contact_mark: ContactMark::FIRST,
        identity: Identity {
            called: Line::parse("Voorbeeld").unwrap(),
            family_name: Answer::Open,
            born_on,
            born_in: None,
            municipality: Answer::Open,
        },
        contact: Contact::default(),
        told: Told {
            themes: Vec::new(),
            wish: Answer::Open,
            helped_now: Answer::Open,
            helper: Helper { kind: HelperKind::Nobody, name: None },
        },
        version: 1,
    }
}

fn noted(number: u8, at: &str, fact: VdabFact) -> KeptVdabFact {
    let noted_at: Instant = at.parse().unwrap();
    KeptVdabFact {
        id: id(number),
        fact,
        source: Source::ToldByClient,
        learnt_on: jiff::civil::date(2026, 11, 24),
        noted_by: id(9),
        noted_at,
    }
}

const BORN: Date = jiff::civil::date(2010, 11, 23);

#[test]
fn the_day_of_registration_is_a_day_in_brussels() {
    let facts = Facts::of(&registration(Answer::Given(BORN)), None, &[]);
    assert_eq!(facts.registered_on, jiff::civil::date(2026, 11, 23));
    assert_eq!(facts.age(), Some(16), "on the birthday itself, in Brussels");
    assert_eq!(facts, Facts { born_on: Some(BORN), ..Facts::on(facts.registered_on) }, "and nothing else is known");
}

#[test]
fn neither_unknown_nor_later_nor_open_is_an_answer() {
    let nothing = Facts::of(&registration(Answer::Open), None, &[]);
    for (yes_no, born_on) in [(Answer::Unknown, Answer::Unknown), (Answer::Later, Answer::Later), (Answer::Open, Answer::Open)] {
        let talk = TalkAnswers {
            born_on: born_on.clone(),
            residence: yes_no.clone(),
            work: if yes_no == Answer::Unknown { Answer::Unknown } else { Answer::Later },
            ill: yes_no.clone(),
            contract: yes_no.clone(),
            complex: yes_no.clone(),
            regular_offer: yes_no,
            education: Answer::Later,
            weighed: Answer::Unknown,
            ..TalkAnswers::default()
        };
        let facts = Facts::of(&registration(born_on), Some(&talk), &[]);
        assert_eq!(facts, nothing);
        assert_eq!(screen(&facts).outcome, Outcome::ToAsk);
    }
    let told = [
        VdabFact::Known(None),
        VdabFact::ClientFile(None),
        VdabFact::Enrolment(None),
        VdabFact::Mediator { of: None, name: None },
        VdabFact::Service { which: None, successful: None },
    ];
    let told: Vec<_> = (1..).zip(told).map(|(number, fact)| noted(number, "2026-11-24T10:00:00Z", fact)).collect();
    assert_eq!(Facts::of(&registration(Answer::Open), None, &told), nothing, "the client does not know");
}

#[test]
fn what_was_said_is_what_the_rules_look_at() {
    let reason = || Reason::parse("Zo is het afgewogen").unwrap();
    let threshold = |domain| Threshold { domain, words: None, partner: None };
    let talk = TalkAnswers {
        born_on: Answer::Given(BORN),
        residence: Answer::Given(true),
        work: Answer::Given(Work::Partly),
        ill: Answer::Given(false),
        contract: Answer::Given(true),
        complex: Answer::Given(true),
        thresholds: vec![threshold(LifeDomain::Money), threshold(LifeDomain::Mind)],
        regular_offer: Answer::Given(false),
        education: Answer::Given(Education::NotRealistic(reason())),
        weighed: Answer::Given(Weighed { needed: true, reason: reason() }),
        ..TalkAnswers::default()
    };
    let vdab = [
        noted(1, "2026-11-24T10:00:00Z", VdabFact::Known(Some(true))),
        noted(2, "2026-11-24T10:00:00Z", VdabFact::ClientFile(Some(true))),
        noted(3, "2026-11-24T10:00:00Z", VdabFact::Enrolment(Some(Enrolment::As(JobSeekerCategory::Free)))),
        noted(4, "2026-11-24T10:00:00Z", VdabFact::Mediator { of: Some(MediatorOf::Vdab), name: None }),
        noted(5, "2026-11-24T10:00:00Z", VdabFact::Service { which: Some(RegularService::FollowUp), successful: Some(true) }),
        noted(
            6,
            "2026-11-24T10:00:00Z",
            VdabFact::Conversation(Conversation { state: ConversationState::Planned, on: None, way: None, three_way: None }),
        ),
    ];
    let facts = Facts::of(&registration(Answer::Given(BORN)), Some(&talk), &vdab);
    let expected = Facts {
        born_on: Some(BORN),
        born_on_before: Some(BORN),
        residence: Some(true),
        work: Some(Work::Partly),
        ill: Some(false),
        contract: Some(true),
        complex: Some(true),
        domains: vec![LifeDomain::Money, LifeDomain::Mind],
        regular_offer: Some(false),
        education: Some(screening::Education::NotRealistic),
        known: Some(true),
        client_file: Some(true),
        enrolment: Some(Enrolment::As(JobSeekerCategory::Free)),
        mediator: Some(MediatorOf::Vdab),
        service: Some(RegularService::FollowUp),
        success: Some(true),
        needed: Some(true),
        conversation: Some(ConversationState::Planned),
        ..Facts::on(jiff::civil::date(2026, 11, 23))
    };
    assert_eq!(facts, expected);
    assert_eq!(screen(&facts).outcome, Outcome::Within);
}

#[test]
fn of_two_facts_about_vdab_the_newest_counts() {
    let file = |number, at, known| noted(number, at, VdabFact::ClientFile(known));
    let kept = [file(1, "2026-11-25T10:00:00Z", Some(false)), file(2, "2026-11-24T10:00:00Z", Some(true))];
    assert_eq!(Facts::of(&registration(Answer::Open), None, &kept).client_file, Some(false));
    let at_once = [file(2, "2026-11-24T10:00:00Z", Some(true)), file(1, "2026-11-24T10:00:00Z", Some(false))];
    assert_eq!(Facts::of(&registration(Answer::Open), None, &at_once).client_file, Some(true), "the last that was noted");
}

#[test]
fn another_birth_date_in_the_talk_is_asked_about() {
    let talk = TalkAnswers { born_on: Answer::Given(jiff::civil::date(2010, 11, 24)), ..TalkAnswers::default() };
    let facts = Facts::of(&registration(Answer::Given(BORN)), Some(&talk), &[]);
    assert_eq!(contradictions(&facts), [Contradiction::TwoBirthDates]);
    let later = TalkAnswers { born_on: Answer::Later, ..TalkAnswers::default() };
    let facts = Facts::of(&registration(Answer::Given(BORN)), Some(&later), &[]);
    assert_eq!((facts.born_on, contradictions(&facts)), (Some(BORN), Vec::new()), "said once, it stays said");
}
