//! A worker's own day: what is asked of whom among the own registrations, the dossiers on whose team the worker is, and the conferences
//! ahead.

use std::collections::HashMap;

use schakel_access::Filter;
use schakel_domain::{
    acts::{ListInbox, ReadRegistration, SeeDossier},
    conference::Conference,
    day::{DayList, NextStep},
    dossier::DossierState,
    ids::RegistrationId,
    resource::PartnershipRef,
    time::{Instant, day_of},
};
use schakel_store::{
    Entry, Tx,
    day::AskedOf,
    dossier::{DossiersAsked, ListedDossier},
    inbox::Glance,
    listing::Turn,
};

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

/// The most clients who took something back that are read.
const TAKEN_BACK: u32 = 50;

/// The page.
#[derive(Debug, Clone)]
pub struct MyDay {
    /// What is asked in a registration or in the dossier of one, where something is.
    pub asked: HashMap<RegistrationId, AskedOf>,
    /// What clients of the worker took back in the last [`super::TOLD_DAYS`] days, the newest first.
    pub withdrawn: Vec<(Glance, Instant)>,
    /// The clients of the worker in whose open dossier no team reads, because they do not agree any more.
    pub unread: Vec<Glance>,
    /// Of how many clients of the worker's teams nothing is in sight any more for such a reason. The reader is not told who.
    pub out_of_sight: i64,
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

impl MyDay {
    /// What was decided and not followed up yet, beside the dossiers on the page: the client waits to be told.
    async fn add_decided(&mut self, tx: &mut Tx, filter: &Filter) -> Result<(), AppError> {
        let shown = |id: &RegistrationId| {
            self.dossiers.iter().any(|one| one.on.registration == *id)
                || [&self.new, &self.ours, &self.others].into_iter().flatten().any(|glance| glance.id == *id)
        };
        let decided = self.asked.iter().filter(|(id, asked)| asked.list == DayList::Unfollowed && !shown(id));
        let ids: Vec<RegistrationId> = decided.map(|(id, _)| *id).collect();
        self.ours.extend(tx.glances_of(filter, &ids).await?);
        self.ours.sort_by_key(|glance| glance.wait.map(|wait| wait.since));
        Ok(())
    }
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
        let told_since = super::told_since(cx.now);
        let mut day = MyDay {
            asked: tx.asked_of(reader).await?,
            withdrawn: tx.withdrawn_since(&filter, told_since, Some(reader), TAKEN_BACK).await?,
            unread: tx.unread_of(&filter, reader, TAKEN_BACK).await?,
            out_of_sight: tx.out_of_sight_of(reader, told_since).await?,
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
        let listed = tx.dossiers(&sight, DossiersAsked::all(DossierState::Open), Turn::First, DOSSIERS).await?;
        day.more_dossiers = listed.next.is_some();
        day.dossiers = listed.rows.into_iter().filter(|one| one.on.team.contains(&reader)).collect();
        day.add_decided(tx, &filter).await?;
        let ahead = tx.conferences_coming(day_of(cx.now), AHEAD).await?.into_iter().map(|one| one.conference);
        day.conferences = ahead.filter(|one| one.members.iter().any(|member| member.member == reader)).collect();
        day.waiting = waiting(app, cx, &tx.members(partnership).await?);
        day.waiting.retain(|one| one.may_confirm);
        let open = day.new.len() + day.ours.len() + day.others.len() + day.dossiers.len();
        let shown = open + day.withdrawn.len() + day.unread.len();
        Ok((day, Entry::of(&permit).detail(shown.to_string())))
    })
    .await
}
