//! Joining two registrations of one person (§2.1): which of them stays, and what counts since.

use crate::{
    ids::{MembershipId, RegistrationId},
    time::Instant,
};

/// What was done for the client on a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkOn {
    /// Which registration.
    pub id: RegistrationId,
    /// When it came in.
    pub received_at: Instant,
    /// The worker who has it.
    pub assigned: Option<MembershipId>,
    /// Whether a first talk was begun.
    pub talk: bool,
    /// Whether it stands on an agenda.
    pub tabled: bool,
}

/// Which of two registrations stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staying {
    /// This one: a talk and a place on an agenda stay with the client who was spoken with.
    Only(RegistrationId),
    /// The one that is chosen; this one is proposed.
    Either(RegistrationId),
    /// Neither can go into the other, because both stand on an agenda.
    Neither,
}

impl Staying {
    /// Whether the one that was chosen can stay.
    pub fn allows(self, chosen: RegistrationId) -> bool {
        match self {
            Self::Only(id) => id == chosen,
            Self::Either(_) => true,
            Self::Neither => false,
        }
    }
}

/// Which of these two stays when they are joined. What one of them has and the other has not decides; the older one is proposed when
/// nothing does.
pub fn staying(one: &WorkOn, other: &WorkOn) -> Staying {
    let with = |of: fn(&WorkOn) -> bool| match (of(one), of(other)) {
        (true, false) => Some(one.id),
        (false, true) => Some(other.id),
        _ => None,
    };
    if one.tabled && other.tabled {
        return Staying::Neither;
    }
    if let Some(id) = with(|work| work.tabled).or_else(|| with(|work| work.talk)) {
        return Staying::Only(id);
    }
    let older = if (one.received_at, one.id) <= (other.received_at, other.id) { one.id } else { other.id };
    Staying::Either(with(|work| work.assigned.is_some()).unwrap_or(older))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(number: u8, day: u8) -> WorkOn {
        let id = format!("0190f3c2-7c1e-7abc-8def-0000000000{number:02x}").parse().unwrap();
        let received_at = format!("2026-11-{day}T12:00:00Z").parse().unwrap();
        WorkOn { id, received_at, assigned: None, talk: false, tabled: false }
    }

    /// Whichever is asked first, the answer is the same.
    fn both(one: WorkOn, other: WorkOn) -> Staying {
        let answer = staying(&one, &other);
        assert_eq!(answer, staying(&other, &one));
        answer
    }

    #[test]
    fn the_one_with_work_stays_and_what_stands_on_an_agenda_first_of_all() {
        let (old, young) = (work(1, 10), work(2, 20));
        assert_eq!(both(old, young), Staying::Either(old.id));
        let assigned = WorkOn { assigned: Some("0190f3c2-7c1e-7abc-8def-000000000099".parse().unwrap()), ..young };
        assert_eq!(both(old, assigned), Staying::Either(young.id));
        let talked = WorkOn { talk: true, ..young };
        assert_eq!(both(WorkOn { assigned: assigned.assigned, ..old }, talked), Staying::Only(young.id));
        assert_eq!(both(WorkOn { talk: true, ..old }, talked), Staying::Either(old.id), "both were spoken with");
        assert_eq!(both(WorkOn { talk: true, ..old }, WorkOn { tabled: true, ..talked }), Staying::Only(young.id));
        assert_eq!(both(WorkOn { talk: true, tabled: true, ..old }, WorkOn { tabled: true, ..talked }), Staying::Neither);
    }

    #[test]
    fn only_what_can_stay_is_allowed() {
        let (old, young) = (work(1, 10), work(2, 20));
        assert!(Staying::Only(old.id).allows(old.id) && !Staying::Only(old.id).allows(young.id));
        assert!(Staying::Either(old.id).allows(young.id) && !Staying::Neither.allows(old.id));
    }
}
