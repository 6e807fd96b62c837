//! Keys, and what is sealed with them.
//!
//! This crate knows nobody: no SQL, no HTTP, and not what it seals. It turns one root key, which never lies in the
//! data folder, into everything else that must stay secret:
//!
//! ```text
//! root key ── wraps the secret of the house ── HKDF-SHA-256 ──► pepper, keyed hashes per purpose, signing seed of the checkpoints, house key
//!    └── wraps one key per partnership
//!             └── wraps one key per client ── seals that client's fields (AES-256-GCM, bound to their place)
//! ```
//!
//! Turning the root key wraps the two on that level anew, and changes nothing below it (ADR 0044).
//!
//! The wrapped client keys are kept apart from the data (`keys.db`). Destroying one makes its client unreadable in the
//! database, in the log and in every backup of the data.
//!
//! The map:
//! * [`root`]: where the root key comes from, and why a badly kept one is refused.
//! * [`keys`]: the kinds of keys. None can be printed or copied, all are wiped from memory.
//! * [`seal`]: sealed values, bound to the table, column, row and owner they belong to.
//! * [`purpose`]: what a keyed hash or a token key is for.
//! * [`root::passphrase`]: a root key that is on no disk.
//! * [`password`]: Argon2id with a pepper.
//! * [`vault`]: the one value that the rest of the house holds.
//!
//! Randomness comes in through the port [`Randomness`]; there is no clock and no environment here.

pub mod keys;
pub mod password;
pub mod purpose;
pub mod randomness;
pub mod root;
mod same;
pub mod seal;
pub mod vault;

pub use keys::{ClientKey, HouseKey, PartnershipKey, Sealing, TokenKey};
pub use password::{CostFault, HashCost, HashFault, Verdict};
pub use purpose::{Purpose, TokenUse};
pub use randomness::Randomness;
pub use root::{RootFault, RootKey, RootSource, passphrase};
pub use same::same_bytes;
pub use seal::{Place, Unreadable};
pub use vault::Vault;
pub use zeroize::Zeroizing;
