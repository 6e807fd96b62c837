//! Numbers, codes, dates and addresses as people type, dictate and paste them: without what cannot be seen.
//!
//! A telephone number that is copied from a telephone comes with marks of direction around it, one from a web page with a
//! space that does not break, one from an Eastern keyboard in signs of full width. For whoever typed it they are the same. Names and what
//! people tell are not changed by this; they have their own reader, [`words`](crate::words).

use unicode_normalization::UnicodeNormalization;

/// Whether a sign cannot be seen and says nothing: it stands there because it was pasted along.
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
        || is_direction(c)
}

/// Whether a sign only says in which direction to write.
pub const fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether a text has nothing that one can see.
pub fn is_unseen(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// A number, code, date or address in the plain signs of a keyboard here. What is plain already stays as it is.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    // Taken out first, so that what they stood between is seen together.
    for c in text.chars().filter(|c| !is_invisible(*c)).nfkc() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push('-'),
            '\u{2044}' | '\u{2215}' => plain.push('/'),
            // Arabic and Persian keyboards write their own digits.
            '\u{660}'..='\u{669}' => plain.extend(char::from_digit(u32::from(c) - 0x660, 10)),
            '\u{6f0}'..='\u{6f9}' => plain.extend(char::from_digit(u32::from(c) - 0x6f0, 10)),
            c if is_invisible(c) => {}
            c if c.is_whitespace() => plain.push(' '),
            c => plain.push(c),
        }
    }
    let within = plain.trim();
    if within.len() == plain.len() { plain } else { within.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pasted_along_is_taken_out() {
        for (typed, read) in [
            ("\u{202d}+32 470 00 00 00\u{202c}", "+32 470 00 00 00"),
            ("\u{feff}9300\u{200b}", "9300"),
            ("23\u{ad}/11/\u{2060}1988", "23/11/1988"),
            ("0470\u{a0}00\u{202f}00\u{2009}00", "0470 00 00 00"),
            ("１２／０３／１９８８", "12/03/1988"),
            ("٢٣/١١/١٩٨٨", "23/11/1988"),
            ("۹۳۰۰", "9300"),
            ("0470–00—00−00", "0470-00-00-00"),
            (" \t9300\n", "9300"),
            ("\u{200b}\u{2060}", ""),
            ("zoë@voorbeeld.be", "zoë@voorbeeld.be"),
        ] {
            assert_eq!(plain(typed), read, "{typed:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_becomes_plain_and_only_once(typed in ".{0,80}") {
            let once = plain(&typed);
            proptest::prop_assert!(!once.chars().any(is_invisible));
            proptest::prop_assert!(once.trim() == once);
            proptest::prop_assert_eq!(plain(&once), once);
        }
    }
}
