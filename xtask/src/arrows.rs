//! Which crate may know which, and who alone may use what from outside (docs/ARCHITECTURE.md, ADR 0001).
//!
//! A new arrow is a decision about the house: it needs a line here, a line in the map, and an ADR.

use anyhow::Result;
use cargo_metadata::{DependencyKind, MetadataCommand, Package};

use crate::tree::Tree;

/// Our crates, and whom each may know.
const ARROWS: &[(&str, &[&str])] = &[
    ("schakel-domain", &[]),
    ("schakel-chain", &[]),
    ("schakel-vault", &[]),
    ("schakel-texts", &[]),
    ("schakel-access", &["schakel-domain"]),
    ("schakel-store", &["schakel-domain", "schakel-access", "schakel-vault", "schakel-chain"]),
    ("schakel-app", &["schakel-domain", "schakel-access", "schakel-vault", "schakel-store"]),
    ("schakel-web", &["schakel-domain", "schakel-texts", "schakel-app"]),
    ("schakel", &["schakel-domain", "schakel-access", "schakel-vault", "schakel-store", "schakel-texts", "schakel-app", "schakel-web"]),
    (
        "schakel-testkit",
        &[
            "schakel-domain",
            "schakel-access",
            "schakel-vault",
            "schakel-chain",
            "schakel-store",
            "schakel-texts",
            "schakel-app",
            "schakel-web",
        ],
    ),
    ("schakel-bench", &["schakel-domain", "schakel-access", "schakel-vault", "schakel-store", "schakel-app"]),
    ("schakel-ordeal", &[]),
    ("xtask", &[]),
];

/// What only some crates may use from outside, tests not counted.
const ONLY: &[(&str, &[&str])] = &[
    ("sqlx", &["schakel-store", "schakel-testkit"]),
    ("rusqlite", &["schakel-store"]),
    ("cedar-policy", &["schakel-access"]),
    ("axum", &["schakel-web", "schakel", "schakel-testkit", "schakel-bench"]),
    ("askama", &["schakel-web"]),
    ("fluent-syntax", &["schakel-texts"]),
    // What computes with keys stands in few places, so that all of it is found: `docs/inventory.md`.
    ("aes-gcm", &["schakel-vault"]),
    ("argon2", &["schakel-vault"]),
    ("hkdf", &["schakel-vault"]),
    ("hmac", &["schakel-vault"]),
    ("ed25519-dalek", &["schakel-vault", "schakel-chain"]),
    ("age", &["schakel-store", "schakel"]),
    ("totp-rs", &["schakel-app"]),
    ("webauthn-rs", &["schakel-app"]),
    ("clap", &["schakel"]),
];

/// The one crate whose list of outside crates is closed, because everything stands on it.
const DOMAIN_USES: &[&str] = &["jiff", "serde", "strsim", "unicode-normalization", "uuid"];

/// The arrows that stand in a `Cargo.toml` and not on the map.
pub(crate) fn broken(tree: &Tree) -> Result<Vec<String>> {
    let metadata = MetadataCommand::new().manifest_path(tree.path("Cargo.toml")).no_deps().exec()?;
    Ok(metadata.packages.iter().flat_map(complaints).collect())
}

fn complaints(package: &Package) -> Vec<String> {
    let name = package.name.as_str();
    let Some((_, may_know)) = ARROWS.iter().find(|(ours, _)| *ours == name) else {
        return vec![format!("{name}: a new crate needs its place in xtask/src/arrows.rs, on the map, and in an ADR")];
    };
    let used = package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development);
    used.filter_map(|dependency| complaint(name, may_know, &dependency.name)).collect()
}

fn complaint(name: &str, may_know: &[&str], used: &str) -> Option<String> {
    if used == "schakel" || used.starts_with("schakel-") {
        return (!may_know.contains(&used)).then(|| format!("{name} must not know {used}"));
    }
    if name == "schakel-domain" && !DOMAIN_USES.contains(&used) {
        return Some(format!("{name} must not use {used}: only {}", DOMAIN_USES.join(", ")));
    }
    let (_, may_use) = ONLY.iter().find(|(outside, _)| *outside == used)?;
    (!may_use.contains(&name)).then(|| format!("{name} must not use {used}: only {} may", may_use.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_that_are_not_on_the_map_are_found() {
        assert!(complaint("schakel-web", &["schakel-app"], "schakel-store").is_some());
        assert!(complaint("schakel-web", &["schakel-app"], "schakel-app").is_none());
        assert!(complaint("schakel-web", &[], "sqlx").is_some());
        assert!(complaint("schakel-store", &[], "sqlx").is_none());
        assert!(complaint("schakel-domain", &[], "tokio").is_some());
        assert!(complaint("schakel-app", &[], "tokio").is_none());
    }
}
