//! How much two people look alike on paper: their names, and the days they were born.

use schakel_domain::time::Date;
use serde::{Deserialize, Serialize};

use super::Folded;

/// From here on two names count as the same person's when the birth dates are the same.
const ALIKE: f64 = 0.75;
/// From here on names are so alike that a birth date with a slip in it may be the same one.
const VERY_ALIKE: f64 = 0.86;
/// From here on the names alone say enough, when a birth date is not known.
const NEARLY_THE_SAME: f64 = 0.89;

/// Below this, how alike two names are makes no difference to anybody.
const LEAST: f64 = 0.6;

/// How two birth dates compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Born {
    /// The same day.
    Same,
    /// One slip apart: day and month swapped, one digit wrong, two digits swapped, or 1 January standing in.
    Close,
    /// At least one is not known. Unknown is never "no" (P1.2-6).
    Unknown,
    /// Two different days.
    Different,
}

impl Born {
    /// Compares two birth dates.
    pub fn compare(one: Option<Date>, other: Option<Date>) -> Self {
        match (one, other) {
            (Some(one), Some(other)) if one == other => Self::Same,
            (Some(one), Some(other)) if is_slip(one, other) => Self::Close,
            (Some(_), Some(_)) => Self::Different,
            _ => Self::Unknown,
        }
    }
}

fn is_slip(one: Date, other: Date) -> bool {
    let same_year = one.year() == other.year();
    if same_year && (one.day(), one.month()) == (other.month(), other.day()) {
        return true;
    }
    // People who came without papers are often written down as born on 1 January.
    if same_year && [one, other].iter().any(|date| (date.day(), date.month()) == (1, 1)) {
        return true;
    }
    let (one, other) = (digits(one), digits(other));
    let apart: Vec<usize> = (0..one.len()).filter(|at| one.get(*at) != other.get(*at)).collect();
    match apart.as_slice() {
        [_] => true,
        [first, second] => second - first == 1 && one.get(*first) == other.get(*second) && one.get(*second) == other.get(*first),
        _ => false,
    }
}

fn digits(date: Date) -> [u8; 8] {
    let (year, month, day) = (date.year().unsigned_abs(), u16::from(date.month().unsigned_abs()), u16::from(date.day().unsigned_abs()));
    let digit = |number: u16, unit: u16| u8::try_from(number / unit % 10).unwrap_or_default();
    [digit(day, 10), digit(day, 1), digit(month, 10), digit(month, 1), digit(year, 1000), digit(year, 100), digit(year, 10), digit(year, 1)]
}

/// Why two registrations look as if they are of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likeness {
    /// Whether the names are the same after folding; otherwise they are only alike.
    pub same_name: bool,
    /// How the birth dates compare; never [`Born::Different`].
    pub born: Born,
}

impl Likeness {
    /// Compares two people. `None` when nothing suggests that they are one.
    pub fn of(one: (&Folded, Option<Date>), other: (&Folded, Option<Date>)) -> Option<Self> {
        let born = Born::compare(one.1, other.1);
        if born == Born::Different {
            return None;
        }
        let (one, other) = (one.0, other.0);
        let names = names(one, other);
        let both_whole = !one.family().is_empty() && !other.family().is_empty();
        let likely = match born {
            // A family name changes with a marriage; the called name and the day together still say enough.
            Born::Same => names >= ALIKE || same_called(one, other),
            Born::Close => names >= VERY_ALIKE && both_whole,
            Born::Unknown => names >= NEARLY_THE_SAME && both_whole,
            Born::Different => false,
        };
        likely.then_some(Self { same_name: !one.as_str().is_empty() && one == other, born })
    }

    /// Whether the two are so alike that somebody who may not see the other one must still be told that it exists.
    pub fn is_strong(self) -> bool {
        self.born == Born::Same
    }
}

fn same_called(one: &Folded, other: &Folded) -> bool {
    !one.called().is_empty() && one.called() == other.called()
}

/// How alike two whole names are, from 0 to 1: as written, with the parts joined ("van den Berghe", "Vandenberghe"),
/// and with the parts in another order.
pub fn names(one: &Folded, other: &Folded) -> f64 {
    if one.as_str().is_empty() || other.as_str().is_empty() {
        return 0.0;
    }
    if one.as_str() == other.as_str() {
        return 1.0;
    }
    let joined = closeness(&join(one.words()), &join(other.words()), LEAST);
    if joined >= NEARLY_THE_SAME {
        return joined;
    }
    let sorted = |name: &Folded| {
        let mut words: Vec<&str> = name.words().collect();
        words.sort_unstable();
        join(words.into_iter())
    };
    joined.max(closeness(&sorted(one), &sorted(other), LEAST))
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.fold(String::new(), |mut joined, word| {
        joined.push_str(word);
        joined
    })
}

/// How alike two words are, from 0 to 1: one less the part of letters that must be changed, dropped or swapped.
/// What cannot reach `least` is 0, which spares most of the work in a search.
pub fn closeness(one: &str, other: &str, least: f64) -> f64 {
    if one == other {
        return 1.0;
    }
    let longest = one.len().max(other.len());
    // Each slip changes at most two of the letters that occur, and the lengths differ by at least so many.
    let slips = one.len().abs_diff(other.len()).max(usize::from(differing_letters(one, other)).div_ceil(2));
    if 1.0 - ratio(slips, longest) < least {
        return 0.0;
    }
    1.0 - ratio(strsim::osa_distance(one, other), longest)
}

fn differing_letters(one: &str, other: &str) -> u16 {
    let letters = |word: &str| word.bytes().fold(0_u64, |letters, byte| letters | 1 << (byte & 63));
    u16::try_from((letters(one) ^ letters(other)).count_ones()).unwrap_or(u16::MAX)
}

/// A part of a whole; names are short, so nothing is lost.
pub fn ratio(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / f64::from(u32::try_from(whole).unwrap_or(u32::MAX).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use schakel_domain::{
        registration::{Answer, Identity},
        words::Line,
    };

    fn name(called: &str, family: &str) -> Folded {
        let family_name = Line::parse_optional(family).unwrap().map_or(Answer::Open, Answer::Given);
        Folded::of_identity(&Identity {
            called: Line::parse(called).unwrap(),
            family_name,
            born_on: Answer::Open,
            born_in: None,
            municipality: Answer::Open,
        })
    }

    #[test]
    fn a_slip_in_a_birth_date_is_close_and_two_are_not() {
        let born = Some(date(1988, 3, 12));
        for (other, expected) in [
            (Some(date(1988, 3, 12)), Born::Same),
            (Some(date(1988, 12, 3)), Born::Close),
            (Some(date(1988, 3, 21)), Born::Close),
            (Some(date(1988, 3, 17)), Born::Close),
            (Some(date(1898, 3, 12)), Born::Close),
            (Some(date(1988, 1, 1)), Born::Close),
            (Some(date(1989, 1, 1)), Born::Different),
            (Some(date(1999, 3, 12)), Born::Different),
            (Some(date(1988, 4, 17)), Born::Different),
            (None, Born::Unknown),
        ] {
            assert_eq!(Born::compare(born, other), expected, "{other:?}");
            assert_eq!(Born::compare(other, born), expected, "{other:?}");
        }
    }

    #[test]
    fn people_who_are_likely_one_are_found() {
        let day = Some(date(1988, 3, 12));
        let slip = Some(date(1988, 12, 3));
        let jef = name("Jef", "Testers");
        for (other, born, why) in [
            (name("Jef", "Testers"), day, "the same"),
            (name("JEF", "TESTERS"), day, "capitals"),
            (name("Jeff", "Testers"), day, "a letter too many"),
            (name("Testers", "Jef"), day, "swapped"),
            (name("Jef", ""), day, "no family name, same day"),
            (name("Jef", "Modelmans"), day, "another family name, same day"),
            (name("Jef", "Testers"), slip, "day and month swapped"),
            (name("Jef", "Tester"), None, "day not known"),
        ] {
            assert!(Likeness::of((&jef, day), (&other, born)).is_some(), "{why}");
        }
        let spaced = name("Nora", "van den Voorbeelde");
        assert!(Likeness::of((&spaced, None), (&name("Nora", "Vandenvoorbeelde"), None)).is_some());
    }

    #[test]
    fn different_people_are_left_alone() {
        let day = Some(date(1988, 3, 12));
        let jef = name("Jef", "Testers");
        for (other, born, why) in [
            (name("Jef", "Testers"), Some(date(1971, 7, 30)), "father and son"),
            (name("Amina", "Voorbeeld"), day, "only the day"),
            (name("Jef", ""), None, "only a called name"),
            (name("Jef", "Modelmans"), None, "another family name, no day"),
        ] {
            assert_eq!(Likeness::of((&jef, day), (&other, born)), None, "{why}");
        }
    }

    #[test]
    fn only_the_same_day_is_strong() {
        let jef = name("Jef", "Testers");
        let day = Some(date(1988, 3, 12));
        assert!(Likeness::of((&jef, day), (&jef, day)).unwrap().is_strong());
        assert!(!Likeness::of((&jef, day), (&jef, None)).unwrap().is_strong());
    }

    proptest! {
        #[test]
        fn likeness_has_no_direction(
            one in "[a-c]{1,4} [a-c]{0,4}", other in "[a-c]{1,4} [a-c]{0,4}",
            days in proptest::array::uniform2(proptest::option::of((1i8..=12, 1i8..=12))),
        ) {
            let (one, other) = (Folded::of(&one), Folded::of(&other));
            let [left, right] = days.map(|day| day.map(|(month, day)| date(1988, month, day)));
            prop_assert_eq!(Likeness::of((&one, left), (&other, right)), Likeness::of((&other, right), (&one, left)));
        }
    }
}
