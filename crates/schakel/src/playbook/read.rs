//! `schakel playbook read`: the text of the playbook, and under each sentence what it asks of the system and which rules decide it.

use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use schakel_domain::playbook::{
    Origin, Par, Playbook, RuleRow,
    text::{self, Paragraph},
};
use schakel_texts::Lang;
use serde::Deserialize;

use super::{Of, title, words};
use crate::say;

/// What each sentence asks, in the order of the text. A test of domain compares it with the text.
const SENTENCES: &str = include_str!("../../../../docs/playbook/sentences.toml");
/// The requirements, for their kinds.
const REQUIREMENTS: &str = include_str!("../../../../docs/playbook/requirements.toml");

#[derive(Deserialize)]
struct Sentences {
    paragraph: Vec<Asked>,
}

/// What the sentences of a paragraph ask.
#[derive(Deserialize)]
struct Asked {
    sentences: Vec<Asks>,
}

/// What a sentence asks.
#[derive(Deserialize)]
struct Asks {
    #[serde(default)]
    ids: Vec<String>,
    none: Option<String>,
    uncovered: Option<String>,
}

#[derive(Deserialize)]
struct Requirements {
    requirement: Vec<Requirement>,
}

#[derive(Deserialize)]
struct Requirement {
    id: String,
    kind: String,
}

/// Prints a paragraph and those under it, or the whole text.
pub(crate) fn read(of: &Of, par: &str, width: usize, lang: Lang) -> anyhow::Result<()> {
    let asked: Sentences = toml::from_str(SENTENCES).context("docs/playbook/sentences.toml cannot be read")?;
    let (_, playbook) = of.playbook()?;
    let beside = Beside::new(&playbook, width, lang)?;
    let mut out = title(&playbook);
    let all = text::paragraphs().iter().zip(&asked.paragraph);
    let chosen: Vec<_> = all.filter(|(paragraph, _)| belongs(paragraph.par, par)).collect();
    if chosen.is_empty() {
        let known = text::paragraphs().iter().map(|paragraph| paragraph.par.0).collect::<Vec<_>>().join(", ");
        bail!("the playbook has no paragraph {par}. It has {known}");
    }
    for (paragraph, asked) in chosen {
        beside.paragraph(paragraph, asked, &mut out);
    }
    say(&out)
}

/// Whether a paragraph is the one that was asked for, or stands under it. All belong to none.
fn belongs(par: Par, asked: &str) -> bool {
    let asked = asked.trim().trim_start_matches('§').trim_end_matches('.').to_lowercase();
    let par = par.0.to_lowercase();
    asked.is_empty() || par.strip_prefix(&asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What stands beside the text: kinds and rules, and how wide all is.
struct Beside {
    kinds: BTreeMap<String, String>,
    rules: Vec<RuleRow>,
    width: usize,
    lang: Lang,
}

impl Beside {
    fn new(playbook: &Playbook, width: usize, lang: Lang) -> anyhow::Result<Self> {
        let requirements: Requirements = toml::from_str(REQUIREMENTS).context("docs/playbook/requirements.toml cannot be read")?;
        let kinds = requirements.requirement.into_iter().map(|one| (one.id, one.kind)).collect();
        Ok(Self { kinds, rules: playbook.rules(), width, lang })
    }

    fn paragraph(&self, paragraph: &Paragraph, asked: &Asked, out: &mut String) {
        out.push('\n');
        self.line("", &paragraph.par.to_string(), out);
        for (sentence, asks) in paragraph.sentences.iter().zip(&asked.sentences) {
            out.push('\n');
            let none = asks.none.as_ref().map(|why| format!("  [{why}]")).unwrap_or_default();
            self.line("  ", &format!("{sentence}{none}"), out);
            for id in &asks.ids {
                self.requirement(id, out);
            }
            if let Some(what) = &asks.uncovered {
                self.line("      ", &format!("no requirement yet: {what}"), out);
            }
        }
    }

    fn requirement(&self, id: &str, out: &mut String) {
        self.line("      ", &format!("{id} {}", self.kinds.get(id).map_or("", String::as_str)), out);
        for rule in self.rules.iter().filter(|rule| requirement_of(rule) == id) {
            self.line("        ", &format!("rule {}: {}", rule.id.0, words(rule, "", self.lang)), out);
        }
    }

    /// Words under each other, as wide as the terminal.
    fn line(&self, indent: &str, text: &str, out: &mut String) {
        let mut column = 0;
        for word in text.split_whitespace() {
            let long = word.chars().count();
            if column == 0 || column + 1 + long > self.width {
                out.push_str(if column == 0 { "" } else { "\n" });
                out.push_str(indent);
                column = indent.len();
            } else {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += long;
        }
        out.push('\n');
    }
}

/// The requirement that a rule decides: its own name without the letter at the end. What Europa WSE says beside the playbook stands with the
/// target group that it is about.
fn requirement_of(rule: &RuleRow) -> &'static str {
    match rule.source {
        Origin::EuropaWse(_) => "P1.2-1",
        Origin::Playbook(_) | Origin::Ours(_) => rule.id.0.trim_end_matches(|c: char| c.is_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Playbook {
        Playbook::on(jiff::civil::date(2026, 11, 30))
    }

    fn beside(width: usize) -> Beside {
        Beside::new(&today(), width, Lang::En).unwrap()
    }

    #[test]
    fn a_paragraph_is_found_as_people_write_it_and_brings_those_under_it() {
        for asked in ["3.4", "§3.4", " 3.4. "] {
            assert!(belongs(Par("3.4"), asked) && belongs(Par("3.4.1"), asked), "{asked}");
            assert!(!belongs(Par("3"), asked) && !belongs(Par("3.41"), asked), "{asked}");
        }
        assert!(belongs(Par("Bijlage 1"), "bijlage 1") && belongs(Par("III"), "iii") && belongs(Par("I"), ""));
        assert!(!belongs(Par("III"), "II") && !belongs(Par("1.1"), "11"));
    }

    #[test]
    fn lines_are_as_wide_as_asked_and_no_word_is_cut() {
        let mut out = String::new();
        beside(14).line("  ", "één twee drie onderverdeeldheden vier", &mut out);
        assert_eq!(out, "  één twee\n  drie\n  onderverdeeldheden\n  vier\n");
        beside(12).line("  ", "één twee drie", &mut out);
        assert!(out.ends_with("  één twee\n  drie\n"), "{out}");
    }

    #[test]
    fn every_id_has_a_kind_and_every_rule_a_requirement() {
        let asked: Sentences = toml::from_str(SENTENCES).unwrap();
        let kinds = beside(80).kinds;
        for id in asked.paragraph.iter().flat_map(|one| &one.sentences).flat_map(|one| &one.ids) {
            assert!(kinds.contains_key(id), "{id}");
        }
        for rule in today().rules() {
            assert!(kinds.contains_key(requirement_of(&rule)), "{}", rule.id.0);
        }
    }
}
