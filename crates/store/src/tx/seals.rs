//! Writes rows with their seals. What is there before a statement changes it is looked at first, and a row that does not fit its seal is
//! written and not sealed anew: it stays found.

use crate::{
    StoreError, Tx, Value,
    bound::{
        Bound, Content, Plain,
        plan::{Plan, Write, plan},
    },
    engine::{Fault, Row, Spot, Sql},
};

/// What is sealed of a row, with what stands in its cells.
pub(crate) struct BoundRow(pub(crate) Vec<Option<Value>>);

impl Row for BoundRow {
    const COLUMNS: &'static str = "";
    const SPOTS: &'static [Spot] = &[];

    fn read(cells: &mut crate::engine::Cells<'_>) -> Result<Self, Fault> {
        cells.all().map(Self)
    }
}

/// What was found before a statement that changes rows: what names a row, and whether it fitted its seal.
struct Before {
    key: Vec<Value>,
    is_whole: bool,
}

/// What is sealed of a row with these cells, in the order of the columns; and what names it.
pub(crate) fn content(of: &'static Bound, cells: &[Option<Value>]) -> (Content, Vec<Value>) {
    let mut content = Content::of(of);
    for (place, cell) in cells.iter().take(of.columns.len()).enumerate() {
        match cell {
            Some(Value::Text(Some(text))) => content.add(place, Plain::Text(text)),
            Some(Value::Int(Some(number))) => content.add(place, Plain::Int(*number)),
            Some(Value::Bool(Some(flag))) => content.add(place, Plain::Int(i64::from(*flag))),
            Some(Value::Blob(Some(bytes))) => content.add(place, Plain::Bytes(bytes)),
            _ => {}
        }
    }
    let key = cells.iter().take(of.key.len()).flatten().cloned().collect();
    (content, key)
}

impl Tx {
    /// Runs a statement, and seals what it wrote; returns how many rows those are.
    pub(super) async fn execute_sealing(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64, StoreError> {
        let plan = plan(sql, self.inner.is_at_server());
        let (before, write) = match &*plan {
            Plan::Plain => return self.inner.execute(sql.into(), values).await.map_err(|fault| self.core.fault(fault)),
            Plan::Adds(write) => (None, write),
            Plan::Changes { find, numbers, write } => {
                let before = self.before(find, numbers, &values, write.of).await?;
                if before.is_empty() {
                    return Ok(0);
                }
                (Some(before), write)
            }
        };
        let Some(telling) = write.telling else {
            let rows = self.inner.execute(sql.into(), values).await.map_err(|fault| self.core.fault(fault))?;
            self.seal_again(before.unwrap_or_default(), write, usize::try_from(rows).unwrap_or(usize::MAX)).await?;
            return Ok(rows);
        };
        let rows: Vec<BoundRow> = self.inner.fetch(telling.into(), values).await.map_err(|fault| self.core.fault(fault))?;
        let count = rows.len();
        for BoundRow(cells) in rows {
            self.seal_row(&cells, before.as_deref(), write).await?;
        }
        Ok(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// Runs a statement that changes rows and tells of them, and seals what it changed.
    pub(super) async fn fetch_sealing<R: Row>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<R>, StoreError> {
        let plan = plan(sql, self.inner.is_at_server());
        let Plan::Changes { find, numbers, write } = &*plan else {
            return self.inner.fetch(sql.into(), values).await.map_err(|fault| self.core.fault(fault));
        };
        let before = self.before(find, numbers, &values, write.of).await?;
        let rows = self.inner.fetch(sql.into(), values).await.map_err(|fault| self.core.fault(fault))?;
        self.seal_again(before, write, rows.len()).await?;
        Ok(rows)
    }

    /// What a statement is about to change.
    async fn before(
        &mut self,
        find: &'static str,
        numbers: &[usize],
        values: &[Value],
        of: &'static Bound,
    ) -> Result<Vec<Before>, StoreError> {
        let of_find = numbers.iter().filter_map(|number| values.get(number.checked_sub(1)?).cloned()).collect();
        let rows: Vec<BoundRow> = self.inner.fetch(find.into(), of_find).await.map_err(|fault| self.core.fault(fault))?;
        let looked = rows.into_iter().map(|BoundRow(cells)| {
            let (content, key) = content(of, &cells);
            let seal = match cells.last() {
                Some(Some(Value::Blob(Some(seal)))) => Some(seal.as_slice()),
                _ => None,
            };
            let is_whole = self.core.is_whole(&content, seal);
            if !is_whole {
                tracing::error!(table = of.table, row = content.key(), "a row does not fit its seal; it is changed and not sealed anew");
            }
            Before { key, is_whole }
        });
        Ok(looked.collect())
    }

    /// Reads again what a statement changed, which are so many rows, and seals it.
    async fn seal_again(&mut self, before: Vec<Before>, write: &Write, rows: usize) -> Result<(), StoreError> {
        if rows > before.len() {
            return Err(StoreError::Stale);
        }
        for row in before.into_iter().filter(|row| row.is_whole) {
            let cells: Option<BoundRow> =
                self.inner.fetch_optional(write.again.into(), row.key).await.map_err(|fault| self.core.fault(fault))?;
            if let Some(BoundRow(cells)) = cells {
                self.seal_row(&cells, None, write).await?;
            }
        }
        Ok(())
    }

    /// Seals a row that was just written, unless it did not fit its seal before.
    ///
    /// # Errors
    /// `Stale` when it was not there before: on a server somebody else wrote it between, and it was not looked at.
    async fn seal_row(&mut self, cells: &[Option<Value>], before: Option<&[Before]>, write: &Write) -> Result<(), StoreError> {
        let (content, key) = content(write.of, cells);
        if let Some(before) = before {
            let row = before.iter().find(|row| row.key == key).ok_or(StoreError::Stale)?;
            if !row.is_whole {
                return Ok(());
            }
        }
        self.put_seal(&content, key, write.seal.into()).await
    }

    /// Puts its seal on a row.
    pub(crate) async fn put_seal(&mut self, content: &Content, key: Vec<Value>, sql: Sql) -> Result<(), StoreError> {
        let mut values = vec![Value::from(self.core.vault.row_seal(content.bytes()))];
        values.extend(key);
        self.inner.execute(sql, values).await.map_err(|fault| self.core.fault(fault))?;
        Ok(())
    }
}
