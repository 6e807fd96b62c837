//! What comes in from outside: time and randomness.

use std::sync::atomic::{AtomicI64, Ordering};

use schakel_domain::time::Instant;
pub use schakel_vault::Randomness;

/// Tells the time. The program uses the machine's clock; tests stop it and move it by hand.
pub trait Clock: Send + Sync + 'static {
    /// The moment.
    fn now(&self) -> Instant;
}

/// A clock that stands still until somebody moves it: for tests and for the demonstration world.
#[derive(Debug)]
pub struct StoppedClock(AtomicI64);

impl StoppedClock {
    /// Stands at this moment, to the microsecond.
    pub fn at(moment: Instant) -> Self {
        Self(AtomicI64::new(moment.as_microsecond()))
    }

    /// Moves by whole seconds, back or forth.
    pub fn advance_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds.saturating_mul(1_000_000), Ordering::SeqCst);
    }

    /// Moves by whole days of 24 hours.
    pub fn advance_days(&self, days: i64) {
        self.advance_seconds(days.saturating_mul(86_400));
    }

    /// Puts it to another moment.
    pub fn set(&self, moment: Instant) {
        self.0.store(moment.as_microsecond(), Ordering::SeqCst);
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> Instant {
        Instant::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap_or(Instant::UNIX_EPOCH)
    }
}
