//! `schakel playbook`: the text with what it asks, the rules that are built in, and what they say of a case that somebody wrote down.

use std::fmt::Write as _;

use schakel_domain::{
    playbook::{self, Origin, RuleRow},
    screening::Topic,
};
use schakel_texts::{Lang, by_key};

use crate::say;

mod check;
mod read;

pub(crate) use check::{EXAMPLE, check};
pub(crate) use read::read;

/// Lists the rules: name, paragraph, since when, the answers they look at, and what they say.
pub(crate) fn rules(lang: Lang) -> anyhow::Result<()> {
    let version = playbook::Version::CURRENT;
    let mut out = format!("Draaiboek Lokale Partnerschappen, version {}, from {}\n", version.number(), version.from());
    for rule in playbook::all() {
        let from = format!("since version {} ({})", rule.since.number(), rule.since.from());
        let until =
            rule.until.map_or_else(|| "still in force".to_owned(), |until| format!("until version {} ({})", until.number(), until.from()));
        let (says, origin) = (words(&rule, "", lang), origin(rule.source));
        write!(out, "\n{}  {}  {from}, {until}\n  {says}\n  {origin}\n  looks at: {}\n", rule.id.0, rule.par, answers(&rule))?;
    }
    out.push_str("\nNumbers\n");
    for one in playbook::number::ALL {
        let (par, origin) = (one.par, origin(one.source));
        writeln!(out, "  {} {} ({}, {par}): {origin}; compared on {}", one.value, one.unit, one.name, one.compared_on)?;
    }
    say(&out)
}

/// Whose sentence it is.
fn origin(source: Origin) -> String {
    match source {
        Origin::Playbook(quote) => format!("the playbook: “{quote}”"),
        Origin::EuropaWse(read_on) => format!("Europa WSE's questions and answers, as read on {read_on}"),
        Origin::Ours(record) => format!("ours: docs/adr/{record:04}"),
    }
}

/// What a rule says, or with `-instead` and `-ask` what can be done about it.
fn words(rule: &RuleRow, of: &str, lang: Lang) -> &'static str {
    by_key("rules", &format!("{}{of}", rule.id.0.replace('.', "-")), lang).unwrap_or_default()
}

/// The answers a rule looks at, by their names in case files.
fn answers(rule: &RuleRow) -> String {
    if rule.on.is_empty() {
        return "all answers that the rules of entry look at".to_owned();
    }
    rule.on.iter().copied().map(Topic::code).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use schakel_domain::{
        conference::DecisionKind,
        playbook::{
            Judgement,
            asked::{Ask, Whom},
        },
        screening::{Contradiction, Education, Outcome},
        talk::{Agreement, LifeDomain, SharedPart, Way, Work},
        vdab_fact::{ConversationState, ConversationWay, JobSeekerCategory, MediatorOf, RegularService, Source, View},
    };

    use super::*;

    #[test]
    fn every_code_has_its_word_in_every_language() {
        macro_rules! codes {
            ($($kind:literal of $list:ident),* $(,)?) => {
                vec![$(($kind, $list::ALL.iter().map(|one| one.code()).collect::<Vec<_>>())),*]
            };
        }
        let mut all = codes! {
            "topic" of Topic, "contradiction" of Contradiction, "outcome" of Outcome, "education" of Education, "work" of Work,
            "ask" of Ask, "ask-client" of Ask, "whom" of Whom, "decision" of DecisionKind, "decision-client" of DecisionKind,
            "view" of View, "domain" of LifeDomain, "part" of SharedPart, "agreement" of Agreement, "way" of Way,
            "category" of JobSeekerCategory, "mediator" of MediatorOf, "service" of RegularService, "source" of Source,
            "conversation" of ConversationState, "way" of ConversationWay,
        };
        all.push(("judgement", [Judgement::Held, Judgement::Broken, Judgement::Missing].map(Judgement::code).to_vec()));
        for (kind, codes) in all {
            for code in codes {
                for lang in Lang::ALL {
                    let key = format!("{kind}-{}", code.replace('_', "-"));
                    assert!(by_key("screening", &key, lang).is_some(), "{key} in {}", lang.code());
                }
            }
        }
    }

    #[test]
    fn every_rule_says_what_it_is_what_else_can_be_done_and_what_to_ask() {
        for rule in playbook::all() {
            for of in ["", "-instead", "-ask"] {
                for lang in Lang::ALL {
                    assert!(!words(&rule, of, lang).is_empty(), "{}{of} in {}", rule.id.0, lang.code());
                }
            }
        }
    }
}
