//! Deciding about a case (§1.3.2): what the rules of the playbook allow now and why not the rest, and the decision, which does what
//! it says in the same transaction: the case is decided, the registration goes where it leads, and a trajectory opens.

use schakel_access::Permit;
use schakel_domain::{
    actor::{Role, Standing},
    acts::{DecideCase, ReadCase},
    conference::{Basis, CaseState, Decision, DecisionKind, FormerDecision, KeptJudgement, Opening},
    dossier::{Dossier, DossierState, guides, is_carried},
    ids::{CaseId, PartnershipId},
    partnership::Organisation,
    playbook::{
        Clearance, Judgement, Playbook, Refusal,
        may::{Against, DecisionFacts, against, may_decide},
    },
    registration::{Registration, Step},
    screening::{self, Screening, screen},
    vdab_fact::{VdabFact, VdabFactKind, newest},
    words::{Line, Reason},
};
use schakel_store::{
    Entry, Tx,
    conference::{Seat, Tabled},
    people::Member,
};

use super::{
    case::{OnTable, around, judged_by, load, may_see, screened},
    partners, there,
};
use crate::{App, AppError, Ctx, Fault, FieldFault};

/// A possible decision, and whether the rules allow it now.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What would be decided.
    pub kind: DecisionKind,
    /// The rule that says no, or not yet.
    pub refused: Option<Refusal>,
    /// What it goes against, so that it asks for a sentence.
    pub against: Vec<Against>,
}

/// What the form shows.
#[derive(Debug)]
pub struct DecisionPage {
    /// The case.
    pub on_table: OnTable,
    /// The playbook by which the table judges.
    pub playbook: Playbook,
    /// The facts at which the rules look.
    pub facts: screening::Facts,
    /// What they say.
    pub screening: Screening,
    /// Every decision.
    pub choices: Vec<Choice>,
    /// The organisations that can guide.
    pub organisations: Vec<Organisation>,
    /// The members who can be on the team.
    pub guides: Vec<Member>,
}

/// To decide about a case.
#[derive(Debug, Clone)]
pub struct Deciding {
    /// Which case.
    pub case: CaseId,
    /// The version that the form was opened with.
    pub version: i64,
    /// What is decided.
    pub kind: DecisionKind,
    /// Why.
    pub reason: Reason,
    /// Why all the same, when it goes against something.
    pub why: Option<Reason>,
    /// Where the client is referred to, when the client is.
    pub to: Option<Line>,
    /// With whom a trajectory opens, when one does.
    pub opening: Option<Opening>,
}

/// What the rules look at, loaded once.
pub(super) struct Weighed {
    registration: Registration,
    pub(super) facts: DecisionFacts,
    pub(super) seats: Vec<Seat>,
}

pub(super) async fn weigh(cx: &Ctx, tx: &mut Tx, tabled: &Tabled) -> Result<Weighed, AppError> {
    let registration = tx.registration(tabled.case.registration).await?.ok_or(AppError::NotFound)?;
    let talk = tx.talk_of(registration.id).await?;
    let vdab = tx.vdab_facts(registration.client).await?;
    let findings = tx.findings_in(&tabled.case).await?;
    let seats = tx.seats(tabled.case.conference).await?;
    let advice = tx.advice_on(&tabled.case).await?;
    let facts = DecisionFacts {
        screened: screened(&registration, talk.as_ref(), &vdab, &findings, cx.today()),
        partners: partners(&seats),
        adviser_present: seats.iter().any(|seat| seat.member.role == Role::VdabAdviser && seat.is_there()),
        agrees_to_team: talk.and_then(|talk| talk.agreed.team.given().copied()),
        advised: advice.iter().rfind(|one| one.role == Role::VdabAdviser).map(|one| one.view),
        estimated: newest(&vdab, VdabFactKind::Estimate).and_then(|kept| match &kept.fact {
            VdabFact::Estimate(estimate) => Some(estimate.view),
            _ => None,
        }),
    };
    Ok(Weighed { registration, facts, seats })
}

/// The form to decide about a case: a look at it, and at what the rules say.
///
/// # Errors
/// `Denied` for one who may not decide now; `Stale` when it is decided.
pub async fn decision_page(app: &App, cx: &Ctx, id: CaseId) -> Result<DecisionPage, AppError> {
    let (partnership, _) = cx.desk()?;
    may_see::<DecideCase>(app, cx, id).await?;
    app.look::<ReadCase, _>(cx, async |tx| {
        let tabled = load(tx, id).await?;
        let permit = app.permit::<ReadCase>(cx, &tabled.on)?;
        if tabled.case.state != CaseState::Tabled {
            return Err(AppError::Stale);
        }
        let weighed = weigh(cx, tx, &tabled).await?;
        let playbook = judged_by(app, cx, &tabled);
        let organisations = tx.organisations(partnership).await?;
        let members = tx.active_members().await?;
        let entry = Entry::of(&permit);
        let (on_table, named) = around(app, cx, tx, tabled).await?;
        let page = DecisionPage {
            on_table,
            screening: screen(&playbook, &weighed.facts.screened),
            choices: DecisionKind::ALL
                .iter()
                .map(|kind| Choice {
                    kind: *kind,
                    refused: may_decide(&playbook, *kind, &weighed.facts).err(),
                    against: against(&playbook, *kind, &weighed.facts),
                })
                .collect(),
            facts: weighed.facts.screened,
            playbook,
            organisations: organisations.into_iter().filter(Organisation::can_guide).collect(),
            guides: members.into_iter().filter(|member| guides(member.role)).collect(),
        };
        Ok((page, if let Some(named) = named { entry.and(named) } else { entry }))
    })
    .await
}

/// What the rules said: those of entry, and those of the decision itself.
fn judgements(playbook: &Playbook, screening: &Screening, kind: DecisionKind, clearance: &Clearance<DecideCase>) -> Vec<KeptJudgement> {
    let entry = screening.judged.iter().map(|judged| (judged.rule.id, judged.rule.par, judged.judgement));
    let deciding =
        playbook.deciding(kind).filter(|rule| clearance.rules().contains(&rule.id)).map(|rule| (rule.id, rule.par, Judgement::Held));
    entry
        .chain(deciding)
        .map(|(rule, par, judgement)| KeptJudgement { rule: rule.0.to_owned(), par: par.0.to_owned(), judgement })
        .collect()
}

/// Writes down what the conference decided, and does it.
///
/// # Errors
/// `Stale` when somebody decided first, or the conference is over; `Refused` when the playbook says no or not yet; `Invalid` when the
/// team or the organisation cannot guide.
pub async fn decide(app: &App, cx: &Ctx, cmd: Deciding) -> Result<(), AppError> {
    let (partnership, by) = cx.desk()?;
    app.change::<DecideCase, _>(cx, async |tx| {
        let tabled = load(tx, cmd.case).await?;
        let permit = app.permit::<DecideCase>(cx, &tabled.on)?;
        if tabled.case.state != CaseState::Tabled || tabled.case.version != cmd.version {
            return Err(AppError::Stale);
        }
        let Weighed { registration, facts, seats } = weigh(cx, tx, &tabled).await?;
        let playbook = judged_by(app, cx, &tabled);
        let clearance = permit.clear(may_decide(&playbook, cmd.kind, &facts))?;
        let basis = basis(&cmd, &playbook, facts)?;
        let decision = Decision {
            id: app.new_id(cx),
            case: cmd.case,
            registration: registration.id,
            client: registration.client,
            kind: cmd.kind,
            reason: cmd.reason.clone(),
            by,
            at: cx.now,
            version: clearance.version(),
            judgements: judgements(&playbook, &screen(&playbook, &basis.facts.screened), cmd.kind, &clearance),
            present: i64::try_from(there(&seats).len()).unwrap_or(i64::MAX),
            adviser_present: basis.facts.adviser_present,
            basis: Some(basis),
        };
        let opening = match cmd.kind {
            DecisionKind::OpenTrajectory => Some(opening(tx, partnership, cmd.opening.as_ref()).await?),
            _ => None,
        };
        tx.decide_case(&permit, &clearance, cmd.version, &decision).await?;
        settle(tx, cx, &permit, &clearance, &registration, cmd.kind).await?;
        if let Some(Opening { organisation, team }) = opening {
            tx.hold_team_agreement(&permit).await?;
            let dossier = Dossier {
                id: app.new_id(cx),
                partnership,
                client: registration.client,
                registration: registration.id,
                decision: decision.id,
                organisation,
                opened_on: cx.today(),
                state: DossierState::Open,
                closed_on: None,
                // The rule asked for it just now.
                consent: true,
                team,
                version: 1,
            };
            tx.open_dossier(&permit, &clearance, &dossier).await?;
        }
        let entry = Entry::of(&permit).rules(&clearance).detail(cmd.kind.code()).reason(cmd.reason.as_str());
        Ok(((), entry))
    })
    .await
}

/// What the decision is taken on, with the sentences that it asks for.
fn basis(cmd: &Deciding, playbook: &Playbook, facts: DecisionFacts) -> Result<Basis, AppError> {
    let against = against(playbook, cmd.kind, &facts);
    let mut faults = Vec::new();
    if !against.is_empty() && cmd.why.is_none() {
        faults.push(FieldFault { field: "why", fault: Fault::Own("why-blank") });
    }
    if cmd.kind.refers() && cmd.to.is_none() {
        faults.push(FieldFault { field: "to", fault: Fault::Own("to-blank") });
    }
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    let why = cmd.why.clone().filter(|_| !against.is_empty());
    Ok(Basis { facts, against, why, to: cmd.to.clone().filter(|_| cmd.kind.refers()) })
}

/// Takes back what was decided while the conference goes on: it stays readable, and the case is on the agenda again, to be decided anew.
///
/// # Errors
/// `Stale` when the conference is over, somebody else was first, or something was done in the dossier since; `Denied` for one who does not
/// decide here.
pub async fn undo(app: &App, cx: &Ctx, id: CaseId, version: i64, why: Reason) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<DecideCase, _>(cx, async |tx| {
        let tabled = load(tx, id).await?;
        let permit = app.permit::<DecideCase>(cx, &tabled.on)?;
        if tabled.case.state != CaseState::Decided || tabled.case.version != version {
            return Err(AppError::Stale);
        }
        let decision = tx.decision_on(id).await?.ok_or(AppError::Stale)?;
        // What was decided after it, at another table, stands on its own.
        if tx.last_decision(decision.registration).await?.is_some_and(|last| last.id != decision.id) {
            return Err(AppError::Stale);
        }
        let undone = FormerDecision {
            id: decision.id,
            case: id,
            registration: decision.registration,
            kind: decision.kind,
            reason: decision.reason,
            basis: decision.basis,
            by: decision.by,
            at: decision.at,
            undone_by: by,
            undone_at: cx.now,
            why: why.clone(),
        };
        tx.undo_decision(&permit, version, &undone).await.map_err(|error| if error.is_taken() { AppError::Stale } else { error.into() })?;
        Ok(((), Entry::of(&permit).detail("undone").reason(why.as_str())))
    })
    .await
}

async fn settle(
    tx: &mut Tx,
    cx: &Ctx,
    permit: &Permit<DecideCase>,
    clearance: &Clearance<DecideCase>,
    registration: &Registration,
    kind: DecisionKind,
) -> Result<(), AppError> {
    let step = match kind {
        DecisionKind::OpenTrajectory => Step::Accept,
        DecisionKind::ReferEducation | DecisionKind::ReferRegular | DecisionKind::NotInTargetGroup => Step::Refer,
        DecisionKind::AskMore => return Ok(()),
    };
    let state = registration.state.after(step)?;
    tx.settle_registration(permit, clearance, registration.version, state, cx.now).await?;
    Ok(())
}

/// An organisation that can guide, and a team of people who can.
async fn opening(tx: &mut Tx, partnership: PartnershipId, opening: Option<&Opening>) -> Result<Opening, AppError> {
    let fault = |field, fault| AppError::Invalid(vec![FieldFault { field, fault }]);
    let opening = opening.ok_or_else(|| fault("organisation", Fault::NoChoice))?;
    let organisations = tx.organisations(partnership).await?;
    if !organisations.iter().any(|one| one.id == opening.organisation && one.can_guide()) {
        return Err(fault("organisation", Fault::NoChoice));
    }
    let mut team = opening.team.clone();
    team.sort_unstable();
    team.dedup();
    if team.is_empty() {
        return Err(fault("team", Fault::Own("team-none")));
    }
    tx.hold_members(partnership, &team).await?;
    let members = tx.active_members().await?;
    if !team.iter().all(|id| members.iter().any(|member| member.id == *id && guides(member.role))) {
        return Err(fault("team", Fault::Own("team-gone")));
    }
    // The members are active; a buddy walks along with others.
    let chosen = members.iter().filter(|member| team.contains(&member.id));
    if !is_carried(chosen.map(|member| (member.role, Standing::Active))) {
        return Err(fault("team", Fault::Own("team-buddy")));
    }
    Ok(Opening { organisation: opening.organisation, team })
}
