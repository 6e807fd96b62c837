//! Backup of the keys, apart from the data, and without history: the keys that are there now, and the tombstones.

use std::{path::Path, sync::Arc};

use schakel_vault::Vault;
use serde::{Deserialize, Serialize};

use super::{BackupFault, damaged, file, file::Out, line::line};
use crate::{
    Keys, Store, StoreSettings, belongs,
    keys::{Alone, KeyRow},
    mark,
    value::hex,
};

const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum KeyLine {
    Keys { version: u32, root: String, house: String },
    Row(KeyRow),
    End { rows: u64 },
}

/// Makes a backup of the keys, in the place of the one before. Keep few of these: a destroyed key lives on in the older
/// ones for as long as they do.
pub async fn backup_keys(store: &Store, to: &Path, recipients: &[String]) -> Result<u64, BackupFault> {
    let out = Out::create(to, recipients)?;
    let root = hex(&store.core.vault.fingerprint());
    let mut tx = store.read().await?;
    let house = mark::house(tx.inner()).await?.unwrap_or_default();
    drop(tx);
    out.write(line(&KeyLine::Keys { version: VERSION, root, house })?).await;
    let mut rows = 0;
    for row in store.keys().rows().await? {
        out.write(line(&KeyLine::Row(row))?).await;
        rows += 1;
    }
    out.write(line(&KeyLine::End { rows })?).await;
    out.finish().await?;
    Ok(rows)
}

/// Brings the keys of a backup back. What is there now stays too, and who has a tombstone, here or in the backup, gets no
/// key again.
pub async fn restore_keys(settings: &StoreSettings, vault: &Arc<Vault>, from: &Path, identity: &str) -> Result<u64, BackupFault> {
    let kept = check_keys(vault, from, identity).await?;
    let alone = Alone::take(&settings.keys).map_err(|_| BackupFault::Running)?;
    if belongs::of_keys(&settings.keys)?.is_some_and(|here| here.has_clients && here.house.is_some_and(|house| house != kept.house)) {
        return Err(BackupFault::OtherHouse);
    }
    let count = u64::try_from(kept.rows.len()).unwrap_or(u64::MAX);
    Keys::bring_back(settings, vault, &kept.house, kept.rows).await?;
    drop(alone);
    Ok(count)
}

/// A backup of the keys that was found whole.
pub(crate) struct KeptKeys {
    /// The name of the house whose keys they are.
    pub(crate) house: String,
    pub(crate) rows: Vec<KeyRow>,
}

/// Reads a backup of the keys: what does not open under the root key is found before anything is touched.
pub(crate) async fn check_keys(vault: &Arc<Vault>, from: &Path, identity: &str) -> Result<KeptKeys, BackupFault> {
    let (path, identity, root) = (from.to_owned(), identity.to_owned(), hex(&vault.fingerprint()));
    let kept = tokio::task::spawn_blocking(move || read(&path, &identity, &root));
    let kept = kept.await.map_err(|fault| damaged(fault.to_string()))??;
    Keys::check(&kept.rows, vault).map_err(|fault| damaged(fault.to_string()))?;
    Ok(kept)
}

fn read(path: &Path, identity: &str, root: &str) -> Result<KeptKeys, BackupFault> {
    let (mut rows, mut house, mut ended) = (Vec::new(), None, false);
    file::read(path, identity, |text| {
        let begun = house.is_some();
        let other = |_| if begun { damaged("a line of it") } else { BackupFault::OtherKind("keys") };
        match serde_json::from_str(text).map_err(other)? {
            _ if ended => return Err(damaged("something stands after its end")),
            KeyLine::Keys { version, .. } if version != VERSION => {
                return Err(BackupFault::Newer { found: version.into(), known: VERSION.into() });
            }
            KeyLine::Keys { root: of, .. } if of != root => return Err(BackupFault::OtherRootKey),
            KeyLine::Keys { house: name, .. } if house.is_none() => house = Some(name),
            KeyLine::Row(row) if house.is_some() => rows.push(row),
            KeyLine::End { rows: count } if house.is_some() && count == rows.len() as u64 => ended = true,
            _ => return Err(damaged("a line stands wrong")),
        }
        Ok(())
    })?;
    match house {
        Some(house) if ended => Ok(KeptKeys { house, rows }),
        _ => Err(damaged("its end is missing")),
    }
}
