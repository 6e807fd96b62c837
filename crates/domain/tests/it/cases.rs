//! The case files beside this folder: every rule in them, held, broken and to be asked.

use std::{collections::BTreeSet, fs, path::PathBuf};

use schakel_domain::{
    conference::DecisionKind,
    playbook::{Judgement, Nature, Rule, RuleRow, asked::ITEMS, case::CaseFile, may::Against, s1_3_2_conference},
    screening::{Contradiction, Outcome},
};

use crate::answers::playbook;

/// Rules that are held or to be asked, and that no answer can break; `screening.rs` shows it.
pub(crate) const NEVER_BROKEN: &[&str] = &["P2.2-1", "P2.2-7", "P2.2-9", "P1.2-6"];
/// A rule that looks at nothing that can be unknown.
pub(crate) const NEVER_MISSING: &[&str] = &["P1.3.2-1"];
/// Rules of decisions: what is not known never stands in the way of one.
const NEVER_UNCLEAR: &[&str] = &["P1.3.2-1", "P2.1-1c", "P1.2-6"];

fn files() -> Vec<(PathBuf, CaseFile)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let file = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, file)
    };
    paths.into_iter().map(read).collect()
}

fn rows() -> Vec<RuleRow> {
    playbook().entry().map(Rule::row).chain(s1_3_2_conference::RULES.iter().map(|one| one.rule.row())).collect()
}

#[test]
fn the_playbook_says_what_the_case_files_say() {
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    for (path, file) in files() {
        for case in &file.case {
            assert!(names.insert(case.name.clone()), "two cases are called {}", case.name);
            let says_something = !case.expect.is_empty()
                || case.outcome.is_some()
                || case.contradictions.is_some()
                || case.decide.is_some()
                || case.road.is_some();
            assert!(says_something, "{} expects nothing", case.name);
            for one in case.mismatches(&playbook()) {
                let file = path.file_name().unwrap().display();
                wrong.push(format!("{file}: {}: {}: expected {}, the playbook says {}", case.name, one.of, one.expected, one.says));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn everything_that_is_asked_has_a_case() {
    let roads = files().into_iter().flat_map(|(_, file)| file.case).filter_map(|case| case.road?.asked);
    let asked: BTreeSet<String> = roads.flatten().collect();
    for item in ITEMS {
        let words = format!("{} {}", item.whom.code(), item.ask.code());
        assert!(asked.contains(&words), "{words} is asked in no case");
    }
}

#[test]
fn every_rule_has_a_case_for_each_thing_it_can_say() {
    let mut seen = BTreeSet::new();
    for (_, file) in files() {
        for case in file.case {
            seen.extend(case.expect.iter().map(|(rule, judgement)| (rule.clone(), judgement.code())));
        }
    }
    let mut without = Vec::new();
    for rule in rows() {
        let name = rule.id.0;
        for judgement in Judgement::ALL {
            let never = match judgement {
                Judgement::Held => &[][..],
                Judgement::Broken => NEVER_BROKEN,
                Judgement::Missing => NEVER_MISSING,
                Judgement::Unclear => NEVER_UNCLEAR,
            };
            let there = seen.contains(&(name.to_owned(), judgement.code()));
            assert!(!(there && never.contains(&name)), "{name} can be {} after all", judgement.code());
            if !there && !never.contains(&name) {
                without.push(format!("{name} {}", judgement.code()));
            }
        }
    }
    assert!(without.is_empty(), "no case file has: {}", without.join(", "));
}

#[test]
fn every_outcome_contradiction_and_decision_has_a_case() {
    let (mut outcomes, mut contradictions, mut decisions) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut refusing, mut against) = (BTreeSet::new(), BTreeSet::new());
    for (_, file) in files() {
        for case in file.case {
            outcomes.extend(case.outcome);
            contradictions.extend(case.contradictions.unwrap_or_default());
            if let Some(decide) = case.decide {
                decisions.insert((decide.kind, decide.refused_by.is_none()));
                refusing.extend(decide.refused_by);
                against.extend(decide.against.unwrap_or_default());
            }
        }
    }
    assert_eq!(outcomes.into_iter().collect::<Vec<_>>(), Outcome::ALL);
    assert_eq!(contradictions.into_iter().collect::<Vec<_>>(), Contradiction::ALL);
    for kind in DecisionKind::ALL {
        assert!(decisions.contains(&(*kind, true)), "{} is never allowed", kind.code());
        assert!(decisions.contains(&(*kind, false)), "{} is never refused", kind.code());
    }
    for rule in rows() {
        let can = matches!(rule.nature, Nature::Fact | Nature::Deciding);
        assert_eq!(refusing.contains(rule.id.0), can, "{} refuses what it can, and nothing else", rule.id.0);
    }
    assert_eq!(against.into_iter().collect::<Vec<_>>(), Against::ALL);
}
