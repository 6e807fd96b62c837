//! The door: signing in with a passkey or with a password and a code, where to go then, and signing out.

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode},
    response::Response,
};
use schakel_app::{
    AppError,
    identity::{
        SignIn, SignedIn, passkey,
        sign_in::{Typed, with_password},
    },
};
use schakel_domain::actor::Role;
use schakel_texts::{errors, signin};

use super::{
    SIGN_IN,
    parts::{back, browser, device, later, scripted, started, with_back, with_passkeys},
};
use crate::{
    cookies::{Cookie, token_text},
    cx::Cx,
    fields::Fields,
    form::Form,
    page::Page,
};

#[derive(Template)]
#[template(path = "identity/enter.html")]
struct Enter {
    page: Page,
    form: Form,
    back: String,
    problem: String,
    passkeys: bool,
}

fn shown(cx: &Cx, status: StatusCode, typed: Fields, back: &str, problem: String) -> Result<Response, AppError> {
    let page = with_passkeys(cx, cx.page(SIGN_IN, signin::title(cx.lang)));
    let form = cx.form_view(SIGN_IN, typed, Vec::new());
    let enter = Enter { page, form, back: back.to_owned(), problem, passkeys: cx.app.has_passkeys() };
    Ok(scripted(cx, cx.html_with(status, &enter)?))
}

/// The door, again, with what was typed but the secrets.
fn again(cx: &Cx, status: StatusCode, problem: String) -> Result<Response, AppError> {
    let mut typed = Fields::default();
    typed.set("name", cx.form.get("name"));
    shown(cx, status, typed, back(cx.form.get("terug")), problem)
}

/// Shows the door; somebody who is in already goes on.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let back = back(cx.query.get("terug"));
    match &cx.session {
        Some(session) if session.must_choose => Ok(cx.redirect(&with_back("/in/rol", back))),
        Some(session) if session.actor.person.is_some() && !back.is_empty() => Ok(cx.redirect(back)),
        Some(session) if session.actor.person.is_some() => Ok(cx.redirect("/in/verder")),
        _ => shown(&cx, StatusCode::OK, Fields::default(), back, String::new()),
    }
}

/// Goes on with a session that was just opened: the one before it ends.
async fn go_on(cx: &Cx, opened: SignedIn, back: &str) -> Result<Response, AppError> {
    if let Some(before) = &cx.session {
        cx.app.end_session(before.id).await?;
    }
    cx.set_cookie(Cookie::Session, &token_text(&opened.token));
    if let Some(known) = opened.browser {
        cx.set_cookie(Cookie::KnownBrowser, &token_text(&known.0));
    }
    let next = match (opened.must_choose, back) {
        (true, _) => with_back("/in/rol", back),
        (false, "") => "/in/verder".to_owned(),
        (false, back) => back.to_owned(),
    };
    Ok(cx.redirect(&next))
}

async fn answer(cx: &Cx, came: Result<SignIn, AppError>, failed: &'static str) -> Result<Response, AppError> {
    match came {
        Ok(SignIn::In(opened)) => go_on(cx, opened, back(cx.form.get("terug"))).await,
        Ok(SignIn::Refused) => again(cx, StatusCode::UNPROCESSABLE_ENTITY, failed.to_owned()),
        Ok(SignIn::NoMembership) => again(cx, StatusCode::UNPROCESSABLE_ENTITY, signin::no_membership(cx.lang).to_owned()),
        Err(AppError::TooMany(seconds)) => {
            // What was typed may be right: it was not looked at, and there are ways in that never wait.
            let way = if cx.app.has_passkeys() { signin::wait_else(cx.lang) } else { signin::wait_not_looked_at(cx.lang) };
            let said = format!("{} {way}", signin::wait(cx.lang, i64::from(seconds)));
            let response = again(cx, StatusCode::TOO_MANY_REQUESTS, said)?;
            Ok(later(response, seconds))
        }
        Err(AppError::Busy(seconds)) => {
            let response = again(cx, StatusCode::SERVICE_UNAVAILABLE, errors::busy(cx.lang, i64::from(seconds)))?;
            Ok(later(response, seconds))
        }
        Err(other) => Err(other),
    }
}

/// Signs in with a password and a code.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let device = device(&cx);
    let typed = Typed {
        name: cx.form.get("name"),
        password: cx.form.get("password"),
        code: cx.form.get("totp"),
        source: cx.source,
        device: &device,
        browser: browser(&cx),
    };
    let came = with_password(&cx.app, typed, cx.ctx.now).await;
    answer(&cx, came, signin::refused(cx.lang)).await
}

/// Begins signing in with a passkey: the script asks.
pub(crate) async fn begin_passkey(cx: Cx) -> Result<Response, AppError> {
    started(&passkey::begin_sign_in(&cx.app, cx.source, cx.ctx.now).await?)
}

/// Signs in with a passkey.
pub(crate) async fn passkey(cx: Cx) -> Result<Response, AppError> {
    let device = device(&cx);
    let came = passkey::sign_in(&cx.app, cx.form.get("challenge"), cx.form.get("credential"), &device, browser(&cx), cx.ctx.now).await;
    answer(&cx, came, signin::passkey_failed(cx.lang)).await
}

/// Leads to where a role begins its day.
pub(crate) async fn onward(cx: Cx) -> Result<Response, AppError> {
    let Some(session) = &cx.session else { return Err(AppError::SignIn) };
    if session.must_choose {
        return Ok(cx.redirect("/in/rol"));
    }
    Ok(cx.redirect(match session.actor.role {
        Role::Coordinator => "/vandaag",
        Role::OutreachWorker | Role::Caseworker | Role::Companion => "/mijn-dag",
        Role::Buddy => "/dossiers",
        Role::VdabAdviser => "/besprekingen",
        Role::PlatformAdmin => "/platform",
        Role::Client => "/mijn",
        _ => "/begin",
    }))
}

/// Signs out: the session is dead before the answer leaves, and the browser forgets what it kept of us.
pub(crate) async fn leave(cx: Cx) -> Result<Response, AppError> {
    let mut is_client = false;
    if let Some(session) = &cx.session {
        cx.app.sign_out(&cx.ctx, session.id).await?;
        is_client = session.actor.role == Role::Client;
    }
    cx.clear_cookie(Cookie::Session);
    let mut response = if is_client { cx.redirect("/") } else { cx.redirect_with("/in", "signed-out") };
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}
