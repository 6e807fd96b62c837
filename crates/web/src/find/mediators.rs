//! A sheet for VDAB mediators: how a client registers with this partnership, and how a mediator can help and not (§2.1, §1.3.1). The adviser and
//! the team leader hand it on. All of it is public. Prints on one sheet.

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, partnership};
use schakel_texts::{date_long, find};

use super::CardView;
use crate::{cx::Cx, page::Page};

#[derive(Template)]
#[template(path = "find/mediators.html")]
struct Mediators {
    page: Page,
    card: CardView,
    /// The address of the page on which one registers, to be typed over.
    address: String,
    registers: String,
    helps: String,
    printed: String,
}

/// Shows the sheet.
pub(super) async fn mediators(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let found = partnership::show(&cx.app, &cx.ctx, cx.param("slug")).await?;
    let today = cx.ctx.today();
    let card = CardView::of(lang, today, &found);
    let address = format!("{}{}", cx.web.settings.public_url, card.href);
    cx.html(&Mediators {
        page: cx.page("find", find::mediators_title(lang, &card.name)).at(&card.name).with_logos(&cx, found.partnership.id),
        registers: cx.cite("2.1"),
        helps: cx.cite("1.3.1"),
        printed: find::printed(lang).url(&address).date(date_long(lang, today)).to_string(),
        address,
        card,
    })
}
