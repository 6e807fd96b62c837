//! Names for the index of names, and which registration stays of those that were joined.

use schakel_domain::{
    ids::{ClientId, RegistrationId},
    registration::{Identity, State},
    resource::RegistrationRef,
    time::Instant,
};

use super::{After, Count, TABLE};
use crate::{StoreError, Tx, engine::row, instant, parse_code, parse_id, statements::statements, values};

statements! {
    NAMES = "SELECT registration_id, client_id, COALESCE(closed, state) AS state, merged_into, received_at, version, identity FROM registration \
             WHERE partnership_id = $1 AND (received_at, registration_id) > ($2, $3) ORDER BY received_at, registration_id LIMIT $4";
    NAME = "SELECT registration_id, client_id, COALESCE(closed, state) AS state, merged_into, received_at, version, identity FROM registration \
            WHERE partnership_id = $1 AND registration_id = $2";
    UNSEEN = "SELECT COUNT(*) AS count FROM registration WHERE partnership_id = $1 AND registration_id = $2 AND seen_at IS NULL";
    SURVIVOR = "SELECT r.registration_id, r.client_id, COALESCE(r.closed, r.state) AS state, r.assigned_to, r.supporter FROM registration m \
                JOIN registration r ON r.registration_id = m.merged_into \
                WHERE m.partnership_id = $1 AND m.registration_id = $2 AND r.partnership_id = $1";
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
    /// Who the client is; none when the client's key was destroyed.
    pub identity: Option<Identity>,
}

row! {
    struct NamedRow {
        registration_id: String,
        client_id: String,
        state: String,
        merged_into: Option<String>,
        received_at: String,
        version: i64,
        identity: Vec<u8>,
    }
}

row! {
    struct SurvivorRow {
        registration_id: String,
        client_id: String,
        state: String,
        assigned_to: Option<String>,
        supporter: Option<String>,
    }
}

impl Tx {
    /// Whether nobody of the partnership has opened it yet.
    pub async fn is_unseen(&mut self, id: RegistrationId) -> Result<bool, StoreError> {
        let partnership = self.partnership_id()?;
        Ok(self.fetch_one::<Count>(UNSEEN, values![partnership, id]).await?.count > 0)
    }

    /// The registration that stays of those that were joined: itself, when it was joined to none. Needs no partnership,
    /// because the client's code leads here.
    pub async fn survivor(&mut self, of: RegistrationRef) -> Result<RegistrationRef, StoreError> {
        let mut at = of;
        while at.state == State::Merged {
            let row = self.fetch_optional::<SurvivorRow>(SURVIVOR, values![at.partnership, at.id]).await?;
            let id = at.id.to_string();
            let row = row.ok_or_else(|| StoreError::inconsistent(TABLE, &id, "merged_into"))?;
            let member = |text: Option<&str>, column| text.map(|text| parse_id(text, TABLE, &id, column)).transpose();
            at = RegistrationRef {
                id: parse_id(&row.registration_id, TABLE, &id, "merged_into")?,
                partnership: at.partnership,
                client: parse_id(&row.client_id, TABLE, &id, "client_id")?,
                state: parse_code(&row.state, State::from_code, TABLE, &id, "state")?,
                assigned: member(row.assigned_to.as_deref(), "assigned_to")?,
                supporter: member(row.supporter.as_deref(), "supporter")?,
            };
        }
        Ok(at)
    }

    /// Names for the index, in the order in which the registrations came in, after a row, at most `most`.
    pub async fn names(&mut self, after: Option<After>, most: u32) -> Result<Vec<Named>, StoreError> {
        let partnership = self.partnership_id()?;
        let (at, id) = after.map_or_else(Default::default, |after| (crate::at(after.received_at), after.id.to_string()));
        let rows = self.fetch::<NamedRow>(NAMES, values![partnership, at, id, most]).await?;
        rows.iter().map(|row| self.named(row)).collect()
    }

    /// The name of one registration, for the index.
    pub async fn name(&mut self, id: RegistrationId) -> Result<Option<Named>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional::<NamedRow>(NAME, values![partnership, id]).await?;
        row.map(|row| self.named(&row)).transpose()
    }

    fn named(&self, row: &NamedRow) -> Result<Named, StoreError> {
        let id = row.registration_id.as_str();
        let client: ClientId = parse_id(&row.client_id, TABLE, id, "client_id")?;
        Ok(Named {
            id: parse_id(id, TABLE, id, "registration_id")?,
            state: parse_code(&row.state, State::from_code, TABLE, id, "state")?,
            merged_into: row.merged_into.as_deref().map(|main| parse_id(main, TABLE, id, "merged_into")).transpose()?,
            received_at: instant(&row.received_at, TABLE, id, "received_at")?,
            version: row.version,
            identity: self.open(client, TABLE, "identity", id, &row.identity)?,
        })
    }
}
