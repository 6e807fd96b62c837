//! PostgreSQL 15 or newer: one pool, read committed.

use std::str::FromStr;

use sqlx::{
    Executor, PgPool, Postgres, Transaction,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{Fault, Inner, Purpose, replace_words};
use crate::{StoreError, StoreSettings};

/// What every connection is told first.
const SESSION: &str = "SET TIME ZONE 'UTC'; SET statement_timeout = '10s'; SET lock_timeout = '5s'; \
     SET idle_in_transaction_session_timeout = '60s'; SET default_transaction_isolation = 'read committed'; \
     SET synchronous_commit = 'on'; SET client_min_messages = 'warning'";

pub(crate) async fn open(url: &str, settings: &StoreSettings) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_str(url).map_err(Fault::from)?.application_name("schakel").statement_cache_capacity(256);
    let pool = PgPoolOptions::new()
        .max_connections(settings.connections.max(2))
        .acquire_timeout(settings.patience)
        .after_connect(|connection, _| Box::pin(async move { connection.execute(SESSION).await.map(|_| ()) }))
        .connect_with(options)
        .await
        .map_err(Fault::from)?;
    let (version, encoding): (String, String) =
        sqlx::query_as("SELECT current_setting('server_version_num'), current_setting('server_encoding')")
            .fetch_one(&pool)
            .await
            .map_err(Fault::from)?;
    if version.parse::<u32>().unwrap_or(0) < 150_000 {
        return Err(StoreError::Unfit(format!("PostgreSQL 15 or newer is needed; this one says {version}")));
    }
    if encoding != "UTF8" {
        return Err(StoreError::Unfit(format!("the database must be in UTF8; this one is in {encoding}")));
    }
    Ok(pool)
}

pub(crate) async fn begin(pool: &PgPool, purpose: Purpose) -> Result<Transaction<'static, Postgres>, StoreError> {
    let statement = match purpose {
        Purpose::Read => "BEGIN READ ONLY",
        Purpose::Snapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        Purpose::Write => "BEGIN",
    };
    Ok(pool.begin_with(statement).await.map_err(Fault::from)?)
}

/// Bytes are `BYTEA`, and text is compared byte by byte whatever the database's collation, so that both engines sort alike.
pub(crate) fn dialect(text: &str) -> String {
    replace_words(text, |word| match word {
        "BLOB" => Some("BYTEA"),
        "TEXT" => Some("TEXT COLLATE \"C\""),
        _ => None,
    })
}

/// Takes the lock of whoever serves, if it is free: one for each schema, as tests have several in one database.
pub(crate) const LOCK: &str = "SELECT pg_try_advisory_lock(20252, hashtext(current_schema()))";

/// Tells from where, and since when, it is held.
pub(crate) const HOLDER: &str = "SELECT host(a.client_addr), to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') \
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid \
    WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
    AND l.classid::bigint = 20252 AND l.objid::bigint = (hashtext(current_schema())::bigint & 4294967295)";

/// The names of all tables.
pub(crate) const TABLES: &str = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename";

/// Whatever refers to the table loses its reference.
pub(crate) fn drop_table(name: &str) -> String {
    format!("DROP TABLE \"{}\" CASCADE", name.replace('"', "\"\""))
}

/// References that the server was told not to keep; its files are its own matter.
pub(crate) async fn faults(inner: &mut Inner) -> Result<Vec<String>, StoreError> {
    const SQL: &str = "SELECT conname::text FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace \
        WHERE n.nspname = current_schema() AND NOT c.convalidated ORDER BY conname";
    const STRANGE: &str = "SELECT kind, name FROM ( \
        SELECT 'trigger' AS kind, t.tgname::text AS name, c.relnamespace AS place FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid \
        WHERE NOT t.tgisinternal \
        UNION ALL SELECT 'rule', r.rulename::text, c.relnamespace FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class \
        UNION ALL SELECT 'policy', p.polname::text, c.relnamespace FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid) it \
        JOIN pg_namespace n ON n.oid = it.place WHERE n.nspname = current_schema() ORDER BY kind, name";
    let rows: Vec<(String,)> = inner.fetch(SQL.into(), Vec::new()).await?;
    let mut faults: Vec<String> = rows.into_iter().map(|(name,)| format!("the constraint {name} is not kept")).collect();
    let strange: Vec<(String, String)> = inner.fetch(STRANGE.into(), Vec::new()).await?;
    faults.extend(strange.iter().map(|(kind, name)| super::strange(kind, name)));
    Ok(faults)
}
