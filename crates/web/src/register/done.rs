//! The end: the code, what happens next, how to take it back. The code is shown once, right after handing in, for five
//! minutes and as often longer as somebody in front of the page asks; whoever opens the page later reads how to find it.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    registration::{Registered, RegistrationPlace, more_time, place, proof_of_page, registered, show_code},
};
use schakel_texts::{date_long, register};

use super::{DONE, WORDS, closed::closed, here::Here};
use crate::{cx::Cx, fields::Fields, form::Form, lead_on::lead_on, page::Page, problem::cite};

/// How many seconds the page stands.
const STANDS: i64 = 5 * 60;

#[derive(Template)]
#[template(path = "register/done.html")]
struct Done {
    page: Page,
    place: RegistrationPlace,
    code: String,
    paragraph: String,
    /// The day, and where the code is filled in: what a sheet must say without a screen beside it.
    printed: String,
    form: Form,
    action: String,
    /// What only this page holds, so that only who has it in front asks for more time.
    proof: String,
}

#[derive(Template)]
#[template(path = "register/sent.html")]
struct Sent {
    page: Page,
    place: RegistrationPlace,
}

/// What the draft in the address came to, with its partnership.
async fn came_to(cx: &Cx, here: &Here) -> Result<Option<(Registered, RegistrationPlace)>, AppError> {
    let Some(key) = here.key() else { return Ok(None) };
    let Some(made) = registered(&cx.app, key).await?.filter(|made| made.slug == here.slug()) else { return Ok(None) };
    let place = place(&cx.app, &cx.ctx, &made.slug).await?;
    Ok(Some((made, place)))
}

/// Shows the code, once; after that, how to find it.
pub(super) async fn show(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    let (Some(key), Some((made, place))) = (here.key(), came_to(&cx, &here).await?) else { return closed(&cx, &here).await };
    let mut page = cx.page(WORDS, register::page_title(cx.lang)).with_logos(&cx, place.partnership.id);
    if !show_code(&cx.app, &cx.ctx, key).await? {
        return cx.html(&Sent { page, place });
    }
    // A link to another language would ask for the page anew, without the code.
    page.languages = Vec::new();
    let action = here.to(DONE);
    let response = cx.html(&Done {
        page,
        place,
        code: made.code(&cx.app).to_string(),
        paragraph: cite(cx.lang, "1.3.1"),
        printed: register::done_printed(cx.lang)
            .day(date_long(cx.lang, cx.ctx.today()))
            .url(format!("{}/code", cx.web.settings.public_url))
            .to_string(),
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        action: action.clone(),
        proof: proof_of_page(&cx.app, key),
    })?;
    Ok(lead_on(response, STANDS, &action))
}

/// Somebody in front of the page asks to see the code longer.
pub(super) async fn longer(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    let (Some(key), Some((made, _))) = (here.key(), came_to(&cx, &here).await?) else { return closed(&cx, &here).await };
    more_time(&cx.app, &cx.ctx, key, &made, cx.form.get("bewijs")).await?;
    Ok(cx.redirect(&here.to(DONE)))
}
