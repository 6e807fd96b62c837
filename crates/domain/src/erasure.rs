//! Erasing a client (GDPR article 17): asked, decided by two people, done. What stays says that somebody was erased, when, and who
//! decided it; not who it was.

use jiff::ToSpan as _;
use serde::{Deserialize, Serialize};

use crate::{
    actor::coded,
    ids::{ClientId, ErasureId, PartnershipId, PersonId, RegistrationId},
    time::{Date, Instant, day_of},
};

coded! {
    /// How an erasure stands.
    ErasureState {
        /// The client asked.
        Asked = "asked",
        /// One of two people said yes.
        Approved = "approved",
        /// Both said yes: the house erases, also when it was stopped halfway.
        Decided = "decided",
        /// Erased.
        Done = "done",
        /// Taken back by the client, or not to be done: the client was told why.
        Stopped = "stopped",
    }
}

coded! {
    /// On what ground somebody is erased (article 17, first paragraph).
    ErasureGround {
        /// The client asks, and takes back that anything is kept (b, c).
        Asked = "asked",
        /// It is not needed any more (a).
        NotNeeded = "not_needed",
        /// It should never have been kept, as of somebody who was registered by another (d).
        Unlawful = "unlawful",
    }
}

/// A yes to erasing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yes {
    /// By whom; the administrator at the machine has no account.
    pub by: Option<PersonId>,
    /// When.
    pub at: Instant,
}

/// That a client is to be erased, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Which one.
    pub id: ErasureId,
    /// In which partnership.
    pub partnership: PartnershipId,
    /// From which registration it was asked. It is gone when this is done.
    pub registration: RegistrationId,
    /// Whom. Nobody can tell who that was when this is done.
    pub client: ClientId,
    /// How it stands.
    pub state: ErasureState,
    /// On what ground.
    pub ground: ErasureGround,
    /// When it was asked.
    pub asked_at: Instant,
    /// Whether the client asked on the own page; else it was told to a worker.
    pub asked_on_page: bool,
    /// The first yes.
    pub first: Option<Yes>,
    /// The second yes.
    pub second: Option<Yes>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// How many rows went.
    pub rows: Option<i64>,
}

/// The yes cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoYes {
    /// The first yes is of the same person: two people decide.
    SamePerson,
    /// It is decided, done or stopped already.
    Settled,
}

impl Erasure {
    /// The state after a yes of this person; none is the administrator at the machine, who is only ever the second.
    ///
    /// # Errors
    /// When the same person said yes before, or nothing is asked any more.
    pub fn after_yes(&self, by: Option<PersonId>) -> Result<ErasureState, NoYes> {
        match (self.state, self.first) {
            (ErasureState::Asked, None) if by.is_some() => Ok(ErasureState::Approved),
            (ErasureState::Approved, Some(first)) if first.by == by => Err(NoYes::SamePerson),
            (ErasureState::Approved, Some(_)) => Ok(ErasureState::Decided),
            _ => Err(NoYes::Settled),
        }
    }

    /// Whether it waits for somebody.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, ErasureState::Asked | ErasureState::Approved)
    }

    /// The last day on which the client is to have an answer: a month (article 12, third paragraph).
    pub fn answer_by(&self) -> Date {
        day_of(self.asked_at).saturating_add(1.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;

    fn erasure(state: ErasureState, first: Option<PersonId>) -> Erasure {
        let asked_at: Instant = "2026-01-31T10:00:00Z".parse().unwrap();
        Erasure {
            id: id(1),
            partnership: id(2),
            registration: id(3),
            client: id(4),
            state,
            ground: ErasureGround::Asked,
            asked_at,
            asked_on_page: true,
            first: first.map(|by| Yes { by: Some(by), at: asked_at }),
            second: None,
            done_at: None,
            rows: None,
        }
    }

    fn id<T>(n: u8) -> Id<T> {
        format!("0190f3c2-7c1e-7abc-8def-0123456789{n:02x}").parse().unwrap()
    }

    #[test]
    fn two_people_decide_and_never_one_twice() {
        let (nora, karim) = (Some(id(10)), Some(id(11)));
        assert_eq!(erasure(ErasureState::Asked, None).after_yes(nora), Ok(ErasureState::Approved));
        assert_eq!(erasure(ErasureState::Asked, None).after_yes(None), Err(NoYes::Settled), "the machine is never the first");
        let half = erasure(ErasureState::Approved, nora);
        assert_eq!(half.after_yes(nora), Err(NoYes::SamePerson));
        assert_eq!(half.after_yes(karim), Ok(ErasureState::Decided));
        assert_eq!(half.after_yes(None), Ok(ErasureState::Decided));
        for state in [ErasureState::Decided, ErasureState::Done, ErasureState::Stopped] {
            assert_eq!(erasure(state, nora).after_yes(karim), Err(NoYes::Settled), "{state:?}");
        }
    }

    #[test]
    fn an_answer_is_due_within_a_month() {
        assert_eq!(erasure(ErasureState::Asked, None).answer_by().to_string(), "2026-02-28");
    }
}
