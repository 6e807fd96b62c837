//! Names for very many clients who do not exist: called names as people bear them, family names that nobody bears.

use super::crowd::draw;

const CALLED: &str = "Aagje Abdel Ada Adriaan Aïcha Alba Amina Anaïs Åsa Aster Ayoub Bachir Bart Berhane Bilal Björn Bram Briek Céline \
    Chaïma Chloé Daan Daniël Dawit Dilan Dries Dunya Elif Élodie Emre Esther Eszter Farah Faruk Femke Fiene François Gaëlle Geert \
    Gülay Hadia Hanne Hélène Hüseyin Ilias Inés Irena Ivo Jana Jef Joëlle Joke José Jürgen Kaat Karim Katrijn Kürşat Lamine Leïla \
    Lieve Łukasz Mahdi Maité Mário Meryem Mieke Milan Müge Nadia Ngozi Noémie Noor Olha Omar Özlem Pavel Piet Quinten Rachid Raúl \
    Rewan Rik Roza Şahin Samira Šejla Siebe Søren Stijn Tarek Tesfay Thuy Tine Tuba Umut Véronique Wies Wim Wout Xander Yara Yıldız \
    Yusuf Zahra Zeynep Ziad Zoë";

const STARTS: &str = "Bedenk Beeld Bijna Bord Denk Droom Fabel Fictie Gips Inkt Kader Karton Klad Kopie Krijt Letter Lucht Model Mythe \
    Nep Noem Oefen Papier Patroon Plano Pop Proef Raster Schaduw Schets Schijn Schijnbaar Sjabloon Spiegel Sprook Staal Stempel Stift \
    Test Toets Verdicht Verzin Voorbeeld Vorm Waan Wassen Zogezegd";

const ENDS: &str = "aël aerts beke berg boom bosch brouck çelik dijk donck eel ema er ers eyns gem hove huysen iné ink laere łowski man \
    mans meersch ñez ova ović poel rode sen sma steen straete ström tjens uwé veld voort zadeh";

/// The called name and the family name of client number so-and-so.
pub(super) fn name(seed: usize) -> (&'static str, String) {
    let family = match draw(seed, "form of the name", 100) {
        0..8 => format!("Van {}", compound(seed, "first")),
        8..13 => format!("Van den {}", compound(seed, "first")),
        13..18 => format!("De {}", compound(seed, "first")),
        18..22 => format!("El {}", compound(seed, "first")),
        22..25 => format!("D’{}", compound(seed, "first")),
        25..31 => format!("{}-{}", compound(seed, "first"), compound(seed, "second")),
        31..36 => format!("{} {}", compound(seed, "first"), compound(seed, "second")),
        _ => compound(seed, "first"),
    };
    (one_of(CALLED, draw(seed, "called", usize::MAX)), family)
}

/// The name as somebody else heard it, copied it, or typed it in a hurry. It is another one whatever the name is.
pub(super) fn slip(name: &str, seed: usize) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let middle = letters.len() / 2;
    let twins = letters.get(middle) == letters.get(middle + 1);
    match draw(seed, "slip", 3) {
        0 if letters.len() > 3 => drop(letters.pop()),
        1 if middle + 1 < letters.len() && !twins => letters.swap(middle, middle + 1),
        _ => letters.insert(middle, letters.get(middle).copied().filter(|letter| letter.is_alphabetic()).unwrap_or('e')),
    }
    letters.into_iter().collect()
}

fn compound(seed: usize, which: &str) -> String {
    let start = one_of(STARTS, draw(seed, which, usize::MAX));
    let end = one_of(ENDS, draw(seed + 1, which, usize::MAX));
    // "Proefer", not "Proeffer" or "Fictieeel".
    let last = start.chars().last();
    let start = if last == end.chars().next() { start.trim_end_matches(|letter| Some(letter) == last) } else { start };
    format!("{start}{end}")
}

fn one_of(words: &'static str, at: usize) -> &'static str {
    words.split_whitespace().nth(at % words.split_whitespace().count().max(1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ten_thousand_people_have_thousands_of_names_and_some_have_diacritics() {
        let names: HashSet<(&str, String)> = (0..10_000).map(name).collect();
        assert!(names.len() > 9_000, "{}", names.len());
        let families: HashSet<&String> = names.iter().map(|(_, family)| family).collect();
        assert!(families.len() > 2_000, "{}", families.len());
        let marked = names.iter().filter(|(called, family)| !called.is_ascii() || !family.is_ascii()).count();
        assert!((1_000..5_000).contains(&marked), "{marked}");
    }

    #[test]
    fn a_slip_of_the_pen_is_another_name() {
        for seed in 0..1_000 {
            let (called, family) = name(seed);
            assert_ne!(slip(&family, seed), family);
            assert_ne!(slip(called, seed), called);
        }
    }
}
