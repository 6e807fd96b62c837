//! The conferences to which the reader was asked: day and place, nothing of anybody.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    conference::{self, ListedConference},
};
use schakel_domain::time::day_of;
use schakel_texts::conference as words;

use super::{WORDS, view};
use crate::label::Label;
use crate::{cx::Cx, page::Page};

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
    ahead: Vec<RowView>,
    over: Vec<RowView>,
}

/// The list.
pub(crate) async fn list(cx: Cx) -> Result<Response, AppError> {
    let overview = conference::list(&cx.app, &cx.ctx).await?;
    let today = day_of(cx.ctx.now);
    let row = |listed: ListedConference| RowView {
        href: format!("/besprekingen/{}", listed.conference.id),
        when: view::when(cx.lang, listed.conference.starts_at),
        place: listed.conference.place.as_str().to_owned(),
        state: view::state(cx.lang, &listed.conference, today),
        cases: listed.cases,
    };
    cx.html(&ListPage {
        page: cx.page(WORDS, words::title(cx.lang)),
        may_plan: overview.may_plan,
        ahead: overview.ahead.into_iter().map(row).collect(),
        over: overview.over.into_iter().map(row).collect(),
    })
}
