//! What a client does with the code: sees how it stands and who looked, adds something, takes the registration back.

use std::net::IpAddr;

use schakel_domain::{
    actor::Role,
    acts::{AddToRegistration, FollowRegistration, WithdrawRegistration},
    ids::ClientId,
    registration::{Code, Message, MessageSort, Registration, Step},
    resource::RegistrationRef,
    time::Instant,
    words::Text,
};
use schakel_store::{Entry, Tx};
use schakel_vault::Purpose;

use super::{Place, code_hash, place_of};
use crate::{App, AppError, Ctx};

/// How many wrong codes one source may try in an hour. A code holds 80 bits, so this is against noise and not guessing.
const WRONG_CODES_AN_HOUR: i64 = 30;
/// How many entries of the log a client is shown.
const ENTRIES_SHOWN: u32 = 100;

/// What came of typing a code.
#[derive(Debug)]
pub enum Entered {
    /// It is a code; the client of it.
    Client(RegistrationRef),
    /// No registration has this code.
    Unknown,
    /// Too many wrong ones came from here.
    TooMany,
}

/// Looks for the registration of a code.
pub async fn enter_code(app: &App, cx: &Ctx, typed: &str, source: IpAddr) -> Result<Entered, AppError> {
    let hour_ago = cx.now - jiff::SignedDuration::from_hours(1);
    let tried = app.vault.keyed_hash(Purpose::Throttle, format!("code-from/{source}").as_bytes());
    let mut tx = app.store.write().await?;
    if tx.count_try(&tried, cx.now, hour_ago).await?.tries > WRONG_CODES_AN_HOUR {
        return Ok(Entered::TooMany);
    }
    // What cannot be a code is looked for all the same: both answers come the same way.
    let hash = Code::parse(typed).map_or([0; 32], |code| code_hash(app, &code));
    let found = match tx.registration_by_code(&hash).await? {
        // The code of a registration that was joined to another leads to the one that stays.
        Some(on) => Some(tx.survivor(on).await?),
        None => None,
    };
    if found.is_some() {
        tx.take_try_back(&tried).await?;
    }
    tx.commit().await?;
    Ok(found.map_or(Entered::Unknown, Entered::Client))
}

/// Somebody of the partnership, as the client is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The name.
    pub name: String,
    /// The organisation.
    pub organisation: String,
}

/// The client's own page.
#[derive(Debug)]
pub struct Own {
    /// What was told, and how it stands.
    pub registration: Registration,
    /// The partnership.
    pub place: Place,
    /// Who looks after it.
    pub assigned: Option<Worker>,
    /// The messages, oldest first.
    pub messages: Vec<Message>,
    /// What others did with it, the newest first.
    pub looks: Vec<Look>,
}

/// What somebody of the partnership did: the role and the organisation are told, a name is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Instant,
    /// Which act.
    pub act: String,
    /// In what role.
    pub role: Role,
    /// For which organisation.
    pub organisation: String,
}

async fn looks(tx: &mut Tx, on: &RegistrationRef) -> Result<Vec<Look>, AppError> {
    let organisations = tx.organisations(on.partnership).await?;
    let name = |id: Option<&String>| {
        organisations
            .iter()
            .find(|organisation| Some(&organisation.id.to_string()) == id)
            .map(|organisation| organisation.name.as_str().to_owned())
    };
    let entries = tx.log_of_client(on.client, ENTRIES_SHOWN).await?;
    Ok(entries
        .into_iter()
        .filter(|entry| entry.outcome == "done")
        .filter_map(|entry| {
            // The client knows what he or she did; what others did is the question.
            let role = Role::from_code(&entry.role).filter(|role| !matches!(role, Role::Client | Role::Visitor))?;
            Some(Look { at: entry.at, act: entry.act, role, organisation: name(entry.organisation.as_ref()).unwrap_or_default() })
        })
        .collect())
}

/// The client looks at the own registration. That is a look like any other, and is noted.
///
/// # Errors
/// `SignIn` when nobody gave a code.
pub async fn follow(app: &App, cx: &Ctx) -> Result<Own, AppError> {
    let client = client_of(cx)?;
    app.look::<FollowRegistration, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<FollowRegistration>(cx, &on)?;
        let registration = tx.registration(on.id).await?.ok_or(AppError::NotFound)?;
        let assigned = match on.assigned {
            Some(id) => tx.member(id).await?.map(|member| Worker {
                name: member.person.name.as_str().to_owned(),
                organisation: member.organisation.map(|organisation| organisation.name).unwrap_or_default(),
            }),
            None => None,
        };
        let own = Own {
            place: place_of(tx, on.partnership).await?,
            assigned,
            messages: tx.messages(&on).await?,
            looks: looks(tx, &on).await?,
            registration,
        };
        Ok((own, Entry::of(&permit).client(client)))
    })
    .await
}

/// Whether the client can still add something: asked before the empty form is shown.
///
/// # Errors
/// `Denied` when it was taken back or joined to another.
pub async fn may_add(app: &App, cx: &Ctx) -> Result<(), AppError> {
    let on = own_registration(&mut app.reading(cx).await?, client_of(cx)?).await?;
    app.permit::<AddToRegistration>(cx, &on).map(|_| ())
}

/// Whether the client can still take it back: asked before the page that asks whether it is meant.
///
/// # Errors
/// `Denied` when it was taken back before, or joined to another.
pub async fn may_withdraw(app: &App, cx: &Ctx) -> Result<(), AppError> {
    let on = own_registration(&mut app.reading(cx).await?, client_of(cx)?).await?;
    app.permit::<WithdrawRegistration>(cx, &on).map(|_| ())
}

/// The client adds something in own words.
///
/// # Errors
/// `Denied` when it was taken back.
pub async fn add(app: &App, cx: &Ctx, body: Text) -> Result<(), AppError> {
    let client = client_of(cx)?;
    app.change::<AddToRegistration, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<AddToRegistration>(cx, &on)?;
        let message = Message { id: app.new_id(cx), sort: MessageSort::Addition, body: body.clone(), at: cx.now, by: None };
        tx.add_message(&permit, &on, &message).await?;
        Ok(((), Entry::of(&permit).client(client)))
    })
    .await
}

/// The client takes the registration back. No reason is asked (§2.1: voluntary).
///
/// # Errors
/// `Denied` when it was taken back before, or joined to another.
pub async fn withdraw(app: &App, cx: &Ctx) -> Result<(), AppError> {
    let client = client_of(cx)?;
    let (partnership, id) = app
        .change::<WithdrawRegistration, _>(cx, async |tx| {
            let on = own_registration(tx, client).await?;
            let permit = app.permit::<WithdrawRegistration>(cx, &on)?;
            let registration = tx.registration(on.id).await?.ok_or(AppError::NotFound)?;
            let state = registration.state.after(Step::Withdraw).map_err(|_| AppError::Stale)?;
            tx.move_registration(&permit, on.id, registration.version, state).await?;
            Ok(((on.partnership, on.id), Entry::of(&permit).client(client)))
        })
        .await?;
    app.shelves.changed(&app.store, partnership, id).await;
    Ok(())
}

fn client_of(cx: &Ctx) -> Result<ClientId, AppError> {
    cx.by.client.ok_or(AppError::SignIn)
}

async fn own_registration(tx: &mut Tx, client: ClientId) -> Result<RegistrationRef, AppError> {
    tx.registrations_of_client(client).await?.into_iter().next().ok_or(AppError::NotFound)
}
