//! A transaction on either engine: binds the values, runs the statement, reads the rows.

use rusqlite::{
    Connection, Statement, ToSql,
    types::{ToSqlOutput, ValueRef},
};
use sqlx::{AssertSqlSafe, Executor, Postgres, Transaction, postgres::PgArguments, query::Query};

use super::{Fault, Lent, Row, row};
use crate::Value;

/// A transaction on either; on SQLite a reader is a connection that begins none, unless it must see one moment.
pub(crate) enum Inner {
    Sqlite(Lent),
    Postgres(Transaction<'static, Postgres>),
}

/// A statement's text: a constant, or one put together from constants by the store itself.
pub(crate) enum Sql {
    Constant(&'static str),
    Built(String),
    /// Put together once and run many times.
    Repeated(String),
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self::Constant(text)
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Text(Some(text)) => ValueRef::Text(text.as_bytes()),
            Self::Int(Some(number)) => ValueRef::Integer(*number),
            Self::Bool(Some(flag)) => ValueRef::Integer(i64::from(*flag)),
            Self::Blob(Some(bytes)) => ValueRef::Blob(bytes),
            Self::Text(None) | Self::Int(None) | Self::Bool(None) | Self::Blob(None) => ValueRef::Null,
        }))
    }
}

/// Binds the values to a statement of SQLite, runs it with `run`.
fn lite<T>(
    connection: &Connection,
    sql: &Sql,
    values: &[Value],
    run: impl FnOnce(&mut Statement<'_>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    // Statements that were put together are not kept prepared: there is no end to their number.
    match sql {
        Sql::Constant(text) => bound(&mut *connection.prepare_cached(text)?, values, run),
        Sql::Repeated(text) => bound(&mut *connection.prepare_cached(text)?, values, run),
        Sql::Built(text) => bound(&mut connection.prepare(text)?, values, run),
    }
}

fn bound<T>(statement: &mut Statement<'_>, values: &[Value], run: impl FnOnce(&mut Statement<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
    // To SQLite `$2` is a name: its number is where the text has it first.
    for index in 1..=statement.parameter_count() {
        let number = statement.parameter_name(index).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let value = number.and_then(|number| values.get(number.checked_sub(1)?)).ok_or(Fault::Parameter)?;
        statement.raw_bind_parameter(index, value)?;
    }
    run(statement)
}

fn pg(sql: Sql, values: Vec<Value>) -> Query<'static, Postgres, PgArguments> {
    let query = match sql {
        Sql::Constant(text) => sqlx::query(text),
        Sql::Built(text) => sqlx::query(AssertSqlSafe(text)).persistent(false),
        Sql::Repeated(text) => sqlx::query(AssertSqlSafe(text)),
    };
    values.into_iter().fold(query, |query, value| match value {
        Value::Text(value) => query.bind(value),
        Value::Int(value) => query.bind(value),
        Value::Bool(value) => query.bind(value),
        Value::Blob(value) => query.bind(value),
    })
}

impl Inner {
    /// Whether others can write at the same time.
    pub(crate) const fn is_at_server(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    pub(crate) async fn fetch<R: Row>(&mut self, sql: Sql, values: Vec<Value>) -> Result<Vec<R>, Fault> {
        match self {
            Self::Sqlite(lent) => lite(lent.connection()?, &sql, &values, |statement| row::read_lite(statement, usize::MAX)),
            Self::Postgres(tx) => row::read_pg(&pg(sql, values).fetch_all(&mut **tx).await?),
        }
    }

    pub(crate) async fn fetch_optional<R: Row>(&mut self, sql: Sql, values: Vec<Value>) -> Result<Option<R>, Fault> {
        let rows = match self {
            Self::Sqlite(lent) => lite(lent.connection()?, &sql, &values, |statement| row::read_lite(statement, 1)),
            Self::Postgres(tx) => row::read_pg(pg(sql, values).fetch_optional(&mut **tx).await?.as_slice()),
        };
        Ok(rows?.pop())
    }

    pub(crate) async fn execute(&mut self, sql: Sql, values: Vec<Value>) -> Result<u64, Fault> {
        match self {
            Self::Sqlite(lent) => {
                let changed = |statement: &mut Statement<'_>| Ok(statement.raw_execute()?);
                lite(lent.connection()?, &sql, &values, changed).map(|rows| u64::try_from(rows).unwrap_or(u64::MAX))
            }
            Self::Postgres(tx) => Ok(pg(sql, values).execute(&mut **tx).await?.rows_affected()),
        }
    }

    /// Runs a text of several statements without values.
    pub(crate) async fn script(&mut self, text: &str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(lent) => Ok(lent.connection()?.execute_batch(text)?),
            Self::Postgres(tx) => Ok((&mut **tx).execute(sqlx::raw_sql(AssertSqlSafe(text))).await.map(|_| ())?),
        }
    }

    /// Says what the engine thinks of a statement without running it.
    pub(crate) async fn prepare(&mut self, sql: &'static str) -> Result<(), Fault> {
        use sqlx::SqlSafeStr as _;
        match self {
            Self::Sqlite(lent) => Ok(lent.connection()?.prepare(sql).map(|_| ())?),
            Self::Postgres(tx) => Ok((&mut **tx).prepare(sql.into_sql_str()).await.map(|_| ())?),
        }
    }

    pub(crate) async fn commit(self) -> Result<(), Fault> {
        self.commit_and(|| ()).await
    }

    /// Commits, and does `then` where it commits: giving up waiting for it stops neither.
    pub(crate) async fn commit_and(self, then: impl FnOnce() + Send + 'static) -> Result<(), Fault> {
        match self {
            Self::Sqlite(lent) => lent.commit_and(then).await.map(|_| ()),
            Self::Postgres(tx) => commit_and(tx, then).await,
        }
    }
}

/// Commits and does `then` in a task of its own, which nobody stops who gives up waiting for it.
async fn commit_and(tx: Transaction<'static, Postgres>, then: impl FnOnce() + Send + 'static) -> Result<(), Fault> {
    let committing = tokio::spawn(async move {
        let committed = tx.commit().await;
        // Whatever the answer: where it was lost on the way, the server may have committed.
        then();
        committed
    });
    Ok(committing.await.map_err(|_| Fault::Closed)??)
}
