//! The page that says that this line did something too often, and how else to go on.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{AppError, registration::RegistrationPlace};
use schakel_texts::register;

use super::WORDS;
use crate::{cx::Cx, page::Page, problem::retry_after};

#[derive(Template)]
#[template(path = "register/limit.html")]
struct Limit<'a> {
    page: Page,
    place: &'a RegistrationPlace,
    why: &'static str,
    back: Option<&'a str>,
}

/// What was done too often.
pub(super) enum Often<'a> {
    /// Handing in.
    HandedIn,
    /// Beginning.
    Begun,
    /// Putting by for later; the page with the answers.
    PutBy(&'a str),
}

/// Says it, and after how many seconds it can be tried again.
pub(super) fn limit(cx: &Cx, place: &RegistrationPlace, often: &Often<'_>, seconds: u32) -> Result<Response, AppError> {
    let lang = cx.lang;
    let page = cx.page(WORDS, register::page_title(lang)).with_logos(cx, place.partnership.id);
    let (why, back) = match often {
        Often::HandedIn => (register::limit_source(lang), None),
        Often::Begun => (register::limit_begun(lang), None),
        Often::PutBy(back) => (register::limit_later(lang), Some(*back)),
    };
    cx.html_with(StatusCode::TOO_MANY_REQUESTS, &Limit { page, place, why, back }).map(retry_after(seconds))
}
