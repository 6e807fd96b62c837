//! Lists of what one may see: policy, filter, SQL. What the filter lets through is found first, and a page of it is read from there. A
//! new policy shows in every list, because no list says anything of it by itself.

use schakel_access::Filter;
use schakel_domain::ids::PartnershipId;

use crate::{
    StoreError, Value,
    filter::{Clause, ListColumn, clause},
};

/// A kind of thing that is listed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listing {
    /// Its table; in the columns it is called `s`.
    pub(crate) table: &'static str,
    /// The column that names one.
    pub(crate) key: &'static str,
    /// Where the attributes of which policies ask stand.
    pub(crate) columns: &'static [ListColumn],
}

impl Listing {
    /// What of one partnership the filter lets through, as a condition on `s`. Its values are added to those of the statement.
    pub(crate) fn sight(&self, filter: &Filter, partnership: PartnershipId, values: &mut Vec<Value>) -> Result<Clause, StoreError> {
        clause(filter.cond(), self.columns, &[("partnership", partnership.to_string())], values)
    }

    /// Whether the filter lets everything of the partnership through.
    pub(crate) fn sees_all(&self, filter: &Filter, partnership: PartnershipId) -> Result<bool, StoreError> {
        Ok(self.sight(filter, partnership, &mut Vec::new())? == Clause::All)
    }

    /// What is in sight, as a table to join from, and the thing itself as `as_name`. `MATERIALIZED` and the cross join keep SQLite from
    /// walking through the whole partnership instead: a list then costs as much as the reader has, however much there is.
    pub(crate) fn in_sight(&self, condition: &str, columns: &str, as_name: &str) -> String {
        let Self { table, key, .. } = self;
        format!(
            "WITH sight AS MATERIALIZED (SELECT s.{key} AS sighted FROM {table} s WHERE {condition}) \
             SELECT {columns} FROM sight CROSS JOIN {table} {as_name}"
        )
    }
}
