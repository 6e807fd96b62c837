//! Cookies: reading the header, and those that we set.

use axum::http::{HeaderMap, HeaderValue, header};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// A cookie of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// The session of a worker or a client.
    Session,
    /// The draft of a registration.
    Draft,
    /// Ties forms to a browser before there is a session.
    Browser,
    /// A form that was handed in after its session was over.
    Parked,
    /// What was just done, to be said once on the page that follows. No link can say it.
    Notice,
    /// The language that was chosen.
    Language,
    /// That somebody signed in here before: it opens nothing, and gives tries of its own.
    KnownBrowser,
}

impl Cookie {
    const fn name(self) -> &'static str {
        match self {
            Self::Session => "schakel",
            Self::Draft => "schakel-aanmelding",
            Self::Browser => "schakel-blad",
            Self::Parked => "schakel-bewaard",
            Self::Notice => "schakel-gedaan",
            Self::Language => "schakel-taal",
            Self::KnownBrowser => "schakel-bekend",
        }
    }

    /// The name on the wire: with TLS the prefix makes browsers insist on it, and on our host alone.
    fn wire_name(self, secure: bool) -> String {
        if secure { format!("__Host-{}", self.name()) } else { self.name().to_owned() }
    }

    /// Its value in a request.
    pub(crate) fn read(self, headers: &HeaderMap, secure: bool) -> Option<String> {
        let name = self.wire_name(secure);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(&name)?.strip_prefix('='))
            .map(ToOwned::to_owned)
    }

    /// Its value in a request, when that is a token of ours.
    pub(crate) fn read_token(self, headers: &HeaderMap, secure: bool) -> Option<[u8; 32]> {
        token_from(&self.read(headers, secure)?)
    }

    /// The header that sets it for as long as the browser is open; the language for a year, a known browser for
    /// 180 days, a notice for a minute.
    pub(crate) fn set(self, value: &str, secure: bool) -> Option<HeaderValue> {
        let name = self.wire_name(secure);
        let lock = if secure { "; Secure" } else { "" };
        let age = match self {
            Self::Language => "; Max-Age=31536000",
            Self::KnownBrowser => "; Max-Age=15552000",
            Self::Notice => "; Max-Age=60",
            _ => "",
        };
        HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{lock}{age}")).ok()
    }

    /// The header that takes it away.
    pub(crate) fn clear(self, secure: bool) -> Option<HeaderValue> {
        let name = self.wire_name(secure);
        let lock = if secure { "; Secure" } else { "" };
        HeaderValue::from_str(&format!("{name}=; Path=/; HttpOnly; SameSite=Lax{lock}; Max-Age=0")).ok()
    }
}

/// A token as text: 43 characters.
pub(crate) fn token_text(token: &[u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(token)
}

/// A token from its text.
pub(crate) fn token_from(text: &str) -> Option<[u8; 32]> {
    if text.len() != 43 {
        return None;
    }
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}
