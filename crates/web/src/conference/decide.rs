//! The decision about a case: beforehand what the rules allow now and why not the rest, then the decision with its reason. It is
//! the coordinator's page, who knows the registration; at the table nobody else sees the screening.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    conference::{self, Choice, Deciding, DecisionPage},
};
use schakel_domain::{
    acts::DecideCase,
    conference::{DecisionKind, Opening},
    ids::{CaseId, MembershipId, OfCase},
    playbook::{Judgement, RuleRow},
};
use schakel_texts::{Lang, by_key, conference as words, list};

use super::{
    WORDS,
    case::{CaseTable, came_second, gone, undo_again},
    second::{Typed, filled},
    view,
};
use crate::{
    cite::cite,
    cx::Cx,
    fields::{Fields, Reading},
    form::Form,
    page::Page,
    screening::ScreeningView,
};

/// A possible decision.
struct ChoiceView {
    code: &'static str,
    what: &'static str,
    note: &'static str,
    /// Why not now: the rule in a sentence, the answers that it looked at, its paragraph.
    refused: Option<RefusedView>,
    /// What it goes against.
    against: Vec<&'static str>,
}

struct RefusedView {
    because: &'static str,
    rule: &'static str,
    topics: String,
    paragraph: String,
    /// What can be decided instead.
    instead: String,
}

#[derive(Template)]
#[template(path = "conference/decide.html")]
struct DecidePage {
    page: Page,
    table: CaseTable,
    href: String,
    version: i64,
    form: Form,
    choices: Vec<ChoiceView>,
    organisations: Vec<(String, String)>,
    team: Vec<(String, String)>,
    view: ScreeningView,
    paragraph: String,
    /// What is about to be decided, to be confirmed.
    confirm: Option<Confirm>,
}

/// What a coordinator is about to write down.
struct Confirm {
    what: &'static str,
    reason: String,
    to: Option<String>,
    why: Option<String>,
    /// The organisation and the team, when a trajectory opens.
    with: Option<String>,
}

/// What stands in the form.
struct Said {
    kind: DecisionKind,
    /// Whether it says why all the same.
    why: bool,
    /// Whether it says where to.
    to: bool,
}

/// Whether nothing of the form stands in the way of doing it.
fn can_be_done(of: &DecisionPage, said: &Said, opening: Option<&Opening>) -> bool {
    let kind = said.kind;
    let full = |choice: &Choice| (choice.against.is_empty() || said.why) && (!kind.refers() || said.to);
    let allowed = of.choices.iter().any(|choice| choice.kind == kind && choice.refused.is_none() && full(choice));
    let guided = |opening: &Opening| {
        let known = |id: &MembershipId| of.guides.iter().any(|member| member.id == *id);
        of.organisations.iter().any(|one| one.id == opening.organisation) && !opening.team.is_empty() && opening.team.iter().all(known)
    };
    allowed && (kind != DecisionKind::OpenTrajectory || opening.is_some_and(guided))
}

/// What stands in the form, in words, to be read once more before it is done.
fn confirm(cx: &Cx, of: &DecisionPage, kind: DecisionKind, opening: Option<&Opening>) -> Confirm {
    let lang = cx.lang;
    let with = opening.map(|opening| {
        let organisation = of.organisations.iter().find(|one| one.id == opening.organisation).map(|one| one.name.as_str().to_owned());
        let team = of.guides.iter().filter(|member| opening.team.contains(&member.id)).map(|member| member.name.clone());
        organisation.into_iter().chain(team).collect::<Vec<_>>().join(", ")
    });
    let typed = |name: &str| Some(cx.form.get(name).trim().to_owned()).filter(|typed| !typed.is_empty());
    let asks = of.choices.iter().any(|choice| choice.kind == kind && !choice.against.is_empty());
    Confirm {
        what: view::decision(lang, kind),
        reason: cx.form.get("reason").trim().to_owned(),
        to: typed("to").filter(|_| kind.refers()),
        why: typed("why").filter(|_| asks),
        with,
    }
}

fn choice_view(lang: Lang, rules: &[RuleRow], choice: &Choice) -> ChoiceView {
    let note = match choice.kind {
        DecisionKind::OpenTrajectory => words::decide_open_note(lang),
        DecisionKind::ReferEducation | DecisionKind::ReferRegular | DecisionKind::NotInTargetGroup => words::decide_refer_note(lang),
        DecisionKind::AskMore => words::decide_ask_note(lang),
    };
    let refused = choice.refused.map(|refusal| {
        let rule = rules.iter().find(|rule| rule.id == refusal.rule);
        let topics = view::topics(lang, rule.map(|rule| rule.on).unwrap_or_default());
        let instead = rule.map(|rule| rule.instead);
        // What was never asked is asked first.
        let asks = refusal.because == Judgement::Missing;
        let instead = if asks { &[DecisionKind::AskMore][..] } else { instead.unwrap_or_default() };
        RefusedView {
            instead: list(lang, instead.iter().map(|kind| view::decision(lang, *kind))),
            because: if refusal.because == Judgement::Missing { words::decide_why_missing(lang) } else { words::decide_why_broken(lang) },
            rule: by_key("rules", &refusal.rule.0.replace('.', "-"), lang).unwrap_or_default(),
            topics: if topics.is_empty() { topics } else { words::decide_looked(lang, topics) },
            paragraph: cite(lang, refusal.version, refusal.par.0),
        }
    });
    let against = view::against(lang, &choice.against);
    ChoiceView { code: choice.kind.code(), what: view::decision(lang, choice.kind), note, refused, against }
}

fn page(cx: &Cx, of: &DecisionPage, typed: Fields, faults: Vec<FieldFault>) -> DecidePage {
    let lang = cx.lang;
    let case = &of.on_table.tabled.case;
    let talk = format!("/inbox/{}/gesprek", case.registration);
    let rules = of.playbook.rules();
    let organisations = of.organisations.iter().map(|one| (one.id.to_string(), one.name.as_str().to_owned()));
    DecidePage {
        page: cx.page(WORDS, words::title_decide(lang)),
        table: CaseTable::of(cx, &of.on_table),
        href: format!("/casus/{}", case.id),
        version: case.version,
        form: cx.form_view(WORDS, typed, faults),
        choices: of.choices.iter().map(|choice| choice_view(lang, &rules, choice)).collect(),
        organisations: std::iter::once((String::new(), words::organisation_choose(lang).to_owned())).chain(organisations).collect(),
        team: of.guides.iter().map(|member| (member.id.to_string(), view::member_line(lang, member))).collect(),
        view: ScreeningView::of(lang, &of.playbook, &of.facts, &of.screening, of.on_table.may.registration.then_some(talk.as_str())),
        paragraph: cx.cite("1.3.2"),
        confirm: None,
    }
}

/// A case that was decided meanwhile is shown with what was decided, and with what was typed.
async fn instead(cx: &Cx, id: CaseId, typed: Typed, error: AppError) -> Result<Response, AppError> {
    match error {
        AppError::Stale if typed.is_empty() => Ok(cx.redirect_with(&format!("/casus/{id}"), "done-decided-before")),
        AppError::Stale => came_second(cx, id, typed).await,
        error => gone(cx, id, typed, error).await,
    }
}

/// The form, with what the rules allow.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfCase>("id")?;
    match conference::decision_page(&cx.app, &cx.ctx, id).await {
        Ok(of) => cx.html(&page(&cx, &of, Fields::default(), Vec::new())),
        Err(error) => instead(&cx, id, Typed::new(), error).await,
    }
}

/// Takes back what was decided, while the conference goes on.
pub(super) async fn undo(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfCase>("id")?;
    let mut reading = Reading::of(&cx.form);
    let version = reading.number("version");
    let Some(why) = reading.reason("why") else {
        conference::may_see::<DecideCase>(&cx.app, &cx.ctx, id).await?;
        return undo_again(&cx, id, reading.faults()).await;
    };
    match conference::undo(&cx.app, &cx.ctx, id, version, why).await {
        Ok(()) => Ok(cx.redirect_with(&format!("/casus/{id}/besluit"), "done-undone")),
        Err(AppError::Stale) => Ok(cx.redirect_with(&format!("/casus/{id}"), "undo-stale")),
        Err(error) => gone(&cx, id, Typed::new(), error).await,
    }
}

/// Writes down what was decided.
pub(crate) async fn decide(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfCase>("id")?;
    let mut reading = Reading::of(&cx.form);
    let version = reading.number("version");
    let kind = reading.choice("kind", DecisionKind::from_code);
    let reason = reading.reason("reason");
    let (why, to) = (reading.optional_reason("why"), reading.optional_line("to"));
    let mut opening = None;
    if kind == Some(DecisionKind::OpenTrajectory) {
        // What is no identifier was not made by the page, and is nobody.
        let team = cx.form.all("team").filter_map(|member| member.parse().ok()).collect();
        opening = reading.choice("organisation", |id| id.parse().ok()).map(|organisation| Opening { organisation, team });
    }
    let faults = reading.faults();
    if let (Some(kind), Some(_), true, false) = (kind, &reason, faults.is_empty(), cx.form.has("sure"))
        && let Ok(of) = conference::decision_page(&cx.app, &cx.ctx, id).await
        && can_be_done(&of, &Said { kind, why: why.is_some(), to: to.is_some() }, opening.as_ref())
    {
        // Read once more before it is done; the form stays below it. What cannot be done is told by the act.
        let confirm = confirm(&cx, &of, kind, opening.as_ref());
        return cx.html(&DecidePage { confirm: Some(confirm), ..page(&cx, &of, cx.form.clone(), Vec::new()) });
    }
    let outcome = match (kind, reason) {
        (Some(kind), Some(reason)) if faults.is_empty() => {
            conference::decide(&cx.app, &cx.ctx, Deciding { case: id, version, kind, reason, why, to, opening }).await
        }
        _ => Err(AppError::Invalid(faults)),
    };
    let chosen = kind.map_or("", |kind| view::decision(cx.lang, kind));
    let typed = filled([
        (words::decide_what(cx.lang), chosen),
        (words::reason(cx.lang), cx.form.get("reason")),
        (words::why(cx.lang), cx.form.get("why")),
        (words::to(cx.lang), cx.form.get("to")),
    ]);
    let faults = match outcome {
        Ok(()) => return Ok(cx.redirect_with(&format!("/casus/{id}"), "done-decided")),
        Err(AppError::Invalid(faults)) => faults,
        Err(error) => return instead(&cx, id, typed, error).await,
    };
    // A member who may not decide hears that first, and nothing of the form.
    let of = match conference::may_see::<DecideCase>(&cx.app, &cx.ctx, id).await {
        Ok(()) => conference::decision_page(&cx.app, &cx.ctx, id).await,
        Err(error) => Err(error),
    };
    match of {
        Ok(of) => cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&cx, &of, cx.form.clone(), faults)),
        Err(error) => instead(&cx, id, typed, error).await,
    }
}
