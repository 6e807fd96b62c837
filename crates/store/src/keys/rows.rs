//! The rows of the file of keys, as they are carried into and out of a backup of the keys.

use std::{
    collections::BTreeMap,
    fs::{DirBuilder, File},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    sync::Arc,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use schakel_vault::{PartnershipKey, Vault};
use serde::{Deserialize, Serialize};

use super::{Keys, TABLES, check_root, cut_wal};
use crate::{StoreError, StoreSettings, engine::sqlite};

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
    if let Some(folder) = keys.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    File::options().create(true).truncate(false).write(true).mode(0o600).open(keys.with_extension("lock"))
}

impl Keys {
    /// All rows of one moment: partnerships, clients, tombstones.
    pub(crate) async fn rows(&self) -> Result<Vec<KeyRow>, StoreError> {
        let mut lent = self.writer.begin("BEGIN").await?;
        let mut rows = Vec::new();
        let partnerships: Vec<(String, Vec<u8>)> =
            sqlx::query_as("SELECT partnership_id, wrapped FROM partnership_key ORDER BY partnership_id")
                .fetch_all(lent.connection()?)
                .await?;
        rows.extend(partnerships.into_iter().map(|(id, wrapped)| KeyRow::Partnership { id, wrapped: STANDARD.encode(wrapped) }));
        let clients: Vec<(String, String, Vec<u8>)> =
            sqlx::query_as("SELECT client_id, partnership_id, wrapped FROM client_key ORDER BY client_id")
                .fetch_all(lent.connection()?)
                .await?;
        rows.extend(clients.into_iter().map(|(id, partnership, wrapped)| KeyRow::Client {
            id,
            partnership,
            wrapped: STANDARD.encode(wrapped),
        }));
        let gone: Vec<(String, String)> =
            sqlx::query_as("SELECT client_id, at FROM tombstone ORDER BY client_id").fetch_all(lent.connection()?).await?;
        rows.extend(gone.into_iter().map(|(id, at)| KeyRow::Tombstone { id, at }));
        Ok(rows)
    }

    /// What is wrong with the file.
    pub(crate) async fn faults(&self) -> Result<Vec<String>, StoreError> {
        let said: Vec<(String,)> = sqlx::query_as("PRAGMA quick_check").fetch_all(self.writer.lend().await?.connection()?).await?;
        let mut faults: Vec<String> = said.into_iter().map(|(said,)| said).filter(|said| said != "ok").collect();
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
    pub(crate) async fn bring_back(settings: &StoreSettings, vault: &Arc<Vault>, rows: Vec<KeyRow>) -> Result<(), StoreError> {
        let writer = sqlite::open_writer(&settings.keys, settings).await?;
        let mut lent = writer.lend().await?;
        sqlx::raw_sql(TABLES).execute(lent.connection()?).await?;
        check_root(lent.connection()?, vault).await?;
        drop(lent);
        let bytes = |text: &str| STANDARD.decode(text).unwrap_or_default();
        let mut lent = writer.begin("BEGIN IMMEDIATE").await?;
        for row in rows {
            let insert = match &row {
                KeyRow::Partnership { id, wrapped } => {
                    sqlx::query("INSERT INTO partnership_key (partnership_id, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                        .bind(id)
                        .bind(bytes(wrapped))
                }
                KeyRow::Client { id, partnership, wrapped } => {
                    sqlx::query("INSERT INTO client_key (client_id, partnership_id, wrapped) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
                        .bind(id)
                        .bind(partnership)
                        .bind(bytes(wrapped))
                }
                KeyRow::Tombstone { id, at } => {
                    sqlx::query("INSERT INTO tombstone (client_id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING").bind(id).bind(at)
                }
            };
            insert.execute(lent.connection()?).await?;
        }
        sqlx::query("DELETE FROM client_key WHERE client_id IN (SELECT client_id FROM tombstone)").execute(lent.connection()?).await?;
        lent.commit().await?;
        cut_wal(lent.connection()?).await?;
        drop(lent);
        writer.close().await;
        Ok(())
    }
}
