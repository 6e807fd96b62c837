//! Leave and handover: what hangs on a member before he or she is away or leaves, and giving it to others; and how one who is away is named.

mod rows;
pub(crate) mod show;

use schakel_domain::{
    actor::Standing,
    acts::{HandOver, ListMembers},
};
use schakel_texts::{Lang, handover};

use crate::router::{Audience, Table};

/// The file of texts of this slice.
const WORDS: &str = "handover";

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Member)
        .look::<ListMembers>("/leden/{id}", show::show)
        .change::<HandOver>("/leden/{id}/overdragen", show::submit)
}

/// Somebody who has or guides something, by name: a list does not say of one who cannot work that it is in good hands.
pub(crate) fn named(lang: Lang, name: &str, standing: Standing) -> String {
    match standing {
        Standing::Suspended => handover::name_away(lang, name),
        Standing::Ended => handover::name_left(lang, name),
        Standing::Active | Standing::Invited | Standing::Awaiting => name.to_owned(),
    }
}
