//! What pages ask of the application beside its acts: the time, fresh bits, the secret of a form, what a menu offers.

use schakel_domain::{
    actor::Actor,
    acts::{EditOptions, ListConferences, ListDossiers, ListInbox, ListMembers, ListPartnerships, ProposeCorrection, SeeDay},
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

    /// The secret behind the forms of the browser that has this mark: the token of its session, or a mark of its own.
    pub fn form_secret(&self, mark: &[u8]) -> [u8; 32] {
        self.vault.keyed_hash(Purpose::Csrf, mark)
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

    /// Whether the database can be read.
    ///
    /// # Errors
    /// `Unavailable` when it cannot.
    pub async fn alive(&self) -> Result<(), AppError> {
        Ok(self.store.read().await.map(drop)?)
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
