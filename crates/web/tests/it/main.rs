//! The promises, shown through HTTP in process. A file a slice; every test names the requirements that it shows.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests stop by panicking")]

mod find;
mod follow;
mod identity;
mod inbox;
mod options;
mod register;
mod routes;
