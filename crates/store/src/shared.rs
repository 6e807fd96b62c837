//! What the store and its transactions share.

use std::sync::Arc;

use schakel_chain::PublicKey;
use schakel_vault::Vault;

use crate::{
    Keys, StoreError, StoreSettings,
    engine::{Engine, Fault, Inner, Purpose},
    listeners::Listeners,
    room::Room,
    steps::Steps,
};

/// What the store and its transactions share.
pub(crate) struct Core {
    pub(crate) settings: StoreSettings,
    pub(crate) engine: Engine,
    pub(crate) keys: Keys,
    pub(crate) vault: Arc<Vault>,
    pub(crate) room: Room,
    pub(crate) log_key: PublicKey,
    pub(crate) listeners: Listeners,
    pub(crate) steps: Steps,
}

impl Core {
    pub(crate) async fn begin(&self, purpose: Purpose) -> Result<Inner, StoreError> {
        self.engine.begin(purpose).await
    }

    /// What a fault of the driver means to us.
    pub(crate) fn fault(&self, fault: Fault) -> StoreError {
        let fault = StoreError::from(fault);
        if matches!(fault, StoreError::Full) {
            self.room.is_full_now();
        }
        fault
    }
}
