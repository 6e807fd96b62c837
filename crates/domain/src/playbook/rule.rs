//! How a rule of the playbook speaks: its paragraph, its versions, what it says of the facts, and how it refuses.

use serde::{Deserialize, Serialize};

use super::{
    number::Numbers,
    reading::Reading,
    source::{Origin, Par},
    topic::{Criterion, Topic},
    version::Version,
};
use crate::decision::DecisionKind;

/// The name of a rule: the requirement it decides, such as `P2.1-1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleId(pub &'static str);

/// What a rule says of the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// It holds.
    Held,
    /// It is broken.
    Broken,
    /// It cannot be said yet: something was not asked.
    Missing,
    /// It was asked, and cannot be said: the answer is not known, contradicts another, or is too old. Nothing is refused for it.
    Unclear,
}

impl Judgement {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Held, Self::Broken, Self::Missing, Self::Unclear];

    /// Its word in case files and listings.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Broken => "broken",
            Self::Missing => "missing",
            Self::Unclear => "unclear",
        }
    }
}

/// What a rule is about, which says what it can refuse (§1.2: "as much as possible" is no gate).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// A fact, which judges by itself: one that is broken forbids a trajectory.
    Fact,
    /// An appraisal: the talk proposes, the conference finds; one that is not held asks for a reason and forbids nothing.
    Appraisal(Criterion),
    /// That something was asked. "I don't know" and "rather not" are answers.
    Asked,
    /// How a decision is taken.
    Deciding,
}

/// A rule of the playbook.
pub struct Rule<Facts: 'static> {
    /// Its name.
    pub id: RuleId,
    /// The paragraph that it is about.
    pub par: Par,
    /// Whose sentence it is.
    pub source: Origin,
    /// What it is about.
    pub nature: Nature,
    /// The version from which it counts.
    pub since: Version,
    /// The version from which it does not count any more, if there is one.
    pub until: Option<Version>,
    /// The answers it looks at.
    pub on: &'static [Topic],
    /// What can be decided instead, where it refuses a decision by being broken.
    pub instead: &'static [DecisionKind],
    /// Looks at the facts and judges.
    pub judge: fn(&Reading<'_, Facts>) -> Judgement,
}

impl<Facts> Rule<Facts> {
    /// What it says of the facts, by the numbers in force.
    pub fn says(&self, facts: &Facts, numbers: &Numbers) -> Judgement {
        (self.judge)(&Reading::new(facts, numbers))
    }

    /// The rule without its facts.
    pub const fn row(&self) -> RuleRow {
        RuleRow {
            id: self.id,
            par: self.par,
            source: self.source,
            nature: self.nature,
            since: self.since,
            until: self.until,
            on: self.on,
            instead: self.instead,
        }
    }
}

/// A rule as a row of the table of all rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleRow {
    /// Its name.
    pub id: RuleId,
    /// The paragraph that it is about.
    pub par: Par,
    /// Whose sentence it is.
    pub source: Origin,
    /// What it is about.
    pub nature: Nature,
    /// The version from which it counts.
    pub since: Version,
    /// The version from which it does not count any more, if there is one.
    pub until: Option<Version>,
    /// The answers it looks at.
    pub on: &'static [Topic],
    /// What can be decided instead, where it refuses a decision by being broken.
    pub instead: &'static [DecisionKind],
}

/// A rule with what it says of the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// The rule.
    pub rule: RuleRow,
    /// What it says.
    pub judgement: Judgement,
}

impl Judged {
    /// Whether it refuses a trajectory: a fact that is broken does, and one that was never asked does not yet allow it. An appraisal never
    /// does (§1.2), nor an answer that is not known.
    pub fn refuses(&self, version: Version) -> Option<Refusal> {
        let refuses = self.rule.nature == Nature::Fact && matches!(self.judgement, Judgement::Broken | Judgement::Missing);
        refuses.then(|| self.refusal(version))
    }

    /// As what it refuses, under this version.
    pub const fn refusal(&self, version: Version) -> Refusal {
        Refusal { rule: self.rule.id, par: self.rule.par, version, because: self.judgement }
    }
}

/// The playbook says no, or not yet. A value to be shown with its paragraph, not an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Which rule.
    pub rule: RuleId,
    /// Where it stands.
    pub par: Par,
    /// In which version.
    pub version: Version,
    /// Broken, or still to be asked.
    pub because: Judgement,
}
