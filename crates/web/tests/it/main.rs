//! The promises, shown through HTTP in process. A file a slice; every test names the requirements that it shows.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests stop by panicking")]

mod aside;
mod bad_days;
mod care;
mod conference;
mod day;
mod dossier;
mod dossier_parts;
mod enumeration;
mod erasure;
mod find;
mod follow;
mod handover;
mod history;
mod identity;
mod inbox;
mod leaks;
mod lists;
mod options;
mod paging;
mod quota;
mod register;
mod register_drafts;
mod routes;
mod safety;
mod seals;
mod spoilt;
mod statement;
mod talk;
mod throttle;
mod typing;
mod views;
mod work;
