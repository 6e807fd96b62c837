//! `schakel erasure`: the second yes of the administrator, for a partnership with one coordinator. Of the client nothing is seen here.

use anyhow::bail;
use schakel_app::{App, AppError, erasure};
use schakel_domain::erasure::ErasureState;

use crate::{
    say,
    words::{failed, table},
};

/// Lists what waits for a second yes.
pub(crate) async fn list(app: &App) -> anyhow::Result<()> {
    let store = app.behind().store;
    let mut rows = Vec::new();
    for partnership in store.read().await?.partnerships().await? {
        for one in store.read_in(partnership.id).await?.erasures(ErasureState::Approved).await? {
            let answer_by = if one.is_legible { one.erasure.answer_by().to_string() } else { "does not fit its seal".to_owned() };
            rows.push([one.erasure.id.to_string(), partnership.slug.clone(), answer_by]);
        }
    }
    if rows.is_empty() {
        return say("Nothing waits for a second yes.");
    }
    say(&table(["erasure", "partnership", "answer by"], &rows))
}

/// Says the second yes. The running service erases within a minute; without one, its next start does.
pub(crate) async fn decide(app: &App, id: &str) -> anyhow::Result<()> {
    let Ok(id) = id.parse() else { bail!("`{id}` is no erasure; `schakel erasure list` lists them") };
    match erasure::decide_at_machine(app, id, app.now()).await {
        Ok(()) => {
            say("It is decided. The running service erases within a minute; if none runs, the next start does. There is no way back.")
        }
        Err(AppError::NotFound | AppError::Stale) => {
            bail!("this erasure does not wait for a second yes; `schakel erasure list` lists those that do")
        }
        Err(error) => Err(failed("nothing was changed", &error)),
    }
}
