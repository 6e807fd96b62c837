//! What the client agreed to in the talk, as the client sees it; taking it back, and giving it again (§2.1: voluntary).

use schakel_domain::{
    acts::AnswerAgain,
    conference::CaseState,
    ids::RegistrationId,
    talk::{Agreed, Agreement, SharedPart},
    time::Instant,
};
use schakel_store::{Entry, Tx};

use crate::{
    App, AppError, Ctx,
    registration::own::{client_of, own_registration},
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

/// Whether the client can take this back, or give it again: asked before the page that asks whether it is meant.
///
/// # Errors
/// `NotFound` when the client answers so now, or never was asked; `Denied` when nothing can come of it any more.
pub async fn may_answer_again<A: AnswerAgain>(app: &App, cx: &Ctx, agreement: Agreement) -> Result<(), AppError> {
    let mut tx = app.reading(cx).await?;
    let on = own_registration(&mut tx, client_of(cx)?).await?;
    app.permit::<A>(cx, &on)?;
    let talk = tx.talk_of(on.id).await?.ok_or(AppError::NotFound)?;
    if talk.agreed.can_become(agreement, A::YES) { Ok(()) } else { Err(AppError::NotFound) }
}

/// The client takes an agreement back, whatever became of the registration, or gives it again. No reason is asked.
///
/// What was built on an agreement ends with it. Nothing comes back onto an agenda by itself; the team of an open dossier reads it again
/// from the moment in which it is given.
///
/// # Errors
/// `Stale` when there is no talk or nothing to give again, or somebody saved the talk at the same moment.
pub async fn answer_again<A: AnswerAgain>(app: &App, cx: &Ctx, agreement: Agreement) -> Result<(), AppError> {
    let client = client_of(cx)?;
    app.change::<A, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<A>(cx, &on)?;
        tx.answer_again(&permit, agreement, cx.now).await?;
        // In the same transaction; the dossier follows the talk.
        if !A::YES {
            if agreement == Agreement::Discuss {
                tx.leave_tables(&permit, CaseState::Withdrawn).await?;
            }
            tx.take_back_where_joined(&permit, agreement, cx.now).await?;
        }
        Ok(((), Entry::of(&permit).detail(agreement.code())))
    })
    .await
}
