//! Stopping: asked once, and then all is wiped at once. Said only when it was so.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError,
    registration::draft::{self, Draft},
};
use schakel_texts::register;

use super::{
    WORDS,
    closed::closed,
    here::{Here, ends, whose},
};
use crate::{cx::Cx, fields::Fields, form::Form, page::Page};

/// What a page that asks does not hand on: each page has its own.
const OWN: &[&str] = &["csrf", "form", "doe", "skip", "nogeens", "opnieuw"];

#[derive(Template)]
#[template(path = "register/stop.html")]
struct Stop {
    page: Page,
    form: Form,
    whose: String,
    /// What was typed on the page before, so that it is still there for who stays.
    typed: Vec<(String, String)>,
    stay: String,
    action: String,
    /// Whether a code opens it too, which then opens nothing any more.
    put_by: bool,
}

#[derive(Template)]
#[template(path = "register/stopped.html")]
struct Stopped {
    page: Page,
}

/// Asks whether it is meant; `stay` is where the page was.
pub(super) fn ask(cx: &Cx, here: &Here, draft: &Draft, stay: &str) -> Result<Response, AppError> {
    let typed = cx.form.pairs().iter().filter(|(name, _)| !OWN.contains(&name.as_str())).cloned().collect();
    let stay = if cx.query.get("wijzig") == "1" { format!("{stay}?wijzig=1") } else { stay.to_owned() };
    let page = Stop {
        page: Here::page(cx, draft, ""),
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        whose: whose(cx.lang, draft),
        typed,
        stay,
        action: here.to("stoppen"),
        put_by: draft.put_by.is_some(),
    };
    Ok(ends(cx, here, draft, cx.html_with(StatusCode::OK, &page)?))
}

/// Wipes the answers. Those of another draft in the same browser stay.
pub(crate) async fn stop(cx: Cx) -> Result<Response, AppError> {
    let here = Here::of(&cx)?;
    let Some((key, draft)) = here.open(&cx).await? else { return closed(&cx, &here).await };
    if !draft::stop(&cx.app, &cx.ctx, &key).await? {
        return closed(&cx, &here).await;
    }
    let page = cx.page(WORDS, register::page_title(cx.lang)).with_logos(&cx, draft.place.partnership.id);
    cx.html(&Stopped { page })
}
