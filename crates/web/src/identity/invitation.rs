//! Coming in by a one-time link.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    identity::{
        SignedIn,
        account::NewSecrets,
        invitation::{self, Open},
    },
};
use schakel_domain::actor::Standing;
use schakel_texts::{account, signin};

use super::{
    ACCOUNT, SIGN_IN,
    parts::{device, moment, scripted, square, started, with_back, with_passkeys},
};
use crate::{
    cookies::{Cookie, token_text},
    cx::Cx,
    fields::Fields,
    form::{Form, faults_of},
    page::{Page, role_name},
};

/// How the person can accept.
enum Way {
    /// With a new factor, or by signing in first. Which of the two, is for the person to know: the page does not tell whether there is
    /// an account.
    NewOrSignIn { square: String, secret: String, href: String },
    /// With one button: the person is signed in.
    Button,
    /// Not at all: somebody else is signed in.
    Other,
}

#[derive(Template)]
#[template(path = "identity/invitation.html")]
struct Invitation {
    page: Page,
    form: Form,
    token: String,
    name: String,
    sign_in_name: String,
    role: &'static str,
    organisation: String,
    partnership: String,
    until: String,
    way: Way,
    passkeys: bool,
    problem: &'static str,
}

#[derive(Template)]
#[template(path = "identity/gone.html")]
struct Gone {
    page: Page,
}

fn gone(cx: &Cx) -> Result<Response, AppError> {
    cx.html_with(StatusCode::NOT_FOUND, &Gone { page: cx.page(SIGN_IN, signin::gone_title(cx.lang)) })
}

fn way(cx: &Cx, open: &Open, path: &str) -> Result<Way, AppError> {
    let signed_in = cx.session.as_ref().and_then(|session| session.actor.person);
    Ok(match signed_in {
        Some(person) if person == open.member.person.id => Way::Button,
        Some(_) => Way::Other,
        None => {
            Way::NewOrSignIn { square: square(&open.enrolment.url)?, secret: open.enrolment.secret.clone(), href: with_back("/in", path) }
        }
    })
}

async fn shown(cx: &Cx, status: StatusCode, faults: Vec<FieldFault>, problem: &'static str) -> Result<Response, AppError> {
    let token = cx.param("token").to_owned();
    let Some(open) = invitation::open(&cx.app, &token, cx.ctx.now).await? else { return gone(cx) };
    let way = way(cx, &open, &format!("/uitnodiging/{token}"))?;
    let page = with_passkeys(cx, cx.page(SIGN_IN, signin::invited_title(cx.lang)));
    let view = Invitation {
        page,
        form: cx.form_view(ACCOUNT, Fields::default(), faults),
        token,
        name: open.member.person.name.as_str().to_owned(),
        sign_in_name: open.member.person.sign_in_name.as_str().to_owned(),
        role: role_name(cx.lang, open.member.role),
        organisation: open.member.organisation.map(|it| it.name).unwrap_or_default(),
        partnership: open.member.partnership.map(|it| it.name).unwrap_or_default(),
        until: moment(cx.lang, open.expires_at),
        way,
        passkeys: cx.app.has_passkeys(),
        problem,
    };
    Ok(scripted(cx, cx.html_with(status, &view)?))
}

/// Shows what the invitation is; nothing is used up.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    shown(&cx, StatusCode::OK, Vec::new(), "").await
}

fn go_on(cx: &Cx, opened: SignedIn) -> Response {
    cx.set_cookie(Cookie::Session, &token_text(&opened.token));
    cx.redirect("/in/verder")
}

/// Accepts with a new password and app.
pub(crate) async fn with_password(cx: Cx) -> Result<Response, AppError> {
    let new = NewSecrets { password: cx.form.get("password"), again: cx.form.get("password_again"), code: cx.form.get("totp") };
    match invitation::accept_with_password(&cx.app, cx.param("token"), new, &device(&cx), cx.ctx.now).await {
        Ok(opened) => Ok(go_on(&cx, opened)),
        Err(AppError::NotFound) => gone(&cx),
        Err(other) => shown(&cx, StatusCode::UNPROCESSABLE_ENTITY, faults_of(other)?, "").await,
    }
}

/// Begins making the first passkey: the script asks.
pub(crate) async fn begin_passkey(cx: Cx) -> Result<Response, AppError> {
    started(&invitation::begin_passkey(&cx.app, cx.param("token"), cx.ctx.now).await?)
}

/// Accepts with a passkey that was just made.
pub(crate) async fn with_passkey(cx: Cx) -> Result<Response, AppError> {
    let (challenge, credential) = (cx.form.get("challenge"), cx.form.get("credential"));
    let label = cx.form.get("label");
    match invitation::accept_with_passkey(&cx.app, cx.param("token"), challenge, credential, label, &device(&cx), cx.ctx.now).await {
        Ok(Some(opened)) => Ok(go_on(&cx, opened)),
        Ok(None) => shown(&cx, StatusCode::UNPROCESSABLE_ENTITY, Vec::new(), account::passkey_failed(cx.lang)).await,
        Err(AppError::NotFound) => gone(&cx),
        Err(other) => shown(&cx, StatusCode::UNPROCESSABLE_ENTITY, faults_of(other)?, "").await,
    }
}

/// Accepts as the person who is signed in.
pub(crate) async fn accept(cx: Cx) -> Result<Response, AppError> {
    match invitation::accept_signed_in(&cx.app, &cx.ctx, cx.param("token")).await {
        Ok(standing) => {
            let notice = if standing == Standing::Active { "accepted" } else { "accepted-awaiting" };
            Ok(cx.redirect_with("/in/rol", notice))
        }
        Err(AppError::NotFound) => gone(&cx),
        Err(other) => Err(other),
    }
}
