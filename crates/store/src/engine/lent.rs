//! Connections to one SQLite file, lent out one at a time.
//!
//! The driver's own pool asks a connection whether it is well each time it comes back, in a task of its own, and waits for
//! more answers around each transaction: together that woke more threads than the statements did. A file is there or it is
//! not, so here a connection just goes back, and one that broke is left out.

use std::{
    future::Future as _,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, Waker},
    time::Duration,
};

use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Connections of one sort to one file; made when they are first needed. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Connections(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    options: SqliteConnectOptions,
    most: u32,
    patience: Duration,
    places: Arc<Semaphore>,
    idle: Mutex<Vec<SqliteConnection>>,
}

impl Connections {
    /// At most so many connections; who needs one waits for it for as long as `patience`. The first one is made now.
    pub(crate) async fn open(options: SqliteConnectOptions, most: u32, patience: Duration) -> Result<Self, sqlx::Error> {
        let places = Arc::new(Semaphore::new(usize::try_from(most).unwrap_or(Semaphore::MAX_PERMITS)));
        let connections = Self(Arc::new(Inside { options, most, patience, places, idle: Mutex::default() }));
        drop(connections.lend().await?);
        Ok(connections)
    }

    /// A connection, for as long as it is held.
    pub(crate) async fn lend(&self) -> Result<Lent, sqlx::Error> {
        let place = tokio::time::timeout(self.0.patience, Arc::clone(&self.0.places).acquire_owned());
        let place = place.await.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        // The one that came back last: its pages are still in the caches.
        let idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.0.options.connect().await?,
        };
        Ok(Lent { connection: Some(connection), from: Arc::clone(&self.0), open: false, broken: false, _place: place })
    }

    /// A connection on which a transaction was begun.
    pub(crate) async fn begin(&self, statement: &'static str) -> Result<Lent, sqlx::Error> {
        let mut lent = self.lend().await?;
        // Before it is sent: who gives up waiting may leave it begun.
        lent.open = true;
        let begun = sqlx::query(statement).execute(lent.connection()?).await;
        // One on which nothing can be begun, for whatever reason, is not lent again.
        lent.broken = begun.is_err();
        begun.map(|_| lent)
    }

    /// Waits until all connections are back, and closes them; nobody gets one any more.
    pub(crate) async fn close(&self) {
        let Ok(all) = self.0.places.acquire_many(self.0.most).await else { return };
        self.0.places.close();
        let idle = std::mem::take(&mut *self.0.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for connection in idle {
            if let Err(fault) = connection.close().await {
                tracing::warn!(%fault, "a connection to the database could not be closed");
            }
        }
        drop(all);
    }
}

/// A connection that goes back when this is dropped. What was begun on it and not committed is rolled back first.
#[derive(Debug)]
pub(crate) struct Lent {
    connection: Option<SqliteConnection>,
    from: Arc<Inside>,
    /// Whether a transaction was begun that is not known to be over.
    open: bool,
    /// Whether it must not be used again.
    broken: bool,
    // Given back after the connection, as fields are dropped after the drop of the whole.
    _place: OwnedSemaphorePermit,
}

impl Lent {
    /// The connection, to run statements on; hand what came of them to [`Lent::noticed`].
    pub(crate) fn connection(&mut self) -> Result<&mut SqliteConnection, sqlx::Error> {
        self.connection.as_mut().ok_or(sqlx::Error::PoolClosed)
    }

    /// Notices when the thread behind the connection is gone.
    pub(crate) fn noticed<T>(&mut self, outcome: Result<T, sqlx::Error>) -> Result<T, sqlx::Error> {
        self.broken |= matches!(outcome, Err(sqlx::Error::WorkerCrashed));
        outcome
    }

    /// Makes everything durable, or nothing. The connection stays lent: who has news to tell others tells it before they get it.
    pub(crate) async fn commit(&mut self) -> Result<(), sqlx::Error> {
        let committed = sqlx::query("COMMIT").execute(self.connection()?).await;
        self.open = committed.is_err();
        self.noticed(committed).map(drop)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take().filter(|_| !self.broken) else { return };
        if self.open {
            // Sent, and not waited for: a connection does what it is told in turn, so this is done before whatever comes
            // next. On a full disk SQLite has rolled back by itself already, and says so to nobody.
            let mut rollback = std::pin::pin!(sqlx::query("ROLLBACK").execute(&mut connection));
            if let Poll::Ready(Err(_)) = rollback.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return;
            }
        }
        self.from.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn count(lent: &mut Lent) -> i64 {
        let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM t").fetch_one(lent.connection().unwrap()).await.unwrap();
        count
    }

    #[tokio::test]
    async fn what_was_begun_and_not_committed_is_rolled_back_before_the_next_gets_the_connection() {
        let connections = Connections::open(SqliteConnectOptions::new().in_memory(true), 1, Duration::from_millis(50)).await.unwrap();
        let mut lent = connections.lend().await.unwrap();
        sqlx::query("CREATE TABLE t (n INTEGER)").execute(lent.connection().unwrap()).await.unwrap();
        drop(lent);
        for (commits, after) in [(false, 0), (true, 1), (false, 1), (true, 2)] {
            let mut lent = connections.begin("BEGIN IMMEDIATE").await.unwrap();
            sqlx::query("INSERT INTO t VALUES (1)").execute(lent.connection().unwrap()).await.unwrap();
            if commits {
                lent.commit().await.unwrap();
            }
            drop(lent);
            assert_eq!(count(&mut connections.lend().await.unwrap()).await, after);
        }
    }

    #[tokio::test]
    async fn who_waits_too_long_is_told_and_after_the_close_nobody_gets_one() {
        let connections = Connections::open(SqliteConnectOptions::new().in_memory(true), 1, Duration::from_millis(50)).await.unwrap();
        let held = connections.lend().await.unwrap();
        assert!(matches!(connections.lend().await, Err(sqlx::Error::PoolTimedOut)));
        drop(held);
        connections.close().await;
        assert!(matches!(connections.lend().await, Err(sqlx::Error::PoolClosed)));
    }

    #[tokio::test]
    async fn a_connection_on_which_nothing_can_be_begun_is_replaced() {
        let connections = Connections::open(SqliteConnectOptions::new().in_memory(true), 1, Duration::from_millis(50)).await.unwrap();
        let mut lent = connections.lend().await.unwrap();
        // Left begun behind our back.
        sqlx::query("BEGIN").execute(lent.connection().unwrap()).await.unwrap();
        drop(lent);
        assert!(connections.begin("BEGIN").await.is_err());
        assert!(connections.begin("BEGIN").await.is_ok());
    }
}
