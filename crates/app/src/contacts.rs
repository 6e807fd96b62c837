//! How a client can be reached. What stands with a registration that was joined counts as well: whoever calls must know each warning.

use std::cmp::Reverse;

use schakel_domain::{
    ids::RegistrationId,
    registration::{Contact, ContactMark, FormerContact, Registration},
    resource::RegistrationRef,
    time::Instant,
};
use schakel_store::Tx;

use crate::{AppError, error::legible};

/// How a client can be reached, as it stands with one registration.
#[derive(Debug, Clone)]
pub struct KnownContact {
    /// Which registration.
    pub registration: RegistrationId,
    /// When that registration came in.
    pub received_at: Instant,
    /// The ways.
    pub contact: Contact,
    /// How they came to be so.
    pub mark: ContactMark,
    /// Those that count no more, the newest first.
    pub former: Vec<FormerContact>,
}

impl KnownContact {
    /// Since when it is so.
    fn since(&self) -> Instant {
        self.mark.changed_at.unwrap_or(self.received_at)
    }
}

async fn one(tx: &mut Tx, registration: &Registration) -> Result<KnownContact, AppError> {
    Ok(KnownContact {
        registration: registration.id,
        received_at: registration.received_at,
        contact: registration.contact.clone(),
        mark: registration.contact_mark,
        former: tx.former_contacts(&RegistrationRef::from(registration)).await?,
    })
}

/// All that is known, with what was joined: the newest first.
pub(crate) async fn contacts(tx: &mut Tx, registration: &Registration) -> Result<Vec<KnownContact>, AppError> {
    let mut all = vec![one(tx, registration).await?];
    for id in tx.joined_to(registration.id).await? {
        if let Some(joined) = legible(tx.registration(id).await)? {
            all.push(one(tx, &joined).await?);
        }
    }
    all.sort_by_key(|known| Reverse(known.since()));
    Ok(all)
}
