//! §1.3.2 The case conference: the partners together, with the VDAB adviser, think about the target group and the next steps.
//! What a conference may decide, on which facts, and what a decision goes against.
//!
//! Every decision stays open to the table but what a fact forbids: who is out of scope opens no trajectory, and nothing else is refused.
//! What goes against the mediator's estimate, the adviser's advice or a criterion that is not held asks for a sentence (ADR 0051).

pub use super::deciding::{Against, DecisionFacts};
use super::{
    clearance::{Clearance, clear, clear_judged},
    number::FEWEST_PARTNERS,
    rule::{
        Judged,
        Judgement::{Broken, Held, Missing, Unclear},
        Nature, Origin, Par, Refusal, Rule, RuleId, Version,
    },
    screen::screen,
    topic::{Education, Found, Topic},
};
use crate::{
    acts::{AppraiseCase, DecideCase},
    decision::DecisionKind::{self, AskMore, NotInTargetGroup, OpenTrajectory, ReferEducation, ReferRegular},
    registration::Answer,
    vdab_fact::View,
};

/// The rules of decisions, for the list of all rules.
pub const RULES: &[Rule<DecisionFacts>] = &[TOGETHER, CLIENT_WANTS, NO_SILENT_REFUSAL];

/// Partners decide together: at least two organisations, not two heads of one.
pub const TOGETHER: Rule<DecisionFacts> = Rule {
    id: RuleId("P1.3.2-1"),
    par: Par("1.3.2"),
    source: Origin::Ours(51),
    nature: Nature::Deciding,
    since: Version::V6,
    until: None,
    on: &[Topic::Present],
    instead: &[],
    judge: |facts| if facts.partners >= i64::from(FEWEST_PARTNERS.value) { Held } else { Broken },
};

/// A trajectory opens only when the client wants it: the offer is voluntary (§2.1).
pub const CLIENT_WANTS: Rule<DecisionFacts> = Rule {
    id: RuleId("P2.1-1c"),
    par: Par("2.1"),
    source: Origin::Playbook("Aangezien het gaat om een vrijwillig aanbod"),
    nature: Nature::Deciding,
    since: Version::V6,
    until: None,
    on: &[Topic::Team],
    instead: &[ReferRegular, AskMore],
    judge: |facts| match facts.agrees_to_team {
        Some(true) => Held,
        Some(false) => Broken,
        None => Missing,
    },
};

/// Not in the target group: not while something that can settle it was never asked, unless something else says so already. What was asked in
/// vain stands in nobody's way: the table decides, with its reason.
pub const NO_SILENT_REFUSAL: Rule<DecisionFacts> = Rule {
    id: RuleId("P1.2-6"),
    par: Par("1.2"),
    source: Origin::Ours(51),
    nature: Nature::Deciding,
    since: Version::V6,
    until: None,
    on: &[],
    instead: &[AskMore],
    judge: |facts| {
        let judged = screen(&facts.screened).judged;
        let found = facts.screened.found.values().any(|found| *found == Found::NotHeld);
        let broken = judged.iter().any(|one| one.judgement == Broken && one.rule.nature == Nature::Fact);
        let unasked = judged.iter().any(|one| one.judgement == Missing && one.rule.nature == Nature::Fact);
        if unasked && !found && !broken { Missing } else { Held }
    },
};

/// The rules of a decision of this kind. For opening a trajectory the facts of entry come after them.
pub const fn rules_of(kind: DecisionKind) -> &'static [Rule<DecisionFacts>] {
    match kind {
        OpenTrajectory => &[TOGETHER, CLIENT_WANTS],
        ReferEducation | ReferRegular | AskMore => &[TOGETHER],
        NotInTargetGroup => &[TOGETHER, NO_SILENT_REFUSAL],
    }
}

/// Every rule that would refuse this decision on these facts, those of the decision first: what a table of people is told beforehand.
pub fn refusals(kind: DecisionKind, facts: &DecisionFacts) -> Vec<Refusal> {
    let deciding = rules_of(kind).iter().map(|rule| Judged { rule: rule.row(), judgement: (rule.judge)(facts) });
    let refused = deciding.filter(|one| one.judgement != Held);
    let refused = refused.map(|one| Refusal { rule: one.rule.id, par: one.rule.par, because: one.judgement });
    let entry = if kind == OpenTrajectory { screen(&facts.screened).judged } else { Vec::new() };
    refused.chain(entry.iter().filter_map(Judged::refuses)).collect()
}

/// What a decision would go against, on these facts; it asks for a sentence then.
pub fn against(kind: DecisionKind, facts: &DecisionFacts) -> Vec<Against> {
    let mut against = Vec::new();
    match kind {
        OpenTrajectory => {
            let screening = screen(&facts.screened);
            let any = |is: fn(&Judged) -> bool| screening.judged.iter().any(is);
            let rows = [
                (Against::AdviserAbsent, !facts.adviser_present),
                (Against::Adviser, facts.advised == Some(View::NotIndicated)),
                (Against::Mediator, facts.estimated == Some(View::NotIndicated)),
                (Against::Criterion, any(|one| matches!(one.rule.nature, Nature::Appraisal(_)) && one.judgement != Held)),
                (Against::Unclear, any(|one| one.rule.nature == Nature::Fact && one.judgement == Unclear)),
                (Against::NotAsked, any(|one| one.rule.nature == Nature::Asked && one.judgement != Held)),
            ];
            against.extend(rows.into_iter().filter_map(|(what, is)| is.then_some(what)));
        }
        ReferEducation | ReferRegular | NotInTargetGroup => {
            let minor = facts.screened.is_minor() == Some(true);
            let no_option = minor && facts.screened.education == Answer::Given(Education::NotRealistic);
            let rows = [
                (Against::Adviser, facts.advised == Some(View::Indicated)),
                (Against::Mediator, facts.estimated == Some(View::Indicated)),
                (Against::NotRealistic, kind == ReferEducation && no_option),
            ];
            against.extend(rows.into_iter().filter_map(|(what, is)| is.then_some(what)));
        }
        AskMore => {}
    }
    against
}

/// Whether a conference can find something of a criterion: what it finds, partners find together.
///
/// # Errors
/// When one organisation sits there alone.
pub fn may_appraise(facts: &DecisionFacts) -> Result<Clearance<AppraiseCase>, Refusal> {
    clear(&[TOGETHER], facts)
}

/// Whether a conference may decide so on these facts.
///
/// # Errors
/// The first rule that refuses.
pub fn may_decide(kind: DecisionKind, facts: &DecisionFacts) -> Result<Clearance<DecideCase>, Refusal> {
    let together = clear(rules_of(kind), facts)?;
    if kind == OpenTrajectory { clear_judged(&screen(&facts.screened).judged, together) } else { Ok(together) }
}
