//! The second key of a change: the rules were asked for an act, and held.

use std::marker::PhantomData;

use super::{rule::RuleId, version::Version};
use crate::acts::Act;

/// Proof that the rules of the playbook were asked for an act, and held. Made only in [`super::may`].
#[derive(Debug)]
pub struct Clearance<A: Act> {
    rules: Vec<RuleId>,
    version: Version,
    of: PhantomData<fn() -> A>,
}

impl<A: Act> Clearance<A> {
    /// Asked under this version, and these rules held.
    pub(super) const fn of(rules: Vec<RuleId>, version: Version) -> Self {
        Self { rules, version, of: PhantomData }
    }

    /// The rules that held.
    pub fn rules(&self) -> &[RuleId] {
        &self.rules
    }

    /// The version of the playbook under which they were asked.
    pub const fn version(&self) -> Version {
        self.version
    }
}
