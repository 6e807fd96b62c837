//! The screening for any answers at all: total, the same every time, and never a refusal out of what is not known.

use proptest::prelude::*;
use schakel_domain::{
    conference::DecisionKind,
    playbook::{
        Judgement,
        s1_3_2_conference::{self, FEWEST, may_decide, rules_of},
    },
    screening::{Contradiction, Education, Facts, Outcome, contradictions, rules, screen},
    talk::{LifeDomain, Work},
    time::Date,
    vdab_fact::{ConversationState, Enrolment, JobSeekerCategory, MediatorOf, RegularService},
};

use crate::cases::{NEVER_BROKEN, NEVER_MISSING};

const TODAY: Date = jiff::civil::date(2026, 11, 23);

/// How many answers there are.
const ANSWERS: usize = 19;

/// Copies the answer at this place of one case to another.
fn give(at: usize, from: &Facts, to: &mut Facts) {
    match at {
        0 => to.born_on = from.born_on,
        1 => to.born_on_before = from.born_on_before,
        2 => to.residence = from.residence,
        3 => to.work = from.work,
        4 => to.ill = from.ill,
        5 => to.contract = from.contract,
        6 => to.complex = from.complex,
        7 => to.domains.clone_from(&from.domains),
        8 => to.regular_offer = from.regular_offer,
        9 => to.education = from.education,
        10 => to.known = from.known,
        11 => to.client_file = from.client_file,
        12 => to.enrolment = from.enrolment,
        13 => to.mediator = from.mediator,
        14 => to.service = from.service,
        15 => to.success = from.success,
        16 => to.needed = from.needed,
        17 => to.conversation = from.conversation,
        _ => to.registered_on = from.registered_on,
    }
}

/// The same case with one answer less.
fn without(facts: &Facts, at: usize) -> Facts {
    let mut less = facts.clone();
    give(at, &Facts::on(facts.registered_on), &mut less);
    less
}

/// A case in which all is in order, with a client file or without.
fn in_order(file: bool) -> Facts {
    let facts = Facts {
        born_on: Some(jiff::civil::date(1988, 3, 2)),
        residence: Some(true),
        work: Some(Work::Seeking),
        ill: Some(false),
        complex: Some(true),
        domains: vec![LifeDomain::Money, LifeDomain::Housing],
        regular_offer: Some(false),
        known: Some(file),
        ..Facts::on(TODAY)
    };
    if !file {
        return facts;
    }
    Facts {
        client_file: Some(true),
        enrolment: Some(Enrolment::As(JobSeekerCategory::Ocmw)),
        mediator: Some(MediatorOf::Vdab),
        service: Some(RegularService::FollowUp),
        success: Some(false),
        conversation: Some(ConversationState::Planned),
        ..facts
    }
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.8, prop::sample::select(all))
}

/// Days around the ages that count, and days that make no sense.
fn birth() -> impl Strategy<Value = Option<Date>> {
    let around = (prop::sample::select(&[2026_i16, 2011, 2010, 2009, 2008, 1988][..]), -2_i64..=2);
    prop::option::weighted(0.9, around.prop_map(|(year, days)| TODAY.with().year(year).build().unwrap() + jiff::Span::new().days(days)))
}

fn yes_no() -> impl Strategy<Value = Option<bool>> {
    prop::option::weighted(0.8, any::<bool>())
}

fn enrolment() -> impl Strategy<Value = Option<Enrolment>> {
    let some = prop_oneof![Just(Enrolment::None), prop::sample::select(JobSeekerCategory::ALL).prop_map(Enrolment::As)];
    prop::option::weighted(0.8, some)
}

/// Any answers.
fn anything() -> impl Strategy<Value = Facts> {
    let person = (
        birth(),
        prop::option::weighted(0.2, birth().prop_filter_map("a day", |day| day)),
        yes_no(),
        one_of(Work::ALL),
        yes_no(),
        yes_no(),
    );
    let life = (yes_no(), prop::collection::vec(prop::sample::select(LifeDomain::ALL), 0..4), yes_no(), one_of(Education::ALL));
    let vdab = (yes_no(), yes_no(), enrolment(), one_of(MediatorOf::ALL), one_of(RegularService::ALL), yes_no(), yes_no());
    (person, life, vdab, one_of(ConversationState::ALL)).prop_map(|(person, life, vdab, conversation)| Facts {
        born_on: person.0,
        born_on_before: person.1,
        residence: person.2,
        work: person.3,
        ill: person.4,
        contract: person.5,
        complex: life.0,
        domains: life.1,
        regular_offer: life.2,
        education: life.3,
        known: vdab.0,
        client_file: vdab.1,
        enrolment: vdab.2,
        mediator: vdab.3,
        service: vdab.4,
        success: vdab.5,
        needed: vdab.6,
        conversation,
        ..Facts::on(TODAY)
    })
}

/// Any answers, and often such that only a few are not in order: those are the cases that one meets.
fn facts() -> impl Strategy<Value = Facts> {
    let near = (any::<bool>(), anything(), prop::collection::vec(0..ANSWERS, 0..4)).prop_map(|(file, other, places)| {
        let mut facts = in_order(file);
        for at in places {
            give(at, &other, &mut facts);
        }
        facts
    });
    prop_oneof![anything(), near]
}

/// Answers of which none contradicts another.
fn agreeing() -> impl Strategy<Value = Facts> {
    facts().prop_filter("answers that contradict each other", |facts| contradictions(facts).is_empty())
}

fn deciding(screened: Facts, present: i64, agrees_to_team: Option<bool>) -> s1_3_2_conference::DecisionFacts {
    s1_3_2_conference::DecisionFacts { screened, present, agrees_to_team }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn every_rule_is_judged_and_the_same_every_time(facts in facts()) {
        let screening = screen(&facts);
        prop_assert_eq!(&screening, &screen(&facts.clone()));
        let ids: Vec<_> = screening.judged.iter().map(|judged| judged.rule.id).collect();
        prop_assert_eq!(ids, rules().map(|rule| rule.id).collect::<Vec<_>>());
        for judged in &screening.judged {
            prop_assert!(!judged.rule.on.is_empty(), "{} says on which answers", judged.rule.id.0);
            prop_assert!(judged.judgement != Judgement::Broken || !NEVER_BROKEN.contains(&judged.rule.id.0));
        }
    }

    #[test]
    fn the_outcome_always_has_its_reason(facts in facts()) {
        let screening = screen(&facts);
        let with = |judgement| -> Vec<&str> {
            screening.judged.iter().filter(|one| one.judgement == judgement).map(|one| one.rule.id.0).collect()
        };
        let (broken, missing) = (with(Judgement::Broken), with(Judgement::Missing));
        match screening.outcome {
            Outcome::Within => prop_assert!(broken.is_empty() && missing.is_empty() && screening.contradictions.is_empty()),
            Outcome::ToAsk => prop_assert!(broken.is_empty() && !screening.to_ask().is_empty()),
            Outcome::EducationFirst => {
                prop_assert_eq!(broken, ["P1.2-5"]);
                prop_assert_eq!(facts.is_minor(), Some(true));
            }
            Outcome::Outside => prop_assert!(broken.iter().any(|rule| *rule != "P1.2-5")),
        }
        prop_assert_eq!(screening.to_ask().is_empty(), missing.is_empty());
    }

    /// Unknown is never "no": who says less is never judged harder. With a contradiction it is another matter: there the answer
    /// that is taken away may be the one that was doubted against the others (see the test below).
    #[test]
    fn an_answer_less_never_breaks_a_rule(facts in agreeing(), at in 0..ANSWERS - 1) {
        let (more, less) = (screen(&facts), screen(&without(&facts, at)));
        for (before, after) in more.judged.iter().zip(&less.judged) {
            let may = after.judgement == before.judgement || after.judgement == Judgement::Missing;
            prop_assert!(may, "{}: {:?} became {:?}", before.rule.id.0, before.judgement, after.judgement);
        }
        for kind in DecisionKind::ALL {
            let (more, less) = (deciding(facts.clone(), 2, Some(true)), deciding(without(&facts, at), 2, Some(true)));
            for rule in rules_of(*kind) {
                let (before, after) = ((rule.judge)(&more), (rule.judge)(&less));
                prop_assert!(after == before || after == Judgement::Missing, "{}: {:?} became {:?}", rule.id.0, before, after);
            }
        }
    }

    /// What is doubted is to be asked, and refuses nobody.
    #[test]
    fn a_rule_on_doubted_answers_is_to_be_asked(facts in facts()) {
        let screening = screen(&facts);
        for judged in &screening.judged {
            let doubted = screening.contradictions.iter().any(|one| one.topics().iter().any(|topic| judged.rule.on.contains(topic)));
            prop_assert!(!doubted || judged.judgement == Judgement::Missing, "{}", judged.rule.id.0);
        }
    }

    #[test]
    fn a_trajectory_opens_together_for_who_wants_it_and_is_within_and_never_otherwise(
        facts in facts(), present in 0_i64..4, team in prop::option::weighted(0.8, any::<bool>())
    ) {
        let within = screen(&facts).outcome == Outcome::Within;
        let allowed = may_decide(DecisionKind::OpenTrajectory, &deciding(facts, present, team));
        prop_assert_eq!(allowed.is_ok(), within && present >= FEWEST && team == Some(true));
    }

    #[test]
    fn a_refused_decision_names_a_rule_that_does_not_hold(facts in facts(), present in 0_i64..4, team in yes_no()) {
        let facts = deciding(facts, present, team);
        for kind in DecisionKind::ALL {
            match may_decide(*kind, &facts) {
                Ok(clearance) => {
                    prop_assert!(present >= FEWEST);
                    prop_assert!(!clearance.rules().is_empty());
                }
                Err(refusal) => {
                    prop_assert!(refusal.because != Judgement::Held);
                    prop_assert!(refusal.because != Judgement::Missing || !NEVER_MISSING.contains(&refusal.rule.0));
                }
            }
        }
    }

    /// Nobody is told "not in the target group" but on a rule that is broken.
    #[test]
    fn nobody_is_refused_in_silence(facts in facts()) {
        let outside = screen(&facts).outcome == Outcome::Outside;
        prop_assert_eq!(may_decide(DecisionKind::NotInTargetGroup, &deciding(facts, 3, None)).is_ok(), outside);
    }
}

#[test]
fn with_a_contradiction_an_answer_less_can_break_a_rule() {
    let both = Facts { work: Some(Work::FullTime), ill: Some(true), ..Facts::on(TODAY) };
    assert_eq!(contradictions(&both), [Contradiction::IllAndFullTime]);
    assert_eq!(screen(&both).outcome, Outcome::ToAsk, "which of the two is so is asked");
    let one = Facts { ill: None, ..both };
    assert_eq!(screen(&one).outcome, Outcome::Outside, "only the full-time work was said: that is clear");
}

#[test]
fn rules_have_names_of_their_own() {
    let mut names: Vec<_> = schakel_domain::playbook::all().iter().map(|rule| rule.id.0).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}
