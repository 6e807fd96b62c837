//! What a quality coaching spoke about and agreed (§1.3.2): written down when it closes, and added to afterwards. Of two who write at
//! once the second sees the words of the first beside the own.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Member,
    conference::{self, CoachingWords},
};
use schakel_domain::{
    conference::{Conference, ConferenceState},
    ids::{ConferenceId, OfConference},
};
use schakel_texts::conference as words;

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

/// What somebody else wrote meanwhile.
struct First {
    spoken: String,
    agreed: String,
    by: String,
}

#[derive(Template)]
#[template(path = "conference/record.html")]
struct RecordPage {
    page: Page,
    form: Form,
    href: String,
    version: i64,
    when: String,
    /// Whether it closes with this record.
    closes: bool,
    first: Option<First>,
    paragraph: String,
}

fn page(cx: &Cx, form: Form, conference: &Conference, first: Option<First>) -> RecordPage {
    RecordPage {
        page: cx.page(WORDS, words::record(cx.lang)),
        form,
        href: format!("/besprekingen/{}", conference.id),
        version: conference.version,
        when: view::when(cx.lang, conference.starts_at),
        closes: conference.state == ConferenceState::Open,
        first,
        paragraph: cx.cite("1.3.2"),
    }
}

/// The record as it stands.
fn typed_of(conference: &Conference) -> Fields {
    let record = conference.record.iter();
    let pairs = record.flat_map(|record| [("spoken", record.spoken.as_str()), ("agreed", record.agreed.as_str())]);
    Fields::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

/// The form. What has not begun or was called off has no record, and is shown as it stands.
pub(super) async fn form(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfConference>("id")?;
    let (conference, _) = match conference::record_page(&cx.app, &cx.ctx, id).await {
        Err(AppError::Stale) => return Ok(cx.redirect_with(&format!("/besprekingen/{id}"), "done-not-now")),
        found => found?,
    };
    let form = cx.form_view(WORDS, typed_of(&conference), Vec::new());
    cx.html(&page(&cx, form, &conference, None))
}

/// Writes the record, and closes the quality coaching when it goes on.
pub(super) async fn record(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfConference>("id")?;
    let mut reading = Reading::of(&cx.form);
    let (version, spoken, agreed) = (reading.number("version"), reading.text("spoken"), reading.text("agreed"));
    let outcome = match spoken.zip(agreed) {
        Some((spoken, agreed)) => conference::record(&cx.app, &cx.ctx, id, version, CoachingWords { spoken, agreed }).await,
        None => Err(AppError::Invalid(reading.faults())),
    };
    match outcome {
        Ok(()) => Ok(cx.redirect_with(&format!("/besprekingen/{id}"), "record-done")),
        Err(error) => again(&cx, id, error).await,
    }
}

/// The form again, with what was typed; and with what somebody else wrote, when that was so.
async fn again(cx: &Cx, id: ConferenceId, error: AppError) -> Result<Response, AppError> {
    let stale = matches!(error, AppError::Stale);
    let faults = if stale { Vec::new() } else { faults_of(error)? };
    let (conference, by) = match conference::record_page(&cx.app, &cx.ctx, id).await {
        Err(AppError::Stale) => {
            let (lang, form) = (cx.lang, &cx.form);
            let typed = filled([(words::record_spoken(lang), form.get("spoken")), (words::record_agreed(lang), form.get("agreed"))]);
            return second(cx, words::record(lang), "done-not-now", words::not_now(lang), typed, format!("/besprekingen/{id}"));
        }
        found => found?,
    };
    let status = if stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let first = if stale { first(cx, &conference, by.as_ref()) } else { None };
    let form = cx.form_view(WORDS, cx.form.clone(), faults);
    cx.html_with(status, &page(cx, form, &conference, first))
}

fn first(cx: &Cx, conference: &Conference, by: Option<&Member>) -> Option<First> {
    let record = conference.record.as_ref()?;
    Some(First {
        spoken: record.spoken.as_str().to_owned(),
        agreed: record.agreed.as_str().to_owned(),
        by: view::recorded(cx.lang, record, by),
    })
}
