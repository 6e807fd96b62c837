//! Days and hours as people here write them, on whatever keyboard: `23/11/1988`, `23111988`, `23 nov 1988`, `1er janvier 1990`,
//! `12 maart 88`, `14u30`. A year alone, or a month and a year, is no day, and is told as what it is.

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Date;
use crate::typed::plain;

/// Why a typed date was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDate {
    /// Neither day, month and year, nor a part of it.
    Unreadable,
    /// Well formed, but no such day exists (30 February, 29 February of a common year).
    DoesNotExist,
    /// A year, or a month of a year.
    Partly(Partly),
}

/// A year, or a month of a year: as much of a date as somebody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partly {
    /// The year.
    pub year: i16,
    /// The month, from 1 to 12.
    pub month: Option<i8>,
}

impl Partly {
    /// Whether this day lies in it.
    pub fn holds(self, day: Date) -> bool {
        day.year() == self.year && self.month.is_none_or(|month| day.month() == month)
    }
}

/// What a year of two digits means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Years {
    /// Nothing: a year has four digits, and `26` is not guessed at.
    Written,
    /// The last such year up to this day: somebody's birth.
    UpTo(Date),
    /// The such year that is nearest to this day: an appointment, something that was told.
    Around(Date),
}

impl Years {
    fn with(self, digits: i16, month: i8, day: i8) -> Option<i16> {
        match self {
            Self::Written => None,
            Self::UpTo(today) => {
                let year = today.year() - today.year().rem_euclid(100) + digits;
                Some(if (year, month, day) > (today.year(), today.month(), today.day()) { year - 100 } else { year })
            }
            Self::Around(today) => {
                let year = today.year() - today.year().rem_euclid(100) + digits;
                Some(match year - today.year() {
                    51.. => year - 100,
                    ..-50 => year + 100,
                    _ => year,
                })
            }
        }
    }
}

const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "janvier", "jan", "janv"],
    &["februari", "february", "fevrier", "feb", "febr", "fev", "fevr"],
    &["maart", "march", "mars", "mrt", "mar", "maa"],
    &["april", "avril", "apr", "avr"],
    &["mei", "may", "mai"],
    &["juni", "june", "juin", "jun"],
    &["juli", "july", "juillet", "jul", "juil"],
    &["augustus", "august", "aout", "aug"],
    &["september", "septembre", "sep", "sept"],
    &["oktober", "october", "octobre", "okt", "oct"],
    &["november", "novembre", "nov"],
    &["december", "decembre", "dec"],
];

/// Words that may stand in a date and say nothing: the sign of a number, an article, the day of the week.
const IDLE: &[&str] = &[
    "e",
    "de",
    "ste",
    "er",
    "ere",
    "eme",
    "st",
    "nd",
    "rd",
    "th",
    "het",
    "op",
    "den",
    "le",
    "the",
    "of",
    "on",
    "van",
    "en",
    "in",
    "ne",
    "nee",
    "geboren",
    "born",
    "ma",
    "di",
    "wo",
    "do",
    "vr",
    "za",
    "zo",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The longest text that can be a date.
const LONGEST: usize = 60;

/// Reads a date with all four digits of its year.
///
/// # Errors
/// Why it is none.
pub fn parse_date(text: &str) -> Result<Date, NoDate> {
    read_date(text, Years::Written)
}

/// Reads a date. Where only digits are written, the day comes first.
///
/// # Errors
/// Why it is none.
pub fn read_date(text: &str, years: Years) -> Result<Date, NoDate> {
    let parts = parts(text).ok_or(NoDate::Unreadable)?;
    let mut numbers: Vec<&str> = Vec::new();
    let mut named = None;
    for part in &parts {
        match part {
            Part::Number(number) => numbers.push(number),
            Part::Month(month) if named.is_none() => named = Some(*month),
            Part::Month(_) => return Err(NoDate::Unreadable),
        }
    }
    match (named, numbers.as_slice()) {
        (Some(month), [year]) => partly(year, Some(month)),
        (Some(month), [first, second]) if first.len() == 4 => whole(first, month, second, years),
        (Some(month), [day, year]) => whole(year, month, day, years),
        (None, [digits]) => run_together(digits, years),
        (None, [month, year]) if year.len() == 4 => partly(year, Some(number(month, 2)?)),
        (None, [year, month]) if year.len() == 4 => partly(year, Some(number(month, 2)?)),
        (None, [year, month, day]) if year.len() == 4 => whole(year, number(month, 2)?, day, years),
        (None, [day, month, year]) => whole(year, number(month, 2)?, day, years),
        _ => Err(NoDate::Unreadable),
    }
}

enum Part {
    Number(String),
    Month(i8),
}

/// The numbers and the names of months in a text; none when something else stands there.
fn parts(text: &str) -> Option<Vec<Part>> {
    if text.len() > LONGEST * 4 {
        return None;
    }
    let text: String = plain(text).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let kind = |c: char| if c.is_ascii_digit() { 1 } else { u8::from(c.is_alphabetic()) * 2 };
    let mut runs: Vec<(u8, String)> = Vec::new();
    for c in text.chars() {
        match runs.last_mut() {
            Some((last, run)) if *last == kind(c) => run.push(c),
            _ => runs.push((kind(c), c.to_string())),
        }
    }
    let mut parts = Vec::new();
    for (kind, run) in runs {
        match kind {
            1 => parts.push(Part::Number(run)),
            2 => match MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&run.as_str())) {
                Some((_, month)) => parts.push(Part::Month(month)),
                None if IDLE.contains(&run.as_str()) => {}
                None => return None,
            },
            _ if run.chars().all(|c| " /-.,'’".contains(c)) => {}
            _ => return None,
        }
    }
    Some(parts)
}

fn number<T: std::str::FromStr>(digits: &str, most: usize) -> Result<T, NoDate> {
    if digits.len() > most {
        return Err(NoDate::Unreadable);
    }
    digits.parse().map_err(|_| NoDate::Unreadable)
}

fn in_range(year: i16) -> Result<i16, NoDate> {
    if (1850..=2150).contains(&year) { Ok(year) } else { Err(NoDate::DoesNotExist) }
}

fn whole(year: &str, month: i8, day: &str, years: Years) -> Result<Date, NoDate> {
    let day = number(day, 2)?;
    let year = match year.len() {
        4 => number(year, 4)?,
        2 => years.with(number(year, 2)?, month, day).ok_or(NoDate::Unreadable)?,
        _ => return Err(NoDate::Unreadable),
    };
    Date::new(in_range(year)?, month, day).map_err(|_| NoDate::DoesNotExist)
}

fn partly(year: &str, month: Option<i8>) -> Result<Date, NoDate> {
    if year.len() != 4 {
        return Err(NoDate::Unreadable);
    }
    let year = in_range(number(year, 4)?)?;
    match month {
        None | Some(1..=12) => Err(NoDate::Partly(Partly { year, month })),
        Some(_) => Err(NoDate::DoesNotExist),
    }
}

/// `23111988`, `231188`, also `19881123`; and `1988`, which is a year.
fn run_together(digits: &str, years: Years) -> Result<Date, NoDate> {
    let at = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    match digits.len() {
        4 => partly(digits, None),
        6 => whole(at(4, 6), number(at(2, 4), 2)?, at(0, 2), years),
        8 => {
            let day_first = whole(at(4, 8), number(at(2, 4), 2)?, at(0, 2), years);
            day_first.or_else(|bad| whole(at(0, 4), number(at(4, 6), 2)?, at(6, 8), years).map_err(|_| bad))
        }
        _ => Err(NoDate::Unreadable),
    }
}

/// Reads an hour: `14.00`, `14:00`, `14u30`, `9 h 30`, `14u`, `14`, `2:30 pm`.
pub fn parse_hour(text: &str) -> Option<jiff::civil::Time> {
    if text.len() > LONGEST {
        return None;
    }
    let text = plain(text).to_lowercase();
    let (text, half) = match (text.strip_suffix("pm"), text.strip_suffix("am")) {
        (Some(rest), _) => (rest, Some(12)),
        (_, Some(rest)) => (rest, Some(0)),
        _ => (text.as_str(), None),
    };
    let text = ["uur", "heures", "heure", "hours"].iter().fold(text.to_owned(), |text, word| text.replace(word, "u"));
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (hour, minute) = text.split_once(['.', ':', 'u', 'h']).unwrap_or((text.as_str(), ""));
    // `14.00u`: the sign of the hour at the end adds nothing.
    let minute = minute.trim_end_matches(['u', 'h']);
    let number =
        |part: &str| -> Option<i8> { if part.len() > 2 || !part.bytes().all(|b| b.is_ascii_digit()) { None } else { part.parse().ok() } };
    let minute = if minute.is_empty() { 0 } else { number(minute)? };
    let hour = match (number(hour)?, half) {
        (hour, None) => hour,
        (hour @ 1..=12, Some(half)) => hour % 12 + half,
        _ => return None,
    };
    jiff::civil::Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests;
