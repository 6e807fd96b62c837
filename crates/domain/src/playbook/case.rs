//! Case files: cases that a person of the practice can read and write, with what the playbook says of them. `schakel playbook
//! check CASE.toml` judges one, and the tests of the rules are written in them (`crates/domain/tests/cases`).
//!
//! A file holds `[[case]]` tables. Each has a `name`, its `[case.facts]` as [`Facts`] (what is left out is not
//! known), and what is expected: the `outcome`, the `contradictions`, and in `[case.expect]` for any rule by its name `held`,
//! `broken` or `missing`. `[case.decide]` asks what a conference may decide.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    contradiction::Contradiction,
    facts::Facts,
    rule::{Judged, Judgement},
    s1_3_2_conference::{self, may_decide, rules_of},
    screen::{Outcome, Screening, screen},
};
use crate::conference::DecisionKind;

/// A file of cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// The cases.
    pub case: Vec<CaseRow>,
}

/// A case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRow {
    /// What it is about, in a sentence.
    pub name: String,
    /// What all rules together should come to.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// The contradictions that should be seen; all of them, when any is named.
    #[serde(default)]
    pub contradictions: Option<Vec<Contradiction>>,
    /// What is known.
    pub facts: Facts,
    /// What single rules should say, by their names: those of entry, and those of the decision when there is one.
    #[serde(default)]
    pub expect: BTreeMap<String, Judgement>,
    /// What a conference is asked to decide.
    #[serde(default)]
    pub decide: Option<DecideRow>,
}

/// A decision that a conference would take on the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecideRow {
    /// What is to be decided.
    pub kind: DecisionKind,
    /// How many are at the table.
    pub present: i64,
    /// Whether the client wants guidance.
    #[serde(default)]
    pub agrees_to_team: Option<bool>,
    /// The rule that should refuse, by its name; none when it should be allowed.
    #[serde(default)]
    pub refused_by: Option<String>,
}

/// Something that the playbook says otherwise than the case expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Of what: a rule's name, `outcome`, `contradictions` or `decide`.
    pub of: String,
    /// What the case expects.
    pub expected: String,
    /// What the playbook says.
    pub says: String,
}

impl CaseRow {
    /// What the rules of entry say of the case.
    pub fn screening(&self) -> Screening {
        screen(&self.facts)
    }

    /// The decision, with what its rules look at.
    fn deciding(&self) -> Option<(DecisionKind, s1_3_2_conference::DecisionFacts)> {
        let decide = self.decide.as_ref()?;
        let facts = s1_3_2_conference::DecisionFacts {
            screened: self.facts.clone(),
            present: decide.present,
            agrees_to_team: decide.agrees_to_team,
        };
        Some((decide.kind, facts))
    }

    /// What the rules of the decision say, those of entry aside; nothing when the case asks for no decision.
    pub fn of_decision(&self) -> Vec<Judged> {
        let Some((kind, facts)) = self.deciding() else { return Vec::new() };
        rules_of(kind).iter().map(|rule| Judged { rule: rule.row(), judgement: (rule.judge)(&facts) }).collect()
    }

    /// Which rule refuses the decision; none when it is allowed, or when the case asks for none.
    pub fn refused_by(&self) -> Option<&'static str> {
        let (kind, facts) = self.deciding()?;
        may_decide(kind, &facts).err().map(|refusal| refusal.rule.0)
    }

    /// Where the playbook says otherwise than the case expects.
    pub fn mismatches(&self) -> Vec<Mismatch> {
        let screening = self.screening();
        let of_decision = self.of_decision();
        let mut mismatches = Vec::new();
        let mut differ = |of: &str, expected: String, says: String| {
            if expected != says {
                mismatches.push(Mismatch { of: of.to_owned(), expected, says });
            }
        };
        for (rule, expected) in &self.expect {
            let says = screening.judged.iter().chain(&of_decision).find(|judged| judged.rule.id.0 == rule);
            let says = says.map_or("no such rule here", |judged| judged.judgement.code());
            differ(rule, expected.code().to_owned(), says.to_owned());
        }
        if let Some(outcome) = self.outcome {
            differ("outcome", outcome.code().to_owned(), screening.outcome.code().to_owned());
        }
        if let Some(contradictions) = &self.contradictions {
            let mut expected = contradictions.clone();
            expected.sort_unstable();
            differ("contradictions", codes(&expected), codes(&screening.contradictions));
        }
        if let Some(decide) = &self.decide {
            let word = |rule: Option<&str>| rule.map_or_else(|| "allowed".to_owned(), |rule| format!("refused by {rule}"));
            differ("decide", word(decide.refused_by.as_deref()), word(self.refused_by()));
        }
        mismatches
    }
}

fn codes(all: &[Contradiction]) -> String {
    if all.is_empty() { "none".to_owned() } else { all.iter().map(|one| one.code()).collect::<Vec<_>>().join(", ") }
}
