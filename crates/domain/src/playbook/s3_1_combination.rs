//! §3.1 What a combination with VDAB is, and who is not for a partnership because a regular service runs.

use super::{
    facts::{Facts, Topic},
    rule::{
        Judgement::{Broken, Held, Missing},
        Par, Rule, RuleId, Version,
    },
};

/// The rules of the paragraph that apply to entry.
pub const RULES: &[Rule<Facts>] = &[NOT_IN_REGULAR_SERVICE];

/// A client who is in regular service now (GLOW, IBB, specialised mediation and the like) does not qualify for guidance in a local
/// partnership. Being followed up by a mediator is no such service.
pub const NOT_IN_REGULAR_SERVICE: Rule<Facts> = Rule {
    id: RuleId("P3.1-2"),
    par: Par("3.1"),
    since: Version::V6,
    until: None,
    on: &[Topic::Service],
    judge: |facts| match facts.service {
        Some(service) if service.is_guidance() => Broken,
        Some(_) => Held,
        None if facts.has_no_file() => Held,
        None => Missing,
    },
};
