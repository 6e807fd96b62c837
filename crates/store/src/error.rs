//! What can go wrong in keeping; for operators, never shown to people as it is.

use std::path::PathBuf;

use schakel_domain::{ids::ClientId, time::Date};

use crate::fault::{Fault, FaultKind};

/// The store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database said no for a reason we did not expect.
    #[error("database: {0}")]
    Driver(#[source] Fault),
    /// A row is no valid value: never guessed at, never a default.
    #[error("row {id} of {table} holds no valid {column}")]
    Inconsistent {
        /// Which table.
        table: &'static str,
        /// Which row.
        id: String,
        /// Which column.
        column: &'static str,
    },
    /// What decides in a row is not what the program wrote there: it is never acted on.
    #[error("row {id} of {table} does not fit its seal: it was changed by something else than this program")]
    Broken {
        /// Which table.
        table: &'static str,
        /// What names the row.
        id: String,
    },
    /// Somebody else saved since it was read.
    #[error("somebody else saved first")]
    Stale,
    /// A place would belong to two partnerships at once.
    #[error("{place} belongs to a partnership from {from}{until} already; end that period first, nothing was changed")]
    Taken {
        /// The municipality, or the postcode of it.
        place: String,
        /// The first day of the period that is kept.
        from: Date,
        /// Its last day, as words.
        until: String,
    },
    /// The disk is full.
    #[error("no room left on the disk")]
    Full,
    /// The database cannot be reached, or is too busy to answer in time.
    #[error("the database cannot be reached or is too busy")]
    Unavailable,
    /// The database program or its settings cannot be used.
    #[error("{0}")]
    Unfit(String),
    /// The client's key was never made, or is destroyed.
    #[error("client {0} has no key")]
    NoKey(ClientId),
    /// The keys were made under another root key.
    #[error(
        "this is not the root key under which the clients' keys lie, or the file of the keys is not the one of these data; give the right \
         one, nothing was changed. `schakel key show` says which key they lie under"
    )]
    WrongRootKey,
    /// A statement on a case was run in a transaction that is bound to no partnership, or to another one than that of the case.
    #[error("the transaction is not bound to this partnership")]
    Unbound,
    /// A policy asks about something that the table does not know; the list stays closed.
    #[error("no column for the attribute {0} of the policies")]
    UnknownAttribute(String),
    /// A filter of the policies asks something for which there is no column: nothing is shown.
    #[error("no column for the attribute {attr} of the policies")]
    Filter {
        /// Which attribute.
        attr: String,
    },
    /// Another process serves this database.
    #[error("another `schakel serve`{by} already works with this database; stop that one first, or leave it be and stop here")]
    Served {
        /// Which one, as far as it is known.
        by: String,
    },
    /// Nothing was made yet.
    #[error("there is no database yet; `schakel migrate` or the first `schakel serve` makes it")]
    NotMade,
    /// Database and keys do not belong together.
    #[error(transparent)]
    Parted(#[from] Parted),
    /// The schema is not ours to work with.
    #[error(transparent)]
    Schema(#[from] MigrationFault),
}

/// The database and the file of the clients' keys do not belong together. Nothing was made or changed.
#[derive(Debug, thiserror::Error)]
pub enum Parted {
    /// The database knows clients, and the keys are not there.
    #[error(
        "the database knows clients, and their keys are not in {}; mount that folder, or restore the newest backup of the keys. \
         Nothing was made in its place", keys.display()
    )]
    NoKeys {
        /// Where the keys should be.
        keys: PathBuf,
    },
    /// The keys are there, and the database knows nobody.
    #[error(
        "{} holds keys of clients, and the database knows nobody; mount the data, or restore their newest backup. \
         Nothing was made in their place", keys.display()
    )]
    NoData {
        /// Where the keys are.
        keys: PathBuf,
    },
    /// They are of two installations.
    #[error("the keys in {} belong to another installation than this database; nothing was changed", keys.display())]
    OtherHouse {
        /// Where the keys are.
        keys: PathBuf,
    },
}

/// The schema of a database is not one that this program can work with.
#[derive(Debug, thiserror::Error)]
pub enum MigrationFault {
    /// A newer program has been here.
    #[error("the database is of a newer version (schema {found}, this program knows {known}); start the newer program")]
    Newer {
        /// The number in the database.
        found: i64,
        /// The newest that we know.
        known: i64,
    },
    /// A migration that has run reads differently now.
    #[error("migration {number} ({name}) of the database is not the one of this program; the program or the database was changed")]
    Changed {
        /// Its number.
        number: i64,
        /// Its name in the database.
        name: String,
    },
    /// The database was left by an older program, and nobody asked to bring it on.
    #[error("the database has schema {found}, and this program works with {known}; make a backup, then `schakel migrate` brings it on")]
    Older {
        /// The number in the database.
        found: i64,
        /// The newest that we know.
        known: i64,
    },
    /// A migration failed.
    #[error("migration {number} ({name}) failed: {cause}")]
    Failed {
        /// Its number.
        number: i64,
        /// Its name.
        name: &'static str,
        /// What the database said.
        cause: String,
    },
}

impl StoreError {
    /// A short way to [`StoreError::Inconsistent`].
    #[expect(clippy::needless_pass_by_value, reason = "identifiers are at hand by value or by reference")]
    pub fn inconsistent(table: &'static str, id: impl ToString, column: &'static str) -> Self {
        Self::Inconsistent { table, id: id.to_string(), column }
    }

    /// Whether a unique column already had this value.
    pub fn is_taken(&self) -> bool {
        matches!(self, Self::Driver(fault) if fault.kind() == FaultKind::Taken)
    }
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        if let Fault::Inconsistent { table, id, column } = fault {
            return Self::Inconsistent { table, id, column };
        }
        match fault.kind() {
            FaultKind::Full => Self::Full,
            FaultKind::Unavailable => {
                tracing::warn!(%fault, "database not available");
                Self::Unavailable
            }
            FaultKind::Taken | FaultKind::Other => Self::Driver(fault),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(fault: std::io::Error) -> Self {
        if fault.kind() == std::io::ErrorKind::StorageFull {
            return Self::Full;
        }
        tracing::warn!(%fault, "file not available");
        Self::Unavailable
    }
}
