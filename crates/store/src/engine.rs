//! The two engines. What truly differs between them stands in two files with the same function names.

use crate::{Database, StoreError, StoreSettings};

mod inner;
mod lent;
pub(crate) mod postgres;
mod row;
pub(crate) mod sqlite;

pub use crate::fault::Fault;
pub(crate) use inner::{Inner, Sql};
pub(crate) use lent::{Connections, Lent, Opening};
pub use row::{Cell, Cells, Raw, Row, Spot};
pub(crate) use row::{Judged, Kept, KeptPart};

/// An open database.
#[derive(Debug, Clone)]
pub(crate) enum Engine {
    Sqlite(sqlite::Pools),
    Postgres(sqlx::PgPool),
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Read,
    /// Reads of several statements that must see one moment: a backup.
    Snapshot,
    Write,
}

impl Engine {
    pub(crate) async fn open(settings: &StoreSettings) -> Result<Self, StoreError> {
        match &settings.database {
            Database::Sqlite(folder) => Ok(Self::Sqlite(sqlite::open(folder, settings).await?)),
            Database::Postgres(url) => Ok(Self::Postgres(postgres::open(url, settings).await?)),
        }
    }

    pub(crate) async fn begin(&self, purpose: Purpose) -> Result<Inner, StoreError> {
        match self {
            Self::Sqlite(pools) => Ok(Inner::Sqlite(sqlite::begin(pools, purpose).await?)),
            Self::Postgres(pool) => Ok(Inner::Postgres(postgres::begin(pool, purpose).await?)),
        }
    }

    /// Turns the portable words of a migration into this engine's own.
    pub(crate) fn dialect(&self, text: &str) -> String {
        match self {
            Self::Sqlite(_) => sqlite::dialect(text),
            Self::Postgres(_) => postgres::dialect(text),
        }
    }

    /// The names of all tables of this database.
    pub(crate) async fn tables(&self, inner: &mut Inner) -> Result<Vec<String>, StoreError> {
        let sql = match self {
            Self::Sqlite(_) => sqlite::TABLES,
            Self::Postgres(_) => postgres::TABLES,
        };
        let rows: Vec<(String,)> = inner.fetch(sql.into(), Vec::new()).await?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }

    /// What the engine finds wrong with its own files and references.
    pub(crate) async fn faults(&self, inner: &mut Inner) -> Result<Vec<String>, StoreError> {
        match self {
            Self::Sqlite(_) => sqlite::faults(inner).await,
            Self::Postgres(_) => postgres::faults(inner).await,
        }
    }

    /// Takes a table away.
    pub(crate) fn drop_table(&self, name: &str) -> String {
        match self {
            Self::Sqlite(_) => sqlite::drop_table(name),
            Self::Postgres(_) => postgres::drop_table(name),
        }
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(pools) => pools.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Replaces whole words of SQL, leaving comments and quoted texts alone.
pub(crate) fn replace_words(text: &str, replace: impl Fn(&str) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if first == '\'' {
            rest.get(1..).and_then(|tail| tail.find('\'')).map_or(rest.len(), |end| end + 2)
        } else if first.is_ascii_alphabetic() || first == '_' {
            rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, tail) = rest.split_at(end);
        out.push_str(replace(piece).unwrap_or(piece));
        rest = tail;
    }
    out
}

/// Something in the database that runs beside the program's own statements: it could write into a row before that gets its seal.
fn strange(kind: &str, name: &str) -> String {
    format!("there is a {kind} `{name}` that this program did not make; it can change what the program writes")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "-- BLOB and TEXT\nCREATE TABLE a (\n    b BLOB, -- BIGINT;\n    c TEXT DEFAULT 'TEXT',\n    d BOOLEAN, text_id BIGINT\n);\nCREATE INDEX x ON a (b);\n";

    #[test]
    fn sqlite_gets_integers_and_strict_tables() {
        assert_eq!(
            sqlite::dialect(TEXT),
            "-- BLOB and TEXT\nCREATE TABLE a (\n    b BLOB, -- BIGINT;\n    c TEXT DEFAULT 'TEXT',\n    d INTEGER, text_id INTEGER\n) STRICT;\nCREATE INDEX x ON a (b);\n"
        );
    }

    #[test]
    fn postgresql_gets_bytea_and_bytewise_order() {
        assert_eq!(
            postgres::dialect(TEXT),
            "-- BLOB and TEXT\nCREATE TABLE a (\n    b BYTEA, -- BIGINT;\n    c TEXT COLLATE \"C\" DEFAULT 'TEXT',\n    d BOOLEAN, text_id BIGINT\n);\nCREATE INDEX x ON a (b);\n"
        );
    }
}
