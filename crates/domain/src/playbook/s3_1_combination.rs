//! §3.1 What a combination with VDAB is, and who is not for a partnership because a regular service runs.

use super::{
    facts::Facts,
    rule::{
        Judgement::{Broken, Held, Unclear},
        Nature, Rule, RuleId,
    },
    s1_2_target_group::settled,
    source::{Origin, Par},
    topic::Topic,
    version::Version,
};
use crate::{
    decision::DecisionKind::{NotInTargetGroup, ReferRegular},
    registration::Answer,
};

/// The rules of the paragraph that apply to entry.
pub const RULES: &[Rule<Facts>] = &[NOT_IN_REGULAR_SERVICE];

/// A client who is in regular service now (GLOW, IBB, specialised mediation and the like) does not qualify for guidance in a local
/// partnership. Being followed up by a mediator is no such service. What runs "now" is asked again after some weeks.
pub const NOT_IN_REGULAR_SERVICE: Rule<Facts> = Rule {
    id: RuleId("P3.1-2"),
    par: Par("3.1"),
    source: Origin::Playbook("komen niet in aanmerking voor een begeleiding in een lokaal partnerschap"),
    nature: Nature::Fact,
    since: Version::V6,
    until: None,
    on: &[Topic::Known, Topic::ClientFile, Topic::Service],
    instead: &[ReferRegular, NotInTargetGroup],
    judge: |facts| match facts.service() {
        Answer::Given(_) if facts.is_service_old() => Unclear,
        Answer::Given(service) if service.is_guidance() => Broken,
        Answer::Given(_) => Held,
        _ if facts.has_no_file() => Held,
        answer => settled(answer, |_| Held),
    },
};
