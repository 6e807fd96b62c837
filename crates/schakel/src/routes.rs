//! `schakel routes`: every page and form with its act.

use anyhow::Context as _;
use schakel_web::routes;

use crate::{say, words::table};

/// Lists the routes, as a table or as JSON.
pub(crate) fn list(json: bool) -> anyhow::Result<()> {
    let rows = routes::rows();
    if json {
        return say(&serde_json::to_string_pretty(&rows).context("the routes cannot be written as JSON")?);
    }
    let row = |route: &schakel_web::Route| [route.method, route.path, route.act, route.resource].map(str::to_owned);
    say(&table(["method", "path", "act", "resource"], &rows.iter().map(row).collect::<Vec<_>>()))
}
