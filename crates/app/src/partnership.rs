//! Partnerships: finding one, and what a partnership says of itself (§2.1, §8, §9).
//!
//! * [`find`](mod@find): from a municipality or a postcode to a partnership; the overview of all.
//! * [`options`]: a partnership keeps its registration options, and settles corrections that were sent in.
//! * [`logos`]: the official logo files.
//! * [`import`](mod@import): partnerships, municipalities and organisations from a file.

pub mod find;
pub mod import;
pub mod logos;
pub mod options;

use schakel_domain::{
    acts::{Act, ListPartnerships},
    partnership::Partnership,
    resource::{PartnershipRef, Platform},
};
use schakel_store::{Entry, Tx};

use crate::{App, AppError, Ctx};
pub use find::{Answer, Card, PartnershipOverview, by_slug, find, overview, own_card, show};
pub use import::{ImportReport, import, import_organisations};
pub use logos::{Replaced, all_logos, install_logo, logo_file, logos_of, own_logos, remove_logo};
pub use options::{
    Edit, Proposals, Sheet, Verdict, confirm_options, correction, edit_options, known_correction, proposals, propose_correction,
    settle_correction, sheet,
};
pub use schakel_store::{
    mark::{JobEnd, LastRun},
    partnership::LogoFile,
};

/// A partnership as the list of the platform administrator shows it.
#[derive(Debug, Clone)]
pub struct ListedPartnership {
    /// What everybody sees of it.
    pub card: Card,
    /// How many organisations take part.
    pub organisations: usize,
    /// How many of the four logos are installed.
    pub logos: usize,
}

/// What the platform administrator looks after.
#[derive(Debug, Clone)]
pub struct Platformed {
    /// All partnerships.
    pub partnerships: Vec<ListedPartnership>,
    /// When each job by the clock ran last, and how it ended.
    pub jobs: Vec<LastRun>,
}

/// All partnerships, and how the service is, for the platform administrator.
pub async fn list(app: &App, cx: &Ctx) -> Result<Platformed, AppError> {
    app.look::<ListPartnerships, _>(cx, async |tx| {
        let permit = app.permit::<ListPartnerships>(cx, &Platform)?;
        let mut list = Vec::new();
        for card in find::cards(tx, cx.today()).await? {
            let id = card.partnership.id;
            let (organisations, logos) = (tx.organisations(id).await?.len(), tx.logos(id).await?.len());
            list.push(ListedPartnership { card, organisations, logos });
        }
        Ok((Platformed { partnerships: list, jobs: tx.last_runs().await? }, Entry::of(&permit)))
    })
    .await
}

/// The partnership of the actor, with what a policy may ask of it. Without one it is not there.
async fn own(tx: &mut Tx, cx: &Ctx) -> Result<(Partnership, PartnershipRef), AppError> {
    let id = cx.by.partnership.ok_or(AppError::NotFound)?;
    let partnership = tx.partnership(id).await?.ok_or(AppError::NotFound)?;
    let on = PartnershipRef { id, open: partnership.open };
    Ok((partnership, on))
}

/// Whether the actor may see the form of an act at all. A no is said with its paragraph, and the attempt is in the log.
async fn ask<A: Act>(app: &App, cx: &Ctx, on: &A::On) -> Result<(), AppError> {
    match app.permit::<A>(cx, on) {
        Ok(_) => Ok(()),
        Err(denied) => Err(app.note_attempt(cx, denied).await),
    }
}
