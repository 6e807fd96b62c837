//! Case conferences (§1.3.2): when, where, who was asked, who is there. The cases stand in [`cases`], what was advised and
//! decided in [`decisions`].
//!
//! Closing a conference takes away the sight of its cases by the state alone: there is no other place where it is kept.

use std::collections::HashMap;

use schakel_access::{Filter, Permit};
use schakel_domain::{
    actor::{Role, Standing},
    acts::{ArrangeConference, BeginConference, CloseConference, PlanConference},
    conference::{Attendance, CoachingRecord, Conference, ConferenceKind, ConferenceState},
    ids::{ConferenceId, MembershipId, PartnershipId},
    time::{Date, Instant, moment_at},
    words::{Line, Text},
};

pub mod cases;
pub mod decisions;
pub mod findings;
pub mod undone;

pub use cases::{Candidate, Tabled};

use crate::{
    StoreError, Tx,
    engine::{Judged, Row as _},
    filter::{Clause, Holds, ListColumn},
    listing::{Border, Listed, Listing, Order, Pages, Turn, Walk, page, walk},
    people::{Member, WHO},
    registration::IdRow,
    sql::{row, select, statements},
    values,
};

/// Where the attributes of a conference stand.
const LISTING: Listing = Listing {
    table: "conference",
    key: "conference_id",
    columns: &[
        ListColumn { attr: "id", sql: "(s.conference_id || '')", holds: Holds::One },
        ListColumn { attr: "state", sql: "s.state", holds: Holds::One },
        ListColumn {
            attr: "members",
            sql: "s.conference_id",
            holds: Holds::Many("SELECT a.conference_id FROM conference_member a WHERE a.membership_id"),
        },
    ],
};

/// How a page walks through a list: from old to new, and from new to old.
const UP: &str = walk!(up "c.starts_at", "c.conference_id");
const DOWN: &str = walk!(down "c.starts_at", "c.conference_id");
/// Which conferences are still ahead, and which are over.
const IS_AHEAD: &str = "c.state IN ('planned', 'open') AND ";
const IS_OVER: &str = "c.state IN ('closed', 'called_off') AND ";

macro_rules! listed {
    ($which:expr, $walk:expr) => {
        select!(ConferenceRow, "FROM conference c WHERE c.partnership_id = $1 AND ", $which, $walk)
    };
}

statements! {
    ONE = select!(ConferenceRow, "FROM conference c WHERE c.partnership_id = $1 AND c.conference_id = $2");
    AHEAD = listed!(IS_AHEAD, UP);
    AHEAD_DOWN = listed!(IS_AHEAD, DOWN);
    OVER = listed!(IS_OVER, UP);
    OVER_DOWN = listed!(IS_OVER, DOWN);
    COMING = select!(
        ConferenceRow,
        "FROM conference c WHERE c.partnership_id = $1 AND c.kind IS NULL AND c.state IN ('planned', 'open') AND (c.state = 'open' OR c.starts_at >= $2) \
         ORDER BY c.starts_at, c.conference_id LIMIT $3"
    );
    MEMBERS = select!(AttendanceRow, "FROM conference_member cm WHERE partnership_id = $1 AND conference_id = $2 ORDER BY membership_id");
    MEMBERS_AHEAD = select!(AttendanceRow, "FROM conference_member cm JOIN conference c ON c.conference_id = cm.conference_id \
                     WHERE c.partnership_id = $1 AND c.state IN ('planned', 'open') AND c.starts_at BETWEEN $2 AND $3 \
                     ORDER BY cm.membership_id");
    MEMBERS_OVER = select!(AttendanceRow, "FROM conference_member cm JOIN conference c ON c.conference_id = cm.conference_id \
                    WHERE c.partnership_id = $1 AND c.state IN ('closed', 'called_off') AND c.starts_at BETWEEN $2 AND $3 \
                    ORDER BY cm.membership_id");
    SEATS = select!(SeatRow, "FROM conference_member cm JOIN membership m ON m.membership_id = cm.membership_id", WHO,
             "WHERE cm.partnership_id = $1 AND cm.conference_id = $2 ORDER BY p.name, cm.membership_id");
    ADD = "INSERT INTO conference (conference_id, partnership_id, state, starts_at, place, planned_by, planned_at, version, kind) \
           VALUES ($1, $2, 'planned', $3, $4, $5, $6, 1, $7)";
    ADD_MEMBER = "INSERT INTO conference_member (conference_id, membership_id, partnership_id) VALUES ($1, $2, $3)";
    DROP_MEMBERS = "DELETE FROM conference_member WHERE partnership_id = $1 AND conference_id = $2";
    ARRANGE = "UPDATE conference SET starts_at = $4, place = $5, version = version + 1 \
               WHERE partnership_id = $1 AND conference_id = $2 AND version = $3 AND state = 'planned'";
    CALL_OFF = "UPDATE conference SET state = 'called_off', closed_at = $4, version = version + 1 \
                WHERE partnership_id = $1 AND conference_id = $2 AND version = $3 AND state = 'planned'";
    BEGIN = "UPDATE conference SET state = 'open', begun_at = $4, version = version + 1 \
             WHERE partnership_id = $1 AND conference_id = $2 AND version = $3 AND state = 'planned'";
    ATTEND = "UPDATE conference SET version = version + 1 \
              WHERE partnership_id = $1 AND conference_id = $2 AND version = $3 AND state = 'open'";
    CLOSE = "UPDATE conference SET state = 'closed', closed_at = $4, version = version + 1 \
             WHERE partnership_id = $1 AND conference_id = $2 AND version = $3 AND state = 'open' AND kind IS NULL";
    RECORD = "UPDATE conference SET state = 'closed', closed_at = COALESCE(closed_at, $7), spoken = $4, agreed = $5, recorded_by = $6, \
              recorded_at = $7, version = version + 1 \
              WHERE partnership_id = $1 AND conference_id = $2 AND version = $3 AND state IN ('open', 'closed') AND kind = 'coaching'";
    SET_PRESENT = "UPDATE conference_member SET present = $4 WHERE partnership_id = $1 AND conference_id = $2 AND membership_id = $3";
    ALL_ABSENT = "UPDATE conference_member SET present = $3 WHERE partnership_id = $1 AND conference_id = $2";
    TABLED = select!(IdRow, "FROM conference_case WHERE partnership_id = $1 AND conference_id = $2 AND state = 'tabled'");
    HOLD_REST = "UPDATE conference_case SET state = 'held', version = version + 1 \
                 WHERE partnership_id = $1 AND conference_id = $2 AND state = 'tabled' RETURNING registration_id";
}

row! {
    struct ConferenceRow of "conference" as "c" by conference_id whole [CONFERENCE "c."] {
        conference_id: ConferenceId,
        partnership_id: PartnershipId,
        kind: Option<ConferenceKind>,
        state: ConferenceState,
        starts_at: Instant,
        place: Line,
        spoken: Option<Text>,
        agreed: Option<Text>,
        recorded_by: Option<MembershipId>,
        recorded_at: Option<Instant>,
        version: i64,
        cases: i64 = "(SELECT COUNT(*) FROM conference_case k WHERE k.conference_id = c.conference_id \
                      AND k.state NOT IN ('taken_off', 'withdrawn'))",
    }
}

row! {
    struct AttendanceRow of "conference_member" as "cm" by conference_id whole [CONFERENCE_MEMBER "cm."] {
        conference_id: ConferenceId,
        membership_id: MembershipId,
        present: Option<bool>,
    }
}

row! {
    struct SeatRow of "conference_member" as "cm" by membership_id whole [CONFERENCE_MEMBER "cm.", MEMBERSHIP "m.", ORGANISATION "o."] {
        membership_id: MembershipId,
        present: Option<bool>,
        role: Role = "m.role",
        standing: Standing = "m.standing",
        name: String = "p.name",
        organisation: Option<String> = "o.name",
    }
}

/// A conference in a list, with how many cases are on its agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedConference {
    /// The conference.
    pub conference: Conference,
    /// How many cases are or were on its agenda.
    pub cases: i64,
}

/// A member of a conference by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub member: Member,
    /// How the membership stands now. Somebody who left the partnership is not at the table any more.
    pub standing: Standing,
    /// Whether he or she is or was there; nothing while it has not begun.
    pub present: Option<bool>,
}

impl Seat {
    /// Whether he or she is at the table and still a member.
    pub fn is_there(&self) -> bool {
        self.present == Some(true) && self.standing == Standing::Active
    }
}

impl From<&AttendanceRow> for Attendance {
    fn from(row: &AttendanceRow) -> Self {
        Self { member: row.membership_id, present: row.present }
    }
}

/// The border of a page: when a conference begins, and which one it is.
pub type ConferenceBorder = Border<Instant, ConferenceId>;

/// A list of conferences, as it is asked for.
struct Asked<'a> {
    tx: &'a mut Tx,
    filter: &'a Filter,
    /// The statements for who sees the whole partnership: from old to new, and from new to old.
    up: &'static str,
    down: &'static str,
    /// Which conferences, for who does not.
    which: &'static str,
}

impl Pages for Asked<'_> {
    type Row = Judged<ConferenceRow>;
    type Border = ConferenceBorder;

    fn border(row: &Judged<ConferenceRow>) -> ConferenceBorder {
        Border { at: row.starts_at, id: row.conference_id }
    }

    async fn read(&mut self, walk: Walk<ConferenceBorder>, most: u32) -> Result<Vec<Judged<ConferenceRow>>, StoreError> {
        let partnership = self.tx.partnership_id()?;
        let [at, id] = walk.values();
        let mut values = values![partnership, at, id, most];
        match LISTING.sight(self.filter, partnership, &mut values)? {
            Clause::Nothing => Ok(Vec::new()),
            Clause::All => self.tx.fetch(walk.pick(self.up, self.down), values).await,
            Clause::Where(condition) => {
                let seen = LISTING.in_sight(&condition, ConferenceRow::COLUMNS, "c");
                let (which, walk) = (self.which, walk.pick(UP, DOWN));
                let sql = format!("{seen} WHERE c.conference_id = sight.sighted AND c.partnership_id = $1 AND {which}{walk}");
                self.tx.fetch_built(sql, values).await
            }
        }
    }
}

impl ConferenceRow {
    fn with(self, members: Vec<Attendance>) -> ListedConference {
        let wrote = self.recorded_by.zip(self.recorded_at);
        let record = self.spoken.zip(self.agreed).zip(wrote);
        let conference = Conference {
            id: self.conference_id,
            partnership: self.partnership_id,
            kind: self.kind.unwrap_or(ConferenceKind::Cases),
            state: self.state,
            starts_at: self.starts_at,
            place: self.place,
            members,
            record: record.map(|((spoken, agreed), (by, at))| CoachingRecord { spoken, agreed, by, at }),
            version: self.version,
        };
        ListedConference { conference, cases: self.cases }
    }
}

impl From<SeatRow> for Seat {
    fn from(row: SeatRow) -> Self {
        Self {
            standing: row.standing,
            present: row.present,
            member: Member { id: row.membership_id, role: row.role, name: row.name, organisation: row.organisation },
        }
    }
}

/// Each conference with its members, in the order of the conferences: as a list tells of them, and nothing is done with one that does not fit
/// its seal.
fn with_members(rows: Vec<Judged<ConferenceRow>>, members: &[Judged<AttendanceRow>]) -> Vec<ListedConference> {
    let mut by: HashMap<ConferenceId, Vec<Attendance>> = HashMap::new();
    for member in members.iter().filter(|member| member.is_whole) {
        by.entry(member.conference_id).or_default().push((&**member).into());
    }
    let mut asked = |id| by.remove(&id).unwrap_or_default();
    rows.into_iter()
        .map(|row| {
            let members = asked(row.conference_id);
            row.into_row().with(members)
        })
        .collect()
}

impl Tx {
    /// A conference of this partnership.
    pub async fn conference(&mut self, id: ConferenceId) -> Result<Option<Conference>, StoreError> {
        let partnership = self.partnership_id()?;
        let Some(row) = self.fetch_optional::<ConferenceRow>(ONE, values![partnership, id]).await? else { return Ok(None) };
        let members = self.fetch::<AttendanceRow>(MEMBERS, values![partnership, id]).await?;
        Ok(Some(row.with(members.iter().map(Into::into).collect()).conference))
    }

    /// A page of the conferences that are planned or going on and that the filter lets through.
    pub async fn conferences_ahead(
        &mut self,
        filter: &Filter,
        turn: Turn<ConferenceBorder>,
        order: Order,
        most: u32,
    ) -> Result<Listed<ListedConference, ConferenceBorder>, StoreError> {
        let asked = Asked { tx: &mut *self, filter, up: AHEAD, down: AHEAD_DOWN, which: IS_AHEAD };
        let Listed { rows, previous, next } = page(asked, turn, order, most).await?;
        Ok(Listed { rows: self.with_members(MEMBERS_AHEAD, rows).await?, previous, next })
    }

    /// A page of the conferences that are over and that the filter lets through.
    pub async fn conferences_over(
        &mut self,
        filter: &Filter,
        turn: Turn<ConferenceBorder>,
        order: Order,
        most: u32,
    ) -> Result<Listed<ListedConference, ConferenceBorder>, StoreError> {
        let asked = Asked { tx: &mut *self, filter, up: OVER, down: OVER_DOWN, which: IS_OVER };
        let Listed { rows, previous, next } = page(asked, turn, order, most).await?;
        Ok(Listed { rows: self.with_members(MEMBERS_OVER, rows).await?, previous, next })
    }

    /// The case conferences that can still be held, the first one first; at most `most`. Those that go on, and those planned for `today` or
    /// later: one that was never begun on its day is no next one ([`Conference::was_never_begun`]).
    pub async fn conferences_coming(&mut self, today: Date, most: u32) -> Result<Vec<ListedConference>, StoreError> {
        let partnership = self.partnership_id()?;
        let morning = moment_at(today.at(0, 0, 0, 0));
        let rows = self.fetch(COMING, values![partnership, morning, most]).await?;
        self.with_members(MEMBERS_AHEAD, rows).await
    }

    /// Each conference with its members, who are found between the first and the last of them.
    async fn with_members(&mut self, members: &'static str, rows: Vec<Judged<ConferenceRow>>) -> Result<Vec<ListedConference>, StoreError> {
        let partnership = self.partnership_id()?;
        let starts = || rows.iter().map(|row| row.starts_at);
        let (Some(first), Some(last)) = (starts().min(), starts().max()) else { return Ok(Vec::new()) };
        let members = self.fetch(members, values![partnership, first, last]).await?;
        Ok(with_members(rows, &members))
    }

    /// The members who were asked to a conference, by name.
    pub async fn seats(&mut self, id: ConferenceId) -> Result<Vec<Seat>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<SeatRow>>(SEATS, values![partnership, id]).await?;
        // A seat that the program gave to nobody is nobody's, and one whose membership nobody can tell decides nothing.
        Ok(rows.into_iter().filter(|row| row.is_whole).map(|row| row.into_row().into()).collect())
    }

    /// Plans a conference. The kind of one for cases is empty, as in the rows from before there were others.
    pub async fn add_conference(
        &mut self,
        permit: &Permit<PlanConference>,
        new: &Conference,
        by: MembershipId,
        at: Instant,
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        let kind = (new.kind != ConferenceKind::Cases).then_some(new.kind.code());
        self.execute(ADD, values![new.id, partnership, new.starts_at, &new.place, by, at, kind]).await?;
        self.add_members(new.id, &new.members).await
    }

    async fn add_members(&mut self, of: ConferenceId, members: &[Attendance]) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        for member in members {
            self.execute(ADD_MEMBER, values![of, member.member, partnership]).await?;
        }
        Ok(())
    }

    /// Changes day, place and members of a planned conference.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it began.
    pub async fn arrange_conference(&mut self, permit: &Permit<ArrangeConference>, new: &Conference) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(ARRANGE, values![partnership, id, new.version, new.starts_at, &new.place]).await?;
        self.execute(DROP_MEMBERS, values![partnership, id]).await?;
        // What stands on its agenda waits for its day.
        for row in self.fetch::<IdRow>(TABLED, values![partnership, id]).await? {
            self.touch(row.registration_id)?;
        }
        self.add_members(id, &new.members).await
    }

    /// Calls off a planned conference; its cases can come on another agenda. Returns how many.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it began.
    pub async fn call_off_conference(&mut self, permit: &Permit<ArrangeConference>, version: i64, at: Instant) -> Result<u64, StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(CALL_OFF, values![partnership, id, version, at]).await?;
        self.hold_rest(id).await
    }

    /// Begins a conference with these people at the table.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it began before.
    pub async fn begin_conference(
        &mut self,
        permit: &Permit<BeginConference>,
        version: i64,
        present: &[MembershipId],
        at: Instant,
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        self.execute_one(BEGIN, values![partnership, permit.on().id, version, at]).await?;
        self.note_present(permit, present).await
    }

    /// Notes who is at the table now, while the conference goes on.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it is over.
    pub async fn attend_conference(
        &mut self,
        permit: &Permit<BeginConference>,
        version: i64,
        present: &[MembershipId],
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        self.execute_one(ATTEND, values![partnership, permit.on().id, version]).await?;
        self.note_present(permit, present).await
    }

    async fn note_present(&mut self, permit: &Permit<BeginConference>, present: &[MembershipId]) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute(ALL_ABSENT, values![partnership, id, false]).await?;
        for member in present {
            self.execute_one(SET_PRESENT, values![partnership, id, *member, true]).await?;
        }
        Ok(())
    }

    /// Closes a conference. What was not decided is held over to a next one; returns how many cases.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it was closed before.
    pub async fn close_conference(&mut self, permit: &Permit<CloseConference>, version: i64, at: Instant) -> Result<u64, StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(CLOSE, values![partnership, id, version, at]).await?;
        self.hold_rest(id).await
    }

    /// Keeps what a quality coaching spoke about and agreed, and closes it.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, when it has not begun, or when it is no quality coaching.
    pub async fn record_coaching(
        &mut self,
        permit: &Permit<CloseConference>,
        version: i64,
        new: &CoachingRecord,
    ) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(RECORD, values![partnership, id, version, &new.spoken, &new.agreed, new.by, new.at]).await
    }

    async fn hold_rest(&mut self, id: ConferenceId) -> Result<u64, StoreError> {
        let partnership = self.partnership_id()?;
        let held = self.fetch::<IdRow>(HOLD_REST, values![partnership, id]).await?;
        for row in &held {
            self.touch(row.registration_id)?;
        }
        Ok(u64::try_from(held.len()).unwrap_or(u64::MAX))
    }
}
