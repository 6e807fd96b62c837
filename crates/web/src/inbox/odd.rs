//! What in a registration should be asked the client once more, for who works with it.

use schakel_app::registration::OddAnswer;
use schakel_domain::registration::Odd;
use schakel_texts::{Lang, date_long, inbox as words, list, year_or_month};

use crate::find::place_name;

/// One odd thing as a sentence.
pub(super) fn in_words(lang: Lang, answer: &OddAnswer) -> String {
    match &answer.odd {
        Odd::Name => words::odd_name(lang).to_owned(),
        Odd::NotExact(partly) => words::odd_not_exact(lang, year_or_month(lang, partly.year, partly.month)),
        Odd::Age(years) => words::odd_age(lang, i64::from(*years)),
        Odd::Reach => words::odd_reach(lang).to_owned(),
        Odd::Telephone => words::odd_telephone(lang).to_owned(),
        Odd::Unsure(places) => words::odd_unsure(lang, list(lang, places.iter().map(|place| place_name(lang, place)))),
        Odd::Postcode(places) => {
            let place = places.first().map_or("", |place| place.name);
            let postcodes = list(lang, places.iter().flat_map(|place| &place.postcodes).map(ToString::to_string));
            words::odd_postcode(lang).place(place).postcodes(postcodes).to_string()
        }
        Odd::With(place, _) => {
            let partnership = answer.with.as_ref().map_or("", |with| with.name.as_str());
            words::odd_with(lang).place(place_name(lang, place)).partnership(partnership).to_string()
        }
        Odd::NotYet(place, from) => words::odd_not_yet(lang).place(place_name(lang, place)).date(date_long(lang, *from)).to_string(),
        Odd::Without(place) => words::odd_without(lang, place_name(lang, place)),
        Odd::Unknown => words::odd_unknown(lang).to_owned(),
    }
}
