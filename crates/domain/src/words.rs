//! Short texts that a person typed, made safe to keep: normalised, bounded, never blank.
//!
//! Every script is welcome, right-to-left ones and emoji included. What no person means to type is not kept: marks that turn the
//! direction of the text around them, which a telephone pastes along with a number, and what cannot be seen at either end.
//! Control characters (NUL among them) are refused.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::typed::{is_invisible, is_unseen};

/// Why a typed text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadText {
    /// Nothing but white space.
    Blank,
    /// More characters than fit; the most that do is given.
    TooLong(usize),
    /// A character that cannot be shown or that changes how others are shown.
    Unprintable,
    /// A reason of a full stop or a letter: something stands there, and it says nothing.
    SaysNothing,
}

/// How many letters a reason has at least. One sign of Chinese or Japanese is a word.
const LEAST_LETTERS: usize = 3;

fn says_something(text: &str) -> bool {
    let is_a_word = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let letters: std::collections::BTreeSet<char> = text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let count = text.chars().filter(|c| c.is_alphabetic()).count();
    // "xxxx" is one letter, however often it is typed.
    text.chars().any(is_a_word) || (count >= LEAST_LETTERS && letters.len() > 1)
}

fn clean(text: &str, most: usize, lines: bool) -> Result<String, BadText> {
    // Before any work on it: a megabyte in a field is refused by its length alone.
    if text.len() > most * 8 {
        return Err(BadText::TooLong(most));
    }
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    let text: String = text.replace("\r\n", "\n").chars().filter(|c| !turns(*c)).nfc().collect();
    // What chooses the look of the emoji before it belongs to that.
    let chooses = |c: char| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}');
    let text = text.trim_matches(|c: char| c.is_whitespace() || (is_invisible(c) && !chooses(c)));
    if is_unseen(text) {
        return Err(BadText::Blank);
    }
    if text.chars().any(|c| c.is_control() && !(c == '\t' || (lines && c == '\n'))) {
        return Err(BadText::Unprintable);
    }
    if text.chars().count() > most {
        return Err(BadText::TooLong(most));
    }
    Ok(text.to_owned())
}

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $most:expr, $lines:expr, $says:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The most characters that fit.
            pub const MOST: usize = $most;

            /// Takes a typed text: white space around it goes, Unicode is composed (NFC).
            pub fn parse(text: &str) -> Result<Self, BadText> {
                let text = clean(text, $most, $lines)?;
                if $says && !says_something(&text) {
                    return Err(BadText::SaysNothing);
                }
                Ok(Self(text))
            }

            /// As [`Self::parse`], with nothing typed as nothing.
            pub fn parse_optional(text: &str) -> Result<Option<Self>, BadText> {
                match Self::parse(text) {
                    Ok(text) => Ok(Some(text)),
                    Err(BadText::Blank) => Ok(None),
                    Err(bad) => Err(bad),
                }
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(text: String) -> Result<Self, String> {
                // What was kept before a rule was made stays readable.
                clean(&text, $most, $lines).map(Self).map_err(|bad| format!("{bad:?}"))
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        // What people typed does not go into logs; only how much of it there is.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}(…{})", stringify!($name), self.0.chars().count())
            }
        }
    };
}

text_type! {
    /// One line of at most 200 characters: a name, a telephone number, a place.
    Line, 200, false, false
}
text_type! {
    /// Several lines of at most 4,000 characters: what a person wants to tell.
    Text, 4_000, true, false
}
text_type! {
    /// Why something is done, in at most 1,000 characters. Never blank, and at least a few letters, so that a reason is always a reason.
    Reason, 1_000, true, true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_world_are_kept_as_they_are() {
        for name in ["Zoë D’Haese", "Łukasz Żółć", "أمينة", "Nguyễn Thị Ánh", "Ο Γιώργος", "李小龍", "Ntũ", "👩🏽‍🔧 Jo", "O'Brien-Šmíd"]
        {
            assert_eq!(Line::parse(name).unwrap().as_str(), name.nfc().collect::<String>());
        }
    }

    #[test]
    fn what_nobody_means_to_type_is_refused() {
        for text in ["a\0b", "a\u{1b}[31m", "a\nb"] {
            assert_eq!(Line::parse(text), Err(BadText::Unprintable), "{text:?}");
        }
        assert_eq!(Text::parse("a\r\nb").unwrap().as_str(), "a\nb");
        assert_eq!(Line::parse(" \t "), Err(BadText::Blank));
        assert_eq!(Reason::parse("\n\n"), Err(BadText::Blank));
    }

    #[test]
    fn a_reason_says_something_in_whatever_script() {
        for nothing in [".", "x", "...", "-", "ok", "123", "xxxx", "AAaa", "?!"] {
            assert_eq!(Reason::parse(nothing), Err(BadText::SaysNothing), "{nothing}");
        }
        for reason in ["ziek", "Nee, dubbel.", "病", "لأنها مريضة", "P2.1: zie gesprek"] {
            assert!(Reason::parse(reason).is_ok(), "{reason}");
        }
        // What was kept before is read as it is.
        assert_eq!(Reason::try_from("x".to_owned()).map(String::from), Ok("x".to_owned()));
    }

    #[test]
    fn what_was_pasted_along_is_not_kept() {
        for (typed, kept) in [
            ("a\u{202e}b", "ab"),
            ("\u{2066}a\u{2069}", "a"),
            ("bel \u{202d}0470 00 00 00\u{202c} na 18 uur", "bel 0470 00 00 00 na 18 uur"),
            ("\u{feff}Amina\u{200b}", "Amina"),
            ("\u{200e} Amina \u{ad}", "Amina"),
            // Between letters they belong to the word: Persian and emoji need them.
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("👩\u{200d}🔧", "👩\u{200d}🔧"),
            ("❤\u{fe0f}", "❤\u{fe0f}"),
        ] {
            assert_eq!(Line::parse(typed).unwrap().as_str(), kept, "{typed:?}");
        }
        for typed in ["\u{200b}", " \u{2060}\u{feff} ", "\u{3164}", "\u{202d}\u{202c}", "\u{fe0f}"] {
            assert_eq!(Line::parse(typed), Err(BadText::Blank), "{typed:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_text_that_was_taken_is_taken_again_as_it_is(typed in ".{0,60}") {
            if let Ok(line) = Line::parse(&typed) {
                let again = Line::parse(line.as_str()).unwrap();
                proptest::prop_assert_eq!(again.as_str(), line.as_str());
            }
        }
    }

    #[test]
    fn a_megabyte_is_refused_and_the_limit_is_said() {
        assert_eq!(Line::parse(&"x".repeat(1_000_000)), Err(BadText::TooLong(200)));
        assert_eq!(Line::parse(&"é".repeat(201)), Err(BadText::TooLong(200)));
        assert!(Line::parse(&"é".repeat(200)).is_ok());
    }

    #[test]
    fn typed_words_do_not_show_in_debug_output() {
        assert_eq!(format!("{:?}", Line::parse("Amina").unwrap()), "Line(…5)");
    }
}
