//! The case conference (casusbespreking, §1.3.2): planned, open, closed; its agenda of cases; advice per partner; decisions. And quality
//! coaching, which is planned and attended alike, has no cases, and is recorded.
//! Cases are discussed without a name unless the client agreed for this one conference.

use serde::{Deserialize, Serialize};

pub use crate::decision::DecisionKind;
use crate::{
    actor::{Role, coded},
    ids::{AdviceId, CaseId, ClientId, ConferenceId, DecisionId, FindingId, MembershipId, OrganisationId, PartnershipId, RegistrationId},
    playbook::{
        deciding::{Against, DecisionFacts},
        rule::Judgement,
        topic::{Criterion, Found},
        version::Version,
    },
    registration::Answer,
    talk::SharedPart,
    time::{Date, Instant, day_of},
    vdab_fact::View,
    words::{Line, Reason, Text},
};

coded! {
    /// How a conference stands. Cases can be seen by those who attend while it is open, and not a moment longer.
    ConferenceState {
        /// Planned; the agenda is being made.
        Planned = "planned",
        /// Going on.
        Open = "open",
        /// Over.
        Closed = "closed",
        /// Called off.
        CalledOff = "called_off",
    }
}

coded! {
    /// For what people meet.
    ConferenceKind {
        /// A case conference: cases on an agenda, advice, decisions.
        Cases = "cases",
        /// Quality coaching (kwaliteitscoaching): how the partnership works. No case, and a record.
        Coaching = "coaching",
    }
}

/// What one can do to a conference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConferenceStep {
    /// Change its day, place or members.
    Arrange,
    /// Put a case on the agenda.
    Table,
    /// Begin.
    Begin,
    /// Note who is there.
    Attend,
    /// Close.
    Close,
    /// Write down what a quality coaching spoke about, which closes it; and add to that.
    Record,
    /// Call it off.
    CallOff,
}

/// The step cannot be taken from this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoConferenceStep {
    /// From where.
    pub from: ConferenceState,
    /// What was wanted.
    pub step: ConferenceStep,
}

impl ConferenceState {
    /// The state after a step.
    ///
    /// # Errors
    /// When the step cannot be taken from this state.
    pub const fn after(self, step: ConferenceStep) -> Result<Self, NoConferenceStep> {
        use ConferenceStep::{Arrange, Attend, Begin, CallOff, Close, Record, Table};
        match (self, step) {
            (Self::Planned, Arrange | Table) => Ok(Self::Planned),
            (Self::Planned, Begin) | (Self::Open, Attend | Table) => Ok(Self::Open),
            (Self::Planned, CallOff) => Ok(Self::CalledOff),
            (Self::Open, Close | Record) | (Self::Closed, Record) => Ok(Self::Closed),
            _ => Err(NoConferenceStep { from: self, step }),
        }
    }

    /// Whether a case on its agenda still waits to be discussed.
    pub const fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Open)
    }
}

/// Whether this role takes part in case conferences.
pub const fn confers(role: Role) -> bool {
    matches!(role, Role::Coordinator | Role::Caseworker | Role::Companion | Role::OutreachWorker | Role::VdabAdviser)
}

/// A member of a conference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// Who.
    pub member: MembershipId,
    /// Whether he or she is there; nothing while it has not begun.
    pub present: Option<bool>,
}

/// What a quality coaching spoke about and agreed: of how the partnership works, and of no client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoachingRecord {
    /// What was spoken about.
    pub spoken: Text,
    /// What was agreed.
    pub agreed: Text,
    /// The member who wrote it down last.
    pub by: MembershipId,
    /// When.
    pub at: Instant,
}

/// A case conference, or a quality coaching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conference {
    /// Which one.
    pub id: ConferenceId,
    /// In which partnership.
    pub partnership: PartnershipId,
    /// For what people meet.
    pub kind: ConferenceKind,
    /// How it stands.
    pub state: ConferenceState,
    /// When it begins.
    pub starts_at: Instant,
    /// Where: a place, or a link of a video call.
    pub place: Line,
    /// The members who were asked to come.
    pub members: Vec<Attendance>,
    /// What was spoken about and agreed, once a quality coaching is recorded.
    pub record: Option<CoachingRecord>,
    /// Counts changes, so that two people at once are noticed.
    pub version: i64,
}

impl Conference {
    /// The state after a step: as for its state, and no case comes on a quality coaching, which closes with its record.
    ///
    /// # Errors
    /// When the step cannot be taken from this state, or not at this kind of meeting.
    pub const fn after(&self, step: ConferenceStep) -> Result<ConferenceState, NoConferenceStep> {
        use ConferenceStep::{Close, Record, Table};
        match (self.kind, step) {
            (ConferenceKind::Coaching, Table | Close) | (ConferenceKind::Cases, Record) => Err(NoConferenceStep { from: self.state, step }),
            _ => self.state.after(step),
        }
    }

    /// Whether its day passed and nobody began it. It can still be begun or called off, but it is not the next one.
    pub fn was_never_begun(&self, today: Date) -> bool {
        self.state == ConferenceState::Planned && day_of(self.starts_at) < today
    }

    /// Whether its day is still to come, so that it is asked whether it is meant to begin now.
    pub fn is_early(&self, today: Date) -> bool {
        self.state == ConferenceState::Planned && today < day_of(self.starts_at)
    }
}

coded! {
    /// How a case on an agenda stands.
    CaseState {
        /// To be discussed.
        Tabled = "tabled",
        /// Decided.
        Decided = "decided",
        /// The conference ended before it was decided; it can come on the next one.
        Held = "held",
        /// Taken off by the coordinator.
        TakenOff = "taken_off",
        /// The client took it back: the registration, or the agreement to be discussed.
        Withdrawn = "withdrawn",
    }
}

/// A case on the agenda of a conference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Which one.
    pub id: CaseId,
    /// On which agenda.
    pub conference: ConferenceId,
    /// In which partnership.
    pub partnership: PartnershipId,
    /// About which registration.
    pub registration: RegistrationId,
    /// Whose.
    pub client: ClientId,
    /// Its place on the agenda, from 1.
    pub place: i64,
    /// What it is called at the table; random for each agenda, so that two agendas do not tell of one client.
    pub pseudonym: String,
    /// Whether the client agreed to be called by name at this conference.
    pub named: bool,
    /// How it stands.
    pub state: CaseState,
    /// Counts changes, so that two people at once are noticed.
    pub version: i64,
}

/// What the client let be told at the table: one page, made when the case was put on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    /// The name, only when the client agreed to be named at this conference.
    pub name: Option<String>,
    /// The help question in the client's own words.
    pub wish: Option<String>,
    /// Whole years on the day of registration.
    pub age: Option<i16>,
    /// Where the client lives.
    pub municipality: Option<String>,
    /// The code of [`crate::talk::Work`].
    pub work: Option<String>,
    /// Whether the client is long-term ill.
    pub ill: Option<bool>,
    /// Life domain code, the client's words, and the name of the partner who works on it.
    pub thresholds: Vec<(String, Option<String>, Option<String>)>,
    /// Whether problems hold each other in place.
    pub complex: Answer<bool>,
    /// Whether the distance to the labour market is large because of it.
    pub distance: Answer<bool>,
    /// That distance in words.
    pub distance_words: Option<String>,
    /// Whether the regular offer can serve the client.
    pub regular_offer: Answer<bool>,
    /// Why it can or cannot.
    pub regular_offer_why: Option<String>,
    /// Whether the client has a residence status.
    pub residence: Answer<bool>,
    /// Whether the client has an employment contract.
    pub contract: Answer<bool>,
    /// Whether education is realistic; the code of [`crate::screening::Education`].
    pub education: Answer<String>,
    /// Why it is not any more.
    pub education_why: Option<String>,
    /// The parts that the client lets be told. What is not among them is not shared, which is another thing than not known.
    pub parts: Vec<SharedPart>,
    /// Whether what is known about VDAB may be told. It is read at the table from the facts themselves, with their sources.
    pub vdab: bool,
}

/// Advice of a partner on a case. That of the VDAB adviser is from the expertise "work" (§1.3.2), and may differ from the
/// mediator's estimate (§2.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// Which one.
    pub id: AdviceId,
    /// On which case.
    pub case: CaseId,
    /// The member who gives it.
    pub by: MembershipId,
    /// In what role.
    pub role: Role,
    /// Whether the client belongs to the target group, in this view.
    pub view: View,
    /// What it says of the next steps.
    pub words: Text,
    /// When.
    pub at: Instant,
}

/// What the conference found of a criterion of the target group (§1.3.2). It is never changed, only followed by a newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which one.
    pub id: FindingId,
    /// In which case.
    pub case: CaseId,
    /// Of which criterion.
    pub criterion: Criterion,
    /// What was found.
    pub found: Found,
    /// Why.
    pub reason: Reason,
    /// The member who wrote it down.
    pub by: MembershipId,
    /// When.
    pub at: Instant,
    /// The members who were at the table.
    pub present: Vec<MembershipId>,
}

/// What a decision was taken on: the facts, what the table found, what was advised and estimated. Kept with it, so that it can be judged
/// again, also by a later version of the playbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// At what the rules looked.
    pub facts: DecisionFacts,
    /// What the decision goes against.
    pub against: Vec<Against>,
    /// Why it was taken all the same; there when it goes against something.
    pub why: Option<Reason>,
    /// Where the client is referred to; there when the client is.
    pub to: Option<Line>,
}

/// What the rules of the playbook said when it was decided: kept as it was, whatever the playbook says later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptJudgement {
    /// The rule's name.
    pub rule: String,
    /// Its paragraph.
    pub par: String,
    /// What it said.
    pub judgement: Judgement,
}

/// A decision that was taken back while its conference went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerDecision {
    /// Which one.
    pub id: DecisionId,
    /// On which case.
    pub case: CaseId,
    /// About which registration.
    pub registration: RegistrationId,
    /// What was decided.
    pub kind: DecisionKind,
    /// Why.
    pub reason: Reason,
    /// By whom it was written down.
    pub by: MembershipId,
    /// When.
    pub at: Instant,
    /// By whom it was taken back.
    pub undone_by: MembershipId,
    /// When it was taken back.
    pub undone_at: Instant,
    /// Why it was taken back.
    pub why: Reason,
    /// What it was taken on.
    pub basis: Option<Basis>,
}

/// A decision on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Which one.
    pub id: DecisionId,
    /// On which case.
    pub case: CaseId,
    /// About which registration.
    pub registration: RegistrationId,
    /// Whose.
    pub client: ClientId,
    /// What was decided.
    pub kind: DecisionKind,
    /// Why.
    pub reason: Reason,
    /// The member who wrote it down.
    pub by: MembershipId,
    /// When.
    pub at: Instant,
    /// Under which version of the playbook.
    pub version: Version,
    /// What the rules said.
    pub judgements: Vec<KeptJudgement>,
    /// What it was taken on; nothing for decisions of before this was kept.
    pub basis: Option<Basis>,
    /// How many were there.
    pub present: i64,
    /// Whether the VDAB adviser was there.
    pub adviser_present: bool,
}

/// With whom a trajectory opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The organisation that guides.
    pub organisation: OrganisationId,
    /// The guides; at least one.
    pub team: Vec<MembershipId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_case_comes_on_a_quality_coaching_which_closes_with_its_record() {
        use ConferenceStep::{Arrange, Attend, Begin, CallOff, Close, Record, Table};
        let at = "2026-11-24T13:00:00Z".parse().unwrap();
        let meeting = |kind, state| Conference {
            id: "0190f3c2-7c1e-7abc-8def-000000000001".parse().unwrap(),
            partnership: "0190f3c2-7c1e-7abc-8def-000000000002".parse().unwrap(),
            kind,
            state,
            starts_at: at,
            place: Line::parse("Zaal 2").unwrap(),
            members: Vec::new(),
            record: None,
            version: 1,
        };
        for state in ConferenceState::ALL {
            let (coaching, cases) = (meeting(ConferenceKind::Coaching, *state), meeting(ConferenceKind::Cases, *state));
            assert!(coaching.after(Table).is_err() && coaching.after(Close).is_err() && cases.after(Record).is_err());
            for step in [Arrange, Begin, Attend, CallOff] {
                assert_eq!(coaching.after(step), cases.after(step), "{step:?}");
            }
        }
        let recorded = |state| meeting(ConferenceKind::Coaching, state).after(Record);
        assert_eq!(recorded(ConferenceState::Open), Ok(ConferenceState::Closed));
        assert_eq!(recorded(ConferenceState::Closed), Ok(ConferenceState::Closed), "a record can be added to");
        assert!(recorded(ConferenceState::Planned).is_err() && recorded(ConferenceState::CalledOff).is_err());
    }

    #[test]
    fn what_is_over_stays_over() {
        use ConferenceStep::{Arrange, Attend, Begin, CallOff, Close, Table};
        for step in [Arrange, Table, Begin, Attend, Close, CallOff] {
            assert!(ConferenceState::Closed.after(step).is_err());
            assert!(ConferenceState::CalledOff.after(step).is_err());
        }
        assert!(ConferenceState::Open.after(CallOff).is_err(), "what goes on is closed, not called off");
        assert_eq!(ConferenceState::Open.after(Close), Ok(ConferenceState::Closed));
    }
}
