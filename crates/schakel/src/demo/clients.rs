//! The clients of the demonstration, and what they told. None of them exists; no name is one that a person bears.

use jiff::{ToSpan as _, civil::date};
use schakel_domain::{
    registration::{Answer, Answers, Contact, Helper, HelperKind, Language, TelephoneUse, Theme},
    time::Date,
    words::{Line, Text},
};

use super::stories::Story;

/// How many there are in each partnership whose road ends at an answer: sixty in all. Those of the stories come after them.
pub(super) const IN_EACH: [usize; 3] = [26, 19, 15];

const CALLED: [&str; 30] = [
    "Amina",
    "Jef",
    "Zoë",
    "Mohamed",
    "Griet",
    "Oleksandr",
    "Fatima",
    "Luc",
    "Yasmine",
    "Dirk",
    "Selam",
    "Ivo",
    "Maria",
    "Nguyễn",
    "Łukasz",
    "Rachid",
    "Anneleen",
    "Tesfay",
    "Gülcan",
    "Stef",
    "Elena",
    "Bram",
    "Samira",
    "François",
    "Hatice",
    "Jozef",
    "Liesbet",
    "Karel",
    "Ousmane",
    "Tine",
];

const FAMILY: [&str; 20] = [
    "Voorbeeld",
    "Testers",
    "Proefkonijn",
    "D’Hypothese",
    "Denkbeeld",
    "Verzonnen",
    "Van den Bedenk",
    "Fictief",
    "Nepomuk-Test",
    "Zogezegd",
    "Stel",
    "Aanname",
    "Ersatz",
    "Veronderstel",
    "Bijvoorbeeld",
    "Van Nergens",
    "Niemans",
    "El Voorbeeld",
    "Testova",
    "De Proef",
];

const WISHES: [&str; 12] = [
    "Ik zou graag terug werken, maar ik weet niet waar te beginnen.",
    "Ik zit vast met papieren en schulden. Daarna wil ik werken.",
    "Ik wil beter Nederlands leren en mensen leren kennen.",
    "Mijn rug laat geen zwaar werk meer toe. Wat kan ik nog wel?",
    "Je cherche un travail à temps partiel, avec les enfants c’est difficile.",
    "Ik heb geen auto en de bus rijdt niet ’s avonds.",
    "I worked as a nurse. I would like to do that again, here.",
    "Ik kom weinig buiten. Ik wil iets om voor op te staan.",
    "Mijn huurcontract stopt. Eerst een woning, dan de rest.",
    "Ik heb een opleiding gedaan, maar ik vind geen stage.",
    "Ik wil iemand die mee gaat naar de eerste gesprekken.",
    "Ik weet het nog niet goed. Kan ik eerst eens praten?",
];

const LANGUAGES: [Language; 10] = [
    Language::Dutch,
    Language::Dutch,
    Language::Dutch,
    Language::French,
    Language::Dutch,
    Language::Arabic,
    Language::Ukrainian,
    Language::English,
    Language::Turkish,
    Language::Tigrinya,
];

const HELPERS: [HelperKind; 8] = [
    HelperKind::Nobody,
    HelperKind::Nobody,
    HelperKind::VdabMediator,
    HelperKind::Partner,
    HelperKind::Nobody,
    HelperKind::Family,
    HelperKind::Outreach,
    HelperKind::Later,
];

/// What client number `number` of partnership `place` tells. `None` would mean that a text of this file is too long,
/// which the test below rules out.
pub(super) fn answers(place: usize, number: usize, municipalities: &[&str]) -> Option<Answers> {
    lives(place * 31 + number, municipalities)
}

/// What the client of this story tells, who comes in on this day.
pub(super) fn of_story(place: usize, number: usize, story: &Story, day: Date, municipalities: &[&str]) -> Option<Answers> {
    // Nobody of the others has such a number, in whatever partnership.
    let mut answers = lives(120 + place * 31 + number, municipalities)?;
    answers.wish = Answer::Given(Text::parse(story.wish).ok()?);
    if let Some(age) = story.age {
        answers.born_on = Answer::Given(day.checked_sub(age.years().days(100)).ok()?);
    }
    Some(answers)
}

fn lives(seed: usize, municipalities: &[&str]) -> Option<Answers> {
    let mut answers = somebody(seed)?;
    answers.municipality = match pick(municipalities, seed) {
        Some(name) if seed % 7 != 3 => Answer::Given(Line::parse(name).ok()?),
        _ => Answer::Later,
    };
    Some(answers)
}

/// The same person again, as somebody else wrote it down: a typing error in the name, the rest the same.
pub(super) fn again(first: &Answers) -> Option<Answers> {
    let mut answers = first.clone();
    if let Answer::Given(name) = &first.family_name {
        answers.family_name = Answer::Given(Line::parse(&misspelt(name.as_str())).ok()?);
    }
    answers.wish = Answer::Given(Text::parse("Ik had mij al eens aangemeld, denk ik.").ok()?);
    Some(answers)
}

fn misspelt(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let middle = letters.len() / 2;
    if let Some(letter) = letters.get(middle).copied() {
        letters.insert(middle, letter);
    }
    letters.into_iter().collect()
}

fn pick<T>(of: &[T], seed: usize) -> Option<&T> {
    of.get(seed % of.len().max(1))
}

fn somebody(seed: usize) -> Option<Answers> {
    let called = *pick(&CALLED, seed * 7)?;
    let family = *pick(&FAMILY, seed * 3 + seed / 20)?;
    let small = |number: usize| i8::try_from(number).unwrap_or(1);
    let year = i16::try_from(1962 + seed * 5 % 45).unwrap_or(1980);
    let born = date(year, small(1 + seed % 12), small(1 + seed * 11 % 28));
    let digits = format!("0400 00 {:02} {:02}", seed / 100, seed % 100);
    let contact = Contact {
        telephone: if seed % 4 == 3 { None } else { Some(Line::parse(&digits).ok()?) },
        mail: if seed.is_multiple_of(3) { Some(Line::parse(&format!("klant{seed}@voorbeeld.example")).ok()?) } else { None },
        through: if seed % 4 == 3 { Some(Line::parse("Op dinsdag in het Open Huis").ok()?) } else { None },
        mind: if seed % 5 == 2 { Some(Text::parse("Liever na 10 uur. Spreek geen boodschap in.").ok()?) } else { None },
        telephone_use: TelephoneUse::default(),
    };
    let themes: Vec<Theme> =
        Theme::ALL.iter().copied().enumerate().filter(|(at, _)| (seed + at * 5).is_multiple_of(4)).map(|(_, theme)| theme).collect();
    let helper = *pick(&HELPERS, seed)?;
    Some(Answers {
        helper: Some(Helper { kind: helper, name: None }),
        called: Some(Line::parse(called).ok()?),
        family_name: if seed % 9 == 4 { Answer::Later } else { Answer::Given(Line::parse(family).ok()?) },
        born_on: match seed % 6 {
            1 => Answer::Unknown,
            3 => Answer::Later,
            _ => Answer::Given(born),
        },
        born_in: None,
        municipality: Answer::Open,
        contact,
        language: Answer::Given(*pick(&LANGUAGES, seed)?),
        themes,
        wish: if seed % 8 == 5 { Answer::Unknown } else { Answer::Given(Text::parse(pick(&WISHES, seed)?).ok()?) },
        helped_now: match seed % 5 {
            0 => Answer::Given(Text::parse("Ja, iemand van het OCMW.").ok()?),
            1 => Answer::Given(Text::parse("Nee.").ok()?),
            2 => Answer::Unknown,
            _ => Answer::Open,
        },
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::demo::stories::STORIES;

    #[test]
    fn all_clients_can_be_registered_and_are_all_others() {
        let mut seen = HashSet::new();
        for (place, count) in IN_EACH.into_iter().enumerate() {
            let day = date(2026, 11, 23);
            let stories = STORIES.iter().enumerate().map(|(number, story)| of_story(place, number, story, day, &["Aalst"]));
            for answers in (0..count).map(|number| answers(place, number, &["Aalst"])).chain(stories) {
                let answers = answers.unwrap();
                assert_eq!(answers.open(), None);
                let (identity, contact, ..) = answers.finish().unwrap();
                assert!(contact.is_reachable());
                seen.insert((place, identity.full_name(), format!("{:?}", identity.born_on)));
            }
        }
        assert_eq!(seen.len(), 60 + 3 * STORIES.len());
    }

    #[test]
    fn the_same_person_again_is_written_a_little_otherwise() {
        let first = answers(0, 0, &["Aalst"]).unwrap();
        let again = again(&first).unwrap();
        assert_ne!(again.family_name, first.family_name);
        assert_eq!((again.called, again.born_on), (first.called, first.born_on));
    }
}
