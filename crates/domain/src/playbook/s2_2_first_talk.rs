//! §2.2 The first talk, when a partner or outreach reached the client: is the client known at VDAB, is there a client file, does a
//! regular service run; and with a client file, always a conversation of the client with VDAB.
//!
//! The playbook recommends to ask, "depending on what the client wants". So it is the asking that counts: "I don't know" and "rather
//! not" hold these rules, and lead to the Servicelijn ([`super::asked`]).

use super::{
    facts::Facts,
    rule::{
        Judgement::{Held, Missing, Unclear},
        Nature, Rule, RuleId,
    },
    s1_2_target_group::appraised,
    source::{Origin, Par},
    topic::{Criterion, Topic},
    version::Version,
};
use crate::{registration::Answer, vdab_fact::RegularService};

/// The rules of the paragraph.
pub const RULES: &[Rule<Facts>] = &[ASKED, FILE_READ, WEIGHED, CONVERSATION];

/// The client was asked: known at VDAB? a client file? a running service? Without a client file nothing of VDAB can run.
pub const ASKED: Rule<Facts> = Rule {
    id: RuleId("P2.2-1"),
    par: Par("2.2"),
    source: Origin::Playbook("eerst na te vragen of de klant al gekend is bij VDAB en een lopende dienstverlening heeft"),
    nature: Nature::Asked,
    since: Version::V6,
    until: None,
    on: &[Topic::Known, Topic::ClientFile, Topic::Service],
    instead: &[],
    judge: |facts| {
        let known = facts.known().was_asked() || *facts.client_file() == Answer::Given(true);
        let service = facts.service().was_asked() || facts.has_no_file();
        let file = facts.client_file().was_asked() || facts.has_no_file();
        if known && file && service { Held } else { Missing }
    },
};

/// With a client file: as what the client is registered, whether there is a mediator, and which service runs.
pub const FILE_READ: Rule<Facts> = Rule {
    id: RuleId("P2.2-7"),
    par: Par("2.2"),
    source: Origin::Playbook("Als de klant wel een klantendossier heeft, bekijkt de partner samen met de klant of"),
    nature: Nature::Asked,
    since: Version::V6,
    until: None,
    on: &[Topic::Known, Topic::ClientFile, Topic::Enrolment, Topic::Mediator, Topic::Service],
    instead: &[],
    judge: |facts| {
        let read = || facts.enrolment().was_asked() && facts.mediator().was_asked() && facts.service().was_asked();
        match facts.client_file() {
            _ if facts.has_no_file() => Held,
            Answer::Given(true) if !read() => Missing,
            Answer::Open => Missing,
            _ => Held,
        }
    },
};

/// With a regular service that goes well: it is weighed, with the reason, whether the partnership's service is needed and indicated.
/// Being followed up by a mediator is no service to work.
pub const WEIGHED: Rule<Facts> = Rule {
    id: RuleId("P2.2-3"),
    par: Par("2.2"),
    source: Origin::Playbook("moet nagegaan worden of de dienstverlening van het lokaal partnerschap wel noodzakelijk/aangewezen is"),
    nature: Nature::Appraisal(Criterion::Needed),
    since: Version::V6,
    until: None,
    on: &[Topic::Known, Topic::ClientFile, Topic::Service, Topic::Success, Topic::Needed],
    instead: &[],
    judge: |facts| match (facts.service(), facts.success()) {
        (Answer::Given(RegularService::None | RegularService::FollowUp), _) | (Answer::Given(_), Answer::Given(false)) => Held,
        (Answer::Given(_), Answer::Given(true)) => appraised(facts, Criterion::Needed, facts.needed()),
        (Answer::Given(_), Answer::Open) => Missing,
        (Answer::Given(_), Answer::Unknown | Answer::Later) => Unclear,
        _ if facts.has_no_file() => Held,
        (Answer::Open, _) => Missing,
        (Answer::Unknown | Answer::Later, _) => Unclear,
    },
};

/// With a client file contact with VDAB is always asked for: the client plans a conversation before the decision. Asked for and waiting
/// for the invitation is contact taken. When the client was asked and does not want it now, that is said, and the client decides: all
/// goes through the client (part III).
pub const CONVERSATION: Rule<Facts> = Rule {
    id: RuleId("P2.2-9"),
    par: Par("2.2"),
    source: Origin::Playbook("We vragen, als er een klantendossier is, om steeds contact op te nemen met VDAB"),
    nature: Nature::Asked,
    since: Version::V6,
    until: None,
    on: &[Topic::Known, Topic::ClientFile, Topic::Conversation],
    instead: &[],
    judge: |facts| {
        use crate::vdab_fact::ConversationState::{Asked, ClientAsks, Declined, Held as WasHeld, Planned};
        match (facts.client_file(), facts.conversation()) {
            _ if facts.has_no_file() => Held,
            (Answer::Open, _) | (Answer::Given(true), Answer::Open | Answer::Given(ClientAsks)) => Missing,
            (Answer::Given(true), Answer::Given(Planned | WasHeld | Declined | Asked) | Answer::Unknown | Answer::Later)
            | (Answer::Given(false) | Answer::Unknown | Answer::Later, _) => Held,
        }
    },
};
