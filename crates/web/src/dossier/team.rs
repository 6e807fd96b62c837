//! The team: the coordinator adds a guide to the team of an open dossier, or ends the part of one.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault, Member,
    dossier::{self, ChangingTeam, TeamPage},
};
use schakel_domain::ids::{DossierId, MembershipId, OfDossier};
use schakel_texts::{Lang, dossier as words};

use super::{
    WORDS,
    view::{self, MemberView},
};
use crate::{
    cx::Cx,
    fields::Fields,
    form::{Form, faults_of},
    page::{Page, role_name},
};

#[derive(Template)]
#[template(path = "dossier/team.html")]
struct Team {
    page: Page,
    form: Form,
    href: String,
    name: String,
    /// The guides, by identifier.
    guides: Vec<(String, MemberView)>,
    /// The members who can join.
    others: Vec<(String, String)>,
    /// Whether somebody else changed the team since the form was opened.
    stale: bool,
}

fn other(lang: Lang, member: &Member) -> (String, String) {
    let role = role_name(lang, member.role);
    let what = match &member.organisation {
        Some(organisation) => words::looks_of(lang).role(role).organisation(organisation).to_string(),
        None => role.to_owned(),
    };
    (member.id.to_string(), words::team_other(lang).name(&member.name).what(what).to_string())
}

fn page(cx: &Cx, known: &TeamPage, typed: Fields, faults: Vec<FieldFault>, stale: bool) -> Team {
    let lang = cx.lang;
    Team {
        page: cx.page(WORDS, words::team_title(lang)),
        form: cx.form_view(WORDS, typed, faults),
        href: format!("/dossiers/{}", known.dossier.id),
        name: known.name.clone(),
        guides: known.team.iter().map(|one| (one.id.to_string(), view::member(lang, one))).collect(),
        others: known.others.iter().map(|one| other(lang, one)).collect(),
        stale,
    }
}

/// The form.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let known = dossier::team_page(&cx.app, &cx.ctx, cx.id::<OfDossier>("id")?).await?;
    cx.html(&page(&cx, &known, Fields::default(), Vec::new(), false))
}

/// What the form said. A box that cannot be read was not made by the page, and is passed over.
fn read(cx: &Cx, id: DossierId) -> ChangingTeam {
    let all = |name: &str| cx.form.all(name).filter_map(|id| id.parse::<MembershipId>().ok()).collect();
    ChangingTeam { id, seen: all("seen"), leave: all("leave"), join: all("join") }
}

/// Changes who guides.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfDossier>("id")?;
    let (status, faults, stale) = match dossier::change_team(&cx.app, &cx.ctx, read(&cx, id)).await {
        Ok(()) => return Ok(cx.redirect_with(&format!("/dossiers/{id}"), "team-changed")),
        Err(AppError::Stale) => (StatusCode::CONFLICT, Vec::new(), true),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, faults_of(error)?, false),
    };
    let known = dossier::team_page(&cx.app, &cx.ctx, id).await?;
    cx.html_with(status, &page(&cx, &known, cx.form.clone(), faults, stale))
}
