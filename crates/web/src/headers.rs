//! The headers of every answer, and the line in the log of the program: no words, no names, no addresses of people.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

use crate::{cx::Cx, parked::offer::lasting, route::Route};

const CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
/// As [`CSP`], with our own scripts: for the pages of passkeys, and of those who work here.
const CSP_SCRIPT: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Says that the page loads our own script; put beside an answer by the pages of passkeys.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WithScript;

fn secure_headers(response: &mut Response, secure: bool) {
    let csp = if response.extensions().get::<WithScript>().is_some() { CSP_SCRIPT } else { CSP };
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, csp),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ];
    let headers = response.headers_mut();
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
}

/// The headers of an answer outside the table of routes: an asset, the health page.
pub(crate) fn bare(mut response: Response, secure: bool) -> Response {
    secure_headers(&mut response, secure);
    response
}

/// The headers and cookies of an answer.
pub(crate) fn finish(cx: &Cx, route: Route, mut response: Response) -> Response {
    if lasting(cx.session.as_ref(), cx.ctx.now).is_some() {
        response.extensions_mut().insert(WithScript);
    }
    secure_headers(&mut response, cx.web.settings.secure());
    for cookie in cx.take_cookies() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    tracing::info!(
        method = route.method,
        route = route.path,
        act = route.act,
        role = cx.ctx.by.role.code(),
        request = cx.mark,
        status = response.status().as_u16(),
        milliseconds = u64::try_from(cx.began.elapsed().as_millis()).unwrap_or(u64::MAX),
        "answered"
    );
    response
}
