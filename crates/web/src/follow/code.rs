//! Typing the code. Spaces, small letters and the usual misreadings are forgiven.

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::Response,
};
use schakel_app::{
    AppError, Fault, FieldFault,
    identity::open_client_session,
    registration::follow::{Entered, enter_code},
};
use schakel_texts::follow;

use super::{OWN, WORDS};
use crate::{
    cookies::{Cookie, token_text},
    cx::Cx,
    fields::Fields,
    form::Form,
    page::Page,
    problem::retry_after,
};

#[derive(Template)]
#[template(path = "follow/code.html")]
struct Code {
    page: Page,
    form: Form,
}

fn page(cx: &Cx, status: StatusCode, fields: Fields, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let page = cx.page(WORDS, follow::page_title(cx.lang));
    cx.html_with(status, &Code { page, form: cx.form_view(WORDS, fields, faults) })
}

/// Asks for the code.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    page(&cx, StatusCode::OK, Fields::default(), Vec::new())
}

/// Opens the client's own page.
pub(crate) async fn enter(cx: Cx) -> Result<Response, AppError> {
    let fault = |fault| vec![FieldFault { field: "code", fault }];
    let typed = cx.form.get("code");
    if typed.trim().is_empty() {
        return page(&cx, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), fault(Fault::Blank));
    }
    match enter_code(&cx.app, &cx.ctx, typed, cx.source).await? {
        Entered::Client(on) => {
            let device = cx.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let token = open_client_session(&cx.app, on.client, on.partnership, device, cx.ctx.now).await?;
            cx.set_cookie(Cookie::Session, &token_text(&token));
            // What was written before the session ended waits; it is shown only to the client who wrote it.
            let waiting = Cookie::Parked.read_token(&cx.headers, cx.web.settings.secure()).is_some();
            Ok(cx.redirect(if waiting { "/mijn/bewaard" } else { OWN }))
        }
        Entered::Unknown => page(&cx, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), fault(Fault::Own("fault-code"))),
        Entered::UnknownAgain(seconds) => {
            page(&cx, StatusCode::TOO_MANY_REQUESTS, cx.form.clone(), fault(Fault::Own("fault-code-many"))).map(retry_after(seconds))
        }
    }
}
