//! A page of a client does not stay for the next person who takes the telephone: before the session ends it asks whether somebody is
//! still there, and then it closes (WCAG 2.2.1: warned, and given more time with one click). A page on which one types stays, since
//! words that were typed are worth more; what it shows is in the client's own hand.

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, identity::CLIENT_IDLE};
use schakel_texts::follow;

use super::{OWN, WORDS};
use crate::{cx::Cx, lead_on::lead_on, page::Page};

/// Where the question is asked.
pub(super) const STILL: &str = "/mijn/nog";
/// How many seconds before the end it is asked.
const WARNED_BEFORE: i64 = 60;

#[derive(Template)]
#[template(path = "follow/still.html")]
struct StillThere {
    page: Page,
}

/// Lets a page close by itself.
pub(crate) fn closing(response: Response) -> Response {
    lead_on(response, CLIENT_IDLE.as_secs() - WARNED_BEFORE, STILL)
}

/// Asks. The browser came by itself, so the session ends when it would have ended; the own page then asks for the code.
pub(crate) async fn ask(cx: Cx) -> Result<Response, AppError> {
    let page = cx.page(WORDS, follow::title_still(cx.lang)).at("");
    // A second more, for a session that counts in whole ones.
    Ok(lead_on(cx.html(&StillThere { page })?, WARNED_BEFORE + 1, OWN))
}
