//! Where the store keeps its things.

use std::{path::PathBuf, time::Duration};

/// Which database.
#[derive(Debug, Clone)]
pub enum Database {
    /// SQLite, in this folder (`schakel.db`).
    Sqlite(PathBuf),
    /// PostgreSQL, at this address.
    Postgres(String),
}

/// How to open the store.
#[derive(Debug, Clone)]
pub struct StoreSettings {
    /// Which database.
    pub database: Database,
    /// The file of the clients' keys: SQLite of its own, beside either engine, backed up apart.
    pub keys: PathBuf,
    /// Connections that read (SQLite) or connections in all (PostgreSQL).
    pub connections: u32,
    /// How long to wait for a connection before saying that the store is too busy.
    pub patience: Duration,
    /// The name of the log, said in its checkpoints; it counts when the database is new and stays as it was then.
    pub log_name: String,
}

impl StoreSettings {
    /// The usual settings for this database and this file of keys.
    pub fn new(database: Database, keys: PathBuf) -> Self {
        Self { database, keys, connections: 4, patience: Duration::from_secs(5), log_name: "schakel/log".to_owned() }
    }

    /// SQLite with everything in one folder.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        let keys = folder.join("keys.db");
        Self::new(Database::Sqlite(folder), keys)
    }
}
