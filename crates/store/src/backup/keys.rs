//! Backup of the keys, apart from the data, and without history: the keys that are there now, and the tombstones.

use std::{path::Path, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use schakel_vault::{RootKey, Vault};
use serde::{Deserialize, Serialize};

use super::{BackupFault, damaged, file, file::Out, line::line};
use crate::{
    Keys, Store, StoreSettings, belongs,
    keys::{Alone, KeyRow},
    mark,
    value::hex,
};

/// The version with the secret of the house; the one before is of a house that has none.
const VERSION: u32 = 2;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum KeyLine {
    Keys {
        version: u32,
        /// The fingerprint of the root key under which they lie.
        root: String,
        house: String,
        /// The secret of the house, wrapped under that root key.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        secret: Option<String>,
    },
    Row(KeyRow),
    End {
        rows: u64,
    },
}

/// Makes a backup of the keys, in the place of the one before. Keep few of these: a destroyed key lives on in the older
/// ones for as long as they do.
pub async fn backup_keys(store: &Store, to: &Path, recipients: &[String]) -> Result<u64, BackupFault> {
    let out = Out::create(to, recipients)?;
    let root = hex(&store.core.vault.fingerprint());
    let mut tx = store.read().await?;
    let house = mark::house(tx.inner()).await?.unwrap_or_default();
    drop(tx);
    let secret = store.core.vault.wrapped_house().map(|wrapped| STANDARD.encode(wrapped));
    let version = if secret.is_some() { VERSION } else { 1 };
    out.write(line(&KeyLine::Keys { version, root, house, secret })?).await;
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

fn other_root(needs: &str, given: &str) -> BackupFault {
    let name = |print: &str| print.chars().take(8).collect();
    BackupFault::OtherRootKey { needs: name(needs), given: name(given) }
}

/// The root key that opens a backup of the keys: this one, with the secret of the house in the backup.
///
/// # Errors
/// `OtherRootKey`, with the name of the one that it needs.
pub async fn root_of_keys(root: RootKey, from: &Path, identity: &str) -> Result<RootKey, BackupFault> {
    let (path, identity) = (from.to_owned(), identity.to_owned());
    let head = tokio::task::spawn_blocking(move || head(&path, &identity));
    let (of, secret) = head.await.map_err(|fault| damaged(fault.to_string()))??;
    let given = hex(&root.fingerprint());
    if of != given {
        return Err(other_root(&of, &given));
    }
    let Some(secret) = secret else { return Ok(root) };
    let secret = STANDARD.decode(secret).map_err(|_| damaged("the secret of the house"))?;
    root.with_house(&secret).map_err(|_| damaged("the secret of the house"))
}

/// What the first line of a backup of the keys says: the fingerprint of the root key, and the secret.
fn head(path: &Path, identity: &str) -> Result<(String, Option<String>), BackupFault> {
    let mut found = None;
    let read = file::read(path, identity, |text| {
        match serde_json::from_str(text) {
            Ok(KeyLine::Keys { version, .. }) if version > VERSION => {
                return Err(BackupFault::Newer { found: version.into(), known: VERSION.into() });
            }
            Ok(KeyLine::Keys { root, secret, .. }) if found.is_none() => found = Some((root, secret)),
            _ if found.is_none() => return Err(BackupFault::OtherKind("keys")),
            _ => {}
        }
        Ok(())
    });
    match (read, found) {
        (Err(fault), _) => Err(fault),
        (Ok(()), Some(found)) => Ok(found),
        (Ok(()), None) => Err(damaged("it is empty")),
    }
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
            KeyLine::Keys { version, .. } if version > VERSION => {
                return Err(BackupFault::Newer { found: version.into(), known: VERSION.into() });
            }
            KeyLine::Keys { root: of, .. } if of != root => return Err(other_root(&of, root)),
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
