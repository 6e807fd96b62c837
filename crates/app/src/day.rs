//! The coordinator's day: what waits in the partnership, how long and with whom, and how far registrations came in the last year.

mod mine;

use std::collections::{HashMap, HashSet};

pub use mine::{MyDay, mine};
use schakel_domain::{
    actor::Standing,
    acts::{ReadRegistration, SeeDay, SeeDossier},
    day::{DayList, Stretch},
    erasure::ErasureState,
    identity::Member,
    ids::{ConferenceId, RegistrationId},
    resource::PartnershipRef,
    talk::Agreement,
    time::{Date, Instant, day_of},
};
pub use schakel_store::day::{AskedOf, Road, Waiting, WaitingBorder};
use schakel_store::{Entry, Tx};
use schakel_store::{
    dossier::ListedDossier,
    inbox::{Glance, RegistrationBorder},
    listing::{Listed, Turn},
};

pub use crate::identity::coming::Waiting as Arriving;
use crate::{App, AppError, Ctx, error::legible, identity::coming};

/// How many of each list stand on the page of the day.
const LONGEST: u32 = 10;
/// How many dossiers are read at once.
const AT_ONCE: usize = 20;
/// How many stand on a page of one list.
const ON_A_PAGE: u32 = 50;
/// For how many days it is told that a client took the registration back.
pub const TOLD_DAYS: i64 = 14;
/// The most of them that are read.
const TAKEN_BACK: u32 = 50;

/// Since when it is told.
fn told_since(now: Instant) -> Instant {
    now.saturating_sub(jiff::SignedDuration::from_hours(24 * TOLD_DAYS)).unwrap_or(now)
}

/// Over how long the road is drawn: it ends today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Period {
    /// The last ninety days.
    Quarter,
    /// The last 365 days.
    #[default]
    Year,
    /// From the first registration on.
    Always,
}

impl Period {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Quarter, Self::Year, Self::Always];

    fn began(self, now: Instant) -> Instant {
        let days = match self {
            Self::Quarter => 90,
            Self::Year => 365,
            Self::Always => return Instant::UNIX_EPOCH,
        };
        now.saturating_sub(jiff::SignedDuration::from_hours(24 * days)).unwrap_or(now)
    }
}

/// A list of the day.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Which one.
    pub list: DayList,
    /// Those who wait longest, first.
    pub listed: Listed<Waiting, WaitingBorder>,
    /// How many there are in all.
    pub total: i64,
    /// Those who agree to be discussed by the code alone, after a "no" in the talk.
    pub to_confirm: HashSet<RegistrationId>,
}

/// The next conference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// Which one.
    pub id: ConferenceId,
    /// When it begins.
    pub starts_at: Instant,
    /// How many cases stand on its agenda.
    pub cases: i64,
}

/// The page of the day.
#[derive(Debug, Clone)]
pub struct Day {
    /// What waits: every open registration stands in one of them, or on an agenda.
    pub lists: Vec<Shown>,
    /// For how many clients a conversation with VDAB is an open step, wherever they stand.
    pub vdab: i64,
    /// The next conference, when one goes on or is planned for today or later.
    pub next: Option<Next>,
    /// How far the registrations of the period came.
    pub road: Road,
    /// The first day of the period; none when it is always.
    pub since: Option<Date>,
    /// What clients took back in the last [`TOLD_DAYS`] days, the newest first.
    pub withdrawn: Vec<(Glance, Instant)>,
    /// For how many clients the day is over by which contact was promised, and nothing was done yet.
    pub promises_broken: i64,
    /// How many clients ask to be erased.
    pub erasures: usize,
    /// Those who came by a link, and wait to be confirmed.
    pub waiting: Vec<Arriving>,
    /// Those who are members for less than thirty days, the newest first.
    pub new: Vec<Member>,
}

fn partnership(cx: &Ctx) -> Result<PartnershipRef, AppError> {
    Ok(PartnershipRef::inside(cx.desk()?.0))
}

/// A page of a list. Whose agreement came by the code stands in the talk, and is read only of those who could be tabled on it.
async fn shown(tx: &mut Tx, list: DayList, turn: Turn<WaitingBorder>, most: u32) -> Result<Shown, AppError> {
    let (listed, total) = tx.waiting(list, turn, most).await?;
    let mut to_confirm = HashSet::new();
    for row in listed.rows.iter().filter(|_| list == DayList::Ready) {
        let talk = legible(tx.talk_of(row.registration).await)?;
        if talk.is_some_and(|talk| talk.to_confirm().contains(&Agreement::Discuss)) {
            to_confirm.insert(row.registration);
        }
    }
    Ok(Shown { list, listed, total, to_confirm })
}

/// The day of the partnership. The entry tells how many names were shown, as that of the inbox does: a list is a look at work, and
/// who opens a case from it is noted with that client.
///
/// # Errors
/// `Denied` for one who does not coordinate.
pub async fn see(app: &App, cx: &Ctx, period: Period) -> Result<Day, AppError> {
    let on = partnership(cx)?;
    app.look::<SeeDay, _>(cx, async |tx| {
        let permit = app.permit::<SeeDay>(cx, &on)?;
        let mut lists = Vec::new();
        for list in DayList::PLACES {
            lists.push(shown(tx, *list, Turn::First, LONGEST).await?);
        }
        let vdab = tx.count_waiting(DayList::Vdab).await?;
        let next = tx.conferences_coming(day_of(cx.now), 1).await?.into_iter().next();
        let next = next.map(|one| Next { id: one.conference.id, starts_at: one.conference.starts_at, cases: one.cases });
        let began = period.began(cx.now);
        let road = tx.road(began).await?;
        let filter = app.access.filter::<ReadRegistration>(&cx.by)?;
        let withdrawn = tx.withdrawn_since(&filter, told_since(cx.now), None, TAKEN_BACK).await?;
        let promises_broken = tx.count_promises_broken(cx.today()).await?;
        let names = withdrawn.len() + lists.iter().map(|shown| shown.listed.rows.len()).sum::<usize>();
        let erasures = tx.erasures(ErasureState::Asked).await?.len() + tx.erasures(ErasureState::Approved).await?.len();
        let members = tx.members(on.id).await?;
        let (waiting, mut new) = (coming::waiting(app, cx, &members), coming::new_ones(cx, &members));
        // One who left is on the page of newcomers still, with what he or she opened.
        new.retain(|one| one.standing != Standing::Ended);
        let since = (period != Period::Always).then(|| day_of(began));
        let day = Day { lists, vdab, next, road, since, withdrawn, promises_broken, erasures, waiting, new };
        Ok((day, Entry::of(&permit).detail(names.to_string())))
    })
    .await
}

/// A page of one list of the day.
///
/// # Errors
/// `Denied` for one who does not coordinate.
pub async fn list(app: &App, cx: &Ctx, list: DayList, turn: Turn<WaitingBorder>) -> Result<Shown, AppError> {
    let on = partnership(cx)?;
    app.look::<SeeDay, _>(cx, async |tx| {
        let permit = app.permit::<SeeDay>(cx, &on)?;
        let shown = shown(tx, list, turn, ON_A_PAGE).await?;
        let entry = Entry::of(&permit).detail(shown.listed.rows.len().to_string());
        Ok((shown, entry))
    })
    .await
}

/// A page of the registrations that a figure of the road counts, and how many there are.
#[derive(Debug, Clone)]
pub struct BehindFigure {
    /// Which figure.
    pub stretch: Stretch,
    /// The registrations, the newest first.
    pub listed: Listed<Glance, RegistrationBorder>,
    /// The dossiers of those that have one, if the reader may know of it.
    pub dossiers: HashMap<RegistrationId, ListedDossier>,
    /// How far the registrations of the period came.
    pub road: Road,
    /// The first day of the period; none when it is always.
    pub since: Option<Date>,
}

/// A page of the registrations that a figure of the road counts.
///
/// # Errors
/// `Denied` for one who does not coordinate.
pub async fn behind(
    app: &App,
    cx: &Ctx,
    stretch: Stretch,
    period: Period,
    turn: Turn<RegistrationBorder>,
) -> Result<BehindFigure, AppError> {
    let on = partnership(cx)?;
    app.look::<SeeDay, _>(cx, async |tx| {
        let permit = app.permit::<SeeDay>(cx, &on)?;
        let began = period.began(cx.now);
        let listed = tx.on_road(stretch, began, turn, ON_A_PAGE).await?;
        let entry = Entry::of(&permit).detail(listed.rows.len().to_string());
        let since = (period != Period::Always).then(|| day_of(began));
        let mut dossiers = HashMap::new();
        for some in listed.rows.iter().map(|glance| glance.id).collect::<Vec<_>>().chunks(AT_ONCE) {
            let all = tx.dossiers_of(some).await?.into_iter().filter(|one| app.access.allows::<SeeDossier>(&cx.by, &one.on));
            dossiers.extend(all.map(|one| (one.on.registration, one)));
        }
        Ok((BehindFigure { stretch, listed, dossiers, road: tx.road(began).await?, since }, entry))
    })
    .await
}
