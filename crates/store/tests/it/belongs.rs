//! Database and keys of one house, one process that serves it, and backups that belong together.

use std::fs;

use age::{secrecy::ExposeSecret as _, x25519};
use schakel_domain::ids::{ClientId, PartnershipId};
use schakel_store::{
    Database, Parted, Store, StoreError, StoreSettings,
    backup::{BackupFault, backup, backup_keys, check_together, restore, restore_keys},
    values,
};

use crate::world::{World, id, now, on_sqlite, vault, worlds};

/// A house that knows a client, closed.
async fn with_a_client(world: &World) -> ClientId {
    let client = another_client(&world.store).await;
    world.store.close().await;
    client
}

async fn another_client(store: &Store) -> ClientId {
    let (client, partnership): (ClientId, PartnershipId) = (id(), id());
    store.keys().create(client, partnership).await.unwrap();
    let mut tx = store.write().await.unwrap();
    let made = "INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ($1, $2, 'Westhoek', $3, $4)";
    tx.execute(made, values![partnership, partnership.to_string(), true, now()]).await.unwrap();
    let made = "INSERT INTO client (client_id, partnership_id, created_at) VALUES ($1, $2, $3)";
    tx.execute(made, values![client, partnership, now()]).await.unwrap();
    tx.commit().await.unwrap();
    client
}

async fn refused(settings: &StoreSettings) -> Parted {
    let looked = Store::open_as_it_is(settings.clone(), vault()).await.map(|_| ()).unwrap_err();
    assert!(matches!(looked, StoreError::Parted(_)), "{looked}");
    let opened = Store::open(settings.clone(), vault()).await.map(|_| ());
    let Err(StoreError::Parted(why)) = opened else { unreachable!("{opened:?}") };
    why
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.rsplit('.').next() == Some("db"))
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn keys_that_are_lost_or_not_mounted_are_not_replaced_by_new_ones() {
    for world in worlds().await {
        let client = with_a_client(&world).await;
        let away = world.folder.join("away");
        fs::rename(&world.settings.keys, &away).unwrap();
        assert!(matches!(refused(&world.settings).await, Parted::NoKeys { .. }));
        assert!(!world.settings.keys.exists(), "nothing was made in their place");
        fs::rename(&away, &world.settings.keys).unwrap();
        let store = Store::open(world.settings.clone(), vault()).await.unwrap();
        assert!(store.keys().of(client).is_some());
        store.close().await;
    }
}

#[tokio::test]
async fn a_database_that_is_lost_or_not_mounted_is_not_replaced_by_an_empty_one() {
    let world = worlds().await.remove(0);
    with_a_client(&world).await;
    let away = world.folder.join("away");
    fs::rename(world.folder.join("schakel.db"), &away).unwrap();
    assert!(matches!(refused(&world.settings).await, Parted::NoData { .. }));
    assert_eq!(names(&world.folder), ["keys.db"], "nothing was made in its place");
    fs::rename(&away, world.folder.join("schakel.db")).unwrap();
    Store::open(world.settings.clone(), vault()).await.unwrap().close().await;
}

#[tokio::test]
async fn the_keys_of_another_house_are_refused_and_left_alone() {
    for world in worlds().await {
        with_a_client(&world).await;
        let (folder, other) = on_sqlite();
        let elsewhere = Store::open(other.clone(), vault()).await.unwrap();
        another_client(&elsewhere).await;
        elsewhere.close().await;
        let before = fs::read(&other.keys).unwrap();
        let mixed = StoreSettings { keys: other.keys.clone(), ..world.settings.clone() };
        assert!(matches!(refused(&mixed).await, Parted::OtherHouse { .. }));
        assert_eq!(fs::read(&other.keys).unwrap(), before);
        fs::remove_dir_all(folder).unwrap();
    }
}

#[tokio::test]
async fn whoever_only_looks_makes_nothing() {
    let (folder, settings) = on_sqlite();
    assert!(matches!(Store::open_as_it_is(settings, vault()).await, Err(StoreError::NotMade)));
    assert!(names(&folder).is_empty());
    for world in worlds().await {
        let mut tx = world.store.write().await.unwrap();
        tx.execute("DELETE FROM schema_version", values![]).await.unwrap();
        tx.commit().await.unwrap();
        world.store.close().await;
        let Err(StoreError::Schema(older)) = Store::open_as_it_is(world.settings.clone(), vault()).await else { unreachable!("opened") };
        assert!(older.to_string().contains("schakel migrate"), "{older}");
    }
}

#[tokio::test]
async fn a_second_process_does_not_serve_the_same_database() {
    for world in worlds().await {
        let first = world.store.serve_alone().await.unwrap();
        let beside = Store::open(world.settings.clone(), vault()).await.unwrap();
        let Err(StoreError::Served { by }) = beside.serve_alone().await else { unreachable!("two serve") };
        assert!(by.contains(&std::process::id().to_string()), "it says which process: {by}");
        if let Database::Postgres(_) = &world.settings.database {
            // From another machine, with a copy of the keys: only the server knows.
            let folder = world.folder.join("elsewhere");
            fs::create_dir(&folder).unwrap();
            fs::copy(&world.settings.keys, folder.join("keys.db")).unwrap();
            let far = StoreSettings { keys: folder.join("keys.db"), ..world.settings.clone() };
            let far = Store::open(far, vault()).await.unwrap();
            let Err(StoreError::Served { by }) = far.serve_alone().await else { unreachable!("two serve") };
            assert!(by.contains("since"), "{by}");
            far.close().await;
        }
        drop(first);
        // The server lets go as soon as it sees the end of the connection.
        let mut again = beside.serve_alone().await;
        for _ in 0..100 {
            if again.is_ok() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            again = beside.serve_alone().await;
        }
        assert!(again.is_ok(), "{again:?}");
        drop(again);
        beside.close().await;
    }
}

struct Safe {
    secret: String,
    recipients: Vec<String>,
}

fn safe() -> Safe {
    let identity = x25519::Identity::generate();
    Safe { secret: identity.to_string().expose_secret().to_owned(), recipients: vec![identity.to_public().to_string()] }
}

#[tokio::test]
async fn data_with_older_keys_are_not_restored_before_somebody_says_how_many_clients_are_lost() {
    let safe = safe();
    for world in worlds().await {
        let (data, old, new) = (world.folder.join("data"), world.folder.join("old"), world.folder.join("new"));
        another_client(&world.store).await;
        backup_keys(&world.store, &old, &safe.recipients).await.unwrap();
        another_client(&world.store).await;
        another_client(&world.store).await;
        backup_keys(&world.store, &new, &safe.recipients).await.unwrap();
        backup(&world.store, &data, &safe.recipients, now()).await.unwrap();
        world.store.close().await;

        let together = async |keys| check_together(&data, keys, &safe.secret, &vault(), None).await.unwrap();
        assert_eq!(together(&new).await.without_key, 0);
        assert_eq!(together(&old).await.without_key, 2);
        let here = check_together(&data, &old, &safe.secret, &vault(), Some(&world.settings.keys)).await.unwrap();
        assert_eq!(here.without_key, 0, "their keys are here");

        let (folder, fresh) = on_sqlite();
        restore_keys(&fresh, &vault(), &old, &safe.secret).await.unwrap();
        for said in [0, 1, 3] {
            let refused = restore(&fresh, &vault(), &data, &safe.secret, now(), said).await;
            assert!(matches!(refused, Err(BackupFault::WithoutKeys(2))), "{refused:?}");
        }
        assert_eq!(names(&folder), ["keys.db"], "nothing was made");
        restore(&fresh, &vault(), &data, &safe.secret, now(), 2).await.unwrap();
        // The newest keys can come afterwards as well.
        restore_keys(&fresh, &vault(), &new, &safe.secret).await.unwrap();
        let store = Store::open(fresh, vault()).await.unwrap();
        assert_eq!(store.keys().count(), 3);
        store.close().await;
        fs::remove_dir_all(folder).unwrap();
    }
}

#[tokio::test]
async fn backups_of_another_installation_are_refused_and_nothing_changes() {
    let safe = safe();
    for world in worlds().await {
        let client = another_client(&world.store).await;
        let (folder, other) = on_sqlite();
        let elsewhere = Store::open(other, vault()).await.unwrap();
        another_client(&elsewhere).await;
        let (data, keys, own) = (folder.join("data"), folder.join("keys"), folder.join("own"));
        backup(&elsewhere, &data, &safe.recipients, now()).await.unwrap();
        backup_keys(&elsewhere, &keys, &safe.recipients).await.unwrap();
        backup(&world.store, &own, &safe.recipients, now()).await.unwrap();
        elsewhere.close().await;
        world.store.close().await;

        let mixed = check_together(&own, &keys, &safe.secret, &vault(), None).await;
        assert!(matches!(mixed, Err(BackupFault::OtherHouse)), "{mixed:?}");
        let refused = restore_keys(&world.settings, &vault(), &keys, &safe.secret).await;
        assert!(matches!(refused, Err(BackupFault::OtherHouse)), "{refused:?}");
        let refused = restore(&world.settings, &vault(), &data, &safe.secret, now(), 1).await;
        assert!(matches!(refused, Err(BackupFault::OtherHouse)), "{refused:?}");
        let store = Store::open(world.settings.clone(), vault()).await.unwrap();
        assert!(store.keys().of(client).is_some());
        store.close().await;
        fs::remove_dir_all(folder).unwrap();
    }
}

#[tokio::test]
async fn nothing_is_restored_while_somebody_serves() {
    let safe = safe();
    for world in worlds().await {
        another_client(&world.store).await;
        let data = world.folder.join("data");
        backup(&world.store, &data, &safe.recipients, now()).await.unwrap();
        if let Database::Postgres(_) = &world.settings.database {
            // As from another machine: no lock of a file stands in the way.
            let keys = world.folder.join("keys");
            backup_keys(&world.store, &keys, &safe.recipients).await.unwrap();
            let far = StoreSettings { keys: world.folder.join("elsewhere/keys.db"), ..world.settings.clone() };
            restore_keys(&far, &vault(), &keys, &safe.secret).await.unwrap();
            let serving = world.store.serve_alone().await.unwrap();
            let refused = restore(&far, &vault(), &data, &safe.secret, now(), 0).await;
            assert!(matches!(refused, Err(BackupFault::Running)), "{refused:?}");
            drop(serving);
        }
        world.store.close().await;
    }
}
