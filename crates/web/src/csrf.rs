//! That a form is ours: the token in it, and where the browser says that it came from.

use axum::http::{HeaderMap, header};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use subtle::ConstantTimeEq as _;

/// A token for a form, masked anew for every page so that a compressed page never holds the same secret twice.
pub(crate) fn mask(secret: &[u8; 32], mask: &[u8; 32]) -> String {
    let mut bytes = [0_u8; 64];
    for ((to, secret), mask) in bytes.chunks_exact_mut(2).zip(secret).zip(mask) {
        to.copy_from_slice(&[*mask, secret ^ mask]);
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether a token that came back is one of this secret.
pub(crate) fn fits(secret: &[u8; 32], token: &str) -> bool {
    if token.len() != 86 {
        return false;
    }
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else { return false };
    let mut found = [0_u8; 32];
    for (to, pair) in found.iter_mut().zip(bytes.chunks_exact(2)) {
        if let [mask, masked] = pair {
            *to = mask ^ masked;
        }
    }
    found.ct_eq(secret).into()
}

/// Whether the browser itself says that the request came from a page of ours, which no other site can make it say.
pub(crate) fn surely_from_our_page(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin")
}

/// Whether the browser says that the request came from our own page. What says nothing is judged by the token alone.
pub(crate) fn from_our_page(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match text(header::ORIGIN.as_str()) {
        Some(origin) => origin == public_url,
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_masked_token_fits_its_secret_and_no_other() {
        let token = mask(&[7; 32], &[200; 32]);
        assert_ne!(token, mask(&[7; 32], &[201; 32]));
        assert!(fits(&[7; 32], &token));
        assert!(!fits(&[8; 32], &token));
        assert!(!fits(&[7; 32], ""));
        assert!(!fits(&[7; 32], &"A".repeat(86)));
    }

    #[test]
    fn another_site_is_noticed() {
        let with = |name: &'static str, value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, HeaderValue::from_static(value));
            headers
        };
        let us = "https://schakel.example";
        assert!(from_our_page(&with("sec-fetch-site", "same-origin"), us));
        for site in ["cross-site", "same-site", "x"] {
            assert!(!from_our_page(&with("sec-fetch-site", site), us));
        }
        assert!(!from_our_page(&with("origin", "https://evil.example"), us));
        assert!(!from_our_page(&with("origin", "null"), us));
        assert!(from_our_page(&with("origin", us), us));
    }
}
