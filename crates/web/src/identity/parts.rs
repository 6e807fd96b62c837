//! What the pages of the slice share: the script of passkeys, the square of an app, the name of a browser, the way back.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use qrcode::{EcLevel, QrCode, render::svg};
use schakel_app::{
    AppError,
    identity::{BrowserToken, passkey::Started},
};
use schakel_domain::time::{Instant, local};
use schakel_texts::{Lang, date_time};

use crate::{cookies::Cookie, cx::Cx, headers::WithScript, page::Page};

/// Where the script of passkeys is.
const SCRIPT: &str = "/sleutel.js";

/// The page with the script of passkeys, where they can be used.
pub(super) fn with_passkeys(cx: &Cx, page: Page) -> Page {
    if cx.app.has_passkeys() { page.with_script(SCRIPT) } else { page }
}

/// Lets the answer load the script.
pub(super) fn scripted(cx: &Cx, mut response: Response) -> Response {
    if cx.app.has_passkeys() {
        response.extensions_mut().insert(WithScript);
    }
    response
}

/// What the script asks for at the start of a ceremony.
pub(super) fn started(started: &Started) -> Result<Response, AppError> {
    let body = serde_json::to_string(started).map_err(AppError::internal)?;
    Ok((StatusCode::OK, [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response())
}

/// The square that an authenticator app scans, as part of the page. It has colours of its own, since an app wants dark on light.
pub(super) fn square(url: &str) -> Result<String, AppError> {
    let code = QrCode::with_error_correction_level(url, EcLevel::M).map_err(AppError::internal)?;
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(240, 240).quiet_zone(true).build();
    // Inside a page there is no place for the declaration of a file.
    Ok(drawn.find("<svg").and_then(|at| drawn.get(at..)).unwrap_or_default().to_owned())
}

/// What the browser says of itself, for the list of sessions.
pub(super) fn device(cx: &Cx) -> String {
    let said = cx.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    device_name(said).unwrap_or_default()
}

/// The mark of a browser in which somebody signed in before.
pub(super) fn browser(cx: &Cx) -> Option<BrowserToken> {
    Cookie::KnownBrowser.read_token(&cx.headers, cx.web.settings.secure()).map(BrowserToken)
}

/// An answer that says after how many seconds trying again makes sense.
pub(super) fn later(mut response: Response, seconds: u32) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// The browser and the machine in a few words. It is only for recognising one's own; nothing hangs on it.
fn device_name(said: &str) -> Option<String> {
    let first = |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| said.contains(mark)).map(|(_, name)| *name);
    // In this order: each says that it is the ones after it too.
    let browser = first(&[("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]);
    let machine = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ]);
    match (browser, machine) {
        (Some(browser), Some(machine)) => Some(format!("{browser}, {machine}")),
        (one, other) => one.or(other).map(ToOwned::to_owned),
    }
}

/// A moment in words, in Brussels.
pub(super) fn moment(lang: Lang, at: Instant) -> String {
    date_time(lang, local(at))
}

/// Where to go back to: a path of ours, or nothing. What a person can write into an address never leads elsewhere.
pub(crate) fn back(typed: &str) -> &str {
    let is_ours = typed.starts_with('/') && !typed.starts_with("//") && !typed.contains('\\') && !typed.contains(char::is_control);
    // The door itself would only lead round in a circle.
    let is_door = typed == "/in" || typed == "/uit" || (typed.starts_with("/in/") && typed != "/in/bewaard");
    if is_ours && !is_door { typed } else { "" }
}

/// An address with the way back in it.
pub(super) fn with_back(path: &str, back: &str) -> String {
    if back.is_empty() {
        return path.to_owned();
    }
    let back: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
    format!("{path}?terug={back}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_stays_with_us() {
        assert_eq!(back("/inbox/1"), "/inbox/1");
        assert_eq!(back("/in/bewaard"), "/in/bewaard");
        for bad in ["", "https://x.example", "//x.example", "/\\x.example", "inbox", "/in", "/in/rol", "/uit", "/a\nb"] {
            assert_eq!(back(bad), "", "{bad:?}");
        }
        assert_eq!(with_back("/in", "/inbox?q=a&b"), "/in?terug=%2Finbox%3Fq%3Da%26b");
    }

    #[test]
    fn a_browser_is_told_by_its_own_name() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!(device_name(edge).unwrap(), "Edge, Windows");
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(device_name(iphone).unwrap(), "Safari, iPhone");
        assert_eq!(device_name("<script>"), None);
    }

    #[test]
    fn the_square_is_a_picture_inside_the_page() {
        let drawn = square("otpauth://totp/Schakel:nora%40ocmw.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Schakel").unwrap();
        assert!(drawn.starts_with("<svg") && drawn.trim_end().ends_with("</svg>"));
        assert!(drawn.len() < 40_000, "{}", drawn.len());
    }
}
