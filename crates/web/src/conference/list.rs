//! The conferences to which the reader was asked: day and place, nothing of anybody.

use askama::{Template, filters::HtmlSafe};
use axum::response::Response;
use schakel_app::{
    AppError,
    conference::{self, ConferenceBorder, ConferencesAsked, ListedConference},
    listing::Listed,
};
use schakel_domain::time::day_of;
use schakel_texts::{Words, conference as words};

use super::{WORDS, view};
use crate::{
    cx::Cx,
    label::Label,
    page::Page,
    paging::{Paging, turn},
};

struct RowView {
    href: String,
    when: String,
    place: String,
    state: Label,
    cases: i64,
}

#[derive(Template)]
#[template(path = "conference/list.html")]
struct ListPage {
    page: Page,
    may_plan: bool,
    /// Those ahead, unless only the others are asked.
    ahead: Option<PartView>,
    /// Those that are over, when there are any.
    over: Option<PartView>,
}

/// A list of conferences: a page writes `{{ table }}`.
#[derive(Template)]
#[template(path = "conference/rows.html")]
struct Rows {
    t: Words,
    rows: Vec<RowView>,
}

impl HtmlSafe for Rows {}

struct PartView {
    table: Rows,
    paging: Paging,
}

/// The words of the two lists in the address of their further pages.
const AHEAD: &str = "gepland";
const OVER: &str = "voorbij";
const PATH: &str = "/besprekingen";

/// Both lists, or with `deel` a page of one of them.
pub(crate) async fn list(cx: Cx) -> Result<Response, AppError> {
    let asked = match cx.query.get("deel") {
        AHEAD => ConferencesAsked::Ahead(turn(&cx.query)),
        OVER => ConferencesAsked::Over(turn(&cx.query)),
        _ => ConferencesAsked::Both,
    };
    let overview = conference::list(&cx.app, &cx.ctx, asked).await?;
    let today = day_of(cx.ctx.now);
    let row = |listed: ListedConference| RowView {
        href: format!("/besprekingen/{}", listed.conference.id),
        when: view::when(cx.lang, listed.conference.starts_at),
        place: listed.conference.place.as_str().to_owned(),
        state: view::state(cx.lang, &listed.conference, today),
        cases: listed.cases,
    };
    let part = |name, word, listed: Listed<ListedConference, ConferenceBorder>| PartView {
        paging: Paging::of(cx.lang, name, PATH, &[("deel", word)], &listed).beginning_at(PATH),
        table: Rows { t: Words::of(cx.lang), rows: listed.rows.into_iter().map(row).collect() },
    };
    cx.html(&ListPage {
        page: cx.page(WORDS, words::title(cx.lang)),
        may_plan: overview.may_plan,
        ahead: (!matches!(asked, ConferencesAsked::Over(_))).then(|| part(words::ahead(cx.lang), AHEAD, overview.ahead)),
        over: (!overview.over.rows.is_empty()).then(|| part(words::over(cx.lang), OVER, overview.over)),
    })
}
