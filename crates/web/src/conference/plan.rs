//! Planning a conference or a quality coaching, changing it, calling it off. The VDAB adviser is suggested: he or she takes part
//! structurally (§1.3.2).

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault, FieldFault, Member,
    conference::{self, Arranging},
};
use schakel_domain::{
    actor::Role,
    conference::{Conference, ConferenceKind},
    ids::{ConferenceId, MembershipId, OfConference},
    time::{Date, local, moment_at, parse_hour},
};
use schakel_texts::{conference as words, date, list};

use super::{
    WORDS,
    second::{filled, second},
    view,
};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::Page,
};

/// A member to tick.
struct Choice {
    id: String,
    line: String,
    note: &'static str,
}

#[derive(Template)]
#[template(path = "conference/plan.html")]
struct PlanPage {
    page: Page,
    form: Form,
    /// Where the form goes.
    action: String,
    /// The conference that is changed; none while one is planned.
    changes: Option<String>,
    /// What is planned or changed; its title and its code.
    coaching: bool,
    kind: &'static str,
    what: &'static str,
    version: i64,
    members: Vec<Choice>,
    members_hint: &'static str,
    no_adviser: bool,
    paragraph: String,
    /// What somebody else saved meanwhile.
    stale: Vec<(&'static str, String)>,
}

/// What of the plan could be read.
struct Read {
    plan: Option<Arranging>,
    faults: Vec<FieldFault>,
}

fn read(typed: &Fields, today: Date) -> Read {
    let mut reading = Reading::on(typed, today);
    let day = reading.day("day");
    let hour = parse_hour(typed.get("hour"));
    if hour.is_none() {
        reading.fault("hour", Fault::Own("hour-odd"));
    }
    let place = reading.line("place");
    // What is no identifier was not made by the page, and is nobody.
    let members: Vec<Option<MembershipId>> = typed.all("members").map(|id| id.parse().ok()).collect();
    if members.contains(&None) {
        reading.fault("members", Fault::NoChoice);
    }
    let plan = day.zip(hour).zip(place).map(|((day, hour), place)| Arranging {
        starts_at: moment_at(day.to_datetime(hour)),
        place,
        members: members.into_iter().flatten().collect(),
    });
    Read { plan, faults: reading.faults() }
}

fn page(cx: &Cx, form: Form, kind: ConferenceKind, of: Option<(&Conference, bool)>, members: &[Member]) -> PlanPage {
    let lang = cx.lang;
    let coaching = kind == ConferenceKind::Coaching;
    let title = match (of, coaching) {
        (None, false) => words::title_plan(lang),
        (None, true) => words::coaching_title_plan(lang),
        (Some(_), false) => words::title_change(lang),
        (Some(_), true) => words::coaching_title_change(lang),
    };
    let action = of.map_or_else(|| "/besprekingen/nieuw".to_owned(), |(conference, _)| format!("/besprekingen/{}/wijzigen", conference.id));
    let choice = |member: &Member| Choice {
        id: member.id.to_string(),
        line: view::member_line(lang, member),
        note: if member.role == Role::VdabAdviser { words::member_structural(lang) } else { "" },
    };
    let stale = match of {
        Some((conference, true)) => {
            let names = |id: MembershipId| members.iter().find(|member| member.id == id).map(|member| member.name.clone());
            let asked = list(lang, conference.members.iter().filter_map(|member| names(member.member)));
            vec![
                (words::column_when(lang), view::when(lang, conference.starts_at)),
                (words::column_where(lang), conference.place.as_str().to_owned()),
                (words::who(lang), asked),
            ]
        }
        _ => Vec::new(),
    };
    PlanPage {
        page: cx.page(WORDS, title),
        form,
        action,
        coaching,
        kind: kind.code(),
        what: view::kind_title(lang, kind),
        changes: of.map(|(conference, _)| format!("/besprekingen/{}", conference.id)),
        version: of.map_or(0, |(conference, _)| conference.version),
        no_adviser: !members.iter().any(|member| member.role == Role::VdabAdviser),
        members: members.iter().map(choice).collect(),
        members_hint: if coaching { words::coaching_members_hint(lang) } else { words::members_hint(lang) },
        paragraph: cx.cite("1.3.2"),
        stale,
    }
}

/// The empty form, with the adviser and the planner ticked.
pub(crate) async fn plan_form(cx: Cx) -> Result<Response, AppError> {
    let members = conference::members_to_ask(&cx.app, &cx.ctx).await?;
    let suggested = members.iter().filter(|member| member.role == Role::VdabAdviser || Some(member.id) == cx.ctx.by.membership);
    let typed = Fields::from_pairs(suggested.map(|member| ("members".to_owned(), member.id.to_string())).collect());
    let form = cx.form_view(WORDS, typed, Vec::new());
    cx.html(&page(&cx, form, view::kind_of(cx.query.get("soort")), None, &members))
}

/// Plans a conference.
pub(crate) async fn plan(cx: Cx) -> Result<Response, AppError> {
    let kind = view::kind_of(cx.form.get("soort"));
    let faults = match read(&cx.form, cx.ctx.today()) {
        Read { plan: Some(plan), faults } if faults.is_empty() => match conference::plan(&cx.app, &cx.ctx, kind, plan).await {
            Ok(id) => {
                let notice = view::notice(kind, "done-planned", "coaching-done-planned");
                return Ok(cx.redirect_with(&format!("/besprekingen/{id}"), notice));
            }
            Err(error) => faults_of(error)?,
        },
        Read { faults, .. } => faults,
    };
    let members = conference::members_to_ask(&cx.app, &cx.ctx).await?;
    let form = cx.form_view(WORDS, cx.form.clone(), faults);
    cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&cx, form, kind, None, &members))
}

fn typed_of(conference: &Conference) -> Fields {
    let at = local(conference.starts_at);
    let mut pairs = vec![
        ("day".to_owned(), date(at.date())),
        ("hour".to_owned(), format!("{}.{:02}", at.hour(), at.minute())),
        ("place".to_owned(), conference.place.as_str().to_owned()),
    ];
    pairs.extend(conference.members.iter().map(|member| ("members".to_owned(), member.member.to_string())));
    Fields::from_pairs(pairs)
}

/// The form to change a planned conference. One that began or is over is shown as it stands.
pub(crate) async fn arrange_form(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfConference>("id")?;
    let (conference, members) = match conference::arrange_page(&cx.app, &cx.ctx, id).await {
        Err(AppError::Stale) => return Ok(cx.redirect_with(&format!("/besprekingen/{id}"), "done-not-now")),
        found => found?,
    };
    let form = cx.form_view(WORDS, typed_of(&conference), Vec::new());
    cx.html(&page(&cx, form, conference.kind, Some((&conference, false)), &members))
}

/// Changes a planned conference, or calls it off.
pub(crate) async fn arrange(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfConference>("id")?;
    let version = Reading::of(&cx.form).number("version");
    if cx.form.has("afgelasten") {
        return call_off(&cx, id, version).await;
    }
    let outcome = match read(&cx.form, cx.ctx.today()) {
        Read { plan: Some(plan), faults } if faults.is_empty() => conference::arrange(&cx.app, &cx.ctx, id, version, plan).await,
        Read { faults, .. } => Err(AppError::Invalid(faults)),
    };
    match outcome {
        Ok(()) => Ok(cx.redirect_with(&format!("/besprekingen/{id}"), "done-changed")),
        Err(error) => again(&cx, id, error).await,
    }
}

async fn call_off(cx: &Cx, id: ConferenceId, version: i64) -> Result<Response, AppError> {
    let outcome = if cx.form.has("zeker") {
        conference::call_off(&cx.app, &cx.ctx, id, version).await
    } else {
        Err(AppError::Invalid(vec![FieldFault { field: "zeker", fault: Fault::Own("call-off-tick") }]))
    };
    match outcome {
        Ok(()) => {
            let notice = view::notice(view::kind_of(cx.form.get("soort")), "done-called-off", "coaching-done-called-off");
            Ok(cx.redirect_with(&format!("/besprekingen/{id}"), notice))
        }
        Err(AppError::Stale) => Ok(cx.redirect_with(&format!("/besprekingen/{id}"), "done-not-now")),
        Err(error) => again(cx, id, error).await,
    }
}

/// The form again, with what was typed; and with what somebody else saved, when that was so.
async fn again(cx: &Cx, id: ConferenceId, error: AppError) -> Result<Response, AppError> {
    let stale = matches!(error, AppError::Stale);
    let faults = if stale { Vec::new() } else { faults_of(error)? };
    let (conference, members) = match conference::arrange_page(&cx.app, &cx.ctx, id).await {
        Err(AppError::Stale) => {
            let (lang, form) = (cx.lang, &cx.form);
            let typed = filled([
                (words::day(lang), form.get("day")),
                (words::hour(lang), form.get("hour")),
                (words::place(lang), form.get("place")),
            ]);
            return second(cx, words::title_change(lang), "done-not-now", words::not_now(lang), typed, format!("/besprekingen/{id}"));
        }
        found => found?,
    };
    let status = if stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    // Only to call it off the form holds nothing of the plan; then the plan is shown as it stands.
    let typed = if cx.form.has("day") { cx.form.clone() } else { typed_of(&conference) };
    let form = cx.form_view(WORDS, typed, faults);
    cx.html_with(status, &page(cx, form, conference.kind, Some((&conference, stale)), &members))
}
