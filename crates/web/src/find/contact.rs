//! Whom to ask what: for clients first, then for staff in the order of the playbook (§8).

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, partnership};
use schakel_texts::contact;

use super::CardView;
use crate::{cx::Cx, page::Page};

#[derive(Template)]
#[template(path = "find/contact.html")]
struct Contact {
    page: Page,
    /// The member's own partnership; a visitor has none.
    own: Option<CardView>,
    source: String,
    /// The people who answer for the installation, and how they are reached; empty when nobody filled it in.
    answers: Vec<String>,
    /// Where a weakness is reported.
    weakness: Option<String>,
}

/// Shows the contact persons.
pub(crate) async fn contact(cx: Cx) -> Result<Response, AppError> {
    let own = match &cx.session {
        Some(session) if session.actor.client.is_none() => partnership::own_card(&cx.app, &cx.ctx).await?,
        _ => None,
    };
    let own = own.map(|card| CardView::of(cx.lang, cx.ctx.today(), &card));
    let page = cx.page("contact", contact::title(cx.lang));
    let accountable = &cx.web.settings.accountable;
    let weakness = Some(&accountable.security).filter(|address| !address.is_empty()).cloned();
    let of = partnership::who_answers(&cx.app, &cx.ctx, None).await?;
    let answers = accountable.said(cx.lang, of.as_ref().map(|of| &of.accountable));
    cx.html(&Contact { page, own, source: cx.cite("8"), answers, weakness })
}
