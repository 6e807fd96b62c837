//! What the rules of the playbook promise: case by case, for any answers, and along the road.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod answers;
mod asked;
mod cases;
mod complete;
mod facts;
mod quotes;
mod screening;
mod spoilt;
mod text;
mod versions;
mod why;
