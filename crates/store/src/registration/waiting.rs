//! Registrations that wait for a first step: warning that they expire, letting them expire, putting aside, putting back.
//!
//! The row keeps the state that it had; `closed` says that it was put aside or expired, and is taken away again.

use schakel_access::Permit;
use schakel_domain::{
    acts::{Act, RejectRegistration, RestoreRegistration},
    day::{NextStep, Wait},
    ids::RegistrationId,
    registration::{State, WARNED_DAYS},
    resource::RegistrationRef,
    time::Instant,
};

use super::RefRow;
use crate::{
    StoreError, Touched, Tx,
    engine::Judged,
    sql::{row, select, statements},
    values,
};

statements! {
    WAIT = select!(WaitRow, "FROM registration WHERE partnership_id = $1 AND registration_id = $2");
    REJECT = "UPDATE registration SET closed = 'rejected', closed_at = $4, warned_at = NULL, version = version + 1 \
              WHERE partnership_id = $1 AND registration_id = $2 AND version = $3 AND closed IS NULL AND state IN ('received', 'assigned')";
    /// Beside a dossier a conference decided, and that decision stands.
    RESTORE = "UPDATE registration SET \
               closed = (SELECT 'accepted' FROM dossier d WHERE d.registration_id = registration.registration_id), \
               closed_at = (SELECT x.decided_at FROM dossier d JOIN decision x ON x.decision_id = d.decision_id \
                            WHERE d.registration_id = registration.registration_id), ending = NULL, warned_at = NULL, waits_since = $4, put_back_at = $4, version = version + 1 \
               WHERE partnership_id = $1 AND registration_id = $2 AND version = $3 AND closed IS NOT NULL";
    STILL_WAITS = "UPDATE registration SET waits_since = $3, warned_at = NULL WHERE partnership_id = $1 AND registration_id = $2 \
                   AND closed IS NULL";
    /// Without a partnership, here and below: the house does this for all of them.
    TO_WARN = select!(RefRow, "FROM registration WHERE warned_at IS NULL AND closed IS NULL AND state IN ('received', 'assigned') \
                AND next_step = 'first' AND COALESCE(waits_since, received_at) <= $1 ORDER BY registration_id LIMIT $2");
    /// The condition stands here again, because somebody may have answered meanwhile.
    WARN = "UPDATE registration SET warned_at = $3 WHERE partnership_id = $1 AND registration_id = $2 AND warned_at IS NULL \
            AND closed IS NULL AND state IN ('received', 'assigned') AND next_step = 'first' AND COALESCE(waits_since, received_at) <= $4";
    TO_EXPIRE = select!(RefRow, "FROM registration WHERE warned_at <= $1 AND closed IS NULL AND state IN ('received', 'assigned') \
                 ORDER BY registration_id LIMIT $2");
    EXPIRE = "UPDATE registration SET closed = 'expired', closed_at = $3, version = version + 1 WHERE partnership_id = $1 \
              AND registration_id = $2 AND warned_at <= $4 AND closed IS NULL AND state IN ('received', 'assigned')";
}

row! {
    struct WaitRow of "registration" by registration_id {
        next_step: Option<NextStep>,
        next_since: Option<Instant>,
    }
}

impl Tx {
    /// What a registration waits for, and since when; none when nobody has to do anything.
    pub async fn wait_of(&mut self, id: RegistrationId) -> Result<Option<Wait>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional::<WaitRow>(WAIT, values![partnership, id]).await?;
        Ok(row.and_then(|row| row.next_step.zip(row.next_since)).map(|(next, since)| Wait { next, since }))
    }

    /// Puts a registration aside that is not a real one.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it does not wait any more.
    pub async fn reject_registration(&mut self, permit: &Permit<RejectRegistration>, version: i64, at: Instant) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(REJECT, values![partnership, id, version, at]).await?;
        self.touch(id)
    }

    /// Puts back what was put aside, expired or ended, in the state that it had; its wait is counted anew, and its trajectory goes on.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it was put back before.
    pub async fn restore_registration(
        &mut self,
        permit: &Permit<RestoreRegistration>,
        version: i64,
        at: Instant,
    ) -> Result<(), StoreError> {
        self.within(permit)?;
        self.come_back(permit.on().id, version, at).await
    }

    async fn come_back(&mut self, id: RegistrationId, version: i64, at: Instant) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        // Whether it comes back as accepted hangs on both.
        self.dossier_of(id).await?;
        self.last_decision(id).await?;
        self.execute_one(RESTORE, values![partnership, id, version, at]).await?;
        self.reopen_dossier_of(id).await?;
        self.release_from_who_is_away(id).await?;
        self.touch(id)
    }

    /// The client is still there, and the wait is counted anew. What expired or ended comes back.
    ///
    /// # Errors
    /// `Stale` when somebody else saved in between.
    pub async fn still_waits<A: Act<On = RegistrationRef>>(
        &mut self,
        permit: &Permit<A>,
        version: i64,
        at: Instant,
    ) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        if matches!(on.state, State::Expired | State::Ended) {
            return self.come_back(on.id, version, at).await;
        }
        self.execute(STILL_WAITS, values![partnership, on.id, at]).await?;
        Ok(())
    }

    /// The house warns: whatever waits for the first step of ours since `before` or longer expires [`WARNED_DAYS`] days from `now`. At most `most` at a
    /// time; returns how many.
    pub async fn warn_waiting(&mut self, before: Instant, now: Instant, most: u32) -> Result<usize, StoreError> {
        let mut count = 0;
        for due in self.due(TO_WARN, before, most).await? {
            if self.execute(WARN, values![due.partnership, due.id, now, before]).await? == 1 {
                self.note_house_of("house.warn_waiting", &due, now).await?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// What the house warns or lets expire; of a row that does not fit its seal nobody knows whether it waits.
    async fn due(&mut self, sql: &'static str, before: Instant, most: u32) -> Result<Vec<RegistrationRef>, StoreError> {
        let rows = self.fetch::<Judged<RefRow>>(sql, values![before, most]).await?;
        Ok(rows.into_iter().filter(|row| row.is_whole).map(|row| row.into_row().into()).collect())
    }

    /// The house lets expire what was warned about [`WARNED_DAYS`] days ago and still waits; at most `most` at a time.
    pub async fn expire_waiting(&mut self, now: Instant, most: u32) -> Result<Vec<RegistrationRef>, StoreError> {
        let warned = now.saturating_sub(jiff::SignedDuration::from_hours(24 * WARNED_DAYS)).unwrap_or(now);
        let mut all = Vec::new();
        for due in self.due(TO_EXPIRE, warned, most).await? {
            if self.execute(EXPIRE, values![due.partnership, due.id, now, warned]).await? == 1 {
                self.touch_in(due.partnership, Touched::Registration(due.id));
                self.note_house_of("house.expire", &due, now).await?;
                all.push(RegistrationRef { state: State::Expired, ..due });
            }
        }
        Ok(all)
    }
}
