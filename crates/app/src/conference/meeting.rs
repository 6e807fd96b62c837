//! A conference going on: it begins with who is there, people come and go, and it closes. Closing ends the sight of everybody who
//! saw its cases because of it, in the same transaction.

use schakel_access::Permit;
use schakel_domain::{
    acts::{BeginConference, CloseConference},
    conference::{CaseState, Conference, ConferenceStep},
    ids::{ConferenceId, MembershipId},
};
use schakel_store::{Entry, Tx};

use super::load;
use crate::{App, AppError, Ctx, Fault, FieldFault, error::Versioned as _};

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
    conference.state.after(step)?;
    let present = at_the_table(tx, &conference, ticked).await?;
    Ok((permit, present))
}

/// Begins a conference with these people at the table.
///
/// # Errors
/// `Invalid` when nobody is ticked, or somebody who left; `Stale` when it began before.
pub async fn begin(app: &App, cx: &Ctx, id: ConferenceId, version: i64, ticked: &[MembershipId]) -> Result<(), AppError> {
    cx.desk()?;
    app.change::<BeginConference, _>(cx, async |tx| {
        let (permit, present) = gather(app, cx, tx, id, version, ConferenceStep::Begin, ticked).await?;
        tx.begin_conference(&permit, version, &present, cx.now).await?;
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
        conference.state.after(ConferenceStep::Close)?;
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
