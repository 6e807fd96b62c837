//! Whether a backup of the data and one of the keys belong together, and whom nobody could read after both are back.

use std::{collections::HashSet, path::Path, sync::Arc};

use schakel_vault::Vault;

use super::{
    BackupFault, Manifest, damaged,
    keys::{KeptKeys, check_keys},
    read::{Whole, read},
};
use crate::{Value, belongs, keys::KeyRow};

/// The table with a row for each client.
const CLIENTS: &str = "client";

/// What two backups are together.
#[derive(Debug)]
pub struct Together {
    /// What is in the backup of the data.
    pub data: Manifest,
    /// How many keys and tombstones are in the other.
    pub keys: u64,
    /// How many clients of the data have neither a key nor a tombstone.
    pub without_key: u64,
}

/// Checks a backup of the data and one of the keys, changing nothing; `identity` is the secret of one of their recipients. With
/// `here`, keys that are already in that file count as well, as they would after a restore.
///
/// # Errors
/// What is wrong with either, and `OtherHouse` when they are of two installations.
pub async fn check_together(
    data: &Path,
    keys: &Path,
    identity: &str,
    vault: &Arc<Vault>,
    here: Option<&Path>,
) -> Result<Together, BackupFault> {
    let kept = check_keys(vault, keys, identity).await?;
    let (whole, clients) = clients_of(data, identity, vault).await?;
    if whole.header.house != kept.house {
        return Err(BackupFault::OtherHouse);
    }
    let mut known = known(&kept);
    if let Some(file) = here {
        known.extend(belongs::clients_of_keys(file)?);
    }
    let without_key = clients.difference(&known).count() as u64;
    Ok(Together { data: whole.manifest, keys: kept.rows.len() as u64, without_key })
}

/// The clients that a backup of the keys knows: with a key, or with a tombstone.
fn known(kept: &KeptKeys) -> HashSet<String> {
    let client = |row: &KeyRow| match row {
        KeyRow::Client { id, .. } | KeyRow::Tombstone { id, .. } => Some(id.clone()),
        KeyRow::Partnership { .. } => None,
    };
    kept.rows.iter().filter_map(client).collect()
}

/// Reads a backup of the data whole, with the clients in it.
pub(crate) async fn clients_of(path: &Path, identity: &str, vault: &Arc<Vault>) -> Result<(Whole, HashSet<String>), BackupFault> {
    let (path, identity, vault) = (path.to_owned(), identity.to_owned(), Arc::clone(vault));
    let reading = tokio::task::spawn_blocking(move || {
        let mut clients = HashSet::new();
        let whole = read(&path, &identity, &vault, |table, row| {
            if table.name == CLIENTS
                && let Some(Value::Text(Some(id))) = table.key.first().and_then(|key| table.place(key)).and_then(|place| row.get(place))
            {
                clients.insert(id.clone());
            }
            Ok(())
        })?;
        Ok((whole, clients))
    });
    reading.await.map_err(|fault| damaged(fault.to_string()))?
}
