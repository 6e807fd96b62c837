//! What is true in a local partnership, and what the playbook allows.
//!
//! This crate knows nobody: no database, no HTTP, no policy engine, no language, no clock. Time comes in as a
//! parameter, words for people live in `texts`, and who may do a thing is decided by `access`.
//!
//! The map:
//! * [`acts`]: everything a person can do, by name. One name serves the type, the policy, the log, the text and the route.
//! * [`actor`]: who does it: a membership (person, role, organisation, partnership), a client with a code, or a visitor.
//! * [`resource`]: what it is done to, told as facts that a policy can ask about.
//! * [`ids`], [`time`], [`words`], [`typed`], [`telephone`], [`address`]: the small values everything is made of.
//! * [`municipality`]: the Flemish municipalities and the places in them, and how one finds one.
//! * [`partnership`], [`registration`], [`talk`], [`vdab_fact`], [`screening`], [`conference`], [`dossier`], [`day`],
//!   [`erasure`], [`identity`]: the slices; each has the same name in every crate.
//! * [`playbook`]: paragraphs, rules, judgements, refusals.

pub mod actor;
pub mod acts;
pub mod address;
pub mod conference;
pub mod day;
mod decision;
pub mod dossier;
pub mod erasure;
pub mod identity;
pub mod ids;
pub mod logo;
pub mod municipality;
pub mod partnership;
pub mod playbook;
pub mod registration;
pub mod resource;
mod said;
pub mod screening;
pub mod talk;
pub mod telephone;
pub mod time;
pub mod typed;
pub mod vdab_fact;
pub mod words;
