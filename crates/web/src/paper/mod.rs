//! The paper form: the same questions out of the same list, with boxes to tick and lines to write on, on A4.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    registration::{RegistrationPlace, place},
};
use schakel_domain::registration::Question;
use schakel_texts::paper;

use crate::{
    cx::Cx,
    page::Page,
    register::questions::{Asked, asked},
};

#[derive(Template)]
#[template(path = "paper/form.html")]
struct Paper {
    page: Page,
    place: RegistrationPlace,
    asked: Vec<Asked>,
    paragraph: String,
}

/// Shows the sheet.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let place = place(&cx.app, &cx.ctx, cx.param("slug")).await?;
    let page = cx.page("paper", paper::title(cx.lang)).at(place.partnership.name.as_str()).with_logos(&cx, place.partnership.id);
    let asked = Question::ALL.iter().map(|question| asked(*question, cx.lang)).collect();
    cx.html(&Paper { page, place, asked, paragraph: cx.cite("2.1") })
}
