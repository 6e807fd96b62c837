//! Advice on a case, and what a conference decided about it, with what the playbook said then.

use schakel_access::Permit;
use schakel_domain::{
    actor::Role,
    acts::{AdviseOnCase, DecideCase},
    conference::{Advice, Basis, Case, CaseState, Decision, DecisionKind, KeptJudgement},
    ids::{AdviceId, CaseId, ClientId, ConferenceId, DecisionId, MembershipId, RegistrationId},
    playbook::{Clearance, Version},
    registration::State,
    time::Instant,
    vdab_fact::View,
    words::{Reason, Text},
};

use crate::{
    StoreError, Tx,
    engine::Judged,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

const ADVICE: &str = "advice";
const DECISION: &str = "decision";

statements! {
    ADD_ADVICE = "INSERT INTO advice (advice_id, partnership_id, case_id, client_id, given_by, role, view, given_at, words) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ADVICE_ON = select!(AdviceRow, "FROM advice WHERE partnership_id = $1 AND case_id = $2 ORDER BY given_at, advice_id");
    DECIDE = "UPDATE conference_case SET state = $4, version = version + 1 \
              WHERE partnership_id = $1 AND case_id = $2 AND version = $3 AND state = 'tabled' \
              AND EXISTS (SELECT 1 FROM conference c WHERE c.conference_id = conference_case.conference_id AND c.state = 'open')";
    ADD_DECISION = "INSERT INTO decision (decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, \
                    playbook, present, adviser_present, reason, judgements, basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    SETTLE = "UPDATE registration SET closed = $4, closed_at = $5, warned_at = NULL, version = version + 1 \
              WHERE partnership_id = $1 AND registration_id = $2 AND version = $3 AND closed IS NULL \
              AND state IN ('received', 'assigned', 'answered')";
    DECISION_ON = select!(DecisionRow, "FROM decision WHERE partnership_id = $1 AND case_id = $2");
    /// As an expression, so that the index is that of the registration and not that of the partnership.
    ABOUT = select!(DecisionRow, "FROM decision WHERE partnership_id || '' = $1 AND registration_id = $2 ORDER BY decided_at, decision_id");
    DECIDED_SINCE = select!(DecisionRow, "FROM decision WHERE partnership_id = $1 AND decided_at >= $2 \
                     ORDER BY decided_at DESC, decision_id DESC LIMIT $3");
    OF_CONFERENCE = select!(SortRow, "FROM decision d JOIN conference_case k ON k.case_id = d.case_id \
                     WHERE k.partnership_id = $1 AND k.conference_id = $2");
    FOLLOWED = select!(FollowedRow, "FROM decision WHERE partnership_id || '' = $1 AND decision_id = $2");
}

row! {
    struct AdviceRow of "advice" by advice_id whole [ADVICE ""] {
        advice_id: AdviceId,
        given_by: MembershipId,
        role: Role,
        view: View,
        given_at: Instant,
        words: Sealed<Text>,
    }
}

row! {
    struct DecisionRow of "decision" by decision_id whole [DECISION ""] {
        decision_id: DecisionId,
        case_id: CaseId,
        registration_id: RegistrationId,
        client_id: ClientId,
        kind: DecisionKind,
        decided_by: MembershipId,
        decided_at: Instant,
        playbook: Version,
        present: i64,
        adviser_present: bool,
        reason: Sealed<Reason>,
        judgements: Sealed<Vec<KeptJudgement>>,
        basis: Option<Sealed<Basis>>,
    }
}

row! {
    struct FollowedRow of "decision" by decision_id whole [DECISION ""] {
        followed_at: Option<Instant>,
    }
}

row! {
    struct SortRow of "decision" as "d" by case_id whole [DECISION "d."] {
        case_id: CaseId,
        kind: DecisionKind,
    }
}

impl Tx {
    /// Adds advice. It is never changed; a member a member who thinks otherwise later gives advice again.
    pub async fn add_advice(&mut self, permit: &Permit<AdviseOnCase>, new: &Advice) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let words = self.seal(on.client, ADVICE, "words", new.id, &new.words)?;
        let values = values![new.id, partnership, on.id, on.client, new.by, new.role, new.view, new.at, words];
        self.execute(ADD_ADVICE, values).await?;
        Ok(())
    }

    /// The advice on a case, oldest first.
    pub async fn advice_on(&mut self, case: &Case) -> Result<Vec<Advice>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch(ADVICE_ON, values![partnership, case.id]).await?;
        rows.iter().filter_map(|row| self.read_advice(case, row).transpose()).collect()
    }

    fn read_advice(&self, case: &Case, row: &AdviceRow) -> Result<Option<Advice>, StoreError> {
        let Some(words) = self.open(case.client, &row.words)? else { return Ok(None) };
        Ok(Some(Advice { id: row.advice_id, case: case.id, by: row.given_by, role: row.role, view: row.view, words, at: row.given_at }))
    }

    /// Writes down what was decided of the case that the permit is of. Asks for both keys: the permit and the playbook's clearance.
    ///
    /// # Errors
    /// `Stale` when somebody else decided first, when it left the agenda, or when the conference is over.
    pub async fn decide_case(
        &mut self,
        permit: &Permit<DecideCase>,
        clearance: &Clearance<DecideCase>,
        version: i64,
        new: &Decision,
    ) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        self.execute_one(DECIDE, values![partnership, on.id, version, CaseState::Decided]).await?;
        self.mark_conferred(on.registration, new.at).await?;
        let reason = self.seal(on.client, DECISION, "reason", new.id, &new.reason)?;
        let judgements = self.seal(on.client, DECISION, "judgements", new.id, &new.judgements)?;
        let basis = new.basis.as_ref().map(|basis| self.seal(on.client, DECISION, "basis", new.id, basis)).transpose()?;
        self.execute(
            ADD_DECISION,
            values![
                new.id,
                partnership,
                on.id,
                on.registration,
                on.client,
                new.kind,
                new.by,
                new.at,
                i64::from(clearance.version().number()),
                new.present,
                new.adviser_present,
                reason,
                judgements,
                basis,
            ],
        )
        .await?;
        Ok(())
    }

    /// Puts a registration where the decision brings it: accepted or referred. The state that it had is kept beside it.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it was closed before.
    pub async fn settle_registration(
        &mut self,
        permit: &Permit<DecideCase>,
        _clearance: &Clearance<DecideCase>,
        version: i64,
        state: State,
        at: Instant,
    ) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().registration);
        self.execute_one(SETTLE, values![partnership, id, version, state, at]).await?;
        self.touch(id)
    }

    /// The decision on a case, if there is one.
    pub async fn decision_on(&mut self, case: CaseId) -> Result<Option<Decision>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional(DECISION_ON, values![partnership, case]).await?;
        row.map_or(Ok(None), |row| self.read_decision(&row))
    }

    /// The last decision about a registration, if there is one.
    pub async fn last_decision(&mut self, registration: RegistrationId) -> Result<Option<Decision>, StoreError> {
        let partnership = self.partnership_id()?;
        // All of them, because which one is the last hangs on each.
        let rows: Vec<DecisionRow> = self.fetch(ABOUT, values![partnership, registration]).await?;
        rows.last().map_or(Ok(None), |row| self.read_decision(row))
    }

    /// Everything that was decided about a registration, the oldest first.
    pub async fn decisions_about(&mut self, registration: RegistrationId) -> Result<Vec<Decision>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<DecisionRow> = self.fetch(ABOUT, values![partnership, registration]).await?;
        rows.iter().filter_map(|row| self.read_decision(row).transpose()).collect()
    }

    /// What was decided in the partnership since a moment, the newest first.
    pub async fn decided_since(&mut self, since: Instant, limit: u32) -> Result<Vec<Decision>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<DecisionRow>>(DECIDED_SINCE, values![partnership, since, limit]).await?;
        // One that does not fit its seal is not read, and does not keep the others from being read.
        rows.iter().filter(|row| row.is_whole).filter_map(|row| self.read_decision(row).transpose()).collect()
    }

    /// What was decided at a conference, by case; nothing of it is opened.
    pub async fn decisions_of(&mut self, conference: ConferenceId) -> Result<Vec<(CaseId, DecisionKind)>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<SortRow>>(OF_CONFERENCE, values![partnership, conference]).await?;
        Ok(rows.into_iter().filter(|row| row.is_whole).map(|row| (row.case_id, row.kind)).collect())
    }

    /// Whether a decision was followed up: the client was told, or what the conference wants to know was asked.
    pub async fn was_followed(&mut self, decision: DecisionId) -> Result<bool, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional::<FollowedRow>(FOLLOWED, values![partnership, decision]).await?;
        Ok(row.is_some_and(|row| row.followed_at.is_some()))
    }

    fn read_decision(&self, row: &DecisionRow) -> Result<Option<Decision>, StoreError> {
        let client = row.client_id;
        let Some(reason) = self.open(client, &row.reason)? else { return Ok(None) };
        let Some(judgements) = self.open(client, &row.judgements)? else { return Ok(None) };
        Ok(Some(Decision {
            id: row.decision_id,
            case: row.case_id,
            registration: row.registration_id,
            client,
            kind: row.kind,
            reason,
            by: row.decided_by,
            at: row.decided_at,
            version: row.playbook,
            judgements,
            basis: row.basis.as_ref().map(|basis| self.open(client, basis)).transpose()?.flatten(),
            present: row.present,
            adviser_present: row.adviser_present,
        }))
    }
}
