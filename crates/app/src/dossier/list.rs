//! The list of dossiers: the own ones for one who guides, all of the partnership for the coordinator. No content, and one entry in the
//! log with the number of rows shown.

use schakel_domain::{
    actor::Role,
    acts::{ListDossiers, SeeDossier},
    resource::PartnershipRef,
};
use schakel_store::{
    Entry,
    dossier::{DossierBorder, DossiersAsked, ListedDossier, sees_all},
    listing::{Listed, Turn},
    people::Member,
};

use crate::{App, AppError, Ctx, names::Hits};

/// How many dossiers stand on a page.
const ON_A_PAGE: u32 = 50;
/// How many dossiers a search shows.
const FOUND: usize = 20;

/// A page of the list.
#[derive(Debug, Clone)]
pub struct DossierList {
    /// The dossiers, by the day on which they opened.
    pub listed: Listed<ListedDossier, DossierBorder>,
    /// Whether the reader sees those of the whole partnership.
    pub sees_all: bool,
    /// Those who can guide, to choose one; for who sees those of the whole partnership.
    pub guides: Vec<Member>,
}

/// A page of the dossiers that are asked for.
///
/// # Errors
/// `Denied` for one who has no dossiers.
pub async fn list(app: &App, cx: &Ctx, asked: DossiersAsked, turn: Turn<DossierBorder>) -> Result<DossierList, AppError> {
    let (partnership, _) = cx.desk()?;
    app.look::<ListDossiers, _>(cx, async |tx| {
        let permit = app.permit::<ListDossiers>(cx, &PartnershipRef::inside(partnership))?;
        let filter = app.access.filter::<SeeDossier>(&cx.by)?;
        let listed = tx.dossiers(&filter, asked, turn, ON_A_PAGE).await?;
        let sees_all = sees_all(&filter, partnership)?;
        let mut guides = if sees_all { tx.active_members().await? } else { Vec::new() };
        guides.retain(|member| matches!(member.role, Role::Caseworker | Role::Companion | Role::Buddy));
        let entry = Entry::of(&permit).detail(listed.rows.len().to_string());
        Ok((DossierList { listed, sees_all, guides }, entry))
    })
    .await
}

/// What a search among the dossiers found.
#[derive(Debug, Clone)]
pub struct DossiersFound {
    /// Those that are shown, best first.
    pub rows: Vec<ListedDossier>,
    /// How many were found.
    pub total: usize,
    /// Whether there may be more: so many names look a little like it that not all were compared.
    pub more: bool,
}

/// The dossiers that the reader may know of, of clients whose names are like what was typed, or who were born on that day or have that
/// number; best first. What was typed is not kept in the log.
///
/// # Errors
/// `Denied` for one who has no dossiers.
pub async fn search(app: &App, cx: &Ctx, typed: &str) -> Result<DossiersFound, AppError> {
    let (partnership, _) = cx.desk()?;
    let shelf = app.shelves.ready(&app.store, partnership).await?;
    app.look::<ListDossiers, _>(cx, async |tx| {
        let permit = app.permit::<ListDossiers>(cx, &PartnershipRef::inside(partnership))?;
        let filter = app.access.filter::<SeeDossier>(&cx.by)?;
        let sight = tx.dossiers_in_sight(&filter).await?;
        let Hits { ids, more } = shelf.search(typed, cx.today(), Some(&sight));
        let rows = tx.dossiers_of(ids.get(..FOUND).unwrap_or(&ids)).await?;
        let entry = Entry::of(&permit).detail(rows.len().to_string());
        Ok((DossiersFound { total: ids.len(), rows, more }, entry))
    })
    .await
}
