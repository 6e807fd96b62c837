//! Backup and restore, on each engine and from one to the other.

use std::{fs, path::PathBuf};

use age::{secrecy::ExposeSecret, x25519};
use schakel_domain::ids::{ClientId, PartnershipId, RegistrationId};
use schakel_store::{
    Entry, Store, Touched,
    backup::{BackupFault, backup, backup_keys, check, restore, restore_keys},
    values,
};

use crate::world::{World, coordinator, id, may_read, new_vault, now, on_postgres, on_sqlite, vault, worlds};

struct Safe {
    secret: String,
    recipients: Vec<String>,
}

fn safe() -> Safe {
    let identity = x25519::Identity::generate();
    Safe { secret: identity.to_string().expose_secret().to_owned(), recipients: vec![identity.to_public().to_string()] }
}

/// A house with a client whose look was noted, and more than one page of the log.
async fn filled(world: &World) -> (ClientId, PartnershipId) {
    let (client, partnership): (ClientId, PartnershipId) = (id(), id());
    let by = coordinator(partnership);
    world.store.keys().create(client, partnership).await.unwrap();
    let entry = Entry::of(&may_read(&by, client)).reason("Zoë ❤ \"belde\"\n");
    world.store.note_look(entry, &by, now()).await.unwrap();
    world.looks(&by, 20).await;
    let mut tx = world.store.write().await.unwrap();
    for number in 0..1_100 {
        tx.keep_form_outcome(id(), "registration.add", &number.to_string(), now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    merged_registrations(world, client, partnership).await;
    (client, partnership)
}

/// Two registrations of one client, of which the one that sorts first is joined to the other.
async fn merged_registrations(world: &World, client: ClientId, partnership: PartnershipId) {
    let (first, second): (RegistrationId, RegistrationId) = (id(), id());
    let mut tx = world.store.write_in(partnership).await.unwrap();
    let made = "INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ($1, 'westhoek', 'Westhoek', $2, $3)";
    tx.execute(made, values![partnership, true, now()]).await.unwrap();
    let made = "INSERT INTO client (client_id, partnership_id, created_at) VALUES ($1, $2, $3)";
    tx.execute(made, values![client, partnership, now()]).await.unwrap();
    for (one, into) in [(second, None), (first, Some(second))] {
        let seal = |column: &'static str| tx.seal(client, "registration", column, one, &"Zoë").unwrap();
        let (state, before) = if into.is_some() { ("merged", Some("received")) } else { ("received", None) };
        let values = values![
            one,
            partnership,
            client,
            state,
            before,
            now(),
            into,
            seal("identity"),
            seal("contact"),
            seal("told"),
            one.to_string().as_bytes()
        ];
        let made = "INSERT INTO registration (registration_id, partnership_id, client_id, state, state_before_merge, channel, language, \
            received_at, merged_into, helper_kind, identity, contact, told, code_hash, version) \
            VALUES ($1, $2, $3, $4, $5, 'web', 'nl', $6, $7, 'nobody', $8, $9, $10, $11, 1)";
        tx.execute(made, values).await.unwrap();
        tx.touch_in(partnership, Touched::Registration(one));
    }
    tx.commit().await.unwrap();
}

async fn log_rows(store: &Store) -> Vec<schakel_store::log::LogRow> {
    store.read().await.unwrap().log_page(0, 10_000).await.unwrap()
}

#[tokio::test]
async fn data_come_back_on_the_same_engine_and_on_the_other() {
    let safe = safe();
    for world in worlds().await {
        filled(&world).await;
        let file = world.folder.join("data.schakel");
        let made = backup(&world.store, &file, &safe.recipients, now()).await.unwrap();
        assert_eq!(made.tables["log"], 21);
        assert_eq!(made.tables["registration"], 2);
        assert_eq!(made.tables["form_outcome"], 1_100);
        assert!(made.checkpoint.is_some());
        assert_eq!(check(&file, &safe.secret, &vault()).await.unwrap(), made);
        let before = log_rows(&world.store).await;

        let mut places = vec![on_sqlite()];
        places.extend(on_postgres().await);
        for (folder, settings) in places {
            let restored = restore(&settings, &vault(), &file, &safe.secret, now(), 1).await.unwrap();
            assert_eq!(restored, made);
            let store = Store::open(settings, vault()).await.unwrap();
            let mut after = log_rows(&store).await;
            let last = after.pop().unwrap();
            assert_eq!((last.act.as_str(), last.role.as_str()), ("house.restore", "house"));
            assert_eq!(after, before);
            assert!(store.verify_log(&made.checkpoint.clone().into_iter().collect::<Vec<_>>()).await.unwrap().is_whole());
            // Nothing differs but what the restore itself noted.
            let again = backup(&store, &folder.join("again"), &safe.recipients, now()).await.unwrap();
            assert_eq!(again.tables["form_outcome"], made.tables["form_outcome"]);
            store.close().await;
            fs::remove_dir_all(folder).unwrap();
        }
    }
}

#[tokio::test]
async fn equal_data_have_equal_hashes_on_both_engines() {
    let safe = safe();
    for world in worlds().await {
        filled(&world).await;
        let file = world.folder.join("data.schakel");
        backup(&world.store, &file, &safe.recipients, now()).await.unwrap();
        let mut hashes = Vec::new();
        let mut places = vec![on_sqlite()];
        places.extend(on_postgres().await);
        for (folder, settings) in places {
            restore(&settings, &vault(), &file, &safe.secret, now(), 1).await.unwrap();
            let store = Store::open(settings, vault()).await.unwrap();
            // Randomly sealed and numbered by the moment: the one thing in which two restores differ.
            let mut tx = store.write().await.unwrap();
            for sql in [
                "DELETE FROM log WHERE act = 'house.restore'",
                "UPDATE log_head SET size = size - 1, hash = (SELECT hash FROM log ORDER BY seq DESC LIMIT 1)",
            ] {
                tx.execute(sql, vec![]).await.unwrap();
            }
            tx.commit().await.unwrap();
            hashes.push(backup(&store, &folder.join("again"), &safe.recipients, now()).await.unwrap().sha256);
            store.close().await;
            fs::remove_dir_all(folder).unwrap();
        }
        assert!(hashes.windows(2).all(|pair| pair[0] == pair[1]), "{hashes:?}");
    }
}

#[tokio::test]
async fn a_damaged_backup_is_refused_whole_and_nothing_changes() {
    let safe = safe();
    for world in worlds().await {
        filled(&world).await;
        let file = world.folder.join("data.schakel");
        backup(&world.store, &file, &safe.recipients, now()).await.unwrap();
        let before = log_rows(&world.store).await;
        world.store.close().await;
        let good = fs::read(&file).unwrap();
        let bad = world.folder.join("bad.schakel");
        let step = good.len() / 23;
        let mut damaged: Vec<(String, Vec<u8>)> = (0..24)
            .map(|number| {
                let mut bytes = good.clone();
                let place = (number * step).min(good.len() - 1);
                bytes[place] ^= 0x10;
                (format!("bit of byte {place}"), bytes)
            })
            .collect();
        damaged.extend((0..12).map(|number| (format!("cut at {number}/12"), good[..good.len() * number / 12].to_vec())));
        damaged.push(("without its last byte".to_owned(), good[..good.len() - 1].to_vec()));
        damaged.push(("with a byte too many".to_owned(), [good.as_slice(), b"x"].concat()));
        for (how, bytes) in damaged {
            fs::write(&bad, bytes).unwrap();
            let refused = restore(&world.settings, &vault(), &bad, &safe.secret, now(), 0).await;
            assert!(refused.is_err(), "{how}");
        }
        let store = Store::open(world.settings.clone(), vault()).await.unwrap();
        assert_eq!(log_rows(&store).await, before);
        store.close().await;
    }
}

#[tokio::test]
async fn what_is_not_ours_is_told_apart() {
    let (safe, other) = (safe(), safe());
    let world = worlds().await.remove(0);
    filled(&world).await;
    let (data, keys) = (world.folder.join("data"), world.folder.join("keys"));
    backup(&world.store, &data, &safe.recipients, now()).await.unwrap();
    backup_keys(&world.store, &keys, &safe.recipients).await.unwrap();
    let none: PathBuf = world.folder.join("none");
    let tried = async |path: &PathBuf, secret: &str| restore(&world.settings, &vault(), path, secret, now(), 0).await.unwrap_err();
    assert!(matches!(tried(&data, &other.secret).await, BackupFault::NotForYou));
    assert!(matches!(tried(&data, "geheim").await, BackupFault::BadKey(_)));
    assert!(matches!(tried(&none, &safe.secret).await, BackupFault::Io(_)));
    assert!(matches!(tried(&keys, &safe.secret).await, BackupFault::OtherKind("data")));
    assert!(matches!(tried(&data, &safe.secret).await, BackupFault::Running), "the store is still open");
    let refused = check(&data, &safe.secret, &new_vault(77)).await;
    assert!(matches!(refused, Err(BackupFault::OtherSecret)));
    let refused = backup(&world.store, &none, &["age1nobody".to_owned()], now()).await;
    assert!(matches!(refused, Err(BackupFault::BadKey(_))));
    assert!(!none.exists());
    let parts = fs::read_dir(&world.folder).unwrap().filter(|file| file.as_ref().unwrap().path().extension() == Some("part".as_ref()));
    assert_eq!(parts.count(), 0, "nothing half-made is left");
}

#[tokio::test]
async fn a_destroyed_client_stays_unreadable_in_an_older_backup() {
    let safe = safe();
    for world in worlds().await {
        let (client, partnership) = filled(&world).await;
        let (data, keys) = (world.folder.join("data"), world.folder.join("keys"));
        backup(&world.store, &data, &safe.recipients, now()).await.unwrap();
        backup_keys(&world.store, &keys, &safe.recipients).await.unwrap();
        world.store.keys().destroy(client, now()).await.unwrap();
        world.store.close().await;

        restore(&world.settings, &vault(), &data, &safe.secret, now(), 0).await.unwrap();
        // Even with the older keys: the tombstone wins.
        restore_keys(&world.settings, &vault(), &keys, &safe.secret).await.unwrap();
        let store = Store::open(world.settings.clone(), vault()).await.unwrap();
        let seen = store.read_in(partnership).await.unwrap().log_of_client(client, 10).await.unwrap();
        assert_eq!(seen.len(), 1);
        assert_eq!(seen[0].words.reason, None);
        assert!(store.keys().of(client).is_none() && store.keys().is_destroyed(client));
        assert!(store.doctor().await.unwrap().iter().all(|looked| looked.faults.is_empty()));
        store.close().await;
    }
}

#[tokio::test]
async fn keys_come_back_beside_newer_ones() {
    let safe = safe();
    for world in worlds().await {
        let (client, partnership) = filled(&world).await;
        let keys = world.folder.join("keys.schakel");
        assert_eq!(backup_keys(&world.store, &keys, &safe.recipients).await.unwrap(), 2);
        let (newer, elsewhere): (ClientId, PartnershipId) = (id(), id());
        world.store.close().await;

        let kept = fs::read(&keys).unwrap();
        for place in (0..kept.len()).step_by(37) {
            let mut bytes = kept.clone();
            bytes[place] ^= 1;
            fs::write(world.folder.join("bad"), bytes).unwrap();
            assert!(restore_keys(&world.settings, &vault(), &world.folder.join("bad"), &safe.secret).await.is_err(), "byte {place}");
        }
        let file = rusqlite::Connection::open(&world.settings.keys).unwrap();
        file.execute("DELETE FROM client_key WHERE client_id = ?1", [client.to_string()]).unwrap();
        drop(file);
        let store = Store::open(world.settings.clone(), vault()).await.unwrap();
        assert!(store.keys().of(client).is_none());
        store.keys().create(newer, elsewhere).await.unwrap();
        store.close().await;

        restore_keys(&world.settings, &vault(), &keys, &safe.secret).await.unwrap();
        let store = Store::open(world.settings.clone(), vault()).await.unwrap();
        assert!(store.keys().of(client).is_some() && store.keys().of(newer).is_some());
        let seen = store.read_in(partnership).await.unwrap().log_of_client(client, 10).await.unwrap();
        assert_eq!(seen[0].words.reason.as_deref(), Some("Zoë ❤ \"belde\"\n"));
        store.close().await;
    }
}
