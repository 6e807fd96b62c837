//! The team of an open dossier: the coordinator adds a guide, or ends the part of one. Former guides stay to be read.

use schakel_access::Permit;
use schakel_domain::{
    actor::Standing,
    acts::{ChangeTeam, SeeDossier},
    dossier::{Dossier, guides, is_carried},
    ids::{DossierId, MembershipId},
};
use schakel_store::{Entry, Tx, dossier::TeamMember, people::Member};

use super::resource;
use crate::{App, AppError, Ctx, Fault, FieldFault};

/// What the form shows.
#[derive(Debug, Clone)]
pub struct TeamPage {
    /// The dossier.
    pub dossier: Dossier,
    /// The client's names.
    pub name: String,
    /// The team now.
    pub team: Vec<TeamMember>,
    /// The members who can join it.
    pub others: Vec<Member>,
}

/// To change who guides.
#[derive(Debug, Clone)]
pub struct ChangingTeam {
    /// In which dossier.
    pub id: DossierId,
    /// The team that stood on the page with the form.
    pub seen: Vec<MembershipId>,
    /// The members whose part ends.
    pub leave: Vec<MembershipId>,
    /// The members who join.
    pub join: Vec<MembershipId>,
}

/// A change of a team whose dossier is taken for it.
#[derive(Debug)]
pub(crate) struct Changing<'a> {
    /// The team now.
    pub(crate) team: &'a [TeamMember],
    /// The members who work here now.
    pub(crate) members: &'a [Member],
    /// The members whose part ends.
    pub(crate) leave: &'a [MembershipId],
    /// The members who join.
    pub(crate) join: &'a [MembershipId],
}

fn invalid(field: &'static str, key: &'static str) -> AppError {
    AppError::Invalid(vec![FieldFault { field, fault: Fault::Own(key) }])
}

/// The team of an open dossier, and who can join it.
///
/// # Errors
/// `NotFound` or `Denied` for one who may not change it.
pub async fn team_page(app: &App, cx: &Ctx, id: DossierId) -> Result<TeamPage, AppError> {
    cx.desk()?;
    app.look::<SeeDossier, _>(cx, async |tx| {
        let (dossier, team) = tx.dossier_and_team(id).await?.ok_or(AppError::NotFound)?;
        let on = resource(&dossier, false);
        let permit = app.permit::<SeeDossier>(cx, &on)?;
        app.permit::<ChangeTeam>(cx, &on)?;
        let registration = tx.registration(dossier.registration).await?.ok_or(AppError::NotFound)?;
        let mut others = tx.active_members().await?;
        others.retain(|one| guides(one.role) && team.iter().all(|member| member.id != one.id));
        Ok((TeamPage { name: registration.identity.full_name(), dossier, team, others }, Entry::of(&permit)))
    })
    .await
}

/// Changes who guides.
///
/// # Errors
/// `Stale` when somebody else changed the team since the page was opened, or when the dossier closed; `Invalid` when nobody who can
/// would guide any more, or when one who joins cannot.
pub async fn change_team(app: &App, cx: &Ctx, cmd: ChangingTeam) -> Result<(), AppError> {
    let (partnership, _) = cx.desk()?;
    app.change::<ChangeTeam, _>(cx, async |tx| {
        let dossier = tx.dossier(cmd.id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<ChangeTeam>(cx, &resource(&dossier, false))?;
        tx.hold_team(&permit).await?;
        tx.hold_members(partnership, &cmd.join).await?;
        let team = tx.team(cmd.id).await?;
        let (mut seen, mut now) = (cmd.seen.clone(), team.iter().map(|member| member.id).collect::<Vec<_>>());
        seen.sort_unstable();
        now.sort_unstable();
        if seen != now {
            return Err(AppError::Stale);
        }
        if cmd.leave.is_empty() && cmd.join.is_empty() {
            return Err(invalid("join", "team-nothing"));
        }
        let members = tx.active_members().await?;
        let changing = Changing { team: &team, members: &members, leave: &cmd.leave, join: &cmd.join };
        let said = change(tx, cx, &permit, &changing).await?;
        Ok(((), Entry::of(&permit).detail(said)))
    })
    .await
}

/// Changes a team within a transaction that took it; returns what the log says of it.
///
/// # Errors
/// `Invalid` when nobody who can would guide any more, or when one who joins cannot.
pub(crate) async fn change(tx: &mut Tx, cx: &Ctx, permit: &Permit<ChangeTeam>, changing: &Changing<'_>) -> Result<String, AppError> {
    let Changing { team, members, leave, join } = changing;
    let is_on = |id: &MembershipId| team.iter().any(|member| member.id == *id);
    let mut leave: Vec<MembershipId> = leave.iter().copied().filter(|id| is_on(id)).collect();
    let mut join: Vec<MembershipId> = join.iter().copied().filter(|id| !is_on(id)).collect();
    for ids in [&mut leave, &mut join] {
        ids.sort_unstable();
        ids.dedup();
    }
    let comes = |id: &MembershipId| members.iter().find(|member| member.id == *id && guides(member.role));
    if join.iter().any(|id| comes(id).is_none()) {
        return Err(invalid("join", "team-gone"));
    }
    let stay = team.iter().filter(|member| !leave.contains(&member.id)).map(|member| (member.role, member.standing));
    let new = join.iter().filter_map(comes).map(|member| (member.role, Standing::Active));
    if !is_carried(stay.chain(new)) {
        return Err(invalid("leave", "team-last"));
    }
    tx.change_team(permit, &leave, &join, cx.today()).await?;
    let signed = leave.iter().map(|id| format!("-{id}")).chain(join.iter().map(|id| format!("+{id}")));
    Ok(signed.collect::<Vec<_>>().join(" "))
}
