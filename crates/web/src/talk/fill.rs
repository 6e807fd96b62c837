//! The fields of a chapter as they stand: what was answered before, ready to be changed.

use schakel_app::talk::TalkPage;
use schakel_domain::{
    registration::Answer,
    talk::{Chapter, Education, TalkAnswers},
    words::{Line, Reason, Text},
};
use schakel_texts::{date, date_part};

use super::{
    codes::{code, yes_no},
    read::THRESHOLDS,
    vdab,
};
use crate::fields::Fields;

/// The fields of a chapter.
pub(super) fn fields(chapter: Chapter, opened: &TalkPage) -> Fields {
    let nothing = TalkAnswers::default();
    let answers = opened.talk.as_ref().map_or(&nothing, |talk| &talk.answers);
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut put = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
    match chapter {
        Chapter::Who => {
            // As much as is known: a year that was told is no "I don't know".
            let part = opened
                .registration
                .identity
                .born_in
                .filter(|_| answers.born_on == Answer::Unknown)
                .map(|part| date_part(part.year, part.month));
            put("born_on_skip", if part.is_some() { "" } else { code(&answers.born_on, |_| "") });
            put("born_on", &answers.born_on.given().map(|born| date(*born)).or(part).unwrap_or_default());
            put("residence", code(&answers.residence, |said| yes_no(*said)));
        }
        Chapter::Work => {
            put("work", code(&answers.work, |work| work.code()));
            put("ill", code(&answers.ill, |said| yes_no(*said)));
            put("contract", code(&answers.contract, |said| yes_no(*said)));
        }
        Chapter::Life => {
            put("complex", code(&answers.complex, |said| yes_no(*said)));
            put("distance", code(&answers.distance, |said| yes_no(*said)));
            put("distance_words", answers.distance_words.as_ref().map_or("", Text::as_str));
            for threshold in &answers.thresholds {
                put("threshold", threshold.domain.code());
                put("was", threshold.domain.code());
                if let Some((_, words, partner)) = THRESHOLDS.iter().find(|(domain, ..)| *domain == threshold.domain) {
                    put(words, threshold.words.as_ref().map_or("", Line::as_str));
                    put(partner, &threshold.partner.map(|partner| partner.to_string()).unwrap_or_default());
                }
            }
        }
        Chapter::Vdab => return vdab::fields(answers, &opened.vdab_facts()),
        Chapter::Offer => {
            put("regular_offer", code(&answers.regular_offer, |said| yes_no(*said)));
            put("regular_offer_why", answers.regular_offer_why.as_ref().map_or("", Text::as_str));
            put(
                "education",
                code(&answers.education, |education| match education {
                    Education::Realistic => "realistic",
                    Education::NotRealistic(_) => "not_realistic",
                }),
            );
            if let Some(Education::NotRealistic(reason)) = answers.education.given() {
                put("education_reason", Reason::as_str(reason));
            }
        }
        Chapter::Agreed => {
            if let Some(talk) = &opened.talk {
                put("discuss", code(&talk.agreed.discuss, |said| yes_no(*said)));
                put("named", code(&talk.agreed.name, |said| yes_no(*said)));
                put("team", code(&talk.agreed.team, |said| yes_no(*said)));
            }
            for part in &answers.parts {
                put("parts", part.code());
            }
            put("remark", answers.remark.as_ref().map_or("", Text::as_str));
        }
    }
    Fields::from_pairs(pairs)
}
