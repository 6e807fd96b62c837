//! The list of conferences; planning one, changing it, calling it off.

use schakel_domain::{
    acts::{ArrangeConference, ListConferences, PlanConference, ReadConference},
    conference::{Attendance, Conference, ConferenceKind, ConferenceState, ConferenceStep, confers},
    ids::{ConferenceId, MembershipId},
    resource::PartnershipRef,
    time::{Instant, day_of},
    words::Line,
};
use schakel_store::{
    Entry, Tx,
    conference::{ConferenceBorder, ListedConference},
    listing::{Listed, Order, Turn},
    people::Member,
};

use super::load;
use crate::{App, AppError, Ctx, Fault, FieldFault, error::Versioned as _};

/// How many conferences stand on a page, of those ahead and of those that are over.
const ON_A_PAGE: u32 = 50;
/// With fewer nobody can decide anything.
pub(crate) const FEWEST: usize = 2;

/// Which conferences are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConferencesAsked {
    /// The first page of those ahead, and of those that are over.
    Both,
    /// A page of those that are planned or going on.
    Ahead(Turn<ConferenceBorder>),
    /// A page of those that are over.
    Over(Turn<ConferenceBorder>),
}

/// The conferences that the reader may know of.
#[derive(Debug, Clone)]
pub struct ConferenceList {
    /// Planned and going on; if nothing else is asked the first one first.
    pub ahead: Listed<ListedConference, ConferenceBorder>,
    /// Over; if nothing else is asked the last one first.
    pub over: Listed<ListedConference, ConferenceBorder>,
    /// Whether the reader may plan one.
    pub may_plan: bool,
}

/// When, where and with whom.
#[derive(Debug, Clone)]
pub struct Arranging {
    /// When it begins.
    pub starts_at: Instant,
    /// Where.
    pub place: Line,
    /// The members who are asked to come.
    pub members: Vec<MembershipId>,
}

/// The conferences of the partnership, as far as the reader was asked to them; in this order, or else those nearest to today first.
///
/// # Errors
/// `Denied` for one who takes part in none.
pub async fn list(app: &App, cx: &Ctx, asked: ConferencesAsked, order: Option<Order>) -> Result<ConferenceList, AppError> {
    let (partnership, _) = cx.desk()?;
    app.look::<ListConferences, _>(cx, async |tx| {
        let on = PartnershipRef::inside(partnership);
        let permit = app.permit::<ListConferences>(cx, &on)?;
        let filter = app.access.filter::<ReadConference>(&cx.by)?;
        let (ahead, over) = match asked {
            ConferencesAsked::Both => (Some(Turn::First), Some(Turn::First)),
            ConferencesAsked::Ahead(turn) => (Some(turn), None),
            ConferencesAsked::Over(turn) => (None, Some(turn)),
        };
        let overview = ConferenceList {
            ahead: match ahead {
                Some(turn) => tx.conferences_ahead(&filter, turn, order.unwrap_or(Order::Oldest), ON_A_PAGE).await?,
                None => Listed::empty(),
            },
            over: match over {
                Some(turn) => tx.conferences_over(&filter, turn, order.unwrap_or(Order::Newest), ON_A_PAGE).await?,
                None => Listed::empty(),
            },
            may_plan: app.access.allows::<PlanConference>(&cx.by, &on),
        };
        let entry = Entry::of(&permit).detail((overview.ahead.rows.len() + overview.over.rows.len()).to_string());
        Ok((overview, entry))
    })
    .await
}

/// The active members who take part in conferences, to ask to one.
///
/// # Errors
/// `Denied` for one who may not plan.
pub async fn members_to_ask(app: &App, cx: &Ctx) -> Result<Vec<Member>, AppError> {
    let (partnership, _) = cx.desk()?;
    if let Err(error) = app.permit::<PlanConference>(cx, &PartnershipRef::inside(partnership)) {
        return Err(app.note_attempt(cx, error).await);
    }
    conferring(&mut app.reading(cx).await?).await
}

async fn conferring(tx: &mut Tx) -> Result<Vec<Member>, AppError> {
    let mut members = tx.active_members().await?;
    members.retain(|member| confers(member.role));
    Ok(members)
}

/// What is wrong with a plan. A day that is past is wrong only when it is new.
async fn check(tx: &mut Tx, cx: &Ctx, kind: ConferenceKind, plan: &Arranging, was: Option<Instant>) -> Result<(), AppError> {
    let mut faults = Vec::new();
    if day_of(plan.starts_at) < cx.today() && was != Some(plan.starts_at) {
        faults.push(FieldFault { field: "day", fault: Fault::Own("day-past") });
    }
    let members = conferring(tx).await?;
    if plan.members.iter().any(|id| members.iter().all(|member| member.id != *id)) {
        faults.push(FieldFault { field: "members", fault: Fault::Own("members-gone") });
    } else if plan.members.len() < FEWEST {
        let few = match kind {
            ConferenceKind::Cases => "members-few",
            ConferenceKind::Coaching => "coaching-members-few",
        };
        faults.push(FieldFault { field: "members", fault: Fault::Own(few) });
    }
    if faults.is_empty() { Ok(()) } else { Err(AppError::Invalid(faults)) }
}

fn attendances(members: &[MembershipId]) -> Vec<Attendance> {
    let mut members = members.to_vec();
    members.sort_unstable();
    members.dedup();
    members.into_iter().map(|member| Attendance { member, present: None }).collect()
}

/// Plans a conference, or a quality coaching.
///
/// # Errors
/// `Invalid` for a day that is past, too few members, or somebody who left or does not take part in conferences.
pub async fn plan(app: &App, cx: &Ctx, kind: ConferenceKind, new: Arranging) -> Result<ConferenceId, AppError> {
    let (partnership, by) = cx.desk()?;
    app.change::<PlanConference, _>(cx, async |tx| {
        let permit = app.permit::<PlanConference>(cx, &PartnershipRef::inside(partnership))?;
        check(tx, cx, kind, &new, None).await?;
        let conference = Conference {
            id: app.new_id(cx),
            partnership,
            kind,
            state: ConferenceState::Planned,
            starts_at: new.starts_at,
            place: new.place.clone(),
            members: attendances(&new.members),
            record: None,
            version: 1,
        };
        tx.add_conference(&permit, &conference, by, cx.now).await?;
        Ok((conference.id, Entry::of(&permit).detail(conference.id.to_string())))
    })
    .await
}

/// A planned conference to change, and whom one can ask.
///
/// # Errors
/// `Stale` when it began or was called off.
pub async fn arrange_page(app: &App, cx: &Ctx, id: ConferenceId) -> Result<(Conference, Vec<Member>), AppError> {
    cx.desk()?;
    let mut tx = app.reading(cx).await?;
    let (conference, on) = load(&mut tx, id).await?;
    if let Err(error) = app.permit::<ArrangeConference>(cx, &on) {
        return Err(app.note_attempt(cx, error).await);
    }
    conference.after(ConferenceStep::Arrange)?;
    let members = conferring(&mut tx).await?;
    Ok((conference, members))
}

/// Changes day, place and members of a planned conference.
///
/// # Errors
/// `Stale` when somebody else saved first, or when it began; `Invalid` as for planning.
pub async fn arrange(app: &App, cx: &Ctx, id: ConferenceId, version: i64, new: Arranging) -> Result<(), AppError> {
    cx.desk()?;
    app.change::<ArrangeConference, _>(cx, async |tx| {
        let (conference, on) = load(tx, id).await?;
        let permit = app.permit::<ArrangeConference>(cx, &on)?;
        conference.at(version)?;
        conference.after(ConferenceStep::Arrange)?;
        check(tx, cx, conference.kind, &new, Some(conference.starts_at)).await?;
        let changed = Conference { starts_at: new.starts_at, place: new.place.clone(), members: attendances(&new.members), ..conference };
        tx.arrange_conference(&permit, &changed).await?;
        Ok(((), Entry::of(&permit)))
    })
    .await
}

/// Calls off a planned conference. Its cases can come on another agenda.
///
/// # Errors
/// `Stale` when somebody else saved first, or when it began.
pub async fn call_off(app: &App, cx: &Ctx, id: ConferenceId, version: i64) -> Result<(), AppError> {
    cx.desk()?;
    app.change::<ArrangeConference, _>(cx, async |tx| {
        let (conference, on) = load(tx, id).await?;
        let permit = app.permit::<ArrangeConference>(cx, &on)?;
        conference.at(version)?;
        conference.after(ConferenceStep::CallOff)?;
        tx.call_off_conference(&permit, version, cx.now).await?;
        Ok(((), Entry::of(&permit).detail(ConferenceState::CalledOff.code())))
    })
    .await
}
