//! Passwords and PINs: Argon2id over a peppered password.
//!
//! The pepper is an HMAC under a sub-key of the root, so a stolen database alone cannot even be guessed at. Whether a
//! password is good enough (length, known words, normal form) is the caller's question; here it is bytes.

use std::time::Duration;

use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHasher, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use zeroize::Zeroize as _;

use crate::{
    randomness::{Randomness, random_bytes},
    same::same_bytes,
};

/// What one hashing costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Default for HashCost {
    /// 64 MiB, 3 passes, 1 lane.
    fn default() -> Self {
        Self { memory_kib: 65_536, passes: 3, lanes: 1 }
    }
}

/// The cost is below what is safe, or beyond what the algorithm takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "Argon2id needs at least {} KiB of memory, {} passes and 1 lane, and takes at most 4 GiB, 100 passes and 16 lanes",
    HashCost::LEAST_MEMORY_KIB,
    HashCost::LEAST_PASSES
)]
pub struct CostFault;

impl HashCost {
    /// The least memory that is safe, in KiB (the floor of OWASP ASVS 5.0).
    pub const LEAST_MEMORY_KIB: u32 = 19_456;
    /// The least passes that are safe.
    pub const LEAST_PASSES: u32 = 2;
    /// The most passes there can be.
    pub const MOST_PASSES: u32 = 100;
    /// The cheapest there is. For tests alone; [`HashCost::new`] refuses it.
    pub const FOR_TESTS: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// A cost under the floor that still takes some time. For tests of time alone.
    pub const fn for_tests(memory_kib: u32, passes: u32) -> Self {
        Self { memory_kib, passes, lanes: 1 }
    }

    /// A cost that is not under the floor.
    pub const fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, CostFault> {
        let enough = memory_kib >= Self::LEAST_MEMORY_KIB && passes >= Self::LEAST_PASSES && lanes >= 1;
        let possible = memory_kib <= 4 * 1024 * 1024 && passes <= Self::MOST_PASSES && lanes <= 16;
        if enough && possible { Ok(Self { memory_kib, passes, lanes }) } else { Err(CostFault) }
    }

    /// Memory in KiB.
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over the memory.
    pub const fn passes(self) -> u32 {
        self.passes
    }

    /// Lanes.
    pub const fn lanes(self) -> u32 {
        self.lanes
    }

    /// The cost with so many passes that a hashing takes at least `aim` on a machine where this one `took` so long: never
    /// fewer passes than now, and never more than [`HashCost::MOST_PASSES`].
    #[must_use]
    pub fn reaching(self, took: Duration, aim: Duration) -> Self {
        let took = took.as_nanos().max(1);
        let passes = (aim.as_nanos() * u128::from(self.passes)).div_ceil(took);
        let passes = u32::try_from(passes).unwrap_or(u32::MAX).min(Self::MOST_PASSES);
        Self { passes: passes.max(self.passes), ..self }
    }

    /// The same cost with at least so many passes, and at most [`HashCost::MOST_PASSES`].
    #[must_use]
    pub fn with_passes_from(self, passes: u32) -> Self {
        Self { passes: passes.min(Self::MOST_PASSES).max(self.passes), ..self }
    }

    /// Whether it is more work for whoever guesses than `other`.
    const fn is_more_than(self, other: Self) -> bool {
        self.memory_kib > other.memory_kib || self.passes > other.passes
    }

    fn of(kept: &PasswordHash) -> Result<Self, HashFault> {
        let params = Params::try_from(kept).map_err(|_| HashFault)?;
        Ok(Self { memory_kib: params.m_cost(), passes: params.t_cost(), lanes: params.p_cost() })
    }

    /// What is done after a hashing at `own`, so that both together are one pass more than this cost: never nothing, because
    /// the first pass over fresh memory is quicker than a later one, and each check must have equally many of both.
    fn after(self, own: Self) -> Self {
        let work = |cost: Self| u64::from(cost.memory_kib) * u64::from(cost.passes);
        let missing = work(self).saturating_sub(work(own)).div_ceil(u64::from(self.memory_kib));
        Self { passes: u32::try_from(missing).unwrap_or(u32::MAX).saturating_add(1), ..self }
    }

    fn params(self) -> Result<Params, HashFault> {
        Params::new(self.memory_kib, self.passes, self.lanes, None).map_err(|_| HashFault)
    }

    fn argon2(self) -> Result<Argon2<'static>, HashFault> {
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params()?))
    }
}

/// What came of checking a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is the one.
    Good,
    /// It is the one, but hashed at a lower cost than today's: hash it again now that it is known.
    GoodButOld,
    /// It is not the one, or there is no such account.
    Bad,
}

/// The hashing could not be done, because memory ran out or the kept hash is none of ours. Not the same as a wrong
/// password: nobody must be throttled for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be checked")]
pub struct HashFault;

pub(crate) fn hash(cost: HashCost, peppered: &[u8; 32], salt: &[u8; 16]) -> Result<String, HashFault> {
    let hash: PasswordHash = cost.argon2()?.hash_password_with_salt(peppered, salt).map_err(|_| HashFault)?;
    Ok(hash.to_string())
}

/// Checks a password in two runs that together are one pass more than today's cost, wherever the hash divides them. So a hash
/// that was made at a lower cost takes as long as one of today, and time does not tell that somebody has an account and has
/// not signed in since the cost went up.
pub(crate) fn verify(cost: HashCost, peppered: &[u8; 32], kept: &str) -> Result<Verdict, HashFault> {
    let kept = PasswordHash::new(kept).map_err(|_| HashFault)?;
    let (Some(salt), Some(hash)) = (kept.salt, kept.hash) else { return Err(HashFault) };
    if kept.algorithm != Algorithm::Argon2id.ident() || kept.version != Some(Version::V0x13.into()) {
        return Err(HashFault);
    }
    let own = HashCost::of(&kept)?;
    // One piece of memory for both, since asking the machine for it takes time as well.
    let mut memory = vec![Block::new(); cost.params()?.block_count().max(own.params()?.block_count())];
    let mut out = vec![0; hash.as_bytes().len()];
    let mut fill = |cost: HashCost, out: &mut [u8]| {
        cost.argon2()?.hash_password_into_with_memory(peppered, salt.as_ref(), out, &mut memory).map_err(|_| HashFault)
    };
    fill(own, &mut out)?;
    let good = same_bytes(&out, hash.as_bytes());
    fill(cost.after(own), &mut out)?;
    out.zeroize();
    memory.zeroize();
    Ok(match (good, cost.is_more_than(own)) {
        (true, false) => Verdict::Good,
        (true, true) => Verdict::GoodButOld,
        (false, _) => Verdict::Bad,
    })
}

/// A well-formed hash that no password has: checking against it takes as long as against a real one.
pub(crate) fn nobodys_hash(cost: HashCost, random: &dyn Randomness) -> Result<String, HashFault> {
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&cost.params()?).map_err(|_| HashFault)?,
        salt: Some(Salt::new(&random_bytes::<16>(random)).map_err(|_| HashFault)?),
        hash: Some(Output::new(&random_bytes::<32>(random)).map_err(|_| HashFault)?),
    };
    Ok(hash.to_string())
}
