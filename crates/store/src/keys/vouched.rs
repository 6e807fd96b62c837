//! The newest checkpoint of the log, beside the keys: whoever can write in the database alone cannot take the end of the log away, or write
//! it again, without its being missed here.

use rusqlite::{OptionalExtension as _, params};

use super::{Keys, run};
use crate::{StoreError, engine::Fault};

/// The name of the mark.
const VOUCHED: &str = "vouched";

impl Keys {
    /// The newest checkpoint that was signed here; none in a new house, and after a restore.
    pub(crate) async fn vouched(&self) -> Result<Option<String>, StoreError> {
        let mut lent = self.writer.lend().await?;
        let note = lent.connection()?.query_row("SELECT value FROM mark WHERE name = ?1", [VOUCHED], |row| row.get::<_, Vec<u8>>(0));
        let note = note.optional().map_err(Fault::from)?;
        note.map(|bytes| String::from_utf8(bytes).map_err(|_| StoreError::inconsistent("mark", VOUCHED, "value"))).transpose()
    }

    /// Keeps a checkpoint as the newest one.
    pub(crate) async fn vouch(&self, note: &str) -> Result<(), StoreError> {
        let mut lent = self.writer.lend().await?;
        let put = "INSERT INTO mark (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        Ok(run(&mut lent, put, params![VOUCHED, note.as_bytes()])?)
    }

    /// Forgets it: a restore put the log back to an earlier state, and says so in the log.
    pub(crate) async fn forget_vouched(&self) -> Result<(), StoreError> {
        let mut lent = self.writer.lend().await?;
        Ok(run(&mut lent, "DELETE FROM mark WHERE name = ?1", params![VOUCHED])?)
    }
}
