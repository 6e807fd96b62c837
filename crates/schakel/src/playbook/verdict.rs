//! What the playbook says of cases as JSON, for programs: `schakel playbook check --json`.

use schakel_domain::{
    conference::DecisionKind,
    playbook::{
        Judged, Judgement, Playbook,
        case::{AskedRow, CaseRow},
        may::Against,
        why::{Turn, Why, why},
    },
    screening::{Contradiction, Criterion, Outcome, Topic},
    time::Date,
};
use serde::Serialize;
use serde_json::Value;

/// What the playbook says of all cases that were read.
#[derive(Serialize)]
pub(crate) struct Verdict<'a> {
    /// The version by which they are judged.
    version: u8,
    /// The first day on which it counts.
    from: Option<Date>,
    /// Whether every case was read, and is as it expects.
    as_expected: bool,
    /// How many files could not be read.
    unread: usize,
    cases: Vec<CaseJson<'a>>,
}

#[derive(Serialize)]
struct CaseJson<'a> {
    name: &'a str,
    outcome: Outcome,
    contradictions: Vec<Contradiction>,
    rules: Vec<RuleJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<DecisionJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    asked: Vec<AskedRow>,
    not_as_expected: Vec<MismatchJson>,
}

#[derive(Serialize)]
struct RuleJson {
    rule: &'static str,
    paragraph: &'static str,
    says: Judgement,
    /// The answers that were read on the branch that was taken.
    read: Vec<Topic>,
    /// The smallest set of answers that carries it.
    carried_by: Vec<Topic>,
    /// Single other answers with which it would say something else.
    turns: Vec<TurnJson>,
}

/// A single other answer with which a rule would say something else.
#[derive(Serialize)]
pub(crate) struct TurnJson {
    pub(crate) topic: Topic,
    pub(crate) answer: Value,
    pub(crate) says: Judgement,
    /// The other rules that it would break.
    pub(crate) breaks: Vec<&'static str>,
}

#[derive(Serialize)]
struct DecisionJson {
    kind: DecisionKind,
    refused_by: Option<&'static str>,
    against: Vec<Against>,
    rules: Vec<RuleJson>,
}

#[derive(Serialize)]
struct MismatchJson {
    of: String,
    expected: String,
    says: String,
}

impl<'a> Verdict<'a> {
    /// Judges the cases.
    pub(crate) fn of(playbook: &Playbook, cases: &'a [CaseRow], unread: usize) -> Self {
        let cases: Vec<CaseJson<'_>> = cases.iter().map(|case| CaseJson::of(playbook, case)).collect();
        let as_expected = unread == 0 && !cases.is_empty() && cases.iter().all(|case| case.not_as_expected.is_empty());
        Self { version: playbook.version().number(), from: playbook.from(), as_expected, unread, cases }
    }
}

impl<'a> CaseJson<'a> {
    fn of(playbook: &Playbook, case: &'a CaseRow) -> Self {
        let screening = case.screening(playbook);
        let why = why(playbook, &case.facts);
        let rules = |judged: &[Judged]| -> Vec<RuleJson> {
            judged.iter().map(|one| RuleJson::of(one, why.iter().find(|why| why.rule == one.rule.id))).collect()
        };
        let mismatches = case.mismatches(playbook).into_iter();
        Self {
            name: &case.name,
            outcome: screening.outcome,
            decision: case.decide.as_ref().map(|decide| DecisionJson {
                kind: decide.kind,
                refused_by: case.refused_by(playbook),
                against: case.against(playbook),
                rules: rules(&case.of_decision(playbook)),
            }),
            rules: rules(&screening.judged),
            contradictions: screening.contradictions,
            asked: case.asked(playbook),
            not_as_expected: mismatches.map(|one| MismatchJson { of: one.of, expected: one.expected, says: one.says }).collect(),
        }
    }
}

impl RuleJson {
    fn of(judged: &Judged, why: Option<&Why>) -> Self {
        Self {
            rule: judged.rule.id.0,
            paragraph: judged.rule.par.0,
            says: judged.judgement,
            read: why.map_or_else(|| judged.rule.on.to_vec(), |why| why.read.clone()),
            carried_by: why.map(|why| why.carried_by.clone()).unwrap_or_default(),
            turns: why.map(|why| why.turns.iter().map(TurnJson::of).collect()).unwrap_or_default(),
        }
    }
}

impl TurnJson {
    /// The answer as it would stand in a case file.
    pub(crate) fn of(turn: &Turn) -> Self {
        let all = serde_json::to_value(&turn.with).unwrap_or_default();
        let found = Criterion::from_code(turn.topic.code()).and_then(|criterion| turn.with.found.get(&criterion));
        let answer = match found {
            Some(found) => Value::String(format!("found {}", found.code())),
            None => all.get(turn.topic.code()).cloned().unwrap_or_default(),
        };
        Self { topic: turn.topic, answer, says: turn.says, breaks: turn.breaks.iter().map(|rule| rule.0).collect() }
    }
}
