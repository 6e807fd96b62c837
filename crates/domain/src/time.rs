//! Moments and days. A moment is in UTC; a day is a calendar day in Brussels, where the partnerships work.

use jiff::tz::TimeZone;

/// A moment in UTC, to the microsecond.
pub type Instant = jiff::Timestamp;
/// A calendar day.
pub type Date = jiff::civil::Date;

/// The zone in which every day of the system is counted.
pub const ZONE: &str = "Europe/Brussels";

/// The calendar day in Brussels at this moment.
pub fn day_of(moment: Instant) -> Date {
    local(moment).date()
}

/// The civil time in Brussels at this moment, for showing.
pub fn local(moment: Instant) -> jiff::civil::DateTime {
    // The zone data is compiled in, so this cannot fail; UTC would be an hour or two off, never a crash.
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    zone.to_datetime(moment)
}

/// The moment at which clocks in Brussels show this. An hour that the clocks skip in spring counts as the one after it; of an hour that
/// comes twice in autumn the first counts.
pub fn moment_at(local: jiff::civil::DateTime) -> Instant {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    // Only moments thousands of years away cannot be told, and no day that is read here is.
    zone.to_timestamp(local).unwrap_or(Instant::UNIX_EPOCH)
}

/// Reads an hour as people here write it: `14.00`, `14:00`, `14u30`, `9 h 30`, `14u`, `14`.
pub fn parse_hour(text: &str) -> Option<jiff::civil::Time> {
    let text: String = text.trim().to_lowercase().replace("uur", "u").chars().filter(|c| !c.is_whitespace()).collect();
    let (hour, minute) = text.split_once(['.', ':', 'u', 'h']).unwrap_or((text.as_str(), ""));
    // `14.00u`: the sign of the hour at the end adds nothing.
    let minute = minute.trim_end_matches(['u', 'h']);
    let number =
        |part: &str| -> Option<i8> { if part.len() > 2 || !part.bytes().all(|b| b.is_ascii_digit()) { None } else { part.parse().ok() } };
    let minute = if minute.is_empty() { 0 } else { number(minute)? };
    jiff::civil::Time::new(number(hour)?, minute, 0, 0).ok()
}

/// Why a typed date was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDate {
    /// Not in the form day, month, year.
    Unreadable,
    /// Well formed, but no such day exists (30 February, 29 February of a common year).
    DoesNotExist,
}

/// Reads a date as people here write it: `23/11/2026`, `23-11-2026`, `23.11.2026`, `23 11 2026`, also `2026-11-23`.
///
/// The year has four digits, from 1850 to 2150, so that `26` is never guessed at.
pub fn parse_date(text: &str) -> Result<Date, NoDate> {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else {
        return Err(NoDate::Unreadable);
    };
    let number = |part: &str, most: usize| -> Result<i16, NoDate> {
        if part.is_empty() || part.len() > most || !part.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NoDate::Unreadable);
        }
        part.parse().map_err(|_| NoDate::Unreadable)
    };
    let (year, month, day) = if first.len() == 4 {
        (number(first, 4)?, number(second, 2)?, number(third, 2)?)
    } else if third.len() == 4 {
        (number(third, 4)?, number(second, 2)?, number(first, 2)?)
    } else {
        return Err(NoDate::Unreadable);
    };
    if !(1850..=2150).contains(&year) {
        return Err(NoDate::DoesNotExist);
    }
    let month = i8::try_from(month).map_err(|_| NoDate::DoesNotExist)?;
    let day = i8::try_from(day).map_err(|_| NoDate::DoesNotExist)?;
    Date::new(year, month, day).map_err(|_| NoDate::DoesNotExist)
}

/// Whole years from `born` to `on`: the age on that day. Someone born on 29 February turns a year older on 1 March in
/// a common year (the day after 28 February, as Belgian law counts completed years).
pub fn age_on(born: Date, on: Date) -> i16 {
    let years = on.year() - born.year();
    if (on.month(), on.day()) < (born.month(), born.day()) { years - 1 } else { years }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in ["3/2/2026", "03/02/2026", "3-2-2026", "03.02.2026", " 3 2 2026 ", "2026-02-03"] {
            assert_eq!(parse_date(text), Ok(date(2026, 2, 3)), "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_told_apart_from_what_is_no_date() {
        assert_eq!(parse_date("29/2/2027"), Err(NoDate::DoesNotExist));
        assert_eq!(parse_date("29/2/2028"), Ok(date(2028, 2, 29)));
        assert_eq!(parse_date("30/2/2028"), Err(NoDate::DoesNotExist));
        assert_eq!(parse_date("31/4/2026"), Err(NoDate::DoesNotExist));
        assert_eq!(parse_date("0/1/2026"), Err(NoDate::DoesNotExist));
        assert_eq!(parse_date("1/13/2026"), Err(NoDate::DoesNotExist));
        assert_eq!(parse_date("1/1/0026"), Err(NoDate::DoesNotExist));
        for text in ["", "morgen", "1/2", "1/2/26", "1/2/20266", "a/b/2026", "1/2/2026/3", "١/٢/٢٠٢٦"] {
            assert_eq!(parse_date(text), Err(NoDate::Unreadable), "{text}");
        }
    }

    #[test]
    fn a_day_is_a_brussels_day() {
        let late: Instant = "2026-06-30T22:30:00Z".parse().unwrap();
        assert_eq!(day_of(late), date(2026, 7, 1));
        let winter: Instant = "2026-12-31T22:59:59Z".parse().unwrap();
        assert_eq!(day_of(winter), date(2026, 12, 31));
    }

    #[test]
    fn hours_are_read_as_people_write_them_and_are_hours_in_brussels() {
        for text in ["14.30", "14:30", "14u30", " 14 u 30 ", "14h30", "14 h 30", "14\u{a0}h\u{a0}30", "14.30 uur", "14.30u"] {
            assert_eq!(parse_hour(text), Some(jiff::civil::time(14, 30, 0, 0)), "{text}");
        }
        assert_eq!(parse_hour("9"), Some(jiff::civil::time(9, 0, 0, 0)));
        assert_eq!(parse_hour("9u"), Some(jiff::civil::time(9, 0, 0, 0)));
        for text in ["", "u", "25.00", "9.60", "9.5.1", "ochtend", "-9", "123", "9.123", "٩"] {
            assert_eq!(parse_hour(text), None, "{text}");
        }
        for (day, utc) in [(date(2026, 7, 1), "2026-07-01T12:00:00Z"), (date(2026, 12, 1), "2026-12-01T13:00:00Z")] {
            assert_eq!(moment_at(day.at(14, 0, 0, 0)).to_string(), utc);
        }
        // The clocks go from two to three on 29 March, and from three back to two on 25 October.
        assert_eq!(moment_at(date(2026, 3, 29).at(2, 30, 0, 0)).to_string(), "2026-03-29T01:30:00Z");
        assert_eq!(moment_at(date(2026, 10, 25).at(2, 30, 0, 0)).to_string(), "2026-10-25T00:30:00Z");
    }

    #[test]
    fn ages_turn_on_the_birthday() {
        let born = date(2010, 11, 23);
        assert_eq!(age_on(born, date(2026, 11, 22)), 15);
        assert_eq!(age_on(born, date(2026, 11, 23)), 16);
        let leap = date(2008, 2, 29);
        assert_eq!(age_on(leap, date(2026, 2, 28)), 17);
        assert_eq!(age_on(leap, date(2026, 3, 1)), 18);
    }
}
