//! The screening for any answers at all: total, the same every time, and never a refusal out of what is not known.

use proptest::prelude::*;
use schakel_domain::{
    conference::DecisionKind,
    playbook::{
        Judgement, Nature,
        may::{against, may_decide},
        s1_3_2_conference,
    },
    registration::Answer,
    screening::{Contradiction, Criterion, Facts, Found, Outcome, Topic, contradictions, screen},
    talk::SharedPart,
};

use crate::{
    answers::{TOPICS, deciding, facts, give, in_order, playbook, without},
    cases::{NEVER_BROKEN, NEVER_MISSING},
};

/// Answers of which none contradicts another.
fn agreeing() -> impl Strategy<Value = Facts> {
    facts().prop_filter("answers that contradict each other", |facts| contradictions(facts).is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn every_rule_is_judged_and_the_same_every_time(facts in facts()) {
        let screening = screen(&playbook(), &facts);
        prop_assert_eq!(&screening, &screen(&playbook(), &facts.clone()));
        let ids: Vec<_> = screening.judged.iter().map(|judged| judged.rule.id).collect();
        prop_assert_eq!(ids, playbook().entry().map(|rule| rule.id).collect::<Vec<_>>());
        for judged in &screening.judged {
            prop_assert!(!judged.rule.on.is_empty(), "{} says on which answers", judged.rule.id.0);
            prop_assert!(judged.judgement != Judgement::Broken || !NEVER_BROKEN.contains(&judged.rule.id.0));
        }
    }

    #[test]
    fn the_outcome_always_has_its_reason(facts in facts()) {
        let screening = screen(&playbook(), &facts);
        let with = |judgement, fact: bool| -> Vec<&str> {
            let these = screening.judged.iter().filter(|one| one.judgement == judgement && (!fact || one.rule.nature == Nature::Fact));
            these.map(|one| one.rule.id.0).collect()
        };
        let (broken, missing) = (with(Judgement::Broken, true), with(Judgement::Missing, false));
        let (weighed, unclear) = (with(Judgement::Broken, false), with(Judgement::Unclear, false));
        let doubted = !screening.contradictions.is_empty();
        match screening.outcome {
            Outcome::Within => prop_assert!(weighed.is_empty() && missing.is_empty() && unclear.is_empty() && !doubted),
            Outcome::ToAsk => prop_assert!(broken.is_empty() && !screening.to_ask().is_empty()),
            Outcome::ToFind => prop_assert!(broken.is_empty() && missing.is_empty() && (!weighed.is_empty() || !unclear.is_empty() || doubted)),
            Outcome::EducationFirst => {
                prop_assert_eq!(broken, ["P1.2-5"]);
                prop_assert_eq!(facts.is_minor(&playbook().numbers()), Some(true));
            }
            Outcome::Outside => prop_assert!(broken.iter().any(|rule| *rule != "P1.2-5")),
        }
        prop_assert_eq!(screening.to_ask().is_empty(), missing.is_empty());
    }

    /// A rule looks at what it says it looks at: another answer to anything else leaves it as it was. A contradiction is another matter, which
    /// `a_rule_on_doubted_answers_is_unclear` holds.
    #[test]
    fn a_rule_looks_at_nothing_but_what_it_names(facts in facts(), other in facts(), at in 0..TOPICS.len()) {
        let topic = TOPICS[at];
        let mut changed = facts.clone();
        give(topic, &other, &mut changed);
        for rule in playbook().entry().filter(|rule| !rule.on.contains(&topic)) {
            // What the table found of a criterion stands in the place of what it names.
            let named = matches!(rule.nature, Nature::Appraisal(_)) && topic == Topic::Present;
            prop_assert!(named || rule.says(&facts, &playbook().numbers()) == rule.says(&changed, &playbook().numbers()), "{} looks at {}", rule.id.0, topic.code());
        }
    }

    /// Unknown is never "no": a client who says less is never judged harder. With a contradiction it is another matter: there the answer
    /// that is taken away may be the one that was doubted against the others. What the table found, the last topic, stands over an answer.
    #[test]
    fn an_answer_less_never_breaks_a_rule(facts in agreeing(), at in 0..TOPICS.len() - 1) {
        let less = without(&facts, TOPICS[at]);
        for (before, after) in screen(&playbook(), &facts).judged.iter().zip(&screen(&playbook(), &less).judged) {
            let may = after.judgement == before.judgement || after.judgement != Judgement::Broken;
            prop_assert!(may, "{}: {:?} became {:?}", before.rule.id.0, before.judgement, after.judgement);
        }
    }

    /// What is doubted is asked again, and refuses nobody.
    #[test]
    fn a_rule_on_doubted_answers_is_unclear(facts in facts()) {
        let screening = screen(&playbook(), &facts);
        for judged in &screening.judged {
            let doubted = screening.contradictions.iter().any(|one| one.topics().iter().any(|topic| judged.rule.on.contains(topic)));
            let open = matches!(judged.judgement, Judgement::Missing | Judgement::Unclear);
            prop_assert!(!doubted || open, "{}", judged.rule.id.0);
        }
    }

    /// A trajectory opens together, for a client who wants it, and whom no fact puts out of scope. Nothing else refuses it: no criterion that is
    /// not held, no answer that is not known, no advice.
    #[test]
    fn only_facts_and_the_client_refuse_a_trajectory(
        facts in facts(), partners in 0_i64..4, team in prop::option::weighted(0.8, any::<bool>())
    ) {
        let fact = |one: &&schakel_domain::playbook::Judged| one.rule.nature == Nature::Fact;
        let free = screen(&playbook(), &facts).judged.iter().filter(fact).all(|one| matches!(one.judgement, Judgement::Held | Judgement::Unclear));
        let allowed = may_decide(&playbook(), DecisionKind::OpenTrajectory, &deciding(facts, partners, team));
        prop_assert_eq!(allowed.is_ok(), free && partners >= i64::from(playbook().numbers().fewest_partners) && team == Some(true));
    }

    #[test]
    fn a_refused_decision_names_a_rule_that_does_not_hold(facts in facts(), partners in 0_i64..4, team in prop::option::of(any::<bool>())) {
        let facts = deciding(facts, partners, team);
        for kind in DecisionKind::ALL {
            match may_decide(&playbook(), *kind, &facts) {
                Ok(clearance) => {
                    prop_assert!(partners >= i64::from(playbook().numbers().fewest_partners));
                    prop_assert!(!clearance.rules().is_empty());
                }
                Err(refusal) => {
                    prop_assert!(matches!(refusal.because, Judgement::Broken | Judgement::Missing));
                    prop_assert!(refusal.because != Judgement::Missing || !NEVER_MISSING.contains(&refusal.rule.0));
                }
            }
        }
    }

    /// What the client does not let be told changes nothing of what the table sees: another answer to it cannot be told from this one.
    #[test]
    fn nothing_of_a_part_that_is_not_shared_is_seen(facts in facts(), other in facts(), at in 0..SharedPart::ALL.len()) {
        let hidden = SharedPart::ALL[at];
        let parts: Vec<SharedPart> = SharedPart::ALL.iter().copied().filter(|part| *part != hidden).collect();
        let mut changed = facts.clone();
        for topic in TOPICS.iter().filter(|topic| topic.part() == Some(hidden)) {
            give(*topic, &other, &mut changed);
        }
        // The day on which it is judged is the table's own.
        changed.judged_on = facts.judged_on;
        prop_assert_eq!(changed.shared(&parts), facts.shared(&parts));
    }

    /// What the table found counts for its criterion, whatever the talk proposed, and for no other.
    #[test]
    fn a_finding_counts_in_the_place_of_what_was_proposed(facts in facts(), at in 0..Criterion::ALL.len(), found in prop::sample::select(Found::ALL)) {
        let criterion = Criterion::ALL[at];
        let facts = Facts { found: std::collections::BTreeMap::new(), ..facts };
        let mut told = facts.clone();
        told.found.insert(criterion, found);
        for (before, after) in screen(&playbook(), &facts).judged.iter().zip(&screen(&playbook(), &told).judged) {
            if after.rule.nature != Nature::Appraisal(criterion) {
                prop_assert_eq!(before.judgement, after.judgement);
            } else if criterion != Criterion::Needed && contradictions(&told).is_empty() {
                let says = match found {
                    Found::Held => Judgement::Held,
                    Found::NotHeld => Judgement::Broken,
                    Found::Open => Judgement::Unclear,
                };
                prop_assert_eq!(after.judgement, says);
            }
        }
        // It never closes a way: what was allowed before stays so.
        for kind in DecisionKind::ALL {
            let may = |facts: &Facts| may_decide(&playbook(), *kind, &deciding(facts.clone(), 2, Some(true))).is_ok();
            prop_assert!(may(&told) || !may(&facts), "{}", kind.code());
        }
    }
}

#[test]
fn a_client_who_is_ill_at_home_with_a_contract_is_the_exclusion_and_no_contradiction() {
    let both = Facts {
        work: Answer::Given(schakel_domain::talk::Work::FullTime),
        ill: Answer::Given(true),
        contract: Answer::Given(true),
        ..in_order(false)
    };
    assert_eq!(contradictions(&both), []);
    assert_eq!(screen(&playbook(), &both).outcome, Outcome::Outside);
    assert!(!Contradiction::ALL.iter().any(|one| one.topics().contains(&Topic::Ill)));
}

#[test]
fn a_client_only_followed_up_by_vdab_can_get_a_trajectory() {
    let followed = in_order(true);
    assert_eq!(screen(&playbook(), &followed).outcome, Outcome::Within);
    let facts = deciding(followed, 2, Some(true));
    assert!(may_decide(&playbook(), DecisionKind::OpenTrajectory, &facts).is_ok());
    assert_eq!(against(&playbook(), DecisionKind::OpenTrajectory, &facts), []);
}

#[test]
fn no_client_file_needs_no_other_answer() {
    let start = screen(&playbook(), &in_order(false));
    assert_eq!(start.outcome, Outcome::Within, "{:?}", start.to_ask());
}

#[test]
fn rules_have_names_of_their_own() {
    let mut names: Vec<_> = playbook().rules().iter().map(|rule| rule.id.0).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn what_decides_about_a_decision_is_no_rule_of_entry() {
    for kind in DecisionKind::ALL {
        assert!(playbook().deciding(*kind).all(|rule| rule.nature == Nature::Deciding));
    }
    assert!(playbook().entry().all(|rule| rule.nature != Nature::Deciding));
    assert!(s1_3_2_conference::RULES.iter().all(|one| !one.rule.instead.contains(&DecisionKind::OpenTrajectory)));
}
