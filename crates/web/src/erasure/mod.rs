//! Erasing a client: the client asks on the own page, two people decide, and what was done is told on a sheet.

mod decide;
mod list;
mod own;

use schakel_domain::acts::{ApproveErasure, AskErasure, SeeDay, StopErasure};

use crate::router::{Audience, Table};

/// The file of texts of the pages of staff.
const WORDS: &str = "erasure";

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Client)
        .form::<AskErasure>("/mijn/wissen", own::form)
        .change::<AskErasure>("/mijn/wissen", own::ask)
        .change::<AskErasure>("/mijn/niet-wissen", own::take_back)
        .audience(Audience::Member)
        .form::<ApproveErasure>("/inbox/{id}/wissen", decide::show)
        .change::<ApproveErasure>("/inbox/{id}/wissen", decide::approve)
        .change::<StopErasure>("/inbox/{id}/niet-wissen", decide::stop)
        .look::<SeeDay>("/wissingen", list::show)
        .look::<SeeDay>("/wissingen/{erasure}", list::certificate)
}
