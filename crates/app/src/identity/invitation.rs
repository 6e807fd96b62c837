//! Coming in by a one-time link. A person without a factor sets one; one who has a factor shows it, because a link alone must
//! never open an account that already exists.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use schakel_domain::{
    actor::Standing,
    identity::{FactorKind, Member},
    ids::InvitationId,
    time::Instant,
};
use schakel_store::{
    Tx,
    identity::{ChallengePurpose, Invitation},
};
use schakel_vault::Purpose;

use super::{
    account::{self, NewSecrets},
    passkey::{self, Started},
    session::{self, SignedIn},
    totp::{self, Enrolment},
};
use crate::{App, AppError, Ctx};

/// An invitation that can be accepted.
#[derive(Clone)]
pub struct Open {
    /// Into which membership.
    pub member: Member,
    /// Until when.
    pub expires_at: Instant,
    /// Whether the person can sign in already, and so accepts by doing so.
    pub has_factors: bool,
    /// What to scan for an authenticator app.
    pub enrolment: Enrolment,
}

/// The token of an invitation. It follows from the identifier and the root key, so that the same form handed in twice
/// shows the same link, and the database alone gives none.
pub fn token_of(app: &App, id: InvitationId) -> [u8; 32] {
    app.vault.keyed_hash(Purpose::CodeDerivation, format!("invitation/{id}").as_bytes())
}

/// The token as it stands in the link.
pub fn token_text(app: &App, id: InvitationId) -> String {
    URL_SAFE_NO_PAD.encode(token_of(app, id))
}

fn mark(id: InvitationId) -> String {
    format!("invitation/{id}")
}

/// The invitation behind a link, if it still counts.
async fn find(app: &App, tx: &mut Tx, token: &str, now: Instant) -> Result<Option<Invitation>, AppError> {
    let Some(token) = URL_SAFE_NO_PAD.decode(token).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()) else {
        return Ok(None);
    };
    let found = tx.invitation(&app.vault.keyed_hash(Purpose::Invitation, &token)).await?;
    let counts =
        |it: &Invitation| it.used_at.is_none() && it.expires_at > now && matches!(it.member.standing, Standing::Invited | Standing::Active);
    Ok(found.filter(counts))
}

async fn has_factors(tx: &mut Tx, member: &Member) -> Result<bool, AppError> {
    Ok(!tx.factors_of(member.person.id).await?.is_empty())
}

/// Opens a link. Nothing when it was used, has run out, or never was; which, is not told. Opening uses nothing up, so
/// that a program that looks into mail does not spoil it.
///
/// # Errors
/// `Unavailable` when the database is away.
pub async fn open(app: &App, token: &str, now: Instant) -> Result<Option<Open>, AppError> {
    let mut tx = app.store.read().await?;
    let Some(found) = find(app, &mut tx, token, now).await? else { return Ok(None) };
    let has_factors = has_factors(&mut tx, &found.member).await?;
    let enrolment = totp::enrolment(&totp::offered_secret(&app.vault, &mark(found.id)), &found.member.person.sign_in_name)?;
    Ok(Some(Open { member: found.member, expires_at: found.expires_at, has_factors, enrolment }))
}

/// Uses an invitation up and makes the membership active.
async fn accept(tx: &mut Tx, found: &Invitation, now: Instant) -> Result<(), AppError> {
    if !tx.use_invitation(found.id, now).await? {
        return Err(AppError::NotFound);
    }
    Ok(tx.set_standing(&found.member, Standing::Active, now).await?)
}

/// As [`accept`], for a person who has no factor yet: sets it and opens the first session.
async fn accept_new(
    app: &App,
    token: &str,
    device: &str,
    now: Instant,
    set: impl AsyncFnOnce(&mut Tx, &Member) -> Result<(), AppError>,
) -> Result<SignedIn, AppError> {
    let mut tx = app.store.write().await?;
    let found = find(app, &mut tx, token, now).await?.ok_or(AppError::NotFound)?;
    // Two links may have been opened side by side: the second is accepted by signing in.
    if has_factors(&mut tx, &found.member).await? {
        return Err(AppError::NotFound);
    }
    accept(&mut tx, &found, now).await?;
    set(&mut tx, &found.member).await?;
    let opened = session::open(app, &mut tx, found.member.person.id, device, "invitation.accepted", now).await?;
    tx.commit().await?;
    opened.ok_or(AppError::NotFound)
}

/// Accepts with a new password and an authenticator app.
///
/// # Errors
/// `NotFound` when the link counts no more; `Invalid` with what is wrong.
pub async fn accept_with_password(app: &App, token: &str, new: NewSecrets<'_>, device: &str, now: Instant) -> Result<SignedIn, AppError> {
    let mut tx = app.store.read().await?;
    let found = find(app, &mut tx, token, now).await?.ok_or(AppError::NotFound)?;
    if has_factors(&mut tx, &found.member).await? {
        return Err(AppError::NotFound);
    }
    drop(tx);
    let secret = totp::offered_secret(&app.vault, &mark(found.id));
    let step = totp::step_of(&secret, new.code, now)?;
    let password = account::judge(new, &found.member.person, std::slice::from_ref(&found.member), step.is_some())?;
    let hash = account::hash(app, password).await?;
    accept_new(app, token, device, now, async |tx, member| {
        account::keep(app, tx, member.person.id, FactorKind::Password, hash.as_bytes(), None, now).await?;
        account::keep(app, tx, member.person.id, FactorKind::Totp, &secret, step, now).await
    })
    .await
}

/// Begins making the first passkey.
///
/// # Errors
/// `NotFound` when the link counts no more, or the person has a factor already.
pub async fn begin_passkey(app: &App, token: &str, now: Instant) -> Result<Started, AppError> {
    let mut tx = app.store.read().await?;
    let found = find(app, &mut tx, token, now).await?.ok_or(AppError::NotFound)?;
    if has_factors(&mut tx, &found.member).await? {
        return Err(AppError::NotFound);
    }
    drop(tx);
    passkey::begin_making(app, &found.member.person, ChallengePurpose::AcceptPasskey, now).await
}

/// Accepts with a passkey that was just made. Nothing when it does not answer its challenge.
///
/// # Errors
/// `NotFound` when the link counts no more.
pub async fn accept_with_passkey(
    app: &App,
    token: &str,
    challenge: &str,
    credential: &str,
    label: &str,
    device: &str,
    now: Instant,
) -> Result<Option<SignedIn>, AppError> {
    let mut tx = app.store.read().await?;
    let found = find(app, &mut tx, token, now).await?.ok_or(AppError::NotFound)?;
    drop(tx);
    let person = found.member.person.id;
    let Some(made) = passkey::made(app, person, ChallengePurpose::AcceptPasskey, challenge, credential, now).await? else {
        return Ok(None);
    };
    let label = account::passkey_label(label);
    let accepted = accept_new(app, token, device, now, async |tx, member| {
        if passkey::keep(app, tx, member.person.id, &made, &label, now).await? { Ok(()) } else { Err(AppError::Stale) }
    })
    .await;
    match accepted {
        Err(AppError::Stale) => Ok(None),
        other => other.map(Some),
    }
}

/// Accepts as somebody who is signed in: a further membership of the same person.
///
/// # Errors
/// `NotFound` when the link counts no more, or is for somebody else.
pub async fn accept_signed_in(app: &App, cx: &Ctx, token: &str) -> Result<(), AppError> {
    let person = cx.by.person.ok_or(AppError::SignIn)?;
    let mut tx = app.store.write().await?;
    let found = find(app, &mut tx, token, cx.now).await?.ok_or(AppError::NotFound)?;
    if found.member.person.id != person {
        return Err(AppError::NotFound);
    }
    accept(&mut tx, &found, cx.now).await?;
    let member = Member { standing: Standing::Active, ..found.member };
    session::note_account(app, &mut tx, &session::actor_of(&member), "invitation.accepted", cx.now).await?;
    Ok(tx.commit().await?)
}
