//! A part of the inbox, and the search by name: only what the policies let the reader see, and one entry in the log for
//! each list with the number of rows shown.

use schakel_access::Filter;
use schakel_domain::{
    acts::{AssignRegistration, ListInbox, ReadRegistration, RejectRegistration, SearchInbox, TypeOverRegistration},
    ids::PartnershipId,
    registration::{Language, SeenFrom},
    resource::PartnershipRef,
    time::Date,
};
use schakel_store::{
    Entry, Tx,
    inbox::{Counts, Glance, Narrow, Part, RegistrationBorder, With, sees_all},
    listing::{Listed, Order, Turn},
    people::Member,
};

use super::{acts::takes_registrations, shelf::PartnershipShelf};
use crate::{App, AppError, Ctx, names::Hits, run::permit_of};

/// How many registrations stand on a page.
const ON_A_PAGE: u32 = 50;
/// How many registrations a search shows.
const FOUND: usize = 20;

/// A row of a list.
#[derive(Debug, Clone)]
pub struct Row {
    /// The registration.
    pub glance: Glance,
    /// Whether another open registration looks as if it is of the same person.
    pub alike: bool,
    /// Whether something in it should be asked the client once more.
    pub odd: bool,
}

/// Registrations as rows, with what is to be said of each beside it.
async fn rows(
    tx: &mut Tx,
    shelf: &PartnershipShelf,
    partnership: PartnershipId,
    today: Date,
    glances: Vec<Glance>,
) -> Result<Vec<Row>, AppError> {
    let coverage = tx.coverage().await?;
    let seen = SeenFrom { partnership, coverage: &coverage, today };
    let row = |glance: Glance| Row {
        alike: !shelf.alike(glance.id).is_empty(),
        odd: glance.state.is_open() && glance.identity.as_ref().is_ok_and(|identity| !seen.odd_of(identity, None).is_empty()),
        glance,
    };
    Ok(glances.into_iter().map(row).collect())
}

/// A page of the inbox.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "what the reader may do, each by itself")]
pub struct InboxList {
    /// The rows, oldest first.
    pub listed: Listed<Row, RegistrationBorder>,
    /// How much is in each part, as far as the reader sees it.
    pub counts: Counts,
    /// To what the list can be narrowed, when that was asked.
    pub choices: Option<Choices>,
    /// Whether the reader sees everything of the partnership, and so whether other people's work is worth a filter.
    pub sees_all: bool,
    /// Whether the reader may search by name.
    pub may_search: bool,
    /// Whether the reader may type over a paper form.
    pub may_type_over: bool,
    /// Whether the reader may give registrations to workers.
    pub may_assign: bool,
    /// Whether the reader may put aside what is not real.
    pub may_reject: bool,
    /// How many of the partnership expire soon, should nobody answer; told to who sees everything.
    pub expiring: i64,
}

/// To what a list can be narrowed.
#[derive(Debug, Clone)]
pub struct Choices {
    /// The workers; none for who sees the own work alone.
    pub workers: Vec<Member>,
    /// Where the clients live whom the reader may see.
    pub municipalities: Vec<String>,
}

async fn choices(tx: &mut Tx, shelf: &PartnershipShelf, filter: &Filter, sees_all: bool) -> Result<Choices, AppError> {
    let workers = if sees_all { tx.active_members().await? } else { Vec::new() };
    let sight = tx.in_sight(filter).await?;
    Ok(Choices {
        workers: workers.into_iter().filter(|one| takes_registrations(one.role)).collect(),
        municipalities: shelf.municipalities(sight.as_ref()),
    })
}

/// To what a list is narrowed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Narrowed {
    /// With whom the registrations are. Asked by one who sees the whole partnership.
    pub with: Option<With>,
    /// In what language to speak with the client.
    pub language: Option<Language>,
    /// Where the client lives, as it was said.
    pub municipality: Option<String>,
    /// In what order.
    pub order: Order,
    /// Whether what can be chosen is shown.
    pub choosing: bool,
}

impl Narrowed {
    fn among(&self, kept: &PartnershipShelf) -> Narrow {
        Narrow {
            with: self.with,
            language: self.language,
            among: self.municipality.as_ref().map(|place| kept.living_in(place)),
            order: self.order,
        }
    }
}

/// A page of a part of the inbox.
pub async fn list(app: &App, cx: &Ctx, part: Part, narrowed: &Narrowed, turn: Turn<RegistrationBorder>) -> Result<InboxList, AppError> {
    let (partnership, reader) = cx.desk()?;
    let shelf = app.shelves.ready(&app.store, partnership).await?;
    app.look::<ListInbox, _>(cx, async |tx| {
        let on = PartnershipRef::inside(partnership);
        let about = app.access.about(&cx.by, &on);
        let permit = permit_of::<ListInbox>(cx, &about)?;
        let filter = app.access.filter::<ReadRegistration>(&cx.by)?;
        let Listed { rows, previous, next } = tx.inbox(&filter, (part, &narrowed.among(&shelf)), reader, turn, ON_A_PAGE).await?;
        let counts = match tx.inbox_counts(&filter).await? {
            Some(counts) => counts,
            None => shelf.counts(),
        };
        let counts = Counts { mine: tx.count_mine(reader).await?, ..counts };
        let sees_all = sees_all(&filter, partnership)?;
        let rows = self::rows(tx, &shelf, partnership, cx.today(), rows).await?;
        let entry = Entry::of(&permit).detail(rows.len().to_string());
        let choices = if narrowed.choosing { Some(choices(tx, &shelf, &filter, sees_all).await?) } else { None };
        let list = InboxList {
            listed: Listed { rows, previous, next },
            counts,
            expiring: if sees_all { tx.count_expiring().await? } else { 0 },
            choices,
            may_assign: !app.access.filter::<AssignRegistration>(&cx.by)?.is_empty(),
            may_reject: !app.access.filter::<RejectRegistration>(&cx.by)?.is_empty(),
            sees_all,
            may_search: about.allows::<SearchInbox>(),
            may_type_over: about.allows::<TypeOverRegistration>(),
        };
        Ok((list, entry))
    })
    .await
}

/// What a search by name found.
#[derive(Debug, Clone)]
pub struct InboxFound {
    /// Those that are shown, best first.
    pub rows: Vec<Row>,
    /// How many were found.
    pub total: usize,
    /// Whether there may be more: so many names look a little like it that not all were compared.
    pub more: bool,
}

/// The registrations whose names are like what was typed, best first.
///
/// What was typed is not kept in the log: it may be the name of somebody who is no client.
pub async fn search(app: &App, cx: &Ctx, typed: &str) -> Result<InboxFound, AppError> {
    let (partnership, _) = cx.desk()?;
    let shelf = app.shelves.ready(&app.store, partnership).await?;
    app.look::<SearchInbox, _>(cx, async |tx| {
        let permit = app.permit::<SearchInbox>(cx, &PartnershipRef::inside(partnership))?;
        let filter = app.access.filter::<ReadRegistration>(&cx.by)?;
        // Sight first, then the cut to twenty: what the reader may not see never takes a place.
        let sight = tx.in_sight(&filter).await?;
        let Hits { ids, more } = shelf.search(typed, cx.today(), sight.as_ref());
        let shown = ids.get(..FOUND).unwrap_or(&ids);
        let glances = tx.glances_of(&filter, shown).await?;
        // What went away since it was found is not counted.
        let total = ids.len() - (shown.len() - glances.len());
        let entry = Entry::of(&permit).detail(glances.len().to_string());
        let rows = rows(tx, &shelf, partnership, cx.today(), glances).await?;
        Ok((InboxFound { rows, total, more }, entry))
    })
    .await
}
