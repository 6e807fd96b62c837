//! Puts the house together: folders, root key, vault, store, policies, application.

use std::{fs, path::Path, sync::Arc};

use anyhow::{Context as _, bail};
use schakel_access::Access;
use schakel_app::{
    App, AppParts, Ctx,
    identity::{Identity, resume},
    ports::{Clock, Randomness},
};
use schakel_domain::{
    actor::{Actor, Role},
    ids::{MembershipId, PersonId},
};
use schakel_store::{Database as StoreDatabase, Store, StoreError, StoreSettings, keys::root_of_house, migrate};
use schakel_vault::{RootKey, Vault};
use uuid::Uuid;

use crate::{
    config::{Config, Database},
    folder,
    playbook::book_with,
    root,
};

/// Marks a data folder as one of a demonstration.
pub(crate) const DEMO_MARK: &str = "DEMONSTRATION.txt";

/// What the application stands on, before it is opened.
pub(crate) struct Ground {
    pub(crate) root: RootKey,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Randomness>,
}

/// Checks folders and root key: everything that can be refused before the database is touched.
pub(crate) fn ground(config: &Config, clock: Arc<dyn Clock>, random: Arc<dyn Randomness>) -> anyhow::Result<Ground> {
    if config.data.join(DEMO_MARK).exists() {
        bail!(
            "{} is the data folder of a demonstration, and anybody can sign in there. Name another folder for real use: `data`.",
            config.data.display()
        );
    }
    grounded(config, clock, random)
}

/// As [`ground`], also for a demonstration.
pub(crate) fn grounded(config: &Config, clock: Arc<dyn Clock>, random: Arc<dyn Randomness>) -> anyhow::Result<Ground> {
    // The key first: without one, nobody should find folders made for nothing.
    let root = root::load(config)?;
    folder::closed(&config.data, "the data folder")?;
    folder::closed(&config.keys, "the folder of the keys")?;
    if inside(&config.keys, &config.data) {
        bail!("The folder of the keys, {}, leads into the data folder. A copy of the data must hold no keys.", config.keys.display());
    }
    Ok(Ground { root, clock, random })
}

/// Opens the application: the store is brought to this version's schema on the way.
pub(crate) async fn open(config: &Config, ground: Ground) -> anyhow::Result<App> {
    let Ground { root, clock, random } = ground;
    let root = with_house(config, root, Some(&*random)).await?;
    let vault = Arc::new(Vault::new(root, Arc::clone(&random)).with_hash_cost(config.hash_cost));
    let store = named(config, Store::open(store_settings(config), Arc::clone(&vault)).await)?;
    store.keys().note_root(clock.now()).await.context("since when the root key is in use cannot be noted")?;
    put_together(config, store, vault, clock, random).await
}

/// The root key with the secret of its house. A house that is made now gets one, where something may be made.
async fn with_house(config: &Config, root: RootKey, makes: Option<&dyn Randomness>) -> anyhow::Result<RootKey> {
    named(config, root_of_house(&store_settings(config), root, makes).await)
}

async fn put_together(
    config: &Config,
    store: Store,
    vault: Arc<Vault>,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Randomness>,
) -> anyhow::Result<App> {
    let access = Access::new().context("the policies cannot be read")?;
    let identity = Identity::at(&config.public_url);
    let draft = config.playbook_draft.as_deref().map(|path| book_with(Some(path))).transpose()?;
    let app = App::new(AppParts { store, access, vault, clock, random, identity }).with_draft(draft);
    if config.hash_aim.is_some() {
        resume(&app, config.hash_cost).await.context("the cost of hashing passwords cannot be read")?;
    }
    Ok(app)
}

/// What only looks opens the store as it is.
pub(crate) async fn open_to_look(config: &Config, ground: Ground) -> anyhow::Result<App> {
    let Ground { root, clock, random } = ground;
    let root = with_house(config, root, None).await?;
    let vault = Arc::new(Vault::new(root, Arc::clone(&random)).with_hash_cost(config.hash_cost));
    let store = named(config, Store::open_as_it_is(store_settings(config), Arc::clone(&vault)).await)?;
    put_together(config, store, vault, clock, random).await
}

fn named<T>(config: &Config, opened: Result<T, StoreError>) -> anyhow::Result<T> {
    opened.with_context(|| match &config.database {
        Database::Sqlite => format!("the database in {} cannot be used", config.data.display()),
        Database::Postgres(_) => "the PostgreSQL database cannot be used".to_owned(),
    })
}

/// The settings as the store wants them.
pub(crate) fn store_settings(config: &Config) -> StoreSettings {
    let database = match &config.database {
        Database::Sqlite => StoreDatabase::Sqlite(config.data.clone()),
        Database::Postgres(url) => StoreDatabase::Postgres(url.clone()),
    };
    let mut settings = StoreSettings::new(database, config.keys.join("keys.db"));
    settings.connections = config.connections;
    settings.log_name.clone_from(&config.log_name);
    settings
}

/// The newest schema that this program knows.
pub(crate) fn schema() -> i64 {
    migrate::newest()
}

/// The one at the machine: acts as platform administrator. Nobody signed in, so the log tells a person and a membership
/// of zeros.
pub(crate) fn at_the_machine(app: &App) -> Ctx {
    let nobody = Uuid::nil();
    let by = Actor {
        role: Role::PlatformAdmin,
        person: Some(PersonId::from_uuid(nobody)),
        membership: Some(MembershipId::from_uuid(nobody)),
        ..Actor::visitor()
    };
    Ctx { stepped_up: true, ..Ctx::new(by, app.now()) }
}

fn inside(path: &Path, folder: &Path) -> bool {
    match (fs::canonicalize(path), fs::canonicalize(folder)) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}
