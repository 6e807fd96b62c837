//! Registering: the page before it, one question a page, the answers once more, the code; and typing over a paper form.
//!
//! * [`questions`]: the one list that everything here follows; `read` and `shown` go from fields to answers and to words.
//! * `start`, `step`, `check`, `done`: the client's way. Every answer is kept before the next question comes, so that the
//!   browser's own way back works and nothing is handed in twice.
//! * `here`: of which draft a page is; `later`, `still`, `stop`, `closed`: going on later, and the ends of a draft.
//! * `sure`: what is odd is asked about once, and then taken as it is.
//! * `over`: a worker types over, together with the client.

mod check;
mod closed;
mod done;
mod here;
mod later;
mod limit;
mod over;
pub(crate) mod questions;
pub(crate) mod read;
pub(crate) mod shown;
mod start;
mod step;
mod still;
mod stop;
mod sure;

use schakel_domain::acts::{FindPartnership, Register, TypeOverRegistration};

use crate::router::{Audience, Table};

pub(crate) use done::promise_in_words;
pub(crate) use over::{form as over_form, submit as type_over};
pub(crate) use read::{mail, telephone};
pub(crate) use start::{begin, show as start};

/// The file of texts of the slice.
pub(crate) const WORDS: &str = "register";
/// The page with all answers.
const CHECK: &str = "controle";
/// Where the code is shown.
const DONE: &str = "klaar";

/// The pages and forms of this slice.
///
/// The forms of a draft are handed to their handlers also when their token does not fit: what was typed is not thrown away,
/// and it is the draft that opens only with this browser's cookie and an address that nobody can guess that they ask.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Public)
        .open::<FindPartnership>("/p/{slug}/aanmelden", start)
        .keeping(true)
        .send("/p/{slug}/aanmelden", "a draft is begun", begin)
        .page("/aanmelden/{slug}/{formulier}/{stap}", "a step of a draft", step::show)
        .send("/aanmelden/{slug}/{formulier}/{stap}", "a step of a draft", step::answer)
        .page("/aanmelden/{slug}/{formulier}/controle", "a step of a draft", check::show)
        .change::<Register>("/aanmelden/{slug}/{formulier}/controle", check::finish)
        .page("/aanmelden/{slug}/{formulier}/klaar", "what a draft came to", done::show)
        .send("/aanmelden/{slug}/{formulier}/klaar", "what a draft came to, for longer", done::longer)
        .page("/aanmelden/{slug}/{formulier}/nog", "whether somebody is still there", still::ask)
        .send("/aanmelden/{slug}/{formulier}/nog", "somebody is still there", still::yes)
        .page("/aanmelden/{slug}/{formulier}/bewaard", "a draft that was put by", later::show)
        .send("/aanmelden/{slug}/{formulier}/weggaan", "a draft that was put by is left", later::leave)
        .send("/aanmelden/{slug}/{formulier}/stoppen", "a draft is thrown away", stop::stop)
        .keeping(false)
        .page("/aanmelden/verder", "a draft that was put by", later::form)
        .send("/aanmelden/verder", "a draft that was put by is opened", later::enter)
        .page("/aanmelden/{stap}", "a draft that is not open", closed::nowhere)
        .audience(Audience::Member)
        .form::<TypeOverRegistration>("/inbox/overtypen", over_form)
        .change::<TypeOverRegistration>("/inbox/overtypen", type_over)
}
