//! Before a draft ends: whether somebody is still there. Without an answer the page closes by itself, so that it does not
//! stay for whoever comes next (WCAG 2.2.1: warned, and given more time with one button).

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    registration::draft::{LIVES, still_here},
};

use super::{
    CHECK, WORDS,
    closed::closed,
    here::{Here, whose},
};
use crate::{cx::Cx, fields::Fields, form::Form, lead_on::lead_on, page::Page};

#[derive(Template)]
#[template(path = "register/still.html")]
struct Still {
    page: Page,
    form: Form,
    whose: String,
    action: String,
}

/// Asks.
pub(crate) async fn ask(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    let Some((_, draft)) = here.open(&cx).await? else { return closed(&cx, &here).await };
    let form = cx.form_view(WORDS, Fields::default(), Vec::new());
    let action = here.to("nog");
    let response = cx.html(&Still { page: Here::page(&cx, &draft, ""), form, whose: whose(cx.lang, &draft), action: action.clone() })?;
    let left = LIVES - cx.ctx.now.duration_since(draft.kept_at);
    Ok(lead_on(response, left.as_secs() + 1, &action))
}

/// Somebody is: the two hours begin again.
pub(crate) async fn yes(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    let Some((key, _)) = here.open(&cx).await? else { return closed(&cx, &here).await };
    match still_here(&cx.app, &cx.ctx, &key).await? {
        Some(draft) => Ok(cx.redirect(&draft.first_unasked().map_or_else(|| here.to(CHECK), |question| here.to_question(question)))),
        None => closed(&cx, &here).await,
    }
}
