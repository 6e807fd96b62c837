//! What waits, and for what. It is worked out again for each registration that a transaction touches, just before that commits, so
//! that the coordinator's day, an inbox and an agenda read a list and need not look for it. What it says is said by domain
//! ([`schakel_domain::day`]), out of plain columns; here is only how it is read and kept.

use std::collections::{BTreeMap, BTreeSet};

use schakel_domain::{
    conference::DecisionKind,
    day::{DayList, DayPlace, DecisionSteps, NextStep, Steps, TalkSteps, Wait},
    ids::{PartnershipId, RegistrationId},
    registration::{Answer, MessageKind, State},
    time::{Date, Instant},
};

use crate::{
    StoreError, Touched, Tx,
    sql::{row, select, statements},
    values,
};

/// The number of the rules by which it is worked out. What is kept by another number is worked out again at the next start.
pub(crate) const RULES: &str = "3";

/// How many registrations are gone through at once.
const AT_ONCE: u32 = 500;

macro_rules! steps {
    ($which:literal) => {
        select!(
            StepsRow,
            "FROM registration o LEFT JOIN talk t ON t.registration_id = o.registration_id \
             LEFT JOIN decision x ON x.registration_id = o.registration_id AND NOT EXISTS (SELECT 1 FROM decision n \
             WHERE n.registration_id = x.registration_id \
             AND (n.decided_at > x.decided_at OR (n.decided_at = x.decided_at AND n.decision_id > x.decision_id))) \
             LEFT JOIN dossier s ON s.decision_id = x.decision_id AND s.state = 'open' AND s.version = COALESCE(s.reopened_version, 1) ",
            $which
        )
    };
}

statements! {
    /// Changes nothing; takes the row, so that of two transactions that touch one registration the second sees what the first did.
    HOLD = "UPDATE registration SET warned_at = warned_at WHERE partnership_id = $1 AND registration_id = $2";
    STEPS = steps!("WHERE o.partnership_id = $1 AND o.registration_id = $2");
    WRITTEN = select!(WrittenRow, "FROM message WHERE partnership_id || '' = $1 AND registration_id = $2 ORDER BY written_at, message_id");
    /// As an expression, so that the index is that of the registration and not that of the partnership.
    FORGET = "DELETE FROM waits WHERE partnership_id || '' = $1 AND registration_id = $2";
    NOTE = "INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, kind, unfollowed, untouched) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    SET_NEXT = "UPDATE registration SET next_step = $3, next_since = $4 WHERE partnership_id = $1 AND registration_id = $2";
    /// A warning that it expires falls away with the first step.
    STEP_TAKEN = "UPDATE registration SET warned_at = NULL WHERE partnership_id = $1 AND registration_id = $2";
    /// Without a partnership, here and below: a start with new rules, and the doctor, go through all of them.
    AFTER = "SELECT partnership_id, registration_id FROM registration WHERE registration_id > $1 ORDER BY registration_id LIMIT $2";
    STEPS_AFTER = steps!("WHERE o.registration_id > $1 ORDER BY o.registration_id LIMIT $2");
    WRITTEN_BETWEEN = select!(WrittenRow, "FROM message WHERE registration_id > $1 AND registration_id <= $2 \
                              ORDER BY registration_id, written_at, message_id");
    KEPT_BETWEEN = select!(KeptRow, "FROM waits WHERE registration_id > $1 AND registration_id <= $2");
}

row! {
    struct StepsRow of "registration" as "o" by registration_id {
        registration_id: RegistrationId,
        partnership_id: PartnershipId,
        state: State = "COALESCE(o.closed, o.state)",
        received_at: Instant,
        warned_at: Option<Instant>,
        next_step: Option<NextStep>,
        next_since: Option<Instant>,
        put_back_at: Option<Instant>,
        tried_at: Option<Instant> = "(SELECT MAX(a.tried_at) FROM contact_attempt a WHERE a.registration_id = o.registration_id)",
        saved_at: Option<Instant> = "t.saved_at",
        finished_at: Option<Instant> = "t.finished_at",
        discuss: Option<Answer<bool>> = "t.discuss",
        vdab_open_since: Option<Instant> = "t.vdab_open_since",
        vdab_planned_on: Option<Date> = "t.vdab_planned_on",
        tabled_for: Option<Instant> = "(SELECT c.starts_at FROM conference_case k JOIN conference c ON c.conference_id = k.conference_id \
            WHERE k.registration_id = o.registration_id AND k.state = 'tabled')",
        kind: Option<DecisionKind> = "x.kind",
        decided_at: Option<Instant> = "x.decided_at",
        followed_at: Option<Instant> = "x.followed_at",
        untouched: bool = "(s.dossier_id IS NOT NULL)",
    }
}

row! {
    struct WrittenRow of "message" by message_id {
        registration_id: RegistrationId,
        kind: MessageKind,
        written_at: Instant,
    }
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    struct KeptRow of "waits" by registration_id {
        registration_id: RegistrationId,
        list: DayList,
        partnership_id: PartnershipId,
        since: Instant,
        planned_on: Option<Date>,
        kind: Option<DecisionKind>,
        unfollowed: bool,
        untouched: bool,
    }
}

impl StepsRow {
    /// Whose turn it is, and the rows of what waits.
    fn work_out(&self, messages: Vec<(MessageKind, Instant)>) -> (Option<Wait>, Vec<KeptRow>) {
        let steps = Steps {
            state: self.state,
            received_at: self.received_at,
            messages,
            tried_at: self.tried_at,
            put_back_at: self.put_back_at,
            talk: self.saved_at.map(|saved_at| TalkSteps {
                saved_at,
                finished_at: self.finished_at,
                discuss: self.discuss.clone().unwrap_or_default(),
            }),
            tabled_for: self.tabled_for,
            decision: self.decided_at.map(|at| DecisionSteps { at, followed_at: self.followed_at, untouched: self.untouched }),
        };
        let wait = steps.wait();
        let row = |list, since| KeptRow {
            registration_id: self.registration_id,
            list,
            partnership_id: self.partnership_id,
            since,
            planned_on: None,
            kind: None,
            unfollowed: false,
            untouched: false,
        };
        let mut rows = Vec::new();
        if let DayPlace::On(list) = steps.place() {
            let decided = list == DayList::Unfollowed;
            rows.push(KeptRow {
                kind: self.kind.filter(|_| decided),
                unfollowed: decided && self.followed_at.is_none(),
                untouched: decided && self.untouched,
                ..row(list, wait.map_or(self.received_at, |wait| wait.since))
            });
        }
        if let Some(since) = self.vdab_open_since.filter(|_| self.state.is_open() || self.state == State::Accepted) {
            rows.push(KeptRow { planned_on: self.vdab_planned_on, ..row(DayList::Vdab, since) });
        }
        (wait, rows)
    }
}

/// As it is kept beside the registration.
fn next(wait: Option<Wait>) -> (Option<NextStep>, Option<Instant>) {
    (wait.map(|wait| wait.next), wait.map(|wait| wait.since))
}

impl Tx {
    /// Works out again what waits of the registrations that were touched.
    pub(crate) async fn catch_up(&mut self) -> Result<(), StoreError> {
        let registration = |(partnership, touched): &(PartnershipId, Touched)| match touched {
            Touched::Registration(id) => Some((*partnership, *id)),
            Touched::Apart(..) => None,
        };
        let all: Vec<(PartnershipId, RegistrationId)> = self.touched().iter().filter_map(registration).collect();
        for (partnership, registration) in all {
            self.execute(HOLD, values![partnership, registration]).await?;
            self.work_out(partnership, registration).await?;
        }
        Ok(())
    }

    async fn work_out(&mut self, partnership: PartnershipId, registration: RegistrationId) -> Result<(), StoreError> {
        let Some(row) = self.fetch_optional::<StepsRow>(STEPS, values![partnership, registration]).await? else { return Ok(()) };
        let written = self.fetch::<WrittenRow>(WRITTEN, values![partnership, registration]).await?;
        let (wait, rows) = row.work_out(written.into_iter().map(|one| (one.kind, one.written_at)).collect());
        self.execute(FORGET, values![partnership, registration]).await?;
        for KeptRow { list, since, planned_on, kind, unfollowed, untouched, .. } in rows {
            let kind = kind.map(DecisionKind::code);
            self.execute(NOTE, values![registration, list, partnership, since, planned_on, kind, unfollowed, untouched]).await?;
        }
        let (next, since) = next(wait);
        if (row.next_step, row.next_since) != (next, since) {
            self.execute(SET_NEXT, values![partnership, registration, next.map(NextStep::code), since]).await?;
            if row.warned_at.is_some() && next != Some(NextStep::First) {
                self.execute(STEP_TAKEN, values![partnership, registration]).await?;
            }
        }
        Ok(())
    }

    /// Touches the registrations that come after this one, of all partnerships, as many as one transaction takes; returns the last one.
    pub(crate) async fn touch_after(&mut self, after: &str) -> Result<Option<String>, StoreError> {
        let all: Vec<(PartnershipId, RegistrationId)> = self.fetch(AFTER, values![after, AT_ONCE]).await?;
        for (partnership, registration) in &all {
            self.touch_in(*partnership, Touched::Registration(*registration));
        }
        Ok(all.last().map(|(_, last)| last.to_string()))
    }

    /// How many rows are kept of what waits, how many are missing, and how many are there for nothing. Whose turn it is, kept otherwise
    /// than it is, counts as a row that is missing.
    pub async fn waits_kept(&mut self) -> Result<(usize, usize, usize), StoreError> {
        let (mut count, mut missing, mut for_nothing) = (0, 0, 0);
        let mut after = String::new();
        loop {
            let all = self.fetch::<StepsRow>(STEPS_AFTER, values![&after, AT_ONCE]).await?;
            let Some(last) = all.last().map(|row| row.registration_id.to_string()) else { return Ok((count, missing, for_nothing)) };
            let mut written: BTreeMap<RegistrationId, Vec<(MessageKind, Instant)>> = BTreeMap::new();
            for one in self.fetch::<WrittenRow>(WRITTEN_BETWEEN, values![&after, &last]).await? {
                written.entry(one.registration_id).or_default().push((one.kind, one.written_at));
            }
            let kept: BTreeSet<KeptRow> = self.fetch::<KeptRow>(KEPT_BETWEEN, values![&after, &last]).await?.into_iter().collect();
            let mut expected = BTreeSet::new();
            for row in &all {
                let (wait, rows) = row.work_out(written.remove(&row.registration_id).unwrap_or_default());
                missing += usize::from((row.next_step, row.next_since) != next(wait));
                expected.extend(rows);
            }
            count += kept.len();
            missing += expected.difference(&kept).count();
            for_nothing += kept.difference(&expected).count();
            after = last;
        }
    }
}
