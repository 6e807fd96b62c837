//! The two ways in. A password is always joined by a code of an authenticator app; whatever was wrong, the answer and
//! the time it takes are the same, for accounts that exist and for those that do not.

use schakel_domain::{
    identity::{Person, SignInName},
    ids::{FactorId, PersonId, SessionId},
    time::Instant,
};
use schakel_store::{Tx, identity::Secrets};
use schakel_vault::{Verdict, Zeroizing};

use super::{
    known_browser::BrowserToken,
    password,
    session::{self, SignedIn},
    throttle::{self, Knocking, Try},
    totp,
};
use crate::{App, AppError, Ctx, quota::Source};

/// Stands for the secret of an app where there is none, so that the same work is done.
const NO_SECRET: [u8; 20] = [0; 20];

/// What somebody typed to sign in.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// The sign-in name.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// The code of the authenticator app.
    pub code: &'a str,
    /// From where.
    pub source: Source,
    /// The browser and the machine, as the browser tells them.
    pub device: &'a str,
    /// The mark of a browser in which somebody signed in before.
    pub browser: Option<BrowserToken>,
}

impl<'a> Typed<'a> {
    const fn knocking(&self, account: &'a str) -> Knocking<'a> {
        Knocking { account, source: self.source, browser: self.browser }
    }
}

/// What came of signing in.
#[derive(Debug, Clone, Copy)]
pub enum SignIn {
    /// In.
    In(SignedIn),
    /// Something was wrong; what, is not told.
    Refused,
    /// It was the right person, who has no active membership any more.
    NoMembership,
}

/// What was found right: whose it is, and what must still be written down.
struct Proved {
    person: Person,
    totp: FactorId,
    step: i64,
    password: FactorId,
    new_hash: Option<String>,
}

/// Checks password and code. The work is the same whatever is wrong; then whose account it was meant for, if anybody's.
async fn prove(app: &App, typed: Typed<'_>, now: Instant) -> Result<Result<Proved, Option<PersonId>>, AppError> {
    let mut tx = app.store.read().await?;
    let person = match SignInName::parse(typed.name) {
        Ok(name) => tx.person_by_sign_in_name(&name).await?,
        Err(_) => None,
    };
    // For nobody the secrets of somebody are read and thrown away: opening them takes time as well.
    let stand_in = tx.stand_in().await?;
    let nobody: PersonId = app.new_id(&Ctx::new(schakel_domain::actor::Actor::visitor(), now));
    let read = tx.secrets_of(person.as_ref().map_or(stand_in.unwrap_or(nobody), |person| person.id)).await?;
    drop(tx);
    let secrets = if person.is_some() { read } else { Secrets::default() };
    let Secrets { password: kept, totp: app_secret, .. } = secrets;

    // A megabyte is no password; it is not even looked at, and takes as long as any other.
    let typed_password =
        if typed.password.len() > password::MOST * 16 { Zeroizing::new(String::new()) } else { password::normal(typed.password) };
    let vault = std::sync::Arc::clone(&app.vault);
    let hash = kept.as_ref().map(|(_, hash)| hash.clone());
    let secret = app_secret.as_ref().map_or(NO_SECRET.as_slice(), |totp| totp.secret.as_slice());
    let step = totp::step_of(secret, typed.code, now)?;
    // Hashed again only when all is right: else the time it takes would tell a guesser without the app that the password fits.
    let code_fits = step.is_some();
    let (verdict, new_hash) = app
        .identity
        .hashing
        .run(move || {
            let verdict = vault.verify_password(&typed_password, hash.as_deref())?;
            let new_hash = if verdict == Verdict::GoodButOld && code_fits { Some(vault.hash_password(&typed_password)?) } else { None };
            Ok::<_, schakel_vault::HashFault>((verdict, new_hash))
        })
        .await?
        .map_err(AppError::internal)?;

    let good = matches!(verdict, Verdict::Good | Verdict::GoodButOld);
    Ok(match (person, kept, app_secret, step) {
        (Some(person), Some((password, _)), Some(totp), Some(step)) if good => {
            Ok(Proved { person, totp: totp.id, step, password, new_hash })
        }
        (person, ..) => Err(person.map(|person| person.id)),
    })
}

/// Notes a refusal in the log, when it is one that is noted: the same for an account that exists and one that does not, so
/// that time does not tell which.
async fn note_refused(app: &App, account: Option<PersonId>, one: &Try, how: &str, now: Instant) -> Result<(), AppError> {
    if !one.is_step() {
        return Ok(());
    }
    let mut tx = app.store.write().await?;
    if throttle::may_note(app, &mut tx, now).await? {
        let detail = format!("{how}; try {} in a row from {}", one.number(), one.mark());
        tx.note_refused_sign_in(account, &detail, now).await?;
    }
    Ok(tx.commit().await?)
}

/// Writes down what a proof uses up. False when the code was used before.
async fn use_up(tx: &mut Tx, proved: &Proved, now: Instant) -> Result<bool, AppError> {
    let person = proved.person.id;
    if !tx.accept_step(person, proved.totp, proved.step, now).await? {
        return Ok(false);
    }
    if let Some(hash) = &proved.new_hash {
        tx.set_factor_secret(person, proved.password, hash.as_bytes()).await?;
    }
    tx.factor_used(person, proved.password, now).await?;
    Ok(true)
}

/// The account that is counted: the name as typed, in its one form, whether or not it is somebody's.
fn account_of(name: &str) -> String {
    match SignInName::parse(name) {
        Ok(name) => name.as_str().to_owned(),
        Err(_) => "-".to_owned(),
    }
}

/// Signs in with a password and a code.
///
/// # Errors
/// `TooMany` with the seconds to wait, or `Busy` when too many sign in at once.
pub async fn with_password(app: &App, typed: Typed<'_>, now: Instant) -> Result<SignIn, AppError> {
    let account = account_of(typed.name);
    let one = throttle::count(app, typed.knocking(&account), now).await?;
    let proved = match prove(app, typed, now).await? {
        Ok(proved) => proved,
        Err(account) => {
            tracing::info!("a sign-in was refused");
            note_refused(app, account, &one, "password", now).await?;
            return Ok(SignIn::Refused);
        }
    };
    let mut tx = app.store.write().await?;
    if !use_up(&mut tx, &proved, now).await? {
        drop(tx);
        tracing::info!(person = %proved.person.id, "a sign-in was refused: the code was used before");
        note_refused(app, Some(proved.person.id), &one, "code used before", now).await?;
        return Ok(SignIn::Refused);
    }
    throttle::succeeded(&mut tx, &one).await?;
    let opened = session::open(app, &mut tx, proved.person.id, typed.device, "session.opened password", now).await?;
    let opened = session::in_browser(app, &mut tx, opened, proved.person.id, typed.browser, now).await?;
    tx.commit().await?;
    Ok(opened.map_or(SignIn::NoMembership, SignIn::In))
}

/// Shows password and code again within a session; it goes on under a new token. Nothing when something was wrong.
///
/// # Errors
/// `TooMany` or `Busy` with the seconds to wait; `SignIn` when the session is over.
pub async fn again_with_password(app: &App, cx: &Ctx, session: SessionId, typed: Typed<'_>) -> Result<Option<SignedIn>, AppError> {
    let person = cx.by.person.ok_or(AppError::SignIn)?;
    let mut tx = app.store.read().await?;
    let known = tx.person(person).await?.ok_or(AppError::SignIn)?;
    drop(tx);
    let typed = Typed { name: known.sign_in_name.as_str(), ..typed };
    let one = throttle::count(app, typed.knocking(typed.name), cx.now).await?;
    let Ok(proved) = prove(app, typed, cx.now).await? else {
        note_refused(app, Some(person), &one, "password again", cx.now).await?;
        return Ok(None);
    };
    let mut tx = app.store.write().await?;
    if !use_up(&mut tx, &proved, cx.now).await? {
        drop(tx);
        note_refused(app, Some(person), &one, "code used before", cx.now).await?;
        return Ok(None);
    }
    throttle::succeeded(&mut tx, &one).await?;
    let stepped = session::step_up(app, &mut tx, session, &cx.by, cx.now).await?;
    tx.commit().await?;
    Ok(Some(stepped))
}
