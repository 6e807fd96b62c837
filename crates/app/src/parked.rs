//! Forms kept aside, so that no typed word is lost: what somebody handed in after the session was over, found again after signing in. Sealed with a
//! token that only that browser holds, for two hours, and opened only for the same person when that person is known.
//! What a person who works here is still typing is kept by [`typing`].

use schakel_domain::{
    actor::Actor,
    ids::{ClientId, PersonId},
    time::Instant,
};
use schakel_store::Tx;
use schakel_vault::{Place, Purpose, TokenUse};
use serde::{Deserialize, Serialize};

use crate::{App, AppError};

pub mod typing;

const PURPOSE: &str = "parked";
const KEPT_FOR: jiff::SignedDuration = jiff::SignedDuration::from_hours(2);
/// The most bytes of a form that are kept.
pub const MOST_BYTES: usize = typing::MOST_BYTES;
const PLACE: Place<'static> = Place { table: "draft", column: "sealed", row: "parked", owner: "browser" };

/// A form that was kept aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parked {
    /// To which path it was sent.
    pub path: String,
    /// Its fields.
    pub fields: Vec<(String, String)>,
    /// Whose it is, when the session that was over told it.
    pub person: Option<PersonId>,
    /// The client's, when it was a client's.
    pub client: Option<ClientId>,
}

impl Parked {
    fn bytes(&self) -> usize {
        self.fields.iter().map(|(name, value)| name.len() + value.len()).sum()
    }

    /// Which opening of which form.
    fn form(&self) -> (&str, Option<&str>) {
        (&self.path, self.fields.iter().find(|(name, _)| name == "form").map(|(_, value)| value.as_str()))
    }
}

/// Keeps a form aside, sealed with what follows from the token of its session, and returns the token for the browser's cookie. A session
/// keeps one. Of one that `is_over` that is the first: `None` when another form lies there, whose page cannot be gone back to, and when this
/// one is too long. Somebody who is still signed in left the one before, and the newest counts.
///
/// # Errors
/// `Unavailable` when nothing can be saved.
pub async fn park(app: &App, now: Instant, session: &[u8; 32], is_over: bool, parked: &Parked) -> Result<Option<[u8; 32]>, AppError> {
    if parked.bytes() > MOST_BYTES {
        return Ok(None);
    }
    // The same for each form of a session, and only that browser can say it.
    let token = app.vault.keyed_hash(Purpose::ParkedForm, &[b"of-session".as_slice(), session].concat());
    let mut tx = app.store.write().await?;
    if is_over && kept(app, &mut tx, &token, now).await?.is_some_and(|other| other.form() != parked.form()) {
        return Ok(None);
    }
    let plain = serde_json::to_vec(parked).map_err(AppError::internal)?;
    let sealed = app.vault.seal(&app.vault.key_from_token(&token, TokenUse::ParkedForm), &PLACE, &plain);
    let expires = now.checked_add(KEPT_FOR).map_err(AppError::internal)?;
    tx.keep_draft(&app.vault.keyed_hash(Purpose::ParkedForm, &token), PURPOSE, &sealed, expires).await?;
    tx.commit().await?;
    Ok(Some(token))
}

async fn kept(app: &App, tx: &mut Tx, token: &[u8; 32], now: Instant) -> Result<Option<Parked>, AppError> {
    let Some(sealed) = tx.draft(&app.vault.keyed_hash(Purpose::ParkedForm, token), PURPOSE, now).await? else {
        return Ok(None);
    };
    let Ok(plain) = app.vault.open(&app.vault.key_from_token(token, TokenUse::ParkedForm), &PLACE, &sealed) else {
        return Ok(None);
    };
    serde_json::from_slice(&plain).map(Some).map_err(AppError::internal)
}

/// The form that this browser kept aside, if it is still there and of this person.
///
/// # Errors
/// `Unavailable` when the database is away.
pub async fn find(app: &App, token: &[u8; 32], by: &Actor, now: Instant) -> Result<Option<Parked>, AppError> {
    let mut tx = app.store.read().await?;
    let Some(parked) = kept(app, &mut tx, token, now).await? else { return Ok(None) };
    // Two workers may share a desk, and two clients a telephone: what one typed is not for the other.
    let own = parked.person.is_some() && parked.person == by.person || parked.client.is_some() && parked.client == by.client;
    Ok(own.then_some(parked))
}

/// Throws away the form that this browser kept aside.
///
/// # Errors
/// `Unavailable` when nothing can be saved.
pub async fn drop(app: &App, token: &[u8; 32]) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    tx.drop_draft(&app.vault.keyed_hash(Purpose::ParkedForm, token), PURPOSE).await?;
    Ok(tx.commit().await?)
}
