//! What clients took back, and what of a team's work is out of its sight since: told to who worked on it, for some days, so that nobody falls
//! away without a word.

use schakel_access::{Filter, Permit};
use schakel_domain::{
    acts::WithdrawRegistration,
    ids::{MembershipId, RegistrationId},
    time::Instant,
};

use crate::{
    StoreError, Tx,
    inbox::Glance,
    sql::{row, select, statements},
    values,
};

statements! {
    /// What a conference decided does not stand beside it any more.
    TAKE_BACK = "UPDATE registration SET state = 'withdrawn', closed = NULL, closed_at = $4, version = version + 1 \
                 WHERE partnership_id = $1 AND registration_id = $2 AND version = $3";
    SINCE = select!(WithdrawnRow, "FROM registration WHERE partnership_id = $1 AND state = 'withdrawn' AND closed_at >= $2 \
            ORDER BY closed_at DESC, registration_id LIMIT $3");
    /// As an expression, here and below, so that the index is that of the member and not that of the partnership.
    OF_MEMBER = select!(WithdrawnRow, "FROM registration WHERE partnership_id || '' = $1 AND assigned_to = $4 AND state = 'withdrawn' \
                AND closed_at >= $2 ORDER BY closed_at DESC, registration_id LIMIT $3");
    /// The open dossiers of clients of this worker that no team reads since the client said no.
    UNREAD = select!(UnreadRow, "FROM registration r JOIN dossier d ON d.registration_id = r.registration_id WHERE r.partnership_id || '' = $1 \
             AND r.assigned_to = $2 AND d.state = 'open' AND NOT d.consent ORDER BY d.opened_on, r.registration_id LIMIT $3");
    OUT_OF_SIGHT = "SELECT COUNT(*) FROM dossier_member t JOIN dossier d ON d.dossier_id = t.dossier_id \
                    JOIN registration r ON r.registration_id = d.registration_id WHERE t.membership_id = $2 AND t.until IS NULL \
                    AND d.partnership_id || '' = $1 AND (r.assigned_to IS NULL OR r.assigned_to <> $2) \
                    AND ((d.state = 'open' AND NOT d.consent) OR (r.state = 'withdrawn' AND r.closed_at >= $3))";
}

row! {
    struct WithdrawnRow of "registration" by registration_id {
        registration_id: RegistrationId,
        closed_at: Instant,
    }
}

row! {
    struct UnreadRow of "registration" as "r" by registration_id {
        registration_id: RegistrationId,
    }
}

impl Tx {
    /// The client takes the registration back.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version.
    pub async fn take_back(&mut self, permit: &Permit<WithdrawRegistration>, version: i64, at: Instant) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(TAKE_BACK, values![partnership, id, version, at]).await?;
        self.touch(id)
    }

    /// What clients took back since a moment, the newest first, as far as the filter lets through: all of the partnership, or what this
    /// member had.
    pub async fn withdrawn_since(
        &mut self,
        filter: &Filter,
        since: Instant,
        of: Option<MembershipId>,
        most: u32,
    ) -> Result<Vec<(Glance, Instant)>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<WithdrawnRow> = match of {
            None => self.fetch(SINCE, values![partnership, since, most]).await?,
            Some(member) => self.fetch(OF_MEMBER, values![partnership, since, most, member]).await?,
        };
        let ids: Vec<RegistrationId> = rows.iter().map(|row| row.registration_id).collect();
        let at = |id| rows.iter().find(|row| row.registration_id == id).map(|row| row.closed_at);
        let glances = self.glances_of(filter, &ids).await?;
        Ok(glances.into_iter().filter_map(|glance| at(glance.id).map(|at| (glance, at))).collect())
    }

    /// The registrations of this member in whose open dossier no team reads, because the client does not agree any more.
    pub async fn unread_of(&mut self, filter: &Filter, member: MembershipId, most: u32) -> Result<Vec<Glance>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<UnreadRow> = self.fetch(UNREAD, values![partnership, member, most]).await?;
        let ids: Vec<RegistrationId> = rows.iter().map(|row| row.registration_id).collect();
        self.glances_of(filter, &ids).await
    }

    /// In how many dossiers of teams of this member nothing can be read any more, because the client agrees no more or took all back since a
    /// moment. Of whom, only who may still see it is told.
    pub async fn out_of_sight_of(&mut self, member: MembershipId, since: Instant) -> Result<i64, StoreError> {
        let partnership = self.partnership_id()?;
        self.count(OUT_OF_SIGHT, values![partnership, member, since]).await
    }
}
