//! Randomness that is the same in every run.

use std::sync::{Mutex, PoisonError};

use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use schakel_vault::Randomness;

/// Random bytes from a seed.
pub struct Seeded(Mutex<StdRng>);

impl Seeded {
    /// The bytes that follow from this seed.
    pub fn from(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Randomness for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}
