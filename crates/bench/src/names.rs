//! Names of people who do not exist, as many as are asked for, with the diacritics and likenesses that real lists have.

const CALLED: &[&str] = &[
    "Amina",
    "Jef",
    "Zoë",
    "Fatiha",
    "Daniël",
    "Nora",
    "Özlem",
    "Anaïs",
    "Bram",
    "Chloë",
    "Dries",
    "Élodie",
    "Farid",
    "Gülay",
    "Hélène",
    "Ivo",
    "Joëlle",
    "Karim",
    "Lieve",
    "Müge",
    "Noël",
    "Olha",
    "Piet",
    "Quinten",
    "Rachid",
    "Søren",
    "Tuba",
    "Urs",
    "Véronique",
    "Wim",
    "Xander",
    "Yıldız",
    "Ziad",
];
const FIRST: &[&str] = &[
    "Voor", "Proef", "Model", "Schijn", "Papier", "Toets", "Droom", "Verzin", "Karton", "Noem", "Oefen", "Staal", "Beeld", "Fabel",
    "Sprook", "Test", "Doen", "Inkt", "Kader", "Letter", "Mal", "Patroon", "Schets", "Vorm",
];
const MIDDLE: &[&str] = &["", "e", "en", "er", "ing", "el"];
const LAST: &[&str] =
    &["beeld", "mans", "ers", "veld", "hove", "beke", "broek", "dijk", "donck", "gem", "horst", "kerke", "laere", "munster", "straete"];

/// The called name and the family name of client number so-and-so.
pub(crate) fn name(number: usize) -> (String, String) {
    // Steps that share no divisor with the lengths walk through all combinations.
    let called = pick(CALLED, number);
    let family = format!("{}{}{}", pick(FIRST, number / 7 * 5 + number), pick(MIDDLE, number / 11), pick(LAST, number / 13 * 7 + number));
    (called.to_owned(), family)
}

fn pick(list: &'static [&'static str], at: usize) -> &'static str {
    list.get(at % list.len()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ten_thousand_people_have_thousands_of_names() {
        let names: BTreeSet<_> = (0..10_000).map(name).collect();
        assert!(names.len() > 5_000, "{}", names.len());
    }
}
