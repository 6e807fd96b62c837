//! The dossier: what the team of a trajectory works with. It opens by a decision of a conference, and by nothing else.

use serde::{Deserialize, Serialize};

use crate::{
    actor::{Role, Standing, coded},
    ids::{ClientId, DecisionId, DossierId, MembershipId, OrganisationId, PartnershipId, RegistrationId},
    time::Date,
};

coded! {
    /// How a dossier stands.
    DossierState {
        /// The trajectory runs.
        Open = "open",
        /// The client stopped it, or a conference ended it.
        Closed = "closed",
    }
}

/// Whether this role can be on the team of a trajectory. Nobody of VDAB can: the adviser takes no one-to-one guidance (§1.3.2).
pub const fn guides(role: Role) -> bool {
    matches!(role, Role::Caseworker | Role::Companion | Role::Buddy)
}

/// Whether these can go on with a trajectory: somebody who works here now and guides alone. A buddy walks along with others (§1.1).
pub fn is_carried(team: impl IntoIterator<Item = (Role, Standing)>) -> bool {
    team.into_iter().any(|(role, standing)| standing == Standing::Active && guides(role) && role != Role::Buddy)
}

/// A dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// Which one.
    pub id: DossierId,
    /// In which partnership.
    pub partnership: PartnershipId,
    /// Whose.
    pub client: ClientId,
    /// From which registration.
    pub registration: RegistrationId,
    /// By which decision.
    pub decision: DecisionId,
    /// The organisation that guides.
    pub organisation: OrganisationId,
    /// The day on which it opened.
    pub opened_on: Date,
    /// How it stands.
    pub state: DossierState,
    /// The day on which it closed.
    pub closed_on: Option<Date>,
    /// Whether the client agrees that the team reads it. The client can take that back at any time.
    pub consent: bool,
    /// The guides now.
    pub team: Vec<MembershipId>,
    /// Counts changes, so that two people at once are noticed.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_is_carried_by_somebody_who_works_here_and_is_no_buddy() {
        let (active, away, left) = (Standing::Active, Standing::Suspended, Standing::Ended);
        assert!(is_carried([(Role::Buddy, active), (Role::Companion, active)]));
        assert!(is_carried([(Role::Caseworker, active), (Role::Caseworker, left)]));
        for alone in [
            vec![],
            vec![(Role::Buddy, active)],
            vec![(Role::Caseworker, away), (Role::Buddy, active)],
            vec![(Role::Companion, left)],
            // Of VDAB, or one who guides nobody.
            vec![(Role::VdabAdviser, active), (Role::Coordinator, active)],
        ] {
            assert!(!is_carried(alone.clone()), "{alone:?}");
        }
    }
}
