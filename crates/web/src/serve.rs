//! Serves one request of the table: reads it, runs the handler, finds words for what went wrong, sets the headers.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::{Mutex, OnceLock},
    time::Duration,
};

use axum::{
    body::Body,
    extract::{FromRequest as _, Multipart, RawPathParams, Request},
    http::{HeaderMap, Method, header},
    response::Response,
};
use http_body_util::BodyExt as _;
use schakel_app::{AppError, Ctx, quota::Source};
use schakel_domain::{
    actor::{Actor, Role},
    ids::Id,
};
use schakel_texts::Lang;

use crate::{
    cookies::{Cookie, token_from, token_text},
    csrf,
    cx::{Cx, Request as Read, Upload},
    fields::Fields,
    headers,
    parked::typing,
    problem::{self, Unread},
    route::{Audience, Handler, Route, Served},
    session::{Resolved, WhyOver},
    settings::{Peer, WebSettings},
    source,
};

/// The most bytes of a form of a member, who also sends files.
const MOST_BODY: usize = 2 * 1024 * 1024;
/// The most bytes of a form of anybody else. Larger than any field, so that too long a text is told at its field.
const MOST_BODY_OF_STRANGER: usize = 256 * 1024;
/// How long an answer may take.
const DEADLINE: Duration = Duration::from_secs(10);

pub(crate) async fn run(served: Served, route: Route, params: RawPathParams, request: Request, handler: impl Handler) -> Response {
    let secure = served.web.settings.secure();
    let cx = match read(served, route, &params, request).await {
        Ok((cx, None)) => cx,
        Ok((cx, Some(unread))) => {
            let response = problem::unread(&cx, route, unread);
            return headers::finish(&cx, route, response);
        }
        Err(()) => return headers::bare(problem::plain_busy(), secure),
    };
    let answer = match entrance(&cx, route.audience) {
        Some(refused) => Err(refused),
        None => handled(&cx, route, handler).await,
    };
    let response = match answer {
        Ok(response) => response,
        Err(error) => problem::answer(&cx, route, error).await,
    };
    headers::finish(&cx, route, response)
}

/// What the handler says. A worker's page knows by then what was typed on it before, and what was kept of a form goes once it is handed in.
async fn handled(cx: &Cx, route: Route, handler: impl Handler) -> Result<Response, AppError> {
    let of_worker = route.audience == Audience::Member && !route.of_script;
    if of_worker {
        let _ = cx.unsent.set(typing::unsent(cx).await);
    }
    let answer = tokio::time::timeout(DEADLINE, handler.call(cx.clone())).await.unwrap_or(Err(AppError::Busy(10)))?;
    if of_worker && cx.method == Method::POST && answer.status().is_redirection() {
        typing::handed_in(cx).await;
    }
    Ok(answer)
}

/// The answer to one who does not belong at this door. The answer never hangs on what is behind it.
fn entrance(cx: &Cx, audience: Audience) -> Option<AppError> {
    // A person who still has to choose a membership is nobody yet.
    let chosen = cx.session.as_ref().filter(|session| !session.must_choose);
    let client = chosen.map(|session| session.actor.role == Role::Client);
    match (audience, client) {
        (Audience::Public, _) | (Audience::Client, Some(true)) | (Audience::Member, Some(false)) => None,
        (Audience::Client | Audience::Member, None) => Some(AppError::SignIn),
        (Audience::Client, Some(false)) | (Audience::Member, Some(true)) => Some(AppError::NotFound),
    }
}

async fn read(served: Served, route: Route, params: &RawPathParams, request: Request) -> Result<(Cx, Option<Unread>), ()> {
    let began = std::time::Instant::now();
    let Served { app, web } = served;
    let secure = web.settings.secure();
    let (parts, body) = request.into_parts();
    let now = app.now();
    let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes());
    let lang = language(&query, &parts.headers, secure);
    let mut unread = None;
    let (mut session, mut session_over, mut session_of, mut why_over) = (None, false, (None, None), WhyOver::default());
    let token = Cookie::Session.read_token(&parts.headers, secure).filter(|_| !route.by_itself);
    if let Some(token) = &token {
        match app.resolve_session(token, now).await {
            Ok(Resolved::Live(view)) => session = Some(*view),
            Ok(Resolved::Over { person, client, why }) => {
                (session_over, session_of, why_over) = (true, (person, client), why);
            }
            Ok(Resolved::None) => {}
            // A door that is open to everybody stays open, and one can sign in anew.
            Err(error @ AppError::Broken(_)) if route.audience == Audience::Public => tracing::error!(%error, "a session is nobody's"),
            Err(error) => unread = Some(Unread::App(error)),
        }
    }
    let (mark_of_browser, new_browser) = browser(&app, &parts.headers, secure);
    let of_nobody = app.form_secret(&mark_of_browser, None, None);
    let signed_in = session.as_ref().map(|session| (session.actor.person, session.actor.client));
    let own = signed_in.or(session_over.then_some(session_of)).map(|(person, client)| app.form_secret(&mark_of_browser, person, client));
    let csrf_secret = own.filter(|_| session.is_some()).unwrap_or(of_nobody);
    let source = source_of(&parts, &web.settings);
    let is_multipart = parts.headers.get(header::CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(b"multipart/form-data"));
    let (mut form, mut files) = (Fields::default(), Vec::new());
    let mut proven = false;
    if parts.method == Method::POST {
        let limited =
            http_body_util::Limited::new(body, if route.audience == Audience::Member { MOST_BODY } else { MOST_BODY_OF_STRANGER });
        if is_multipart {
            let again = Request::from_parts(parts.clone(), Body::new(limited));
            match tokio::time::timeout(DEADLINE, multipart(again)).await {
                Ok(Some((fields, uploads))) => (form, files) = (fields, uploads),
                Ok(None) => unread = unread.or(Some(Unread::TooLarge)),
                Err(_) => return Err(()),
            }
        } else {
            match tokio::time::timeout(DEADLINE, limited.collect()).await {
                Ok(Ok(body)) => form = Fields::parse(&body.to_bytes()),
                Ok(Err(_)) => unread = unread.or(Some(Unread::TooLarge)),
                Err(_) => return Err(()),
            }
        }
        if form.is_too_many() {
            unread = unread.or(Some(Unread::TooLarge));
        }
        // A page outside the door may have been opened before its reader signed in; one behind it never was.
        let fits = |secret: &[u8; 32]| csrf::fits(secret, form.get("csrf"));
        proven = own.as_ref().is_some_and(fits) || ((own.is_none() || route.audience == Audience::Public) && fits(&of_nobody));
        let ours = csrf::from_our_page(&parts.headers, &web.settings.public_url) && (route.keeping || proven);
        if !ours {
            unread = unread.or(Some(Unread::Forged));
        }
    }
    let by = session.as_ref().map_or_else(Actor::visitor, |session| session.actor.clone());
    let ctx = Ctx {
        by,
        now,
        form: form.get("form").parse::<Id<_>>().ok(),
        content: (parts.method == Method::POST).then(|| app.content_of(parts.uri.path(), &written(&form, &files))),
        stepped_up: session.as_ref().is_some_and(|session| session.stepped_up),
        session: session.as_ref().map(|session| session.id),
    };
    let mark = app.fresh::<6>();
    let mark = mark.iter().fold(String::with_capacity(12), |mark, byte| format!("{mark}{byte:02x}"));
    let cx = Cx::new(Read {
        app,
        web,
        ctx,
        lang,
        session,
        session_of,
        why_over,
        method: parts.method.clone(),
        path: parts.uri.path().to_owned(),
        params: params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        query,
        form,
        files,
        headers: parts.headers.clone(),
        source,
        csrf_secret,
        proven,
        new_browser,
        unsent: OnceLock::new(),
        mark,
        began,
        jar: Mutex::new(Vec::new()),
    });
    // A chosen language is kept for the next page.
    if Lang::from_code(cx.query.get("taal")).is_some() {
        cx.set_cookie(Cookie::Language, lang.code());
    }
    Ok((cx, unread))
}

/// What somebody put into a form; its token is another one on each page.
fn written(form: &Fields, files: &[Upload]) -> Vec<(String, String)> {
    let files = files.iter().map(|file| (file.field.clone(), String::from_utf8_lossy(&file.bytes).into_owned()));
    form.pairs().iter().filter(|(name, _)| name != "csrf").cloned().chain(files).collect()
}

fn language(query: &Fields, headers: &HeaderMap, secure: bool) -> Lang {
    let accept = || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map_or(Lang::Nl, Lang::from_accept);
    Lang::from_code(query.get("taal")).or_else(|| Lang::from_code(&Cookie::Language.read(headers, secure)?)).unwrap_or_else(accept)
}

/// The mark of a browser, to which its forms are tied, and the same to be set when it has none yet.
fn browser(app: &schakel_app::App, headers: &HeaderMap, secure: bool) -> ([u8; 32], Option<String>) {
    let known = Cookie::Browser.read(headers, secure).and_then(|text| token_from(&text));
    let mark = known.unwrap_or_else(|| app.fresh::<32>());
    (mark, if known.is_some() { None } else { Some(token_text(&mark)) })
}

fn source_of(parts: &axum::http::request::Parts, settings: &WebSettings) -> Source {
    let peer = parts.extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0);
    if settings.proxies == 0 && source::is_forwarded(&parts.headers) {
        // Once: everybody then seems to come from the proxy, and each limit is theirs together.
        static SAID: std::sync::Once = std::sync::Once::new();
        SAID.call_once(|| tracing::warn!("X-Forwarded-For arrives while `behind_proxy` is off: all visitors count as one address"));
    }
    source::source(peer, &parts.headers, settings.proxies)
}

pub(crate) async fn multipart(request: Request) -> Option<(Fields, Vec<Upload>)> {
    let mut parts = Multipart::from_request(request, &()).await.ok()?;
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    while let Some(part) = parts.next_field().await.ok()? {
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let bytes = part.bytes().await.ok()?;
        if is_file {
            files.push(Upload { field: name, bytes: bytes.to_vec() });
        } else {
            fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    Some((Fields::from_pairs(fields), files))
}
