//! Putting a draft by and going on later, also in another browser: with a code, for seven days (ADR 0012).
//!
//! The answers then lie under a key that follows from the code, and a browser only knows under which code. The one who has the
//! code can read them; the partnership cannot.

use jiff::SignedDuration;
use schakel_domain::registration::LaterCode;

use super::{Draft, DraftKey, LIVES, PURPOSE, PutBy, Row, TRIES, get, hash, kept, open, put, save, seal, signs, token_of};
use crate::{
    App, AppError, Ctx,
    quota::{PUT_BY, Source, WRONG_LATER_CODES},
};

/// How long answers that were put by are kept.
pub const KEPT_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Puts a draft by. Done again, the code is the same and the seven days begin again.
///
/// The browser goes on with it until it leaves it ([`leave`]) or two hours pass.
///
/// # Errors
/// `Stale` when other tabs were quicker again and again; `TooMany` when this line put very many by.
pub async fn put_by(app: &App, cx: &Ctx, key: &DraftKey, source: Source) -> Result<Option<PutBy>, AppError> {
    let until = cx.now + KEPT_FOR;
    for _ in 0..TRIES {
        let Some(mut draft) = open(app, cx, key).await? else { return Ok(None) };
        if let Some(put_by) = &mut draft.put_by {
            put_by.until = until;
            let put_by = put_by.clone();
            if save(app, cx, key, &mut draft).await? {
                return Ok(Some(put_by));
            }
            continue;
        }
        if let Some(put_by) = first_time(app, cx, key, &mut draft, (source, until)).await? {
            return Ok(Some(put_by));
        }
    }
    Err(AppError::Stale)
}

async fn first_time(
    app: &App,
    cx: &Ctx,
    key: &DraftKey,
    draft: &mut Draft,
    (source, until): (Source, schakel_domain::time::Instant),
) -> Result<Option<PutBy>, AppError> {
    let code = LaterCode::from_bits(app.vault.random());
    let token = token_of(app, &code);
    draft.kept_at = cx.now;
    let mut tx = app.store.write().await?;
    PUT_BY.take(&app.vault, &mut tx, source, cx.now).await?;
    // The row of the browser comes to say where the answers are, in the same moment in which they go there.
    let pointer = seal(app, &key.0, &Row::Under(signs(&code)))?;
    if !tx.swap_draft(&hash(app, &key.0), PURPOSE, &draft.lies.sealed, &pointer, cx.now + LIVES).await? {
        return Ok(None);
    }
    put(app, &mut tx, &token, &Row::Answers(Box::new(kept(draft, Some(until)))), until).await?;
    tx.commit().await?;
    Ok(Some(PutBy { code, until }))
}

/// This browser does not go on with a draft that was put by: nothing of it opens here any more, but with the code.
pub async fn leave(app: &App, cx: &Ctx, key: &DraftKey) -> Result<Option<PutBy>, AppError> {
    let Some(put_by) = open(app, cx, key).await?.and_then(|draft| draft.put_by) else { return Ok(None) };
    let mut tx = app.store.write().await?;
    tx.drop_draft(&hash(app, &key.0), PURPOSE).await?;
    tx.commit().await?;
    Ok(Some(put_by))
}

/// What came of typing a code to go on.
#[derive(Debug)]
pub enum WentOn {
    /// The draft, which opens in this browser now.
    Draft(Box<Draft>),
    /// Nothing is kept under this code.
    Unknown,
    /// As `Unknown`, and many were wrong before from the same source; the seconds after which they count anew.
    UnknownAgain(u32),
}

/// Goes on with the draft under a code, with this key from now on.
pub async fn go_on(app: &App, cx: &Ctx, typed: &str, source: Source, key: &DraftKey) -> Result<WentOn, AppError> {
    // What cannot be a code is looked for all the same: both answers come the same way.
    let code = LaterCode::parse(typed);
    let token = code.as_ref().map_or([0; 32], |code| token_of(app, code));
    let mut tx = app.store.write().await?;
    if let (Some(code), Some((Row::Answers(_), _))) = (&code, get(app, &mut tx, &token, cx.now).await?) {
        put(app, &mut tx, &key.0, &Row::Under(signs(code)), cx.now + LIVES).await?;
        tx.commit().await?;
        return Ok(open(app, cx, key).await?.map_or(WentOn::Unknown, |draft| WentOn::Draft(Box::new(draft))));
    }
    let counted = WRONG_LATER_CODES.count(&app.vault, &mut tx, source, cx.now).await?;
    if let Some(seconds) = counted.over {
        return Ok(WentOn::UnknownAgain(seconds));
    }
    tx.commit().await?;
    Ok(WentOn::Unknown)
}
