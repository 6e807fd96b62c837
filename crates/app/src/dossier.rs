//! The dossier of a trajectory (§1.1, §2.2): which there are, one opened on what the playbook asks now, and what the team notes
//! in it.
//!
//! * `list`: the dossiers that the reader may know of.
//! * `open`: one dossier with everything around it, or the door in front of it.
//! * `guide`: a fact about VDAB, and who works on which threshold.

mod guide;
mod list;
mod open;

pub use guide::{Noting, Sharing, ask, note, share};
pub use list::{List, list};
pub use open::{Decided, Door, File, Learnt, Look, Opened, open};
pub use schakel_store::dossier::{After, Listed, TeamMember};

use schakel_domain::{
    dossier::{Dossier, DossierState},
    resource::DossierRef,
};

/// A dossier as a thing that acts are done to; `reason_given` is whether the one who asks gave a reason.
fn resource(dossier: &Dossier, reason_given: bool) -> DossierRef {
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
