//! `cargo xtask deps`: what we take from others, judged by the rules in `deps.toml`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use anyhow::{Context as _, Result, bail};
use cargo_metadata::{Metadata, MetadataCommand, Package};
use serde::Deserialize;

use crate::{
    advisories,
    run::{cargo, output},
    spdx,
    tree::Tree,
};

/// The rules, as they stand in `deps.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rules {
    licences: Vec<String>,
    source: String,
    most_in_the_program: usize,
    sqlite_at_least: String,
    /// Crate and reason.
    banned: BTreeMap<String, String>,
    /// Advisory and reason.
    pub(crate) ignored: BTreeMap<String, String>,
}

/// Checks every rule.
pub(crate) fn deps(tree: &Tree) -> Result<()> {
    let rules: Rules = toml::from_str(&tree.read("deps.toml")?).context("deps.toml is not as it should be")?;
    let metadata = MetadataCommand::new().manifest_path(tree.path("Cargo.toml")).other_options(vec!["--locked".to_owned()]).exec()?;
    let mut complaints = Vec::new();
    for package in metadata.packages.iter().filter(|package| package.source.is_some()) {
        complaints.extend(judge(package, &rules));
    }
    complaints.extend(sqlite(&metadata, &rules)?);
    let in_program = in_the_program(tree)?;
    if in_program > rules.most_in_the_program {
        complaints.push(format!("the program is made of {in_program} crates; the most is {}", rules.most_in_the_program));
    }
    println!("{} packages in the lock file, {in_program} crates in the program on Linux", metadata.packages.len());
    complaints.extend(advisories::open(tree, &rules)?);
    if !complaints.is_empty() {
        bail!("{}\n\n{} complaints about dependencies", complaints.join("\n"), complaints.len());
    }
    Ok(())
}

fn judge(package: &Package, rules: &Rules) -> Vec<String> {
    let mut complaints = Vec::new();
    let name = format!("{} {}", package.name, package.version);
    let licence = package.license.as_deref().unwrap_or_default();
    if !spdx::allowed(licence, &rules.licences) {
        complaints.push(format!("{name}: its licence is '{licence}', and none of ours meets that"));
    }
    let source = package.source.as_ref().map(|source| source.repr.as_str()).unwrap_or_default();
    if source != rules.source {
        complaints.push(format!("{name}: comes from {source}"));
    }
    if let Some(reason) = rules.banned.get(package.name.as_str()) {
        complaints.push(format!("{name}: banned: {reason}"));
    }
    complaints
}

/// The version of SQLite that is compiled in, read from its own header.
fn sqlite(metadata: &Metadata, rules: &Rules) -> Result<Option<String>> {
    let Some(package) = metadata.packages.iter().find(|package| package.name.as_str() == "libsqlite3-sys") else {
        return Ok(Some("libsqlite3-sys is gone, and with it the pin on SQLite".to_owned()));
    };
    let folder = package.manifest_path.parent().context("a package stands in no folder")?;
    let header = fs::read_to_string(folder.join("sqlite3/sqlite3.h"))?;
    let version = header
        .lines()
        .find_map(|line| line.strip_prefix("#define SQLITE_VERSION ")?.split('"').nth(1))
        .context("SQLite's header names no version")?;
    println!("SQLite {version} is compiled in");
    Ok((numbers(version) < numbers(&rules.sqlite_at_least))
        .then(|| format!("SQLite {version} can damage a database in WAL mode; at least {}", rules.sqlite_at_least)))
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

/// How many crates `schakel` is really made of on Linux: what only builds and tests use is not counted.
fn in_the_program(tree: &Tree) -> Result<usize> {
    let mut list = cargo(tree.root());
    list.args(["tree", "--locked", "--package=schakel", "--edges=normal,no-proc-macro", "--target=x86_64-unknown-linux-gnu"]);
    let lines = output(list.args(["--prefix=none", "--format={p}", "--no-dedupe"]))?;
    Ok(lines.lines().collect::<BTreeSet<_>>().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(numbers("3.51.3") > numbers("3.51.2"));
        assert!(numbers("3.100.0") > numbers("3.51.3"));
    }
}
