//! One question a page. A good answer is kept and the next question follows by a redirect, so that going back and forth
//! in the browser never sends anything twice.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    registration::{
        RegistrationPlace,
        draft::{self, Draft},
        registered,
    },
};
use schakel_domain::registration::Question;
use schakel_texts::register;

use super::{
    CHECK, DONE, WORDS,
    questions::{Asked, asked},
    read::{Way, read, typed},
};
use crate::{
    cookies::Cookie,
    cx::Cx,
    fields::{Fields, Reading},
    form::Form,
    page::Page,
};

#[derive(Template)]
#[template(path = "register/step.html")]
struct Step {
    page: Page,
    form: Form,
    asked: Asked,
    number: usize,
    total: usize,
    action: String,
    back: Option<String>,
    /// Whether this one answer is being changed, after which the page with all of them follows.
    changing: bool,
    may_skip: bool,
}

#[derive(Template)]
#[template(path = "register/gone.html")]
struct Gone {
    page: Page,
    heading: &'static str,
    what: &'static str,
}

/// The token of the draft in this browser.
pub(super) fn token(cx: &Cx) -> Option<[u8; 32]> {
    Cookie::Draft.read_token(&cx.headers, cx.web.settings.secure())
}

/// The draft of this browser with its token.
pub(super) async fn open(cx: &Cx) -> Result<Option<([u8; 32], Draft)>, AppError> {
    let Some(token) = token(cx) else { return Ok(None) };
    Ok(draft::open(&cx.app, &cx.ctx, &token).await?.map(|draft| (token, draft)))
}

/// What a browser without a draft is told: that it is done already, or that nothing was sent.
pub(super) async fn gone(cx: &Cx) -> Result<Response, AppError> {
    if let Some(token) = token(cx)
        && registered(&cx.app, &cx.ctx, &token).await?.is_some()
    {
        return Ok(cx.redirect(DONE));
    }
    let page = cx.page(WORDS, register::page_title(cx.lang));
    cx.html_with(StatusCode::GONE, &Gone { page, heading: register::gone_heading(cx.lang), what: register::gone(cx.lang) })
}

fn question(cx: &Cx) -> Result<Question, AppError> {
    Question::from_code(cx.param("stap")).ok_or(AppError::NotFound)
}

fn page(
    cx: &Cx,
    place: &RegistrationPlace,
    question: Question,
    status: StatusCode,
    fields: Fields,
    faults: Vec<FieldFault>,
) -> Result<Response, AppError> {
    let changing = cx.query.get("wijzig") == "1";
    let path = format!("/aanmelden/{}", question.code());
    cx.html_with(
        status,
        &Step {
            page: cx.page(WORDS, register::page_title(cx.lang)).with_logos(cx, place.partnership.id),
            form: cx.form_view(WORDS, fields, faults),
            asked: asked(question, cx.lang),
            number: question.number(),
            total: Question::ALL.len(),
            action: if changing { format!("{path}?wijzig=1") } else { path },
            back: question.previous().map(|previous| format!("/aanmelden/{}", previous.code())),
            changing,
            may_skip: !question.is_obligatory(),
        },
    )
}

/// Asks a question.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let question = question(&cx)?;
    match open(&cx).await? {
        Some((_, draft)) => page(&cx, &draft.place, question, StatusCode::OK, typed(question, &draft.answers), Vec::new()),
        None => gone(&cx).await,
    }
}

/// Takes an answer.
pub(crate) async fn answer(cx: Cx) -> Result<Response, AppError> {
    let question = question(&cx)?;
    let Some((token, mut draft)) = open(&cx).await? else { return gone(&cx).await };
    let mut reading = Reading::of(&cx.form);
    read(question, Way::Stepwise, &cx.form, cx.ctx.today(), &mut reading, &mut draft.answers);
    let faults = reading.faults();
    if !faults.is_empty() {
        return page(&cx, &draft.place, question, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults);
    }
    draft::keep(&cx.app, &cx.ctx, &token, &draft).await?;
    Ok(match question.next().filter(|_| cx.query.get("wijzig") != "1") {
        Some(next) => cx.redirect(&format!("/aanmelden/{}", next.code())),
        None => cx.redirect(CHECK),
    })
}

/// Stops: the answers are thrown away at once.
pub(crate) async fn stop(cx: Cx) -> Result<Response, AppError> {
    if let Some(token) = token(&cx) {
        draft::stop(&cx.app, &token).await?;
    }
    cx.clear_cookie(Cookie::Draft);
    Ok(cx.redirect("/aanmelden/gestopt"))
}

/// Says that nothing was sent.
pub(crate) async fn stopped(cx: Cx) -> Result<Response, AppError> {
    let page = cx.page(WORDS, register::page_title(cx.lang));
    cx.html(&Gone { page, heading: register::stopped_heading(cx.lang), what: register::stopped(cx.lang) })
}
