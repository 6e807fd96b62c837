//! The page that only a demonstration has: take any seat without a key. In real use nothing answers here.

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, identity::session};
use schakel_domain::{actor::Role, ids::OfMembership};
use schakel_texts::demo as texts;

use crate::{
    cookies::{Cookie, token_text},
    cx::Cx,
    identity::back,
    page::{Page, role_name},
};

struct Seat {
    membership: String,
    name: String,
    role: &'static str,
    organisation: String,
}

#[derive(Template)]
#[template(path = "demo.html")]
struct Seats {
    page: Page,
    csrf: String,
    groups: Vec<(String, Vec<Seat>)>,
}

/// The seats, by partnership.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let seats = cx.web.settings.demo.as_ref().ok_or(AppError::NotFound)?;
    let mut groups: Vec<(String, Vec<Seat>)> = Vec::new();
    for seat in seats {
        let role = Role::from_code(seat.role).map_or("", |role| role_name(cx.lang, role));
        let row = Seat { membership: seat.membership.to_string(), name: seat.name.clone(), role, organisation: seat.organisation.clone() };
        match groups.iter_mut().find(|(name, _)| *name == seat.partnership) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((seat.partnership.clone(), vec![row])),
        }
    }
    let page = cx.page("demo", texts::title(cx.lang));
    cx.html(&Seats { page, csrf: cx.csrf(), groups })
}

/// Takes a seat.
pub(crate) async fn take(cx: Cx) -> Result<Response, AppError> {
    if cx.web.settings.demo.is_none() {
        return Err(AppError::NotFound);
    }
    let membership = cx.form.get("membership").parse::<schakel_domain::ids::Id<OfMembership>>().map_err(|_| AppError::NotFound)?;
    let signed_in = session::take_seat(&cx.app, membership, "demo", cx.ctx.now).await?;
    cx.set_cookie(Cookie::Session, &token_text(&signed_in.token));
    // Taken anew before an act that asks for a fresh factor: back to where one was.
    let back = back(cx.form.get("terug"));
    Ok(cx.redirect(if back.is_empty() { "/in/verder" } else { back }))
}
