//! What is kept in memory of each partnership's inbox: the index of names, how much is in each part, and which
//! registrations look alike.
//!
//! A shelf is filled from the database when it is first asked for. From then on every act that changes a registration
//! tells it after the commit. It decides nothing and shows nothing by itself: whatever it finds is asked of the database
//! again through the reader's filter. One process serves one database; a second one would see names late.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use schakel_domain::{
    ids::{PartnershipId, RegistrationId},
    registration::{Identity, State},
};
use schakel_store::{
    Store, StoreError,
    inbox::{After, Counts, Named},
};

use crate::{
    AppError,
    names::{Born, Folded, Likeness, NameIndex},
};

/// How many names are read at a time.
const AT_ONCE: u32 = 1_000;
/// The most likely duplicates that are remembered of one registration.
const MOST_ALIKE: usize = 8;

/// The shelves of all partnerships.
#[derive(Debug, Default)]
pub struct Shelves {
    by: Mutex<HashMap<PartnershipId, Arc<Place>>>,
}

/// Where a shelf stands; empty until somebody asks.
#[derive(Debug, Default)]
pub struct Place {
    filling: tokio::sync::Mutex<()>,
    shelf: RwLock<Option<Shelf>>,
}

/// How a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Standing {
    state: State,
    /// To which one it was joined.
    main: Option<RegistrationId>,
    /// Counts changes; an older one never takes the place of a newer one.
    version: i64,
}

/// What a reader may see.
pub type InSight = HashSet<RegistrationId>;

/// Likely duplicates of one registration, and why.
pub type Alike = Arc<[(RegistrationId, Likeness)]>;

/// What is kept of one partnership.
#[derive(Debug, Default)]
struct Shelf {
    names: NameIndex,
    standings: HashMap<RegistrationId, Standing>,
    apart: HashSet<(RegistrationId, RegistrationId)>,
    counts: Counts,
    alike: Mutex<HashMap<RegistrationId, Alike>>,
}

impl Shelves {
    fn place(&self, partnership: PartnershipId) -> Arc<Place> {
        let mut by = self.by.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(by.entry(partnership).or_default())
    }

    /// The shelf of a partnership, filled. Ask before opening a transaction: filling needs one of its own, and those who
    /// wait for it must not hold the connection it waits for.
    pub async fn ready(&self, store: &Store, partnership: PartnershipId) -> Result<Arc<Place>, AppError> {
        let place = self.place(partnership);
        if place.is_filled() {
            return Ok(place);
        }
        let filling = place.filling.lock().await;
        if !place.is_filled() {
            let filled = fill(store, partnership).await?;
            *place.shelf.write().unwrap_or_else(PoisonError::into_inner) = Some(filled);
        }
        drop(filling);
        Ok(place)
    }

    /// After the commit of whatever made or changed a registration.
    pub async fn changed(&self, store: &Store, partnership: PartnershipId, id: RegistrationId) {
        let place = self.place(partnership);
        // Whoever is filling it may have read the database before this commit, so this waits. An empty shelf will read it
        // from the database anyway.
        let filling = place.filling.lock().await;
        if !place.is_filled() {
            return;
        }
        let named = read(store, partnership, id).await;
        let mut kept = place.shelf.write().unwrap_or_else(PoisonError::into_inner);
        match (named, kept.as_mut()) {
            (Ok(Some(named)), Some(filled)) => {
                filled.forget_alike(id);
                filled.take(&named);
                filled.forget_alike(id);
            }
            (Ok(None), _) | (_, None) => {}
            // What is not known any more is not guessed at: the next reader fills it again.
            (Err(error), _) => {
                tracing::warn!(%error, "an inbox is read again");
                *kept = None;
            }
        }
        drop(kept);
        drop(filling);
    }

    /// After the commit of "these are two people".
    pub async fn kept_apart(&self, partnership: PartnershipId, one: RegistrationId, other: RegistrationId) {
        let place = self.place(partnership);
        let filling = place.filling.lock().await;
        if let Some(shelf) = place.shelf.write().unwrap_or_else(PoisonError::into_inner).as_mut() {
            shelf.apart.insert(pair(one, other));
            shelf.forget_alike(one);
            shelf.forget_alike(other);
        }
        drop(filling);
    }
}

async fn read(store: &Store, partnership: PartnershipId, id: RegistrationId) -> Result<Option<Named>, StoreError> {
    store.read_in(partnership).await?.name(id).await
}

async fn fill(store: &Store, partnership: PartnershipId) -> Result<Shelf, AppError> {
    let mut tx = store.read_in(partnership).await?;
    let mut shelf = Shelf::default();
    shelf.apart.extend(tx.kept_apart().await?.into_iter().map(|(one, other)| pair(one, other)));
    let mut after = None;
    loop {
        let names = tx.names(after, AT_ONCE).await?;
        let Some(last) = names.last() else { break };
        after = Some(After { received_at: last.received_at, id: last.id });
        for named in &names {
            shelf.take(named);
        }
    }
    Ok(shelf)
}

impl Place {
    fn is_filled(&self) -> bool {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn read<T: Default>(&self, read: impl FnOnce(&Shelf) -> T) -> T {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(read).unwrap_or_default()
    }

    /// How much is in each part; `mine` is not known here.
    pub fn counts(&self) -> Counts {
        self.read(|shelf| shelf.counts)
    }

    /// The registrations whose names are like what was typed, best first. A joined one leads to the one that stays. Only
    /// those in sight count; without a set, all of the partnership's do.
    pub fn search(&self, typed: &str, most: usize, sight: Option<&InSight>) -> Vec<RegistrationId> {
        let in_sight = |id| sight.is_none_or(|sight| sight.contains(&id));
        self.read(|shelf| {
            // Twice as many, because two names can lead to one registration.
            let found = shelf.names.search(typed, most * 2, |id| in_sight(shelf.survivor(id)));
            let mut ids: Vec<RegistrationId> = Vec::with_capacity(most);
            for id in found.into_iter().map(|id| shelf.survivor(id)) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            ids.truncate(most);
            ids
        })
    }

    /// The open registrations that look as if they are of the same person, surest first.
    pub fn alike(&self, id: RegistrationId) -> Alike {
        self.read(|shelf| shelf.alike(id))
    }

    /// The open registrations with exactly this name and birth date.
    pub fn exactly(&self, id: RegistrationId) -> Vec<RegistrationId> {
        let exact = |likeness: &Likeness| likeness.same_name && likeness.born == Born::Same;
        self.alike(id).iter().filter(|(_, likeness)| exact(likeness)).map(|(other, _)| *other).collect()
    }
}

impl Shelf {
    fn take(&mut self, named: &Named) {
        let Some(identity) = &named.identity else {
            // Whose key was destroyed is nobody any more, and is in no list.
            return self.remove(named.id);
        };
        self.put(named.id, Standing { state: named.state, main: named.merged_into, version: named.version }, Some(identity));
    }

    fn put(&mut self, id: RegistrationId, standing: Standing, identity: Option<&Identity>) {
        if let Some(identity) = identity {
            self.names.put(id, Folded::of_identity(identity), identity.born_on.given().copied());
        }
        match self.standings.get(&id) {
            Some(known) if known.version >= standing.version => return,
            Some(known) => {
                let state = known.state;
                self.count(state, -1);
            }
            None => {}
        }
        self.count(standing.state, 1);
        self.standings.insert(id, standing);
    }

    fn remove(&mut self, id: RegistrationId) {
        self.names.remove(id);
        if let Some(known) = self.standings.remove(&id) {
            self.count(known.state, -1);
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
            State::Accepted | State::Referred => self.counts.decided += by,
            State::Merged => {}
        }
    }

    fn is_open(&self, id: RegistrationId) -> bool {
        self.standings.get(&id).is_some_and(|standing| standing.state.is_open())
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

    fn alike(&self, id: RegistrationId) -> Alike {
        if !self.is_open(id) {
            return Arc::from([]);
        }
        let known = self.alike.lock().unwrap_or_else(PoisonError::into_inner).get(&id).map(Arc::clone);
        known.unwrap_or_else(|| {
            let alike = self.names.alike(id).into_iter();
            let alike: Arc<[_]> =
                alike.filter(|(other, _)| self.is_open(*other) && !self.apart.contains(&pair(id, *other))).take(MOST_ALIKE).collect();
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

fn pair(one: RegistrationId, other: RegistrationId) -> (RegistrationId, RegistrationId) {
    if one < other { (one, other) } else { (other, one) }
}

#[cfg(test)]
mod tests {
    use schakel_domain::{registration::Answer, words::Line};
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
            municipality: Answer::Open,
        }
    }

    fn standing(state: State, version: i64) -> Standing {
        Standing { state, main: None, version }
    }

    fn two_alike() -> Shelf {
        let mut shelf = Shelf::default();
        shelf.put(id(1), standing(State::Received, 1), Some(&identity("Amina", "Voorbeeld")));
        shelf.put(id(2), standing(State::Received, 1), Some(&identity("Amina", "Vorbeeld")));
        shelf
    }

    #[test]
    fn an_older_change_never_takes_the_place_of_a_newer_one() {
        let mut shelf = two_alike();
        shelf.put(id(1), standing(State::Withdrawn, 3), None);
        shelf.put(id(1), standing(State::Assigned, 2), None);
        assert_eq!(shelf.counts, Counts { received: 1, withdrawn: 1, ..Counts::default() });
        assert!(!shelf.is_open(id(1)));
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
            identity: None,
        };
        shelf.take(&erased);
        assert_eq!(shelf.counts, Counts { received: 1, ..Counts::default() });
        assert!(shelf.names.search("amina voorbeeld", 20, |found| found == id(1)).is_empty());
    }

    #[test]
    fn what_is_kept_apart_taken_back_or_joined_is_no_likely_duplicate() {
        let mut shelf = two_alike();
        assert_eq!(shelf.alike(id(1)).len(), 1);
        assert_eq!(shelf.alike(id(2)).len(), 1);
        shelf.put(id(2), standing(State::Withdrawn, 2), None);
        shelf.forget_alike(id(2));
        assert_eq!(shelf.alike(id(1)).len(), 0);
        shelf.put(id(2), standing(State::Received, 3), None);
        shelf.forget_alike(id(2));
        assert_eq!(shelf.alike(id(1)).len(), 1);
        shelf.apart.insert(pair(id(2), id(1)));
        shelf.forget_alike(id(1));
        assert_eq!(shelf.alike(id(1)).len(), 0);
        assert_eq!(shelf.alike(id(2)).len(), 0);
    }

    #[test]
    fn the_name_of_a_joined_registration_leads_to_the_one_that_stays() {
        let mut shelf = two_alike();
        shelf.put(id(2), Standing { state: State::Merged, main: Some(id(1)), version: 2 }, None);
        let place = Place { shelf: RwLock::new(Some(shelf)), ..Place::default() };
        assert_eq!(place.search("vorbeeld", 20, None), [id(1)]);
        assert_eq!(place.search("vorbeeld", 20, Some(&HashSet::from([id(2)]))), []);
    }
}
