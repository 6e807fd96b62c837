//! One dossier. It opens on what the playbook asks now; then how to reach the client, the help question, the thresholds, what is
//! known about VDAB, the decision, and beside it the team, the agreements and who looked. Each reader sees the parts that are for
//! his or her role, and is told that there is more.
//!
//! A member who may only know that it is there stands before a door, which asks why.

use askama::{Template, filters::HtmlSafe};
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    dossier::{self, Door, DossierFact, DossierPage, File, Part, Thresholds},
};
use schakel_domain::{
    acts::{ReadThresholds, ReadVdabFacts},
    dossier::{Dossier, DossierState},
    ids::{DossierId, OfDossier},
    vdab_fact::VdabFactKind,
    words::Reason,
};
use schakel_texts::{Lang, Words, date, date_long, dossier as words, list};

use super::{
    WORDS, vdab,
    view::{self, AskView, DecidedView, KindView, MemberView, Steps, ThresholdView, TrailView, WishView},
};
use crate::{cx::Cx, fields::Fields, form::Form, history, page::Page, reach::ReachView};

/// Which form of the page was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartForm {
    Fact(VdabFactKind),
    Thresholds,
    /// What the client is told.
    Message,
}

/// A form that could not be taken, to show again.
pub(super) struct ReturnedPart {
    pub(super) which: PartForm,
    pub(super) faults: Vec<FieldFault>,
    /// Whether somebody else was first.
    pub(super) stale: bool,
}

/// The form of one kind of fact.
#[derive(Template)]
#[template(path = "dossier/fact_form.html")]
struct FactForm {
    t: Words,
    /// The address of the dossier.
    href: String,
    kind: &'static str,
    label: &'static str,
    /// How many facts of the kind its reader knows.
    count: usize,
    form: Form,
    open: bool,
    value: &'static str,
    values: vdab::Options,
    source: &'static str,
    sources: vdab::Options,
    learnt: &'static str,
    yes_no: vdab::Options,
    goes_well: vdab::Options,
    ways: vdab::Options,
}

/// What is known of one kind of fact, and the form to note more: a page writes `{{ row }}`.
#[derive(Template)]
#[template(path = "dossier/fact.html")]
struct FactRow {
    t: Words,
    view: KindView,
    form: Option<FactForm>,
}

impl HtmlSafe for FactForm {}
impl HtmlSafe for FactRow {}

struct ShareForm {
    form: Form,
    open: bool,
    partners: Vec<(String, String)>,
}

/// The thresholds, with the form to agree who works on them.
struct ThresholdsView {
    all: Vec<ThresholdView>,
    share: Option<ShareForm>,
    version: i64,
}

/// What is known about VDAB, with the forms to note more.
struct VdabView {
    step: Option<AskView>,
    facts: Vec<FactRow>,
    estimate: FactRow,
}

/// What somebody else did while this form was open.
struct Stale {
    lines: Vec<(String, String)>,
    by: Option<String>,
}

#[derive(Template)]
#[template(path = "dossier/show.html")]
#[expect(clippy::struct_excessive_bools, reason = "each shows a part of the page")]
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
    reach: Vec<ReachView>,
    language: String,
    wish: Option<WishView>,
    thresholds: Option<ThresholdsView>,
    vdab: Option<VdabView>,
    decided: Option<DecidedView>,
    team: Option<Vec<MemberView>>,
    may_change_team: bool,
    may_end: bool,
    agreed: Option<Vec<(&'static str, &'static str)>>,
    /// To what the client agrees by the code alone, after a "no" in a talk.
    to_confirm: Option<String>,
    trail: Option<TrailView>,
    /// To tell the client something.
    tell: Option<Form>,
    /// Where the registration is, for one who may open it.
    registration: Option<String>,
    /// Whether there is more in the dossier than this reader may see.
    in_part: bool,
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
    /// Where the team is changed, for who may.
    team: Option<String>,
    /// Where the trajectory is ended, for who may.
    end: Option<String>,
    /// To give the reason; none when the client took the agreement back.
    form: Option<Form>,
    /// The reason that was typed before it was taken back.
    typed: String,
}

/// Opens a dossier, or the door in front of it.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfDossier>("id")?;
    opened(&cx, id, None).await
}

/// Opens with a reason, or without.
pub(super) async fn opened(cx: &Cx, id: DossierId, reason: Option<&Reason>) -> Result<Response, AppError> {
    match dossier::open(&cx.app, &cx.ctx, id, reason, history::asked(cx)).await? {
        DossierPage::File(file) => cx.html(&page(cx, &file, None)),
        DossierPage::Door(door) => cx.html(&door_page(cx, &door, Vec::new())),
    }
}

/// The door again, with what is wrong with the reason.
pub(super) async fn door_again(cx: &Cx, id: DossierId, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    match dossier::open(&cx.app, &cx.ctx, id, None, history::asked(cx)).await? {
        // A reader who needs no reason is not asked for one.
        DossierPage::File(file) => cx.html(&page(cx, &file, None)),
        DossierPage::Door(door) => cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &door_page(cx, &door, faults)),
    }
}

/// The page again, after a form that could not be taken.
pub(super) async fn again(cx: &Cx, id: DossierId, returned: ReturnedPart, status: StatusCode) -> Result<Response, AppError> {
    match dossier::open(&cx.app, &cx.ctx, id, None, history::asked(cx)).await? {
        DossierPage::File(file) => cx.html_with(status, &page(cx, &file, Some(&returned))),
        DossierPage::Door(_) => Err(AppError::NotFound),
    }
}

fn since(lang: Lang, dossier: &Dossier) -> String {
    let from = date_long(lang, dossier.opened_on);
    match dossier.closed_on {
        Some(on) => words::until(lang).from(from).until(date_long(lang, on)).to_string(),
        None => words::since(lang, from),
    }
}

fn guided(lang: Lang, names: &[String], organisation: &str) -> String {
    if names.is_empty() {
        words::guided_by_organisation(lang, organisation)
    } else {
        words::guided_by(lang).names(list(lang, names)).organisation(organisation).to_string()
    }
}

fn door_page(cx: &Cx, door: &Door, faults: Vec<FieldFault>) -> DoorPage {
    let lang = cx.lang;
    DoorPage {
        page: cx.page(WORDS, words::title_one(lang)),
        name: door.name.clone(),
        state: view::state(lang, door.dossier.state),
        since: since(lang, &door.dossier),
        guided: guided(lang, &door.guides, &door.organisation),
        registration: format!("/inbox/{}", door.dossier.registration),
        team: door.may_change_team.then(|| format!("/dossiers/{}/team", door.dossier.id)),
        end: door.may_end.then(|| format!("/dossiers/{}/stoppen", door.dossier.id)),
        form: door.opens_with_reason.then(|| cx.form_view(WORDS, cx.form.clone(), faults)),
        typed: cx.form.get("reason").trim().to_owned(),
    }
}

fn page(cx: &Cx, file: &File, returned: Option<&ReturnedPart>) -> ShowPage {
    let lang = cx.lang;
    ShowPage {
        // The title stays in the history of the browser; the name does not.
        page: cx.page(WORDS, words::title_one(lang)),
        href: format!("/dossiers/{}", file.dossier.id),
        name: file.name.clone(),
        state: view::state(lang, file.dossier.state),
        age: file.reach.age.map(|age| words::years(lang, age)),
        since: since(lang, &file.dossier),
        guided: guided(lang, &file.guides, &file.organisation),
        closed: file.dossier.state == DossierState::Closed,
        stale: returned.filter(|returned| returned.stale).and_then(|returned| stale(lang, file, returned.which)),
        steps: view::steps(lang, file),
        reach: view::reach(lang, &file.reach),
        language: view::language(lang, &file.reach),
        wish: file.wish.as_ref().map(|part| view::wish(lang, part)),
        thresholds: file.thresholds.as_ref().map(|part| ThresholdsView {
            all: view::thresholds(lang, part),
            share: share_form(cx, part, file.may_guide, returned),
            version: part.version,
        }),
        vdab: file.vdab.as_ref().map(|part| vdab_view(cx, file, part, returned)),
        decided: file.decided.as_ref().and_then(|part| view::decided(lang, part)),
        team: file.team.as_ref().map(|part| view::team(lang, part)),
        may_change_team: file.may_change_team,
        may_end: file.may_end,
        agreed: file.agreements.as_ref().map(|part| view::agreed(lang, part)),
        to_confirm: file.agreements.as_ref().and_then(|part| view::to_confirm(lang, part)),
        trail: file.trail.as_ref().map(|part| view::trail(cx, &format!("/dossiers/{}", file.dossier.id), part)),
        tell: file.may_guide.then(|| match returned {
            Some(back) if back.which == PartForm::Message => cx.form_view(WORDS, cx.form.clone(), back.faults.clone()),
            _ => cx.form_view(WORDS, Fields::default(), Vec::new()),
        }),
        registration: file.may_registration.then(|| format!("/inbox/{}", file.dossier.registration)),
        in_part: file.in_part,
    }
}

fn vdab_view(cx: &Cx, file: &File, part: &Part<ReadVdabFacts, Vec<DossierFact>>, returned: Option<&ReturnedPart>) -> VdabView {
    let lang = cx.lang;
    let row = |kind| {
        let view = view::kind(lang, part, kind);
        let form = if file.may_guide { fact_form(cx, file.dossier.id, returned, &view) } else { None };
        FactRow { t: Words::of(lang), view, form }
    };
    VdabView {
        step: view::open_step(lang, &file.asked),
        facts: VdabFactKind::ALL.iter().copied().filter(|kind| *kind != VdabFactKind::Estimate).map(row).collect(),
        estimate: row(VdabFactKind::Estimate),
    }
}

fn fact_form(cx: &Cx, id: DossierId, returned: Option<&ReturnedPart>, known: &KindView) -> Option<FactForm> {
    let (lang, kind) = (cx.lang, known.kind);
    let names = vdab::names_of(kind)?;
    let back = returned.filter(|returned| returned.which == PartForm::Fact(kind));
    let form = match back {
        Some(back) => cx.form_view(WORDS, cx.form.clone(), back.faults.clone()),
        // Mostly it is learnt on the day on which it is noted.
        None => cx.form_view(WORDS, Fields::from_pairs(vec![(names.learnt.to_owned(), date(cx.ctx.today()))]), Vec::new()),
    };
    Some(FactForm {
        t: Words::of(lang),
        href: format!("/dossiers/{id}"),
        kind: kind.code(),
        label: known.label,
        count: known.count,
        form: Form { words: "talk", ..form },
        open: back.is_some(),
        value: names.value,
        values: vdab::values(lang, kind),
        source: names.source,
        sources: vdab::sources(lang, kind),
        learnt: names.learnt,
        yes_no: vdab::yes_no_or_nothing(lang),
        goes_well: vdab::goes_well(lang),
        ways: vdab::ways(lang),
    })
}

fn share_form(cx: &Cx, part: &Part<ReadThresholds, Thresholds>, may_guide: bool, returned: Option<&ReturnedPart>) -> Option<ShareForm> {
    if !may_guide || part.all.is_empty() {
        return None;
    }
    let back = returned.filter(|returned| returned.which == PartForm::Thresholds);
    let form = if let Some(back) = back {
        cx.form_view(WORDS, cx.form.clone(), back.faults.clone())
    } else {
        let now = part.all.iter().map(|threshold| {
            (threshold.domain.code().to_owned(), threshold.partner.map(|partner| partner.to_string()).unwrap_or_default())
        });
        cx.form_view(WORDS, Fields::from_pairs(now.collect()), Vec::new())
    };
    let nobody = (String::new(), words::partner_none(cx.lang).to_owned());
    let partners = part.partners.iter().map(|one| (one.id.to_string(), one.name.as_str().to_owned()));
    let missing = part.all.iter().any(|threshold| threshold.partner.is_none());
    Some(ShareForm { form, open: back.is_some() || missing, partners: std::iter::once(nobody).chain(partners).collect() })
}

/// What the other one did, beside what was typed.
fn stale(lang: Lang, file: &File, which: PartForm) -> Option<Stale> {
    Some(match which {
        PartForm::Fact(kind) => {
            let part = file.vdab.as_ref()?;
            let last = part.iter().rev().find(|learnt| learnt.kept.fact.kind() == kind);
            let view = view::kind(lang, part, kind);
            Stale {
                lines: view.now.map(|now| (view.label.to_owned(), format!("{}. {}", now.words, now.source))).into_iter().collect(),
                by: last.and_then(|learnt| {
                    Some(words::stale_by(lang).name(learnt.by.as_ref()?).day(view::moment(lang, learnt.kept.noted_at)).to_string())
                }),
            }
        }
        PartForm::Message => return None,
        PartForm::Thresholds => Stale {
            lines: view::thresholds(lang, file.thresholds.as_ref()?)
                .into_iter()
                .map(|threshold| {
                    let partner = threshold.partner.unwrap_or_else(|| words::partner_none(lang).to_owned());
                    (threshold.domain.to_owned(), partner)
                })
                .collect(),
            by: None,
        },
    })
}
