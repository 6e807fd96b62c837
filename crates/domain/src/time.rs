//! Moments and days. A moment is in UTC; a day is a calendar day in Brussels, where the partnerships work.

mod read;
mod working;

use jiff::tz::TimeZone;

pub use self::{
    read::{NoDate, Partly, Years, parse_date, parse_hour, read_date},
    working::{WorkingDays, is_public_holiday, is_working_day},
};

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
    fn a_day_is_a_brussels_day() {
        let late: Instant = "2026-06-30T22:30:00Z".parse().unwrap();
        assert_eq!(day_of(late), date(2026, 7, 1));
        let winter: Instant = "2026-12-31T22:59:59Z".parse().unwrap();
        assert_eq!(day_of(winter), date(2026, 12, 31));
    }

    #[test]
    fn hours_are_hours_in_brussels() {
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
