//! The coordinator's day: what waits, how long, with whom, and the road as numbers. Counted over plain columns; a sealed name is
//! opened only of the rows that are shown.
//!
//! The marks of the road are set by the acts that take a step: the first talk, a decision, an opened trajectory, a follow-up.

use schakel_domain::{
    conference::DecisionSort,
    ids::{ClientId, DossierId, RegistrationId},
    registration::Identity,
    time::{Date, Instant},
};
use sqlx::FromRow;

use crate::{StoreError, Tx, Value, instant, opt_date, parse_code, parse_id, statements::statements, values};

const TABLE: &str = "registration";

/// A list of the day: which registrations, with a moment and the number in all; then what is shown of them.
macro_rules! waiting {
    ($which:expr) => {
        concat!(
            "SELECT w.registration_id, r.client_id, r.identity, w.since, w.planned_on, w.sort, w.unfollowed, w.untouched, w.total, \
             d.dossier_id, COALESCE((SELECT MIN(gp.name) FROM dossier_member g JOIN membership gm ON gm.membership_id = g.membership_id \
             JOIN person gp ON gp.person_id = gm.person_id WHERE g.dossier_id = d.dossier_id AND g.until IS NULL \
             AND gm.standing = 'active' AND gm.role <> 'buddy'), p.name) AS member FROM (",
            $which,
            ") w JOIN registration r ON r.registration_id = w.registration_id \
             LEFT JOIN dossier d ON d.registration_id = w.registration_id \
             LEFT JOIN membership m ON m.membership_id = r.assigned_to LEFT JOIN person p ON p.person_id = m.person_id \
             ORDER BY w.since, w.registration_id"
        )
    };
}
/// Written as the partial indexes `registration_untalked` and `registration_talked` have it, so that they are used.
macro_rules! open {
    () => {
        "closed IS NULL AND o.state IN ('received', 'assigned', 'answered')"
    };
}

statements! {
    UNTALKED_COUNT = concat!("SELECT COUNT(*) AS count FROM registration o WHERE o.partnership_id = $1 AND o.talked_at IS NULL AND o.", open!());
    UNTALKED = waiting!(concat!(
        "SELECT o.registration_id, o.received_at AS since, NULL AS planned_on, NULL AS sort, FALSE AS unfollowed, FALSE AS untouched, \
         CAST(0 AS BIGINT) AS total FROM registration o WHERE o.partnership_id = $1 AND o.talked_at IS NULL AND o.",
        open!(),
        " ORDER BY o.received_at, o.registration_id LIMIT $2"
    ));
    READY = waiting!(concat!(
        "SELECT o.registration_id, t.finished_at AS since, NULL AS planned_on, NULL AS sort, FALSE AS unfollowed, FALSE AS untouched, \
         COUNT(*) OVER () AS total FROM registration o JOIN talk t ON t.registration_id = o.registration_id \
         WHERE o.partnership_id = $1 AND o.talked_at IS NOT NULL AND o.",
        open!(),
        " AND t.finished_at IS NOT NULL AND t.discuss = 'yes' \
         AND NOT EXISTS (SELECT 1 FROM conference_case k WHERE k.registration_id = o.registration_id AND k.state = 'tabled') \
         AND NOT EXISTS (SELECT 1 FROM decision x WHERE x.registration_id = o.registration_id AND x.followed_at IS NULL) \
         ORDER BY t.finished_at, o.registration_id LIMIT $2"
    ));
    VDAB = waiting!(
        "SELECT t.registration_id, t.vdab_open_since AS since, t.vdab_planned_on AS planned_on, NULL AS sort, FALSE AS unfollowed, \
         FALSE AS untouched, COUNT(*) OVER () AS total FROM talk t JOIN registration o ON o.registration_id = t.registration_id \
         WHERE t.partnership_id = $1 AND t.vdab_open_since IS NOT NULL \
         AND COALESCE(o.closed, o.state) IN ('received', 'assigned', 'answered', 'accepted') \
         ORDER BY t.vdab_open_since, t.registration_id LIMIT $2"
    );
    UNFOLLOWED = waiting!(
        "SELECT x.registration_id, x.decided_at AS since, NULL AS planned_on, x.sort, x.followed_at IS NULL AS unfollowed, \
         s.dossier_id IS NOT NULL AS untouched, COUNT(*) OVER () AS total FROM \
         (SELECT decision_id FROM decision WHERE partnership_id = $1 AND followed_at IS NULL UNION \
         SELECT decision_id FROM dossier WHERE partnership_id = $1 AND state = 'open' AND version = 1) u \
         JOIN decision x ON x.decision_id = u.decision_id JOIN registration o ON o.registration_id = x.registration_id \
         LEFT JOIN dossier s ON s.decision_id = x.decision_id AND s.state = 'open' AND s.version = 1 \
         WHERE COALESCE(o.closed, o.state) IN ('received', 'assigned', 'answered', 'accepted', 'referred') \
         ORDER BY x.decided_at, x.registration_id LIMIT $2"
    );
    /// Over the index `registration_road` alone.
    ROAD = "SELECT COUNT(*) AS came, COUNT(talked_at) AS talked, COUNT(conferred_at) AS conferred, COUNT(opened_on) AS opened, \
            COUNT(CASE WHEN COALESCE(closed, state) = 'withdrawn' THEN 1 END) AS withdrawn, \
            COUNT(CASE WHEN closed = 'referred' THEN 1 END) AS referred, COUNT(CASE WHEN closed = 'rejected' THEN 1 END) AS rejected, \
            COUNT(CASE WHEN closed = 'expired' THEN 1 END) AS expired, COUNT(CASE WHEN closed = 'accepted' THEN 1 END) AS accepted \
            FROM registration WHERE partnership_id = $1 AND received_at >= $2 AND state <> 'merged'";
    TALKED = "UPDATE registration SET talked_at = $3 WHERE partnership_id = $1 AND registration_id = $2 AND talked_at IS NULL";
    CONFERRED = "UPDATE registration SET conferred_at = $3 WHERE partnership_id = $1 AND registration_id = $2 AND conferred_at IS NULL";
    OPENED = "UPDATE registration SET opened_on = $3 WHERE partnership_id = $1 AND registration_id = $2 AND opened_on IS NULL";
    TOLD = "UPDATE decision SET followed_at = $3 WHERE partnership_id = $1 AND registration_id = $2 AND followed_at IS NULL \
            AND sort <> 'ask_more'";
    ASKED = "UPDATE decision SET followed_at = $3 WHERE partnership_id = $1 AND registration_id = $2 AND followed_at IS NULL \
             AND sort = 'ask_more'";
}

#[derive(FromRow)]
struct CountRow {
    count: i64,
}

#[derive(FromRow)]
struct WaitingRow {
    registration_id: String,
    client_id: String,
    identity: Vec<u8>,
    since: String,
    planned_on: Option<String>,
    sort: Option<String>,
    unfollowed: bool,
    untouched: bool,
    total: i64,
    dossier_id: Option<String>,
    member: Option<String>,
}

/// How far the registrations of a period came, those that were joined to another left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, FromRow)]
pub struct Road {
    /// Came in.
    pub came: i64,
    /// Had a first talk.
    pub talked: i64,
    /// Were decided about by a conference.
    pub conferred: i64,
    /// Had a trajectory opened, also those who stopped since.
    pub opened: i64,
    /// Were taken back by the client, before or after that.
    pub withdrawn: i64,
    /// A conference decided on another way.
    pub referred: i64,
    /// Were put aside as not real.
    pub rejected: i64,
    /// Expired without an answer.
    pub expired: i64,
    /// Stand in a trajectory now.
    pub accepted: i64,
}

impl Road {
    /// Still on the way: nothing ended, and no trajectory yet.
    pub const fn under_way(&self) -> i64 {
        self.came - self.withdrawn - self.referred - self.rejected - self.expired - self.accepted
    }
}

/// A list of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayList {
    /// Registrations without a first talk.
    Untalked,
    /// Cases that can come on the agenda of the next conference.
    Ready,
    /// Conversations with VDAB that are an open step.
    Vdab,
    /// Decisions without a follow-up.
    Unfollowed,
}

impl DayList {
    /// All of them, in the order of the page.
    pub const ALL: &'static [Self] = &[Self::Untalked, Self::Ready, Self::Vdab, Self::Unfollowed];
}

/// Somebody who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The registration.
    pub registration: RegistrationId,
    /// Whose.
    pub client: ClientId,
    /// Who the client is.
    pub identity: Identity,
    /// Since when.
    pub since: Instant,
    /// The name of who guides, when a trajectory opened; else of the worker to whom it is assigned.
    pub with: Option<String>,
    /// The dossier, when a trajectory opened.
    pub dossier: Option<DossierId>,
    /// The day of the conversation with VDAB, when it is planned.
    pub planned_on: Option<Date>,
    /// What was decided, in the list of decisions.
    pub decided: Option<DecisionSort>,
    /// Whether the client was not told yet; when more is to be asked, whether it was not asked yet.
    pub unfollowed: bool,
    /// Whether a trajectory opened and nothing was noted in its dossier since.
    pub untouched: bool,
}

impl Tx {
    /// Those who wait longest in a list of the day, at most `most`, and how many there are in all. Who cannot be read, because
    /// the client's key was destroyed, is counted and not shown.
    pub async fn waiting(&mut self, list: DayList, most: u32) -> Result<(Vec<Waiting>, i64), StoreError> {
        let partnership = self.partnership_id()?;
        let sql = match list {
            DayList::Untalked => UNTALKED,
            DayList::Ready => READY,
            DayList::Vdab => VDAB,
            DayList::Unfollowed => UNFOLLOWED,
        };
        let rows = self.fetch::<WaitingRow>(sql, values![partnership, most]).await?;
        // A list that is not full holds all there are; only the inbox is long enough to be counted for itself.
        let total = match list {
            DayList::Untalked if rows.len() >= usize::try_from(most).unwrap_or(usize::MAX) => {
                self.fetch_one::<CountRow>(UNTALKED_COUNT, values![partnership]).await?.count
            }
            DayList::Untalked => i64::try_from(rows.len()).unwrap_or(i64::MAX),
            DayList::Ready | DayList::Vdab | DayList::Unfollowed => rows.first().map_or(0, |row| row.total),
        };
        let waiting = rows.iter().filter_map(|row| self.read_waiting(row).transpose()).collect::<Result<_, _>>()?;
        Ok((waiting, total))
    }

    fn read_waiting(&self, row: &WaitingRow) -> Result<Option<Waiting>, StoreError> {
        let id = row.registration_id.as_str();
        let client: ClientId = parse_id(&row.client_id, TABLE, id, "client_id")?;
        let Some(identity) = self.open(client, TABLE, "identity", id, &row.identity)? else { return Ok(None) };
        Ok(Some(Waiting {
            registration: parse_id(id, TABLE, id, "registration_id")?,
            client,
            identity,
            since: instant(&row.since, TABLE, id, "since")?,
            with: row.member.clone(),
            dossier: row.dossier_id.as_deref().map(|dossier| parse_id(dossier, "dossier", dossier, "dossier_id")).transpose()?,
            planned_on: opt_date(row.planned_on.as_deref(), "talk", id, "vdab_planned_on")?,
            decided: row.sort.as_deref().map(|sort| parse_code(sort, DecisionSort::from_code, "decision", id, "sort")).transpose()?,
            unfollowed: row.unfollowed,
            untouched: row.untouched,
        }))
    }

    /// How far the registrations came that came in since a moment.
    pub async fn road(&mut self, since: Instant) -> Result<Road, StoreError> {
        let partnership = self.partnership_id()?;
        self.fetch_one(ROAD, values![partnership, since]).await
    }

    /// Marks that the first talk of a registration began.
    pub(crate) async fn mark_talked(&mut self, registration: RegistrationId, at: Instant) -> Result<(), StoreError> {
        self.mark_road(TALKED, registration, at.into()).await
    }

    /// Marks that a conference decided about a registration; what it had asked before is done with.
    pub(crate) async fn mark_conferred(&mut self, registration: RegistrationId, at: Instant) -> Result<(), StoreError> {
        self.mark_road(ASKED, registration, at.into()).await?;
        self.mark_road(CONFERRED, registration, at.into()).await
    }

    /// Marks that a trajectory opened.
    pub(crate) async fn mark_opened(&mut self, registration: RegistrationId, on: Date) -> Result<(), StoreError> {
        self.mark_road(OPENED, registration, on.into()).await
    }

    /// Marks that the client was told what was decided.
    pub(crate) async fn mark_told(&mut self, registration: RegistrationId, at: Instant) -> Result<(), StoreError> {
        self.mark_road(TOLD, registration, at.into()).await
    }

    /// Marks that something was asked of the client, so that a decision to ask more is followed up.
    pub(crate) async fn mark_asked(&mut self, registration: RegistrationId, at: Instant) -> Result<(), StoreError> {
        self.mark_road(ASKED, registration, at.into()).await
    }

    async fn mark_road(&mut self, sql: &'static str, registration: RegistrationId, when: Value) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        self.execute(sql, vec![partnership.into(), registration.into(), when]).await?;
        Ok(())
    }
}
