//! A language from right to left, with six plurals and the words for clients alone: made like the others, read by nobody.

#[expect(dead_code, unreachable_pub, reason = "only what the tests below look at is asked for")]
mod made {
    include!(concat!(env!("OUT_DIR"), "/tried.rs"));
}

use crate::speak::asked_of_staff;
use made::{Lang, PROBLEMS, Words, by_key};

#[test]
fn a_language_of_clients_needs_no_words_for_staff() {
    assert!(PROBLEMS.is_empty(), "{PROBLEMS:?}");
    assert!(Lang::Nl.is_full() && !Lang::Ar.is_full());
    assert_eq!(by_key("inbox", "title", Lang::Ar), Some("Aanmeldingen"), "whoever works here reads Dutch");
    assert!(asked_of_staff().contains("inbox.title"), "and is noticed");
    assert_eq!(Words::of(Lang::Ar).follow.send(), "إرسال");
    assert!(!asked_of_staff().contains("follow.send"));
}

#[test]
fn all_six_plurals_are_said() {
    let t = Words::of(Lang::Ar);
    let said = [0, 1, 2, 3, 11, 100].map(|n| t.follow.days(n));
    let own = |n: i64, word: &str| format!("\u{2068}{n}\u{2069} {word}");
    assert_eq!(said, ["لا أيام".to_owned(), "يوم واحد".to_owned(), "يومان".to_owned(), own(3, "أيام"), own(11, "يومًا"), own(100, "يوم")]);
}

#[test]
fn every_value_stands_apart_and_order_is_the_languages_own() {
    let look = |lang| Words::of(lang).follow.look().n(2).name("Ann").partner("Huis").to_string();
    assert_eq!(look(Lang::Nl), "Ann keek 2 keer bij Huis.");
    assert_eq!(look(Lang::Ar), "\u{2068}Huis\u{2069} : \u{2068}Ann\u{2069} (\u{2068}2\u{2069})");
    assert_eq!((Lang::Nl.dir(), Lang::Ar.dir()), ("ltr", "rtl"));
}

#[test]
fn terms_and_quoted_messages_stand_in_the_text() {
    assert_eq!(Words::of(Lang::Nl).follow.call(), "Bel 0800 30 700, of kies ‘Versturen’.");
    assert_eq!(Words::of(Lang::Nl).inbox.quotes(), "Zie ‘Versturen’");
}
