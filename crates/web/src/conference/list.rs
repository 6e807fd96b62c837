//! The conferences to which the reader was asked: day and place, nothing of anybody.

use askama::{Template, filters::HtmlSafe};
use axum::response::Response;
use schakel_app::{
    AppError,
    conference::{self, ConferenceBorder, ConferencesAsked, ListedConference},
    listing::{Listed, Order},
};
use schakel_domain::{conference::ConferenceKind, time::day_of};
use schakel_texts::{Words, conference as words, inbox};

use super::{WORDS, view};
use crate::{
    cx::Cx,
    fields::Fields,
    form::Form,
    label::Label,
    page::Page,
    paging::{Paging, address, turn},
};

struct RowView {
    href: String,
    when: String,
    place: String,
    state: Label,
    /// How many cases are on its agenda; none for a quality coaching, which has no agenda.
    cases: Option<i64>,
}

#[derive(Template)]
#[template(path = "conference/list.html")]
struct ListPage {
    page: Page,
    may_plan: bool,
    /// To choose which, and in what order.
    chooser: Chooser,
    /// Those ahead, unless only the others are asked.
    ahead: Option<PartView>,
    /// Those that are over, when there are any, or when only they are asked.
    over: Option<PartView>,
}

/// The form that narrows the list and turns it around.
struct Chooser {
    form: Form,
    parts: Vec<(&'static str, &'static str)>,
    orders: Vec<(&'static str, &'static str)>,
}

impl Chooser {
    fn of(cx: &Cx) -> Self {
        let lang = cx.lang;
        let said = [PART, ORDER].map(|name| (name.to_owned(), cx.query.get(name).to_owned()));
        Self {
            form: cx.form_view(WORDS, Fields::from_pairs(said.to_vec()), Vec::new()),
            parts: vec![("", inbox::narrow_all(lang)), (AHEAD, words::ahead(lang)), (OVER, words::over(lang))],
            orders: vec![("", words::order_near(lang)), (OLDEST, inbox::order_oldest(lang)), (NEWEST, inbox::order_newest(lang))],
        }
    }
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

/// The fields of the address: which conferences, and in what order.
const PART: &str = "deel";
const ORDER: &str = "volgorde";
const OLDEST: &str = "oud";
const NEWEST: &str = "nieuw";
/// The words of the two lists in the address of their further pages.
const AHEAD: &str = "gepland";
const OVER: &str = "voorbij";
const PATH: &str = "/besprekingen";

/// Both lists, or with `deel` a page of one of them.
pub(crate) async fn list(cx: Cx) -> Result<Response, AppError> {
    let asked = match cx.query.get(PART) {
        AHEAD => ConferencesAsked::Ahead(turn(&cx.query)),
        OVER => ConferencesAsked::Over(turn(&cx.query)),
        _ => ConferencesAsked::Both,
    };
    let order = match cx.query.get(ORDER) {
        OLDEST => Some(Order::Oldest),
        NEWEST => Some(Order::Newest),
        _ => None,
    };
    let overview = conference::list(&cx.app, &cx.ctx, asked, order).await?;
    let today = day_of(cx.ctx.now);
    let row = |listed: ListedConference| RowView {
        href: format!("/besprekingen/{}", listed.conference.id),
        when: view::when(cx.lang, listed.conference.starts_at),
        place: listed.conference.place.as_str().to_owned(),
        state: view::state(cx.lang, &listed.conference, today),
        cases: (listed.conference.kind == ConferenceKind::Cases).then_some(listed.cases),
    };
    let in_order = (ORDER, cx.query.get(ORDER));
    let only_over = matches!(asked, ConferencesAsked::Over(_));
    let part = |name, word, listed: Listed<ListedConference, ConferenceBorder>| PartView {
        paging: Paging::of(cx.lang, name, PATH, &[(PART, word), in_order], &listed).beginning_at(&address(PATH, std::iter::once(in_order))),
        table: Rows { t: Words::of(cx.lang), rows: listed.rows.into_iter().map(row).collect() },
    };
    cx.html(&ListPage {
        page: cx.page(WORDS, words::title(cx.lang)),
        may_plan: overview.may_plan,
        chooser: Chooser::of(&cx),
        ahead: (!only_over).then(|| part(words::ahead(cx.lang), AHEAD, overview.ahead)),
        over: (only_over || !overview.over.rows.is_empty()).then(|| part(words::over(cx.lang), OVER, overview.over)),
    })
}
