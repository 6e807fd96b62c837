//! The members of a partnership: the list, suspending, resuming, ending.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    handover::Hanging,
    identity::members::{self as acts, Members},
};
use schakel_domain::{
    actor::{Role, Standing},
    identity::{Member, MembershipMove},
    ids::{OfMembership, PartnershipId},
    time::Instant,
};
use schakel_texts::{Lang, common, members};

use super::{MEMBERS, parts::moment};
use crate::{
    cx::Cx,
    fields::Fields,
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
    /// Until when the person can come or be confirmed.
    until: String,
    /// Where a new link is made; none for one who may not.
    again: Option<String>,
    /// Where the reader confirms that it is the right person; none for one who may not.
    confirm: Option<String>,
    /// Whether the page of the member has something for the reader.
    opens: bool,
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
    /// Where the reader invites; none for one who may not.
    invite: Option<(&'static str, &'static str)>,
    /// Whether the reader coordinates, and sees who is new.
    coordinates: bool,
    /// Whether the page of some member has something for the reader.
    may_change: bool,
    query: String,
}

/// Which partnership: the own one; a platform administrator, who has none, names it in the address.
pub(super) async fn place(cx: &Cx) -> Result<PartnershipId, AppError> {
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
pub(super) fn query(cx: &Cx) -> String {
    if cx.ctx.by.partnership.is_some() {
        return String::new();
    }
    named(cx).to_owned()
}

/// How a membership stands: the word and its mark.
fn standing(lang: Lang, member: &Member, now: Instant) -> (&'static str, &'static str) {
    match member.standing {
        _ if !member.is_legible => (common::illegible(lang), " fout"),
        _ if member.has_lapsed(now) => (members::standing_lapsed(lang), " let"),
        Standing::Invited => (members::standing_invited(lang), " let"),
        Standing::Awaiting => (members::standing_awaiting(lang), " let"),
        Standing::Active => (members::standing_active(lang), ""),
        Standing::Suspended => (members::standing_suspended(lang), " let"),
        Standing::Ended => (members::standing_ended(lang), " stil"),
    }
}

/// The path at which this reader makes a new link for a member, if the reader may.
fn again(of: &Members, member: &Member, now: Instant) -> Option<String> {
    let id = member.id;
    match member.role {
        _ if !member.is_legible || !member.can_be_invited_again(now) => None,
        _ if of.may_invite => Some(format!("/leden/{id}/uitnodigen")),
        Role::Coordinator if of.is_vacant => Some(format!("/leden/{id}/coordinator")),
        _ => None,
    }
}

/// Until when somebody can come or be confirmed, or that it is too late.
fn until(lang: Lang, member: &Member, now: Instant) -> String {
    let lapsed = match member.standing {
        Standing::Invited => members::invited_lapsed(lang),
        Standing::Awaiting => members::awaiting_lapsed(lang),
        Standing::Active | Standing::Suspended | Standing::Ended => return String::new(),
    };
    match member.invited_until.or(member.waits_until()) {
        _ if !member.is_legible => String::new(),
        Some(until) if until > now => members::invited_until(lang, moment(lang, until)),
        _ => lapsed.to_owned(),
    }
}

fn row(cx: &Cx, of: &Members, member: &Member) -> Row {
    let lang = cx.lang;
    let (standing, mark) = standing(lang, member, cx.ctx.now);
    let hanging: Option<&Hanging> = of.hanging.get(&member.id);
    Row {
        id: member.id.to_string(),
        name: member.person.name.as_str().to_owned(),
        sign_in_name: member.person.sign_in_name.as_str().to_owned(),
        role: if member.is_legible { role_name(lang, member.role) } else { "" },
        organisation: member.organisation.as_ref().map(|it| it.name.clone()).unwrap_or_default(),
        standing,
        mark,
        until: until(lang, member, cx.ctx.now),
        again: again(of, member, cx.ctx.now),
        confirm: of.may_confirm.contains(&member.id).then(|| format!("/leden/{}/bevestigen", member.id)),
        opens: of.may_invite || of.may_change.contains(&member.id),
        still_with: hanging.filter(|one| !one.is_nothing()).map(|one| members::still_with(lang, one.total())),
    }
}

async fn listed(cx: &Cx, status: StatusCode, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let of = acts::list(&cx.app, &cx.ctx, place(cx).await?).await?;
    let count = of.members.iter().filter(|member| member.is_legible && member.standing == Standing::Active).count();
    // Those who left stand below those who are here.
    let (left, here): (Vec<_>, Vec<_>) = of.members.iter().partition(|member| member.standing == Standing::Ended);
    let lang = cx.lang;
    let list = List {
        page: cx.page(MEMBERS, members::title(lang)),
        form: cx.form_view(MEMBERS, Fields::default(), faults),
        rows: here.into_iter().chain(left).map(|member| row(cx, &of, member)).collect(),
        count: i64::try_from(count).unwrap_or(i64::MAX),
        invite: match (of.may_invite, of.is_vacant) {
            (true, _) => Some(("/leden/uitnodigen", members::invite(lang))),
            (false, true) => Some(("/leden/coordinator", members::invite_coordinator(lang))),
            (false, false) => None,
        },
        coordinates: of.may_invite,
        may_change: !of.may_change.is_empty(),
        query: query(cx),
        place: of.partnership_name,
    };
    cx.html_with(status, &list)
}

/// Shows the members.
pub(crate) async fn list(cx: Cx) -> Result<Response, AppError> {
    listed(&cx, StatusCode::OK, Vec::new()).await
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
                MembershipMove::End if cx.form.has("komend") => "taken-back",
                MembershipMove::End => "ended",
            };
            Ok(cx.redirect_with(&path, notice))
        }
        Err(other) => listed(&cx, StatusCode::UNPROCESSABLE_ENTITY, faults_of(other)?).await,
    }
}
