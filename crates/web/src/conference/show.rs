//! One conference: when, where, who is there, the agenda as far as the reader may see it; beginning, who comes and goes, closing.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    conference::{self, AgendaRow, Beginning, Candidate, ConferencePage, MayMeet, Seat, Unusual},
};
use schakel_domain::{
    actor::{Role, Standing},
    conference::{CaseState, Conference, ConferenceState},
    ids::{ConferenceId, MembershipId, OfConference},
    time::{Date, day_of},
};
use schakel_texts::{Lang, conference as words, weekday_date};

use super::{WORDS, view};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    label::{Label, name_in_list},
    page::Page,
};

struct SeatView {
    id: String,
    line: String,
    presence: Label,
    note: &'static str,
    /// Whether the box for one who is there can be ticked: not for one who left.
    can_come: bool,
}

struct RowView {
    href: String,
    pseudonym: String,
    naming: &'static str,
    state: Label,
    decision: &'static str,
    /// Whether the client agrees by the code alone, after a "no" in a talk.
    to_confirm: bool,
}

struct CandidateView {
    href: String,
    table: String,
    name: String,
    missing: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "conference/show.html")]
struct ShowPage {
    page: Page,
    href: String,
    version: i64,
    when: String,
    place: String,
    link: bool,
    state: Label,
    seats: Vec<SeatView>,
    /// Whether the people are listed: not when a form on the page names them all.
    lists: bool,
    warnings: Vec<&'static str>,
    taken_back: Vec<String>,
    agenda: Vec<RowView>,
    /// Why there is no agenda, when there is none to see.
    no_agenda: Option<&'static str>,
    candidates: Vec<CandidateView>,
    /// That there are more of them, when there are.
    more_candidates: Option<String>,
    offers: bool,
    may: MayMeet,
    /// What is unusual about beginning it now, as sentences.
    unusual: Vec<String>,
    /// For beginning, or for one who comes and goes.
    present: Form,
    close: Form,
    rest: String,
    paragraph: String,
}

/// Opens a conference.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let opened = conference::open(&cx.app, &cx.ctx, cx.id::<OfConference>("id")?).await?;
    let typed = ticked(&opened);
    cx.html(&page(&cx, &opened, typed, Vec::new()))
}

/// The members who are there now, as it would have been ticked. Nobody is, until the conference begins.
fn ticked(opened: &ConferencePage) -> Fields {
    let there = opened.seats.iter().filter(|seat| seat.is_there());
    Fields::from_pairs(there.map(|seat| ("present".to_owned(), seat.member.id.to_string())).collect())
}

fn page(cx: &Cx, opened: &ConferencePage, typed: Fields, faults: Vec<FieldFault>) -> ShowPage {
    let (lang, today) = (cx.lang, day_of(cx.ctx.now));
    let conference = &opened.conference;
    let rest = opened.agenda.iter().filter(|row| row.case.state == CaseState::Tabled).count();
    let place = conference.place.as_str();
    ShowPage {
        page: cx.page(WORDS, words::title_one(lang)),
        href: format!("/besprekingen/{}", conference.id),
        version: conference.version,
        when: view::when(lang, conference.starts_at),
        link: schakel_domain::address::Website::parse(place).is_ok(),
        place: place.to_owned(),
        state: view::state(lang, conference, today),
        seats: opened.seats.iter().map(|seat| seat_view(lang, conference.state, seat)).collect(),
        lists: !(opened.may.begin || opened.may.attend) || opened.seats.iter().any(|seat| seat.standing != Standing::Active),
        warnings: warnings(lang, opened, today),
        taken_back: opened.taken_back.iter().map(|name| words::taken_back(lang, name)).collect(),
        agenda: opened.agenda.iter().map(|row| row_view(lang, row)).collect(),
        no_agenda: no_agenda(lang, opened),
        candidates: opened.candidates.iter().map(|candidate| candidate_view(lang, conference.id, candidate)).collect(),
        more_candidates: opened.more_candidates.then(|| words::candidates_more(lang, opened.candidates.len())),
        offers: (opened.may.begin || opened.may.close) && !conference.was_never_begun(today),
        may: opened.may,
        unusual: opened.unusual.iter().map(|one| unusual(lang, *one, conference, today)).collect(),
        present: cx.form_view(WORDS, typed, faults),
        close: cx.form_view(WORDS, Fields::default(), Vec::new()),
        rest: words::close_rest(lang, rest),
        paragraph: cx.cite("1.3.2"),
    }
}

/// What is missing at the table, or in the way of meeting: shown, and nothing is refused for it.
fn warnings(lang: Lang, opened: &ConferencePage, today: Date) -> Vec<&'static str> {
    let advises = |seat: &&Seat| seat.member.role == Role::VdabAdviser;
    let mut warnings = Vec::new();
    match opened.conference.state {
        ConferenceState::Planned => {
            if opened.conference.was_never_begun(today) && opened.may.begin {
                warnings.push(words::never_begun(lang));
            }
            if !opened.seats.iter().any(|seat| advises(&seat)) {
                warnings.push(words::no_adviser(lang));
            }
        }
        ConferenceState::Open => {
            if !opened.seats.iter().any(|seat| advises(&seat) && seat.is_there()) {
                warnings.push(words::adviser_absent(lang));
            }
            if opened.alone {
                warnings.push(words::alone(lang));
            }
        }
        ConferenceState::Closed | ConferenceState::CalledOff => {}
    }
    warnings
}

/// What is unusual about beginning now, with the date.
fn unusual(lang: Lang, one: Unusual, conference: &Conference, today: Date) -> String {
    match one {
        Unusual::Early => {
            words::begin_early(lang).when(view::when(lang, conference.starts_at)).today(weekday_date(lang, today)).to_string()
        }
        Unusual::Beside(other) => words::begin_beside(lang, view::when(lang, other)),
    }
}

fn no_agenda(lang: Lang, opened: &ConferencePage) -> Option<&'static str> {
    let over = !opened.conference.state.is_ahead();
    match (opened.agenda.is_empty(), opened.hidden, over) {
        (false, ..) => None,
        (true, true, true) => Some(words::agenda_over(lang)),
        (true, true, false) => Some(words::agenda_later(lang)),
        (true, false, _) => Some(words::agenda_empty(lang)),
    }
}

fn seat_view(lang: Lang, state: ConferenceState, seat: &Seat) -> SeatView {
    let presence = match (state, seat.present) {
        (ConferenceState::Open | ConferenceState::Closed, Some(true)) if seat.is_there() || state == ConferenceState::Closed => {
            Label { word: words::there(lang), class: "" }
        }
        (ConferenceState::Open | ConferenceState::Closed, _) => Label { word: words::not_there(lang), class: "rustig" },
        _ => Label { word: words::invited(lang), class: "rustig" },
    };
    let note = match seat.standing {
        Standing::Active => "",
        Standing::Suspended => words::away(lang),
        Standing::Invited | Standing::Awaiting | Standing::Ended => words::left_partnership(lang),
    };
    SeatView {
        id: seat.member.id.to_string(),
        line: view::member_line(lang, &seat.member),
        presence,
        note,
        can_come: seat.standing == Standing::Active,
    }
}

fn row_view(lang: Lang, row: &AgendaRow) -> RowView {
    RowView {
        href: format!("/casus/{}", row.case.id),
        pseudonym: row.case.pseudonym.clone(),
        naming: if row.case.named { words::naming_name(lang) } else { words::naming_pseudonym(lang) },
        state: view::case_state(lang, row.case.state),
        decision: row.decision.map_or("", |kind| view::decision(lang, kind)),
        to_confirm: row.to_confirm,
    }
}

fn candidate_view(lang: Lang, conference: ConferenceId, candidate: &Candidate) -> CandidateView {
    let mut missing = Vec::new();
    if !candidate.agrees {
        missing.push(words::missing_agreement(lang));
    }
    if candidate.finished_at.is_none() {
        missing.push(words::missing_finish(lang));
    }
    if candidate.to_ask {
        missing.push(words::missing_more(lang));
    }
    CandidateView {
        href: format!("/inbox/{}", candidate.registration),
        table: format!("/inbox/{}/agenda?bespreking={conference}", candidate.registration),
        name: name_in_list(lang, &candidate.identity),
        missing,
    }
}

fn present(cx: &Cx) -> Vec<MembershipId> {
    // What is no identifier was not made by the page, and is nobody.
    cx.form.all("present").filter_map(|id| id.parse().ok()).collect()
}

async fn gathered(cx: &Cx, id: ConferenceId, outcome: Result<(), AppError>, notice: &str) -> Result<Response, AppError> {
    match outcome {
        Ok(()) => Ok(cx.redirect_with(&format!("/besprekingen/{id}"), notice)),
        Err(AppError::Stale) => Ok(cx.redirect_with(&format!("/besprekingen/{id}"), "done-not-now")),
        Err(error) => {
            let faults = faults_of(error)?;
            let opened = conference::open(&cx.app, &cx.ctx, id).await?;
            cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(cx, &opened, cx.form.clone(), faults))
        }
    }
}

/// Begins the conference with those who are ticked.
pub(crate) async fn begin(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfConference>("id")?;
    let version = Reading::of(&cx.form).number("version");
    let cmd = Beginning { id, version, present: &present(&cx), sure: cx.form.has("sure") };
    let outcome = conference::begin(&cx.app, &cx.ctx, cmd).await;
    gathered(&cx, id, outcome, "done-begun").await
}

/// Notes who came and went.
pub(crate) async fn attend(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfConference>("id")?;
    let version = Reading::of(&cx.form).number("version");
    let outcome = conference::attend(&cx.app, &cx.ctx, id, version, &present(&cx)).await;
    gathered(&cx, id, outcome, "done-attended").await
}

/// Closes the conference.
pub(crate) async fn close(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfConference>("id")?;
    let outcome = conference::close(&cx.app, &cx.ctx, id).await.map(|_| ());
    gathered(&cx, id, outcome, "done-closed").await
}
