//! The transaction: the only handle through which anything is read or written.

use std::{collections::BTreeSet, sync::Arc};

use schakel_access::Permit;
use schakel_domain::{
    acts::Act,
    ids::{PartnershipId, RegistrationId},
    resource::Resource as _,
};

use crate::{
    Keys, StoreError, Touched, Value,
    engine::{Fault, Inner, Kept, Row, Sql},
    shared::Core,
};

pub(crate) mod seals;

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing behind. One that only reads sees with each statement what is
/// committed by then, on both engines; a snapshot sees one moment.
pub struct Tx {
    inner: Inner,
    partnership: Option<PartnershipId>,
    pub(crate) core: Arc<Core>,
    touched: BTreeSet<(PartnershipId, Touched)>,
}

impl Tx {
    pub(crate) fn new(inner: Inner, partnership: Option<PartnershipId>, core: Arc<Core>) -> Self {
        Self { inner, partnership, core, touched: BTreeSet::new() }
    }

    /// The partnership to which this transaction is bound: the `partnership_id` of every statement on a case.
    ///
    /// # Errors
    /// `Unbound` when it was begun for no partnership.
    pub fn partnership_id(&self) -> Result<PartnershipId, StoreError> {
        self.partnership.ok_or(StoreError::Unbound)
    }

    /// The partnership of what a permit was given on: the `partnership_id` of every statement that it allows.
    ///
    /// # Errors
    /// `Unbound` when the transaction was begun for another one.
    pub(crate) fn within<A: Act>(&self, permit: &Permit<A>) -> Result<PartnershipId, StoreError> {
        let partnership = self.partnership_id()?;
        if permit.on().partnership() == Some(partnership) { Ok(partnership) } else { Err(StoreError::Unbound) }
    }

    pub(crate) const fn inner(&mut self) -> &mut Inner {
        &mut self.inner
    }

    /// The keys of the clients.
    pub fn keys(&self) -> &Keys {
        &self.core.keys
    }

    /// All rows.
    pub async fn fetch<R: Row>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<R>, StoreError> {
        let rows = self.fetch_sealing::<Kept<R>>(sql, values).await?;
        self.core.judged(rows)
    }

    /// All rows of a statement that the store put together itself, out of constants and `$n` only: a list with a filter.
    pub(crate) async fn fetch_built<R: Row>(&mut self, sql: String, values: Vec<Value>) -> Result<Vec<R>, StoreError> {
        let rows = self.inner.fetch::<Kept<R>>(Sql::Built(sql), values).await.map_err(|fault| self.core.fault(fault))?;
        self.core.judged(rows)
    }

    /// The row, if there is one.
    pub async fn fetch_optional<R: Row>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Option<R>, StoreError> {
        let row = self.inner.fetch_optional::<Kept<R>>(sql.into(), values).await.map_err(|fault| self.core.fault(fault))?;
        Ok(self.core.judged(row.into_iter().collect())?.pop())
    }

    /// The one row that must be there.
    pub async fn fetch_one<R: Row>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<R, StoreError> {
        let row = self.fetch_optional(sql, values).await?;
        row.ok_or(StoreError::Driver(Fault::NoRow))
    }

    /// Runs a statement; returns the number of rows that it touched.
    pub async fn execute(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64, StoreError> {
        self.core.steps.next();
        self.execute_sealing(sql, values).await
    }

    /// Runs a statement and seals nothing: what somebody does who can write in the database and has no key. For tests.
    #[doc(hidden)]
    pub async fn execute_without_seals(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64, StoreError> {
        self.inner.execute(sql.into(), values).await.map_err(|fault| self.core.fault(fault))
    }

    /// The number that a statement counts.
    pub async fn count(&mut self, sql: &'static str, values: Vec<Value>) -> Result<i64, StoreError> {
        let (count,) = self.fetch_one(sql, values).await?;
        Ok(count)
    }

    /// Runs a statement that names the version that was read, and so touches one row unless somebody else was first.
    ///
    /// # Errors
    /// `Stale` when it touched none.
    pub(crate) async fn execute_one(&mut self, sql: &'static str, values: Vec<Value>) -> Result<(), StoreError> {
        if self.execute(sql, values).await? == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }

    /// Says that this transaction changed something because of which a registration may wait, or may not wait any more.
    ///
    /// # Errors
    /// `Unbound` when it was begun for no partnership.
    pub fn touch(&mut self, registration: RegistrationId) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        self.touch_in(partnership, Touched::Registration(registration));
        Ok(())
    }

    /// Says that this transaction changed something of this partnership.
    pub fn touch_in(&mut self, partnership: PartnershipId, what: Touched) {
        self.touched.insert((partnership, what));
    }

    /// What this transaction changed so far, as far as something hangs on it elsewhere.
    pub(crate) const fn touched(&self) -> &BTreeSet<(PartnershipId, Touched)> {
        &self.touched
    }

    /// Makes everything durable, or nothing; with it what waits now of the registrations that were touched. The listeners of the
    /// store are told by whatever commits, so that giving up during the commit leaves none of them behind.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.catch_up().await?;
        let Self { inner, core, touched, .. } = self;
        core.steps.next();
        let told = Arc::clone(&core);
        inner.commit_and(move || told.listeners.tell(&touched)).await.map_err(|fault| core.fault(fault))?;
        core.steps.next();
        Ok(())
    }

    /// Asks the engine whether it understands a statement; for the test that asks it of all of them.
    pub async fn prepare(&mut self, sql: &'static str) -> Result<(), StoreError> {
        self.inner.prepare(sql).await.map_err(StoreError::from)
    }
}
