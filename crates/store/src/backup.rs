//! Backup and restore: a logical, versioned stream that knows no engine, packed (zstd) and sealed (age) to recipients
//! whose secret is not on the server.
//!
//! * The data: all tables, sorted, with a signed manifest of counts, hash and checkpoint of the log. No keys.
//! * The keys: apart, and without history, so that destroying a client's key reaches every backup of the data.
//!
//! A restore checks everything before it touches anything, and again while it loads, in one transaction. Sessions and
//! challenges are not carried: who had signed out must not be signed in again by an old copy.

mod dump;
mod file;
mod keys;
mod line;
mod load;
mod read;
mod together;

use crate::{StoreError, engine::Fault};

pub use dump::backup;
pub use keys::{backup_keys, restore_keys, root_of_keys};
pub use line::Manifest;
pub use load::restore;
pub use read::check;
pub use together::{Together, check_together};

/// Tables that are not carried.
pub(crate) const LEFT_OUT: &[&str] = &["session", "challenge"];

/// Why a backup was not made or not restored. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BackupFault {
    /// The file cannot be read or written.
    #[error("the file: {0}")]
    Io(#[from] std::io::Error),
    /// A recipient or the secret is not in the form of age.
    #[error("{0} is no age key; a recipient begins with age1, a secret with AGE-SECRET-KEY-1")]
    BadKey(String),
    /// It was sealed to others.
    #[error("this secret does not open this backup; it was made for other recipients")]
    NotForYou,
    /// It is not a backup of this kind.
    #[error("this is no backup of the {0}")]
    OtherKind(&'static str),
    /// It was cut, changed, or is not whole.
    #[error("the backup is damaged and was refused whole ({0}); nothing was changed")]
    Damaged(String),
    /// The keys in it lie under another root key.
    #[error(
        "the keys in it lie under root key {needs}, and {given} was given; give that one, and turn to the newer one after the restore \
         (`schakel key rotate`). Nothing was changed"
    )]
    OtherRootKey {
        /// The name of the key that it needs.
        needs: String,
        /// The name of the key that was given.
        given: String,
    },
    /// It was made in another house, or under a root key from before the house had a secret of its own.
    #[error("the data in it were made with other secrets than these keys hold; give the root key and the keys that belong to it")]
    OtherSecret,
    /// It is of a newer program.
    #[error("the backup is of a newer version (schema {found}, this program knows {known}); use the newer program")]
    Newer {
        /// The number in the backup.
        found: i64,
        /// The newest that we know.
        known: i64,
    },
    /// It is of another installation.
    #[error("the backup is of another installation than what is here; nothing was changed")]
    OtherHouse,
    /// Clients of the data have no key, neither in the backup nor here.
    #[error(
        "{0} clients of these data have no key in this backup of the keys, nor here: nobody could ever read them again. Take a newer \
         backup of the keys, or say `--without-keys {0}` if there is none. Nothing was changed"
    )]
    WithoutKeys(u64),
    /// The server is running.
    #[error("schakel is running on this data; stop it first")]
    Running,
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub(crate) fn damaged(what: impl Into<String>) -> BackupFault {
    BackupFault::Damaged(what.into())
}

impl From<Fault> for BackupFault {
    fn from(fault: Fault) -> Self {
        Self::Store(fault.into())
    }
}
