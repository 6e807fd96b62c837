//! What the forms of a dossier do. A form that cannot be taken comes back on the page of the dossier, with what was typed; one that
//! came second shows what the other one did.

use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    dossier::{self, Noting, Sharing},
};
use schakel_domain::{
    acts::GuideDossier,
    ids::{DossierId, OfDossier},
    talk::LifeDomain,
    vdab_fact::VdabFactKind,
};

use super::{
    show::{PartForm, ReturnedPart, again, door_again, opened},
    vdab,
};
use crate::{cx::Cx, fields::Reading, form::faults_of};

/// Opens a dossier with a reason. A look: nothing changes but the log, where the client reads the reason.
pub(crate) async fn open_with_reason(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfDossier>("id")?;
    let mut reading = Reading::of(&cx.form);
    match reading.reason("reason") {
        Some(reason) => opened(&cx, id, Some(&reason)).await,
        None => door_again(&cx, id, reading.faults()).await,
    }
}

async fn done(cx: &Cx, id: DossierId, which: PartForm, outcome: Result<(), AppError>, notice: &str) -> Result<Response, AppError> {
    match outcome {
        Ok(()) => Ok(cx.redirect_with(&format!("/dossiers/{id}"), notice)),
        Err(AppError::Stale) => {
            // Closed, or the agreement taken back: then it is not there for the team any more, and that is the answer.
            dossier::ask::<GuideDossier>(&cx.app, &cx.ctx, id).await?;
            again(cx, id, ReturnedPart { which, faults: Vec::new(), stale: true }, StatusCode::CONFLICT).await
        }
        Err(error) => {
            let faults: Vec<FieldFault> = faults_of(error)?;
            dossier::ask::<GuideDossier>(&cx.app, &cx.ctx, id).await?;
            again(cx, id, ReturnedPart { which, faults, stale: false }, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// Notes a fact about VDAB.
pub(crate) async fn note(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfDossier>("id")?;
    let kind = VdabFactKind::from_code(cx.form.get("kind")).unwrap_or(VdabFactKind::Known);
    let Some(names) = vdab::names_of(kind) else { return Err(AppError::NotFound) };
    let seen = cx.form.get("seen").parse().unwrap_or(0);
    let outcome = match vdab::read(names, &cx.form, cx.ctx.today()) {
        Ok(vdab::Read { fact, source, learnt_on }) => {
            let noted = dossier::note(&cx.app, &cx.ctx, Noting { id, seen, fact, source, learnt_on }).await;
            noted.map_err(|error| match error {
                AppError::Invalid(faults) => AppError::Invalid(vdab::placed(names, faults)),
                other => other,
            })
        }
        Err(faults) => Err(AppError::Invalid(faults)),
    };
    done(&cx, id, PartForm::Fact(kind), outcome, "vdab-noted-done").await
}

/// Tells the client something.
pub(crate) async fn tell(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfDossier>("id")?;
    let mut reading = Reading::of(&cx.form);
    let outcome = match reading.text("body") {
        Some(body) => dossier::tell(&cx.app, &cx.ctx, id, body).await,
        None => Err(AppError::Invalid(reading.faults())),
    };
    done(&cx, id, PartForm::Message, outcome, "told-done").await
}

/// Notes who works on which threshold.
pub(crate) async fn share(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfDossier>("id")?;
    let mut reading = Reading::of(&cx.form);
    let version = reading.number("version");
    let asked = LifeDomain::ALL.iter().copied().filter(|domain| cx.form.has(domain.code()));
    let mut partners = Vec::new();
    for domain in asked {
        let typed = cx.form.get(domain.code());
        let partner = if typed.is_empty() { None } else { reading.choice(domain.code(), |code| code.parse().ok()) };
        partners.push((domain, partner));
    }
    let faults = reading.faults();
    let outcome = if faults.is_empty() {
        dossier::share(&cx.app, &cx.ctx, Sharing { id, version, partners }).await
    } else {
        Err(AppError::Invalid(faults))
    };
    done(&cx, id, PartForm::Thresholds, outcome, "shared-done").await
}
