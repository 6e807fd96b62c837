//! A transaction on either engine: binds the values, runs the statement, reads the rows.

use sqlx::{
    AssertSqlSafe, Executor, FromRow, Postgres, Sqlite, Transaction,
    postgres::{PgArguments, PgRow},
    query::{Query, QueryAs},
    sqlite::{SqliteArguments, SqliteRow},
};

use super::Lent;
use crate::Value;

/// A row that can be read from either engine; comes with `#[derive(sqlx::FromRow)]`.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

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

macro_rules! bound {
    ($make:expr, $values:expr) => {{
        let mut query = $make;
        for value in $values {
            query = match value {
                Value::Text(value) => query.bind(value),
                Value::Int(value) => query.bind(value),
                Value::Bool(value) => query.bind(value),
                Value::Blob(value) => query.bind(value),
            };
        }
        query
    }};
}

// Statements that were put together are not kept prepared: there is no end to their number.
macro_rules! made {
    ($make:path, $sql:expr) => {
        match $sql {
            Sql::Constant(text) => $make(text),
            Sql::Built(text) => $make(AssertSqlSafe(text)).persistent(false),
            Sql::Repeated(text) => $make(AssertSqlSafe(text)),
        }
    };
}

fn lite<R: Row>(sql: Sql, values: Vec<Value>) -> QueryAs<'static, Sqlite, R, SqliteArguments> {
    bound!(made!(sqlx::query_as, sql), values)
}
fn pg<R: Row>(sql: Sql, values: Vec<Value>) -> QueryAs<'static, Postgres, R, PgArguments> {
    bound!(made!(sqlx::query_as, sql), values)
}
fn lite_plain(sql: Sql, values: Vec<Value>) -> Query<'static, Sqlite, SqliteArguments> {
    bound!(made!(sqlx::query, sql), values)
}
fn pg_plain(sql: Sql, values: Vec<Value>) -> Query<'static, Postgres, PgArguments> {
    bound!(made!(sqlx::query, sql), values)
}

impl Inner {
    pub(crate) async fn fetch<R: Row>(&mut self, sql: Sql, values: Vec<Value>) -> Result<Vec<R>, sqlx::Error> {
        match self {
            Self::Sqlite(lent) => {
                let rows = lite::<R>(sql, values).fetch_all(lent.connection()?).await;
                lent.noticed(rows)
            }
            Self::Postgres(tx) => pg::<R>(sql, values).fetch_all(&mut **tx).await,
        }
    }

    pub(crate) async fn fetch_optional<R: Row>(&mut self, sql: Sql, values: Vec<Value>) -> Result<Option<R>, sqlx::Error> {
        match self {
            Self::Sqlite(lent) => {
                let row = lite::<R>(sql, values).fetch_optional(lent.connection()?).await;
                lent.noticed(row)
            }
            Self::Postgres(tx) => pg::<R>(sql, values).fetch_optional(&mut **tx).await,
        }
    }

    pub(crate) async fn execute(&mut self, sql: Sql, values: Vec<Value>) -> Result<u64, sqlx::Error> {
        match self {
            Self::Sqlite(lent) => {
                let done = lite_plain(sql, values).execute(lent.connection()?).await;
                lent.noticed(done).map(|done| done.rows_affected())
            }
            Self::Postgres(tx) => pg_plain(sql, values).execute(&mut **tx).await.map(|done| done.rows_affected()),
        }
    }

    /// Runs a text of several statements without values.
    pub(crate) async fn script(&mut self, text: &str) -> Result<(), sqlx::Error> {
        let text = sqlx::raw_sql(AssertSqlSafe(text));
        match self {
            Self::Sqlite(lent) => lent.connection()?.execute(text).await.map(|_| ()),
            Self::Postgres(tx) => (&mut **tx).execute(text).await.map(|_| ()),
        }
    }

    /// Says what the engine thinks of a statement without running it.
    pub(crate) async fn prepare(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        use sqlx::SqlSafeStr as _;
        match self {
            Self::Sqlite(lent) => lent.connection()?.prepare(sql.into_sql_str()).await.map(|_| ()),
            Self::Postgres(tx) => (&mut **tx).prepare(sql.into_sql_str()).await.map(|_| ()),
        }
    }

    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(mut lent) => lent.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
    }
}
