//! `cargo xtask ledger`: which requirements of the playbook a test shows.
//!
//! A test says `shows!["P2.1-1"]` in Rust or `shows('P2.1-1')` in a browser road. A requirement counts as met when a
//! test shows it through the running application; tests of a single crate are listed beside it, and do not count.
//!
//! Beside it the text of the playbook, of which each sentence has its requirements or asks nothing (`docs/playbook/sentences.toml`); and
//! what is said of safety: each threat of `docs/security.md`, and each requirement in `docs/asvs.md`, with its witnesses.

mod asvs;
mod sentences;
mod table;
mod threats;
mod witness;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::tree::{File, Tree};

use self::witness::Witnesses;

/// Where tests go through HTTP or a browser.
const THROUGH_THE_APPLICATION: &[&str] = &["crates/web/tests/", "crates/schakel/tests/", "e2e/"];

#[derive(Deserialize)]
struct Playbook {
    requirement: Vec<Requirement>,
}

#[derive(Deserialize)]
struct Requirement {
    id: String,
    par: String,
    kind: String,
    text: String,
}

#[derive(Deserialize)]
struct Claimed {
    shown: Vec<String>,
}

/// Prints the ledger; fails when a claimed requirement is not shown or a test names one that does not exist.
pub(crate) fn ledger(tree: &Tree) -> Result<()> {
    let playbook: Playbook = toml::from_str(&tree.read("docs/playbook/requirements.toml")?)?;
    let claimed: Claimed = toml::from_str(&tree.read("docs/playbook/shown.toml")?)?;
    let shown = shown(&tree.files(&[".rs", ".mjs"])?);
    let mut complaints = Vec::new();

    let known: BTreeSet<&str> = playbook.requirement.iter().map(|requirement| requirement.id.as_str()).collect();
    for (id, places) in &shown {
        if !known.contains(id.as_str()) {
            complaints.push(format!("{}: there is no requirement {id}", places.join(", ")));
        }
    }
    for id in &claimed.shown {
        if !shown.get(id).is_some_and(|places| places.iter().any(|place| counts(place))) {
            complaints.push(format!("{id} is claimed in docs/playbook/shown.toml, and no test through the application shows it"));
        }
    }

    println!("{:<10} {:<10} {:<9} shown by", "id", "par", "kind");
    let mut met = 0;
    let mut unshown = Vec::new();
    for requirement in &playbook.requirement {
        let Some(places) = shown.get(&requirement.id) else {
            unshown.push(requirement);
            continue;
        };
        met += u32::from(places.iter().any(|place| counts(place)));
        println!("{:<10} {:<10} {:<9} {}", requirement.id, requirement.par, requirement.kind, places.join(", "));
    }
    println!("\nShown by nothing yet:");
    for requirement in &unshown {
        println!("{:<10} {:<10} {:<9} {}", requirement.id, requirement.par, requirement.kind, first_words(&requirement.text));
    }
    println!("\n{met} of {} requirements are shown through the application", playbook.requirement.len());
    complaints.extend(text(tree, &playbook)?);
    complaints.extend(safety(tree)?);
    if !complaints.is_empty() {
        bail!("{}", complaints.join("\n"));
    }
    Ok(())
}

/// Prints how the text of the playbook is covered, and returns what of it nobody looked at.
fn text(tree: &Tree, playbook: &Playbook) -> Result<Vec<String>> {
    let requirements = playbook.requirement.iter().map(|requirement| (requirement.id.as_str(), requirement.par.as_str())).collect();
    let covered = sentences::cover(&tree.read(sentences::TEXT)?, &tree.read(sentences::DOCUMENT)?, &requirements)?;
    println!("\n{}", covered.told());
    Ok(covered.complaints)
}

/// Prints what is said of safety, and returns what nothing bears out.
fn safety(tree: &Tree) -> Result<Vec<String>> {
    let files = tree.files(&[".rs", ".mjs", ".cedar", ".md", ".sql", ".toml", ".service", ".html", ".js", ".ftl", ".txt", "Cargo.lock"])?;
    let witnesses = Witnesses::new(&files);
    let threats::Walked { threats, mut complaints } = threats::walk(&tree.read(threats::DOCUMENT)?, &witnesses);
    println!("\nThreats, with how many witnesses each has:");
    for (threat, shown) in &threats {
        println!("{shown:>3}  {threat}");
    }
    let answered = asvs::answer(&tree.read(asvs::DOCUMENT)?, &witnesses);
    println!("\n{}", answered.told());
    complaints.extend(answered.complaints);
    Ok(complaints)
}

/// Which files show which requirement.
fn shown(files: &[File]) -> BTreeMap<String, Vec<String>> {
    let mut shown: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files.iter().filter(|file| !file.path.starts_with("xtask/")) {
        for id in named(&file.text) {
            let places = shown.entry(id).or_default();
            if !places.contains(&file.path) {
                places.push(file.path.clone());
            }
        }
    }
    shown
}

/// The ids between the brackets of each `shows!` and `shows(`, without those in comments.
fn named(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut ids = Vec::new();
    for (start, end) in [("shows![", ']'), ("shows(", ')')] {
        for piece in code.split(start).skip(1) {
            let inside = piece.split(end).next().unwrap_or_default();
            ids.extend(inside.split(['"', '\'']).skip(1).step_by(2).map(str::to_owned));
        }
    }
    ids
}

fn counts(place: &str) -> bool {
    THROUGH_THE_APPLICATION.iter().any(|folder| place.starts_with(folder))
}

fn first_words(text: &str) -> String {
    let short: String = text.chars().take(90).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_naming_are_read_and_comments_are_not() {
        let text = "shows![\"P2.1-1\", \"P2.1-2\"];\n// shows![\"P9-9\"]\nshows('P8-1', 'B1-2');";
        assert_eq!(named(text), ["P2.1-1", "P2.1-2", "P8-1", "B1-2"]);
    }

    #[test]
    fn a_test_of_one_crate_does_not_count() {
        assert!(counts("crates/web/tests/it/inbox.rs"));
        assert!(counts("e2e/first.mjs"));
        assert!(!counts("crates/domain/src/registration.rs"));
    }
}
