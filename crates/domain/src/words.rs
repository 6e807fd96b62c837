//! Short texts that a person typed, made safe to keep: normalised, bounded, never blank.
//!
//! Every script is welcome, right-to-left ones and emoji included. What is refused is what no person means to type:
//! control characters (NUL among them) and invisible marks that turn the direction of the text around them.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Why a typed text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadText {
    /// Nothing but white space.
    Blank,
    /// More characters than fit; the most that do is given.
    TooLong(usize),
    /// A character that cannot be shown or that changes how others are shown.
    Unprintable,
}

fn clean(text: &str, most: usize, lines: bool) -> Result<String, BadText> {
    // Before any work on it: a megabyte in a field is refused by its length alone.
    if text.len() > most * 8 {
        return Err(BadText::TooLong(most));
    }
    let text: String = text.replace("\r\n", "\n").nfc().collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(BadText::Blank);
    }
    let hidden = |c: char| {
        (c.is_control() && !(c == '\t' || (lines && c == '\n')))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
    };
    if text.chars().any(hidden) {
        return Err(BadText::Unprintable);
    }
    if text.chars().count() > most {
        return Err(BadText::TooLong(most));
    }
    Ok(text.to_owned())
}

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $most:expr, $lines:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The most characters that fit.
            pub const MOST: usize = $most;

            /// Takes a typed text: white space around it goes, Unicode is composed (NFC).
            pub fn parse(text: &str) -> Result<Self, BadText> {
                clean(text, $most, $lines).map(Self)
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
                Self::parse(&text).map_err(|bad| format!("{bad:?}"))
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
    Line, 200, false
}
text_type! {
    /// Several lines of at most 4,000 characters: what a person wants to tell.
    Text, 4_000, true
}
text_type! {
    /// Why something is done, in at most 1,000 characters. Never blank, so a reason is always a reason.
    Reason, 1_000, true
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
        for text in ["a\0b", "a\u{202e}b", "\u{2066}a", "a\u{1b}[31m", "a\nb"] {
            assert_eq!(Line::parse(text), Err(BadText::Unprintable), "{text:?}");
        }
        assert_eq!(Text::parse("a\r\nb").unwrap().as_str(), "a\nb");
        assert_eq!(Line::parse(" \t "), Err(BadText::Blank));
        assert_eq!(Reason::parse("\n\n"), Err(BadText::Blank));
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
