//! Known weaknesses of what we use, from the advisories of `RustSec` when they lie beside the tree.
//!
//! The data is no part of the tree: it must be newer than a release. `SCHAKEL_ADVISORIES` names another folder.

use std::{env, path::PathBuf};

use anyhow::{Context as _, Result};
use rustsec::{Database, Lockfile, report};

use crate::{deps::Rules, tree::Tree};

/// The advisories that hold for our lock file and are not ignored with a reason.
pub(crate) fn open(tree: &Tree, rules: &Rules) -> Result<Vec<String>> {
    let folder = env::var_os("SCHAKEL_ADVISORIES").map_or_else(|| tree.path("../shared/advisory-db"), PathBuf::from);
    if !folder.is_dir() {
        println!("SKIPPED: no advisories were looked up, for their data is not here (SCHAKEL_ADVISORIES names its folder)");
        return Ok(Vec::new());
    }
    let database = Database::open(&folder).context("the advisories cannot be read")?;
    let newest = database.iter().map(|advisory| advisory.metadata.date.as_str()).max().unwrap_or("never").to_owned();
    println!("{} advisories, the newest of {newest}", database.iter().count());

    let lockfile = Lockfile::load(tree.path("Cargo.lock"))?;
    let mut found: Vec<(String, String)> = Vec::new();
    for weakness in database.vulnerabilities(&lockfile) {
        found.push((
            weakness.advisory.id.to_string(),
            format!("{} {}: {}", weakness.package.name, weakness.package.version, weakness.advisory.title),
        ));
    }
    let settings = report::Settings {
        informational_warnings: vec![
            rustsec::advisory::Informational::Unmaintained,
            rustsec::advisory::Informational::Unsound,
            rustsec::advisory::Informational::Notice,
        ],
        ..report::Settings::default()
    };
    for warning in report::find_warnings(&database, &lockfile, &settings).into_values().flatten() {
        if let Some(advisory) = warning.advisory {
            found.push((advisory.id.to_string(), format!("{} {}: {}", warning.package.name, warning.package.version, advisory.title)));
        }
    }

    let mut complaints = Vec::new();
    for (id, what) in &found {
        match rules.ignored.get(id) {
            Some(reason) => println!("ignored: {id} {what}: {reason}"),
            None => complaints.push(format!("{id} {what}")),
        }
    }
    // An exception that is no longer needed would hide the next one.
    for id in rules.ignored.keys().filter(|id| !found.iter().any(|(other, _)| other == *id)) {
        complaints.push(format!("deps.toml ignores {id}, which does not hold any more"));
    }
    Ok(complaints)
}
