//! From the fields of a chapter to its answers. Nothing chosen is an open question; "I don't know" and "rather later" are answers.

use schakel_app::{Fault, talk::ChapterAnswers};
use schakel_domain::{
    registration::Answer,
    talk::{Agreed, Chapter, Education, LifeDomain, SharedPart, Threshold, Work},
    time::Date,
    words::{BadText, Line, Reason},
};

use crate::fields::{Fields, Reading};

/// The hidden field that says that the page asked about education: only clients of 16 or 17 are asked.
pub(super) const ASKS_EDUCATION: &str = "asks_education";

/// For each life domain its field for the words and its field for the partner.
pub(super) const THRESHOLDS: [(LifeDomain, &str, &str); 12] = [
    (LifeDomain::Work, "words-work", "partner-work"),
    (LifeDomain::Money, "words-money", "partner-money"),
    (LifeDomain::Housing, "words-housing", "partner-housing"),
    (LifeDomain::Health, "words-health", "partner-health"),
    (LifeDomain::Mind, "words-mind", "partner-mind"),
    (LifeDomain::Addiction, "words-addiction", "partner-addiction"),
    (LifeDomain::Family, "words-family", "partner-family"),
    (LifeDomain::Network, "words-network", "partner-network"),
    (LifeDomain::Language, "words-language", "partner-language"),
    (LifeDomain::Mobility, "words-mobility", "partner-mobility"),
    (LifeDomain::Justice, "words-justice", "partner-justice"),
    (LifeDomain::Meaning, "words-meaning", "partner-meaning"),
];

/// A chosen possibility, one of the two ways of not saying, or nothing.
pub(super) fn answer<T>(fields: &Fields, reading: &mut Reading<'_>, name: &'static str, from: impl Fn(&str) -> Option<T>) -> Answer<T> {
    match fields.get(name) {
        "" => Answer::Open,
        "unknown" => Answer::Unknown,
        "later" => Answer::Later,
        code => {
            let said = from(code);
            if said.is_none() {
                reading.fault(name, Fault::NoChoice);
            }
            said.map_or(Answer::Open, Answer::Given)
        }
    }
}

/// One of the possibilities, if one was chosen.
pub(super) fn chosen<T>(fields: &Fields, reading: &mut Reading<'_>, name: &'static str, from: impl Fn(&str) -> Option<T>) -> Option<T> {
    match fields.get(name) {
        "" => None,
        code => {
            let value = from(code);
            if value.is_none() {
                reading.fault(name, Fault::NoChoice);
            }
            value
        }
    }
}

pub(super) fn yes_no(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// The answers of a chapter.
pub(super) fn answers(chapter: Chapter, fields: &Fields, reading: &mut Reading<'_>) -> Option<ChapterAnswers> {
    Some(match chapter {
        Chapter::Who => who(fields, reading),
        Chapter::Work => ChapterAnswers::Work {
            work: answer(fields, reading, "work", Work::from_code),
            ill: answer(fields, reading, "ill", yes_no),
            contract: answer(fields, reading, "contract", yes_no),
        },
        Chapter::Life => ChapterAnswers::Life {
            complex: answer(fields, reading, "complex", yes_no),
            distance: answer(fields, reading, "distance", yes_no),
            distance_words: reading.optional_text("distance_words"),
            thresholds: THRESHOLDS.iter().filter_map(|field| threshold(*field, fields, reading)).collect(),
        },
        // It has a way in of its own.
        Chapter::Vdab => return None,
        Chapter::Offer => ChapterAnswers::Offer {
            regular_offer: answer(fields, reading, "regular_offer", yes_no),
            why: reading.optional_text("regular_offer_why"),
            education: fields.has(ASKS_EDUCATION).then(|| education(fields, reading)),
        },
        Chapter::Agreed => ChapterAnswers::Agreed {
            agreed: Agreed {
                discuss: answer(fields, reading, "discuss", yes_no),
                name: answer(fields, reading, "named", yes_no),
                team: answer(fields, reading, "team", yes_no),
            },
            parts: SharedPart::ALL.iter().copied().filter(|part| fields.all("parts").any(|code| code == part.code())).collect(),
            remark: reading.optional_text("remark"),
        },
    })
}

fn who(fields: &Fields, reading: &mut Reading<'_>) -> ChapterAnswers {
    let skip = answer::<Date>(fields, reading, "born_on_skip", |_| None);
    let (born_on, part) = match (reading.optional_birth_or_part("born_on"), skip) {
        (Some(_), Answer::Unknown | Answer::Later) => {
            reading.fault("born_on", Fault::Own("fault-both"));
            (Answer::Open, None)
        }
        (Some(Ok(day)), _) => (Answer::Given(day), None),
        // The day is not known, and is not made up.
        (Some(Err(part)), _) => (Answer::Unknown, Some(part)),
        (None, skip) => (skip, None),
    };
    let compared = reading.ticked("compared");
    ChapterAnswers::Who { born_on, born_in: part, compared, residence: answer(fields, reading, "residence", yes_no) }
}

/// A ticked life domain. One that was there before and is not ticked any more is taken away; one that has words and was
/// never there is meant, ticked or not.
fn threshold(
    (domain, words, partner): (LifeDomain, &'static str, &'static str),
    fields: &Fields,
    reading: &mut Reading<'_>,
) -> Option<Threshold> {
    let ticked = fields.all("threshold").any(|code| code == domain.code());
    let was = fields.all("was").any(|code| code == domain.code());
    let typed = !fields.get(words).trim().is_empty() || !fields.get(partner).is_empty();
    if !(ticked || (typed && !was)) {
        return None;
    }
    let partner = chosen(fields, reading, partner, |code| code.parse().ok());
    Some(Threshold { domain, words: reading.optional_line(words), partner })
}

fn education(fields: &Fields, reading: &mut Reading<'_>) -> Answer<Education> {
    match answer(fields, reading, "education", |code| matches!(code, "realistic" | "not_realistic").then(|| code == "realistic")) {
        Answer::Given(true) => Answer::Given(Education::Realistic),
        Answer::Given(false) => match Reason::parse(fields.get("education_reason")) {
            Ok(reason) => Answer::Given(Education::NotRealistic(reason)),
            Err(BadText::Blank) => {
                reading.fault("education_reason", Fault::Own("fault-education-reason"));
                Answer::Open
            }
            Err(bad) => {
                reading.fault("education_reason", bad);
                Answer::Open
            }
        },
        Answer::Unknown => Answer::Unknown,
        Answer::Later => Answer::Later,
        Answer::Open => Answer::Open,
    }
}

/// A name, if one was typed.
pub(super) fn name(reading: &mut Reading<'_>, field: &'static str) -> Option<Line> {
    reading.optional_line(field)
}
