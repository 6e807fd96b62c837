//! A new password, and a new authenticator app.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    identity::account::{NewSecrets, offer_app, set_password},
};
use schakel_texts::account;

use super::{ACCOUNT, account::this_session, parts::square};
use crate::{
    cx::Cx,
    fields::Fields,
    form::{Form, faults_of},
    page::Page,
};

#[derive(Template)]
#[template(path = "identity/password.html")]
struct Password {
    page: Page,
    form: Form,
    action: &'static str,
    square: String,
    secret: String,
}

async fn shown(cx: &Cx, status: StatusCode, app: bool, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    // The secrets that were typed never come back; the opening does, so that the square stays the same.
    let mut typed = Fields::default();
    typed.set("form", cx.form.get("form"));
    let form = cx.form_view(ACCOUNT, typed, faults);
    let (title, action) =
        if app { (account::password_page_app(cx.lang), "/account/app") } else { (account::password_page(cx.lang), "/account/wachtwoord") };
    let (square, secret) = if app {
        let offered = offer_app(&cx.app, &cx.ctx, this_session(cx)?, &form.id).await?;
        (square(&offered.url)?, offered.secret)
    } else {
        (String::new(), String::new())
    };
    cx.html_with(status, &Password { page: cx.page(ACCOUNT, title), form, action, square, secret })
}

/// Asks for a fresh factor before anything is typed, so that nothing typed is lost.
fn fresh(cx: &Cx) -> Result<(), AppError> {
    if cx.ctx.stepped_up { Ok(()) } else { Err(AppError::StepUp) }
}

async fn submit(cx: &Cx, app: bool) -> Result<Response, AppError> {
    let new = NewSecrets { password: cx.form.get("password"), again: cx.form.get("password_again"), code: cx.form.get("totp") };
    let opening = app.then(|| cx.form.get("form"));
    match set_password(&cx.app, &cx.ctx, this_session(cx)?, new, opening).await {
        Ok(()) => Ok(cx.redirect_with("/account", "saved")),
        Err(other) => shown(cx, StatusCode::UNPROCESSABLE_ENTITY, app, faults_of(other)?).await,
    }
}

/// The form for a new password.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    fresh(&cx)?;
    shown(&cx, StatusCode::OK, false, Vec::new()).await
}

/// Sets a new password.
pub(crate) async fn change(cx: Cx) -> Result<Response, AppError> {
    submit(&cx, false).await
}

/// The form for a new password and app.
pub(crate) async fn app_form(cx: Cx) -> Result<Response, AppError> {
    fresh(&cx)?;
    shown(&cx, StatusCode::OK, true, Vec::new()).await
}

/// Sets a new password and app.
pub(crate) async fn app_change(cx: Cx) -> Result<Response, AppError> {
    submit(&cx, true).await
}
