//! Finding a partnership: the home page, the overview, the page of one partnership, the contact persons (§2.1, §8).

mod contact;
mod home;
mod mediators;
mod overview;
mod show;
mod view;

use schakel_domain::acts::FindPartnership;

use crate::{
    router::{Audience, Table},
    statement::privacy_of,
};

pub(crate) use contact::contact;
pub(crate) use home::{elsewhere, home};
pub(crate) use overview::overview;
pub(crate) use show::show;
pub(crate) use view::{CardView, ago, place_name, postcode_name};

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Public)
        .open::<FindPartnership>("/", home)
        .open::<FindPartnership>("/partnerschappen", overview)
        .open::<FindPartnership>("/p/{slug}", show)
        .open::<FindPartnership>("/p/{slug}/voor-bemiddelaars", mediators::mediators)
        .open::<FindPartnership>("/p/{slug}/privacy", privacy_of)
        .page("/contact", "help", contact)
}
