//! Passkeys (WebAuthn). The browser finds the passkey itself, so nobody types a name and nothing tells whether an
//! account exists. A finger, a face or a PIN is always asked for, so a passkey is two factors in one.
//!
//! A challenge is kept on the server, counts once, and for five minutes.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::SignedDuration;
use schakel_domain::{
    identity::{FactorKind, Person},
    ids::{FactorId, PersonId, SessionId},
    time::Instant,
};
use schakel_store::{
    StoreError, Tx,
    identity::{ChallengePurpose, NewFactor},
};
use schakel_vault::Purpose;
use serde::{Serialize, de::DeserializeOwned};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Uuid,
    Webauthn,
};

use super::{
    known_browser::BrowserToken,
    session::{self, SignedIn},
    sign_in::SignIn,
};
use crate::{
    App, AppError, Ctx,
    quota::{self, Source},
};

/// How long a challenge counts.
const COUNTS_FOR: SignedDuration = SignedDuration::from_mins(5);

/// What the browser needs for one ceremony.
#[derive(Debug, Clone, Serialize)]
pub struct Started {
    /// Under which mark the answer comes back.
    pub challenge: String,
    /// What the browser's own function takes.
    pub options: serde_json::Value,
}

fn webauthn(app: &App) -> Result<&Webauthn, AppError> {
    app.identity.webauthn().ok_or(AppError::NotFound)
}

/// A mark for a challenge, and its hash.
fn mark(app: &App) -> (String, [u8; 32]) {
    let token: [u8; 32] = app.vault.random();
    (URL_SAFE_NO_PAD.encode(token), app.vault.keyed_hash(Purpose::DerivedId, &token))
}

fn hash_of(app: &App, challenge: &str) -> Option<[u8; 32]> {
    let token: [u8; 32] = URL_SAFE_NO_PAD.decode(challenge).ok()?.try_into().ok()?;
    Some(app.vault.keyed_hash(Purpose::DerivedId, &token))
}

fn kept<T: Serialize>(state: &T) -> Result<Vec<u8>, AppError> {
    serde_json::to_vec(state).map_err(AppError::internal)
}

/// Takes the state of a challenge out; it is gone whatever comes of it.
async fn take<T: DeserializeOwned>(
    app: &App,
    challenge: &str,
    purpose: ChallengePurpose,
    person: Option<PersonId>,
    now: Instant,
) -> Result<Option<T>, AppError> {
    let Some(hash) = hash_of(app, challenge) else { return Ok(None) };
    let mut tx = app.store.write().await?;
    let state = tx.take_challenge(&hash, purpose, person, now).await?;
    tx.commit().await?;
    state.map(|state| serde_json::from_slice(&state).map_err(AppError::internal)).transpose()
}

async fn begin_showing(
    app: &App,
    purpose: ChallengePurpose,
    person: Option<PersonId>,
    source: Source,
    now: Instant,
) -> Result<Started, AppError> {
    let (options, state) = webauthn(app)?.start_discoverable_authentication().map_err(AppError::internal)?;
    let (challenge, hash) = mark(app);
    let mut tx = app.store.write().await?;
    quota::PASSKEYS.take(&app.vault, &mut tx, source, now).await?;
    tx.add_challenge(&hash, purpose, person, &kept(&state)?, now.saturating_add(COUNTS_FOR).unwrap_or(now)).await?;
    tx.commit().await?;
    // The page has a button of its own, so the browser need not offer passkeys inside a field.
    let options = serde_json::to_value(&options.public_key).map_err(AppError::internal)?;
    Ok(Started { challenge, options })
}

/// The person who showed a passkey, and the passkey with its counter, if all is right.
async fn shown(
    app: &App,
    state: DiscoverableAuthentication,
    credential: &str,
) -> Result<Option<(PersonId, FactorId, Option<Vec<u8>>)>, AppError> {
    let webauthn = webauthn(app)?;
    let Ok(credential) = serde_json::from_str::<PublicKeyCredential>(credential) else { return Ok(None) };
    let Ok((who, id)) = webauthn.identify_discoverable_authentication(&credential) else { return Ok(None) };
    let person = PersonId::from_uuid(who);
    let mut tx = app.store.read().await?;
    let secrets = tx.secrets_of(person).await?;
    drop(tx);
    for (factor, secret) in secrets.passkeys {
        let mut passkey: Passkey = serde_json::from_slice(&secret).map_err(AppError::internal)?;
        if passkey.cred_id().as_slice() != id {
            continue;
        }
        // A counter that went back, as of a copied key, is refused in there too.
        let Ok(result) = webauthn.finish_discoverable_authentication_v2(&credential, state, DiscoverableKey::from(&passkey)) else {
            return Ok(None);
        };
        if !result.user_verified() {
            return Ok(None);
        }
        let counted = if passkey.update_credential(&result) == Some(true) { Some(kept(&passkey)?) } else { None };
        return Ok(Some((person, factor, counted)));
    }
    Ok(None)
}

async fn note_shown(tx: &mut Tx, person: PersonId, factor: FactorId, counted: Option<Vec<u8>>, now: Instant) -> Result<(), AppError> {
    if let Some(secret) = counted {
        tx.set_factor_secret(person, factor, &secret).await?;
    }
    Ok(tx.factor_used(person, factor, now).await?)
}

/// Begins signing in with a passkey.
///
/// # Errors
/// `NotFound` where passkeys cannot be used; `TooMany` when one source asks for very many.
pub async fn begin_sign_in(app: &App, source: Source, now: Instant) -> Result<Started, AppError> {
    begin_showing(app, ChallengePurpose::SignIn, None, source, now).await
}

/// Signs in with a passkey.
///
/// # Errors
/// `NotFound` where passkeys cannot be used.
pub async fn sign_in(
    app: &App,
    challenge: &str,
    credential: &str,
    device: &str,
    browser: Option<BrowserToken>,
    now: Instant,
) -> Result<SignIn, AppError> {
    let Some(state) = take(app, challenge, ChallengePurpose::SignIn, None, now).await? else { return Ok(SignIn::Refused) };
    let Some((person, factor, counted)) = shown(app, state, credential).await? else {
        tracing::info!("a sign-in with a passkey was refused");
        return Ok(SignIn::Refused);
    };
    let mut tx = app.store.write().await?;
    note_shown(&mut tx, person, factor, counted, now).await?;
    let opened = session::open(app, &mut tx, person, device, "session.opened passkey", now).await?;
    let opened = session::in_browser(app, &mut tx, opened, person, browser, now).await?;
    tx.commit().await?;
    Ok(opened.map_or(SignIn::NoMembership, SignIn::In))
}

/// Begins showing a passkey again within a session.
///
/// # Errors
/// As [`begin_sign_in`].
pub async fn begin_again(app: &App, cx: &Ctx, source: Source) -> Result<Started, AppError> {
    let person = cx.by.person.ok_or(AppError::SignIn)?;
    begin_showing(app, ChallengePurpose::StepUp, Some(person), source, cx.now).await
}

/// Shows a passkey again within a session; it goes on under a new token. Nothing when it was not this person's.
///
/// # Errors
/// `SignIn` when the session is over.
pub async fn again(app: &App, cx: &Ctx, session: SessionId, challenge: &str, credential: &str) -> Result<Option<SignedIn>, AppError> {
    let person = cx.by.person.ok_or(AppError::SignIn)?;
    let Some(state) = take(app, challenge, ChallengePurpose::StepUp, Some(person), cx.now).await? else { return Ok(None) };
    let Some((who, factor, counted)) = shown(app, state, credential).await? else { return Ok(None) };
    if who != person {
        return Ok(None);
    }
    let mut tx = app.store.write().await?;
    note_shown(&mut tx, person, factor, counted, cx.now).await?;
    let stepped = session::step_up(app, &mut tx, session, &cx.by, cx.now).await?;
    tx.commit().await?;
    Ok(Some(stepped))
}

/// Begins making a passkey for this person. Where `stranger` stands for the person, the browser learns nothing of an account that
/// exists: neither its identifier nor its passkeys.
pub(crate) async fn begin_making(
    app: &App,
    person: &Person,
    purpose: ChallengePurpose,
    stranger: Option<Uuid>,
    now: Instant,
) -> Result<Started, AppError> {
    let webauthn = webauthn(app)?;
    let mut tx = app.store.write().await?;
    let mut known = Vec::new();
    if stranger.is_none() {
        for (_, secret) in tx.secrets_of(person.id).await?.passkeys {
            let passkey: Passkey = serde_json::from_slice(&secret).map_err(AppError::internal)?;
            known.push(passkey.cred_id().clone());
        }
    }
    let handle = stranger.unwrap_or_else(|| person.id.uuid());
    let (options, state) = webauthn
        .start_passkey_registration(handle, person.sign_in_name.as_str(), person.name.as_str(), Some(known))
        .map_err(AppError::internal)?;
    let (challenge, hash) = mark(app);
    tx.add_challenge(&hash, purpose, Some(person.id), &kept(&state)?, now.saturating_add(COUNTS_FOR).unwrap_or(now)).await?;
    tx.commit().await?;
    let mut options = serde_json::to_value(&options.public_key).map_err(AppError::internal)?;
    // Kept by the device together with the name, so that signing in needs no name.
    if let Some(selection) = options.get_mut("authenticatorSelection").and_then(serde_json::Value::as_object_mut) {
        selection.insert("residentKey".to_owned(), "required".into());
        selection.insert("requireResidentKey".to_owned(), true.into());
    }
    Ok(Started { challenge, options })
}

/// A passkey that was just made, checked and ready to be kept.
pub(crate) struct Made {
    secret: Vec<u8>,
    credential: String,
}

/// Checks a passkey that was just made. Nothing when it does not answer its challenge.
pub(crate) async fn made(
    app: &App,
    person: PersonId,
    purpose: ChallengePurpose,
    challenge: &str,
    credential: &str,
    now: Instant,
) -> Result<Option<Made>, AppError> {
    let Some(state) = take::<PasskeyRegistration>(app, challenge, purpose, Some(person), now).await? else { return Ok(None) };
    let Ok(credential) = serde_json::from_str::<RegisterPublicKeyCredential>(credential) else { return Ok(None) };
    let Ok(passkey) = webauthn(app)?.finish_passkey_registration(&credential, &state) else { return Ok(None) };
    let id = URL_SAFE_NO_PAD.encode(passkey.cred_id().as_slice());
    Ok(Some(Made { secret: kept(&passkey)?, credential: id }))
}

/// Keeps a passkey. False when it is somebody's already.
pub(crate) async fn keep(app: &App, tx: &mut Tx, person: PersonId, made: &Made, label: &str, now: Instant) -> Result<bool, AppError> {
    let new = NewFactor {
        id: app.new_id(&Ctx::new(schakel_domain::actor::Actor::visitor(), now)),
        person,
        kind: FactorKind::Passkey,
        label,
        secret: &made.secret,
        credential: Some(&made.credential),
        last_step: None,
    };
    match tx.add_factor(&new, now).await {
        Ok(()) => Ok(true),
        Err(fault) if StoreError::is_taken(&fault) => Ok(false),
        Err(fault) => Err(fault.into()),
    }
}
