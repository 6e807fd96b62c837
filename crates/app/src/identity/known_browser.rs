//! Browsers in which somebody signed in before. The mark is no session and opens nothing: it gives the owner an allowance of
//! tries of its own, so that guessing elsewhere does not keep the owner out.
//!
//! The cookie holds a random token; the database holds a keyed hash of it beside the person. Several people at one machine
//! share the token and each have their own row. Changing the password or ending all sessions makes the browsers unknown.

use jiff::SignedDuration;
use schakel_domain::{ids::PersonId, time::Instant};
use schakel_store::Tx;
use schakel_vault::Purpose;

use crate::{App, AppError};

/// How long a browser is known after the last time that the person signed in with it.
pub(crate) const COUNTS_FOR: SignedDuration = SignedDuration::from_hours(24 * 180);

/// The token of a browser, as its cookie holds it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BrowserToken(pub [u8; 32]);

impl std::fmt::Debug for BrowserToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BrowserToken(…)")
    }
}

impl BrowserToken {
    pub(crate) fn hash(self, app: &App) -> [u8; 32] {
        app.vault.keyed_hash(Purpose::KnownBrowser, &self.0)
    }
}

/// Makes this browser known for a person who just signed in with all factors. Returns the token for its cookie: the one it had
/// when we gave that out ourselves, and a new one otherwise, so that nobody is made to use a token that somebody else knows.
pub(crate) async fn remember(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    shown: Option<BrowserToken>,
    now: Instant,
) -> Result<BrowserToken, AppError> {
    let ours = match shown {
        Some(token) if tx.browser_is_known(&token.hash(app)).await? => Some(token),
        _ => None,
    };
    let token = ours.unwrap_or_else(|| BrowserToken(app.vault.random()));
    tx.remember_browser(&token.hash(app), person, now).await?;
    Ok(token)
}
