//! What is done with a registration: given to a worker, answered, read anew on how to reach the client, kept apart from another.
//!
//! Every form carries the version it was opened with. The second to save gets `Stale`, and the page shows both versions.

use schakel_domain::{
    actor::Role,
    acts::{Act, AnswerRegistration, AssignRegistration, IssueCode, KeepApart, NoteContactRead},
    ids::{MembershipId, PartnershipId, RegistrationId},
    registration::{Code, Message, MessageKind, Registration, Step},
    resource::RegistrationRef,
    words::Text,
};
use schakel_store::{Entry, Tx};

use crate::{
    App, AppError, Ctx, Fault, FieldFault,
    error::Versioned as _,
    registration::{code_hash, code_of},
};

/// Whether a registration can be given to somebody in this role: to those who guide clients, and to the coordinator.
pub const fn takes_registrations(role: Role) -> bool {
    matches!(role, Role::OutreachWorker | Role::Caseworker | Role::Companion | Role::Coordinator)
}

/// To give a registration to a worker.
#[derive(Debug, Clone, Copy)]
pub struct Assigning {
    /// Which registration.
    pub id: RegistrationId,
    /// The version that the form was opened with.
    pub version: i64,
    /// To whom.
    pub to: MembershipId,
}

/// To answer the client.
#[derive(Debug, Clone)]
pub struct Answering {
    /// Which registration.
    pub id: RegistrationId,
    /// The version that the form was opened with.
    pub version: i64,
    /// What kind of answer.
    pub kind: MessageKind,
    /// The words.
    pub body: Text,
}

pub(super) async fn load(tx: &mut Tx, id: RegistrationId) -> Result<Registration, AppError> {
    tx.registration(id).await?.ok_or(AppError::NotFound)
}

/// Whether the actor may do this to a registration: asked before a form that cannot be read is shown again, so that who may
/// not do it is told so and not what is wrong with the form.
///
/// # Errors
/// `Denied`, or `NotFound` when it is not there or not for the actor.
pub async fn ask<A: Act<On = RegistrationRef>>(app: &App, cx: &Ctx, id: RegistrationId) -> Result<(), AppError> {
    cx.desk()?;
    let on = known(&mut app.reading(cx).await?, id).await?;
    match app.permit::<A>(cx, &on) {
        Ok(_) => Ok(()),
        Err(error) => Err(app.note_attempt(cx, error).await),
    }
}

/// Assigns a registration to a worker.
///
/// # Errors
/// `Stale`; `Invalid` when that member does not take registrations here.
pub async fn assign(app: &App, cx: &Ctx, cmd: Assigning) -> Result<(), AppError> {
    let (partnership, _) = cx.desk()?;
    app.change::<AssignRegistration, _>(cx, async |tx| {
        let registration = load(tx, cmd.id).await?;
        let permit = app.permit::<AssignRegistration>(cx, &RegistrationRef::from(&registration))?;
        registration.at(cmd.version)?;
        let state = registration.state.after(Step::Assign)?;
        can_have(tx, partnership, cmd.to).await?;
        tx.assign_registration(&permit, cmd.version, state, cmd.to).await?;
        let entry = Entry::of(&permit).detail(cmd.to.to_string());
        Ok(((), entry))
    })
    .await
}

/// That this member takes registrations here now, and goes on doing so until the transaction ends.
///
/// # Errors
/// `Invalid` when not.
pub(super) async fn can_have(tx: &mut Tx, partnership: PartnershipId, to: MembershipId) -> Result<(), AppError> {
    tx.hold_members(partnership, &[to]).await?;
    let members = tx.active_members().await?;
    if members.iter().any(|member| member.id == to && takes_registrations(member.role)) {
        Ok(())
    } else {
        Err(AppError::Invalid(vec![FieldFault { field: "to", fault: Fault::NoChoice }]))
    }
}

/// Answers the client. The words wait on the client's own page; the system never sends.
///
/// # Errors
/// `Stale`.
pub async fn answer(app: &App, cx: &Ctx, cmd: Answering) -> Result<(), AppError> {
    let (_, writer) = cx.desk()?;
    app.change::<AnswerRegistration, _>(cx, async |tx| {
        let registration = load(tx, cmd.id).await?;
        let permit = app.permit::<AnswerRegistration>(cx, &RegistrationRef::from(&registration))?;
        registration.at(cmd.version)?;
        let state = registration.state.after(Step::Answer)?;
        let message = Message { id: app.new_id(cx), kind: cmd.kind, body: cmd.body.clone(), at: cx.now, by: Some(writer) };
        tx.add_message(&permit, &message).await?;
        tx.move_registration(&permit, cmd.version, state).await?;
        let entry = Entry::of(&permit).detail(cmd.kind.code());
        Ok(((), entry))
    })
    .await
}

/// Notes that the way to reach the client was read as it is since this change.
///
/// # Errors
/// `Stale` when the client changed it again meanwhile.
pub async fn note_contact_read(app: &App, cx: &Ctx, id: RegistrationId, version: i64) -> Result<(), AppError> {
    cx.desk()?;
    app.change::<NoteContactRead, _>(cx, async |tx| {
        let on = known(tx, id).await?;
        let permit = app.permit::<NoteContactRead>(cx, &on)?;
        tx.note_contact_read(&permit, version, cx.now).await?;
        Ok(((), Entry::of(&permit)))
    })
    .await
}

/// Makes a new code for the client, face to face: the one before opens nothing any more. It follows from the form, so pressing twice
/// gives the same one.
///
/// # Errors
/// `NotFound` when it is not there; `Invalid` when the worker does not say that the client is there; `Stale` when the form was handed in
/// before and its code was replaced since.
pub async fn issue_code(app: &App, cx: &Ctx, id: RegistrationId, face_to_face: bool) -> Result<Code, AppError> {
    cx.desk()?;
    let cx = Ctx { form: Some(cx.form.unwrap_or_else(|| app.new_id(cx))), ..cx.clone() };
    let form = cx.form.ok_or_else(|| AppError::internal("no form"))?;
    // With the registration, so that no form gives the code of another.
    let code = code_of(app, &[form.uuid().into_bytes(), id.uuid().into_bytes()].concat());
    app.change::<IssueCode, _>(&cx, async |tx| {
        let on = known(tx, id).await?;
        let permit = app.permit::<IssueCode>(&cx, &on)?;
        if !face_to_face {
            return Err(AppError::Invalid(vec![FieldFault { field: "face", fault: Fault::Own("fault-face") }]));
        }
        tx.issue_code(&permit, &code_hash(app, &code)).await?;
        Ok(((), Entry::of(&permit)))
    })
    .await?;
    let opens = app.reading(&cx).await?.registration_by_code(&code_hash(app, &code)).await?;
    if opens.is_some_and(|on| on.id == id) { Ok(code) } else { Err(AppError::Stale) }
}

/// What the log says when it was taken back that two registrations are of two people.
pub const COMPARED_AGAIN: &str = "taken_back";

/// Remembers that two registrations that look alike are of two people.
///
/// # Errors
/// `NotFound` when either is not there.
pub async fn keep_apart(app: &App, cx: &Ctx, id: RegistrationId, other: RegistrationId) -> Result<(), AppError> {
    judge(app, cx, id, other, true).await
}

/// Takes that back: they are compared again.
///
/// # Errors
/// `NotFound` when either is not there; `Stale` when it was not said, or was taken back before.
pub async fn compare_again(app: &App, cx: &Ctx, id: RegistrationId, other: RegistrationId) -> Result<(), AppError> {
    judge(app, cx, id, other, false).await
}

async fn judge(app: &App, cx: &Ctx, id: RegistrationId, other: RegistrationId, apart: bool) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    if id == other {
        return Err(AppError::NotFound);
    }
    app.change::<KeepApart, _>(cx, async |tx| {
        let (one, two) = (known(tx, id).await?, known(tx, other).await?);
        let (permit, on_other) = app.permits::<KeepApart>(cx, &one, &two)?;
        let (mut entry, mut entry_of_other) = (Entry::of(&permit), Entry::of(&on_other));
        if apart {
            tx.keep_apart(&permit, &on_other, by, cx.now).await?;
        } else {
            tx.compare_again(&permit, &on_other).await?;
            (entry, entry_of_other) = (entry.detail(COMPARED_AGAIN), entry_of_other.detail(COMPARED_AGAIN));
        }
        tx.note(entry_of_other, &cx.by, cx.now).await?;
        Ok(((), entry))
    })
    .await
}

pub(super) async fn known(tx: &mut Tx, id: RegistrationId) -> Result<RegistrationRef, AppError> {
    tx.registration_ref(id).await?.ok_or(AppError::NotFound)
}
