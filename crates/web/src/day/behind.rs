//! The registrations behind a figure of the road.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    day::{self, Period},
    dossier::ListedDossier,
    inbox::Glance,
};
use schakel_domain::{day::Stretch, time::day_of};
use schakel_texts::{Lang, date_long, day as words, list};

use super::{
    WORDS,
    figure::{label, period_word, word},
};
use crate::{
    cx::Cx,
    handover::named,
    inbox::{holder, state},
    label::name_in_list,
    page::Page,
    paging::{Paging, turn},
};

struct RowView {
    href: String,
    name: String,
    received: String,
    state: &'static str,
    with: String,
}

#[derive(Template)]
#[template(path = "day/behind.html")]
struct BehindPage {
    page: Page,
    today: String,
    /// Where the road is.
    road: String,
    total: String,
    period: String,
    rows: Vec<RowView>,
    paging: Paging,
}

/// The registration; with a dossier what leads to it, and who guides.
fn row(lang: Lang, glance: &Glance, dossier: Option<&ListedDossier>) -> RowView {
    let guides = dossier.map(|one| one.guides.iter().map(|(name, standing)| named(lang, name, *standing)).collect::<Vec<_>>());
    RowView {
        href: dossier.map_or_else(|| format!("/inbox/{}", glance.id), |one| format!("/dossiers/{}", one.on.id)),
        name: name_in_list(lang, &glance.identity),
        received: date_long(lang, day_of(glance.received_at)),
        state: state(lang, glance.state).word,
        with: match guides {
            Some(guides) if !guides.is_empty() => list(lang, guides),
            _ => holder(lang, glance.assigned.as_ref()),
        },
    }
}

/// Shows them, page by page.
pub(super) async fn show(cx: &Cx, stretch: Stretch, period: Period) -> Result<Response, AppError> {
    let lang = cx.lang;
    let behind = day::behind(&cx.app, &cx.ctx, stretch, period, turn(&cx.query)).await?;
    let title = label(lang, stretch);
    let fields = [("stap", word(stretch)), ("periode", period_word(period))];
    cx.html(&BehindPage {
        page: cx.page(WORDS, title),
        today: date_long(lang, cx.ctx.today()),
        road: format!("/vandaag?periode={}#h-weg", period_word(period)),
        total: words::total(lang, behind.road.of(stretch)),
        period: match behind.since {
            Some(since) => words::behind_since(lang, date_long(lang, since)),
            None => words::behind_always(lang).to_owned(),
        },
        rows: behind.listed.rows.iter().map(|glance| row(lang, glance, behind.dossiers.get(&glance.id))).collect(),
        paging: Paging::of(lang, title, "/vandaag", &fields, &behind.listed),
    })
}
