//! The dossiers: the list, one dossier opened on what the playbook asks now, and what the team notes in it.

mod acts;
mod list;
mod show;
mod vdab;
mod view;

pub(crate) use acts::{note, open_with_reason, share};
pub(crate) use list::list;
pub(crate) use show::show;

/// The file of texts of this slice.
const WORDS: &str = "dossier";
