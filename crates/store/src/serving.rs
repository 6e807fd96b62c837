//! One process serves a database (ADR 0017): names, counts and keys live in its memory, so a second one would answer with what it
//! knew yesterday, and with errors. The one that serves holds a lock
//! beside the keys and one at the database; a second one is refused.

use std::{
    fs::{File, TryLockError},
    io::{Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use sqlx::{PgPool, Postgres, pool::PoolConnection};
use tokio::{sync::watch, task::JoinHandle};

use crate::{
    Database, Store, StoreError, StoreSettings,
    engine::{Engine, Fault, postgres},
};

/// How often the lock at a PostgreSQL server is looked after.
const LOOK_AFTER: Duration = Duration::from_secs(10);

/// The name of the file that is locked.
const FILE: &str = "serving.lock";

/// Nobody else serves as long as this is held.
#[derive(Debug)]
pub struct Serving {
    #[expect(dead_code, reason = "held for their locks")]
    files: Vec<File>,
    watching: Option<(JoinHandle<()>, watch::Receiver<bool>)>,
}

impl Serving {
    /// Takes the locks beside the keys and, on SQLite, in the data folder.
    pub(crate) fn beside(settings: &StoreSettings) -> Result<Self, StoreError> {
        let mut folders: Vec<PathBuf> = settings.keys.parent().map(Path::to_owned).into_iter().collect();
        if let Database::Sqlite(folder) = &settings.database
            && !folders.contains(folder)
        {
            folders.push(folder.clone());
        }
        let files = folders.iter().map(|folder| locked(&folder.join(FILE))).collect::<Result<_, _>>()?;
        Ok(Self { files, watching: None })
    }

    /// Waits until another took the place of this one at the server, which can only be after the connection to it was lost.
    pub async fn lost(&self) {
        if let Some((_, lost)) = &self.watching
            && lost.clone().wait_for(|lost| *lost).await.is_ok()
        {
            return;
        }
        std::future::pending::<()>().await;
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        if let Some((watching, _)) = &self.watching {
            watching.abort();
        }
    }
}

impl Store {
    /// Says that this process serves, and that no other may.
    ///
    /// # Errors
    /// `Served` when another process serves this database or works with these keys.
    pub async fn serve_alone(&self) -> Result<Serving, StoreError> {
        let mut serving = Serving::beside(&self.core.settings)?;
        if let (Some(held), Engine::Postgres(pool)) = (at_server(&self.core.engine).await?, &self.core.engine) {
            let (tell, lost) = watch::channel(false);
            serving.watching = Some((tokio::spawn(look_after(pool.clone(), held, tell)), lost));
        }
        Ok(serving)
    }
}

/// Opens and locks a file, and writes in it which process that is.
fn locked(path: &Path) -> Result<File, StoreError> {
    let mut file = crate::keys::private_file(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut text = String::new();
            let _ = file.read_to_string(&mut text);
            let process = text.trim().parse::<u32>().ok();
            return Err(StoreError::Served { by: process.map_or_else(String::new, |process| format!(" (process {process})")) });
        }
        Err(TryLockError::Error(fault)) => return Err(fault.into()),
    }
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())?;
    Ok(file)
}

/// Takes the lock at the server of this engine, if it has one. It is held as long as the connection is.
pub(crate) async fn at_server(engine: &Engine) -> Result<Option<PoolConnection<Postgres>>, StoreError> {
    match engine {
        Engine::Postgres(pool) => lock_at(pool).await.map(Some),
        Engine::Sqlite(_) => Ok(None),
    }
}

/// Takes the lock of a session at the server, which ends with the connection.
async fn lock_at(pool: &PgPool) -> Result<PoolConnection<Postgres>, StoreError> {
    let mut connection = pool.acquire().await.map_err(Fault::from)?;
    let (taken,): (bool,) = sqlx::query_as(postgres::LOCK).fetch_one(&mut *connection).await.map_err(Fault::from)?;
    if taken {
        // Its session holds the lock, so it is never lent again.
        connection.close_on_drop();
        return Ok(connection);
    }
    let who: Option<(Option<String>, String)> =
        sqlx::query_as(postgres::HOLDER).fetch_optional(&mut *connection).await.map_err(Fault::from)?;
    let by = who.map_or_else(String::new, |(from, since)| match from {
        Some(from) => format!(" (from {from}, since {since} UTC)"),
        None => format!(" (since {since} UTC)"),
    });
    Err(StoreError::Served { by })
}

/// Keeps the connection, and takes the lock again when the server was away.
async fn look_after(pool: PgPool, mut held: PoolConnection<Postgres>, tell: watch::Sender<bool>) {
    loop {
        tokio::time::sleep(LOOK_AFTER).await;
        if sqlx::query("SELECT 1").execute(&mut *held).await.is_ok() {
            continue;
        }
        tracing::warn!("the connection that holds the lock of the service is lost; taking it again");
        match lock_at(&pool).await {
            Ok(again) => held = again,
            Err(StoreError::Served { by }) => {
                tracing::error!("another `schakel serve`{by} took over this database");
                let _ = tell.send(true);
                return;
            }
            Err(_) => {}
        }
    }
}
