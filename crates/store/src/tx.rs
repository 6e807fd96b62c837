//! The transaction: the only handle through which anything is read or written.

use std::sync::Arc;

use schakel_domain::ids::PartnershipId;

use crate::{
    Keys, StoreError, Value,
    engine::{Fault, Inner, Row, Sql},
    store::Core,
    waits::Touched,
};

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing behind. One that only reads sees with each statement what is
/// committed by then, on both engines; a snapshot sees one moment.
pub struct Tx {
    inner: Inner,
    partnership: Option<PartnershipId>,
    pub(crate) core: Arc<Core>,
    pub(crate) touched: Touched,
}

impl Tx {
    pub(crate) fn new(inner: Inner, partnership: Option<PartnershipId>, core: Arc<Core>) -> Self {
        Self { inner, partnership, core, touched: Touched::new() }
    }

    /// The partnership to which this transaction is bound: the `partnership_id` of every statement on a case.
    ///
    /// # Errors
    /// `Unbound` when it was begun for no partnership.
    pub fn partnership_id(&self) -> Result<PartnershipId, StoreError> {
        self.partnership.ok_or(StoreError::Unbound)
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
        self.inner.fetch(sql.into(), values).await.map_err(|fault| self.core.fault(fault))
    }

    /// All rows of a statement that the store put together itself, out of constants and `$n` only: a list with a filter.
    pub(crate) async fn fetch_built<R: Row>(&mut self, sql: String, values: Vec<Value>) -> Result<Vec<R>, StoreError> {
        self.inner.fetch(Sql::Built(sql), values).await.map_err(|fault| self.core.fault(fault))
    }

    /// The row, if there is one.
    pub async fn fetch_optional<R: Row>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Option<R>, StoreError> {
        self.inner.fetch_optional(sql.into(), values).await.map_err(|fault| self.core.fault(fault))
    }

    /// The one row that must be there.
    pub async fn fetch_one<R: Row>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<R, StoreError> {
        let row = self.fetch_optional(sql, values).await?;
        row.ok_or(StoreError::Driver(Fault::NoRow))
    }

    /// Runs a statement; gives the number of rows that it touched.
    pub async fn execute(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64, StoreError> {
        self.inner.execute(sql.into(), values).await.map_err(|fault| self.core.fault(fault))
    }

    /// Makes everything durable, or nothing; with it what waits now of the registrations that were touched.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.catch_up().await?;
        self.inner.commit().await.map_err(|fault| self.core.fault(fault))
    }

    /// Asks the engine whether it understands a statement; for the test that asks it of all of them.
    pub async fn prepare(&mut self, sql: &'static str) -> Result<(), StoreError> {
        self.inner.prepare(sql).await.map_err(StoreError::from)
    }
}
