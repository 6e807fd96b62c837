//! The own account: factors and sessions. Everybody keeps only the own one; who changes a factor has just shown one, and
//! all other sessions end with it.

use schakel_domain::{
    acts::KeepAccount,
    identity::{Factor, FactorKind, Member, OwnSession, Person},
    ids::{FactorId, PersonId, SessionId},
    resource::AccountRef,
    time::Instant,
};
use schakel_store::{
    Entry, Tx,
    identity::{ChallengePurpose, NewFactor},
};
use schakel_vault::Zeroizing;

use super::{
    passkey::{self, Started},
    password::{self, BadPassword},
    session, totp,
    totp::Enrolment,
};
use crate::{App, AppError, Ctx, Fault, FieldFault};

/// An account as its owner sees it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Whose.
    pub person: Person,
    /// With what one can sign in.
    pub factors: Vec<Factor>,
    /// The sessions that still count, the newest first.
    pub sessions: Vec<OwnSession>,
}

impl Account {
    /// How many factors of a kind there are.
    pub fn count(&self, kind: FactorKind) -> usize {
        self.factors.iter().filter(|factor| factor.kind == kind).count()
    }
}

/// A new password as it was typed, with the code that confirms a new authenticator app when there is one.
#[derive(Clone, Copy)]
pub struct NewSecrets<'a> {
    /// The password.
    pub password: &'a str,
    /// The password again.
    pub again: &'a str,
    /// The code of the new app.
    pub code: &'a str,
}

fn own(cx: &Ctx) -> Result<(PersonId, AccountRef), AppError> {
    let person = cx.by.person.ok_or(AppError::SignIn)?;
    Ok((person, AccountRef { person }))
}

/// A person who changes a factor has shown one in the last five minutes.
fn fresh(cx: &Ctx) -> Result<(), AppError> {
    if cx.stepped_up { Ok(()) } else { Err(AppError::StepUp) }
}

/// The own account.
///
/// # Errors
/// `Denied` for whoever has none.
pub async fn show(app: &App, cx: &Ctx) -> Result<Account, AppError> {
    let (person, on) = own(cx)?;
    app.permit::<KeepAccount>(cx, &on)?;
    let mut tx = app.store.read().await?;
    let idle_since = cx.now.saturating_sub(session::STAFF_IDLE).unwrap_or(cx.now);
    Ok(Account {
        person: tx.person(person).await?.ok_or(AppError::NotFound)?,
        factors: tx.factors_of(person).await?,
        sessions: tx.own_sessions(person, cx.now, idle_since).await?,
    })
}

/// Judges a new password of somebody in these places; `code` is judged by the caller, who knows the secret.
pub(crate) fn judge(new: NewSecrets<'_>, person: &Person, places: &[Member], code_is_good: bool) -> Result<Zeroizing<String>, AppError> {
    let mut names = vec![person.sign_in_name.as_str(), person.name.as_str()];
    names.extend(places.iter().filter_map(|member| Some(member.organisation.as_ref()?.name.as_str())));
    names.extend(places.iter().filter_map(|member| Some(member.partnership.as_ref()?.name.as_str())));
    let mut faults = Vec::new();
    let mut fault = |field, key| faults.push(FieldFault { field, fault: Fault::Own(key) });
    let judged = password::judge(new.password, &names);
    match &judged {
        Ok(good) if **good != *password::normal(new.again) => fault("password_again", "password-differs"),
        Ok(_) => {}
        Err(BadPassword::Short) => fault("password", "password-short"),
        Err(BadPassword::Long) => fault("password", "password-long"),
        Err(BadPassword::Common) => fault("password", "password-common"),
        Err(BadPassword::Own) => fault("password", "password-own"),
    }
    if !code_is_good {
        fault("totp", "code-wrong");
    }
    match judged {
        Ok(good) if faults.is_empty() => Ok(good),
        _ => Err(AppError::Invalid(faults)),
    }
}

/// Hashes a password when it is its turn.
pub(crate) async fn hash(app: &App, password: Zeroizing<String>) -> Result<String, AppError> {
    let vault = std::sync::Arc::clone(&app.vault);
    app.identity.hashing.run(move || vault.hash_password(&password)).await?.map_err(AppError::internal)
}

/// Keeps a password or the secret of an app for a person.
pub(crate) async fn keep(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    kind: FactorKind,
    secret: &[u8],
    last_step: Option<i64>,
    now: Instant,
) -> Result<(), AppError> {
    let id: FactorId = app.new_id(&Ctx::new(schakel_domain::actor::Actor::visitor(), now));
    let new = NewFactor { id, person, kind, label: "", secret, credential: None, last_step };
    Ok(tx.add_factor(&new, now).await?)
}

/// The mark under which a new app is offered to this session.
fn mark(session: SessionId, opening: &str) -> String {
    format!("session/{session}/{opening}")
}

/// What to scan for a new authenticator app; `opening` names the opening of the form, so that it can be shown again.
///
/// # Errors
/// `Denied` for whoever has no account.
pub async fn offer_app(app: &App, cx: &Ctx, session: SessionId, opening: &str) -> Result<Enrolment, AppError> {
    let (person, on) = own(cx)?;
    app.permit::<KeepAccount>(cx, &on)?;
    let person = app.store.read().await?.person(person).await?.ok_or(AppError::NotFound)?;
    totp::enrolment(&totp::offered_secret(&app.vault, &mark(session, opening)), &person.sign_in_name)
}

/// Sets a new password, and with `opening` a new authenticator app as well.
///
/// # Errors
/// `StepUp` without a fresh factor; `Invalid` with what is wrong.
pub async fn set_password(app: &App, cx: &Ctx, session: SessionId, new: NewSecrets<'_>, opening: Option<&str>) -> Result<(), AppError> {
    let (person, on) = own(cx)?;
    app.permit::<KeepAccount>(cx, &on)?;
    fresh(cx)?;
    let mut tx = app.store.read().await?;
    let known = tx.person(person).await?.ok_or(AppError::NotFound)?;
    let has_app = tx.secrets_of(person).await?.totp.is_some();
    let places = tx.memberships_of(person).await?;
    drop(tx);
    let secret = opening.map(|opening| totp::offered_secret(&app.vault, &mark(session, opening)));
    let step = match &secret {
        Some(secret) => totp::step_of(secret, new.code, cx.now)?,
        None => None,
    };
    let password = judge(new, &known, &places, if secret.is_some() { step.is_some() } else { has_app })?;
    let hash = hash(app, password).await?;
    app.change::<KeepAccount, _>(cx, async |tx| {
        let permit = app.permit::<KeepAccount>(cx, &on)?;
        keep(app, tx, person, FactorKind::Password, hash.as_bytes(), None, cx.now).await?;
        if let Some(secret) = &secret {
            keep(app, tx, person, FactorKind::Totp, secret, step, cx.now).await?;
        }
        tx.end_sessions_of(person, Some(session)).await?;
        tx.forget_browsers_of(person).await?;
        let what = if secret.is_some() { "factor.set password totp" } else { "factor.set password" };
        Ok(((), Entry::of(&permit).detail(what)))
    })
    .await
}

/// Begins making a passkey.
///
/// # Errors
/// `StepUp` without a fresh factor; `NotFound` where passkeys cannot be used.
pub async fn begin_passkey(app: &App, cx: &Ctx) -> Result<Started, AppError> {
    let (person, on) = own(cx)?;
    app.permit::<KeepAccount>(cx, &on)?;
    fresh(cx)?;
    let person = app.store.read().await?.person(person).await?.ok_or(AppError::NotFound)?;
    passkey::begin_making(app, &person, ChallengePurpose::AddPasskey, None, cx.now).await
}

/// Adds a passkey that was just made. False when it does not answer its challenge or is known already.
///
/// # Errors
/// `StepUp` without a fresh factor.
pub async fn add_passkey(
    app: &App,
    cx: &Ctx,
    session: SessionId,
    challenge: &str,
    credential: &str,
    label: &str,
) -> Result<bool, AppError> {
    let (person, on) = own(cx)?;
    app.permit::<KeepAccount>(cx, &on)?;
    fresh(cx)?;
    let Some(made) = passkey::made(app, person, ChallengePurpose::AddPasskey, challenge, credential, cx.now).await? else {
        return Ok(false);
    };
    let label = passkey_label(label);
    let added = app
        .change::<KeepAccount, _>(cx, async |tx| {
            let permit = app.permit::<KeepAccount>(cx, &on)?;
            if !passkey::keep(app, tx, person, &made, &label, cx.now).await? {
                return Err(AppError::Stale);
            }
            tx.end_sessions_of(person, Some(session)).await?;
            Ok((true, Entry::of(&permit).detail("factor.added passkey")))
        })
        .await;
    match added {
        Err(AppError::Stale) => Ok(false),
        other => other,
    }
}

/// What a person calls a passkey, made safe to keep.
pub(crate) fn passkey_label(typed: &str) -> String {
    schakel_domain::words::Line::parse(typed).map_or_else(|_| String::new(), |line| line.as_str().chars().take(60).collect())
}

/// Takes a factor away, as long as another way in is left.
///
/// # Errors
/// `StepUp` without a fresh factor; `Invalid` when nothing would be left; `NotFound` when it is not one's own.
pub async fn drop_factor(app: &App, cx: &Ctx, session: SessionId, factor: FactorId) -> Result<(), AppError> {
    let (person, on) = own(cx)?;
    app.permit::<KeepAccount>(cx, &on)?;
    fresh(cx)?;
    app.change::<KeepAccount, _>(cx, async |tx| {
        let permit = app.permit::<KeepAccount>(cx, &on)?;
        let kind = tx.factors_of(person).await?.iter().find(|one| one.id == factor).map(|one| one.kind).ok_or(AppError::NotFound)?;
        tx.drop_factor(person, factor).await?;
        let left = tx.factors_of(person).await?;
        let has = |kind| left.iter().any(|one| one.kind == kind);
        let way_in = has(FactorKind::Passkey) || (has(FactorKind::Password) && has(FactorKind::Totp));
        if !way_in {
            return Err(AppError::Invalid(vec![FieldFault { field: "factor", fault: Fault::Own("last-way-in") }]));
        }
        tx.end_sessions_of(person, Some(session)).await?;
        Ok(((), Entry::of(&permit).detail(format!("factor.dropped {}", kind.code()))))
    })
    .await
}

/// Ends one of the own sessions, or with none named all but this one.
///
/// # Errors
/// `StepUp` without a fresh factor, so that nobody at a desk that was left ends those of its owner; `NotFound` when it is not one's own.
pub async fn end_sessions(app: &App, cx: &Ctx, session: SessionId, which: Option<SessionId>) -> Result<(), AppError> {
    let (person, on) = own(cx)?;
    fresh(cx)?;
    app.change::<KeepAccount, _>(cx, async |tx| {
        let permit = app.permit::<KeepAccount>(cx, &on)?;
        match which {
            Some(one) if !tx.end_own_session(person, one).await? => return Err(AppError::NotFound),
            Some(_) => {}
            None => {
                tx.end_sessions_of(person, Some(session)).await?;
                tx.forget_browsers_of(person).await?;
            }
        }
        Ok(((), Entry::of(&permit).detail("session.ended")))
    })
    .await
}
