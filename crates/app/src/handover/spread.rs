//! Spreading work evenly over those who were named, so that nobody has to be chosen thirty times.

use std::collections::HashMap;

use schakel_domain::{
    actor::Role,
    conference::confers,
    dossier::guides,
    ids::{ConferenceId, DossierId, MembershipId, RegistrationId},
};
use schakel_store::people::Member;

use super::see::Work;
use crate::inbox::takes_registrations;

/// The one who takes over each thing; what nobody of those named can take is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spread {
    /// The dossiers.
    pub dossiers: HashMap<DossierId, MembershipId>,
    /// The registrations.
    pub registrations: HashMap<RegistrationId, MembershipId>,
    /// The seats at conferences.
    pub conferences: HashMap<ConferenceId, MembershipId>,
}

/// Whether this member can take the seat of another at a conference.
pub const fn may_take_seat(role: Role) -> bool {
    confers(role)
}

/// How much each has got so far.
struct Even<'a> {
    named: Vec<&'a Member>,
    got: HashMap<MembershipId, usize>,
}

impl Even<'_> {
    /// The one who has got least of those who can take it.
    fn next(&mut self, can: impl Fn(Role) -> bool) -> Option<MembershipId> {
        let got = &self.got;
        let least = self.named.iter().filter(|one| can(one.role)).min_by_key(|one| got.get(&one.id).copied().unwrap_or(0))?.id;
        self.took(least);
        Some(least)
    }

    fn took(&mut self, id: MembershipId) {
        *self.got.entry(id).or_default() += 1;
    }
}

/// Spreads what hangs on a member over those who were named. The registration of a dossier goes where the dossier goes, when that one can
/// have it: a client speaks with one person.
pub fn spread(work: &Work, to: &[MembershipId]) -> Spread {
    let named: Vec<&Member> = work.colleagues.iter().filter(|one| to.contains(&one.id)).collect();
    let role_of = |id: MembershipId| named.iter().find(|one| one.id == id).map(|one| one.role);
    let mut even = Even { named: named.clone(), got: HashMap::new() };
    let mut all = Spread::default();
    let mut of_dossier = HashMap::new();
    for dossier in &work.dossiers {
        let Some(next) = even.next(guides) else { continue };
        all.dossiers.insert(dossier.id, next);
        of_dossier.insert(dossier.registration, next);
    }
    for registration in &work.registrations {
        let same = of_dossier.get(&registration.id).copied().filter(|id| role_of(*id).is_some_and(takes_registrations));
        all.registrations.extend(same.or_else(|| even.next(takes_registrations)).map(|next| (registration.id, next)));
    }
    let mut even = Even { named, got: HashMap::new() };
    for conference in &work.conferences {
        all.conferences.extend(even.next(may_take_seat).map(|next| (conference.id, next)));
    }
    all
}

#[cfg(test)]
mod tests {
    use schakel_domain::{
        registration::{Illegible, State},
        time::Date,
    };
    use schakel_store::handover::{GuidedDossier, HeldRegistration};

    use super::*;

    fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(number: usize) -> T {
        format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
    }

    fn colleague(number: usize, role: Role) -> Member {
        Member { id: id(number), role, name: format!("Naam {number}"), organisation: None }
    }

    fn dossier(number: usize) -> GuidedDossier {
        let opened_on = Date::constant(2026, 11, 2);
        GuidedDossier { id: id(number), registration: id(number), identity: Err(Illegible), opened_on, wait: None, beside: Vec::new() }
    }

    fn registration(number: usize) -> HeldRegistration {
        HeldRegistration { id: id(number), identity: Err(Illegible), state: State::Assigned, wait: None }
    }

    fn work() -> Work {
        Work {
            registrations: (20..40).map(registration).collect(),
            dossiers: (10..30).map(dossier).collect(),
            conferences: Vec::new(),
            colleagues: vec![
                colleague(1, Role::Caseworker),
                colleague(2, Role::Companion),
                colleague(3, Role::Buddy),
                colleague(4, Role::OutreachWorker),
            ],
        }
    }

    #[test]
    fn two_take_over_the_half_each_and_a_client_keeps_one_person() {
        let all = spread(&work(), &[id(1), id(2)]);
        let half = |of: Vec<MembershipId>| of.iter().filter(|one| **one == id(1)).count();
        assert_eq!((all.dossiers.len(), half(all.dossiers.values().copied().collect())), (20, 10));
        assert_eq!((all.registrations.len(), half(all.registrations.values().copied().collect())), (20, 10));
        for number in 20..30 {
            assert_eq!(all.dossiers[&id(number)], all.registrations[&id(number)]);
        }
    }

    #[test]
    fn nobody_gets_what_the_role_cannot_have() {
        let all = spread(&work(), &[id(3), id(4), id(99)]);
        assert!(all.dossiers.values().all(|one| *one == id(3)), "an outreach worker has no dossier");
        assert!(all.registrations.values().all(|one| *one == id(4)), "a buddy has no registration");
        assert_eq!((all.dossiers.len(), all.registrations.len()), (20, 20));
        assert_eq!(spread(&work(), &[]), Spread::default());
    }
}
