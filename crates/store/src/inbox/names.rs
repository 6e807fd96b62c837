//! Names for the index of names.

use schakel_domain::{
    ids::{ClientId, RegistrationId},
    registration::{Contact, Identity, Legible, State},
    time::Instant,
};

use super::RegistrationBorder;
use crate::{
    StoreError, Tx,
    engine::Judged,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

statements! {
    NAMES = select!(NamedRow, "FROM registration WHERE partnership_id = $1 AND (received_at, registration_id) > ($2, $3) \
            ORDER BY received_at, registration_id LIMIT $4");
    NAME = select!(NamedRow, "FROM registration WHERE partnership_id = $1 AND registration_id = $2");
    UNSEEN = "SELECT COUNT(*) FROM registration WHERE partnership_id = $1 AND registration_id = $2 AND seen_at IS NULL";
}

/// A name for the index of names.
#[derive(Debug, Clone)]
pub struct Named {
    /// Of which registration.
    pub id: RegistrationId,
    /// How it stands.
    pub state: State,
    /// To which one it was joined.
    pub merged_into: Option<RegistrationId>,
    /// When it came in.
    pub received_at: Instant,
    /// Counts changes.
    pub version: i64,
    /// Counts changes of how the client can be reached.
    pub contact_version: i64,
    /// The client's names and birth date, and how the client can be reached; none when the client's key was destroyed.
    pub client: Option<Legible<(Identity, Contact)>>,
}

row! {
    struct NamedRow of "registration" by registration_id whole [REGISTRATION ""] {
        registration_id: RegistrationId,
        client_id: ClientId,
        state: State = "COALESCE(closed, state)",
        merged_into: Option<RegistrationId>,
        received_at: Instant,
        version: i64,
        contact_version: i64,
        identity: Sealed<Identity>,
        contact: Sealed<Contact>,
    }
}

impl Tx {
    /// Whether nobody of the partnership has opened it yet.
    pub async fn is_unseen(&mut self, id: RegistrationId) -> Result<bool, StoreError> {
        let partnership = self.partnership_id()?;
        Ok(self.count(UNSEEN, values![partnership, id]).await? > 0)
    }

    /// Names for the index, in the order in which the registrations came in, after a row, at most `most`.
    pub async fn names(&mut self, after: Option<RegistrationBorder>, most: u32) -> Result<Vec<Named>, StoreError> {
        let partnership = self.partnership_id()?;
        let (at, id) = after.map_or_else(Default::default, |after| (crate::at(after.at), after.id.to_string()));
        let rows: Vec<Judged<NamedRow>> = self.fetch(NAMES, values![partnership, at, id, most]).await?;
        Ok(rows.iter().map(|row| self.named(row)).collect())
    }

    /// The name of one registration, for the index.
    pub async fn name(&mut self, id: RegistrationId) -> Result<Option<Named>, StoreError> {
        let partnership = self.partnership_id()?;
        let row: Option<Judged<NamedRow>> = self.fetch_optional(NAME, values![partnership, id]).await?;
        Ok(row.map(|row| self.named(&row)))
    }

    fn named(&self, row: &Judged<NamedRow>) -> Named {
        Named {
            id: row.registration_id,
            state: row.state,
            merged_into: row.merged_into,
            received_at: row.received_at,
            version: row.version,
            contact_version: row.contact_version,
            client: self
                .open_judged(row.is_whole, row.client_id, &row.identity)
                .zip(self.open_judged(row.is_whole, row.client_id, &row.contact))
                .map(|(identity, contact)| Ok((identity?, contact?))),
        }
    }
}
