//! The client adds something in own words.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    registration::follow::{add, may_add},
};
use schakel_texts::follow;

use super::{OWN, WORDS};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::Form,
    page::Page,
};

#[derive(Template)]
#[template(path = "follow/add.html")]
struct Add {
    page: Page,
    form: Form,
    /// The number of the partnership, if it has one.
    telephone: Option<String>,
}

async fn page(cx: &Cx, status: StatusCode, fields: Fields, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let place = may_add(&cx.app, &cx.ctx).await?;
    let page = cx.page(WORDS, follow::title_add(cx.lang)).at("");
    let telephone = place.options.options.telephone.map(|line| line.as_str().to_owned());
    cx.html_with(status, &Add { page, form: cx.form_view(WORDS, fields, faults), telephone })
}

/// The empty form.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    page(&cx, StatusCode::OK, Fields::default(), Vec::new()).await
}

/// Keeps the words.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let mut reading = Reading::of(&cx.form);
    let body = reading.text("body");
    let faults = reading.faults();
    let Some(body) = body else { return page(&cx, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults).await };
    add(&cx.app, &cx.ctx, body).await?;
    Ok(cx.redirect_with(OWN, "add-done"))
}
