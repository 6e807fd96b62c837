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

use schakel_domain::acts::{FindPartnership, Register, TypeOverRegistration};

use crate::router::{Audience, Table};

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

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Public)
        .open::<FindPartnership>("/p/{slug}/aanmelden", start)
        .send("/p/{slug}/aanmelden", "a draft is begun", begin)
        .page("/aanmelden/{stap}", "a step of a draft", step)
        .send("/aanmelden/{stap}", "a step of a draft", answer)
        .page("/aanmelden/controle", "a step of a draft", check)
        .change::<Register>("/aanmelden/controle", finish)
        .page("/aanmelden/klaar", "what a draft came to", done)
        .send("/aanmelden/stoppen", "a draft is thrown away", stop)
        .page("/aanmelden/gestopt", "a draft was thrown away", stopped)
        .audience(Audience::Member)
        .form::<TypeOverRegistration>("/inbox/overtypen", over_form)
        .change::<TypeOverRegistration>("/inbox/overtypen", type_over)
}
