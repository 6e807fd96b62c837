//! The home page: one field, "gemeente of postcode", and what comes of it.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    partnership::{self, Answer},
};
use schakel_domain::municipality::Municipality;
use schakel_texts::find;

use super::CardView;
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
    Card(&'static str, Box<CardView>),
    Without(&'static str),
    Choose(Vec<Choice>),
    Near(Vec<Choice>),
    Outside,
    Unknown,
}

/// A municipality to choose, and the address at which it is searched.
struct Choice {
    href: String,
    name: &'static str,
}

/// Asks for a municipality or a postcode, and answers.
pub(crate) async fn home(cx: Cx) -> Result<Response, AppError> {
    let typed = cx.query.get("q");
    let answer = partnership::find(&cx.app, &cx.ctx, typed).await?;
    let answer = match answer {
        Answer::Blank => Shown::Blank,
        Answer::Card(municipality, card) => Shown::Card(municipality.name, Box::new(CardView::of(cx.lang, cx.ctx.today(), &card))),
        Answer::Without(municipality) => Shown::Without(municipality.name),
        Answer::Choose(several) => Shown::Choose(choices("/", &several)),
        Answer::Near(near) => Shown::Near(choices("/", &near)),
        Answer::Outside => Shown::Outside,
        Answer::Unknown => Shown::Unknown,
    };
    let title = match &answer {
        Shown::Card(name, _) | Shown::Without(name) => format!("{name}: {}", find::title(cx.lang)),
        _ => find::title(cx.lang).to_owned(),
    };
    let (typed, shown) = (kept(typed), shorten(typed));
    cx.html(&Home { page: cx.page("find", title), typed, shown, answer })
}

fn choices(path: &str, municipalities: &[&'static Municipality]) -> Vec<Choice> {
    municipalities
        .iter()
        .map(|one| {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", one.name).finish();
            Choice { href: format!("{path}?{query}"), name: one.name }
        })
        .collect()
}

/// What stands in the field again. A megabyte is nothing that anybody wants to correct.
fn kept(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn shorten(typed: &str) -> String {
    let shown: String = typed.trim().chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if typed.trim().chars().count() > SHOWN { format!("“{shown}…”") } else { format!("“{shown}”") }
}
