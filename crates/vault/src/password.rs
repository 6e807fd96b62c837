//! Passwords and PINs: Argon2id over a peppered password.
//!
//! The pepper is an HMAC under a sub-key of the root, so a stolen database alone cannot even be guessed at. Whether a
//! password is good enough (length, known words, normal form) is the caller's question; here it is bytes.

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::{
        Error as PhcError,
        phc::{Output, ParamsString, PasswordHash, Salt},
    },
};

use crate::randomness::{Randomness, random_bytes};

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
    /// The cheapest there is. For tests alone; [`HashCost::new`] refuses it.
    pub const FOR_TESTS: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// A cost that is not under the floor.
    pub const fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, CostFault> {
        let enough = memory_kib >= Self::LEAST_MEMORY_KIB && passes >= Self::LEAST_PASSES && lanes >= 1;
        let possible = memory_kib <= 4 * 1024 * 1024 && passes <= 100 && lanes <= 16;
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
    /// It is the one, but hashed at another cost than today's: hash it again now that it is known.
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

pub(crate) fn verify(cost: HashCost, peppered: &[u8; 32], kept: &str) -> Result<Verdict, HashFault> {
    let kept = PasswordHash::new(kept).map_err(|_| HashFault)?;
    match cost.argon2()?.verify_password(peppered, &kept) {
        Ok(()) => Ok(if is_of(cost, &kept) { Verdict::Good } else { Verdict::GoodButOld }),
        Err(PhcError::PasswordInvalid) => Ok(Verdict::Bad),
        Err(_) => Err(HashFault),
    }
}

fn is_of(cost: HashCost, kept: &PasswordHash) -> bool {
    Params::try_from(kept)
        .is_ok_and(|params| params.m_cost() == cost.memory_kib && params.t_cost() == cost.passes && params.p_cost() == cost.lanes)
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
