//! The client gives an agreement again that was taken back, or refused in the talk. One page asks whether it is meant, and says who will
//! see what.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    talk::{give_again, may_give},
};
use schakel_domain::talk::Agreement;
use schakel_texts::follow;

use super::{OWN, WORDS, take_back::agreement};
use crate::{cx::Cx, fields::Fields, form::Form, page::Page, problem::cite};

#[derive(Template)]
#[template(path = "follow/give.html")]
struct Give {
    page: Page,
    form: Form,
    code: &'static str,
    what: &'static str,
    then: &'static str,
    paragraph: String,
}

/// Asks whether it is meant. The address says what; nothing else of the client stands on the page.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    let Some(which) = Agreement::from_code(cx.query.get("wat")) else { return Ok(cx.redirect_with(OWN, "give-none")) };
    may_give(&cx.app, &cx.ctx, which).await?;
    let lang = cx.lang;
    cx.html(&Give {
        page: cx.page(WORDS, follow::own_title(lang)).at(""),
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        code: which.code(),
        what: agreement(lang, which),
        then: match which {
            Agreement::Discuss => follow::give_discuss(lang),
            Agreement::Name => follow::give_name(lang),
            Agreement::Team => follow::give_team(lang),
        },
        paragraph: cite(lang, "2.1"),
    })
}

/// Gives it.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let Some(which) = Agreement::from_code(cx.form.get("wat")) else { return Ok(cx.redirect_with(OWN, "give-none")) };
    give_again(&cx.app, &cx.ctx, which).await?;
    Ok(cx.redirect_with(OWN, "give-done"))
}
