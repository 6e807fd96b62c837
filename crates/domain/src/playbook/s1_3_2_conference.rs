//! §1.3.2 The case conference: the partners together, with the VDAB adviser, think about the target group and the next steps.
//! What a conference may decide, on which facts.

use super::{
    clearance::{Clearance, clear, clear_judged},
    contradiction::{contradictions, is_doubted},
    facts::{Facts as Screened, Topic},
    rule::{
        Judged,
        Judgement::{Broken, Held, Missing},
        Par, Refusal, Rule, RuleId, Version,
    },
    s1_2_target_group::{ADULT, NO_REGULAR_OFFER},
    s2_2_first_talk::WEIGHED,
    s3_1_combination::NOT_IN_REGULAR_SERVICE,
    screen::{Outcome, screen},
};
use crate::{acts::DecideCase, conference::DecisionKind};

/// The fewest people who can decide together.
pub const FEWEST: i64 = 2;

/// What the rules of a decision look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionFacts {
    /// The facts of the case.
    pub screened: Screened,
    /// How many people are at the table.
    pub present: i64,
    /// Whether the client wants guidance, with a team that reads what was told.
    pub agrees_to_team: Option<bool>,
}

/// The rules of decisions, for the list of all rules.
pub const RULES: &[Rule<DecisionFacts>] = &[NOT_ALONE, CLIENT_WANTS, NO_SILENT_REFUSAL, EDUCATION_FOR_THE_YOUNG, REGULAR_OFFER_FITS];

/// Partners decide together; nobody decides alone.
pub const NOT_ALONE: Rule<DecisionFacts> = Rule {
    id: RuleId("P1.3.2-1"),
    par: Par("1.3.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::Present],
    judge: |facts| if facts.present >= FEWEST { Held } else { Broken },
};

/// A trajectory opens only when the client wants it: the offer is voluntary (§2.1).
pub const CLIENT_WANTS: Rule<DecisionFacts> = Rule {
    id: RuleId("P2.1-1c"),
    par: Par("2.1"),
    since: Version::V6,
    until: None,
    on: &[Topic::Team],
    judge: |facts| match facts.agrees_to_team {
        Some(true) => Held,
        Some(false) => Broken,
        None => Missing,
    },
};

/// Not in the target group: only on a rule that is broken. What is still to be asked is asked first, and never refuses (P1.2-6).
/// A client of 16 or 17 who can go to education is not refused for that: the playbook refers (P1.2-5).
pub const NO_SILENT_REFUSAL: Rule<DecisionFacts> = Rule {
    id: RuleId("P1.2-6"),
    par: Par("1.2"),
    since: Version::V6,
    until: None,
    on: &[],
    judge: |facts| {
        let screening = screen(&facts.screened);
        if screening.outcome == Outcome::Outside {
            Held
        } else if screening.judged.iter().any(|one| one.judgement == Missing) {
            Missing
        } else {
            Broken
        }
    },
};

/// Education goes first for the young only (§1.2).
pub const EDUCATION_FOR_THE_YOUNG: Rule<DecisionFacts> = Rule {
    id: RuleId("P1.2-5b"),
    par: Par("1.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::BornOn, Topic::RegisteredOn],
    judge: |facts| match facts.screened.age() {
        _ if is_doubted(EDUCATION_FOR_THE_YOUNG.on, &contradictions(&facts.screened)) => Missing,
        Some(age) if age < ADULT => Held,
        Some(_) => Broken,
        None => Missing,
    },
};

/// Referred to the regular offer: when it can serve the client (§1.2), when a regular service runs already (§3.1), or when it was
/// weighed that the partnership's service is not needed (§2.2).
pub const REGULAR_OFFER_FITS: Rule<DecisionFacts> = Rule {
    id: RuleId("P1.2-1d"),
    par: Par("1.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::RegularOffer, Topic::Service, Topic::Needed],
    judge: |facts| {
        let screening = screen(&facts.screened);
        let reasons = [NO_REGULAR_OFFER, NOT_IN_REGULAR_SERVICE, WEIGHED].map(|rule| screening.of(rule.id));
        if reasons.contains(&Some(Broken)) {
            Held
        } else if reasons.contains(&Some(Missing)) {
            Missing
        } else {
            Broken
        }
    },
};

/// The rules of a decision of this kind. For opening a trajectory those of entry come after them.
pub const fn rules_of(kind: DecisionKind) -> &'static [Rule<DecisionFacts>] {
    match kind {
        DecisionKind::OpenTrajectory => &[NOT_ALONE, CLIENT_WANTS],
        DecisionKind::ReferEducation => &[NOT_ALONE, EDUCATION_FOR_THE_YOUNG],
        DecisionKind::ReferRegular => &[NOT_ALONE, REGULAR_OFFER_FITS],
        DecisionKind::AskMore => &[NOT_ALONE],
        DecisionKind::NotInTargetGroup => &[NOT_ALONE, NO_SILENT_REFUSAL],
    }
}

/// Every rule that would refuse this decision on these facts, those of the decision first: what a table of people is told beforehand.
pub fn refusals(kind: DecisionKind, facts: &DecisionFacts) -> Vec<Refusal> {
    let deciding = rules_of(kind).iter().map(|rule| Judged { rule: rule.row(), judgement: (rule.judge)(facts) });
    let entry = if kind == DecisionKind::OpenTrajectory { screen(&facts.screened).judged } else { Vec::new() };
    let refused = deciding.chain(entry).filter(|one| one.judgement != Held);
    refused.map(|one| Refusal { rule: one.rule.id, par: one.rule.par, because: one.judgement }).collect()
}

/// Whether a conference may decide so on these facts.
///
/// # Errors
/// The first rule that does not hold.
pub fn may_decide(kind: DecisionKind, facts: &DecisionFacts) -> Result<Clearance<DecideCase>, Refusal> {
    let together = clear(rules_of(kind), facts)?;
    if kind == DecisionKind::OpenTrajectory { clear_judged(&screen(&facts.screened).judged, together) } else { Ok(together) }
}
