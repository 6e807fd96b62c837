//! Counts failed tries to sign in. What they have in common comes in as a keyed hash, so that the table tells nobody
//! who tried from where.

use schakel_domain::time::Instant;

use crate::{
    StoreError, Tx,
    engine::Row as _,
    sql::{joined, row, statements},
    values,
};

statements! {
    // Counting and reading are one statement, so that two tries at once count as two on both engines. The moment of the
    // try before stays until the try is let through. What a clock counted that ran ahead is begun anew.
    COUNT = joined!("INSERT INTO throttle (throttle_hash, tries, since_at, last_at) VALUES ($1, 1, $2, $2) ON CONFLICT (throttle_hash) \
             DO UPDATE SET tries = CASE WHEN throttle.since_at <= $3 OR throttle.since_at > $2 THEN 1 ELSE throttle.tries + 1 END, \
             since_at = CASE WHEN throttle.since_at <= $3 OR throttle.since_at > $2 THEN $2 ELSE throttle.since_at END, \
             last_at = CASE WHEN throttle.last_at > $2 THEN $3 ELSE throttle.last_at END \
             RETURNING ", Tally::COLUMNS);
    LAST = "UPDATE throttle SET last_at = $2 WHERE throttle_hash = $1";
    TAKE_BACK = "UPDATE throttle SET tries = tries - 1 WHERE throttle_hash = $1 AND tries > 0";
    FORGET = "DELETE FROM throttle WHERE throttle_hash = $1";
    PRUNE = "DELETE FROM throttle WHERE last_at < $1";
}

row! {
    /// How many tries there were.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Tally of "throttle" {
        /// The number, with the one just counted.
        pub tries: i64,
        /// When the counting began.
        pub since: Instant = "since_at",
        /// When the try before this one was let through.
        pub last: Instant = "last_at",
    }
}

impl Tx {
    /// Counts a try. What was counted before `window_began` is forgotten.
    pub async fn count_try(&mut self, hash: &[u8; 32], now: Instant, window_began: Instant) -> Result<Tally, StoreError> {
        self.fetch_one(COUNT, values![hash, now, window_began]).await
    }

    /// Notes that the try that was just counted was let through.
    pub async fn try_let_through(&mut self, hash: &[u8; 32], now: Instant) -> Result<(), StoreError> {
        self.execute(LAST, values![hash, now]).await?;
        Ok(())
    }

    /// Takes one try back: it succeeded.
    pub async fn take_try_back(&mut self, hash: &[u8; 32]) -> Result<(), StoreError> {
        self.execute(TAKE_BACK, values![hash]).await?;
        Ok(())
    }

    /// Forgets all tries with this in common.
    pub async fn forget_tries(&mut self, hash: &[u8; 32]) -> Result<(), StoreError> {
        self.execute(FORGET, values![hash]).await?;
        Ok(())
    }

    /// Forgets tries that no window reaches any more.
    pub async fn prune_tries(&mut self, before: Instant) -> Result<(), StoreError> {
        self.execute(PRUNE, values![before]).await?;
        Ok(())
    }
}
