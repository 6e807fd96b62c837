//! Cases on an agenda: what each may be seen of, its one-page summary, which registrations can come on an agenda.
//!
//! Whether a case may be seen is never kept: it is read each time from the conference, the agenda, who is at the table, and what
//! the client agrees to now.

use schakel_access::Permit;
use schakel_domain::{
    acts::{Act, TableCase, TakeOffCase},
    conference::{Case, CaseState, ConferenceState, Summary},
    ids::{CaseId, ClientId, ConferenceId, MembershipId, RegistrationId},
    registration::Identity,
    resource::{CaseRef, RegistrationRef},
    time::Instant,
};

use super::one;
use crate::{StoreError, Tx, engine::row, instant, opt_instant, parse_code, parse_id, statements::statements, values};

const TABLE: &str = "conference_case";

macro_rules! case {
    ($rest:literal) => {
        concat!(
            "SELECT k.case_id, k.conference_id, k.partnership_id, k.registration_id, k.client_id, k.place, k.pseudonym, k.named, k.state, \
             k.tabled_at, k.version, c.state AS conference_state, COALESCE(r.closed, r.state) AS registration_state, t.discuss, t.name AS naming \
             FROM conference_case k JOIN conference c ON c.conference_id = k.conference_id \
             JOIN registration r ON r.registration_id = k.registration_id LEFT JOIN talk t ON t.registration_id = k.registration_id ",
            $rest
        )
    };
}

/// Registrations with a talk; which of them, and in what order. They are chosen first, and only those that are shown are read.
macro_rules! candidates {
    ($which:literal, $order:literal) => {
        concat!(
            "SELECT r.registration_id, r.client_id, r.identity, t.begun_at, t.finished_at, t.discuss, (SELECT COUNT(*) FROM decision d \
             WHERE d.registration_id = t.registration_id AND d.followed_at IS NULL) AS unasked FROM (",
            $which,
            " ORDER BY ",
            $order,
            " LIMIT $2) w JOIN talk t ON t.registration_id = w.registration_id JOIN registration r ON r.registration_id = w.registration_id \
             ORDER BY ",
            $order
        )
    };
}

statements! {
    ONE = case!("WHERE k.partnership_id = $1 AND k.case_id = $2");
    AGENDA = case!("WHERE k.partnership_id = $1 AND k.conference_id = $2 ORDER BY k.place, k.case_id");
    AT_TABLE = "SELECT cm.membership_id FROM conference_member cm JOIN membership m ON m.membership_id = cm.membership_id \
                WHERE cm.partnership_id = $1 AND cm.conference_id = $2 AND cm.present = $3 AND m.standing = 'active' \
                ORDER BY cm.membership_id";
    SUMMARY = "SELECT summary FROM conference_case WHERE partnership_id = $1 AND case_id = $2";
    PSEUDONYMS = "SELECT pseudonym FROM conference_case WHERE partnership_id = $1 AND conference_id = $2";
    /// Changes nothing: whoever closes the conference at this moment waits, or was first.
    HOLD_OPEN = "UPDATE conference SET version = version WHERE partnership_id = $1 AND conference_id = $2 AND state IN ('planned', 'open')";
    LAST_PLACE = "SELECT COALESCE(MAX(place), 0) AS place FROM conference_case WHERE partnership_id = $1 AND conference_id = $2";
    ADD = "INSERT INTO conference_case (case_id, partnership_id, conference_id, registration_id, client_id, place, pseudonym, named, state, \
           tabled_at, tabled_by, summary, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'tabled', $9, $10, $11, 1)";
    TAKE_OFF = "UPDATE conference_case SET state = 'taken_off', version = version + 1 \
                WHERE partnership_id = $1 AND case_id = $2 AND version = $3 AND state = 'tabled'";
    LEAVE = "UPDATE conference_case SET state = $3, version = version + 1 \
             WHERE partnership_id = $1 AND registration_id = $2 AND state = 'tabled'";
    TABLED_FOR = "SELECT k.conference_id, c.starts_at FROM conference_case k JOIN conference c ON c.conference_id = k.conference_id \
                  WHERE k.partnership_id = $1 AND k.registration_id = $2 AND k.state = 'tabled' AND c.state IN ('planned', 'open')";
    CANDIDATES = candidates!(
        "SELECT w.registration_id, w.since FROM waits w WHERE w.partnership_id = $1 AND w.list = 'ready'",
        "since, w.registration_id"
    );
    /// Something is missing. Written as the partial index `registration_talked` has it, so that it is used.
    NEARLY = candidates!(
        "SELECT w.registration_id, COALESCE(t.finished_at, t.begun_at) AS since FROM registration w \
         JOIN talk t ON t.registration_id = w.registration_id WHERE w.partnership_id = $1 AND w.talked_at IS NOT NULL \
         AND w.closed IS NULL AND w.state IN ('received', 'assigned', 'answered') AND t.discuss <> 'no' \
         AND NOT EXISTS (SELECT 1 FROM conference_case k WHERE k.registration_id = w.registration_id AND k.state = 'tabled') \
         AND NOT EXISTS (SELECT 1 FROM waits r WHERE r.registration_id = w.registration_id AND r.list = 'ready')",
        "since, w.registration_id"
    );
}

row! {
    struct CaseRow {
        case_id: String,
        conference_id: String,
        partnership_id: String,
        registration_id: String,
        client_id: String,
        place: i64,
        pseudonym: String,
        named: bool,
        state: String,
        tabled_at: String,
        version: i64,
        conference_state: String,
        registration_state: String,
        discuss: Option<String>,
        naming: Option<String>,
    }
}

row! {
    struct MemberRow {
        membership_id: String,
    }
}

row! {
    /// Of a case that left the table, the registration.
    pub(super) struct TakenRow {
        pub(super) registration_id: String,
    }
}

row! {
    struct SummaryRow {
        summary: Vec<u8>,
    }
}

row! {
    struct PseudonymRow {
        pseudonym: String,
    }
}

row! {
    struct PlaceRow {
        place: i64,
    }
}

row! {
    struct TabledForRow {
        conference_id: String,
        starts_at: String,
    }
}

row! {
    struct CandidateRow {
        registration_id: String,
        client_id: String,
        identity: Vec<u8>,
        begun_at: String,
        finished_at: Option<String>,
        discuss: String,
        unasked: i64,
    }
}

/// A case on an agenda, with what policies ask about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tabled {
    /// The case.
    pub case: Case,
    /// The case as a thing that acts are done to, as it stands now.
    pub on: CaseRef,
    /// How its conference stands.
    pub conference_state: ConferenceState,
    /// When it was put on the agenda.
    pub tabled_at: Instant,
}

/// A case as it is put on an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    /// Its identifier.
    pub id: CaseId,
    /// On which agenda.
    pub conference: ConferenceId,
    /// What it is called at the table.
    pub pseudonym: String,
    /// Whether the client agreed to be called by name at this conference.
    pub named: bool,
    /// What the client let be told.
    pub summary: Summary,
    /// Who put it there.
    pub by: MembershipId,
    /// When.
    pub at: Instant,
}

/// A registration that can come on an agenda, or nearly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The registration.
    pub registration: RegistrationId,
    /// Whose.
    pub client: ClientId,
    /// Who the client is.
    pub identity: Identity,
    /// When the talk was begun.
    pub begun_at: Instant,
    /// When the talk was said to be finished.
    pub finished_at: Option<Instant>,
    /// Whether the client agrees to be discussed; who refuses is no candidate.
    pub agrees: bool,
    /// Whether a conference asked for more, and the talk was not added to since.
    pub to_ask: bool,
}

impl CaseRow {
    fn read(self, attendees: Vec<MembershipId>) -> Result<Tabled, StoreError> {
        let row = self.case_id.as_str();
        let case = Case {
            id: parse_id(row, TABLE, row, "case_id")?,
            conference: parse_id(&self.conference_id, TABLE, row, "conference_id")?,
            partnership: parse_id(&self.partnership_id, TABLE, row, "partnership_id")?,
            registration: parse_id(&self.registration_id, TABLE, row, "registration_id")?,
            client: parse_id(&self.client_id, TABLE, row, "client_id")?,
            place: self.place,
            pseudonym: self.pseudonym,
            named: self.named,
            state: parse_code(&self.state, CaseState::from_code, TABLE, row, "state")?,
            version: self.version,
        };
        let conference_state = parse_code(&self.conference_state, ConferenceState::from_code, "conference", row, "state")?;
        let there = matches!(case.state, CaseState::Tabled | CaseState::Decided)
            && !matches!(self.registration_state.as_str(), "merged" | "rejected" | "expired");
        let on = CaseRef {
            id: case.id,
            conference: case.conference,
            registration: case.registration,
            partnership: case.partnership,
            client: case.client,
            open: conference_state == ConferenceState::Open && there,
            attendees,
            // Whoever took the registration back does not agree to anything any more.
            consent: self.discuss.as_deref() == Some("yes") && self.registration_state != "withdrawn",
            naming: case.named && self.naming.is_some_and(|naming| naming != "no"),
        };
        Ok(Tabled { on, conference_state, tabled_at: instant(&self.tabled_at, TABLE, row, "tabled_at")?, case })
    }
}

impl Tx {
    /// Who is at the table of a conference now, and still a member.
    async fn at_table(&mut self, conference: &str) -> Result<Vec<MembershipId>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<MemberRow>(AT_TABLE, values![partnership, conference, true]).await?;
        rows.iter().map(|row| parse_id(&row.membership_id, "conference_member", conference, "membership_id")).collect()
    }

    /// A case of this partnership.
    pub async fn case(&mut self, id: CaseId) -> Result<Option<Tabled>, StoreError> {
        let partnership = self.partnership_id()?;
        let Some(row) = self.fetch_optional::<CaseRow>(ONE, values![partnership, id]).await? else { return Ok(None) };
        let attendees = self.at_table(&row.conference_id).await?;
        row.read(attendees).map(Some)
    }

    /// Everything that is or was on the agenda of a conference, in its order.
    pub async fn agenda(&mut self, conference: ConferenceId) -> Result<Vec<Tabled>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<CaseRow>(AGENDA, values![partnership, conference]).await?;
        let attendees = if rows.is_empty() { Vec::new() } else { self.at_table(&conference.to_string()).await? };
        rows.into_iter().map(|row| row.read(attendees.clone())).collect()
    }

    /// The summary of a case; nothing when the client's key was destroyed.
    pub async fn case_summary(&mut self, case: &Case) -> Result<Option<Summary>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_one::<SummaryRow>(SUMMARY, values![partnership, case.id]).await?;
        self.open(case.client, TABLE, "summary", case.id, &row.summary)
    }

    /// What cases on this agenda are called, also those that were taken off.
    pub async fn pseudonyms(&mut self, conference: ConferenceId) -> Result<Vec<String>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<PseudonymRow>(PSEUDONYMS, values![partnership, conference]).await?;
        Ok(rows.into_iter().map(|row| row.pseudonym).collect())
    }

    /// Puts a case at the end of an agenda.
    ///
    /// # Errors
    /// `Stale` when the conference is over; [`StoreError::is_taken`] when it stands on an agenda already.
    pub async fn add_case(&mut self, permit: &Permit<TableCase>, new: &NewCase) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let summary = self.seal(on.client, TABLE, "summary", new.id, &new.summary)?;
        one(self.execute(HOLD_OPEN, values![partnership, new.conference]).await?)?;
        let place = self.fetch_one::<PlaceRow>(LAST_PLACE, values![partnership, new.conference]).await?.place + 1;
        self.execute(
            ADD,
            values![new.id, partnership, new.conference, on.id, on.client, place, &new.pseudonym, new.named, new.at, new.by, summary],
        )
        .await?;
        self.touch(on.id)
    }

    /// Takes a case off its agenda.
    ///
    /// # Errors
    /// `Stale` when somebody else did something with it since this version, or when it is not to be discussed any more.
    pub async fn take_off_case(&mut self, permit: &Permit<TakeOffCase>, version: i64) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        one(self.execute(TAKE_OFF, values![partnership, on.id, version]).await?)?;
        self.touch(on.registration)
    }

    /// Takes a registration off every agenda, because its client took something back; returns how many.
    pub async fn leave_tables<A: Act<On = RegistrationRef>>(&mut self, permit: &Permit<A>, state: CaseState) -> Result<u64, StoreError> {
        let (partnership, registration) = (self.within(permit)?, permit.on().id);
        self.touch(registration)?;
        self.execute(LEAVE, values![partnership, registration, state.code()]).await
    }

    /// The conference ahead on whose agenda a registration stands, and when it begins.
    pub async fn tabled_for(&mut self, registration: RegistrationId) -> Result<Option<(ConferenceId, Instant)>, StoreError> {
        let partnership = self.partnership_id()?;
        let Some(row) = self.fetch_optional::<TabledForRow>(TABLED_FOR, values![partnership, registration]).await? else {
            return Ok(None);
        };
        let conference = row.conference_id.as_str();
        Ok(Some((
            parse_id(conference, TABLE, conference, "conference_id")?,
            instant(&row.starts_at, "conference", conference, "starts_at")?,
        )))
    }

    /// Registrations that can come on an agenda, those of which nothing is missing first; at most `most`.
    pub async fn candidates(&mut self, most: u32) -> Result<Vec<Candidate>, StoreError> {
        self.catch_up().await?;
        let partnership = self.partnership_id()?;
        let mut rows = self.fetch::<CandidateRow>(CANDIDATES, values![partnership, most]).await?;
        let left = most.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        if left > 0 {
            rows.extend(self.fetch::<CandidateRow>(NEARLY, values![partnership, left]).await?);
        }
        rows.iter().filter_map(|row| self.read_candidate(row).transpose()).collect()
    }

    fn read_candidate(&self, row: &CandidateRow) -> Result<Option<Candidate>, StoreError> {
        const REGISTRATION: &str = "registration";
        let id = row.registration_id.as_str();
        let client = parse_id(&row.client_id, REGISTRATION, id, "client_id")?;
        let Some(identity) = self.open(client, REGISTRATION, "identity", id, &row.identity)? else { return Ok(None) };
        Ok(Some(Candidate {
            registration: parse_id(id, REGISTRATION, id, "registration_id")?,
            client,
            identity,
            begun_at: instant(&row.begun_at, "talk", id, "begun_at")?,
            finished_at: opt_instant(row.finished_at.as_deref(), "talk", id, "finished_at")?,
            agrees: row.discuss == "yes",
            to_ask: row.unasked > 0,
        }))
    }
}
