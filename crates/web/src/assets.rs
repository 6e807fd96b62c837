//! The stylesheet, the icon, the emblem and the two scripts: compiled in, kept by browsers until they change.

use std::sync::OnceLock;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use sha2::{Digest as _, Sha256};

use crate::air;

/// What stands in a later layer wins, however closely an earlier rule looks: a part over the layout, and paper over everything.
const STYLE: &str = concat!(
    "@layer base, layout, components, print;\n",
    "@layer base {\n",
    include_str!("assets/style/base.css"),
    "}\n@layer layout {\n",
    include_str!("assets/style/layout.css"),
    "}\n@layer components {\n",
    include_str!("assets/style/parts.css"),
    include_str!("assets/style/forms.css"),
    include_str!("assets/style/pages.css"),
    "}\n@layer print {\n",
    include_str!("assets/style/print.css"),
    "}\n",
);
const EU: &str = include_str!("assets/eu.svg");
const ICON: &str = include_str!("assets/icon.svg");
const PASSKEY: &str = include_str!("assets/passkey.js");
const WRITING: &str = include_str!("assets/writing.js");

/// The style sheet as browsers get it.
fn style() -> &'static str {
    static LEAN: OnceLock<String> = OnceLock::new();
    LEAN.get_or_init(|| air::out_of_style(STYLE))
}

/// A short word that changes whenever an asset does.
pub(crate) fn style_version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let hash = [STYLE, EU, ICON, PASSKEY, WRITING].iter().fold(Sha256::new(), Sha256::chain_update).finalize();
        hash.iter().take(6).fold(String::new(), |word, byte| format!("{word}{byte:02x}"))
    })
}

/// The asset at a path, if there is one.
pub(crate) fn at(path: &str) -> Option<Response> {
    let (kind, body) = match path {
        "/stijl.css" => ("text/css; charset=utf-8", style()),
        "/eu.svg" => ("image/svg+xml; charset=utf-8", EU),
        "/icoon.svg" => ("image/svg+xml; charset=utf-8", ICON),
        "/schrijven.js" => ("text/javascript; charset=utf-8", WRITING),
        "/sleutel.js" => ("text/javascript; charset=utf-8", PASSKEY),
        _ => return None,
    };
    let mut response = body.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    Some(response)
}
