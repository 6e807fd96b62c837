//! Sealed values: AES-256-GCM with a random nonce, bound to the place where the value belongs.
//!
//! A sealed value is `version ‖ nonce (12) ‖ ciphertext ‖ tag (16)`. The place is not in it; it is given again when the
//! value is opened, so that a value moved to another row, column or client does not open.

use aes_gcm::{
    Aes256Gcm, Nonce,
    aead::{Aead, KeyInit, Payload},
};
use zeroize::Zeroizing;

use crate::randomness::{Randomness, random_bytes};

/// Where a sealed value belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table.
    pub table: &'a str,
    /// The column.
    pub column: &'a str,
    /// The key of the row.
    pub row: &'a str,
    /// Whose it is: the client, or whatever stands for the owner where there is no client.
    pub owner: &'a str,
}

/// The value does not open: it was damaged, moved from its place, cut, or sealed with another key. Which of these is
/// not told, and cannot be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value does not open here")]
pub struct Unreadable;

/// The first byte of every sealed value, so that another cipher can follow one day.
const VERSION: u8 = 1;
const NONCE: usize = 12;
const TAG: usize = 16;

/// What a sealed value has more than its plain one.
pub const OVERHEAD: usize = 1 + NONCE + TAG;

/// What the value is bound to. Every part is preceded by its length, so that no two lists of parts read alike.
pub(crate) fn bound_to(kind: &str, parts: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(128);
    for part in [&["schakel-seal-v1", kind], parts].concat() {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

pub(crate) fn seal(key: &[u8; 32], bound: &[u8], plain: &[u8], random: &dyn Randomness) -> Vec<u8> {
    let nonce: [u8; NONCE] = random_bytes(random);
    let cipher = Aes256Gcm::new(key.into());
    let mut sealed = Vec::with_capacity(plain.len() + OVERHEAD);
    sealed.push(VERSION);
    sealed.extend_from_slice(&nonce);
    match cipher.encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: bound }) {
        Ok(ciphertext) => sealed.extend_from_slice(&ciphertext),
        // Only possible above 64 GiB, which no field is. What is left has no tag, so it never opens as anything.
        Err(_) => sealed.clear(),
    }
    sealed
}

pub(crate) fn open(key: &[u8; 32], bound: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unreadable> {
    let (version, rest) = sealed.split_first().ok_or(Unreadable)?;
    if *version != VERSION {
        return Err(Unreadable);
    }
    let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>().ok_or(Unreadable)?;
    Aes256Gcm::new(key.into())
        .decrypt(&Nonce::from(*nonce), Payload { msg: ciphertext, aad: bound })
        .map(Zeroizing::new)
        .map_err(|_| Unreadable)
}
