//! A decision that is put right while its conference goes on: it is taken back, stays readable, and the case is on the agenda again.

use schakel_access::Permit;
use schakel_domain::{
    acts::DecideCase,
    conference::{Basis, Case, DecisionKind, FormerDecision},
    ids::{CaseId, DecisionId, DossierId, MembershipId, RegistrationId},
    time::Instant,
    words::Reason,
};

use crate::{
    StoreError, Tx,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

const FORMER: &str = "former_decision";

statements! {
    TABLE_AGAIN = "UPDATE conference_case SET state = 'tabled', version = version + 1 \
              WHERE partnership_id = $1 AND case_id = $2 AND version = $3 AND state = 'decided' \
              AND EXISTS (SELECT 1 FROM conference c WHERE c.conference_id = conference_case.conference_id AND c.state = 'open')";
    KEEP = "INSERT INTO former_decision (former_decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, \
            undone_by, undone_at, reason, why, basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    OPENED = select!(OpenedRow, "FROM dossier WHERE partnership_id || '' = $1 AND decision_id = $2");
    NO_TEAM = "DELETE FROM dossier_member WHERE partnership_id || '' = $1 AND dossier_id = $2";
    NO_DOSSIER = "DELETE FROM dossier WHERE partnership_id || '' = $1 AND dossier_id = $2 AND version = 1";
    NO_DECISION = "DELETE FROM decision WHERE partnership_id || '' = $1 AND decision_id = $2";
    /// The marks of the road stay only where an earlier decision made them.
    REOPEN = "UPDATE registration SET closed = CASE WHEN closed IN ('accepted', 'referred') THEN NULL ELSE closed END, \
              closed_at = CASE WHEN closed IN ('accepted', 'referred') THEN NULL ELSE closed_at END, \
              conferred_at = (SELECT MIN(d.decided_at) FROM decision d WHERE d.registration_id = registration.registration_id), \
              opened_on = NULL, version = version + 1 WHERE partnership_id = $1 AND registration_id = $2";
    BEFORE = select!(FormerRow, "FROM former_decision WHERE partnership_id || '' = $1 AND case_id = $2 ORDER BY decided_at, former_decision_id");
}

row! {
    struct OpenedRow of "dossier" by dossier_id whole [DOSSIER ""] {
        dossier_id: DossierId,
    }
}

row! {
    struct FormerRow of "former_decision" by former_decision_id whole [FORMER_DECISION ""] {
        former_decision_id: DecisionId,
        case_id: CaseId,
        registration_id: RegistrationId,
        kind: DecisionKind,
        decided_by: MembershipId,
        decided_at: Instant,
        undone_by: MembershipId,
        undone_at: Instant,
        reason: Sealed<Reason>,
        why: Sealed<Reason>,
        basis: Option<Sealed<Basis>>,
    }
}

impl Tx {
    /// Takes back what was decided of a case, and puts it on the agenda again; the trajectory that opened by it is gone.
    ///
    /// # Errors
    /// `Stale` when the conference is over, somebody else was first, or something was done in the dossier since.
    pub async fn undo_decision(&mut self, permit: &Permit<DecideCase>, version: i64, undone: &FormerDecision) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        self.execute_one(TABLE_AGAIN, values![partnership, on.id, version]).await?;
        let reason = self.seal(on.client, FORMER, "reason", undone.id, &undone.reason)?;
        let why = self.seal(on.client, FORMER, "why", undone.id, &undone.why)?;
        let basis = undone.basis.as_ref().map(|basis| self.seal(on.client, FORMER, "basis", undone.id, basis)).transpose()?;
        let opened: Option<OpenedRow> = self.fetch_optional(OPENED, values![partnership, undone.id]).await?;
        if let Some(OpenedRow { dossier_id: dossier }) = opened {
            self.execute(NO_TEAM, values![partnership, dossier]).await?;
            self.execute_one(NO_DOSSIER, values![partnership, dossier]).await?;
        }
        self.execute_one(NO_DECISION, values![partnership, undone.id]).await?;
        let values = values![
            undone.id,
            partnership,
            on.id,
            on.registration,
            on.client,
            undone.kind,
            undone.by,
            undone.at,
            undone.undone_by,
            undone.undone_at,
            reason,
            why,
            basis,
        ];
        self.execute(KEEP, values).await?;
        self.execute_one(REOPEN, values![partnership, on.registration]).await?;
        self.release_from_who_is_away(on.registration).await?;
        self.touch(on.registration)
    }

    /// What was decided of a case before and taken back, oldest first.
    pub async fn undone_on(&mut self, case: &Case) -> Result<Vec<FormerDecision>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<FormerRow> = self.fetch(BEFORE, values![partnership, case.id]).await?;
        rows.iter().filter_map(|row| self.read_undone(case, row).transpose()).collect()
    }

    fn read_undone(&self, case: &Case, row: &FormerRow) -> Result<Option<FormerDecision>, StoreError> {
        let Some(reason) = self.open(case.client, &row.reason)? else { return Ok(None) };
        let Some(why) = self.open(case.client, &row.why)? else { return Ok(None) };
        Ok(Some(FormerDecision {
            id: row.former_decision_id,
            case: row.case_id,
            registration: row.registration_id,
            kind: row.kind,
            reason,
            by: row.decided_by,
            at: row.decided_at,
            undone_by: row.undone_by,
            undone_at: row.undone_at,
            why,
            basis: row.basis.as_ref().map(|basis| self.open(case.client, basis)).transpose()?.flatten(),
        }))
    }
}
