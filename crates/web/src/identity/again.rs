//! Showing a factor once more, for acts that ask for one of the last five minutes; and back to where one was.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError,
    identity::{
        SignedIn, passkey,
        sign_in::{Typed, again_with_password},
    },
};
use schakel_domain::{identity::FactorKind, ids::SessionId};
use schakel_texts::{errors, signin};

use super::{
    SIGN_IN,
    parts::{back, browser, device, later, scripted, started, with_passkeys},
};
use crate::{
    cookies::{Cookie, token_text},
    cx::Cx,
    fields::Fields,
    form::Form,
    page::Page,
};

#[derive(Template)]
#[template(path = "identity/again.html")]
struct Again {
    page: Page,
    form: Form,
    back: String,
    problem: String,
    passkeys: bool,
    password: bool,
    /// In the demonstration, where nobody has a factor: the seat to take anew.
    seat: Option<String>,
}

/// Only the way that the person has is shown.
async fn shown(cx: &Cx, status: StatusCode, back: &str, problem: String) -> Result<Response, AppError> {
    let account = schakel_app::identity::account::show(&cx.app, &cx.ctx).await?;
    let page = with_passkeys(cx, cx.page(SIGN_IN, signin::again_title(cx.lang)));
    let form = cx.form_view(SIGN_IN, Fields::default(), Vec::new());
    let again = Again {
        page,
        form,
        back: back.to_owned(),
        problem,
        passkeys: cx.app.has_passkeys() && account.count(FactorKind::Passkey) > 0,
        password: account.count(FactorKind::Password) > 0,
        seat: cx.web.settings.demo.is_some().then(|| cx.ctx.by.membership.map(|id| id.to_string())).flatten(),
    };
    Ok(scripted(cx, cx.html_with(status, &again)?))
}

fn session(cx: &Cx) -> Result<SessionId, AppError> {
    cx.session.as_ref().map(|session| session.id).ok_or(AppError::SignIn)
}

/// Asks for a factor.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    shown(&cx, StatusCode::OK, back(cx.query.get("terug")), String::new()).await
}

async fn answer(cx: &Cx, came: Result<Option<SignedIn>, AppError>, failed: &'static str) -> Result<Response, AppError> {
    let back = back(cx.form.get("terug"));
    match came {
        Ok(Some(stepped)) => {
            cx.set_cookie(Cookie::Session, &token_text(&stepped.token));
            // A form that was handed in meanwhile waits to be sent again.
            let parked = Cookie::Parked.read_token(&cx.headers, cx.web.settings.secure()).is_some();
            Ok(cx.redirect(match (parked, back) {
                (true, _) => "/in/bewaard",
                (false, "") => "/in/verder",
                (false, back) => back,
            }))
        }
        Ok(None) => shown(cx, StatusCode::UNPROCESSABLE_ENTITY, back, failed.to_owned()).await,
        Err(AppError::TooMany(seconds)) => {
            Ok(later(shown(cx, StatusCode::TOO_MANY_REQUESTS, back, signin::wait(cx.lang, i64::from(seconds))).await?, seconds))
        }
        Err(AppError::Busy(seconds)) => {
            Ok(later(shown(cx, StatusCode::SERVICE_UNAVAILABLE, back, errors::busy(cx.lang, i64::from(seconds))).await?, seconds))
        }
        Err(other) => Err(other),
    }
}

/// Takes a password and a code.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let session = session(&cx)?;
    let device = device(&cx);
    let typed = Typed {
        name: "",
        password: cx.form.get("password"),
        code: cx.form.get("totp"),
        source: cx.source,
        device: &device,
        browser: browser(&cx),
    };
    let came = again_with_password(&cx.app, &cx.ctx, session, typed).await;
    answer(&cx, came, signin::refused(cx.lang)).await
}

/// Begins with a passkey: the script asks.
pub(crate) async fn begin_passkey(cx: Cx) -> Result<Response, AppError> {
    started(&passkey::begin_again(&cx.app, &cx.ctx, cx.source).await?)
}

/// Takes a passkey.
pub(crate) async fn passkey(cx: Cx) -> Result<Response, AppError> {
    let session = session(&cx)?;
    let came = passkey::again(&cx.app, &cx.ctx, session, cx.form.get("challenge"), cx.form.get("credential")).await;
    answer(&cx, came, signin::passkey_failed(cx.lang)).await
}
