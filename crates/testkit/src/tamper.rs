//! What somebody does who can write in the database and has no key.

use schakel_store::{StoreError, Value, values};

use crate::World;

impl World {
    /// Runs a statement that seals nothing; it changes something.
    pub fn tamper(&self, sql: &str, values: Vec<Value>) {
        let sql = kept(sql.to_owned());
        let done = async {
            let mut tx = self.app.behind().store.write().await?;
            let rows = tx.execute_without_seals(sql, values).await?;
            tx.commit().await?;
            Ok::<_, StoreError>(rows)
        };
        assert!(self.run(done).expect("a store") > 0, "{sql}");
    }

    /// The texts of one column, each after what names its row.
    pub fn texts_of(&self, table: &str, key: &str, column: &str) -> Vec<(String, Option<String>)> {
        let sql = kept(format!("SELECT {key}, {column} FROM {table} ORDER BY {key}"));
        self.run(async { self.app.behind().store.read().await?.fetch(sql, values![]).await }).expect("a store")
    }

    /// Lets two registrations have each other's bytes in this column.
    pub fn swap(&self, column: &str, one: &str, other: &str) {
        let bytes = |id: &str| -> Vec<u8> {
            let sql = kept(format!("SELECT {column} FROM registration WHERE registration_id = $1"));
            let (bytes,) = self.run(async { self.app.behind().store.read().await?.fetch_one(sql, values![id]).await }).expect("a row");
            bytes
        };
        let (of_one, of_other) = (bytes(one), bytes(other));
        let set = format!("UPDATE registration SET {column} = $1 WHERE registration_id = $2");
        self.tamper(&set, values![vec![0_u8; 32], one]);
        self.tamper(&set, values![of_one, other]);
        self.tamper(&set, values![of_other, one]);
    }

    /// What the doctor finds wrong.
    pub fn faults(&self) -> Vec<String> {
        let looked = self.run(self.app.behind().store.doctor()).expect("a store");
        looked.into_iter().flat_map(|looked| looked.faults).collect()
    }
}

/// A text that lives as long as the test.
fn kept(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}
