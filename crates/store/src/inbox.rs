//! The inbox: lists of registrations through the filter of the policies, whom they can be given to, and what happened
//! to them. What changes a registration stands in [`crate::registration`].
//!
//! A filter that lets the whole partnership through asks constant statements, which stay prepared. Any other filter
//! first finds what is in sight, over the indexes of the members, and joins from there: a worker's list then costs as
//! much as the worker has, however full the inbox is.

use std::collections::HashSet;

use schakel_access::Filter;
use schakel_domain::{
    actor::Standing,
    day::{NextStep, Wait},
    ids::{ClientId, MembershipId, PartnershipId, RegistrationId},
    registration::{Answer, Channel, HelperKind, Identity, Language, Legible, State},
    time::{Date, Instant},
};

use crate::{
    StoreError, Tx, Value,
    at_once::{AT_ONCE, TWENTY, twenty},
    engine::{Judged, Row as _},
    filter::{Clause, Holds, ListColumn},
    listing::{Border, Listed, Listing, Pages, Turn, Walk, page, walk},
    people::{Holder, WHO_HAS_IT},
    registration::IdRow,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

const TABLE: &str = "registration";

/// Where the attributes of a registration stand. The partnership is known; state and identifier are expressions on purpose: what is in
/// sight is found over the members and never by walking through the inbox.
const LISTING: Listing = Listing {
    table: TABLE,
    key: "registration_id",
    columns: &[
        ListColumn { attr: "id", sql: "(s.registration_id || '')", holds: Holds::One },
        ListColumn { attr: "client", sql: "s.client_id", holds: Holds::One },
        ListColumn { attr: "state", sql: "COALESCE(s.closed, s.state)", holds: Holds::One },
        ListColumn { attr: "assigned", sql: "s.assigned_to", holds: Holds::AtMostOne },
        ListColumn { attr: "supporters", sql: "s.supporter", holds: Holds::AtMostOne },
    ],
};

/// How a page walks through a list: from old to new, and from new to old.
const UP: &str = walk!(up "r.received_at", "r.registration_id");
const DOWN: &str = walk!(down "r.received_at", "r.registration_id");

macro_rules! listed {
    ($state:literal, $walk:expr) => {
        select!(GlanceRow, "FROM registration r", WHO_HAS_IT, "WHERE r.partnership_id = $1 AND r.", $state, " AND ", $walk)
    };
}

pub(crate) mod names;
mod narrow;
pub(crate) mod on_road;

pub use names::Named;
pub use narrow::{Narrow, With};

statements! {
    /// Written as the partial index `registration_waiting` has it, so that it is used.
    WAITING = listed!("state IN ('received', 'assigned') AND r.closed IS NULL", UP);
    WAITING_DOWN = listed!("state IN ('received', 'assigned') AND r.closed IS NULL", DOWN);
    NEW = listed!("state = 'received' AND r.closed IS NULL", UP);
    NEW_DOWN = listed!("state = 'received' AND r.closed IS NULL", DOWN);
    ASSIGNED = listed!("state = 'assigned' AND r.closed IS NULL", UP);
    ASSIGNED_DOWN = listed!("state = 'assigned' AND r.closed IS NULL", DOWN);
    ANSWERED = listed!("state = 'answered' AND r.closed IS NULL", UP);
    ANSWERED_DOWN = listed!("state = 'answered' AND r.closed IS NULL", DOWN);
    WITHDRAWN = listed!("state = 'withdrawn'", UP);
    WITHDRAWN_DOWN = listed!("state = 'withdrawn'", DOWN);
    REJECTED = listed!("closed = 'rejected'", UP);
    REJECTED_DOWN = listed!("closed = 'rejected'", DOWN);
    EXPIRED = listed!("closed = 'expired'", UP);
    EXPIRED_DOWN = listed!("closed = 'expired'", DOWN);
    ENDED = listed!("closed = 'ended'", UP);
    ENDED_DOWN = listed!("closed = 'ended'", DOWN);
    DECIDED = listed!("closed IN ('accepted', 'referred')", UP);
    DECIDED_DOWN = listed!("closed IN ('accepted', 'referred')", DOWN);
    /// The partnership is compared as an expression: SQLite would otherwise take its index, and read the whole partnership
    /// to find these twenty.
    THESE = select!(GlanceRow, "FROM registration r", WHO_HAS_IT, "WHERE r.registration_id IN ", TWENTY, " AND r.partnership_id || '' = $1");
    /// What somebody works on, whose turn is longest ago first. The partnership is compared as an expression: the index is that of the worker.
    WORK = select!(GlanceRow, "FROM registration r", WHO_HAS_IT, "WHERE r.partnership_id || '' = $1 AND r.assigned_to = $2 AND r.closed IS NULL \
           AND r.state IN ('received', 'assigned', 'answered') ORDER BY r.next_since, r.registration_id LIMIT $3");
    MINE_COUNT = "SELECT COUNT(*) FROM registration WHERE partnership_id = $1 AND assigned_to = $2 AND state = 'assigned' \
                  AND closed IS NULL";
    /// Written as the partial index `registration_warned` has it, so that it is used.
    EXPIRING_COUNT = "SELECT COUNT(*) FROM registration WHERE partnership_id = $1 AND warned_at IS NOT NULL AND closed IS NULL \
                      AND state IN ('received', 'assigned')";
}

/// Which part of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// What waits for an answer: come in, or with somebody.
    Open,
    /// What nobody has yet.
    New,
    /// What waits for an answer from the reader.
    Mine,
    /// What somebody has.
    Assigned,
    /// What was answered.
    Answered,
    /// What the client took back.
    Withdrawn,
    /// What was put aside as not real.
    Rejected,
    /// What expired without an answer.
    Expired,
    /// What ended for an ordinary reason.
    Ended,
    /// About what a conference decided.
    Decided,
}

impl Part {
    /// All parts, in the order in which they are shown.
    pub const ALL: &'static [Self] = &[
        Self::Open,
        Self::New,
        Self::Mine,
        Self::Assigned,
        Self::Answered,
        Self::Decided,
        Self::Ended,
        Self::Withdrawn,
        Self::Expired,
        Self::Rejected,
    ];

    /// The statements for who sees the whole partnership: from old to new, and from new to old.
    const fn whole(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Open => Some((WAITING, WAITING_DOWN)),
            Self::New => Some((NEW, NEW_DOWN)),
            Self::Assigned => Some((ASSIGNED, ASSIGNED_DOWN)),
            Self::Answered => Some((ANSWERED, ANSWERED_DOWN)),
            Self::Withdrawn => Some((WITHDRAWN, WITHDRAWN_DOWN)),
            Self::Rejected => Some((REJECTED, REJECTED_DOWN)),
            Self::Expired => Some((EXPIRED, EXPIRED_DOWN)),
            Self::Ended => Some((ENDED, ENDED_DOWN)),
            Self::Decided => Some((DECIDED, DECIDED_DOWN)),
            Self::Mine => None,
        }
    }

    /// What the row says of itself; each begins with a column of `r`.
    const fn states(self) -> &'static str {
        match self {
            Self::Open => "state IN ('received', 'assigned') AND r.closed IS NULL",
            Self::New => "state = 'received' AND r.closed IS NULL",
            Self::Mine | Self::Assigned => "state = 'assigned' AND r.closed IS NULL",
            Self::Answered => "state = 'answered' AND r.closed IS NULL",
            Self::Withdrawn => "state = 'withdrawn'",
            Self::Rejected => "closed = 'rejected'",
            Self::Expired => "closed = 'expired'",
            Self::Ended => "closed = 'ended'",
            Self::Decided => "closed IN ('accepted', 'referred')",
        }
    }
}

/// The border of a page: when a registration came in, and which one it is.
pub type RegistrationBorder = Border<Instant, RegistrationId>;

/// What a list shows of a registration.
#[derive(Debug, Clone)]
pub struct Glance {
    /// Which one.
    pub id: RegistrationId,
    /// Whose.
    pub client: ClientId,
    /// Counts changes.
    pub version: i64,
    /// How it stands.
    pub state: State,
    /// When it was told that it expires, should nobody answer.
    pub warned_at: Option<Instant>,
    /// How it came in.
    pub channel: Channel,
    /// In what language to speak.
    pub language: Answer<Language>,
    /// When it came in.
    pub received_at: Instant,
    /// What it waits for, and since when.
    pub wait: Option<Wait>,
    /// By what day contact was promised.
    pub contact_by: Option<Date>,
    /// When it was first opened.
    pub seen_at: Option<Instant>,
    /// The worker who has it.
    pub assigned: Option<Holder>,
    /// The one who helped.
    pub helper: HelperKind,
    /// To which one it was joined.
    pub merged_into: Option<RegistrationId>,
    /// Whether it came in with a flood.
    pub doubted: bool,
    /// The client's names and birth date.
    pub identity: Legible<Identity>,
}

/// How many registrations are in each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Come in.
    pub received: i64,
    /// With somebody.
    pub assigned: i64,
    /// With the reader, and not answered.
    pub mine: i64,
    /// Answered.
    pub answered: i64,
    /// Taken back.
    pub withdrawn: i64,
    /// Put aside as not real.
    pub rejected: i64,
    /// Expired without an answer.
    pub expired: i64,
    /// Ended for an ordinary reason.
    pub ended: i64,
    /// Decided about by a conference.
    pub decided: i64,
}

impl Counts {
    /// How many stand in a part.
    pub const fn of(&self, part: Part) -> i64 {
        match part {
            Part::Open => self.received + self.assigned,
            Part::New => self.received,
            Part::Mine => self.mine,
            Part::Assigned => self.assigned,
            Part::Answered => self.answered,
            Part::Withdrawn => self.withdrawn,
            Part::Rejected => self.rejected,
            Part::Expired => self.expired,
            Part::Ended => self.ended,
            Part::Decided => self.decided,
        }
    }
}

row! {
    struct GlanceRow of "registration" as "r" by registration_id whole [REGISTRATION "r."] {
        registration_id: RegistrationId,
        client_id: ClientId,
        version: i64,
        warned_at: Option<Instant>,
        state: State = "COALESCE(r.closed, r.state)",
        channel: Channel,
        language: Answer<Language>,
        received_at: Instant,
        next_step: Option<NextStep>,
        next_since: Option<Instant>,
        contact_by: Option<Date>,
        seen_at: Option<Instant>,
        assigned_to: Option<MembershipId>,
        assigned_name: Option<String> = "p.name",
        assigned_standing: Option<Standing> = "m.standing",
        helper_kind: HelperKind,
        merged_into: Option<RegistrationId>,
        doubted: bool,
        identity: Sealed<Identity>,
    }
}

row! {
    struct StateCount of "registration" as "r" by state {
        state: State = "COALESCE(r.closed, r.state)",
        count: i64 = "COUNT(*)",
    }
}

/// Whether the filter lets every registration of the partnership through.
pub fn sees_all(filter: &Filter, partnership: PartnershipId) -> Result<bool, StoreError> {
    LISTING.sees_all(filter, partnership)
}

/// A part of the inbox, as it is asked for.
struct Asked<'a> {
    tx: &'a mut Tx,
    filter: &'a Filter,
    part: Part,
    reader: MembershipId,
    narrow: &'a Narrow,
}

impl Pages for Asked<'_> {
    type Row = Judged<GlanceRow>;
    type Border = RegistrationBorder;

    fn border(row: &Judged<GlanceRow>) -> RegistrationBorder {
        Border { at: row.received_at, id: row.registration_id }
    }

    async fn read(&mut self, walk: Walk<RegistrationBorder>, most: u32) -> Result<Vec<Judged<GlanceRow>>, StoreError> {
        let Some(among) = &self.narrow.among else { return self.rows(walk, most).await };
        let mut kept = Vec::new();
        let mut walk = walk;
        loop {
            let rows = self.rows(walk, AMONG).await?;
            let is_last = rows.len() < usize::try_from(AMONG).unwrap_or(usize::MAX);
            let Some(border) = rows.last().map(Self::border) else { break };
            kept.extend(rows.into_iter().filter(|row| among.contains(&row.registration_id)));
            if is_last || kept.len() >= usize::try_from(most).unwrap_or(usize::MAX) {
                break;
            }
            walk = walk.on(border);
        }
        kept.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(kept)
    }
}

/// How many rows are gone through at a time for those that are among others.
const AMONG: u32 = 500;

impl Asked<'_> {
    async fn rows(&mut self, walk: Walk<RegistrationBorder>, most: u32) -> Result<Vec<Judged<GlanceRow>>, StoreError> {
        let partnership = self.tx.partnership_id()?;
        let [at, id] = walk.values();
        let mut values = values![partnership, at, id, most];
        let mut conditions = match LISTING.sight(self.filter, partnership, &mut values)? {
            Clause::Nothing => return Ok(Vec::new()),
            Clause::All => Vec::new(),
            Clause::Where(condition) => vec![condition],
        };
        if self.part == Part::Mine {
            values.push(Value::from(self.reader));
            conditions.push(format!("s.assigned_to = ${}", values.len()));
        }
        let narrow = self.narrow.conditions(&mut values);
        let whole = self.part.whole().filter(|_| conditions.is_empty());
        if let Some((up, down)) = whole.filter(|_| narrow.is_empty()) {
            return self.tx.fetch(walk.pick(up, down), values).await;
        }
        let from = if whole.is_some() {
            format!("SELECT {} FROM registration r{WHO_HAS_IT}WHERE r.partnership_id = $1", GlanceRow::COLUMNS)
        } else {
            let sight = LISTING.in_sight(&conditions.join(" AND "), GlanceRow::COLUMNS, "r");
            format!("{sight}{WHO_HAS_IT}WHERE r.registration_id = sight.sighted AND r.partnership_id = $1")
        };
        let sql = format!("{from} AND r.{}{narrow} AND {}", self.part.states(), walk.pick(UP, DOWN));
        self.tx.fetch_built(sql, values).await
    }
}

impl Tx {
    /// A page of the inbox: what the filter lets through of this part, narrowed, at most `most`.
    pub async fn inbox(
        &mut self,
        filter: &Filter,
        (part, narrow): (Part, &Narrow),
        reader: MembershipId,
        turn: Turn<RegistrationBorder>,
        most: u32,
    ) -> Result<Listed<Glance, RegistrationBorder>, StoreError> {
        let asked = Asked { tx: &mut *self, filter, part, reader, narrow };
        let Listed { rows, previous, next } = page(asked, turn, narrow.order, most).await?;
        Ok(Listed { rows: self.glances(rows)?, previous, next })
    }

    /// Those of these registrations that the filter lets through, in the order asked.
    pub async fn glances_of(&mut self, filter: &Filter, ids: &[RegistrationId]) -> Result<Vec<Glance>, StoreError> {
        let mut glances = Vec::new();
        for some in ids.chunks(AT_ONCE) {
            glances.extend(self.some_glances(filter, some).await?);
        }
        Ok(glances)
    }

    async fn some_glances(&mut self, filter: &Filter, ids: &[RegistrationId]) -> Result<Vec<Glance>, StoreError> {
        let partnership = self.partnership_id()?;
        let mut values = twenty(partnership, ids.iter().map(ToString::to_string));
        let rows = match LISTING.sight(filter, partnership, &mut values)? {
            Clause::Nothing => return Ok(Vec::new()),
            Clause::All => self.fetch::<Judged<GlanceRow>>(THESE, values).await?,
            Clause::Where(condition) => {
                let sql = format!(
                    "{}{WHO_HAS_IT}WHERE r.registration_id = sight.sighted AND r.partnership_id = $1 AND r.registration_id IN {TWENTY}",
                    LISTING.in_sight(&condition, GlanceRow::COLUMNS, "r"),
                );
                self.fetch_built::<Judged<GlanceRow>>(sql, values).await?
            }
        };
        let mut glances = self.glances(rows)?;
        glances.sort_by_key(|glance| ids.iter().position(|id| *id == glance.id));
        Ok(glances)
    }

    /// Everything that the filter lets through; none when that is the whole partnership.
    pub async fn in_sight(&mut self, filter: &Filter) -> Result<Option<HashSet<RegistrationId>>, StoreError> {
        let partnership = self.partnership_id()?;
        let mut values = values![partnership];
        match LISTING.sight(filter, partnership, &mut values)? {
            Clause::All => Ok(None),
            Clause::Nothing => Ok(Some(HashSet::new())),
            Clause::Where(condition) => {
                let sql = format!(
                    "{} WHERE r.registration_id = sight.sighted AND r.partnership_id = $1",
                    LISTING.in_sight(&condition, "r.registration_id", "r")
                );
                let rows = self.fetch_built::<IdRow>(sql, values).await?;
                Ok(Some(rows.into_iter().map(|row| row.registration_id).collect()))
            }
        }
    }

    /// How much is in each part, as far as the filter lets through. `None` when that is the whole partnership: counting
    /// it all for every list would cost more than the list, so the caller keeps those counts.
    pub async fn inbox_counts(&mut self, filter: &Filter) -> Result<Option<Counts>, StoreError> {
        let partnership = self.partnership_id()?;
        let mut values = values![partnership];
        let condition = match LISTING.sight(filter, partnership, &mut values)? {
            Clause::All => return Ok(None),
            Clause::Nothing => return Ok(Some(Counts::default())),
            Clause::Where(condition) => condition,
        };
        let sql = format!(
            "{} WHERE r.registration_id = sight.sighted AND r.partnership_id = $1 GROUP BY COALESCE(r.closed, r.state)",
            LISTING.in_sight(&condition, StateCount::COLUMNS, "r")
        );
        let mut counts = Counts::default();
        for row in self.fetch_built::<StateCount>(sql, values).await? {
            match row.state {
                State::Received => counts.received = row.count,
                State::Assigned => counts.assigned = row.count,
                State::Answered => counts.answered = row.count,
                State::Withdrawn => counts.withdrawn = row.count,
                State::Rejected => counts.rejected = row.count,
                State::Expired => counts.expired = row.count,
                State::Ended => counts.ended = row.count,
                State::Accepted | State::Referred => counts.decided += row.count,
                State::Merged => {}
            }
        }
        Ok(Some(counts))
    }

    /// The open registrations that this member has, of which the last step is longest ago first, as far as the filter lets through.
    pub async fn work_of(&mut self, filter: &Filter, member: MembershipId, most: u32) -> Result<Vec<Glance>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<Judged<GlanceRow>> = self.fetch(WORK, values![partnership, member, most]).await?;
        let ids: Vec<RegistrationId> = rows.iter().map(|row| row.registration_id).collect();
        // The policies decide on each, also on what is assigned.
        self.glances_of(filter, &ids).await
    }

    /// How many registrations wait for an answer from this member.
    pub async fn count_mine(&mut self, reader: MembershipId) -> Result<i64, StoreError> {
        let partnership = self.partnership_id()?;
        self.count(MINE_COUNT, values![partnership, reader]).await
    }

    /// How many registrations of the partnership expire soon, should nobody answer.
    pub async fn count_expiring(&mut self) -> Result<i64, StoreError> {
        let partnership = self.partnership_id()?;
        self.count(EXPIRING_COUNT, values![partnership]).await
    }

    /// Rows as values. A client whose key was destroyed cannot be read by anybody, so the row is passed over.
    fn glances(&self, rows: Vec<Judged<GlanceRow>>) -> Result<Vec<Glance>, StoreError> {
        rows.into_iter().filter_map(|row| self.glance(row).transpose()).collect()
    }

    fn glance(&self, row: Judged<GlanceRow>) -> Result<Option<Glance>, StoreError> {
        let Some(identity) = self.open_judged(row.is_whole, row.client_id, &row.identity) else { return Ok(None) };
        let row = row.into_row();
        let assigned = match (row.assigned_to, row.assigned_name.zip(row.assigned_standing)) {
            (Some(id), Some((name, standing))) => Some(Holder { id, name, standing }),
            (None, _) => None,
            (Some(_), None) => return Err(StoreError::inconsistent(TABLE, row.registration_id, "assigned_to")),
        };
        Ok(Some(Glance {
            id: row.registration_id,
            client: row.client_id,
            version: row.version,
            warned_at: row.warned_at,
            state: row.state,
            channel: row.channel,
            language: row.language,
            received_at: row.received_at,
            contact_by: row.contact_by,
            wait: row.next_step.zip(row.next_since).map(|(next, since)| Wait { next, since }),
            seen_at: row.seen_at,
            assigned,
            helper: row.helper_kind,
            merged_into: row.merged_into,
            doubted: row.doubted,
            identity,
        }))
    }
}
