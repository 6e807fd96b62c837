//! Brings a database to the newest schema: one folder of migrations for both engines, each in a transaction of its own,
//! so that one that is killed midway has never been and runs again at the next start.

use crate::{
    StoreError,
    engine::{Engine, Fault, Inner, Purpose},
    migrations, values,
};
pub use crate::{error::MigrationFault, migrations::Migration};

pub(crate) const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_version (
    number BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL
);";

/// All migrations of this program, oldest first.
pub const fn all() -> &'static [Migration] {
    migrations::ALL
}

/// The number of the newest schema that this program knows.
pub fn newest() -> i64 {
    migrations::ALL.last().map_or(0, |last| last.number)
}

/// Runs what has not run yet. Returns the numbers that ran.
pub(crate) async fn run(engine: &Engine) -> Result<Vec<i64>, StoreError> {
    run_list(engine, migrations::ALL).await
}

pub(crate) async fn run_list(engine: &Engine, list: &[Migration]) -> Result<Vec<i64>, StoreError> {
    let mut ran = Vec::new();
    for step in 0.. {
        let mut inner = engine.begin(Purpose::Write).await?;
        // Two programs may start at once; the second waits here and then finds the work done.
        if matches!(inner, Inner::Postgres(_)) {
            inner.script("SELECT pg_advisory_xact_lock(20251, hashtext(current_schema()))").await?;
            // A migration may take its time.
            inner.script("SET LOCAL statement_timeout = 0").await?;
        }
        if step == 0 {
            inner.script(&engine.dialect(TABLE)).await?;
        }
        let done = applied(&mut inner).await?;
        let Some(next) = check(&done, list)? else {
            inner.commit().await?;
            return Ok(ran);
        };
        let failed = |cause: Fault| MigrationFault::Failed { number: next.number, name: next.name, cause: cause.to_string() };
        inner.script(&engine.dialect(next.text)).await.map_err(failed)?;
        record(&mut inner, next).await?;
        inner.commit().await?;
        tracing::info!(number = next.number, name = next.name, "migration ran");
        ran.push(next.number);
    }
    Ok(ran)
}

/// Refuses a database that is not of this program's schema, and changes nothing.
pub(crate) async fn is_newest(engine: &Engine) -> Result<(), StoreError> {
    let mut inner = engine.begin(Purpose::Read).await?;
    if !engine.tables(&mut inner).await?.iter().any(|table| table == "schema_version") {
        return Err(StoreError::NotMade);
    }
    let done = applied(&mut inner).await?;
    if check(&done, migrations::ALL)?.is_none() {
        return Ok(());
    }
    let found = done.last().map_or(0, |(number, ..)| *number);
    Err(MigrationFault::Older { found, known: newest() }.into())
}

/// Compares what ran with what we know; returns the next one to run.
fn check<'a>(done: &[(i64, String, String)], list: &'a [Migration]) -> Result<Option<&'a Migration>, MigrationFault> {
    let known = list.last().map_or(0, |last| last.number);
    if let Some((found, ..)) = done.last().filter(|(number, ..)| *number > known) {
        return Err(MigrationFault::Newer { found: *found, known });
    }
    for (ran, ours) in done.iter().zip(list) {
        if ran.0 != ours.number || ran.2 != ours.hash() {
            return Err(MigrationFault::Changed { number: ran.0, name: ran.1.clone() });
        }
    }
    Ok(list.get(done.len()))
}

async fn applied(inner: &mut Inner) -> Result<Vec<(i64, String, String)>, Fault> {
    inner.fetch("SELECT number, name, hash FROM schema_version ORDER BY number".into(), values![]).await
}

pub(crate) async fn record(inner: &mut Inner, migration: &Migration) -> Result<(), Fault> {
    let values = values![migration.number, migration.name, migration.hash()];
    inner.execute("INSERT INTO schema_version (number, name, hash) VALUES ($1, $2, $3)".into(), values).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::engines;

    const FIRST: Migration = Migration { number: 1, name: "first", text: "-- First.\nCREATE TABLE one (\n    a TEXT\n);\n" };
    const SECOND: Migration = Migration {
        number: 2,
        name: "second",
        text: "-- Second.\nCREATE TABLE two (\n    b BOOLEAN\n);\nALTER TABLE one ADD COLUMN c BIGINT;\n",
    };
    /// As the second, stopped before its end.
    const STOPPED: Migration = Migration {
        number: 2,
        name: "second",
        text: "-- Second.\nCREATE TABLE two (\n    b BOOLEAN\n);\nALTER TABLE nowhere ADD COLUMN c BIGINT;\n",
    };

    #[tokio::test]
    async fn a_migration_that_stopped_midway_has_never_been_and_runs_again() {
        for place in engines().await {
            let stopped = run_list(&place.engine, &[FIRST, STOPPED]).await.unwrap_err();
            assert!(matches!(stopped, StoreError::Schema(MigrationFault::Failed { number: 2, .. })), "{stopped}");
            let mut inner = place.engine.begin(Purpose::Read).await.unwrap();
            let mut tables = place.engine.tables(&mut inner).await.unwrap();
            tables.sort();
            assert_eq!(tables, ["one", "schema_version"]);
            drop(inner);
            assert_eq!(run_list(&place.engine, &[FIRST, SECOND]).await.unwrap(), [2]);
            assert_eq!(run_list(&place.engine, &[FIRST, SECOND]).await.unwrap(), Vec::<i64>::new());
            place.engine.close().await;
        }
    }
}
