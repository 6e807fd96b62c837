//! How much two people look alike on paper: their names, the days they were born, their telephones.

use schakel_domain::{
    registration::{Contact, Identity},
    telephone::{can_be_dialled, numbers},
    time::Date,
};
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

/// Somebody as far as one is compared and searched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traits {
    /// The name.
    pub name: Folded,
    /// The birth date, if it is known.
    pub born_on: Option<Date>,
    /// The telephone numbers, as [`schakel_domain::telephone`] writes them.
    pub telephones: Vec<String>,
}

impl Traits {
    /// Those of a client.
    pub fn of(identity: &Identity, contact: &Contact) -> Self {
        let dialled = contact.telephone.as_ref().map(|telephone| numbers(telephone.as_str())).unwrap_or_default();
        Self {
            name: Folded::of_identity(identity),
            born_on: identity.born_on.given().copied(),
            telephones: dialled.into_iter().filter(|number| can_be_dialled(number)).collect(),
        }
    }
}

/// Why two registrations look as if they are of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likeness {
    /// Whether the names are the same after folding; otherwise they are only alike.
    pub same_name: bool,
    /// Whether the names are not even alike: then a day and a telephone in common say it.
    pub other_name: bool,
    /// How the birth dates compare; never [`Born::Different`].
    pub born: Born,
    /// Whether they have a telephone number in common. By itself it says little: families and shelters share one.
    pub same_telephone: bool,
}

impl Likeness {
    /// Compares two people. `None` when nothing suggests that they are one.
    pub fn of(one: &Traits, other: &Traits) -> Option<Self> {
        let born = Born::compare(one.born_on, other.born_on);
        if born == Born::Different {
            return None;
        }
        // People who came without papers were often written down as born on 1 January, and a shelter has one telephone.
        let day_says_enough = one.born_on.is_some_and(|day| (day.day(), day.month()) != (1, 1));
        let same_telephone = one.telephones.iter().any(|number| other.telephones.contains(number));
        let (one, other) = (&one.name, &other.name);
        // Below that nothing is likely, so that most pairs are told apart without counting their slips.
        let names = names_from(one, other, ALIKE);
        let both_whole = !one.family().is_empty() && !other.family().is_empty();
        let likely = match born {
            // A family name changes with a marriage; the called name and the day together still say enough.
            Born::Same => names >= ALIKE || same_called(one, other) || (same_telephone && day_says_enough),
            Born::Close => names >= VERY_ALIKE && (both_whole || same_telephone),
            Born::Unknown => (names >= NEARLY_THE_SAME && both_whole) || (same_telephone && (names >= ALIKE || same_called(one, other))),
            Born::Different => false,
        };
        let (same_name, other_name) = (!one.as_str().is_empty() && one == other, names < ALIKE && !same_called(one, other));
        likely.then_some(Self { same_name, other_name, born, same_telephone })
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
/// with the family name first, and with the parts in another order.
pub fn names(one: &Folded, other: &Folded) -> f64 {
    names_from(one, other, LEAST)
}

/// As [`names`], where nothing below `least` makes a difference: that may be said to be 0.
fn names_from(one: &Folded, other: &Folded, least: f64) -> f64 {
    if one.as_str().is_empty() || other.as_str().is_empty() {
        return 0.0;
    }
    if one.as_str() == other.as_str() {
        return 1.0;
    }
    let joined = closeness(&join(one.words()), &join(other.words()), least);
    if joined >= NEARLY_THE_SAME {
        return joined;
    }
    let turned = |name: &Folded| join(name.family().split(' ').chain(name.called().split(' ')));
    let family_first = closeness(&turned(one), &join(other.words()), least).max(closeness(&join(one.words()), &turned(other), least));
    if family_first >= NEARLY_THE_SAME {
        return family_first;
    }
    let sorted = |name: &Folded| {
        let mut words: Vec<&str> = name.words().collect();
        words.sort_unstable();
        join(words.into_iter())
    };
    joined.max(family_first).max(closeness(&sorted(one), &sorted(other), least))
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

    fn compare(one: (&Folded, Option<Date>), other: (&Folded, Option<Date>)) -> Option<Likeness> {
        let traits = |(name, born_on): (&Folded, Option<Date>)| Traits { name: name.clone(), born_on, telephones: Vec::new() };
        Likeness::of(&traits(one), &traits(other))
    }

    fn by_telephone(one: (&Folded, Option<Date>), other: (&Folded, Option<Date>)) -> Option<Likeness> {
        let telephones = vec!["470123456".to_owned()];
        let traits = |(name, born_on): (&Folded, Option<Date>)| Traits { name: name.clone(), born_on, telephones: telephones.clone() };
        Likeness::of(&traits(one), &traits(other))
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
            assert!(compare((&jef, day), (&other, born)).is_some(), "{why}");
        }
        let spaced = name("Nora", "van den Voorbeelde");
        assert!(compare((&spaced, None), (&name("Nora", "Vandenvoorbeelde"), None)).is_some());
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
            assert_eq!(compare((&jef, day), (&other, born)), None, "{why}");
        }
    }

    #[test]
    fn a_telephone_in_common_counts_beside_a_name_or_a_day_and_not_alone() {
        let day = Some(date(1988, 3, 12));
        let (jef, amina) = (name("Jef", ""), name("Amina", "Voorbeeld"));
        assert!(by_telephone((&jef, day), (&amina, day)).unwrap().same_telephone, "the same day");
        let new_year = Some(date(1988, 1, 1));
        assert_eq!(by_telephone((&jef, new_year), (&amina, new_year)), None, "two people in one shelter");
        assert!(by_telephone((&jef, None), (&name("Jef", "Testers"), None)).is_some(), "the same called name");
        assert_eq!(by_telephone((&jef, None), (&amina, None)), None, "a family shares a telephone");
        assert_eq!(by_telephone((&jef, day), (&jef, Some(date(1960, 7, 30)))), None, "so do father and son");
        assert_eq!(compare((&jef, None), (&name("Jef", "Testers"), None)), None);
        // From what was typed: the same number in two hands.
        let of = |typed: &str| {
            let contact = Contact { telephone: Some(Line::parse(typed).unwrap()), ..Contact::default() };
            let identity = Identity {
                called: Line::parse("Jef").unwrap(),
                family_name: Answer::Open,
                born_on: Answer::Open,
                born_in: None,
                municipality: Answer::Open,
            };
            Traits::of(&identity, &contact)
        };
        assert!(Likeness::of(&of("0470/12.34.56"), &of("+32 470 12 34 56 (na 18 uur)")).unwrap().same_telephone);
        assert_eq!(Likeness::of(&of("0470/12.34.56"), &of("0470 12 34 57")), None);
    }

    #[test]
    fn names_written_together_or_apart_and_in_either_order_are_alike() {
        let ben_ali = name("Mohammed", "Ben Ali");
        for other in [name("Mohammed", "Benali"), name("Benali", "Mohammed"), name("Ben Ali", "Mohammed"), name("Mohammed", "Ben-Ali")] {
            assert!(names(&ben_ali, &other) >= NEARLY_THE_SAME, "{}", other.as_str());
        }
    }

    #[test]
    fn only_the_same_day_is_strong() {
        let jef = name("Jef", "Testers");
        let day = Some(date(1988, 3, 12));
        assert!(compare((&jef, day), (&jef, day)).unwrap().is_strong());
        assert!(!compare((&jef, day), (&jef, None)).unwrap().is_strong());
    }

    proptest! {
        #[test]
        fn what_makes_no_difference_is_all_that_is_left_out(
            one in "([a-e]{1,6} ){0,3}[a-e]{1,8}", other in "([a-e]{1,6} ){0,3}[a-e]{1,8}", family in 0_usize..4,
        ) {
            let words: Vec<&str> = other.split(' ').collect();
            let (called, last) = words.split_at(family.min(words.len()));
            let (one, other) = (Folded::of(&one), name(&format!("x{}", called.join(" ")), &last.join(" ")));
            let (all, some) = (names(&one, &other), names_from(&one, &other, ALIKE));
            prop_assert_eq!(some >= ALIKE, all >= ALIKE);
            if all >= ALIKE {
                prop_assert!((some - all).abs() < f64::EPSILON, "{} and {}", some, all);
            }
        }

        #[test]
        fn likeness_has_no_direction(
            one in "[a-c]{1,4} [a-c]{0,4}", other in "[a-c]{1,4} [a-c]{0,4}",
            days in proptest::array::uniform2(proptest::option::of((1i8..=12, 1i8..=12))),
        ) {
            let (one, other) = (Folded::of(&one), Folded::of(&other));
            let [left, right] = days.map(|day| day.map(|(month, day)| date(1988, month, day)));
            prop_assert_eq!(compare((&one, left), (&other, right)), compare((&other, right), (&one, left)));
        }
    }
}
