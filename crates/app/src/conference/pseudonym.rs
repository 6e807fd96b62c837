//! What a case is called at the table: a word that says nothing of anybody, drawn anew for each agenda.

/// Words for things outside, short and easy to say, and nobody's name.
const WORDS: &[&str] = &[
    "Aardbei",
    "Anker",
    "Baken",
    "Bamboe",
    "Berg",
    "Beuk",
    "Bosbes",
    "Branding",
    "Brem",
    "Brug",
    "Duin",
    "Eik",
    "Eiland",
    "Esdoorn",
    "Fontein",
    "Golf",
    "Gras",
    "Haven",
    "Hei",
    "Heuvel",
    "Horizon",
    "Kastanje",
    "Kiezel",
    "Klaver",
    "Klif",
    "Kompas",
    "Koraal",
    "Kreek",
    "Lagune",
    "Lantaarn",
    "Lariks",
    "Lisdodde",
    "Maan",
    "Meer",
    "Molen",
    "Mos",
    "Nevel",
    "Noordster",
    "Oever",
    "Olijf",
    "Parel",
    "Plataan",
    "Poolster",
    "Populier",
    "Regenboog",
    "Riet",
    "Rivier",
    "Rots",
    "Schelp",
    "Sneeuw",
    "Spar",
    "Steiger",
    "Strand",
    "Terp",
    "Tij",
    "Valk",
    "Varen",
    "Veen",
    "Veld",
    "Vlier",
    "Vuurtoren",
    "Waterval",
    "Wilg",
    "Zandbank",
    "Zeil",
    "Zilverspar",
    "Zwaluw",
];

/// A word that is not used on this agenda; `drawn` is random. When all are used, a number follows.
pub(super) fn choose(used: &[String], drawn: u64) -> String {
    let free: Vec<&str> = WORDS.iter().copied().filter(|word| !used.iter().any(|taken| taken == word)).collect();
    let pick = |words: &[&str]| -> Option<String> {
        let most = u64::try_from(words.len()).ok().filter(|most| *most > 0)?;
        words.get(usize::try_from(drawn % most).ok()?).map(|word| (*word).to_owned())
    };
    pick(&free).unwrap_or_else(|| {
        let word = pick(WORDS).unwrap_or_default();
        let number = (2..=used.len() + 2).find(|number| !used.contains(&format!("{word} {number}"))).unwrap_or_default();
        format!("{word} {number}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_agenda_calls_two_cases_the_same() {
        let mut used = Vec::new();
        for drawn in 0..200 {
            let word = choose(&used, drawn * 7);
            assert!(!used.contains(&word), "{word}");
            used.push(word);
        }
    }

    #[test]
    fn what_is_drawn_decides_and_not_the_order() {
        let words: Vec<String> = (0..20).map(|drawn| choose(&[], drawn * 31)).collect();
        let mut sorted = words.clone();
        sorted.sort();
        assert_ne!(words, sorted);
    }
}
