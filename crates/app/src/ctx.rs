//! In what situation an act is done: by whom, when, from which form.

use schakel_domain::{
    actor::Actor,
    ids::{FormId, MembershipId, PartnershipId, SessionId},
    time::{Date, Instant, day_of},
};

use crate::AppError;

/// The actor, and the moment of the act.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// Who.
    pub by: Actor,
    /// When.
    pub now: Instant,
    /// The form that was handed in. The same form handed in twice does the thing once.
    pub form: Option<FormId>,
    /// A mark of what stands in it and where it was sent, when it came from a page. Handed in again with other words it is another form.
    pub content: Option<u64>,
    /// Whether a factor was shown in the last five minutes.
    pub stepped_up: bool,
    /// From which session it is done; none at the machine. A change asks once more whether it lives, in its transaction.
    pub session: Option<SessionId>,
}

impl Ctx {
    /// Somebody, now, without a form.
    pub const fn new(by: Actor, now: Instant) -> Self {
        Self { by, now, form: None, content: None, stepped_up: false, session: None }
    }

    /// Where the actor works, and as whom.
    ///
    /// # Errors
    /// `NotFound` without a membership in a partnership: then there is nothing to work at.
    pub fn desk(&self) -> Result<(PartnershipId, MembershipId), AppError> {
        self.by.partnership.zip(self.by.membership).ok_or(AppError::NotFound)
    }

    /// The calendar day in Brussels.
    pub fn today(&self) -> Date {
        day_of(self.now)
    }
}
