//! The page before the first question: what this is, that it is voluntary, what is asked, who sees it, how to stop.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError,
    registration::{RegistrationPlace, place},
};
use schakel_domain::registration::Question;
use schakel_texts::register;

use super::{
    WORDS,
    here::Here,
    limit::{Often, limit},
};
use crate::{cx::Cx, form::Form, page::Page};

#[derive(Template)]
#[template(path = "register/start.html")]
struct Start {
    page: Page,
    place: RegistrationPlace,
    form: Form,
    paragraph: String,
    /// Whether it was pressed and the browser did not show that it saw the page.
    again: bool,
}

fn page(cx: &Cx, place: RegistrationPlace, status: StatusCode, again: bool) -> Result<Response, AppError> {
    let page = cx.page(WORDS, register::page_title(cx.lang)).with_logos(cx, place.partnership.id);
    let form = cx.form_view(WORDS, crate::fields::Fields::default(), Vec::new());
    cx.html_with(status, &Start { page, place, form, paragraph: cx.cite("2.1"), again })
}

/// Shows it; with the form closed, where else to go.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let place = place(&cx.app, &cx.ctx, cx.param("slug")).await?;
    page(&cx, place, StatusCode::OK, false)
}

/// Begins: an empty draft beside those that this browser has already. Nobody is led to one of those: it may be another
/// person's.
pub(crate) async fn begin(cx: Cx) -> Result<Response, AppError> {
    let place = place(&cx.app, &cx.ctx, cx.param("slug")).await?;
    if !cx.proven {
        return page(&cx, place, StatusCode::FORBIDDEN, true);
    }
    match Here::begin(&cx, &place, false).await {
        Ok(here) => Ok(cx.redirect(&here.to_question(Question::Helper))),
        Err(AppError::TooMany(seconds)) => limit(&cx, &place, &Often::Begun, seconds),
        Err(error) => Err(error),
    }
}
