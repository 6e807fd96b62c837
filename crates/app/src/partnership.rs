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

use std::collections::BTreeSet;

use schakel_domain::{
    acts::{Act, ListPartnerships},
    ids::PartnershipId,
    municipality::{self, Municipality, Nis},
    partnership::{Belongs, Coverage, Covered, Partnership, covered},
    resource::{PartnershipRef, Platform},
    time::Date,
    words::Line,
};
use schakel_store::{Entry, Tx};

use crate::{App, AppError, Ctx};
pub use find::{Answer, Card, PartnershipOverview, Served, WhoAnswers, by_slug, find, overview, own_card, show, who_answers};
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

/// A municipality of which not every postcode belongs to the same partnership.
#[derive(Debug, Clone)]
pub struct SharedMunicipality {
    /// The municipality.
    pub municipality: &'static Municipality,
    /// Its postcodes, in order.
    pub postcodes: Vec<SharedPostcode>,
}

/// A postcode of a municipality that is shared.
#[derive(Debug, Clone)]
pub struct SharedPostcode {
    /// Which one.
    pub postcode: u16,
    /// The name of the partnership to which it belongs, if there is one.
    pub partnership: Option<Line>,
    /// From what day on, if that is still to come.
    pub from: Option<Date>,
}

/// What the platform administrator sees of the partnerships.
#[derive(Debug, Clone)]
pub struct PlatformList {
    /// All of them, by name.
    pub partnerships: Vec<ListedPartnership>,
    /// The municipalities that are shared by postcode, by name.
    pub shared: Vec<SharedMunicipality>,
    /// When each job by the clock ran last, and how it ended.
    pub jobs: Vec<LastRun>,
}

/// All partnerships, and how the service is, for the platform administrator.
pub async fn list(app: &App, cx: &Ctx) -> Result<PlatformList, AppError> {
    app.look::<ListPartnerships, _>(cx, async |tx| {
        let permit = app.permit::<ListPartnerships>(cx, &Platform)?;
        let mut list = Vec::new();
        for card in find::cards(tx, cx.today()).await? {
            let id = card.partnership.id;
            let (organisations, logos) = (tx.organisations(id).await?.len(), tx.logos(id).await?.len());
            list.push(ListedPartnership { card, organisations, logos });
        }
        let shared = shared(&tx.coverage().await?, &list, cx.today());
        Ok((PlatformList { partnerships: list, shared, jobs: tx.last_runs().await? }, Entry::of(&permit)))
    })
    .await
}

/// The municipalities of which not every postcode belongs to the same partnership on a day.
fn shared(coverage: &[Coverage], listed: &[ListedPartnership], today: Date) -> Vec<SharedMunicipality> {
    let named = |id: PartnershipId| {
        let partnership = listed.iter().map(|one| &one.card.partnership).find(|one| one.id == id);
        partnership.map(|one| one.name.clone())
    };
    let to_whom = |(postcode, covered): (u16, Covered)| {
        let (partnership, from) = match covered {
            Covered::By(id) => (named(id), None),
            Covered::From(day, id) => (named(id), Some(day)),
            Covered::Nobody => (None, None),
        };
        SharedPostcode { postcode, partnership, from }
    };
    let in_part: BTreeSet<Nis> = coverage.iter().filter(|one| one.postcode.is_some()).map(|one| one.nis).collect();
    let divided = |nis: Nis| {
        let municipality = municipality::by_nis(nis)?;
        match covered(coverage, nis, &municipality.postcodes, today) {
            Belongs::Whole(_) => None,
            Belongs::Divided(each) => Some(SharedMunicipality { municipality, postcodes: each.into_iter().map(to_whom).collect() }),
        }
    };
    let mut shared: Vec<SharedMunicipality> = in_part.into_iter().filter_map(divided).collect();
    shared.sort_by_key(|one| one.municipality.name);
    shared
}

/// The partnership of the actor, with what a policy may ask of it. Without one it is not there.
async fn own(tx: &mut Tx, cx: &Ctx) -> Result<(Partnership, PartnershipRef), AppError> {
    let id = cx.by.partnership.ok_or(AppError::NotFound)?;
    let partnership = tx.partnership(id).await?.ok_or(AppError::NotFound)?;
    let on = PartnershipRef::at(id, partnership.open);
    Ok((partnership, on))
}

/// Whether the actor may see the form of an act at all. A no is said with its paragraph, and the attempt is in the log.
async fn ask<A: Act>(app: &App, cx: &Ctx, on: &A::On) -> Result<(), AppError> {
    match app.permit::<A>(cx, on) {
        Ok(_) => Ok(()),
        Err(denied) => Err(app.note_attempt(cx, denied).await),
    }
}
