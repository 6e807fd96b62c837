//! Pages about the system itself: the way out, where to report a weakness, and "not here".

use askama::Template;
use axum::{
    extract::{FromRequestParts as _, RawPathParams, Request},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use schakel_app::AppError;
use schakel_texts::{Lang, help};

use crate::{
    cookies::Cookie,
    csrf,
    cx::Cx,
    page::Page,
    problem,
    route::{Audience, Handler, Route, Served},
    serve,
};

#[derive(Template)]
#[template(path = "help.html")]
struct Help {
    page: Page,
    paragraphs: Vec<&'static str>,
}

/// What leaving quickly wipes, what stays in the browser, and how to take that away too.
pub(crate) async fn leaving(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let paragraphs =
        vec![help::leaving_1(lang), help::leaving_2(lang), help::leaving_3(lang), help::leaving_4(lang), help::leaving_5(lang)];
    cx.html(&Help { page: cx.page("help", help::leaving_title(lang)), paragraphs })
}

/// Leaves quickly: signs nothing, keeps nothing, and shows a page that says nothing of us.
///
/// The session of a client on a shared telephone ends with it.
pub(crate) async fn leave(cx: Cx) -> Result<Response, AppError> {
    // A link elsewhere leads away and takes nothing from anybody.
    if csrf::from_our_page(&cx.headers, &cx.web.settings.public_url) {
        forget(&cx).await?;
    }
    // News in the language of the page: what somebody might well have been reading.
    let neutral = match cx.lang {
        Lang::Nl => "https://www.vrt.be/vrtnws/nl/",
        Lang::En => "https://www.vrt.be/vrtnws/en/",
        Lang::Fr => "https://www.rtbf.be/info",
    };
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, neutral)]).into_response();
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

/// Takes away what this browser holds of a client. A worker who helped somebody here stays signed in: the session would live on without
/// its cookie.
async fn forget(cx: &Cx) -> Result<(), AppError> {
    cx.clear_cookie(Cookie::Draft);
    let session = cx.session.as_ref();
    if session.is_some_and(|session| session.actor.person.is_some()) {
        return Ok(());
    }
    // Nothing stays that tells that somebody was here, not even in which language.
    for cookie in [Cookie::Session, Cookie::Browser, Cookie::Language, Cookie::Notice, Cookie::Parked] {
        cx.clear_cookie(cookie);
    }
    match session {
        Some(session) => cx.app.end_session(session.id).await,
        None => Ok(()),
    }
}

/// Where to write about a weakness (RFC 9116).
pub(crate) fn security_txt(served: &Served) -> String {
    let now = served.app.now();
    let expires = now.checked_add(jiff::SignedDuration::from_hours(24 * 180)).unwrap_or(now);
    let settings = &served.web.settings;
    let url = &settings.public_url;
    let contact = if settings.accountable.security.is_empty() { format!("{url}/contact") } else { settings.accountable.security.clone() };
    format!("Contact: {contact}\nExpires: {expires:.0}\nPreferred-Languages: nl, en, fr\nCanonical: {url}/.well-known/security.txt\n")
}

async fn outside(served: Served, request: Request, handler: impl Handler) -> Response {
    let (mut parts, body) = request.into_parts();
    // A path outside the table names no parts; the same wrapper serves it, so that it looks like any other page.
    let Ok(params) = RawPathParams::from_request_parts(&mut parts, &()).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let row = Route {
        method: "",
        path: "",
        act: "",
        resource: "",
        kind: "",
        audience: Audience::Public,
        keeping: false,
        of_script: false,
        by_itself: false,
    };
    serve::run(served, row, params, Request::from_parts(parts, body), handler).await
}

async fn is_missing(cx: Cx) -> Result<Response, AppError> {
    Ok(problem::not_found(&cx))
}

async fn is_wrong(cx: Cx) -> Result<Response, AppError> {
    Ok(problem::wrong_method(&cx))
}

/// The page for what is not there.
pub(crate) async fn missing(served: Served, request: Request) -> Response {
    outside(served, request, is_missing).await
}

/// The page for a form sent to where none is taken.
pub(crate) async fn wrong_method(served: Served, request: Request) -> Response {
    outside(served, request, is_wrong).await
}
