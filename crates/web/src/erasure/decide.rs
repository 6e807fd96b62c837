//! Two people decide whether a client is erased: the first says yes with the ground, the second decides, or the client reads why not.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{AppError, FieldFault, erasure};
use schakel_domain::{
    erasure::{ErasureGround, Yes},
    ids::{OfRegistration, RegistrationId},
};
use schakel_texts::{Lang, by_key, date_long, date_time, erasure as words};

use super::WORDS;
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::Page,
};

/// What became of asking for something that is settled.
const SETTLED: &str = "done-settled";

#[derive(Template)]
#[template(path = "erasure/decide.html")]
struct DecidePage {
    page: Page,
    name: String,
    href: String,
    /// How many registrations go, when it is more than one.
    together: Option<String>,
    /// That the client asked, and until when an answer is due.
    asked: Option<String>,
    /// By whom the first yes was said, and on what ground.
    first: Option<String>,
    /// Whether the reader did, and so waits for somebody else.
    is_own: bool,
    grounds: Vec<(&'static str, &'static str)>,
    approve: Form,
    /// To say why nothing is erased, when it was asked.
    stop: Option<Form>,
}

/// What the law says, in our words.
pub(super) fn ground(lang: Lang, ground: ErasureGround) -> &'static str {
    by_key(WORDS, &format!("ground-{}", ground.code().replace('_', "-")), lang).unwrap_or_default()
}

/// Shows what is to be decided.
pub(super) async fn show(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    page(&cx, id, StatusCode::OK, Vec::new(), Vec::new()).await
}

async fn page(cx: &Cx, id: RegistrationId, status: StatusCode, yes: Vec<FieldFault>, no: Vec<FieldFault>) -> Result<Response, AppError> {
    let lang = cx.lang;
    let opened = erasure::page(&cx.app, &cx.ctx, id).await?;
    let typed = |faults: &Vec<FieldFault>| if faults.is_empty() { Fields::default() } else { cx.form.clone() };
    let first = opened.asked.as_ref().and_then(|asked| asked.first.map(|yes| (yes, asked.ground)));
    cx.html_with(
        status,
        &DecidePage {
            page: cx.page(WORDS, words::title_one(lang)),
            name: opened.registration.identity.full_name(),
            href: format!("/inbox/{id}"),
            together: (opened.together > 1).then(|| words::together(lang, opened.together)),
            asked: opened.asked.as_ref().filter(|asked| asked.asked_on_page).map(|asked| {
                words::asked_on(lang)
                    .day(date_long(lang, schakel_domain::time::day_of(asked.asked_at)))
                    .by(date_long(lang, asked.answer_by()))
                    .to_string()
            }),
            first: first.map(|(Yes { at, .. }, why)| {
                words::first_yes(lang)
                    .name(opened.first.clone().unwrap_or_default())
                    .at(date_time(lang, schakel_domain::time::local(at)))
                    .ground(ground(lang, why))
                    .to_string()
            }),
            is_own: opened.is_own,
            grounds: ErasureGround::ALL.iter().map(|one| (one.code(), ground(lang, *one))).collect(),
            approve: cx.form_view(WORDS, typed(&yes), yes),
            stop: opened.asked.is_some().then(|| cx.form_view(WORDS, typed(&no), no)),
        },
    )
}

/// Says yes.
pub(super) async fn approve(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let ground = ErasureGround::from_code(cx.form.get("ground"));
    match erasure::approve(&cx.app, &cx.ctx, id, ground, cx.form.has("sure")).await {
        Ok(true) => Ok(cx.redirect_with("/wissingen", "done-decided")),
        Ok(false) => Ok(cx.redirect_with(&format!("/inbox/{id}/wissen"), "done-approved")),
        Err(AppError::Stale) => Ok(cx.redirect_with("/wissingen", SETTLED)),
        Err(error) => page(&cx, id, StatusCode::UNPROCESSABLE_ENTITY, faults_of(error)?, Vec::new()).await,
    }
}

/// Says no: the client reads why.
pub(super) async fn stop(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let mut reading = Reading::of(&cx.form);
    let why = reading.text("why");
    let faults = reading.faults();
    let Some(why) = why.filter(|_| faults.is_empty()) else {
        return page(&cx, id, StatusCode::UNPROCESSABLE_ENTITY, Vec::new(), faults).await;
    };
    match erasure::stop(&cx.app, &cx.ctx, id, why).await {
        Ok(()) => Ok(cx.redirect_with(&format!("/inbox/{id}"), "erasure-stopped")),
        Err(AppError::Stale) => Ok(cx.redirect_with("/wissingen", SETTLED)),
        Err(error) => Err(error),
    }
}
