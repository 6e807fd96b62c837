//! What the table finds of each criterion of the target group (§1.3.2): the talk proposed, and the conference finds, with its reason and who was
//! there. It counts for the decision in the place of what was proposed.

use schakel_domain::{
    acts::{AppraiseCase, ReadCase},
    conference::{CaseState, Finding},
    ids::CaseId,
    playbook::{Playbook, may::may_appraise},
    screening::{self, Criterion, Found, Screening, screen},
    words::Reason,
};
use schakel_store::Entry;

use super::{
    case::{OnTable, around, judged_by, load, may_see, screened},
    decide::weigh,
    there,
};
use crate::{App, AppError, Ctx, Fault, FieldFault};

/// What the form shows.
#[derive(Debug)]
pub struct AppraisePage {
    /// The case.
    pub on_table: OnTable,
    /// The playbook by which the table judges.
    pub playbook: Playbook,
    /// What the rules look at.
    pub facts: screening::Facts,
    /// What they say.
    pub screening: Screening,
    /// The criteria that there are to find, in their order.
    pub criteria: Vec<Criterion>,
}

/// What the table finds of one criterion.
#[derive(Debug, Clone)]
pub struct Appraisal {
    /// Of which.
    pub criterion: Criterion,
    /// What.
    pub found: Found,
    /// Why.
    pub reason: Reason,
}

/// To write down what the table finds.
#[derive(Debug, Clone)]
pub struct Appraising {
    /// In which case.
    pub case: CaseId,
    /// The version that the form was opened with.
    pub version: i64,
    /// What.
    pub appraisals: Vec<Appraisal>,
}

/// The criteria of a case: whether the partnership is needed is a question only beside a service to work that goes well (§2.2).
fn criteria(facts: &screening::Facts) -> Vec<Criterion> {
    let beside = facts.success.given() == Some(&true) && facts.service.given().is_some_and(|service| service.is_to_work());
    Criterion::ALL.iter().copied().filter(|one| *one != Criterion::Needed || beside).collect()
}

/// The form to write down what the table finds: a look at the case, and at what the talk proposed.
///
/// # Errors
/// `Denied` for one who may not find now; `Stale` when it is decided.
pub async fn appraise_page(app: &App, cx: &Ctx, id: CaseId) -> Result<AppraisePage, AppError> {
    cx.desk()?;
    may_see::<AppraiseCase>(app, cx, id).await?;
    app.look::<ReadCase, _>(cx, async |tx| {
        let tabled = load(tx, id).await?;
        let permit = app.permit::<ReadCase>(cx, &tabled.on)?;
        if tabled.case.state != CaseState::Tabled {
            return Err(AppError::Stale);
        }
        let registration = tx.registration(tabled.case.registration).await?.ok_or(AppError::NotFound)?;
        let (talk, vdab) = (tx.talk_of(registration.id).await?, tx.vdab_facts(registration.client).await?);
        let facts = screened(&registration, talk.as_ref(), &vdab, &tx.findings_in(&tabled.case).await?, cx.today());
        let playbook = judged_by(app, cx, &tabled);
        let entry = Entry::of(&permit);
        let (on_table, named) = around(app, cx, tx, tabled).await?;
        let page = AppraisePage { on_table, screening: screen(&playbook, &facts), playbook, criteria: criteria(&facts), facts };
        Ok((page, if let Some(named) = named { entry.and(named) } else { entry }))
    })
    .await
}

const fn nothing() -> FieldFault {
    FieldFault { field: "criteria", fault: Fault::Own("appraise-nothing") }
}

/// Writes down what the table finds.
///
/// # Errors
/// `Stale` when somebody found or decided something meanwhile, or the conference is over; `Invalid` when nothing was found.
pub async fn appraise(app: &App, cx: &Ctx, cmd: Appraising) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    if cmd.appraisals.is_empty() {
        return Err(AppError::Invalid(vec![nothing()]));
    }
    app.change::<AppraiseCase, _>(cx, async |tx| {
        let tabled = load(tx, cmd.case).await?;
        let permit = app.permit::<AppraiseCase>(cx, &tabled.on)?;
        let weighed = weigh(cx, tx, &tabled).await?;
        let clearance = permit.clear(may_appraise(&judged_by(app, cx, &tabled), &weighed.facts))?;
        let present = there(&weighed.seats);
        let before = tx.findings_in(&tabled.case).await?;
        // What stood in the form as it was found before is not found anew.
        let is_known = |one: &&Appraisal| {
            let last = before.iter().rfind(|finding| finding.criterion == one.criterion);
            last.is_some_and(|last| last.found == one.found && last.reason == one.reason)
        };
        let findings: Vec<Finding> = cmd
            .appraisals
            .iter()
            .filter(|one| !is_known(one))
            .map(|one| Finding {
                id: app.new_id(cx),
                case: cmd.case,
                criterion: one.criterion,
                found: one.found,
                reason: one.reason.clone(),
                by,
                at: cx.now,
                present: present.clone(),
            })
            .collect();
        if findings.is_empty() {
            return Err(AppError::Invalid(vec![nothing()]));
        }
        tx.add_findings(&permit, &clearance, cmd.version, &findings).await?;
        let said: Vec<String> = findings.iter().map(|one| format!("{}={}", one.criterion.code(), one.found.code())).collect();
        Ok(((), Entry::of(&permit).rules(&clearance).detail(said.join(","))))
    })
    .await
}
