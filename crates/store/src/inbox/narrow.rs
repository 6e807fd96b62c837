//! To what a list of the inbox is narrowed.

use std::collections::HashSet;

use schakel_domain::{
    ids::{MembershipId, RegistrationId},
    registration::{Answer, Language},
};

use crate::{Value, listing::Order};

/// With whom the registrations of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// With nobody yet.
    Nobody,
    /// With this worker.
    Member(MembershipId),
}

/// To what a list is narrowed; what is none is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Narrow {
    /// With whom.
    pub with: Option<With>,
    /// In what language to speak with the client.
    pub language: Option<Language>,
    /// Only these.
    pub among: Option<HashSet<RegistrationId>>,
    /// In what order.
    pub order: Order,
}

impl Narrow {
    /// What a row has to be, as conditions on `r`; their values are added to those of the statement.
    pub(super) fn conditions(&self, values: &mut Vec<Value>) -> String {
        let mut conditions = Vec::new();
        let mut asks = |column: &str, value: Value| {
            values.push(value);
            format!(" AND r.{column} = ${}", values.len())
        };
        conditions.extend(self.language.map(|language| asks("language", Value::from(&Answer::Given(language)))));
        conditions.extend(self.with.map(|with| match with {
            With::Member(member) => asks("assigned_to", Value::from(member)),
            With::Nobody => " AND r.assigned_to IS NULL".to_owned(),
        }));
        conditions.concat()
    }
}
