//! Erasing clients: what was asked and decided, and taking away what is kept of them.
//!
//! The key goes first and is gone for good; from that moment nobody can read anything of the client, in no backup of the data either.
//! The rows go after it, with what lists and figures counted of them. A stop in between leaves a decision that is taken up again.

use schakel_access::Permit;
use schakel_domain::{
    acts::{Act, ApproveErasure},
    erasure::{Erasure, ErasureGround, ErasureState, Yes},
    ids::{ClientId, ErasureId, PartnershipId, PersonId, RegistrationId},
    resource::RegistrationRef,
    time::Instant,
};

use crate::{
    StoreError, Touched, Tx,
    engine::Judged,
    registration::IdRow,
    sql::{row, select, statements},
    values,
};

statements! {
    ADD = "INSERT INTO erasure (erasure_id, partnership_id, registration_id, client_id, state, ground, asked_at, asked_on_page) \
           VALUES ($1, $2, $3, $4, 'asked', $5, $6, $7)";
    FIRST = "UPDATE erasure SET state = 'approved', ground = $3, first_by = $4, first_at = $5 \
             WHERE partnership_id = $1 AND erasure_id = $2 AND state = 'asked'";
    SECOND = "UPDATE erasure SET state = 'decided', second_by = $3, second_at = $4 \
              WHERE partnership_id = $1 AND erasure_id = $2 AND state = 'approved'";
    STOP = "UPDATE erasure SET state = 'stopped' WHERE partnership_id = $1 AND erasure_id = $2 AND state IN ('asked', 'approved')";
    DONE = "UPDATE erasure SET state = 'done', done_at = $3, erased_rows = $4 WHERE partnership_id = $1 AND erasure_id = $2 AND state = 'decided'";
    ONE = select!(ErasureRow, "FROM erasure WHERE partnership_id = $1 AND erasure_id = $2");
    ALL_OF = select!(ErasureRow, "FROM erasure WHERE partnership_id || '' = $1 AND registration_id = $2 ORDER BY asked_at DESC");
    IN_STATE = select!(ErasureRow, "FROM erasure WHERE partnership_id = $1 AND state = $2 ORDER BY asked_at DESC LIMIT 200");
    /// Without a partnership, here and below: the house does what was decided, wherever.
    TO_DO = select!(ErasureRow, "FROM erasure WHERE state = 'decided' ORDER BY second_at");
    APPROVED = select!(ErasureRow, "FROM erasure WHERE erasure_id = $1");
    /// Joined by then: what is joined after two people decided was not what they decided on.
    JOINED_TO = select!(WholeRow, "FROM registration WHERE partnership_id || '' = $1 AND merged_into = $2 \
                AND registration_id IN (SELECT joined_id FROM joining WHERE main_id = $2 AND joined_at <= $3)");
    THIS = select!(WholeRow, "FROM registration WHERE partnership_id = $1 AND registration_id = $2");
    /// Of a client who is no more: what a backup brought back.
    LEFT_OF = select!(WholeRow, "FROM registration WHERE client_id = $1");
    /// What was joined to it and is of somebody who stays stands by itself again.
    LET_GO = "UPDATE registration SET state = state_before_merge, state_before_merge = NULL, merged_into = NULL, version = version + 1 \
              WHERE partnership_id || '' = $1 AND merged_into = $2 RETURNING registration_id";
    NO_GUIDES = "DELETE FROM dossier_member WHERE partnership_id || '' = $1 AND dossier_id IN (SELECT dossier_id FROM dossier WHERE registration_id = $2)";
    NO_DOSSIER = "DELETE FROM dossier WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_DECISIONS = "DELETE FROM decision WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_FORMER = "DELETE FROM former_decision WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_ADVICE = "DELETE FROM advice WHERE partnership_id || '' = $1 AND case_id IN (SELECT case_id FROM conference_case WHERE registration_id = $2)";
    NO_FINDINGS = "DELETE FROM finding WHERE partnership_id || '' = $1 AND case_id IN (SELECT case_id FROM conference_case WHERE registration_id = $2)";
    NO_CASES = "DELETE FROM conference_case WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_TALK = "DELETE FROM talk WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_CONTACTS = "DELETE FROM former_contact WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_ATTEMPTS = "DELETE FROM contact_attempt WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_IDENTITIES = "DELETE FROM former_identity WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_MESSAGES = "DELETE FROM message WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_WAITS = "DELETE FROM waits WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_PAIRS = "DELETE FROM keep_apart WHERE partnership_id = $1 AND (low = $2 OR high = $2)";
    NO_JOININGS = "DELETE FROM joining WHERE partnership_id || '' = $1 AND (joined_id = $2 OR main_id = $2)";
    NO_REGISTRATION = "DELETE FROM registration WHERE partnership_id || '' = $1 AND registration_id = $2";
    NO_FACTS = "DELETE FROM vdab_fact WHERE partnership_id || '' = $1 AND client_id = $2";
    NO_SESSIONS = "DELETE FROM session WHERE partnership_id || '' = $1 AND client_id = $2";
    NO_PARKED = "DELETE FROM parked_form WHERE partnership_id || '' = $1 AND client_id = $2";
    NO_CLIENT = "DELETE FROM client WHERE partnership_id || '' = $1 AND client_id = $2";
}

/// What goes of a registration, in an order in which nothing is left that refers to what went.
const OF_REGISTRATION: &[&str] = &[
    NO_GUIDES,
    NO_DOSSIER,
    NO_DECISIONS,
    NO_FORMER,
    NO_ADVICE,
    NO_FINDINGS,
    NO_CASES,
    NO_TALK,
    NO_CONTACTS,
    NO_ATTEMPTS,
    NO_IDENTITIES,
    NO_MESSAGES,
    NO_WAITS,
    NO_PAIRS,
    NO_JOININGS,
    NO_REGISTRATION,
];

/// What goes of its client after that.
const OF_CLIENT: &[&str] = &[NO_FACTS, NO_SESSIONS, NO_PARKED, NO_CLIENT];

row! {
    struct ErasureRow of "erasure" by erasure_id whole [ERASURE ""] {
        erasure_id: ErasureId,
        partnership_id: PartnershipId,
        registration_id: RegistrationId,
        client_id: ClientId,
        state: ErasureState,
        ground: ErasureGround,
        asked_at: Instant,
        asked_on_page: bool,
        first_by: Option<PersonId>,
        first_at: Option<Instant>,
        second_by: Option<PersonId>,
        second_at: Option<Instant>,
        done_at: Option<Instant>,
        erased_rows: Option<i64>,
    }
}

row! {
    #[expect(clippy::struct_field_names, reason = "the columns are called so")]
    struct WholeRow of "registration" by registration_id whole [REGISTRATION ""] {
        registration_id: RegistrationId,
        client_id: ClientId,
        partnership_id: PartnershipId,
    }
}

impl From<ErasureRow> for Erasure {
    fn from(row: ErasureRow) -> Self {
        Self {
            id: row.erasure_id,
            partnership: row.partnership_id,
            registration: row.registration_id,
            client: row.client_id,
            state: row.state,
            ground: row.ground,
            asked_at: row.asked_at,
            asked_on_page: row.asked_on_page,
            first: row.first_at.map(|at| Yes { by: row.first_by, at }),
            second: row.second_at.map(|at| Yes { by: row.second_by, at }),
            done_at: row.done_at,
            rows: row.erased_rows,
        }
    }
}

/// An erasure in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedErasure {
    /// The erasure.
    pub erasure: Erasure,
    /// Whether it is what the program wrote: nothing is done with one that is not.
    pub is_legible: bool,
}

/// A client with the registration that is the client's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientWhole {
    /// The registration.
    pub registration: RegistrationId,
    /// The client.
    pub client: ClientId,
    /// In which partnership.
    pub partnership: PartnershipId,
}

impl From<WholeRow> for ClientWhole {
    fn from(row: WholeRow) -> Self {
        Self { registration: row.registration_id, client: row.client_id, partnership: row.partnership_id }
    }
}

impl Tx {
    /// Notes that a client is to be erased, as asked.
    ///
    /// # Errors
    /// [`StoreError::is_taken`] when it is asked already.
    pub async fn ask_erasure<A: Act<On = RegistrationRef>>(
        &mut self,
        permit: &Permit<A>,
        id: ErasureId,
        on_page: bool,
        at: Instant,
    ) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        self.execute(ADD, values![id, partnership, on.id, on.client, ErasureGround::Asked, at, on_page]).await?;
        Ok(())
    }

    /// The first yes, with the ground.
    ///
    /// # Errors
    /// `Stale` when somebody else was first.
    pub async fn approve_erasure(
        &mut self,
        permit: &Permit<ApproveErasure>,
        id: ErasureId,
        ground: ErasureGround,
        yes: (PersonId, Instant),
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        self.execute_one(FIRST, values![partnership, id, ground, yes.0, yes.1]).await
    }

    /// The second yes: it is decided.
    ///
    /// # Errors
    /// `Stale` when it does not wait for one any more.
    pub async fn decide_erasure(
        &mut self,
        permit: &Permit<ApproveErasure>,
        id: ErasureId,
        yes: (PersonId, Instant),
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        self.execute_one(SECOND, values![partnership, id, yes.0, yes.1]).await
    }

    /// The second yes of the administrator, at the machine.
    ///
    /// # Errors
    /// `Stale` when it does not wait for one any more.
    pub async fn decide_erasure_at_machine(&mut self, erasure: &Erasure, at: Instant) -> Result<(), StoreError> {
        self.execute_one(SECOND, values![erasure.partnership, erasure.id, None::<PersonId>, at]).await?;
        self.note_house("house.decide_erasure", &erasure.id.to_string(), at).await
    }

    /// Stops what was asked.
    ///
    /// # Errors
    /// `Stale` when it was decided or stopped meanwhile.
    pub async fn stop_erasure<A: Act<On = RegistrationRef>>(&mut self, permit: &Permit<A>, id: ErasureId) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        self.execute_one(STOP, values![partnership, id]).await
    }

    /// An erasure of this partnership.
    pub async fn erasure(&mut self, id: ErasureId) -> Result<Option<Erasure>, StoreError> {
        let partnership = self.partnership_id()?;
        Ok(self.fetch_optional::<ErasureRow>(ONE, values![partnership, id]).await?.map(Into::into))
    }

    /// An erasure, in whatever partnership: for the administrator at the machine.
    pub async fn erasure_at_machine(&mut self, id: ErasureId) -> Result<Option<Erasure>, StoreError> {
        Ok(self.fetch_optional::<ErasureRow>(APPROVED, values![id]).await?.map(Into::into))
    }

    /// The newest erasure that was asked of a registration, however it stands.
    pub async fn erasure_of(&mut self, registration: RegistrationId) -> Result<Option<Erasure>, StoreError> {
        let partnership = self.partnership_id()?;
        // All of them, because which one is the newest hangs on each.
        let rows = self.fetch::<ErasureRow>(ALL_OF, values![partnership, registration]).await?;
        Ok(rows.into_iter().next().map(Into::into))
    }

    /// The erasures of this partnership in a state, the newest first, at most 200, as a list tells of them.
    pub async fn erasures(&mut self, state: ErasureState) -> Result<Vec<ListedErasure>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<ErasureRow>>(IN_STATE, values![partnership, state]).await?;
        Ok(rows.into_iter().map(|row| ListedErasure { is_legible: row.is_whole, erasure: row.into_row().into() }).collect())
    }

    /// What is decided and not done, of all partnerships, the oldest first.
    pub async fn erasures_to_do(&mut self) -> Result<Vec<Erasure>, StoreError> {
        let rows = self.fetch::<Judged<ErasureRow>>(TO_DO, values![]).await?;
        // What nobody decided is not done, and keeps nothing else from being done.
        Ok(rows.into_iter().filter(|row| row.is_whole).map(|row| row.into_row().into()).collect())
    }

    /// A registration with everything that was joined to it by a moment, what was joined first: all of one person.
    pub async fn whole_of(&mut self, registration: RegistrationId, by: Instant) -> Result<Vec<ClientWhole>, StoreError> {
        let partnership = self.partnership_id()?;
        let mut all: Vec<ClientWhole> =
            self.fetch::<WholeRow>(THIS, values![partnership, registration]).await?.into_iter().map(Into::into).collect();
        let mut at = 0;
        while let Some(one) = all.get(at).copied() {
            let joined = self.fetch::<WholeRow>(JOINED_TO, values![partnership, one.registration, by]).await?;
            // Damaged data cannot turn this into a circle.
            let new = joined
                .into_iter()
                .map(ClientWhole::from)
                .filter(|joined| !all.iter().any(|known| known.registration == joined.registration));
            let new: Vec<ClientWhole> = new.collect();
            for joined in &new {
                // It goes only by a joining that the program wrote.
                self.joining_of(joined.registration).await?;
            }
            all.extend(new);
            at += 1;
        }
        all.reverse();
        Ok(all)
    }

    /// What is still there of a client whose key was destroyed.
    pub async fn left_of(&mut self, client: ClientId) -> Result<Vec<ClientWhole>, StoreError> {
        Ok(self.fetch::<WholeRow>(LEFT_OF, values![client]).await?.into_iter().map(Into::into).collect())
    }

    /// Takes away everything that is kept of a client whose key is destroyed; returns how many rows.
    ///
    /// # Errors
    /// `Unfit` when the key is still there: what can be read is not taken away.
    pub async fn take_away(&mut self, whole: &ClientWhole) -> Result<u64, StoreError> {
        if !self.core.keys.is_destroyed(whole.client) {
            return Err(StoreError::Unfit(format!("the key of client {} is not destroyed", whole.client)));
        }
        for one in self.fetch::<IdRow>(LET_GO, values![whole.partnership, whole.registration]).await? {
            self.touch_in(whole.partnership, Touched::Registration(one.registration_id));
        }
        let mut rows = 0;
        for sql in OF_REGISTRATION {
            rows += self.execute(sql, values![whole.partnership, whole.registration]).await?;
        }
        for sql in OF_CLIENT {
            rows += self.execute(sql, values![whole.partnership, whole.client]).await?;
        }
        self.touch_in(whole.partnership, Touched::Registration(whole.registration));
        Ok(rows)
    }

    /// Notes that it is done, with how many rows went.
    ///
    /// # Errors
    /// `Stale` when it was done before.
    pub async fn finish_erasure(&mut self, erasure: &Erasure, rows: u64, at: Instant) -> Result<(), StoreError> {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        self.execute_one(DONE, values![erasure.partnership, erasure.id, at, rows]).await?;
        self.note_house("house.erase", &erasure.id.to_string(), at).await
    }
}
