//! Why a rule says what it says of a case: on which answers it stands, and which other answer would change it.

use std::collections::BTreeMap;

use super::{
    book::Playbook,
    contradiction::{Contradiction, contradictions},
    facts::Facts,
    reading::Reading,
    rule::{Judgement, Rule, RuleId},
    screen::{judge, screen},
    topic::{Criterion, Education, Found, Topic},
};
use crate::{
    registration::Answer,
    talk::Work,
    time::Date,
    vdab_fact::{ConversationState, Enrolment, JobSeekerCategory, MediatorOf, RegularService},
};

/// Why a rule says what it says of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Which rule.
    pub rule: RuleId,
    /// What it says.
    pub says: Judgement,
    /// The answers that it read on the branch that it took, in the order of the questions.
    pub read: Vec<Topic>,
    /// The smallest set of answers that carries it: on these alone it says the same. Nothing, when it says so of a case without answers.
    pub carried_by: Vec<Topic>,
    /// What would change it.
    pub turns: Vec<Turn>,
}

/// A single other answer with which a rule would say something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The answer to what.
    pub topic: Topic,
    /// The case with the other answer.
    pub with: Facts,
    /// What the rule would say.
    pub says: Judgement,
    /// The other rules that it would break.
    pub breaks: Vec<RuleId>,
}

/// Why each rule of entry that is in force says what it says.
pub fn why(playbook: &Playbook, facts: &Facts) -> Vec<Why> {
    playbook.entry().map(|rule| of_rule(playbook, rule, facts)).collect()
}

fn of_rule(playbook: &Playbook, rule: &Rule<Facts>, facts: &Facts) -> Why {
    let says = |facts: &Facts| judge(playbook, rule, facts, &contradictions(facts));
    let numbers = playbook.numbers();
    let reading = Reading::new(facts, &numbers);
    // What it says of them is asked again below, contradictions and all; here it is what was read that counts.
    let _ = (rule.judge)(&reading);
    let (read, now) = (reading.topics(), says(facts));
    let about = about(rule, facts);
    let carried_by = smallest(&about, |kept| says(&only(facts, kept)) == now);
    let mut turns = Vec::new();
    for topic in &about {
        for with in others(*topic, facts, playbook) {
            let turned = says(&with);
            if turned != now {
                let breaks = broken_anew(playbook, rule.id, facts, &with);
                turns.push(Turn { topic: *topic, with, says: turned, breaks });
            }
        }
    }
    Why { rule: rule.id, says: now, read, carried_by, turns }
}

/// The rules beside this one that an answer breaks and that were not broken before.
fn broken_anew(playbook: &Playbook, beside: RuleId, before: &Facts, after: &Facts) -> Vec<RuleId> {
    let broken = |facts| screen(playbook, facts).judged.into_iter().filter(|one| one.judgement == Judgement::Broken).map(|one| one.rule.id);
    let were: Vec<RuleId> = broken(before).collect();
    broken(after).filter(|rule| *rule != beside && !were.contains(rule)).collect()
}

/// The answers that a rule names, and those that contradict one of them.
fn about(rule: &Rule<Facts>, facts: &Facts) -> Vec<Topic> {
    let doubted =
        contradictions(facts).into_iter().map(Contradiction::topics).filter(|topics| topics.iter().any(|one| rule.on.contains(one)));
    let mut about = rule.on.to_vec();
    for topic in doubted.flatten() {
        if !about.contains(topic) {
            about.push(*topic);
        }
    }
    about
}

/// The smallest of all choices of these that does; all of them, when none does.
fn smallest(all: &[Topic], does: impl Fn(&[Topic]) -> bool) -> Vec<Topic> {
    let chosen = |mask: u32| -> Vec<Topic> { (0..).zip(all).filter(|(at, _)| mask & (1 << at) != 0).map(|(_, topic)| *topic).collect() };
    let mut masks: Vec<u32> = (0..1_u32 << all.len()).collect();
    masks.sort_by_key(|mask| mask.count_ones());
    masks.into_iter().map(chosen).find(|kept| does(kept)).unwrap_or_else(|| all.to_vec())
}

/// The case with the answers to these alone.
fn only(facts: &Facts, topics: &[Topic]) -> Facts {
    let mut kept = Facts { judged_on: facts.judged_on, ..Facts::on(facts.registered_on) };
    for topic in topics {
        take(&mut kept, *topic, facts);
    }
    kept
}

/// Takes the answer to a topic from another case, with what was found of it.
fn take(to: &mut Facts, topic: Topic, from: &Facts) {
    match topic {
        Topic::BornOn => (to.born_on, to.born_in, to.born_on_before) = (from.born_on.clone(), from.born_in, from.born_on_before),
        Topic::Residence => to.residence = from.residence.clone(),
        Topic::Work => to.work = from.work.clone(),
        Topic::Ill => to.ill = from.ill.clone(),
        Topic::Contract => to.contract = from.contract.clone(),
        Topic::Complex => to.complex = from.complex.clone(),
        Topic::Distance => to.distance = from.distance.clone(),
        Topic::RegularOffer => to.regular_offer = from.regular_offer.clone(),
        Topic::Education => to.education = from.education.clone(),
        Topic::Known => to.known = from.known.clone(),
        Topic::ClientFile => to.client_file = from.client_file.clone(),
        Topic::Enrolment => to.enrolment = from.enrolment.clone(),
        Topic::Mediator => to.mediator = from.mediator.clone(),
        Topic::Service => (to.service, to.service_learnt_on) = (from.service.clone(), from.service_learnt_on),
        Topic::Success => to.success = from.success.clone(),
        Topic::Needed => to.needed = from.needed.clone(),
        Topic::Conversation => to.conversation = from.conversation.clone(),
        Topic::RegisteredOn | Topic::ClientConfirms | Topic::Voluntary | Topic::Contact | Topic::Present | Topic::Team => {}
    }
    if let Some((criterion, found)) = criterion(topic).and_then(|one| from.found.get_key_value(&one)) {
        to.found.insert(*criterion, *found);
    }
}

const fn criterion(topic: Topic) -> Option<Criterion> {
    Some(match topic {
        Topic::Complex => Criterion::Complex,
        Topic::Distance => Criterion::Distance,
        Topic::RegularOffer => Criterion::RegularOffer,
        Topic::Needed => Criterion::Needed,
        _ => return None,
    })
}

/// The case with each other answer to a topic: those that say something else, and one for each age that counts.
fn others(topic: Topic, facts: &Facts, playbook: &Playbook) -> Vec<Facts> {
    fn each<T: Clone>(facts: &Facts, all: &[T], put: impl Fn(&mut Facts, Answer<T>)) -> Vec<Facts> {
        let with = |value: &T| {
            let mut other = facts.clone();
            put(&mut other, Answer::Given(value.clone()));
            other
        };
        all.iter().map(with).filter(|other| other != facts).collect()
    }
    if let Some(criterion) = criterion(topic).filter(|one| facts.found.contains_key(one)) {
        let with = |found: &Found| {
            let found = facts.found.iter().map(|(one, was)| (*one, if *one == criterion { *found } else { *was }));
            Facts { found: found.collect::<BTreeMap<_, _>>(), ..facts.clone() }
        };
        return Found::ALL.iter().map(with).filter(|other| other != facts).collect();
    }
    let yes_no = |put: fn(&mut Facts, Answer<bool>)| each(facts, &[true, false], put);
    match topic {
        Topic::BornOn => born(facts, playbook),
        Topic::Residence => yes_no(|facts, answer| facts.residence = answer),
        Topic::Work => each(facts, Work::ALL, |facts, answer| facts.work = answer),
        Topic::Ill => yes_no(|facts, answer| facts.ill = answer),
        Topic::Contract => yes_no(|facts, answer| facts.contract = answer),
        Topic::Complex => yes_no(|facts, answer| facts.complex = answer),
        Topic::Distance => yes_no(|facts, answer| facts.distance = answer),
        Topic::RegularOffer => yes_no(|facts, answer| facts.regular_offer = answer),
        Topic::Education => each(facts, Education::ALL, |facts, answer| facts.education = answer),
        Topic::Known => yes_no(|facts, answer| facts.known = answer),
        Topic::ClientFile => yes_no(|facts, answer| facts.client_file = answer),
        Topic::Enrolment => {
            let categories = JobSeekerCategory::ALL.iter().copied().map(Enrolment::As);
            let all: Vec<_> = std::iter::once(Enrolment::None).chain(categories).collect();
            each(facts, &all, |facts, answer| facts.enrolment = answer)
        }
        Topic::Mediator => each(facts, MediatorOf::ALL, |facts, answer| facts.mediator = answer),
        Topic::Service => each(facts, RegularService::ALL, |facts, answer| {
            (facts.service, facts.service_learnt_on) = (answer, facts.judged_on);
        }),
        Topic::Success => yes_no(|facts, answer| facts.success = answer),
        Topic::Needed => yes_no(|facts, answer| facts.needed = answer),
        Topic::Conversation => each(facts, ConversationState::ALL, |facts, answer| facts.conversation = answer),
        Topic::RegisteredOn | Topic::ClientConfirms | Topic::Voluntary | Topic::Contact | Topic::Present | Topic::Team => Vec::new(),
    }
}

/// The case of somebody a year too young, of somebody just old enough, and of an adult, on the day of registration.
fn born(facts: &Facts, playbook: &Playbook) -> Vec<Facts> {
    let numbers = playbook.numbers();
    let ages = [numbers.youngest.saturating_sub(1), numbers.youngest, numbers.adult];
    let cases = ages.into_iter().filter(|age| facts.age() != Some(*age)).filter_map(|age| {
        let on = facts.registered_on;
        // 29 February has no birthday in most years; the day before it says the same of an age.
        let born = |day| Date::new(on.year().checked_sub(age)?, on.month(), day).ok();
        let born_on = born(on.day()).or_else(|| born(on.day().checked_sub(1)?))?;
        Some(Facts { born_on: Answer::Given(born_on), born_in: None, born_on_before: None, ..facts.clone() })
    });
    cases.collect()
}
