//! Why a rule says what it says: what it read is what it says it looks at, the answers that carry it say the same alone, and what turns it does.

use std::collections::BTreeMap;

use proptest::prelude::*;
use schakel_domain::{
    playbook::{
        Judgement,
        why::{Why, why},
    },
    registration::Answer,
    screening::{Criterion, Education, Facts, Found, Topic, screen},
    talk::Work,
};

use crate::answers::{TODAY, TOPICS, facts, in_order, playbook, without};

fn of(facts: &Facts, rule: &str) -> Why {
    why(&playbook(), facts).into_iter().find(|one| one.rule.0 == rule).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_explained_is_what_is_judged(facts in facts()) {
        let screening = screen(&playbook(), &facts);
        for (judged, why) in screening.judged.iter().zip(why(&playbook(), &facts)) {
            prop_assert_eq!((judged.rule.id, judged.judgement), (why.rule, why.says));
            // The names that it gives are the answers that it reads.
            prop_assert!(why.read.iter().all(|topic| judged.rule.on.contains(topic)), "{} reads {:?}", why.rule.0, why.read);
            let doubted = |topic: &Topic| screening.contradictions.iter().any(|one| one.topics().contains(topic));
            prop_assert!(why.carried_by.iter().all(|topic| judged.rule.on.contains(topic) || doubted(topic)));
            for turn in &why.turns {
                prop_assert_eq!(screen(&playbook(), &turn.with).of(why.rule), Some(turn.says));
                let broken = |one: &&schakel_domain::screening::Judged| one.judgement == Judgement::Broken && one.rule.id != why.rule;
                let with = screen(&playbook(), &turn.with);
                let anew = with.judged.iter().filter(broken).filter(|one| screening.of(one.rule.id) != Some(Judgement::Broken));
                prop_assert_eq!(anew.map(|one| one.rule.id).collect::<Vec<_>>(), turn.breaks.clone());
                prop_assert!(turn.says != why.says && (judged.rule.on.contains(&turn.topic) || doubted(&turn.topic)));
            }
        }
    }

    /// On the answers that carry it alone a rule says the same, and no smaller set of them does.
    #[test]
    fn what_carries_is_enough_and_nothing_of_it_too_much(facts in facts()) {
        for one in why(&playbook(), &facts) {
            let mut alone = facts.clone();
            for topic in TOPICS.iter().filter(|topic| !one.carried_by.contains(topic)) {
                alone = without(&alone, *topic);
            }
            let stays = |criterion: &Criterion| one.carried_by.iter().any(|topic| topic.code() == criterion.code());
            alone.found = facts.found.iter().filter(|(criterion, _)| stays(criterion)).map(|(one, found)| (*one, *found)).collect();
            alone.judged_on = facts.judged_on;
            let again = of(&alone, one.rule.0);
            prop_assert_eq!((again.says, &again.carried_by), (one.says, &one.carried_by), "{}", one.rule.0);
        }
    }
}

#[test]
fn every_answer_that_a_rule_names_is_read_on_some_branch() {
    let mut read: BTreeMap<&str, Vec<Topic>> = BTreeMap::new();
    let young = |year| Answer::Given(jiff::civil::date(year, 3, 2));
    let mut cases = vec![in_order(false), in_order(true), Facts::on(TODAY)];
    cases.push(Facts { ill: Answer::Given(true), contract: Answer::Given(true), born_on: young(2010), ..in_order(true) });
    cases.push(Facts { service: Answer::Unknown, success: Answer::Given(true), ..in_order(true) });
    cases.push(Facts {
        service: Answer::Given(schakel_domain::vdab_fact::RegularService::Ocmw),
        success: Answer::Given(true),
        ..in_order(true)
    });
    for facts in &cases {
        for one in why(&playbook(), facts) {
            read.entry(one.rule.0).or_default().extend(one.read);
        }
    }
    for rule in playbook().entry() {
        for topic in rule.on {
            assert!(read[rule.id.0].contains(topic), "{} never reads {}", rule.id.0, topic.code());
        }
    }
}

#[test]
fn topics_fit_into_the_note_of_what_was_read() {
    assert!(Topic::ALL.len() <= 64);
}

#[test]
fn one_no_carries_that_somebody_is_not_ill_with_a_contract() {
    let facts = Facts { contract: Answer::Given(true), ..in_order(false) };
    let why = of(&facts, "P1.2-4");
    assert_eq!((why.says, why.carried_by, why.read), (Judgement::Held, vec![Topic::Ill], vec![Topic::Ill]));
    let turns: Vec<_> = why.turns.iter().map(|turn| (turn.topic, turn.with.ill.clone(), turn.says)).collect();
    assert_eq!(turns, [(Topic::Ill, Answer::Given(true), Judgement::Broken)]);
}

#[test]
fn what_would_change_it_is_named() {
    let works = Facts { work: Answer::Given(Work::FullTime), ..in_order(false) };
    let why = of(&works, "P1.2-1a");
    assert_eq!(why.says, Judgement::Broken);
    assert!(!why.turns.is_empty() && why.turns.iter().all(|turn| turn.says == Judgement::Held && turn.with.work != works.work));
    // Somebody of 16, for whom education is realistic: to be older changes it, and so does the other answer.
    let at_school =
        Facts { born_on: Answer::Given(jiff::civil::date(2010, 3, 2)), education: Answer::Given(Education::Realistic), ..in_order(false) };
    let why = of(&at_school, "P1.2-5");
    let turns: Vec<_> = why.turns.iter().map(|turn| (turn.topic, turn.with.age(), turn.says)).collect();
    let (born_on, education) = (Topic::BornOn, Topic::Education);
    let held = Judgement::Held;
    assert_eq!(turns, [(born_on, Some(15), held), (born_on, Some(18), held), (education, Some(16), held)]);
    // To be younger would put this in order, and break the age.
    assert_eq!(why.turns[0].breaks.iter().map(|rule| rule.0).collect::<Vec<_>>(), ["P1.2-3"]);
    assert!(why.turns[1].breaks.is_empty() && why.turns[2].breaks.is_empty());
    // What the table found turns by another finding, not by what the talk proposed.
    let found = Facts { found: [(Criterion::Complex, Found::NotHeld)].into(), ..in_order(false) };
    let why = of(&found, "P1.2-1b");
    assert_eq!(why.says, Judgement::Broken);
    assert!(why.turns.iter().all(|turn| turn.with.complex == found.complex && turn.with.found != found.found));
    assert_eq!(why.turns.len(), 2);
}

#[test]
fn a_case_without_answers_stands_on_nothing() {
    for one in why(&playbook(), &Facts::on(TODAY)) {
        assert!(one.says == Judgement::Missing && one.carried_by.is_empty(), "{}", one.rule.0);
    }
}
