//! One dossier. It opens on what the playbook asks now; then how to reach the client, the help question, the thresholds, what is
//! known about VDAB, the decision, and beside it the team, the agreements and who looked.
//!
//! A member who may only know that it is there stands before a door, which asks why.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    dossier::{self, Door, File, Opened},
};
use schakel_domain::{
    dossier::{Dossier, DossierState},
    ids::{DossierId, DossierKind},
    registration::Answer,
    vdab_fact::VdabFactSort,
    words::Reason,
};
use schakel_texts::{Lang, by_key, common, date, date_long, dossier as words};

use super::{
    WORDS, vdab,
    view::{self, AskView, DecidedView, LookView, MemberView, SortView, Steps, ThresholdView},
};
use crate::{cx::Cx, fields::Fields, form::Form, page::Page};

/// How many entries of the log stand open; the rest is folded.
const LOOKS_SHOWN: usize = 5;

/// Which form of the page was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Fact(VdabFactSort),
    Thresholds,
}

/// A form that could not be taken, to show again.
pub(super) struct Returned {
    pub(super) which: Which,
    pub(super) faults: Vec<FieldFault>,
    /// Whether somebody else was first.
    pub(super) stale: bool,
}

/// The form of one sort of fact.
struct FactForm {
    form: Form,
    open: bool,
    value: &'static str,
    values: vdab::Options,
    source: &'static str,
    sources: vdab::Options,
    learnt: &'static str,
}

struct FactRow {
    view: SortView,
    form: Option<FactForm>,
}

struct ShareForm {
    form: Form,
    open: bool,
    partners: Vec<(String, String)>,
}

/// What somebody else did while this form was open.
struct Stale {
    lines: Vec<(String, String)>,
    by: Option<String>,
}

#[derive(Template)]
#[template(path = "dossier/show.html")]
struct ShowPage {
    page: Page,
    href: String,
    name: String,
    state: (&'static str, &'static str),
    age: Option<String>,
    since: String,
    guided: String,
    closed: bool,
    stale: Option<Stale>,
    steps: Steps,
    mind: Option<String>,
    reach: Vec<(&'static str, String, Option<String>)>,
    wish: Option<String>,
    themes: String,
    thresholds: Vec<ThresholdView>,
    share: Option<ShareForm>,
    version: i64,
    step: Option<AskView>,
    facts: Vec<FactRow>,
    estimate: FactRow,
    extra_yes_no: vdab::Options,
    extra_ways: vdab::Options,
    decided: Option<DecidedView>,
    team: Vec<MemberView>,
    agreed: Vec<(&'static str, &'static str)>,
    looks: Vec<LookView>,
    looks_more: Vec<LookView>,
}

#[derive(Template)]
#[template(path = "dossier/door.html")]
struct DoorPage {
    page: Page,
    name: String,
    state: (&'static str, &'static str),
    since: String,
    guided: String,
    registration: String,
    /// To give the reason; none when the client took the agreement back.
    form: Option<Form>,
    /// The reason that was typed before it was taken back.
    typed: String,
}

/// Opens a dossier, or the door in front of it.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<DossierKind>("id")?;
    opened(&cx, id, None).await
}

/// Opens with a reason, or without.
pub(super) async fn opened(cx: &Cx, id: DossierId, reason: Option<&Reason>) -> Result<Response, AppError> {
    match dossier::open(&cx.app, &cx.ctx, id, reason).await? {
        Opened::File(file) => cx.html(&page(cx, &file, None)),
        Opened::Door(door) => cx.html(&door_page(cx, &door, Vec::new())),
    }
}

/// The door again, with what is wrong with the reason.
pub(super) async fn door_again(cx: &Cx, id: DossierId, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    match dossier::open(&cx.app, &cx.ctx, id, None).await? {
        // A reader who needs no reason is not asked for one.
        Opened::File(file) => cx.html(&page(cx, &file, None)),
        Opened::Door(door) => cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &door_page(cx, &door, faults)),
    }
}

/// The page again, after a form that could not be taken.
pub(super) async fn again(cx: &Cx, id: DossierId, returned: Returned, status: StatusCode) -> Result<Response, AppError> {
    match dossier::open(&cx.app, &cx.ctx, id, None).await? {
        Opened::File(file) => cx.html_with(status, &page(cx, &file, Some(&returned))),
        Opened::Door(_) => Err(AppError::NotFound),
    }
}

fn since(lang: Lang, dossier: &Dossier) -> String {
    let from = date_long(lang, dossier.opened_on);
    match dossier.closed_on {
        Some(on) => words::until(lang).from(from).until(date_long(lang, on)).to_string(),
        None => words::since(lang, from),
    }
}

fn guided(lang: Lang, team: &[dossier::TeamMember], organisation: &str) -> String {
    let names: Vec<&str> = team.iter().filter(|member| member.active).map(|member| member.name.as_str()).collect();
    if names.is_empty() {
        words::guided_by_organisation(lang, organisation)
    } else {
        words::guided_by(lang).names(names.join(", ")).organisation(organisation).to_string()
    }
}

fn door_page(cx: &Cx, door: &Door, faults: Vec<FieldFault>) -> DoorPage {
    let lang = cx.lang;
    DoorPage {
        page: cx.page(WORDS, words::title_one(lang)),
        name: door.name.clone(),
        state: view::state(lang, door.dossier.state),
        since: since(lang, &door.dossier),
        guided: guided(lang, &door.team, &door.organisation),
        registration: format!("/inbox/{}", door.dossier.registration),
        form: door.opens_with_reason.then(|| cx.form_view(WORDS, cx.form.clone(), faults)),
        typed: cx.form.get("reason").trim().to_owned(),
    }
}

fn page(cx: &Cx, file: &File, returned: Option<&Returned>) -> ShowPage {
    let lang = cx.lang;
    let registration = &file.registration;
    let mut looks: Vec<LookView> = file.looks.iter().map(|look| view::look(lang, look)).collect();
    let looks_more = looks.split_off(looks.len().min(LOOKS_SHOWN));
    let row = |sort| FactRow { view: view::sort(lang, &file.vdab, sort), form: fact_form(cx, file, returned, sort) };
    let themes = &registration.told.themes;
    ShowPage {
        // The title stays in the history of the browser; the name does not.
        page: cx.page(WORDS, words::title_one(lang)),
        href: format!("/dossiers/{}", file.dossier.id),
        name: registration.identity.full_name(),
        state: view::state(lang, file.dossier.state),
        age: file.age.map(|age| words::years(lang, age)),
        since: since(lang, &file.dossier),
        guided: guided(lang, &file.team, &file.organisation),
        closed: file.dossier.state == DossierState::Closed,
        stale: returned.filter(|returned| returned.stale).map(|returned| stale(lang, file, returned.which)),
        steps: view::steps(lang, &file.asked),
        mind: registration.contact.mind.as_ref().map(|mind| mind.as_str().to_owned()),
        reach: view::reach(lang, registration),
        wish: match &registration.told.wish {
            Answer::Given(wish) => Some(wish.as_str().to_owned()),
            _ => None,
        },
        themes: themes
            .iter()
            .map(|theme| by_key("inbox", &format!("theme-{}", theme.code()), lang).unwrap_or_default())
            .collect::<Vec<_>>()
            .join(", "),
        thresholds: view::thresholds(lang, file),
        share: share_form(cx, file, returned),
        version: file.talk.as_ref().map_or(0, |talk| talk.version),
        step: view::open_step(lang, &file.asked),
        facts: VdabFactSort::ALL.iter().copied().filter(|sort| *sort != VdabFactSort::Estimate).map(row).collect(),
        estimate: row(VdabFactSort::Estimate),
        extra_yes_no: vdab::yes_no_or_nothing(lang),
        extra_ways: vdab::ways(lang),
        decided: file.decided.as_ref().map(|decided| view::decided(lang, decided)),
        team: file.team.iter().map(|member| view::member(lang, member)).collect(),
        agreed: view::agreed(lang, file),
        looks,
        looks_more,
    }
}

fn fact_form(cx: &Cx, file: &File, returned: Option<&Returned>, sort: VdabFactSort) -> Option<FactForm> {
    let names = vdab::names_of(sort).filter(|_| file.may_guide)?;
    let back = returned.filter(|returned| returned.which == Which::Fact(sort));
    let form = match back {
        Some(back) => cx.form_view(WORDS, cx.form.clone(), back.faults.clone()),
        // Mostly it is learnt on the day on which it is noted.
        None => cx.form_view(WORDS, Fields::from_pairs(vec![(names.learnt.to_owned(), date(cx.ctx.today()))]), Vec::new()),
    };
    Some(FactForm {
        form: Form { words: "talk", ..form },
        open: back.is_some(),
        value: names.value,
        values: vdab::values(cx.lang, sort),
        source: names.source,
        sources: vdab::sources(cx.lang, sort),
        learnt: names.learnt,
    })
}

fn share_form(cx: &Cx, file: &File, returned: Option<&Returned>) -> Option<ShareForm> {
    let talk = file.talk.as_ref().filter(|talk| file.may_guide && !talk.answers.thresholds.is_empty())?;
    let back = returned.filter(|returned| returned.which == Which::Thresholds);
    let form = if let Some(back) = back {
        cx.form_view(WORDS, cx.form.clone(), back.faults.clone())
    } else {
        let now = talk.answers.thresholds.iter().map(|threshold| {
            (threshold.domain.code().to_owned(), threshold.partner.map(|partner| partner.to_string()).unwrap_or_default())
        });
        cx.form_view(WORDS, Fields::from_pairs(now.collect()), Vec::new())
    };
    let nobody = (String::new(), words::partner_none(cx.lang).to_owned());
    let partners = file.partners.iter().map(|one| (one.id.to_string(), one.name.as_str().to_owned()));
    let missing = talk.answers.thresholds.iter().any(|threshold| threshold.partner.is_none());
    Some(ShareForm { form, open: back.is_some() || missing, partners: std::iter::once(nobody).chain(partners).collect() })
}

/// What the other one did, beside what was typed.
fn stale(lang: Lang, file: &File, which: Which) -> Stale {
    match which {
        Which::Fact(sort) => {
            let last = file.vdab.iter().rev().find(|learnt| learnt.kept.fact.sort() == sort);
            let view = view::sort(lang, &file.vdab, sort);
            Stale {
                lines: view.now.map(|now| (view.label.to_owned(), format!("{}. {}", now.words, now.source))).into_iter().collect(),
                by: last.and_then(|learnt| {
                    Some(words::stale_by(lang).name(learnt.by.as_ref()?).day(view::moment(lang, learnt.kept.noted_at)).to_string())
                }),
            }
        }
        Which::Thresholds => Stale {
            lines: view::thresholds(lang, file)
                .into_iter()
                .map(|threshold| {
                    let partner = threshold.partner.unwrap_or_else(|| words::partner_none(lang).to_owned());
                    (threshold.domain.to_owned(), partner)
                })
                .collect(),
            by: None,
        },
    }
}
