//! Joining two registrations of one person, and taking them apart: what each was before is kept, so that taking apart puts back
//! exactly that. The code of the joined one opens its own words alone, until the client says in person that both are his or hers.

use schakel_access::Permit;
use schakel_domain::{
    acts::{ClaimRegistration, MergeRegistration, SplitRegistration, WithdrawRegistration},
    ids::{MembershipId, RegistrationId},
    registration::{Answer, State},
    resource::RegistrationRef,
    talk::Agreed,
    time::Instant,
};

use super::{REF, RefRow};
use crate::{
    StoreError, Tx,
    engine::Judged,
    sql::{row, select, statements},
    values,
};

statements! {
    JOIN = "UPDATE registration SET state_before_merge = state, state = 'merged', merged_into = $4, assigned_to = $5, version = version + 1 \
            WHERE partnership_id = $1 AND registration_id = $2 AND version = $3";
    APART = "UPDATE registration SET state = state_before_merge, state_before_merge = NULL, merged_into = NULL, assigned_to = $4, \
             version = version + 1 WHERE partnership_id = $1 AND registration_id = $2 AND version = $3 AND state = 'merged'";
    /// What was put aside, expired or decided stands beside the state, which then stays what it was.
    GIVE = "UPDATE registration SET assigned_to = $4, released_from = NULL, state = CASE WHEN closed IS NULL THEN $5 ELSE state END, version = version + 1 \
            WHERE partnership_id = $1 AND registration_id = $2 AND version = $3";
    /// Taken apart, it then is what its client made of it.
    WITHDRAW = "UPDATE registration SET state_before_merge = 'withdrawn', version = version + 1 \
                WHERE partnership_id = $1 AND registration_id = $2 AND version = $3 AND state = 'merged'";
    KEEP = "INSERT INTO joining (joined_id, partnership_id, main_id, joined_at, joined_by, joined_assigned, main_assigned, main_state, given_assigned, \
            given_state, main_discuss, main_name, main_team, given_discuss, given_name, given_team) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    FORGET = "DELETE FROM joining WHERE partnership_id = $1 AND joined_id = $2";
    OF_JOINED = select!(JoiningRow, "FROM joining WHERE partnership_id = $1 AND joined_id = $2");
    /// The partnership is compared as an expression: SQLite would otherwise read all of it to find these few.
    INTO = select!(JoinedRow, "FROM registration WHERE partnership_id || '' = $1 AND merged_into = $2 ORDER BY received_at DESC, registration_id DESC");
    CLAIM = "UPDATE joining SET claimed_at = $4, claimed_by = $5 WHERE partnership_id = $1 AND joined_id = $2 AND main_id = $3 AND claimed_at IS NULL";
    UNCLAIM = "UPDATE joining SET claimed_at = NULL, claimed_by = NULL WHERE partnership_id = $1 AND main_id = $2 AND claimed_at IS NOT NULL";
    FOLLOW_WORKER = "UPDATE registration SET assigned_to = $3 WHERE partnership_id = $1 AND registration_id = $2 AND state = 'merged'";
}

row! {
    struct JoinedRow of "registration" by registration_id whole [REGISTRATION ""] {
        registration_id: RegistrationId,
    }
}

row! {
    struct JoiningRow of "joining" by joined_id whole [JOINING ""] {
        main_id: RegistrationId,
        joined_at: Instant,
        claimed_at: Option<Instant>,
        joined_assigned: Option<MembershipId>,
        main_assigned: Option<MembershipId>,
        main_state: State,
        given_assigned: Option<MembershipId>,
        given_state: State,
        main_discuss: Option<Answer<bool>>,
        main_name: Option<Answer<bool>>,
        main_team: Option<Answer<bool>>,
        given_discuss: Option<Answer<bool>>,
        given_name: Option<Answer<bool>>,
        given_team: Option<Answer<bool>>,
    }
}

/// The worker who has a registration, and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The worker.
    pub assigned: Option<MembershipId>,
    /// How it stands.
    pub state: State,
}

/// That a registration was joined to another, with what both were before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joining {
    /// The one that stays.
    pub main: RegistrationId,
    /// When they were joined.
    pub joined_at: Instant,
    /// When the client said in person that both are his or hers.
    pub claimed_at: Option<Instant>,
    /// The worker who had the joined one.
    pub joined_assigned: Option<MembershipId>,
    /// The one that stays, before and after.
    pub held: (Held, Held),
    /// What the client agreed to in the talk of the one that stays, before and after; none without a talk.
    pub agreed: Option<(Agreed, Agreed)>,
}

impl From<JoiningRow> for Joining {
    fn from(row: JoiningRow) -> Self {
        let agreed = |discuss, name, team| Some(Agreed { discuss: discuss?, name: name?, team: team? });
        let before = agreed(row.main_discuss, row.main_name, row.main_team);
        let after = agreed(row.given_discuss, row.given_name, row.given_team);
        Self {
            main: row.main_id,
            joined_at: row.joined_at,
            claimed_at: row.claimed_at,
            joined_assigned: row.joined_assigned,
            held: (
                Held { assigned: row.main_assigned, state: row.main_state },
                Held { assigned: row.given_assigned, state: row.given_state },
            ),
            agreed: before.zip(after),
        }
    }
}

impl Tx {
    /// Joins a registration to another of the same person, which asks for a permit as well. `joining` says what the one that stays
    /// becomes; the worker who has it then has both.
    ///
    /// # Errors
    /// `Stale` when somebody else saved one of them since these versions.
    pub async fn join_registration(
        &mut self,
        permit: &Permit<MergeRegistration>,
        into: &Permit<MergeRegistration>,
        versions: (i64, i64),
        joining: &Joining,
        by: MembershipId,
    ) -> Result<(), StoreError> {
        let (partnership, joined, main) = (self.within(permit)?, permit.on().id, into.on().id);
        self.within(into)?;
        let (before, after) = joining.held;
        self.execute_one(JOIN, values![partnership, joined, versions.0, main, after.assigned]).await?;
        self.execute_one(GIVE, values![partnership, main, versions.1, after.assigned, after.state]).await?;
        let (was, is) = joining.agreed.as_ref().map(|(was, is)| (was, is)).unzip();
        let values = values![
            joined,
            partnership,
            main,
            joining.joined_at,
            by,
            joining.joined_assigned,
            before.assigned,
            before.state,
            after.assigned,
            after.state,
            was.map(|agreed| &agreed.discuss),
            was.map(|agreed| &agreed.name),
            was.map(|agreed| &agreed.team),
            is.map(|agreed| &agreed.discuss),
            is.map(|agreed| &agreed.name),
            is.map(|agreed| &agreed.team),
        ];
        self.execute(KEEP, values).await?;
        self.touch(joined)?;
        self.touch(main)
    }

    /// Takes a joined registration apart again: it is what it was, but nobody has it who cannot work any more; and the one that stayed is `held` from now on. A client who came in with a
    /// code that led there types it again.
    ///
    /// # Errors
    /// `Stale` when somebody else saved one of them since these versions, or when they are not joined any more.
    pub async fn split_registration(
        &mut self,
        permit: &Permit<SplitRegistration>,
        main: &Permit<SplitRegistration>,
        versions: (i64, i64),
        joined_assigned: Option<MembershipId>,
        held: Held,
    ) -> Result<(), StoreError> {
        let (partnership, joined, on_main) = (self.within(permit)?, permit.on().id, main.on());
        self.within(main)?;
        self.end_sessions_by_code_of(permit.on()).await?;
        self.execute_one(APART, values![partnership, joined, versions.0, joined_assigned]).await?;
        self.execute_one(FORGET, values![partnership, joined]).await?;
        self.execute_one(GIVE, values![partnership, on_main.id, versions.1, held.assigned, held.state]).await?;
        for id in [joined, on_main.id] {
            self.release_from_who_is_away(id).await?;
        }
        self.touch(joined)?;
        self.touch(on_main.id)
    }

    /// The client of a joined registration takes it back by its own code. The one that stays is not touched: whether both are of one person is
    /// asked the client in person.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it is not joined any more.
    pub async fn withdraw_joined(&mut self, permit: &Permit<WithdrawRegistration>, version: i64) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(WITHDRAW, values![partnership, id, version]).await?;
        if let Some(joining) = self.joining_of(id).await? {
            self.touch(joining.main)?;
        }
        self.touch(id)
    }

    /// How a registration was joined to another; none when it was not.
    pub async fn joining_of(&mut self, joined: RegistrationId) -> Result<Option<Joining>, StoreError> {
        let partnership = self.partnership_id()?;
        Ok(self.fetch_optional::<JoiningRow>(OF_JOINED, values![partnership, joined]).await?.map(Into::into))
    }

    /// All registrations that were joined to this one, straight or through another, the newest first.
    pub async fn joined_to(&mut self, main: RegistrationId) -> Result<Vec<RegistrationId>, StoreError> {
        let partnership = self.partnership_id()?;
        let (mut all, mut at) = (Vec::new(), vec![main]);
        while let Some(id) = at.pop() {
            let rows = self.fetch::<Judged<JoinedRow>>(INTO, values![partnership, id]).await?;
            // What the program did not join belongs to somebody else.
            let ids = rows.into_iter().filter(|row| row.is_whole).map(|row| row.registration_id);
            for id in ids {
                all.push(id);
                at.push(id);
            }
        }
        Ok(all)
    }

    /// Notes that the client said in person that a joined registration is his or hers as well.
    ///
    /// # Errors
    /// `Stale` when it is not joined to this one, or was noted before.
    pub async fn claim_registration(
        &mut self,
        permit: &Permit<ClaimRegistration>,
        joined: RegistrationId,
        by: MembershipId,
        at: Instant,
    ) -> Result<(), StoreError> {
        let (partnership, main) = (self.within(permit)?, permit.on().id);
        self.execute_one(CLAIM, values![partnership, joined, main, at, by]).await?;
        self.touch(main)
    }

    /// What a code of this registration opens: itself, or the one to which it was joined once the client said in person that both are
    /// his or hers.
    pub async fn opened_by_code(&mut self, of: RegistrationRef) -> Result<RegistrationRef, StoreError> {
        let mut at = of;
        while at.state == State::Merged {
            // The partnership is that of the code, and needs none of the caller.
            let Some(joining) = self.fetch_optional::<JoiningRow>(OF_JOINED, values![at.partnership, at.id]).await? else { break };
            if joining.claimed_at.is_none() {
                break;
            }
            let Some(row) = self.fetch_optional::<RefRow>(REF, values![at.partnership, joining.main_id]).await? else { break };
            at = row.into();
        }
        Ok(at)
    }

    /// No other code opens this registration any more: each that was joined to it is claimed anew, in person.
    pub(crate) async fn unclaim(&mut self, main: RegistrationId) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        self.execute(UNCLAIM, values![partnership, main]).await.map(|_| ())
    }

    /// Lets the registrations that were joined to this one follow the worker who has it.
    pub(crate) async fn let_joined_follow(&mut self, main: RegistrationId, to: MembershipId) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        for joined in self.joined_to(main).await? {
            self.execute(FOLLOW_WORKER, values![partnership, joined, to]).await?;
            self.touch(joined)?;
        }
        Ok(())
    }
}
