//! The page of a member: what hangs on him or her, who takes it over, and what becomes of the membership. All is told before it is done.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    handover::{self, HandingOver, Leaving},
};
use schakel_domain::{
    actor::Standing,
    identity::{Member, MembershipMove},
    ids::{Id, MembershipId, OfMembership},
};
use schakel_texts::{handover as words, members};

use super::{
    WORDS,
    rows::{self, WorkView},
};
use crate::{
    cx::Cx,
    fields::Fields,
    form::{Form, faults_of},
    label::Label,
    page::{Page, role_name},
};

#[derive(Template)]
#[template(path = "handover/show.html")]
#[expect(clippy::struct_excessive_bools, reason = "each shows a part of the page")]
struct ShowPage {
    page: Page,
    form: Form,
    href: String,
    /// The partnership, for one who has to name it.
    place: String,
    name: String,
    what: String,
    standing: Label,
    version: i64,
    /// What hangs on the member, as a sentence; none when nothing does.
    hangs: Option<String>,
    /// How much of it waits for a step of ours.
    waits: Option<String>,
    /// The lists, for who may hand over.
    work: Option<WorkView>,
    /// What can become of the membership with a handover.
    steps: Vec<(&'static str, String)>,
    may_suspend: bool,
    may_resume: bool,
    may_end: bool,
    is_reader: bool,
    /// Whether the person is not a member yet: an invitation is taken back, and nobody leaves.
    is_coming: bool,
    /// Whether the person came, and nobody confirmed in time.
    lapsed: bool,
    /// Whether somebody else was first.
    stale: bool,
}

/// What can become of a membership while its work is handed over, and the words of it.
const STEPS: [MembershipMove; 2] = [MembershipMove::Suspend, MembershipMove::End];

/// What stands for it that the membership stays as it is.
const STAYS: &str = "stays";

fn hangs(cx: &Cx, of: &Leaving) -> Option<String> {
    let lang = cx.lang;
    let all = [
        (of.hanging.registrations, words::registrations as fn(_, _) -> String),
        (of.hanging.dossiers, words::dossiers),
        (of.hanging.conferences, words::conferences),
    ];
    let told: Vec<String> = all.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(lang, count)).collect();
    (!told.is_empty()).then(|| words::hangs(lang).name(of.member.person.name.as_str()).what(schakel_texts::list(lang, told)).to_string())
}

fn standing(cx: &Cx, of: &Member) -> Label {
    let lang = cx.lang;
    match of.standing {
        _ if of.has_lapsed(cx.ctx.now) => Label { word: members::standing_lapsed(lang), class: "let" },
        Standing::Invited => Label { word: members::standing_invited(lang), class: "let" },
        Standing::Awaiting => Label { word: members::standing_awaiting(lang), class: "let" },
        Standing::Active => Label { word: members::standing_active(lang), class: "" },
        Standing::Suspended => Label { word: members::standing_suspended(lang), class: "let" },
        Standing::Ended => Label { word: members::standing_ended(lang), class: "rustig" },
    }
}

fn steps(cx: &Cx, of: &Leaving) -> Vec<(&'static str, String)> {
    let (lang, name) = (cx.lang, of.member.person.name.as_str());
    let can = |step: &&MembershipMove| of.may_change && !of.is_reader && step.from(of.member.standing).is_some();
    let word = |step: &MembershipMove| match step {
        MembershipMove::End => (step.code(), words::step_end(lang, name)),
        MembershipMove::Suspend | MembershipMove::Resume => (step.code(), words::step_suspend(lang, name)),
    };
    let stays = match of.member.standing {
        Standing::Suspended => words::step_stays_away(lang, name),
        Standing::Ended => words::step_stays_left(lang, name),
        Standing::Active | Standing::Invited | Standing::Awaiting => words::step_stays(lang, name),
    };
    std::iter::once((STAYS, stays)).chain(STEPS.iter().filter(can).map(word)).collect()
}

fn page(cx: &Cx, of: &Leaving, typed: Fields, faults: Vec<FieldFault>, stale: bool) -> ShowPage {
    let lang = cx.lang;
    let place = match &of.member.partnership {
        Some(partnership) if cx.ctx.by.partnership.is_none() => partnership.slug.clone(),
        _ => String::new(),
    };
    let can = |step: MembershipMove| of.may_change && !of.is_reader && step.from(of.member.standing).is_some();
    let role = role_name(lang, of.member.role);
    let form = cx.form_view(WORDS, rows::filled(cx, of, typed), faults);
    ShowPage {
        page: cx.page(WORDS, words::title(lang)),
        href: format!("/leden/{}", of.member.id),
        name: of.member.person.name.as_str().to_owned(),
        what: match &of.member.organisation {
            Some(organisation) => words::what(lang).role(role).organisation(&organisation.name).to_string(),
            None => role.to_owned(),
        },
        standing: standing(cx, &of.member),
        version: of.member.version,
        hangs: hangs(cx, of),
        waits: of.work.as_ref().and_then(|work| rows::waits(cx, work)),
        work: of.work.as_ref().filter(|_| !of.hanging.is_nothing()).map(|work| rows::view(cx, of, work, &form)),
        steps: steps(cx, of),
        may_suspend: can(MembershipMove::Suspend),
        may_resume: can(MembershipMove::Resume),
        may_end: can(MembershipMove::End),
        is_reader: of.is_reader,
        lapsed: of.member.has_lapsed(cx.ctx.now),
        is_coming: matches!(of.member.standing, Standing::Invited | Standing::Awaiting),
        form,
        place,
        stale,
    }
}

/// Shows what hangs on a member; with `aan` in the address it is spread over those who are named there.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let of = handover::see(&cx.app, &cx.ctx, cx.id::<OfMembership>("id")?).await?;
    cx.html(&page(&cx, &of, Fields::default(), Vec::new(), false))
}

/// The page again, after a form of it that could not be taken.
pub(crate) async fn again(
    cx: &Cx,
    id: MembershipId,
    status: StatusCode,
    faults: Vec<FieldFault>,
    stale: bool,
) -> Result<Response, AppError> {
    let of = handover::see(&cx.app, &cx.ctx, id).await?;
    cx.html_with(status, &page(cx, &of, cx.form.clone(), faults, stale))
}

/// What the form said: a field for each row, with who takes it over, nobody in the place, or nothing when it stays.
fn read(cx: &Cx, member: MembershipId) -> HandingOver {
    let step = MembershipMove::from_code(cx.form.get("step")).filter(|step| STEPS.contains(step));
    let version = cx.form.get("version").parse().unwrap_or(-1);
    let mut cmd = HandingOver { member, version, step, registrations: Vec::new(), dossiers: Vec::new(), conferences: Vec::new() };
    for (name, chosen) in cx.form.pairs().iter().filter(|(_, chosen)| !chosen.is_empty()) {
        let Some((kind, row)) = name.split_once('~') else { continue };
        let to = chosen.parse::<MembershipId>().ok();
        match kind {
            rows::REGISTRATION => cmd.registrations.extend(row.parse::<Id<_>>().ok().zip(to)),
            rows::DOSSIER if to.is_some() || chosen == rows::NOBODY => cmd.dossiers.extend(row.parse::<Id<_>>().ok().map(|id| (id, to))),
            rows::CONFERENCE if to.is_some() || chosen == rows::NOBODY => {
                cmd.conferences.extend(row.parse::<Id<_>>().ok().map(|id| (id, to)));
            }
            _ => {}
        }
    }
    cmd
}

/// Hands over what was chosen, and interrupts or ends the membership with it.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfMembership>("id")?;
    let cmd = read(&cx, id);
    let step = cmd.step;
    match handover::hand_over(&cx.app, &cx.ctx, cmd).await {
        Ok(came) => {
            let notice = match (step, came.left) {
                (None, 0) => "done",
                (Some(MembershipMove::End), 0) => "done-ended",
                (Some(_), 0) => "done-suspended",
                (None, _) => "some",
                (Some(MembershipMove::End), _) => "some-ended",
                (Some(_), _) => "some-suspended",
            };
            Ok(cx.redirect_with(&format!("/leden/{id}"), notice))
        }
        Err(AppError::Stale) => again(&cx, id, StatusCode::CONFLICT, Vec::new(), true).await,
        Err(error) => {
            let faults = faults_of(error)?;
            again(&cx, id, StatusCode::UNPROCESSABLE_ENTITY, faults, false).await
        }
    }
}
