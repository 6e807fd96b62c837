//! The text of the playbook beside what each of its sentences asks.
//!
//! The text itself is walked: each entry stands where the one before it ended, and what lies between two is what nobody looked at. Gaps
//! and line breaks do not count. That an entry is one whole sentence, domain says, which reads the text (`crates/domain/tests/it/text.rs`).

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde::Deserialize;

/// The text as it was read out of the PDF.
pub(super) const TEXT: &str = "docs/playbook/draaiboek-v6.txt";
/// What each sentence asks.
pub(super) const DOCUMENT: &str = "docs/playbook/sentences.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    left_out: BTreeSet<String>,
    ours: Vec<Ours>,
    paragraph: Vec<Paragraph>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ours {
    id: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paragraph {
    par: String,
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: String,
    #[serde(default)]
    ids: Vec<String>,
    none: Option<String>,
    uncovered: Option<String>,
}

/// How the text is covered.
#[derive(Debug, Default)]
pub(super) struct Covered {
    sentences: u32,
    asking: u32,
    nothing: u32,
    uncovered: Vec<String>,
    pub(super) complaints: Vec<String>,
}

impl Covered {
    /// What the ledger says of it.
    pub(super) fn told(&self) -> String {
        let Self { sentences, asking, nothing, uncovered, .. } = self;
        let (number, list) = (uncovered.len(), uncovered.join("\n"));
        format!(
            "{sentences} sentences of the playbook: {asking} ask for a requirement, {nothing} ask nothing, {number} ask what no requirement \
             says\n{list}"
        )
    }
}

/// Compares text and document; `requirements` are the ids, each with its paragraph.
pub(super) fn cover(text: &str, document: &str, requirements: &BTreeMap<&str, &str>) -> Result<Covered> {
    let document: Document = toml::from_str(document)?;
    let mut covered = Covered::default();
    let text = text.lines().map(spaced).filter(|line| !document.left_out.contains(line)).collect::<Vec<_>>().join(" ");
    covered.complaints.extend(unread(&text, &document));
    for paragraph in &document.paragraph {
        for sentence in &paragraph.sentences {
            covered.add(paragraph, sentence, requirements);
        }
    }
    covered.complaints.extend(unnamed(&document, requirements));
    Ok(covered)
}

impl Covered {
    fn add(&mut self, paragraph: &Paragraph, sentence: &Sentence, requirements: &BTreeMap<&str, &str>) {
        let Sentence { text, ids, none, uncovered } = sentence;
        let place = format!("{DOCUMENT}: {}: {text}", paragraph.par);
        for id in ids.iter().filter(|id| !requirements.contains_key(id.as_str())) {
            self.complaints.push(format!("{place}: there is no requirement {id}"));
        }
        self.sentences += 1;
        let asks = !ids.is_empty() || uncovered.is_some();
        match none {
            Some(why) if asks || why.is_empty() => self.complaints.push(format!("{place}: `none` stands alone, with a reason")),
            None if !asks => self.complaints.push(format!("{place}: has neither ids nor `none`")),
            Some(_) => self.nothing += 1,
            None => self.asking += u32::from(!ids.is_empty()),
        }
        self.uncovered.extend(uncovered.as_ref().map(|what| format!("  {}: {text}\n    {what}", paragraph.par)));
    }
}

/// What of the text stands in no entry, and what entry stands not in the text.
fn unread(text: &str, document: &Document) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut rest = text;
    let neither = |skipped: &str| format!("{TEXT}: no entry of {DOCUMENT} has: {}", skipped.trim());
    for Sentence { text, .. } in document.paragraph.iter().flat_map(|paragraph| &paragraph.sentences) {
        let Some((skipped, after)) = first(rest, text) else {
            complaints.push(format!("{DOCUMENT}: does not stand in the text, or not in this place: {text}"));
            continue;
        };
        if !skipped.trim().is_empty() {
            complaints.push(neither(skipped));
        }
        rest = after;
    }
    if !rest.trim().is_empty() {
        complaints.push(neither(rest));
    }
    complaints
}

/// The requirements that no sentence of their own paragraph names, and those that are called ours and are not.
fn unnamed(document: &Document, requirements: &BTreeMap<&str, &str>) -> Vec<String> {
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for paragraph in &document.paragraph {
        for id in paragraph.sentences.iter().flat_map(|sentence| &sentence.ids) {
            named.entry(id).or_default().push(&paragraph.par);
        }
    }
    let ours: BTreeMap<&str, &str> = document.ours.iter().map(|ours| (ours.id.as_str(), ours.why.as_str())).collect();
    let mut complaints = Vec::new();
    for (id, why) in &ours {
        if why.is_empty() || named.contains_key(id) || !requirements.contains_key(id) {
            complaints.push(format!("{DOCUMENT}: {id} is ours only with a reason, when it exists and no sentence names it"));
        }
    }
    for (id, par) in requirements.iter().filter(|(id, _)| !ours.contains_key(*id)) {
        if !named.get(id).is_some_and(|pars| pars.iter().any(|own| within(own, par))) {
            complaints.push(format!("{DOCUMENT}: no sentence of {par} names {id}; name it, or say under `ours` why none does"));
        }
    }
    complaints
}

/// Whether a paragraph is this one or stands under it.
fn within(par: &str, above: &str) -> bool {
    par.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What stands before these words where they stand first, and what stands after them.
fn first<'a>(text: &'a str, words: &str) -> Option<(&'a str, &'a str)> {
    text.char_indices().find_map(|(at, _)| {
        let (before, from) = text.split_at(at);
        Some((before, without(from, words)?))
    })
}

/// The text without these words at its beginning. Gaps do not count.
fn without<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    words.chars().filter(|c| !c.is_whitespace()).try_fold(text, |rest, letter| rest.trim_start().strip_prefix(letter))
}

fn spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "1. Doel \n\nDe klant  be-\nslist. Wij helpen. \n Blz. 1 \n- Later\n";

    fn covered(sentences: &[&str]) -> Covered {
        let ours = "[{ id = \"P1-9\", why = \"of our own\" }]";
        let sentences = sentences.join(",\n");
        let document = format!("left_out = [\"Blz. 1\"]\nours = {ours}\n[[paragraph]]\npar = \"1\"\nsentences = [\n{sentences}\n]\n");
        cover(WORDS, &document, &BTreeMap::from([("P1-1", "1"), ("P1-9", "1")])).unwrap()
    }

    const HEAD: &str = "{ text = \"1. Doel\", none = \"kop\" }";
    const DECIDES: &str = "{ text = \"De klant be-slist.\", ids = [\"P1-1\"] }";
    const HELPS: &str = "{ text = \"Wij helpen.\", uncovered = \"who helps\" }";
    const LATER: &str = "{ text = \"- Later\", none = \"context\" }";

    #[test]
    fn a_text_of_which_each_sentence_has_its_entry_is_covered() {
        let covered = covered(&[HEAD, DECIDES, HELPS, LATER]);
        assert_eq!(covered.complaints, [""; 0]);
        assert_eq!(
            covered.told(),
            "4 sentences of the playbook: 1 ask for a requirement, 2 ask nothing, 1 ask what no requirement says\n  1: Wij helpen.\n    who \
             helps"
        );
    }

    #[test]
    fn what_no_entry_has_is_printed_wherever_it_stands() {
        assert_eq!(covered(&[DECIDES, HELPS, LATER]).complaints, [format!("{TEXT}: no entry of {DOCUMENT} has: 1. Doel")]);
        assert_eq!(covered(&[HEAD, DECIDES, LATER]).complaints, [format!("{TEXT}: no entry of {DOCUMENT} has: Wij helpen.")]);
        assert_eq!(covered(&[HEAD, DECIDES, HELPS]).complaints, [format!("{TEXT}: no entry of {DOCUMENT} has: - Later")]);
    }

    #[test]
    fn an_entry_that_stands_not_in_the_text_or_not_there_is_refused() {
        let other = covered(&[HEAD, DECIDES, HELPS, "{ text = \"Wij helpen niet.\", none = \"context\" }", LATER]);
        assert!(other.complaints[0].ends_with("or not in this place: Wij helpen niet."), "{other:?}");
        assert!(covered(&[HEAD, HELPS, DECIDES, LATER]).complaints.iter().any(|one| one.ends_with("De klant be-slist.")));
    }

    #[test]
    fn an_entry_says_one_thing_and_names_what_exists() {
        for (entry, complaint) in [
            ("{ text = \"- Later\" }", "has neither ids nor `none`"),
            ("{ text = \"- Later\", none = \"\" }", "`none` stands alone, with a reason"),
            ("{ text = \"- Later\", none = \"kop\", ids = [\"P1-1\"] }", "`none` stands alone, with a reason"),
            ("{ text = \"- Later\", ids = [\"P1-2\"] }", "there is no requirement P1-2"),
            ("{ text = \"- Later\", ids = [\"P1-9\"] }", "P1-9 is ours only with a reason, when it exists and no sentence names it"),
        ] {
            let complaints = covered(&[HEAD, DECIDES, HELPS, entry]).complaints;
            assert!(complaints.len() == 1 && complaints[0].ends_with(complaint), "{entry}: {complaints:?}");
        }
    }

    #[test]
    fn every_requirement_is_named_where_it_stands_or_is_ours() {
        let nothing = "{ text = \"De klant be-slist.\", none = \"context\" }";
        assert!(covered(&[HEAD, nothing, HELPS, LATER]).complaints[0].contains("no sentence of 1 names P1-1"));
        assert!(within("3.4.1", "3.4") && within("3.4", "3.4"));
        assert!(!within("3.4", "3.4.1") && !within("10", "1"));
    }
}
