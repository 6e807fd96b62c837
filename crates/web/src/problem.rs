//! The pages that say what went wrong: what happened, why, with which paragraph, and what one can do now.

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use schakel_app::{
    AppError,
    parked::{self, Parked},
};
use schakel_domain::playbook::{Judgement, Par};
use schakel_texts::{by_key, errors, signin};

use crate::{
    cite::cite,
    cookies::Cookie,
    csrf,
    cx::Cx,
    page::Page,
    route::{Audience, Route},
    session::WhyOver,
};

#[derive(Template)]
#[template(path = "problem.html")]
struct Problem {
    page: Page,
    what: String,
    why: String,
    paragraph: String,
    instead: &'static str,
    link: Option<(&'static str, &'static str)>,
    /// What was typed into the form that led here.
    typed: Vec<String>,
}

/// Why a request was not even handed to its handler.
pub(crate) enum Unread {
    /// The form is too large.
    TooLarge,
    /// The form is not ours, or too old.
    Forged,
    /// What the application says.
    App(AppError),
}

impl From<AppError> for Unread {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

/// What is never shown again or kept aside.
pub(crate) const NEVER: &[&str] = &["csrf", "password", "password_again", "totp", "challenge", "credential"];

/// What somebody typed: it is not lost, whatever became of the form. A code or an identifier was chosen, not typed.
fn typed(cx: &Cx) -> Vec<String> {
    if cx.method != axum::http::Method::POST || (cx.session.is_none() && cx.why_over != WhyOver::Away) {
        return Vec::new();
    }
    words(cx)
}

fn words(cx: &Cx) -> Vec<String> {
    let is_code = |text: &str| text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '~'));
    let fields = cx.form.pairs().iter().filter(|(name, _)| !NEVER.contains(&name.as_str()));
    fields.map(|(_, value)| value.trim()).filter(|value| !is_code(value)).map(str::to_owned).collect()
}

impl Problem {
    fn new(cx: &Cx, title: &str, what: impl Into<String>) -> Self {
        let lang = cx.lang;
        Self {
            page: cx.page("errors", title).without_offers(),
            what: what.into(),
            why: String::new(),
            paragraph: String::new(),
            instead: "",
            link: Some(("/", errors::to_start(lang))),
            typed: typed(cx),
        }
    }

    fn respond(&self, cx: &Cx, status: StatusCode) -> Response {
        cx.html_with(status, self).unwrap_or_else(|_| (status, self.what.clone()).into_response())
    }
}

/// Answers what an act said instead of its result.
pub(crate) async fn answer(cx: &Cx, route: Route, error: AppError) -> Response {
    let lang = cx.lang;
    if route.of_script {
        return to_script(&error);
    }
    match error {
        AppError::NotFound => not_found(cx),
        AppError::Denied(denied) if !denied.may_know => not_found(cx),
        AppError::Denied(denied) => {
            let mut page = Problem::new(cx, errors::denied_title(lang), by_key("why", &denied.why, lang).unwrap_or_default());
            page.paragraph = cx.cite(&denied.par);
            page.instead = errors::denied_do(lang);
            page.respond(cx, StatusCode::FORBIDDEN)
        }
        AppError::Refused(refused) => {
            let refusal = refused.refusal;
            let key = refusal.rule.0.replace('.', "-");
            let mut page = Problem::new(cx, errors::refused_title(lang), by_key("rules", &key, lang).unwrap_or_default());
            let (why, next) = match refusal.because {
                Judgement::Missing | Judgement::Unclear => (errors::refused_missing(lang), "ask"),
                Judgement::Broken | Judgement::Held => (errors::refused_broken(lang), "instead"),
            };
            why.clone_into(&mut page.why);
            page.instead = by_key("rules", &format!("{key}-{next}"), lang).unwrap_or_default();
            let Par(par) = refusal.par;
            page.paragraph = cite(lang, refusal.version, par);
            page.respond(cx, StatusCode::CONFLICT)
        }
        AppError::Invalid(_) => {
            Problem::new(cx, errors::invalid_title(lang), errors::invalid_title(lang)).respond(cx, StatusCode::UNPROCESSABLE_ENTITY)
        }
        AppError::Stale => Problem::new(cx, errors::stale_title(lang), errors::stale(lang)).respond(cx, StatusCode::CONFLICT),
        AppError::StepUp => {
            let back = if park(cx).await { "/in/bewaard" } else { cx.path.as_str() };
            let back = form_urlencoded::byte_serialize(back.as_bytes()).collect::<String>();
            cx.redirect(&format!("/in/opnieuw?terug={back}"))
        }
        AppError::SignIn => sign_in(cx, route).await,
        AppError::Busy(seconds) => {
            let page = Problem::new(cx, errors::busy_title(lang), errors::busy(lang, i64::from(seconds)));
            retry_after(seconds)(page.respond(cx, StatusCode::SERVICE_UNAVAILABLE))
        }
        AppError::TooMany(seconds) if cx.ctx.by.client.is_some() => {
            let page = Problem::new(cx, errors::often_title(lang), errors::often(lang));
            retry_after(seconds)(page.respond(cx, StatusCode::TOO_MANY_REQUESTS))
        }
        AppError::TooMany(seconds) => {
            let page = Problem::new(cx, errors::busy_title(lang), signin::wait(lang, i64::from(seconds)));
            retry_after(seconds)(page.respond(cx, StatusCode::TOO_MANY_REQUESTS))
        }
        AppError::Unavailable => unavailable(cx),
        AppError::Illegible(fault) => {
            tracing::error!(route = route.path, act = route.act, request = cx.mark, %fault, "a client cannot be opened");
            let what = if route.audience == Audience::Member { errors::illegible(lang) } else { errors::illegible_own(lang) };
            Problem::new(cx, errors::illegible_title(lang), what).respond(cx, StatusCode::INTERNAL_SERVER_ERROR)
        }
        AppError::Broken(_) => broken(cx, route, &error),
        AppError::Internal(fault) => {
            let code = cx.mark.clone();
            tracing::error!(route = route.path, act = route.act, request = code, fault, "a fault of ours");
            Problem::new(cx, errors::internal_title(lang), errors::internal(lang, &code)).respond(cx, StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

/// Says that something was written by something else than the program.
fn broken(cx: &Cx, route: Route, fault: &AppError) -> Response {
    tracing::error!(route = route.path, act = route.act, request = cx.mark, %fault, "a row does not fit its seal");
    let what = match route.audience {
        Audience::Member => errors::broken(cx.lang),
        Audience::Client => errors::broken_own(cx.lang),
        Audience::Public => errors::broken_public(cx.lang),
    };
    Problem::new(cx, errors::illegible_title(cx.lang), what).respond(cx, StatusCode::INTERNAL_SERVER_ERROR)
}

/// Says after how many seconds it may be tried again.
pub(crate) fn retry_after(seconds: u32) -> impl FnOnce(Response) -> Response {
    move |mut response| {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        response
    }
}

/// What went wrong, for our script: a number. Its page has the words.
fn to_script(error: &AppError) -> Response {
    match error {
        AppError::SignIn => StatusCode::UNAUTHORIZED,
        AppError::NotFound | AppError::Denied(_) => StatusCode::NOT_FOUND,
        AppError::Internal(_) | AppError::Illegible(_) | AppError::Broken(_) => {
            tracing::error!(%error, "a fault of ours");
            StatusCode::INTERNAL_SERVER_ERROR
        }
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
    .into_response()
}

/// Not there, or not yours: one answer for both.
pub(crate) fn not_found(cx: &Cx) -> Response {
    let mut page = Problem::new(cx, errors::not_found_title(cx.lang), errors::not_found(cx.lang));
    if cx.ctx.by.membership.is_some() && !page.typed.is_empty() {
        // Said of whatever was sent in vain, so it tells of nothing whether it is there.
        page.instead = errors::not_found_sent(cx.lang);
    }
    page.respond(cx, StatusCode::NOT_FOUND)
}

/// What could not even be read.
pub(crate) fn unread(cx: &Cx, route: Route, unread: Unread) -> Response {
    let lang = cx.lang;
    match unread {
        Unread::TooLarge => {
            Problem::new(cx, errors::too_large_title(lang), errors::too_large(lang)).respond(cx, StatusCode::PAYLOAD_TOO_LARGE)
        }
        Unread::Forged => {
            // What another site put into a form was not typed by whoever reads this.
            let typed = if csrf::surely_from_our_page(&cx.headers) { words(cx) } else { Vec::new() };
            let page = Problem { typed, ..Problem::new(cx, errors::forged_title(lang), errors::forged(lang)) };
            page.respond(cx, StatusCode::FORBIDDEN)
        }
        Unread::App(error @ AppError::Broken(_)) => broken(cx, route, &error),
        Unread::App(error) => {
            tracing::error!(%error, "a session could not be read");
            unavailable(cx)
        }
    }
}

/// Nothing can be kept now, nothing is lost, and when to come back.
fn unavailable(cx: &Cx) -> Response {
    let page = Problem::new(cx, errors::unavailable_title(cx.lang), errors::unavailable(cx.lang));
    retry_after(60)(page.respond(cx, StatusCode::SERVICE_UNAVAILABLE))
}

/// For a browser that did not finish its sentence.
pub(crate) fn plain_busy() -> Response {
    (StatusCode::REQUEST_TIMEOUT, "408").into_response()
}

/// Leads to the door. A form that was handed in is kept aside, and found again after signing in.
async fn sign_in(cx: &Cx, route: Route) -> Response {
    if cx.why_over == WhyOver::Away && cx.method == axum::http::Method::POST {
        // Signing in again does not help, so what was typed is handed back at once.
        return Problem::new(cx, errors::away_title(cx.lang), errors::away(cx.lang)).respond(cx, StatusCode::FORBIDDEN);
    }
    let was_sent = cx.method == axum::http::Method::POST;
    let kept = was_sent && park(cx).await;
    if was_sent && !kept && cx.proven {
        // It cannot lie beside another one, or is too long: it stands here, and in the page before.
        let door = if route.audience == Audience::Client { "/code" } else { "/in" };
        let page = Problem::new(cx, errors::signed_out_title(cx.lang), errors::signed_out(cx.lang));
        return Problem { typed: words(cx), link: Some((door, errors::to_door(cx.lang))), ..page }.respond(cx, StatusCode::FORBIDDEN);
    }
    if route.audience == Audience::Client {
        return cx.redirect_with("/code", if kept { "session-over" } else { "sign-in-needed" });
    }
    let back = form_urlencoded::byte_serialize(if kept { "/in/bewaard".as_bytes() } else { cx.path.as_bytes() }).collect::<String>();
    if cx.session.as_ref().is_some_and(|session| session.must_choose) {
        return cx.redirect(&format!("/in/rol?terug={back}"));
    }
    let notice = match (kept, cx.why_over) {
        (true, WhyOver::OtherRole) => "role-changed",
        (true, WhyOver::Time | WhyOver::Away) => "session-over",
        (false, _) => "sign-in-needed",
    };
    cx.redirect_with(&format!("/in?terug={back}"), notice)
}

/// Keeps a form aside, sealed with a token that only this browser has.
async fn park(cx: &Cx) -> bool {
    let (person, client) = (cx.ctx.by.person.or(cx.session_of.0), cx.ctx.by.client.or(cx.session_of.1));
    let token = Cookie::Session.read_token(&cx.headers, cx.web.settings.secure());
    let Some(token) = token.filter(|_| cx.proven && (person.is_some() || client.is_some())) else { return false };
    let fields = cx.form.pairs().iter().filter(|(name, _)| !NEVER.contains(&name.as_str())).cloned().collect();
    let parked = Parked { path: cx.path.clone(), fields, person, client };
    match parked::park(&cx.app, cx.ctx.now, &token, cx.session.is_none(), &parked).await {
        Ok(None) => false,
        Ok(Some(token)) => {
            cx.set_cookie(Cookie::Parked, &crate::cookies::token_text(&token));
            true
        }
        Err(error) => {
            tracing::error!(%error, "a form could not be kept aside");
            false
        }
    }
}

/// A form sent to where none is taken.
pub(crate) fn wrong_method(cx: &Cx) -> Response {
    Problem::new(cx, errors::method_title(cx.lang), errors::method(cx.lang)).respond(cx, StatusCode::METHOD_NOT_ALLOWED)
}
