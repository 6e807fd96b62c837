//! The playbook ("Draaiboek Lokale Partnerschappen"): its paragraphs, its versions, and how a rule speaks.
//!
//! A rule is a dated item in the file of its paragraph. It answers one of three things: held, broken, or still to be
//! asked. Unknown is never "no" (P1.2-6).
//!
//! From below to above: `facts` are what a rule looks at, and `rule` is how it speaks; a file for each paragraph holds its rules;
//! `contradiction` and `screen` judge a case by them ([`crate::screening`]); a [`Clearance`] proves that they were asked for an act;
//! [`asked`] tells what is asked now; [`case`] reads cases from files. None knows one above it.

pub mod asked;
pub mod case;
mod clearance;
pub(crate) mod contradiction;
pub(crate) mod deciding;
pub(crate) mod facts;
pub mod number;
pub(crate) mod rule;
pub mod s1_2_target_group;
pub mod s1_3_2_conference;
pub mod s2_1_registration;
pub mod s2_2_first_talk;
pub mod s3_1_combination;
pub(crate) mod screen;
pub mod text;
pub(crate) mod topic;

pub use clearance::Clearance;
pub use rule::{Judged, Judgement, Nature, Origin, Par, Refusal, Rule, RuleId, RuleRow, Version};

/// All rules, in the order of the playbook. A new paragraph adds its list here.
pub fn all() -> Vec<RuleRow> {
    fn rows<Facts>(rules: &[Rule<Facts>]) -> impl Iterator<Item = RuleRow> {
        rules.iter().map(Rule::row)
    }
    rows(s1_2_target_group::RULES)
        .chain(rows(s1_3_2_conference::RULES))
        .chain(rows(s2_1_registration::RULES))
        .chain(rows(s2_2_first_talk::RULES))
        .chain(rows(s3_1_combination::RULES))
        .collect()
}
