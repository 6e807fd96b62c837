//! What a driver says when it cannot.

/// A statement could not be run, or its rows not be read.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// SQLite said no.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL said no.
    #[error(transparent)]
    Postgres(#[from] sqlx::Error),
    /// A row has not the columns that are read from it.
    #[error("the row has not the columns that are read from it")]
    Column,
    /// A cell holds no valid value of what is read from it.
    #[error("a cell holds no valid value")]
    NoValue,
    /// The same, of a row that says where it belongs.
    #[error("row {id} of {table} holds no valid {column}")]
    Inconsistent {
        /// Which table.
        table: &'static str,
        /// Which row.
        id: String,
        /// Which column.
        column: &'static str,
    },
    /// A statement names a value that was not given.
    #[error("the statement asks for more values than it was given")]
    Parameter,
    /// The row that must be there is not.
    #[error("the row that must be there is not")]
    NoRow,
    /// There was no connection to be had in time.
    #[error("no connection could be had in time")]
    Busy,
    /// The store was closed.
    #[error("the store was closed")]
    Closed,
}

/// What a fault comes down to for those who wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// No room on the disk.
    Full,
    /// To be tried again.
    Unavailable,
    /// A unique column has the value already.
    Taken,
    /// Anything else.
    Other,
}

impl Fault {
    pub(crate) fn kind(&self) -> FaultKind {
        match self {
            Self::Sqlite(rusqlite::Error::SqliteFailure(fault, _)) => sqlite(fault.extended_code),
            Self::Postgres(sqlx::Error::Database(said)) if said.is_unique_violation() => FaultKind::Taken,
            Self::Postgres(sqlx::Error::Database(said)) => postgres(said.code().as_deref().unwrap_or_default()),
            Self::Postgres(sqlx::Error::Io(fault)) if fault.kind() == std::io::ErrorKind::StorageFull => FaultKind::Full,
            Self::Postgres(sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed)
            | Self::Busy
            | Self::Closed => FaultKind::Unavailable,
            Self::Sqlite(_)
            | Self::Postgres(_)
            | Self::Column
            | Self::NoValue
            | Self::Inconsistent { .. }
            | Self::Parameter
            | Self::NoRow => FaultKind::Other,
        }
    }
}

fn sqlite(code: i32) -> FaultKind {
    use rusqlite::ffi;
    match code {
        // The second: the index of the WAL cannot grow.
        ffi::SQLITE_FULL | ffi::SQLITE_IOERR_SHMSIZE => FaultKind::Full,
        ffi::SQLITE_BUSY | ffi::SQLITE_BUSY_RECOVERY | ffi::SQLITE_BUSY_SNAPSHOT | ffi::SQLITE_LOCKED => FaultKind::Unavailable,
        // The disk does not do as it should: nothing was acknowledged, and it may pass.
        _ if matches!(code & 0xff, ffi::SQLITE_IOERR | ffi::SQLITE_CANTOPEN | ffi::SQLITE_READONLY) => FaultKind::Unavailable,
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY => FaultKind::Taken,
        _ => FaultKind::Other,
    }
}

fn postgres(code: &str) -> FaultKind {
    match code {
        "53100" => FaultKind::Full,
        // An error of the disk, too many connections, shutting down, starting up, deadlock, serialization, lock not to be had, statement timed out.
        "58030" | "53300" | "57P01" | "57P02" | "57P03" | "40P01" | "40001" | "55P03" | "57014" => FaultKind::Unavailable,
        _ => FaultKind::Other,
    }
}
