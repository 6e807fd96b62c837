//! The format of the log of looks and changes, and how anybody checks it.
//!
//! This crate knows nobody and is small on purpose: a person who does not trust the program can read all of it, and
//! run its own binary `schakel-verify` with nothing but the exported log, the public key and a checkpoint from before.
//!
//! * Each entry is a [`Row`]: a number, named values, the hash of the row before and its own hash,
//!   `SHA-256("schakel-log-v1" ‖ prev ‖ canonical bytes)`. What is about a client is in it as ciphertext, so the chain
//!   still closes after the client's key was destroyed.
//! * Now and then the number of rows and the last hash are signed: a [`Checkpoint`]. Anyone who keeps one outside the
//!   system can later show that everything up to there is still the same, and still there.
//! * A [`Verifier`] takes rows and checkpoints as they come and gives a [`Report`] with one [`Finding`] per problem.
//!
//! To append: `Row::next(Some(&last_hash), last_seq, fields)`, keep `row.prev` and `row.hash` beside the fields, and
//! give the very same names, values and order again when the row is exported.
//!
//! The map: [`row`], [`checkpoint`], [`verifier`], [`report`], [`export`].

pub mod checkpoint;
pub mod export;
pub mod report;
pub mod row;
pub mod verifier;

pub use checkpoint::{BadCheckpoint, BadKey, Checkpoint, PublicKey};
pub use export::ExportLine;
pub use report::{Finding, Report};
pub use row::{Hash, Row, START, Value, hash_text};
pub use verifier::Verifier;
