//! A worker's own day: what is asked of whom among the own registrations, the dossiers on whose team the worker is, and the conferences
//! ahead.

use schakel_domain::{
    acts::{ListInbox, ReadRegistration, SeeDossier},
    conference::Conference,
    day::NextStep,
    dossier::DossierState,
    resource::PartnershipRef,
    time::day_of,
};
use schakel_store::{Entry, dossier::ListedDossier, inbox::Glance, listing::Turn};

use crate::{
    App, AppError, Ctx,
    identity::coming::{Waiting, waiting},
};

/// The most registrations that are read: nobody has more in hand.
const MOST: u32 = 200;
/// How many dossiers are shown.
const DOSSIERS: u32 = 50;
/// How many conferences ahead are looked at.
const AHEAD: u32 = 20;

/// The page.
#[derive(Debug, Clone)]
pub struct MyDay {
    /// What the worker has and nobody opened yet.
    pub new: Vec<Glance>,
    /// Where the next step is the worker's, the longest wait first.
    pub ours: Vec<Glance>,
    /// Where the next step is the client's, or a conference's.
    pub others: Vec<Glance>,
    /// The open dossiers on whose team the worker is.
    pub dossiers: Vec<ListedDossier>,
    /// Whether there are more dossiers than are shown.
    pub more_dossiers: bool,
    /// The conferences ahead to which the worker was asked, the first one first.
    pub conferences: Vec<Conference>,
    /// The newcomers whom the worker can confirm, because no other coordinator can.
    pub waiting: Vec<Waiting>,
}

/// The day of who works with registrations.
///
/// # Errors
/// `Denied` for one who has no inbox.
pub async fn mine(app: &App, cx: &Ctx) -> Result<MyDay, AppError> {
    let (partnership, reader) = cx.desk()?;
    app.look::<ListInbox, _>(cx, async |tx| {
        let permit = app.permit::<ListInbox>(cx, &PartnershipRef::inside(partnership))?;
        let filter = app.access.filter::<ReadRegistration>(&cx.by)?;
        let mut day = MyDay {
            new: Vec::new(),
            ours: Vec::new(),
            others: Vec::new(),
            dossiers: Vec::new(),
            more_dossiers: false,
            conferences: Vec::new(),
            waiting: Vec::new(),
        };
        for glance in tx.work_of(&filter, reader, MOST).await? {
            let next = glance.wait.map(|wait| wait.next);
            if glance.seen_at.is_none() {
                day.new.push(glance);
            } else if matches!(next, Some(NextStep::Client | NextStep::Conference)) {
                day.others.push(glance);
            } else {
                day.ours.push(glance);
            }
        }
        let sight = app.access.filter::<SeeDossier>(&cx.by)?;
        let listed = tx.dossiers(&sight, DossierState::Open, Turn::First, DOSSIERS).await?;
        day.more_dossiers = listed.next.is_some();
        day.dossiers = listed.rows.into_iter().filter(|one| one.on.team.contains(&reader)).collect();
        let ahead = tx.conferences_coming(day_of(cx.now), AHEAD).await?.into_iter().map(|one| one.conference);
        day.conferences = ahead.filter(|one| one.members.iter().any(|member| member.member == reader)).collect();
        day.waiting = waiting(app, cx, &tx.members(partnership).await?);
        day.waiting.retain(|one| one.may_confirm);
        let shown = day.new.len() + day.ours.len() + day.others.len() + day.dossiers.len();
        Ok((day, Entry::of(&permit).detail(shown.to_string())))
    })
    .await
}
