//! How somebody comes into a partnership: who may say that it is the right person, and where the administrator of the platform may invite
//! (ADR 0047). Nobody lets himself in: a membership counts once somebody else says so, who serves there already.

use jiff::SignedDuration;

use super::Member;
use crate::{
    actor::{Role, Standing},
    ids::PersonId,
    time::Instant,
};

/// Those who serve in a partnership, apart from the newcomer and the one who invited: whoever of them says that it is the right person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Confirmers {
    /// Whether there is a coordinator.
    pub coordinator: bool,
    /// Whether there is somebody who works with clients.
    pub worker: bool,
}

impl Confirmers {
    /// Those among the members of a partnership. People are told apart, not memberships: one with two hats counts for neither.
    pub fn of(members: &[Member], newcomer: Option<PersonId>, inviter: Option<PersonId>) -> Self {
        if members.iter().any(|one| !one.is_legible) {
            // It may be the only one who could tell, so nobody goes without.
            return Self { coordinator: true, worker: true };
        }
        let others = || {
            let counts =
                |one: &&Member| one.standing == Standing::Active && Some(one.person.id) != newcomer && Some(one.person.id) != inviter;
            members.iter().filter(counts)
        };
        Self { coordinator: others().any(|one| one.role == Role::Coordinator), worker: others().any(|one| one.role.works_with_clients()) }
    }

    /// Whether there is nobody.
    pub const fn is_nobody(self) -> bool {
        !self.coordinator && !self.worker
    }
}

/// Why the administrator of the platform may invite a coordinator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vacancy {
    /// There never was one, and nothing of a client is there yet: the first one finds nothing.
    First,
    /// There was one and there is none now; somebody who works there can say whether it is the right person.
    Lost,
}

fn is_coordinator(member: &Member) -> bool {
    member.role == Role::Coordinator
}

/// Whether a coordinator ever served here, or may have.
fn had_coordinator(members: &[Member]) -> bool {
    members.iter().any(|one| !one.is_legible || (is_coordinator(one) && one.began_at.is_some()))
}

/// Whether this administrator may invite a coordinator into a partnership with these members; `has_clients` when somebody registered.
pub fn vacancy(members: &[Member], administrator: PersonId, has_clients: bool) -> Option<Vacancy> {
    if members.iter().any(|one| !one.is_legible || (is_coordinator(one) && one.standing == Standing::Active)) {
        return None;
    }
    if had_coordinator(members) {
        Confirmers::of(members, None, Some(administrator)).worker.then_some(Vacancy::Lost)
    } else {
        (!has_clients).then_some(Vacancy::First)
    }
}

/// How a membership stands once the person came by the link: it waits until somebody says that it is the right person. Only where nobody could
/// say so does it count at once: the first coordinator of all; and whom the administrator invites at the machine itself, where nobody
/// else works who could tell.
pub fn arrival(member: &Member, members: &[Member]) -> Standing {
    let first = member.role == Role::Coordinator && !had_coordinator(members);
    let at_the_machine = member.invited_by.is_none() && Confirmers::of(members, Some(member.person.id), None).is_nobody();
    if member.partnership.is_none() || first || at_the_machine { Standing::Active } else { Standing::Awaiting }
}

impl Member {
    /// For how long one is new.
    pub const NEW_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

    /// For how long one who came by a link waits for somebody who confirms.
    pub const WAITS_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

    /// Whether the membership counts, or counted, for less than thirty days.
    pub fn is_new(&self, now: Instant) -> bool {
        self.began_at.is_some_and(|began| now.duration_since(began) < Self::NEW_FOR)
    }

    /// Until when one who waits can be confirmed.
    pub fn waits_until(&self) -> Option<Instant> {
        let accepted = self.accepted_at.filter(|_| self.standing == Standing::Awaiting)?;
        accepted.saturating_add(Self::WAITS_FOR).ok()
    }

    /// Whether one who waited was not confirmed in time. It is over then, as a link is that nobody used; only a new invitation goes on.
    pub fn has_lapsed(&self, now: Instant) -> bool {
        self.standing == Standing::Awaiting && self.waits_until().is_none_or(|until| until <= now)
    }

    /// Whether a new link can be made into this membership: the person did not come, or nobody confirmed in time who came.
    pub fn can_be_invited_again(&self, now: Instant) -> bool {
        self.standing == Standing::Invited || self.has_lapsed(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{Colleague, MemberPartnership, Person, SignInName},
        ids::{Id, OfPerson},
        words::Line,
    };

    fn id<T>(number: u32) -> Id<T> {
        format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
    }

    fn member(person: u32, role: Role, standing: Standing) -> Member {
        let began = matches!(standing, Standing::Active | Standing::Suspended | Standing::Ended);
        Member {
            id: id(100 + person),
            person: Person {
                id: id(person),
                name: Line::parse("Jan Modelmans").unwrap(),
                sign_in_name: SignInName::parse("jan@schakel.example").unwrap(),
            },
            role,
            standing,
            organisation: None,
            partnership: Some(MemberPartnership { id: id(1), slug: "s".to_owned(), name: "S".to_owned() }),
            invited_until: None,
            invited_by: None,
            accepted_at: None,
            confirmed_by: None,
            began_at: began.then_some(Instant::UNIX_EPOCH),
            version: 1,
            is_legible: true,
        }
    }

    fn by(mut member: Member, inviter: Id<OfPerson>) -> Member {
        member.invited_by = Some(Colleague { person: inviter, name: Line::parse("Nora Modelmans").unwrap(), role: Role::Coordinator });
        member
    }

    #[test]
    fn who_could_confirm_is_somebody_else_who_serves_now() {
        use Role::{Buddy, Caseworker, Coordinator, VdabAdviser};
        use Standing::{Active, Suspended};
        let nora = member(1, Coordinator, Active);
        let of = |members: &[Member]| Confirmers::of(members, Some(id(9)), Some(id(1)));
        assert!(of(std::slice::from_ref(&nora)).is_nobody());
        // The same person with a second hat is nobody else.
        assert!(of(&[nora.clone(), member(1, Caseworker, Active), member(9, Caseworker, Active)]).is_nobody());
        assert!(
            of(&[nora.clone(), member(2, Coordinator, Suspended), member(3, Buddy, Active), member(4, VdabAdviser, Active)]).is_nobody()
        );
        assert_eq!(of(&[nora.clone(), member(2, Caseworker, Active)]), Confirmers { coordinator: false, worker: true });
        assert_eq!(of(&[nora, member(2, Coordinator, Active)]), Confirmers { coordinator: true, worker: false });
    }

    #[test]
    fn the_administrator_invites_only_where_nobody_coordinates_and_nothing_is_to_be_had_alone() {
        use Role::{Caseworker, Coordinator};
        use Standing::{Active, Ended, Invited, Suspended};
        let admin = id(7);
        assert_eq!(vacancy(&[], admin, false), Some(Vacancy::First));
        assert_eq!(vacancy(&[], admin, true), None, "somebody registered before anybody coordinated");
        assert_eq!(vacancy(&[member(1, Coordinator, Invited)], admin, false), Some(Vacancy::First));
        assert_eq!(vacancy(&[member(1, Coordinator, Active)], admin, false), None);
        for gone in [Ended, Suspended] {
            let lost = member(1, Coordinator, gone);
            assert_eq!(vacancy(std::slice::from_ref(&lost), admin, false), None, "nobody is left who could tell");
            assert_eq!(vacancy(&[lost.clone(), member(2, Caseworker, Active)], admin, true), Some(Vacancy::Lost));
            // An administrator who works there too cannot be the one who tells.
            assert_eq!(vacancy(&[lost, member(7, Caseworker, Active)], admin, true), None);
        }
    }

    #[test]
    fn one_who_waits_can_be_confirmed_for_fourteen_days_and_then_is_invited_anew() {
        let days = |days: i64| Instant::UNIX_EPOCH.saturating_add(SignedDuration::from_hours(days * 24)).unwrap();
        let second = SignedDuration::from_secs(1);
        let mut waiting = member(9, Role::Caseworker, Standing::Awaiting);
        waiting.accepted_at = Some(days(1));
        assert_eq!(waiting.waits_until(), Some(days(15)));
        assert!(!waiting.has_lapsed(days(15).saturating_sub(second).unwrap()) && waiting.has_lapsed(days(15)));
        assert!(!waiting.can_be_invited_again(days(14)) && waiting.can_be_invited_again(days(15)));
        // Nobody knows since when: it is over.
        waiting.accepted_at = None;
        assert!(waiting.has_lapsed(days(0)));
        for other in Standing::ALL.iter().filter(|one| **one != Standing::Awaiting) {
            let mut other = member(9, Role::Caseworker, *other);
            other.accepted_at = Some(days(1));
            assert!(!other.has_lapsed(days(99)) && other.waits_until().is_none());
            assert_eq!(other.can_be_invited_again(days(99)), other.standing == Standing::Invited);
        }
    }

    #[test]
    fn one_who_came_waits_unless_nobody_could_tell() {
        use Role::{Caseworker, Coordinator};
        use Standing::{Active, Awaiting, Ended, Invited};
        let new = member(9, Coordinator, Invited);
        assert_eq!(arrival(&by(new.clone(), id(7)), &[]), Active, "the first of all");
        let nora = member(1, Coordinator, Active);
        assert_eq!(arrival(&by(new.clone(), id(7)), std::slice::from_ref(&nora)), Awaiting);
        assert_eq!(arrival(&new, std::slice::from_ref(&nora)), Awaiting, "also whom the machine invites");
        let gone = member(1, Coordinator, Ended);
        assert_eq!(arrival(&by(new.clone(), id(7)), std::slice::from_ref(&gone)), Awaiting);
        assert_eq!(arrival(&new, std::slice::from_ref(&gone)), Active, "at the machine, when nobody is left");
        assert_eq!(arrival(&new, &[gone, member(2, Caseworker, Active)]), Awaiting);
        assert_eq!(arrival(&by(member(9, Caseworker, Invited), id(1)), &[nora]), Awaiting, "also by the only coordinator");
    }
}
