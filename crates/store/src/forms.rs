//! What forms came to, so that one handed in twice does the thing once; and drafts, which open only with the browser's
//! own token.

use schakel_domain::{ids::FormId, time::Instant};

use crate::{
    StoreError, Tx,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

statements! {
    OUTCOME = select!(OutcomeRow, "FROM form_outcome WHERE form_id = $1 AND act = $2");
    KEEP_OUTCOME = "INSERT INTO form_outcome (form_id, act, outcome, at) VALUES ($1, $2, $3, $4)";
    DROP_OUTCOMES = "DELETE FROM form_outcome WHERE at < $1";
    KEEP_DRAFT = "INSERT INTO draft (token_hash, purpose, sealed, expires_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (token_hash, purpose) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at";
    DRAFT = "SELECT sealed FROM draft WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3";
    SWAP_DRAFT = "UPDATE draft SET sealed = $4, expires_at = $5 WHERE token_hash = $1 AND purpose = $2 AND sealed = $3";
    TAKE_DRAFT = "DELETE FROM draft WHERE token_hash = $1 AND purpose = $2 AND sealed = $3 AND expires_at > $4";
    DROP_DRAFT = "DELETE FROM draft WHERE token_hash = $1 AND purpose = $2";
    DROP_DRAFTS = "DELETE FROM draft WHERE expires_at <= $1";
}

row! {
    struct OutcomeRow of "form_outcome" by form_id {
        #[expect(dead_code, reason = "names the row")]
        form_id: FormId,
        /// Sealed, because the outcome of a registration holds the client's code.
        outcome: Sealed<String>,
    }
}

impl Tx {
    /// What this form came to when it was handed in before, as it was kept.
    pub async fn form_outcome(&mut self, form: FormId, act: &str) -> Result<Option<String>, StoreError> {
        let row = self.fetch_optional::<OutcomeRow>(OUTCOME, values![form, act]).await?;
        row.map(|row| self.open_house(&row.outcome)).transpose()
    }

    /// Keeps what a form came to. Two at once with the same form: the second fails here and nothing of it stays.
    ///
    /// # Errors
    /// `Stale` when the form already came to something.
    pub async fn keep_form_outcome(&mut self, form: FormId, act: &str, outcome: &str, now: Instant) -> Result<(), StoreError> {
        let sealed = self.seal_house("form_outcome", "outcome", form, &outcome)?;
        match self.execute(KEEP_OUTCOME, values![form, act, sealed, now]).await {
            Err(fault) if fault.is_taken() => Err(StoreError::Stale),
            done => done.map(|_| ()),
        }
    }

    /// Forgets what forms came to before this moment.
    pub async fn drop_form_outcomes(&mut self, before: Instant) -> Result<u64, StoreError> {
        self.execute(DROP_OUTCOMES, values![before]).await
    }

    /// Keeps a draft that was sealed with the browser's token; a later one takes its place.
    pub async fn keep_draft(&mut self, token: &[u8; 32], purpose: &str, sealed: &[u8], expires: Instant) -> Result<(), StoreError> {
        self.execute(KEEP_DRAFT, values![token, purpose, sealed, expires]).await.map(|_| ())
    }

    /// The draft, while it has not expired.
    pub async fn draft(&mut self, token: &[u8; 32], purpose: &str, now: Instant) -> Result<Option<Vec<u8>>, StoreError> {
        let row: Option<(Vec<u8>,)> = self.fetch_optional(DRAFT, values![token, purpose, now]).await?;
        Ok(row.map(|(sealed,)| sealed))
    }

    /// Keeps a draft in the place of what was read of it; `false` when somebody else changed it or threw it away meanwhile.
    pub async fn swap_draft(
        &mut self,
        token: &[u8; 32],
        purpose: &str,
        read: &[u8],
        sealed: &[u8],
        expires: Instant,
    ) -> Result<bool, StoreError> {
        // What is sealed is sealed with fresh random bits each time, so the same bytes are the same version.
        Ok(self.execute(SWAP_DRAFT, values![token, purpose, read, sealed, expires]).await? == 1)
    }

    /// Throws a draft away as it was read; `false` when it is not there any more, or not as it was.
    pub async fn take_draft(&mut self, token: &[u8; 32], purpose: &str, read: &[u8], now: Instant) -> Result<bool, StoreError> {
        Ok(self.execute(TAKE_DRAFT, values![token, purpose, read, now]).await? == 1)
    }

    /// Throws a draft away; says whether there was one.
    pub async fn drop_draft(&mut self, token: &[u8; 32], purpose: &str) -> Result<bool, StoreError> {
        Ok(self.execute(DROP_DRAFT, values![token, purpose]).await? > 0)
    }

    /// Throws away the drafts that have expired; returns how many.
    pub async fn drop_expired_drafts(&mut self, now: Instant) -> Result<u64, StoreError> {
        self.execute(DROP_DRAFTS, values![now]).await
    }
}
