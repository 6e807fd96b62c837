//! What the playbook asks now: of the client, of the worker, with paragraph and date. A list of dated items, as the rules are, each a pure
//! function of the facts of a case and the day; screens only show it, and the coordinator's day waits for the same items.

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};

use super::{
    book::Playbook,
    facts,
    screen::{Outcome, Screening, screen},
    source::Par,
    topic::Topic,
    version::Version,
};
use crate::{
    actor::coded,
    day::DayList,
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
    /// Of which version.
    pub version: Version,
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

/// Something that the playbook asks in some situations: a dated item, as the rules are.
pub struct Item {
    /// What is asked.
    pub ask: Ask,
    /// Of whom.
    pub whom: Whom,
    /// By which paragraph.
    pub par: Par,
    /// The version from which it is asked.
    pub since: Version,
    /// The version from which it is not asked any more, if there is one.
    pub until: Option<Version>,
    /// The lists of the coordinator's day that wait for it.
    pub day: &'static [DayList],
    /// Since when it is asked in this situation, and for which day; none when it is not.
    when: fn(&Situation<'_>) -> Option<When>,
}

/// Since when something is asked, and for which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct When {
    since: Date,
    on: Option<Date>,
}

impl When {
    const fn since(since: Date) -> Self {
        Self { since, on: None }
    }
}

const fn item(ask: Ask, whom: Whom, par: &'static str, day: &'static [DayList], when: fn(&Situation<'_>) -> Option<When>) -> Item {
    Item { ask, whom, par: Par(par), since: Version::V6, until: None, day, when }
}

/// All that is asked, the most pressing first.
pub const ITEMS: &[Item] = &[
    // The conversation with VDAB stays an open step until it is recorded (§2.2), also when the dossier is open already.
    item(Ask::CallVdab, Whom::Client, "2.2", &[DayList::Vdab], |case| match case.noted() {
        None => case.is_vdab_open().then(|| When::since(case.begun().unwrap_or(case.registered_on()))),
        Some((conversation, noted)) => (conversation.state == ConversationState::ClientAsks).then_some(When::since(*noted)),
    }),
    item(Ask::AwaitVdab, Whom::Client, "2.2", &[DayList::Vdab], |case| {
        let (conversation, noted) = case.noted()?;
        (conversation.state == ConversationState::Asked).then_some(When::since(*noted))
    }),
    item(Ask::GoToVdab, Whom::Client, "2.2", &[DayList::Vdab], |case| {
        let (noted, on) = case.vdab_planned()?;
        on.filter(|on| *on >= case.today).map(|on| When { since: noted, on: Some(on) })
    }),
    item(Ask::RecordVdab, Whom::Worker, "2.2", &[DayList::Vdab], |case| {
        let (noted, on) = case.vdab_planned()?;
        on.is_none_or(|on| on < case.today).then(|| When { since: on.unwrap_or(noted), on })
    }),
    item(Ask::AskServicelijn, Whom::Client, "2.2", &[], vdab_unclear),
    item(Ask::HelpServicelijn, Whom::Worker, "2.2", &[], vdab_unclear),
    item(Ask::MeetTeam, Whom::Client, "1.1", &[DayList::Unfollowed], |case| case.facts.opened_on.map(When::since)),
    item(Ask::TellDecision, Whom::Worker, "1.2", &[DayList::Unfollowed], |case| {
        let decided = case.facts.decided.filter(|decided| !decided.followed)?;
        match case.facts.opened_on {
            Some(opened_on) => Some(When::since(opened_on)),
            None => decided.kind.ends_registration().then_some(When::since(decided.on)),
        }
    }),
    item(Ask::ShareThresholds, Whom::Worker, "1.2", &[DayList::Unfollowed], |case| {
        case.facts.opened_on.filter(|_| case.facts.thresholds_without_partner > 0).map(When::since)
    }),
    item(Ask::MakePlan, Whom::Worker, "1.1", &[DayList::Unfollowed], |case| case.facts.opened_on.map(When::since)),
    item(Ask::AskMore, Whom::Worker, "1.3.2", &[DayList::Unfollowed], |case| {
        let decided = case.facts.decided.filter(|decided| !decided.followed)?;
        case.is_entering().then_some(When::since(decided.on))
    }),
    item(Ask::HoldTalk, Whom::Worker, "2.2", &[DayList::Untalked], untalked),
    item(Ask::ComeToTalk, Whom::Client, "2.1", &[], untalked),
    item(Ask::BringCase, Whom::Worker, "1.3.2", &[], tabled),
    item(Ask::AwaitConference, Whom::Client, "1.3.2", &[], tabled),
    // What was missed in a talk that is done is asked for the target group; before that it belongs to the talk.
    item(Ask::AskAnswers, Whom::Worker, "1.2", &[DayList::Unagreed, DayList::Ready], |case| {
        case.talking().filter(|_| case.finished().is_some() && case.answers_open()).map(When::since)
    }),
    item(Ask::AskAnswers, Whom::Worker, "2.2", &[DayList::Begun], |case| {
        case.talking().filter(|_| case.finished().is_none() && case.answers_open()).map(When::since)
    }),
    item(Ask::AskAgreement, Whom::Worker, "1.3.2", &[DayList::Begun, DayList::Unagreed], |case| {
        case.talking().filter(|_| case.facts.discuss.is_none()).map(When::since)
    }),
    item(Ask::AskHowOn, Whom::Worker, "2.1", &[DayList::Begun, DayList::Unagreed], |case| {
        case.talking().filter(|_| case.facts.discuss == Some(false)).map(|begun| When::since(case.finished().unwrap_or(begun)))
    }),
    item(Ask::PutOnAgenda, Whom::Worker, "1.3.2", &[DayList::Begun, DayList::Ready], |case| {
        let begun = case.talking().filter(|_| case.facts.discuss == Some(true) && case.facts.tabled_for.is_none())?;
        (!case.answers_open()).then(|| When::since(case.finished().unwrap_or(begun)))
    }),
];

/// A case on a day, as the items look at it.
struct Situation<'a> {
    facts: &'a CaseFacts,
    today: Date,
    playbook: &'a Playbook,
    screening: OnceCell<Screening>,
}

impl Situation<'_> {
    const fn registered_on(&self) -> Date {
        self.facts.screened.registered_on
    }

    /// The day of the last step of the talk, once it was begun.
    const fn begun(&self) -> Option<Date> {
        match self.facts.talk {
            TalkStage::None => None,
            TalkStage::Begun(on) | TalkStage::Finished(on) => Some(on),
        }
    }

    const fn finished(&self) -> Option<Date> {
        match self.facts.talk {
            TalkStage::Finished(on) => Some(on),
            TalkStage::None | TalkStage::Begun(_) => None,
        }
    }

    /// Whether the client is on the way in: no trajectory runs, and no decision showed another way.
    fn is_entering(&self) -> bool {
        self.facts.opened_on.is_none() && !self.is_referred()
    }

    /// A client who was shown another way is asked nothing more.
    fn is_referred(&self) -> bool {
        self.facts.opened_on.is_none() && self.facts.decided.is_some_and(|decided| decided.kind.ends_registration())
    }

    /// Since when there is a talk, on the way in.
    fn talking(&self) -> Option<Date> {
        self.begun().filter(|_| self.is_entering())
    }

    /// Whether the conversation with VDAB is an open step.
    fn is_vdab_open(&self) -> bool {
        let noted = self.facts.conversation.as_ref().map(|(conversation, _)| conversation.state);
        is_vdab_open(self.facts.screened.client_file.given().copied(), noted) && !self.is_referred()
    }

    /// What was noted of the conversation while it is an open step, and when.
    fn noted(&self) -> Option<&(Conversation, Date)> {
        self.facts.conversation.as_ref().filter(|_| self.is_vdab_open())
    }

    /// The day on which it was noted that the conversation is planned, and for when. An open step that is not to be asked for is planned.
    fn vdab_planned(&self) -> Option<(Date, Option<Date>)> {
        let (conversation, noted) = self.noted()?;
        let planned = !matches!(conversation.state, ConversationState::ClientAsks | ConversationState::Asked);
        planned.then_some((*noted, conversation.on))
    }

    /// Whether there is something to be asked that changes what the rules say.
    fn answers_open(&self) -> bool {
        let facts = &self.facts.screened;
        let screening = self.screening.get_or_init(|| screen(self.playbook, facts));
        // Where a rule is broken already, other answers change nothing: the conference decides.
        let settled = matches!(screening.outcome, Outcome::Outside | Outcome::EducationFirst);
        // The conversation has a step of its own.
        let asks = screening.to_ask().iter().any(|topic| !matches!(topic, Topic::Conversation | Topic::ClientFile | Topic::Known))
            || (screening.outcome == Outcome::ToAsk && !facts.client_file.was_asked() && !facts.has_no_file())
            // Two answers that cannot both be true are asked again, and so is what ran "now" weeks ago.
            || !screening.contradictions.is_empty()
            || facts.is_service_old(&self.playbook.numbers());
        asks && !settled
    }
}

fn untalked(case: &Situation<'_>) -> Option<When> {
    (case.is_entering() && case.begun().is_none()).then(|| When::since(case.registered_on()))
}

fn tabled(case: &Situation<'_>) -> Option<When> {
    let since = case.talking()?;
    case.facts.tabled_for.map(|on| When { since, on: Some(on) })
}

fn vdab_unclear(case: &Situation<'_>) -> Option<When> {
    case.begun().filter(|_| !case.is_referred() && is_vdab_unclear(&case.facts.screened)).map(When::since)
}

/// What is asked on a day by the playbook that is in force, the most pressing first.
pub fn asked(playbook: &Playbook, facts: &CaseFacts, today: Date) -> Vec<Asked> {
    let situation = Situation { facts, today, playbook, screening: OnceCell::new() };
    let in_force = ITEMS.iter().filter(|item| playbook.has_between(item.since, item.until));
    let asked = in_force.filter_map(|item| {
        let When { since, on } = (item.when)(&situation)?;
        Some(Asked { ask: item.ask, whom: item.whom, par: item.par, version: playbook.version(), since, on })
    });
    asked.collect()
}

/// Whether the conversation with VDAB is an open step: with a client file it is, until it was held or the client does not want it (§2.2).
pub fn is_vdab_open(client_file: Option<bool>, conversation: Option<ConversationState>) -> bool {
    client_file == Some(true) && !matches!(conversation, Some(ConversationState::Held | ConversationState::Declined))
}

/// What about VDAB was asked, and is not known.
pub fn is_vdab_unclear(facts: &facts::Facts) -> bool {
    let file = !facts.has_no_file() && facts.client_file.is_unclear();
    let within = facts.client_file == Answer::Given(true)
        && (facts.enrolment.is_unclear() || facts.mediator.is_unclear() || facts.service.is_unclear());
    file || within || (facts.known.is_unclear() && !facts.client_file.was_asked())
}

/// The first thing that is asked of somebody.
pub fn next(all: &[Asked], whom: Whom) -> Option<Asked> {
    all.iter().find(|asked| asked.whom == whom).copied()
}
