//! Signed checkpoints: what the log was at a moment. Each member organisation can keep one outside the house, and one
//! honest keeper is enough to show that history was turned back.

use jiff::ToSpan as _;
use schakel_chain::{Checkpoint, START};
use schakel_domain::time::Instant;

use super::read::PAGE_SIZE;
use crate::{
    Store, StoreError, Tx, at,
    sql::{row, select, statements},
    values,
};

statements! {
    LATEST_CHECKPOINT = select!(KeptCheckpoint, "FROM checkpoint ORDER BY size DESC LIMIT 1");
    CHECKPOINTS_KEPT = "SELECT COUNT(*) FROM checkpoint";
    KEEP_CHECKPOINT = "INSERT INTO checkpoint (size, at, note) VALUES ($1, $2, $3) ON CONFLICT (size) DO NOTHING";
}

row! {
    /// A checkpoint as it is kept.
    pub struct KeptCheckpoint of "checkpoint" by size {
        /// How many rows the log had.
        pub size: i64,
        /// When it was signed.
        pub at: Instant,
        /// The signed text.
        pub note: String,
    }
}

/// So much news is signed at once, however little time has passed.
const NEWS: i64 = 1_000;
/// So long any news may wait, in minutes.
const MINUTES: i64 = 10;

impl Tx {
    /// The newest checkpoint.
    pub async fn latest_checkpoint(&mut self) -> Result<Option<KeptCheckpoint>, StoreError> {
        self.fetch_optional(LATEST_CHECKPOINT, values![]).await
    }
}

impl Store {
    /// Signs a checkpoint if there is enough news, or news that has waited ten minutes. Called by a job; returns the new one.
    pub async fn checkpoint(&self, now: Instant) -> Result<Option<String>, StoreError> {
        let mut tx = self.read().await?;
        let (size, _) = tx.log_head().await?;
        let due = match tx.latest_checkpoint().await? {
            None => size > 0,
            Some(had) => size > had.size && (had.at + MINUTES.minutes() <= now || size - had.size >= NEWS),
        };
        drop(tx);
        if due { self.sign_checkpoint(now).await.map(Some) } else { Ok(None) }
    }

    /// Signs a checkpoint of the log as it is; returns the newest one if there is no news.
    ///
    /// # Errors
    /// `Inconsistent` when the entries since the last checkpoint do not follow from it: a broken chain is never signed.
    pub async fn sign_checkpoint(&self, now: Instant) -> Result<String, StoreError> {
        // First: another signer may be faster, and its checkpoint would not be in what is read here.
        let vouched = self.keys().vouched().await?;
        let mut tx = self.snapshot().await?;
        self.still_holds_what_was_vouched(&mut tx, vouched).await?;
        let (size, head) = tx.log_head().await?;
        let latest = tx.latest_checkpoint().await?;
        let mut last = (0, START);
        if let Some(had) = latest {
            if had.size == size {
                return Ok(had.note);
            }
            let fault = |_| StoreError::inconsistent("checkpoint", had.size, "note");
            let signed = Checkpoint::open(&had.note, self.log_key()).map_err(fault)?;
            last = (had.size, signed.head);
        }
        let kept =
            u64::try_from(tx.count(CHECKPOINTS_KEPT, values![]).await?).map_err(|_| StoreError::inconsistent("checkpoint", 1, "size"))?;
        last = follow(&mut tx, last).await?;
        if last.0 != size || last.1.as_slice() != head {
            return Err(StoreError::inconsistent("log_head", 1, "hash"));
        }
        drop(tx);
        let (key, moment) = (self.log_key(), at(now));
        let rows = u64::try_from(size).map_err(|_| StoreError::inconsistent("log_head", 1, "size"))?;
        let checkpoint =
            Checkpoint { origin: key.name().to_owned(), size: rows, head: last.1, at: Some(moment.clone()), number: Some(kept + 1) };
        let note = checkpoint.signed(key, |bytes| self.core.vault.sign(bytes));
        let mut tx = self.write().await?;
        tx.execute(KEEP_CHECKPOINT, values![size, &moment, &note]).await?;
        tx.commit().await?;
        self.keys().vouch(&note).await?;
        Ok(note)
    }

    /// Notes that the database was put back to an earlier state in another way than by a backup of ours, and forgets what was vouched for
    /// after that.
    pub async fn accept_restore(&self, reason: &str, now: Instant) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        tx.note_house("house.accept_restore", reason, now).await?;
        tx.commit().await?;
        self.keys().forget_vouched().await
    }

    /// Whether the log still has what the newest checkpoint beside the keys vouches for: what was put back or written again is not signed.
    async fn still_holds_what_was_vouched(&self, tx: &mut Tx, vouched: Option<String>) -> Result<(), StoreError> {
        let Some(note) = vouched else { return Ok(()) };
        let fault = |_| StoreError::inconsistent("mark", "vouched", "value");
        let vouched = Checkpoint::open(&note, self.log_key()).map_err(fault)?;
        let before = i64::try_from(vouched.size).ok().and_then(|size| size.checked_sub(1));
        let Some(before) = before.filter(|before| *before >= 0) else { return Ok(()) };
        let row = tx.log_page(before, 1).await?.into_iter().next();
        let row = row.ok_or_else(|| StoreError::inconsistent("log", before + 1, "seq"))?.into_chain()?;
        if row.seq == vouched.size && row.hash == vouched.head { Ok(()) } else { Err(StoreError::inconsistent("log", before + 1, "hash")) }
    }
}

/// Follows the chain from a row that was signed to its end.
async fn follow(tx: &mut Tx, from: (i64, [u8; 32])) -> Result<(i64, [u8; 32]), StoreError> {
    let (mut after, mut hash) = from;
    loop {
        let rows = tx.log_page(after, PAGE_SIZE).await?;
        if rows.is_empty() {
            return Ok((after, hash));
        }
        for row in rows {
            let seq = row.seq;
            let row = row.into_chain()?;
            if seq != after + 1 || row.prev != hash || row.computed_hash() != row.hash {
                return Err(StoreError::inconsistent("log", seq, "hash"));
            }
            (after, hash) = (seq, row.hash);
        }
    }
}
