//! The first talk (§2.2): six chapters with few questions each, the screening beside them, and what to say to the Servicelijn.

mod chapter;
mod fill;
mod overview;
mod questions;
mod read;
mod said;
mod servicelijn;
mod vdab;

pub(crate) use chapter::{save, save_vdab, show, show_vdab};
pub(crate) use overview::{finish, show as overview, stage};
pub(crate) use servicelijn::show as servicelijn;

/// The file of texts of this slice.
const WORDS: &str = "talk";

/// The address of the talk of a registration.
fn address(id: schakel_domain::ids::RegistrationId) -> String {
    format!("/inbox/{id}/gesprek")
}
