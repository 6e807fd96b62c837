//! `schakel backup` and `schakel restore`: the data in one file, the clients' keys in another, and back.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, bail};
use schakel_app::App;
use schakel_store::{
    backup::{self, BackupFault, Together},
    keys::name_of,
};
use schakel_vault::Vault;

use crate::{
    cli::{Backup, Restore},
    config::{Config, Database},
    folder,
    house::{Ground, store_settings},
    say,
};

/// Writes both files.
pub(crate) async fn backup(app: &App, what: &Backup) -> anyhow::Result<()> {
    folder::closed(&what.folder, "the folder of the backups")?;
    let now = app.now();
    let moment = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let data = what.folder.join(format!("schakel-data-{moment}.age"));
    let keys = what.folder.join(format!("schakel-keys-{moment}.age"));
    let manifest = backup::backup(app.behind().store, &data, &what.recipient, now).await.context("no backup of the data was made")?;
    let count = backup::backup_keys(app.behind().store, &keys, &what.recipient).await.context("no backup of the keys was made")?;
    say(&format!(
        "{}: {} rows of {} tables\n{}: {count} keys\n\nKeep the two apart. Keep data backups as long as you need, and of the keys at most the last 7 days:\na client who is erased is unreadable in all copies of the data as soon as the last copy of the key is gone.\nThe root key is in neither. The keys need root key {}.",
        data.display(),
        manifest.rows(),
        manifest.tables.len(),
        keys.display(),
        name_of(&app.behind().vault.fingerprint())
    ))
}

/// Puts both files back, or only checks.
pub(crate) async fn restore(config: &Config, ground: Ground, what: &Restore) -> anyhow::Result<()> {
    let secret = secret(&what.identity)?;
    let name = name_of(&ground.root.fingerprint());
    let root = backup::root_of_keys(ground.root, &what.keys_backup, &secret).await;
    let root = root.with_context(|| what.keys_backup.display().to_string())?;
    let vault = Arc::new(Vault::new(root, Arc::clone(&ground.random)));
    let settings = store_settings(config);
    // Without a restore to come, the backups must do by themselves.
    let here = (!what.check).then_some(settings.keys.as_path());
    let together = backup::check_together(&what.data_backup, &what.keys_backup, &secret, &vault, here).await;
    let together = together.with_context(|| format!("{} and {}", what.data_backup.display(), what.keys_backup.display()))?;
    let manifest = &together.data;
    if what.check {
        return say(&checked(&together, &name));
    }
    let there = match &config.database {
        Database::Sqlite => has_database(&config.data),
        Database::Postgres(_) => true,
    };
    if there && !what.replace {
        bail!(
            "There may be data in the database already, and they would be replaced by those of {}. Say --replace if that is meant.",
            manifest.at
        );
    }
    if together.without_key != what.without_keys {
        return Err(BackupFault::WithoutKeys(together.without_key).into());
    }
    // The keys first: nothing of the data is readable without them, and a damaged file of keys is found before the data go.
    let count = backup::restore_keys(&settings, &vault, &what.keys_backup, &secret)
        .await
        .with_context(|| what.keys_backup.display().to_string())?;
    let manifest = backup::restore(&settings, &vault, &what.data_backup, &secret, ground.clock.now(), what.without_keys)
        .await
        .with_context(|| what.data_backup.display().to_string())?;
    say(&format!("The data of {} are back: {} rows of {} tables, and {count} keys.", manifest.at, manifest.rows(), manifest.tables.len()))
}

/// What two backups are, for whoever only checks.
fn checked(together: &Together, root: &str) -> String {
    let (data, keys) = (&together.data, together.keys);
    let whole = format!(
        "The backup of {} is whole: {} rows of {} tables, and {keys} keys that belong to it, under root key {root}.",
        data.at,
        data.rows(),
        data.tables.len()
    );
    match together.without_key {
        0 => format!("{whole} Every client in it can be read."),
        number => format!("{whole}\n{number} clients of the data have no key in this backup of the keys: take a newer one of the keys."),
    }
}

fn has_database(folder: &Path) -> bool {
    let file: PathBuf = folder.join("schakel.db");
    file.exists()
}

/// The secret key in a file as `age-keygen` writes it, with its comments.
fn secret(path: &Path) -> anyhow::Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("the secret key {} cannot be read", path.display()))?;
    let line = text.lines().map(str::trim).find(|line| line.starts_with("AGE-SECRET-KEY-1"));
    line.map(str::to_owned).with_context(|| format!("{} holds no line that begins with AGE-SECRET-KEY-1", path.display()))
}
