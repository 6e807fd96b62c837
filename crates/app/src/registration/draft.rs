//! The answers of a registration while they are being given.
//!
//! They are sealed with a key that follows from a token in the browser's cookie, so that a copy of the database reads
//! none of them; after two hours without a new answer they are gone.

use jiff::SignedDuration;
use schakel_domain::{acts::Register, ids::PartnershipId, registration::Answers, time::Instant};
use schakel_store::Tx;
use schakel_vault::{Place as Sealed, Purpose, TokenUse};
use serde::{Deserialize, Serialize};

use super::{RegistrationPlace, as_visitor, place_of};
use crate::{App, AppError, Ctx};

/// How long a draft lives without a new answer.
const LIVES: SignedDuration = SignedDuration::from_hours(2);
const PURPOSE: &str = "registration";

/// A draft, opened.
#[derive(Debug, Clone)]
pub struct Draft {
    /// With which partnership.
    pub place: RegistrationPlace,
    /// When it was begun.
    pub begun_at: Instant,
    /// What was answered so far.
    pub answers: Answers,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    partnership: PartnershipId,
    begun_at: Instant,
    answers: Answers,
}

/// Begins a draft with a partnership; returns the token for the browser.
///
/// # Errors
/// `Denied` when the partnership takes no registrations with the form.
pub async fn begin(app: &App, cx: &Ctx, place: &RegistrationPlace) -> Result<[u8; 32], AppError> {
    let cx = as_visitor(cx, place.partnership.id);
    app.permit::<Register>(&cx, &place.as_resource())?;
    let mut token = [0_u8; 32];
    app.random.fill(&mut token);
    keep(app, &cx, &token, &Draft { place: place.clone(), begun_at: cx.now, answers: Answers::default() }).await?;
    Ok(token)
}

/// The draft of this token, while it lives.
pub async fn open(app: &App, cx: &Ctx, token: &[u8; 32]) -> Result<Option<Draft>, AppError> {
    let mut tx = app.store.read().await?;
    let hash = hash(app, token);
    let Some(sealed) = tx.draft(&hash, PURPOSE, cx.now).await? else { return Ok(None) };
    let key = app.vault.key_from_token(token, TokenUse::Draft);
    let row = row(&hash);
    // Found by the token and not to be opened with it: damaged, and as good as gone.
    let Ok(plain) = app.vault.open(&key, &at(&row), &sealed) else { return Ok(None) };
    let kept: Kept = serde_json::from_slice(&plain).map_err(AppError::internal)?;
    Ok(Some(Draft { place: place_of(&mut tx, kept.partnership).await?, begun_at: kept.begun_at, answers: kept.answers }))
}

/// Keeps the answers; the two hours begin again.
pub async fn keep(app: &App, cx: &Ctx, token: &[u8; 32], draft: &Draft) -> Result<(), AppError> {
    let kept = Kept { partnership: draft.place.partnership.id, begun_at: draft.begun_at, answers: draft.answers.clone() };
    let plain = schakel_vault::Zeroizing::new(serde_json::to_vec(&kept).map_err(AppError::internal)?);
    let hash = hash(app, token);
    let sealed = app.vault.seal(&app.vault.key_from_token(token, TokenUse::Draft), &at(&row(&hash)), &plain);
    let mut tx = app.store.write().await?;
    tx.keep_draft(&hash, PURPOSE, &sealed, cx.now + LIVES).await?;
    tx.commit().await?;
    Ok(())
}

/// Stops: the answers are thrown away.
pub async fn stop(app: &App, token: &[u8; 32]) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    spend(app, &mut tx, token).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) async fn spend(app: &App, tx: &mut Tx, token: &[u8; 32]) -> Result<(), AppError> {
    Ok(tx.drop_draft(&hash(app, token), PURPOSE).await?)
}

fn hash(app: &App, token: &[u8; 32]) -> [u8; 32] {
    app.vault.keyed_hash(Purpose::Draft, token)
}

fn row(hash: &[u8; 32]) -> String {
    uuid::Builder::from_custom_bytes(std::array::from_fn(|n| hash.get(n).copied().unwrap_or_default())).into_uuid().to_string()
}

const fn at(row: &str) -> Sealed<'_> {
    Sealed { table: "draft", column: "sealed", row, owner: PURPOSE }
}
