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
    /// Whether it is the client's own beyond doubt: it stands with this registration, or the client said in person that the joined one is
    /// of the same person. Anybody can register under somebody's name.
    pub is_certain: bool,
}

impl KnownContact {
    /// Since when it is so.
    fn since(&self) -> Instant {
        self.mark.changed_at.unwrap_or(self.received_at)
    }
}

async fn one(tx: &mut Tx, registration: &Registration, is_certain: bool) -> Result<KnownContact, AppError> {
    Ok(KnownContact {
        registration: registration.id,
        received_at: registration.received_at,
        contact: registration.contact.clone(),
        mark: registration.contact_mark,
        former: tx.former_contacts(&RegistrationRef::from(registration)).await?,
        is_certain,
    })
}

/// All that is known, with what was joined: the newest first.
pub(crate) async fn contacts(tx: &mut Tx, registration: &Registration) -> Result<Vec<KnownContact>, AppError> {
    let mut all = vec![one(tx, registration, true).await?];
    for id in tx.joined_to(registration.id).await? {
        if let Some(joined) = legible(tx.registration(id).await)? {
            let is_certain = tx.joining_of(id).await?.is_some_and(|joining| joining.claimed_at.is_some());
            all.push(one(tx, &joined, is_certain).await?);
        }
    }
    all.sort_by_key(|known| Reverse(known.since()));
    Ok(all)
}
