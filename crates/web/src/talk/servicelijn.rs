//! What to say to the Servicelijn (§2.2), on a sheet for the client.

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, talk};
use schakel_domain::{
    ids::OfRegistration,
    vdab_fact::{VdabFact, VdabFactKind, newest},
};
use schakel_texts::talk as words;

use super::{WORDS, address};
use crate::{cx::Cx, page::Page};

#[derive(Template)]
#[template(path = "talk/servicelijn.html")]
struct Sheet {
    page: Page,
    name: String,
    registration: String,
    talk: String,
    paragraph: String,
    /// The mediator's name, when the client wanted it kept.
    mediator: Option<String>,
    no_file: bool,
}

/// The sheet.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let opened = talk::read(&cx.app, &cx.ctx, cx.id::<OfRegistration>("id")?, None).await?;
    let facts = opened.vdab_facts();
    let mediator = match newest(&facts, VdabFactKind::Mediator).map(|kept| &kept.fact) {
        Some(VdabFact::Mediator { name: Some(name), .. }) => Some(name.as_str().to_owned()),
        _ => None,
    };
    cx.html(&Sheet {
        page: cx.page(WORDS, words::say_title(cx.lang)),
        name: opened.registration.identity.full_name(),
        registration: format!("/inbox/{}", opened.registration.id),
        talk: address(opened.registration.id),
        paragraph: cx.cite("2.2"),
        mediator,
        no_file: opened.facts.has_no_file(),
    })
}
