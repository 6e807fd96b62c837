//! `docs/playbook/sentences.toml` holds the sentences of the playbook, one by one, as domain reads them.

use schakel_domain::playbook::{self, text};
use serde::Deserialize;

const SENTENCES: &str = include_str!("../../../../docs/playbook/sentences.toml");
const REQUIREMENTS: &str = include_str!("../../../../docs/playbook/requirements.toml");

#[derive(Deserialize)]
struct Sentences {
    paragraph: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    par: String,
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    text: String,
}

#[derive(Deserialize)]
struct Requirements {
    requirement: Vec<Requirement>,
}

#[derive(Deserialize)]
struct Requirement {
    par: String,
}

#[test]
fn each_entry_is_one_sentence_under_its_paragraph() {
    let entries = toml::from_str::<Sentences>(SENTENCES).unwrap().paragraph;
    for (paragraph, entry) in text::paragraphs().iter().zip(&entries) {
        assert_eq!(entry.par, paragraph.par.0);
        let sentences: Vec<&String> = entry.sentences.iter().map(|one| &one.text).collect();
        assert_eq!(sentences, paragraph.sentences.iter().collect::<Vec<_>>(), "{}", paragraph.par);
    }
    assert_eq!(text::paragraphs().len(), entries.len());
}

#[test]
fn every_requirement_and_every_rule_names_a_paragraph_of_the_text() {
    let requirements = toml::from_str::<Requirements>(REQUIREMENTS).unwrap().requirement.into_iter().map(|one| one.par);
    for par in
        requirements.chain(playbook::Playbook::on(jiff::civil::date(2026, 11, 28)).rules().into_iter().map(|rule| rule.par.0.to_owned()))
    {
        assert!(text::paragraphs().iter().any(|paragraph| paragraph.par.0 == par), "there is no {par}");
    }
}
