//! The dossiers: the list, one dossier opened on what the playbook asks now, and what the team notes in it.

mod acts;
mod end;
mod list;
mod show;
mod team;
mod vdab;
mod view;

use schakel_domain::acts::{ChangeTeam, EndTrajectory, GuideDossier, ListDossiers, ReadDossier};

use crate::router::{Audience, Table};

pub(crate) use acts::{note, open_with_reason, share, tell};
pub(crate) use list::list;
pub(crate) use show::show;

/// The file of texts of this slice.
const WORDS: &str = "dossier";

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Member)
        .look::<ListDossiers>("/dossiers", list)
        .look::<ReadDossier>("/dossiers/{id}", show)
        .look_with::<ReadDossier>("/dossiers/{id}", open_with_reason)
        .change::<GuideDossier>("/dossiers/{id}/vdab", note)
        .change::<GuideDossier>("/dossiers/{id}/drempels", share)
        .form::<ChangeTeam>("/dossiers/{id}/team", team::show)
        .change::<ChangeTeam>("/dossiers/{id}/team", team::submit)
        .form::<EndTrajectory>("/dossiers/{id}/stoppen", end::show)
        .change::<EndTrajectory>("/dossiers/{id}/stoppen", end::submit)
        .change::<GuideDossier>("/dossiers/{id}/bericht", tell)
}
