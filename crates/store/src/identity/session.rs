//! Sessions of members and clients, and the challenges between two steps of showing a passkey.

use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    identity::OwnSession,
    ids::{ClientId, MembershipId, OrganisationId, PartnershipId, PersonId, SessionId},
    time::Instant,
};
use schakel_vault::{Place, Zeroizing};

use crate::{
    StoreError, Tx,
    engine::{Cell, Fault, Judged, Raw, Row as _},
    sql::{joined, row, select, statements},
    values,
};

statements! {
    ADD = "INSERT INTO session (session_id, token_hash, kind, person_id, membership_id, client_id, partnership_id, device, created_at, \
           seen_at, ends_at, stepped_up_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11)";
    // All that a request needs of its session in one statement: this is on the road of every page.
    BY_TOKEN = select!(SessionRow, "FROM session s LEFT JOIN person p ON p.person_id = s.person_id \
                LEFT JOIN membership m ON m.membership_id = s.membership_id \
                LEFT JOIN organisation o ON o.organisation_id = m.organisation_id \
                LEFT JOIN partnership pa ON pa.partnership_id = s.partnership_id WHERE s.token_hash = $1");
    SEEN = "UPDATE session SET seen_at = $2 WHERE session_id = $1 AND seen_at < $2";
    LIVES = "SELECT COUNT(*) FROM session WHERE session_id = $1 AND ends_at > $2";
    // Changes nothing, and locks the row until the transaction ends, on both engines.
    HOLD = "UPDATE session SET seen_at = seen_at WHERE session_id = $1 AND ends_at > $2";
    // The newest stay: of one client at most this many lie there.
    END_OVER = "DELETE FROM session WHERE client_id = $1 AND session_id <> $3 AND session_id NOT IN \
                (SELECT session_id FROM session WHERE client_id = $1 ORDER BY created_at DESC, session_id DESC LIMIT $2)";
    CHOOSE = "UPDATE session SET token_hash = $2, membership_id = $3, partnership_id = $4 WHERE session_id = $1";
    STEP_UP = "UPDATE session SET token_hash = $2, stepped_up_at = $3 WHERE session_id = $1";
    END_ONE = "DELETE FROM session WHERE session_id = $1";
    END_OWN = "DELETE FROM session WHERE session_id = $1 AND person_id = $2";
    END_OTHERS = "DELETE FROM session WHERE person_id = $1 AND session_id <> $2";
    END_ALL = "DELETE FROM session WHERE person_id = $1";
    OWN = select!(OwnRow, "FROM session s \
           LEFT JOIN membership m ON m.membership_id = s.membership_id WHERE s.person_id = $1 AND s.ends_at > $2 AND s.seen_at > $3 \
           ORDER BY s.seen_at DESC, s.session_id");
    PRUNE = "DELETE FROM session WHERE ends_at < $1 OR seen_at < $2";
    ADD_CHALLENGE = "INSERT INTO challenge (challenge_hash, person_id, purpose, state, expires_at) VALUES ($1, $2, $3, $4, $5)";
    TAKE_CHALLENGE = joined!("DELETE FROM challenge WHERE challenge_hash = $1 RETURNING ", ChallengeRow::COLUMNS);
    PRUNE_CHALLENGES = "DELETE FROM challenge WHERE expires_at < $1";
}

/// Whose session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionKind {
    /// A person who works with the system.
    Staff,
    /// A client with a registration code.
    Client,
}

impl SessionKind {
    pub(crate) const ALL: &'static [Self] = &[Self::Staff, Self::Client];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Client => "client",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

/// A session to be.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Which one.
    pub id: SessionId,
    /// The keyed hash of its token.
    pub token_hash: [u8; 32],
    /// Whose, when of a member.
    pub person: Option<PersonId>,
    /// In which membership, once chosen.
    pub membership: Option<MembershipId>,
    /// Whose, when of a client.
    pub client: Option<ClientId>,
    /// In which partnership.
    pub partnership: Option<PartnershipId>,
    /// The browser and the machine, as the browser tells them.
    pub device: String,
    /// When it began.
    pub created_at: Instant,
    /// When it ends, however much it is used.
    pub ends_at: Instant,
    /// When a factor was last shown.
    pub stepped_up_at: Option<Instant>,
}

/// A session as it is kept, with what every page needs of it.
#[derive(Debug, Clone)]
pub struct KeptSession {
    /// Which one.
    pub id: SessionId,
    /// Whose.
    pub kind: SessionKind,
    /// The one who acts. A person who has not chosen a membership is a visitor with a name: no policy lets that act.
    pub actor: Actor,
    /// The person's name.
    pub person_name: Option<String>,
    /// The name of the organisation.
    pub organisation_name: Option<String>,
    /// The partnership: its word in addresses and its name.
    pub partnership: Option<(String, String)>,
    /// When it was last used.
    pub seen_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// When a factor was last shown.
    pub stepped_up_at: Option<Instant>,
    /// Whether the session, the membership, the person and the organisation are what the program wrote.
    pub is_whole: bool,
}

/// What a challenge is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChallengePurpose {
    /// To sign in with a passkey.
    SignIn,
    /// To show a passkey again.
    StepUp,
    /// To add a passkey to the own account.
    AddPasskey,
    /// To accept an invitation with a passkey.
    AcceptPasskey,
}

impl ChallengePurpose {
    const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::StepUp => "step_up",
            Self::AddPasskey => "add_passkey",
            Self::AcceptPasskey => "accept_passkey",
        }
    }
}

impl Cell for SessionKind {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        Self::from_code(raw.text()?).ok_or(Fault::NoValue)
    }
}

row! {
    struct SessionRow of "session" as "s" by session_id whole [SESSION "s.", MEMBERSHIP "m.", PERSON "p.", ORGANISATION "o."] {
        session_id: SessionId,
        kind: SessionKind,
        person_id: Option<PersonId>,
        membership_id: Option<MembershipId>,
        client_id: Option<ClientId>,
        partnership_id: Option<PartnershipId>,
        seen_at: Instant,
        ends_at: Instant,
        stepped_up_at: Option<Instant>,
        person_name: Option<String> = "p.name",
        role: Option<Role> = "m.role",
        standing: Option<Standing> = "m.standing",
        organisation_id: Option<OrganisationId> = "m.organisation_id",
        organisation_name: Option<String> = "o.name",
        organisation_kind: Option<OrganisationKind> = "o.kind",
        partnership_slug: Option<String> = "pa.slug",
        partnership_name: Option<String> = "pa.name",
    }
}

impl From<SessionRow> for KeptSession {
    fn from(row: SessionRow) -> Self {
        let role = match row.kind {
            SessionKind::Client => Role::Client,
            SessionKind::Staff => row.role.unwrap_or(Role::Visitor),
        };
        let actor = Actor {
            role,
            standing: row.standing.unwrap_or(Standing::Active),
            person: row.person_id,
            membership: row.membership_id,
            organisation: row.organisation_id,
            kind: row.organisation_kind,
            partnership: row.partnership_id,
            client: row.client_id,
        };
        Self {
            id: row.session_id,
            kind: row.kind,
            actor,
            seen_at: row.seen_at,
            ends_at: row.ends_at,
            stepped_up_at: row.stepped_up_at,
            is_whole: true,
            person_name: row.person_name,
            organisation_name: row.organisation_name,
            partnership: row.partnership_slug.zip(row.partnership_name),
        }
    }
}

row! {
    struct OwnRow of "session" as "s" by session_id {
        session_id: SessionId,
        device: String,
        created_at: Instant,
        seen_at: Instant,
        role: Option<Role> = "m.role",
    }
}

row! {
    struct ChallengeRow of "challenge" whole [CHALLENGE ""] {
        person_id: Option<PersonId>,
        purpose: String,
        state: Vec<u8>,
        expires_at: Instant,
    }
}

/// Where the state of a challenge belongs. Its purpose stands for the owner, so that none can be used for another.
const fn challenge_place(row: &str, purpose: ChallengePurpose) -> Place<'_> {
    Place { table: "challenge", column: "state", row, owner: purpose.code() }
}

fn row_of(hash: &[u8; 32]) -> String {
    crate::value::hex(hash)
}

impl Tx {
    /// Keeps a new session.
    pub async fn add_session(&mut self, new: &NewSession) -> Result<(), StoreError> {
        let kind = if new.client.is_some() { SessionKind::Client } else { SessionKind::Staff };
        let values = values![
            new.id,
            new.token_hash,
            kind.code(),
            new.person,
            new.membership,
            new.client,
            new.partnership,
            new.device.as_str(),
            new.created_at,
            new.ends_at,
            new.stepped_up_at,
        ];
        self.execute(ADD, values).await?;
        Ok(())
    }

    /// The session with this token. Whether it still counts is for the caller to say.
    pub async fn session_by_token(&mut self, token_hash: &[u8; 32]) -> Result<Option<KeptSession>, StoreError> {
        let row = self.fetch_optional::<Judged<SessionRow>>(BY_TOKEN, values![token_hash]).await?;
        Ok(row.map(|row| KeptSession { is_whole: row.is_whole, ..row.into_row().into() }))
    }

    /// Notes that a session was used.
    pub async fn session_seen(&mut self, id: SessionId, at: Instant) -> Result<(), StoreError> {
        self.execute(SEEN, values![id, at]).await?;
        Ok(())
    }

    /// Whether a session was ended meanwhile.
    pub async fn is_session_live(&mut self, id: SessionId, now: Instant) -> Result<bool, StoreError> {
        Ok(self.count(LIVES, values![id, now]).await? == 1)
    }

    /// The same, and whoever ends it waits until this transaction is over.
    pub async fn hold_session(&mut self, id: SessionId, now: Instant) -> Result<bool, StoreError> {
        Ok(self.execute(HOLD, values![id, now]).await? == 1)
    }

    /// Ends the oldest sessions of a client, but for the newest `most`, with the one that was just begun.
    pub async fn end_oldest_sessions(&mut self, client: ClientId, most: i64, begun: SessionId) -> Result<(), StoreError> {
        self.execute(END_OVER, values![client, most, begun]).await.map(|_| ())
    }

    /// Binds a session to a membership, under a new token. False when the session is over.
    pub async fn choose_membership(
        &mut self,
        id: SessionId,
        token_hash: &[u8; 32],
        membership: MembershipId,
        partnership: Option<PartnershipId>,
    ) -> Result<bool, StoreError> {
        Ok(self.execute(CHOOSE, values![id, token_hash, membership, partnership]).await? == 1)
    }

    /// Notes that a factor was shown again, under a new token. False when the session is over.
    pub async fn step_up_session(&mut self, id: SessionId, token_hash: &[u8; 32], at: Instant) -> Result<bool, StoreError> {
        Ok(self.execute(STEP_UP, values![id, token_hash, at]).await? == 1)
    }

    /// Ends a session.
    pub async fn end_session(&mut self, id: SessionId) -> Result<(), StoreError> {
        self.execute(END_ONE, values![id]).await?;
        Ok(())
    }

    /// Ends a session of this person; false when it is not one.
    pub async fn end_own_session(&mut self, person: PersonId, id: SessionId) -> Result<bool, StoreError> {
        Ok(self.execute(END_OWN, values![id, person]).await? == 1)
    }

    /// Ends the sessions of a person, all or all but one. Belongs to every change of a factor or a role.
    pub async fn end_sessions_of(&mut self, person: PersonId, but: Option<SessionId>) -> Result<u64, StoreError> {
        match but {
            Some(kept) => self.execute(END_OTHERS, values![person, kept]).await,
            None => self.execute(END_ALL, values![person]).await,
        }
    }

    /// The sessions of a person that still count: not over at `now`, and used after `idle_since`.
    pub async fn own_sessions(&mut self, person: PersonId, now: Instant, idle_since: Instant) -> Result<Vec<OwnSession>, StoreError> {
        let rows = self.fetch::<OwnRow>(OWN, values![person, now, idle_since]).await?;
        let own = |row: OwnRow| OwnSession {
            id: row.session_id,
            role: row.role,
            created_at: row.created_at,
            seen_at: row.seen_at,
            device: row.device,
        };
        Ok(rows.into_iter().map(own).collect())
    }

    /// Forgets sessions that are over or unused since `idle_since`, and challenges that ran out.
    pub async fn prune_sessions(&mut self, now: Instant, idle_since: Instant) -> Result<(), StoreError> {
        self.execute(PRUNE, values![now, idle_since]).await?;
        self.execute(PRUNE_CHALLENGES, values![now]).await?;
        Ok(())
    }

    /// Keeps the state of a challenge until it is answered.
    pub async fn add_challenge(
        &mut self,
        hash: &[u8; 32],
        purpose: ChallengePurpose,
        person: Option<PersonId>,
        state: &[u8],
        expires_at: Instant,
    ) -> Result<(), StoreError> {
        let row = row_of(hash);
        let vault = &self.core.vault;
        let sealed = vault.seal(vault.house_key(), &challenge_place(&row, purpose), state);
        self.execute(ADD_CHALLENGE, values![hash, person, purpose.code(), sealed, expires_at]).await?;
        Ok(())
    }

    /// Takes a challenge out, so that it can be answered once. Nothing when it is not there, for another purpose or for
    /// another person, or has run out; it is gone in any case once this transaction is committed.
    pub async fn take_challenge(
        &mut self,
        hash: &[u8; 32],
        purpose: ChallengePurpose,
        person: Option<PersonId>,
        now: Instant,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let Some(row) = self.fetch_optional::<ChallengeRow>(TAKE_CHALLENGE, values![hash]).await? else {
            return Ok(None);
        };
        let id = row_of(hash);
        if row.purpose != purpose.code() || row.person_id != person || row.expires_at <= now {
            return Ok(None);
        }
        let vault = &self.core.vault;
        let state = vault.open(vault.house_key(), &challenge_place(&id, purpose), &row.state);
        Ok(Some(state.map_err(|_| StoreError::inconsistent("challenge", &id, "state"))?))
    }
}
