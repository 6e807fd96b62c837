//! Coming second: somebody else decided, changed the conference, or the case left the table while a form was filled in. What was
//! typed is not lost: it stands on the page that says what happened, and is of whoever typed it alone.

use askama::{Template, filters::HtmlSafe};
use axum::{http::StatusCode, response::Response};
use schakel_app::AppError;
use schakel_texts::{Lang, Words};

use super::WORDS;
use crate::{cx::Cx, page::Page};

/// What somebody typed: the question and the answer.
pub(super) type Typed = Vec<(&'static str, String)>;

/// What was filled in, without what was left empty.
pub(super) fn filled<const N: usize>(fields: [(&'static str, &str); N]) -> Typed {
    fields.into_iter().filter(|(_, value)| !value.trim().is_empty()).map(|(label, value)| (label, value.trim().to_owned())).collect()
}

/// What was typed, given back: a page writes `{{ typed }}`.
#[derive(Template)]
#[template(path = "conference/yours.html")]
pub(super) struct Yours {
    t: Words,
    typed: Typed,
}

impl HtmlSafe for Yours {}

impl Yours {
    pub(super) fn of(lang: Lang, typed: Typed) -> Self {
        Self { t: Words::of(lang), typed }
    }
}

#[derive(Template)]
#[template(path = "conference/second.html")]
struct SecondPage {
    page: Page,
    what: &'static str,
    typed: Yours,
    back: String,
}

/// Says what happened, and gives back what was typed; nothing of a case stands on it. With nothing typed it is a notice at `back`.
pub(super) fn second(cx: &Cx, title: &str, notice: &str, what: &'static str, typed: Typed, back: String) -> Result<Response, AppError> {
    if typed.is_empty() {
        return Ok(cx.redirect_with(&back, notice));
    }
    cx.html_with(StatusCode::CONFLICT, &SecondPage { page: cx.page(WORDS, title), what, typed: Yours::of(cx.lang, typed), back })
}
