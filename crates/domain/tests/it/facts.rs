//! How the facts of a case come out of the registration, the talk and what is known about VDAB.

use schakel_domain::{
    ids::Id,
    playbook::{Judgement, s3_1_combination},
    registration::{Answer, Channel, Contact, ContactMark, Helper, HelperKind, Identity, Registration, State, Told},
    screening::{self, Contradiction, Facts, Outcome, contradictions, screen},
    talk::{Education, TalkAnswers, Weighed, Work},
    time::{Date, Instant},
    vdab_fact::{
        Conversation, ConversationState, Enrolment, JobSeekerCategory, KeptVdabFact, MediatorOf, RegularService, Source, VdabFact,
        VdabFactKind,
    },
    words::{Line, Reason},
};

use crate::answers::playbook;

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
    KeptVdabFact { id: id(number), fact, source: Source::ToldByClient, learnt_on: LEARNT, noted_by: id(9), noted_at }
}

const BORN: Date = jiff::civil::date(2010, 11, 23);
const LEARNT: Date = jiff::civil::date(2026, 11, 24);
const TODAY: Date = jiff::civil::date(2026, 11, 25);

#[test]
fn the_day_of_registration_is_a_day_in_brussels() {
    let facts = Facts::of(&registration(Answer::Given(BORN)), None, &[], TODAY);
    assert_eq!(facts.registered_on, jiff::civil::date(2026, 11, 23));
    assert_eq!(facts.age(), Some(16), "on the birthday itself, in Brussels");
    assert_eq!(
        facts,
        Facts { born_on: Answer::Given(BORN), judged_on: Some(TODAY), ..Facts::on(facts.registered_on) },
        "and nothing else is known"
    );
}

#[test]
fn asked_in_vain_is_asked_and_is_no_answer() {
    let told = [
        VdabFact::Known(None),
        VdabFact::ClientFile(None),
        VdabFact::Enrolment(None),
        VdabFact::Mediator { of: None, name: None },
        VdabFact::Service { which: None, successful: Answer::Open },
    ];
    let told: Vec<_> = (1..).zip(told).map(|(number, fact)| noted(number, "2026-11-24T10:00:00Z", fact)).collect();
    for later in [false, true] {
        let yes_no = || if later { Answer::Later } else { Answer::Unknown };
        let talk = TalkAnswers {
            born_on: if later { Answer::Later } else { Answer::Unknown },
            residence: yes_no(),
            work: if later { Answer::Later } else { Answer::Unknown },
            ill: yes_no(),
            contract: yes_no(),
            complex: yes_no(),
            distance: yes_no(),
            regular_offer: yes_no(),
            education: if later { Answer::Later } else { Answer::Unknown },
            weighed: if later { Answer::Later } else { Answer::Unknown },
            vdab_later: if later { VdabFactKind::ALL.to_vec() } else { Vec::new() },
            ..TalkAnswers::default()
        };
        for vdab in [&told[..], if later { &[][..] } else { &told[..] }] {
            let facts = Facts::of(&registration(Answer::Open), Some(&talk), vdab, TODAY);
            let screening = screen(&playbook(), &facts);
            assert_eq!(screening.to_ask(), [], "all was asked");
            assert_eq!(screening.outcome, Outcome::ToFind, "and nothing is known, so the conference weighs");
            assert!(screening.judged.iter().all(|one| one.judgement != Judgement::Broken), "and nobody is refused for it");
        }
    }
    let nothing = Facts::of(&registration(Answer::Open), None, &[], TODAY);
    assert_eq!(screen(&playbook(), &nothing).outcome, Outcome::ToAsk, "what was not asked is asked");
}

#[test]
fn what_was_said_is_what_the_rules_look_at() {
    let reason = || Reason::parse("Zo is het afgewogen").unwrap();
    let talk = TalkAnswers {
        born_on: Answer::Given(BORN),
        residence: Answer::Given(true),
        work: Answer::Given(Work::Partly),
        ill: Answer::Given(false),
        contract: Answer::Given(true),
        complex: Answer::Given(true),
        distance: Answer::Given(true),
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
        noted(5, "2026-11-24T10:00:00Z", VdabFact::Service { which: Some(RegularService::Ocmw), successful: Answer::Given(true) }),
        noted(
            6,
            "2026-11-24T10:00:00Z",
            VdabFact::Conversation(Conversation { state: ConversationState::Planned, on: None, way: None, three_way: None }),
        ),
    ];
    let facts = Facts::of(&registration(Answer::Given(BORN)), Some(&talk), &vdab, TODAY);
    let expected = Facts {
        judged_on: Some(TODAY),
        born_on: Answer::Given(BORN),
        born_on_before: Some(BORN),
        residence: Answer::Given(true),
        work: Answer::Given(Work::Partly),
        ill: Answer::Given(false),
        contract: Answer::Given(true),
        complex: Answer::Given(true),
        distance: Answer::Given(true),
        regular_offer: Answer::Given(false),
        education: Answer::Given(screening::Education::NotRealistic),
        known: Answer::Given(true),
        client_file: Answer::Given(true),
        enrolment: Answer::Given(Enrolment::As(JobSeekerCategory::Free)),
        mediator: Answer::Given(MediatorOf::Vdab),
        service: Answer::Given(RegularService::Ocmw),
        service_learnt_on: Some(LEARNT),
        success: Answer::Given(true),
        needed: Answer::Given(true),
        conversation: Answer::Given(ConversationState::Planned),
        ..Facts::on(jiff::civil::date(2026, 11, 23))
    };
    assert_eq!(facts, expected);
    assert_eq!(screen(&playbook(), &facts).outcome, Outcome::Within);
    let kept = toml::to_string(&facts).unwrap();
    assert_eq!(toml::from_str::<Facts>(&kept).unwrap(), facts, "and so they are written: {kept}");
}

#[test]
fn of_two_facts_about_vdab_the_one_that_was_learnt_last_counts() {
    let file = |number, learnt_on, at, known| KeptVdabFact { learnt_on, ..noted(number, at, VdabFact::ClientFile(known)) };
    let of = |kept: &[KeptVdabFact]| Facts::of(&registration(Answer::Open), None, kept, TODAY).client_file;
    let day = |day| jiff::civil::date(2026, 11, day);
    let kept = [file(1, day(20), "2026-11-25T10:00:00Z", Some(false)), file(2, day(21), "2026-11-24T10:00:00Z", Some(true))];
    assert_eq!(of(&kept), Answer::Given(true), "an older thing that is noted later is older all the same");
    let kept = [file(1, day(21), "2026-11-25T10:00:00Z", Some(false)), file(2, day(21), "2026-11-24T10:00:00Z", Some(true))];
    assert_eq!(of(&kept), Answer::Given(false), "learnt on one day: the last that was noted");
    let at_once = [file(2, day(21), "2026-11-24T10:00:00Z", Some(true)), file(1, day(21), "2026-11-24T10:00:00Z", Some(false))];
    assert_eq!(of(&at_once), Answer::Given(true), "noted at once: the last of them");
}

#[test]
fn what_runs_now_is_asked_again_after_eight_weeks() {
    let service = |which| [noted(1, "2026-11-24T10:00:00Z", VdabFact::Service { which: Some(which), successful: Answer::Open })];
    let rule = s3_1_combination::NOT_IN_REGULAR_SERVICE.id;
    for which in [RegularService::Glow, RegularService::None] {
        let said = |today| screen(&playbook(), &Facts::of(&registration(Answer::Open), None, &service(which), today)).of(rule).unwrap();
        let fresh = if which == RegularService::Glow { Judgement::Broken } else { Judgement::Held };
        assert_eq!(said(LEARNT), fresh);
        assert_eq!(said(jiff::civil::date(2027, 1, 19)), fresh, "eight weeks to the day");
        assert_eq!(said(jiff::civil::date(2027, 1, 20)), Judgement::Unclear, "and the day after it is too old to refuse, or to allow");
    }
}

#[test]
fn another_birth_date_in_the_talk_is_asked_about() {
    let talk = TalkAnswers { born_on: Answer::Given(jiff::civil::date(2010, 11, 24)), ..TalkAnswers::default() };
    let facts = Facts::of(&registration(Answer::Given(BORN)), Some(&talk), &[], TODAY);
    assert_eq!(contradictions(&facts), [Contradiction::TwoBirthDates]);
    let later = TalkAnswers { born_on: Answer::Later, ..TalkAnswers::default() };
    let facts = Facts::of(&registration(Answer::Given(BORN)), Some(&later), &[], TODAY);
    assert_eq!((facts.born_on.clone(), contradictions(&facts)), (Answer::Given(BORN), Vec::new()), "said once, it stays said");
}
