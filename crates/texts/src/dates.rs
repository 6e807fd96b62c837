//! Days and hours as people here write them.

use jiff::civil::{Date, DateTime};

use crate::Lang;

const MONTHS: [[&str; 12]; 3] = [
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
];
const DAYS: [[&str; 7]; 3] = [
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
];

const fn row(lang: Lang) -> usize {
    match lang {
        Lang::Nl => 0,
        Lang::En => 1,
        Lang::Fr => 2,
    }
}

fn word<const N: usize>(table: &[[&'static str; N]; 3], lang: Lang, index: i8) -> &'static str {
    let index = usize::try_from(index).unwrap_or_default();
    table.get(row(lang)).and_then(|words| words.get(index)).copied().unwrap_or_default()
}

/// `23/11/2026`: how a date is typed, in every language.
pub fn date(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// `1988`, `04/1980`: as much of a date as is known, as one types it.
pub fn date_part(year: i16, month: Option<i8>) -> String {
    match month {
        Some(month) => format!("{month:02}/{year}"),
        None => year.to_string(),
    }
}

/// `23 november 2026`.
pub fn date_long(lang: Lang, day: Date) -> String {
    let number = match (lang, day.day()) {
        (Lang::Fr, 1) => "1er".to_owned(),
        (_, day) => day.to_string(),
    };
    format!("{number} {} {}", word(&MONTHS, lang, day.month() - 1), day.year())
}

/// `1988`, `april 1980`: as much of a date as is known.
pub fn year_or_month(lang: Lang, year: i16, month: Option<i8>) -> String {
    match month {
        Some(month) => format!("{} {year}", word(&MONTHS, lang, month - 1)),
        None => year.to_string(),
    }
}

/// `maandag 23 november 2026`.
pub fn weekday_date(lang: Lang, day: Date) -> String {
    format!("{} {}", word(&DAYS, lang, day.weekday().to_monday_zero_offset()), date_long(lang, day))
}

/// `14.05 uur`, `14:05`, `14 h 05`.
pub fn time(lang: Lang, at: DateTime) -> String {
    match lang {
        Lang::Nl => format!("{}.{:02} uur", at.hour(), at.minute()),
        Lang::En => format!("{:02}:{:02}", at.hour(), at.minute()),
        // A line does not end inside an hour.
        Lang::Fr => format!("{}\u{a0}h\u{a0}{:02}", at.hour(), at.minute()),
    }
}

/// A day with its hour.
pub fn date_time(lang: Lang, at: DateTime) -> String {
    let between = match lang {
        Lang::Nl => " om ",
        Lang::En => " at ",
        Lang::Fr => " à ",
    };
    format!("{}{between}{}", date_long(lang, at.date()), time(lang, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date as day, datetime};

    #[test]
    fn dates_read_as_people_write_them() {
        assert_eq!(date(day(2026, 2, 3)), "03/02/2026");
        assert_eq!(weekday_date(Lang::Nl, day(2026, 11, 23)), "maandag 23 november 2026");
        assert_eq!(date_long(Lang::Fr, day(2026, 8, 1)), "1er août 2026");
        assert_eq!(date_time(Lang::En, datetime(2026, 11, 23, 9, 5, 0, 0)), "23 November 2026 at 09:05");
        assert_eq!(date_time(Lang::Nl, datetime(2026, 11, 23, 9, 5, 0, 0)), "23 november 2026 om 9.05 uur");
        assert_eq!(date_time(Lang::Fr, datetime(2026, 11, 23, 9, 5, 0, 0)), "23 novembre 2026 à 9\u{a0}h\u{a0}05");
    }
}
