//! The judge: every rule of entry, and what they come to. Each is held, broken or to be asked, on which answer, with its paragraph
//! (P1.2-6). A pure function of the facts.

use serde::{Deserialize, Serialize};

use super::{
    book::Playbook,
    contradiction::{Contradiction, contradictions, is_doubted},
    facts::Facts,
    rule::{Judged, Judgement, Nature, Rule, RuleId},
    s1_2_target_group,
    topic::Topic,
};
use crate::actor::coded;

coded! {
    /// What all rules together say.
    Outcome {
        /// Every rule holds, as far as the talk can say: the conference finds, and can open a trajectory.
        Within = "within",
        /// Something was not asked yet.
        ToAsk = "to_ask",
        /// Everything was asked. Something is not known, or a criterion does not hold as the talk proposes it: the conference weighs.
        ToFind = "to_find",
        /// To education first (§1.2).
        EducationFirst = "education_first",
        /// A fact is broken: not for a partnership. A conference decides what else, with the reason.
        Outside = "outside",
    }
}

/// The screening of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screening {
    /// Every rule of entry.
    pub judged: Vec<Judged>,
    /// Answers that contradict each other.
    pub contradictions: Vec<Contradiction>,
    /// What it comes to.
    pub outcome: Outcome,
}

impl Screening {
    /// What is still to be asked: the topics of the rules that something was not asked for, each once, in their order.
    pub fn to_ask(&self) -> Vec<Topic> {
        let mut topics = Vec::new();
        for judged in self.judged.iter().filter(|judged| judged.judgement == Judgement::Missing) {
            for topic in judged.rule.on {
                if !topics.contains(topic) {
                    topics.push(*topic);
                }
            }
        }
        topics
    }

    /// What one rule says.
    pub fn of(&self, rule: RuleId) -> Option<Judgement> {
        self.judged.iter().find(|judged| judged.rule.id == rule).map(|judged| judged.judgement)
    }
}

/// Judges every rule of entry that is in force.
///
/// A rule that looks at answers which contradict each other is unclear, whatever it would say of one of them.
pub fn screen(playbook: &Playbook, facts: &Facts) -> Screening {
    let contradictions = contradictions(facts);
    let judge = |rule| judge(playbook, rule, facts, &contradictions);
    let judged: Vec<Judged> = playbook.entry().map(|rule| Judged { rule: rule.row(), judgement: judge(rule) }).collect();
    let outcome = outcome(&judged, !contradictions.is_empty());
    Screening { judged, contradictions, outcome }
}

/// What one rule says of answers of which these contradict each other.
pub(super) fn judge(playbook: &Playbook, rule: &Rule<Facts>, facts: &Facts, contradictions: &[Contradiction]) -> Judgement {
    match rule.says(facts, &playbook.numbers()) {
        Judgement::Held | Judgement::Broken if is_doubted(rule.on, contradictions) => Judgement::Unclear,
        judgement => judgement,
    }
}

fn outcome(judged: &[Judged], doubted: bool) -> Outcome {
    let any = |judgement| judged.iter().any(|one| one.judgement == judgement);
    let mut broken = judged.iter().filter(|one| one.judgement == Judgement::Broken && one.rule.nature == Nature::Fact).peekable();
    if broken.peek().is_some() {
        let education_alone = broken.all(|one| one.rule.id == s1_2_target_group::EDUCATION_FIRST.id);
        if education_alone { Outcome::EducationFirst } else { Outcome::Outside }
    } else if any(Judgement::Missing) {
        Outcome::ToAsk
    } else if any(Judgement::Broken) || any(Judgement::Unclear) || doubted {
        Outcome::ToFind
    } else {
        Outcome::Within
    }
}
