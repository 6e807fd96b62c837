//! A page of a draft that does not open here any more. The program does not know what became of it, and does not say that it
//! knows: it says how one finds out.

use askama::Template;
use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use schakel_app::{
    AppError,
    registration::{RegistrationPlace, place, registered},
};
use schakel_texts::register;

use super::{WORDS, here::Here};
use crate::{cookies::Cookie, cx::Cx, page::Page};

#[derive(Template)]
#[template(path = "register/closed.html")]
struct Closed {
    page: Page,
    place: Option<RegistrationPlace>,
    /// Whether this browser keeps nothing at all, so that the form cannot work here.
    no_cookies: bool,
}

/// What a browser is told whose draft does not open: what it came to, when that is known; else how to find out.
pub(super) async fn closed(cx: &Cx, here: &Here) -> Result<Response, AppError> {
    if let Some(key) = here.key()
        && let Some(made) = registered(&cx.app, key).await?
        && made.slug == here.slug()
    {
        return Ok(cx.redirect(&here.to("klaar")));
    }
    told(cx, here.slug()).await
}

async fn told(cx: &Cx, slug: &str) -> Result<Response, AppError> {
    let place = match place(&cx.app, &cx.ctx, slug).await {
        Ok(place) => Some(place),
        Err(AppError::NotFound) => None,
        Err(error) => return Err(error),
    };
    let mut page = cx.page(WORDS, register::page_title(cx.lang));
    if let Some(place) = &place {
        page = page.with_logos(cx, place.partnership.id);
    }
    let no_cookies = [Cookie::Draft, Cookie::Browser].iter().all(|one| one.read(&cx.headers, cx.web.settings.secure()).is_none());
    // A form whose token does not fit is refused whatever it asks for.
    let refused = cx.method == Method::POST && !cx.proven;
    let status = if refused { StatusCode::FORBIDDEN } else { StatusCode::GONE };
    cx.html_with(status, &Closed { page, place, no_cookies })
}

/// An address without a draft, from before or from somebody's memory.
pub(crate) async fn nowhere(cx: Cx) -> Result<Response, AppError> {
    told(&cx, "").await
}
