//! The domain is finite: all complete sets of answers, where each question was asked and "I don't know" is an answer. None is a dead end.
//!
//! The answers fall into three groups that judge apart but for one contradiction between them (work, and the category of the certificate).
//! Each group is enumerated whole; of each thing that its rules can say one set stands for all that say the same, and those are put together.

use std::collections::BTreeMap;

use schakel_domain::{
    conference::DecisionKind,
    playbook::{
        Judgement, Nature, RuleId, RuleRow,
        may::{DecisionFacts, against, may_decide, refusals},
    },
    registration::Answer,
    screening::{Criterion, Education, Facts, Found, Topic, contradictions, screen},
    talk::Work,
    time::Date,
    vdab_fact::{ConversationState, Enrolment, JobSeekerCategory, MediatorOf, RegularService},
};

use crate::answers::{TODAY, deciding, in_order, playbook};

/// Everything that can be answered to a question that was asked.
fn asked<T: Clone>(values: &[T]) -> Vec<Answer<T>> {
    values.iter().cloned().map(Answer::Given).chain([Answer::Unknown, Answer::Later]).collect()
}

fn yes_no() -> Vec<Answer<bool>> {
    asked(&[true, false])
}

fn born() -> Vec<Answer<Date>> {
    asked(&[2011_i16, 2010, 2009, 2008, 1988].map(|year| TODAY.with().year(year).build().unwrap()))
}

/// The client as a person: all answers.
fn people() -> Vec<Facts> {
    let mut all = Vec::new();
    for born_on in born() {
        for residence in yes_no() {
            for work in asked(Work::ALL) {
                for ill in yes_no() {
                    for contract in yes_no() {
                        let person = Facts { born_on: born_on.clone(), residence: residence.clone(), ..Facts::on(TODAY) };
                        let person = Facts { work: work.clone(), ill: ill.clone(), contract, ..person };
                        let minor = person.is_minor(&playbook().numbers()) == Some(true);
                        // Only those of 16 and 17 are asked.
                        let education = if minor { asked(Education::ALL) } else { vec![Answer::Open] };
                        all.extend(education.into_iter().map(|education| Facts { education, ..person.clone() }));
                    }
                }
            }
        }
    }
    all
}

/// What is known about VDAB: all answers, as far as the one before lets them be asked.
fn at_vdab() -> Vec<Facts> {
    let mut all = Vec::new();
    for known in yes_no() {
        let files = if known == Answer::Given(false) { [yes_no(), vec![Answer::Open]].concat() } else { yes_no() };
        for client_file in files {
            let base = Facts { known: known.clone(), client_file, ..Facts::on(TODAY) };
            if base.client_file == Answer::Given(true) {
                all.extend(with_file(&base));
            } else {
                all.extend(services(&base, base.has_no_file()));
            }
        }
    }
    all
}

fn with_file(base: &Facts) -> Vec<Facts> {
    let categories: Vec<Enrolment> =
        std::iter::once(Enrolment::None).chain(JobSeekerCategory::ALL.iter().copied().map(Enrolment::As)).collect();
    let mut all = Vec::new();
    for enrolment in asked(&categories) {
        for mediator in asked(MediatorOf::ALL) {
            for conversation in asked(ConversationState::ALL).into_iter().filter(|one| one.given().is_some()) {
                let facts = Facts { enrolment: enrolment.clone(), mediator: mediator.clone(), conversation, ..base.clone() };
                all.extend(services(&facts, false));
            }
        }
    }
    all
}

fn services(base: &Facts, can_be_open: bool) -> Vec<Facts> {
    let mut all = Vec::new();
    if can_be_open {
        all.push(base.clone());
    }
    for service in asked(RegularService::ALL) {
        let success = if service.given().is_some_and(|one| one.is_to_work()) { yes_no() } else { vec![Answer::Open] };
        for success in success {
            let needed = if success == Answer::Given(true) { yes_no() } else { vec![Answer::Open] };
            for needed in needed {
                all.push(Facts { service: service.clone(), success: success.clone(), needed, ..base.clone() });
            }
        }
    }
    all
}

/// What is appraised: all that the talk can propose and the table can find.
fn appraisals() -> Vec<Facts> {
    let mut all = Vec::new();
    for complex in yes_no() {
        for distance in yes_no() {
            for regular_offer in yes_no() {
                let base = Facts { complex: complex.clone(), distance: distance.clone(), regular_offer, ..Facts::on(TODAY) };
                all.push(base.clone());
                for criterion in Criterion::ALL {
                    all.extend(Found::ALL.iter().map(|found| Facts { found: BTreeMap::from([(*criterion, *found)]), ..base.clone() }));
                }
            }
        }
    }
    all
}

/// One set of answers for each thing that the rules can say of a group, and for each answer that another group can contradict.
fn representatives(group: Vec<Facts>) -> Vec<Facts> {
    let mut one_of: BTreeMap<String, Facts> = BTreeMap::new();
    for facts in group {
        let says: Vec<_> = screen(&playbook(), &facts).judged.iter().map(|one| one.judgement.code()).collect();
        let category = match &facts.enrolment {
            Answer::Given(Enrolment::As(category)) => category.works(),
            _ => None,
        };
        let work = facts.work.given().map(|work| (work.works(), work.is_full_time()));
        let key = format!("{says:?} {:?} {:?} {work:?} {category:?} {:?}", contradictions(&facts), facts.education, facts.found);
        one_of.entry(key).or_insert(facts);
    }
    one_of.into_values().collect()
}

/// Three groups in one case.
fn together(person: &Facts, vdab: &Facts, appraisal: &Facts) -> Facts {
    let (person, vdab, appraisal) = (person.clone(), vdab.clone(), appraisal.clone());
    Facts {
        known: vdab.known,
        client_file: vdab.client_file,
        enrolment: vdab.enrolment,
        mediator: vdab.mediator,
        service: vdab.service,
        success: vdab.success,
        needed: vdab.needed,
        conversation: vdab.conversation,
        complex: appraisal.complex,
        distance: appraisal.distance,
        regular_offer: appraisal.regular_offer,
        found: appraisal.found,
        ..person
    }
}

fn rule(id: RuleId) -> RuleRow {
    playbook().rules().into_iter().find(|rule| rule.id == id).unwrap()
}

/// What every complete case promises.
fn holds(facts: &DecisionFacts) {
    let may: Vec<DecisionKind> = DecisionKind::ALL.iter().copied().filter(|kind| may_decide(&playbook(), *kind, facts).is_ok()).collect();
    assert!(may.iter().any(|kind| kind.ends_registration()), "no final decision: {facts:?}");
    for kind in DecisionKind::ALL {
        for refusal in refusals(&playbook(), *kind, facts) {
            let rule = rule(refusal.rule);
            // No appraisal and no advice refuses, and nothing does that is not known.
            assert!(matches!(rule.nature, Nature::Fact | Nature::Deciding), "{} refuses {}: {facts:?}", rule.id.0, kind.code());
            assert_eq!(refusal.because, Judgement::Broken, "{} refuses {} out of what is not known: {facts:?}", rule.id.0, kind.code());
            for instead in rule.instead {
                assert!(may.contains(instead), "{} advises {}, which is refused: {facts:?}", rule.id.0, instead.code());
            }
        }
    }
    let judged = screen(&playbook(), &facts.screened).judged;
    let forbids = judged.iter().any(|one| one.rule.nature == Nature::Fact && one.judgement == Judgement::Broken);
    assert_eq!(may.contains(&DecisionKind::OpenTrajectory), !forbids, "a trajectory is refused by facts alone: {facts:?}");
    for kind in may {
        let reasons = against(&playbook(), kind, facts);
        let all_held = judged.iter().all(|one| one.judgement == Judgement::Held);
        assert!(kind != DecisionKind::OpenTrajectory || reasons.is_empty() == all_held, "what is not held asks for a sentence: {facts:?}");
    }
}

#[test]
fn no_complete_set_of_answers_is_a_dead_end() {
    let (people, vdab, appraisals) = (people(), at_vdab(), appraisals());
    let sizes = [people.len(), vdab.len(), appraisals.len()];
    assert!(sizes[0] > 2_000 && sizes[1] > 10_000 && sizes[2] > 500, "{sizes:?}");
    let (people, vdab, appraisals) = (representatives(people), representatives(vdab), representatives(appraisals));
    // The appraisals stand apart from all else: two of them, the best and the worst, beside each pair, and all of them beside one.
    let sample = [&appraisals[0], &appraisals[appraisals.len() - 1]];
    for person in &people {
        for vdab in &vdab {
            for appraisal in sample {
                holds(&deciding(together(person, vdab, appraisal), 2, Some(true)));
            }
        }
    }
    let (person, file) = (in_order(true), in_order(true));
    for appraisal in &appraisals {
        holds(&deciding(together(&person, &file, appraisal), 2, Some(true)));
    }
}

#[test]
fn all_that_was_asked_can_be_known_by_the_rules() {
    // A rule that still asks in a complete case asks for what no form can write.
    for facts in people().into_iter().map(|person| together(&person, &in_order(true), &in_order(true))) {
        let missing = screen(&playbook(), &facts).to_ask();
        assert_eq!(missing, [] as [Topic; 0], "{facts:?}");
    }
    for facts in at_vdab().into_iter().map(|vdab| together(&in_order(true), &vdab, &in_order(true))) {
        let missing: Vec<_> = screen(&playbook(), &facts).to_ask();
        // A client who only means to ask for a conversation has not asked yet.
        let means_to = facts.conversation == Answer::Given(ConversationState::ClientAsks);
        assert_eq!(missing.is_empty(), !means_to, "{missing:?}: {facts:?}");
    }
}
