//! From an empty database to the newest schema, and what is refused.

use schakel_store::{Entry, Store, StoreError, StoreSettings, migrate::MigrationFault};

use crate::world::{coordinator, id, may_list, now, on_postgres, on_sqlite, vault, worlds};

#[test]
fn migrations_are_numbered_from_one_without_gaps_and_name_their_files() {
    for (number, migration) in (1..).zip(schakel_store::migrate::all()) {
        assert_eq!(migration.number, number, "{}", migration.name);
        assert!(migration.text.starts_with("-- "), "{} says first what it is for", migration.name);
        assert!(!migration.text.contains("INTEGER") && !migration.text.contains("BYTEA"), "{} uses the portable words", migration.name);
    }
}

#[tokio::test]
async fn opening_again_changes_nothing() {
    for world in worlds().await {
        world.store.close().await;
        let store = Store::open(world.settings.clone(), vault()).await.unwrap();
        let mut tx = store.read().await.unwrap();
        let (count,): (i64,) = tx.fetch_one("SELECT COUNT(*) FROM schema_version", vec![]).await.unwrap();
        assert_eq!(count, schakel_store::migrate::newest());
        drop(tx);
        store.close().await;
    }
}

#[tokio::test]
async fn a_newer_database_is_refused_with_a_clear_sentence() {
    for world in worlds().await {
        world.run("INSERT INTO schema_version (number, name, hash) VALUES (9999, 'later', '')").await.unwrap();
        world.store.close().await;
        let opened = Store::open(world.settings.clone(), vault()).await.map(|_| ()).unwrap_err();
        assert!(matches!(opened, StoreError::Schema(MigrationFault::Newer { found: 9999, .. })), "{opened}");
        assert!(opened.to_string().contains("newer version"), "{opened}");
    }
}

#[tokio::test]
async fn a_changed_migration_is_refused() {
    for world in worlds().await {
        world.run("UPDATE schema_version SET hash = 'other' WHERE number = 1").await.unwrap();
        world.store.close().await;
        let opened = Store::open(world.settings.clone(), vault()).await.map(|_| ());
        assert!(matches!(opened, Err(StoreError::Schema(MigrationFault::Changed { number: 1, .. }))), "{opened:?}");
    }
}

#[tokio::test]
async fn two_programs_that_start_at_once_both_find_the_schema() {
    let mut places = vec![on_sqlite()];
    places.extend(on_postgres().await);
    for (folder, settings) in places {
        let mut other = settings.clone();
        other.keys = folder.join("other-keys.db");
        let (one, two) = tokio::join!(Store::open(settings, vault()), Store::open(other, vault()));
        one.unwrap().close().await;
        two.unwrap().close().await;
        std::fs::remove_dir_all(folder).unwrap();
    }
}

#[tokio::test]
async fn sqlite_tables_are_strict_and_foreign_keys_hold() {
    let (folder, settings) = on_sqlite();
    let store = Store::open(settings, vault()).await.unwrap();
    let mut tx = store.read().await.unwrap();
    let loose: Vec<(String,)> = tx
        .fetch(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
            vec![],
        )
        .await
        .unwrap();
    assert_eq!(loose, vec![]);
    let setting = |rows: Vec<(i64,)>| rows[0].0;
    assert_eq!(setting(tx.fetch("PRAGMA foreign_keys", vec![]).await.unwrap()), 1);
    assert_eq!(setting(tx.fetch("PRAGMA synchronous", vec![]).await.unwrap()), 2);
    assert_eq!(setting(tx.fetch("PRAGMA secure_delete", vec![]).await.unwrap()), 1);
    let mode: Vec<(String,)> = tx.fetch("PRAGMA journal_mode", vec![]).await.unwrap();
    assert_eq!(mode[0].0, "wal");
    drop(tx);
    store.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn nobody_else_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, _) = on_sqlite();
    let inside = folder.join("new").join("data");
    let store = Store::open(StoreSettings::in_folder(&inside), vault()).await.unwrap();
    let by = coordinator(id());
    store.note_look(Entry::of(&may_list(&by)), &by, now()).await.unwrap();
    let loose: Vec<_> = std::fs::read_dir(&inside)
        .unwrap()
        .map(|file| file.unwrap())
        .filter(|file| file.metadata().unwrap().permissions().mode() & 0o077 != 0)
        .map(|file| file.file_name())
        .collect();
    assert!(loose.is_empty(), "{loose:?}");
    assert_eq!(std::fs::metadata(&inside).unwrap().permissions().mode() & 0o777, 0o700);
    store.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}
