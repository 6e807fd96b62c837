//! Cases on an agenda: what each may be seen of, its one-page summary, which registrations can come on an agenda.
//!
//! Whether a case may be seen is never kept: it is read each time from the conference, the agenda, who is at the table, and what
//! the client agrees to now.

use schakel_access::Permit;
use schakel_domain::{
    acts::{Act, TableCase, TakeOffCase},
    conference::{Case, CaseState, ConferenceState, Summary},
    ids::{CaseId, ClientId, ConferenceId, MembershipId, PartnershipId, RegistrationId},
    registration::{Answer, Identity, Legible, State},
    resource::{CaseRef, RegistrationRef},
    time::Instant,
};

use crate::{
    StoreError, Tx,
    engine::Judged,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

const TABLE: &str = "conference_case";

macro_rules! case {
    ($rest:literal) => {
        select!(
            CaseRow,
            "FROM conference_case k JOIN conference c ON c.conference_id = k.conference_id \
             JOIN registration r ON r.registration_id = k.registration_id LEFT JOIN talk t ON t.registration_id = k.registration_id ",
            $rest
        )
    };
}

/// Registrations with a talk; which of them, and in what order. They are chosen first, and only those that are shown are read.
macro_rules! candidates {
    ($which:literal, $order:literal) => {
        select!(
            CandidateRow,
            "FROM (",
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
    AT_TABLE = select!(MemberRow, "FROM conference_member cm JOIN membership m ON m.membership_id = cm.membership_id \
                WHERE cm.partnership_id = $1 AND cm.conference_id = $2 AND cm.present = $3 AND m.standing = 'active' \
                ORDER BY cm.membership_id");
    SUMMARY = select!(SummaryRow, "FROM conference_case WHERE partnership_id = $1 AND case_id = $2");
    PSEUDONYMS = "SELECT pseudonym FROM conference_case WHERE partnership_id = $1 AND conference_id = $2";
    /// Changes nothing: whoever closes the conference at this moment waits, or was first. A quality coaching holds no case.
    HOLD_OPEN = "UPDATE conference SET version = version WHERE partnership_id = $1 AND conference_id = $2 AND state IN ('planned', 'open') \
                 AND kind IS NULL";
    LAST_PLACE = "SELECT COALESCE(MAX(place), 0) FROM conference_case WHERE partnership_id = $1 AND conference_id = $2";
    ADD = "INSERT INTO conference_case (case_id, partnership_id, conference_id, registration_id, client_id, place, pseudonym, named, state, \
           tabled_at, tabled_by, summary, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'tabled', $9, $10, $11, 1)";
    TAKE_OFF = "UPDATE conference_case SET state = 'taken_off', version = version + 1 \
                WHERE partnership_id = $1 AND case_id = $2 AND version = $3 AND state = 'tabled'";
    LEAVE = "UPDATE conference_case SET state = $3, version = version + 1 \
             WHERE partnership_id = $1 AND registration_id = $2 AND state = 'tabled'";
    TABLED_FOR = select!(TabledForRow, "FROM conference_case k JOIN conference c ON c.conference_id = k.conference_id \
                  WHERE k.partnership_id = $1 AND k.registration_id = $2 AND k.state = 'tabled' AND c.state IN ('planned', 'open')");
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
    struct CaseRow of "conference_case" as "k" by case_id whole [CONFERENCE_CASE "k.", CONFERENCE "c.", REGISTRATION "r.", TALK "t."] {
        case_id: CaseId,
        conference_id: ConferenceId,
        partnership_id: PartnershipId,
        registration_id: RegistrationId,
        client_id: ClientId,
        place: i64,
        pseudonym: String,
        named: bool,
        state: CaseState,
        tabled_at: Instant,
        version: i64,
        conference_state: ConferenceState = "c.state",
        starts_at: Instant = "c.starts_at",
        registration_state: State = "COALESCE(r.closed, r.state)",
        discuss: Option<Answer<bool>> = "t.discuss",
        naming: Option<Answer<bool>> = "t.name",
    }
}

row! {
    struct MemberRow of "conference_member" as "cm" by membership_id whole [CONFERENCE_MEMBER "cm.", MEMBERSHIP "m."] {
        membership_id: MembershipId,
    }
}

row! {
    struct TabledForRow of "conference" as "c" by conference_id whole [CONFERENCE "c.", CONFERENCE_CASE "k."] {
        conference_id: ConferenceId,
        starts_at: Instant,
    }
}

row! {
    struct SummaryRow of "conference_case" by case_id {
        #[expect(dead_code, reason = "names the row")]
        case_id: CaseId,
        summary: Sealed<Summary>,
    }
}

row! {
    struct CandidateRow of "registration" as "r" by registration_id whole [REGISTRATION "r.", TALK "t."] {
        registration_id: RegistrationId,
        client_id: ClientId,
        identity: Sealed<Identity>,
        begun_at: Instant = "t.begun_at",
        finished_at: Option<Instant> = "t.finished_at",
        discuss: Answer<bool> = "t.discuss",
        unasked: i64 = "(SELECT COUNT(*) FROM decision d WHERE d.registration_id = t.registration_id AND d.followed_at IS NULL)",
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
    /// When its conference begins, as planned.
    pub starts_at: Instant,
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
    /// The member who put it there.
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
    /// The client's names and birth date.
    pub identity: Legible<Identity>,
    /// When the talk was begun.
    pub begun_at: Instant,
    /// When the talk was said to be finished.
    pub finished_at: Option<Instant>,
    /// Whether the client agrees to be discussed; one who refuses is no candidate.
    pub agrees: bool,
    /// Whether a conference asked for more, and the talk was not added to since.
    pub to_ask: bool,
}

impl CaseRow {
    fn with(self, attendees: Vec<MembershipId>) -> Tabled {
        let case = Case {
            id: self.case_id,
            conference: self.conference_id,
            partnership: self.partnership_id,
            registration: self.registration_id,
            client: self.client_id,
            place: self.place,
            pseudonym: self.pseudonym,
            named: self.named,
            state: self.state,
            version: self.version,
        };
        let there = matches!(case.state, CaseState::Tabled | CaseState::Decided)
            && !matches!(self.registration_state, State::Merged | State::Rejected | State::Expired | State::Ended);
        let on = CaseRef {
            id: case.id,
            conference: case.conference,
            registration: case.registration,
            partnership: case.partnership,
            client: case.client,
            open: self.conference_state == ConferenceState::Open && there,
            attendees,
            // Taking the registration back takes every agreement with it.
            consent: self.discuss == Some(Answer::Given(true)) && self.registration_state != State::Withdrawn,
            naming: case.named && self.naming.is_some_and(|naming| naming != Answer::Given(false)),
        };
        Tabled { on, conference_state: self.conference_state, starts_at: self.starts_at, tabled_at: self.tabled_at, case }
    }
}

impl Tx {
    /// The members at the table of a conference now, who are still members.
    async fn at_table(&mut self, conference: ConferenceId) -> Result<Vec<MembershipId>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<MemberRow>>(AT_TABLE, values![partnership, conference, true]).await?;
        // A seat that the program gave to nobody is nobody's.
        Ok(rows.into_iter().filter(|row| row.is_whole).map(|row| row.membership_id).collect())
    }

    /// A case of this partnership.
    pub async fn case(&mut self, id: CaseId) -> Result<Option<Tabled>, StoreError> {
        let partnership = self.partnership_id()?;
        let Some(row) = self.fetch_optional::<CaseRow>(ONE, values![partnership, id]).await? else { return Ok(None) };
        let attendees = self.at_table(row.conference_id).await?;
        Ok(Some(row.with(attendees)))
    }

    /// Everything that is or was on the agenda of a conference, in its order.
    pub async fn agenda(&mut self, conference: ConferenceId) -> Result<Vec<Tabled>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<CaseRow>>(AGENDA, values![partnership, conference]).await?;
        let attendees = if rows.is_empty() { Vec::new() } else { self.at_table(conference).await? };
        let tabled = |row: Judged<CaseRow>| {
            let is_whole = row.is_whole;
            let mut tabled = row.into_row().with(attendees.clone());
            // What does not fit its seal opens nothing to those at the table.
            tabled.on.open &= is_whole;
            tabled.on.consent &= is_whole;
            tabled.on.naming &= is_whole;
            tabled
        };
        Ok(rows.into_iter().map(tabled).collect())
    }

    /// The summary of a case; nothing when the client's key was destroyed.
    pub async fn case_summary(&mut self, case: &Case) -> Result<Option<Summary>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_one::<SummaryRow>(SUMMARY, values![partnership, case.id]).await?;
        self.open(case.client, &row.summary)
    }

    /// What cases on this agenda are called, also those that were taken off.
    pub async fn pseudonyms(&mut self, conference: ConferenceId) -> Result<Vec<String>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch(PSEUDONYMS, values![partnership, conference]).await?;
        Ok(rows.into_iter().map(|(pseudonym,)| pseudonym).collect())
    }

    /// Puts a case at the end of an agenda.
    ///
    /// # Errors
    /// `Stale` when the conference is over; [`StoreError::is_taken`] when it stands on an agenda already.
    pub async fn add_case(&mut self, permit: &Permit<TableCase>, new: &NewCase) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let summary = self.seal(on.client, TABLE, "summary", new.id, &new.summary)?;
        self.execute_one(HOLD_OPEN, values![partnership, new.conference]).await?;
        let place = self.count(LAST_PLACE, values![partnership, new.conference]).await? + 1;
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
        self.execute_one(TAKE_OFF, values![partnership, on.id, version]).await?;
        self.touch(on.registration)
    }

    /// Takes a registration off every agenda, because its client took something back; returns how many.
    pub async fn leave_tables<A: Act<On = RegistrationRef>>(&mut self, permit: &Permit<A>, state: CaseState) -> Result<u64, StoreError> {
        self.within(permit)?;
        self.leave_tables_of(permit.on().id, state).await
    }

    pub(crate) async fn leave_tables_of(&mut self, registration: RegistrationId, state: CaseState) -> Result<u64, StoreError> {
        let partnership = self.partnership_id()?;
        self.touch(registration)?;
        self.execute(LEAVE, values![partnership, registration, state]).await
    }

    /// The conference ahead on whose agenda a registration stands, and when it begins.
    pub async fn tabled_for(&mut self, registration: RegistrationId) -> Result<Option<(ConferenceId, Instant)>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional::<TabledForRow>(TABLED_FOR, values![partnership, registration]).await?;
        Ok(row.map(|row| (row.conference_id, row.starts_at)))
    }

    /// Registrations that can come on an agenda, those of which nothing is missing first; at most `most`.
    pub async fn candidates(&mut self, most: u32) -> Result<Vec<Candidate>, StoreError> {
        self.catch_up().await?;
        let partnership = self.partnership_id()?;
        let mut rows = self.fetch::<Judged<CandidateRow>>(CANDIDATES, values![partnership, most]).await?;
        let left = most.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        if left > 0 {
            rows.extend(self.fetch::<Judged<CandidateRow>>(NEARLY, values![partnership, left]).await?);
        }
        Ok(rows.iter().filter_map(|row| self.read_candidate(row)).collect())
    }

    fn read_candidate(&self, row: &Judged<CandidateRow>) -> Option<Candidate> {
        let identity = self.open_judged(row.is_whole, row.client_id, &row.identity)?;
        Some(Candidate {
            registration: row.registration_id,
            client: row.client_id,
            identity,
            begun_at: row.begun_at,
            finished_at: row.finished_at,
            agrees: row.discuss == Answer::Given(true),
            to_ask: row.unasked > 0,
        })
    }
}
