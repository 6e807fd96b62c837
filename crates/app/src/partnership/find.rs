//! From a municipality or a postcode to a partnership; one partnership's page; the overview of all (§2.1).

use std::collections::BTreeMap;

use schakel_domain::{
    acts::FindPartnership,
    ids::PartnershipId,
    municipality::{self, Found, Municipality, Place},
    partnership::{Covered, KeptOptions, Organisation, Partnership, covered},
    resource::Platform,
    time::Date,
};
use schakel_store::Tx;

use crate::{App, AppError, Ctx};

/// A partnership with all that everybody may see of it.
#[derive(Debug, Clone)]
pub struct Card {
    /// The partnership.
    pub partnership: Partnership,
    /// How one can register.
    pub kept: KeptOptions,
    /// Whether the options should be looked at again.
    pub is_old: bool,
    /// Its municipalities today, by name.
    pub municipalities: Vec<&'static Municipality>,
    /// The organisations that take part; empty in lists.
    pub organisations: Vec<Organisation>,
}

/// What is answered to a place or a postcode that somebody typed.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Nothing was typed.
    Blank,
    /// This partnership; and other places of the same name, one of which may be meant.
    Card(Place, Box<Card>, Vec<Place>),
    /// The municipality belongs to no partnership yet, and to this one from that day on.
    Later(Place, Date, Box<Card>),
    /// The municipality belongs to no partnership.
    Without(Place),
    /// It can be any of these; the person says which.
    Choose(Vec<Place>),
    /// None has this name; these come near.
    Near(Vec<Place>),
    /// In Brussels or Wallonia.
    Outside(Place),
    /// Nothing comes near.
    Unknown,
}

/// The overview: some or all partnerships, and what came of the words that were typed to search with.
#[derive(Debug, Clone)]
pub struct PartnershipOverview {
    /// The partnerships that fit, by name.
    pub cards: Vec<Card>,
    /// What was found for the words as a municipality.
    pub found: Found,
    /// How many partnerships there are in all.
    pub of: usize,
}

/// Finds the partnership of a place or a postcode.
///
/// A municipality is answered at once although a part of another one has the same name: Aalst is nearly always the town. That other one
/// is offered beside it. Nobody is told on such a guess that there is no partnership.
pub async fn find(app: &App, cx: &Ctx, typed: &str) -> Result<Answer, AppError> {
    app.permit::<FindPartnership>(cx, &Platform)?;
    let (place, others) = match municipality::find(typed) {
        Found::Blank => return Ok(Answer::Blank),
        Found::Near(near) => return Ok(Answer::Near(near)),
        Found::Unknown => return Ok(Answer::Unknown),
        Found::One(place) => (place, Vec::new()),
        Found::Several(several) => match several.split_first() {
            Some((town, others)) if town.is_whole() && !others.iter().any(Place::is_whole) => (town.clone(), others.to_vec()),
            _ => return Ok(Answer::Choose(several)),
        },
    };
    let mut tx = app.reading(cx).await?;
    let today = cx.today();
    match of_place(&mut tx, today, &place).await? {
        OfPlace::With(partnership) => Ok(Answer::Card(place, Box::new(card(&mut tx, partnership, today).await?), others)),
        _ if !others.is_empty() => Ok(Answer::Choose([vec![place], others].concat())),
        OfPlace::Later(day, partnership) => Ok(Answer::Later(place, day, Box::new(card(&mut tx, partnership, today).await?))),
        OfPlace::Without => Ok(Answer::Without(place)),
        OfPlace::Outside => Ok(Answer::Outside(place)),
    }
}

/// To whom a place belongs on a day.
#[derive(Debug, Clone)]
pub(crate) enum OfPlace {
    /// To this partnership.
    With(Partnership),
    /// To this one, from that day on.
    Later(Date, Partnership),
    /// To none.
    Without,
    /// It does not lie in Flanders.
    Outside,
}

/// To whom a place belongs on a day.
pub(crate) async fn of_place(tx: &mut Tx, today: Date, place: &Place) -> Result<OfPlace, AppError> {
    let Some(municipality) = place.municipality() else { return Ok(OfPlace::Outside) };
    Ok(match covered(&tx.coverage_in(municipality.nis).await?, today) {
        Covered::By(id) => OfPlace::With(tx.partnership(id).await?.ok_or(AppError::NotFound)?),
        Covered::From(day, id) => OfPlace::Later(day, tx.partnership(id).await?.ok_or(AppError::NotFound)?),
        Covered::Nobody => OfPlace::Without,
    })
}

/// The page of one partnership.
pub async fn show(app: &App, cx: &Ctx, slug: &str) -> Result<Card, AppError> {
    app.permit::<FindPartnership>(cx, &Platform)?;
    let mut tx = app.reading(cx).await?;
    let partnership = tx.partnership_by_slug(slug).await?.ok_or(AppError::NotFound)?;
    let mut card = card(&mut tx, partnership, cx.today()).await?;
    card.organisations = tx.organisations(card.partnership.id).await?;
    Ok(card)
}

/// The page of the partnership to which the actor belongs; none for a visitor.
pub async fn own_card(app: &App, cx: &Ctx) -> Result<Option<Card>, AppError> {
    app.permit::<FindPartnership>(cx, &Platform)?;
    let Some(id) = cx.by.partnership else { return Ok(None) };
    let mut tx = app.reading(cx).await?;
    let partnership = tx.partnership(id).await?.ok_or(AppError::NotFound)?;
    Ok(Some(card(&mut tx, partnership, cx.today()).await?))
}

/// The partnership with this word in addresses.
pub async fn by_slug(app: &App, cx: &Ctx, slug: &str) -> Result<Partnership, AppError> {
    app.permit::<FindPartnership>(cx, &Platform)?;
    app.reading(cx).await?.partnership_by_slug(slug).await?.ok_or(AppError::NotFound)
}

/// All partnerships with their options, or those that fit what was typed: a municipality, a postcode, or their own name.
pub async fn overview(app: &App, cx: &Ctx, typed: &str) -> Result<PartnershipOverview, AppError> {
    app.permit::<FindPartnership>(cx, &Platform)?;
    let mut tx = app.reading(cx).await?;
    let mut cards = cards(&mut tx, cx.today()).await?;
    let of = cards.len();
    let found = municipality::find(typed);
    let wanted: Vec<&Municipality> = match &found {
        Found::Blank => return Ok(PartnershipOverview { cards, found, of }),
        Found::One(_) | Found::Several(_) => found.places().iter().filter_map(Place::municipality).collect(),
        // What only comes near is offered as a question, not as an answer.
        Found::Near(_) | Found::Unknown => Vec::new(),
    };
    let words = municipality::fold(typed);
    cards.retain(|card| {
        card.municipalities.iter().any(|one| wanted.contains(one))
            || (words.len() > 2 && municipality::fold(card.partnership.name.as_str()).contains(&words))
    });
    Ok(PartnershipOverview { cards, found, of })
}

pub(super) async fn card(tx: &mut Tx, partnership: Partnership, today: Date) -> Result<Card, AppError> {
    let kept = tx.options(partnership.id).await?;
    let coverage = tx.coverage_of(partnership.id).await?;
    let municipalities = by_name(coverage.iter().filter(|one| one.holds_on(today)).filter_map(|one| municipality::by_nis(one.nis)));
    Ok(Card { is_old: kept.is_old_on(today), partnership, kept, municipalities, organisations: Vec::new() })
}

/// The cards of all partnerships, by name, in three statements.
pub(super) async fn cards(tx: &mut Tx, today: Date) -> Result<Vec<Card>, AppError> {
    let mut options = tx.all_options().await?;
    let mut places: BTreeMap<PartnershipId, Vec<&'static Municipality>> = BTreeMap::new();
    for coverage in tx.coverage().await?.iter().filter(|one| one.holds_on(today)) {
        places.entry(coverage.partnership).or_default().extend(municipality::by_nis(coverage.nis));
    }
    let mut cards = Vec::new();
    for partnership in tx.partnerships().await? {
        let Some(kept) = options.remove(&partnership.id) else {
            return Err(AppError::internal(format!("partnership {} has no options", partnership.id)));
        };
        let municipalities = by_name(places.remove(&partnership.id).unwrap_or_default().into_iter());
        cards.push(Card { is_old: kept.is_old_on(today), partnership, kept, municipalities, organisations: Vec::new() });
    }
    Ok(cards)
}

fn by_name(places: impl Iterator<Item = &'static Municipality>) -> Vec<&'static Municipality> {
    let mut places: Vec<_> = places.collect();
    places.sort_by_key(|one| one.name);
    places
}
