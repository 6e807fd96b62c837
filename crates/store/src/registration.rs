//! Registrations, their clients, the messages on them, and pairs that look alike and are of two people.
//!
//! What a client told is sealed under the client's own key, each value bound to its place. Where the key was destroyed the
//! client cannot be read by anybody any more: such a registration is passed over, as if it were not there.

use schakel_access::Permit;
use schakel_domain::{
    acts::{Act, AssignRegistration, IssueCode, KeepApart},
    ids::{ClientId, MembershipId, MessageId, PartnershipId, RegistrationId},
    playbook::Clearance,
    registration::{
        Answer, Channel, Contact, ContactMark, Ending, HelperKind, Identity, Language, Message, MessageKind, Registration, State, Told,
    },
    resource::{DossierRef, PartnershipRef, RegistrationRef},
    time::{Date, Instant},
    words::Text,
};

pub mod care;
pub(crate) mod contact;
pub mod joining;
pub(crate) mod release;
pub mod waiting;
pub mod withdrawn;

use crate::{
    StoreError, Touched, Tx,
    engine::Judged,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

const TABLE: &str = "registration";

statements! {
    ADD_CLIENT = "INSERT INTO client (client_id, partnership_id, created_at) VALUES ($1, $2, $3)";
    ADD = "INSERT INTO registration (registration_id, partnership_id, client_id, state, channel, language, received_at, supporter, helper_kind, identity, \
           contact, told, code_hash, doubted, contact_by, version) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)";
    ONE = select!(RegistrationRow, "FROM registration WHERE partnership_id = $1 AND registration_id = $2");
    REF = select!(RefRow, "FROM registration WHERE partnership_id = $1 AND registration_id = $2");
    /// Without a partnership: the code is all that the client has. It is a keyed hash of 80 bits.
    REF_BY_CODE = select!(RefRow, "FROM registration WHERE code_hash = $1");
    REF_OF_CLIENT = select!(RefRow, "FROM registration WHERE partnership_id || '' = $1 AND client_id = $2 ORDER BY received_at DESC");
    ALL_OF_PARTNERSHIP = select!(RegistrationRow, "FROM registration WHERE partnership_id = $1 ORDER BY received_at, registration_id");
    COUNT_SINCE = "SELECT COUNT(*) FROM registration WHERE partnership_id = $1 AND channel = $2 AND received_at >= $3";
    SEE = "UPDATE registration SET seen_at = $3 WHERE partnership_id = $1 AND registration_id = $2 AND seen_at IS NULL";
    /// What a conference decided stays beside the state, whatever is written after it; only taking back ends that too.
    MOVE = "UPDATE registration SET state = CASE WHEN closed IS NULL THEN $4 ELSE state END, version = version + 1 \
            WHERE partnership_id = $1 AND registration_id = $2 AND version = $3";
    ASSIGN = "UPDATE registration SET state = $4, assigned_to = $5, released_from = NULL, version = version + 1 \
              WHERE partnership_id = $1 AND registration_id = $2 AND version = $3";
    ADD_MESSAGE = "INSERT INTO message (message_id, partnership_id, registration_id, kind, body, written_at, written_by) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
    MESSAGES = select!(MessageRow, "FROM message WHERE partnership_id = $1 AND registration_id = $2 ORDER BY written_at, message_id");
    NEW_CODE = "UPDATE registration SET code_hash = $3 WHERE partnership_id = $1 AND registration_id = $2";
    END_SESSIONS = "DELETE FROM session WHERE client_id = $1";
    KEEP_APART = "INSERT INTO keep_apart (partnership_id, low, high, kept_by, kept_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (low, high) DO NOTHING";
    COMPARE_AGAIN = "DELETE FROM keep_apart WHERE partnership_id = $1 AND low = $2 AND high = $3";
    IS_KEPT_APART = select!(PairRow, "FROM keep_apart WHERE partnership_id = $1 AND low = $2 AND high = $3");
    KEPT_APART = select!(PairRow, "FROM keep_apart WHERE partnership_id = $1 ORDER BY low, high");
}

row! {
    struct RegistrationRow of "registration" by registration_id whole [REGISTRATION ""] {
        registration_id: RegistrationId,
        partnership_id: PartnershipId,
        client_id: ClientId,
        state: State = "COALESCE(closed, state)",
        channel: Channel,
        language: Answer<Language>,
        received_at: Instant,
        seen_at: Option<Instant>,
        assigned_to: Option<MembershipId>,
        supporter: Option<MembershipId>,
        merged_into: Option<RegistrationId>,
        closed_at: Option<Instant>,
        ending: Option<Ending>,
        warned_at: Option<Instant>,
        contact_version: i64,
        contact_changed_at: Option<Instant>,
        contact_read_at: Option<Instant>,
        contact_by: Option<Date>,
        doubted: bool,
        helper_kind: HelperKind,
        identity: Sealed<Identity>,
        contact: Sealed<Contact>,
        told: Sealed<Told>,
        version: i64,
    }
}

row! {
    /// Of what policies may ask.
    pub(crate) struct RefRow of "registration" by registration_id whole [REGISTRATION ""] {
        registration_id: RegistrationId,
        partnership_id: PartnershipId,
        client_id: ClientId,
        state: State = "COALESCE(closed, state)",
        assigned_to: Option<MembershipId>,
        supporter: Option<MembershipId>,
        state_before_merge: Option<State>,
    }
}

row! {
    /// Of a statement that tells which registrations.
    pub(crate) struct IdRow of "registration" by registration_id {
        pub(crate) registration_id: RegistrationId,
    }
}

row! {
    struct PairRow of "keep_apart" by low whole [KEEP_APART ""] {
        low: RegistrationId,
        high: RegistrationId,
    }
}

row! {
    struct MessageRow of "message" by message_id whole [MESSAGE ""] {
        message_id: MessageId,
        kind: MessageKind,
        body: Sealed<Text>,
        written_at: Instant,
        written_by: Option<MembershipId>,
    }
}

/// A registration as it comes in.
#[derive(Debug, Clone)]
pub struct NewRegistration {
    /// Its identifier.
    pub id: RegistrationId,
    /// The client's. The client's key exists already.
    pub client: ClientId,
    /// How it came in.
    pub channel: Channel,
    /// In what language to speak.
    pub language: Answer<Language>,
    /// When it came in.
    pub received_at: Instant,
    /// The worker who supported the client.
    pub supporter: Option<MembershipId>,
    /// The client's names and birth date.
    pub identity: Identity,
    /// How to reach the client.
    pub contact: Contact,
    /// What the client told.
    pub told: Told,
    /// The keyed hash of the client's code.
    pub code_hash: [u8; 32],
    /// Whether it came in with a flood.
    pub doubted: bool,
    /// By what day the client is told to be contacted.
    pub contact_by: Option<Date>,
}

impl From<RefRow> for RegistrationRef {
    fn from(row: RefRow) -> Self {
        Self {
            id: row.registration_id,
            partnership: row.partnership_id,
            client: row.client_id,
            state: row.state,
            assigned: row.assigned_to,
            supporter: row.supporter,
        }
    }
}

impl Tx {
    fn read_registration(&self, row: RegistrationRow) -> Result<Option<Registration>, StoreError> {
        let client = row.client_id;
        let Some(told) = self.open(client, &row.told)? else { return Ok(None) };
        let Some(identity) = self.open(client, &row.identity)? else { return Ok(None) };
        let Some(contact) = self.open(client, &row.contact)? else { return Ok(None) };
        if row.helper_kind != told.helper.kind {
            return Err(StoreError::inconsistent(TABLE, row.registration_id, "helper_kind"));
        }
        Ok(Some(Registration {
            id: row.registration_id,
            partnership: row.partnership_id,
            client,
            state: row.state,
            channel: row.channel,
            language: row.language,
            received_at: row.received_at,
            seen_at: row.seen_at,
            assigned: row.assigned_to,
            supporter: row.supporter,
            merged_into: row.merged_into,
            closed_at: row.closed_at,
            ending: row.ending,
            warned_at: row.warned_at,
            contact_by: row.contact_by,
            doubted: row.doubted,
            identity,
            contact,
            contact_mark: ContactMark { version: row.contact_version, changed_at: row.contact_changed_at, read_at: row.contact_read_at },
            told,
            version: row.version,
        }))
    }

    /// Adds a client and the client's registration. Asks for both keys: the permit and the playbook's clearance.
    ///
    /// The client's key must have been made before.
    pub async fn add_registration<A: Act<On = PartnershipRef>>(
        &mut self,
        permit: &Permit<A>,
        _clearance: &Clearance<A>,
        new: &NewRegistration,
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        let identity = self.seal(new.client, TABLE, "identity", new.id, &new.identity)?;
        let contact = self.seal(new.client, TABLE, "contact", new.id, &new.contact)?;
        let told = self.seal(new.client, TABLE, "told", new.id, &new.told)?;
        self.execute(ADD_CLIENT, values![new.client, partnership, new.received_at]).await?;
        self.execute(
            ADD,
            values![
                new.id,
                partnership,
                new.client,
                State::Received,
                new.channel,
                &new.language,
                new.received_at,
                new.supporter,
                new.told.helper.kind,
                identity,
                contact,
                told,
                &new.code_hash,
                new.doubted,
                new.contact_by,
            ],
        )
        .await?;
        self.touch(new.id)
    }

    /// A registration of this partnership, opened.
    pub async fn registration(&mut self, id: RegistrationId) -> Result<Option<Registration>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional(ONE, values![partnership, id]).await?;
        row.map_or(Ok(None), |row| self.read_registration(row))
    }

    /// A registration of this partnership as a thing that acts are done to; nothing of it is opened.
    pub async fn registration_ref(&mut self, id: RegistrationId) -> Result<Option<RegistrationRef>, StoreError> {
        let partnership = self.partnership_id()?;
        Ok(self.fetch_optional::<RefRow>(REF, values![partnership, id]).await?.map(Into::into))
    }

    /// The registration with this keyed hash of a code, in whatever partnership.
    pub async fn registration_by_code(&mut self, code_hash: &[u8; 32]) -> Result<Option<RegistrationRef>, StoreError> {
        Ok(self.fetch_optional::<RefRow>(REF_BY_CODE, values![code_hash]).await?.map(Into::into))
    }

    /// The registration of a client, the newest first. To its own client one that was joined to another is what it was before.
    pub async fn registrations_of_client(&mut self, client: ClientId) -> Result<Vec<RegistrationRef>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<RefRow>(REF_OF_CLIENT, values![partnership, client]).await?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let state = row.state_before_merge.unwrap_or(row.state);
                RegistrationRef { state, ..row.into() }
            })
            .collect())
    }

    /// Every readable registration of this partnership, oldest first: for the index of names.
    pub async fn registrations(&mut self) -> Result<Vec<Registration>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<Judged<RegistrationRow>> = self.fetch(ALL_OF_PARTNERSHIP, values![partnership]).await?;
        let whole = rows.into_iter().filter(|row| row.is_whole).map(Judged::into_row);
        whole.filter_map(|row| self.read_registration(row).transpose()).collect()
    }

    /// How many registrations came in this way since a moment.
    pub async fn count_registrations(&mut self, partnership: PartnershipId, channel: Channel, since: Instant) -> Result<i64, StoreError> {
        self.count(COUNT_SINCE, values![partnership, channel, since]).await
    }

    /// Notes that somebody of the partnership opened it. Only the first time counts.
    pub async fn mark_seen(&mut self, id: RegistrationId, at: Instant) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        self.execute(SEE, values![partnership, id, at]).await?;
        Ok(())
    }

    /// Puts it into another state.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version.
    pub async fn move_registration<A: Act<On = RegistrationRef>>(
        &mut self,
        permit: &Permit<A>,
        version: i64,
        state: State,
    ) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(MOVE, values![partnership, id, version, state]).await?;
        self.touch(id)
    }

    /// Assigns it to a worker.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version.
    pub async fn assign_registration(
        &mut self,
        permit: &Permit<AssignRegistration>,
        version: i64,
        state: State,
        to: MembershipId,
    ) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(ASSIGN, values![partnership, id, version, state, to]).await?;
        self.let_joined_follow(id, to).await?;
        self.touch(id)
    }

    /// Lets another code open it: the one before opens nothing any more, nor does the code of a registration that was joined to it, and
    /// whoever came in with either is out.
    pub async fn issue_code(&mut self, permit: &Permit<IssueCode>, code_hash: &[u8; 32]) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        self.execute_one(NEW_CODE, values![partnership, on.id, code_hash]).await?;
        self.unclaim(on.id).await?;
        self.end_sessions_by_code_of(on).await
    }

    /// Ends the sessions that the code of this registration can have begun: its client's, and those of the one that it opened because the
    /// client claimed it. Each types the code again.
    pub(crate) async fn end_sessions_by_code_of(&mut self, on: &RegistrationRef) -> Result<(), StoreError> {
        let opened = self.opened_by_code(on.clone()).await?;
        for client in [on.client, opened.client] {
            self.execute(END_SESSIONS, values![client]).await?;
        }
        Ok(())
    }

    /// Adds a message; the words are sealed under the client's key, whoever wrote them.
    pub async fn add_message<A: Act<On = RegistrationRef>>(&mut self, permit: &Permit<A>, message: &Message) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let body = self.seal(on.client, "message", "body", message.id, &message.body)?;
        let values = values![message.id, partnership, on.id, message.kind, body, message.at, message.by];
        self.execute(ADD_MESSAGE, values).await?;
        if message.by.is_some() {
            self.mark_told(on.id, message.at).await?;
        }
        self.touch(on.id)
    }

    /// Adds a message of the team of a dossier: the client was told.
    pub async fn tell_client<A: Act<On = DossierRef>>(&mut self, permit: &Permit<A>, message: &Message) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let body = self.seal(on.client, "message", "body", message.id, &message.body)?;
        let values = values![message.id, partnership, on.registration, message.kind, body, message.at, message.by];
        self.execute(ADD_MESSAGE, values).await?;
        self.mark_told(on.registration, message.at).await?;
        self.touch(on.registration)
    }

    /// The messages on a registration, oldest first.
    pub async fn messages(&mut self, on: &RegistrationRef) -> Result<Vec<Message>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch(MESSAGES, values![partnership, on.id]).await?;
        rows.iter().filter_map(|row| self.read_message(on.client, row).transpose()).collect()
    }

    fn read_message(&self, client: ClientId, row: &MessageRow) -> Result<Option<Message>, StoreError> {
        let Some(body) = self.open(client, &row.body)? else { return Ok(None) };
        Ok(Some(Message { id: row.message_id, kind: row.kind, body, at: row.written_at, by: row.written_by }))
    }

    /// Remembers that two registrations are of two people. Both are somebody's, so both ask for a permit.
    pub async fn keep_apart(
        &mut self,
        one: &Permit<KeepApart>,
        other: &Permit<KeepApart>,
        by: MembershipId,
        at: Instant,
    ) -> Result<(), StoreError> {
        let (partnership, (low, high)) = (self.within(one)?, self.pair(one, other)?);
        self.execute(KEEP_APART, values![partnership, low, high, by, at]).await?;
        self.touch_in(partnership, Touched::Apart(low, high));
        Ok(())
    }

    /// Takes that back: they may be of one person after all.
    ///
    /// # Errors
    /// `Stale` when it was not said, or was taken back before.
    pub async fn compare_again(&mut self, one: &Permit<KeepApart>, other: &Permit<KeepApart>) -> Result<(), StoreError> {
        let (partnership, (low, high)) = (self.within(one)?, self.pair(one, other)?);
        self.execute_one(COMPARE_AGAIN, values![partnership, low, high]).await?;
        self.touch_in(partnership, Touched::Apart(low, high));
        Ok(())
    }

    /// Two registrations of the partnership, the smaller identifier first.
    fn pair(&self, one: &Permit<KeepApart>, other: &Permit<KeepApart>) -> Result<(RegistrationId, RegistrationId), StoreError> {
        self.within(other)?;
        let (one, other) = (one.on().id, other.on().id);
        Ok(if one < other { (one, other) } else { (other, one) })
    }

    /// Whether two registrations are kept apart, the smaller identifier first.
    pub async fn is_kept_apart(&mut self, low: RegistrationId, high: RegistrationId) -> Result<bool, StoreError> {
        let partnership = self.partnership_id()?;
        Ok(self.fetch_optional::<PairRow>(IS_KEPT_APART, values![partnership, low, high]).await?.is_some())
    }

    /// All pairs of this partnership that are kept apart, the smaller identifier first.
    pub async fn kept_apart(&mut self) -> Result<Vec<(RegistrationId, RegistrationId)>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<PairRow>>(KEPT_APART, values![partnership]).await?;
        // A pair that nobody said to be two people is looked at again.
        Ok(rows.into_iter().filter(|row| row.is_whole).map(|row| (row.low, row.high)).collect())
    }
}
