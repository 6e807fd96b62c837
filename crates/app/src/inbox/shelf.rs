//! What is kept in memory of each partnership's inbox: the index of names, how much is in each part, and which
//! registrations look alike.
//!
//! A shelf is filled from the database when it is first asked for. From then on each commit that touches a registration marks it as
//! to be read again (`Store::on_committed`), and the next reader reads it before answering. No act has to think of that, and nobody
//! who goes away in between can prevent it. A shelf decides nothing and shows nothing by itself: whatever it finds is asked of the
//! database again through the reader's filter. One process serves one database; a second one would see names late.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use schakel_domain::{
    ids::{PartnershipId, RegistrationId},
    time::Date,
};
use schakel_store::{
    Store, Touched,
    inbox::{Counts, RegistrationBorder},
};

use self::kept::Shelf;
use crate::{
    AppError,
    names::{Born, Hits, Likeness},
};

mod kept;

/// How many names are read at a time.
const AT_ONCE: u32 = 1_000;

/// What a reader may see.
pub type InSight = HashSet<RegistrationId>;

/// Likely duplicates of one registration, and why.
pub type Alike = Arc<[(RegistrationId, Likeness)]>;

/// The shelves of all partnerships.
#[derive(Debug, Default)]
pub struct Shelves {
    by: Mutex<HashMap<PartnershipId, Arc<PartnershipShelf>>>,
}

/// Where a shelf stands; empty until somebody asks.
#[derive(Debug, Default)]
pub struct PartnershipShelf {
    /// Held while the database is read for this shelf.
    reading: tokio::sync::Mutex<()>,
    shelf: RwLock<Option<Shelf>>,
    marks: Mutex<Marks>,
}

/// What has to be read again.
#[derive(Debug, Default)]
struct Marks {
    /// Whether there is anything to be read again: something is kept, or is being read to be kept.
    keeps: bool,
    /// Counts the marks, so that one that is made while its registration is being read is told from the one before it.
    made: u64,
    open: BTreeMap<Touched, u64>,
}

impl Shelves {
    /// Shelves that know from now on what is committed in this store.
    pub fn of(store: &Store) -> Arc<Self> {
        let shelves = Arc::new(Self::default());
        let told = Arc::clone(&shelves);
        store.on_committed(move |partnership, touched| told.place(partnership).mark(touched));
        shelves
    }

    fn place(&self, partnership: PartnershipId) -> Arc<PartnershipShelf> {
        let mut by = self.by.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(by.entry(partnership).or_default())
    }

    /// The shelf of a partnership, with everything that was committed before it was asked for. Ask before opening a transaction:
    /// reading needs one of its own, and those who wait for it must not hold the connection it waits for.
    ///
    /// # Errors
    /// `Unavailable` when the database is away: what is not known is not shown.
    pub async fn ready(&self, store: &Store, partnership: PartnershipId) -> Result<Arc<PartnershipShelf>, AppError> {
        let place = self.place(partnership);
        if place.is_current() {
            return Ok(place);
        }
        let reading = place.reading.lock().await;
        if !place.is_filled() {
            place.fill(store, partnership).await?;
        }
        place.catch_up(store, partnership).await?;
        drop(reading);
        Ok(place)
    }
}

impl PartnershipShelf {
    fn marks<T>(&self, look: impl FnOnce(&mut Marks) -> T) -> T {
        look(&mut self.marks.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn mark(&self, touched: Touched) {
        self.marks(|marks| {
            if marks.keeps {
                marks.made += 1;
                marks.open.insert(touched, marks.made);
            }
        });
    }

    fn is_filled(&self) -> bool {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn is_current(&self) -> bool {
        self.is_filled() && self.marks(|marks| marks.open.is_empty())
    }

    async fn fill(&self, store: &Store, partnership: PartnershipId) -> Result<(), AppError> {
        // First: what is committed from here on may be read too early below, and is read again.
        self.marks(|marks| {
            marks.keeps = true;
            marks.open.clear();
        });
        let mut tx = store.read_in(partnership).await?;
        let mut read = Shelf::default();
        for (one, other) in tx.kept_apart().await? {
            read.keep_apart(one, other, true);
        }
        let mut after = None;
        loop {
            let names = tx.names(after, AT_ONCE).await?;
            let Some(last) = names.last() else { break };
            after = Some(RegistrationBorder { at: last.received_at, id: last.id });
            for named in &names {
                read.take(named);
            }
        }
        *self.shelf.write().unwrap_or_else(PoisonError::into_inner) = Some(read);
        Ok(())
    }

    /// Reads again what was marked. A mark goes when what it asks for was done; whoever stops halfway leaves the rest of them to
    /// the next.
    async fn catch_up(&self, store: &Store, partnership: PartnershipId) -> Result<(), AppError> {
        let open: Vec<(Touched, u64)> = self.marks(|marks| marks.open.iter().map(|(touched, mark)| (*touched, *mark)).collect());
        if open.is_empty() {
            return Ok(());
        }
        let mut tx = store.read_in(partnership).await?;
        for (touched, mark) in open {
            match touched {
                Touched::Registration(id) => match tx.name(id).await? {
                    Some(named) => self.change(|shelf| shelf.renew(&named)),
                    None => self.change(|shelf| shelf.erase(id)),
                },
                Touched::Apart(one, other) => {
                    let apart = tx.is_kept_apart(one, other).await?;
                    self.change(|shelf| shelf.keep_apart(one, other, apart));
                }
            }
            self.marks(|marks| {
                if marks.open.get(&touched) == Some(&mark) {
                    marks.open.remove(&touched);
                }
            });
        }
        Ok(())
    }

    fn change(&self, change: impl FnOnce(&mut Shelf)) {
        self.shelf.write().unwrap_or_else(PoisonError::into_inner).as_mut().map(change).unwrap_or_default();
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
    pub fn search(&self, typed: &str, today: Date, sight: Option<&InSight>) -> Hits {
        self.read(|shelf| shelf.search(typed, today, sight))
    }

    /// The registrations that look as if they are of the same person as this open one, surest first.
    pub fn alike(&self, id: RegistrationId) -> Alike {
        self.read(|shelf| shelf.alike(id))
    }

    /// Where the clients in sight live, by name; without a set, those of the whole partnership.
    pub fn municipalities(&self, sight: Option<&InSight>) -> Vec<String> {
        self.read(|shelf| shelf.municipalities(sight))
    }

    /// The registrations of those who live there.
    pub fn living_in(&self, municipality: &str) -> HashSet<RegistrationId> {
        self.read(|shelf| shelf.living_in(municipality))
    }

    /// Of whom it was said that they are of somebody else.
    pub fn kept_apart(&self, id: RegistrationId) -> Vec<RegistrationId> {
        self.read(|shelf| shelf.kept_apart(id))
    }

    /// The registrations with exactly this name and birth date.
    pub fn exactly(&self, id: RegistrationId) -> Vec<RegistrationId> {
        let exact = |likeness: &Likeness| likeness.same_name && likeness.born == Born::Same;
        self.alike(id).iter().filter(|(_, likeness)| exact(likeness)).map(|(other, _)| *other).collect()
    }
}
