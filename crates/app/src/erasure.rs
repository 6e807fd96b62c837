//! Erasing a client (GDPR article 17): asked by the client or told to a worker, decided by two people, done by the house.
//!
//! The act decides, and the house does it: a job takes up whatever is decided, so that a stop halfway loses nothing. The key goes
//! first; the rows, and with them what lists and figures counted, go after it.

use schakel_domain::{
    acts::{ApproveErasure, AskErasure, ReadRegistration, SeeDay, StopErasure},
    erasure::{Erasure, ErasureGround, ErasureState, NoYes, Yes},
    ids::{ErasureId, RegistrationId},
    registration::{Message, MessageKind, Registration},
    resource::{PartnershipRef, RegistrationRef},
    time::Instant,
    words::Text,
};
pub use schakel_store::erasure::ListedErasure;
use schakel_store::{Entry, StoreError, Tx, erasure::ClientWhole};

use crate::{
    App, AppError, Ctx, Fault, FieldFault,
    registration::own::{client_of, own_registration},
};

/// What two people decide on.
#[derive(Debug, Clone)]
pub struct ErasurePage {
    /// The registration.
    pub registration: Registration,
    /// How many registrations go: this one, and what was joined to it.
    pub together: usize,
    /// What was asked and is not settled; none when nobody asked.
    pub asked: Option<Erasure>,
    /// The name of who said yes first.
    pub first: Option<String>,
    /// Whether the reader said yes first, and so cannot be the second.
    pub is_own: bool,
}

/// An erasure with the names of who decided.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// The erasure.
    pub erasure: Erasure,
    /// The name of the one who said yes first.
    pub first: String,
    /// The name of the one who said yes after that; none is the administrator, at the machine.
    pub second: Option<String>,
    /// The name of the partnership.
    pub partnership: String,
}

/// What a partnership knows of erasing.
#[derive(Debug, Clone)]
pub struct Erasures {
    /// What waits for a first or a second yes, the newest first.
    pub open: Vec<ListedErasure>,
    /// What is decided and not done yet.
    pub decided: usize,
    /// What was done, the newest first.
    pub done: Vec<ListedErasure>,
}

/// The client's question that is open, or was settled last.
///
/// # Errors
/// `SignIn` when nobody gave a code.
pub async fn own(app: &App, cx: &Ctx) -> Result<Option<Erasure>, AppError> {
    let mut tx = app.reading(cx).await?;
    let on = own_registration(&mut tx, client_of(cx)?).await?;
    app.permit::<AskErasure>(cx, &on)?;
    Ok(tx.erasure_of(on.id).await?)
}

/// The client asks. Nothing is erased by that alone: somebody else may hold the code.
///
/// # Errors
/// `Stale` when it was asked already.
pub async fn ask(app: &App, cx: &Ctx) -> Result<(), AppError> {
    let client = client_of(cx)?;
    app.change::<AskErasure, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<AskErasure>(cx, &on)?;
        let asked = tx.ask_erasure(&permit, app.new_id(cx), true, cx.now).await;
        asked.map_err(|error| if error.is_taken() { AppError::Stale } else { error.into() })?;
        Ok(((), Entry::of(&permit)))
    })
    .await
}

/// The client takes the question back.
///
/// # Errors
/// `Stale` when it is settled already.
pub async fn take_back(app: &App, cx: &Ctx) -> Result<(), AppError> {
    let client = client_of(cx)?;
    app.change::<AskErasure, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<AskErasure>(cx, &on)?;
        let asked = open_of(tx, on.id).await?.ok_or(AppError::Stale)?;
        tx.stop_erasure(&permit, asked.id).await?;
        Ok(((), Entry::of(&permit).detail("taken_back")))
    })
    .await
}

async fn open_of(tx: &mut Tx, id: RegistrationId) -> Result<Option<Erasure>, StoreError> {
    Ok(tx.erasure_of(id).await?.filter(Erasure::is_open))
}

/// What two people decide on. It shows whom, so it is a look.
///
/// # Errors
/// `Denied` for one who does not decide.
pub async fn page(app: &App, cx: &Ctx, id: RegistrationId) -> Result<ErasurePage, AppError> {
    crate::inbox::ask::<StopErasure>(app, cx, id).await?;
    app.look::<ReadRegistration, _>(cx, async |tx| {
        let registration = tx.registration(id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<ReadRegistration>(cx, &RegistrationRef::from(&registration))?;
        let asked = open_of(tx, id).await?;
        let first = asked.as_ref().and_then(|asked| asked.first).and_then(|first| first.by);
        let name = match first {
            Some(person) => tx.names_of_people(&[person.to_string()]).await?.remove(&person.to_string()),
            None => None,
        };
        let page = ErasurePage {
            together: tx.whole_of(id, cx.now).await?.len(),
            is_own: first.is_some() && first == cx.by.person,
            first: name,
            asked,
            registration,
        };
        Ok((page, Entry::of(&permit)))
    })
    .await
}

/// One of two people says yes; the second one decides. Returns whether it is decided.
///
/// # Errors
/// `Invalid` when the client was not spoken with, the first yes names no ground, or the same person said yes before; `Stale` when it was settled meanwhile.
pub async fn approve(app: &App, cx: &Ctx, id: RegistrationId, ground: Option<ErasureGround>, sure: bool) -> Result<bool, AppError> {
    cx.desk()?;
    app.change::<ApproveErasure, _>(cx, async |tx| {
        let on = tx.registration_ref(id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<ApproveErasure>(cx, &on)?;
        let person = cx.by.person.ok_or(AppError::NotFound)?;
        if !sure {
            return Err(invalid("sure", "fault-sure"));
        }
        let asked = if let Some(asked) = open_of(tx, id).await? {
            asked
        } else {
            tx.ask_erasure(&permit, app.new_id(cx), false, cx.now).await?;
            open_of(tx, id).await?.ok_or(AppError::Stale)?
        };
        let state = asked.after_yes(Some(person)).map_err(|no| match no {
            NoYes::SamePerson => invalid("sure", "fault-same-person"),
            NoYes::Settled => AppError::Stale,
        })?;
        let decided = state == ErasureState::Decided;
        if decided {
            tx.decide_erasure(&permit, asked.id, (person, cx.now)).await?;
        } else {
            // The second person does not choose the ground again.
            let ground = ground.ok_or_else(|| AppError::Invalid(vec![FieldFault { field: "ground", fault: Fault::NoChoice }]))?;
            tx.approve_erasure(&permit, asked.id, ground, (person, cx.now)).await?;
        }
        Ok((decided, Entry::of(&permit).detail(state.code())))
    })
    .await
}

fn invalid(field: &'static str, fault: &'static str) -> AppError {
    AppError::Invalid(vec![FieldFault { field, fault: Fault::Own(fault) }])
}

/// Nothing is erased: the client reads why, on the own page (article 12, fourth paragraph).
///
/// # Errors
/// `Stale` when it was settled meanwhile.
pub async fn stop(app: &App, cx: &Ctx, id: RegistrationId, why: Text) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<StopErasure, _>(cx, async |tx| {
        let on = tx.registration_ref(id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<StopErasure>(cx, &on)?;
        let asked = open_of(tx, id).await?.ok_or(AppError::Stale)?;
        tx.stop_erasure(&permit, asked.id).await?;
        let message = Message { id: app.new_id(cx), kind: MessageKind::Answer, body: why.clone(), at: cx.now, by: Some(by) };
        tx.add_message(&permit, &message).await?;
        Ok(((), Entry::of(&permit)))
    })
    .await
}

/// What is asked, decided and done in the partnership.
///
/// # Errors
/// `Denied` for one who does not see the day.
pub async fn list(app: &App, cx: &Ctx) -> Result<Erasures, AppError> {
    let (partnership, _) = cx.desk()?;
    app.look::<SeeDay, _>(cx, async |tx| {
        let permit = app.permit::<SeeDay>(cx, &PartnershipRef::inside(partnership))?;
        let mut open = tx.erasures(ErasureState::Approved).await?;
        open.extend(tx.erasures(ErasureState::Asked).await?);
        let erasures =
            Erasures { open, decided: tx.erasures(ErasureState::Decided).await?.len(), done: tx.erasures(ErasureState::Done).await? };
        Ok((erasures, Entry::of(&permit)))
    })
    .await
}

/// What is known of one that was done: for the client, and for whoever asks whether it was done.
///
/// # Errors
/// `NotFound` when it is not there or not done.
pub async fn certificate(app: &App, cx: &Ctx, id: ErasureId) -> Result<Certificate, AppError> {
    let (partnership, _) = cx.desk()?;
    app.look::<SeeDay, _>(cx, async |tx| {
        let permit = app.permit::<SeeDay>(cx, &PartnershipRef::inside(partnership))?;
        let erasure = tx.erasure(id).await?.filter(|erasure| erasure.state == ErasureState::Done).ok_or(AppError::NotFound)?;
        let people: Vec<String> =
            [erasure.first, erasure.second].into_iter().flatten().filter_map(|Yes { by, .. }| by).map(|by| by.to_string()).collect();
        let names = tx.names_of_people(&people).await?;
        let name = |yes: Option<Yes>| yes.and_then(|yes| yes.by).and_then(|by| names.get(&by.to_string()).cloned());
        let certificate = Certificate {
            first: name(erasure.first).unwrap_or_default(),
            second: name(erasure.second),
            partnership: tx.partnership(partnership).await?.map(|it| it.name.as_str().to_owned()).unwrap_or_default(),
            erasure,
        };
        Ok((certificate, Entry::of(&permit)))
    })
    .await
}

/// The second yes of the administrator, at the machine: for a partnership with one coordinator.
///
/// # Errors
/// `NotFound` when there is none; `Stale` when it does not wait for a second yes.
pub async fn decide_at_machine(app: &App, id: ErasureId, now: Instant) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let erasure = tx.erasure_at_machine(id).await?.ok_or(AppError::NotFound)?;
    if erasure.after_yes(None) != Ok(ErasureState::Decided) {
        return Err(AppError::Stale);
    }
    tx.decide_erasure_at_machine(&erasure, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Does what is decided, wherever it was stopped. Returns how many were done.
///
/// # Errors
/// `Unavailable` when the database or the keys are away; what was done before stands, and the rest is taken up again.
pub async fn finish(app: &App, now: Instant) -> Result<usize, AppError> {
    let mut done = Ok(0);
    for erasure in app.store.read().await?.erasures_to_do().await? {
        // One that cannot be done keeps no other waiting.
        match (finish_one(app, &erasure, now).await, &mut done) {
            (Ok(()), Ok(count)) => *count += 1,
            (Err(error), _) => done = Err(error),
            (Ok(()), Err(_)) => {}
        }
    }
    done
}

async fn finish_one(app: &App, erasure: &Erasure, now: Instant) -> Result<(), AppError> {
    // What was joined since was not decided on; it stands by itself again.
    let by = erasure.second.map_or(now, |yes| yes.at);
    let whole = app.store.read_in(erasure.partnership).await?.whole_of(erasure.registration, by).await?;
    // Also when nothing is left of it: the key goes, whatever became of the rows.
    app.store.keys().destroy(erasure.client, now).await?;
    for one in &whole {
        app.store.keys().destroy(one.client, now).await?;
    }
    let mut tx = app.store.write_in(erasure.partnership).await?;
    let rows = take_away(&mut tx, &whole).await?;
    tx.finish_erasure(erasure, rows, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes away what a backup brought back of clients who were erased: their keys stay destroyed, and so does the rest. Returns how
/// many clients it was.
///
/// # Errors
/// `Unavailable` when the database is away.
pub async fn sweep(app: &App, now: Instant) -> Result<usize, AppError> {
    let mut swept = 0;
    for (client, _) in app.store.keys().destroyed() {
        let left = app.store.read().await?.left_of(client).await?;
        for one in left {
            let mut tx = app.store.write_in(one.partnership).await?;
            let whole = tx.whole_of(one.registration, now).await?;
            // Only what is of somebody erased: what was joined to it by mistake can be read, and stays.
            let gone: Vec<ClientWhole> = whole.into_iter().filter(|one| tx.keys().is_destroyed(one.client)).collect();
            take_away(&mut tx, &gone).await?;
            tx.commit().await?;
            swept += 1;
        }
    }
    Ok(swept)
}

async fn take_away(tx: &mut Tx, whole: &[ClientWhole]) -> Result<u64, AppError> {
    let mut rows = 0;
    for one in whole {
        rows += tx.take_away(one).await?;
    }
    Ok(rows)
}
