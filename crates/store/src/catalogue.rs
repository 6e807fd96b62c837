//! What tables there are, read from the text of the migrations: their columns in the portable words, and their keys. The
//! two engines tell different things of themselves; the text is the same for both.

use crate::migrate::Migration;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    /// The columns of its primary key.
    pub(crate) key: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: ColumnKind,
    /// Whether it refers to a row of its own table.
    pub(crate) to_itself: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    Text,
    Int,
    Bool,
    Blob,
}

impl Table {
    pub(crate) fn names(&self) -> String {
        self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// The tables that these migrations make, in an order in which none refers to a later one.
pub(crate) fn tables(migrations: &[Migration]) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for migration in migrations {
        let mut open: Option<Table> = None;
        for line in migration.text.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["CREATE", "TABLE", name, "("] => open = Some(Table { name: (*name).to_owned(), columns: Vec::new(), key: Vec::new() }),
                [");"] => tables.extend(open.take()),
                ["ALTER", "TABLE", table, "ADD", "COLUMN", rest @ ..] => {
                    if let Some(table) = tables.iter_mut().find(|known| known.name == *table) {
                        table.columns.extend(column(&table.name, rest));
                    }
                }
                ["DROP", "TABLE", table] => tables.retain(|known| known.name != table.trim_end_matches(';')),
                words => {
                    if let Some(table) = &mut open {
                        line_of_table(table, line, words);
                    }
                }
            }
        }
    }
    tables
}

fn line_of_table(table: &mut Table, line: &str, words: &[&str]) {
    if let Some(key) = line.trim().strip_prefix("PRIMARY KEY (") {
        table.key = key.split(')').next().unwrap_or_default().split(',').map(|name| name.trim().to_owned()).collect();
    } else if let Some(column) = column(&table.name, words) {
        if line.contains(" PRIMARY KEY") {
            table.key = vec![column.name.clone()];
        }
        table.columns.push(column);
    }
}

fn column(table: &str, words: &[&str]) -> Option<Column> {
    let (name, rest) = words.split_first()?;
    let kind = match rest.first()?.trim_end_matches([',', ';']) {
        "TEXT" => ColumnKind::Text,
        "BIGINT" => ColumnKind::Int,
        "BOOLEAN" => ColumnKind::Bool,
        "BLOB" => ColumnKind::Blob,
        _ => return None,
    };
    let to_itself = rest.windows(2).any(|pair| matches!(pair, ["REFERENCES", to] if to.trim_end_matches(',') == table));
    Some(Column { name: (*name).to_owned(), kind, to_itself })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_from_the_text_of_migrations() {
        let text = "-- Things.\nCREATE TABLE thing (\n    thing_id TEXT NOT NULL PRIMARY KEY,\n    -- The thing TEXT above it.\n    \
                    above TEXT REFERENCES thing (thing_id),\n    open BOOLEAN NOT NULL,\n    kind TEXT NOT NULL CHECK (kind IN ('a',\n        \
                    'b')),\n    CHECK (open OR above IS NULL)\n);\nCREATE TABLE pair (\n    low BIGINT NOT NULL,\n    high BLOB,\n    \
                    PRIMARY KEY (low, high)\n);\nALTER TABLE pair ADD COLUMN note TEXT;\nCREATE TABLE gone (\n    a TEXT\n);\nDROP TABLE gone;\n";
        let found = tables(&[Migration { number: 1, name: "one", text }]);
        assert_eq!(found.iter().map(|table| table.name.as_str()).collect::<Vec<_>>(), ["thing", "pair"]);
        let [thing, pair] = found.as_slice() else { panic!("two tables") };
        assert_eq!((thing.names().as_str(), thing.key.as_slice()), ("thing_id, above, open, kind", ["thing_id".to_owned()].as_slice()));
        assert_eq!(thing.columns.iter().map(|column| column.to_itself).collect::<Vec<_>>(), [false, true, false, false]);
        assert_eq!((pair.names().as_str(), pair.key.len()), ("low, high, note", 2));
    }

    #[tokio::test]
    async fn the_catalogue_has_every_column_that_the_engines_have() {
        for place in crate::testing::engines().await {
            crate::migrate::run(&place.engine).await.unwrap();
            let mut inner = place.engine.begin(crate::engine::Purpose::Read).await.unwrap();
            let mut theirs = place.engine.tables(&mut inner).await.unwrap();
            theirs.retain(|name| name != "schema_version");
            let ours = tables(crate::migrate::all());
            assert_eq!(theirs.len(), ours.len(), "{theirs:?}");
            for table in ours {
                assert!(theirs.contains(&table.name), "{}", table.name);
                assert!(!table.key.is_empty(), "{} has a key", table.name);
                let sql = match &inner {
                    crate::engine::Inner::Sqlite(_) => "SELECT name FROM pragma_table_info($1) ORDER BY cid",
                    crate::engine::Inner::Postgres(_) => {
                        "SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
                    }
                };
                let columns: Vec<(String,)> = inner.fetch(sql.into(), crate::values![&table.name]).await.unwrap();
                let names: Vec<String> = columns.into_iter().map(|(name,)| name).collect();
                assert_eq!(table.names(), names.join(", "), "{}", table.name);
            }
            drop(inner);
            place.engine.close().await;
        }
    }
}
