//! The client's own page: the code that opens it, how the registration stands, who looked, adding, taking back, giving again.
//!
//! A telephone may be everybody's: the session ends after five minutes without a click, titles say nothing, and a way to
//! leave quickly stands on every page.

mod add;
mod agreement;
mod code;
mod contact;
mod own;
mod renew;
mod still;
mod withdraw;

use schakel_domain::acts::{
    AddToRegistration, ChangeContact, FollowRegistration, GiveAgreement, RenewRegistration, TakeBackAgreement, WithdrawRegistration,
};

use crate::router::{Audience, Table};

pub(crate) use add::{form as add_form, submit as add};
pub(crate) use code::{enter, show as code};
pub(crate) use own::show as own;
pub(crate) use renew::submit as renew;
pub(crate) use still::closing;
pub(crate) use withdraw::{form as withdraw_form, submit as withdraw};

/// The file of texts of the slice.
const WORDS: &str = "follow";
/// The client's own page.
pub(crate) const OWN: &str = "/mijn";

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Public)
        .page("/code", "a client signs in", code)
        .send("/code", "a client signs in", enter)
        .by_itself(true)
        .page(still::STILL, "a browser asks whether a client is still there", still::ask)
        .by_itself(false)
        .audience(Audience::Client)
        .look::<FollowRegistration>("/mijn", own)
        .form::<AddToRegistration>("/mijn/toevoegen", add_form)
        .change::<AddToRegistration>("/mijn/toevoegen", add)
        .form::<ChangeContact>("/mijn/bereiken", contact::form)
        .change::<ChangeContact>("/mijn/bereiken", contact::submit)
        .form::<WithdrawRegistration>("/mijn/intrekken", withdraw_form)
        .change::<WithdrawRegistration>("/mijn/intrekken", withdraw)
        .change::<RenewRegistration>("/mijn/wachten", renew)
        .form::<TakeBackAgreement>("/mijn/afspraken", agreement::form::<TakeBackAgreement>)
        .change::<TakeBackAgreement>("/mijn/afspraken", agreement::submit::<TakeBackAgreement>)
        .form::<GiveAgreement>("/mijn/akkoord", agreement::form::<GiveAgreement>)
        .change::<GiveAgreement>("/mijn/akkoord", agreement::submit::<GiveAgreement>)
}
