//! From a municipality or a postcode to a partnership; one partnership's page; the overview of all (§2.1).

use std::collections::BTreeMap;

use schakel_domain::{
    acts::FindPartnership,
    ids::PartnershipId,
    municipality::{self, Found, Municipality},
    partnership::{KeptOptions, Organisation, Partnership},
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

/// What is answered to a municipality or a postcode that somebody typed.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Nothing was typed.
    Blank,
    /// This partnership.
    Card(&'static Municipality, Box<Card>),
    /// The municipality belongs to no partnership today.
    Without(&'static Municipality),
    /// It can be any of these; the person says which.
    Choose(Vec<&'static Municipality>),
    /// None has this name; these come near.
    Near(Vec<&'static Municipality>),
    /// A postcode of Brussels or Wallonia.
    Outside,
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

/// Finds the partnership of a municipality or a postcode.
pub async fn find(app: &App, cx: &Ctx, typed: &str) -> Result<Answer, AppError> {
    app.permit::<FindPartnership>(cx, &Platform)?;
    let municipality = match municipality::find(typed) {
        Found::Blank => return Ok(Answer::Blank),
        Found::Several(several) => return Ok(Answer::Choose(several)),
        Found::Near(near) => return Ok(Answer::Near(near)),
        Found::Outside => return Ok(Answer::Outside),
        Found::Unknown => return Ok(Answer::Unknown),
        Found::One(municipality) => municipality,
    };
    let mut tx = app.reading(cx).await?;
    match tx.partnership_of(municipality.nis, cx.today()).await? {
        Some(partnership) => Ok(Answer::Card(municipality, Box::new(card(&mut tx, partnership, cx.today()).await?))),
        None => Ok(Answer::Without(municipality)),
    }
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
    let wanted: &[&Municipality] = match &found {
        Found::Blank => return Ok(PartnershipOverview { cards, found, of }),
        Found::One(one) => &[*one],
        Found::Several(several) => several,
        // What only comes near is offered as a question, not as an answer.
        Found::Near(_) | Found::Outside | Found::Unknown => &[],
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
