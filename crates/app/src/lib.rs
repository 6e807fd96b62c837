//! The acts and the questions: one thing a person can do, in one transaction.
//!
//! An act loads, asks [`schakel_access`] for a permit and the playbook for a clearance, changes, saves, and hands the
//! entry for the log to [`App::change`], which commits all of it or nothing. A look does the same through
//! [`App::look`]: its entry is durable before the first byte goes out. This crate knows no HTTP, no page, no language.
//!
//! * [`ctx`], [`run`], [`error`], [`ports`], `face`: the frame; what an act needs, and what pages ask beside the acts.
//! * one file a slice: [`partnership`], [`registration`], [`inbox`], [`talk`], [`identity`], [`handover`].
//! * [`road`]: where a client is on the road, and what the playbook asks now.
//! * [`versions`]: the next version of the playbook beside the one in force.
//! * `trail`: what the log tells of a client, with names.
//! * [`quota`]: how much a stranger or a weakly known person can cause to be written.
//! * [`names`]: finding people by name, and people who are entered twice.

pub mod conference;
mod contacts;
pub mod ctx;
pub mod day;
pub mod dossier;
pub mod erasure;
pub mod error;
mod face;
pub mod handover;
pub mod identity;
pub mod inbox;
pub mod names;
pub mod parked;
pub mod partnership;
pub mod ports;
pub mod quota;
pub mod registration;
mod repeats;
pub mod road;
pub mod run;
pub mod talk;
mod trail;
pub mod versions;

pub use contacts::KnownContact;
pub use ctx::Ctx;
pub use error::{AppError, Fault, FieldFault};
pub use face::Menu;
pub use run::{App, AppParts, attempts};
pub use schakel_store::{listing, people::Member};
pub use trail::{History, Recent, TrailLine};
