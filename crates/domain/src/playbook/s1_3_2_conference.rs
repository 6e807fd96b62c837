//! §1.3.2 The case conference: the partners together, with the VDAB adviser, think about the target group and the next steps.
//! What a conference may decide, on which facts, and what a decision goes against.
//!
//! Every decision stays open to the table but what a fact forbids: who is out of scope opens no trajectory, and nothing else is refused.
//! What goes against the mediator's estimate, the adviser's advice or a criterion that is not held asks for a sentence (ADR 0051).

use super::{
    deciding::DecisionFacts,
    rule::{
        Judged,
        Judgement::{Broken, Held, Missing},
        Nature, Rule, RuleId,
    },
    source::{Origin, Par},
    topic::{Found, Topic},
    version::Version,
};
use crate::decision::DecisionKind::{self, AskMore, NotInTargetGroup, OpenTrajectory, ReferRegular};

/// A decision to be taken: its facts, with what the rules of entry say of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deciding {
    /// What it looks at.
    pub facts: DecisionFacts,
    /// What the rules of entry say.
    pub judged: Vec<Judged>,
}

/// A rule of decisions, with the decisions that it is asked for.
pub struct DecisionRule {
    /// The rule.
    pub rule: Rule<Deciding>,
    /// For which decisions it is asked.
    pub of: &'static [DecisionKind],
}

/// The rules of decisions.
pub const RULES: &[DecisionRule] = &[
    DecisionRule { rule: TOGETHER, of: DecisionKind::ALL },
    DecisionRule { rule: CLIENT_WANTS, of: &[OpenTrajectory] },
    DecisionRule { rule: NO_SILENT_REFUSAL, of: &[NotInTargetGroup] },
];

/// Partners decide together: at least two organisations, not two heads of one.
pub const TOGETHER: Rule<Deciding> = Rule {
    id: RuleId("P1.3.2-1"),
    par: Par("1.3.2"),
    source: Origin::Ours(51),
    nature: Nature::Deciding,
    since: Version::V6,
    until: None,
    on: &[Topic::Present],
    instead: &[],
    judge: |case| {
        let partners = case.read(&[Topic::Present], |case| case.facts.partners);
        if case.numbers().are_enough(partners) { Held } else { Broken }
    },
};

/// A trajectory opens only when the client wants it: the offer is voluntary (§2.1).
pub const CLIENT_WANTS: Rule<Deciding> = Rule {
    id: RuleId("P2.1-1c"),
    par: Par("2.1"),
    source: Origin::Playbook("Aangezien het gaat om een vrijwillig aanbod"),
    nature: Nature::Deciding,
    since: Version::V6,
    until: None,
    on: &[Topic::Team],
    instead: &[ReferRegular, AskMore],
    judge: |case| match case.read(&[Topic::Team], |case| case.facts.agrees_to_team) {
        Some(true) => Held,
        Some(false) => Broken,
        None => Missing,
    },
};

/// Not in the target group: not while something that can settle it was never asked, unless something else says so already. What was asked in
/// vain stands in nobody's way: the table decides, with its reason.
pub const NO_SILENT_REFUSAL: Rule<Deciding> = Rule {
    id: RuleId("P1.2-6"),
    par: Par("1.2"),
    source: Origin::Ours(51),
    nature: Nature::Deciding,
    since: Version::V6,
    until: None,
    on: &[],
    instead: &[AskMore],
    judge: |case| {
        let case = case.read(&[], |case| case);
        let found = case.facts.screened.found.values().any(|found| *found == Found::NotHeld);
        let broken = case.judged.iter().any(|one| one.judgement == Broken && one.rule.nature == Nature::Fact);
        let unasked = case.judged.iter().any(|one| one.judgement == Missing && one.rule.nature == Nature::Fact);
        if unasked && !found && !broken { Missing } else { Held }
    },
};
