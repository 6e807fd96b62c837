//! The list of dossiers: no content, only whose, since when and who guides.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    dossier::{self, ListedDossier},
};
use schakel_domain::dossier::DossierState;
use schakel_texts::{Lang, date_long, dossier as words};

use super::WORDS;
use crate::{
    cx::Cx,
    handover::named,
    label::name_in_list,
    page::Page,
    paging::{Paging, turn},
};

struct Choice {
    href: &'static str,
    label: &'static str,
    current: bool,
}

struct RowView {
    href: String,
    name: String,
    since: String,
    guides: String,
    organisation: String,
    no_consent: bool,
    closed: bool,
}

#[derive(Template)]
#[template(path = "dossier/list.html")]
struct ListPage {
    page: Page,
    lead: &'static str,
    typed: String,
    /// How many were found, and whether it is worth typing more; none when nobody searched.
    found: Option<(String, bool)>,
    choices: Vec<Choice>,
    rows: Vec<RowView>,
    paging: Option<Paging>,
}

const CLOSED: &str = "gesloten";

/// A page of the list, or with `q` the dossiers of clients with such a name.
pub(crate) async fn list(cx: Cx) -> Result<Response, AppError> {
    if cx.query.get("q").trim().is_empty() { part(cx).await } else { search(cx).await }
}

fn row(lang: Lang, row: ListedDossier) -> RowView {
    RowView {
        href: format!("/dossiers/{}", row.on.id),
        name: name_in_list(lang, &row.identity),
        since: date_long(lang, row.opened_on),
        guides: schakel_texts::list(lang, row.guides.iter().map(|(name, standing)| named(lang, name, *standing))),
        organisation: row.organisation,
        no_consent: !row.on.consent,
        closed: row.on.closed,
    }
}

async fn search(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    // As long as a name can be; a megabyte is cut and never compared.
    let typed: String = cx.query.get("q").trim().chars().take(200).collect();
    let found = dossier::search(&cx.app, &cx.ctx, &typed).await?;
    let narrow = found.more || found.total > found.rows.len();
    cx.html(&ListPage {
        page: cx.page(WORDS, words::title(lang)),
        lead: words::search_lead(lang),
        typed,
        found: Some((words::found(lang, found.rows.len()), narrow)),
        choices: Vec::new(),
        rows: found.rows.into_iter().map(|one| row(lang, one)).collect(),
        paging: None,
    })
}

async fn part(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let closed = cx.query.get("deel") == CLOSED;
    let state = if closed { DossierState::Closed } else { DossierState::Open };
    let list = dossier::list(&cx.app, &cx.ctx, state, turn(&cx.query)).await?;
    let part = ("deel", if closed { CLOSED } else { "" });
    cx.html(&ListPage {
        page: cx.page(WORDS, words::title(lang)),
        lead: if list.sees_all { words::list_lead_all(lang) } else { words::list_lead_own(lang) },
        choices: if list.sees_all {
            vec![
                Choice { href: "/dossiers", label: words::part_open(lang), current: !closed },
                Choice { href: "/dossiers?deel=gesloten", label: words::part_gesloten(lang), current: closed },
            ]
        } else {
            Vec::new()
        },
        paging: Some(Paging::of(lang, words::title(lang), "/dossiers", &[part], &list.listed)),
        typed: String::new(),
        found: None,
        rows: list.listed.rows.into_iter().map(|one| row(lang, one)).collect(),
    })
}
