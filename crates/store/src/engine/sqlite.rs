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

use super::{Connections, Fault, Inner, Lent, Opening, Purpose, replace_words};
use crate::{StoreError, StoreSettings};

/// The oldest SQLite without the WAL-reset bug, which corrupts when several threads have connections of their own.
const OLDEST: (u32, u32, u32) = (3, 51, 3);

/// How soon a database that another program is opening is tried again.
const AGAIN_AFTER: Duration = Duration::from_millis(20);

/// What every connection is told first. `FULL`, not `NORMAL`: what was acknowledged must survive a power cut. No mapping of
/// the file into memory: that turns trouble with the WAL into corruption. A reader drops its pages at the next commit of the
/// writer, and the system keeps the file in its own memory: a larger cache only cost memory, once for each connection.
const READS: &str = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; \
     PRAGMA mmap_size = 0; PRAGMA cache_size = -4096";
/// What the one that writes is told first.
const WRITES: &str = "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; \
     PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA cache_size = -4096";

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
    let opening = Opening { file: Some(file.to_owned()), read_only: false, first: WRITES };
    let writer = Connections::open(opening, 1, settings.patience).await?;
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
    let opening = Opening { file: Some(file.to_owned()), read_only: true, first: READS };
    let readers = Connections::open(opening, settings.connections.max(1), settings.patience).await?;
    Ok(Pools { readers, writer })
}

async fn assert_version(writer: &Connections) -> Result<(), StoreError> {
    let mut lent = writer.lend().await?;
    let version: String = lent.connection()?.query_row("SELECT sqlite_version()", [], |row| row.get(0)).map_err(Fault::from)?;
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
    let strange: Vec<(String, String)> =
        inner.fetch("SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY 1, 2".into(), Vec::new()).await?;
    faults.extend(strange.iter().map(|(kind, name)| super::strange(kind, name)));
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
