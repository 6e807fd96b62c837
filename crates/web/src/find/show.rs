//! The page of one partnership: how to register, its municipalities, who takes part, whom to ask. Prints on one sheet.

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, partnership};
use schakel_texts::{date_long, find};

use super::CardView;
use crate::{cx::Cx, page::Page};

#[derive(Template)]
#[template(path = "find/show.html")]
struct Show {
    page: Page,
    card: CardView,
    printed: String,
}

/// Shows a partnership.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let found = partnership::show(&cx.app, &cx.ctx, cx.param("slug")).await?;
    let today = cx.ctx.today();
    let card = CardView::of(cx.lang, today, &found);
    let page = cx.page("find", card.name.clone()).at(&card.name).with_logos(&cx, found.partnership.id);
    let printed =
        find::printed(cx.lang).url(format!("{}{}", cx.web.settings.public_url, card.href)).date(date_long(cx.lang, today)).to_string();
    cx.html(&Show { page, card, printed })
}
