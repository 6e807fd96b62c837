//! The one page that the client lets be told at the table: made of the parts that the client agreed to, and of nothing else.

use schakel_domain::{
    conference::Summary,
    partnership::Organisation,
    registration::Registration,
    screening::Facts,
    talk::{SharedPart, Talk},
};

/// Makes the summary of a case, as the client agrees to it when the case is put on an agenda.
pub fn made(registration: &Registration, talk: &Talk, named: bool, organisations: &[Organisation]) -> Summary {
    let answers = &talk.answers;
    let shares = |part| answers.parts.contains(&part);
    let mut summary = Summary { name: named.then(|| registration.identity.full_name()), ..Summary::default() };
    if shares(SharedPart::Wish) {
        summary.wish = registration.told.wish.given().map(|wish| wish.as_str().to_owned());
    }
    if shares(SharedPart::Person) {
        summary.age = Facts::of(registration, Some(answers), &[]).age();
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
    summary.vdab = shares(SharedPart::Vdab);
    summary
}

/// What may still be told of it now: what the client took back meanwhile is left out. A name stays only while `naming` holds.
#[must_use]
pub fn still_agreed(summary: Summary, talk: Option<&Talk>, naming: bool) -> Summary {
    let shares = |part| talk.is_some_and(|talk| talk.answers.parts.contains(&part));
    let (person, work) = (shares(SharedPart::Person), shares(SharedPart::Work));
    Summary {
        name: summary.name.filter(|_| naming),
        wish: summary.wish.filter(|_| shares(SharedPart::Wish)),
        age: summary.age.filter(|_| person),
        municipality: summary.municipality.filter(|_| person),
        work: summary.work.filter(|_| work),
        ill: summary.ill.filter(|_| work),
        thresholds: if shares(SharedPart::Thresholds) { summary.thresholds } else { Vec::new() },
        vdab: summary.vdab && shares(SharedPart::Vdab),
    }
}
