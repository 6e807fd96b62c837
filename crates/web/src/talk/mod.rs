//! The first talk (§2.2): six chapters with few questions each, the screening beside them, and what to say to the Servicelijn.

mod chapter;
mod codes;
mod fill;
mod overview;
mod questions;
mod read;
mod said;
mod servicelijn;
mod vdab;

use schakel_domain::acts::{ReadTalk, RecordTalk, RecordVdabFact};

use crate::router::{Audience, Table};

pub(crate) use chapter::{save, save_vdab, show, show_vdab};
pub(crate) use overview::{finish, show as overview, stage};
pub(crate) use servicelijn::show as servicelijn;

/// The file of texts of this slice.
const WORDS: &str = "talk";

/// The address of the talk of a registration.
fn address(id: schakel_domain::ids::RegistrationId) -> String {
    format!("/inbox/{id}/gesprek")
}

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Member)
        .look::<ReadTalk>("/inbox/{id}/gesprek", overview)
        .look::<ReadTalk>("/inbox/{id}/gesprek/servicelijn", servicelijn)
        .change::<RecordTalk>("/inbox/{id}/gesprek/klaar", finish)
        .look::<ReadTalk>("/inbox/{id}/gesprek/vdab", show_vdab)
        .change::<RecordVdabFact>("/inbox/{id}/gesprek/vdab", save_vdab)
        .look::<ReadTalk>("/inbox/{id}/gesprek/{deel}", show)
        .change::<RecordTalk>("/inbox/{id}/gesprek/{deel}", save)
}
