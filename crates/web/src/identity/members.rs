//! The members of a partnership: the list, inviting, suspending, resuming, ending.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault, FieldFault,
    handover::Hanging,
    identity::{
        invitation::token_text,
        members::{self as acts, INVITED_FOR, Invite, Members},
    },
};
use schakel_domain::{
    actor::{Role, Standing},
    identity::{BadSignInName, Member, MembershipMove, SignInName},
    ids::{Id, InvitationId, OfMembership, OfOrganisation, PartnershipId},
};
use schakel_texts::members;

use super::{MEMBERS, parts::moment};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::{Page, role_name},
};

struct Row {
    id: String,
    name: String,
    sign_in_name: String,
    role: &'static str,
    organisation: String,
    standing: &'static str,
    mark: &'static str,
    invited: String,
    again: bool,
    /// How much is still to be handed over, as a sentence.
    still_with: Option<String>,
}

#[derive(Template)]
#[template(path = "identity/members.html")]
struct List {
    page: Page,
    form: Form,
    place: String,
    rows: Vec<Row>,
    count: i64,
    /// Whether the page of a member has something for the reader.
    may_change: bool,
    query: String,
}

#[derive(Template)]
#[template(path = "identity/invite.html")]
struct InviteForm {
    page: Page,
    form: Form,
    roles: Vec<(String, String)>,
    organisations: Vec<(String, String)>,
    query: String,
}

#[derive(Template)]
#[template(path = "identity/invited.html")]
struct Invited {
    page: Page,
    link: String,
    until: String,
    query: String,
}

/// Which partnership: the own one; a platform administrator, who has none, names it in the address.
async fn place(cx: &Cx) -> Result<PartnershipId, AppError> {
    match cx.ctx.by.partnership {
        Some(own) => Ok(own),
        None => Ok(schakel_app::partnership::by_slug(&cx.app, &cx.ctx, named(cx)).await?.id),
    }
}

fn named(cx: &Cx) -> &str {
    let form = cx.form.get("partnerschap");
    if form.is_empty() { cx.query.get("partnerschap") } else { form }
}

/// What goes behind an address so that the partnership stays named.
fn query(cx: &Cx) -> String {
    if cx.ctx.by.partnership.is_some() {
        return String::new();
    }
    named(cx).to_owned()
}

fn row(cx: &Cx, member: Member, hanging: Option<Hanging>, may_change: bool) -> Row {
    let lang = cx.lang;
    let (standing, mark) = match member.standing {
        Standing::Invited => (members::standing_invited(lang), " let"),
        Standing::Active => (members::standing_active(lang), ""),
        Standing::Suspended => (members::standing_suspended(lang), " let"),
        Standing::Ended => (members::standing_ended(lang), " stil"),
    };
    let invited = match (member.standing, member.invited_until) {
        (Standing::Invited, Some(until)) if until > cx.ctx.now => members::invited_until(lang, moment(lang, until)),
        (Standing::Invited, _) => members::invited_lapsed(lang).to_owned(),
        _ => String::new(),
    };
    let still_with = hanging.filter(|one| !one.is_nothing()).map(|one| members::still_with(lang, one.total()));
    Row {
        id: member.id.to_string(),
        name: member.person.name.as_str().to_owned(),
        sign_in_name: member.person.sign_in_name.as_str().to_owned(),
        role: role_name(lang, member.role),
        organisation: member.organisation.map(|it| it.name).unwrap_or_default(),
        standing,
        mark,
        invited,
        again: may_change && member.standing == Standing::Invited,
        still_with,
    }
}

async fn listed(cx: &Cx, status: StatusCode, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let Members { members: all, hanging, partnership_name, may_change, .. } = acts::list(&cx.app, &cx.ctx, place(cx).await?).await?;
    let count = all.iter().filter(|member| member.standing == Standing::Active).count();
    // Those who left stand below those who are here.
    let (left, here): (Vec<_>, Vec<_>) = all.into_iter().partition(|member| member.standing == Standing::Ended);
    let list = List {
        page: cx.page(MEMBERS, members::title(cx.lang)),
        form: cx.form_view(MEMBERS, Fields::default(), faults),
        place: partnership_name,
        rows: here
            .into_iter()
            .chain(left)
            .map(|member| {
                let hangs = hanging.get(&member.id).copied();
                row(cx, member, hangs, may_change)
            })
            .collect(),
        count: i64::try_from(count).unwrap_or(i64::MAX),
        may_change,
        query: query(cx),
    };
    cx.html_with(status, &list)
}

/// Shows the members.
pub(crate) async fn list(cx: Cx) -> Result<Response, AppError> {
    listed(&cx, StatusCode::OK, Vec::new()).await
}

async fn invite_form(cx: &Cx, status: StatusCode, typed: Fields, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let known = acts::list(&cx.app, &cx.ctx, place(cx).await?).await?;
    let none = (String::new(), members::choose(cx.lang).to_owned());
    let roles = Role::OF_MEMBERS
        .iter()
        .filter(|role| **role != Role::PlatformAdmin)
        .map(|role| (role.code().to_owned(), role_name(cx.lang, *role).to_owned()));
    let organisations = known.organisations.into_iter().map(|it| (it.id.to_string(), it.name.as_str().to_owned()));
    let view = InviteForm {
        page: cx.page(MEMBERS, members::invite_title(cx.lang)),
        form: cx.form_view(MEMBERS, typed, faults),
        roles: std::iter::once(none.clone()).chain(roles).collect(),
        organisations: std::iter::once(none).chain(organisations).collect(),
        query: query(cx),
    };
    cx.html_with(status, &view)
}

/// The form to invite somebody. A fresh factor is asked for first, so that nothing typed is lost.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    if !cx.ctx.stepped_up {
        // A member who may not invite is told so, and not asked for a factor.
        acts::list(&cx.app, &cx.ctx, place(&cx).await?).await?.may_change.then_some(()).ok_or(AppError::NotFound)?;
        return Err(AppError::StepUp);
    }
    invite_form(&cx, StatusCode::OK, Fields::default(), Vec::new()).await
}

fn read(fields: &Fields) -> Result<Invite, Vec<FieldFault>> {
    let mut reading = Reading::of(fields);
    let name = reading.line("name");
    let sign_in_name = match SignInName::parse(fields.get("sign_in_name")) {
        Ok(name) => Some(name),
        Err(BadSignInName::Text(bad)) => {
            reading.fault("sign_in_name", bad);
            None
        }
        Err(BadSignInName::Form) => {
            reading.fault("sign_in_name", Fault::Own("sign-in-name-form"));
            None
        }
    };
    let role = reading.choice("role", |code| Role::from_code(code).filter(|role| Role::OF_MEMBERS.contains(role)));
    let organisation = reading.choice("organisation", |id| id.parse::<Id<OfOrganisation>>().ok());
    let faults = reading.faults();
    match (name, sign_in_name, role, organisation) {
        (Some(name), Some(sign_in_name), Some(role), Some(organisation)) => Ok(Invite { name, sign_in_name, role, organisation }),
        _ => Err(faults),
    }
}

fn made(cx: &Cx, id: InvitationId) -> Result<Response, AppError> {
    let until = cx.ctx.now.saturating_add(INVITED_FOR).unwrap_or(cx.ctx.now);
    cx.html(&Invited {
        page: cx.page(MEMBERS, members::invited_title(cx.lang)),
        link: format!("{}/uitnodiging/{}", cx.web.settings.public_url, token_text(&cx.app, id)),
        until: moment(cx.lang, until),
        query: query(cx),
    })
}

/// Invites somebody; the link is shown once.
pub(crate) async fn invite(cx: Cx) -> Result<Response, AppError> {
    let came = match read(&cx.form) {
        Ok(invite) => acts::invite(&cx.app, &cx.ctx, place(&cx).await?, &invite).await,
        Err(faults) => Err(AppError::Invalid(faults)),
    };
    match came {
        Ok(id) => made(&cx, id),
        Err(other) => invite_form(&cx, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults_of(other)?).await,
    }
}

/// Makes a new link for somebody who has not come yet.
pub(crate) async fn invite_again(cx: Cx) -> Result<Response, AppError> {
    let id = acts::invite_again(&cx.app, &cx.ctx, cx.id::<OfMembership>("id")?).await?;
    made(&cx, id)
}

/// Suspends, resumes or ends a membership, as it stands and with what hangs on it.
pub(crate) async fn change(cx: Cx) -> Result<Response, AppError> {
    let step = MembershipMove::from_code(cx.form.get("step")).ok_or(AppError::NotFound)?;
    let version = cx.form.get("version").parse().unwrap_or(-1);
    let id = cx.id::<OfMembership>("id")?;
    match acts::change(&cx.app, &cx.ctx, id, step, version).await {
        Ok(()) => {
            let place = query(&cx);
            let path = if place.is_empty() { "/leden".to_owned() } else { format!("/leden?partnerschap={place}") };
            let notice = match step {
                MembershipMove::Suspend => "suspended",
                MembershipMove::Resume => "resumed",
                MembershipMove::End => "ended",
            };
            Ok(cx.redirect_with(&path, notice))
        }
        Err(other) => listed(&cx, StatusCode::UNPROCESSABLE_ENTITY, faults_of(other)?).await,
    }
}
