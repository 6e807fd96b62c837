//! The machine's clock and randomness. Everything else in the house gets time and randomness from here.

use std::{sync::OnceLock, time::Duration};

use schakel_app::ports::Clock;
use schakel_domain::time::Instant;
use schakel_vault::Randomness;

/// The randomness of the operating system.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        // The generator of the standard choice is seeded, and seeded again, by the operating system, and is made for secrets.
        rand::fill(bytes);
    }
}

/// How long the program has been running, for timing: a clock that is set does not move it.
pub(crate) fn running() -> Duration {
    static BEGAN: OnceLock<std::time::Instant> = OnceLock::new();
    BEGAN.get_or_init(std::time::Instant::now).elapsed()
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is given")]
    fn now(&self) -> Instant {
        Instant::now()
    }
}
