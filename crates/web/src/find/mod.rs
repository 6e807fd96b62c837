//! Finding a partnership: the home page, the overview, the page of one partnership, the contact persons (§2.1, §8).

mod contact;
mod home;
mod overview;
mod show;
mod view;

pub(crate) use contact::contact;
pub(crate) use home::home;
pub(crate) use overview::overview;
pub(crate) use show::show;
pub(crate) use view::{CardView, ago};
