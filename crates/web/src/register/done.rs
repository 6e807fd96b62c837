//! The end: the code, what happens next, how to take it back. Shown again to the same browser for half an hour.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    registration::{RegistrationPlace, place, registered},
};
use schakel_texts::register;

use super::{
    WORDS,
    step::{gone, token},
};
use crate::{cx::Cx, page::Page, problem::cite};

#[derive(Template)]
#[template(path = "register/done.html")]
struct Done {
    page: Page,
    place: RegistrationPlace,
    code: String,
    paragraph: String,
}

/// Shows the code.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let Some(token) = token(&cx) else { return gone(&cx).await };
    let Some(made) = registered(&cx.app, &cx.ctx, &token).await? else { return gone(&cx).await };
    let place = place(&cx.app, &cx.ctx, &made.slug).await?;
    let page = cx.page(WORDS, register::page_title(cx.lang)).with_logos(&cx, place.partnership.id);
    cx.html(&Done { page, place, code: made.code(&cx.app).to_string(), paragraph: cite(cx.lang, "1.3.1") })
}
