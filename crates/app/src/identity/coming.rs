//! Coming in: one who came by a link counts as a member once somebody else, who serves there, says that it is the right person; and who is
//! new is shown to the coordinators for thirty days, with whom he or she opened (ADR 0047).

use std::collections::HashMap;

use schakel_domain::{
    actor::{Role, Standing},
    acts::{ConfirmMember, ReadRegistration, SeeNewcomers},
    identity::{Confirmers, Member, vacancy},
    ids::{MembershipId, PartnershipId, RegistrationId},
    resource::{MembershipRef, PartnershipRef},
    time::Instant,
};
pub use schakel_store::log::Opened;
use schakel_store::{Entry, Tx, inbox::Glance};

use crate::{
    App, AppError, Ctx, Fault, FieldFault,
    error::Versioned as _,
    trail::{History, Recent},
};

/// How many of those whom a newcomer opened are shown.
const OPENED: u32 = 20;

/// A partnership as this actor finds it: the administrator of the platform may invite a coordinator where none serves.
pub(crate) async fn place(tx: &mut Tx, cx: &Ctx, partnership: PartnershipId) -> Result<(PartnershipRef, String), AppError> {
    let known = tx.partnership(partnership).await?.ok_or(AppError::NotFound)?;
    let mut on = PartnershipRef::at(known.id, known.open);
    if let (Role::PlatformAdmin, Some(administrator)) = (cx.by.role, cx.by.person) {
        let members = tx.members(partnership).await?;
        on.vacant = vacancy(&members, administrator, tx.has_registrations(partnership).await?).is_some();
    }
    Ok((on, known.name.as_str().to_owned()))
}

/// A membership as a thing that acts are done to, among the members of its partnership.
pub(crate) fn among(member: &Member, members: &[Member], now: Instant) -> MembershipRef {
    let inviter = member.invited_by.as_ref().map(|one| one.person);
    MembershipRef {
        inviter,
        confirmers: Confirmers::of(members, Some(member.person.id), inviter),
        lapsed: member.has_lapsed(now),
        ..MembershipRef::of(member.id, member.person.id, member.partnership.as_ref().map(|it| it.id), member.standing)
    }
}

/// One who came by a link, and waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The membership.
    pub member: Member,
    /// Whether the reader can confirm it.
    pub may_confirm: bool,
}

/// Those who wait in a partnership to be confirmed, and whether this reader can.
pub(crate) fn waiting(app: &App, cx: &Ctx, members: &[Member]) -> Vec<Waiting> {
    let awaiting = members.iter().filter(|one| one.is_legible && one.standing == Standing::Awaiting && !one.has_lapsed(cx.now));
    let each = |one: &Member| {
        let may_confirm = app.access.allows::<ConfirmMember>(&cx.by, &among(one, members, cx.now));
        Waiting { may_confirm, member: one.clone() }
    };
    awaiting.map(each).collect()
}

async fn found(tx: &mut Tx, cx: &Ctx, membership: MembershipId) -> Result<(Member, MembershipRef, Vec<Member>), AppError> {
    let member = tx.member(membership).await?.ok_or(AppError::NotFound)?;
    let partnership = member.partnership.as_ref().ok_or(AppError::NotFound)?.id;
    let members = tx.members(partnership).await?;
    let on = among(&member, &members, cx.now);
    Ok((member, on, members))
}

/// A newcomer whom the reader is about to confirm.
#[derive(Debug, Clone)]
pub struct Confirming {
    /// The membership.
    pub member: Member,
    /// Whether the reader made the link, and nobody else is there who could confirm.
    pub alone: bool,
}

/// The newcomer, for the form. Nothing of any client is in it.
///
/// # Errors
/// `NotFound` or `Denied` for who may not confirm; `StepUp` when a factor has to be shown first.
pub async fn confirming(app: &App, cx: &Ctx, membership: MembershipId) -> Result<Confirming, AppError> {
    let mut tx = app.reading(cx).await?;
    let (member, on, _) = found(&mut tx, cx, membership).await?;
    drop(tx);
    match app.permit::<ConfirmMember>(cx, &on) {
        Ok(_) => Ok(Confirming { alone: is_inviter(cx, &on), member }),
        Err(error) => Err(app.note_attempt(cx, error).await),
    }
}

fn is_inviter(cx: &Ctx, on: &MembershipRef) -> bool {
    on.inviter.is_some() && on.inviter == cx.by.person
}

/// Says that one who came by a link is the right person: the membership counts from now on. `sure` when the reader said to have seen
/// the person or spoken with him or her.
///
/// # Errors
/// `NotFound` or `Denied` for who may not, and when nothing waits any more; `Invalid` without `sure`; `Stale` when somebody else was
/// first.
pub async fn confirm(app: &App, cx: &Ctx, membership: MembershipId, version: i64, sure: bool) -> Result<(), AppError> {
    app.change::<ConfirmMember, _>(cx, async |tx| {
        let (_, on, members) = found(tx, cx, membership).await?;
        app.permit::<ConfirmMember>(cx, &on)?;
        // Nobody leaves or is confirmed while this goes on; then it is asked again.
        let partnership = on.partnership.ok_or(AppError::NotFound)?;
        let all: Vec<MembershipId> = members.iter().map(|one| one.id).collect();
        tx.hold_members(partnership, &all).await?;
        let (member, on, members) = found(tx, cx, membership).await?;
        let permit = app.permit::<ConfirmMember>(cx, &on)?;
        if !members.iter().any(|one| Some(one.id) == cx.by.membership && one.standing == Standing::Active) {
            return Err(AppError::Stale);
        }
        if !sure {
            return Err(AppError::Invalid(vec![FieldFault { field: "sure", fault: Fault::Own("confirm-unsure") }]));
        }
        member.at(version)?;
        tx.confirm_membership(&member, cx.by.membership, cx.now).await?;
        let alone = if is_inviter(cx, &on) { " alone" } else { "" };
        Ok(((), Entry::of(&permit).detail(format!("{} {}{alone}", member.person.id, member.role.code()))))
    })
    .await
}

/// Somebody who is new.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// The membership.
    pub member: Member,
    /// Whom he or she opened or tried to, the newest first.
    pub opened: Recent<Opened>,
}

/// The newcomers of a partnership.
#[derive(Debug, Clone)]
pub struct Newcomers {
    /// Those who came by a link, and wait.
    pub waiting: Vec<Waiting>,
    /// Those who are members for less than thirty days, the newest first.
    pub new: Vec<Newcomer>,
    /// The registrations that they opened, by their names, as far as the reader may read them.
    pub names: HashMap<RegistrationId, Glance>,
}

/// Those of these members who are new now, the newest first.
pub(crate) fn new_ones(cx: &Ctx, members: &[Member]) -> Vec<Member> {
    let is_here = |one: &&Member| one.is_legible && one.is_new(cx.now) && one.standing != Standing::Awaiting;
    let mut new: Vec<Member> = members.iter().filter(is_here).cloned().collect();
    new.sort_by_key(|one| std::cmp::Reverse(one.began_at));
    new
}

/// The newcomers of the partnership, who let them in, and whom they opened.
///
/// # Errors
/// `Denied` for one who does not coordinate.
pub async fn newcomers(app: &App, cx: &Ctx, history: History) -> Result<Newcomers, AppError> {
    let (partnership, _) = cx.desk()?;
    app.look::<SeeNewcomers, _>(cx, async |tx| {
        let permit = app.permit::<SeeNewcomers>(cx, &PartnershipRef::inside(partnership))?;
        let members = tx.members(partnership).await?;
        let most = history.most(OPENED);
        let (mut new, mut ids) = (Vec::new(), Vec::new());
        for member in new_ones(cx, &members) {
            let opened = Recent::cut(tx.opened_by(member.id, most.saturating_add(1)).await?, most);
            ids.extend(opened.lines.iter().map(|one| one.registration));
            new.push(Newcomer { member, opened });
        }
        ids.sort_unstable();
        ids.dedup();
        let filter = app.access.filter::<ReadRegistration>(&cx.by)?;
        let names: HashMap<_, _> = tx.glances_of(&filter, &ids).await?.into_iter().map(|one| (one.id, one)).collect();
        let entry = Entry::of(&permit).detail(format!("{} {}", new.len(), names.len()));
        Ok((Newcomers { waiting: waiting(app, cx, &members), new, names }, entry))
    })
    .await
}
