//! `schakel key new`: makes a root key.

use std::path::Path;

use anyhow::{Context as _, bail};
use schakel_vault::{RootKey, passphrase};

use crate::{
    config::{Config, Said},
    ports::SystemRandomness,
    root::ask,
    say,
};

/// Writes a new root key, or the salt of one that is made from a passphrase.
pub(crate) fn new(said: &Said, file: &Path, from_passphrase: bool) -> anyhow::Result<()> {
    let config = Config::understand(said)?;
    if from_passphrase {
        let typed = ask("New passphrase (20 characters or more): ")?;
        if *typed != *ask("Once more: ")? {
            bail!("The two are not the same. Nothing was written.");
        }
        passphrase::write_new_salt(&typed, file, &SystemRandomness).context("no salt file was written")?;
        return say(&format!(
            "{} holds the salt. Set `root_passphrase` to it.\nKeep the passphrase and a copy of this file apart from the backups: without either, all data are noise.",
            file.display()
        ));
    }
    RootKey::generate(&SystemRandomness).write_new(file, &config.data).context("no root key was written")?;
    say(&format!(
        "{} holds a new root key. Set `root_key` to it, and let the user that runs schakel own it.\nKeep a copy on paper or in a safe, apart from the backups: without it, all data are noise.",
        file.display()
    ))
}
