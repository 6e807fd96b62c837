//! The client takes the registration back. One page asks whether it is meant; no page asks why (§2.1).

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    registration::follow::{may_withdraw, withdraw},
};
use schakel_texts::follow;

use super::{OWN, WORDS, still::closing};
use crate::{cx::Cx, fields::Fields, form::Form, page::Page};

#[derive(Template)]
#[template(path = "follow/withdraw.html")]
struct Withdraw {
    page: Page,
    form: Form,
    paragraph: String,
    /// Whether a trajectory runs, which then stops.
    guided: bool,
}

/// Asks whether it is meant.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    let guided = may_withdraw(&cx.app, &cx.ctx).await?;
    let page = cx.page(WORDS, follow::title_withdraw(cx.lang)).at("");
    let form = cx.form_view(WORDS, Fields::default(), Vec::new());
    Ok(closing(cx.html(&Withdraw { page, form, paragraph: cx.cite("2.1"), guided })?))
}

/// Takes it back.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    withdraw(&cx.app, &cx.ctx).await?;
    Ok(cx.redirect_with(OWN, "withdraw-done"))
}
