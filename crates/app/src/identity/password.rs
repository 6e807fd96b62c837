//! What a password must be: long enough, and not one that everybody tries first.
//!
//! The list holds 21,640 of the most used passwords of eight characters or more, in lower case, joined from the lists
//! that Django (BSD) and zxcvbn-ts (MIT) publish. Nothing else is asked: no digits, no signs, no change every month.

use schakel_vault::Zeroizing;
use unicode_normalization::UnicodeNormalization;

/// The least characters. A password is always joined by a second factor; alone it would need fifteen.
pub const LEAST: usize = 8;
/// The most characters.
pub const MOST: usize = 256;

const COMMON: &str = include_str!("common_passwords.txt");

/// Words of this trade, the first that somebody guesses here.
const OURS: &[&str] = &[
    "schakel",
    "vdab",
    "ocmw",
    "partnerschap",
    "lokaalpartnerschap",
    "draaiboek",
    "trajectbegeleider",
    "trajectgezel",
    "coordinator",
    "coördinator",
    "outreach",
    "bemiddelaar",
    "aanmelding",
    "welkom",
    "wachtwoord",
    "motdepasse",
    "password",
    "vlaanderen",
];

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPassword {
    /// Under [`LEAST`] characters.
    Short,
    /// Over [`MOST`] characters.
    Long,
    /// One of those that are tried first.
    Common,
    /// The sign-in name, or a part of it.
    Own,
}

/// The password in the one form in which it is hashed: composed (NFC), nothing cut off.
pub fn normal(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(typed.nfc().collect())
}

/// Whether a password can be taken by the person with this sign-in name.
///
/// # Errors
/// Why not.
pub fn judge(typed: &str, sign_in_name: &str) -> Result<Zeroizing<String>, BadPassword> {
    // Before any work on it: composing shortens a text by less than a factor four.
    if typed.len() > MOST * 16 {
        return Err(BadPassword::Long);
    }
    let password = normal(typed);
    let length = password.chars().count();
    if length < LEAST {
        return Err(BadPassword::Short);
    }
    if length > MOST {
        return Err(BadPassword::Long);
    }
    let small = Zeroizing::new(password.to_lowercase());
    // `Welkom2026!` is `welkom` to whoever guesses.
    let word = small.trim_matches(|c: char| !c.is_alphabetic());
    if is_common(&small) || OURS.contains(&word) || is_one_character(&small) {
        return Err(BadPassword::Common);
    }
    let own = sign_in_name.split(['@', '.']).any(|part| part.chars().count() >= 4 && part == word);
    if own || small.as_str() == sign_in_name {
        return Err(BadPassword::Own);
    }
    Ok(password)
}

fn is_one_character(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| characters.all(|next| next == first))
}

/// The list is sorted by bytes, so a search halves it; no set is built for what is asked a few times a year.
fn is_common(small: &str) -> bool {
    let (mut low, mut high) = (0, COMMON.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = COMMON.get(..middle).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let line = COMMON.get(start..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
        match line.as_bytes().cmp(small.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "nora.modelmans@ocmw.example";

    #[test]
    fn every_line_of_the_list_is_found_and_nothing_else() {
        assert!(COMMON.lines().count() > 20_000);
        assert!(COMMON.lines().is_sorted_by(|one, next| one.as_bytes() < next.as_bytes()));
        assert!(COMMON.is_ascii());
        for line in COMMON.lines().step_by(97).chain(["password", "123456789"]) {
            assert!(is_common(line), "{line}");
            assert!(!is_common(&format!("{line}~")), "{line}~");
        }
        assert!(!is_common("") && !is_common("\u{10ffff}") && !is_common("!"));
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for typed in ["Password1", "123456789", "Schakel2026!", "vdab1234", "OCMW-2026", "Welkom2026", "aaaaaaaa", "11111111111111111"] {
            assert_eq!(judge(typed, NAME).err(), Some(BadPassword::Common), "{typed}");
        }
        assert_eq!(judge("Modelmans2026", NAME).err(), Some(BadPassword::Own));
        assert_eq!(judge(NAME, NAME).err(), Some(BadPassword::Own));
    }

    #[test]
    fn length_is_counted_in_characters_and_any_character_is_good() {
        assert_eq!(judge("kort5!x", NAME).err(), Some(BadPassword::Short));
        assert!(judge("kórt5!xy", NAME).is_ok());
        assert!(judge("👩🏽‍🔧 fiets vloer kaas", NAME).is_ok());
        assert!(judge(&"kaas vloer ".repeat(23), NAME).is_ok());
        assert_eq!(judge(&"kaas vloer ".repeat(24), NAME).err(), Some(BadPassword::Long));
        assert_eq!(judge(&"x".repeat(1_000_000), NAME).err(), Some(BadPassword::Long));
    }

    #[test]
    fn one_password_typed_on_two_keyboards_is_the_same() {
        assert_eq!(normal("cafe\u{301} vloer"), normal("caf\u{e9} vloer"));
    }
}
