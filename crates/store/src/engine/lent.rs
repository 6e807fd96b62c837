//! Connections to one SQLite file, lent out one at a time.
//!
//! A statement runs in the thread that asks for it: it takes some hundredths of a millisecond, and handing it to another
//! thread and back took longer than that. What waits for the disk or for another program does go to a thread of its own.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Fault;

/// How long a connection waits for another program that holds the file.
const BUSY: Duration = Duration::from_secs(5);

/// How many statements each connection keeps prepared.
const PREPARED: usize = 256;

/// How a connection is made.
#[derive(Debug, Clone)]
pub(crate) struct Opening {
    /// The file; in memory without one.
    pub(crate) file: Option<PathBuf>,
    /// Whether anything can be written.
    pub(crate) read_only: bool,
    /// What the connection is told first.
    pub(crate) first: &'static str,
}

impl Opening {
    fn open(&self) -> Result<Connection, Fault> {
        let kind = if self.read_only {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        } else {
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
        };
        let flags = kind | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = match &self.file {
            Some(file) => Connection::open_with_flags(file, flags)?,
            None => Connection::open_in_memory_with_flags(flags)?,
        };
        connection.busy_timeout(BUSY)?;
        // Else SQLite looks at the values and prepares many statements again each time that they run.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        connection.execute_batch(self.first)?;
        Ok(connection)
    }
}

/// Connections of one kind to one file; made when they are first needed. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Connections(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    opening: Opening,
    most: u32,
    patience: Duration,
    places: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
}

impl Connections {
    /// At most so many connections; who needs one waits for it for as long as `patience`. The first one is made now.
    pub(crate) async fn open(opening: Opening, most: u32, patience: Duration) -> Result<Self, Fault> {
        let places = Arc::new(Semaphore::new(usize::try_from(most).unwrap_or(Semaphore::MAX_PERMITS)));
        let connections = Self(Arc::new(Inside { opening, most, patience, places, idle: Mutex::default() }));
        drop(connections.lend().await?);
        Ok(connections)
    }

    /// A connection, for as long as it is held.
    pub(crate) async fn lend(&self) -> Result<Lent, Fault> {
        let place = tokio::time::timeout(self.0.patience, Arc::clone(&self.0.places).acquire_owned());
        let place = place.await.map_err(|_| Fault::Busy)?.map_err(|_| Fault::Closed)?;
        // The one that came back last: its pages are still in the caches.
        let idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let lent = Lent { connection: idle, from: Arc::clone(&self.0), open: false, _place: place };
        if lent.connection.is_some() {
            return Ok(lent);
        }
        let (mut lent, made) = lent.apart(|lent| lent.from.opening.open()).await?;
        lent.connection = Some(made?);
        Ok(lent)
    }

    /// A connection on which a transaction was begun.
    pub(crate) async fn begin(&self, statement: &'static str) -> Result<Lent, Fault> {
        let mut lent = self.lend().await?;
        let connection = lent.connection()?;
        connection.busy_timeout(Duration::ZERO)?;
        let begun = begin(connection, statement);
        connection.busy_timeout(BUSY)?;
        let begun = match begun {
            // Another program holds the file: that is waited for where nobody is kept from working.
            Err(rusqlite::Error::SqliteFailure(fault, _)) if fault.code == rusqlite::ErrorCode::DatabaseBusy => {
                let waited = lent.apart(move |lent| Ok(begin(lent.connection()?, statement)?)).await?;
                lent = waited.0;
                waited.1
            }
            begun => begun.map_err(Fault::from),
        };
        match begun {
            Ok(()) => {
                lent.open = true;
                Ok(lent)
            }
            Err(fault) => {
                // One on which nothing can be begun, for whatever reason, is not lent again.
                lent.connection = None;
                Err(fault)
            }
        }
    }

    /// Waits until all connections are back, and closes them; nobody gets one any more.
    pub(crate) async fn close(&self) {
        let Ok(all) = self.0.places.acquire_many(self.0.most).await else { return };
        self.0.places.close();
        let idle = std::mem::take(&mut *self.0.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for connection in idle {
            if let Err((_, fault)) = connection.close() {
                tracing::warn!(%fault, "a connection to the database could not be closed");
            }
        }
        drop(all);
    }
}

fn begin(connection: &Connection, statement: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(statement)?.raw_execute().map(|_| ())
}

/// A connection that goes back when this is dropped. What was begun on it and not committed is rolled back first.
#[derive(Debug)]
pub(crate) struct Lent {
    connection: Option<Connection>,
    from: Arc<Inside>,
    /// Whether a transaction was begun that is not known to be over.
    open: bool,
    // Given back after the connection, as fields are dropped after the drop of the whole.
    _place: OwnedSemaphorePermit,
}

impl Lent {
    /// The connection, to run statements on.
    pub(crate) fn connection(&mut self) -> Result<&mut Connection, Fault> {
        self.connection.as_mut().ok_or(Fault::Closed)
    }

    /// Does work that may wait for the disk in a thread of its own. A caller that gives up waiting for it does not stop it, and the
    /// connection goes back when it is done.
    pub(crate) async fn apart<T: Send + 'static>(
        mut self,
        work: impl FnOnce(&mut Self) -> Result<T, Fault> + Send + 'static,
    ) -> Result<(Self, Result<T, Fault>), Fault> {
        let done = tokio::task::spawn_blocking(move || {
            let outcome = work(&mut self);
            (self, outcome)
        });
        done.await.map_err(|_| Fault::Closed)
    }

    /// Makes everything durable, or nothing.
    pub(crate) async fn commit(self) -> Result<Self, Fault> {
        self.commit_and(|| ()).await
    }

    /// As [`Lent::commit`]; then tells in the same thread, before anybody else gets the connection. Giving up waiting for it stops
    /// neither.
    pub(crate) async fn commit_and(self, then: impl FnOnce() + Send + 'static) -> Result<Self, Fault> {
        let work = |lent: &mut Self| {
            begin(lent.connection()?, "COMMIT")?;
            lent.open = false;
            then();
            Ok(())
        };
        let (lent, committed) = self.apart(work).await?;
        committed.map(|()| lent)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        // On a full disk SQLite has rolled back by itself already.
        if self.open && !connection.is_autocommit() && begin(&connection, "ROLLBACK").is_err() {
            return;
        }
        self.from.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicI64, Ordering},
        task::{Context, Waker},
    };

    use super::*;

    const IN_MEMORY: Opening = Opening { file: None, read_only: false, first: "" };
    const PATIENCE: Duration = Duration::from_millis(50);

    fn count(lent: &mut Lent) -> i64 {
        lent.connection().unwrap().query_row("SELECT COUNT(*) FROM t", [], |row| row.get(0)).unwrap()
    }

    #[tokio::test]
    async fn what_was_begun_and_not_committed_is_rolled_back_before_the_next_gets_the_connection() {
        let connections = Connections::open(IN_MEMORY, 1, PATIENCE).await.unwrap();
        connections.lend().await.unwrap().connection().unwrap().execute_batch("CREATE TABLE t (n INTEGER)").unwrap();
        for (commits, after) in [(false, 0), (true, 1), (false, 1), (true, 2)] {
            let mut lent = connections.begin("BEGIN IMMEDIATE").await.unwrap();
            lent.connection().unwrap().execute_batch("INSERT INTO t VALUES (1)").unwrap();
            if commits {
                lent = lent.commit().await.unwrap();
            }
            drop(lent);
            assert_eq!(count(&mut connections.lend().await.unwrap()), after);
        }
    }

    #[tokio::test]
    async fn who_gives_up_during_the_commit_leaves_the_connection_to_nobody_before_it_is_done() {
        let connections = Connections::open(IN_MEMORY, 1, Duration::from_secs(5)).await.unwrap();
        connections.lend().await.unwrap().connection().unwrap().execute_batch("CREATE TABLE t (n INTEGER)").unwrap();
        let told = Arc::new(AtomicI64::new(0));
        for after in 1..=20 {
            let mut lent = connections.begin("BEGIN IMMEDIATE").await.unwrap();
            lent.connection().unwrap().execute_batch("INSERT INTO t VALUES (1)").unwrap();
            {
                let told = Arc::clone(&told);
                let commit = std::pin::pin!(lent.commit_and(move || told.store(after, Ordering::SeqCst)));
                let _ = commit.poll(&mut Context::from_waker(Waker::noop()));
            }
            // The same connection, and the commit is done: whoever is next sees it, and what it caused.
            assert_eq!(count(&mut connections.lend().await.unwrap()), after);
            assert_eq!(told.load(Ordering::SeqCst), after);
        }
    }

    #[tokio::test]
    async fn who_waits_too_long_is_told_and_after_the_close_nobody_gets_one() {
        let connections = Connections::open(IN_MEMORY, 1, PATIENCE).await.unwrap();
        let held = connections.lend().await.unwrap();
        assert!(matches!(connections.lend().await, Err(Fault::Busy)));
        drop(held);
        connections.close().await;
        assert!(matches!(connections.lend().await, Err(Fault::Closed)));
    }

    #[tokio::test]
    async fn a_connection_on_which_nothing_can_be_begun_is_replaced() {
        let connections = Connections::open(IN_MEMORY, 1, PATIENCE).await.unwrap();
        // Left begun behind our back.
        connections.lend().await.unwrap().connection().unwrap().execute_batch("BEGIN").unwrap();
        assert!(connections.begin("BEGIN").await.is_err());
        assert!(connections.begin("BEGIN").await.is_ok());
    }

    /// On one thread: were the file waited for there, nobody could let go of it.
    #[tokio::test]
    async fn who_waits_for_another_program_keeps_nobody_from_working() {
        let folder = std::env::temp_dir().join(format!("schakel-lent-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let opening = Opening { file: Some(folder.join("busy.db")), read_only: false, first: "PRAGMA journal_mode = WAL" };
        let ours = Connections::open(opening.clone(), 1, PATIENCE).await.unwrap();
        let theirs = Connections::open(opening, 1, PATIENCE).await.unwrap();
        let held = theirs.begin("BEGIN IMMEDIATE").await.unwrap();
        let let_go = async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            held.commit().await.map(drop)
        };
        let (waited, let_go) = tokio::join!(ours.begin("BEGIN IMMEDIATE"), let_go);
        let_go.unwrap();
        waited.unwrap().commit().await.unwrap();
        std::fs::remove_dir_all(folder).unwrap();
    }
}
