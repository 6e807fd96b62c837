//! Saying of one who came by a link that it is the right person.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{AppError, FieldFault, identity::coming};
use schakel_domain::{actor::Role, ids::OfMembership, time::local};
use schakel_texts::{coming as words, date_time};

use super::{WORDS, view};
use crate::{
    cx::Cx,
    fields::Fields,
    form::{Form, faults_of},
    page::Page,
};

#[derive(Template)]
#[template(path = "coming/confirm.html")]
struct ConfirmPage {
    page: Page,
    form: Form,
    action: String,
    back: &'static str,
    version: i64,
    name: String,
    sign_in_name: String,
    what: String,
    inviter: String,
    accepted: String,
    /// Whether the reader invited, and nobody else is there who could confirm.
    alone: bool,
    /// Where one who should not come in is turned away; for a coordinator.
    turn_away: Option<String>,
}

/// Where the reader came from: the coordinator has the list of members, others their own day.
fn back(cx: &Cx) -> &'static str {
    if cx.ctx.by.role == Role::Coordinator { "/leden" } else { "/mijn-dag" }
}

async fn page(cx: &Cx, status: StatusCode, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let lang = cx.lang;
    let of = coming::confirming(&cx.app, &cx.ctx, cx.id::<OfMembership>("id")?).await?;
    let member = &of.member;
    let typed = if faults.is_empty() { Fields::default() } else { cx.form.clone() };
    let view = ConfirmPage {
        page: cx.page(WORDS, words::confirm_title(lang, member.person.name.as_str())),
        form: cx.form_view(WORDS, typed, faults),
        action: format!("/leden/{}/bevestigen", member.id),
        back: back(cx),
        version: member.version,
        name: member.person.name.as_str().to_owned(),
        sign_in_name: member.person.sign_in_name.as_str().to_owned(),
        what: view::what(lang, member),
        inviter: view::inviter(lang, member),
        accepted: member.accepted_at.map(|at| date_time(lang, local(at))).unwrap_or_default(),
        alone: of.alone,
        turn_away: (cx.ctx.by.role == Role::Coordinator).then(|| format!("/leden/{}", member.id)),
    };
    cx.html_with(status, &view)
}

/// The form. A fresh factor is asked for first.
pub(super) async fn form(cx: Cx) -> Result<Response, AppError> {
    page(&cx, StatusCode::OK, Vec::new()).await
}

/// Confirms.
pub(super) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let version = cx.form.get("version").parse().unwrap_or(-1);
    let id = cx.id::<OfMembership>("id")?;
    match coming::confirm(&cx.app, &cx.ctx, id, version, cx.form.has("sure")).await {
        Ok(()) => Ok(cx.redirect_with(back(&cx), "confirmed")),
        Err(error) => page(&cx, StatusCode::UNPROCESSABLE_ENTITY, faults_of(error)?).await,
    }
}
