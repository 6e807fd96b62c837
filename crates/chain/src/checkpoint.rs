//! Checkpoints: how many rows there are and what the last hash is, signed.
//!
//! The form is that of a C2SP signed note with a checkpoint as its text, so other tools can read and countersign it.
//! The third line is the hash of the last row (the head of the chain), not the root of a Merkle tree.
//!
//! ```text
//! schakel.example.org/log
//! 1042
//! 5Ls0vKk1sbpzZ6yWJWQfVTrUwZGIhPqgHuDdTYXc2iY=
//! time 2026-11-23T12:00:00Z
//! number 17
//!
//! — schakel.example.org/log Ah1Lx…
//! ```

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::row::Hash;

/// How many rows there were, and the last hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose log it is: the name of the installation.
    pub origin: String,
    /// How many rows.
    pub size: u64,
    /// The hash of the last row; [`crate::START`] for an empty log.
    pub head: Hash,
    /// When it was signed, as an instant in UTC.
    pub at: Option<String>,
    /// Which checkpoint of this log it is: 1, 2, 3 … without a gap, so that one that was taken away is missed.
    pub number: Option<u64>,
}

/// Why a checkpoint is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCheckpoint {
    /// It does not have the form of one.
    #[error("this text is not a checkpoint")]
    Form,
    /// There is no signature of this key on it.
    #[error("this checkpoint was not signed with this key")]
    Unsigned,
    /// There is one, and it does not fit the text.
    #[error("the signature does not fit: the checkpoint was changed after it was signed, or made by somebody else")]
    Forged,
    /// It is of another log.
    #[error("this checkpoint is of another log")]
    Origin,
}

/// The text is no public key in the form `name+id+key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this text is not a public key; the form is name+8 digits+base64, as `schakel audit key` prints it")]
pub struct BadKey;

/// Ed25519, in the signed-note form.
const ALGORITHM: u8 = 1;

/// The public key of a log, with the name of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    name: String,
    key: VerifyingKey,
}

impl PublicKey {
    /// The key of the log `name`. A name has no white space and no `+`.
    pub fn new(name: &str, key: &[u8; 32]) -> Result<Self, BadKey> {
        if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c == '+') {
            return Err(BadKey);
        }
        Ok(Self { name: name.to_owned(), key: VerifyingKey::from_bytes(key).map_err(|_| BadKey)? })
    }

    /// Reads a key as [`fmt::Display`] writes it.
    pub fn parse(text: &str) -> Result<Self, BadKey> {
        let mut parts = text.trim().splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(BadKey);
        };
        let bytes = STANDARD.decode(key).map_err(|_| BadKey)?;
        let (ALGORITHM, key) = bytes.split_first().map(|(first, rest)| (*first, rest)).ok_or(BadKey)? else {
            return Err(BadKey);
        };
        let public = Self::new(name, key.try_into().map_err(|_| BadKey)?)?;
        if id == format!("{:08x}", public.id()) { Ok(public) } else { Err(BadKey) }
    }

    /// The name of the log.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What stands before the signature, so that a reader finds the right key: the first four bytes of a hash.
    fn id(&self) -> u32 {
        let mut hasher = Sha256::new();
        hasher.update(self.name.as_bytes());
        hasher.update([b'\n', ALGORITHM]);
        hasher.update(self.key.as_bytes());
        let hash: Hash = hasher.finalize().into();
        let [a, b, c, d, ..] = hash;
        u32::from_be_bytes([a, b, c, d])
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![ALGORITHM];
        bytes.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{:08x}+{}", self.name, self.id(), STANDARD.encode(bytes))
    }
}

impl Checkpoint {
    /// The text that is signed.
    pub fn body(&self) -> String {
        let time = self.at.as_deref().map(|at| format!("time {at}\n")).unwrap_or_default();
        let number = self.number.map(|number| format!("number {number}\n")).unwrap_or_default();
        format!("{}\n{}\n{}\n{time}{number}", self.origin, self.size, STANDARD.encode(self.head))
    }

    /// The whole checkpoint with its signature. `sign` signs bytes with the secret half of `key`.
    pub fn signed(&self, key: &PublicKey, sign: impl FnOnce(&[u8]) -> [u8; 64]) -> String {
        let body = self.body();
        let mut signature = key.id().to_be_bytes().to_vec();
        signature.extend_from_slice(&sign(body.as_bytes()));
        format!("{body}\n— {} {}\n", key.name, STANDARD.encode(signature))
    }

    /// Reads a checkpoint and checks its signature. Signatures of others (witnesses) may stand beside ours.
    pub fn open(text: &str, key: &PublicKey) -> Result<Self, BadCheckpoint> {
        let split = text.rfind("\n\n").ok_or(BadCheckpoint::Form)?;
        let (body, signatures) = text.split_at(split + 1);
        let checkpoint = Self::parse_body(body).ok_or(BadCheckpoint::Form)?;
        let wanted = format!("— {} ", key.name);
        let mut seen = false;
        for line in signatures.lines().filter(|line| !line.is_empty()) {
            let Some(encoded) = line.strip_prefix(&wanted) else { continue };
            let bytes = STANDARD.decode(encoded).map_err(|_| BadCheckpoint::Form)?;
            let (id, signature) = bytes.split_first_chunk::<4>().ok_or(BadCheckpoint::Form)?;
            if *id != key.id().to_be_bytes() {
                continue;
            }
            seen = true;
            let signature = Signature::from_slice(signature).map_err(|_| BadCheckpoint::Form)?;
            if key.key.verify_strict(body.as_bytes(), &signature).is_ok() {
                return if checkpoint.origin == key.name { Ok(checkpoint) } else { Err(BadCheckpoint::Origin) };
            }
        }
        Err(if seen { BadCheckpoint::Forged } else { BadCheckpoint::Unsigned })
    }

    fn parse_body(body: &str) -> Option<Self> {
        let mut lines = body.strip_suffix('\n')?.split('\n');
        let origin = lines.next().filter(|origin| !origin.is_empty())?.to_owned();
        let size = whole(lines.next()?)?;
        let head = STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
        let (mut at, mut number) = (None, None);
        for line in lines {
            if line.is_empty() {
                return None;
            }
            at = at.or_else(|| line.strip_prefix("time ").map(str::to_owned));
            number = number.or_else(|| line.strip_prefix("number ").and_then(whole));
        }
        Some(Self { origin, size, head, at, number })
    }
}

/// One way to write a number: no sign, no leading zero.
fn whole(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}
