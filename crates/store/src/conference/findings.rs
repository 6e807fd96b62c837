//! What a conference found of each criterion of the target group (§1.3.2). A finding is never changed, only followed by a newer one.

use schakel_access::Permit;
use schakel_domain::{
    acts::AppraiseCase,
    conference::{Case, Finding},
    ids::{CaseId, FindingId, MembershipId},
    playbook::Clearance,
    screening::{Criterion, Found},
    time::Instant,
    words::Reason,
};

use crate::{
    StoreError, Tx,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

const FINDING: &str = "finding";

statements! {
    /// Two who find at once are noticed, and so is a decision that was opened before it.
    APPRAISE = "UPDATE conference_case SET version = version + 1 \
                WHERE partnership_id = $1 AND case_id = $2 AND version = $3 AND state = 'tabled' \
                AND EXISTS (SELECT 1 FROM conference c WHERE c.conference_id = conference_case.conference_id AND c.state = 'open')";
    ADD_FINDING = "INSERT INTO finding (finding_id, partnership_id, case_id, client_id, criterion, found, found_by, found_at, reason, present) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FOUND_IN = select!(FindingRow, "FROM finding WHERE partnership_id = $1 AND case_id = $2 ORDER BY found_at, finding_id");
}

row! {
    struct FindingRow of "finding" by finding_id whole [FINDING ""] {
        finding_id: FindingId,
        case_id: CaseId,
        criterion: Criterion,
        found: Found,
        found_by: MembershipId,
        found_at: Instant,
        reason: Sealed<Reason>,
        present: Sealed<Vec<MembershipId>>,
    }
}

impl Tx {
    /// Adds what was found in the case that the permit is of.
    ///
    /// # Errors
    /// `Stale` when somebody else found or decided something since this version, or when the conference is over.
    pub async fn add_findings(
        &mut self,
        permit: &Permit<AppraiseCase>,
        _clearance: &Clearance<AppraiseCase>,
        version: i64,
        new: &[Finding],
    ) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        self.execute_one(APPRAISE, values![partnership, on.id, version]).await?;
        for one in new {
            let reason = self.seal(on.client, FINDING, "reason", one.id, &one.reason)?;
            let present = self.seal(on.client, FINDING, "present", one.id, &one.present)?;
            let values = values![one.id, partnership, on.id, on.client, one.criterion, one.found, one.by, one.at, reason, present];
            self.execute(ADD_FINDING, values).await?;
        }
        Ok(())
    }

    /// What was found in a case, oldest first; of each criterion the last counts.
    pub async fn findings_in(&mut self, case: &Case) -> Result<Vec<Finding>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<FindingRow> = self.fetch(FOUND_IN, values![partnership, case.id]).await?;
        rows.iter().filter_map(|row| self.read_finding(case, row).transpose()).collect()
    }

    fn read_finding(&self, case: &Case, row: &FindingRow) -> Result<Option<Finding>, StoreError> {
        let Some(reason) = self.open(case.client, &row.reason)? else { return Ok(None) };
        let Some(present) = self.open(case.client, &row.present)? else { return Ok(None) };
        Ok(Some(Finding {
            id: row.finding_id,
            case: row.case_id,
            criterion: row.criterion,
            found: row.found,
            reason,
            by: row.found_by,
            at: row.found_at,
            present,
        }))
    }
}
