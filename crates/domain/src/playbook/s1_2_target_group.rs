//! §1.2 The target group: people who are not professionally active or seek work, with complex multiple problems, whom the regular
//! offer cannot serve; and who is out of its scope. Age is counted on the day of registration.

use super::{
    facts::{Education, Facts, Topic},
    rule::{
        Judgement::{Broken, Held, Missing},
        Par, Rule, RuleId, Version,
    },
};
use crate::talk::Work;

/// The age from which a client can belong to the target group.
pub const YOUNGEST: i16 = 16;
/// The age from which education no longer goes first.
pub const ADULT: i16 = 18;
/// From how many life domains with thresholds on problems are multiple.
pub const SEVERAL: usize = 2;

/// The rules of the paragraph.
pub const RULES: &[Rule<Facts>] = &[NOT_WORKING, COMPLEX, NO_REGULAR_OFFER, RESIDENCE, AGE, NOT_ILL_WITH_CONTRACT, EDUCATION_FIRST];

/// Not professionally active, or seeking work. A client who works now and then, such as in interim jobs, may belong; one who works
/// full-time does not.
pub const NOT_WORKING: Rule<Facts> = Rule {
    id: RuleId("P1.2-1a"),
    par: Par("1.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::Work],
    judge: |facts| match facts.work {
        Some(Work::Seeking | Work::NotSeeking | Work::Partly) => Held,
        Some(Work::FullTime) => Broken,
        None => Missing,
    },
};

/// Complex multiple problems: thresholds in several life domains that hold each other in place. What the domains are is part of
/// the answer, because the approach works on each of them with a partner (P1.2-7).
pub const COMPLEX: Rule<Facts> = Rule {
    id: RuleId("P1.2-1b"),
    par: Par("1.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::Complex, Topic::Domains],
    judge: |facts| match facts.complex {
        Some(true) if facts.domains_with_thresholds() >= SEVERAL => Held,
        Some(false) => Broken,
        Some(true) | None => Missing,
    },
};

/// The regular offer, mainly of VDAB and OCMW, cannot serve the client.
pub const NO_REGULAR_OFFER: Rule<Facts> = Rule {
    id: RuleId("P1.2-1c"),
    par: Par("1.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::RegularOffer],
    judge: |facts| match facts.regular_offer {
        Some(false) => Held,
        Some(true) => Broken,
        None => Missing,
    },
};

/// People without residence status are out of scope.
pub const RESIDENCE: Rule<Facts> = Rule {
    id: RuleId("P1.2-2"),
    par: Par("1.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::Residence],
    judge: |facts| match facts.residence {
        Some(true) => Held,
        Some(false) => Broken,
        None => Missing,
    },
};

/// People younger than 16 are out of scope.
pub const AGE: Rule<Facts> = Rule {
    id: RuleId("P1.2-3"),
    par: Par("1.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::BornOn, Topic::RegisteredOn],
    judge: |facts| match facts.age() {
        Some(age) if age >= YOUNGEST => Held,
        Some(_) => Broken,
        None => Missing,
    },
};

/// People who are long-term ill and have an employment contract are out of scope. One "no" settles it.
pub const NOT_ILL_WITH_CONTRACT: Rule<Facts> = Rule {
    id: RuleId("P1.2-4"),
    par: Par("1.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::Ill, Topic::Contract],
    judge: |facts| match (facts.ill, facts.contract) {
        (Some(true), Some(true)) => Broken,
        (Some(false), _) | (_, Some(false)) => Held,
        _ => Missing,
    },
};

/// A client of 16 or 17 goes to the regular offer of education first; accepted only when it is recorded, with the reason, that this
/// is no realistic option any more. Younger clients are out of scope by another rule, so this one says nothing of them.
pub const EDUCATION_FIRST: Rule<Facts> = Rule {
    id: RuleId("P1.2-5"),
    par: Par("1.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::BornOn, Topic::RegisteredOn, Topic::Education],
    judge: |facts| match (facts.age(), facts.education) {
        (Some(age), _) if !(YOUNGEST..ADULT).contains(&age) => Held,
        (Some(_), Some(Education::NotRealistic)) => Held,
        (Some(_), Some(Education::Realistic)) => Broken,
        (Some(_), None) | (None, _) => Missing,
    },
};
