//! The judge: every rule of entry, and what they come to. Each is held, broken or to be asked, on which answer, with its paragraph
//! (P1.2-6). A pure function of the facts.

use serde::{Deserialize, Serialize};

use super::{
    contradiction::{Contradiction, contradictions, is_doubted},
    facts::{Facts, Topic},
    rule::{Judged, Judgement, Rule, RuleId},
    s1_2_target_group, s2_2_first_talk, s3_1_combination,
};
use crate::actor::coded;

/// The rules of entry, in the order of the playbook.
pub fn rules() -> impl Iterator<Item = &'static Rule<Facts>> {
    s1_2_target_group::RULES.iter().chain(s2_2_first_talk::RULES).chain(s3_1_combination::RULES)
}

coded! {
    /// What all rules together say.
    Outcome {
        /// Every rule holds: a conference can open a trajectory.
        Within = "within",
        /// Something is still to be asked.
        ToAsk = "to_ask",
        /// To education first (§1.2).
        EducationFirst = "education_first",
        /// A rule is broken: not for a partnership, as far as the playbook goes. A conference decides, with the reason.
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
    /// What is still to be asked: the topics of the rules that cannot be judged yet, each once, in their order.
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

/// Judges every rule of entry.
///
/// A rule that looks at answers which contradict each other is to be asked, whatever it would say of one of them.
pub fn screen(facts: &Facts) -> Screening {
    let contradictions = contradictions(facts);
    let judge = |rule: &Rule<Facts>| if is_doubted(rule.on, &contradictions) { Judgement::Missing } else { (rule.judge)(facts) };
    let judged: Vec<Judged> = rules().map(|rule| Judged { rule: rule.row(), judgement: judge(rule) }).collect();
    let any = |judgement| judged.iter().any(|one: &Judged| one.judgement == judgement);
    let broken_beside_education =
        judged.iter().any(|one| one.judgement == Judgement::Broken && one.rule.id != s1_2_target_group::EDUCATION_FIRST.id);
    let outcome = if broken_beside_education {
        Outcome::Outside
    } else if any(Judgement::Broken) {
        Outcome::EducationFirst
    } else if any(Judgement::Missing) {
        Outcome::ToAsk
    } else {
        Outcome::Within
    };
    Screening { judged, contradictions, outcome }
}
