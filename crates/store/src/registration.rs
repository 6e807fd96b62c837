//! Registrations, their clients, the messages on them, and pairs that look alike and are of two people.
//!
//! What a client told is sealed under the client's own key, each value bound to its place. Where the key was destroyed the
//! client cannot be read by anybody any more: such a registration is passed over, as if it were not there.

use schakel_access::Permit;
use schakel_domain::{
    acts::{Act, AssignRegistration, KeepApart, MergeRegistration, SplitRegistration},
    ids::{ClientId, MembershipId, MessageId, PartnershipId, RegistrationId},
    playbook::Clearance,
    registration::{Answer, Channel, Contact, HelperSort, Identity, Language, Message, MessageSort, Registration, State, Told},
    resource::{PartnershipRef, RegistrationRef},
    time::Instant,
};

pub mod waiting;

use crate::{StoreError, Touched, Tx, engine::row, instant, opt_instant, parse_code, parse_id, statements::statements, values};

const TABLE: &str = "registration";

/// The columns of a registration, in the order of [`RegistrationRow`].
macro_rules! columns {
    () => {
        "registration_id, partnership_id, client_id, COALESCE(closed, state) AS state, channel, language, received_at, seen_at, assigned_to, \
         supporter, merged_into, closed_at, warned_at, helper_sort, identity, contact, told, version"
    };
}
/// The columns of which policies may ask, in the order of [`RefRow`].
macro_rules! ref_columns {
    () => {
        "registration_id, partnership_id, client_id, COALESCE(closed, state) AS state, assigned_to, supporter"
    };
}

statements! {
    ADD_CLIENT = "INSERT INTO client (client_id, partnership_id, created_at) VALUES ($1, $2, $3)";
    ADD = "INSERT INTO registration (registration_id, partnership_id, client_id, state, channel, language, received_at, supporter, helper_sort, identity, \
           contact, told, code_hash, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
    ONE = concat!("SELECT ", columns!(), " FROM registration WHERE partnership_id = $1 AND registration_id = $2");
    REF = concat!("SELECT ", ref_columns!(), " FROM registration WHERE partnership_id = $1 AND registration_id = $2");
    /// Without a partnership: the code is all that the client has. It is a keyed hash of 80 bits.
    REF_BY_CODE = concat!("SELECT ", ref_columns!(), " FROM registration WHERE code_hash = $1");
    REF_OF_CLIENT = concat!("SELECT ", ref_columns!(), " FROM registration WHERE partnership_id || '' = $1 AND client_id = $2 ORDER BY received_at DESC");
    ALL_OF_PARTNERSHIP = concat!("SELECT ", columns!(), " FROM registration WHERE partnership_id = $1 ORDER BY received_at, registration_id");
    COUNT_SINCE = "SELECT COUNT(*) AS count FROM registration WHERE partnership_id = $1 AND channel = $2 AND received_at >= $3";
    SEE = "UPDATE registration SET seen_at = $3 WHERE partnership_id = $1 AND registration_id = $2 AND seen_at IS NULL";
    /// What a conference decided stays beside the state, whatever is written after it; only taking back ends that too.
    MOVE = "UPDATE registration SET state = CASE WHEN closed IS NULL OR $4 = 'withdrawn' THEN $4 ELSE state END, \
            closed = CASE WHEN $4 = 'withdrawn' THEN NULL ELSE closed END, \
            closed_at = CASE WHEN $4 = 'withdrawn' THEN NULL ELSE closed_at END, version = version + 1 \
            WHERE partnership_id = $1 AND registration_id = $2 AND version = $3";
    ASSIGN = "UPDATE registration SET state = $4, assigned_to = $5, version = version + 1 \
              WHERE partnership_id = $1 AND registration_id = $2 AND version = $3";
    MERGE = "UPDATE registration SET state_before_merge = state, state = 'merged', merged_into = $4, version = version + 1 \
             WHERE partnership_id = $1 AND registration_id = $2 AND version = $3";
    SPLIT = "UPDATE registration SET state = state_before_merge, state_before_merge = NULL, merged_into = NULL, version = version + 1 \
             WHERE partnership_id = $1 AND registration_id = $2 AND version = $3 AND state = 'merged'";
    MERGED_INTO = "SELECT registration_id FROM registration WHERE partnership_id = $1 AND merged_into = $2 ORDER BY registration_id";
    ADD_MESSAGE = "INSERT INTO message (message_id, partnership_id, registration_id, sort, body, written_at, written_by) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
    MESSAGES = "SELECT message_id, sort, body, written_at, written_by FROM message \
                WHERE partnership_id = $1 AND registration_id = $2 ORDER BY written_at, message_id";
    KEEP_APART = "INSERT INTO keep_apart (partnership_id, low, high, kept_by, kept_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (low, high) DO NOTHING";
    KEPT_APART = "SELECT low, high FROM keep_apart WHERE partnership_id = $1 ORDER BY low, high";
}

row! {
    struct RegistrationRow {
        registration_id: String,
        partnership_id: String,
        client_id: String,
        state: String,
        channel: String,
        language: String,
        received_at: String,
        seen_at: Option<String>,
        assigned_to: Option<String>,
        supporter: Option<String>,
        merged_into: Option<String>,
        closed_at: Option<String>,
        warned_at: Option<String>,
        helper_sort: String,
        identity: Vec<u8>,
        contact: Vec<u8>,
        told: Vec<u8>,
        version: i64,
    }
}

row! {
    struct RefRow {
        registration_id: String,
        partnership_id: String,
        client_id: String,
        state: String,
        assigned_to: Option<String>,
        supporter: Option<String>,
    }
}

row! {
    struct MessageRow {
        message_id: String,
        sort: String,
        body: Vec<u8>,
        written_at: String,
        written_by: Option<String>,
    }
}

row! {
    struct IdRow {
        registration_id: String,
    }
}

row! {
    struct PairRow {
        low: String,
        high: String,
    }
}

row! {
    struct CountRow {
        count: i64,
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
    /// Who the client is.
    pub identity: Identity,
    /// How to reach the client.
    pub contact: Contact,
    /// What the client told.
    pub told: Told,
    /// The keyed hash of the client's code.
    pub code_hash: [u8; 32],
}

fn language_code(language: &Answer<Language>) -> &'static str {
    match language {
        Answer::Given(language) => language.code(),
        Answer::Unknown => "unknown",
        Answer::Later => "later",
        Answer::Open => "open",
    }
}

pub(crate) fn language_from(code: &str) -> Option<Answer<Language>> {
    match code {
        "unknown" => Some(Answer::Unknown),
        "later" => Some(Answer::Later),
        "open" => Some(Answer::Open),
        code => Language::from_code(code).map(Answer::Given),
    }
}

fn opt_id<T: std::str::FromStr>(text: Option<&str>, row: &str, column: &'static str) -> Result<Option<T>, StoreError> {
    text.map(|text| parse_id(text, TABLE, row, column)).transpose()
}

impl RefRow {
    fn read(&self) -> Result<RegistrationRef, StoreError> {
        let row = self.registration_id.as_str();
        Ok(RegistrationRef {
            id: parse_id(row, TABLE, row, "registration_id")?,
            partnership: parse_id(&self.partnership_id, TABLE, row, "partnership_id")?,
            client: parse_id(&self.client_id, TABLE, row, "client_id")?,
            state: parse_code(&self.state, State::from_code, TABLE, row, "state")?,
            assigned: opt_id(self.assigned_to.as_deref(), row, "assigned_to")?,
            supporter: opt_id(self.supporter.as_deref(), row, "supporter")?,
        })
    }
}

impl Tx {
    fn read_registration(&self, row: &RegistrationRow) -> Result<Option<Registration>, StoreError> {
        let id = row.registration_id.as_str();
        let client: ClientId = parse_id(&row.client_id, TABLE, id, "client_id")?;
        let Some(told) = self.open::<Told>(client, TABLE, "told", id, &row.told)? else { return Ok(None) };
        let Some(identity) = self.open(client, TABLE, "identity", id, &row.identity)? else { return Ok(None) };
        let Some(contact) = self.open(client, TABLE, "contact", id, &row.contact)? else { return Ok(None) };
        if HelperSort::from_code(&row.helper_sort) != Some(told.helper.sort) {
            return Err(StoreError::inconsistent(TABLE, id, "helper_sort"));
        }
        Ok(Some(Registration {
            id: parse_id(id, TABLE, id, "registration_id")?,
            partnership: parse_id(&row.partnership_id, TABLE, id, "partnership_id")?,
            client,
            state: parse_code(&row.state, State::from_code, TABLE, id, "state")?,
            channel: parse_code(&row.channel, Channel::from_code, TABLE, id, "channel")?,
            language: parse_code(&row.language, language_from, TABLE, id, "language")?,
            received_at: instant(&row.received_at, TABLE, id, "received_at")?,
            seen_at: opt_instant(row.seen_at.as_deref(), TABLE, id, "seen_at")?,
            assigned: opt_id(row.assigned_to.as_deref(), id, "assigned_to")?,
            supporter: opt_id(row.supporter.as_deref(), id, "supporter")?,
            merged_into: opt_id(row.merged_into.as_deref(), id, "merged_into")?,
            closed_at: opt_instant(row.closed_at.as_deref(), TABLE, id, "closed_at")?,
            warned_at: opt_instant(row.warned_at.as_deref(), TABLE, id, "warned_at")?,
            identity,
            contact,
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
                State::Received.code(),
                new.channel.code(),
                language_code(&new.language),
                new.received_at,
                new.supporter,
                new.told.helper.sort.code(),
                identity,
                contact,
                told,
                &new.code_hash,
            ],
        )
        .await?;
        self.touch(new.id)
    }

    /// A registration of this partnership, opened.
    pub async fn registration(&mut self, id: RegistrationId) -> Result<Option<Registration>, StoreError> {
        let partnership = self.partnership_id()?;
        match self.fetch_optional::<RegistrationRow>(ONE, values![partnership, id]).await? {
            Some(row) => self.read_registration(&row),
            None => Ok(None),
        }
    }

    /// A registration of this partnership as a thing that acts are done to; nothing of it is opened.
    pub async fn registration_ref(&mut self, id: RegistrationId) -> Result<Option<RegistrationRef>, StoreError> {
        let partnership = self.partnership_id()?;
        self.fetch_optional::<RefRow>(REF, values![partnership, id]).await?.map(|row| row.read()).transpose()
    }

    /// The registration with this keyed hash of a code, in whatever partnership.
    pub async fn registration_by_code(&mut self, code_hash: &[u8; 32]) -> Result<Option<RegistrationRef>, StoreError> {
        self.fetch_optional::<RefRow>(REF_BY_CODE, values![code_hash]).await?.map(|row| row.read()).transpose()
    }

    /// The registration of a client, the newest first.
    pub async fn registrations_of_client(&mut self, client: ClientId) -> Result<Vec<RegistrationRef>, StoreError> {
        let partnership = self.partnership_id()?;
        self.fetch::<RefRow>(REF_OF_CLIENT, values![partnership, client]).await?.iter().map(RefRow::read).collect()
    }

    /// Every readable registration of this partnership, oldest first: for the index of names.
    pub async fn registrations(&mut self) -> Result<Vec<Registration>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<RegistrationRow>(ALL_OF_PARTNERSHIP, values![partnership]).await?;
        rows.iter().filter_map(|row| self.read_registration(row).transpose()).collect()
    }

    /// How many registrations came in this way since a moment.
    pub async fn count_registrations(&mut self, partnership: PartnershipId, channel: Channel, since: Instant) -> Result<i64, StoreError> {
        Ok(self.fetch_one::<CountRow>(COUNT_SINCE, values![partnership, channel.code(), since]).await?.count)
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
        let rows = self.execute(MOVE, values![partnership, id, version, state.code()]).await?;
        one(rows)?;
        self.touch(id)
    }

    /// Gives it to a worker.
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
        let rows = self.execute(ASSIGN, values![partnership, id, version, state.code(), to]).await?;
        one(rows)?;
        self.touch(id)
    }

    /// Joins it to another registration of the same person, which asks for a permit as well; the state it had is kept.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version.
    pub async fn merge_registration(
        &mut self,
        permit: &Permit<MergeRegistration>,
        version: i64,
        into: &Permit<MergeRegistration>,
    ) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.within(into)?;
        let rows = self.execute(MERGE, values![partnership, id, version, into.on().id]).await?;
        one(rows)?;
        self.touch(id)
    }

    /// Takes a joined registration apart again: it is what it was.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it is not joined any more.
    pub async fn split_registration(&mut self, permit: &Permit<SplitRegistration>, version: i64) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        let rows = self.execute(SPLIT, values![partnership, id, version]).await?;
        one(rows)?;
        self.touch(id)
    }

    /// Which registrations were joined to this one.
    pub async fn merged_into(&mut self, id: RegistrationId) -> Result<Vec<RegistrationId>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<IdRow>(MERGED_INTO, values![partnership, id]).await?;
        rows.iter().map(|row| parse_id(&row.registration_id, TABLE, &row.registration_id, "registration_id")).collect()
    }

    /// Adds a message; the words are sealed under the client's key, whoever wrote them.
    pub async fn add_message<A: Act<On = RegistrationRef>>(&mut self, permit: &Permit<A>, message: &Message) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let body = self.seal(on.client, "message", "body", message.id, &message.body)?;
        let values = values![message.id, partnership, on.id, message.sort.code(), body, message.at, message.by];
        self.execute(ADD_MESSAGE, values).await?;
        if message.by.is_some() {
            self.mark_told(on.id, message.at).await?;
        }
        Ok(())
    }

    /// The messages on a registration, oldest first.
    pub async fn messages(&mut self, on: &RegistrationRef) -> Result<Vec<Message>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<MessageRow>(MESSAGES, values![partnership, on.id]).await?;
        rows.iter().filter_map(|row| self.read_message(on.client, row).transpose()).collect()
    }

    fn read_message(&self, client: ClientId, row: &MessageRow) -> Result<Option<Message>, StoreError> {
        let id = row.message_id.as_str();
        let Some(body) = self.open(client, "message", "body", id, &row.body)? else { return Ok(None) };
        Ok(Some(Message {
            id: parse_id::<MessageId>(id, "message", id, "message_id")?,
            sort: parse_code(&row.sort, MessageSort::from_code, "message", id, "sort")?,
            body,
            at: instant(&row.written_at, "message", id, "written_at")?,
            by: row.written_by.as_deref().map(|by| parse_id(by, "message", id, "written_by")).transpose()?,
        }))
    }

    /// Remembers that two registrations are of two people. Both are somebody's, so both ask for a permit.
    pub async fn keep_apart(
        &mut self,
        one: &Permit<KeepApart>,
        other: &Permit<KeepApart>,
        by: MembershipId,
        at: Instant,
    ) -> Result<(), StoreError> {
        let partnership = self.within(one)?;
        self.within(other)?;
        let (one, other) = (one.on().id, other.on().id);
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        self.execute(KEEP_APART, values![partnership, low, high, by, at]).await?;
        self.touch_in(partnership, Touched::Apart(low, high));
        Ok(())
    }

    /// All pairs of this partnership that are kept apart, the smaller identifier first.
    pub async fn kept_apart(&mut self) -> Result<Vec<(RegistrationId, RegistrationId)>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<PairRow>(KEPT_APART, values![partnership]).await?;
        rows.iter()
            .map(|row| Ok((parse_id(&row.low, "keep_apart", &row.low, "low")?, parse_id(&row.high, "keep_apart", &row.low, "high")?)))
            .collect()
    }
}

/// A statement that names a version touches one row, or somebody else was first.
fn one(rows: u64) -> Result<(), StoreError> {
    if rows == 1 { Ok(()) } else { Err(StoreError::Stale) }
}
