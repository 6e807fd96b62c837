//! SQLite: readers that can only read, and one writer.
//!
//! Sixteen writing connections gave a 99th percentile of a second where one gives 17 ms, because SQLite's busy handler
//! sleeps and is not fair. So there is one, and it takes the lock before it reads.

use std::{
    fs::{DirBuilder, OpenOptions},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    time::{Duration, Instant},
};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

use super::{Connections, Inner, Lent, Purpose, replace_words};
use crate::{StoreError, StoreSettings};

/// The oldest SQLite without the WAL-reset bug, which corrupts when several threads have connections of their own.
const OLDEST: (u32, u32, u32) = (3, 51, 3);

/// How soon a database that another program is opening is tried again.
const AGAIN_AFTER: Duration = Duration::from_millis(20);

/// How many KiB of pages each connection keeps, as SQLite writes it. A reader drops them all at the next commit of the writer,
/// and the system keeps the file in its own memory; a larger cache only cost memory, once for each connection.
const CACHE: &str = "-4096";

/// The file in the data folder.
pub(crate) const FILE: &str = "schakel.db";

/// Connections that read, and the one that writes.
#[derive(Debug, Clone)]
pub(crate) struct Pools {
    pub(crate) readers: Connections,
    pub(crate) writer: Connections,
}

impl Pools {
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        // Last, so that the WAL is folded into the file when it goes.
        self.writer.close().await;
    }
}

/// Settings of every connection to this file.
pub(crate) fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(true)
        .busy_timeout(std::time::Duration::from_secs(5))
        // FULL, not NORMAL: what was acknowledged must survive a power cut.
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY")
        // Memory-mapped reading turns trouble with the WAL into corruption.
        .pragma("mmap_size", "0")
        .pragma("cache_size", CACHE)
        .statement_cache_capacity(256)
}

/// Makes a new file, and the folder above it, so that nobody else can read them; what SQLite puts beside it follows.
fn private(file: &Path) -> Result<(), StoreError> {
    if let Some(folder) = file.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    OpenOptions::new().create(true).append(true).mode(0o600).open(file)?;
    Ok(())
}

/// The one connection that writes.
pub(crate) async fn open_writer(file: &Path, settings: &StoreSettings) -> Result<Connections, StoreError> {
    private(file)?;
    let options = options(file).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
    let writer = Connections::open(options, 1, settings.patience).await?;
    assert_version(&writer).await?;
    Ok(writer)
}

pub(crate) async fn open(folder: &Path, settings: &StoreSettings) -> Result<Pools, StoreError> {
    let file = folder.join(FILE);
    let until = Instant::now() + settings.patience;
    loop {
        match open_both(&file, settings).await {
            // Two programs may start at once: turning the WAL on answers SQLITE_BUSY at once, whatever the time-out.
            Err(StoreError::Unavailable) if Instant::now() < until => tokio::time::sleep(AGAIN_AFTER).await,
            opened => return opened,
        }
    }
}

async fn open_both(file: &Path, settings: &StoreSettings) -> Result<Pools, StoreError> {
    let writer = open_writer(file, settings).await?;
    let readers = Connections::open(options(file).read_only(true), settings.connections.max(1), settings.patience).await?;
    Ok(Pools { readers, writer })
}

async fn assert_version(writer: &Connections) -> Result<(), StoreError> {
    let mut lent = writer.lend().await?;
    let (version,): (String,) = sqlx::query_as("SELECT sqlite_version()").fetch_one(lent.connection()?).await?;
    if !new_enough(&version) {
        return Err(StoreError::Unfit(format!("SQLite {version} can corrupt its file; 3.51.3 or newer is needed")));
    }
    Ok(())
}

fn new_enough(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) >= OLDEST
}

pub(crate) async fn begin(pools: &Pools, purpose: Purpose) -> Result<Lent, StoreError> {
    match purpose {
        // Each statement sees what is committed when it runs, as on PostgreSQL.
        Purpose::Read => Ok(pools.readers.lend().await?),
        Purpose::Snapshot => Ok(pools.readers.begin("BEGIN").await?),
        // SQLite answers SQLITE_BUSY at once when a reading transaction turns to writing, whatever the time-out.
        // Taking the lock first makes the second writer wait instead.
        Purpose::Write => Ok(pools.writer.begin("BEGIN IMMEDIATE").await?),
    }
}

/// Four words become SQLite's own: whole numbers and yes-or-no are `INTEGER`, and a table ends `STRICT`.
pub(crate) fn dialect(text: &str) -> String {
    replace_words(text, |word| match word {
        "BIGINT" | "BOOLEAN" => Some("INTEGER"),
        "TRUE" => Some("1"),
        "FALSE" => Some("0"),
        _ => None,
    })
    .replace("\n);", "\n) STRICT;")
}

/// The names of all tables, the newest first.
pub(crate) const TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid DESC";

pub(crate) fn drop_table(name: &str) -> String {
    format!("DROP TABLE \"{}\"", name.replace('"', "\"\""))
}

/// Damage in the file, and references to rows that are not there.
pub(crate) async fn faults(inner: &mut Inner) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = inner.fetch("PRAGMA quick_check".into(), Vec::new()).await?;
    let mut faults: Vec<String> = rows.into_iter().map(|(said,)| said).filter(|said| said != "ok").collect();
    let loose: Vec<(String, i64)> =
        inner.fetch("SELECT \"table\", COUNT(*) FROM pragma_foreign_key_check GROUP BY 1".into(), Vec::new()).await?;
    faults.extend(loose.into_iter().map(|(table, count)| format!("{count} rows of {table} refer to rows that are not there")));
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_sqlite_that_can_corrupt_is_told_from_one_that_cannot() {
        for (version, good) in [("3.51.2", false), ("3.7.17", false), ("", false), ("3.51.3", true), ("3.52.0", true), ("4.0", true)] {
            assert_eq!(new_enough(version), good, "{version}");
        }
    }
}
