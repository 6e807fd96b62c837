//! Slows down guessing: by account and source together, by source, and loosely by account, so that nobody can lock
//! somebody else out. A browser in which the person signed in before has an allowance of its own, so that whoever guesses
//! elsewhere, or at the same address, never keeps the owner waiting. Passkeys have a limit of their own, which failed
//! passwords never touch; sessions are never touched.

use std::net::IpAddr;

use jiff::SignedDuration;
use schakel_domain::time::Instant;
use schakel_store::identity::Tally;
use schakel_vault::Purpose;

use super::known_browser::BrowserToken;
use crate::{App, AppError};

/// Tries of one account from one source before waiting begins.
const FREE: i64 = 5;
/// The longest wait, in seconds.
const LONGEST: i64 = 900;
/// Tries from one source in an hour: an office may sit behind one address.
const OF_SOURCE: i64 = 100;
/// Tries of one account in a day, from everywhere.
const OF_ACCOUNT: i64 = 1_000;
/// Passkeys asked for from one source in an hour.
const PASSKEYS_OF_SOURCE: i64 = 600;
const HOUR: SignedDuration = SignedDuration::from_hours(1);
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

/// What stands for a source: an address, or a whole network where one subscriber has many (IPv6: /64).
fn source_text(source: IpAddr) -> String {
    match source.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
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

fn seconds_until(moment: Instant, now: Instant) -> u32 {
    let left = moment.duration_since(now);
    // Rounded up: coming back on the very second must not be too early.
    let seconds = left.as_secs() + i64::from(left.subsec_nanos() > 0);
    u32::try_from(seconds.max(1)).unwrap_or(u32::MAX)
}

/// When the next try may come, if not now.
fn must_wait(tally: Tally, most: i64, window: SignedDuration, now: Instant) -> Result<(), AppError> {
    if tally.tries <= most {
        return Ok(());
    }
    Err(AppError::TooMany(seconds_until(tally.since.saturating_add(window).unwrap_or(now), now)))
}

/// The account that somebody tries, and the place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Knocking<'a> {
    /// The sign-in name as typed, in its one form.
    pub(crate) account: &'a str,
    /// The visitor's address.
    pub(crate) source: IpAddr,
    /// The mark of the browser, if it has one.
    pub(crate) browser: Option<BrowserToken>,
}

/// Counts a try, or says how long to wait.
///
/// # Errors
/// `TooMany` with the seconds to wait; the try then does not count.
pub(crate) async fn count(app: &App, who: Knocking<'_>, now: Instant) -> Result<Try, AppError> {
    let (account, source) = (who.account, source_text(who.source));
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
        let shared = Shared { source: key(format!("source/{source}")), account: key(format!("account/{account}")) };
        (key(format!("pair/{source}/{account}")), Some(shared))
    };
    if let Some(shared) = &shared {
        let of_source = tx.count_try(&shared.source, now, ago(HOUR)).await?;
        must_wait(of_source, OF_SOURCE, HOUR, now)?;
        let of_account = tx.count_try(&shared.account, now, ago(DAY)).await?;
        must_wait(of_account, OF_ACCOUNT, DAY, now)?;
    }
    let of_pair = tx.count_try(&pair, now, ago(DAY)).await?;
    let wait = wait_before(of_pair.tries);
    let open_at = of_pair.last.saturating_add(SignedDuration::from_secs(wait)).unwrap_or(now);
    if wait > 0 && open_at > now {
        return Err(AppError::TooMany(seconds_until(open_at, now)));
    }
    tx.try_let_through(&pair, now).await?;
    if let Some(shared) = &shared {
        tx.try_let_through(&shared.source, now).await?;
        tx.try_let_through(&shared.account, now).await?;
    }
    tx.commit().await?;
    Ok(Try { pair, shared, number: of_pair.tries })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |text, byte| format!("{text}{byte:02x}"))
}

/// The most failed sign-ins that are noted in an hour, in the whole house. What comes after is counted and slowed as ever,
/// but a flood from everywhere does not fill the log.
const NOTED_AN_HOUR: i64 = 600;

/// Whether there is room for one more failed sign-in in the log of this hour.
pub(crate) async fn may_note(app: &App, tx: &mut schakel_store::Tx, now: Instant) -> Result<bool, AppError> {
    let hash = app.vault.keyed_hash(Purpose::Throttle, b"noted");
    let tally = tx.count_try(&hash, now, now.saturating_sub(HOUR).unwrap_or(now)).await?;
    tx.try_let_through(&hash, now).await?;
    Ok(tally.tries <= NOTED_AN_HOUR)
}

/// Counts a passkey that is asked for, by its source alone.
///
/// # Errors
/// `TooMany` with the seconds to wait.
pub(crate) async fn count_passkey(app: &App, tx: &mut schakel_store::Tx, source: IpAddr, now: Instant) -> Result<(), AppError> {
    let hash = app.vault.keyed_hash(Purpose::Throttle, format!("passkey/{}", source_text(source)).as_bytes());
    let tally = tx.count_try(&hash, now, now.saturating_sub(HOUR).unwrap_or(now)).await?;
    must_wait(tally, PASSKEYS_OF_SOURCE, HOUR, now)?;
    Ok(tx.try_let_through(&hash, now).await?)
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

    #[test]
    fn a_source_is_an_address_or_the_network_of_one_subscriber() {
        assert_eq!(source_text("::ffff:192.0.2.7".parse().unwrap()), "192.0.2.7");
        let one: IpAddr = "2001:db8:1:2:3:4:5:6".parse().unwrap();
        let other: IpAddr = "2001:db8:1:2:ffff::1".parse().unwrap();
        assert_eq!(source_text(one), source_text(other));
        assert_ne!(source_text(one), source_text("2001:db8:1:3::1".parse().unwrap()));
    }

    #[test]
    fn a_part_of_a_second_counts_as_a_whole_one() {
        let now: Instant = "2026-11-23T12:00:00.5Z".parse().unwrap();
        assert_eq!(seconds_until("2026-11-23T12:00:01Z".parse().unwrap(), now), 1);
        assert_eq!(seconds_until("2026-11-23T12:00:01.6Z".parse().unwrap(), now), 2);
        assert_eq!(seconds_until(now, now), 1);
    }
}
