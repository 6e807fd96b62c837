//! A conference going on: it begins with who is there, people come and go, and it closes. Closing ends the sight of everybody who
//! saw its cases because of it, in the same transaction. A quality coaching closes with its record.

use schakel_access::Permit;
use schakel_domain::{
    acts::{BeginConference, CloseConference},
    conference::{CaseState, CoachingRecord, Conference, ConferenceState, ConferenceStep},
    ids::{ConferenceId, MembershipId},
    time::Instant,
    words::Text,
};
use schakel_store::{Entry, Tx, people::Member};

use super::load;
use crate::{App, AppError, Ctx, Fault, FieldFault, error::Versioned as _};

/// What is unusual about beginning now. It is asked whether it is meant so, and nothing is refused for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusual {
    /// It is planned for a day to come.
    Early,
    /// Another one goes on, which was planned for this moment.
    Beside(Instant),
}

/// To begin a conference.
#[derive(Debug, Clone, Copy)]
pub struct Beginning<'a> {
    /// Which one.
    pub id: ConferenceId,
    /// Its version on the page.
    pub version: i64,
    /// The members who are at the table.
    pub present: &'a [MembershipId],
    /// Whether the reader said to begin it now, though that is unusual.
    pub sure: bool,
}

/// How many conferences are looked through for another one that goes on.
const LOOKED_THROUGH: u32 = 50;

/// What is unusual about beginning a conference now.
pub(super) async fn unusual(tx: &mut Tx, cx: &Ctx, of: &Conference) -> Result<Vec<Unusual>, AppError> {
    let mut unusual = Vec::new();
    if of.is_early(cx.today()) {
        unusual.push(Unusual::Early);
    }
    let coming = tx.conferences_coming(cx.today(), LOOKED_THROUGH).await?.into_iter().map(|listed| listed.conference);
    let goes_on = |one: &Conference| one.state == ConferenceState::Open && one.id != of.id;
    unusual.extend(coming.filter(goes_on).map(|one| Unusual::Beside(one.starts_at)));
    Ok(unusual)
}

/// Those who are ticked, each once: members of the conference who are still members of the partnership.
async fn at_the_table(tx: &mut Tx, conference: &Conference, ticked: &[MembershipId]) -> Result<Vec<MembershipId>, AppError> {
    let invalid = |fault| Err(AppError::Invalid(vec![FieldFault { field: "present", fault }]));
    let mut present = ticked.to_vec();
    present.sort_unstable();
    present.dedup();
    if present.is_empty() {
        return invalid(Fault::Own("nobody-present"));
    }
    let asked = |id: &MembershipId| conference.members.iter().any(|member| member.member == *id);
    let active = tx.active_members().await?;
    if !present.iter().all(|id| asked(id) && active.iter().any(|member| member.id == *id)) {
        return invalid(Fault::Own("present-gone"));
    }
    Ok(present)
}

async fn gather(
    app: &App,
    cx: &Ctx,
    tx: &mut Tx,
    id: ConferenceId,
    version: i64,
    step: ConferenceStep,
    ticked: &[MembershipId],
) -> Result<(Permit<BeginConference>, Vec<MembershipId>), AppError> {
    let (conference, on) = load(tx, id).await?;
    let permit = app.permit::<BeginConference>(cx, &on)?;
    conference.at(version)?;
    conference.after(step)?;
    let present = at_the_table(tx, &conference, ticked).await?;
    Ok((permit, present))
}

/// Begins a conference with these people at the table.
///
/// # Errors
/// `Invalid` when nobody is ticked, or somebody who left, and when it is unusual and nobody said that it is meant so; `Stale` when it began
/// before.
pub async fn begin(app: &App, cx: &Ctx, cmd: Beginning<'_>) -> Result<(), AppError> {
    cx.desk()?;
    app.change::<BeginConference, _>(cx, async |tx| {
        let (permit, present) = gather(app, cx, tx, cmd.id, cmd.version, ConferenceStep::Begin, cmd.present).await?;
        let (conference, _) = load(tx, cmd.id).await?;
        if !cmd.sure && !unusual(tx, cx, &conference).await?.is_empty() {
            return Err(AppError::Invalid(vec![FieldFault { field: "sure", fault: Fault::Own("begin-unsure") }]));
        }
        tx.begin_conference(&permit, cmd.version, &present, cx.now).await?;
        Ok(((), Entry::of(&permit).detail(named(&present))))
    })
    .await
}

/// Notes who is at the table now. Those who are not do not see the cases any more.
///
/// # Errors
/// As [`begin`]; `Stale` when it is over.
pub async fn attend(app: &App, cx: &Ctx, id: ConferenceId, version: i64, ticked: &[MembershipId]) -> Result<(), AppError> {
    cx.desk()?;
    app.change::<BeginConference, _>(cx, async |tx| {
        let (permit, present) = gather(app, cx, tx, id, version, ConferenceStep::Attend, ticked).await?;
        tx.attend_conference(&permit, version, &present).await?;
        Ok(((), Entry::of(&permit).detail(named(&present))))
    })
    .await
}

fn named(present: &[MembershipId]) -> String {
    present.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Closes a conference. What was not decided is held over, each with an entry that its client sees. A coordinator who closes it on
/// a page that is older than the last change of who is there closes it all the same: ending a sight never waits. Returns how many
/// cases are held over.
///
/// # Errors
/// `Stale` when it has not begun, or is over.
pub async fn close(app: &App, cx: &Ctx, id: ConferenceId) -> Result<u64, AppError> {
    cx.desk()?;
    app.change::<CloseConference, _>(cx, async |tx| {
        let (conference, on) = load(tx, id).await?;
        let permit = app.permit::<CloseConference>(cx, &on)?;
        conference.after(ConferenceStep::Close)?;
        let rest: Vec<_> = tx.agenda(id).await?.into_iter().filter(|tabled| tabled.case.state == CaseState::Tabled).collect();
        let held = tx.close_conference(&permit, conference.version, cx.now).await?;
        let entry = rest
            .iter()
            .map(|tabled| Entry::of(&permit).client(tabled.case.client).detail(CaseState::Held.code()))
            .fold(Entry::of(&permit), Entry::and);
        Ok((held, entry))
    })
    .await
}

/// What was spoken about and agreed at a quality coaching.
#[derive(Debug, Clone)]
pub struct CoachingWords {
    /// What was spoken about.
    pub spoken: Text,
    /// What was agreed.
    pub agreed: Text,
}

/// The member who wrote the record of a quality coaching.
pub(super) async fn by_name(tx: &mut Tx, conference: &Conference) -> Result<Option<Member>, AppError> {
    let Some(record) = &conference.record else { return Ok(None) };
    Ok(tx.members_by_id(&[record.by]).await?.into_iter().next())
}

/// A quality coaching to write the record of, and who wrote the one that is there.
///
/// # Errors
/// `Stale` when it has not begun or was called off, and for a case conference, which has no record.
pub async fn record_page(app: &App, cx: &Ctx, id: ConferenceId) -> Result<(Conference, Option<Member>), AppError> {
    cx.desk()?;
    let mut tx = app.reading(cx).await?;
    let (conference, on) = load(&mut tx, id).await?;
    if let Err(error) = app.permit::<CloseConference>(cx, &on) {
        return Err(app.note_attempt(cx, error).await);
    }
    conference.after(ConferenceStep::Record)?;
    let by = by_name(&mut tx, &conference).await?;
    Ok((conference, by))
}

/// Writes down what a quality coaching spoke about and agreed, which closes it; or writes the record anew. Somebody who comes or goes
/// meanwhile is no reason to wait; another record is.
///
/// # Errors
/// `Stale` when somebody else wrote a record since this version, and as [`record_page`].
pub async fn record(app: &App, cx: &Ctx, id: ConferenceId, version: i64, new: CoachingWords) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<CloseConference, _>(cx, async |tx| {
        let (conference, on) = load(tx, id).await?;
        let permit = app.permit::<CloseConference>(cx, &on)?;
        conference.after(ConferenceStep::Record)?;
        if conference.record.is_some() {
            conference.at(version)?;
        }
        let record = CoachingRecord { spoken: new.spoken.clone(), agreed: new.agreed.clone(), by, at: cx.now };
        tx.record_coaching(&permit, conference.version, &record).await?;
        Ok(((), Entry::of(&permit).detail(conference.kind.code())))
    })
    .await
}
