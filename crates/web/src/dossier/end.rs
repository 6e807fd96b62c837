//! The end of a trajectory, when the client goes no further.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    dossier::{self, EndPage, EndingTrajectory},
};
use schakel_domain::{acts::EndTrajectory, ids::OfDossier, registration::Ending};
use schakel_texts::dossier as words;

use super::WORDS;
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    inbox::{asks_if_sure, ending, is_sure},
    page::Page,
};

#[derive(Template)]
#[template(path = "dossier/end.html")]
struct End {
    page: Page,
    form: Form,
    href: String,
    name: String,
    endings: Vec<(&'static str, &'static str)>,
    /// Whether it is asked if the client really died.
    sure: bool,
}

fn page(cx: &Cx, known: &EndPage, typed: Fields, faults: Vec<FieldFault>) -> End {
    let lang = cx.lang;
    End {
        sure: asks_if_sure(&typed),
        page: cx.page(WORDS, words::end_title(lang)),
        form: cx.form_view(WORDS, typed, faults),
        href: format!("/dossiers/{}", known.dossier.id),
        name: known.name.clone(),
        endings: Ending::ALL.iter().filter(|one| one.stops_trajectory()).map(|one| (one.code(), ending(lang, *one))).collect(),
    }
}

/// Asks why it ends.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let known = dossier::end_page(&cx.app, &cx.ctx, cx.id::<OfDossier>("id")?).await?;
    cx.html(&page(&cx, &known, Fields::default(), Vec::new()))
}

/// Ends it. Those who guided do not read the dossier any more, so the list comes next.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfDossier>("id")?;
    dossier::ask::<EndTrajectory>(&cx.app, &cx.ctx, id).await?;
    let mut reading = Reading::of(&cx.form);
    let why = reading.choice("ending", |code| Ending::from_code(code).filter(|one| one.stops_trajectory()));
    let message = reading.optional_text("message");
    is_sure(&mut reading, &cx.form, why);
    let outcome = match (why, reading.faults()) {
        (Some(ending), faults) if faults.is_empty() => dossier::end(&cx.app, &cx.ctx, EndingTrajectory { id, ending, message }).await,
        (_, faults) => Err(AppError::Invalid(faults)),
    };
    match outcome {
        Ok(()) => Ok(cx.redirect_with("/dossiers", "end-done")),
        Err(error) => {
            let faults = faults_of(error)?;
            let known = dossier::end_page(&cx.app, &cx.ctx, id).await?;
            cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&cx, &known, cx.form.clone(), faults))
        }
    }
}
