//! What people read, in Dutch, English and French.
//!
//! The words stand in `nl/`, `en/` and `fr/`, one file a slice, in Fluent's syntax. The build script makes a function of
//! each message: `inbox.ftl` with `title = …` becomes [`inbox::title`], and `t.inbox.title()` for a page that holds its
//! [`Words`] as `t`. A key that does not exist does not compile; a language that lacks one fails a test. Dutch is the
//! source, and binding.
//!
//! One variable is an argument. Two or more are given by name, in any order, and the text can be read when all are there:
//!
//! ```
//! # use schakel_texts::{Lang, Words};
//! let t = Words::of(Lang::Nl);
//! assert_eq!(t.find.printed().date("3 mei").url("schakel.be").to_string(), "Overgenomen van schakel.be op 3 mei.");
//! ```
//!
//! A value that is forgotten does not compile:
//!
//! ```compile_fail,E0599
//! # use schakel_texts::{Lang, Words};
//! Words::of(Lang::Nl).find.printed().date("3 mei").to_string();
//! ```
//!
//! A variable that chooses between variants is a number.

mod dates;
#[cfg(test)]
mod judged;
pub mod plural;
mod speak;
#[cfg(test)]
mod tried;

pub use dates::{date, date_long, date_part, date_time, time, weekday_date, year_or_month};
#[cfg(debug_assertions)]
pub use speak::asked_of_staff;
pub use speak::{Count, list};

impl Lang {
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
