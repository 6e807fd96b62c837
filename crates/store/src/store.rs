//! The store: one concrete type with two engines inside.

use std::sync::Arc;

use schakel_chain::PublicKey;
use schakel_domain::{actor::Actor, ids::PartnershipId, time::Instant};
use schakel_vault::Vault;

use crate::{
    Entry, Keys, StoreError, StoreSettings, Touched, Tx,
    belongs::{self, Found},
    engine::{Engine, Purpose},
    listeners::Listeners,
    log::{Looks, append::Noted},
    mark, migrate,
    room::Room,
    shared::Core,
    waits::RULES,
};

/// The store. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) core: Arc<Core>,
    looks: Looks,
}

impl Store {
    /// Opens the database, brings its schema up to date, and loads the keys. On a first start both are made.
    ///
    /// # Errors
    /// `Parted` when database and keys do not belong together, or one is there without the other: nothing is made then.
    pub async fn open(settings: StoreSettings, vault: Arc<Vault>) -> Result<Self, StoreError> {
        let (found, engine) = belongs::look(&settings).await?;
        let engine = match engine {
            Some(engine) => engine,
            None => Engine::open(&settings).await?,
        };
        migrate::run(&engine).await?;
        let store = Self::opened(settings, vault, engine, found).await?;
        store.seal_rows_once().await?;
        store.work_out_all().await?;
        Ok(store)
    }

    /// Opens what is there, and makes or migrates nothing: for whoever only looks.
    ///
    /// # Errors
    /// `NotMade` before the first start, `Parted` as [`Store::open`], `Schema` when it is not this program's.
    pub async fn open_as_it_is(settings: StoreSettings, vault: Arc<Vault>) -> Result<Self, StoreError> {
        let (found, engine) = belongs::look(&settings).await?;
        let (Some(engine), true) = (engine, found.keys.is_some()) else { return Err(StoreError::NotMade) };
        migrate::is_newest(&engine).await?;
        Self::opened(settings, vault, engine, found).await
    }

    async fn opened(settings: StoreSettings, vault: Arc<Vault>, engine: Engine, found: Found) -> Result<Self, StoreError> {
        let room = Room::open(&settings.database);
        let keys = Keys::open(&settings, Arc::clone(&vault)).await?;
        let marks = mark::settle(&engine, &vault, &settings.log_name, found.keys.and_then(|keys| keys.house)).await?;
        keys.belong_to(&marks.house).await?;
        let log_key = PublicKey::new(&marks.log, &vault.verifying_key()).map_err(|bad| StoreError::Unfit(bad.to_string()))?;
        let patience = settings.patience;
        let steps = keys.steps().clone();
        let core = Arc::new(Core { settings, engine, keys, vault, room, log_key, listeners: Listeners::default(), steps });
        let looks = Looks::start(Arc::clone(&core), patience);
        Ok(Self { core, looks })
    }

    /// Works out for the whole house what waits, when that was last done by other rules than those of this program. One that is killed
    /// midway goes on at the next start.
    async fn work_out_all(&self) -> Result<(), StoreError> {
        if self.read().await?.waits_rules().await?.as_deref() == Some(RULES) {
            return Ok(());
        }
        let mut after = String::new();
        loop {
            let mut tx = self.write().await?;
            let last = tx.touch_after(&after).await?;
            if last.is_none() {
                tx.keep_waits_rules(RULES).await?;
            }
            tx.commit().await?;
            let Some(last) = last else { return Ok(()) };
            after = last;
        }
    }

    /// Tells `listener` from now on what each transaction of this store changed. It is told after the commit by whatever commits: a
    /// person who goes away in between takes nothing with him or her. Where a server did not say whether it committed, it is told
    /// as well, so a listener looks again and does not count. It must be quick and never wait, because others wait for it.
    pub fn on_committed(&self, listener: impl Fn(PartnershipId, Touched) + Send + Sync + 'static) {
        self.core.listeners.add(listener);
    }

    /// Tells `listener` before each step of what this store reads and writes, also of the keys: for the test that kills the process at every
    /// one of them.
    #[doc(hidden)]
    pub fn at_each_step(&self, listener: impl Fn() + Send + Sync + 'static) {
        self.core.steps.listen(listener);
    }

    async fn begin(&self, purpose: Purpose, partnership: Option<PartnershipId>) -> Result<Tx, StoreError> {
        // What room the ballast gave is for the log of looks, which begins its transactions by itself.
        if purpose == Purpose::Write && !self.core.room.allows_changes() {
            return Err(StoreError::Full);
        }
        let inner = self.core.begin(purpose).await?;
        Ok(Tx::new(inner, partnership, Arc::clone(&self.core)))
    }

    /// A transaction that reads, bound to no partnership.
    pub async fn read(&self) -> Result<Tx, StoreError> {
        self.begin(Purpose::Read, None).await
    }

    /// A transaction that reads in this partnership.
    pub async fn read_in(&self, partnership: PartnershipId) -> Result<Tx, StoreError> {
        self.begin(Purpose::Read, Some(partnership)).await
    }

    /// A transaction that reads and sees one moment through all of its statements.
    pub(crate) async fn snapshot(&self) -> Result<Tx, StoreError> {
        self.begin(Purpose::Snapshot, None).await
    }

    /// A transaction that writes, bound to no partnership.
    pub async fn write(&self) -> Result<Tx, StoreError> {
        self.begin(Purpose::Write, None).await
    }

    /// A transaction that writes in this partnership.
    pub async fn write_in(&self, partnership: PartnershipId) -> Result<Tx, StoreError> {
        self.begin(Purpose::Write, Some(partnership)).await
    }

    /// Notes a look, or an attempt; returns when the entry is durable, and only then may anything be shown.
    ///
    /// # Errors
    /// `Full` or `Unavailable`: there is no entry, so there is no page.
    pub async fn note_look(&self, entry: Entry, by: &Actor, at: Instant) -> Result<(), StoreError> {
        self.looks.note(Noted::new(entry, by, at)).await
    }

    /// The keys of the clients.
    pub fn keys(&self) -> &Keys {
        &self.core.keys
    }

    /// Lets go of all connections; on SQLite the WAL is folded into the file.
    pub async fn close(&self) {
        self.core.engine.close().await;
        self.core.keys.close().await;
    }
}
