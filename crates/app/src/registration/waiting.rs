//! What the clock does to registrations that nobody answers: client and coordinator are warned, and [`WARNED_DAYS`] days
//! later the registration expires. The client can bring it back with the code, the coordinator from the inbox.
//!
//! It is the warning that counts and not the day on which it came in: after a long standstill, or with a shorter time in
//! the settings, nothing goes without a warning that stood its days.

use schakel_domain::{registration::WARNED_DAYS, time::Instant};

use crate::{App, AppError};

/// How many are done in one transaction, so that nobody waits long behind it.
const AT_ONCE: u32 = 200;

/// Warns about what has waited nearly `days` days, and lets expire what was warned about long enough ago.
///
/// # Errors
/// `Unavailable` when the database is away; what was done before stands.
pub async fn expire(app: &App, days: u32, now: Instant) -> Result<(), AppError> {
    let quiet = jiff::SignedDuration::from_hours(24 * (i64::from(days) - WARNED_DAYS).max(0));
    let before = now.saturating_sub(quiet).unwrap_or(now);
    loop {
        let mut tx = app.store.write().await?;
        let warned = tx.warn_waiting(before, now, AT_ONCE).await?;
        tx.commit().await?;
        if warned == 0 {
            break;
        }
    }
    loop {
        let mut tx = app.store.write().await?;
        let expired = tx.expire_waiting(now, AT_ONCE).await?;
        tx.commit().await?;
        if expired.is_empty() {
            return Ok(());
        }
    }
}
