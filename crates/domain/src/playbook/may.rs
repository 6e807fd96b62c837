//! What may be done on these facts, by the playbook in force: register, find, decide; why not; and what a decision goes against.

pub use super::deciding::{Against, DecisionFacts};
use super::{
    book::Playbook,
    clearance::Clearance,
    rule::{
        Judged,
        Judgement::{Held, Unclear},
        Nature, Refusal, Rule,
    },
    s1_3_2_conference::Deciding,
    s2_1_registration::RegistrationFacts,
    screen::screen,
    topic::Education,
};
use crate::{
    acts::{Act, AppraiseCase, DecideCase},
    decision::DecisionKind::{self, AskMore, NotInTargetGroup, OpenTrajectory, ReferEducation, ReferRegular},
    registration::Answer,
    vdab_fact::View,
};

/// Whether the client may be registered on these facts (§2.1).
///
/// # Errors
/// The first rule that does not hold.
pub fn may_register<A: Act>(playbook: &Playbook, facts: &RegistrationFacts) -> Result<Clearance<A>, Refusal> {
    clear(playbook, playbook.registering(), facts)
}

/// Asks rules; the first that does not hold refuses.
fn clear<A: Act, Facts: 'static>(
    playbook: &Playbook,
    rules: impl Iterator<Item = &'static Rule<Facts>>,
    facts: &Facts,
) -> Result<Clearance<A>, Refusal> {
    let mut held = Vec::new();
    for rule in rules {
        let judged = Judged { rule: rule.row(), judgement: rule.says(facts, &playbook.numbers()) };
        if judged.judgement != Held {
            return Err(judged.refusal(playbook.version()));
        }
        held.push(rule.id);
    }
    Ok(Clearance::of(held, playbook.version()))
}

/// What the rules of a decision of this kind say, those of entry aside.
pub fn deciding(playbook: &Playbook, kind: DecisionKind, facts: &DecisionFacts) -> Vec<Judged> {
    let case = weighed(playbook, facts);
    playbook.deciding(kind).map(|rule| Judged { rule: rule.row(), judgement: rule.says(&case, &playbook.numbers()) }).collect()
}

fn weighed(playbook: &Playbook, facts: &DecisionFacts) -> Deciding {
    Deciding { facts: facts.clone(), judged: screen(playbook, &facts.screened).judged }
}

/// Every rule that would refuse this decision on these facts, those of the decision first: what a table of people is told beforehand.
pub fn refusals(playbook: &Playbook, kind: DecisionKind, facts: &DecisionFacts) -> Vec<Refusal> {
    let deciding = deciding(playbook, kind, facts).into_iter().filter(|one| one.judgement != Held);
    let entry = if kind == OpenTrajectory { screen(playbook, &facts.screened).judged } else { Vec::new() };
    let refused = deciding.map(|one| one.refusal(playbook.version()));
    refused.chain(entry.iter().filter_map(|one| one.refuses(playbook.version()))).collect()
}

/// What a decision would go against, on these facts; it asks for a sentence then.
pub fn against(playbook: &Playbook, kind: DecisionKind, facts: &DecisionFacts) -> Vec<Against> {
    let rows = match kind {
        OpenTrajectory => {
            let judged = screen(playbook, &facts.screened).judged;
            let any = |is: fn(&Judged) -> bool| judged.iter().any(is);
            vec![
                (Against::AdviserAbsent, !facts.adviser_present),
                (Against::Adviser, facts.advised == Some(View::NotIndicated)),
                (Against::Mediator, facts.estimated == Some(View::NotIndicated)),
                (Against::Criterion, any(|one| matches!(one.rule.nature, Nature::Appraisal(_)) && one.judgement != Held)),
                (Against::Unclear, any(|one| one.rule.nature == Nature::Fact && one.judgement == Unclear)),
                (Against::NotAsked, any(|one| one.rule.nature == Nature::Asked && one.judgement != Held)),
            ]
        }
        ReferEducation | ReferRegular | NotInTargetGroup => {
            let minor = facts.screened.is_minor(&playbook.numbers()) == Some(true);
            let no_option = minor && facts.screened.education == Answer::Given(Education::NotRealistic);
            vec![
                (Against::Adviser, facts.advised == Some(View::Indicated)),
                (Against::Mediator, facts.estimated == Some(View::Indicated)),
                (Against::NotRealistic, kind == ReferEducation && no_option),
            ]
        }
        AskMore => Vec::new(),
    };
    rows.into_iter().filter_map(|(what, is)| is.then_some(what)).collect()
}

/// Whether a conference can find something of a criterion: what it finds, partners find together.
///
/// # Errors
/// When one organisation sits there alone.
pub fn may_appraise(playbook: &Playbook, facts: &DecisionFacts) -> Result<Clearance<AppraiseCase>, Refusal> {
    clear(playbook, playbook.finding(), &weighed(playbook, facts))
}

/// Whether a conference may decide so on these facts.
///
/// # Errors
/// The first rule that refuses.
pub fn may_decide(playbook: &Playbook, kind: DecisionKind, facts: &DecisionFacts) -> Result<Clearance<DecideCase>, Refusal> {
    let case = weighed(playbook, facts);
    let together = clear(playbook, playbook.deciding(kind), &case)?;
    if kind != OpenTrajectory {
        return Ok(together);
    }
    if let Some(refusal) = case.judged.iter().find_map(|one| one.refuses(playbook.version())) {
        return Err(refusal);
    }
    let held = case.judged.iter().filter(|one| one.judgement == Held).map(|one| one.rule.id);
    Ok(Clearance::of(together.rules().iter().copied().chain(held).collect(), playbook.version()))
}
