//! What a password must be: long enough, not one that everybody tries first, and not made of what anybody knows of the person.
//!
//! The list holds over 100,000 of the most used passwords of eight characters or more, in lower case;
//! `common_passwords.md` beside it says where they come from and under which licences. It stays sorted text: a search
//! touches some seventeen of its places, so hardly any of it is ever in memory, and it is never wrong (ADR 0019). Nothing
//! else is asked: no digits, no signs, no change every month.

use schakel_vault::Zeroizing;
use unicode_normalization::UnicodeNormalization;

use crate::names::Folded;

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
    "outreach",
    "bemiddelaar",
    "aanmelding",
    "welkom",
    "wachtwoord",
    "motdepasse",
    "password",
    "vlaanderen",
    "lokaal",
    "traject",
    "begeleider",
    "buddy",
    "welcome",
    "bienvenue",
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
    /// Nothing but names of the person, the organisation or the partnership, with digits and signs at most.
    Own,
}

/// The password in the one form in which it is hashed: composed (NFC), nothing cut off.
pub fn normal(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(typed.nfc().collect())
}

/// Whether a password can be taken by a person of whom these names are known: the own name and sign-in name, and those of
/// organisations and partnerships.
///
/// # Errors
/// Why not.
pub fn judge(typed: &str, names: &[&str]) -> Result<Zeroizing<String>, BadPassword> {
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
    // `Welkom2026!` is `welkom` to whoever guesses, and `Nora.Modelmans` is `noramodelmans`.
    let letters = letters(&small);
    if is_common(&small) || is_made_of(&letters, OURS) || is_one_character(&small) {
        return Err(BadPassword::Common);
    }
    // Separators of a sign-in name must part its words, which those within a name of a person do not.
    let names: Vec<Folded> = names.iter().map(|name| Folded::of(&name.replace(['@', '.', '_'], " "))).collect();
    let known: Vec<&str> = names.iter().flat_map(Folded::words).filter(|word| word.len() > 1).chain(OURS.iter().copied()).collect();
    if is_made_of(&letters, &known) {
        return Err(BadPassword::Own);
    }
    Ok(password)
}

/// The letters of a password alone, without diacritics.
fn letters(small: &str) -> Zeroizing<String> {
    Zeroizing::new(Folded::of(small).as_str().chars().filter(char::is_ascii_alphabetic).collect())
}

/// Whether these letters are nothing but such words, one or several on end.
fn is_made_of(letters: &str, words: &[&str]) -> bool {
    // How far one comes with whole words; each place is gone on from once.
    let mut reached = vec![0];
    let mut next = 0;
    while let Some(at) = reached.get(next).copied() {
        next += 1;
        let rest = letters.get(at..).unwrap_or_default();
        for word in words.iter().filter(|word| !word.is_empty() && rest.starts_with(**word)) {
            let end = at + word.len();
            if end == letters.len() {
                return true;
            }
            if !reached.contains(&end) {
                reached.push(end);
            }
        }
    }
    false
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

    const NAME: &[&str] = &["nora.modelmans@ocmw.example", "Zoë Nora De Modelmans", "OCMW Verzonnen-Dorp", "Kempen Zuid"];

    #[test]
    fn every_line_of_the_list_is_found_and_nothing_else() {
        assert!(COMMON.lines().count() > 100_000);
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
        for typed in [
            "Modelmans2026",
            "nora.modelmans@ocmw.example",
            "NoraDeModelmans!",
            "Zoë-Nora-1985",
            "kempen zuid 1",
            "Verzonnendorp24",
            "SchakelKempen1",
        ] {
            assert_eq!(judge(typed, NAME).err(), Some(BadPassword::Own), "{typed}");
        }
        // A name within something longer is nobody's first guess.
        for typed in ["Nora fietst graag", "kempense aardappelen", "modelmansen!", "0470112233"] {
            assert!(judge(typed, NAME).is_ok(), "{typed}");
        }
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
