//! Registrations that wait for an answer: warning that they expire, letting them expire, putting aside, putting back.
//!
//! The row keeps the state that it had; `closed` says that it was put aside or expired, and is taken away again.

use schakel_access::Permit;
use schakel_domain::{
    acts::{Act, RejectRegistration, RestoreRegistration},
    ids::{ClientId, PartnershipId, RegistrationId},
    registration::{State, WARNED_DAYS},
    resource::RegistrationRef,
    time::Instant,
};

use super::{TABLE, one};
use crate::{StoreError, Touched, Tx, engine::row, parse_id, statements::statements, values};

statements! {
    REJECT = "UPDATE registration SET closed = 'rejected', closed_at = $4, warned_at = NULL, version = version + 1 \
              WHERE partnership_id = $1 AND registration_id = $2 AND version = $3 AND closed IS NULL AND state IN ('received', 'assigned')";
    RESTORE = "UPDATE registration SET closed = NULL, closed_at = NULL, warned_at = NULL, waits_since = $4, version = version + 1 \
               WHERE partnership_id = $1 AND registration_id = $2 AND version = $3 AND closed IS NOT NULL";
    STILL_WAITS = "UPDATE registration SET waits_since = $3, warned_at = NULL WHERE partnership_id = $1 AND registration_id = $2 \
                   AND closed IS NULL";
    /// Without a partnership: the house does this for all of them. The condition stands outside too, because PostgreSQL asks only
    /// that one again when it had to wait for somebody who answered meanwhile.
    WARN = "UPDATE registration SET warned_at = $1 WHERE registration_id IN (SELECT registration_id FROM registration \
                WHERE warned_at IS NULL AND closed IS NULL AND state IN ('received', 'assigned') \
                AND COALESCE(waits_since, received_at) <= $2 ORDER BY registration_id LIMIT $3) \
            AND warned_at IS NULL AND closed IS NULL AND state IN ('received', 'assigned') AND COALESCE(waits_since, received_at) <= $2 \
            RETURNING registration_id, partnership_id, client_id";
    EXPIRE = "UPDATE registration SET closed = 'expired', closed_at = $1, version = version + 1 \
              WHERE registration_id IN (SELECT registration_id FROM registration WHERE warned_at <= $2 AND closed IS NULL \
                  AND state IN ('received', 'assigned') ORDER BY registration_id LIMIT $3) \
              AND warned_at <= $2 AND closed IS NULL AND state IN ('received', 'assigned') \
              RETURNING registration_id, partnership_id, client_id";
}

row! {
    #[expect(clippy::struct_field_names, reason = "the names of the columns")]
    struct DueRow {
        registration_id: String,
        partnership_id: String,
        client_id: String,
    }
}

/// A registration that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which one.
    pub id: RegistrationId,
    /// Where.
    pub partnership: PartnershipId,
    /// Whose.
    pub client: ClientId,
}

impl DueRow {
    fn read(&self) -> Result<Due, StoreError> {
        let row = self.registration_id.as_str();
        Ok(Due {
            id: parse_id(row, TABLE, row, "registration_id")?,
            partnership: parse_id(&self.partnership_id, TABLE, row, "partnership_id")?,
            client: parse_id(&self.client_id, TABLE, row, "client_id")?,
        })
    }
}

impl Tx {
    /// Puts a registration aside that is not a real one.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it does not wait any more.
    pub async fn reject_registration(&mut self, permit: &Permit<RejectRegistration>, version: i64, at: Instant) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        one(self.execute(REJECT, values![partnership, id, version, at]).await?)?;
        self.touch(id)
    }

    /// Puts back what was put aside or expired, in the state that it had; its wait is counted anew.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it was put back before.
    pub async fn restore_registration(
        &mut self,
        permit: &Permit<RestoreRegistration>,
        version: i64,
        at: Instant,
    ) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        one(self.execute(RESTORE, values![partnership, id, version, at]).await?)?;
        self.touch(id)
    }

    /// The client is still there, and the wait is counted anew. What expired comes back.
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
        if on.state == State::Expired {
            one(self.execute(RESTORE, values![partnership, on.id, version, at]).await?)?;
            return self.touch(on.id);
        }
        self.execute(STILL_WAITS, values![partnership, on.id, at]).await?;
        Ok(())
    }

    /// The house warns: whatever waits since `before` or longer expires [`WARNED_DAYS`] days from `now`. At most `most` at a
    /// time; gives how many.
    pub async fn warn_waiting(&mut self, before: Instant, now: Instant, most: u32) -> Result<usize, StoreError> {
        let rows = self.fetch::<DueRow>(WARN, values![now, before, most]).await?;
        for row in &rows {
            let due = row.read()?;
            self.note_house_of("house.warn_waiting", &due, now).await?;
        }
        Ok(rows.len())
    }

    /// The house lets expire what was warned about [`WARNED_DAYS`] days ago and still waits; at most `most` at a time.
    pub async fn expire_waiting(&mut self, now: Instant, most: u32) -> Result<Vec<Due>, StoreError> {
        let warned = now.saturating_sub(jiff::SignedDuration::from_hours(24 * WARNED_DAYS)).unwrap_or(now);
        let rows = self.fetch::<DueRow>(EXPIRE, values![now, warned, most]).await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            let due = row.read()?;
            self.touch_in(due.partnership, Touched::Registration(due.id));
            self.note_house_of("house.expire", &due, now).await?;
            all.push(due);
        }
        Ok(all)
    }
}
