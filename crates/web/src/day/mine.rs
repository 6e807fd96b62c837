//! A worker's own day.

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, day, inbox::Glance};
use schakel_domain::day::Wait;
use schakel_texts::{Lang, date_long, day as words};

use super::WORDS;
use crate::{
    coming::view::WaitingList,
    conference::when,
    cx::Cx,
    label::name_in_list,
    page::Page,
    wait::{Legend, WaitView},
};

struct WorkView {
    href: String,
    name: String,
    waits: Option<WaitView>,
}

/// A part of the day: its title, its rows, and what is said when there are none.
struct PartView {
    id: &'static str,
    title: &'static str,
    none: &'static str,
    rows: Vec<WorkView>,
}

struct DossierView {
    href: String,
    name: String,
    since: String,
}

#[derive(Template)]
#[template(path = "day/mine.html")]
struct MinePage {
    page: Page,
    today: String,
    parts: Vec<PartView>,
    dossiers: Vec<DossierView>,
    more_dossiers: bool,
    conferences: Vec<(String, String)>,
    legend: Legend,
    /// Those who came by a link, and whom the worker can confirm.
    waiting: WaitingList,
}

fn row(cx: &Cx, glance: &Glance) -> WorkView {
    WorkView {
        href: format!("/inbox/{}", glance.id),
        name: name_in_list(cx.lang, &glance.identity),
        waits: glance.wait.map(|wait: Wait| WaitView::of(cx.lang, wait, cx.ctx.now)),
    }
}

fn part(cx: &Cx, id: &'static str, title: &'static str, none: &'static str, all: &[Glance]) -> PartView {
    PartView { id, title, none, rows: all.iter().map(|glance| row(cx, glance)).collect() }
}

/// Shows it.
pub(crate) async fn mine(cx: Cx) -> Result<Response, AppError> {
    let lang: Lang = cx.lang;
    let day = day::mine(&cx.app, &cx.ctx).await?;
    cx.html(&MinePage {
        page: cx.page(WORDS, words::mine(lang)),
        today: date_long(lang, cx.ctx.today()),
        parts: vec![
            part(&cx, "h-nieuw", words::mine_new(lang), words::mine_new_none(lang), &day.new),
            part(&cx, "h-mij", words::mine_ours(lang), words::mine_ours_none(lang), &day.ours),
            part(&cx, "h-ander", words::mine_others(lang), words::mine_others_none(lang), &day.others),
        ],
        dossiers: day
            .dossiers
            .iter()
            .map(|one| DossierView {
                href: format!("/dossiers/{}", one.on.id),
                name: name_in_list(lang, &one.identity),
                since: date_long(lang, one.opened_on),
            })
            .collect(),
        more_dossiers: day.more_dossiers,
        conferences: day.conferences.iter().map(|one| (format!("/besprekingen/{}", one.id), when(lang, one.starts_at))).collect(),
        legend: Legend::of(lang),
        waiting: WaitingList::of(lang, &day.waiting),
    })
}
