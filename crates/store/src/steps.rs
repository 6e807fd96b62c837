//! The steps of what is written: for the test that kills the process at each of them. In real use nobody listens.

use std::sync::{Arc, OnceLock};

/// What is done at a step.
type Listener = Box<dyn Fn() + Send + Sync>;

/// Tells whoever listens that a step is to be taken. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Steps(Arc<OnceLock<Listener>>);

impl Steps {
    /// Listens from now on; only the first one does.
    pub(crate) fn listen(&self, listener: impl Fn() + Send + Sync + 'static) {
        let _ = self.0.set(Box::new(listener));
    }

    /// The next step is about to be taken.
    pub(crate) fn next(&self) {
        if let Some(listener) = self.0.get() {
            listener();
        }
    }
}
