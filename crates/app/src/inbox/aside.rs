//! Putting aside what is not a real registration, several at once, and putting back; and whether somebody who was typed over
//! is there already.

use schakel_domain::{
    acts::{ListInbox, ReadRegistration, RejectRegistration, RestoreRegistration},
    conference::CaseState,
    ids::RegistrationId,
    registration::Step,
    resource::{PartnershipRef, RegistrationRef},
};
use schakel_store::{
    Entry,
    inbox::{Glance, Narrow, Part, RegistrationBorder},
    listing::{Listed, Turn},
};
use serde::{Deserialize, Serialize};

use crate::{App, AppError, Ctx, error::Versioned as _};

/// How many registrations stand on a page to choose from.
pub(super) const ON_A_PAGE: u32 = 50;
/// The most that are put aside, or given, at once: a page of them.
pub(super) const MOST: usize = 50;
/// What the log says of why.
const NOT_REAL: &str = "not_real";

/// A registration that was ticked, with the version that the page showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticked {
    /// Which one.
    pub id: RegistrationId,
    /// The version that the page showed.
    pub version: i64,
}

/// What came of putting aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutAside {
    /// Those that were put aside.
    pub done: Vec<RegistrationId>,
    /// How many were left alone, because somebody else was at work on them.
    pub left: usize,
}

/// The registrations that wait, to choose from; or with `chosen` those of them, to ask once more whether it is meant.
///
/// # Errors
/// `Denied` for one who may not put aside.
pub async fn choose(
    app: &App,
    cx: &Ctx,
    chosen: &[RegistrationId],
    turn: Turn<RegistrationBorder>,
) -> Result<Listed<Glance, RegistrationBorder>, AppError> {
    let (partnership, reader) = cx.desk()?;
    app.look::<ListInbox, _>(cx, async |tx| {
        let permit = app.permit::<ListInbox>(cx, &PartnershipRef::inside(partnership))?;
        // Only what the reader may put aside is offered.
        let filter = app.access.filter::<RejectRegistration>(&cx.by)?;
        let page = if chosen.is_empty() {
            tx.inbox(&filter, (Part::Open, &Narrow::default()), reader, turn, ON_A_PAGE).await?
        } else {
            let mut glances = tx.glances_of(&filter, chosen.get(..MOST).unwrap_or(chosen)).await?;
            glances.retain(|glance| glance.state.after(Step::Reject).is_ok());
            Listed { rows: glances, previous: None, next: None }
        };
        let entry = Entry::of(&permit).detail(page.rows.len().to_string());
        Ok((page, entry))
    })
    .await
}

/// Whether the actor may put anything aside.
///
/// # Errors
/// `NotFound` when not.
pub fn may_put_aside(app: &App, cx: &Ctx) -> Result<(), AppError> {
    cx.desk()?;
    if app.access.filter::<RejectRegistration>(&cx.by)?.is_empty() { Err(AppError::NotFound) } else { Ok(()) }
}

/// Puts these registrations aside as not real, all in one transaction, with an entry for each. What somebody else changed
/// since the page was shown is left alone.
///
/// # Errors
/// `Denied` or `NotFound` when one of them is not the actor's to put aside; `Stale` when all were left alone.
pub async fn put_aside(app: &App, cx: &Ctx, ticked: &[Ticked]) -> Result<PutAside, AppError> {
    cx.desk()?;
    let ticked = ticked.get(..MOST).unwrap_or(ticked);
    app.change::<RejectRegistration, _>(cx, async |tx| {
        let mut came = PutAside { done: Vec::new(), left: 0 };
        let mut entries: Option<Entry> = None;
        for one in ticked {
            let registration = tx.registration(one.id).await?.ok_or(AppError::NotFound)?;
            let permit = app.permit::<RejectRegistration>(cx, &RegistrationRef::from(&registration))?;
            if registration.at(one.version).is_err() || registration.state.after(Step::Reject).is_err() {
                came.left += 1;
                continue;
            }
            tx.reject_registration(&permit, one.version, cx.now).await?;
            // Nobody discusses what is put aside, from this moment.
            tx.leave_tables(&permit, CaseState::TakenOff).await?;
            let entry = Entry::of(&permit).detail(NOT_REAL);
            entries = Some(match entries {
                Some(first) => first.and(entry),
                None => entry,
            });
            came.done.push(one.id);
        }
        Ok((came, entries.ok_or(AppError::Stale)?))
    })
    .await
}

/// Puts back what was put aside or expired.
///
/// # Errors
/// `Stale` when somebody else did so before.
pub async fn put_back(app: &App, cx: &Ctx, id: RegistrationId, version: i64) -> Result<(), AppError> {
    cx.desk()?;
    app.change::<RestoreRegistration, _>(cx, async |tx| {
        let registration = tx.registration(id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<RestoreRegistration>(cx, &RegistrationRef::from(&registration))?;
        registration.at(version)?;
        if !registration.state.can_come_back() {
            return Err(AppError::Stale);
        }
        tx.restore_registration(&permit, version, cx.now).await?;
        Ok(((), Entry::of(&permit)))
    })
    .await
}

/// Whether somebody who was typed over is in the partnership already, with exactly the same name and birth date, as far as the actor may
/// see: of others nothing is told. Asked after the registration was made, so that nobody can ask it without leaving a trace.
///
/// # Errors
/// `Unavailable` when the database is away.
pub async fn already_in_sight(app: &App, cx: &Ctx, id: RegistrationId) -> Result<bool, AppError> {
    let (partnership, _) = cx.desk()?;
    let shelf = app.shelves.ready(&app.store, partnership).await?;
    let filter = app.access.filter::<ReadRegistration>(&cx.by)?;
    Ok(!app.reading(cx).await?.glances_of(&filter, &shelf.exactly(id)).await?.is_empty())
}
