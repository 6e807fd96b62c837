//! `schakel playbook compare`: two versions beside each other on the cases of this house, in numbers. It tells no name: the coordinator sees those on
//! the own page.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use anyhow::{Context as _, bail};
use schakel_app::{App, versions::lay};
use schakel_domain::playbook::{RuleRow, Version};
use schakel_texts::Lang;

use super::{book_with, words};
use crate::{say, words::table};

/// A draft of a version with every word explained.
pub(crate) const EXAMPLE_DRAFT: &str = include_str!("draft.toml");

/// Lays two versions beside each other, partnership by partnership.
pub(crate) async fn compare(app: &App, before: u8, after: u8, draft: Option<&Path>, lang: Lang) -> anyhow::Result<()> {
    let book = book_with(draft)?;
    let of = |number: u8| {
        let version = Version::from_number(number.into()).and_then(|version| book.version(version));
        version.with_context(|| {
            let known: Vec<String> = book.editions.iter().map(|edition| edition.version.number().to_string()).collect();
            format!(
                "there is no version {number} here; known are {}. A version that is not built in comes as a draft: --draft",
                known.join(", ")
            )
        })
    };
    let (was, becomes) = (of(before)?, of(after)?);
    if before == after {
        bail!("version {before} beside itself changes nothing; name two");
    }
    let store = app.behind().store;
    let mut rows = Vec::new();
    let mut rules: BTreeMap<&str, (RuleRow, usize)> = BTreeMap::new();
    let mut more = false;
    for partnership in store.read().await?.partnerships().await? {
        let laid = lay(&mut store.read_in(partnership.id).await?, &book, &was, &becomes, app.now()).await;
        let laid = laid.map_err(|error| crate::words::failed("the cases cannot be judged", &error))?;
        more |= laid.more;
        let fallen = laid.turned.iter().filter(|one| !one.stands).count();
        for (rule, times) in laid.by_rule() {
            rules.entry(rule.id.0).or_insert((rule, 0)).1 += times;
        }
        rows.push([
            partnership.slug.clone(),
            laid.under_way.to_string(),
            laid.changed.len().to_string(),
            laid.decided.to_string(),
            laid.turned.len().to_string(),
            fallen.to_string(),
        ]);
    }
    let from = becomes.from().map(|from| format!(", which counts from {from}")).unwrap_or_default();
    let mut out =
        format!("Version {before} beside version {after}{from}. Nothing is decided by it, and what was decided stays as it was.\n\n");
    let heads = ["partnership", "under way", "judged otherwise", "decisions", "judged otherwise", "not possible any more"];
    out.push_str(&table(heads, &rows));
    for (rule, times) in rules.values() {
        write!(out, "\n{} {}: {times} under way\n  {}", rule.id.0, rule.par, words(rule, "", lang))?;
    }
    if more {
        out.push_str("\nOf a partnership with more than 300 of them only the newest 300 were judged.");
    }
    say(&out)
}
