//! The one port for randomness. The program gives the operating system's; tests give a seeded one.

/// Where random bytes come from.
pub trait Randomness: Send + Sync + 'static {
    /// Fills all of `bytes` with bytes that nobody can guess.
    fn fill(&self, bytes: &mut [u8]);
}

/// A fresh array of random bytes.
pub fn random_bytes<const N: usize>(random: &dyn Randomness) -> [u8; N] {
    let mut bytes = [0_u8; N];
    random.fill(&mut bytes);
    bytes
}
