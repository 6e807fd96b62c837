//! The list of the inbox, and the search by name.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    inbox::{self, InboxFound, Part},
};
use schakel_texts::{Lang, inbox as words};

use super::{WORDS, narrow, view};
use crate::{
    cx::Cx,
    page::Page,
    paging::{Paging, address, turn},
    wait::Legend,
};

/// A part of the inbox as a choice above the list.
struct Choice {
    href: String,
    label: &'static str,
    count: i64,
    current: bool,
}

#[derive(Template)]
#[template(path = "inbox/list.html")]
#[expect(clippy::struct_excessive_bools, reason = "each shows a part of the page")]
struct ListPage {
    page: Page,
    may_search: bool,
    typed: String,
    /// How many were found; none when nobody searched.
    found: Option<String>,
    /// Whether it is worth typing more of the name.
    narrow: bool,
    choices: Vec<Choice>,
    rows: Vec<view::RowView>,
    legend: Legend,
    empty: &'static str,
    /// The same search among the dossiers.
    in_dossiers: Option<String>,
    /// To narrow the list.
    chooser: Option<narrow::Chooser>,
    paging: Option<Paging>,
    type_over: bool,
    may_assign: bool,
    may_reject: bool,
    /// How many expire soon, as a sentence.
    expiring: Option<String>,
}

/// A part of the inbox, or with `q` the registrations with such a name.
pub(crate) async fn list(cx: Cx) -> Result<Response, AppError> {
    if cx.query.get("q").trim().is_empty() { part(cx).await } else { search(cx).await }
}

async fn part(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let asked = cx.query.get("deel");
    let part = Part::ALL.iter().copied().find(|part| view::part_word(*part) == asked).unwrap_or(Part::Open);
    let narrowed = narrow::asked(&cx);
    let list = inbox::list(&cx.app, &cx.ctx, part, &narrowed, turn(&cx.query)).await?;
    // What was put aside or expired is shown when there is any.
    let offered = |one: Part| match one {
        Part::New | Part::Assigned => list.sees_all,
        Part::Rejected | Part::Expired | Part::Ended | Part::Decided => list.sees_all && (list.counts.of(one) > 0 || one == part),
        _ => true,
    };
    let shown = Part::ALL.iter().copied().filter(|one| offered(*one));
    let choices = shown
        .map(|choice| Choice {
            href: format!("/inbox?deel={}", view::part_word(choice)),
            label: view::part_label(lang, choice),
            count: list.counts.of(choice),
            current: choice == part,
        })
        .collect();
    let fields = narrow::fields(&cx, view::part_word(part));
    let paging = Paging::of(lang, view::part_label(lang, part), "/inbox", &fields, &list.listed);
    cx.html(&ListPage {
        page: cx.page(WORDS, words::title(lang)),
        may_search: list.may_search,
        typed: String::new(),
        found: None,
        narrow: false,
        choices,
        rows: list.listed.rows.into_iter().map(|row| view::RowView::of(lang, cx.ctx.now, row)).collect(),
        legend: Legend::of(lang),
        empty: match part {
            _ if narrow::is_narrow(&narrowed) => words::empty_narrow(lang),
            Part::Open => words::empty_open(lang),
            _ => words::empty(lang),
        },
        in_dossiers: None,
        chooser: Some(narrow::Chooser::of(&cx, view::part_word(part), list.choices)),
        paging: Some(paging),
        type_over: list.may_type_over,
        may_assign: list.may_assign,
        may_reject: list.may_reject,
        expiring: (list.expiring > 0).then(|| words::expiring(lang, list.expiring)),
    })
}

async fn search(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    // As long as a name can be; a megabyte is cut and never compared.
    let typed: String = cx.query.get("q").trim().chars().take(200).collect();
    let found = inbox::search(&cx.app, &cx.ctx, &typed).await?;
    let (told, narrow) = told(lang, &found);
    cx.html(&ListPage {
        page: cx.page(WORDS, words::title_search(lang)),
        may_search: true,
        typed,
        found: Some(told),
        narrow,
        choices: Vec::new(),
        rows: found.rows.into_iter().map(|row| view::RowView::of(lang, cx.ctx.now, row)).collect(),
        legend: Legend::of(lang),
        empty: "",
        in_dossiers: Some(address("/dossiers", [("q", cx.query.get("q"))].into_iter())),
        chooser: None,
        paging: None,
        type_over: false,
        may_assign: false,
        may_reject: false,
        expiring: None,
    })
}

/// How many were found, as a sentence that is true of what stands below it; and whether something may be missing there.
fn told(lang: Lang, found: &InboxFound) -> (String, bool) {
    let shown = found.rows.len();
    let told = match (found.total > shown, found.more) {
        (false, false) => return (words::found(lang, i64::try_from(found.total).unwrap_or(i64::MAX)), false),
        (false, true) => words::found_more(lang, shown),
        (true, false) => words::found_first(lang).shown(shown).of(found.total).to_string(),
        (true, true) => words::found_least(lang).shown(shown).of(found.total).to_string(),
    };
    (told, true)
}
