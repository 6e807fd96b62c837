//! What somebody searches for: a name, a birth date, a telephone number, or a name with one of them beside it.

use schakel_domain::{
    telephone::numbers,
    time::{Date, Years, read_date},
    typed::plain,
};

use super::Folded;

/// From how many digits on a part of a telephone number is looked for.
const DIGITS: usize = 5;

/// What was typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The name.
    pub name: Folded,
    /// The birth date.
    pub born_on: Option<Date>,
    /// Telephone numbers, or parts of them.
    pub numbers: Vec<String>,
}

impl Asked {
    /// Takes apart what was typed. What is neither a date nor a number is a name, digits and all.
    pub fn of(typed: &str, today: Date) -> Self {
        let typed = plain(typed);
        if let Ok(day) = read_date(&typed, Years::UpTo(today)) {
            // Digits alone can be a telephone number as well.
            let numbers = if typed.bytes().all(|b| b.is_ascii_digit()) { long(&typed) } else { Vec::new() };
            return Self { born_on: Some(day), numbers, ..Self::default() };
        }
        let (digits, letters): (Vec<&str>, Vec<&str>) = typed.split(' ').partition(|word| !word.chars().any(char::is_alphabetic));
        let rest = digits.join(" ");
        let born_on = read_date(&rest, Years::UpTo(today)).ok();
        let numbers = if born_on.is_none() { long(&rest) } else { Vec::new() };
        let name = if born_on.is_none() && numbers.is_empty() { Folded::of(&typed) } else { Folded::of(&letters.join(" ")) };
        Self { name, born_on, numbers }
    }
}

fn long(typed: &str) -> Vec<String> {
    numbers(typed).into_iter().filter(|number| number.len() >= DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_was_typed_is_taken_apart() {
        let of = |typed: &str| {
            let asked = Asked::of(typed, date(2026, 11, 23));
            (asked.name.as_str().to_owned(), asked.born_on, asked.numbers)
        };
        let born = Some(date(1988, 3, 12));
        for typed in ["12/03/1988", "12 maart 1988", "12031988"] {
            assert_eq!((of(typed).0, of(typed).1), (String::new(), born), "{typed}");
        }
        for typed in ["0470 12 34 56", "+32 470 12 34 56", "\u{202d}0470/12.34.56\u{202c}"] {
            assert_eq!(of(typed), (String::new(), None, vec!["470123456".to_owned()]), "{typed}");
        }
        assert_eq!(of("Jef Testers 12/3/88"), ("jef testers".to_owned(), born, vec![]));
        assert_eq!(of("testers 0470123456").2, ["470123456"]);
        assert_eq!(of("0470 12").2, ["47012"]);
        assert_eq!(of("Klant 31"), ("klant 31".to_owned(), None, vec![]));
        assert_eq!(of("Vandenberghe"), ("vandenberghe".to_owned(), None, vec![]));
        assert_eq!(of(""), (String::new(), None, vec![]));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_taken_apart(typed in ".{0,80}") {
            let _ = Asked::of(&typed, date(2026, 11, 23));
        }
    }
}
