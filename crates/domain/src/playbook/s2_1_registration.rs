//! §2.1 The client registers himself or herself; the offer is voluntary; others can help, and no more.

use super::{
    reading::Reading,
    rule::{
        Judgement::{self, Broken, Held, Missing},
        Nature, Rule, RuleId,
    },
    source::{Origin, Par},
    topic::Topic,
    version::Version,
};
use crate::registration::{Contact, HelperKind};

/// What the rules of §2.1 look at.
#[derive(Debug, Clone)]
pub struct RegistrationFacts {
    /// Whether the client confirmed to be the one who registers; none while it was not asked.
    pub client_confirms: Option<bool>,
    /// Whether it was read to or by the client that taking part is voluntary.
    pub knows_it_is_voluntary: Option<bool>,
    /// The one who helped.
    pub helper: HelperKind,
    /// How the client can be reached.
    pub contact: Contact,
}

impl Reading<'_, RegistrationFacts> {
    fn said(&self, topic: Topic, what: fn(&RegistrationFacts) -> Option<bool>) -> Judgement {
        match self.read(&[topic], what) {
            Some(true) => Held,
            Some(false) => Broken,
            None => Missing,
        }
    }
}

/// The rules of the paragraph.
pub const RULES: &[Rule<RegistrationFacts>] = &[CLIENT_REGISTERS, VOLUNTARY, REACHABLE];

/// The client registers, and says so. This holds whoever helped: a VDAB mediator may lend the telephone or help with
/// the form, and cannot hand a client in (§1.3.1).
pub const CLIENT_REGISTERS: Rule<RegistrationFacts> = Rule {
    id: RuleId("P2.1-2"),
    par: Par("2.1"),
    source: Origin::Playbook("is de klant zelf aan zet om zich aan te melden bij het lokaal partnerschap"),
    nature: Nature::Asked,
    since: Version::V6,
    until: None,
    on: &[Topic::ClientConfirms],
    instead: &[],
    judge: |facts| facts.said(Topic::ClientConfirms, |facts| facts.client_confirms),
};

/// The offer is voluntary, and the client knows.
pub const VOLUNTARY: Rule<RegistrationFacts> = Rule {
    id: RuleId("P2.1-1"),
    par: Par("2.1"),
    source: Origin::Playbook("Aangezien het gaat om een vrijwillig aanbod"),
    nature: Nature::Asked,
    since: Version::V6,
    until: None,
    on: &[Topic::Voluntary],
    instead: &[],
    judge: |facts| facts.said(Topic::Voluntary, |facts| facts.knows_it_is_voluntary),
};

/// There is one way to reach the client; without it nobody could answer.
pub const REACHABLE: Rule<RegistrationFacts> = Rule {
    id: RuleId("P2.1-1b"),
    par: Par("2.1"),
    source: Origin::Ours(51),
    nature: Nature::Asked,
    since: Version::V6,
    until: None,
    on: &[Topic::Contact],
    instead: &[],
    judge: |facts| {
        if facts.read(&[Topic::Contact], |facts| facts.contact.is_reachable()) { Held } else { Missing }
    },
};
