//! What the checks need beside Rust: a solver, a browser, a database server, and two packages for the browser tests.
//!
//! Installs what is missing when it may (root, with Debian's `apt-get`); otherwise says the one command to run.

use std::{env, fs, path::Path, process::Command};

use anyhow::{Result, bail};

use crate::{
    postgres,
    run::{is_root, run, which},
    tree::Tree,
};

/// A thing the checks need, and Debian's package that has it.
struct Need {
    what: &'static str,
    package: &'static str,
    there: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need { what: "cvc5, which proves the theorems over the policies", package: "cvc5", there: || which("cvc5").is_some() },
    Need { what: "chromium, which walks the roads", package: "chromium", there: || which("chromium").is_some() },
    Need { what: "postgresql, the second engine", package: "postgresql", there: || postgres::programs().is_some() },
    Need { what: "node, which drives the browser", package: "nodejs", there: || which("node").is_some() },
    Need { what: "npm, which fetches the driver", package: "npm", there: || which("npm").is_some() },
    Need { what: "systemd-analyze, which judges the unit", package: "systemd", there: || which("systemd-analyze").is_some() },
    Need { what: "setpriv, which starts a database as another user", package: "util-linux", there: || which("setpriv").is_some() },
];

/// Makes sure that everything is there.
pub(crate) fn ready(tree: &Tree) -> Result<()> {
    debian()?;
    browser_tests(&tree.path("e2e"))
}

fn debian() -> Result<()> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    for need in &missing {
        println!("missing: {}", need.what);
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    if !is_root() || which("apt-get").is_none() {
        bail!(
            "Install what is missing, then run the check again:\n\n    sudo apt-get update && sudo apt-get install --no-install-recommends {}",
            packages.join(" ")
        );
    }
    run(Command::new("apt-get").arg("update"))?;
    run(Command::new("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "--yes", "--no-install-recommends"])
        .args(&packages))?;
    if let Some(need) = NEEDS.iter().find(|need| !(need.there)()) {
        bail!("Debian's package {} is installed, and still there is no {}.", need.package, need.what);
    }
    Ok(())
}

/// The two packages of the browser tests, exactly as the lock file says.
fn browser_tests(e2e: &Path) -> Result<()> {
    let installed = fs::metadata(e2e.join("node_modules/.package-lock.json")).and_then(|file| file.modified());
    let locked = fs::metadata(e2e.join("package-lock.json")).and_then(|file| file.modified());
    if let (Ok(installed), Ok(locked)) = (installed, locked)
        && installed >= locked
    {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.current_dir(e2e).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    if env::var_os("CI").is_some() {
        npm.arg("--no-progress");
    }
    run(&mut npm)
}
