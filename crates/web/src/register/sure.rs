//! "Is this right?": what is odd in an answer is asked about once. It is never refused: the same words, sent again, are taken.

use schakel_app::registration::OddAnswer;
use schakel_domain::{
    municipality::Place,
    registration::{Odd, Question},
};
use schakel_texts::{Lang, date_long, register};

use crate::{
    fields::Fields,
    find::{elsewhere, place_name, postcode_name},
};

/// One question about an answer, in words.
pub(super) struct Sure {
    /// What is odd.
    pub(super) words: String,
    /// What it can be instead: the text that is typed to mean it, and its name.
    pub(super) choices: Vec<(String, String)>,
    /// Where one can go instead, and the words for it.
    pub(super) go: Option<(String, String)>,
}

impl Sure {
    fn of(lang: Lang, answer: &OddAnswer) -> Self {
        let (mut choices, mut go) = (Vec::new(), None);
        let words = match &answer.odd {
            Odd::Name => register::sure_name(lang).to_owned(),
            Odd::NotExact(_) => register::sure_not_exact(lang).to_owned(),
            Odd::Age(years) => register::sure_age(lang, i64::from(*years)),
            Odd::Reach => register::sure_reach(lang).to_owned(),
            Odd::Telephone => register::sure_telephone(lang).to_owned(),
            Odd::Unsure(places) => {
                choices = places.iter().map(|place| (place.typed(), place_name(lang, place))).collect();
                register::sure_unsure(lang, i64::try_from(places.len()).unwrap_or(i64::MAX))
            }
            Odd::Postcode(places) => {
                let named = |place: &Place| place.postcodes.first().map_or_else(String::new, |postcode| postcode_name(lang, *postcode));
                choices = places.iter().map(|place| (place.typed(), named(place))).collect();
                register::sure_postcode(lang, places.first().map_or("", |place| place.name))
            }
            Odd::With(place, _) => {
                let partnership = answer.with.as_ref().map_or("", |with| with.name.as_str());
                go = answer.with.as_ref().map(|with| (format!("/p/{}", with.slug), register::sure_with_go(lang, partnership)));
                register::sure_with(lang).place(place_name(lang, place)).partnership(partnership).to_string()
            }
            Odd::NotYet(place, from) => {
                register::sure_not_yet(lang).place(place_name(lang, place)).date(date_long(lang, *from)).to_string()
            }
            Odd::Without(place) => {
                let words = register::sure_without(lang, place_name(lang, place));
                format!("{words} {}", elsewhere(lang, place.region)).trim_end().to_owned()
            }
            Odd::Unknown => register::sure_unknown(lang).to_owned(),
        };
        Self { words, choices, go }
    }

    /// All that is asked about.
    pub(super) fn all(lang: Lang, odd: &[OddAnswer]) -> Vec<Self> {
        odd.iter().map(|answer| Self::of(lang, answer)).collect()
    }
}

/// The words that are asked about: sent again, they were meant.
pub(super) fn typed_words(questions: &[Question], form: &Fields) -> String {
    let fields = |question: &Question| -> &[&str] {
        match question {
            Question::Name => &["called", "family_name"],
            Question::Birth => &["born_on"],
            Question::Municipality => &["municipality"],
            Question::Reach => &["telephone", "mail", "through"],
            Question::Helper | Question::Language | Question::Wish | Question::HelpedNow => &[],
        }
    };
    let words: Vec<&str> = questions.iter().flat_map(fields).map(|field| form.get(field).trim()).collect();
    words.join("|")
}

/// Whether these words were asked about before.
pub(super) fn was_asked(questions: &[Question], form: &Fields) -> bool {
    form.has("klopt") && form.get("klopt") == typed_words(questions, form)
}

/// The form with a place that was chosen among those that it could be, in the place of what was typed.
pub(super) fn with_choice(form: &Fields) -> Fields {
    let mut form = form.clone();
    let chosen = form.get("kies").to_owned();
    if !chosen.is_empty() {
        form.set("municipality", &chosen);
    }
    form
}
