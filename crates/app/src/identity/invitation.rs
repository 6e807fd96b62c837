//! Coming in by a one-time link. A person without a factor sets one; one who has a factor shows it, because a link alone must
//! never open an account that already exists. Nor does a link tell whether there is one: its page is the same for everybody. One who came
//! waits until somebody says that it is the right person (ADR 0047).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use schakel_domain::{
    actor::Standing,
    identity::{FactorKind, Member, arrival},
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
use crate::{App, AppError, Ctx, Fault, FieldFault};

/// An invitation that can be accepted.
#[derive(Clone)]
pub struct Open {
    /// Into which membership.
    pub member: Member,
    /// Until when.
    pub expires_at: Instant,
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

/// Whether this link may make the account: the person has none. One who lost every factor has one all the same, and only a link that was
/// made for that, at the machine, sets new ones.
async fn makes_account(tx: &mut Tx, member: &Member) -> Result<bool, AppError> {
    if !tx.factors_of(member.person.id).await?.is_empty() {
        return Ok(false);
    }
    let came = |one: &Member| !one.is_legible || matches!(one.standing, Standing::Awaiting | Standing::Active | Standing::Suspended);
    Ok(member.standing == Standing::Active || !tx.memberships_of(member.person.id).await?.iter().any(came))
}

/// There is an account already, and it accepts by signing in. One who asks in this way learns it, and leaves an entry in the log.
async fn account_known(app: &App, found: &Invitation, now: Instant) -> Result<AppError, AppError> {
    let mut tx = app.store.write().await?;
    tx.note_house("invitation.account_known", &found.member.id.to_string(), now).await?;
    tx.commit().await?;
    Ok(AppError::Invalid(vec![FieldFault { field: "password", fault: Fault::Own("account-known") }]))
}

/// Opens a link. Nothing when it was used, has run out, or never was; which, is not told. Opening uses nothing up, so
/// that a program that looks into mail does not spoil it.
///
/// # Errors
/// `Unavailable` when the database is away.
pub async fn open(app: &App, token: &str, now: Instant) -> Result<Option<Open>, AppError> {
    let mut tx = app.store.read().await?;
    let Some(found) = find(app, &mut tx, token, now).await? else { return Ok(None) };
    let enrolment = totp::enrolment(&totp::offered_secret(&app.vault, &mark(found.id)), &found.member.person.sign_in_name)?;
    Ok(Some(Open { member: found.member, expires_at: found.expires_at, enrolment }))
}

/// Uses an invitation up; how the membership stands then. New factors of one who takes part already change nothing in it.
async fn accept(tx: &mut Tx, found: &Invitation, now: Instant) -> Result<Standing, AppError> {
    if !tx.use_invitation(found.id, now).await? {
        return Err(AppError::NotFound);
    }
    let member = &found.member;
    if member.standing == Standing::Active {
        return Ok(Standing::Active);
    }
    let mut others = Vec::new();
    if let Some(partnership) = &member.partnership {
        // One after the other, so that only one is the first.
        let all: Vec<_> = tx.members(partnership.id).await?.iter().map(|one| one.id).collect();
        tx.hold_members(partnership.id, &all).await?;
        others = tx.members(partnership.id).await?;
    }
    let standing = arrival(member, &others);
    tx.accept_membership(member, standing, now).await?;
    tx.note_house("member.accepted", &format!("{} {}", member.id, standing.code()), now).await?;
    Ok(standing)
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
    if !makes_account(&mut tx, &found.member).await? {
        drop(tx);
        return Err(account_known(app, &found, now).await?);
    }
    if found.member.standing == Standing::Invited {
        tx.rename_person(found.member.person.id, &found.member.person.name).await?;
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
/// `NotFound` when the link counts no more; `Invalid` with what is wrong, or when there is an account already.
pub async fn accept_with_password(app: &App, token: &str, new: NewSecrets<'_>, device: &str, now: Instant) -> Result<SignedIn, AppError> {
    let mut tx = app.store.read().await?;
    let found = find(app, &mut tx, token, now).await?.ok_or(AppError::NotFound)?;
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

/// Begins making the first passkey; in the same way where there is an account already, of which nothing is told.
///
/// # Errors
/// `NotFound` when the link counts no more.
pub async fn begin_passkey(app: &App, token: &str, now: Instant) -> Result<Started, AppError> {
    let mut tx = app.store.read().await?;
    let found = find(app, &mut tx, token, now).await?.ok_or(AppError::NotFound)?;
    let stranger = (!makes_account(&mut tx, &found.member).await?).then(|| found.member.id.uuid());
    drop(tx);
    passkey::begin_making(app, &found.member.person, ChallengePurpose::AcceptPasskey, stranger, now).await
}

/// Accepts with a passkey that was just made. Nothing when it does not answer its challenge.
///
/// # Errors
/// `NotFound` when the link counts no more; `Invalid` when there is an account already.
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
    let makes_account = makes_account(&mut tx, &found.member).await?;
    drop(tx);
    if !makes_account {
        return Err(account_known(app, &found, now).await?);
    }
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

/// Accepts as somebody who is signed in: a further membership of the same person. Returns how it stands then.
///
/// # Errors
/// `NotFound` when the link counts no more, or is for somebody else.
pub async fn accept_signed_in(app: &App, cx: &Ctx, token: &str) -> Result<Standing, AppError> {
    let person = cx.by.person.ok_or(AppError::SignIn)?;
    let mut tx = app.store.write().await?;
    let found = find(app, &mut tx, token, cx.now).await?.ok_or(AppError::NotFound)?;
    if found.member.person.id != person {
        return Err(AppError::NotFound);
    }
    let standing = accept(&mut tx, &found, cx.now).await?;
    // One who waits may do nothing yet, not even this; that the link was accepted is noted all the same.
    if standing == Standing::Active {
        let member = Member { standing, ..found.member };
        session::note_account(app, &mut tx, &session::actor_of(&member), "invitation.accepted", cx.now).await?;
    }
    tx.commit().await?;
    Ok(standing)
}
