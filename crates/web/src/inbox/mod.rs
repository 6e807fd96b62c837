//! The inbox (§2.1): the list, the search, one registration, and what is done with it.

mod acts;
mod aside;
mod list;
mod show;
mod view;

pub(crate) use acts::{answer, assign, keep_apart, merge, split};
pub(crate) use aside::{choose as choose_aside, restore, submit as put_aside};
pub(crate) use list::list;
pub(crate) use show::show;

/// The file of texts of this slice.
const WORDS: &str = "inbox";
