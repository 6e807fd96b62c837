//! A page that leads elsewhere by itself, without a script.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};

/// Lets a page lead to another after some seconds, at least one.
pub(crate) fn lead_on(mut response: Response, seconds: i64, to: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("{}; url={to}", seconds.max(1))) {
        response.headers_mut().insert(header::REFRESH, value);
    }
    response
}
