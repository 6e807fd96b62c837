//! What a conference can decide about a case (§1.3.2). The word of the rules as well, so it stands below both.

use serde::{Deserialize, Serialize};

use crate::actor::coded;

coded! {
    /// What a conference decides about a case.
    DecisionKind {
        /// A trajectory opens, with an organisation and a team.
        OpenTrajectory = "open_trajectory",
        /// To education first (§1.2: 16 or 17 years); it is open to others as well.
        ReferEducation = "refer_education",
        /// To the regular offer (§1.2, §2.2).
        ReferRegular = "refer_regular",
        /// Ask more first; the case comes back.
        AskMore = "ask_more",
        /// Not in the target group (§1.2).
        NotInTargetGroup = "not_in_target_group",
    }
}

impl DecisionKind {
    /// Whether the registration is done with after it.
    pub const fn ends_registration(self) -> bool {
        !matches!(self, Self::AskMore)
    }

    /// Whether it refers the client, and so names where to.
    pub const fn refers(self) -> bool {
        matches!(self, Self::ReferEducation | Self::ReferRegular)
    }
}
