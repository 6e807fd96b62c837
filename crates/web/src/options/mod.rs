//! The registration options of the own partnership: editing and confirming them, corrections, logos (§2.1, §9).

mod correct;
mod edit;
pub(crate) mod logos;

pub(crate) use correct::{proposals, propose, settle, settle_form};
pub(crate) use edit::{confirm, edit, sheet};
