//! How often a stranger or a weakly known person can cause something to be written: what is counted in the database, a limit each.
//! `docs/security.md` has the table, with what is bounded in other ways; a test holds the two together.
//!
//! Limits slow and put aside; none of them refuses a right code. What is over a limit writes nothing.

use std::{
    fmt::{Display, Formatter},
    net::{IpAddr, Ipv6Addr},
};

use jiff::SignedDuration;
use schakel_domain::{
    acts::{Act, AddToRegistration, TakeBackAgreement, WithdrawRegistration},
    ids::ClientId,
    time::Instant,
};
use schakel_store::{Tx, identity::Tally};
use schakel_vault::{Purpose, Vault};

use crate::AppError;

/// From where a request comes: the line of one subscriber, for limits alone. IPv6 hands a whole /56 to a household (RIPE-690), so all of
/// that is one line; an address of IPv4 written as one of IPv6 is that of IPv4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source(IpAddr);

impl Source {
    /// The line of an address.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 72 << 72)),
            v4 @ IpAddr::V4(_) => v4,
        })
    }
}

impl Display for Source {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            IpAddr::V4(address) => address.fmt(f),
            IpAddr::V6(address) => write!(f, "{address}/56"),
        }
    }
}

/// How often something may be done in a time, by one of those whom it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Its name, in the table and in what is counted.
    pub name: &'static str,
    /// How often.
    pub most: i64,
    /// In how long.
    pub window: SignedDuration,
}

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Registrations of one line, where twenty an hour are taken as real: what comes after those is taken in and marked, and ten times as many
/// are told to call or to wait. A setting says another number than twenty.
pub const REGISTRATIONS: Quota = Quota { name: "registrations", most: 200, window: HOUR };
/// Registrations from the web with one partnership. It takes in what comes after, and marks it to be looked at.
pub const OF_PARTNERSHIP: Quota = Quota { name: "registrations-of-partnership", most: 300, window: DAY };
/// Drafts of a registration that one line begins: a library or an OCMW desk stays far below, and each costs some kilobytes for two hours.
pub const DRAFTS: Quota = Quota { name: "drafts", most: 300, window: HOUR };
/// Drafts that one line puts by for later, which are kept for a week.
pub const PUT_BY: Quota = Quota { name: "put-by", most: 60, window: DAY };
/// Wrong registration codes of one line, before it is told to wait: a whole mobile network is one line, and a code holds 80 bits, so this is
/// against noise and not guessing.
pub const WRONG_CODES: Quota = Quota { name: "wrong-codes", most: 30, window: HOUR };
/// The same of codes to go on with a draft.
pub const WRONG_LATER_CODES: Quota = Quota { name: "wrong-later-codes", most: 20, window: HOUR };
/// Tries to sign in from one line: an office may sit behind one address.
pub const SIGN_IN_OF_SOURCE: Quota = Quota { name: "sign-in-of-source", most: 100, window: HOUR };
/// Tries to sign in to one account, from everywhere.
pub const SIGN_IN_OF_ACCOUNT: Quota = Quota { name: "sign-in-of-account", most: 1_000, window: DAY };
/// Passkeys asked for from one line.
pub const PASSKEYS: Quota = Quota { name: "passkeys", most: 600, window: HOUR };
/// Failed sign-ins that are noted, in the whole house: what comes after is counted and slowed as ever, but a flood from everywhere does
/// not fill the log.
pub const NOTED_SIGN_INS: Quota = Quota { name: "noted-sign-ins", most: 600, window: HOUR };
/// What one client adds in own words.
pub const CLIENT_WORDS: Quota = Quota { name: "client-words", most: 20, window: DAY };
/// Other changes of one client. What only takes something back is never counted: it ends by itself.
pub const CLIENT_CHANGES: Quota = Quota { name: "client-changes", most: 40, window: DAY };

/// All of them.
pub const ALL: [Quota; 12] = [
    REGISTRATIONS,
    OF_PARTNERSHIP,
    DRAFTS,
    PUT_BY,
    WRONG_CODES,
    WRONG_LATER_CODES,
    SIGN_IN_OF_SOURCE,
    SIGN_IN_OF_ACCOUNT,
    PASSKEYS,
    NOTED_SIGN_INS,
    CLIENT_WORDS,
    CLIENT_CHANGES,
];

/// Counts what a client changes. What ends something that was there, and so can be done once, is never refused.
///
/// # Errors
/// `TooMany` with the seconds to wait.
pub(crate) async fn of_client<A: Act>(vault: &Vault, tx: &mut Tx, client: ClientId, now: Instant) -> Result<(), AppError> {
    let quota = match A::NAME {
        WithdrawRegistration::NAME | TakeBackAgreement::NAME => return Ok(()),
        AddToRegistration::NAME => CLIENT_WORDS,
        _ => CLIENT_CHANGES,
    };
    quota.take(vault, tx, client, now).await.map(|_| ())
}

impl Quota {
    /// Counts once more for `whom`. The seconds to wait when it is over; whoever then leaves without a commit has written nothing.
    pub(crate) async fn count(self, vault: &Vault, tx: &mut Tx, whom: impl Display, now: Instant) -> Result<Counted, AppError> {
        let hash = vault.keyed_hash(Purpose::Throttle, format!("{}/{whom}", self.name).as_bytes());
        let tally = tx.count_try(&hash, now, now.saturating_sub(self.window).unwrap_or(now)).await?;
        tx.try_let_through(&hash, now).await?;
        let over = (tally.tries > self.most).then(|| self.seconds_left(tally, now));
        Ok(Counted { hash, tries: tally.tries, over })
    }

    /// The same, as an error.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub(crate) async fn take(self, vault: &Vault, tx: &mut Tx, whom: impl Display, now: Instant) -> Result<Counted, AppError> {
        let counted = self.count(vault, tx, whom, now).await?;
        counted.over.map_or(Ok(counted), |seconds| Err(AppError::TooMany(seconds)))
    }

    fn seconds_left(self, tally: Tally, now: Instant) -> u32 {
        seconds_until(tally.since.saturating_add(self.window).unwrap_or(now), now)
    }
}

/// What was counted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    /// Under what: to take it back when it was the right person.
    pub(crate) hash: [u8; 32],
    /// Which one in its time, counted from one.
    pub(crate) tries: i64,
    /// How many seconds to wait, when it was once too often.
    pub(crate) over: Option<u32>,
}

/// The seconds until a moment, rounded up: coming back on the very second must not be too early.
pub(crate) fn seconds_until(moment: Instant, now: Instant) -> u32 {
    let left = moment.duration_since(now);
    let seconds = left.as_secs() + i64::from(left.subsec_nanos() > 0);
    u32::try_from(seconds.max(1)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_an_address_or_the_network_of_one_subscriber() {
        let of = |text: &str| Source::of(text.parse().unwrap());
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
        assert_eq!(of("::ffff:192.0.2.7").to_string(), "192.0.2.7");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:ff:ffff::1"));
        assert_ne!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:100::1"));
        assert_eq!(of("2001:db8:1:2:3:4:5:6").to_string(), "2001:db8:1::/56");
    }

    #[test]
    fn a_part_of_a_second_counts_as_a_whole_one() {
        let now: Instant = "2026-11-23T12:00:00.5Z".parse().unwrap();
        assert_eq!(seconds_until("2026-11-23T12:00:01Z".parse().unwrap(), now), 1);
        assert_eq!(seconds_until("2026-11-23T12:00:01.6Z".parse().unwrap(), now), 2);
        assert_eq!(seconds_until(now, now), 1);
    }

    #[test]
    fn each_has_a_name_of_its_own() {
        let mut names = ALL.map(|quota| quota.name).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
    }
}
