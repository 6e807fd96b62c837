//! What is kept of one partnership's registrations.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use schakel_domain::{
    ids::RegistrationId,
    registration::{Identity, State},
    time::Date,
};
use schakel_store::inbox::{Counts, Named};

use super::{Alike, InSight};
use crate::names::{Hits, NameIndex, Traits};

/// The most likely duplicates that are remembered of one registration.
const MOST_ALIKE: usize = 8;

/// How many names of municipalities are kept of one partnership: what people type is without end, and a list to choose from is not.
const MOST_HOMES: usize = 2_000;

fn is_same_place(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// How a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Standing {
    state: State,
    /// To which one it was joined.
    main: Option<RegistrationId>,
    /// Where the client lives, as a place in the list of what was said; none when nothing was.
    home: Option<u16>,
    /// Counts changes, of the registration and of how to reach the client; an older one never takes the place of a newer one.
    version: (i64, i64),
}

/// What is kept of one partnership.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    names: NameIndex,
    standings: HashMap<RegistrationId, Standing>,
    apart: HashSet<(RegistrationId, RegistrationId)>,
    /// The municipalities that were said, as they were said first, and by how many.
    homes: Vec<(String, u32)>,
    pub(super) counts: Counts,
    alike: Mutex<HashMap<RegistrationId, Alike>>,
}

impl Shelf {
    /// Takes what was read of a registration, on a shelf that is being filled.
    pub(super) fn take(&mut self, named: &Named) {
        match &named.client {
            Some(client) => {
                let home = client.as_ref().ok().and_then(|(identity, _)| self.home(identity));
                let standing = Standing { state: named.state, main: named.merged_into, home, version: version(named) };
                // One that cannot be opened counts, and has no name to be found by.
                self.put(named.id, standing, client.as_ref().ok().map(|(identity, contact)| Traits::of(identity, contact)));
            }
            // Whose key was destroyed is nobody any more, and is in no list.
            None => self.remove(named.id),
        }
    }

    fn home(&mut self, identity: &Identity) -> Option<u16> {
        let said = identity.municipality.given()?.as_str().trim();
        let known = self.homes.iter().position(|(known, _)| is_same_place(known, said));
        if known.is_none() && self.homes.len() < MOST_HOMES {
            self.homes.push((said.to_owned(), 0));
        }
        let place = known.unwrap_or(self.homes.len().saturating_sub(1));
        u16::try_from(place).ok().filter(|_| self.homes.get(place).is_some_and(|(known, _)| is_same_place(known, said)))
    }

    /// Where the clients in sight live, by name.
    pub(super) fn municipalities(&self, sight: Option<&InSight>) -> Vec<String> {
        let lives_in = |id| self.standings.get(id).and_then(|one: &Standing| one.home).map(usize::from);
        let seen: Option<HashSet<usize>> = sight.map(|sight| sight.iter().filter_map(lives_in).collect());
        let is_seen = |place: usize, by: u32| seen.as_ref().map_or(by > 0, |seen| seen.contains(&place));
        let homes = self.homes.iter().enumerate().filter(|(place, (_, by))| is_seen(*place, *by));
        let mut names: Vec<String> = homes.map(|(_, (name, _))| name.clone()).collect();
        names.sort_by_key(|name| name.to_lowercase());
        names
    }

    fn lives(&mut self, home: Option<u16>, comes: bool) {
        if let Some((_, by)) = home.and_then(|place| self.homes.get_mut(usize::from(place))) {
            *by = if comes { *by + 1 } else { by.saturating_sub(1) };
        }
    }

    /// The registrations of those who live there.
    pub(super) fn living_in(&self, municipality: &str) -> HashSet<RegistrationId> {
        let home = self.homes.iter().position(|(known, _)| is_same_place(known, municipality)).and_then(|place| u16::try_from(place).ok());
        let lives = |one: &Standing| home.is_some() && one.home == home;
        self.standings.iter().filter(|(_, one)| lives(one)).map(|(id, _)| *id).collect()
    }

    /// Takes what was read again of a registration that somebody touched.
    pub(super) fn renew(&mut self, named: &Named) {
        let is_known = self.standings.get(&named.id).is_some_and(|known| is_not_older(known.version, version(named)));
        if is_known && named.client.is_some() {
            return;
        }
        self.forget_alike(named.id);
        self.take(named);
        self.forget_alike(named.id);
    }

    /// It is there no more: its client was erased.
    pub(super) fn erase(&mut self, id: RegistrationId) {
        self.forget_alike(id);
        self.remove(id);
    }

    /// Two registrations are of two people, or that was taken back.
    pub(super) fn keep_apart(&mut self, one: RegistrationId, other: RegistrationId, apart: bool) {
        if apart {
            self.apart.insert(pair(one, other));
        } else {
            self.apart.remove(&pair(one, other));
        }
        self.forget_alike(one);
        self.forget_alike(other);
    }

    /// The registrations of whom it was said that they are of somebody else.
    pub(super) fn kept_apart(&self, id: RegistrationId) -> Vec<RegistrationId> {
        let other = |(low, high): &(RegistrationId, RegistrationId)| match (*low == id, *high == id) {
            (true, _) => Some(*high),
            (_, true) => Some(*low),
            _ => None,
        };
        let mut others: Vec<RegistrationId> = self.apart.iter().filter_map(other).collect();
        others.sort_unstable();
        others
    }

    fn put(&mut self, id: RegistrationId, standing: Standing, traits: Option<Traits>) {
        match self.standings.get(&id) {
            Some(known) if is_not_older(known.version, standing.version) => return,
            Some(known) => {
                let (state, home) = (known.state, known.home);
                self.count(state, -1);
                self.lives(home, false);
            }
            None => {}
        }
        if let Some(traits) = traits {
            self.names.put(id, traits);
        }
        self.count(standing.state, 1);
        self.lives(standing.home, true);
        self.standings.insert(id, standing);
    }

    fn remove(&mut self, id: RegistrationId) {
        self.names.remove(id);
        if let Some(known) = self.standings.remove(&id) {
            self.count(known.state, -1);
            self.lives(known.home, false);
        }
    }

    const fn count(&mut self, state: State, by: i64) {
        match state {
            State::Received => self.counts.received += by,
            State::Assigned => self.counts.assigned += by,
            State::Answered => self.counts.answered += by,
            State::Withdrawn => self.counts.withdrawn += by,
            State::Rejected => self.counts.rejected += by,
            State::Expired => self.counts.expired += by,
            State::Ended => self.counts.ended += by,
            State::Accepted | State::Referred => self.counts.decided += by,
            State::Merged => {}
        }
    }

    /// The registrations whose names are like what was typed, best first; a joined one leads to the one that stays.
    pub(super) fn search(&self, typed: &str, today: Date, sight: Option<&InSight>) -> Hits {
        let in_sight = |id| sight.is_none_or(|sight| sight.contains(&id));
        let Hits { ids: found, more } = self.names.search(typed, today, |id| in_sight(self.survivor(id)));
        // Each once: two names can lead to one registration.
        let mut ids: Vec<RegistrationId> = Vec::with_capacity(found.len());
        for id in found.into_iter().map(|id| self.survivor(id)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Hits { ids, more }
    }

    fn is_open(&self, id: RegistrationId) -> bool {
        self.standings.get(&id).is_some_and(|standing| standing.state.is_open())
    }

    /// Whether it says something of its client: what was joined speaks through the one that stays, and what was put aside was not real.
    fn is_known(&self, id: RegistrationId) -> bool {
        self.standings.get(&id).is_some_and(|standing| !matches!(standing.state, State::Merged | State::Rejected))
    }

    fn survivor(&self, id: RegistrationId) -> RegistrationId {
        let mut at = id;
        // Bounded, so that damaged data cannot turn this into a circle.
        for _ in 0..32 {
            match self.standings.get(&at).and_then(|standing| standing.main) {
                Some(main) => at = main,
                None => break,
            }
        }
        at
    }

    /// The registrations that look as if they are of the same person as this open one, surest first: open ones, and those of somebody
    /// who was here before, has a trajectory, took it back or was never answered.
    pub(super) fn alike(&self, id: RegistrationId) -> Alike {
        if !self.is_open(id) {
            return Arc::from([]);
        }
        let known = self.alike.lock().unwrap_or_else(PoisonError::into_inner).get(&id).map(Arc::clone);
        known.unwrap_or_else(|| {
            let alike = self.names.alike(id).into_iter();
            let alike: Arc<[_]> =
                alike.filter(|(other, _)| self.is_known(*other) && !self.apart.contains(&pair(id, *other))).take(MOST_ALIKE).collect();
            self.alike.lock().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&alike));
            alike
        })
    }

    /// What was remembered of this registration, and of those that look like it, is asked again.
    fn forget_alike(&self, id: RegistrationId) {
        let others = self.names.alike(id);
        let mut known = self.alike.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(&id);
        for (other, _) in others {
            known.remove(&other);
        }
    }
}

const fn version(named: &Named) -> (i64, i64) {
    (named.version, named.contact_version)
}

/// Whether nothing was changed since: each of the two counts goes up by itself.
const fn is_not_older(known: (i64, i64), read: (i64, i64)) -> bool {
    known.0 >= read.0 && known.1 >= read.1
}

fn pair(one: RegistrationId, other: RegistrationId) -> (RegistrationId, RegistrationId) {
    if one < other { (one, other) } else { (other, one) }
}

#[cfg(test)]
mod tests {
    use schakel_domain::{
        registration::{Answer, Contact, Identity},
        words::Line,
    };
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> RegistrationId {
        RegistrationId::from_uuid(Uuid::from_u128(number))
    }

    fn identity(called: &str, family: &str) -> Identity {
        Identity {
            called: Line::parse(called).unwrap(),
            family_name: Answer::Given(Line::parse(family).unwrap()),
            born_on: Answer::Given(jiff::civil::date(1990, 5, 4)),
            born_in: None,
            municipality: Answer::Open,
        }
    }

    const TODAY: Date = Date::constant(2026, 11, 23);

    fn traits(called: &str, family: &str) -> Traits {
        Traits::of(&identity(called, family), &Contact::default())
    }

    fn standing(state: State, version: i64) -> Standing {
        Standing { state, main: None, home: None, version: (version, 1) }
    }

    fn two_alike() -> Shelf {
        let mut shelf = Shelf::default();
        shelf.put(id(1), standing(State::Received, 1), Some(traits("Amina", "Voorbeeld")));
        shelf.put(id(2), standing(State::Received, 1), Some(traits("Amina", "Vorbeeld")));
        shelf
    }

    #[test]
    fn an_older_change_never_takes_the_place_of_a_newer_one() {
        let mut shelf = two_alike();
        shelf.put(id(1), standing(State::Withdrawn, 3), None);
        shelf.put(id(1), standing(State::Assigned, 2), Some(traits("Zora", "Eerder")));
        assert!(shelf.search("zora eerder", TODAY, None).ids.is_empty());
        assert_eq!(shelf.search("amina voorbeeld", TODAY, None).ids.first(), Some(&id(1)));
        assert_eq!(shelf.counts, Counts { received: 1, withdrawn: 1, ..Counts::default() });
        assert!(!shelf.is_open(id(1)));
    }

    #[test]
    fn what_was_touched_and_did_not_change_keeps_what_was_remembered_of_it() {
        let mut shelf = two_alike();
        let remembered = shelf.alike(id(1));
        let named = |version| Named {
            id: id(1),
            state: State::Received,
            merged_into: None,
            received_at: schakel_domain::time::Instant::UNIX_EPOCH,
            version,
            contact_version: 1,
            client: Some(Ok((identity("Zora", "Later"), Contact::default()))),
        };
        shelf.renew(&named(1));
        assert!(Arc::ptr_eq(&remembered, &shelf.alike(id(1))));
        shelf.renew(&named(2));
        assert_eq!(shelf.search("zora later", TODAY, None).ids, [id(1)]);
        assert_eq!((shelf.alike(id(1)).len(), shelf.alike(id(2)).len()), (0, 0));
    }

    #[test]
    fn who_was_erased_is_not_found_and_not_counted() {
        let mut shelf = two_alike();
        let erased = Named {
            id: id(1),
            state: State::Received,
            merged_into: None,
            received_at: schakel_domain::time::Instant::UNIX_EPOCH,
            version: 1,
            contact_version: 1,
            client: None,
        };
        shelf.take(&erased);
        assert_eq!(shelf.counts, Counts { received: 1, ..Counts::default() });
        assert!(shelf.names.search("amina voorbeeld", TODAY, |found| found == id(1)).ids.is_empty());
    }

    #[test]
    fn who_was_here_before_is_recognised_on_registering_again() {
        let mut shelf = two_alike();
        for (version, state) in (2..).zip([State::Withdrawn, State::Expired, State::Accepted, State::Referred]) {
            shelf.put(id(2), standing(state, version), None);
            shelf.forget_alike(id(2));
            assert_eq!(shelf.alike(id(1)).iter().map(|(other, _)| *other).collect::<Vec<_>>(), [id(2)], "{state:?}");
            // On the page of what is over nothing is compared.
            assert_eq!(shelf.alike(id(2)).len(), 0, "{state:?}");
        }
    }

    #[test]
    fn a_number_that_the_client_changed_is_read_again() {
        let mut shelf = two_alike();
        let named = |contact_version, telephone: &str| Named {
            id: id(1),
            state: State::Received,
            merged_into: None,
            received_at: schakel_domain::time::Instant::UNIX_EPOCH,
            version: 1,
            contact_version,
            client: Some(Ok((
                identity("Amina", "Voorbeeld"),
                Contact { telephone: Some(Line::parse(telephone).unwrap()), ..Contact::default() },
            ))),
        };
        shelf.renew(&named(2, "0470 00 00 02"));
        shelf.renew(&named(3, "0470 00 00 03"));
        shelf.renew(&named(2, "0470 00 00 02"));
        assert_eq!(shelf.search("0470 00 00 03", TODAY, None).ids, [id(1)]);
        assert!(shelf.search("0470 00 00 02", TODAY, None).ids.is_empty());
    }

    #[test]
    fn what_is_kept_apart_put_aside_or_joined_is_no_likely_duplicate() {
        let mut shelf = two_alike();
        assert_eq!(shelf.alike(id(1)).len(), 1);
        assert_eq!(shelf.alike(id(2)).len(), 1);
        for (state, alike) in [(State::Rejected, 0), (State::Merged, 0), (State::Received, 1)] {
            let version = shelf.standings[&id(2)].version.0 + 1;
            shelf.put(id(2), standing(state, version), None);
            shelf.forget_alike(id(2));
            assert_eq!(shelf.alike(id(1)).len(), alike, "{state:?}");
        }
        shelf.keep_apart(id(2), id(1), true);
        assert_eq!((shelf.alike(id(1)).len(), shelf.alike(id(2)).len()), (0, 0));
        assert_eq!((shelf.kept_apart(id(1)), shelf.kept_apart(id(2))), (vec![id(2)], vec![id(1)]));
        // Said too soon, it is taken back.
        shelf.keep_apart(id(1), id(2), false);
        assert_eq!((shelf.alike(id(1)).len(), shelf.alike(id(2)).len()), (1, 1));
        assert!(shelf.kept_apart(id(1)).is_empty());
    }

    #[test]
    fn the_name_of_a_joined_registration_leads_to_the_one_that_stays() {
        let mut shelf = two_alike();
        shelf.put(id(2), Standing { state: State::Merged, main: Some(id(1)), home: None, version: (2, 1) }, None);
        assert_eq!(shelf.search("vorbeeld", TODAY, None).ids, [id(1)]);
        assert_eq!(shelf.search("vorbeeld", TODAY, Some(&HashSet::from([id(2)]))).ids, []);
    }
}
