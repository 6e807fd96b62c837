//! One membership out of several: the log tells in which capacity somebody acts.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    identity::session::{choices, choose, coming},
};
use schakel_domain::{
    actor::Standing,
    identity::Member,
    ids::{Id, OfMembership},
    time::Instant,
};
use schakel_texts::{Lang, signin};

use super::{SIGN_IN, parts::back};
use crate::{
    cookies::{Cookie, token_text},
    cx::Cx,
    page::{Page, role_name},
};

struct Choice {
    id: String,
    role: &'static str,
    organisation: String,
    place: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "identity/choose.html")]
struct Choose {
    page: Page,
    csrf: String,
    back: String,
    choices: Vec<Choice>,
    /// Into what the person is on the way, as sentences.
    coming: Vec<String>,
}

/// That a membership waits: for somebody who says that it is the right person, or for the one who was invited; or that it waited in vain.
fn waits(lang: Lang, member: &Member, now: Instant) -> String {
    let role = role_name(lang, member.role);
    let place = member.partnership.as_ref().map_or_else(|| signin::choose_platform(lang).to_owned(), |it| it.name.clone());
    match member.standing {
        Standing::Awaiting if member.has_lapsed(now) => signin::choose_lapsed(lang).role(role).partnership(place).to_string(),
        Standing::Awaiting => signin::choose_awaiting(lang).role(role).partnership(place).to_string(),
        _ => signin::choose_invited(lang).role(role).partnership(place).to_string(),
    }
}

/// Shows the memberships between which to choose.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let choices: Vec<Choice> = choices(&cx.app, &cx.ctx)
        .await?
        .into_iter()
        .map(|member| Choice {
            id: member.id.to_string(),
            role: role_name(lang, member.role),
            organisation: member.organisation.map(|it| it.name).unwrap_or_default(),
            place: member.partnership.map_or_else(|| signin::choose_platform(lang).to_owned(), |it| it.name),
            current: cx.ctx.by.membership == Some(member.id),
        })
        .collect();
    let title = if choices.is_empty() { signin::choose_none_title(lang) } else { signin::choose_title(lang) };
    let page = cx.page(SIGN_IN, title);
    let coming = coming(&cx.app, &cx.ctx).await?.iter().map(|member| waits(lang, member, cx.ctx.now)).collect();
    cx.html(&Choose { page, csrf: cx.csrf(), back: back(cx.query.get("terug")).to_owned(), choices, coming })
}

/// Goes on in the chosen one, under a new token.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let session = cx.session.as_ref().ok_or(AppError::SignIn)?;
    let membership = cx.form.get("membership").parse::<Id<OfMembership>>().map_err(|_| AppError::NotFound)?;
    let chosen = choose(&cx.app, &cx.ctx, session.id, membership).await?;
    cx.set_cookie(Cookie::Session, &token_text(&chosen.token));
    let back = back(cx.form.get("terug"));
    Ok(cx.redirect(if back.is_empty() { "/in/verder" } else { back }))
}
