//! What the store and its transactions share.

use std::sync::Arc;

use schakel_chain::PublicKey;
use schakel_vault::{Vault, same_bytes};

use crate::{
    Keys, StoreError, StoreSettings,
    bound::Content,
    engine::{Engine, Fault, Inner, Kept, KeptPart, Purpose, Row},
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

    /// Whether a row fits its seal. One without a seal fits none.
    pub(crate) fn is_whole(&self, content: &Content, seal: Option<&[u8]>) -> bool {
        seal.is_some_and(|seal| same_bytes(&self.vault.row_seal(content.bytes()), seal))
    }

    /// Rows as they can be handed out.
    ///
    /// # Errors
    /// `Broken` when one is made of a row that does not fit its seal, and does not say so itself.
    pub(crate) fn judged<R: Row>(&self, rows: Vec<Kept<R>>) -> Result<Vec<R>, StoreError> {
        // What the row before was made of, as far as it was compared: all cases of an agenda are of one conference.
        let mut compared: Vec<(KeptPart, bool)> = Vec::new();
        let judged = |Kept { mut row, parts }: Kept<R>| {
            let mut broken = None;
            for (at, part) in parts.into_iter().enumerate() {
                if compared.get(at).is_none_or(|(before, _)| *before != part) {
                    let is_whole = self.is_whole(&part.0, part.1.as_deref());
                    if !is_whole {
                        tracing::error!(table = part.0.of.table, row = part.0.key(), "a row does not fit its seal");
                    }
                    match compared.get_mut(at) {
                        Some(before) => *before = (part, is_whole),
                        None => compared.push((part, is_whole)),
                    }
                }
                broken = compared.get(at).filter(|(_, is_whole)| !is_whole).map(|((content, _), _)| content);
                if broken.is_some() {
                    break;
                }
            }
            match (row.judge(broken.map(|content| content.of.table)), broken) {
                (true, _) | (_, None) => Ok(row),
                (false, Some(content)) => Err(StoreError::Broken { table: content.of.table, id: content.key() }),
            }
        };
        rows.into_iter().map(judged).collect()
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
