//! `schakel playbook`: what of the playbook is built in.

use schakel_domain::playbook;

use crate::{say, words::table};

/// Lists the rules.
pub(crate) fn rules() -> anyhow::Result<()> {
    let row = |rule: &playbook::RuleRow| [rule.id.0.to_owned(), rule.par.to_string(), format!("version {}", rule.since.number())];
    let rows: Vec<_> = playbook::all().iter().map(row).collect();
    say(&format!(
        "Draaiboek Lokale Partnerschappen, version {}\n\n{}",
        playbook::Version::CURRENT.number(),
        table(["rule", "paragraph", "since"], &rows)
    ))
}
