//! Handing over: registrations, parts in teams and seats at conferences go to others, and the membership is interrupted or ended, all in one
//! transaction, with an entry for each client. What somebody else gave away meanwhile is left where it is, and told.

use schakel_domain::{
    acts::{ArrangeConference, AssignRegistration, ChangeTeam, HandOver},
    conference::ConferenceState,
    dossier::DossierState,
    identity::MembershipMove,
    ids::{ConferenceId, DossierId, MembershipId, RegistrationId},
    resource::ConferenceRef,
};
use schakel_store::{Entry, StoreError, Tx, people::Member};
use serde::{Deserialize, Serialize};

use super::{see::MOST, spread::may_take_seat};
use crate::{
    App, AppError, Ctx, Fault, FieldFault,
    conference::FEWEST,
    dossier::{Changing, change_guides, resource},
    identity::members::{as_resource, step_of},
    inbox::takes_registrations,
};

/// To hand over what hangs on a member.
#[derive(Debug, Clone)]
pub struct HandingOver {
    /// On whom it hangs.
    pub member: MembershipId,
    /// The version of the membership that the form was opened with.
    pub version: i64,
    /// What becomes of the membership, if anything.
    pub step: Option<MembershipMove>,
    /// The registrations, and who takes each.
    pub registrations: Vec<(RegistrationId, MembershipId)>,
    /// The dossiers, and who guides in the place of the member; nobody, when others go on.
    pub dossiers: Vec<(DossierId, Option<MembershipId>)>,
    /// The conferences, and who comes in the place of the member; nobody, when others do.
    pub conferences: Vec<(ConferenceId, Option<MembershipId>)>,
}

impl HandingOver {
    fn targets(&self) -> impl Iterator<Item = MembershipId> {
        let registrations = self.registrations.iter().map(|(_, to)| *to);
        let dossiers = self.dossiers.iter().filter_map(|(_, to)| *to);
        registrations.chain(dossiers).chain(self.conferences.iter().filter_map(|(_, to)| *to))
    }

    fn len(&self) -> usize {
        self.registrations.len() + self.dossiers.len() + self.conferences.len()
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HandedOver {
    /// How many were given.
    pub given: usize,
    /// How many were left where they are, because somebody else was first.
    pub left: usize,
}

/// What is being handed over, within its transaction.
struct Handing<'a> {
    app: &'a App,
    cx: &'a Ctx,
    tx: &'a mut Tx,
    from: MembershipId,
    members: Vec<Member>,
    came: HandedOver,
    entries: Vec<Entry>,
}

fn invalid(field: &'static str, key: &'static str) -> AppError {
    AppError::Invalid(vec![FieldFault { field, fault: Fault::Own(key) }])
}

/// Hands over what hangs on a member.
///
/// # Errors
/// `Stale` when nothing of it hangs on the member any more, or when the membership changed since; `Invalid` when one who takes over cannot
/// have it, when nobody would be left to guide, or when something would stay with one who leaves for good.
pub async fn hand_over(app: &App, cx: &Ctx, cmd: HandingOver) -> Result<HandedOver, AppError> {
    app.change::<HandOver, _>(cx, async |tx| {
        let member = tx.member(cmd.member).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<HandOver>(cx, &as_resource(&member))?;
        let (partnership, _) = cx.desk()?;
        if cmd.step.is_none() && cmd.len() == 0 {
            return Err(invalid("step", "nothing-chosen"));
        }
        if cmd.len() > 3 * MOST as usize {
            return Err(invalid("step", "too-much"));
        }
        // Nobody of them is interrupted or ended while this goes on.
        let held: Vec<MembershipId> = cmd.targets().chain([cmd.member]).collect();
        tx.hold_members(partnership, &held).await?;
        let mut members = tx.active_members().await?;
        members.retain(|one| one.id != cmd.member);
        let mut handing = Handing { app, cx, tx, from: cmd.member, members, came: HandedOver::default(), entries: Vec::new() };
        for (id, to) in &cmd.dossiers {
            handing.dossier(*id, *to).await?;
        }
        for (id, to) in &cmd.registrations {
            handing.registration(*id, *to).await?;
        }
        for (id, to) in &cmd.conferences {
            handing.conference(*id, *to).await?;
        }
        let Handing { came, entries, .. } = handing;
        if came.given == 0 && cmd.len() > 0 {
            return Err(AppError::Stale);
        }
        let mut entry = Entry::of(&permit).detail(format!("{} {}", cmd.step.map_or("hand_over", MembershipMove::code), came.given));
        if let Some(step) = cmd.step {
            entry = entry.and(step_of(app, cx, tx, &member, step, cmd.version).await?);
        }
        Ok((came, entries.into_iter().fold(entry, Entry::and)))
    })
    .await
}

impl Handing<'_> {
    fn takes(&self, to: MembershipId, can: impl Fn(&Member) -> bool) -> bool {
        self.members.iter().any(|one| one.id == to && can(one))
    }

    async fn registration(&mut self, id: RegistrationId, to: MembershipId) -> Result<(), AppError> {
        let on = self.tx.registration_ref(id).await?.ok_or(AppError::NotFound)?;
        let permit = self.app.permit::<AssignRegistration>(self.cx, &on)?;
        if !self.takes(to, |one| takes_registrations(one.role)) {
            return Err(invalid("registrations", "registration-gone"));
        }
        if on.assigned != Some(self.from) || !on.state.needs_worker() {
            self.came.left += 1;
            return Ok(());
        }
        match self.tx.hand_over_registration(&permit, self.from, to).await {
            Ok(()) => {}
            // Somebody gave it away in this very moment.
            Err(StoreError::Stale) => {
                self.came.left += 1;
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        }
        self.entries.push(Entry::of(&permit).detail(to.to_string()));
        self.came.given += 1;
        Ok(())
    }

    async fn dossier(&mut self, id: DossierId, to: Option<MembershipId>) -> Result<(), AppError> {
        let dossier = self.tx.dossier(id).await?.ok_or(AppError::NotFound)?;
        if dossier.state == DossierState::Closed {
            self.came.left += 1;
            return Ok(());
        }
        let permit = self.app.permit::<ChangeTeam>(self.cx, &resource(&dossier, false))?;
        self.tx.hold_team(&permit).await?;
        let team = self.tx.team(id).await?;
        if team.iter().all(|member| member.id != self.from) {
            self.came.left += 1;
            return Ok(());
        }
        let join: Vec<MembershipId> = to.into_iter().collect();
        let changing = Changing { team: &team, members: &self.members, leave: &[self.from], join: &join };
        let said = change_guides(self.tx, self.cx, &permit, &changing).await.map_err(|error| match error {
            AppError::Invalid(faults) if faults.iter().any(|fault| fault.field == "leave") => invalid("dossiers", "dossier-last"),
            AppError::Invalid(_) => invalid("dossiers", "dossier-gone"),
            other => other,
        })?;
        self.entries.push(Entry::of(&permit).detail(said));
        self.came.given += 1;
        Ok(())
    }

    async fn conference(&mut self, id: ConferenceId, to: Option<MembershipId>) -> Result<(), AppError> {
        let conference = self.tx.conference(id).await?.ok_or(AppError::NotFound)?;
        let permit = self.app.permit::<ArrangeConference>(self.cx, &ConferenceRef::from(&conference))?;
        if to.is_some_and(|to| !self.takes(to, |one| may_take_seat(one.role))) {
            return Err(invalid("conferences", "conference-gone"));
        }
        let asked = |id: MembershipId| conference.members.iter().any(|one| one.member == id);
        if conference.state != ConferenceState::Planned || !asked(self.from) {
            self.came.left += 1;
            return Ok(());
        }
        let stay = conference.members.len() - 1 + usize::from(to.is_some_and(|to| !asked(to)));
        if stay < FEWEST {
            return Err(invalid("conferences", "conference-few"));
        }
        self.tx.change_seat(&permit, self.from, to).await?;
        self.entries.push(Entry::of(&permit).detail(self.from.to_string()));
        self.came.given += 1;
        Ok(())
    }
}
