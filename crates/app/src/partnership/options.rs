//! The registration options: edited and confirmed by the partnership itself, corrected by the VDAB adviser or the team
//! leader in the board (§2.1).

use schakel_domain::{
    acts::{EditOptions, ProposeCorrection, SettleCorrection},
    ids::CorrectionId,
    partnership::{Correction, LogoSlot, OptionChange, Options, Settled},
    resource::PartnershipRef,
    words::{Reason, Text},
};
use schakel_store::{Entry, Tx};

use super::{
    ask,
    find::{Card, card},
    own,
};
use crate::{App, AppError, Ctx, History, Recent};

/// How many corrections and changes are shown, unless all are asked for.
const SENT: u32 = 10;

/// What a coordinator sees of the options of the own partnership.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The partnership with its options.
    pub card: Card,
    /// The corrections that wait, oldest first.
    pub waiting: Vec<Correction>,
    /// The places in which a text mark still stands in for the official logo (§9).
    pub missing_logos: Vec<LogoSlot>,
}

/// What the VDAB adviser or the team leader sees of the options of the own partnership.
#[derive(Debug, Clone)]
pub struct Proposals {
    /// The partnership with its options.
    pub card: Card,
    /// What the partnership changed lately, newest first.
    pub changes: Recent<OptionChange>,
    /// The last corrections that this member sent in, newest first.
    pub sent: Recent<Correction>,
}

/// The options as a person typed them over.
#[derive(Debug, Clone)]
pub struct Edit {
    /// What should stand there.
    pub options: Options,
    /// The version over which it was typed.
    pub version: i64,
    /// The correction that is taken over with it.
    pub correction: Option<CorrectionId>,
}

/// What becomes of a correction.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// Taken over; the options were edited, or already said so.
    TakenOver,
    /// Set aside, and why.
    SetAside(Reason),
}

/// The options of the own partnership, for one who edits them.
pub async fn sheet(app: &App, cx: &Ctx) -> Result<Sheet, AppError> {
    let mut tx = app.reading(cx).await?;
    let (partnership, on) = own(&mut tx, cx).await?;
    ask::<EditOptions>(app, cx, &on).await?;
    let installed = tx.logos(partnership.id).await?;
    let missing = |slot: &LogoSlot| installed.iter().all(|logo| logo.slot != *slot);
    Ok(Sheet {
        waiting: tx.open_corrections().await?,
        missing_logos: LogoSlot::ALL.iter().copied().filter(missing).collect(),
        card: card(&mut tx, partnership, cx.today()).await?,
    })
}

/// The options of the own partnership, for one who can send in a correction.
pub async fn proposals(app: &App, cx: &Ctx, history: History) -> Result<Proposals, AppError> {
    let mut tx = app.reading(cx).await?;
    let (partnership, on) = own(&mut tx, cx).await?;
    ask::<ProposeCorrection>(app, cx, &on).await?;
    let member = cx.by.membership.ok_or(AppError::NotFound)?;
    let most = history.most(SENT);
    let sent = Recent::cut(tx.corrections_by(member, most.saturating_add(1)).await?, most);
    let changes = Recent::cut(tx.option_changes(most.saturating_add(1)).await?, most);
    Ok(Proposals { sent, changes, card: card(&mut tx, partnership, cx.today()).await? })
}

/// Saves the options and notes today as the day on which they were confirmed; takes over a correction with them, if one is named.
///
/// # Errors
/// `Stale` when somebody else saved since that version; the page shows both side by side.
pub async fn edit_options(app: &App, cx: &Ctx, edit: &Edit) -> Result<(), AppError> {
    app.change::<EditOptions, _>(cx, async |tx| {
        let (partnership, on) = own(tx, cx).await?;
        let permit = app.permit::<EditOptions>(cx, &on)?;
        let before = tx.options(partnership.id).await?.options;
        tx.save_options(&permit, &edit.options, cx.today(), edit.version).await?;
        if before != edit.options {
            let by = cx.by.membership.ok_or(AppError::NotFound)?;
            tx.note_option_change(&permit, app.new_id(cx), by, cx.now, (&before, &edit.options)).await?;
        }
        if let Some(correction) = edit.correction {
            let entry = settle(app, cx, tx, &on, correction, &Verdict::TakenOver).await?;
            tx.note(entry, &cx.by, cx.now).await?;
        }
        Ok(((), Entry::of(&permit)))
    })
    .await
}

/// "Klopt nog": notes today as the day on which the options, as they are, were confirmed.
///
/// # Errors
/// `Stale` when they changed since the version that the person saw.
pub async fn confirm_options(app: &App, cx: &Ctx, version: i64) -> Result<(), AppError> {
    app.change::<EditOptions, _>(cx, async |tx| {
        let (_, on) = own(tx, cx).await?;
        let permit = app.permit::<EditOptions>(cx, &on)?;
        tx.confirm_options(&permit, cx.today(), version).await?;
        Ok(((), Entry::of(&permit).detail("confirmed")))
    })
    .await
}

/// Sends in a correction of the options of the own partnership.
pub async fn propose_correction(app: &App, cx: &Ctx, body: &Text) -> Result<CorrectionId, AppError> {
    app.change::<ProposeCorrection, _>(cx, async |tx| {
        let (_, on) = own(tx, cx).await?;
        let permit = app.permit::<ProposeCorrection>(cx, &on)?;
        let by = cx.by.membership.ok_or(AppError::NotFound)?;
        let id = app.new_id(cx);
        tx.propose_correction(&permit, id, body, by, cx.now).await?;
        Ok((id, Entry::of(&permit)))
    })
    .await
}

/// A correction that waits, for one who settles it.
pub async fn correction(app: &App, cx: &Ctx, id: CorrectionId) -> Result<Correction, AppError> {
    let correction = known_correction(app, cx, id).await?;
    if correction.settled.is_none() { Ok(correction) } else { Err(AppError::NotFound) }
}

/// A correction, also when somebody settled it meanwhile: for one who came second.
pub async fn known_correction(app: &App, cx: &Ctx, id: CorrectionId) -> Result<Correction, AppError> {
    let mut tx = app.reading(cx).await?;
    let (_, on) = own(&mut tx, cx).await?;
    ask::<SettleCorrection>(app, cx, &on).await?;
    tx.correction(id).await?.ok_or(AppError::NotFound)
}

/// Settles a correction that waits.
///
/// # Errors
/// `Stale` when somebody else settled it first.
pub async fn settle_correction(app: &App, cx: &Ctx, id: CorrectionId, verdict: &Verdict) -> Result<(), AppError> {
    app.change::<SettleCorrection, _>(cx, async |tx| {
        let (_, on) = own(tx, cx).await?;
        let entry = settle(app, cx, tx, &on, id, verdict).await?;
        Ok(((), entry))
    })
    .await
}

async fn settle(app: &App, cx: &Ctx, tx: &mut Tx, on: &PartnershipRef, id: CorrectionId, verdict: &Verdict) -> Result<Entry, AppError> {
    let permit = app.permit::<SettleCorrection>(cx, on)?;
    if tx.correction(id).await?.is_none() {
        return Err(AppError::NotFound);
    }
    let (settled, why) = match verdict {
        Verdict::TakenOver => (Settled::TakenOver, None),
        Verdict::SetAside(why) => (Settled::SetAside, Some(why)),
    };
    tx.settle_correction(&permit, id, settled, cx.by.membership, cx.now, why).await?;
    let entry = Entry::of(&permit).detail(settled.code());
    Ok(match why {
        Some(why) => entry.reason(why.as_str()),
        None => entry,
    })
}
