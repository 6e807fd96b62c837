//! Registrations (aanmeldingen, §2.1): what a client tells, and what can follow what.
//!
//! Little is asked. Nothing but a name to be called by and one way to be reached is obligatory; "I don't know" and
//! "rather tell you later" are answers, kept as such.

use serde::{Deserialize, Serialize};

mod answers;
mod code;
mod joining;
mod odd;
mod promise;
mod question;
mod told;

pub use answers::{Answers, OddBirth, Unfinished, check_birth, check_year};
pub use code::{Code, LaterCode};
pub use joining::{Staying, WorkOn, staying};
pub use odd::{Odd, SeenFrom};
pub use promise::{Promise, PromisedWay};
pub use question::Question;
pub use told::{
    Answer, Contact, ContactMark, FormerContact, FormerIdentity, Helper, HelperKind, Identity, Illegible, Language, Legible, TelephoneUse,
    Theme, Told,
};

use std::collections::BTreeSet;

use crate::{
    actor::coded,
    ids::{ClientId, ContactAttemptId, MembershipId, PartnershipId, RegistrationId},
    time::{Date, Instant, day_of},
    words::Text,
};

coded! {
    /// How the registration came in.
    Channel {
        /// The web form.
        Web = "web",
        /// The paper form, typed over with the client.
        Paper = "paper",
        /// By telephone, typed with the client.
        Telephone = "telephone",
        /// In a talk at an office or outside, typed with the client.
        Talk = "talk",
    }
}

coded! {
    /// How a registration stands.
    State {
        /// Come in; nobody has it yet.
        Received = "received",
        /// Somebody has it.
        Assigned = "assigned",
        /// The partnership answered.
        Answered = "answered",
        /// The client took it back.
        Withdrawn = "withdrawn",
        /// Joined to another registration of the same person.
        Merged = "merged",
        /// Put aside by the coordinator: not a real registration.
        Rejected = "rejected",
        /// Nobody answered it for very long; the client was warned, and can ask again.
        Expired = "expired",
        /// A conference opened a trajectory; the team goes on from here.
        Accepted = "accepted",
        /// A conference decided on another way: education, the regular offer, or not in the target group.
        Referred = "referred",
        /// Ended for an ordinary reason: see [`Ending`]. It can be put back, and the client can ask again.
        Ended = "ended",
    }
}

coded! {
    /// Why a registration ended before a conference decided, or a trajectory because the client goes no further.
    Ending {
        /// The client said to stop, by telephone or face to face.
        Stopped = "stopped",
        /// The client was shown the way to somebody else, who goes on.
        Elsewhere = "elsewhere",
        /// The client could not be reached, after [`LEAST_ATTEMPTS`] attempts.
        Unreachable = "unreachable",
        /// The client moved away.
        Moved = "moved",
        /// Another partnership goes on. Nothing crosses by itself: the client registers there.
        OtherPartnership = "other_partnership",
        /// The client died.
        Died = "died",
    }
}

impl Ending {
    /// Whether it stops a trajectory at once: the client's own wish, or the client is not there any more. Everything else the partnership,
    /// VDAB adviser included, decides at a conference (§7).
    pub const fn stops_trajectory(self) -> bool {
        matches!(self, Self::Stopped | Self::Moved | Self::OtherPartnership | Self::Died)
    }
}

/// How often it was tried before a client counts as unreachable, on days of their own. The playbook names no number; this is ours, until
/// partnerships agree on another.
pub const LEAST_ATTEMPTS: usize = 3;

coded! {
    /// How it was tried to reach a client who could not be reached.
    AttemptKind {
        /// Called, and nobody answered.
        Called = "called",
        /// A message was left.
        LeftMessage = "left_message",
        /// A text message was sent, by the worker's own telephone.
        Texted = "texted",
        /// Went by, and nobody was there.
        Visited = "visited",
        /// Asked through a helper or at a place.
        Through = "through",
    }
}

/// An attempt to reach a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactAttempt {
    /// Which one.
    pub id: ContactAttemptId,
    /// How.
    pub kind: AttemptKind,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: MembershipId,
}

/// On how many days it was tried.
pub fn days_tried(attempts: &[ContactAttempt]) -> usize {
    attempts.iter().map(|attempt| day_of(attempt.at)).collect::<BTreeSet<_>>().len()
}

impl State {
    /// Whether something still has to happen with it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Assigned | Self::Answered)
    }

    /// Whether somebody has to have it: it is open, or was decided about and the client can still say something.
    pub const fn needs_worker(self) -> bool {
        self.after(Step::Add).is_ok()
    }

    /// Whether it was put aside, expired, ended or referred, and can be put back as it was. Referred, it can be discussed and decided
    /// about anew; the earlier decision stays.
    pub const fn can_come_back(self) -> bool {
        matches!(self, Self::Rejected | Self::Expired | Self::Ended | Self::Referred)
    }

    /// Whether the client waits for an answer.
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::Received | Self::Assigned)
    }
}

/// For how many days client and coordinator are warned before a registration that nobody answered expires.
pub const WARNED_DAYS: i64 = 30;

/// When a registration expires that was warned about at this moment, should nobody answer.
pub fn expires_at(warned_at: Instant) -> Instant {
    warned_at.saturating_add(jiff::SignedDuration::from_hours(24 * WARNED_DAYS)).unwrap_or(warned_at)
}

/// What one can do to a registration, for the table of what can follow what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Give it to a worker.
    Assign,
    /// Answer the client.
    Answer,
    /// The client adds something.
    Add,
    /// The client takes it back.
    Withdraw,
    /// Join it to another.
    Merge,
    /// Put it aside: not a real registration.
    Reject,
    /// A conference opens a trajectory.
    Accept,
    /// A conference decides on another way.
    Refer,
    /// End it for an ordinary reason.
    End,
    /// End its trajectory because the client goes no further.
    EndTrajectory,
}

/// The step cannot be taken from this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoStep {
    /// From where.
    pub from: State,
    /// What was wanted.
    pub step: Step,
}

impl State {
    /// The state after a step. Taking apart again and putting back are no steps of this table: they put back what was kept.
    pub const fn after(self, step: Step) -> Result<Self, NoStep> {
        match (self, step) {
            (Self::Received | Self::Assigned, Step::Assign) => Ok(Self::Assigned),
            // A new worker for a client who was answered does not take the answer back.
            (Self::Answered, Step::Assign) | (Self::Received | Self::Assigned | Self::Answered, Step::Answer) => Ok(Self::Answered),
            // A decision is told to the client, who may still say something, and may stop.
            (Self::Received | Self::Assigned | Self::Answered, Step::Add) | (Self::Accepted | Self::Referred, Step::Answer | Step::Add) => {
                Ok(self)
            }
            (Self::Received | Self::Assigned | Self::Answered | Self::Accepted, Step::Withdraw) => Ok(Self::Withdrawn),
            (Self::Received | Self::Assigned | Self::Answered, Step::Merge) => Ok(Self::Merged),
            // Whom the partnership answered is somebody.
            (Self::Received | Self::Assigned, Step::Reject) => Ok(Self::Rejected),
            (Self::Received | Self::Assigned | Self::Answered, Step::Accept) => Ok(Self::Accepted),
            (Self::Received | Self::Assigned | Self::Answered, Step::Refer) => Ok(Self::Referred),
            (Self::Received | Self::Assigned | Self::Answered, Step::End) | (Self::Accepted, Step::EndTrajectory) => Ok(Self::Ended),
            (Self::Answered, Step::Reject)
            | (Self::Received | Self::Assigned | Self::Answered, Step::EndTrajectory)
            | (Self::Withdrawn | Self::Merged | Self::Rejected | Self::Expired | Self::Accepted | Self::Referred | Self::Ended, _) => {
                Err(NoStep { from: self, step })
            }
        }
    }
}

/// A registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Which one.
    pub id: RegistrationId,
    /// With which partnership.
    pub partnership: PartnershipId,
    /// Whose.
    pub client: ClientId,
    /// How it stands.
    pub state: State,
    /// How it came in.
    pub channel: Channel,
    /// In what language to speak with the client.
    pub language: Answer<Language>,
    /// When it came in.
    pub received_at: Instant,
    /// When somebody of the partnership first opened it.
    pub seen_at: Option<Instant>,
    /// The worker who has it.
    pub assigned: Option<MembershipId>,
    /// The worker who typed it over with the client, or supported the client.
    pub supporter: Option<MembershipId>,
    /// To which registration it was joined.
    pub merged_into: Option<RegistrationId>,
    /// When it was put aside, expired, ended or taken back.
    pub closed_at: Option<Instant>,
    /// Why it ended, when it did.
    pub ending: Option<Ending>,
    /// When it was first told that it expires, should nobody answer; see [`expires_at`].
    pub warned_at: Option<Instant>,
    /// By what day the client is contacted, if the partnership promised one when it came in.
    pub contact_by: Option<Date>,
    /// Whether it came in with a flood, so that somebody looks whether it is a real one.
    pub doubted: bool,
    /// The client's names and birth date.
    pub identity: Identity,
    /// How the client can be reached.
    pub contact: Contact,
    /// How that came to be so.
    pub contact_mark: ContactMark,
    /// What the client told.
    pub told: Told,
    /// Counts changes, so that two people at once are noticed.
    pub version: i64,
}

coded! {
    /// What kind of message stands on a registration.
    MessageKind {
        /// The client added something.
        Addition = "addition",
        /// The partnership invites the client to a talk.
        Invitation = "invitation",
        /// The partnership asks the client something.
        Question = "question",
        /// The partnership tells the client where else to go.
        Elsewhere = "elsewhere",
        /// Any other answer.
        Answer = "answer",
    }
}

impl MessageKind {
    /// Whether the client wrote it.
    pub const fn is_of_client(self) -> bool {
        matches!(self, Self::Addition)
    }
}

/// A message on a registration: the client adds, the partnership answers. It is read on the client's own page; the system never sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which one.
    pub id: crate::ids::MessageId,
    /// What kind.
    pub kind: MessageKind,
    /// The words.
    pub body: Text,
    /// When it was written.
    pub at: Instant,
    /// The worker who wrote it; none for the client.
    pub by: Option<MembershipId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_client_took_back_stays_taken_back() {
        for step in [Step::Assign, Step::Answer, Step::Add, Step::Withdraw, Step::Merge, Step::Reject, Step::End] {
            for over in [State::Withdrawn, State::Merged, State::Rejected, State::Expired, State::Ended] {
                assert!(over.after(step).is_err());
            }
        }
    }

    #[test]
    fn whom_the_partnership_answered_is_not_put_aside_as_unreal() {
        assert_eq!(State::Received.after(Step::Reject), Ok(State::Rejected));
        assert_eq!(State::Assigned.after(Step::Reject), Ok(State::Rejected));
        assert!(State::Answered.after(Step::Reject).is_err());
    }

    #[test]
    fn an_answered_client_stays_answered_with_a_new_worker() {
        assert_eq!(State::Answered.after(Step::Assign), Ok(State::Answered));
    }
}
