//! One case at the table: the page that the client lets be told, what is known about VDAB with its sources, what the mediator
//! estimates as the client told it, and the advice of the partners, each by itself (§1.3.2, §2.2).

use schakel_domain::{
    acts::{Act, AdviseOnCase, DecideCase, NameCase, ReadCase, ReadRegistration, TakeOffCase},
    conference::{Advice, CaseState, ConferenceState, Decision, Finding, FormerDecision, Summary},
    ids::{CaseId, ConferenceId, MembershipId},
    playbook::Playbook,
    registration::Registration,
    resource::CaseRef,
    screening,
    talk::Talk,
    time::{Date, Instant, day_of},
    vdab_fact::{KeptVdabFact, VdabFact, VdabFactKind, View, newest},
    words::Text,
};
use schakel_store::{
    Entry, Tx,
    conference::{Seat, Tabled},
    people::Member,
};

use super::{
    partners,
    summary::{Seen, seen, still_agreed},
};
use crate::{App, AppError, Ctx, run::permit_of};

/// What the reader may do with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one yes or no for each button")]
pub struct MayAtTable {
    /// Give advice.
    pub advise: bool,
    /// Take back what was decided, while the conference goes on.
    pub undo: bool,
    /// Write down a decision, and what the table finds.
    pub decide: bool,
    /// Take it off the agenda.
    pub take_off: bool,
    /// Open the registration.
    pub registration: bool,
}

/// Advice with the name of who gave it.
#[derive(Debug, Clone)]
pub struct Given {
    /// The advice.
    pub advice: Advice,
    /// The member who gave it.
    pub by: Option<Member>,
}

/// What the table found, with the name of who wrote it down and who was there.
#[derive(Debug, Clone)]
pub struct Found {
    /// What was found.
    pub finding: Finding,
    /// The member who wrote it down.
    pub by: Option<Member>,
    /// The members who were at the table, as far as they are still known here.
    pub present: Vec<Member>,
    /// Whether a newer one took its place.
    pub old: bool,
}

/// A case with everything around it.
#[derive(Debug, Clone)]
pub struct OnTable {
    /// The case.
    pub tabled: Tabled,
    /// Whether fewer organisations are there than decide together.
    pub alone: bool,
    /// What the client lets be told, as the client agrees to it now; the name only for one who may hear it.
    pub summary: Summary,
    /// The rules of entry, on what the client lets be told and the table found.
    pub seen: Vec<Seen>,
    /// What the table found, oldest first; of each criterion the last counts.
    pub findings: Vec<Found>,
    /// The newest facts about VDAB of each kind but the estimate, when the client lets them be told.
    pub vdab: Vec<KeptVdabFact>,
    /// What the mediator estimates, as it was told through the client; never mixed with advice (§2.2).
    pub estimate: Option<KeptVdabFact>,
    /// The advice, oldest first.
    pub advice: Vec<Given>,
    /// What was decided, and by whom it was written down.
    pub decision: Option<(Decision, Option<Member>)>,
    /// What was decided before and taken back, oldest first.
    pub undone: Vec<FormerDecision>,
    /// The members who were asked to the conference.
    pub seats: Vec<Seat>,
    /// What the reader may do.
    pub may: MayAtTable,
}

/// To advise on a case.
#[derive(Debug, Clone)]
pub struct Advising {
    /// On which case.
    pub case: CaseId,
    /// Whether the client belongs to the target group.
    pub view: View,
    /// What it says of the next steps.
    pub words: Text,
}

pub(super) async fn load(tx: &mut Tx, id: CaseId) -> Result<Tabled, AppError> {
    tx.case(id).await?.ok_or(AppError::NotFound)
}

/// Opens a case. A name is a look of its own, with an entry of its own.
///
/// # Errors
/// `NotFound` when it is not there, or not for the reader now.
pub async fn read(app: &App, cx: &Ctx, id: CaseId) -> Result<OnTable, AppError> {
    cx.desk()?;
    app.look::<ReadCase, _>(cx, async |tx| {
        let tabled = load(tx, id).await?;
        let permit = app.permit::<ReadCase>(cx, &tabled.on)?;
        let entry = Entry::of(&permit);
        let (page, named) = around(app, cx, tx, tabled).await?;
        Ok((page, if let Some(named) = named { entry.and(named) } else { entry }))
    })
    .await
}

/// The page of a case, and the entry of the name when it stands on it.
pub(super) async fn around(app: &App, cx: &Ctx, tx: &mut Tx, tabled: Tabled) -> Result<(OnTable, Option<Entry>), AppError> {
    let case = &tabled.case;
    let about = app.access.about(&cx.by, &tabled.on);
    let may_name = tabled.on.naming && about.allows::<NameCase>();
    let talk = tx.talk_of(case.registration).await?;
    let summary = tx.case_summary(case).await?.ok_or(AppError::NotFound)?;
    let summary = still_agreed(summary, talk.as_ref(), may_name);
    let named = match &summary.name {
        Some(_) => Some(Entry::of(&permit_of::<NameCase>(cx, &about)?)),
        None => None,
    };
    let findings = tx.findings_in(case).await?;
    let all = tx.vdab_facts(case.client).await?;
    let screened = match tx.registration(case.registration).await? {
        Some(registration) => screened(&registration, talk.as_ref(), &all, &findings, cx.today()),
        None => return Err(AppError::NotFound),
    };
    let facts = if summary.vdab { all } else { Vec::new() };
    let playbook = judged_by(app, cx, &tabled);
    let seats = tx.seats(case.conference).await?;
    let enough = playbook.numbers().are_enough(partners(&seats));
    let who = |id: MembershipId| seats.iter().find(|seat| seat.member.id == id).map(|seat| seat.member.clone());
    let registration = tx.registration_ref(case.registration).await?;
    let to_discuss = case.state == CaseState::Tabled;
    let may = MayAtTable {
        advise: to_discuss && about.allows::<AdviseOnCase>(),
        undo: case.state == CaseState::Decided && about.allows::<DecideCase>(),
        decide: to_discuss && about.allows::<DecideCase>() && enough,
        take_off: to_discuss && about.allows::<TakeOffCase>(),
        registration: registration.is_some_and(|on| app.access.allows::<ReadRegistration>(&cx.by, &on)),
    };
    let decision = tx.decision_on(case.id).await?;
    let undone = tx.undone_on(case).await?;
    let page = OnTable {
        vdab: VdabFactKind::ALL
            .iter()
            .filter(|kind| **kind != VdabFactKind::Estimate)
            .filter_map(|kind| newest(&facts, *kind))
            .map(without_names)
            .collect(),
        estimate: newest(&facts, VdabFactKind::Estimate).cloned(),
        advice: tx.advice_on(case).await?.into_iter().map(|advice| Given { by: who(advice.by), advice }).collect(),
        decision: decision.map(|decision| {
            let by = who(decision.by);
            (decision, by)
        }),
        undone,
        seen: seen(&playbook, screened, &summary.parts),
        findings: of_the_table(&findings, &who),
        summary,
        may,
        alone: !enough,
        seats,
        tabled,
    };
    Ok((page, named))
}

/// The playbook by which a conference judges: that of its own day, also when the day is over before all is written down. Begun early it is
/// that of today, since a version does not count before its day (ADR 0054).
pub(super) fn judged_by(app: &App, cx: &Ctx, tabled: &Tabled) -> Playbook {
    judged_by_day(app, cx, tabled.conference_state, tabled.starts_at)
}

/// As [`judged_by`], of a conference.
pub(super) fn judged_by_day(app: &App, cx: &Ctx, state: ConferenceState, starts_at: Instant) -> Playbook {
    let its_day = day_of(starts_at);
    app.playbook(if state == ConferenceState::Planned { its_day } else { its_day.min(cx.today()) })
}

/// What the rules look at, with what the table found.
pub(super) fn screened(
    registration: &Registration,
    talk: Option<&Talk>,
    vdab: &[KeptVdabFact],
    findings: &[Finding],
    today: Date,
) -> screening::Facts {
    screening::Facts {
        // The last of each criterion counts.
        found: findings.iter().map(|one| (one.criterion, one.found)).collect(),
        ..screening::Facts::of(registration, talk.map(|talk| &talk.answers), vdab, today)
    }
}

fn of_the_table(findings: &[Finding], who: &impl Fn(MembershipId) -> Option<Member>) -> Vec<Found> {
    let newest = |finding: &Finding| findings.iter().rfind(|one| one.criterion == finding.criterion).map(|one| one.id);
    let with = |finding: &Finding| Found {
        by: who(finding.by),
        present: finding.present.iter().filter_map(|id| who(*id)).collect(),
        old: newest(finding) != Some(finding.id),
        finding: finding.clone(),
    };
    let mut of_the_table: Vec<Found> = findings.iter().map(with).collect();
    // What was found together stands in the order of the criteria.
    of_the_table.sort_by_key(|one| (one.finding.at, one.finding.criterion));
    of_the_table
}

/// The name of the mediator is nobody's to tell at the table.
fn without_names(kept: &KeptVdabFact) -> KeptVdabFact {
    let mut kept = kept.clone();
    if let VdabFact::Mediator { name, .. } = &mut kept.fact {
        *name = None;
    }
    kept
}

/// Adds advice on a case.
///
/// # Errors
/// `NotFound` when the case is not for the reader now; `Stale` when it was decided.
pub async fn advise(app: &App, cx: &Ctx, cmd: Advising) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<AdviseOnCase, _>(cx, async |tx| {
        let tabled = load(tx, cmd.case).await?;
        let permit = app.permit::<AdviseOnCase>(cx, &tabled.on)?;
        if tabled.case.state != CaseState::Tabled {
            return Err(AppError::Stale);
        }
        let advice =
            Advice { id: app.new_id(cx), case: cmd.case, by, role: cx.by.role, view: cmd.view, words: cmd.words.clone(), at: cx.now };
        tx.add_advice(&permit, &advice).await?;
        Ok(((), Entry::of(&permit).detail(cmd.view.code())))
    })
    .await
}

/// Whether the actor may do this to a case: asked before a form that cannot be read is shown again.
///
/// # Errors
/// `Denied`, or `NotFound` when it is not there or not for the actor.
pub async fn may_see<A: Act<On = CaseRef>>(app: &App, cx: &Ctx, id: CaseId) -> Result<(), AppError> {
    cx.desk()?;
    let tabled = load(&mut app.reading(cx).await?, id).await?;
    match app.permit::<A>(cx, &tabled.on) {
        Ok(_) => Ok(()),
        Err(error) => Err(app.note_attempt(cx, error).await),
    }
}

/// The conference at whose table the reader sits now, when this case left that table: its client took something back, or it was
/// taken off. Everybody else learns nothing.
///
/// # Errors
/// When the store cannot read.
pub async fn left_table(app: &App, cx: &Ctx, id: CaseId) -> Result<Option<ConferenceId>, AppError> {
    let (_, reader) = cx.desk()?;
    let Some(tabled) = app.reading(cx).await?.case(id).await? else { return Ok(None) };
    let there = tabled.conference_state == ConferenceState::Open && tabled.on.attendees.contains(&reader);
    let left = !tabled.on.open || !tabled.on.consent;
    Ok((there && left).then_some(tabled.case.conference))
}
