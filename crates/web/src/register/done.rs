//! The end: the code, what happens next, how to take it back. The code stands for five minutes from handing in on, also when the
//! telephone loads the page anew, and as often longer as somebody in front of the page asks; leaving quickly ends that. Later the page says
//! how to find the code.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    registration::{Registered, RegistrationPlace, more_time, place, proof_of_page, registered, show_code},
};
use schakel_domain::registration::{Promise, PromisedWay};
use schakel_texts::{Lang, date_long, register, weekday_date};

use super::{DONE, WORDS, closed::closed, here::Here};
use crate::{cx::Cx, fields::Fields, form::Form, lead_on::lead_on, page::Page};

#[derive(Template)]
#[template(path = "register/done.html")]
struct Done {
    page: Page,
    place: RegistrationPlace,
    code: String,
    paragraph: String,
    /// The day, and where the code is filled in: what a sheet must say without a screen beside it.
    printed: String,
    /// By what day the client is contacted, and what to do if not.
    promise: Vec<String>,
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
    promise: Vec<String>,
}

/// By what day the client is contacted and how; where nothing is promised, whom to call instead.
pub(super) fn promised(lang: Lang, promise: Option<Promise>, place: &RegistrationPlace) -> Vec<String> {
    let first = match promise {
        Some(promise) => promise_in_words(lang, promise),
        None => register::promise_none(lang).to_owned(),
    };
    let telephone = place.options.options.telephone.as_ref();
    let call =
        telephone.map_or_else(|| register::promise_call_line(lang).to_owned(), |number| register::promise_call(lang, number.as_str()));
    vec![first, call]
}

/// That a client is contacted by a day, in the words that fit how.
pub(crate) fn promise_in_words(lang: Lang, promise: Promise) -> String {
    let day = weekday_date(lang, promise.by);
    match promise.way {
        PromisedWay::Call => register::promise_by_call(lang, day),
        PromisedWay::Text => register::promise_by_text(lang, day),
        PromisedWay::Asked => register::promise_by_asked(lang, day),
    }
}

/// What the draft in the address came to, with its partnership.
async fn came_to(cx: &Cx, here: &Here) -> Result<Option<(Registered, RegistrationPlace)>, AppError> {
    let Some(key) = here.key() else { return Ok(None) };
    let Some(made) = registered(&cx.app, key).await?.filter(|made| made.slug == here.slug()) else { return Ok(None) };
    let place = place(&cx.app, &cx.ctx, &made.slug).await?;
    Ok(Some((made, place)))
}

/// Shows the code as long as it stands; after that, how to find it.
pub(super) async fn show(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    let (Some(key), Some((made, place))) = (here.key(), came_to(&cx, &here).await?) else { return closed(&cx, &here).await };
    let mut page = cx.page(WORDS, register::page_title(cx.lang)).with_logos(&cx, place.partnership.id);
    let Some(left) = show_code(&cx.app, &cx.ctx, key).await? else {
        let promise = promised(cx.lang, made.promise, &place);
        return cx.html(&Sent { page, place, promise });
    };
    // A link to another language would ask for the page anew, without the code.
    page.languages = Vec::new();
    let action = here.to(DONE);
    let response = cx.html(&Done {
        page,
        promise: promised(cx.lang, made.promise, &place),
        place,
        code: made.code(&cx.app).to_string(),
        paragraph: cx.cite("1.3.1"),
        printed: register::done_printed(cx.lang)
            .day(date_long(cx.lang, cx.ctx.today()))
            .url(format!("{}/code", cx.web.settings.public_url))
            .to_string(),
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        action: action.clone(),
        proof: proof_of_page(&cx.app, key),
    })?;
    Ok(lead_on(response, left, &action))
}

/// Somebody in front of the page asks to see the code longer.
pub(super) async fn longer(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    let (Some(key), Some((made, _))) = (here.key(), came_to(&cx, &here).await?) else { return closed(&cx, &here).await };
    more_time(&cx.app, &cx.ctx, key, &made, cx.form.get("bewijs")).await?;
    Ok(cx.redirect(&here.to(DONE)))
}
