//! What the client agreed to in the talk, as the client sees it; taking it back, and giving it again (§2.1: voluntary).

use schakel_domain::{
    acts::{GiveAgreement, TakeBackAgreement},
    conference::CaseState,
    ids::RegistrationId,
    registration::Answer,
    talk::{Agreed, Agreement, SharedPart},
    time::Instant,
};
use schakel_store::{Entry, Tx};

use crate::{
    App, AppError, Ctx,
    registration::follow::{client_of, own_registration},
};

/// The talk, as the client sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTalk {
    /// When it was begun.
    pub begun_at: Instant,
    /// When it was said to be done.
    pub finished_at: Option<Instant>,
    /// What the client agrees to now.
    pub agreed: Agreed,
    /// What may be told at a conference.
    pub parts: Vec<SharedPart>,
}

/// The client's own talk, if it was begun.
pub(crate) async fn own_talk(tx: &mut Tx, registration: RegistrationId) -> Result<Option<OwnTalk>, AppError> {
    let talk = tx.talk_of(registration).await?;
    Ok(talk.map(|talk| OwnTalk { begun_at: talk.begun_at, finished_at: talk.finished_at, agreed: talk.agreed, parts: talk.answers.parts }))
}

/// Whether the client can take this back: asked before the page that asks whether it is meant.
///
/// # Errors
/// `NotFound` when the client does not agree to it now, or never was asked.
pub async fn may_take_back(app: &App, cx: &Ctx, agreement: Agreement) -> Result<(), AppError> {
    let mut tx = app.reading(cx).await?;
    let on = own_registration(&mut tx, client_of(cx)?).await?;
    app.permit::<TakeBackAgreement>(cx, &on)?;
    let talk = tx.talk_of(on.id).await?.ok_or(AppError::NotFound)?;
    if *talk.agreed.of(agreement) == Answer::Given(true) { Ok(()) } else { Err(AppError::NotFound) }
}

/// The client takes an agreement back, whatever became of the registration. No reason is asked.
///
/// # Errors
/// `Stale` when there is no talk, or somebody saved it at the same moment.
pub async fn take_back(app: &App, cx: &Ctx, agreement: Agreement) -> Result<(), AppError> {
    let client = client_of(cx)?;
    app.change::<TakeBackAgreement, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<TakeBackAgreement>(cx, &on)?;
        tx.take_back(&permit, agreement, cx.now).await?;
        // What was built on the agreement ends with it, in the same transaction; the dossier follows the talk.
        if agreement == Agreement::Discuss {
            tx.leave_tables(&permit, CaseState::Withdrawn).await?;
        }
        Ok(((), Entry::of(&permit).detail(agreement.code())))
    })
    .await
}

/// Whether the client can give this again: asked before the page that asks whether it is meant.
///
/// # Errors
/// `NotFound` when the client agrees to it now, or never was asked; `Denied` when nothing can come of it any more.
pub async fn may_give(app: &App, cx: &Ctx, agreement: Agreement) -> Result<(), AppError> {
    let mut tx = app.reading(cx).await?;
    let on = own_registration(&mut tx, client_of(cx)?).await?;
    app.permit::<GiveAgreement>(cx, &on)?;
    let talk = tx.talk_of(on.id).await?.ok_or(AppError::NotFound)?;
    if talk.agreed.can_give_again(agreement) { Ok(()) } else { Err(AppError::NotFound) }
}

/// The client gives again what he or she took back, or said "no" to. Nothing comes back onto an agenda by itself; the team of an
/// open dossier reads it again from this moment.
///
/// # Errors
/// `Stale` when there is nothing to give again, or somebody saved the talk at the same moment.
pub async fn give_again(app: &App, cx: &Ctx, agreement: Agreement) -> Result<(), AppError> {
    let client = client_of(cx)?;
    app.change::<GiveAgreement, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<GiveAgreement>(cx, &on)?;
        tx.give_again(&permit, agreement, cx.now).await?;
        Ok(((), Entry::of(&permit).detail(agreement.code())))
    })
    .await
}
