//! The client's own page: the code that opens it, how the registration stands, who looked, adding, taking back, giving again.
//!
//! A telephone may be everybody's: the session ends after five minutes without a click, titles say nothing, and a way to
//! leave quickly stands on every page.

mod add;
mod agreement;
mod code;
mod own;
mod renew;
mod withdraw;

pub(crate) use add::{form as add_form, submit as add};
pub(crate) use agreement::{give, give_form, take_back, take_back_form};
pub(crate) use code::{enter, show as code};
pub(crate) use own::show as own;
pub(crate) use renew::submit as renew;
pub(crate) use withdraw::{form as withdraw_form, submit as withdraw};

/// The file of texts of the slice.
const WORDS: &str = "follow";
/// The client's own page.
const OWN: &str = "/mijn";
