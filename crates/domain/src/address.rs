//! Where one can reach a partnership: a telephone number, a mail address, a website. All three become links on public
//! pages, so nothing is taken that could be more than a link (`javascript:`, a name and password in front of a host).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    typed::plain,
    words::{BadText, Line},
};

/// Why a typed address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadAddress {
    /// It is no good text at all: blank, too long, or with characters that cannot be shown.
    Text(BadText),
    /// It does not look like an address of its kind.
    Unlike,
    /// A website with another way of opening than `http` or `https`.
    Scheme,
}

impl From<BadText> for BadAddress {
    fn from(bad: BadText) -> Self {
        Self::Text(bad)
    }
}

macro_rules! address_type {
    ($(#[$doc:meta])* $name:ident, $read:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a typed address.
            ///
            /// # Errors
            /// What is wrong with it.
            pub fn parse(text: &str) -> Result<Self, BadAddress> {
                let line = Line::parse(&plain(text))?;
                let read: fn(&str) -> Result<String, BadAddress> = $read;
                read(line.as_str()).map(Self)
            }

            /// As [`Self::parse`], with nothing typed as nothing.
            ///
            /// # Errors
            /// What is wrong with it.
            pub fn parse_optional(text: &str) -> Result<Option<Self>, BadAddress> {
                match Self::parse(text) {
                    Ok(address) => Ok(Some(address)),
                    Err(BadAddress::Text(BadText::Blank)) => Ok(None),
                    Err(bad) => Err(bad),
                }
            }

            /// As it is shown.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(text: String) -> Result<Self, String> {
                Self::parse(&text).map_err(|bad| format!("{bad:?}"))
            }
        }

        impl From<$name> for String {
            fn from(address: $name) -> Self {
                address.0
            }
        }
    };
}

address_type! {
    /// A telephone number as it is written here: digits, with spaces and signs between them.
    Telephone, telephone
}
address_type! {
    /// A mail address.
    Mail, mail
}
address_type! {
    /// The address of a website. Always `https://` or `http://`; `www.voorbeeld.be` is completed.
    Website, website
}

/// A mail address or a telephone number: where somebody is reached of whom one of the two is enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum MailOrTelephone {
    /// A mail address.
    Mail(Mail),
    /// A telephone number.
    Telephone(Telephone),
}

impl MailOrTelephone {
    /// Takes a typed address of one of the two kinds.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, BadAddress> {
        Mail::parse(text).map(Self::Mail).or_else(|_| Telephone::parse(text).map(Self::Telephone))
    }

    /// As [`Self::parse`], with nothing typed as nothing.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse_optional(text: &str) -> Result<Option<Self>, BadAddress> {
        match Self::parse(text) {
            Ok(address) => Ok(Some(address)),
            Err(BadAddress::Text(BadText::Blank)) => Ok(None),
            Err(bad) => Err(bad),
        }
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Mail(mail) => mail.as_str(),
            Self::Telephone(number) => number.as_str(),
        }
    }

    /// The link that opens a mail to it, or dials it.
    pub fn href(&self) -> String {
        match self {
            Self::Mail(mail) => mail.href(),
            Self::Telephone(number) => number.href(),
        }
    }
}

impl TryFrom<String> for MailOrTelephone {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|bad| format!("{bad:?}"))
    }
}

impl From<MailOrTelephone> for String {
    fn from(address: MailOrTelephone) -> Self {
        address.as_str().to_owned()
    }
}

impl Telephone {
    /// The link that dials it.
    pub fn href(&self) -> String {
        self.0.chars().fold("tel:".to_owned(), |mut href, c| {
            if c.is_ascii_digit() || (c == '+' && href.len() == 4) {
                href.push(c);
            }
            href
        })
    }
}

impl Mail {
    /// The link that opens a mail to it.
    pub fn href(&self) -> String {
        // A question mark or an ampersand would start headers of the mail; the reader of an address refuses both.
        format!("mailto:{}", self.0)
    }
}

impl Website {
    /// As people say it: without the way of opening and without a last stroke.
    pub fn spoken(&self) -> &str {
        let bare = self.0.trim_start_matches("https://").trim_start_matches("http://");
        bare.strip_suffix('/').unwrap_or(bare)
    }
}

fn telephone(text: &str) -> Result<String, BadAddress> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let fits = |(at, c): (usize, char)| c.is_ascii_digit() || " ./-()".contains(c) || (c == '+' && at == 0);
    if (4..=15).contains(&digits) && text.char_indices().all(fits) { Ok(text.to_owned()) } else { Err(BadAddress::Unlike) }
}

fn mail(text: &str) -> Result<String, BadAddress> {
    let (name, host) = text.split_once('@').ok_or(BadAddress::Unlike)?;
    let name_fits = |c: char| c.is_ascii_alphanumeric() || "._%+'-".contains(c);
    if name.is_empty() || !name.chars().all(name_fits) || !is_host(host) {
        return Err(BadAddress::Unlike);
    }
    Ok(text.to_owned())
}

fn website(text: &str) -> Result<String, BadAddress> {
    let lower = text.to_ascii_lowercase();
    let rest = if let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) {
        rest
    } else {
        // `javascript:…`, `data:…`, `ftp://…`; but `voorbeeld.be:8080` has a dot before its colon.
        let head = lower.split(['/', '?', '#']).next().unwrap_or(&lower);
        if head.split_once(':').is_some_and(|(scheme, _)| !scheme.contains('.')) || text.starts_with('/') {
            return Err(BadAddress::Scheme);
        }
        lower.as_str()
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let port_fits = port.is_none_or(|port| port.parse::<u16>().is_ok());
    let written = |c: char| !c.is_whitespace() && !c.is_control() && !"\"'<>\\^`{|}".contains(c);
    if !is_host(host) || !port_fits || !text.chars().all(written) {
        return Err(BadAddress::Unlike);
    }
    if rest.len() == lower.len() { Ok(format!("https://{text}")) } else { Ok(text.to_owned()) }
}

/// Two labels or more, of letters, digits and hyphens. Letters with diacritics are let through; browsers know how to write them.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    host.len() <= 200 && host.contains('.') && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn websites_open_with_http_or_https_and_with_nothing_else() {
        assert_eq!(Website::parse(" https://www.voorbeeld.be/lp?a=1#b ").unwrap().as_str(), "https://www.voorbeeld.be/lp?a=1#b");
        assert_eq!(Website::parse("www.voorbeeld.be").unwrap().as_str(), "https://www.voorbeeld.be");
        assert_eq!(Website::parse("voorbeeld.be:8080/pad").unwrap().as_str(), "https://voorbeeld.be:8080/pad");
        assert_eq!(Website::parse("HTTP://voorbeeld.be/").unwrap().as_str(), "HTTP://voorbeeld.be/");
        for bad in [
            "javascript:alert(1)",
            "JavaScript:alert(1)//voorbeeld.be",
            "data:text/html,x",
            "ftp://voorbeeld.be",
            "//voorbeeld.be",
            "/pad",
            "mailto:a@b.be",
        ] {
            assert_eq!(Website::parse(bad), Err(BadAddress::Scheme), "{bad}");
        }
        for bad in [
            "https://",
            "https://voorbeeld",
            "https://naam:woord@voorbeeld.be",
            "https://voorbeeld.be/\" onclick=x",
            "http://voor beeld.be",
            "https://voorbeeld.be:99999",
            "geen site",
        ] {
            assert_eq!(Website::parse(bad), Err(BadAddress::Unlike), "{bad}");
        }
        assert_eq!(Website::parse("java\0script:x"), Err(BadAddress::Text(BadText::Unprintable)));
    }

    #[test]
    fn a_website_is_said_without_its_scheme() {
        assert_eq!(Website::parse("https://voorbeeld.be/").unwrap().spoken(), "voorbeeld.be");
        assert_eq!(Website::parse("http://voorbeeld.be/a/b").unwrap().spoken(), "voorbeeld.be/a/b");
    }

    #[test]
    fn telephone_numbers_are_kept_as_written_and_dialled_as_digits() {
        for (typed, dialled) in [("053 12 34 56", "tel:053123456"), ("+32 (0)470/12.34-56", "tel:+320470123456"), ("1700", "tel:1700")] {
            let number = Telephone::parse(typed).unwrap();
            assert_eq!((number.as_str(), number.href().as_str()), (typed, dialled));
        }
        assert_eq!(Telephone::parse("\u{202d}+32 470\u{a0}00 00 00\u{202c}").unwrap().as_str(), "+32 470 00 00 00");
        for bad in ["12", "bel ons", "053 12 34 56 (Amina)", "0123456789012345", "12+345"] {
            assert_eq!(Telephone::parse(bad), Err(BadAddress::Unlike), "{bad}");
        }
    }

    #[test]
    fn mail_addresses_cannot_carry_headers() {
        assert_eq!(Mail::parse("aanmelden@lp.voorbeeld.be").unwrap().href(), "mailto:aanmelden@lp.voorbeeld.be");
        for bad in ["aanmelden", "a@b", "a@@b.be", "a@b.be?bcc=c@d.be", "a b@c.be", "a@b.be,c@d.be", "@b.be", "<a@b.be>"] {
            assert_eq!(Mail::parse(bad), Err(BadAddress::Unlike), "{bad}");
        }
        assert_eq!(Mail::parse_optional("  "), Ok(None));
    }

    #[test]
    fn one_of_the_two_is_a_mail_address_or_a_telephone_number_and_nothing_else() {
        for (typed, href) in [("fg@voorbeeld.be", "mailto:fg@voorbeeld.be"), (" 053 12 34 56 ", "tel:053123456")] {
            let address = MailOrTelephone::parse(typed).unwrap();
            assert_eq!((address.as_str(), address.href().as_str()), (typed.trim(), href));
        }
        for bad in ["vraag het aan Amina", "fg@voorbeeld", "fg@voorbeeld.be, 053 12 34 56", "12", "https://voorbeeld.be/fg"] {
            assert_eq!(MailOrTelephone::parse_optional(bad), Err(BadAddress::Unlike), "{bad}");
        }
        assert_eq!(MailOrTelephone::parse_optional(" "), Ok(None));
    }
}
