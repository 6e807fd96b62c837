//! Case files: cases that a person of the practice can read and write, with what the playbook says of them. `schakel playbook
//! check CASE.toml` judges one, and the tests of the rules are written in them (`crates/domain/tests/cases`).
//!
//! A file holds `[[case]]` tables. Each has a `name`, its `[case.facts]` as [`Facts`] (what is left out was not asked), and what is expected: the `outcome`, the `contradictions`, and in `[case.expect]` for any rule by its name `held`,
//! `broken`, `missing` or `unclear`. `[case.decide]` asks what a conference may decide, and what it goes `against`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    contradiction::Contradiction,
    deciding::{Against, DecisionFacts},
    facts::Facts,
    rule::{Judged, Judgement},
    s1_3_2_conference::{against, may_decide, rules_of},
    screen::{Outcome, Screening, screen},
};
use crate::{decision::DecisionKind, vdab_fact::View};

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
    /// How many organisations are at the table.
    pub partners: i64,
    /// Whether the VDAB adviser is there; said to be, where it is left out.
    #[serde(default = "there")]
    pub adviser_present: bool,
    /// Whether the client wants guidance.
    #[serde(default)]
    pub agrees_to_team: Option<bool>,
    /// What the VDAB adviser advises.
    #[serde(default)]
    pub advised: Option<View>,
    /// What the mediator estimates.
    #[serde(default)]
    pub estimated: Option<View>,
    /// The rule that should refuse, by its name; none when it should be allowed.
    #[serde(default)]
    pub refused_by: Option<String>,
    /// What the decision should go against; looked at when it is named.
    #[serde(default)]
    pub against: Option<Vec<Against>>,
}

const fn there() -> bool {
    true
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
    fn deciding(&self) -> Option<(DecisionKind, DecisionFacts)> {
        let decide = self.decide.as_ref()?;
        let facts = DecisionFacts {
            screened: self.facts.clone(),
            partners: decide.partners,
            adviser_present: decide.adviser_present,
            agrees_to_team: decide.agrees_to_team,
            advised: decide.advised,
            estimated: decide.estimated,
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

    /// What the decision goes against; nothing when the case asks for none.
    pub fn against(&self) -> Vec<Against> {
        self.deciding().map(|(kind, facts)| against(kind, &facts)).unwrap_or_default()
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
            let words = |all: &[Contradiction]| words(all.iter().map(|one| one.code()));
            differ("contradictions", words(&expected), words(&screening.contradictions));
        }
        if let Some(decide) = &self.decide {
            let word = |rule: Option<&str>| rule.map_or_else(|| "allowed".to_owned(), |rule| format!("refused by {rule}"));
            differ("decide", word(decide.refused_by.as_deref()), word(self.refused_by()));
            if let Some(expected) = &decide.against {
                let mut expected = expected.clone();
                expected.sort_unstable();
                let words = |all: &[Against]| words(all.iter().map(|one| one.code()));
                differ("against", words(&expected), words(&self.against()));
            }
        }
        mismatches
    }
}

fn words(codes: impl Iterator<Item = &'static str>) -> String {
    let all: Vec<_> = codes.collect();
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
}
