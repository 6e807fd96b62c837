//! From a municipality or a postcode to a partnership; one partnership's page; the overview of all (§2.1).

use std::collections::{BTreeMap, BTreeSet};

use schakel_domain::{
    acts::FindPartnership,
    ids::PartnershipId,
    municipality::{self, Found, Municipality, Nis, Place},
    partnership::{Accountable, Belongs, Coverage, Covered, KeptOptions, Organisation, Partnership, covered},
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
    pub municipalities: Vec<Served>,
    /// The organisations that take part; empty in lists.
    pub organisations: Vec<Organisation>,
}

/// A municipality that belongs to a partnership, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// The municipality.
    pub municipality: &'static Municipality,
    /// Only these postcodes of it, in order; without them all of it.
    pub postcodes: Option<Vec<u16>>,
}

impl Served {
    /// Whether a place lies in it, or some postcode of the place does.
    fn serves(&self, place: &Place) -> bool {
        let part = |postcodes: &Vec<u16>| place.postcodes.iter().any(|postcode| postcodes.contains(postcode));
        place.municipality() == Some(self.municipality) && self.postcodes.as_ref().is_none_or(part)
    }
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
    /// The place belongs to no partnership; these partnerships have other postcodes of its municipality.
    Without(Place, Vec<Partnership>),
    /// Not every postcode of the place belongs to the same partnership: the person says which. And other places of the same name.
    Postcode(Place, Vec<Place>),
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
        OfPlace::Divided => Ok(Answer::Postcode(place, others)),
        _ if !others.is_empty() => Ok(Answer::Choose([vec![place], others].concat())),
        OfPlace::Later(day, partnership) => Ok(Answer::Later(place, day, Box::new(card(&mut tx, partnership, today).await?))),
        OfPlace::Without(beside) => Ok(Answer::Without(place, beside)),
        OfPlace::Outside => Ok(Answer::Outside(place)),
    }
}

/// To whom a place belongs on a day.
#[derive(Debug, Clone)]
enum OfPlace {
    /// To this partnership.
    With(Partnership),
    /// To this one, from that day on.
    Later(Date, Partnership),
    /// To none; these have other postcodes of the municipality.
    Without(Vec<Partnership>),
    /// Not every postcode of it to the same.
    Divided,
    /// It does not lie in Flanders.
    Outside,
}

/// To whom a place belongs on a day.
async fn of_place(tx: &mut Tx, today: Date, place: &Place) -> Result<OfPlace, AppError> {
    let Some(municipality) = place.municipality() else { return Ok(OfPlace::Outside) };
    let periods = tx.coverage_in(municipality.nis).await?;
    let covered = match covered(&periods, municipality.nis, &place.postcodes, today) {
        Belongs::Whole(covered) => covered,
        Belongs::Divided(_) => return Ok(OfPlace::Divided),
    };
    Ok(match covered {
        Covered::By(id) => OfPlace::With(tx.partnership(id).await?.ok_or(AppError::NotFound)?),
        Covered::From(day, id) => OfPlace::Later(day, tx.partnership(id).await?.ok_or(AppError::NotFound)?),
        Covered::Nobody => OfPlace::Without(beside(tx, today, &periods).await?),
    })
}

/// The partnerships that have some of a municipality today, by name.
async fn beside(tx: &mut Tx, today: Date, periods: &[Coverage]) -> Result<Vec<Partnership>, AppError> {
    let ids: BTreeSet<PartnershipId> = periods.iter().filter(|one| one.holds_on(today)).map(|one| one.partnership).collect();
    let mut beside = Vec::new();
    for id in ids {
        beside.extend(tx.partnership(id).await?);
    }
    beside.sort_by(|one, other| one.name.as_str().cmp(other.name.as_str()));
    Ok(beside)
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

/// A partnership, and the people who answer for the data of its clients as far as it says so itself.
#[derive(Debug, Clone)]
pub struct WhoAnswers {
    /// The partnership.
    pub partnership: Partnership,
    /// What it says.
    pub accountable: Accountable,
}

/// The people who answer for the data of the clients of this partnership; without a word in addresses, of the one to which the actor
/// belongs, if there is one.
pub async fn who_answers(app: &App, cx: &Ctx, slug: Option<&str>) -> Result<Option<WhoAnswers>, AppError> {
    app.permit::<FindPartnership>(cx, &Platform)?;
    let mut tx = app.reading(cx).await?;
    let partnership = match (slug, cx.by.partnership) {
        (Some(slug), _) => tx.partnership_by_slug(slug).await?.ok_or(AppError::NotFound)?,
        (None, Some(id)) => tx.partnership(id).await?.ok_or(AppError::NotFound)?,
        (None, None) => return Ok(None),
    };
    let accountable = tx.options(partnership.id).await?.options.accountable;
    Ok(Some(WhoAnswers { partnership, accountable }))
}

/// All partnerships with their options, or those that fit what was typed: a municipality, a postcode, or their own name.
pub async fn overview(app: &App, cx: &Ctx, typed: &str) -> Result<PartnershipOverview, AppError> {
    app.permit::<FindPartnership>(cx, &Platform)?;
    let mut tx = app.reading(cx).await?;
    let mut cards = cards(&mut tx, cx.today()).await?;
    let of = cards.len();
    let found = municipality::find(typed);
    let wanted: &[Place] = match &found {
        Found::Blank => return Ok(PartnershipOverview { cards, found, of }),
        Found::One(_) | Found::Several(_) => found.places(),
        // What only comes near is offered as a question, not as an answer.
        Found::Near(_) | Found::Unknown => &[],
    };
    let words = municipality::fold(typed);
    cards.retain(|card| {
        card.municipalities.iter().any(|one| wanted.iter().any(|place| one.serves(place)))
            || (words.len() > 2 && municipality::fold(card.partnership.name.as_str()).contains(&words))
    });
    Ok(PartnershipOverview { cards, found, of })
}

pub(super) async fn card(tx: &mut Tx, partnership: Partnership, today: Date) -> Result<Card, AppError> {
    let kept = tx.options(partnership.id).await?;
    let coverage = tx.coverage_of(partnership.id).await?;
    let municipalities = served(coverage.iter().filter(|one| one.holds_on(today)));
    Ok(Card { is_old: kept.is_old_on(today), partnership, kept, municipalities, organisations: Vec::new() })
}

/// The cards of all partnerships, by name, in four statements.
pub(super) async fn cards(tx: &mut Tx, today: Date) -> Result<Vec<Card>, AppError> {
    let mut options = tx.all_options().await?;
    let coverage = tx.coverage().await?;
    let mut places: BTreeMap<PartnershipId, Vec<&Coverage>> = BTreeMap::new();
    for one in coverage.iter().filter(|one| one.holds_on(today)) {
        places.entry(one.partnership).or_default().push(one);
    }
    let mut cards = Vec::new();
    for partnership in tx.partnerships().await? {
        let Some(kept) = options.remove(&partnership.id) else {
            return Err(AppError::internal(format!("partnership {} has no options", partnership.id)));
        };
        let municipalities = served(places.remove(&partnership.id).unwrap_or_default().into_iter());
        cards.push(Card { is_old: kept.is_old_on(today), partnership, kept, municipalities, organisations: Vec::new() });
    }
    Ok(cards)
}

/// The municipalities of these periods of one partnership on one day, by name.
fn served<'a>(periods: impl Iterator<Item = &'a Coverage>) -> Vec<Served> {
    let mut by_nis: BTreeMap<Nis, Option<Vec<u16>>> = BTreeMap::new();
    for period in periods {
        let postcodes = by_nis.entry(period.nis).or_insert_with(|| Some(Vec::new()));
        match (period.postcode, postcodes.as_mut()) {
            (Some(postcode), Some(postcodes)) => postcodes.push(postcode),
            _ => *postcodes = None,
        }
    }
    let mut served: Vec<Served> = Vec::new();
    for (nis, postcodes) in by_nis {
        let Some(municipality) = municipality::by_nis(nis) else { continue };
        let postcodes = postcodes.map(|mut postcodes| {
            postcodes.sort_unstable();
            postcodes
        });
        // A partnership that has each of its postcodes has all of it.
        served.push(Served { municipality, postcodes: postcodes.filter(|postcodes| *postcodes != municipality.postcodes) });
    }
    served.sort_by_key(|one| one.municipality.name);
    served
}
