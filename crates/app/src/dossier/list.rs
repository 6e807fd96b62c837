//! The list of dossiers: the own ones for one who guides, all of the partnership for the coordinator. No content, and one entry in the
//! log with the number of rows shown.

use schakel_domain::{
    acts::{ListDossiers, SeeDossier},
    dossier::DossierState,
    resource::PartnershipRef,
};
use schakel_store::{
    Entry,
    dossier::{DossierBorder, ListedDossier, sees_all},
    listing::{Listed, Turn},
};

use crate::{App, AppError, Ctx};

/// How many dossiers stand on a page.
const ON_A_PAGE: u32 = 50;

/// A page of the list.
#[derive(Debug, Clone)]
pub struct DossierList {
    /// The dossiers, by the day on which they opened.
    pub listed: Listed<ListedDossier, DossierBorder>,
    /// Whether the reader sees those of the whole partnership.
    pub sees_all: bool,
}

/// A page of the dossiers that stand like this.
///
/// # Errors
/// `Denied` for one who has no dossiers.
pub async fn list(app: &App, cx: &Ctx, state: DossierState, turn: Turn<DossierBorder>) -> Result<DossierList, AppError> {
    let (partnership, _) = cx.desk()?;
    app.look::<ListDossiers, _>(cx, async |tx| {
        let permit = app.permit::<ListDossiers>(cx, &PartnershipRef::inside(partnership))?;
        let filter = app.access.filter::<SeeDossier>(&cx.by)?;
        let listed = tx.dossiers(&filter, state, turn, ON_A_PAGE).await?;
        let entry = Entry::of(&permit).detail(listed.rows.len().to_string());
        Ok((DossierList { sees_all: sees_all(&filter, partnership)?, listed }, entry))
    })
    .await
}
