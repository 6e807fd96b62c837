//! How a client can be reached: what counts now stands with the registration, what counted before beside it.

use schakel_access::Permit;
use schakel_domain::{
    acts::{ChangeContact, NoteContactRead},
    ids::FormerContactId,
    registration::{Contact, FormerContact},
    resource::RegistrationRef,
    time::Instant,
};

use crate::{
    StoreError, Tx,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

const FORMER: &str = "former_contact";

statements! {
    KEEP = "INSERT INTO former_contact (former_contact_id, partnership_id, registration_id, client_id, until, contact) VALUES ($1, $2, $3, $4, $5, $6)";
    CHANGE = "UPDATE registration SET contact = $4, contact_version = contact_version + 1, contact_changed_at = $5, contact_read_at = NULL \
              WHERE partnership_id = $1 AND registration_id = $2 AND contact_version = $3";
    /// Only of the change that was on the page: what came after it is still to be read.
    READ = "UPDATE registration SET contact_read_at = $4 WHERE partnership_id = $1 AND registration_id = $2 AND contact_version = $3";
    FORMER_OF = select!(FormerRow, "FROM former_contact WHERE partnership_id = $1 AND registration_id = $2 ORDER BY until DESC, former_contact_id DESC");
}

row! {
    struct FormerRow of "former_contact" by former_contact_id whole [FORMER_CONTACT ""] {
        former_contact_id: FormerContactId,
        until: Instant,
        contact: Sealed<Contact>,
    }
}

impl Tx {
    /// Changes how the client can be reached. What counted until now is kept; no worker has read what counts from now on.
    ///
    /// # Errors
    /// `Stale` when it was changed since this version.
    pub async fn change_contact(
        &mut self,
        permit: &Permit<ChangeContact>,
        version: i64,
        contact: &Contact,
        former: FormerContactId,
        at: Instant,
    ) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        self.keep_contact(on, former, at).await?;
        let sealed = self.seal(on.client, super::TABLE, "contact", on.id, contact)?;
        self.execute_one(CHANGE, values![partnership, on.id, version, sealed, at]).await?;
        self.touch(on.id)
    }

    /// Keeps what counts now as what counted until now.
    pub(crate) async fn keep_contact(&mut self, on: &RegistrationRef, former: FormerContactId, at: Instant) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        let before = self.registration(on.id).await?.ok_or(StoreError::Stale)?.contact;
        let before = self.seal(on.client, FORMER, "contact", former, &before)?;
        self.execute(KEEP, values![former, partnership, on.id, on.client, at, before]).await?;
        Ok(())
    }

    /// Notes that a worker has read how the client can be reached now.
    ///
    /// # Errors
    /// `Stale` when the client changed it again since this version.
    pub async fn note_contact_read(&mut self, permit: &Permit<NoteContactRead>, version: i64, at: Instant) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(READ, values![partnership, id, version, at]).await?;
        self.touch(id)
    }

    /// The ways to reach the client that count no more, the newest first.
    pub async fn former_contacts(&mut self, on: &RegistrationRef) -> Result<Vec<FormerContact>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<FormerRow> = self.fetch(FORMER_OF, values![partnership, on.id]).await?;
        let opened = rows.iter().map(|row| {
            Ok(self.open(on.client, &row.contact)?.map(|contact| FormerContact { id: row.former_contact_id, contact, until: row.until }))
        });
        opened.filter_map(Result::transpose).collect()
    }
}
