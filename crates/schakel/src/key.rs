//! `schakel key`: makes a root key, says which one is in use, turns to another, and changes a passphrase.

use std::{fs, path::Path, sync::Arc};

use anyhow::{Context as _, bail};
use schakel_app::App;
use schakel_domain::time::{Instant, local};
use schakel_store::{
    StoreError,
    keys::{RootUse, Turned, name_of, root_uses, turn},
};
use schakel_vault::{RootKey, RootSource, Zeroizing, passphrase};

use crate::{
    config::{Config, Root, Said},
    house::{self, store_settings},
    ports::{SystemClock, SystemRandomness},
    root::{self, ask},
    say,
};

/// Writes a new root key, or the salt of one that is made from a passphrase.
pub(crate) fn new(said: &Said, file: &Path, from_passphrase: bool) -> anyhow::Result<()> {
    // The settings may name this very key already, which nobody has yet.
    let data = Config::data_folder(said);
    if from_passphrase {
        let typed = ask_twice("New passphrase (20 characters or more): ")?;
        passphrase::write_new_salt(&typed, file, &SystemRandomness).context("no salt file was written")?;
        return say(&format!(
            "{} holds the salt. Set `root_passphrase` to it.\nKeep the passphrase and a copy of this file apart from the backups: without either, all data are noise.",
            file.display()
        ));
    }
    RootKey::generate(&SystemRandomness).write_new(file, &data).context("no root key was written")?;
    say(&format!(
        "{} holds a new root key. Set `root_key` to it, and let the user that runs schakel own it.\nKeep a copy on paper or in a safe, apart from the backups: without it, all data are noise.",
        file.display()
    ))
}

fn ask_twice(question: &str) -> anyhow::Result<Zeroizing<String>> {
    let typed = ask(question)?;
    if *typed != *ask("Once more: ")? {
        bail!("The two are not the same. Nothing was written.");
    }
    Ok(typed)
}

fn day(at: Instant) -> String {
    local(at).strftime("%Y-%m-%d").to_string()
}

/// A root key of before or of now, as a line.
pub(crate) fn told(used: &RootUse) -> String {
    format!("{}, in use since {}{}", used.name, day(used.since), if used.now { "" } else { ", and not any more" })
}

/// Says which root key the settings name, and under which one the keys lie.
pub(crate) fn show(config: &Config) -> anyhow::Result<()> {
    let given = name_of(&root::load(config)?.fingerprint());
    let uses = root_uses(&store_settings(config)).context("the file of the keys cannot be read")?;
    let mut lines = vec![format!("The settings name root key {given}.")];
    match uses.iter().find(|used| used.now) {
        Some(now) if now.name == given => lines.push(format!("The keys lie under it, since {}.", day(now.since))),
        Some(now) => lines.push(format!("The keys lie under another one, {}, since {}.", now.name, day(now.since))),
        None => lines.push("Nothing lies under a root key yet.".to_owned()),
    }
    lines.extend(uses.iter().filter(|used| !used.now).map(|used| format!("Before it: {}, since {}.", used.name, day(used.since))));
    say(&lines.join("\n"))
}

/// The user at the machine, by number, as far as it tells: for the log. The account of the one who signed in stays known through `sudo`.
fn who() -> String {
    use std::os::unix::fs::MetadataExt as _;
    let user = fs::metadata("/proc/self").map_or_else(|_| "unknown".to_owned(), |process| process.uid().to_string());
    let signed_in = fs::read_to_string("/proc/self/loginuid").ok().and_then(|text| text.trim().parse::<u32>().ok());
    match signed_in.filter(|number| *number != u32::MAX) {
        Some(number) => format!("user {user}, signed in as user {number}"),
        None => format!("user {user}"),
    }
}

async fn note(app: &App, event: &'static str, detail: &str) -> anyhow::Result<()> {
    let mut tx = app.behind().store.write().await?;
    tx.note_house(event, detail, app.now()).await?;
    Ok(tx.commit().await?)
}

/// Turns to another root key, which is made here or lies there already from a try that was stopped.
pub(crate) async fn rotate(config: &Config, file: &Path, from_passphrase: bool) -> anyhow::Result<()> {
    let ground = house::ground(config, Arc::new(SystemClock), Arc::new(SystemRandomness))?;
    let (before, settings) = (ground.root.fingerprint(), store_settings(config));
    if !config.keys.join("keys.db").exists() {
        bail!("There is nothing to turn: no keys were made yet. Make a root key with `schakel key new`.");
    }
    let to = other(config, file, from_passphrase)?;
    if to.fingerprint() == before {
        bail!("{} holds the root key that is in use. Name another file.", file.display());
    }
    let (from, name) = (name_of(&before), name_of(&to.fingerprint()));
    match root_uses(&settings)?.iter().find(|used| used.name == name) {
        Some(used) if used.now => {
            return say(&format!("The keys lie under {name} already, since {}. {}", day(used.since), after(config, file, from_passphrase)));
        }
        Some(used) => bail!("{} holds a root key that was in use before, since {}. Turn to a new one.", file.display(), day(used.since)),
        None => {}
    }
    // First the log, then the keys: nothing is turned that nobody can read of.
    let app = house::open_to_look(config, ground).await?;
    let noted = async {
        let serving = app.behind().store.serve_alone().await.context("nothing was turned")?;
        note(&app, "house.turn_root_key", &format!("from {from} to {name}, by {}", who())).await?;
        anyhow::Ok(serving)
    };
    let noted = noted.await;
    let now = app.now();
    app.behind().store.close().await;
    let serving = noted?;
    let Turned { keys: count, is_clean } = turn(&settings, app.behind().vault, &to, now).await.context("nothing was turned")?;
    drop(serving);
    if !is_clean {
        say(
            "Another program reads keys.db, so traces of the old wrapping can be left beside it, in keys.db-wal. End that program, then start and stop the service once.",
        )?;
    }
    say(&format!(
        "{count} keys lie under root key {name} now, and no more under {from}.\n{}\nKeep {from} ({}) until the last backup of the keys from before {} is gone, at most 7 days: \
         only that one opens them. Backups of the data need it no more.\nWho turns because {from} was seen by others: make new backups of the keys today, and throw the older ones away.",
        after(config, file, from_passphrase),
        place(config),
        local(now).strftime("%Y-%m-%d %H:%M"),
    ))
}

fn after(config: &Config, file: &Path, from_passphrase: bool) -> String {
    if let (Root::Credential(_), false) = (&config.root, from_passphrase) {
        // The file that systemd handed over is gone with this process.
        let now = place(config);
        return format!("Let {now} hold it from now on, keep a copy apart from the backups, and start the service.");
    }
    let setting = if from_passphrase { "root_passphrase" } else { "root_key" };
    format!("Set `{setting}` to {}, keep a copy apart from the backups, and start the service.", file.display())
}

fn place(config: &Config) -> String {
    match &config.root {
        Root::File(path) => path.display().to_string(),
        // Where systemd lays it down it is gone with this process.
        Root::Credential(path) => format!("the credential {}", path.file_name().unwrap_or_default().display()),
        Root::Passphrase(path) => format!("the passphrase, with {}", path.display()),
        Root::Unsaid => String::new(),
    }
}

/// The root key to turn to.
fn other(config: &Config, file: &Path, from_passphrase: bool) -> anyhow::Result<RootKey> {
    let source = if from_passphrase {
        let passphrase =
            if file.exists() { ask("Passphrase of the new root key: ")? } else { ask_twice("New passphrase (20 characters or more): ")? };
        if !file.exists() {
            passphrase::write_new_salt(&passphrase, file, &SystemRandomness).context("no salt file was written")?;
        }
        RootSource::Passphrase { passphrase, salt: file.to_owned() }
    } else {
        if !file.exists() {
            RootKey::generate(&SystemRandomness).write_new(file, &config.data).context("no root key was written")?;
        }
        RootSource::File(file.to_owned())
    };
    RootKey::load(source, &config.data).context("the new root key is refused")
}

/// Changes the passphrase of the root key, and not the key.
pub(crate) async fn change_passphrase(config: &Config) -> anyhow::Result<()> {
    let Root::Passphrase(salt) = &config.root else {
        bail!("The root key is not made from a passphrase here. `schakel key rotate --passphrase FILE` turns to one that is.");
    };
    let old = ask("Passphrase of the root key: ")?;
    let root = load_passphrase(&old, salt, config)?;
    let new = ask_twice("New passphrase (20 characters or more): ")?;
    if *new == *old {
        bail!("That is the passphrase of now. Nothing was changed.");
    }
    note_if_made(config, root).await?;
    passphrase::change(&old, &new, salt, &SystemRandomness).context("the passphrase was not changed")?;
    say(&format!(
        "The passphrase is changed; the root key is the same, and the service need not be stopped. Keep a new copy of {} apart from the backups.\n\
         Whoever has a copy of the old file and the old passphrase still has the root key: throw those copies away. If somebody else may have both, turn to another key with `schakel key rotate`.",
        salt.display()
    ))
}

fn load_passphrase(passphrase: &Zeroizing<String>, salt: &Path, config: &Config) -> anyhow::Result<RootKey> {
    let source = RootSource::Passphrase { passphrase: passphrase.clone(), salt: salt.to_owned() };
    RootKey::load(source, &config.data).context("the root key is refused")
}

/// Notes it in the log, where there is one.
async fn note_if_made(config: &Config, root: RootKey) -> anyhow::Result<()> {
    let ground = house::Ground { root, clock: Arc::new(SystemClock), random: Arc::new(SystemRandomness) };
    let app = match house::open_to_look(config, ground).await {
        Ok(app) => app,
        Err(fault) if matches!(fault.downcast_ref(), Some(StoreError::NotMade)) => return Ok(()),
        Err(fault) => return Err(fault),
    };
    let noted = note(&app, "house.change_passphrase", &format!("by {}", who())).await;
    app.behind().store.close().await;
    noted
}
