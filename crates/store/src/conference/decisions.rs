//! Advice on a case, and what a conference decided about it, with what the playbook said then.

use schakel_access::Permit;
use schakel_domain::{
    actor::Role,
    acts::{AdviseOnCase, DecideCase},
    conference::{Advice, Case, CaseState, Decision, DecisionSort},
    ids::{CaseId, ClientId, ConferenceId, DecisionId, RegistrationId},
    playbook::{Clearance, Version},
    registration::State,
    time::Instant,
    vdab_fact::View,
};

use super::one;
use crate::{StoreError, Tx, engine::row, instant, parse_code, parse_id, statements::statements, values};

const ADVICE: &str = "advice";
const DECISION: &str = "decision";

macro_rules! decision {
    ($rest:literal) => {
        concat!(
            "SELECT decision_id, case_id, registration_id, client_id, sort, decided_by, decided_at, playbook, present, adviser_present, \
             reason, judgements FROM decision ",
            $rest
        )
    };
}

statements! {
    ADD_ADVICE = "INSERT INTO advice (advice_id, partnership_id, case_id, client_id, given_by, role, view, given_at, words) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ADVICE_ON = "SELECT advice_id, given_by, role, view, given_at, words FROM advice \
                 WHERE partnership_id = $1 AND case_id = $2 ORDER BY given_at, advice_id";
    DECIDE = "UPDATE conference_case SET state = $4, version = version + 1 \
              WHERE partnership_id = $1 AND case_id = $2 AND version = $3 AND state = 'tabled' \
              AND EXISTS (SELECT 1 FROM conference c WHERE c.conference_id = conference_case.conference_id AND c.state = 'open')";
    ADD_DECISION = "INSERT INTO decision (decision_id, partnership_id, case_id, registration_id, client_id, sort, decided_by, decided_at, \
                    playbook, present, adviser_present, reason, judgements) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    SETTLE = "UPDATE registration SET closed = $4, closed_at = $5, warned_at = NULL, version = version + 1 \
              WHERE partnership_id = $1 AND registration_id = $2 AND version = $3 AND closed IS NULL \
              AND state IN ('received', 'assigned', 'answered')";
    DECISION_ON = decision!("WHERE partnership_id = $1 AND case_id = $2");
    /// As an expression, so that the index is that of the registration and not that of the partnership.
    LAST = decision!("WHERE partnership_id || '' = $1 AND registration_id = $2 ORDER BY decided_at DESC, decision_id DESC LIMIT 1");
    OF_CONFERENCE = "SELECT d.case_id, d.sort FROM decision d JOIN conference_case k ON k.case_id = d.case_id \
                     WHERE k.partnership_id = $1 AND k.conference_id = $2";
    FOLLOWED = "SELECT COUNT(*) AS count FROM decision WHERE partnership_id || '' = $1 AND decision_id = $2 AND followed_at IS NOT NULL";
}

row! {
    struct AdviceRow {
        advice_id: String,
        given_by: String,
        role: String,
        view: String,
        given_at: String,
        words: Vec<u8>,
    }
}

row! {
    struct DecisionRow {
        decision_id: String,
        case_id: String,
        registration_id: String,
        client_id: String,
        sort: String,
        decided_by: String,
        decided_at: String,
        playbook: i64,
        present: i64,
        adviser_present: bool,
        reason: Vec<u8>,
        judgements: Vec<u8>,
    }
}

row! {
    struct SortRow {
        case_id: String,
        sort: String,
    }
}

row! {
    struct CountRow {
        count: i64,
    }
}

impl Tx {
    /// Adds advice. It is never changed; who thinks otherwise later gives advice again.
    pub async fn add_advice(&mut self, permit: &Permit<AdviseOnCase>, new: &Advice) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let words = self.seal(on.client, ADVICE, "words", new.id, &new.words)?;
        let values = values![new.id, partnership, on.id, on.client, new.by, new.role.code(), new.view.code(), new.at, words];
        self.execute(ADD_ADVICE, values).await?;
        Ok(())
    }

    /// The advice on a case, oldest first.
    pub async fn advice_on(&mut self, case: &Case) -> Result<Vec<Advice>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<AdviceRow>(ADVICE_ON, values![partnership, case.id]).await?;
        rows.iter().filter_map(|row| self.read_advice(case, row).transpose()).collect()
    }

    fn read_advice(&self, case: &Case, row: &AdviceRow) -> Result<Option<Advice>, StoreError> {
        let id = row.advice_id.as_str();
        let Some(words) = self.open(case.client, ADVICE, "words", id, &row.words)? else { return Ok(None) };
        Ok(Some(Advice {
            id: parse_id(id, ADVICE, id, "advice_id")?,
            case: case.id,
            by: parse_id(&row.given_by, ADVICE, id, "given_by")?,
            role: parse_code(&row.role, Role::from_code, ADVICE, id, "role")?,
            view: parse_code(&row.view, View::from_code, ADVICE, id, "view")?,
            words,
            at: instant(&row.given_at, ADVICE, id, "given_at")?,
        }))
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
        one(self.execute(DECIDE, values![partnership, on.id, version, CaseState::Decided.code()]).await?)?;
        self.mark_conferred(on.registration, new.at).await?;
        let reason = self.seal(on.client, DECISION, "reason", new.id, &new.reason)?;
        let judgements = self.seal(on.client, DECISION, "judgements", new.id, &new.judgements)?;
        self.execute(
            ADD_DECISION,
            values![
                new.id,
                partnership,
                on.id,
                on.registration,
                on.client,
                new.sort.code(),
                new.by,
                new.at,
                i64::from(clearance.version().number()),
                new.present,
                new.adviser_present,
                reason,
                judgements,
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
        one(self.execute(SETTLE, values![partnership, id, version, state.code(), at]).await?)?;
        self.touch(id)
    }

    /// The decision on a case, if there is one.
    pub async fn decision_on(&mut self, case: CaseId) -> Result<Option<Decision>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional::<DecisionRow>(DECISION_ON, values![partnership, case]).await?;
        row.map_or(Ok(None), |row| self.read_decision(&row))
    }

    /// The last decision about a registration, if there is one.
    pub async fn last_decision(&mut self, registration: RegistrationId) -> Result<Option<Decision>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional::<DecisionRow>(LAST, values![partnership, registration]).await?;
        row.map_or(Ok(None), |row| self.read_decision(&row))
    }

    /// What was decided at a conference, by case; nothing of it is opened.
    pub async fn decisions_of(&mut self, conference: ConferenceId) -> Result<Vec<(CaseId, DecisionSort)>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<SortRow>(OF_CONFERENCE, values![partnership, conference]).await?;
        rows.iter()
            .map(|row| {
                let case = row.case_id.as_str();
                Ok((parse_id(case, DECISION, case, "case_id")?, parse_code(&row.sort, DecisionSort::from_code, DECISION, case, "sort")?))
            })
            .collect()
    }

    /// Whether a decision was followed up: the client was told, or what the conference wants to know was asked.
    pub async fn was_followed(&mut self, decision: DecisionId) -> Result<bool, StoreError> {
        let partnership = self.partnership_id()?;
        Ok(self.fetch_one::<CountRow>(FOLLOWED, values![partnership, decision]).await?.count > 0)
    }

    fn read_decision(&self, row: &DecisionRow) -> Result<Option<Decision>, StoreError> {
        let id = row.decision_id.as_str();
        let client: ClientId = parse_id(&row.client_id, DECISION, id, "client_id")?;
        let Some(reason) = self.open(client, DECISION, "reason", id, &row.reason)? else { return Ok(None) };
        let Some(judgements) = self.open(client, DECISION, "judgements", id, &row.judgements)? else { return Ok(None) };
        Ok(Some(Decision {
            id: parse_id(id, DECISION, id, "decision_id")?,
            case: parse_id(&row.case_id, DECISION, id, "case_id")?,
            registration: parse_id(&row.registration_id, DECISION, id, "registration_id")?,
            client,
            sort: parse_code(&row.sort, DecisionSort::from_code, DECISION, id, "sort")?,
            reason,
            by: parse_id(&row.decided_by, DECISION, id, "decided_by")?,
            at: instant(&row.decided_at, DECISION, id, "decided_at")?,
            version: Version::from_number(row.playbook).ok_or_else(|| StoreError::inconsistent(DECISION, id, "playbook"))?,
            judgements,
            present: row.present,
            adviser_present: row.adviser_present,
        }))
    }
}
