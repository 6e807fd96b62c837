//! The client confirms that he or she is still waiting: one button, before the registration expires and after.

use axum::response::Response;
use schakel_app::{AppError, registration::follow::renew};

use super::OWN;
use crate::cx::Cx;

/// Counts the wait anew, or brings back what expired.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let goes_on = renew(&cx.app, &cx.ctx).await?;
    Ok(cx.redirect_with(OWN, if goes_on { "go-on-done" } else { "renew-done" }))
}
