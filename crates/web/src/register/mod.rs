//! Registering: the page before it, one question a page, the answers once more, the code; and typing over a paper form.
//!
//! * [`questions`]: the one list that everything here follows; `read` and `shown` go from fields to answers and to words.
//! * `start`, `step`, `check`, `done`: the client's way. Every answer is kept before the next question comes, so that the
//!   browser's own way back works and nothing is handed in twice.
//! * `over`: a worker types over, together with the client.

mod check;
mod done;
mod over;
pub(crate) mod questions;
mod read;
pub(crate) mod shown;
mod start;
mod step;

pub(crate) use check::{finish, show as check};
pub(crate) use done::show as done;
pub(crate) use over::{form as over_form, submit as type_over};
pub(crate) use start::{begin, show as start};
pub(crate) use step::{answer, show as step, stop, stopped};

/// The file of texts of the slice.
const WORDS: &str = "register";
/// Where the answers are shown once more.
const CHECK: &str = "/aanmelden/controle";
/// Where the code is shown.
const DONE: &str = "/aanmelden/klaar";
