//! The client asks to be erased, or takes that back. Asking erases nothing: somebody else may hold the code.

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, erasure};
use schakel_texts::{date_long, follow};

use crate::{
    cx::Cx,
    fields::Fields,
    follow::{OWN, closing},
    form::Form,
    page::Page,
};

/// The texts are those of the client's own page.
const WORDS: &str = "follow";

#[derive(Template)]
#[template(path = "erasure/own.html")]
struct Asking {
    page: Page,
    form: Form,
    /// Until when an answer comes, when it is asked already.
    asked: Option<String>,
}

/// Says what is erased and what follows, and asks whether it is meant.
pub(super) async fn form(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let asked = erasure::own(&cx.app, &cx.ctx).await?.filter(schakel_domain::erasure::Erasure::is_open);
    let response = cx.html(&Asking {
        page: cx.page(WORDS, follow::title_erase(lang)).at(""),
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        asked: asked.map(|asked| follow::erase_asked(lang, date_long(lang, asked.answer_by()))),
    })?;
    Ok(closing(response))
}

/// Asks.
pub(super) async fn ask(cx: Cx) -> Result<Response, AppError> {
    match erasure::ask(&cx.app, &cx.ctx).await {
        // Asked in another tab: the page says what stands.
        Ok(()) | Err(AppError::Stale) => Ok(cx.redirect_with(OWN, "erase-done")),
        Err(error) => Err(error),
    }
}

/// Takes the question back.
pub(super) async fn take_back(cx: Cx) -> Result<Response, AppError> {
    match erasure::take_back(&cx.app, &cx.ctx).await {
        Ok(()) => Ok(cx.redirect_with(OWN, "erase-not-done")),
        Err(AppError::Stale) => Ok(cx.redirect_with(OWN, "erase-settled")),
        Err(error) => Err(error),
    }
}
