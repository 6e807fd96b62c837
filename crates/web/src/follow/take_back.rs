//! The client takes back what was agreed to in the talk. One page asks whether it is meant; no page asks why (§2.1).

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    talk::{may_take_back, take_back},
};
use schakel_domain::talk::Agreement;
use schakel_texts::{Lang, follow};

use super::{OWN, WORDS};
use crate::{cx::Cx, fields::Fields, form::Form, page::Page, problem::cite};

#[derive(Template)]
#[template(path = "follow/take_back.html")]
struct TakeBack {
    page: Page,
    form: Form,
    code: &'static str,
    what: &'static str,
    then: &'static str,
    paragraph: String,
}

/// What the client agrees to, in the client's words.
pub(super) fn agreement(lang: Lang, agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Discuss => follow::agreed_discuss(lang),
        Agreement::Name => follow::agreed_name(lang),
        Agreement::Team => follow::agreed_team(lang),
    }
}

/// Asks whether it is meant. The address says what; nothing else of the client stands on the page.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    let Some(which) = Agreement::from_code(cx.query.get("wat")) else { return Ok(cx.redirect_with(OWN, "take-back-none")) };
    may_take_back(&cx.app, &cx.ctx, which).await?;
    let lang = cx.lang;
    cx.html(&TakeBack {
        page: cx.page(WORDS, follow::own_title(lang)).at(""),
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        code: which.code(),
        what: agreement(lang, which),
        then: match which {
            Agreement::Discuss => follow::take_back_discuss(lang),
            Agreement::Name => follow::take_back_name(lang),
            Agreement::Team => follow::take_back_team(lang),
        },
        paragraph: cite(lang, "2.1"),
    })
}

/// Takes it back.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let Some(which) = Agreement::from_code(cx.form.get("wat")) else { return Ok(cx.redirect_with(OWN, "take-back-none")) };
    take_back(&cx.app, &cx.ctx, which).await?;
    Ok(cx.redirect_with(OWN, "take-back-done"))
}
