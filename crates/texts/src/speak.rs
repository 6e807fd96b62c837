//! What the made code stands on: numbers that choose, values put into a sentence, and lists.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    fmt::{self, Display, Write},
};

use crate::{Lang, common};

/// A number that chooses between variants of a text, or a reference to one.
pub trait Count {
    /// The number; beyond `i64` it stays at its end.
    fn count(&self) -> i64;
}

macro_rules! counts {
    ($($kind:ty),*) => { $(impl Count for $kind {
        fn count(&self) -> i64 {
            i64::try_from(*self).unwrap_or(i64::MAX)
        }
    })* };
}
counts!(u8, i16, u16, i32, u32, i64, u64, usize);

impl<T: Count> Count for &T {
    fn count(&self) -> i64 {
        (*self).count()
    }
}

/// Opens a stretch that has its own direction, and closes it.
const ISOLATE: char = '\u{2068}';
const POP: char = '\u{2069}';

/// Puts a value into a sentence so that neither turns the other round.
///
/// In a language written from right to left every value stands apart: numbers and Latin names would move. In the others
/// only a value with right-to-left signs does, so that an Arabic name does not change places with the number after it.
pub(crate) fn put(out: &mut dyn Write, rtl: bool, value: &dyn Display) -> fmt::Result {
    if !rtl && !turns(value) {
        return write!(out, "{value}");
    }
    out.write_char(ISOLATE)?;
    let mut within = Within { out, open: 0 };
    write!(within, "{value}")?;
    for _ in 0..within.open {
        within.out.write_char(POP)?;
    }
    out.write_char(POP)
}

/// A value on its way into a sentence. It cannot end the stretch in which it stands: a mark that would is left out, and what it opens itself
/// is closed behind it.
struct Within<'a> {
    out: &'a mut dyn Write,
    open: usize,
}

impl Write for Within<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|sign| {
            match sign {
                POP if self.open == 0 => return Ok(()),
                POP => self.open -= 1,
                '\u{2066}'..='\u{2068}' => self.open += 1,
                _ => {}
            }
            self.out.write_char(sign)
        })
    }
}

/// Names or things as a sentence lists them: `Ann, Bo en Cas`.
pub fn list(lang: Lang, items: impl IntoIterator<Item: Display>) -> String {
    let mut items = items.into_iter();
    let Some(first) = items.next() else { return String::new() };
    let (mut said, mut last) = (String::new(), first);
    let rtl = lang.dir() == "rtl";
    let Some(mut next) = items.next() else { return last.to_string() };
    loop {
        // A `String` takes whatever is written.
        let _ = put(&mut said, rtl, &last);
        last = next;
        let Some(following) = items.next() else { break };
        said.push_str(common::list_comma(lang));
        next = following;
    }
    common::list_and(lang).before(said).last(last).to_string()
}

thread_local! {
    static ASKED: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

/// The messages for those who work here that this thread asked for since it last looked. Only a build with debug assertions
/// keeps them: with it a test shows that no page of a client asks for one.
pub fn asked_of_staff() -> BTreeSet<&'static str> {
    ASKED.take()
}

/// Notes that a message was asked for that no client reads.
pub(crate) fn staff(message: &'static str) {
    if cfg!(debug_assertions) {
        ASKED.with_borrow_mut(|asked| asked.insert(message));
    }
}

/// Whether a value has signs that run from right to left, or that order it.
fn turns(value: &dyn Display) -> bool {
    struct Look;
    impl Write for Look {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            if text.chars().any(is_rtl) { Err(fmt::Error) } else { Ok(()) }
        }
    }
    write!(Look, "{value}").is_err()
}

/// The scripts and marks of classes R and AL in Unicode, with the places kept for them, and the marks that turn a line.
const fn is_rtl(sign: char) -> bool {
    matches!(
        sign,
        '\u{590}'..='\u{8ff}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rtl: bool, value: &str) -> String {
        let mut out = String::new();
        put(&mut out, rtl, &value).unwrap();
        out
    }

    #[test]
    fn a_value_that_runs_the_other_way_stands_apart() {
        assert_eq!(said(false, "Zoë 3"), "Zoë 3");
        assert_eq!(said(false, "سلمى"), "\u{2068}سلمى\u{2069}");
        assert_eq!(said(false, "\u{202e}om"), "\u{2068}\u{202e}om\u{2069}", "a mark that turns what follows ends with the value");
        assert_eq!(said(true, "Zoë 3"), "\u{2068}Zoë 3\u{2069}");
    }

    #[test]
    fn a_value_does_not_end_the_stretch_in_which_it_stands() {
        assert_eq!(said(false, "a\u{2069}\u{202e}b"), "\u{2068}a\u{202e}b\u{2069}", "what follows would be turned");
        assert_eq!(said(false, "a\u{2066}b"), "\u{2068}a\u{2066}b\u{2069}\u{2069}", "what it opens is closed");
        assert_eq!(said(true, "\u{2068}a\u{2069}"), "\u{2068}\u{2068}a\u{2069}\u{2069}", "a list inside a sentence stays as it is");
    }
}

#[cfg(test)]
mod spoilt {
    use super::*;

    /// What stands outside every value.
    fn around(said: &str) -> String {
        let (mut around, mut depth) = (String::new(), 0_usize);
        for sign in said.chars() {
            match sign {
                '\u{2066}'..='\u{2068}' => depth += 1,
                POP => depth = depth.checked_sub(1).expect("only what was opened is closed"),
                sign if depth == 0 => around.push(sign),
                _ => {}
            }
        }
        assert_eq!(depth, 0, "what was opened is closed: {said:?}");
        around
    }

    #[test]
    fn no_value_makes_a_sentence_stumble_or_reaches_out_of_its_place() {
        let samples = &["Zoë Vandenberghe", "سلمى", "שלום 3", "\u{202d}+32 470\u{202c}", "a\u{2066}b\u{2069}", "{$naam}", "<b>&amp;"];
        schakel_ordeal::spoil_text("value of a text", samples, |value| {
            let number = i64::try_from(value.len()).unwrap_or_default();
            for lang in Lang::ALL {
                let mut empty = Vec::new();
                crate::every::say(lang, "", number, &mut |_, said| empty.push(said));
                let mut empty = empty.into_iter();
                let turning = turns(&value);
                crate::every::say(lang, value, number, &mut |key, said| {
                    let without = empty.next().expect("the same messages");
                    if turning {
                        assert_eq!(around(&said), without, "{key}");
                    } else {
                        assert!(said == without || said.contains(value), "{key}: {said}");
                        assert!(!said.chars().any(is_rtl), "{key}: {said}");
                    }
                });
            }
        });
    }

    #[test]
    fn a_list_is_joined_as_the_language_does() {
        let names = ["Ann", "Bo", "Cas"];
        assert_eq!(list(Lang::Nl, names), "Ann, Bo en Cas");
        assert_eq!(list(Lang::En, &names[..2]), "Ann and Bo");
        assert_eq!(list(Lang::Fr, &names[..1]), "Ann");
        assert_eq!(list(Lang::Fr, [""; 0]), "");
        assert_eq!(list(Lang::Nl, ["سلمى", "Bo", "علي"]), "\u{2068}\u{2068}سلمى\u{2069}, Bo\u{2069} en \u{2068}علي\u{2069}");
    }
}
