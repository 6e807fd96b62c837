//! The list of dossiers: no content, only whose, since when and who guides.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError, Member,
    dossier::{self, DossiersAsked, ListedDossier},
    listing::Order,
};
use schakel_domain::dossier::DossierState;
use schakel_texts::{Lang, date_long, dossier as words, inbox};

use super::WORDS;
use crate::{
    cx::Cx,
    fields::Fields,
    form::Form,
    handover::named,
    label::name_in_list,
    page::Page,
    paging::{Paging, turn},
};

/// The form that narrows the list: who guides, and in what order.
struct Chooser {
    form: Form,
    part: &'static str,
    all: &'static str,
    guides: Vec<(String, String)>,
    orders: Vec<(String, String)>,
}

/// The fields of the address: who guides, and in what order.
const GUIDE: &str = "bij";
const ORDER: &str = "volgorde";
const NEWEST: &str = "nieuw";

fn chooser(cx: &Cx, part: &'static str, all: &'static str, guides: Vec<Member>) -> Chooser {
    let lang = cx.lang;
    let everybody = |word: &'static str| (String::new(), word.to_owned());
    let said = [GUIDE, ORDER].map(|name| (name.to_owned(), cx.query.get(name).to_owned()));
    let guides: Vec<_> = guides.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
    Chooser {
        form: cx.form_view(WORDS, Fields::from_pairs(said.to_vec()), Vec::new()),
        part,
        all,
        guides: if guides.is_empty() { guides } else { std::iter::once(everybody(inbox::narrow_all(lang))).chain(guides).collect() },
        orders: vec![everybody(inbox::order_oldest(lang)), (NEWEST.to_owned(), inbox::order_newest(lang).to_owned())],
    }
}

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
    chooser: Option<Chooser>,
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
        chooser: None,
        rows: found.rows.into_iter().map(|one| row(lang, one)).collect(),
        paging: None,
    })
}

async fn part(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let closed = cx.query.get("deel") == CLOSED;
    let asked = DossiersAsked {
        state: if closed { DossierState::Closed } else { DossierState::Open },
        guide: cx.query.get(GUIDE).parse().ok(),
        order: if cx.query.get(ORDER) == NEWEST { Order::Newest } else { Order::Oldest },
    };
    let list = dossier::list(&cx.app, &cx.ctx, asked, turn(&cx.query)).await?;
    let (word, all) = if closed { (CLOSED, "/dossiers?deel=gesloten") } else { ("", "/dossiers") };
    let fields = [("deel", word), (GUIDE, cx.query.get(GUIDE)), (ORDER, cx.query.get(ORDER))];
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
        paging: Some(Paging::of(lang, words::title(lang), "/dossiers", &fields, &list.listed)),
        typed: String::new(),
        found: None,
        chooser: Some(chooser(&cx, word, all, list.guides)),
        rows: list.listed.rows.into_iter().map(|one| row(lang, one)).collect(),
    })
}
