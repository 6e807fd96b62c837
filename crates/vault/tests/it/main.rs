//! What the vault promises.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod passwords;
mod root;
mod sealed;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use schakel_vault::{HashCost, Randomness, RootKey, Vault};

/// Different bytes at every call, the same ones in every run.
struct Counted(AtomicU64);

impl Randomness for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let number = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            chunk.copy_from_slice(&number.to_le_bytes()[..chunk.len()]);
        }
    }
}

fn random() -> Arc<dyn Randomness> {
    Arc::new(Counted(AtomicU64::new(1)))
}

fn vault_of(root: u8) -> Vault {
    Vault::new(RootKey::from_bytes([root; 32]), random()).with_hash_cost(HashCost::FOR_TESTS)
}
