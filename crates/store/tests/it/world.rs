//! A small house for each test: an empty database on each engine, keys, and people who may do things.

use std::{
    fs,
    path::PathBuf,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use schakel_access::{Access, Permit};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    acts::{ImportPartnerships, ListInbox, ReadRegistration},
    ids::{ClientId, Id, MembershipId, PartnershipId, RegistrationId},
    registration::State,
    resource::{PartnershipRef, Platform, RegistrationRef},
    time::Instant,
};
use schakel_store::{
    Database, Entry, Store, StoreError, StoreSettings,
    listing::{Listed, Turn},
};
use schakel_vault::{Randomness, RootKey, Vault};

/// Random bytes that are the same in every run.
struct Seeded(AtomicU64);

impl Randomness for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            // splitmix64.
            let mut x = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (x ^ (x >> 31)).to_le_bytes()[0];
        }
    }
}

/// Throws that are the same in every run.
pub(crate) struct Dice(Seeded);

impl Dice {
    pub(crate) const fn from(seed: u64) -> Self {
        Self(Seeded(AtomicU64::new(seed)))
    }

    /// A number below this one.
    pub(crate) fn below(&self, most: usize) -> usize {
        let mut bytes = [0; 7];
        self.0.fill(&mut bytes);
        let thrown = bytes.iter().fold(0_usize, |all, byte| all.wrapping_mul(31).wrapping_add(usize::from(*byte)));
        thrown % most
    }

    /// One of these.
    pub(crate) fn one<T: Copy>(&self, of: &[T]) -> T {
        *of.get(self.below(of.len())).expect("some to choose from")
    }

    /// Some of these, none and all included.
    pub(crate) fn some<T: Copy>(&self, of: &[T]) -> Vec<T> {
        of.iter().copied().filter(|_| self.below(2) == 0).collect()
    }

    /// Somebody of this partnership, in any role and standing, of any kind of organisation, with one of these memberships.
    pub(crate) fn actor(&self, partnership: PartnershipId, memberships: &[MembershipId]) -> Actor {
        Actor {
            role: self.one(Role::OF_MEMBERS),
            // Most of them active, or there would be little to see.
            standing: self.one(&[Standing::Active, Standing::Active, Standing::Active, Standing::Suspended, Standing::Ended]),
            kind: Some(if self.below(3) == 0 { self.one(OrganisationKind::ALL) } else { OrganisationKind::Ocmw }),
            membership: Some(self.one(memberships)),
            ..coordinator(partnership)
        }
    }
}

/// The rows of a list page by page, from the first to the last and back again: the same pages both ways. In the order of the list.
pub(crate) async fn there_and_back<T, B: Copy, I: Copy + PartialEq + std::fmt::Debug>(
    mut page: impl AsyncFnMut(Turn<B>) -> Listed<T, B>,
    id: impl Fn(&T) -> I,
) -> Vec<I> {
    let ids = |listed: &Listed<T, B>| listed.rows.iter().map(&id).collect::<Vec<_>>();
    let mut listed = page(Turn::First).await;
    assert!(listed.previous.is_none(), "nothing stands before the first page");
    let mut forth = vec![ids(&listed)];
    while let Some(next) = listed.next {
        listed = page(Turn::After(next)).await;
        forth.push(ids(&listed));
    }
    let mut back = vec![ids(&listed)];
    while let Some(previous) = listed.previous {
        listed = page(Turn::Before(previous)).await;
        back.push(ids(&listed));
    }
    back.reverse();
    assert_eq!(forth, back);
    forth.concat()
}

static NUMBER: AtomicU64 = AtomicU64::new(1);

/// The vault of all tests; hashing for nobody costs too much to make one each time.
pub(crate) fn vault() -> Arc<Vault> {
    static VAULT: OnceLock<Arc<Vault>> = OnceLock::new();
    Arc::clone(VAULT.get_or_init(|| new_vault(1)))
}

/// A vault with this root key.
pub(crate) fn vault_of(root: RootKey) -> Arc<Vault> {
    Arc::new(Vault::new(root, Arc::new(Seeded(AtomicU64::new(7)))))
}

/// A vault with another root key.
pub(crate) fn new_vault(seed: u64) -> Arc<Vault> {
    let random = Arc::new(Seeded(AtomicU64::new(seed)));
    Arc::new(Vault::new(RootKey::generate(&*random), random))
}

fn access() -> &'static Access {
    static ACCESS: OnceLock<Access> = OnceLock::new();
    ACCESS.get_or_init(|| Access::new().unwrap())
}

/// A fresh identifier.
pub(crate) fn id<T>() -> Id<T> {
    let number = u128::from(NUMBER.fetch_add(1, Ordering::Relaxed));
    format!("0190f3c2-7c1e-7abc-8def-{number:012x}").parse().unwrap()
}

/// The moment at which tests stand.
pub(crate) fn now() -> Instant {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

/// An open store in a folder of its own.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) settings: StoreSettings,
    pub(crate) folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Settings of an empty house on SQLite.
pub(crate) fn on_sqlite() -> (PathBuf, StoreSettings) {
    let folder = folder();
    (folder.clone(), StoreSettings::in_folder(folder))
}

/// Settings of an empty house on PostgreSQL, if there is a server: a schema of its own.
#[expect(clippy::disallowed_methods, reason = "tests learn from the environment where the server is")]
pub(crate) async fn on_postgres() -> Option<(PathBuf, StoreSettings)> {
    let url = std::env::var("SCHAKEL_TEST_PG").ok()?;
    let folder = folder();
    let schema = folder.file_name().unwrap().to_str().unwrap().replace('-', "_");
    let pool = sqlx::PgPool::connect(&url).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&pool).await.unwrap();
    pool.close().await;
    let mark = if url.contains('?') { '&' } else { '?' };
    let url = format!("{url}{mark}options=-csearch_path%3D{schema}");
    let settings = StoreSettings::new(Database::Postgres(url), folder.join("keys.db"));
    Some((folder, settings))
}

fn folder() -> PathBuf {
    static START: OnceLock<u128> = OnceLock::new();
    let start = START.get_or_init(|| std::time::UNIX_EPOCH.elapsed().unwrap().as_micros());
    let folder = std::env::temp_dir().join(format!("schakel-store-{start:x}-{}", NUMBER.fetch_add(1, Ordering::Relaxed)));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// An empty house on each engine there is.
pub(crate) async fn worlds() -> Vec<World> {
    let mut places = vec![on_sqlite()];
    places.extend(on_postgres().await);
    let mut worlds = Vec::new();
    for (folder, settings) in places {
        let store = Store::open(settings.clone(), vault()).await.unwrap();
        worlds.push(World { store, settings, folder });
    }
    worlds
}

/// A coordinator of this partnership.
pub(crate) fn coordinator(partnership: PartnershipId) -> Actor {
    Actor {
        role: Role::Coordinator,
        standing: Standing::Active,
        person: Some(id()),
        membership: Some(id()),
        organisation: Some(id()),
        kind: Some(OrganisationKind::Ocmw),
        partnership: Some(partnership),
        client: None,
    }
}

/// A permit to see the list of registrations.
pub(crate) fn may_list(by: &Actor) -> Permit<ListInbox> {
    access().authorize(by, &PartnershipRef::at(by.partnership.unwrap(), true)).unwrap()
}

/// A permit to take in partnerships.
pub(crate) fn may_import() -> Permit<ImportPartnerships> {
    let by = Actor { role: Role::PlatformAdmin, partnership: None, organisation: None, kind: None, ..coordinator(id()) };
    access().authorize(&by, &Platform).unwrap()
}

/// A permit to read a registration of this client.
pub(crate) fn may_read(by: &Actor, client: ClientId) -> Permit<ReadRegistration> {
    let registration: RegistrationId = id();
    let partnership = by.partnership.unwrap();
    let on = RegistrationRef { id: registration, partnership, client, state: State::Received, assigned: None, supporter: None };
    access().authorize(by, &on).unwrap()
}

impl World {
    /// Notes so many looks of a list.
    pub(crate) async fn looks(&self, by: &Actor, count: usize) {
        self.looks_at(by, count, now()).await;
    }

    /// Notes so many looks of a list at a moment.
    pub(crate) async fn looks_at(&self, by: &Actor, count: usize, at: Instant) {
        for _ in 0..count {
            self.store.note_look(Entry::of(&may_list(by)), by, at).await.unwrap();
        }
    }

    /// Runs one statement in a transaction of its own.
    pub(crate) async fn run(&self, sql: &'static str) -> Result<u64, StoreError> {
        let mut tx = self.store.write().await?;
        let rows = tx.execute(sql, vec![]).await?;
        tx.commit().await?;
        Ok(rows)
    }
}
