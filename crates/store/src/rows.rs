//! All rows that carry a seal, one after the other: for the doctor, and for the start after the update that brought the seals.

use crate::{
    Store, StoreError, Tx, Value,
    bound::{ALL, Bound, SEAL},
    engine::{Inner, Sql},
    tx::seals::{BoundRow, content},
};

/// How many rows are read at a time.
const PAGE: i64 = 500;

/// The most rows that are named of one table.
const NAMED: usize = 20;

/// Rows of a table that do not fit their seals.
#[derive(Debug, Default)]
pub(crate) struct Misfits {
    /// How many rows there are in all.
    pub(crate) rows: u64,
    /// How many of them do not fit.
    pub(crate) broken: u64,
    /// What names the first of those.
    pub(crate) named: Vec<String>,
}

/// A page of a table in the order of its key, after the row with this key.
fn page(of: &Bound, after: &[Value]) -> (String, Vec<Value>) {
    let (columns, key) = (of.columns.join(", "), of.key.join(", "));
    let mut values = after.to_vec();
    let marks = (1..=values.len()).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ");
    let from = if values.is_empty() { String::new() } else { format!(" WHERE ({key}) > ({marks})") };
    values.push(Value::from(PAGE));
    (format!("SELECT {columns}, {SEAL} FROM {}{from} ORDER BY {key} LIMIT ${}", of.table, values.len()), values)
}

fn seal_of(cells: &[Option<Value>]) -> Option<&[u8]> {
    match cells.last() {
        Some(Some(Value::Blob(Some(seal)))) => Some(seal),
        _ => None,
    }
}

impl Store {
    /// Seals the rows that were there before there were seals, all or none. From then on a row without a seal is one that something else
    /// wrote. Where any row has a seal, this was done before, by a start that was cut off or under keys that were lost since.
    pub(crate) async fn seal_rows_once(&self) -> Result<(), StoreError> {
        if self.keys().rows_are_sealed().await? {
            return Ok(());
        }
        let mut tx = self.write().await?;
        if let Inner::Postgres(_) = tx.inner() {
            tx.inner().script("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0").await?;
        }
        if !tx.any_row_is_sealed().await? {
            let mut count = 0;
            for of in ALL {
                count += tx.seal_rows(of).await?;
            }
            tracing::info!(count, "rows sealed that were there before there were seals");
        }
        tx.commit().await?;
        self.keys().note_rows_sealed().await
    }
}

impl Tx {
    async fn any_row_is_sealed(&mut self) -> Result<bool, StoreError> {
        for of in ALL {
            let sql = format!("SELECT {SEAL} FROM {} WHERE {SEAL} IS NOT NULL LIMIT 1", of.table);
            let row: Option<BoundRow> = self.inner().fetch_optional(Sql::Built(sql), Vec::new()).await?;
            if row.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn seal_rows(&mut self, of: &'static Bound) -> Result<u64, StoreError> {
        let which = of.key.iter().enumerate().map(|(place, name)| format!("{name} = ${}", place + 2)).collect::<Vec<_>>().join(" AND ");
        let seal = format!("UPDATE {} SET {SEAL} = $1 WHERE {which}", of.table);
        let (mut after, mut count) = (Vec::new(), 0);
        loop {
            let (sql, values) = page(of, &after);
            let rows: Vec<BoundRow> = self.inner().fetch(Sql::Built(sql), values).await?;
            if rows.is_empty() {
                return Ok(count);
            }
            for BoundRow(cells) in rows {
                let (content, key) = content(of, &cells);
                after.clone_from(&key);
                self.put_seal(&content, key, Sql::Repeated(seal.clone())).await?;
                count += 1;
            }
        }
    }

    /// The rows of a table that do not fit their seals.
    pub(crate) async fn misfits(&mut self, of: &'static Bound) -> Result<Misfits, StoreError> {
        let (mut after, mut found) = (Vec::new(), Misfits::default());
        loop {
            let (sql, values) = page(of, &after);
            let rows: Vec<BoundRow> = self.inner().fetch(Sql::Built(sql), values).await?;
            if rows.is_empty() {
                return Ok(found);
            }
            for BoundRow(cells) in rows {
                let (content, key) = content(of, &cells);
                after = key;
                found.rows += 1;
                if self.core.is_whole(&content, seal_of(&cells)) {
                    continue;
                }
                found.broken += 1;
                if found.named.len() < NAMED {
                    found.named.push(content.key());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, atomic::AtomicU8};

    use schakel_vault::{Randomness, RootKey, Vault};

    use super::*;
    use crate::{
        Keys, bound,
        catalogue::{Column, ColumnKind, Table, tables},
        engine::Purpose,
        testing::engines,
    };

    /// No chance is needed here.
    struct Counting(AtomicU8);

    impl Randomness for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill_with(|| self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        }
    }

    fn vault() -> Arc<Vault> {
        Arc::new(Vault::new(RootKey::from_bytes([7; 32]), Arc::new(Counting(AtomicU8::new(0)))))
    }

    /// Something in a column, and something else.
    fn value(column: &Column, other: bool) -> Value {
        match column.kind {
            ColumnKind::Text => Value::from(format!("{}{}", column.name, if other { " of another" } else { "" })),
            ColumnKind::Int => Value::from(if other { 20_i64 } else { 10 }),
            ColumnKind::Bool => Value::from(other),
            ColumnKind::Blob => Value::from(vec![u8::from(other); 3]),
        }
    }

    /// Adds a row with something in every column, without a seal.
    async fn add(tx: &mut Tx, table: &Table) {
        let columns: Vec<&Column> = table.columns.iter().filter(|column| column.name != SEAL).collect();
        let names = columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
        let marks = (1..=columns.len()).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ");
        let sql = format!("INSERT INTO {} ({names}) VALUES ({marks})", table.name);
        tx.inner().execute(Sql::Built(sql), columns.iter().map(|column| value(column, false)).collect()).await.unwrap();
    }

    async fn set(tx: &mut Tx, table: &Table, column: &Column, other: bool) {
        let sql = format!("UPDATE {} SET {} = $1", table.name, column.name);
        tx.inner().execute(Sql::Built(sql), vec![value(column, other)]).await.unwrap();
    }

    /// What refuses rows that mean nothing is put aside in this transaction, which leaves nothing behind.
    async fn without_constraints(tx: &mut Tx) {
        let script = match tx.inner() {
            Inner::Sqlite(_) => "PRAGMA defer_foreign_keys = ON; PRAGMA ignore_check_constraints = ON",
            Inner::Postgres(_) => {
                "SET LOCAL session_replication_role = replica; DO $$ DECLARE it record; BEGIN FOR it IN SELECT conrelid::regclass AS t, conname \
                 FROM pg_constraint WHERE contype = 'c' AND connamespace = current_schema()::regnamespace LOOP \
                 EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', it.t, it.conname); END LOOP; END $$"
            }
        };
        tx.inner().script(script).await.unwrap();
    }

    #[tokio::test]
    async fn whatever_is_changed_in_a_deciding_column_is_found_and_nothing_else() {
        for place in engines().await {
            let store = Store::open(place.settings.clone(), vault()).await.unwrap();
            let mut tx = store.write().await.unwrap();
            without_constraints(&mut tx).await;
            let known = tables(crate::migrate::all());
            for of in ALL {
                let table = known.iter().find(|table| table.name == of.table).unwrap();
                add(&mut tx, table).await;
                assert_eq!(tx.misfits(of).await.unwrap().broken, 1, "a row without a seal of {}", of.table);
                assert_eq!(tx.seal_rows(of).await.unwrap(), 1);
                assert_eq!(tx.misfits(of).await.unwrap().broken, 0, "{}", of.table);
                for column in table.columns.iter().filter(|column| column.name != SEAL) {
                    set(&mut tx, table, column, true).await;
                    let found = tx.misfits(of).await.unwrap();
                    let decides = of.columns.contains(&column.name.as_str());
                    assert_eq!((found.rows, found.broken), (1, u64::from(decides)), "{}.{}", of.table, column.name);
                    set(&mut tx, table, column, false).await;
                }
                assert_eq!(tx.misfits(of).await.unwrap().broken, 0, "{} as it was", of.table);
            }
            drop(tx);
            store.close().await;
        }
    }

    #[tokio::test]
    async fn a_row_is_sealed_once_and_never_again() {
        for place in engines().await {
            let store = Store::open(place.settings.clone(), vault()).await.unwrap();
            let add =
                "INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ($1, 'Joke', $1, '2026-11-23T12:00:00.000000Z')";
            let mut tx = store.write().await.unwrap();
            for id in ["one", "two"] {
                tx.execute(add, vec![Value::from(id)]).await.unwrap();
            }
            tx.execute_without_seals("UPDATE person SET row_seal = NULL WHERE person_id = 'two'", vec![]).await.unwrap();
            tx.commit().await.unwrap();
            // A start after this one seals nothing, also where the mark went with the keys.
            Keys::forget_rows_sealed(&place.settings.keys).unwrap();
            store.seal_rows_once().await.unwrap();
            let mut tx = store.write().await.unwrap();
            assert_eq!(tx.misfits(bound::PERSON).await.unwrap().named, ["two"]);
            // Changing such a row in the ordinary way does not make it whole.
            tx.execute("UPDATE person SET name = 'Jo'", vec![]).await.unwrap();
            assert_eq!(tx.misfits(bound::PERSON).await.unwrap().named, ["two"]);
            tx.execute_without_seals("UPDATE person SET row_seal = NULL", vec![]).await.unwrap();
            tx.commit().await.unwrap();
            store.seal_rows_once().await.unwrap();
            let mut tx = store.write().await.unwrap();
            assert_eq!(tx.misfits(bound::PERSON).await.unwrap().broken, 2);
            drop(tx);
            // Rows from before there were seals.
            Keys::forget_rows_sealed(&place.settings.keys).unwrap();
            store.seal_rows_once().await.unwrap();
            assert_eq!(store.read().await.unwrap().misfits(bound::PERSON).await.unwrap().broken, 0);
            store.close().await;
        }
    }

    /// What somebody makes who can write in the database and change what is in it.
    fn strange(inner: &Inner) -> [&'static str; 2] {
        match inner {
            Inner::Sqlite(_) => [
                "CREATE TRIGGER helper AFTER UPDATE ON membership BEGIN UPDATE membership SET role = 'coordinator'; END",
                "CREATE VIEW seen AS SELECT * FROM membership",
            ],
            Inner::Postgres(_) => [
                "CREATE FUNCTION promoted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.role := 'coordinator'; RETURN NEW; END $$; \
                 CREATE TRIGGER helper BEFORE UPDATE ON membership FOR EACH ROW EXECUTE FUNCTION promoted()",
                "CREATE RULE seen AS ON DELETE TO membership DO INSTEAD NOTHING",
            ],
        }
    }

    #[tokio::test]
    async fn the_doctor_finds_what_writes_along_with_the_program() {
        for place in engines().await {
            let store = Store::open(place.settings.clone(), vault()).await.unwrap();
            let faults = async || store.doctor().await.unwrap().into_iter().flat_map(|looked| looked.faults).collect::<Vec<_>>();
            assert_eq!(faults().await, Vec::<String>::new());
            let mut tx = store.write().await.unwrap();
            for script in strange(tx.inner()) {
                tx.inner().script(script).await.unwrap();
            }
            tx.commit().await.unwrap();
            let found = faults().await;
            assert!(found.len() == 2 && found.iter().all(|fault| fault.contains("that this program did not make")), "{found:?}");
            store.close().await;
        }
    }

    #[tokio::test]
    async fn every_statement_that_writes_sealed_rows_is_understood_by_both_engines() {
        use crate::bound::plan::{Plan, Write, plan};
        for place in engines().await {
            crate::migrate::run(&place.engine).await.unwrap();
            let mut writing = 0;
            for (module, name, sql) in crate::statements::all() {
                let at_server = place.engine.begin(Purpose::Read).await.unwrap().is_at_server();
                let plan = plan(sql, at_server);
                let (find, write) = match &*plan {
                    Plan::Plain => continue,
                    Plan::Adds(write) => (None, write),
                    Plan::Changes { find, write, .. } => (Some(*find), write),
                };
                writing += 1;
                let Write { telling, again, seal, .. } = write;
                for sql in [find, *telling, Some(*again), Some(*seal)].into_iter().flatten() {
                    let mut inner = place.engine.begin(Purpose::Write).await.unwrap();
                    inner.prepare(sql).await.unwrap_or_else(|fault| panic!("{module}::{name}: {fault}: {sql}"));
                }
            }
            assert!(writing > 60, "only {writing} statements write sealed rows");
            place.engine.close().await;
        }
    }
}
