//! The second key of a change: the rules were asked for an act, and held.

use std::marker::PhantomData;

use super::rule::{Judged, Judgement, Refusal, Rule, RuleId, Version};
use crate::acts::Act;

/// Proof that the rules of the playbook were asked for an act, and held. Made only here.
#[derive(Debug)]
pub struct Clearance<A: Act> {
    rules: Vec<RuleId>,
    version: Version,
    of: PhantomData<fn() -> A>,
}

impl<A: Act> Clearance<A> {
    /// The rules that held.
    pub fn rules(&self) -> &[RuleId] {
        &self.rules
    }

    /// The version of the playbook under which they were asked.
    pub const fn version(&self) -> Version {
        self.version
    }
}

/// Asks all rules; the first that does not hold refuses.
pub(crate) fn clear<A: Act, Facts>(rules: &[Rule<Facts>], facts: &Facts) -> Result<Clearance<A>, Refusal> {
    for rule in rules {
        match (rule.judge)(facts) {
            Judgement::Held => {}
            because => return Err(Refusal { rule: rule.id, par: rule.par, because }),
        }
    }
    Ok(Clearance { rules: rules.iter().map(|rule| rule.id).collect(), version: Version::CURRENT, of: PhantomData })
}

/// Adds rules that were judged already; the first that refuses a decision does.
pub(crate) fn clear_judged<A: Act>(judged: &[Judged], mut clearance: Clearance<A>) -> Result<Clearance<A>, Refusal> {
    for one in judged {
        if let Some(refusal) = one.refuses() {
            return Err(refusal);
        }
        if one.judgement == Judgement::Held {
            clearance.rules.push(one.rule.id);
        }
    }
    Ok(clearance)
}
