//! The home page: one field, "gemeente of postcode", and what comes of it.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    partnership::{self, Answer},
};
use schakel_domain::municipality::{Place, Region};
use schakel_texts::{Lang, date_long, find};

use super::{
    CardView,
    view::{place_name, postcode_name},
};
use crate::{cx::Cx, page::Page};

/// What is shown of a long text that somebody typed.
const SHOWN: usize = 60;

#[derive(Template)]
#[template(path = "find/home.html")]
struct Home {
    page: Page,
    typed: String,
    shown: String,
    answer: Shown,
}

enum Shown {
    Blank,
    Card(String, Box<CardView>, Vec<Choice>),
    /// From what day on it belongs to which partnership, as a sentence.
    Later(String, String, Box<CardView>),
    /// Of what place, and the partnerships that have the rest of its municipality, with their pages.
    Without(String, Vec<Choice>),
    Choose(Vec<Choice>),
    /// Of what place, its postcodes, and other places of the same name.
    Postcode(String, Vec<Choice>, Vec<Choice>),
    Near(i64, Vec<Choice>),
    /// Of what place, and where one can go instead.
    Outside(String, &'static str),
    Unknown,
}

/// A place to choose, and the address at which it is searched.
pub(super) struct Choice {
    pub(super) href: String,
    pub(super) name: String,
}

/// Asks for a municipality or a postcode, and answers.
pub(crate) async fn home(cx: Cx) -> Result<Response, AppError> {
    let typed = cx.query.get("q");
    let answer = partnership::find(&cx.app, &cx.ctx, typed).await?;
    let (lang, today) = (cx.lang, cx.ctx.today());
    let answer = match answer {
        Answer::Blank => Shown::Blank,
        Answer::Card(place, card, others) => {
            Shown::Card(place_name(lang, &place), Box::new(CardView::of(lang, today, &card)), choices(lang, "/", &others))
        }
        Answer::Later(place, day, card) => {
            let title = find::later_title(lang).place(place_name(lang, &place)).date(date_long(lang, day)).to_string();
            Shown::Later(place_name(lang, &place), title, Box::new(CardView::of(lang, today, &card)))
        }
        Answer::Without(place, beside) => {
            let beside = beside.iter().map(|one| Choice { href: format!("/p/{}", one.slug), name: one.name.as_str().to_owned() });
            Shown::Without(place_name(lang, &place), beside.collect())
        }
        Answer::Postcode(place, others) => {
            Shown::Postcode(place.name.to_owned(), postcodes(lang, "/", &place), choices(lang, "/", &others))
        }
        Answer::Choose(several) => Shown::Choose(choices(lang, "/", &several)),
        Answer::Near(near) => Shown::Near(i64::try_from(near.len()).unwrap_or(i64::MAX), choices(lang, "/", &near)),
        Answer::Outside(place) => Shown::Outside(place.name.to_owned(), elsewhere(lang, place.region)),
        Answer::Unknown => Shown::Unknown,
    };
    let title = match &answer {
        Shown::Card(name, ..) | Shown::Later(name, ..) | Shown::Without(name, _) => format!("{name}: {}", find::title(lang)),
        _ => find::title(lang).to_owned(),
    };
    let (typed, shown) = (kept(typed), shorten(typed));
    cx.html(&Home { page: cx.page("find", title), typed, shown, answer })
}

/// The places with the addresses at which exactly they are searched.
pub(super) fn choices(lang: Lang, path: &str, places: &[Place]) -> Vec<Choice> {
    places.iter().map(|place| Choice { href: searched(path, place), name: place_name(lang, place) }).collect()
}

/// The postcodes of a place, each with the names by which people know it.
fn postcodes(lang: Lang, path: &str, place: &Place) -> Vec<Choice> {
    let choice = |postcode: &u16| Choice { href: searched(path, &place.at(*postcode)), name: postcode_name(lang, *postcode) };
    place.postcodes.iter().map(choice).collect()
}

fn searched(path: &str, place: &Place) -> String {
    format!("{path}?{}", form_urlencoded::Serializer::new(String::new()).append_pair("q", &place.typed()).finish())
}

/// Where one can go in the other regions.
pub(crate) fn elsewhere(lang: Lang, region: Region) -> &'static str {
    match region {
        Region::Flanders(_) => "",
        Region::Brussels => find::outside_brussels(lang),
        Region::Wallonia => find::outside_wallonia(lang),
    }
}

/// What stands in the field again. A megabyte is nothing that anybody wants to correct.
fn kept(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn shorten(typed: &str) -> String {
    let shown: String = typed.trim().chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if typed.trim().chars().count() > SHOWN { format!("“{shown}…”") } else { format!("“{shown}”") }
}
