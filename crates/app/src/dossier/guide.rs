//! What the team notes in a dossier: a fact about VDAB with its source, and who works on which threshold.
//!
//! Both take the dossier first, so that two people at once come one after the other, and the second sees what the first did.

use schakel_domain::{
    acts::{Act, GuideDossier},
    ids::{DossierId, OrganisationId},
    registration::{Message, MessageKind},
    resource::DossierRef,
    talk::{Chapter, LifeDomain, Saved},
    time::Date,
    vdab_fact::{KeptVdabFact, Source, VdabFact, check_fact},
    words::Text,
};
use schakel_store::Entry;

use super::resource;
use crate::{App, AppError, Ctx, Fault, FieldFault, talk::odd_fault};

/// To note a fact about VDAB.
#[derive(Debug, Clone)]
pub struct Noting {
    /// In which dossier.
    pub id: DossierId,
    /// How many facts of its kind stood on the page with the form.
    pub seen: usize,
    /// The fact.
    pub fact: VdabFact,
    /// How it came to be known; there is no source "VDAB".
    pub source: Source,
    /// On what day.
    pub learnt_on: Date,
}

/// To agree who works on which threshold.
#[derive(Debug, Clone)]
pub struct Sharing {
    /// In which dossier.
    pub id: DossierId,
    /// The version of the talk with which the form was opened.
    pub version: i64,
    /// For each life domain with a threshold the organisation that works on it, or nobody yet.
    pub partners: Vec<(LifeDomain, Option<OrganisationId>)>,
}

/// Whether the actor may do this in a dossier: asked before a form that cannot be read is shown again, so that who may not do it is told so.
///
/// # Errors
/// `Denied`, or `NotFound` when it is not there or not for the actor.
pub async fn ask<A: Act<On = DossierRef>>(app: &App, cx: &Ctx, id: DossierId) -> Result<(), AppError> {
    cx.desk()?;
    let dossier = app.reading(cx).await?.dossier(id).await?.ok_or(AppError::NotFound)?;
    match app.permit::<A>(cx, &resource(&dossier, false)) {
        Ok(_) => Ok(()),
        Err(error) => Err(app.note_attempt(cx, error).await),
    }
}

/// Notes a fact about VDAB. Older ones stay to be read.
///
/// # Errors
/// `Stale` when somebody noted a fact of the same kind since the page was opened; `Invalid` for a day or a source that cannot be.
pub async fn note(app: &App, cx: &Ctx, cmd: Noting) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<GuideDossier, _>(cx, async |tx| {
        let dossier = tx.dossier(cmd.id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<GuideDossier>(cx, &resource(&dossier, false))?;
        tx.hold_dossier(&permit).await?;
        let known = tx.vdab_facts(dossier.client).await?;
        if known.iter().filter(|kept| kept.fact.kind() == cmd.fact.kind()).count() != cmd.seen {
            return Err(AppError::Stale);
        }
        check(&cmd, cx.today()).map_err(AppError::Invalid)?;
        let kept = KeptVdabFact {
            id: app.new_id(cx),
            fact: cmd.fact.clone(),
            source: cmd.source,
            learnt_on: cmd.learnt_on,
            noted_by: by,
            noted_at: cx.now,
        };
        tx.add_vdab_fact(&permit, &kept).await?;
        Ok(((), Entry::of(&permit).detail(cmd.fact.kind().code())))
    })
    .await
}

/// The same is wrong here as in the talk; but one form holds one fact here, so there is one field for the source.
fn check(cmd: &Noting, today: Date) -> Result<(), Vec<FieldFault>> {
    let at_its_field = |odd| match odd_fault(odd) {
        FieldFault { field: "estimate_source", fault } => FieldFault { field: "source", fault },
        other => other,
    };
    check_fact(&cmd.fact, cmd.source, cmd.learnt_on, today).map_err(|odd| odd.into_iter().map(at_its_field).collect())
}

/// Tells the client something, such as what was decided and why (§1.2). The words wait on the client's own page; the system never sends.
///
/// # Errors
/// `Denied` when the reader guides no more, or the client took the agreement back.
pub async fn tell(app: &App, cx: &Ctx, id: DossierId, body: Text) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<GuideDossier, _>(cx, async |tx| {
        let dossier = tx.dossier(id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<GuideDossier>(cx, &resource(&dossier, false))?;
        let message = Message { id: app.new_id(cx), kind: MessageKind::Answer, body: body.clone(), at: cx.now, by: Some(by) };
        tx.tell_client(&permit, &message).await?;
        Ok(((), Entry::of(&permit).detail("told")))
    })
    .await
}

/// Notes who works on which threshold (§1.2).
///
/// # Errors
/// `Stale` when somebody else changed the thresholds since; `Invalid` for an organisation that is not of this partnership.
pub async fn share(app: &App, cx: &Ctx, cmd: Sharing) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<GuideDossier, _>(cx, async |tx| {
        let dossier = tx.dossier(cmd.id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<GuideDossier>(cx, &resource(&dossier, false))?;
        tx.hold_dossier(&permit).await?;
        let mut talk = tx.talk_of(dossier.registration).await?.ok_or(AppError::Stale)?;
        if talk.changed_since(cmd.version, Chapter::Life) {
            return Err(AppError::Stale);
        }
        let organisations = tx.organisations(dossier.partnership).await?;
        let works = |partner: OrganisationId| organisations.iter().any(|one| one.id == partner && one.can_guide());
        let mut faults = Vec::new();
        for (domain, partner) in &cmd.partners {
            let Some(threshold) = talk.answers.thresholds.iter_mut().find(|threshold| threshold.domain == *domain) else { continue };
            if partner.is_some_and(|partner| !works(partner) && threshold.partner != Some(partner)) {
                faults.push(FieldFault { field: domain.code(), fault: Fault::NoChoice });
            }
            threshold.partner = *partner;
        }
        if !faults.is_empty() {
            return Err(AppError::Invalid(faults));
        }
        talk.answers.note_saved(Saved { chapter: Chapter::Life, by: Some(by), at: cx.now, version: talk.version + 1 });
        tx.share_thresholds(&permit, &talk, cx.now).await?;
        Ok(((), Entry::of(&permit).detail("thresholds")))
    })
    .await
}
