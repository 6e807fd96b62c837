//! The root key over the file of the keys: which one it is and since when, and turning to another. What lies under it directly, the
//! secret of the house and the keys of the partnerships, is wrapped anew in one transaction of this one file; the keys of the clients lie
//! under those, and no value of the database is touched (ADR 0044).

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};
use schakel_domain::time::Instant;
use schakel_vault::{Randomness, RootKey, Vault};

use super::{
    Keys, SECRET, TABLES, check_root, cut_wal,
    rows::{self, Alone},
    run, secret, settle_secret,
};
use crate::{
    StoreError, StoreSettings, belongs,
    engine::{Fault, sqlite},
    value::{at, hex},
};

/// Since when a root key is in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootUse {
    /// The short name of the key.
    pub name: String,
    /// Since when.
    pub since: Instant,
    /// Whether the keys lie under it now.
    pub now: bool,
}

/// How a root key is called where people have to tell several apart: eight digits that say nothing of it.
pub fn name_of(fingerprint: &[u8]) -> String {
    hex(fingerprint.get(..4).unwrap_or(fingerprint))
}

/// The root key with the secret of the house that these settings name: what its vault is opened with. A house that is made now gets a
/// secret, where something may be made; one that was made before there were any has none.
///
/// # Errors
/// `WrongRootKey` when the secret lies under another root key.
pub async fn root_of_house(settings: &StoreSettings, root: RootKey, makes: Option<&dyn Randomness>) -> Result<RootKey, StoreError> {
    if belongs::of_keys(&settings.keys)?.is_none() {
        let known = belongs::house_of_database(settings).await?;
        return Ok(match makes {
            Some(random) if !known => root.with_new_house(random),
            _ => root,
        });
    }
    let keys = Connection::open_with_flags(&settings.keys, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(Fault::from)?;
    match secret(&keys)? {
        Some(wrapped) => root.with_house(&wrapped).map_err(|_| StoreError::WrongRootKey),
        None => Ok(root),
    }
}

/// Turns to another root key: all or nothing, also under a power cut. Returns how many keys were wrapped anew.
///
/// # Errors
/// `Served` while anybody works with these keys, `WrongRootKey` when they do not lie under the vault's.
pub async fn turn(settings: &StoreSettings, vault: &Vault, to: &RootKey, now: Instant) -> Result<Turned, StoreError> {
    let alone = Alone::take(&settings.keys).map_err(|_| StoreError::Served { by: String::new() })?;
    let writer = sqlite::open_writer(&settings.keys, settings).await?;
    let mut lent = writer.lend().await?;
    lent.connection()?.execute_batch(TABLES).map_err(Fault::from)?;
    check_root(lent.connection()?, vault)?;
    settle_secret(lent.connection()?, vault)?;
    drop(lent);
    let mut lent = writer.begin("BEGIN IMMEDIATE").await?;
    let mut count = 1;
    for (id, wrapped) in rows::partnerships(lent.connection()?)? {
        let anew = vault.partnership_key_under(to, &id, &wrapped);
        let anew = anew.map_err(|_| StoreError::inconsistent("partnership_key", &id, "wrapped"))?;
        run(&mut lent, "UPDATE partnership_key SET wrapped = ?2 WHERE partnership_id = ?1", params![id, anew])?;
        count += 1;
    }
    let mark = "INSERT INTO mark (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2";
    run(&mut lent, mark, params![SECRET, vault.house_under(to)])?;
    run(&mut lent, mark, params!["root", to.fingerprint().to_vec()])?;
    run(&mut lent, USED, params![to.fingerprint().to_vec(), at(now)])?;
    let lent = lent.commit().await?;
    // From here on it is turned. What was wrapped under the old key stays in no page of the file, nor in its log.
    let is_clean = cut_wal(lent).await.is_ok();
    writer.close().await;
    drop(alone);
    Ok(Turned { keys: count, is_clean })
}

/// What came of turning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turned {
    /// How many keys lie under the new root key.
    pub keys: u64,
    /// Whether nothing of the old wrapping is left in the file; not while another program reads it.
    pub is_clean: bool,
}

const USED: &str = "INSERT INTO root_key (fingerprint, since) VALUES (?1, ?2) ON CONFLICT (fingerprint) DO NOTHING";

/// Which root keys the file of these settings knows, the newest first; none before its first use.
///
/// # Errors
/// `Inconsistent` when the file is damaged.
pub fn root_uses(settings: &StoreSettings) -> Result<Vec<RootUse>, StoreError> {
    if belongs::of_keys(&settings.keys)?.is_none() {
        return Ok(Vec::new());
    }
    let keys = Connection::open_with_flags(&settings.keys, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(Fault::from)?;
    // Looking makes nothing: a house that no program of this version has opened knows no such table.
    let there = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'root_key'";
    if keys.query_row(there, [], |row| row.get::<_, i64>(0)).map_err(Fault::from)? == 0 {
        return Ok(Vec::new());
    }
    let now: Option<Vec<u8>> =
        keys.query_row("SELECT value FROM mark WHERE name = 'root'", [], |row| row.get(0)).optional().map_err(Fault::from)?;
    let mut statement = keys.prepare("SELECT fingerprint, since FROM root_key ORDER BY since DESC").map_err(Fault::from)?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, String>(1)?))).map_err(Fault::from)?;
    let rows: Vec<_> = rows.collect::<rusqlite::Result<_>>().map_err(Fault::from)?;
    rows.into_iter()
        .map(|(print, since)| {
            let since = since.parse().map_err(|_| StoreError::inconsistent("root_key", name_of(&print), "since"))?;
            Ok(RootUse { name: name_of(&print), since, now: now.as_ref() == Some(&print) })
        })
        .collect()
}

impl Keys {
    /// Notes that this root key is in use, when that does not stand there yet.
    ///
    /// # Errors
    /// `Unavailable` when the file cannot be written.
    pub async fn note_root(&self, now: Instant) -> Result<(), StoreError> {
        let mut lent = self.begin().await?;
        run(&mut lent, USED, params![self.vault.fingerprint().to_vec(), at(now)])?;
        lent.commit().await?;
        Ok(())
    }
}
