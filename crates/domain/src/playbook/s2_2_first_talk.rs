//! §2.2 The first talk, when a partner or outreach reached the client: is the client known at VDAB, is there a client file, does a
//! regular service run; and with a client file, always a conversation of the client with VDAB.

use super::{
    facts::{Facts, Topic},
    rule::{
        Judgement::{Broken, Held, Missing},
        Par, Rule, RuleId, Version,
    },
};
use crate::vdab_fact::RegularService;

/// The rules of the paragraph.
pub const RULES: &[Rule<Facts>] = &[ASKED, FILE_READ, WEIGHED, CONVERSATION];

/// The client was asked: known at VDAB? a client file? a running service? Without a client file nothing can run.
pub const ASKED: Rule<Facts> = Rule {
    id: RuleId("P2.2-1"),
    par: Par("2.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::Known, Topic::ClientFile, Topic::Service],
    judge: |facts| {
        let known = facts.known.is_some() || facts.client_file == Some(true);
        let service = facts.service.is_some() || facts.has_no_file();
        let file = facts.client_file.is_some() || facts.has_no_file();
        if known && file && service { Held } else { Missing }
    },
};

/// With a client file: as what the client is registered, whether there is a mediator, and which service runs.
pub const FILE_READ: Rule<Facts> = Rule {
    id: RuleId("P2.2-7"),
    par: Par("2.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::ClientFile, Topic::Enrolment, Topic::Mediator, Topic::Service],
    judge: |facts| {
        if facts.has_no_file() {
            return Held;
        }
        let read = facts.enrolment.is_some() && facts.mediator.is_some() && facts.service.is_some();
        if facts.client_file == Some(true) && read { Held } else { Missing }
    },
};

/// With a regular service that goes well: it is weighed, with the reason, whether the partnership's service is needed and indicated.
pub const WEIGHED: Rule<Facts> = Rule {
    id: RuleId("P2.2-3"),
    par: Par("2.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::Service, Topic::Success, Topic::Needed],
    judge: |facts| {
        if facts.has_no_file() || facts.service == Some(RegularService::None) {
            return Held;
        }
        match (facts.service, facts.success, facts.needed) {
            (None, ..) | (_, None, _) | (_, Some(true), None) => Missing,
            (Some(_), Some(false), _) | (Some(_), Some(true), Some(true)) => Held,
            (Some(_), Some(true), Some(false)) => Broken,
        }
    },
};

/// With a client file contact with VDAB is always asked for: the client plans a conversation before the decision. When the client
/// was asked and does not want it now, that is said, and the client decides: all goes through the client (part III).
pub const CONVERSATION: Rule<Facts> = Rule {
    id: RuleId("P2.2-9"),
    par: Par("2.2"),
    since: Version::V6,
    until: None,
    on: &[Topic::ClientFile, Topic::Conversation],
    judge: |facts| {
        use crate::vdab_fact::ConversationState::{ClientAsks, Declined, Held as WasHeld, Planned};
        if facts.has_no_file() {
            return Held;
        }
        match (facts.client_file, facts.conversation) {
            (Some(false), _) | (Some(true), Some(Planned | WasHeld | Declined)) => Held,
            (None, _) | (Some(true), None | Some(ClientAsks)) => Missing,
        }
    },
};
