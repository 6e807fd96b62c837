//! The end of a trajectory that needs no conference: the client wants to stop, or is not there any more (§7). Everything else the
//! partnership, VDAB adviser included, decides together.

use schakel_domain::{
    acts::{EndTrajectory, SeeDossier},
    dossier::Dossier,
    ids::DossierId,
    registration::{Ending, Message, MessageKind},
    words::Text,
};
use schakel_store::Entry;

use super::resource;
use crate::{App, AppError, Ctx, Fault, FieldFault};

/// What the form shows.
#[derive(Debug, Clone)]
pub struct EndPage {
    /// The dossier.
    pub dossier: Dossier,
    /// The client's names.
    pub name: String,
}

/// To end a trajectory.
#[derive(Debug, Clone)]
pub struct EndingTrajectory {
    /// Of which dossier.
    pub id: DossierId,
    /// Why.
    pub ending: Ending,
    /// What the client reads on the own page.
    pub message: Option<Text>,
}

/// The trajectory that is to end.
///
/// # Errors
/// `NotFound` or `Denied` for one who may not end it.
pub async fn end_page(app: &App, cx: &Ctx, id: DossierId) -> Result<EndPage, AppError> {
    cx.desk()?;
    app.look::<SeeDossier, _>(cx, async |tx| {
        let dossier = tx.dossier(id).await?.ok_or(AppError::NotFound)?;
        let on = resource(&dossier, false);
        let permit = app.permit::<SeeDossier>(cx, &on)?;
        app.permit::<EndTrajectory>(cx, &on)?;
        let registration = tx.registration(dossier.registration).await?.ok_or(AppError::NotFound)?;
        Ok((EndPage { name: registration.identity.full_name(), dossier }, Entry::of(&permit)))
    })
    .await
}

/// Ends a trajectory. The team does not read the dossier any more; the coordinator can put it back, and the client can.
///
/// # Errors
/// `Stale` when it ended just before; `Invalid` for an ending that a conference decides on.
pub async fn end(app: &App, cx: &Ctx, cmd: EndingTrajectory) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<EndTrajectory, _>(cx, async |tx| {
        let dossier = tx.dossier(cmd.id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<EndTrajectory>(cx, &resource(&dossier, false))?;
        if !cmd.ending.stops_trajectory() {
            return Err(AppError::Invalid(vec![FieldFault { field: "ending", fault: Fault::NoChoice }]));
        }
        if let Some(body) = cmd.message.clone() {
            let message = Message { id: app.new_id(cx), kind: MessageKind::Answer, body, at: cx.now, by: Some(by) };
            tx.tell_client(&permit, &message).await?;
        }
        tx.end_trajectory(&permit, cmd.ending, cx.now).await?;
        Ok(((), Entry::of(&permit).detail(cmd.ending.code())))
    })
    .await
}
