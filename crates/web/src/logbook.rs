//! The newest checkpoint of the log and its public key, for every member organisation: whoever keeps them can show later that history was
//! turned back, and needs to trust nobody for it.

use askama::Template;
use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use schakel_app::AppError;
use schakel_texts::logbook;

use crate::{cx::Cx, page::Page};

/// The name of a checkpoint as a file.
const CHECKPOINT: &str = "checkpoint.txt";
/// The name of the key as a file.
const KEY: &str = "log-key.txt";

#[derive(Template)]
#[template(path = "logbook.html")]
struct Logbook {
    page: Page,
    checkpoint: Option<String>,
    key: String,
    /// How one checks, with the names under which both are kept.
    command: String,
}

/// Shows both, and how one uses them.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let checkpoint = cx.app.newest_checkpoint().await?;
    let command = format!("schakel-verify --key {KEY} --checkpoint {CHECKPOINT} log.jsonl");
    cx.html(&Logbook { page: cx.page("logbook", logbook::title(cx.lang)), checkpoint, key: cx.app.log_key(), command })
}

/// The checkpoint as a file.
pub(crate) async fn checkpoint(cx: Cx) -> Result<Response, AppError> {
    let note = cx.app.newest_checkpoint().await?.ok_or(AppError::NotFound)?;
    Ok(file(CHECKPOINT, note))
}

/// The key as a file.
pub(crate) async fn key(cx: Cx) -> Result<Response, AppError> {
    Ok(file(KEY, format!("{}\n", cx.app.log_key())))
}

fn file(name: &str, text: String) -> Response {
    let kind = (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned());
    ([kind, (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))], text).into_response()
}
