//! One conference: when, where, who is there, the agenda as far as the reader may see it; beginning, who comes and goes, closing.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    conference::{self, AgendaRow, Beginning, Candidate, ConferencePage, MayMeet, Seat, Unusual},
};
use schakel_domain::{
    actor::{Role, Standing},
    conference::{CaseState, Conference, ConferenceKind, ConferenceState},
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

/// What a quality coaching spoke about and agreed.
struct RecordView {
    spoken: String,
    agreed: String,
    by: String,
    /// That the VDAB adviser was not there, when that was so.
    absent: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "conference/show.html")]
#[expect(clippy::struct_excessive_bools, reason = "each shows a part of the page")]
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
    /// Whether it is a quality coaching, which has a record in the place of an agenda; and its code.
    coaching: bool,
    kind: &'static str,
    record: Option<RecordView>,
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
        page: cx.page(WORDS, view::kind_title(lang, conference.kind)),
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
        coaching: conference.kind == ConferenceKind::Coaching,
        kind: conference.kind.code(),
        record: record(lang, opened),
        no_agenda: no_agenda(lang, opened),
        candidates: opened.candidates.iter().map(|candidate| candidate_view(lang, conference.id, candidate)).collect(),
        more_candidates: opened.more_candidates.then(|| words::candidates_more(lang, opened.candidates.len())),
        offers: conference.kind == ConferenceKind::Cases && (opened.may.begin || opened.may.close) && !conference.was_never_begun(today),
        may: opened.may,
        unusual: opened.unusual.iter().map(|one| unusual(lang, *one, conference, today)).collect(),
        present: cx.form_view(WORDS, typed, faults),
        close: cx.form_view(WORDS, Fields::default(), Vec::new()),
        rest: words::close_rest(lang, rest),
        paragraph: cx.cite("1.3.2"),
    }
}

fn is_adviser(seat: &Seat) -> bool {
    seat.member.role == Role::VdabAdviser
}

fn record(lang: Lang, opened: &ConferencePage) -> Option<RecordView> {
    let record = opened.conference.record.as_ref()?;
    let adviser_was_there = opened.seats.iter().any(|seat| is_adviser(seat) && seat.present == Some(true));
    Some(RecordView {
        spoken: record.spoken.as_str().to_owned(),
        agreed: record.agreed.as_str().to_owned(),
        by: view::recorded(lang, record, opened.recorded_by.as_ref()),
        absent: (!adviser_was_there).then(|| words::decision_adviser_absent(lang)),
    })
}

/// What is missing at the table, or in the way of meeting: shown, and nothing is refused for it.
fn warnings(lang: Lang, opened: &ConferencePage, today: Date) -> Vec<&'static str> {
    let coaching = opened.conference.kind == ConferenceKind::Coaching;
    let mut warnings = Vec::new();
    match opened.conference.state {
        ConferenceState::Planned => {
            if opened.conference.was_never_begun(today) && opened.may.begin {
                warnings.push(words::never_begun(lang));
            }
            if !opened.seats.iter().any(is_adviser) {
                warnings.push(if coaching { words::coaching_no_adviser(lang) } else { words::no_adviser(lang) });
            }
        }
        ConferenceState::Open => {
            if !opened.seats.iter().any(|seat| is_adviser(seat) && seat.is_there()) {
                warnings.push(if coaching { words::coaching_adviser_absent(lang) } else { words::adviser_absent(lang) });
            }
            if opened.alone && !coaching {
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
    let notice = view::notice(view::kind_of(cx.form.get("soort")), "done-begun", "coaching-done-begun");
    gathered(&cx, id, outcome, notice).await
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
