//! Case files: cases that a person of the practice can read and write, with what the playbook says of them. `schakel playbook
//! check CASE.toml` judges one, and the tests of the rules are written in them (`crates/domain/tests/cases`).
//!
//! A file holds `[[case]]` tables. Each has a `name`, its `[case.facts]` as [`Facts`] (what is left out was not asked), and what is expected: the `outcome`, the `contradictions`, and in `[case.expect]` for any rule by its name `held`,
//! `broken`, `missing` or `unclear`. `[case.decide]` asks what a conference may decide, and what it goes `against`;
//! `[case.road]` says how far the client is, and what should be `asked` there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    asked::{Ask, CaseFacts, Decided, TalkStage, Whom, asked},
    book::Playbook,
    contradiction::Contradiction,
    deciding::{Against, DecisionFacts},
    facts::Facts,
    may::{against, deciding, may_decide},
    rule::{Judged, Judgement},
    screen::{Outcome, Screening, screen},
};
use crate::{
    decision::DecisionKind,
    time::Date,
    vdab_fact::{Conversation, ConversationState, View},
};

/// A file of cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// The cases.
    pub case: Vec<CaseRow>,
}

/// A case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRow {
    /// What it is about, in a sentence.
    pub name: String,
    /// What all rules together should come to.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// The contradictions that should be seen; all of them, when any is named.
    #[serde(default)]
    pub contradictions: Option<Vec<Contradiction>>,
    /// What is known.
    pub facts: Facts,
    /// What single rules should say, by their names: those of entry, and those of the decision when there is one.
    #[serde(default)]
    pub expect: BTreeMap<String, Judgement>,
    /// What a conference is asked to decide.
    #[serde(default)]
    pub decide: Option<DecideRow>,
    /// Where the client is on the road, and what should be asked there.
    #[serde(default)]
    pub road: Option<RoadRow>,
}

/// Where a client is on the road on a day, beside what is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoadRow {
    /// The day on which it is asked.
    pub today: Date,
    /// The day on which the first talk was begun; left out, it was not.
    #[serde(default)]
    pub talk_begun: Option<Date>,
    /// The day on which it was finished.
    #[serde(default)]
    pub talk_finished: Option<Date>,
    /// The day on which the conversation with VDAB, as it stands in the facts, was last noted.
    #[serde(default)]
    pub conversation_noted: Option<Date>,
    /// The day for which it is planned, or on which it was held.
    #[serde(default)]
    pub conversation_on: Option<Date>,
    /// Whether the client agrees to be discussed; left out, it was not asked.
    #[serde(default)]
    pub discuss: Option<bool>,
    /// The day of the conference on whose agenda it stands.
    #[serde(default)]
    pub tabled_for: Option<Date>,
    /// What was decided last.
    #[serde(default)]
    pub decided: Option<DecidedRow>,
    /// The day on which the trajectory opened.
    #[serde(default)]
    pub opened_on: Option<Date>,
    /// How many thresholds have no partner who works on them.
    #[serde(default)]
    pub thresholds_without_partner: usize,
    /// What should be asked, the most pressing first: of whom, and what, as in `worker hold_talk`.
    #[serde(default)]
    pub asked: Option<Vec<String>>,
}

/// What was decided, and whether it was followed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecidedRow {
    /// What was decided.
    pub kind: DecisionKind,
    /// On which day.
    pub on: Date,
    /// Whether the client was told; or, where more was to be asked, whether something was.
    #[serde(default)]
    pub followed: bool,
}

/// Something that is asked, as it stands in a case file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskedRow {
    /// What.
    pub ask: Ask,
    /// Of whom.
    pub whom: Whom,
    /// The paragraph.
    pub par: &'static str,
    /// Since when.
    pub since: Date,
    /// For which day, when there is one.
    pub on: Option<Date>,
}

impl AskedRow {
    /// As it is expected: `worker hold_talk`.
    pub fn words(&self) -> String {
        format!("{} {}", self.whom.code(), self.ask.code())
    }
}

/// A decision that a conference would take on the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecideRow {
    /// What is to be decided.
    pub kind: DecisionKind,
    /// How many organisations are at the table.
    pub partners: i64,
    /// Whether the VDAB adviser is there; said to be, where it is left out.
    #[serde(default = "there")]
    pub adviser_present: bool,
    /// Whether the client wants guidance.
    #[serde(default)]
    pub agrees_to_team: Option<bool>,
    /// What the VDAB adviser advises.
    #[serde(default)]
    pub advised: Option<View>,
    /// What the mediator estimates.
    #[serde(default)]
    pub estimated: Option<View>,
    /// The rule that should refuse, by its name; none when it should be allowed.
    #[serde(default)]
    pub refused_by: Option<String>,
    /// What the decision should go against; looked at when it is named.
    #[serde(default)]
    pub against: Option<Vec<Against>>,
}

const fn there() -> bool {
    true
}

/// Something that the playbook says otherwise than the case expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Of what: a rule's name, `outcome`, `contradictions` or `decide`.
    pub of: String,
    /// What the case expects.
    pub expected: String,
    /// What the playbook says.
    pub says: String,
}

impl CaseRow {
    /// What the rules of entry say of the case.
    pub fn screening(&self, playbook: &Playbook) -> Screening {
        screen(playbook, &self.facts)
    }

    /// The decision, with what its rules look at.
    fn deciding(&self) -> Option<(DecisionKind, DecisionFacts)> {
        let decide = self.decide.as_ref()?;
        let facts = DecisionFacts {
            screened: self.facts.clone(),
            partners: decide.partners,
            adviser_present: decide.adviser_present,
            agrees_to_team: decide.agrees_to_team,
            advised: decide.advised,
            estimated: decide.estimated,
        };
        Some((decide.kind, facts))
    }

    /// What the rules of the decision say, those of entry aside; nothing when the case asks for no decision.
    pub fn of_decision(&self, playbook: &Playbook) -> Vec<Judged> {
        let Some((kind, facts)) = self.deciding() else { return Vec::new() };
        deciding(playbook, kind, &facts)
    }

    /// Which rule refuses the decision; none when it is allowed, or when the case asks for none.
    pub fn refused_by(&self, playbook: &Playbook) -> Option<&'static str> {
        let (kind, facts) = self.deciding()?;
        may_decide(playbook, kind, &facts).err().map(|refusal| refusal.rule.0)
    }

    /// What the decision goes against; nothing when the case asks for none.
    pub fn against(&self, playbook: &Playbook) -> Vec<Against> {
        self.deciding().map(|(kind, facts)| against(playbook, kind, &facts)).unwrap_or_default()
    }

    /// What the playbook asks on the road; nothing when the case says nothing of it.
    pub fn asked(&self, playbook: &Playbook) -> Vec<AskedRow> {
        let Some(road) = &self.road else { return Vec::new() };
        let conversation = self.facts.conversation.given().zip(road.conversation_noted).map(|(state, noted)| {
            let planned = matches!(state, ConversationState::Planned | ConversationState::Held);
            let on = road.conversation_on.filter(|_| planned);
            (Conversation { state: *state, on, way: None, three_way: None }, noted)
        });
        let facts = CaseFacts {
            screened: self.facts.clone(),
            talk: match (road.talk_finished, road.talk_begun) {
                (Some(on), _) => TalkStage::Finished(on),
                (None, Some(on)) => TalkStage::Begun(on),
                (None, None) => TalkStage::None,
            },
            conversation,
            discuss: road.discuss,
            tabled_for: road.tabled_for,
            decided: road.decided.as_ref().map(|one| Decided { kind: one.kind, on: one.on, followed: one.followed }),
            opened_on: road.opened_on,
            thresholds_without_partner: road.thresholds_without_partner,
        };
        let all = asked(playbook, &facts, road.today).into_iter();
        all.map(|one| AskedRow { ask: one.ask, whom: one.whom, par: one.par.0, since: one.since, on: one.on }).collect()
    }

    /// Where the playbook says otherwise than the case expects.
    pub fn mismatches(&self, playbook: &Playbook) -> Vec<Mismatch> {
        let screening = self.screening(playbook);
        let of_decision = self.of_decision(playbook);
        let mut mismatches = Vec::new();
        let mut differ = |of: &str, expected: String, says: String| {
            if expected != says {
                mismatches.push(Mismatch { of: of.to_owned(), expected, says });
            }
        };
        for (rule, expected) in &self.expect {
            let says = screening.judged.iter().chain(&of_decision).find(|judged| judged.rule.id.0 == rule);
            let says = says.map_or("no such rule here", |judged| judged.judgement.code());
            differ(rule, expected.code().to_owned(), says.to_owned());
        }
        if let Some(outcome) = self.outcome {
            differ("outcome", outcome.code().to_owned(), screening.outcome.code().to_owned());
        }
        if let Some(contradictions) = &self.contradictions {
            let mut expected = contradictions.clone();
            expected.sort_unstable();
            let words = |all: &[Contradiction]| words(all.iter().map(|one| one.code()));
            differ("contradictions", words(&expected), words(&screening.contradictions));
        }
        if let Some(decide) = &self.decide {
            let word = |rule: Option<&str>| rule.map_or_else(|| "allowed".to_owned(), |rule| format!("refused by {rule}"));
            differ("decide", word(decide.refused_by.as_deref()), word(self.refused_by(playbook)));
            if let Some(expected) = &decide.against {
                let mut expected = expected.clone();
                expected.sort_unstable();
                let words = |all: &[Against]| words(all.iter().map(|one| one.code()));
                differ("against", words(&expected), words(&self.against(playbook)));
            }
        }
        if let Some(expected) = self.road.as_ref().and_then(|road| road.asked.as_ref()) {
            let says: Vec<String> = self.asked(playbook).iter().map(AskedRow::words).collect();
            let words = |all: &[String]| if all.is_empty() { "nothing".to_owned() } else { all.join(", ") };
            differ("asked", words(expected), words(&says));
        }
        mismatches
    }
}

fn words(codes: impl Iterator<Item = &'static str>) -> String {
    let all: Vec<_> = codes.collect();
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
}
