//! The keys of the clients, in a file of their own beside either engine.
//!
//! Data backups carry no keys, and key backups carry no history. So destroying a client's key makes that client
//! unreadable in the database, in the log, and in every backup of the data, old ones included. What remains is a
//! tombstone: the client's identifier and the moment, replayed after a restore so that nobody comes back.

use std::{
    collections::{BTreeMap, HashMap},
    fs::File,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use rusqlite::{Connection, OptionalExtension as _, params};
use schakel_domain::{
    ids::{ClientId, PartnershipId},
    time::Instant,
};
use schakel_vault::{ClientKey, PartnershipKey, Vault};

use crate::{
    StoreError, StoreSettings,
    engine::{Connections, Fault, Lent, sqlite},
    error::Parted,
    steps::Steps,
    value::at,
};

mod rows;
mod seals;
mod turn;
mod vouched;

pub(crate) use rows::{Alone, KeyRow, private_file};
pub use turn::{RootUse, Turned, name_of, root_of_house, root_uses, turn};

/// The tables of the file. A table that came later is made when it is not there; another form of one would come with a number in
/// `user_version`.
const TABLES: &str = "
CREATE TABLE IF NOT EXISTS mark (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS partnership_key (partnership_id TEXT NOT NULL PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS client_key (
    client_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership_key (partnership_id),
    wrapped BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS tombstone (client_id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS root_key (fingerprint BLOB NOT NULL PRIMARY KEY, since TEXT NOT NULL) STRICT;
";

/// The name of the mark with the secret of the house.
const SECRET: &str = "secret";

/// The keys, loaded when the store opens.
pub struct Keys {
    file: PathBuf,
    writer: Connections,
    vault: Arc<Vault>,
    held: Arc<RwLock<Held>>,
    /// Tells a restore that the file is in use.
    lock: Mutex<Option<File>>,
    steps: Steps,
}

#[derive(Default)]
struct Held {
    partnerships: HashMap<PartnershipId, Arc<PartnershipKey>>,
    clients: HashMap<ClientId, Key>,
    gone: BTreeMap<ClientId, Instant>,
}

/// A client's key: unwrapped when it is first used, so that a house with many clients starts at once.
enum Key {
    Wrapped(PartnershipId, Vec<u8>),
    Open(Arc<ClientKey>),
}

impl Keys {
    pub(crate) async fn open(settings: &StoreSettings, vault: Arc<Vault>) -> Result<Self, StoreError> {
        let lock = rows::together(&settings.keys)?;
        let writer = sqlite::open_writer(&settings.keys, settings).await?;
        let mut lent = writer.lend().await?;
        lent.connection()?.execute_batch(TABLES).map_err(Fault::from)?;
        check_root(lent.connection()?, &vault)?;
        settle_secret(lent.connection()?, &vault)?;
        let held = load(lent.connection()?, &vault)?;
        drop(lent);
        Ok(Self {
            file: settings.keys.clone(),
            writer,
            vault,
            held: Arc::new(RwLock::new(held)),
            lock: Mutex::new(Some(lock)),
            steps: Steps::default(),
        })
    }

    /// Writes into the file to which house it belongs, if that does not stand there.
    pub(crate) async fn belong_to(&self, house: &str) -> Result<(), StoreError> {
        let mut lent = self.writer.lend().await?;
        mark_house(lent.connection()?, house)
    }

    /// The file in which the keys lie.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The key of this client; none when it was destroyed, or never made.
    pub fn of(&self, client: ClientId) -> Option<Arc<ClientKey>> {
        let found = self.held(|held| match held.clients.get(&client)? {
            Key::Open(key) => Some(Ok(Arc::clone(key))),
            Key::Wrapped(partnership, wrapped) => Some(Err((held.partnerships.get(partnership).cloned()?, wrapped.clone()))),
        })?;
        let (by, wrapped) = match found {
            Ok(key) => return Some(key),
            Err(wrapped) => wrapped,
        };
        let Ok(key) = self.vault.open_client_key(&by, &client.to_string(), &wrapped).map(Arc::new) else {
            tracing::error!(%client, "a client's key does not open");
            return None;
        };
        self.change(|held| match held.clients.get_mut(&client) {
            // Destroyed in the meantime: then it is gone for this one too.
            None => None,
            Some(Key::Open(first)) => Some(Arc::clone(first)),
            Some(wrapped) => {
                *wrapped = Key::Open(Arc::clone(&key));
                Some(key)
            }
        })
    }

    /// Whether this client's key was destroyed.
    pub fn is_destroyed(&self, client: ClientId) -> bool {
        self.held(|held| held.gone.contains_key(&client))
    }

    /// The clients whose keys were destroyed, and when.
    pub fn destroyed(&self) -> Vec<(ClientId, Instant)> {
        self.held(|held| held.gone.iter().map(|(client, at)| (*client, *at)).collect())
    }

    /// How many clients have a key.
    pub fn count(&self) -> usize {
        self.held(|held| held.clients.len())
    }

    fn held<T>(&self, look: impl FnOnce(&Held) -> T) -> T {
        // A thread that panicked while holding the lock changed nothing halfway: each change is one insert or remove.
        look(&self.held.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn change<T>(&self, change: impl FnOnce(&mut Held) -> T) -> T {
        change(&mut self.held.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// Commits, and then changes what is held in the same thread: what lies in the file is held, also when nobody waits for it
    /// any more. The next one to write looks first at what is held.
    async fn commit(&self, lent: Lent, change: impl FnOnce(&mut Held) + Send + 'static) -> Result<Lent, Fault> {
        let held = Arc::clone(&self.held);
        lent.commit_and(move || change(&mut held.write().unwrap_or_else(PoisonError::into_inner))).await
    }

    /// Makes the key of a new client; it is durable before this returns, so nothing is ever sealed with a key that a power
    /// cut could take away. Asked again for the same client, it gives the same key.
    pub async fn create(&self, client: ClientId, partnership: PartnershipId) -> Result<Arc<ClientKey>, StoreError> {
        if let Some(key) = self.of(client) {
            return Ok(key);
        }
        if self.is_destroyed(client) {
            return Err(StoreError::NoKey(client));
        }
        // Waits until nobody else makes one.
        let mut lent = self.begin().await?;
        if let Some(key) = self.of(client) {
            return Ok(key);
        }
        let by = match self.held(|held| held.partnerships.get(&partnership).cloned()) {
            Some(by) => by,
            None => self.new_partnership_key(&mut lent, partnership)?,
        };
        let (key, wrapped) = self.vault.new_client_key(&by, &client.to_string());
        let insert = "INSERT INTO client_key (client_id, partnership_id, wrapped) VALUES (?1, ?2, ?3)";
        run(&mut lent, insert, params![client.to_string(), partnership.to_string(), wrapped])?;
        let key = Arc::new(key);
        let made = Arc::clone(&key);
        self.commit(lent, move |held| {
            held.partnerships.insert(partnership, by);
            held.clients.insert(client, Key::Open(made));
        })
        .await?;
        Ok(key)
    }

    fn new_partnership_key(&self, lent: &mut Lent, partnership: PartnershipId) -> Result<Arc<PartnershipKey>, StoreError> {
        let id = partnership.to_string();
        let (key, wrapped) = self.vault.new_partnership_key(&id);
        run(lent, "INSERT INTO partnership_key (partnership_id, wrapped) VALUES (?1, ?2)", params![id, wrapped])?;
        Ok(Arc::new(key))
    }

    /// Destroys the key of a client for good. The row is overwritten in the file, the log of the file is cut to nothing, and
    /// a tombstone stays.
    pub async fn destroy(&self, client: ClientId, now: Instant) -> Result<(), StoreError> {
        let mut lent = self.begin().await?;
        self.steps.next();
        run(&mut lent, "DELETE FROM client_key WHERE client_id = ?1", params![client.to_string()])?;
        self.steps.next();
        let tombstone = "INSERT INTO tombstone (client_id, at) VALUES (?1, ?2) ON CONFLICT (client_id) DO NOTHING";
        run(&mut lent, tombstone, params![client.to_string(), at(now)])?;
        self.steps.next();
        let lent = self.commit(lent, move |held| {
            held.clients.remove(&client);
            held.gone.entry(client).or_insert(now);
        });
        let lent = lent.await?;
        self.steps.next();
        cut_wal(lent).await?;
        self.steps.next();
        Ok(())
    }

    pub(crate) const fn steps(&self) -> &Steps {
        &self.steps
    }

    async fn begin(&self) -> Result<Lent, StoreError> {
        Ok(self.writer.begin("BEGIN IMMEDIATE").await?)
    }

    pub(crate) async fn close(&self) {
        self.writer.close().await;
        self.lock.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

/// Runs a statement that is kept prepared.
fn run(lent: &mut Lent, sql: &'static str, values: impl rusqlite::Params) -> Result<(), Fault> {
    lent.connection()?.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Folds the write-ahead log into the file and cuts it, so that no older page lingers in it.
async fn cut_wal(lent: Lent) -> Result<(), StoreError> {
    let cut = |lent: &mut Lent| Ok(lent.connection()?.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?);
    let (_, busy) = lent.apart(cut).await?;
    let busy: i64 = busy?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Unavailable) }
}

/// A start with another root key is refused before anything is written with it.
fn check_root(keys: &Connection, vault: &Vault) -> Result<(), StoreError> {
    let ours = vault.fingerprint().to_vec();
    let make = "INSERT INTO mark (name, value) VALUES ('root', ?1) ON CONFLICT (name) DO NOTHING";
    let kept = keys.execute(make, [&ours]).and_then(|_| keys.query_row("SELECT value FROM mark WHERE name = 'root'", [], |row| row.get(0)));
    let kept: Vec<u8> = kept.map_err(Fault::from)?;
    if kept == ours { Ok(()) } else { Err(StoreError::WrongRootKey) }
}

/// The secret of the house as it lies in the file, wrapped; none in a house that was made before there was one.
fn secret(keys: &Connection) -> Result<Option<Vec<u8>>, StoreError> {
    let kept = keys.query_row("SELECT value FROM mark WHERE name = ?1", [SECRET], |row| row.get(0)).optional();
    Ok(kept.map_err(Fault::from)?)
}

/// Puts the secret of a new house beside its keys, and refuses a vault that does not have the one that lies there: everything that is
/// hashed would be found no more.
fn settle_secret(keys: &Connection, vault: &Vault) -> Result<(), StoreError> {
    if let Some(ours) = vault.wrapped_house() {
        // A house that has partnerships was made without one, or has it.
        let put = "INSERT INTO mark (name, value) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM partnership_key) \
            ON CONFLICT (name) DO NOTHING";
        keys.execute(put, params![SECRET, ours]).map_err(Fault::from)?;
    }
    let fits = match secret(keys)? {
        Some(kept) => vault.has_house(&kept),
        None => vault.wrapped_house().is_none(),
    };
    if fits { Ok(()) } else { Err(StoreError::WrongRootKey) }
}

/// Writes to which house a file belongs, and refuses one that belongs to another.
fn mark_house(keys: &Connection, house: &str) -> Result<(), StoreError> {
    let make = "INSERT INTO mark (name, value) VALUES ('house', ?1) ON CONFLICT (name) DO NOTHING";
    let kept = keys.execute(make, [house.as_bytes()]);
    let kept = kept.and_then(|_| keys.query_row("SELECT value FROM mark WHERE name = 'house'", [], |row| row.get(0)));
    let kept: Vec<u8> = kept.map_err(Fault::from)?;
    let file = || keys.path().map(PathBuf::from).unwrap_or_default();
    if kept == house.as_bytes() { Ok(()) } else { Err(Parted::OtherHouse { keys: file() }.into()) }
}

fn load(keys: &Connection, vault: &Vault) -> Result<Held, StoreError> {
    let mut held = Held::default();
    for (id, wrapped) in rows::partnerships(keys)? {
        let fault = || StoreError::inconsistent("partnership_key", &id, "wrapped");
        let key = vault.open_partnership_key(&id, &wrapped).map_err(|_| fault())?;
        held.partnerships.insert(id.parse().map_err(|_| fault())?, Arc::new(key));
    }
    for (id, partnership, wrapped) in rows::clients(keys)? {
        let fault = || StoreError::inconsistent("client_key", &id, "wrapped");
        let key = Key::Wrapped(partnership.parse().map_err(|_| fault())?, wrapped);
        held.clients.insert(id.parse().map_err(|_| fault())?, key);
    }
    for (id, when) in rows::tombstones(keys)? {
        let fault = || StoreError::inconsistent("tombstone", &id, "at");
        held.gone.insert(id.parse().map_err(|_| fault())?, when.parse().map_err(|_| fault())?);
    }
    Ok(held)
}
