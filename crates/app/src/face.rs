//! What pages ask of the application beside its acts: the time, fresh bits, the secret of a form, what a menu offers.

use schakel_domain::{
    actor::Actor,
    acts::{EditOptions, ListConferences, ListDossiers, ListInbox, ListMembers, ListPartnerships, ProposeCorrection, SeeDay},
    ids::{ClientId, PersonId},
    resource::{PartnershipRef, Platform},
    time::Instant,
};
use schakel_vault::Purpose;

use crate::{App, AppError};

/// What the menu of an actor offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "an item of the menu each")]
pub struct Menu {
    /// The coordinator's day.
    pub day: bool,
    /// The inbox.
    pub inbox: bool,
    /// The list of dossiers.
    pub dossiers: bool,
    /// The list of conferences.
    pub conferences: bool,
    /// The registration options: to edit.
    pub edits_options: bool,
    /// The registration options: to send in a correction.
    pub proposes_corrections: bool,
    /// The members of the partnership.
    pub members: bool,
    /// The partnerships of the platform.
    pub platform: bool,
}

impl App {
    /// The moment it is.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Fresh random bytes.
    pub fn fresh<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0_u8; N];
        self.random.fill(&mut bytes);
        bytes
    }

    /// The secret behind the forms of the browser that has this mark, for the one who is signed in there: of a person, of a client, or of
    /// nobody. It outlasts a session, so a form that was open while somebody signed in again is still that person's, and never another's.
    pub fn form_secret(&self, mark: &[u8; 32], person: Option<PersonId>, client: Option<ClientId>) -> [u8; 32] {
        let whose = match (person, client) {
            (Some(person), _) => person.to_string(),
            (None, Some(client)) => format!("client {client}"),
            (None, None) => String::new(),
        };
        self.vault.keyed_hash(Purpose::Csrf, &[mark.as_slice(), whose.as_bytes()].concat())
    }

    /// A mark of what stands in a form and of where it was sent: the same for the same words, and it tells nothing of them.
    pub fn content_of(&self, path: &str, fields: &[(String, String)]) -> u64 {
        let mut bytes = Vec::from(path.as_bytes());
        for part in fields.iter().flat_map(|(name, value)| [name, value]) {
            bytes.extend_from_slice(&part.len().to_be_bytes());
            bytes.extend_from_slice(part.as_bytes());
        }
        let hash = self.vault.keyed_hash(Purpose::DerivedId, &[b"content of a form".as_slice(), &bytes].concat());
        hash.iter().take(8).fold(0, |mark, byte| mark << 8 | u64::from(*byte))
    }

    /// Whether passkeys can be used at the address of this installation.
    pub const fn has_passkeys(&self) -> bool {
        self.identity.has_passkeys()
    }

    /// The newest signed checkpoint of the log; none until the first is signed. It says nothing of a client.
    ///
    /// # Errors
    /// `Unavailable` when the database is away.
    pub async fn newest_checkpoint(&self) -> Result<Option<String>, AppError> {
        Ok(self.store.read().await?.latest_checkpoint().await?.map(|kept| kept.note))
    }

    /// The public key of the log, as `schakel-verify` reads it.
    pub fn log_key(&self) -> String {
        self.store.log_key().to_string()
    }

    /// Whether the database can be read and written.
    ///
    /// # Errors
    /// `Unavailable` when it cannot.
    pub async fn alive(&self) -> Result<(), AppError> {
        drop(self.store.read().await?);
        let mut tx = self.store.write().await?;
        tx.note_alive(self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// What the menu offers, as the policies say of the actor's own partnership. The answer hangs on role and standing alone.
    pub fn menu(&self, by: &Actor) -> Menu {
        let own = by.partnership.map(PartnershipRef::inside);
        let (access, own) = (&self.access, own.as_ref());
        Menu {
            day: own.is_some_and(|on| access.allows::<SeeDay>(by, on)),
            inbox: own.is_some_and(|on| access.allows::<ListInbox>(by, on)),
            dossiers: own.is_some_and(|on| access.allows::<ListDossiers>(by, on)),
            conferences: own.is_some_and(|on| access.allows::<ListConferences>(by, on)),
            edits_options: own.is_some_and(|on| access.allows::<EditOptions>(by, on)),
            proposes_corrections: own.is_some_and(|on| access.allows::<ProposeCorrection>(by, on)),
            members: own.is_some_and(|on| access.allows::<ListMembers>(by, on)),
            platform: access.allows::<ListPartnerships>(by, &Platform),
        }
    }
}
