//! What the playbook asks now: of the client, of the worker, with paragraph and date. One pure function of the facts of a case and
//! the day; screens only show it.

use serde::{Deserialize, Serialize};

use super::{
    facts,
    rule::Par,
    screen::{Outcome, screen},
    topic::Topic,
};
use crate::{
    actor::coded,
    decision::DecisionKind,
    registration::Answer,
    time::Date,
    vdab_fact::{Conversation, ConversationState},
};

coded! {
    /// Of whom something is asked.
    Whom {
        /// Of the client.
        Client = "client",
        /// Of the worker, or the team.
        Worker = "worker",
    }
}

coded! {
    /// Something that is asked.
    Ask {
        /// Worker: hold the first talk (§2.2).
        HoldTalk = "hold_talk",
        /// Client: take part in the first talk, or not: it is voluntary (§2.1).
        ComeToTalk = "come_to_talk",
        /// Client: ask for a conversation with VDAB, through the mediator or the Servicelijn (§2.2).
        CallVdab = "call_vdab",
        /// Client: wait for the invitation of VDAB, that was asked for (§2.2).
        AwaitVdab = "await_vdab",
        /// Client: ask the Servicelijn or the mediator what is not known about VDAB (§2.2: "bij onduidelijkheden").
        AskServicelijn = "ask_servicelijn",
        /// Worker: go through with the client what to say to the Servicelijn (§2.2).
        HelpServicelijn = "help_servicelijn",
        /// Client: be at the conversation with VDAB (§2.2, III).
        GoToVdab = "go_to_vdab",
        /// Worker: note what came of the conversation, as the client tells it (§2.2).
        RecordVdab = "record_vdab",
        /// Worker: ask what is still to be asked (§1.2, §2.2).
        AskAnswers = "ask_answers",
        /// Worker: ask whether the client agrees to be discussed (§1.3.2, §2.1).
        AskAgreement = "ask_agreement",
        /// Worker: ask how to go on when the client does not want to be discussed, without which no trajectory opens (§2.1, §1.3.2).
        AskHowOn = "ask_how_on",
        /// Worker: put the case on the agenda of a conference (§1.3.2).
        PutOnAgenda = "put_on_agenda",
        /// Worker: bring the case at the conference (§1.3.2).
        BringCase = "bring_case",
        /// Client: hear what comes of the conference (§1.3.2).
        AwaitConference = "await_conference",
        /// Worker: ask more, as the conference decided (§1.3.2).
        AskMore = "ask_more",
        /// Worker: tell the client what was decided, and why (§1.2).
        TellDecision = "tell_decision",
        /// Client: meet the team, and say what you want to reach (§1.1).
        MeetTeam = "meet_team",
        /// Worker: make the plan with the client: help questions, strengths, goals (§1.1).
        MakePlan = "make_plan",
        /// Worker: agree who works on each threshold (§1.2).
        ShareThresholds = "share_thresholds",
    }
}

/// Something that the playbook asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// What.
    pub ask: Ask,
    /// Of whom.
    pub whom: Whom,
    /// By which paragraph.
    pub par: Par,
    /// Since when.
    pub since: Date,
    /// The day itself, when there is one: of the conversation, of the conference.
    pub on: Option<Date>,
}

/// How far the first talk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TalkStage {
    /// Not begun.
    None,
    /// Begun on this day.
    Begun(Date),
    /// Finished on this day.
    Finished(Date),
}

/// A decision, as far as it asks something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// What was decided.
    pub kind: DecisionKind,
    /// On which day.
    pub on: Date,
    /// Whether it was followed up: the client was told; or, where more was to be asked, something was.
    pub followed: bool,
}

/// The facts of a case.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    /// What the rules look at.
    pub screened: facts::Facts,
    /// How far the talk is.
    pub talk: TalkStage,
    /// The conversation with VDAB, and the day on which it was last noted.
    pub conversation: Option<(Conversation, Date)>,
    /// Whether the client agrees to be discussed.
    pub discuss: Option<bool>,
    /// The day of the conference on whose agenda the case stands.
    pub tabled_for: Option<Date>,
    /// The last decision.
    pub decided: Option<Decided>,
    /// The day on which the dossier opened.
    pub opened_on: Option<Date>,
    /// How many thresholds have no partner who works on them.
    pub thresholds_without_partner: usize,
}

const S1_1: Par = Par("1.1");
const S1_2: Par = Par("1.2");
const S1_3_2: Par = Par("1.3.2");
const S2_1: Par = Par("2.1");
const S2_2: Par = Par("2.2");

/// What is asked now, the most pressing first.
pub fn asked(facts: &CaseFacts, today: Date) -> Vec<Asked> {
    let mut all = Vec::new();
    let mut push = |ask, whom, par, since, on| all.push(Asked { ask, whom, par, since, on });
    let registered_on = facts.screened.registered_on;
    let (begun, finished) = match facts.talk {
        TalkStage::None => (None, None),
        TalkStage::Begun(on) => (Some(on), None),
        TalkStage::Finished(on) => (Some(on), Some(on)),
    };
    // The conversation with VDAB stays an open step until it is recorded (§2.2), also when the dossier is open already. A client
    // who was shown another way is asked nothing more.
    let referred = facts.opened_on.is_none() && facts.decided.is_some_and(|decided| decided.kind.ends_registration());
    if !referred {
        vdab(facts, today, begun, &mut push);
        unclear(&facts.screened, begun, &mut push);
    }
    if let Some(opened_on) = facts.opened_on {
        push(Ask::MeetTeam, Whom::Client, S1_1, opened_on, None);
        if facts.decided.is_some_and(|decided| !decided.followed) {
            push(Ask::TellDecision, Whom::Worker, S1_2, opened_on, None);
        }
        if facts.thresholds_without_partner > 0 {
            push(Ask::ShareThresholds, Whom::Worker, S1_2, opened_on, None);
        }
        push(Ask::MakePlan, Whom::Worker, S1_1, opened_on, None);
        return all;
    }
    match facts.decided {
        Some(decided) if decided.kind.ends_registration() => {
            if !decided.followed {
                push(Ask::TellDecision, Whom::Worker, S1_2, decided.on, None);
            }
            return all;
        }
        Some(decided) if !decided.followed => push(Ask::AskMore, Whom::Worker, S1_3_2, decided.on, None),
        _ => {}
    }
    let Some(begun) = begun else {
        push(Ask::HoldTalk, Whom::Worker, S2_2, registered_on, None);
        push(Ask::ComeToTalk, Whom::Client, S2_1, registered_on, None);
        return all;
    };
    if let Some(on) = facts.tabled_for {
        push(Ask::BringCase, Whom::Worker, S1_3_2, begun, Some(on));
        push(Ask::AwaitConference, Whom::Client, S1_3_2, begun, Some(on));
    }
    let screening = screen(&facts.screened);
    // The conversation has a step of its own. Where a rule is broken already, other answers change nothing: the conference decides.
    let settled = matches!(screening.outcome, Outcome::Outside | Outcome::EducationFirst);
    let asks = screening.to_ask().iter().any(|topic| !matches!(topic, Topic::Conversation | Topic::ClientFile | Topic::Known))
        || (screening.outcome == Outcome::ToAsk && !facts.screened.client_file.was_asked() && !facts.screened.has_no_file())
        // Two answers that cannot both be true are asked again, and so is what ran "now" weeks ago.
        || !screening.contradictions.is_empty()
        || facts.screened.is_service_old();
    let open = asks && !settled;
    if open {
        push(Ask::AskAnswers, Whom::Worker, if finished.is_some() { S1_2 } else { S2_2 }, begun, None);
    }
    if facts.discuss.is_none() {
        push(Ask::AskAgreement, Whom::Worker, S1_3_2, begun, None);
    } else if facts.discuss == Some(false) {
        push(Ask::AskHowOn, Whom::Worker, S2_1, finished.unwrap_or(begun), None);
    } else if facts.tabled_for.is_none() && !open {
        push(Ask::PutOnAgenda, Whom::Worker, S1_3_2, finished.unwrap_or(begun), None);
    }
    all
}

/// Whether the conversation with VDAB is an open step: with a client file it is, until it was held or the client does not want it (§2.2).
pub fn is_vdab_open(client_file: Option<bool>, conversation: Option<ConversationState>) -> bool {
    client_file == Some(true) && !matches!(conversation, Some(ConversationState::Held | ConversationState::Declined))
}

fn vdab(facts: &CaseFacts, today: Date, begun: Option<Date>, push: &mut impl FnMut(Ask, Whom, Par, Date, Option<Date>)) {
    if !is_vdab_open(facts.screened.client_file.given().copied(), facts.conversation.as_ref().map(|(conversation, _)| conversation.state)) {
        return;
    }
    let Some((conversation, noted)) = &facts.conversation else {
        push(Ask::CallVdab, Whom::Client, S2_2, begun.unwrap_or(facts.screened.registered_on), None);
        return;
    };
    match (conversation.state, conversation.on) {
        (ConversationState::ClientAsks, _) => push(Ask::CallVdab, Whom::Client, S2_2, *noted, None),
        (ConversationState::Asked, _) => push(Ask::AwaitVdab, Whom::Client, S2_2, *noted, None),
        // An open step that is not to be asked for is planned.
        (_, Some(on)) if on >= today => push(Ask::GoToVdab, Whom::Client, S2_2, *noted, Some(on)),
        (_, on) => push(Ask::RecordVdab, Whom::Worker, S2_2, on.unwrap_or(*noted), on),
    }
}

/// What about VDAB was asked, and is not known.
pub fn is_vdab_unclear(facts: &facts::Facts) -> bool {
    let file = !facts.has_no_file() && facts.client_file.is_unclear();
    let within = facts.client_file == Answer::Given(true)
        && (facts.enrolment.is_unclear() || facts.mediator.is_unclear() || facts.service.is_unclear());
    file || within || (facts.known.is_unclear() && !facts.client_file.was_asked())
}

fn unclear(facts: &facts::Facts, begun: Option<Date>, push: &mut impl FnMut(Ask, Whom, Par, Date, Option<Date>)) {
    let Some(begun) = begun.filter(|_| is_vdab_unclear(facts)) else { return };
    push(Ask::AskServicelijn, Whom::Client, S2_2, begun, None);
    push(Ask::HelpServicelijn, Whom::Worker, S2_2, begun, None);
}

/// The first thing that is asked of somebody.
pub fn next(all: &[Asked], whom: Whom) -> Option<Asked> {
    all.iter().find(|asked| asked.whom == whom).copied()
}
