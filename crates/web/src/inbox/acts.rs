//! What the forms on the page of a registration do. A form that cannot be taken comes back on that page, with what was
//! typed; one that came second shows both versions.

use axum::response::Response;
use schakel_app::{
    AppError, Fault, FieldFault,
    inbox::{self, Answering, Assigning},
};
use schakel_domain::{
    acts::{Act, AnswerRegistration, AssignRegistration, KeepApart},
    ids::{OfRegistration, RegistrationId},
    registration::MessageKind,
    resource::RegistrationRef,
};

use super::show::{ANSWERS, ActForm, ReturnedAct, again};
use crate::{cx::Cx, fields::Reading, form::faults_of};

/// What came of handing in: on to the page of a registration with a notice, or the page again.
pub(super) async fn done<A: Act<On = RegistrationRef>>(
    cx: &Cx,
    id: RegistrationId,
    which: ActForm,
    outcome: Result<RegistrationId, AppError>,
    notice: &str,
) -> Result<Response, AppError> {
    match outcome {
        Ok(to) => Ok(cx.redirect_with(&format!("/inbox/{to}"), notice)),
        Err(AppError::Stale) => again(cx, id, ReturnedAct { which, faults: Vec::new(), stale: true, preview: false }).await,
        Err(error) => {
            let faults = faults_of(error)?;
            inbox::ask::<A>(&cx.app, &cx.ctx, id).await?;
            again(cx, id, ReturnedAct { which, faults, stale: false, preview: false }).await
        }
    }
}

/// A form that names no other registration was not made by the page.
pub(super) fn other(cx: &Cx) -> Result<RegistrationId, AppError> {
    cx.form.get("with").parse().map_err(|_| AppError::Invalid(vec![FieldFault { field: "with", fault: Fault::NoChoice }]))
}

/// Assigns the registration to a worker.
pub(crate) async fn assign(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let mut reading = Reading::of(&cx.form);
    let version = reading.number("version");
    let to = reading.choice("to", |code| code.parse().ok());
    let outcome = match to {
        Some(to) => inbox::assign(&cx.app, &cx.ctx, Assigning { id, version, to }).await.map(|()| id),
        None => Err(AppError::Invalid(reading.faults())),
    };
    done::<AssignRegistration>(&cx, id, ActForm::Assign, outcome, "assigned-done").await
}

/// Answers the client, or shows how the client will read it.
pub(crate) async fn answer(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let mut reading = Reading::of(&cx.form);
    let version = reading.number("version");
    let kind = reading.choice("kind", |code| MessageKind::from_code(code).filter(|kind| ANSWERS.contains(kind)));
    let body = reading.text("body");
    let outcome = match (kind, body) {
        (Some(_), Some(_)) if cx.form.has("preview") => {
            inbox::ask::<AnswerRegistration>(&cx.app, &cx.ctx, id).await?;
            return again(&cx, id, ReturnedAct { which: ActForm::Answer, faults: Vec::new(), stale: false, preview: true }).await;
        }
        (Some(kind), Some(body)) => inbox::answer(&cx.app, &cx.ctx, Answering { id, version, kind, body }).await.map(|()| id),
        _ => Err(AppError::Invalid(reading.faults())),
    };
    done::<AnswerRegistration>(&cx, id, ActForm::Answer, outcome, "answered-done").await
}

/// Notes that the changed way to reach the client was read. When it was changed once more, the page shows that.
pub(crate) async fn note_contact(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let version = Reading::of(&cx.form).number("version");
    match inbox::note_contact_read(&cx.app, &cx.ctx, id, version).await {
        Ok(()) => Ok(cx.redirect_with(&format!("/inbox/{id}"), "contact-read")),
        Err(AppError::Stale) => Ok(cx.redirect_with(&format!("/inbox/{id}"), "contact-again")),
        Err(error) => Err(error),
    }
}

/// Remembers that two registrations are of two people.
pub(crate) async fn keep_apart(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let outcome = match other(&cx) {
        Ok(with) => inbox::keep_apart(&cx.app, &cx.ctx, id, with).await.map(|()| id),
        Err(error) => Err(error),
    };
    done::<KeepApart>(&cx, id, ActForm::Join(id), outcome, "apart-done").await
}

/// Takes that back: they are compared again. When it was taken back before, the page shows so.
pub(crate) async fn compare_again(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let outcome = match other(&cx) {
        Ok(with) => match inbox::compare_again(&cx.app, &cx.ctx, id, with).await {
            Ok(()) | Err(AppError::Stale) => Ok(id),
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    done::<KeepApart>(&cx, id, ActForm::Join(id), outcome, "again-done").await
}
