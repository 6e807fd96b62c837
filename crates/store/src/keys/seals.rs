//! That the rows of the house carry their seals, beside the keys: whoever can write in the database alone cannot make a row without a seal
//! pass for one from before there were seals.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Keys, run};
use crate::{StoreError, engine::Fault};

/// The name of the mark.
const ROWS: &str = "rows";

impl Keys {
    /// Whether every row that has a seal got one already.
    pub(crate) async fn rows_are_sealed(&self) -> Result<bool, StoreError> {
        let mut lent = self.writer.lend().await?;
        let mark = lent.connection()?.query_row("SELECT 1 FROM mark WHERE name = ?1", [ROWS], |row| row.get::<_, i64>(0));
        Ok(mark.optional().map_err(Fault::from)?.is_some())
    }

    /// Keeps that they did.
    pub(crate) async fn note_rows_sealed(&self) -> Result<(), StoreError> {
        let mut lent = self.writer.lend().await?;
        Ok(run(&mut lent, "INSERT INTO mark (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING", params![ROWS, b"1"])?)
    }

    /// Forgets it in a file that nobody works with: a restore brought rows from before there were seals.
    pub(crate) fn forget_rows_sealed(file: &Path) -> Result<(), StoreError> {
        let keys = Connection::open(file).map_err(Fault::from)?;
        keys.execute("DELETE FROM mark WHERE name = ?1", [ROWS]).map_err(Fault::from)?;
        Ok(())
    }
}
