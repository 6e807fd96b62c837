//! One conference: when, where, who, and as much of the agenda as the reader may see now.
//!
//! The agenda is judged with one filter of the policies, row by row in memory, so that thirty cases cost as much as one. It
//! holds no name: a name is a look of its own, on the page of the case.

use schakel_domain::{
    acts::{ArrangeConference, BeginConference, CloseConference, ReadCase, ReadConference, ReadTalk},
    conference::{Case, CaseState, Conference, ConferenceKind, ConferenceState, ConferenceStep, DecisionKind},
    ids::{CaseId, ConferenceId},
    talk::Agreement,
};
use schakel_store::{
    Entry, Tx,
    conference::{Candidate, Seat, Tabled},
    people::Member,
};

use super::{
    case::judged_by_day,
    load,
    meeting::{self, Unusual, by_name},
    partners,
};
use crate::{App, AppError, Ctx, error::legible, run::permit_of};

/// How many registrations are offered for an agenda.
const OFFERED: u32 = 60;

/// A case on the agenda, as the reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaRow {
    /// The case.
    pub case: Case,
    /// What was decided.
    pub decision: Option<DecisionKind>,
    /// Whether the client agrees to what is done here by the code alone, after a "no" in a talk; for one who may read the talk.
    pub to_confirm: bool,
}

/// Which buttons to show: what the policies allow, and what can follow on the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one yes or no for each button")]
pub struct MayMeet {
    /// Change day, place, members; call off.
    pub arrange: bool,
    /// Begin.
    pub begin: bool,
    /// Note who is there.
    pub attend: bool,
    /// Close.
    pub close: bool,
    /// Write down what a quality coaching spoke about, or add to it.
    pub record: bool,
}

/// A conference with everything around it.
#[derive(Debug, Clone)]
pub struct ConferencePage {
    /// The conference.
    pub conference: Conference,
    /// The member who wrote the record of a quality coaching.
    pub recorded_by: Option<Member>,
    /// The members who were asked, by name.
    pub seats: Vec<Seat>,
    /// Whether fewer organisations are there than decide together.
    pub alone: bool,
    /// The cases that the reader may see now, in their order.
    pub agenda: Vec<AgendaRow>,
    /// What cases were called that left the table because their client wanted so; told to those who are there.
    pub taken_back: Vec<String>,
    /// Whether there are cases that the reader may not see now.
    pub hidden: bool,
    /// Registrations that can come on the agenda; for one who makes it.
    pub candidates: Vec<Candidate>,
    /// Whether there are more of them than are offered.
    pub more_candidates: bool,
    /// What is unusual about beginning it now; for one who may.
    pub unusual: Vec<Unusual>,
    /// What the reader may do.
    pub may: MayMeet,
}

/// Opens a conference.
///
/// # Errors
/// `NotFound` when it is not there, or the reader was not asked to it.
pub async fn open(app: &App, cx: &Ctx, id: ConferenceId) -> Result<ConferencePage, AppError> {
    let (_, reader) = cx.desk()?;
    app.look::<ReadConference, _>(cx, async |tx| {
        let (conference, on) = load(tx, id).await?;
        let about = app.access.about(&cx.by, &on);
        let permit = permit_of::<ReadConference>(cx, &about)?;
        let filter = app.access.filter::<ReadCase>(&cx.by)?;
        let can = |step| conference.after(step).is_ok();
        let begins = about.allows::<BeginConference>();
        let closes = about.allows::<CloseConference>();
        let may = MayMeet {
            arrange: can(ConferenceStep::Arrange) && about.allows::<ArrangeConference>(),
            begin: can(ConferenceStep::Begin) && begins,
            attend: can(ConferenceStep::Attend) && begins,
            close: can(ConferenceStep::Close) && closes,
            record: can(ConferenceStep::Record) && closes,
        };
        let seats = tx.seats(id).await?;
        let all = tx.agenda(id).await?;
        let decisions = tx.decisions_of(id).await?;
        let there = seats.iter().any(|seat| seat.member.id == reader && seat.is_there());
        let taken_back = if conference.state == ConferenceState::Open && (there || may.close) { taken_back(&all) } else { Vec::new() };
        let on_it = |tabled: &&Tabled| !matches!(tabled.case.state, CaseState::TakenOff | CaseState::Withdrawn);
        let mut agenda: Vec<AgendaRow> = all
            .iter()
            .filter(on_it)
            .filter(|tabled| filter.passes(&tabled.on))
            .map(|tabled| AgendaRow { decision: decision(&decisions, tabled.case.id), case: tabled.case.clone(), to_confirm: false })
            .collect();
        // Whose agreement came by the code stands in the talk, and is read only for who can ask about it.
        for row in agenda.iter_mut().filter(|row| row.case.state == CaseState::Tabled && (may.begin || may.close)) {
            row.to_confirm = is_to_confirm(app, cx, tx, &row.case).await?;
        }
        // One more than are offered tells whether there are more.
        let mut candidates = if conference.kind == ConferenceKind::Cases && (may.begin || may.close) {
            tx.candidates(OFFERED + 1).await?
        } else {
            Vec::new()
        };
        let offered = usize::try_from(OFFERED).unwrap_or(usize::MAX);
        let more_candidates = candidates.len() > offered;
        candidates.truncate(offered);
        let unusual = if may.begin { meeting::unusual(tx, cx, &conference).await? } else { Vec::new() };
        let recorded_by = by_name(tx, &conference).await?;
        let opened = ConferencePage {
            recorded_by,
            alone: !judged_by_day(app, cx, conference.state, conference.starts_at).numbers().are_enough(partners(&seats)),
            hidden: all.iter().filter(on_it).count() > agenda.len() && taken_back.is_empty(),
            candidates,
            more_candidates,
            agenda,
            taken_back,
            seats,
            unusual,
            may,
            conference,
        };
        let entry = Entry::of(&permit).detail(opened.agenda.len().to_string());
        Ok((opened, entry))
    })
    .await
}

async fn is_to_confirm(app: &App, cx: &Ctx, tx: &mut Tx, case: &Case) -> Result<bool, AppError> {
    let Some(on) = tx.registration_ref(case.registration).await? else { return Ok(false) };
    if !app.access.allows::<ReadTalk>(&cx.by, &on) {
        return Ok(false);
    }
    let talk = legible(tx.talk_of(case.registration).await)?;
    let asked = |one: &Agreement| *one == Agreement::Discuss || (*one == Agreement::Name && case.named);
    Ok(talk.is_some_and(|talk| talk.to_confirm().iter().any(asked)))
}

fn decision(decisions: &[(CaseId, DecisionKind)], case: CaseId) -> Option<DecisionKind> {
    decisions.iter().find(|(of, _)| *of == case).map(|(_, kind)| *kind)
}

/// What left the table because the client wanted so: taken off by the client, or without an agreement any more.
fn taken_back(all: &[Tabled]) -> Vec<String> {
    let gone = |tabled: &&Tabled| {
        tabled.case.state == CaseState::Withdrawn
            || (!tabled.on.consent && matches!(tabled.case.state, CaseState::Tabled | CaseState::Decided))
    };
    all.iter().filter(gone).map(|tabled| tabled.case.pseudonym.clone()).collect()
}
