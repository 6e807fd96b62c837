//! Coming in: who is new in a partnership, who let them in and whom they opened; and saying of one who came by a link that it is the right
//! person (ADR 0047).

pub(crate) mod confirm;
mod show;
pub(crate) mod view;

use schakel_domain::acts::{ConfirmMember, SeeNewcomers};

use crate::router::{Audience, Table};

/// The file of texts of this slice.
const WORDS: &str = "coming";

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Member)
        .look::<SeeNewcomers>("/leden/nieuw", show::show)
        .form::<ConfirmMember>("/leden/{id}/bevestigen", confirm::form)
        .change::<ConfirmMember>("/leden/{id}/bevestigen", confirm::submit)
}
