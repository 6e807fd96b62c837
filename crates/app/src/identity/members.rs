//! The members of a partnership: in what role, for which organisation. Inviting and changing ask for a fresh factor.

use std::collections::{HashMap, HashSet};

use jiff::SignedDuration;
use schakel_domain::{
    actor::{Role, Standing},
    acts::{Act, ChangeMember, InviteCoordinator, InviteMember, ListMembers},
    identity::{Member, MembershipMove, Person, SignInName},
    ids::{InvitationId, MembershipId, OrganisationId, PartnershipId},
    partnership::Organisation,
    resource::{MembershipRef, PartnershipRef},
    time::Instant,
    words::Line,
};
use schakel_store::{
    Entry, Tx,
    handover::Hanging,
    identity::{NewInvitation, NewMembership},
};
use schakel_vault::Purpose;
use serde::{Deserialize, Serialize};

use super::{
    coming::{self, place},
    invitation,
};
use crate::{App, AppError, Ctx, Fault, FieldFault, error::Versioned as _};

/// How long an invitation can be used.
pub const INVITED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long the same form, handed in again, shows its link once more: an answer may be lost on the way. After that a new link is made, and
/// the one before it is dead.
const AGAIN: SignedDuration = SignedDuration::from_mins(5);

/// The members of a partnership, and what is needed to invite another.
#[derive(Debug, Clone)]
pub struct Members {
    /// In which partnership.
    pub partnership: PartnershipId,
    /// Its name.
    pub partnership_name: String,
    /// The members, those who left too.
    pub members: Vec<Member>,
    /// How much hangs on those who do not work here now.
    pub hanging: HashMap<MembershipId, Hanging>,
    /// The organisations that take part.
    pub organisations: Vec<Organisation>,
    /// Whether the one who looks may invite.
    pub may_invite: bool,
    /// Whether it is the administrator of the platform, and may invite a coordinator because none serves.
    pub is_vacant: bool,
    /// Whom of them the one who looks may suspend, resume or end.
    pub may_change: HashSet<MembershipId>,
    /// Whom of them the one who looks may confirm.
    pub may_confirm: HashSet<MembershipId>,
}

/// A link that was made.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct MadeLink {
    /// Of which invitation: the link follows from it by [`invitation::token_of`].
    pub id: InvitationId,
    /// When.
    pub at: Instant,
}

impl MadeLink {
    /// Whether the link is shown still: right after it was made, and not when its form comes back later.
    pub fn is_shown(&self, now: Instant) -> bool {
        now.duration_since(self.at) <= AGAIN
    }
}

/// Whom to invite.
#[derive(Debug, Clone)]
pub struct Invite {
    /// The name, as colleagues and clients will read it.
    pub name: Line,
    /// What the person will type to sign in.
    pub sign_in_name: SignInName,
    /// In what role.
    pub role: Role,
    /// For which organisation.
    pub organisation: OrganisationId,
}

fn invalid(field: &'static str, key: &'static str) -> AppError {
    AppError::Invalid(vec![FieldFault { field, fault: Fault::Own(key) }])
}

/// A membership as a thing that acts are done to; by whom it can be confirmed is not looked up.
pub(crate) fn as_resource(member: &Member) -> MembershipRef {
    MembershipRef::of(member.id, member.person.id, member.partnership.as_ref().map(|it| it.id), member.standing)
}

/// The members of a partnership.
///
/// # Errors
/// `NotFound` or `Denied` for whoever may not see them.
pub async fn list(app: &App, cx: &Ctx, partnership: PartnershipId) -> Result<Members, AppError> {
    app.look::<ListMembers, _>(cx, async |tx| {
        let (on, partnership_name) = place(tx, cx, partnership).await?;
        let permit = app.permit::<ListMembers>(cx, &on)?;
        let members = tx.members(partnership).await?;
        let waiting = coming::waiting(app, cx, &members);
        let changes = |one: &&Member| app.access.allows::<ChangeMember>(&cx.by, &as_resource(one));
        let mut hanging = HashMap::new();
        for away in members.iter().filter(|one| matches!(one.standing, Standing::Suspended | Standing::Ended)) {
            hanging.insert(away.id, tx.hanging_on(partnership, away.id).await?);
        }
        let members = Members {
            partnership,
            partnership_name,
            hanging,
            organisations: tx.organisations(partnership).await?,
            may_invite: app.access.allows::<InviteMember>(&cx.by, &on),
            is_vacant: app.access.allows::<InviteCoordinator>(&cx.by, &on),
            may_change: members.iter().filter(changes).map(|one| one.id).collect(),
            may_confirm: waiting.into_iter().filter(|one| one.may_confirm).map(|one| one.member.id).collect(),
            members,
        };
        Ok((members, Entry::of(&permit)))
    })
    .await
}

/// Adds the person, when new, and the membership; returns what an invitation needs.
async fn add(app: &App, tx: &mut Tx, partnership: PartnershipId, invite: &Invite, cx: &Ctx) -> Result<MembershipId, AppError> {
    let organisations = tx.organisations(partnership).await?;
    let organisation = organisations.iter().find(|it| it.id == invite.organisation).ok_or(invalid("organisation", "organisation-none"))?;
    if !organisation.kind.fits(invite.role) {
        return Err(invalid("role", "role-does-not-fit"));
    }
    let person = if let Some(known) = tx.person_by_sign_in_name(&invite.sign_in_name).await? {
        let same = |member: &Member| {
            member.standing != Standing::Ended
                && member.role == invite.role
                && member.organisation.as_ref().is_some_and(|it| it.id == invite.organisation)
        };
        for before in tx.memberships_of(known.id).await?.into_iter().filter(same) {
            if !before.is_legible || !before.has_lapsed(cx.now) {
                return Err(invalid("sign_in_name", "already-member"));
            }
            // It was not confirmed in time, and the new one stands in its place.
            tx.set_standing(&before, Standing::Ended, cx.now).await?;
        }
        known
    } else {
        let new = Person { id: app.new_id(cx), name: invite.name.clone(), sign_in_name: invite.sign_in_name.clone() };
        tx.add_person(&new, cx.now).await?;
        new
    };
    let membership = NewMembership {
        id: app.new_id(cx),
        person: person.id,
        partnership: Some(partnership),
        organisation: Some(invite.organisation),
        role: invite.role,
        standing: Standing::Invited,
        invited_as: Some(invite.name.clone()),
    };
    tx.add_membership(&membership, cx.now).await?;
    Ok(membership.id)
}

/// Makes a one-time link into a membership; earlier ones count no more.
async fn add_invitation(app: &App, tx: &mut Tx, membership: MembershipId, cx: &Ctx) -> Result<InvitationId, AppError> {
    let id: InvitationId = app.new_id(cx);
    let new = NewInvitation {
        id,
        membership,
        token_hash: app.vault.keyed_hash(Purpose::Invitation, &invitation::token_of(app, id)),
        made_by: cx.by.membership,
        made_at: cx.now,
        expires_at: cx.now.saturating_add(INVITED_FOR).unwrap_or(cx.now),
    };
    tx.add_invitation(&new).await?;
    Ok(id)
}

/// Whether one may invite here, for the empty form.
///
/// # Errors
/// `NotFound`, `Denied` or `StepUp`.
pub async fn ask<A: Act<On = PartnershipRef>>(app: &App, cx: &Ctx, partnership: PartnershipId) -> Result<(), AppError> {
    let mut tx = app.reading(cx).await?;
    let (on, _) = place(&mut tx, cx, partnership).await?;
    drop(tx);
    match app.permit::<A>(cx, &on) {
        Ok(_) => Ok(()),
        Err(error) => Err(app.note_attempt(cx, error).await),
    }
}

/// Invites a person, in whatever way the act allows: [`InviteMember`], or [`InviteCoordinator`] where none serves. The link is made from the
/// answer by [`invitation::token_of`] and shown once. It is the same whether or not the sign-in name is known.
///
/// # Errors
/// `Invalid` when the role does not fit the organisation or somebody with this sign-in name already has it here.
pub async fn invite<A: Act<On = PartnershipRef>>(
    app: &App,
    cx: &Ctx,
    partnership: PartnershipId,
    invite: &Invite,
) -> Result<MadeLink, AppError> {
    app.change::<A, _>(cx, async |tx| {
        let (on, _) = place(tx, cx, partnership).await?;
        let permit = app.permit::<A>(cx, &on)?;
        if A::NAME == InviteCoordinator::NAME && invite.role != Role::Coordinator {
            return Err(invalid("role", "role-does-not-fit"));
        }
        let membership = add(app, tx, partnership, invite, cx).await?;
        let id = add_invitation(app, tx, membership, cx).await?;
        let detail = format!("{membership} {}", invite.role.code());
        Ok((MadeLink { id, at: cx.now }, Entry::of(&permit).detail(detail)))
    })
    .await
}

/// Makes a new link for somebody who was invited and has not come, or who came and was not confirmed in time; the one before it is dead.
///
/// # Errors
/// `NotFound` when there is no such invited person; `Stale` when the person came meanwhile.
pub async fn invite_again<A: Act<On = PartnershipRef>>(app: &App, cx: &Ctx, membership: MembershipId) -> Result<MadeLink, AppError> {
    app.change::<A, _>(cx, async |tx| {
        let member = tx.member(membership).await?.ok_or(AppError::NotFound)?;
        let partnership = member.partnership.as_ref().ok_or(AppError::NotFound)?.id;
        let (on, _) = place(tx, cx, partnership).await?;
        let sees = app.access.allows::<ListMembers>(&cx.by, &on);
        let permit = app.permit::<A>(cx, &on).map_err(|error| if sees { error } else { error.unseen() })?;
        if A::NAME == InviteCoordinator::NAME && member.role != Role::Coordinator {
            return Err(AppError::NotFound);
        }
        if !member.can_be_invited_again(cx.now) {
            return Err(AppError::Stale);
        }
        if member.standing == Standing::Awaiting {
            tx.invite_anew(&member, cx.now).await?;
        }
        let id = add_invitation(app, tx, membership, cx).await?;
        Ok((MadeLink { id, at: cx.now }, Entry::of(&permit).detail(format!("{membership} again"))))
    })
    .await
}

/// Suspends, resumes or ends a membership. Its sessions end in the same transaction. One who is away for a short while keeps
/// what hangs on the membership; one who leaves for good has nothing any more.
///
/// # Errors
/// `Stale` when somebody else changed it first, or the step cannot follow; `Invalid` when something still hangs on who leaves.
pub async fn change(app: &App, cx: &Ctx, membership: MembershipId, step: MembershipMove, version: i64) -> Result<(), AppError> {
    app.change::<ChangeMember, _>(cx, async |tx| {
        let member = tx.member(membership).await?.ok_or(AppError::NotFound)?;
        Ok(((), step_of(app, cx, tx, &member, step, version).await?))
    })
    .await
}

/// Takes this step with a membership, within a transaction; returns the entry.
///
/// # Errors
/// `Stale` when somebody else changed it, or when the move does not fit how it stands; `Invalid` for the own membership,
/// so that no partnership loses its only coordinator by a slip, and for ending one on which something hangs still.
pub(crate) async fn step_of(
    app: &App,
    cx: &Ctx,
    tx: &mut Tx,
    member: &Member,
    step: MembershipMove,
    version: i64,
) -> Result<Entry, AppError> {
    let permit = app.permit::<ChangeMember>(cx, &as_resource(member))?;
    if cx.by.membership == Some(member.id) {
        return Err(invalid("membership", "own-membership"));
    }
    member.at(version)?;
    let standing = step.from(member.standing).ok_or(AppError::Stale)?;
    if let (Standing::Ended, Some(partnership)) = (standing, &member.partnership) {
        tx.hold_members(partnership.id, &[member.id]).await?;
        if !tx.hanging_on(partnership.id, member.id).await?.is_nothing() {
            return Err(invalid("step", "still-hangs"));
        }
    }
    tx.set_standing(member, standing, cx.now).await?;
    Ok(Entry::of(&permit).detail(step.code()))
}

/// Invites from the machine itself, where nobody is signed in: the first coordinators, by the administrator's command.
///
/// # Errors
/// As [`invite`].
pub async fn invite_from_machine(app: &App, partnership: PartnershipId, invite: &Invite, now: Instant) -> Result<InvitationId, AppError> {
    let cx = Ctx::new(schakel_domain::actor::Actor::visitor(), now);
    let mut tx = app.store.write().await?;
    let membership = add(app, &mut tx, partnership, invite, &cx).await?;
    let id = add_invitation(app, &mut tx, membership, &cx).await?;
    tx.note_house("member.invited", &format!("{membership} {}", invite.role.code()), now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Invites a platform administrator from the machine itself; there is no other way to become one.
///
/// # Errors
/// `Invalid` when the person already is one.
pub async fn invite_admin_from_machine(app: &App, name: Line, sign_in_name: SignInName, now: Instant) -> Result<InvitationId, AppError> {
    let cx = Ctx::new(schakel_domain::actor::Actor::visitor(), now);
    let mut tx = app.store.write().await?;
    let person = if let Some(known) = tx.person_by_sign_in_name(&sign_in_name).await? {
        known
    } else {
        let new = Person { id: app.new_id(&cx), name, sign_in_name };
        tx.add_person(&new, now).await?;
        new
    };
    let is_one = |member: &Member| member.role == Role::PlatformAdmin && member.standing != Standing::Ended;
    if tx.memberships_of(person.id).await?.iter().any(is_one) {
        return Err(invalid("sign_in_name", "already-member"));
    }
    let membership = NewMembership {
        id: app.new_id(&cx),
        person: person.id,
        partnership: None,
        organisation: None,
        role: Role::PlatformAdmin,
        standing: Standing::Invited,
        invited_as: None,
    };
    tx.add_membership(&membership, now).await?;
    let id = add_invitation(app, &mut tx, membership.id, &cx).await?;
    tx.note_house("member.invited", &format!("{} platform_admin", membership.id), now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Lets a person who lost every factor begin anew: factors and sessions are gone, and a one-time link sets new ones. At
/// the machine alone, with the person present; nobody can do it over the web.
///
/// # Errors
/// `NotFound` when nobody has this sign-in name or an active membership.
pub async fn renew_from_machine(app: &App, sign_in_name: &SignInName, now: Instant) -> Result<InvitationId, AppError> {
    let cx = Ctx::new(schakel_domain::actor::Actor::visitor(), now);
    let mut tx = app.store.write().await?;
    let person = tx.person_by_sign_in_name(sign_in_name).await?.ok_or(AppError::NotFound)?;
    let member = super::session::active(tx.memberships_of(person.id).await?).into_iter().next().ok_or(AppError::NotFound)?;
    for factor in tx.factors_of(person.id).await? {
        tx.drop_factor(person.id, factor.id).await?;
    }
    tx.end_sessions_of(person.id, None).await?;
    tx.forget_browsers_of(person.id).await?;
    let id = add_invitation(app, &mut tx, member.id, &cx).await?;
    tx.note_house("account.renewed", &person.id.to_string(), now).await?;
    tx.commit().await?;
    Ok(id)
}
