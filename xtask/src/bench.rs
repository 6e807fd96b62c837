//! `cargo xtask bench`: builds a release and lets `schakel-bench` measure it; the figures go to `docs/figures.md`.
//!
//! SQLite is what a partnership gets by itself; PostgreSQL is measured beside it, on a server of its own.

use std::process::Command;

use anyhow::Result;
use cargo_metadata::MetadataCommand;

use crate::{
    postgres::{Cluster, Disk},
    run::{cargo, run},
    tree::Tree,
};

/// How many clients, each with a registration: once as a large partnership has, once ten times as many.
const CLIENTS: &[&str] = &["10000", "100000"];

/// Measures, with these numbers of clients or with the usual ones.
pub(crate) fn bench(tree: &Tree, clients: &[&str]) -> Result<()> {
    run(cargo(tree.root()).args(["build", "--release", "--locked", "--package=schakel", "--package=schakel-bench"]))?;
    let target = MetadataCommand::new().manifest_path(tree.path("Cargo.toml")).no_deps().exec()?.target_directory;
    let release = target.join("release");
    let clients = if clients.is_empty() { CLIENTS } else { clients };
    // As a server is that keeps what it acknowledged.
    let cluster = Cluster::start(Disk::Waited)?;
    for number in clients {
        cluster.create(&format!("clients_{number}"))?;
    }
    cluster.create("road")?;
    let mut measure = Command::new(release.join("schakel-bench"));
    measure.arg("run").arg(release.join("schakel")).arg(target.join("bench")).arg(tree.path("docs/figures.md"));
    run(measure.args([cluster.database(""), cluster.pid().to_string()]).args(clients))
}
