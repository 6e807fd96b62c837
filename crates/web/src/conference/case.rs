//! One case at the table: what the client lets be told, what is known about VDAB with its sources, the mediator's estimate apart
//! from the advice, and the decision. The page is for one who is at the table now: it carries who reads it and when, is kept by no
//! browser, and is not printed.

use askama::{Template, filters::HtmlSafe};
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    conference::{self, Advising, MayAtTable, OnTable},
};
use schakel_domain::{
    actor::Role,
    acts::AdviseOnCase,
    conference::{CaseState, ConferenceState},
    ids::{CaseId, OfCase},
    vdab_fact::{KeptVdabFact, VdabFact, View},
};
use schakel_texts::{Lang, Words, conference as words};

use super::{
    WORDS,
    second::{Typed, Yours, filled, second},
    view::{self, AdviceView, FoundView, Known, SeenGroup},
};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    label::Label,
    page::{Page, role_name},
};

/// What the mediator estimates, as it was told.
pub(super) struct EstimateView {
    pub(super) view: Label,
    pub(super) words: String,
    pub(super) source: String,
}

/// What was decided.
struct DecisionView {
    what: &'static str,
    reason: String,
    by: String,
    adviser: &'static str,
    /// Where the client is referred to.
    to: Option<String>,
    /// What it goes against, and why it was taken all the same.
    against: Vec<&'static str>,
    why: Option<String>,
}

/// The reader of the page, and the moment: on every page with a case.
#[derive(Template)]
#[template(path = "conference/viewer.html")]
pub(super) struct Viewer {
    pub(super) line: String,
    pub(super) note: &'static str,
}

/// What the client lets be told, and what is known about VDAB.
#[derive(Template)]
#[template(path = "conference/told.html")]
pub(super) struct ToldView {
    t: Words,
    summary: Vec<(String, String)>,
    /// Whether the client lets nothing of the talk be told.
    nothing: bool,
    /// Whether the name is told as well; it stands above the page.
    named: bool,
    vdab: Vec<Known>,
    vdab_shared: bool,
}

/// What the mediator estimates, and the advice of those at the table.
#[derive(Template)]
#[template(path = "conference/counsel.html")]
pub(super) struct Counsel {
    t: Words,
    vdab_shared: bool,
    estimate: Option<EstimateView>,
    advice: Vec<AdviceView>,
}

/// The screening as the table sees it, and what the table found.
#[derive(Template)]
#[template(path = "conference/found.html")]
pub(super) struct Findings {
    t: Words,
    seen: Vec<SeenGroup>,
    found: Vec<FoundView>,
    /// To write down what the table finds.
    href: Option<String>,
}

impl HtmlSafe for Findings {}
impl HtmlSafe for Viewer {}
impl HtmlSafe for ToldView {}
impl HtmlSafe for Counsel {}

/// What a case's pages have in common.
pub(super) struct CaseTable {
    pub(super) viewer: Viewer,
    pub(super) heading: String,
    pub(super) name: Option<String>,
    pub(super) back: String,
    pub(super) told: ToldView,
    pub(super) counsel: Counsel,
    pub(super) findings: Findings,
    pub(super) warnings: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "conference/case.html")]
struct CasePage {
    page: Page,
    table: CaseTable,
    href: String,
    version: i64,
    state: Label,
    may: MayAtTable,
    is_adviser: bool,
    advise: Form,
    views: Vec<(&'static str, &'static str)>,
    take_off: Form,
    decision: Option<DecisionView>,
    /// Why nothing can be decided here and now, for a coordinator.
    not_now: Option<&'static str>,
    tell: bool,
    registration: Option<String>,
    paragraph: String,
    /// What somebody typed who came second.
    second: Option<Yours>,
    /// Whether what was decided meanwhile was decided by the reader, in another tab.
    by_reader: bool,
    /// To take back what was decided, while the conference goes on.
    undo: Option<Form>,
    /// What was decided before, and taken back.
    undone: Vec<UndoneView>,
}

/// A decision that was taken back.
struct UndoneView {
    what: &'static str,
    reason: String,
    why: String,
    when: String,
}

impl CaseTable {
    pub(super) fn of(cx: &Cx, on_table: &OnTable) -> Self {
        let lang = cx.lang;
        let case = &on_table.tabled.case;
        let role = cx.ctx.by.role;
        let name = cx.session.as_ref().map_or("", |session| session.person_name.as_str());
        let open = on_table.tabled.conference_state == ConferenceState::Open;
        let adviser = on_table.seats.iter().any(|seat| seat.member.role == Role::VdabAdviser && seat.is_there());
        Self {
            viewer: Viewer {
                line: words::viewer(lang).name(name).role(role_name(lang, role)).when(view::moment(lang, cx.ctx.now)).to_string(),
                note: if role == Role::Coordinator { words::viewer_coordinator(lang) } else { words::viewer_note(lang) },
            },
            heading: words::case_name(lang, &case.pseudonym),
            name: on_table.summary.name.clone(),
            back: format!("/besprekingen/{}", case.conference),
            told: ToldView {
                t: Words::of(lang),
                summary: view::summary(cx, &on_table.summary),
                nothing: on_table.summary.parts.is_empty(),
                named: on_table.summary.name.is_some(),
                vdab: on_table.vdab.iter().map(|kept| view::known(lang, kept)).collect(),
                vdab_shared: on_table.summary.vdab,
            },
            counsel: Counsel {
                t: Words::of(lang),
                vdab_shared: on_table.summary.vdab,
                estimate: on_table.estimate.as_ref().and_then(|kept| estimate_view(lang, kept)),
                advice: on_table.advice.iter().map(|given| view::advice(lang, given)).collect(),
            },
            findings: Findings {
                t: Words::of(lang),
                seen: view::seen_groups(lang, &on_table.seen),
                found: on_table.findings.iter().map(|one| view::found(lang, one)).collect(),
                href: on_table.may.decide.then(|| format!("/casus/{}/vaststellen", case.id)),
            },
            warnings: if open && !adviser && case.state == CaseState::Tabled { vec![words::adviser_absent(lang)] } else { Vec::new() },
        }
    }
}

fn estimate_view(lang: Lang, kept: &KeptVdabFact) -> Option<EstimateView> {
    match &kept.fact {
        VdabFact::Estimate(estimate) => Some(EstimateView {
            view: view::view_of(lang, estimate.view),
            words: estimate.words.as_ref().map(|words| words.as_str().to_owned()).unwrap_or_default(),
            source: view::source(lang, kept),
        }),
        _ => None,
    }
}

fn page(cx: &Cx, on_table: &OnTable, typed: Fields, faults: Vec<FieldFault>) -> CasePage {
    let lang = cx.lang;
    let case = &on_table.tabled.case;
    let coordinates = cx.ctx.by.role == Role::Coordinator;
    CasePage {
        // The title stays in the history of the browser; neither the name nor the word of the case does.
        page: cx.page(WORDS, words::title_case(lang)),
        table: CaseTable::of(cx, on_table),
        href: format!("/casus/{}", case.id),
        version: case.version,
        state: view::case_state(lang, case.state),
        may: on_table.may,
        is_adviser: cx.ctx.by.role == Role::VdabAdviser,
        advise: cx.form_view(WORDS, typed, faults),
        views: View::ALL.iter().map(|view| (view.code(), view::view_of(lang, *view).word)).collect(),
        take_off: cx.form_view(WORDS, Fields::default(), Vec::new()),
        decision: on_table.decision.as_ref().map(|(decision, by)| DecisionView {
            what: view::decision(lang, decision.kind),
            reason: decision.reason.as_str().to_owned(),
            by: words::decision_by(lang)
                .name(by.as_ref().map_or_else(|| words::advice_gone(lang), |by| by.name.as_str()))
                .when(view::moment(lang, decision.at))
                .n(decision.present)
                .to_string(),
            adviser: if decision.adviser_present { words::decision_adviser_there(lang) } else { words::decision_adviser_absent(lang) },
            to: decision.basis.as_ref().and_then(|basis| basis.to.as_ref()).map(|to| to.as_str().to_owned()),
            against: decision.basis.as_ref().map_or_else(Vec::new, |basis| view::against(lang, &basis.against)),
            why: decision.basis.as_ref().and_then(|basis| basis.why.as_ref()).map(|why| why.as_str().to_owned()),
        }),
        not_now: if coordinates && !on_table.may.decide { not_now(lang, cx, on_table) } else { None },
        tell: on_table.decision.is_some() && on_table.may.registration,
        registration: on_table.may.registration.then(|| format!("/inbox/{}", case.registration)),
        paragraph: cx.cite("1.3.2"),
        second: None,
        by_reader: on_table.decision.as_ref().is_some_and(|(decision, _)| Some(decision.by) == cx.ctx.by.membership),
        undo: on_table.may.undo.then(|| cx.form_view(WORDS, Fields::default(), Vec::new())),
        undone: on_table
            .undone
            .iter()
            .map(|one| UndoneView {
                what: view::decision(lang, one.kind),
                reason: one.reason.as_str().to_owned(),
                why: one.why.as_str().to_owned(),
                when: words::undone_when(lang, view::moment(lang, one.undone_at)),
            })
            .collect(),
    }
}

fn not_now(lang: Lang, cx: &Cx, on_table: &OnTable) -> Option<&'static str> {
    let on = &on_table.tabled.on;
    if !on.open || on_table.tabled.case.state != CaseState::Tabled {
        return None;
    }
    let there = cx.ctx.by.membership.is_some_and(|own| on.attendees.contains(&own));
    match (there, on_table.alone) {
        (false, _) => Some(words::decision_not_there(lang)),
        (true, true) => Some(words::decision_alone(lang)),
        (true, false) => None,
    }
}

/// What an act on a case said: when the case left the table at which the reader sits, that is told in words, with what was typed.
pub(super) async fn gone(cx: &Cx, id: CaseId, typed: Typed, error: AppError) -> Result<Response, AppError> {
    if matches!(error, AppError::NotFound)
        && let Some(conference) = conference::left_table(&cx.app, &cx.ctx, id).await?
    {
        let (lang, back) = (cx.lang, format!("/besprekingen/{conference}"));
        return second(cx, words::left_title(lang), "done-left", words::done_left(lang), typed, back);
    }
    Err(error)
}

/// The case as it stands now, for one who came second: what was decided, and below it what he or she typed.
pub(super) async fn came_second(cx: &Cx, id: CaseId, typed: Typed) -> Result<Response, AppError> {
    match conference::read(&cx.app, &cx.ctx, id).await {
        Ok(on_table) => {
            let shown = CasePage { second: Some(Yours::of(cx.lang, typed)), ..page(cx, &on_table, Fields::default(), Vec::new()) };
            cx.html_with(StatusCode::CONFLICT, &shown)
        }
        Err(error) => gone(cx, id, typed, error).await,
    }
}

/// The case again, with what is wrong with the reason for taking back.
pub(super) async fn undo_again(cx: &Cx, id: CaseId, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let on_table = conference::read(&cx.app, &cx.ctx, id).await?;
    let mut shown = page(cx, &on_table, Fields::default(), Vec::new());
    shown.undo = shown.undo.map(|_| cx.form_view(WORDS, cx.form.clone(), faults));
    cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// Opens a case.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfCase>("id")?;
    match conference::read(&cx.app, &cx.ctx, id).await {
        Ok(on_table) => cx.html(&page(&cx, &on_table, Fields::default(), Vec::new())),
        Err(error) => gone(&cx, id, Typed::new(), error).await,
    }
}

/// Adds advice.
pub(crate) async fn advise(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfCase>("id")?;
    let mut reading = Reading::of(&cx.form);
    let view = reading.choice("view", View::from_code);
    let outcome = match (view, reading.text("words")) {
        (Some(view), Some(words)) => conference::advise(&cx.app, &cx.ctx, Advising { case: id, view, words }).await,
        _ => Err(AppError::Invalid(reading.faults())),
    };
    let lang = cx.lang;
    let chosen = view.map_or("", |view| view::view_of(lang, view).word);
    let typed = filled([(words::advice_view(lang), chosen), (words::advice_words(lang), cx.form.get("words"))]);
    let faults = match outcome {
        Ok(()) => return Ok(cx.redirect_with(&format!("/casus/{id}"), "done-advised")),
        Err(AppError::Invalid(faults)) => faults,
        Err(AppError::Stale) => return came_second(&cx, id, typed).await,
        Err(error) => return gone(&cx, id, typed, error).await,
    };
    // A member who may not advise hears that first, and nothing of the form.
    if let Err(error) = conference::may_see::<AdviseOnCase>(&cx.app, &cx.ctx, id).await {
        return gone(&cx, id, typed, error).await;
    }
    let on_table = conference::read(&cx.app, &cx.ctx, id).await?;
    // Decided meanwhile, it takes no advice any more, and its page has no form to show it in.
    if !on_table.may.advise {
        return came_second(&cx, id, typed).await;
    }
    cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&cx, &on_table, cx.form.clone(), faults))
}

/// Takes a case off the agenda.
pub(crate) async fn take_off(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfCase>("id")?;
    let version = Reading::of(&cx.form).number("version");
    match conference::take_off(&cx.app, &cx.ctx, id, version).await {
        Ok(conference) => Ok(cx.redirect_with(&format!("/besprekingen/{conference}"), "done-taken-off")),
        Err(AppError::Stale) => Ok(cx.redirect_with(&format!("/casus/{id}"), "done-changed-before")),
        Err(error) => {
            faults_of(error)?;
            Err(AppError::Stale)
        }
    }
}
