//! All answers once more, the two confirmations, and handing in.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault, FieldFault,
    registration::{
        Confirmed, Finished, Limits,
        draft::{Draft, later::put_by},
        register as hand_in,
    },
};
use schakel_domain::registration::Question;
use schakel_texts::{Lang, register};

use super::{
    CHECK, DONE, WORDS,
    closed::closed,
    here::{Here, ends, languages, only_language, whose},
    limit::{Often, limit},
    shown::{Shown, shown},
    step::seen,
    stop,
};
use crate::{cx::Cx, fields::Fields, form::Form, page::Page};

#[derive(Template)]
#[template(path = "register/check.html")]
struct Check {
    page: Page,
    form: Form,
    whose: String,
    partnership: String,
    version: u32,
    /// The answers, where each can be changed, and whether it changed since it was shown.
    shown: Vec<(Shown, String, bool)>,
    action: String,
    last: String,
    languages: Vec<(String, Lang)>,
    note: CheckNote,
}

/// What happened before the page is shown again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CheckNote {
    Nothing,
    /// The answers changed in another tab after it was shown.
    Changed,
    /// The token of the form did not fit any more; it is asked once more.
    Again,
}

/// The page about to be shown.
struct Showing<'a> {
    here: &'a Here,
    draft: &'a Draft,
    fields: Fields,
    faults: Vec<FieldFault>,
    note: CheckNote,
}

impl<'a> Showing<'a> {
    const fn of(here: &'a Here, draft: &'a Draft, fields: Fields) -> Self {
        Self { here, draft, fields, faults: Vec::new(), note: CheckNote::Nothing }
    }

    fn answer(self, cx: &Cx, status: StatusCode) -> Result<Response, AppError> {
        let Self { here, draft, fields, faults, note } = self;
        let action = here.to(CHECK);
        let changed = |question| note == CheckNote::Changed && draft.changed_since(question, seen(cx));
        let row = |one: Shown| {
            let (href, changed) = (format!("{}?wijzig=1", here.to_question(one.question)), changed(one.question));
            (one, href, changed)
        };
        let response = cx.html_with(
            status,
            &Check {
                page: Here::page(cx, draft, register::step_check(cx.lang)),
                form: cx.form_view(WORDS, fields, faults),
                whose: whose(cx.lang, draft),
                partnership: draft.place.partnership.name.as_str().to_owned(),
                version: draft.version,
                shown: shown(cx.lang, &draft.answers).into_iter().map(row).collect(),
                languages: languages(cx, &action),
                action,
                last: here.to_question(Question::HelpedNow),
                note,
            },
        )?;
        Ok(ends(cx, here, draft, response))
    }
}

/// Shows the answers.
pub(super) async fn show(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    match here.open(&cx).await? {
        // A visitor who jumped over an obligatory question is led back to it.
        Some((_, draft)) => match draft.answers.open() {
            Some(question) => Ok(cx.redirect(&format!("{}?wijzig=1", here.to_question(question)))),
            None => Showing::of(&here, &draft, Fields::default()).answer(&cx, StatusCode::OK),
        },
        None => closed(&cx, &here).await,
    }
}

/// What is still wrong with the page; the rules of §2.1 are asked again by the act itself.
fn faults(form: &Fields) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    let mut fault = |field, key| faults.push(FieldFault { field, fault: Fault::Own(key) });
    // A field that people do not see; what fills it in is a program, or a browser that fills in too much.
    if !form.get("website").is_empty() {
        fault("website", "fault-trap");
    }
    if !form.has("confirm_self") {
        fault("confirm_self", "fault-confirm-self");
    }
    if !form.has("confirm_voluntary") {
        fault("confirm_voluntary", "fault-confirm-voluntary");
    }
    faults
}

/// Hands in exactly what the page showed, or does what else was pressed.
pub(super) async fn finish(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    let Some(key) = here.key() else { return closed(&cx, &here).await };
    if let Some((key, draft)) = here.open(&cx).await? {
        let kept = || Showing::of(&here, &draft, cx.form.clone());
        if only_language(&cx) || cx.form.get("doe") == "blijf" {
            return kept().answer(&cx, StatusCode::OK);
        }
        match cx.form.get("doe") {
            "stop" => return stop::ask(&cx, &here, &draft, &here.to(CHECK)),
            "later" => {
                return match put_by(&cx.app, &cx.ctx, &key, cx.source).await {
                    Err(AppError::TooMany(seconds)) => limit(&cx, &draft.place, &Often::PutBy(&here.to(CHECK)), seconds),
                    kept => kept.map(|_| cx.redirect(&here.to("bewaard"))),
                };
            }
            _ => {}
        }
        if seen(&cx) != draft.version {
            return changed(&cx, &here, &draft);
        }
        // Nothing is handed in by a form that does not show that it is ours; it is one press away.
        if !cx.proven {
            return Showing { note: CheckNote::Again, ..kept() }.answer(&cx, StatusCode::FORBIDDEN);
        }
        let faults = faults(&cx.form);
        if !faults.is_empty() {
            return Showing { faults, ..kept() }.answer(&cx, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    let confirmed = Confirmed { registers_self: cx.form.has("confirm_self"), knows_it_is_voluntary: cx.form.has("confirm_voluntary") };
    let settings = &cx.web.settings;
    let limits =
        Limits { source: cx.source, per_source_an_hour: settings.registrations_per_hour, least_seconds: settings.least_form_seconds };
    match hand_in(&cx.app, &cx.ctx, key, seen(&cx), confirmed, limits).await? {
        Finished::Registered(_) => Ok(cx.redirect(&here.to(DONE))),
        Finished::Gone => closed(&cx, &here).await,
        Finished::Changed => match here.open(&cx).await? {
            Some((_, draft)) => changed(&cx, &here, &draft),
            None => closed(&cx, &here).await,
        },
        Finished::Open(question) => Ok(cx.redirect(&format!("{}?wijzig=1", here.to_question(question)))),
        Finished::TooFast => too_fast(&cx, &here).await,
        Finished::TooManyFromHere(seconds) => match here.open(&cx).await? {
            Some((_, draft)) => limit(&cx, &draft.place, &Often::HandedIn, seconds),
            None => closed(&cx, &here).await,
        },
    }
}

/// What the page showed is not what would be sent: nothing is sent, and all is shown again, to be confirmed anew.
fn changed(cx: &Cx, here: &Here, draft: &Draft) -> Result<Response, AppError> {
    if let Some(question) = draft.answers.open() {
        return Ok(cx.redirect(&format!("{}?wijzig=1", here.to_question(question))));
    }
    Showing { note: CheckNote::Changed, ..Showing::of(here, draft, Fields::default()) }.answer(cx, StatusCode::CONFLICT)
}

async fn too_fast(cx: &Cx, here: &Here) -> Result<Response, AppError> {
    let Some((_, draft)) = here.open(cx).await? else { return closed(cx, here).await };
    let faults = vec![FieldFault { field: "handin", fault: Fault::Own("fault-fast") }];
    Showing { faults, ..Showing::of(here, &draft, cx.form.clone()) }.answer(cx, StatusCode::UNPROCESSABLE_ENTITY)
}
