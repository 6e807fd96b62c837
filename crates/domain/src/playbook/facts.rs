//! What the rules of entry look at (§1.2, §2.2, §3.1): what is known about a client, from the registration, the talk and the facts
//! about VDAB.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    actor::coded,
    registration::{Answer, Registration},
    talk::{self, LifeDomain, TalkAnswers, Work},
    time::{Date, age_on, day_of},
    vdab_fact::{ConversationState, Enrolment, KeptVdabFact, MediatorOf, RegularService, VdabFact, VdabFactKind, newest},
};

coded! {
    /// An answer that a rule looks at.
    Topic {
        /// The day of registration.
        RegisteredOn = "registered_on",
        /// The birth date.
        BornOn = "born_on",
        /// Residence status.
        Residence = "residence",
        /// Whether the client works.
        Work = "work",
        /// Long-term ill.
        Ill = "ill",
        /// An employment contract.
        Contract = "contract",
        /// Whether problems of several life domains hold each other in place.
        Complex = "complex",
        /// The life domains in which there are thresholds.
        Domains = "domains",
        /// Whether the regular offer can serve the client.
        RegularOffer = "regular_offer",
        /// Whether education is still realistic.
        Education = "education",
        /// Known at VDAB.
        Known = "known",
        /// A client file at VDAB.
        ClientFile = "client_file",
        /// As what the client is registered at VDAB.
        Enrolment = "enrolment",
        /// Whether there is a mediator.
        Mediator = "mediator",
        /// The regular service that runs.
        Service = "service",
        /// Whether that service goes well.
        Success = "success",
        /// Whether the partnership's service is needed beside it.
        Needed = "needed",
        /// The conversation with VDAB.
        Conversation = "conversation",
        /// That the client registers.
        ClientConfirms = "client_confirms",
        /// That the client knows it is voluntary.
        Voluntary = "voluntary",
        /// How the client can be reached.
        Contact = "contact",
        /// The people at the table of the conference.
        Present = "present",
        /// Whether the client wants guidance and agrees that the team reads.
        Team = "team",
    }
}

coded! {
    /// Whether education is a realistic option for clients of 16 or 17 (§1.2).
    Education {
        /// It is.
        Realistic = "realistic",
        /// It is not any more, and the reason is recorded.
        NotRealistic = "not_realistic",
    }
}

/// What the rules of entry look at. `None` is "not known", whatever the reason; it never counts as "no".
///
/// This is also the form of the facts in a case file (`schakel playbook check`): each field by its name, dates as
/// `"2026-11-23"`, and what is left out is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The day of registration, on which age is counted.
    pub registered_on: Date,
    /// The birth date.
    #[serde(default)]
    pub born_on: Option<Date>,
    /// Another birth date that was given before, when there is one.
    #[serde(default)]
    pub born_on_before: Option<Date>,
    /// Whether the client has a residence status.
    #[serde(default)]
    pub residence: Option<bool>,
    /// Whether the client works.
    #[serde(default)]
    pub work: Option<Work>,
    /// Whether the client is long-term ill.
    #[serde(default)]
    pub ill: Option<bool>,
    /// Whether the client has an employment contract.
    #[serde(default)]
    pub contract: Option<bool>,
    /// Whether problems of several life domains hold each other in place.
    #[serde(default)]
    pub complex: Option<bool>,
    /// The life domains in which there are thresholds.
    #[serde(default)]
    pub domains: Vec<LifeDomain>,
    /// Whether the regular offer can serve the client.
    #[serde(default)]
    pub regular_offer: Option<bool>,
    /// Whether education is still realistic. "Not realistic" stands here only with its reason recorded.
    #[serde(default)]
    pub education: Option<Education>,
    /// Whether the client is known at VDAB.
    #[serde(default)]
    pub known: Option<bool>,
    /// Whether the client has a client file.
    #[serde(default)]
    pub client_file: Option<bool>,
    /// As what the client is registered at VDAB.
    #[serde(default)]
    pub enrolment: Option<Enrolment>,
    /// Whose mediator accompanies the client.
    #[serde(default)]
    pub mediator: Option<MediatorOf>,
    /// The regular service that runs now.
    #[serde(default)]
    pub service: Option<RegularService>,
    /// Whether it goes well towards work.
    #[serde(default)]
    pub success: Option<bool>,
    /// Whether the partnership's service is needed beside it. Stands here only with its reason recorded.
    #[serde(default)]
    pub needed: Option<bool>,
    /// How the conversation with VDAB stands.
    #[serde(default)]
    pub conversation: Option<ConversationState>,
}

fn yes_no(answer: &Answer<bool>) -> Option<bool> {
    answer.given().copied()
}

impl Facts {
    /// Nothing known but the day of registration.
    pub const fn on(registered_on: Date) -> Self {
        Self {
            registered_on,
            born_on: None,
            born_on_before: None,
            residence: None,
            work: None,
            ill: None,
            contract: None,
            complex: None,
            domains: Vec::new(),
            regular_offer: None,
            education: None,
            known: None,
            client_file: None,
            enrolment: None,
            mediator: None,
            service: None,
            success: None,
            needed: None,
            conversation: None,
        }
    }

    /// What is known from the registration, the talk and the facts about VDAB.
    ///
    /// Age counts on the day of registration, not today: a birthday while the conference is being planned must not change
    /// the answer that the client was given (§1.2).
    pub fn of(registration: &Registration, talk: Option<&TalkAnswers>, vdab: &[KeptVdabFact]) -> Self {
        let registered = registration.identity.born_on.given().copied();
        let none = TalkAnswers::default();
        let talk = talk.unwrap_or(&none);
        let said = talk.born_on.given().copied();
        let mut facts = Self {
            born_on: said.or(registered),
            // Compared with the client, it is corrected in the registration as well.
            born_on_before: registered.filter(|_| said.is_some()),
            residence: yes_no(&talk.residence),
            work: talk.work.given().copied(),
            ill: yes_no(&talk.ill),
            contract: yes_no(&talk.contract),
            complex: yes_no(&talk.complex),
            domains: talk.thresholds.iter().map(|threshold| threshold.domain).collect(),
            regular_offer: yes_no(&talk.regular_offer),
            education: talk.education.given().map(|education| match education {
                talk::Education::Realistic => Education::Realistic,
                talk::Education::NotRealistic(_) => Education::NotRealistic,
            }),
            needed: talk.weighed.given().map(|weighed| weighed.needed),
            ..Self::on(day_of(registration.received_at))
        };
        for kind in VdabFactKind::ALL {
            match newest(vdab, *kind).map(|kept| &kept.fact) {
                Some(VdabFact::Known(known)) => facts.known = *known,
                Some(VdabFact::ClientFile(file)) => facts.client_file = *file,
                Some(VdabFact::Enrolment(enrolment)) => facts.enrolment = *enrolment,
                Some(VdabFact::Mediator { of, .. }) => facts.mediator = *of,
                Some(VdabFact::Service { which, successful }) => (facts.service, facts.success) = (*which, *successful),
                Some(VdabFact::Conversation(conversation)) => facts.conversation = Some(conversation.state),
                Some(VdabFact::Estimate(_)) | None => {}
            }
        }
        facts
    }

    /// Whole years on the day of registration.
    pub fn age(&self) -> Option<i16> {
        self.born_on.map(|born_on| age_on(born_on, self.registered_on))
    }

    /// Whether the client is 16 or 17 on the day of registration.
    pub fn is_minor(&self) -> Option<bool> {
        self.age().map(|age| (16..18).contains(&age))
    }

    /// In how many life domains there are thresholds.
    pub fn domains_with_thresholds(&self) -> usize {
        self.domains.iter().collect::<BTreeSet<_>>().len()
    }

    /// Whether it is known that there is no client file at VDAB: then the partnership can start at once (§2.2).
    pub fn has_no_file(&self) -> bool {
        self.client_file == Some(false) || (self.client_file.is_none() && self.known == Some(false))
    }
}
