//! Following a client up: what is corrected, attempts to reach, and ordinary endings.

use schakel_domain::{
    acts::{CorrectRegistration, EndRegistration, NoteAttempt},
    conference::CaseState,
    ids::RegistrationId,
    registration::{
        Answer, AttemptKind, ContactAttempt, Ending, Identity, LEAST_ATTEMPTS, Language, Message, MessageKind, OddBirth, Step,
        TelephoneUse, check_birth, days_tried,
    },
    resource::RegistrationRef,
    time::{Instant, day_of},
    words::{Line, Text},
};
use schakel_store::{Entry, registration::care::Corrected};

use super::acts::{known, load};
use crate::{App, AppError, Ctx, Fault, FieldFault, error::Versioned as _};

/// What is corrected, as the client said.
#[derive(Debug, Clone)]
pub struct Correcting {
    /// Which registration.
    pub id: RegistrationId,
    /// The version that the form was opened with.
    pub version: i64,
    /// The version of how the client can be reached.
    pub contact_version: i64,
    /// Names, birth date and municipality.
    pub identity: Identity,
    /// In what language to speak.
    pub language: Answer<Language>,
    /// The telephone number; none when there is none.
    pub telephone: Option<Line>,
    /// Whether the worker says that the client said it, face to face or on a number that was known to be safe.
    pub said_by_client: bool,
}

/// To end a registration.
#[derive(Debug, Clone)]
pub struct EndingIt {
    /// Which registration.
    pub id: RegistrationId,
    /// The version that the form was opened with.
    pub version: i64,
    /// Why.
    pub ending: Ending,
    /// What the client reads on the own page.
    pub message: Option<Text>,
}

fn invalid(field: &'static str, fault: impl Into<Fault>) -> AppError {
    AppError::Invalid(vec![FieldFault { field, fault: fault.into() }])
}

/// Corrects what is known of a client. What was known before is kept, and the client sees that it was corrected.
///
/// # Errors
/// `Stale` when somebody else saved since; `Invalid` for a birth date that cannot be, or when the client did not say it.
pub async fn correct(app: &App, cx: &Ctx, cmd: Correcting) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<CorrectRegistration, _>(cx, async |tx| {
        let registration = load(tx, cmd.id).await?;
        let permit = app.permit::<CorrectRegistration>(cx, &RegistrationRef::from(&registration))?;
        if !cmd.said_by_client {
            return Err(invalid("said", Fault::Own("fault-said")));
        }
        if let Some(born_on) = cmd.identity.born_on.given() {
            match check_birth(*born_on, cx.today()) {
                Ok(_) => {}
                Err(OddBirth::Future) => return Err(invalid("born_on", Fault::Own("fault-born-future"))),
                Err(OddBirth::TooOld) => return Err(invalid("born_on", Fault::Own("fault-born-old"))),
            }
        }
        registration.at(cmd.version)?;
        let mut changed = Vec::new();
        let old = &registration.identity;
        changed.extend((old.called != cmd.identity.called || old.family_name != cmd.identity.family_name).then_some("name"));
        changed.extend((old.born_on != cmd.identity.born_on).then_some("born"));
        changed.extend((old.municipality != cmd.identity.municipality).then_some("municipality"));
        changed.extend((registration.language != cmd.language).then_some("language"));
        if !changed.is_empty() {
            let corrected = Corrected { former: app.new_id(cx), by, at: cx.now };
            tx.correct_registration(&permit, cmd.version, &cmd.identity, &cmd.language, corrected).await?;
        }
        if changed.contains(&"born")
            && let Some(mut talk) = tx.talk_of(cmd.id).await?
            && talk.answers.born_on.given().is_some()
        {
            // What was said in the talk does not contradict what the client says now.
            talk.answers.born_on = cmd.identity.born_on.clone();
            tx.talk_as_corrected(&permit, talk, by, cx.now).await?;
        }
        if registration.contact.telephone != cmd.telephone {
            // What is safe with a number is not known of another one.
            let contact = schakel_domain::registration::Contact {
                telephone: cmd.telephone.clone(),
                telephone_use: TelephoneUse::default(),
                ..registration.contact.clone()
            };
            tx.correct_contact(&permit, cmd.contact_version, &contact, app.new_id(cx), cx.now).await?;
            changed.push("telephone");
        }
        Ok(((), Entry::of(&permit).detail(changed.join(","))))
    })
    .await
}

/// By how much a clock on a wall may be before ours.
const EARLY: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

/// Notes an attempt to reach the client, when it was.
///
/// # Errors
/// `NotFound` when it is not there; `Invalid` when nobody can have tried then.
pub async fn note_attempt(app: &App, cx: &Ctx, id: RegistrationId, kind: AttemptKind, at: Instant) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<NoteAttempt, _>(cx, async |tx| {
        let on = known(tx, id).await?;
        let permit = app.permit::<NoteAttempt>(cx, &on)?;
        // A clock on a wall may be some minutes before ours; nobody tried before the client was there.
        let received = load(tx, id).await?.received_at;
        if at > cx.now + EARLY || day_of(at) < day_of(received) {
            return Err(invalid("day", Fault::Own("attempt-when")));
        }
        let at = at.clamp(received.min(cx.now), cx.now);
        tx.note_attempt(&permit, &ContactAttempt { id: app.new_id(cx), kind, at, by }).await?;
        Ok(((), Entry::of(&permit).detail(kind.code())))
    })
    .await
}

/// Ends a registration for an ordinary reason. It leaves every agenda, and can be put back; the client can ask again.
///
/// # Errors
/// `Stale`; `Invalid` when it was not tried often enough to reach the client.
pub async fn end(app: &App, cx: &Ctx, cmd: EndingIt) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<EndRegistration, _>(cx, async |tx| {
        let registration = load(tx, cmd.id).await?;
        let on = RegistrationRef::from(&registration);
        let permit = app.permit::<EndRegistration>(cx, &on)?;
        registration.at(cmd.version)?;
        registration.state.after(Step::End)?;
        if cmd.ending == Ending::Unreachable && days_tried(&tx.attempts(&on).await?) < LEAST_ATTEMPTS {
            return Err(invalid("ending", Fault::Own("fault-attempts")));
        }
        if let Some(body) = cmd.message.clone() {
            let kind = if cmd.ending == Ending::Elsewhere { MessageKind::Elsewhere } else { MessageKind::Answer };
            tx.add_message(&permit, &Message { id: app.new_id(cx), kind, body, at: cx.now, by: Some(by) }).await?;
        }
        tx.end_registration(&permit, cmd.version, cmd.ending, cx.now).await?;
        tx.leave_tables(&permit, CaseState::TakenOff).await?;
        Ok(((), Entry::of(&permit).detail(cmd.ending.code())))
    })
    .await
}
