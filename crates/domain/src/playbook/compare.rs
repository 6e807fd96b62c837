//! Two versions of the playbook beside each other, on the facts of one case: what each rule says by the one and by the other. Nothing is
//! decided by it, and what was decided under a version stays as it was.

use super::{
    book::Playbook,
    facts::Facts,
    rule::{Judgement, RuleRow},
    screen::{Outcome, screen},
};

/// What one rule says by each of two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleChange {
    /// Which rule.
    pub rule: RuleRow,
    /// What it says by the first; none when it is not in force there.
    pub before: Option<Judgement>,
    /// What it says by the second; none when it is not in force there.
    pub after: Option<Judgement>,
}

/// A case by each of two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What it comes to by the first.
    pub before: Outcome,
    /// What it comes to by the second.
    pub after: Outcome,
    /// The rules that say something else, in the order of the playbook.
    pub rules: Vec<RuleChange>,
}

impl Comparison {
    /// Whether the second version judges the case as the first does. A rule that came or went without being broken or open changes
    /// nothing for the client.
    pub fn is_same(&self) -> bool {
        self.before == self.after && self.counting().next().is_none()
    }

    /// The rules that make a difference for the client.
    pub fn counting(&self) -> impl Iterator<Item = &RuleChange> {
        self.rules.iter().filter(|change| change.before.unwrap_or(Judgement::Held) != change.after.unwrap_or(Judgement::Held))
    }
}

/// Judges a case by two versions. It is the day on which it was judged that stays the same, not the day of today.
pub fn compare(before: &Playbook, after: &Playbook, facts: &Facts) -> Comparison {
    let (was, becomes) = (screen(before, facts), screen(after, facts));
    let kept = was.judged.iter().map(|one| RuleChange { rule: one.rule, before: Some(one.judgement), after: becomes.of(one.rule.id) });
    let new = becomes.judged.iter().filter(|one| was.of(one.rule.id).is_none());
    let new = new.map(|one| RuleChange { rule: one.rule, before: None, after: Some(one.judgement) });
    let rules = kept.chain(new).filter(|change| change.before != change.after).collect();
    Comparison { before: was.outcome, after: becomes.outcome, rules }
}
