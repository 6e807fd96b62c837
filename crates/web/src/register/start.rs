//! The page before the first question: what this is, that it is voluntary, what is asked, who sees it, how to stop.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    registration::{RegistrationPlace, draft, place},
};
use schakel_domain::registration::Question;
use schakel_texts::register;

use super::WORDS;
use crate::{cookies::Cookie, cookies::token_text, cx::Cx, form::Form, page::Page, problem::cite};

#[derive(Template)]
#[template(path = "register/start.html")]
struct Start {
    page: Page,
    place: RegistrationPlace,
    form: Form,
    paragraph: String,
}

/// Shows it; with the form closed, where else to go.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let place = place(&cx.app, &cx.ctx, cx.param("slug")).await?;
    let page = cx.page(WORDS, register::page_title(cx.lang)).with_logos(&cx, place.partnership.id);
    let form = cx.form_view(WORDS, crate::fields::Fields::default(), Vec::new());
    cx.html(&Start { page, place, form, paragraph: cite(cx.lang, "2.1") })
}

/// Begins: an empty draft, and a cookie that alone can open it.
pub(crate) async fn begin(cx: Cx) -> Result<Response, AppError> {
    let place = place(&cx.app, &cx.ctx, cx.param("slug")).await?;
    let token = draft::begin(&cx.app, &cx.ctx, &place).await?;
    cx.set_cookie(Cookie::Draft, &token_text(&token));
    Ok(cx.redirect(&format!("/aanmelden/{}", Question::Helper.code())))
}
