//! What a transaction changed, and who is told of it after the commit.

use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError, RwLock},
};

use schakel_domain::ids::{PartnershipId, RegistrationId};

/// What a transaction changed, as far as something hangs on it elsewhere: told to the listeners of the store after the commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Touched {
    /// A registration, or something because of which it may wait or not wait any more.
    Registration(RegistrationId),
    /// Two registrations, of which it was said that they are of two people.
    Apart(RegistrationId, RegistrationId),
}

type Listener = Arc<dyn Fn(PartnershipId, Touched) + Send + Sync>;

/// Those who keep something in memory and must know that it changed.
#[derive(Default)]
pub(crate) struct Listeners(RwLock<Vec<Listener>>);

impl Listeners {
    pub(crate) fn add(&self, listener: impl Fn(PartnershipId, Touched) + Send + Sync + 'static) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).push(Arc::new(listener));
    }

    pub(crate) fn tell(&self, touched: &BTreeSet<(PartnershipId, Touched)>) {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        for listener in all.iter() {
            for (partnership, touched) in touched {
                listener(*partnership, *touched);
            }
        }
    }
}
