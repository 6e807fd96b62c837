//! All answers once more, the two confirmations, and handing in.

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use schakel_app::{
    AppError, Fault, FieldFault,
    registration::{Confirmed, Finished, Limits, RegistrationPlace, draft::Draft, register as hand_in},
};
use schakel_domain::registration::Question;
use schakel_texts::register;

use super::{
    DONE, WORDS,
    shown::{Shown, shown},
    step::{gone, open, token},
};
use crate::{cx::Cx, fields::Fields, form::Form, page::Page};

#[derive(Template)]
#[template(path = "register/check.html")]
struct Check {
    page: Page,
    form: Form,
    shown: Vec<Shown>,
    last: String,
}

#[derive(Template)]
#[template(path = "register/limit.html")]
struct Limit {
    page: Page,
    place: RegistrationPlace,
    what: &'static str,
}

fn page(cx: &Cx, draft: &Draft, status: StatusCode, fields: Fields, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    cx.html_with(
        status,
        &Check {
            page: cx.page(WORDS, register::page_title(cx.lang)).with_logos(cx, draft.place.partnership.id),
            form: cx.form_view(WORDS, fields, faults),
            shown: shown(cx.lang, &draft.answers),
            last: format!("/aanmelden/{}", Question::HelpedNow.code()),
        },
    )
}

/// Shows the answers.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    match open(&cx).await? {
        // A visitor who jumped over an obligatory question is led back to it.
        Some((_, draft)) => match draft.answers.open() {
            Some(question) => Ok(cx.redirect(&format!("/aanmelden/{}?wijzig=1", question.code()))),
            None => page(&cx, &draft, StatusCode::OK, Fields::default(), Vec::new()),
        },
        None => gone(&cx).await,
    }
}

/// What is still wrong with the page; the rules of §2.1 are asked again by the act itself.
fn faults(form: &Fields) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    let mut fault = |field, key| faults.push(FieldFault { field, fault: Fault::Own(key) });
    // A field that people do not see; what fills it in is a program, or a browser that fills in too much.
    if !form.get("website").is_empty() {
        fault("website", "fault-trap");
    }
    if !form.has("confirm_self") {
        fault("confirm_self", "fault-confirm-self");
    }
    if !form.has("confirm_voluntary") {
        fault("confirm_voluntary", "fault-confirm-voluntary");
    }
    faults
}

/// Hands in.
pub(crate) async fn finish(cx: Cx) -> Result<Response, AppError> {
    let Some(token) = token(&cx) else { return gone(&cx).await };
    let faults = faults(&cx.form);
    if !faults.is_empty() {
        return match open(&cx).await? {
            Some((_, draft)) => page(&cx, &draft, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults),
            None => gone(&cx).await,
        };
    }
    let confirmed = Confirmed { registers_self: cx.form.has("confirm_self"), knows_it_is_voluntary: cx.form.has("confirm_voluntary") };
    let settings = &cx.web.settings;
    let limits =
        Limits { source: cx.source, per_source_an_hour: settings.registrations_per_hour, least_seconds: settings.least_form_seconds };
    match hand_in(&cx.app, &cx.ctx, &token, confirmed, limits).await? {
        Finished::Registered(_) => Ok(cx.redirect(DONE)),
        Finished::Gone => gone(&cx).await,
        Finished::Open(question) => Ok(cx.redirect(&format!("/aanmelden/{}?wijzig=1", question.code()))),
        Finished::TooFast => too_fast(&cx).await,
        Finished::TooManyFromHere => limit(&cx, register::limit_source(cx.lang)).await,
        Finished::TooManyToday => limit(&cx, register::limit_partnership(cx.lang)).await,
    }
}

async fn too_fast(cx: &Cx) -> Result<Response, AppError> {
    let Some((_, draft)) = open(cx).await? else { return gone(cx).await };
    let faults = vec![FieldFault { field: "handin", fault: Fault::Own("fault-fast") }];
    page(cx, &draft, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults)
}

async fn limit(cx: &Cx, what: &'static str) -> Result<Response, AppError> {
    let Some((_, draft)) = open(cx).await? else { return gone(cx).await };
    let page = cx.page(WORDS, register::page_title(cx.lang)).with_logos(cx, draft.place.partnership.id);
    let mut response = cx.html_with(StatusCode::TOO_MANY_REQUESTS, &Limit { page, place: draft.place, what })?;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(3_600));
    Ok(response)
}
