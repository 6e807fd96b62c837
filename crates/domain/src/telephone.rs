//! Telephone numbers in what people type, so that two ways to write one number are the same: `0470/12.34.56`,
//! `+32 (0)470 12 34 56`, `0470 12 34 56 (na 18 uur)`.

use crate::typed::plain;

/// The least and the most digits of a number that can be dialled, without the zero or the country before it.
const DIALLED: std::ops::RangeInclusive<usize> = 8..=15;

/// The numbers in a text, each as its digits: without the zero before a number of here, with the country before another one.
pub fn numbers(text: &str) -> Vec<String> {
    // Longer than any field that holds numbers.
    if text.len() > 4_000 {
        return Vec::new();
    }
    let text = plain(text).replace(" / ", ",").replace(" - ", ",");
    let mut numbers = Vec::new();
    let (mut digits, mut abroad) = (String::new(), false);
    for c in text.chars().chain([',']) {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '/' | '-' | '.' | '(' | ')' => {}
            _ => {
                numbers.extend(national(&digits, abroad));
                digits.clear();
                abroad = c == '+';
            }
        }
    }
    numbers
}

/// Whether a number can be dialled: neither too short nor too long, and not one digit again and again.
pub fn can_be_dialled(number: &str) -> bool {
    let mut digits = number.bytes();
    let first = digits.next();
    DIALLED.contains(&number.len()) && digits.any(|digit| Some(digit) != first)
}

fn national(digits: &str, abroad: bool) -> Option<String> {
    let (digits, abroad) = match digits.strip_prefix("00") {
        Some(rest) => (rest, true),
        // Without a plus, a number of here is never so long.
        None => (digits, abroad || (digits.len() >= 11 && digits.starts_with("32"))),
    };
    let digits = if abroad { digits.strip_prefix("32").unwrap_or(digits) } else { digits };
    let digits = digits.trim_start_matches('0');
    (!digits.is_empty()).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_is_the_same_however_it_is_written() {
        for typed in [
            "0470123456",
            "0470 12 34 56",
            "0470/12.34.56",
            "+32 470 12 34 56",
            "+32 (0)470 12 34 56",
            "0032470123456",
            "32470123456",
            "\u{202d}+32\u{a0}470\u{2009}12 34 56\u{202c}",
            "０４７０ １２３４５６",
            "tel. 0470-12-34-56, vraag naar Zoë",
        ] {
            assert_eq!(numbers(typed), ["470123456"], "{typed}");
        }
        assert_eq!(numbers("03 212 34 56"), ["32123456"]);
        assert_eq!(numbers("+31 6 12 34 56 78"), ["31612345678"]);
        assert_eq!(numbers("0470112233 of 0471223344"), ["470112233", "471223344"]);
        assert_eq!(numbers("0470/11.22.33 / 0471/22.33.44"), ["470112233", "471223344"]);
        assert_eq!(numbers("0470 12 34 56 (na 18 uur)"), ["470123456", "18"]);
        assert!(numbers("bel mijn zus").is_empty() && numbers("").is_empty() && numbers("000").is_empty());
    }

    #[test]
    fn what_nobody_can_dial_is_known() {
        for number in ["470123456", "53123456", "31612345678"] {
            assert!(can_be_dialled(number), "{number}");
        }
        for number in ["", "12345", "1111111111", "4701122330471223"] {
            assert!(!can_be_dialled(number), "{number}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_has_numbers_of_digits(typed in ".{0,60}") {
            for number in numbers(&typed) {
                proptest::prop_assert!(!number.starts_with('0') && number.bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }
}
