//! Holds the languages against each other, and each against its own plurals.

use std::collections::{BTreeMap, BTreeSet};

use super::{Language, Message, Part, Scope, When, marks::Marks, plural::Rule, read::Texts};

/// The numbers on which arms of a choice are tried: they have every category of every language in them.
const TRIED: std::ops::RangeInclusive<i64> = 0..=200;

/// The messages of a file, Dutch deciding which there are. A language that lacks one, or asks for other variables, says
/// it in Dutch.
pub(super) fn file(file: &str, languages: &[Language], texts: &[Texts], marks: &mut Marks, problems: &mut Vec<String>) -> Vec<Message> {
    let none = BTreeMap::new();
    let own: Vec<_> = texts.iter().map(|texts| texts.get(file).unwrap_or(&none)).collect();
    let Some(dutch) = own.first() else { return Vec::new() };
    for (language, said) in languages.iter().zip(&own) {
        let at = format!("{}/{file}.ftl", language.code);
        for key in said.keys().filter(|key| !dutch.contains_key(*key)) {
            problems.push(format!("{at}: {key} is not in Dutch"));
        }
        for (key, parts) in *said {
            plurals(&format!("{at}: {key}"), language.plural, parts, problems);
        }
    }
    let said = languages.iter().copied().zip(own.iter().copied()).collect::<Vec<_>>();
    dutch.iter().map(|(key, source)| message(file, key, source, marks.is_for_clients(file, key), &said, problems)).collect()
}

fn message(
    file: &str,
    key: &str,
    source: &[Part],
    for_clients: bool,
    own: &[(Language, &BTreeMap<String, Vec<Part>>)],
    problems: &mut Vec<String>,
) -> Message {
    let mut wanted = BTreeMap::new();
    variables(source, &mut wanted);
    let mut said = Vec::new();
    for (language, texts) in own {
        let at = format!("{}/{file}.ftl: {key}", language.code);
        let Some(parts) = texts.get(key) else {
            if for_clients || language.scope == Scope::All {
                problems.push(format!("{at} is missing"));
            }
            said.push(source.to_vec());
            continue;
        };
        let mut asked = BTreeMap::new();
        variables(parts, &mut asked);
        if asked.keys().ne(wanted.keys()) {
            problems.push(format!("{at} asks for other variables than the Dutch"));
            said.push(source.to_vec());
            continue;
        }
        // A variable counts as soon as one language chooses by it.
        for (name, counts) in asked {
            *wanted.entry(name).or_default() |= counts;
        }
        said.push(parts.clone());
    }
    Message { key: key.to_owned(), for_clients, variables: wanted.into_iter().collect(), said }
}

/// The variables of a text; true for those that choose by number.
fn variables(parts: &[Part], found: &mut BTreeMap<String, bool>) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Variable(name) => _ = found.entry(name.clone()).or_default(),
            Part::Choice { of, arms, rest } => {
                found.insert(of.clone(), true);
                for (_, parts) in arms {
                    variables(parts, found);
                }
                variables(rest, found);
            }
        }
    }
}

/// Finds arms that a language does not have or never comes to, and digits that stand for more than one number.
fn plurals(at: &str, rule: Rule, parts: &[Part], problems: &mut Vec<String>) {
    for part in parts {
        let Part::Choice { of, arms, rest } = part else { continue };
        let mut before: Vec<When> = Vec::new();
        for (when, parts) in arms {
            if let When::Category(category) = when
                && !rule.categories().contains(category)
            {
                problems.push(format!("{at}: the language has no plural {category:?}"));
            }
            let caught = caught(rule, *when, &before);
            if caught.is_empty() {
                problems.push(format!("{at}: an arm comes after another that takes all its numbers"));
            }
            if caught.len() > 1 && has_digit(parts) && !parts.iter().any(|part| matches!(part, Part::Variable(name) if name == of)) {
                problems.push(format!("{at}: a digit stands for more than one number: write the variable"));
            }
            plurals(at, rule, parts, problems);
            before.push(*when);
        }
        plurals(at, rule, rest, problems);
    }
}

/// The numbers that come to an arm, given the arms before it.
fn caught(rule: Rule, when: When, before: &[When]) -> BTreeSet<i64> {
    let fits = |when: &When, n: i64| match when {
        When::Number(number) => *number == n,
        When::Category(category) => rule.category(n) == *category,
    };
    let far = match when {
        When::Number(number) => number,
        When::Category(_) => 1_000_000,
    };
    TRIED.chain([far]).filter(|n| fits(&when, *n) && !before.iter().any(|earlier| fits(earlier, *n))).collect()
}

fn has_digit(parts: &[Part]) -> bool {
    parts.iter().any(|part| matches!(part, Part::Text(text) if text.contains(|sign: char| sign.is_ascii_digit())))
}
