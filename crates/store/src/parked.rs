//! What people who work here are typing, kept until the form is handed in. It is of one membership, and nobody else's statement
//! finds it.

use schakel_domain::{
    ids::{ClientId, FormId, MembershipId, ParkedId},
    time::Instant,
};

use crate::{
    StoreError, Tx,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

const TABLE: &str = "parked_form";

statements! {
    OF_FORM = select!(ParkedRow, "FROM parked_form WHERE partnership_id = $1 AND membership_id = $2 AND form_id = $3");
    ONE = select!(ParkedRow, "FROM parked_form WHERE partnership_id = $1 AND membership_id = $2 AND parked_form_id = $3");
    ON_PAGE = select!(ParkedRow, "FROM parked_form WHERE partnership_id = $1 AND membership_id = $2 AND page = $3 AND expires_at > $4 \
              ORDER BY typed_at DESC, parked_form_id");
    PARK = "INSERT INTO parked_form (parked_form_id, partnership_id, membership_id, client_id, form_id, page, typed_at, expires_at, typed) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (membership_id, form_id) DO UPDATE SET \
            parked_form_id = excluded.parked_form_id, client_id = excluded.client_id, page = excluded.page, typed_at = excluded.typed_at, \
            expires_at = excluded.expires_at, typed = excluded.typed";
    /// What is over the bound, the oldest first.
    OVER = "DELETE FROM parked_form WHERE partnership_id = $1 AND membership_id = $2 AND parked_form_id NOT IN \
            (SELECT parked_form_id FROM parked_form WHERE membership_id = $2 ORDER BY typed_at DESC, parked_form_id LIMIT $3)";
    DROP_ONE = "DELETE FROM parked_form WHERE partnership_id = $1 AND membership_id = $2 AND parked_form_id = $3";
    DROP_OF_FORM = "DELETE FROM parked_form WHERE partnership_id = $1 AND membership_id = $2 AND form_id = $3";
    /// A membership is of one partnership; what it was typing goes with it.
    DROP_OF_MEMBER = "DELETE FROM parked_form WHERE membership_id = $1";
    /// The house, four times an hour.
    DROP_EXPIRED = "DELETE FROM parked_form WHERE expires_at <= $1";
    CAME_TO = "SELECT COUNT(*) FROM form_outcome WHERE form_id = $1";
}

row! {
    struct ParkedRow of "parked_form" by parked_form_id whole [PARKED_FORM ""] {
        parked_form_id: ParkedId,
        client_id: Option<ClientId>,
        form_id: FormId,
        typed_at: Instant,
        typed: Sealed<String>,
    }
}

/// What is kept of a form while somebody types in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewParked {
    /// Which one.
    pub id: ParkedId,
    /// Whose.
    pub member: MembershipId,
    /// Which opening of the form.
    pub form: FormId,
    /// On which page.
    pub page: String,
    /// About whom; under that client's key it is sealed.
    pub client: Option<ClientId>,
    /// When the last of it was typed.
    pub at: Instant,
    /// Until when it is kept.
    pub until: Instant,
    /// What was typed.
    pub typed: String,
}

/// What was kept of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptParked {
    /// Which one.
    pub id: ParkedId,
    /// Which opening of the form.
    pub form: FormId,
    /// When the last of it was typed.
    pub at: Instant,
    /// What was typed.
    pub typed: String,
}

impl Tx {
    /// Keeps what is being typed; what was kept of the same opening before is gone. Of one member at most `most` are kept: the one that
    /// was not touched for longest makes room.
    ///
    /// # Errors
    /// `NoKey` when the client was erased meanwhile.
    pub async fn park(&mut self, new: &NewParked, most: i64) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        let sealed = match new.client {
            Some(client) => self.seal(client, TABLE, "typed", new.id, &new.typed)?,
            None => self.seal_house(TABLE, "typed", new.id, &new.typed)?,
        };
        let values = values![new.id, partnership, new.member, new.client, new.form, new.page.as_str(), new.at, new.until, sealed];
        self.execute(PARK, values).await?;
        self.execute(OVER, values![partnership, new.member, most]).await?;
        Ok(())
    }

    /// What this member was typing on a page and did not hand in, the newest first. What cannot be opened is not told.
    pub async fn parked_on(&mut self, member: MembershipId, page: &str, now: Instant) -> Result<Vec<KeptParked>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<ParkedRow> = self.fetch(ON_PAGE, values![partnership, member, page, now]).await?;
        Ok(rows.iter().filter_map(|row| self.read_parked(row)).collect())
    }

    /// What is kept of this opening of a form.
    pub async fn parked_of_form(&mut self, member: MembershipId, form: FormId) -> Result<Option<KeptParked>, StoreError> {
        let partnership = self.partnership_id()?;
        let row: Option<ParkedRow> = self.fetch_optional(OF_FORM, values![partnership, member, form]).await?;
        Ok(row.and_then(|row| self.read_parked(&row)))
    }

    /// What this member was typing, by its identifier.
    pub async fn parked(&mut self, member: MembershipId, id: ParkedId) -> Result<Option<KeptParked>, StoreError> {
        let partnership = self.partnership_id()?;
        let row: Option<ParkedRow> = self.fetch_optional(ONE, values![partnership, member, id]).await?;
        Ok(row.and_then(|row| self.read_parked(&row)))
    }

    fn read_parked(&self, row: &ParkedRow) -> Option<KeptParked> {
        let typed = match row.client_id {
            Some(client) => self.open_in_list(client, &row.typed)?.ok()?,
            None => self.open_house(&row.typed).inspect_err(|fault| tracing::error!(%fault, "a parked form cannot be opened")).ok()?,
        };
        Some(KeptParked { id: row.parked_form_id, form: row.form_id, at: row.typed_at, typed })
    }

    /// Whether this opening of a form was handed in already.
    pub async fn is_handed_in(&mut self, form: FormId) -> Result<bool, StoreError> {
        Ok(self.count(CAME_TO, values![form]).await? > 0)
    }

    /// Throws away what this member was typing there.
    pub async fn unpark(&mut self, member: MembershipId, id: ParkedId) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        self.execute(DROP_ONE, values![partnership, member, id]).await.map(|_| ())
    }

    /// Throws away what this member was typing in this opening of a form.
    pub async fn unpark_form(&mut self, member: MembershipId, form: FormId) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        self.execute(DROP_OF_FORM, values![partnership, member, form]).await.map(|_| ())
    }

    /// Throws away all that a member was typing: one who is away or left has no use for it.
    pub(crate) async fn unpark_member(&mut self, member: MembershipId) -> Result<(), StoreError> {
        self.execute(DROP_OF_MEMBER, values![member]).await.map(|_| ())
    }

    /// Throws away what was kept for long enough; returns how many.
    pub async fn drop_expired_parked(&mut self, now: Instant) -> Result<u64, StoreError> {
        self.execute(DROP_EXPIRED, values![now]).await
    }
}
