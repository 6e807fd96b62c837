//! What hangs on a member.

use schakel_domain::{
    acts::{ChangeMember, HandOver, ListConferences, ListDossiers, ListInbox, ListMembers, ReadRegistration, SeeDossier},
    identity::Member,
    ids::{MembershipId, PartnershipId},
    resource::PartnershipRef,
};
use schakel_store::{
    Entry, Tx, dossier,
    handover::{AskedTo, GuidedDossier, Hanging, HeldRegistration},
    inbox,
    people::Member as Colleague,
};

use crate::{App, AppError, Ctx, identity::members::as_resource};

/// The most of each that is shown and handed over at once.
pub const MOST: u32 = 150;

/// A member, and what hangs on him or her.
#[derive(Debug, Clone)]
pub struct Leaving {
    /// The member.
    pub member: Member,
    /// How much hangs on him or her.
    pub hanging: Hanging,
    /// What it is; none for a reader who sees nothing of clients.
    pub work: Option<Work>,
    /// Whether the reader may interrupt and end memberships.
    pub may_change: bool,
    /// Whether it is the reader.
    pub is_reader: bool,
}

/// What hangs on a member, and who can take it over.
#[derive(Debug, Clone)]
pub struct Work {
    /// The registrations, oldest first.
    pub registrations: Vec<HeldRegistration>,
    /// The open dossiers, oldest first.
    pub dossiers: Vec<GuidedDossier>,
    /// The planned conferences, the first one first.
    pub conferences: Vec<AskedTo>,
    /// The others who work here now.
    pub colleagues: Vec<Colleague>,
}

/// What hangs on a member. A reader who may not hand it over sees how much it is, and nothing of any client.
///
/// # Errors
/// `NotFound` when there is no such member where the reader works; `Denied` for one who may not see members.
pub async fn see(app: &App, cx: &Ctx, id: MembershipId) -> Result<Leaving, AppError> {
    app.look::<ListMembers, _>(cx, async |tx| {
        let member = tx.member(id).await?.ok_or(AppError::NotFound)?;
        let partnership = member.partnership.as_ref().ok_or(AppError::NotFound)?.id;
        if cx.by.partnership.is_some_and(|own| own != partnership) {
            return Err(AppError::NotFound);
        }
        let permit = app.permit::<ListMembers>(cx, &PartnershipRef::inside(partnership))?;
        let entry = Entry::of(&permit).detail(id.to_string());
        let on = as_resource(&member);
        let (work, entry) = if app.access.allows::<HandOver>(&cx.by, &on) && sees_all(app, cx, partnership)? {
            let (work, looked) = work(app, cx, tx, partnership, id).await?;
            (Some(work), looked.into_iter().fold(entry, Entry::and))
        } else {
            (None, entry)
        };
        let leaving = Leaving {
            hanging: tx.hanging_on(partnership, id).await?,
            work,
            may_change: app.access.allows::<ChangeMember>(&cx.by, &on),
            is_reader: cx.by.membership == Some(id),
            member,
        };
        Ok((leaving, entry))
    })
    .await
}

fn sees_all(app: &App, cx: &Ctx, partnership: PartnershipId) -> Result<bool, AppError> {
    let registrations = inbox::sees_all(&app.access.filter::<ReadRegistration>(&cx.by)?, partnership)?;
    Ok(registrations && dossier::sees_all(&app.access.filter::<SeeDossier>(&cx.by)?, partnership)?)
}

/// The lists, each with its entry in the log.
async fn work(app: &App, cx: &Ctx, tx: &mut Tx, partnership: PartnershipId, id: MembershipId) -> Result<(Work, Vec<Entry>), AppError> {
    let on = PartnershipRef::inside(partnership);
    let inbox = app.permit::<ListInbox>(cx, &on)?;
    let dossiers = app.permit::<ListDossiers>(cx, &on)?;
    let conferences = app.permit::<ListConferences>(cx, &on)?;
    let mut colleagues = tx.active_members().await?;
    colleagues.retain(|one| one.id != id);
    let work = Work {
        registrations: tx.registrations_of_member(id, MOST).await?,
        dossiers: tx.dossiers_of_member(id, MOST).await?,
        conferences: tx.conferences_of_member(id, MOST).await?,
        colleagues,
    };
    let entries = vec![
        Entry::of(&inbox).detail(work.registrations.len().to_string()),
        Entry::of(&dossiers).detail(work.dossiers.len().to_string()),
        Entry::of(&conferences).detail(work.conferences.len().to_string()),
    ];
    Ok((work, entries))
}
