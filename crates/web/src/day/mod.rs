//! The coordinator's day: what waits, how long and with whom, and the road drawn as a funnel with its table. And the own day of who works
//! with registrations.

mod behind;
mod figure;
mod funnel;
mod gone;
mod mine;
mod show;
mod versions;

use schakel_domain::acts::{ListInbox, SeeDay};

use crate::router::{Audience, Table};

pub(crate) use show::show;

/// The file of texts of this slice.
const WORDS: &str = "day";

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Member)
        .look::<SeeDay>("/vandaag", show)
        .look::<SeeDay>("/vandaag/draaiboek", versions::versions)
        .look::<ListInbox>("/mijn-dag", mine::mine)
}
