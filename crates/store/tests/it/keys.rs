//! The keys of the clients.

use schakel_domain::ids::{ClientId, PartnershipId};
use schakel_store::{
    Entry, Sealed, Store, StoreError,
    keys::{root_of_house, root_uses, turn},
};
use schakel_vault::{Place, Purpose, RootKey};

use crate::world::{coordinator, id, may_read, new_vault, now, vault, vault_of, worlds};

#[tokio::test]
async fn a_key_is_there_again_after_the_store_was_closed() {
    for world in worlds().await {
        let (client, partnership): (ClientId, PartnershipId) = (id(), id());
        world.store.keys().create(client, partnership).await.unwrap();
        let sealed = world.store.read().await.unwrap().seal(client, "registration", "contact", 1, &"zoe@example.org").unwrap();
        world.store.close().await;

        let store = Store::open(world.settings.clone(), vault()).await.unwrap();
        let tx = store.read().await.unwrap();
        let open = |column: &'static str, row: i32| tx.open(client, &Sealed::<String>::at("registration", column, row, &sealed));
        assert_eq!(open("contact", 1).unwrap().as_deref(), Some("zoe@example.org"));
        assert!(matches!(open("contact", 2), Err(StoreError::Inconsistent { .. })), "moved to another row");
        assert!(matches!(open("identity", 1), Err(StoreError::Inconsistent { .. })), "moved to another column");
        drop(tx);
        store.close().await;
    }
}

#[tokio::test]
async fn more_keys_than_one_page_are_all_there_again() {
    let world = worlds().await.remove(0);
    let partnerships: [PartnershipId; 2] = [id(), id()];
    let mut clients: Vec<ClientId> = Vec::new();
    for number in 0..1_050 {
        clients.push(id());
        world.store.keys().create(clients[number], partnerships[number % 2]).await.unwrap();
    }
    let sealed = world.store.read().await.unwrap().seal(clients[1_049], "registration", "told", 1, &"klaar").unwrap();
    world.store.close().await;
    let store = Store::open(world.settings.clone(), vault()).await.unwrap();
    assert_eq!(store.keys().count(), 1_050);
    assert!(clients.iter().all(|client| store.keys().of(*client).is_some()));
    let told: Option<String> = store.read().await.unwrap().open(clients[1_049], &Sealed::at("registration", "told", 1, &sealed)).unwrap();
    assert_eq!(told.as_deref(), Some("klaar"));
    store.close().await;
}

#[tokio::test]
async fn two_at_once_make_one_key() {
    for world in worlds().await {
        let (client, partnership): (ClientId, PartnershipId) = (id(), id());
        let keys = world.store.keys();
        let (one, other) = tokio::join!(keys.create(client, partnership), keys.create(client, partnership));
        assert!(std::sync::Arc::ptr_eq(&one.unwrap(), &other.unwrap()));
    }
}

#[tokio::test]
async fn a_destroyed_key_leaves_nothing_to_read() {
    for world in worlds().await {
        let (client, partnership): (ClientId, PartnershipId) = (id(), id());
        let by = coordinator(partnership);
        world.store.keys().create(client, partnership).await.unwrap();
        let sealed = world.store.read().await.unwrap().seal(client, "registration", "contact", 1, &"zoe@example.org").unwrap();
        let entry = Entry::of(&may_read(&by, client)).reason("Zoë belde");
        world.store.note_look(entry, &by, now()).await.unwrap();

        world.store.keys().destroy(client, now()).await.unwrap();
        let mut tx = world.store.read().await.unwrap();
        assert_eq!(tx.open(client, &Sealed::<String>::at("registration", "contact", 1, &sealed)).unwrap(), None);
        let row = tx.log_latest(1).await.unwrap().remove(0);
        assert!(row.payload.is_some());
        assert_eq!(tx.open_payload(&row).unwrap(), None);
        assert!(matches!(tx.seal(client, "a", "b", 1, &1), Err(StoreError::NoKey(_))));
        drop(tx);
        assert!(matches!(world.store.keys().create(client, partnership).await, Err(StoreError::NoKey(_))), "nobody comes back");
        assert_eq!(world.store.keys().destroyed(), vec![(client, now())]);
        // The chain is over the sealed bytes, so it still closes.
        assert!(world.store.verify_log(&[]).await.unwrap().is_whole());

        // Gone from the file, its free pages and its log too.
        let wal = world.settings.keys.with_extension("db-wal");
        assert_eq!(std::fs::metadata(wal).map_or(0, |wal| wal.len()), 0);
        let bytes = std::fs::read(&world.settings.keys).unwrap();
        let needle = client.to_string();
        let hits = bytes.windows(needle.len()).filter(|window| *window == needle.as_bytes()).count();
        assert!(hits <= 2, "only the tombstone and its index name the client: {hits}");
    }
}

#[tokio::test]
async fn another_root_key_is_refused() {
    for world in worlds().await {
        world.store.close().await;
        let opened = Store::open(world.settings.clone(), new_vault(99)).await;
        assert!(matches!(opened, Err(StoreError::WrongRootKey)));
        Store::open(world.settings.clone(), vault()).await.unwrap();
    }
}

#[tokio::test]
async fn a_house_from_before_it_had_a_secret_turns_its_root_key_and_everything_goes_on() {
    for world in worlds().await {
        let (client, partnership): (ClientId, PartnershipId) = (id(), id());
        world.store.keys().create(client, partnership).await.unwrap();
        let sealed = world.store.read().await.unwrap().seal(client, "registration", "contact", 1, &"zoe@example.org").unwrap();
        let place = Place { table: "factor", column: "secret", row: "1", owner: "house" };
        let of_house = vault().seal(vault().house_key(), &place, b"geheim");
        let hashed = vault().keyed_hash(Purpose::RegistrationCode, b"een code");
        // Not under a store that works with it.
        let busy = turn(&world.settings, &vault(), &RootKey::from_bytes([9; 32]), now()).await;
        assert!(matches!(busy, Err(StoreError::Served { .. })));
        world.store.close().await;

        assert_eq!(turn(&world.settings, &vault(), &RootKey::from_bytes([9; 32]), now()).await.unwrap().keys, 2);
        let again = turn(&world.settings, &vault(), &RootKey::from_bytes([8; 32]), now()).await;
        assert!(matches!(again, Err(StoreError::WrongRootKey)), "the old one turns nothing any more");
        assert!(Store::open(world.settings.clone(), vault()).await.is_err(), "nor opens anything");
        let root = root_of_house(&world.settings, RootKey::from_bytes([9; 32]), None).await.unwrap();
        let turned = vault_of(root);
        assert_eq!(turned.keyed_hash(Purpose::RegistrationCode, b"een code"), hashed, "a code opens what it opened");
        assert_eq!(&**turned.open(turned.house_key(), &place, &of_house).unwrap(), b"geheim", "and so do the second factors");
        let store = Store::open(world.settings.clone(), turned).await.unwrap();
        let tx = store.read().await.unwrap();
        let opened: Option<String> = tx.open(client, &Sealed::at("registration", "contact", 1, &sealed)).unwrap();
        assert_eq!(opened.as_deref(), Some("zoe@example.org"));
        drop(tx);
        assert!(store.doctor().await.unwrap().iter().all(|looked| looked.faults.is_empty()));
        let uses = root_uses(&world.settings).unwrap();
        assert_eq!(uses.iter().map(|used| (used.since, used.now)).collect::<Vec<_>>(), [(now(), true)]);
        store.close().await;
    }
}
