//! What people read, in Dutch, English and French.
//!
//! The words stand in `nl/`, `en/` and `fr/`, one file a slice, in Fluent's syntax. `build.rs` makes a function of each
//! message: `inbox.ftl` with `title = …` becomes [`inbox::title`]. A key that does not exist does not compile; a
//! language that lacks one fails a test. Dutch is the source, and binding.
//!
//! Variables are arguments in the order in which the Dutch text names them; one that chooses between variants is a number.

mod dates;

pub use dates::{date, date_long, date_time, time, weekday_date};

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// Nederlands.
    #[default]
    Nl,
    /// English.
    En,
    /// Français.
    Fr,
}

impl Lang {
    /// All of them, Dutch first.
    pub const ALL: [Self; 3] = [Self::Nl, Self::En, Self::Fr];

    /// The code for `lang=` and for addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The code with the country, for the page itself.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl-BE",
            Self::En => "en-BE",
            Self::Fr => "fr-BE",
        }
    }

    /// Its own name, as the choice of language shows it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Nl => "Nederlands",
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The first language of an `Accept-Language` header that we speak; Dutch when there is none.
    ///
    /// Weights are honoured; a header longer than 200 bytes is not read, since no browser sends one.
    pub fn from_accept(header: &str) -> Self {
        if header.len() > 200 {
            return Self::Nl;
        }
        let mut best = (0.0_f32, Self::Nl);
        for part in header.split(',') {
            let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
            let weight: f32 = weight.trim().parse().unwrap_or(0.0);
            let code = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
            if let Some(lang) = Self::from_code(&code)
                && weight > best.0
            {
                best = (weight, lang);
            }
        }
        best.1
    }
}

/// Something that has a language: a [`Lang`], or a reference to one, as templates give it.
pub trait Speaks {
    /// The language.
    fn lang(&self) -> Lang;
}

impl Speaks for Lang {
    fn lang(&self) -> Lang {
        *self
    }
}

impl<T: Speaks> Speaks for &T {
    fn lang(&self) -> Lang {
        (*self).lang()
    }
}

/// A number that chooses between variants of a text, or a reference to one.
pub trait Count {
    /// The number; beyond `i64` it stays at its end.
    fn count(&self) -> i64;
}

macro_rules! counts {
    ($($kind:ty),*) => { $(impl Count for $kind {
        fn count(&self) -> i64 {
            i64::try_from(*self).unwrap_or(i64::MAX)
        }
    })* };
}
counts!(u8, i16, u16, i32, u32, i64, u64, usize);

impl<T: Count> Count for &T {
    fn count(&self) -> i64 {
        (*self).count()
    }
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything() {
        assert!(PROBLEMS.is_empty(), "\n{}", PROBLEMS.join("\n"));
    }

    #[test]
    fn the_browser_is_listened_to() {
        assert_eq!(Lang::from_accept("fr-BE,fr;q=0.9,nl;q=0.8"), Lang::Fr);
        assert_eq!(Lang::from_accept("ar,tr;q=0.9,en;q=0.3"), Lang::En);
        assert_eq!(Lang::from_accept("nl;q=0.2, en;q=0.7"), Lang::En);
        assert_eq!(Lang::from_accept("ar"), Lang::Nl);
        assert_eq!(Lang::from_accept(""), Lang::Nl);
        assert_eq!(Lang::from_accept(";q=,;;q=NaN,fr;q=x"), Lang::Nl);
    }
}
