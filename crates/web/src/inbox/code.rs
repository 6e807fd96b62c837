//! A new code for a client who lost the old one: asked for face to face, shown once.

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, inbox};
use schakel_domain::{acts::IssueCode, ids::OfRegistration};
use schakel_texts::inbox as words;

use super::{
    WORDS,
    show::{ActForm, ReturnedAct, again},
};
use crate::{cx::Cx, form::faults_of, page::Page};

#[derive(Template)]
#[template(path = "inbox/code.html")]
struct NewCode {
    page: Page,
    code: String,
    href: String,
}

/// Makes the code, and shows it once.
pub(crate) async fn issue(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    match inbox::issue_code(&cx.app, &cx.ctx, id, cx.form.has("face")).await {
        Ok(code) => {
            let page = cx.page(WORDS, words::code_heading(cx.lang));
            cx.html(&NewCode { page, code: code.to_string(), href: format!("/inbox/{id}") })
        }
        Err(error) => {
            let faults = faults_of(error)?;
            inbox::ask::<IssueCode>(&cx.app, &cx.ctx, id).await?;
            again(&cx, id, ReturnedAct { which: ActForm::Code, faults, stale: false, preview: false }).await
        }
    }
}
