//! The dossier of a trajectory (§1.1, §2.2): which there are, one opened on what the playbook asks now, and what the team notes
//! in it.
//!
//! * `list`: the dossiers that the reader may know of.
//! * `open`: one dossier, as much of it as the reader may see, or the door in front of it.
//! * `part`: a part of a dossier, tied to the act that reads it.
//! * `guide`: a fact about VDAB, and who works on which threshold.
//! * `team`: who guides.
//! * `end`: the client goes no further.

mod end;
mod guide;
mod list;
mod open;
mod part;
mod team;

pub use end::{EndPage, EndingTrajectory, end, end_page};
pub use guide::{Noting, Sharing, ask, note, share, tell};
pub use list::{DossierList, DossiersFound, list, search};
pub use open::{Door, DossierPage, File, open};
pub use part::{Agreements, Decided, DossierFact, Part, Reach, Thresholds, Wish, parts};
pub use schakel_store::dossier::{DossierBorder, DossiersAsked, ListedDossier, TeamMember};
pub(crate) use team::{Changing, change as change_guides};
pub use team::{ChangingTeam, TeamPage, change_team, team_page};

use schakel_domain::{
    dossier::{Dossier, DossierState},
    resource::DossierRef,
};

/// A dossier as a thing that acts are done to; `reason_given` is whether the one who asks gave a reason.
pub(crate) fn resource(dossier: &Dossier, reason_given: bool) -> DossierRef {
    DossierRef {
        id: dossier.id,
        registration: dossier.registration,
        partnership: dossier.partnership,
        client: dossier.client,
        team: dossier.team.clone(),
        consent: dossier.consent,
        closed: dossier.state == DossierState::Closed,
        reason_given,
    }
}
