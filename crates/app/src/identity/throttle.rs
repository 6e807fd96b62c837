//! Slows down guessing: by account and source together, by source, and loosely by account, so that nobody can lock
//! somebody else out. A browser in which the person signed in before has an allowance of its own, so that whoever guesses
//! elsewhere, or at the same address, never keeps the owner waiting. Passkeys have a limit of their own, which failed
//! passwords never touch; sessions are never touched.

use jiff::SignedDuration;
use schakel_domain::time::Instant;
use schakel_vault::Purpose;

use super::known_browser::BrowserToken;
use crate::{
    App, AppError,
    quota::{self, Source, seconds_until},
};

/// Tries of one account from one source before waiting begins.
const FREE: i64 = 5;
/// The longest wait, in seconds.
const LONGEST: i64 = 900;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// One try, counted before the password is looked at, so that many at once gain nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Try {
    pair: [u8; 32],
    /// What source and account have in common with others; nothing for a browser that is known.
    shared: Option<Shared>,
    /// Which one of this pair in a row.
    number: i64,
}

#[derive(Debug, Clone, Copy)]
struct Shared {
    source: [u8; 32],
    account: [u8; 32],
}

impl Try {
    /// Whether its failure is noted in the log: the first of a row, and each that had to wait. So a pair that is guessed at
    /// all day leaves about a hundred entries and not thousands.
    pub(crate) const fn is_step(&self) -> bool {
        self.number == 1 || self.number > FREE
    }

    /// The tries in a row, with this one.
    pub(crate) const fn number(&self) -> i64 {
        self.number
    }

    /// A mark that tries of one account from one place have in common, and that says nothing of either.
    pub(crate) fn mark(&self) -> String {
        hex(self.pair.get(..6).unwrap_or_default())
    }
}

/// How many seconds the `tries`-th try must wait after the one before.
fn wait_before(tries: i64) -> i64 {
    match tries - FREE - 1 {
        over if over < 0 => 0,
        over if over < 10 => (1 << over).min(LONGEST),
        _ => LONGEST,
    }
}

/// The account that somebody tries, and the place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Knocking<'a> {
    /// The sign-in name as typed, in its one form.
    pub(crate) account: &'a str,
    /// From where.
    pub(crate) source: Source,
    /// The mark of the browser, if it has one.
    pub(crate) browser: Option<BrowserToken>,
}

/// Counts a try, or says how long to wait.
///
/// # Errors
/// `TooMany` with the seconds to wait; the try then does not count.
pub(crate) async fn count(app: &App, who: Knocking<'_>, now: Instant) -> Result<Try, AppError> {
    let (account, source) = (who.account, who.source);
    let key = |text: String| app.vault.keyed_hash(Purpose::Throttle, text.as_bytes());
    let ago = |window: SignedDuration| now.saturating_sub(window).unwrap_or(now);
    // Dropped without a commit when it must wait, so that knocking on a closed door does not keep it closed.
    let mut tx = app.store.write().await?;
    let known = match who.browser {
        Some(token) => {
            let hash = token.hash(app);
            tx.browser_knows_name(&hash, account, ago(super::known_browser::COUNTS_FOR)).await?.then_some(hash)
        }
        None => None,
    };
    let (pair, shared) = if let Some(browser) = known {
        (key(format!("browser/{}/{account}", hex(&browser))), None)
    } else {
        let source_hash = quota::SIGN_IN_OF_SOURCE.take(&app.vault, &mut tx, source, now).await?.hash;
        let account_hash = quota::SIGN_IN_OF_ACCOUNT.take(&app.vault, &mut tx, account, now).await?.hash;
        (key(format!("pair/{source}/{account}")), Some(Shared { source: source_hash, account: account_hash }))
    };
    let of_pair = tx.count_try(&pair, now, ago(DAY)).await?;
    let wait = wait_before(of_pair.tries);
    let open_at = of_pair.last.saturating_add(SignedDuration::from_secs(wait)).unwrap_or(now);
    if wait > 0 && open_at > now {
        return Err(AppError::TooMany(seconds_until(open_at, now)));
    }
    tx.try_let_through(&pair, now).await?;
    tx.commit().await?;
    Ok(Try { pair, shared, number: of_pair.tries })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |text, byte| format!("{text}{byte:02x}"))
}

/// Whether there is room for one more failed sign-in in the log of this hour.
pub(crate) async fn may_note(app: &App, tx: &mut schakel_store::Tx, now: Instant) -> Result<bool, AppError> {
    Ok(quota::NOTED_SIGN_INS.count(&app.vault, tx, "house", now).await?.over.is_none())
}

/// It was the right person: these tries of account and source are forgotten, and this one is taken back elsewhere.
pub(crate) async fn succeeded(tx: &mut schakel_store::Tx, one: &Try) -> Result<(), AppError> {
    tx.forget_tries(&one.pair).await?;
    if let Some(shared) = &one.shared {
        tx.take_try_back(&shared.source).await?;
        tx.take_try_back(&shared.account).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_begins_at_the_sixth_try_and_doubles_up_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = (1..=18).map(wait_before).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
        assert_eq!(wait_before(i64::MAX), 900);
    }
}
