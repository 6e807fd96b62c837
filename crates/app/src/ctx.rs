//! In what situation an act is done: by whom, when, from which form.

use schakel_domain::{
    actor::Actor,
    ids::{FormId, MembershipId, PartnershipId},
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
    /// Whether a factor was shown in the last five minutes.
    pub stepped_up: bool,
}

impl Ctx {
    /// Somebody, now, without a form.
    pub const fn new(by: Actor, now: Instant) -> Self {
        Self { by, now, form: None, stepped_up: false }
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
