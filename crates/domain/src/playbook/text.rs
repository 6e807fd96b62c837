//! The text of the playbook, by paragraph and by sentence: with it a requirement and the quote of a rule are compared, word for word.
//!
//! It was read out of a PDF, so a line ends where the page did. A sentence goes on over lines until its stop; headings and bullets
//! have none, and are sentences of their own. `docs/playbook/sentences.toml` says of each sentence what it asks.

use std::sync::LazyLock;

use super::source::Par;

const TEXT: &str = include_str!("../../../../docs/playbook/draaiboek-v6.txt");

/// Words with a full stop that ends no sentence.
const ABBREVIATIONS: &[&str] = &["b.v.", "bijv.", "bv.", "incl.", "m.a.w.", "nl.", "o.a.", "pag.", "t.e.m."];

/// Where a sentence ends, at the mark, though the text has no stop or no gap there.
const SEAMS: &[&str] = &["lokaal partnerschap’ |Het is dan", "een gesprek |Ook hier", "BVS.|Op de"];

/// A line shorter than this does not end at the edge of the page, in letters.
const SHORT: usize = 70;

/// A paragraph with what stands in it itself, without the paragraphs under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// How it is cited.
    pub par: Par,
    /// Its heading, then its sentences. An item of a list keeps its mark.
    pub sentences: Vec<String>,
}

impl Paragraph {
    /// Whether these words stand in it as they are. Line breaks and gaps do not count; a part of a word does not stand there.
    fn says(&self, quote: &str) -> bool {
        let quote = spaced(quote);
        let text = self.sentences.join(" ");
        let whole = |at: usize| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let after = text.get(at + quote.len()..).and_then(|text| text.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        !quote.is_empty() && text.match_indices(&quote).any(|(at, _)| whole(at))
    }
}

/// All paragraphs, in the order of the playbook.
pub fn paragraphs() -> &'static [Paragraph] {
    static PARAGRAPHS: LazyLock<Vec<Paragraph>> = LazyLock::new(|| parse(TEXT));
    &PARAGRAPHS
}

/// The paragraph that is cited so.
pub fn paragraph(par: Par) -> Option<&'static Paragraph> {
    paragraphs().iter().find(|paragraph| paragraph.par == par)
}

/// Whether a quote stands word for word in a paragraph.
pub fn stands(par: Par, quote: &str) -> bool {
    paragraph(par).is_some_and(|paragraph| paragraph.says(quote))
}

/// Lines that belong together: a heading, an item of a list, or sentences between two gaps.
struct Block {
    heading: Option<Par>,
    lines: Vec<&'static str>,
}

impl Block {
    /// Whether a line, after so many empty ones, belongs to it as well.
    fn goes_on(&self, line: &'static str, empty: usize) -> bool {
        let begins = line.starts_with(char::is_uppercase);
        if heading(line).is_some() || is_item(line) {
            false
        } else if self.heading.is_some() {
            !begins || !line.contains(char::is_lowercase)
        } else {
            !begins || (empty < 2 && self.lines.last().is_some_and(|last| last.chars().count() >= SHORT))
        }
    }

    fn text(&self) -> String {
        spaced(&self.lines.join(" "))
    }
}

/// What stands before the first heading belongs to no paragraph.
fn parse(text: &'static str) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = Vec::new();
    for block in blocks(text) {
        match (block.heading, all.last_mut()) {
            (Some(par), _) => all.push(Paragraph { par, sentences: vec![block.text()] }),
            (None, Some(paragraph)) => paragraph.sentences.extend(sentences(&block.text())),
            (None, None) => {}
        }
    }
    all
}

fn blocks(text: &'static str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut empty = 0;
    for line in text.lines().map(str::trim).filter(|line| !is_of_the_page(line)) {
        if line.is_empty() {
            empty += 1;
            continue;
        }
        match blocks.last_mut().filter(|block| block.goes_on(line, empty)) {
            Some(block) => block.lines.push(line),
            None => blocks.push(Block { heading: heading(line), lines: vec![line] }),
        }
        empty = 0;
    }
    blocks
}

/// The sentences of lines that belong together.
fn sentences(text: &str) -> Vec<String> {
    let mut text = text.to_owned();
    for seam in SEAMS {
        text = text.replace(&seam.replace('|', ""), &seam.replace('|', "\n"));
    }
    text.lines().flat_map(between_stops).collect()
}

fn between_stops(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut rest = words.as_slice();
    let mut all = Vec::new();
    while !rest.is_empty() {
        let end = rest.windows(2).position(|pair| matches!(pair, [word, next] if ends(word, next))).map_or(rest.len(), |last| last + 1);
        let (sentence, after) = rest.split_at(end);
        all.push(sentence.join(" "));
        rest = after;
    }
    all
}

/// Whether a sentence ends between these two words.
fn ends(word: &str, next: &str) -> bool {
    let bare = word.trim_matches(['(', ')', '‘', '’', '“', '”', '"']);
    let begins = next.trim_start_matches(['(', '‘', '“', '"']).starts_with(char::is_uppercase);
    bare.ends_with(['.', '?', '!']) && begins && !ABBREVIATIONS.contains(&bare.to_lowercase().as_str())
}

/// Which paragraph a line begins: "DEEL II …", "1.3.2. …", "BIJLAGE 1: …", "Voorwoord".
fn heading(line: &'static str) -> Option<Par> {
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    match first {
        "Voorwoord" => Some(Par("Voorwoord")),
        "DEEL" => rest.split(' ').next().map(Par),
        "BIJLAGE" => rest.starts_with("1:").then_some(Par("Bijlage 1")),
        _ => first.strip_suffix('.').filter(|number| is_number(number)).map(Par),
    }
}

/// Whether it is the number of a paragraph: "3.4.1", and neither a year nor a price.
fn is_number(word: &str) -> bool {
    word.split('.').all(|part| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit()))
}

/// An item of a list.
fn is_item(line: &str) -> bool {
    line.starts_with("- ") || line.starts_with("● ")
}

/// The footer of a page, and the addresses behind its links, which the PDF lists below it.
fn is_of_the_page(line: &str) -> bool {
    line.starts_with("Draaiboek Lokale Partnerschappen oktober 2025 - versie 6") || line.starts_with("https://")
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_a_number_and_what_goes_on_in_small_letters_end_no_sentence() {
        for whole in [
            "De lijst (bijv. GLOW, IBB, bemiddeling...) komt niet in aanmerking.",
            "Een ander nummer is nodig, nl. C03S350 - OCMW - registratie BVS.",
            "Na inschatting (incl. VDAB) is, m.a.w. OCMW en t.e.m. VDAB, o.a. “Personen” nodig.",
            "Deze pagina’s (enkel pag. 14 t.e.m. 19) bel je op 0800/30.700, www.groeipakket.be of v. 80.",
            "Meer info staat daar (zie \"Registreert jouw organisatie al?). en verder.",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
    }

    #[test]
    fn a_stop_a_question_and_a_closing_quote_end_a_sentence() {
        assert_eq!(
            sentences("Is dit zo? Dan wel! Klik op ‘Documenten’. “Werk”-. Hij blijft (al?). Op 80%. De rest"),
            ["Is dit zo?", "Dan wel!", "Klik op ‘Documenten’.", "“Werk”-.", "Hij blijft (al?).", "Op 80%.", "De rest"]
        );
    }

    #[test]
    fn a_sentence_ends_where_the_text_forgot_to_say_so() {
        let text = paragraph(Par("3.4.1")).unwrap();
        assert!(text.sentences.iter().any(|one| one.ends_with("C03S350 - OCMW - registratie BVS.")));
        assert!(text.sentences.iter().any(|one| one.starts_with("Op de extranetpagina")));
        assert!(stands(Par("5"), "Het is dan belangrijk om het formulier terug te bezorgen aan de klant."));
        assert!(paragraph(Par("7.2")).unwrap().sentences.iter().any(|one| one.ends_with("het plannen van een gesprek")));
    }

    #[test]
    fn lines_of_the_page_are_joined_and_a_list_is_taken_apart() {
        let text = "DEEL IV OVERDRACHT NAAR \n\nVDAB \n\n7.1. Een kop die over de regel gaat van \n\nhet partnerschap \n\
            Dit is een zin van het draaiboek die zo lang is dat ze tot aan de rand gaat en \n\nhier stopt. Gevolgd door:  \n\
            - een punt dat over de regel gaat omdat het zo lang is dat het niet past op \n\néén regel \n● Nog een. Met twee zinnen \n\n\
            Draaiboek Lokale Partnerschappen oktober 2025 - versie 6                13 \n\nhttps://example.org/x \n\nKorte kop \n\n\
            Gewone zin zonder punt die tot aan de rand van de bladzijde gaat, en daar eindigt \n \n \nNieuwe zin.";
        let all = parse(text);
        assert_eq!(all.iter().map(|one| one.par.0).collect::<Vec<_>>(), ["IV", "7.1"]);
        assert_eq!(all[0].sentences, ["DEEL IV OVERDRACHT NAAR VDAB"]);
        assert_eq!(
            all[1].sentences,
            [
                "7.1. Een kop die over de regel gaat van het partnerschap",
                "Dit is een zin van het draaiboek die zo lang is dat ze tot aan de rand gaat en hier stopt.",
                "Gevolgd door:",
                "- een punt dat over de regel gaat omdat het zo lang is dat het niet past op één regel",
                "● Nog een.",
                "Met twee zinnen",
                "Korte kop",
                "Gewone zin zonder punt die tot aan de rand van de bladzijde gaat, en daar eindigt",
                "Nieuwe zin.",
            ]
        );
    }

    #[test]
    fn a_paragraph_begins_by_its_number_and_not_by_a_year_or_a_price() {
        for (line, par) in [
            ("1. ALGEMEEN", "1"),
            ("3.4.2. Wat doen", "3.4.2"),
            ("DEEL III TIJDENS EEN TRAJECT", "III"),
            ("BIJLAGE 1: HANDLEIDING", "Bijlage 1"),
            ("Voorwoord", "Voorwoord"),
        ] {
            assert_eq!(heading(line), Some(Par(par)));
        }
        for line in ["2025. Daarna", "30 kalenderdagen", "1.5 dagen", ".. en", "bijlage 1: terug", "BIJLAGE 12", "- 1. punt", "Voorwoorden"]
        {
            assert_eq!(heading(line), None, "{line}");
        }
    }

    #[test]
    fn all_paragraphs_stand_in_the_order_of_the_playbook() {
        let pars: Vec<&str> = paragraphs().iter().map(|paragraph| paragraph.par.0).collect();
        assert_eq!(
            pars.join(" "),
            "Voorwoord I 1 1.1 1.2 1.3 1.3.1 1.3.2 II 2 2.1 2.2 III 3 3.1 3.2 3.3 3.4 3.4.1 3.4.2 4 5 6 IV 7 7.1 7.2 V 8 8.1 8.2 9 Bijlage 1"
        );
    }

    #[test]
    fn a_quote_stands_word_for_word_in_its_own_paragraph() {
        let quote = "Personen die jonger\n  zijn dan 16 jaar";
        assert!(stands(Par("1.2"), quote));
        assert!(stands(Par("4"), "ENKEL -25 JAAR"));
        assert!(stands(Par("1.2"), "Personen die jonger zijn dan 16"), "a part of it, in whole words");
        for (par, quote) in [
            ("1", quote),
            ("1.1", quote),
            ("1.2", "personen die jonger zijn dan 16 jaar"),
            ("1.2", "Personen die jonger dan 16 jaar zijn"),
            ("1.2", "ersonen die jonger zijn dan 16 jaar"),
            ("1.2", "Personen die jonger zijn dan 16 jaa"),
            ("1.2", " "),
            ("9.9", quote),
        ] {
            assert!(!stands(Par(par), quote), "{par}: {quote}");
        }
    }
}
