//! The dossier: what the team of a trajectory works with. It opens by a decision of a conference, and by nothing else.

use serde::{Deserialize, Serialize};

use crate::{
    actor::{Role, coded},
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
