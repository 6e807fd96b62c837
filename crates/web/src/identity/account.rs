//! The own account: with what one signs in, and where one is signed in.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    identity::account::{self as acts},
};
use schakel_domain::{
    identity::FactorKind,
    ids::{Id, OfFactor, OfSession, SessionId},
};
use schakel_texts::account;

use super::{
    ACCOUNT,
    parts::{moment, scripted, started, with_passkeys},
};
use crate::{
    cx::Cx,
    fields::Fields,
    form::{Form, faults_of},
    page::{Page, role_name},
};

struct Factor {
    id: String,
    name: String,
    since: String,
    used: String,
}

struct Session {
    id: String,
    device: String,
    role: &'static str,
    seen: String,
    this: bool,
}

#[derive(Template)]
#[template(path = "identity/account.html")]
struct Account {
    page: Page,
    form: Form,
    name: String,
    sign_in_name: String,
    factors: Vec<Factor>,
    sessions: Vec<Session>,
    passkeys_here: bool,
    passkeys: usize,
    has_app: bool,
    problem: &'static str,
}

async fn shown(cx: &Cx, status: StatusCode, faults: Vec<FieldFault>, problem: &'static str) -> Result<Response, AppError> {
    let lang = cx.lang;
    let own = acts::show(&cx.app, &cx.ctx).await?;
    let this = cx.session.as_ref().map(|session| session.id);
    let (passkeys, has_app) = (own.count(FactorKind::Passkey), own.count(FactorKind::Totp) > 0);
    let kind_name = |kind| match kind {
        FactorKind::Passkey => account::passkey(lang),
        FactorKind::Password => account::password(lang),
        FactorKind::Totp => account::totp(lang),
    };
    let factors = own
        .factors
        .into_iter()
        .map(|factor| Factor {
            id: factor.id.to_string(),
            name: if factor.label.is_empty() {
                kind_name(factor.kind).to_owned()
            } else {
                format!("{}: {}", kind_name(factor.kind), factor.label)
            },
            since: account::since(lang, moment(lang, factor.created_at)),
            used: factor.used_at.map_or_else(|| account::never_used(lang).to_owned(), |at| account::used(lang, moment(lang, at))),
        })
        .collect();
    let sessions = own
        .sessions
        .into_iter()
        .map(|session| Session {
            id: session.id.to_string(),
            device: if session.device.is_empty() { account::unknown_device(lang).to_owned() } else { session.device },
            role: session.role.map(|role| role_name(lang, role)).unwrap_or_default(),
            seen: account::session_seen(lang, moment(lang, session.seen_at)),
            this: this == Some(session.id),
        })
        .collect();
    let page = with_passkeys(cx, cx.page(ACCOUNT, account::title(lang)));
    let view = Account {
        page,
        form: cx.form_view(ACCOUNT, Fields::default(), faults),
        name: own.person.name.as_str().to_owned(),
        sign_in_name: own.person.sign_in_name.as_str().to_owned(),
        factors,
        sessions,
        passkeys_here: cx.app.has_passkeys(),
        passkeys,
        has_app,
        problem,
    };
    Ok(scripted(cx, cx.html_with(status, &view)?))
}

pub(super) fn this_session(cx: &Cx) -> Result<SessionId, AppError> {
    cx.session.as_ref().map(|session| session.id).ok_or(AppError::SignIn)
}

/// Shows the own account.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    shown(&cx, StatusCode::OK, Vec::new(), "").await
}

/// Begins making a passkey: the script asks.
pub(crate) async fn begin_passkey(cx: Cx) -> Result<Response, AppError> {
    started(&acts::begin_passkey(&cx.app, &cx.ctx).await?)
}

/// Adds a passkey that was just made.
pub(crate) async fn add_passkey(cx: Cx) -> Result<Response, AppError> {
    let (challenge, credential) = (cx.form.get("challenge"), cx.form.get("credential"));
    if acts::add_passkey(&cx.app, &cx.ctx, this_session(&cx)?, challenge, credential, cx.form.get("label")).await? {
        return Ok(cx.redirect_with("/account", "passkey-added"));
    }
    shown(&cx, StatusCode::UNPROCESSABLE_ENTITY, Vec::new(), account::passkey_failed(cx.lang)).await
}

/// Takes a factor away.
pub(crate) async fn drop_factor(cx: Cx) -> Result<Response, AppError> {
    let factor = cx.form.get("factor").parse::<Id<OfFactor>>().map_err(|_| AppError::NotFound)?;
    match acts::drop_factor(&cx.app, &cx.ctx, this_session(&cx)?, factor).await {
        Ok(()) => Ok(cx.redirect_with("/account", "saved")),
        Err(other) => shown(&cx, StatusCode::UNPROCESSABLE_ENTITY, faults_of(other)?, "").await,
    }
}

/// Ends another session, or all others.
pub(crate) async fn end_sessions(cx: Cx) -> Result<Response, AppError> {
    let which = match cx.form.get("session") {
        "" => None,
        one => Some(one.parse::<Id<OfSession>>().map_err(|_| AppError::NotFound)?),
    };
    acts::end_sessions(&cx.app, &cx.ctx, this_session(&cx)?, which).await?;
    Ok(cx.redirect_with("/account", "ended"))
}
