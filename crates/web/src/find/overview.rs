//! The overview of all partnerships with their registration options, searchable by municipality, postcode or name (P2.1-3).

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, partnership};
use schakel_domain::municipality::{Found, Place};
use schakel_texts::find;

use super::{
    CardView,
    home::{Choice, choices, elsewhere},
    view::place_name,
};
use crate::{cx::Cx, page::Page};

#[derive(Template)]
#[template(path = "find/overview.html")]
struct Overview {
    page: Page,
    typed: String,
    cards: Vec<CardView>,
    of: usize,
    count: String,
    near: Vec<Choice>,
    of_near: i64,
    without: Option<String>,
    /// A place elsewhere, and where one can go there.
    outside: Option<(&'static str, &'static str)>,
}

/// Shows all partnerships, or those that fit what was typed.
pub(crate) async fn overview(cx: Cx) -> Result<Response, AppError> {
    let typed = cx.query.get("q");
    let overview = partnership::overview(&cx.app, &cx.ctx, typed).await?;
    let today = cx.ctx.today();
    let cards: Vec<CardView> = overview.cards.iter().map(|card| CardView::of(cx.lang, today, card)).collect();
    let lang = cx.lang;
    let near: &[Place] = match &overview.found {
        Found::Near(near) | Found::Several(near) if cards.is_empty() => near,
        _ => &[],
    };
    let (mut without, mut outside) = (None, None);
    if let (true, Found::One(place)) = (cards.is_empty(), &overview.found) {
        match place.municipality() {
            Some(_) => without = Some(place_name(lang, place)),
            None => outside = Some((place.name, elsewhere(lang, place.region))),
        }
    }
    let (of_near, near) = (i64::try_from(near.len()).unwrap_or(i64::MAX), choices(lang, "/partnerschappen", near));
    let page = cx.page("find", find::all_title(cx.lang));
    let count = find::all_count(cx.lang, i64::try_from(cards.len()).unwrap_or(i64::MAX));
    let typed = typed.chars().filter(|c| !c.is_control()).take(200).collect();
    cx.html(&Overview { page, typed, cards, of: overview.of, count, near, of_near, without, outside })
}
