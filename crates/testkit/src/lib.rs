//! A small world for tests: partnerships, people, a stopped clock, a browser without sockets.
//!
//! It goes through the application and through HTTP, so a test cannot lie about what may happen; through SQL only where a test is of somebody who
//! writes in the database.
//! Time stands still until the test moves it; randomness is seeded; nothing sleeps and nothing needs an order.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    clippy::return_self_not_must_use,
    reason = "a test kit panics on purpose: what does not hold fails its test at once"
)]

mod browser;
mod random;
mod road;
mod tamper;
mod walk;
mod world;

pub use browser::{Answer, Browser};
pub use random::Seeded;
pub use road::TalkHeld;
pub use schakel_store::{Value, values};
pub use walk::{Walk, walk};
pub use world::{Engine, Member, PASSWORD, World, base32, both_engines};

/// Ties a test to the requirements that it shows; `cargo xtask ledger` reads it. It does nothing when it runs.
#[macro_export]
macro_rules! shows {
    ($($id:literal),+ $(,)?) => {{ $( let _: &str = $id; )+ }};
}
