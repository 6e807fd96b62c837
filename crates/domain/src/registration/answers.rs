//! The answers while they are being given: everything still open, nothing typed twice.

use serde::{Deserialize, Serialize};

use super::{
    question::Question,
    told::{Answer, Contact, Helper, HelperKind, Identity, Language, Theme, Told},
};
use crate::{
    time::{Date, Partly},
    words::{Line, Text},
};

/// What was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// The helper; none while it was not answered.
    pub helper: Option<Helper>,
    /// The name to be called by.
    pub called: Option<Line>,
    /// The family name.
    pub family_name: Answer<Line>,
    /// The birth date.
    pub born_on: Answer<Date>,
    /// The year of birth, or the month of it, when no more is known.
    #[serde(default)]
    pub born_in: Option<Partly>,
    /// Where the client lives.
    pub municipality: Answer<Line>,
    /// How the client can be reached.
    pub contact: Contact,
    /// The language to speak.
    pub language: Answer<Language>,
    /// The themes ticked.
    pub themes: Vec<Theme>,
    /// The wish in the client's own words.
    pub wish: Answer<Text>,
    /// Whether somebody helps the client already, and who.
    pub helped_now: Answer<Text>,
}

/// An obligatory question is still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfinished(pub Question);

impl Answers {
    /// The first obligatory question that is still open.
    pub const fn open(&self) -> Option<Question> {
        if self.called.is_none() {
            Some(Question::Name)
        } else if !self.contact.is_reachable() {
            Some(Question::Reach)
        } else {
            None
        }
    }

    /// Takes the answer to one question out of other answers, and leaves all others as they are.
    pub fn take(&mut self, question: Question, from: &Self) {
        match question {
            Question::Helper => self.helper.clone_from(&from.helper),
            Question::Name => {
                self.called.clone_from(&from.called);
                self.family_name.clone_from(&from.family_name);
            }
            Question::Birth => (self.born_on, self.born_in) = (from.born_on.clone(), from.born_in),
            Question::Municipality => self.municipality.clone_from(&from.municipality),
            Question::Reach => self.contact.clone_from(&from.contact),
            Question::Language => self.language = from.language.clone(),
            Question::Wish => {
                self.themes.clone_from(&from.themes);
                self.wish.clone_from(&from.wish);
            }
            Question::HelpedNow => self.helped_now.clone_from(&from.helped_now),
        }
    }

    /// Divides the answers into who, how and what, ready to be kept.
    ///
    /// # Errors
    /// The first obligatory question that is still open.
    pub fn finish(self) -> Result<(Identity, Contact, Answer<Language>, Told), Unfinished> {
        if let Some(question) = self.open() {
            return Err(Unfinished(question));
        }
        let called = self.called.ok_or(Unfinished(Question::Name))?;
        let identity = Identity {
            called,
            family_name: self.family_name,
            born_on: self.born_on,
            born_in: self.born_in,
            municipality: self.municipality,
        };
        let told = Told {
            themes: self.themes,
            wish: self.wish,
            helped_now: self.helped_now,
            // Passed over: nobody was named, and nothing is guessed.
            helper: self.helper.unwrap_or(Helper { kind: HelperKind::Later, name: None }),
        };
        Ok((identity, self.contact, self.language, told))
    }
}

/// The year before which a birth date is taken for a typing error.
const OLDEST_YEAR: i16 = 1900;

/// Why a birth date cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddBirth {
    /// After today.
    Future,
    /// Before 1900.
    TooOld,
}

/// Whether somebody can have been born on this day.
///
/// # Errors
/// Why not.
pub fn check_birth(born_on: Date, today: Date) -> Result<Date, OddBirth> {
    if born_on > today {
        Err(OddBirth::Future)
    } else if born_on.year() < OLDEST_YEAR {
        Err(OddBirth::TooOld)
    } else {
        Ok(born_on)
    }
}

/// Whether somebody can have been born in this year or month.
///
/// # Errors
/// Why not.
pub fn check_year(born_in: Partly, today: Date) -> Result<Partly, OddBirth> {
    if (born_in.year, born_in.month.unwrap_or(1)) > (today.year(), today.month()) {
        Err(OddBirth::Future)
    } else if born_in.year < OLDEST_YEAR {
        Err(OddBirth::TooOld)
    } else {
        Ok(born_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_name_and_one_way_to_be_reached_are_enough() {
        let mut answers = Answers::default();
        assert_eq!(answers.clone().finish().unwrap_err(), Unfinished(Question::Name));
        answers.called = Some(Line::parse("Amina").unwrap());
        assert_eq!(answers.clone().finish().unwrap_err(), Unfinished(Question::Reach));
        answers.contact.through = Some(Line::parse("op dinsdag in het Open Huis").unwrap());
        let (identity, _, language, told) = answers.finish().unwrap();
        assert_eq!(identity.full_name(), "Amina");
        assert_eq!(language, Answer::Open);
        assert_eq!(told.helper.kind, HelperKind::Later);
    }

    #[test]
    fn nobody_is_born_tomorrow_or_before_1900() {
        let today = date(2026, 11, 23);
        assert_eq!(check_birth(date(2026, 11, 24), today), Err(OddBirth::Future));
        assert_eq!(check_birth(today, today), Ok(today));
        assert_eq!(check_birth(date(1899, 12, 31), today), Err(OddBirth::TooOld));
        assert!(check_birth(date(1900, 1, 1), today).is_ok());
    }
}
