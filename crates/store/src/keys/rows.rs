//! The rows of the file of keys, as they are carried into and out of a backup of the keys.

use std::{
    collections::BTreeMap,
    fs::{DirBuilder, File},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    sync::Arc,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rusqlite::{Connection, params};
use schakel_vault::{PartnershipKey, Vault};
use serde::{Deserialize, Serialize};

use super::{Keys, TABLES, check_root, cut_wal, mark_house, run, settle_secret};
use crate::{
    StoreError, StoreSettings,
    engine::{Fault, sqlite},
};

/// A row of the file of keys. Every key in it is wrapped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum KeyRow {
    Partnership { id: String, wrapped: String },
    Client { id: String, partnership: String, wrapped: String },
    Tombstone { id: String, at: String },
}

/// Nobody else works with this file of keys as long as this is held.
pub(crate) struct Alone(#[expect(dead_code, reason = "held for its lock")] File);

impl Alone {
    pub(crate) fn take(keys: &Path) -> std::io::Result<Self> {
        let file = lock_file(keys)?;
        file.try_lock()?;
        Ok(Self(file))
    }
}

/// Works with this file of keys together with others; a restore waits for none and refuses.
pub(crate) fn together(keys: &Path) -> Result<File, StoreError> {
    let file = lock_file(keys)?;
    file.try_lock_shared().map_err(|_| StoreError::Unfit("a backup is being restored on this data; wait until it is done".to_owned()))?;
    Ok(file)
}

fn lock_file(keys: &Path) -> std::io::Result<File> {
    private_file(&keys.with_extension("lock"))
}

/// Opens a file to lock it, and makes it so that nobody else can read it.
pub(crate) fn private_file(path: &Path) -> std::io::Result<File> {
    if let Some(folder) = path.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    File::options().create(true).truncate(false).read(true).write(true).mode(0o600).open(path)
}

impl Keys {
    /// All rows of one moment: partnerships, clients, tombstones.
    pub(crate) async fn rows(&self) -> Result<Vec<KeyRow>, StoreError> {
        let mut lent = self.writer.begin("BEGIN").await?;
        let keys = lent.connection()?;
        let partnerships = partnerships(keys)?.into_iter();
        let clients = clients(keys)?.into_iter();
        let gone = tombstones(keys)?.into_iter();
        let partnerships = partnerships.map(|(id, wrapped)| KeyRow::Partnership { id, wrapped: STANDARD.encode(wrapped) });
        let clients = clients.map(|(id, partnership, wrapped)| KeyRow::Client { id, partnership, wrapped: STANDARD.encode(wrapped) });
        Ok(partnerships.chain(clients).chain(gone.map(|(id, at)| KeyRow::Tombstone { id, at })).collect())
    }

    /// What is wrong with the file.
    pub(crate) async fn faults(&self) -> Result<Vec<String>, StoreError> {
        let said: Vec<String> = all(self.writer.lend().await?.connection()?, "PRAGMA quick_check", |row| row.get(0))?;
        let mut faults: Vec<String> = said.into_iter().filter(|said| said != "ok").collect();
        if let Err(fault) = Self::check(&self.rows().await?, &self.vault) {
            faults.push(fault.to_string());
        }
        Ok(faults)
    }

    /// Whether every key opens under the root key.
    pub(crate) fn check(rows: &[KeyRow], vault: &Vault) -> Result<(), StoreError> {
        let mut partnerships: BTreeMap<&str, PartnershipKey> = BTreeMap::new();
        for row in rows {
            match row {
                KeyRow::Partnership { id, wrapped } => {
                    let fault = || StoreError::inconsistent("partnership_key", id, "wrapped");
                    let wrapped = STANDARD.decode(wrapped).map_err(|_| fault())?;
                    partnerships.insert(id, vault.open_partnership_key(id, &wrapped).map_err(|_| fault())?);
                }
                KeyRow::Client { id, partnership, wrapped } => {
                    let fault = || StoreError::inconsistent("client_key", id, "wrapped");
                    let wrapped = STANDARD.decode(wrapped).map_err(|_| fault())?;
                    let by = partnerships.get(partnership.as_str()).ok_or_else(fault)?;
                    vault.open_client_key(by, id, &wrapped).map_err(|_| fault())?;
                }
                KeyRow::Tombstone { .. } => {}
            }
        }
        Ok(())
    }

    /// Adds these rows to the file; what is there stays, and a tombstone wins from a key.
    /// The file carries the name of their house from then on.
    pub(crate) async fn bring_back(settings: &StoreSettings, vault: &Arc<Vault>, house: &str, rows: Vec<KeyRow>) -> Result<(), StoreError> {
        let writer = sqlite::open_writer(&settings.keys, settings).await?;
        let mut lent = writer.lend().await?;
        lent.connection()?.execute_batch(TABLES).map_err(Fault::from)?;
        check_root(lent.connection()?, vault)?;
        // A file without clients may have been made by a start in the wrong place; it takes the name of what comes back.
        let nobodys = "DELETE FROM mark WHERE name = 'house' AND NOT EXISTS (SELECT 1 FROM client_key) \
            AND NOT EXISTS (SELECT 1 FROM tombstone)";
        lent.connection()?.execute(nobodys, []).map_err(Fault::from)?;
        let nothings = "DELETE FROM mark WHERE name = 'secret' AND NOT EXISTS (SELECT 1 FROM partnership_key)";
        lent.connection()?.execute(nothings, []).map_err(Fault::from)?;
        settle_secret(lent.connection()?, vault)?;
        mark_house(lent.connection()?, house)?;
        drop(lent);
        let bytes = |text: &str| STANDARD.decode(text).unwrap_or_default();
        let mut lent = writer.begin("BEGIN IMMEDIATE").await?;
        for row in rows {
            match &row {
                KeyRow::Partnership { id, wrapped } => {
                    let insert = "INSERT INTO partnership_key (partnership_id, wrapped) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
                    run(&mut lent, insert, params![id, bytes(wrapped)])?;
                }
                KeyRow::Client { id, partnership, wrapped } => {
                    let insert = "INSERT INTO client_key (client_id, partnership_id, wrapped) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
                    run(&mut lent, insert, params![id, partnership, bytes(wrapped)])?;
                }
                KeyRow::Tombstone { id, at } => {
                    run(&mut lent, "INSERT INTO tombstone (client_id, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING", params![id, at])?;
                }
            }
        }
        run(&mut lent, "DELETE FROM client_key WHERE client_id IN (SELECT client_id FROM tombstone)", [])?;
        cut_wal(lent.commit().await?).await?;
        writer.close().await;
        Ok(())
    }
}

/// All rows of a statement without values.
fn all<T>(keys: &Connection, sql: &str, read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>, Fault> {
    let mut statement = keys.prepare(sql)?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The partnerships and their wrapped keys.
pub(super) fn partnerships(keys: &Connection) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let sql = "SELECT partnership_id, wrapped FROM partnership_key ORDER BY partnership_id";
    all(keys, sql, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The clients, their partnerships, and their wrapped keys.
pub(super) fn clients(keys: &Connection) -> Result<Vec<(String, String, Vec<u8>)>, Fault> {
    let sql = "SELECT client_id, partnership_id, wrapped FROM client_key ORDER BY client_id";
    all(keys, sql, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// The clients whose keys were destroyed, and when.
pub(super) fn tombstones(keys: &Connection) -> Result<Vec<(String, String)>, Fault> {
    all(keys, "SELECT client_id, at FROM tombstone ORDER BY client_id", |row| Ok((row.get(0)?, row.get(1)?)))
}
