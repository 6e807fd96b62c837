//! A name as plain Latin words: `Zoë D’Haese` and `zoe dhaese` are the same.

use schakel_domain::registration::Identity;
use unicode_normalization::UnicodeNormalization;

/// The most letters that are kept of one name; longer ones are cut for comparing, never for showing.
const MOST: usize = 80;

/// A name folded to lower-case Latin letters and digits, its parts with single spaces between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: Box<str>,
    /// Where the family name begins in `text`; its length when there is none.
    family: u8,
}

impl Folded {
    /// Folds what somebody typed, without knowing which part is the family name.
    pub fn of(text: &str) -> Self {
        let text = fold(text, MOST);
        let family = length(&text);
        Self { text: text.into_boxed_str(), family }
    }

    /// Folds the name of a client.
    pub fn of_identity(identity: &Identity) -> Self {
        let mut text = fold(identity.called.as_str(), MOST);
        let family = identity.family_name.given().map(|name| fold(name.as_str(), MOST)).unwrap_or_default();
        let at = if text.is_empty() || family.is_empty() { length(&text) } else { length(&text) + 1 };
        if !text.is_empty() && !family.is_empty() {
            text.push(' ');
        }
        text.push_str(&family);
        Self { text: text.into_boxed_str(), family: at }
    }

    /// The whole name.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The name to be called by.
    pub fn called(&self) -> &str {
        self.text.get(..usize::from(self.family)).unwrap_or(&self.text).trim_end()
    }

    /// The family name; empty when it was not given.
    pub fn family(&self) -> &str {
        self.text.get(usize::from(self.family)..).unwrap_or_default()
    }

    /// The parts of the name.
    pub fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.text.split(' ').filter(|word| !word.is_empty())
    }
}

fn length(text: &str) -> u8 {
    u8::try_from(text.len()).unwrap_or(u8::MAX)
}

/// Lower-case Latin letters and digits; hyphens part words, apostrophes and dots do not.
fn fold(text: &str, most: usize) -> String {
    let mut folded = String::with_capacity(text.len().min(most));
    // The tatweel only stretches Arabic writing; combining marks fall off because the bare letter is kept.
    for c in text.nfkd().filter(|c| *c != '\u{640}') {
        if folded.len() >= most {
            break;
        }
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '.' => {}
            c if c.is_ascii() => part(&mut folded),
            c if unicode_normalization::char::is_combining_mark(c) => {}
            c => match deunicode::deunicode_char(c) {
                Some(latin) => {
                    for c in latin.chars() {
                        match c {
                            'a'..='z' | 'A'..='Z' | '0'..='9' => folded.push(c.to_ascii_lowercase()),
                            ' ' | '-' => part(&mut folded),
                            _ => {}
                        }
                    }
                }
                None => part(&mut folded),
            },
        }
    }
    // A letter of another script can become several, so the last may stand over the edge.
    folded.truncate(most);
    folded.truncate(folded.trim_end().len());
    folded
}

/// Begins a new word, unless one has just begun.
fn part(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use schakel_domain::{registration::Answer, words::Line};

    #[test]
    fn diacritics_apostrophes_and_scripts_fold_away() {
        for (typed, folded) in [
            ("Zoë D’Haese", "zoe dhaese"),
            ("  O'Brien-Šmíd ", "obrien smid"),
            ("Łukasz Żółć", "lukasz zolc"),
            ("Nguyễn Thị Ánh", "nguyen thi anh"),
            ("ÇAĞLA  Öztürk", "cagla ozturk"),
            ("Straße", "strasse"),
            ("Олена", "olena"),
            ("Ο Γιώργος", "o giorgos"),
            ("Jan\u{a0}Testers", "jan testers"),
            ("", ""),
            ("!?", ""),
        ] {
            assert_eq!(Folded::of(typed).as_str(), folded, "{typed}");
        }
        assert!(!Folded::of("أمينة").as_str().is_empty());
        assert!(!Folded::of("李小龍").as_str().is_empty());
    }

    #[test]
    fn the_parts_of_a_name_are_known() {
        let identity = |family: Answer<Line>| Identity {
            called: Line::parse("Amina").unwrap(),
            family_name: family,
            born_on: Answer::Open,
            born_in: None,
            municipality: Answer::Open,
        };
        let both = Folded::of_identity(&identity(Answer::Given(Line::parse("Van den Voorbeeld").unwrap())));
        assert_eq!((both.called(), both.family()), ("amina", "van den voorbeeld"));
        let one = Folded::of_identity(&identity(Answer::Later));
        assert_eq!((one.called(), one.family()), ("amina", ""));
    }

    proptest! {
        #[test]
        fn anything_folds_to_plain_words_and_only_once(text in "\\PC{0,120}") {
            let folded = Folded::of(&text);
            prop_assert!(folded.as_str().len() <= MOST);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == ' ';
            prop_assert!(folded.as_str().chars().all(plain));
            let again = Folded::of(folded.as_str());
            prop_assert_eq!(again.as_str(), folded.as_str());
        }
    }
}
