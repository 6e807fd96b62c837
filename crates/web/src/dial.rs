//! Telephone numbers in our own sentences, and in where a client is referred to, as links: on a telephone one tap calls. Never for what was
//! typed of a client: that number is a link only where [`crate::reach`] says that it is safe.

use std::fmt;

use askama::filters::HtmlSafe;

/// The least digits of a number in a sentence: a day has eight.
const LEAST: usize = 9;
/// The most digits of a number of this country, and of any: hours of opening that stand behind each other have more.
const MOST: usize = 10;
const MOST_ABROAD: usize = 15;

/// A sentence with its numbers as links: a page writes `{{ page.dial(sentence) }}`.
pub(crate) struct Dial(String);

/// What stands around the numbers is escaped, and a number has only digits and what stands between them.
impl HtmlSafe for Dial {}

impl Dial {
    pub(crate) fn of(sentence: &str) -> Self {
        Self(sentence.to_owned())
    }
}

/// Where what begins here and could be a number ends; with its digits, if it is one.
fn number(text: &str) -> Option<(usize, Option<String>)> {
    if !text.starts_with(['0', '+']) {
        return None;
    }
    let between = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '/' | '.' | '-');
    let run = text.find(|c: char| !(c.is_ascii_digit() || c == '+' || between(c))).unwrap_or(text.len());
    let (run, _) = text.split_at(run);
    let end = run.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    let (run, _) = run.split_at(end);
    let digits: String = run.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let most = if digits.starts_with('+') || digits.starts_with("00") { MOST_ABROAD } else { MOST };
    let is_number = (LEAST..=most).contains(&digits.trim_start_matches('+').len());
    (end > 0).then_some((end, is_number.then_some(digits)))
}

/// A part of the sentence as it stands in a page.
fn escaped(part: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for c in part.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' => write!(f, "&#{};", u32::from(c))?,
            plain => fmt::Write::write_char(f, plain)?,
        }
    }
    Ok(())
}

impl fmt::Display for Dial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut rest, mut before) = (self.0.as_str(), ' ');
        while let Some(first) = rest.chars().next() {
            let begins = !before.is_alphanumeric();
            let (said, after) = if let Some((end, digits)) = number(rest).filter(|_| begins) {
                let (said, after) = rest.split_at(end);
                if let Some(digits) = digits {
                    write!(f, "<a href=\"tel:{digits}\">")?;
                    escaped(said, f)?;
                    f.write_str("</a>")?;
                } else {
                    escaped(said, f)?;
                }
                (said, after)
            } else {
                let (said, after) = rest.split_at(first.len_utf8());
                escaped(said, f)?;
                (said, after)
            };
            before = said.chars().last().unwrap_or(' ');
            rest = after;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_links_and_days_and_codes_are_not() {
        let said = |text: &str| Dial::of(text).to_string();
        assert_eq!(said("Bel gratis 0800 30 700."), "Bel gratis <a href=\"tel:080030700\">0800 30 700</a>.");
        assert_eq!(said("Bel: +32 470/11.22.33, of kom"), "Bel: <a href=\"tel:+32470112233\">+32 470/11.22.33</a>, of kom");
        for text in ["op 03/11/2026 om 10.00 uur", "code 0ABC", "tussen 0 en 10", "7KQ2 M4XD", "Open 09.00 - 12.00 - 13.30 - 16.00"] {
            assert_eq!(said(text), text);
        }
        assert_eq!(said("<b> & 011 00 00 00"), "&#60;b&#62; &#38; <a href=\"tel:011000000\">011 00 00 00</a>");
    }
}
