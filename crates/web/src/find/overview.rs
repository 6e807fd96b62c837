//! The overview of all partnerships with their registration options, searchable by municipality, postcode or name (P2.1-3).

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, partnership};
use schakel_domain::municipality::Found;
use schakel_texts::find;

use super::CardView;
use crate::{cx::Cx, page::Page};

#[derive(Template)]
#[template(path = "find/overview.html")]
struct Overview {
    page: Page,
    typed: String,
    cards: Vec<CardView>,
    of: usize,
    count: String,
    near: Vec<(String, &'static str)>,
    without: Option<&'static str>,
}

/// Shows all partnerships, or those that fit what was typed.
pub(crate) async fn overview(cx: Cx) -> Result<Response, AppError> {
    let typed = cx.query.get("q");
    let overview = partnership::overview(&cx.app, &cx.ctx, typed).await?;
    let today = cx.ctx.today();
    let cards: Vec<CardView> = overview.cards.iter().map(|card| CardView::of(cx.lang, today, card)).collect();
    let near = match &overview.found {
        Found::Near(near) if cards.is_empty() => near.iter().map(|one| (address(one.name), one.name)).collect(),
        _ => Vec::new(),
    };
    let without = match &overview.found {
        Found::One(one) if cards.is_empty() => Some(one.name),
        _ => None,
    };
    let page = cx.page("find", find::all_title(cx.lang));
    let count = find::all_count(cx.lang, i64::try_from(cards.len()).unwrap_or(i64::MAX));
    let typed = typed.chars().filter(|c| !c.is_control()).take(200).collect();
    cx.html(&Overview { page, typed, cards, of: overview.of, count, near, without })
}

fn address(name: &str) -> String {
    format!("/partnerschappen?{}", form_urlencoded::Serializer::new(String::new()).append_pair("q", name).finish())
}
