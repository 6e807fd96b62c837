//! What a conference decides on, and what a decision can go against (§1.3.2). Kept with the decision, so it stands below it.

use serde::{Deserialize, Serialize};

use super::{facts::Facts, source::Par};
use crate::{actor::coded, vdab_fact::View};

/// What the rules of a decision look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionFacts {
    /// The facts of the case, with what the table found.
    pub screened: Facts,
    /// How many organisations are at the table.
    pub partners: i64,
    /// Whether the VDAB adviser is there.
    pub adviser_present: bool,
    /// Whether the client wants guidance, with a team that reads what was told.
    pub agrees_to_team: Option<bool>,
    /// What the VDAB adviser advises on this case, if advice was given.
    pub advised: Option<View>,
    /// What the mediator estimates, as told.
    pub estimated: Option<View>,
}

coded! {
    /// What a decision goes against, so that it asks for a sentence why. It is not refused for it.
    Against {
        /// A trajectory opens without the VDAB adviser at the table (§1.3.2: a structural member).
        AdviserAbsent = "adviser_absent",
        /// The adviser advises otherwise (§1.3.2).
        Adviser = "adviser",
        /// The mediator estimates otherwise (§2.2).
        Mediator = "mediator",
        /// A criterion of the target group is not held, or was not found yet (§1.2).
        Criterion = "criterion",
        /// Something about the client was asked, and is not known (§1.2).
        Unclear = "unclear",
        /// Something was not asked that the playbook recommends to ask (§2.2).
        NotAsked = "not_asked",
        /// To education, of which the talk says that it is no realistic option any more (§1.2).
        NotRealistic = "not_realistic",
    }
}

impl Against {
    /// The paragraph that it is about.
    pub const fn par(self) -> Par {
        match self {
            Self::AdviserAbsent | Self::Adviser => Par("1.3.2"),
            Self::Mediator | Self::NotAsked => Par("2.2"),
            Self::Criterion | Self::Unclear | Self::NotRealistic => Par("1.2"),
        }
    }
}
