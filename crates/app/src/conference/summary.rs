//! The one page that the client lets be told at the table: made of the parts that the client agreed to, and of nothing else.

use schakel_domain::{
    conference::Summary,
    partnership::Organisation,
    playbook::{Judged, Judgement, Nature, Playbook, RuleRow},
    registration::{Answer, Registration},
    screening::{self, Facts},
    talk::{Education, SharedPart, Talk, TalkAnswers},
    time::Date,
    words::Text,
};

/// Makes the summary of a case, as the client agrees to it when the case is put on an agenda.
pub fn made(registration: &Registration, talk: &Talk, named: bool, organisations: &[Organisation], today: Date) -> Summary {
    let answers = &talk.answers;
    let shares = |part| answers.parts.contains(&part);
    let mut summary = Summary {
        name: named.then(|| registration.identity.full_name()),
        parts: answers.parts.clone(),
        vdab: shares(SharedPart::Vdab),
        ..Summary::default()
    };
    if shares(SharedPart::Wish) {
        summary.wish = registration.told.wish.given().map(|wish| wish.as_str().to_owned());
    }
    if shares(SharedPart::Person) {
        summary.age = Facts::of(registration, Some(answers), &[], today).age();
        summary.municipality = registration.identity.municipality.given().map(|place| place.as_str().to_owned());
    }
    if shares(SharedPart::Work) {
        summary.work = answers.work.given().map(|work| work.code().to_owned());
        summary.ill = answers.ill.given().copied();
    }
    if shares(SharedPart::Thresholds) {
        let name = |id| organisations.iter().find(|one| Some(one.id) == id).map(|one| one.name.as_str().to_owned());
        let told = answers.thresholds.iter().map(|threshold| {
            let words = threshold.words.as_ref().map(|words| words.as_str().to_owned());
            (threshold.domain.code().to_owned(), words, name(threshold.partner))
        });
        summary.thresholds = told.collect();
    }
    criteria(&mut summary, answers);
    summary
}

/// What the table judges by (§1.2), each criterion as far as the client lets it be told.
fn criteria(summary: &mut Summary, answers: &TalkAnswers) {
    let shares = |part| answers.parts.contains(&part);
    let words = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    if shares(SharedPart::Complex) {
        summary.complex = answers.complex.clone();
    }
    if shares(SharedPart::Distance) {
        (summary.distance, summary.distance_words) = (answers.distance.clone(), words(&answers.distance_words));
    }
    if shares(SharedPart::RegularOffer) {
        (summary.regular_offer, summary.regular_offer_why) = (answers.regular_offer.clone(), words(&answers.regular_offer_why));
    }
    if shares(SharedPart::Residence) {
        summary.residence = answers.residence.clone();
    }
    if shares(SharedPart::Contract) {
        summary.contract = answers.contract.clone();
    }
    if shares(SharedPart::Education) {
        summary.education_why = match &answers.education {
            Answer::Given(Education::NotRealistic(reason)) => Some(reason.as_str().to_owned()),
            _ => None,
        };
        let code = |education| match education {
            Education::Realistic => screening::Education::Realistic,
            Education::NotRealistic(_) => screening::Education::NotRealistic,
        };
        summary.education = answers.education.clone().map(|education| code(education).code().to_owned());
    }
}

/// What may still be told of it now: what the client took back meanwhile is left out. A name stays only while `naming` holds.
#[must_use]
pub fn still_agreed(summary: Summary, talk: Option<&Talk>, naming: bool) -> Summary {
    let now = talk.map(|talk| talk.answers.parts.clone()).unwrap_or_default();
    // What was agreed to when it was put on the agenda, and still is.
    let parts: Vec<SharedPart> = summary.parts.iter().copied().filter(|part| now.contains(part)).collect();
    let shares = |part| parts.contains(&part);
    let answer = |answer: Answer<bool>, part| if shares(part) { answer } else { Answer::Open };
    let (person, work) = (shares(SharedPart::Person), shares(SharedPart::Work));
    Summary {
        name: summary.name.filter(|_| naming),
        wish: summary.wish.filter(|_| shares(SharedPart::Wish)),
        age: summary.age.filter(|_| person),
        municipality: summary.municipality.filter(|_| person),
        work: summary.work.filter(|_| work),
        ill: summary.ill.filter(|_| work),
        thresholds: if shares(SharedPart::Thresholds) { summary.thresholds } else { Vec::new() },
        complex: answer(summary.complex, SharedPart::Complex),
        distance: answer(summary.distance, SharedPart::Distance),
        distance_words: summary.distance_words.filter(|_| shares(SharedPart::Distance)),
        regular_offer: answer(summary.regular_offer, SharedPart::RegularOffer),
        regular_offer_why: summary.regular_offer_why.filter(|_| shares(SharedPart::RegularOffer)),
        residence: answer(summary.residence, SharedPart::Residence),
        contract: answer(summary.contract, SharedPart::Contract),
        education: if shares(SharedPart::Education) { summary.education } else { Answer::Open },
        education_why: summary.education_why.filter(|_| shares(SharedPart::Education)),
        vdab: summary.vdab && shares(SharedPart::Vdab),
        parts,
    }
}

/// A rule of entry as the table sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The rule.
    pub rule: RuleRow,
    /// What it says; nothing when it hangs on what the client does not let be told.
    pub judgement: Option<Judgement>,
}

/// The rules of entry as the table sees them: on what the client lets be told, and on what the table found itself. The rest was never read
/// for it, so that nothing of it can be guessed.
pub fn seen(playbook: &Playbook, facts: Facts, parts: &[SharedPart]) -> Vec<Seen> {
    let facts = facts.shared(parts);
    let told = |rule: &RuleRow| rule.on.iter().filter_map(|topic| topic.part()).all(|part| parts.contains(&part));
    let found = |rule: &RuleRow| matches!(rule.nature, Nature::Appraisal(criterion) if facts.found.contains_key(&criterion));
    // What the shared answers settle by themselves is told as well: an adult is not asked about education.
    let settled = |judgement| matches!(judgement, Judgement::Held | Judgement::Broken);
    let shown = |one: &Judged| told(&one.rule) || found(&one.rule) || settled(one.judgement);
    let judged = screening::screen(playbook, &facts).judged.into_iter();
    judged.map(|one| Seen { rule: one.rule, judgement: shown(&one).then_some(one.judgement) }).collect()
}
