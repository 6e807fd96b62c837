//! The coordinator's day: what waits, how long, with whom, and the road as numbers. What waits is kept (`waits`), the road counted over
//! plain columns; a sealed name is opened only of the rows that are shown.
//!
//! The marks of the road are set by the acts that take a step: the first talk, a decision, an opened trajectory, a follow-up.

use std::collections::HashMap;

use schakel_domain::{
    actor::Standing,
    conference::DecisionKind,
    day::{DayList, NextStep, Stretch},
    ids::{ClientId, DossierId, MembershipId, RegistrationId},
    registration::{Answer, Identity, Legible},
    time::{Date, Instant},
};

use crate::{
    StoreError, Tx, Value,
    engine::Judged,
    listing::{Border, Listed, Order, Pages, Turn, Walk, page, walk},
    people::WHO_HAS_IT,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

/// Those who wait: which of them and in what order. They are chosen first, and only those that are shown are read.
macro_rules! listed {
    ($walk:expr, $stands:literal) => {
        select!(
            WaitingRow,
            "FROM (SELECT x.* FROM waits x WHERE x.partnership_id = $1 AND x.list = $5 AND ",
            $walk,
            ") w JOIN registration r ON r.registration_id = w.registration_id LEFT JOIN talk t ON t.registration_id = w.registration_id LEFT JOIN dossier d ON d.registration_id = w.registration_id",
            WHO_HAS_IT,
            "ORDER BY ",
            $stands
        )
    };
}

statements! {
    LIST = listed!(walk!(up "x.since", "x.registration_id"), "w.since, w.registration_id");
    LIST_DOWN = listed!(walk!(down "x.since", "x.registration_id"), "w.since DESC, w.registration_id DESC");
    /// What is asked in the registrations that a member has, and of the teams on which a member is.
    ASKED_OF = select!(AskedRow, "FROM waits w WHERE w.partnership_id || '' = $1 AND w.list <> 'vdab' AND w.registration_id IN \
               (SELECT registration_id FROM registration WHERE assigned_to = $2 UNION SELECT d.registration_id FROM dossier_member t \
               JOIN dossier d ON d.dossier_id = t.dossier_id WHERE t.membership_id = $2 AND t.until IS NULL)");
    /// Written over the index of what waits; nothing of ours was done yet, and the promised day is over.
    PROMISES_BROKEN = "SELECT COUNT(*) FROM registration WHERE partnership_id = $1 AND state IN ('received', 'assigned') AND closed IS NULL \
                       AND next_step = 'first' AND contact_by < $2";
    COUNT = "SELECT COUNT(*) FROM waits WHERE partnership_id = $1 AND list = $2";
    /// Over the index `registration_road` alone.
    ROAD = select!(Road, "FROM registration WHERE partnership_id = $1 AND received_at >= $2 AND state <> 'merged'");
    TALKED = "UPDATE registration SET talked_at = $3 WHERE partnership_id = $1 AND registration_id = $2 AND talked_at IS NULL";
    TALK_DONE = "UPDATE registration SET talk_done_at = $3 WHERE partnership_id = $1 AND registration_id = $2 AND talk_done_at IS NULL";
    CONFERRED = "UPDATE registration SET conferred_at = $3 WHERE partnership_id = $1 AND registration_id = $2 AND conferred_at IS NULL";
    OPENED = "UPDATE registration SET opened_on = $3 WHERE partnership_id = $1 AND registration_id = $2 AND opened_on IS NULL";
    /// As an expression, here and below, so that the index is that of the registration and not that of the partnership.
    TOLD = "UPDATE decision SET followed_at = $3 WHERE partnership_id || '' = $1 AND registration_id = $2 AND followed_at IS NULL \
            AND kind <> 'ask_more'";
    ASKED = "UPDATE decision SET followed_at = $3 WHERE partnership_id || '' = $1 AND registration_id = $2 AND followed_at IS NULL \
             AND kind = 'ask_more'";
    DECIDED = select!(DecidedRow, "FROM decision WHERE partnership_id || '' = $1 AND registration_id = $2");
}

row! {
    struct DecidedRow of "decision" by decision_id whole [DECISION ""] {
        kind: DecisionKind,
        followed_at: Option<Instant>,
    }
}

row! {
    struct WaitingRow of "waits" as "w" by registration_id whole [REGISTRATION "r.", TALK "t."] {
        registration_id: RegistrationId,
        client_id: ClientId = "r.client_id",
        identity: Sealed<Identity> = "r.identity" of "registration" by registration_id,
        since: Instant,
        next_step: Option<NextStep> = "r.next_step",
        contact_by: Option<Date> = "r.contact_by",
        discuss: Option<Answer<bool>> = "t.discuss",
        vdab_open_since: Option<Instant> = "t.vdab_open_since",
        vdab_planned_on: Option<Date> = "t.vdab_planned_on",
        kind: Option<DecisionKind>,
        unfollowed: bool,
        untouched: bool,
        dossier_id: Option<DossierId> = "d.dossier_id",
        /// One who guides, when a trajectory opened.
        guide: Option<String> = "(SELECT MIN(gp.name) FROM dossier_member g \
            JOIN membership gm ON gm.membership_id = g.membership_id JOIN person gp ON gp.person_id = gm.person_id \
            WHERE g.dossier_id = d.dossier_id AND g.until IS NULL AND gm.standing = 'active' AND gm.role <> 'buddy')",
        /// The worker to whom the registration is assigned.
        member: Option<String> = "p.name",
        standing: Option<Standing> = "m.standing",
        /// The name of the one who had it, when it came back to nobody.
        released: Option<String> = "(SELECT lp.name FROM membership lm JOIN person lp ON lp.person_id = lm.person_id \
            WHERE lm.membership_id = r.released_from)",
    }
}

row! {
    struct AskedRow of "waits" as "w" by registration_id {
        registration_id: RegistrationId,
        list: DayList,
        kind: Option<DecisionKind>,
        unfollowed: bool,
        untouched: bool,
    }
}

row! {
    /// How far the registrations of a period came, those that were joined to another left out.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Road {
        /// Came in.
        pub came: i64 = "COUNT(*)",
        /// Had a first talk that was done.
        pub talked: i64 = "COUNT(talk_done_at)",
        /// Were decided about by a conference.
        pub conferred: i64 = "COUNT(conferred_at)",
        /// Had a trajectory opened, also those who stopped since.
        pub opened: i64 = "COUNT(opened_on)",
        /// Were taken back by the client, before or after that.
        pub withdrawn: i64 = "COUNT(CASE WHEN COALESCE(closed, state) = 'withdrawn' THEN 1 END)",
        /// A conference decided on another way.
        pub referred: i64 = "COUNT(CASE WHEN closed = 'referred' THEN 1 END)",
        /// Were put aside as not real.
        pub rejected: i64 = "COUNT(CASE WHEN closed = 'rejected' THEN 1 END)",
        /// Expired without an answer.
        pub expired: i64 = "COUNT(CASE WHEN closed = 'expired' THEN 1 END)",
        /// Ended for an ordinary reason.
        pub ended: i64 = "COUNT(CASE WHEN closed = 'ended' THEN 1 END)",
        /// Stand in a trajectory now.
        pub accepted: i64 = "COUNT(CASE WHEN closed = 'accepted' THEN 1 END)",
    }
}

impl Road {
    /// One of the figures.
    pub const fn of(&self, stretch: Stretch) -> i64 {
        match stretch {
            Stretch::Came => self.came,
            Stretch::Talked => self.talked,
            Stretch::Conferred => self.conferred,
            Stretch::Opened => self.opened,
            Stretch::UnderWay => self.under_way(),
            Stretch::InTrajectory => self.accepted,
            Stretch::Withdrawn => self.withdrawn,
            Stretch::Referred => self.referred,
            Stretch::Expired => self.expired,
            Stretch::Ended => self.ended,
            Stretch::Rejected => self.rejected,
        }
    }

    /// Still on the way: nothing ended, and no trajectory yet.
    pub const fn under_way(&self) -> i64 {
        self.came - self.withdrawn - self.referred - self.rejected - self.expired - self.ended - self.accepted
    }
}

/// The border of a page: since when somebody waits, and the registration.
pub type WaitingBorder = Border<Instant, RegistrationId>;

/// Somebody who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The registration.
    pub registration: RegistrationId,
    /// Whose.
    pub client: ClientId,
    /// The client's names and birth date.
    pub identity: Legible<Identity>,
    /// Since when: the one on the list waits for the next step, or the conversation with VDAB is an open step.
    pub since: Instant,
    /// The next step, whose turn it is.
    pub next: Option<NextStep>,
    /// By what day contact was promised.
    pub contact_by: Option<Date>,
    /// What the client said in the talk of being discussed.
    pub discuss: Answer<bool>,
    /// The name of who guides, when a trajectory opened; else of the worker to whom it is assigned, and how that membership stands.
    pub with: Option<(String, Standing)>,
    /// The name of who had it, when it came back to nobody.
    pub released: Option<String>,
    /// The dossier, when a trajectory opened.
    pub dossier: Option<DossierId>,
    /// Whether a conversation with VDAB is an open step, and its day, when it is planned.
    pub vdab: Option<Option<Date>>,
    /// What was decided, in the list of decisions.
    pub decided: Option<DecisionKind>,
    /// Whether the client was not told yet; when more is to be asked, whether it was not asked yet.
    pub unfollowed: bool,
    /// Whether a trajectory opened and nothing was noted in its dossier since.
    pub untouched: bool,
}

/// What is asked of who has a registration, or guides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedOf {
    /// On which list of the day it stands.
    pub list: DayList,
    /// What was decided, in the list of decisions.
    pub decided: Option<DecisionKind>,
    /// Whether the client was not told yet; when more is to be asked, whether it was not asked yet.
    pub unfollowed: bool,
    /// Whether a trajectory opened and nothing was noted in its dossier since.
    pub untouched: bool,
}

/// A list of the day, as it is asked for.
struct Asked<'a> {
    tx: &'a mut Tx,
    list: DayList,
}

impl Pages for Asked<'_> {
    type Row = Judged<WaitingRow>;
    type Border = WaitingBorder;

    fn border(row: &Judged<WaitingRow>) -> WaitingBorder {
        Border { at: row.since, id: row.registration_id }
    }

    async fn read(&mut self, walk: Walk<WaitingBorder>, most: u32) -> Result<Vec<Judged<WaitingRow>>, StoreError> {
        let partnership = self.tx.partnership_id()?;
        let [at, id] = walk.values();
        self.tx.fetch(walk.pick(LIST, LIST_DOWN), values![partnership, at, id, most, self.list.code()]).await
    }
}

impl Tx {
    /// A page of a list of the day, who waits longest first, and how many there are in all.
    /// Clients whose key was destroyed are counted but not shown.
    pub async fn waiting(
        &mut self,
        list: DayList,
        turn: Turn<WaitingBorder>,
        most: u32,
    ) -> Result<(Listed<Waiting, WaitingBorder>, i64), StoreError> {
        self.catch_up().await?;
        let asked = Asked { tx: &mut *self, list };
        let Listed { rows, previous, next } = page(asked, turn, Order::Oldest, most).await?;
        // A page that has none beside it holds all there are.
        let total = if previous.is_none() && next.is_none() {
            i64::try_from(rows.len()).unwrap_or(i64::MAX)
        } else {
            let partnership = self.partnership_id()?;
            self.count(COUNT, values![partnership, list.code()]).await?
        };
        let rows = rows.into_iter().filter_map(|row| self.read_waiting(row)).collect();
        Ok((Listed { rows, previous, next }, total))
    }

    fn read_waiting(&self, row: Judged<WaitingRow>) -> Option<Waiting> {
        let identity = self.open_judged(row.is_whole, row.client_id, &row.identity)?;
        let row = row.into_row();
        Some(Waiting {
            registration: row.registration_id,
            client: row.client_id,
            identity,
            since: row.since,
            next: row.next_step,
            contact_by: row.contact_by,
            discuss: row.discuss.unwrap_or_default(),
            with: row.guide.map(|name| (name, Standing::Active)).or(row.member.zip(row.standing)),
            released: row.released,
            dossier: row.dossier_id,
            vdab: row.vdab_open_since.map(|_| row.vdab_planned_on),
            decided: row.kind,
            unfollowed: row.unfollowed,
            untouched: row.untouched,
        })
    }

    /// What is asked of this member: in the registrations that he or she has, and in the dossiers of the own teams.
    pub async fn asked_of(&mut self, member: MembershipId) -> Result<HashMap<RegistrationId, AskedOf>, StoreError> {
        self.catch_up().await?;
        let partnership = self.partnership_id()?;
        let rows: Vec<AskedRow> = self.fetch(ASKED_OF, values![partnership, member]).await?;
        let asked = |row: AskedRow| AskedOf { list: row.list, decided: row.kind, unfollowed: row.unfollowed, untouched: row.untouched };
        Ok(rows.into_iter().map(|row| (row.registration_id, asked(row))).collect())
    }

    /// For how many clients the day is over by which contact was promised, and nothing was done yet.
    pub async fn count_promises_broken(&mut self, today: Date) -> Result<i64, StoreError> {
        let partnership = self.partnership_id()?;
        self.count(PROMISES_BROKEN, values![partnership, today]).await
    }

    /// How many stand on a list of the day.
    pub async fn count_waiting(&mut self, list: DayList) -> Result<i64, StoreError> {
        self.catch_up().await?;
        let partnership = self.partnership_id()?;
        self.count(COUNT, values![partnership, list.code()]).await
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

    /// Marks that the first talk of a registration is done. The first time counts.
    pub(crate) async fn mark_talk_done(&mut self, registration: RegistrationId, at: Instant) -> Result<(), StoreError> {
        self.mark_road(TALK_DONE, registration, at.into()).await
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

    /// Whether a conference asked for more, and nothing was added since.
    pub async fn is_to_ask(&mut self, registration: RegistrationId) -> Result<bool, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<DecidedRow>(DECIDED, values![partnership, registration]).await?;
        Ok(rows.iter().any(|row| row.kind == DecisionKind::AskMore && row.followed_at.is_none()))
    }

    async fn mark_road(&mut self, sql: &'static str, registration: RegistrationId, when: Value) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        self.execute(sql, vec![partnership.into(), registration.into(), when]).await?;
        self.touch(registration)
    }
}
