//! Going on later: the code under which answers are put by, and the page where it is typed.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault, FieldFault,
    registration::draft::later::{WentOn, go_on, leave as leave_here},
};
use schakel_domain::{registration::Code, time::local};
use schakel_texts::{date_time, register};

use super::{
    CHECK, WORDS,
    closed::closed,
    here::{Here, ends, whose},
};
use crate::{cx::Cx, fields::Fields, form::Form, page::Page, problem::retry_after};

#[derive(Template)]
#[template(path = "register/later.html")]
struct Later {
    page: Page,
    form: Form,
    whose: String,
    code: String,
    until: String,
    on: String,
    leave: String,
}

#[derive(Template)]
#[template(path = "register/left.html")]
struct Left {
    page: Page,
    until: String,
}

#[derive(Template)]
#[template(path = "register/go_on.html")]
struct GoOn {
    page: Page,
    form: Form,
}

/// Shows the code and until when it opens the answers.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    let Some((_, draft)) = here.open(&cx).await? else { return closed(&cx, &here).await };
    let Some(put_by) = &draft.put_by else { return Ok(cx.redirect(&here.to(CHECK))) };
    let on = draft.first_unasked().map_or_else(|| here.to(CHECK), |question| here.to_question(question));
    let page = Later {
        page: Here::page(&cx, &draft, ""),
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        whose: whose(cx.lang, &draft),
        code: put_by.code.to_string(),
        until: date_time(cx.lang, local(put_by.until)),
        on,
        leave: here.to("weggaan"),
    };
    Ok(ends(&cx, &here, &draft, cx.html(&page)?))
}

/// Leaves it: nothing of it opens in this browser any more, but with the code.
pub(crate) async fn leave(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    let Some((key, draft)) = here.open(&cx).await? else { return closed(&cx, &here).await };
    let Some(put_by) = leave_here(&cx.app, &cx.ctx, &key).await? else { return closed(&cx, &here).await };
    let page = cx.page(WORDS, register::page_title(cx.lang)).with_logos(&cx, draft.place.partnership.id);
    cx.html(&Left { page, until: date_time(cx.lang, local(put_by.until)) })
}

/// Asks for the code.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    page(&cx, StatusCode::OK, Fields::default(), Vec::new())
}

fn page(cx: &Cx, status: StatusCode, fields: Fields, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let page = cx.page(WORDS, register::page_title(cx.lang));
    cx.html_with(status, &GoOn { page, form: cx.form_view(WORDS, fields, faults) })
}

/// Goes on with the answers under a code, in this browser.
pub(crate) async fn enter(cx: Cx) -> Result<Response, AppError> {
    let wrong = |status, fault| page(&cx, status, cx.form.clone(), vec![FieldFault { field: "code", fault }]);
    let typed = cx.form.get("code");
    if typed.trim().is_empty() {
        return wrong(StatusCode::UNPROCESSABLE_ENTITY, Fault::Blank);
    }
    if Code::parse(typed).is_some() {
        return wrong(StatusCode::UNPROCESSABLE_ENTITY, Fault::Own("fault-later-sent"));
    }
    let (mut here, new) = Here::new(&cx, "");
    match go_on(&cx.app, &cx.ctx, typed, cx.source, &new.key).await? {
        WentOn::Draft(draft) => {
            new.remember(&cx);
            here.with(&draft.place.partnership.slug);
            let to = draft.first_unasked().map_or_else(|| here.to(CHECK), |question| here.to_question(question));
            Ok(cx.redirect(&to))
        }
        WentOn::Unknown => wrong(StatusCode::UNPROCESSABLE_ENTITY, Fault::Own("fault-later-code")),
        WentOn::UnknownAgain(seconds) => wrong(StatusCode::TOO_MANY_REQUESTS, Fault::Own("fault-later-many")).map(retry_after(seconds)),
    }
}
