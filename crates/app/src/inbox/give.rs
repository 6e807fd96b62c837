//! Handing several registrations to one worker at once. What somebody else took meanwhile is left alone, and told.

use schakel_domain::{
    acts::{AssignRegistration, ListInbox},
    ids::{MembershipId, RegistrationId},
    registration::Step,
    resource::{PartnershipRef, RegistrationRef},
};
use schakel_store::{
    Entry, StoreError,
    inbox::{Glance, Narrow, Part, RegistrationBorder},
    listing::{Listed, Turn},
    people::Member,
};
use serde::{Deserialize, Serialize};

use super::{
    acts::{can_have, takes_registrations},
    aside::{MOST, ON_A_PAGE, Ticked},
};
use crate::{App, AppError, Ctx, error::Versioned as _};

/// To give several registrations to one worker.
#[derive(Debug, Clone)]
pub struct Giving {
    /// Which ones, with the versions that the page showed.
    pub ticked: Vec<Ticked>,
    /// To whom.
    pub to: MembershipId,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenAtOnce {
    /// How many were given.
    pub given: usize,
    /// Those that were left alone, because somebody else was at work on them.
    pub left: Vec<RegistrationId>,
}

/// The registrations of a part that can be given, and to whom; or with `chosen` those of them.
///
/// # Errors
/// `Denied` for one without an inbox.
pub async fn to_give(
    app: &App,
    cx: &Ctx,
    part: Part,
    chosen: &[RegistrationId],
    turn: Turn<RegistrationBorder>,
) -> Result<(Listed<Glance, RegistrationBorder>, Vec<Member>), AppError> {
    let (partnership, reader) = cx.desk()?;
    app.look::<ListInbox, _>(cx, async |tx| {
        let permit = app.permit::<ListInbox>(cx, &PartnershipRef::inside(partnership))?;
        // Only what the reader may give is offered.
        let filter = app.access.filter::<AssignRegistration>(&cx.by)?;
        let page = if chosen.is_empty() {
            tx.inbox(&filter, (part, &Narrow::default()), reader, turn, ON_A_PAGE).await?
        } else {
            let rows = tx.glances_of(&filter, chosen.get(..MOST).unwrap_or(chosen)).await?;
            Listed { rows, previous: None, next: None }
        };
        let mut members = tx.active_members().await?;
        members.retain(|member| takes_registrations(member.role));
        let entry = Entry::of(&permit).detail(page.rows.len().to_string());
        Ok(((page, members), entry))
    })
    .await
}

/// Whether the actor may give anything.
///
/// # Errors
/// `NotFound` when not.
pub fn may_give(app: &App, cx: &Ctx) -> Result<(), AppError> {
    cx.desk()?;
    if app.access.filter::<AssignRegistration>(&cx.by)?.is_empty() { Err(AppError::NotFound) } else { Ok(()) }
}

/// Hands these registrations to a worker, all in one transaction, with an entry for each. What somebody else changed since the page was
/// shown is left alone.
///
/// # Errors
/// `Denied` or `NotFound` when one of them is not the actor's to give; `Invalid` when that member does not take registrations here.
pub async fn give(app: &App, cx: &Ctx, cmd: Giving) -> Result<GivenAtOnce, AppError> {
    let (partnership, _) = cx.desk()?;
    let ticked = cmd.ticked.get(..MOST).unwrap_or(&cmd.ticked);
    app.change::<AssignRegistration, _>(cx, async |tx| {
        let mut came = GivenAtOnce { given: 0, left: Vec::new() };
        let mut entries: Option<Entry> = None;
        for (place, one) in ticked.iter().enumerate() {
            let registration = tx.registration(one.id).await?.ok_or(AppError::NotFound)?;
            let permit = app.permit::<AssignRegistration>(cx, &RegistrationRef::from(&registration))?;
            if place == 0 {
                // Asked once it is known that the actor may give anything at all.
                can_have(tx, partnership, cmd.to).await?;
            }
            let (Ok(state), Ok(())) = (registration.state.after(Step::Assign), registration.at(one.version)) else {
                came.left.push(one.id);
                continue;
            };
            match tx.assign_registration(&permit, one.version, state, cmd.to).await {
                Ok(()) => {}
                Err(StoreError::Stale) => {
                    came.left.push(one.id);
                    continue;
                }
                Err(error) => return Err(error.into()),
            }
            let entry = Entry::of(&permit).detail(cmd.to.to_string());
            entries = Some(match entries {
                Some(first) => first.and(entry),
                None => entry,
            });
            came.given += 1;
        }
        Ok((came, entries.ok_or(AppError::Stale)?))
    })
    .await
}
