//! How a rule of the playbook speaks: its paragraph, its version, what it says of the facts, and how it refuses.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::topic::{Criterion, Topic};
use crate::{decision::DecisionKind, time::Date};

/// A version of the playbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// Version 6, October 2025.
    V6,
}

impl Version {
    /// The version in force. It becomes a question of the date when there is a second one.
    pub const CURRENT: Self = Self::V6;

    /// Its number.
    pub const fn number(self) -> u8 {
        match self {
            Self::V6 => 6,
        }
    }

    /// The version with this number, if it is built in.
    pub const fn from_number(number: i64) -> Option<Self> {
        match number {
            6 => Some(Self::V6),
            _ => None,
        }
    }

    /// The first day on which it counts: the first of the month that stands on its cover.
    pub const fn from(self) -> Date {
        match self {
            Self::V6 => jiff::civil::date(2025, 10, 1),
        }
    }
}

/// A paragraph of the playbook, as it is cited: `§2.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Par(pub &'static str);

impl fmt::Display for Par {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Parts and annexes have names of their own; only numbers take the sign.
        if self.0.starts_with(|c: char| c.is_ascii_digit()) { write!(f, "§{}", self.0) } else { f.write_str(self.0) }
    }
}

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

/// Whose sentence a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The playbook's: these words stand in its paragraph.
    Playbook(&'static str),
    /// Of the questions that Europa WSE answers on its site, as read on this day.
    EuropaWse(Date),
    /// Ours, for this reason: the number of a record of a decision (ADR).
    Ours(u16),
}

impl Origin {
    /// Its word in listings and texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Playbook(_) => "playbook",
            Self::EuropaWse(_) => "europa_wse",
            Self::Ours(_) => "ours",
        }
    }
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
    pub judge: fn(&Facts) -> Judgement,
}

impl<Facts> Rule<Facts> {
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
    pub fn refuses(&self) -> Option<Refusal> {
        let refuses = self.rule.nature == Nature::Fact && matches!(self.judgement, Judgement::Broken | Judgement::Missing);
        refuses.then_some(Refusal { rule: self.rule.id, par: self.rule.par, because: self.judgement })
    }
}

/// The playbook says no, or not yet. A value to be shown with its paragraph, not an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Which rule.
    pub rule: RuleId,
    /// Where it stands.
    pub par: Par,
    /// Broken, or still to be asked.
    pub because: Judgement,
}
