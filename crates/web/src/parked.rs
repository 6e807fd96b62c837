//! The form that was handed in after the session was over: shown again after signing in, and sent again with one button.

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, parked};
use schakel_texts::parked as texts;

use crate::{cookies::Cookie, cx::Cx, page::Page};

pub(crate) mod offer;
mod parking;
pub(crate) mod typing;

#[derive(Template)]
#[template(path = "parked.html")]
struct Kept {
    page: Page,
    action: String,
    csrf: String,
    shown: Vec<String>,
    hidden: Vec<(String, String)>,
    home: &'static str,
}

/// What this browser kept aside.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let token = Cookie::Parked.read_token(&cx.headers, cx.web.settings.secure());
    let kept = match token {
        Some(token) => parked::find(&cx.app, &token, &cx.ctx.by, cx.ctx.now).await?,
        None => None,
    };
    let home = if cx.ctx.by.client.is_some() { "/mijn" } else { "/in/verder" };
    let Some(kept) = kept else { return Ok(cx.redirect(home)) };
    cx.clear_cookie(Cookie::Parked);
    if let Some(token) = token {
        parked::drop(&cx.app, &token).await?;
    }
    // What a person wrote is shown; codes and identifiers only go along.
    let shown =
        kept.fields.iter().filter(|(_, value)| value.contains(' ') || value.contains('\n')).map(|(_, value)| value.clone()).collect();
    cx.html(&Kept { page: cx.page("parked", texts::title(cx.lang)), action: kept.path, csrf: cx.csrf(), shown, hidden: kept.fields, home })
}
