//! Working days in Belgium: Monday to Friday, without the ten public holidays (law of 4 January 1974, royal decree of 18 April 1974).
//! Days that only some regions or offices take are no holidays here: a promise is not made longer by them.

use jiff::{ToSpan as _, civil::Weekday};
use serde::{Deserialize, Serialize};

use super::Date;

/// A number of working days, from 1 to 30: so long nobody waits longer than six weeks and a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct WorkingDays(u8);

impl WorkingDays {
    /// The most that can be said.
    pub const MOST: u8 = 30;

    /// So many, if it is a number that can be said.
    pub const fn new(days: u8) -> Option<Self> {
        if days >= 1 && days <= Self::MOST { Some(Self(days)) } else { None }
    }

    /// How many.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The last of so many working days after a day. The day itself does not count, also when it is a working day.
    pub fn after(self, day: Date) -> Date {
        let mut last = day;
        for _ in 0..self.0 {
            last = next(last);
        }
        last
    }
}

impl TryFrom<u8> for WorkingDays {
    type Error = String;
    fn try_from(days: u8) -> Result<Self, String> {
        Self::new(days).ok_or_else(|| format!("{days} is no number of working days from 1 to {}", Self::MOST))
    }
}

impl From<WorkingDays> for u8 {
    fn from(days: WorkingDays) -> Self {
        days.0
    }
}

/// The first working day after a day.
fn next(day: Date) -> Date {
    let mut next = day.saturating_add(1.day());
    // No two weeks are without a working day; the end of time is none, and stops this too.
    while !is_working_day(next) && next < Date::MAX {
        next = next.saturating_add(1.day());
    }
    next
}

/// Whether people work on it.
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_public_holiday(day)
}

/// Whether it is one of the ten public holidays.
pub fn is_public_holiday(day: Date) -> bool {
    if matches!((day.month(), day.day()), (1 | 5 | 11, 1) | (7, 21) | (8, 15) | (11, 11) | (12, 25)) {
        return true;
    }
    // Easter Monday, Ascension Day, Whit Monday.
    let after_easter = (day - easter(day.year())).get_days();
    matches!(after_easter, 1 | 39 | 50)
}

/// Easter Sunday of a year in the Gregorian calendar, as the anonymous computation of 1876 gives it (Nature, 20 April 1876).
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (skipped, moon) = (century / 4, (century - (century + 8) / 25 + 1) / 3);
    let epact = (19 * golden + century - skipped - moon + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    let at = |number: i32| i8::try_from(number).unwrap_or(1);
    // The sum lies between 22 March and 25 April in every year.
    Date::new(i16::try_from(year).unwrap_or(i16::MAX), at(days / 31), at(days % 31 + 1)).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_is_on_the_days_that_are_published() {
        for (year, month, day) in [
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (2031, 4, 13),
            (2032, 3, 28),
            (2033, 4, 17),
            (2034, 4, 9),
            (2035, 3, 25),
            // The earliest and the latest of all, and the two years that other computations get wrong.
            (1818, 3, 22),
            (2038, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn the_ten_public_holidays_of_2025_to_2035_are_known() {
        let moving = |year| -> [Date; 3] {
            match year {
                2025 => [date(2025, 4, 21), date(2025, 5, 29), date(2025, 6, 9)],
                2026 => [date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)],
                2027 => [date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)],
                2028 => [date(2028, 4, 17), date(2028, 5, 25), date(2028, 6, 5)],
                2029 => [date(2029, 4, 2), date(2029, 5, 10), date(2029, 5, 21)],
                2030 => [date(2030, 4, 22), date(2030, 5, 30), date(2030, 6, 10)],
                2031 => [date(2031, 4, 14), date(2031, 5, 22), date(2031, 6, 2)],
                2032 => [date(2032, 3, 29), date(2032, 5, 6), date(2032, 5, 17)],
                2033 => [date(2033, 4, 18), date(2033, 5, 26), date(2033, 6, 6)],
                2034 => [date(2034, 4, 10), date(2034, 5, 18), date(2034, 5, 29)],
                2035 => [date(2035, 3, 26), date(2035, 5, 3), date(2035, 5, 14)],
                other => panic!("{other}"),
            }
        };
        for year in 2025..=2035 {
            let fixed = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)].map(|(month, day)| date(year, month, day));
            let mut known: Vec<Date> = fixed.into_iter().chain(moving(year)).collect();
            known.sort_unstable();
            let first = date(year, 1, 1);
            let found: Vec<Date> =
                (0..366).map(|days| first + days.days()).filter(|day| day.year() == year && is_public_holiday(*day)).collect();
            assert_eq!(found, known);
        }
    }

    #[test]
    fn so_many_working_days_pass_over_weekends_and_holidays() {
        let after = |days, day| WorkingDays::new(days).unwrap().after(day);
        // Monday 23 November 2026.
        assert_eq!(after(1, date(2026, 11, 23)), date(2026, 11, 24));
        assert_eq!(after(5, date(2026, 11, 23)), date(2026, 11, 30));
        assert_eq!(after(9, date(2026, 11, 23)), date(2026, 12, 4));
        // From a Friday, a Saturday and a Sunday the first is Monday.
        for day in [27, 28, 29] {
            assert_eq!(after(1, date(2026, 11, day)), date(2026, 11, 30));
        }
        // Christmas on a Friday, New Year on a Friday; 26 December and 2 January are days to work in other years.
        assert_eq!(after(1, date(2026, 12, 24)), date(2026, 12, 28));
        assert_eq!(after(5, date(2026, 12, 24)), date(2027, 1, 4));
        assert_eq!(after(1, date(2028, 12, 25)), date(2028, 12, 26));
        // Easter Monday, Ascension Day and Whit Monday of 2026.
        assert_eq!(after(1, date(2026, 4, 3)), date(2026, 4, 7));
        assert_eq!(after(2, date(2026, 5, 13)), date(2026, 5, 18));
        assert_eq!(after(1, date(2026, 5, 22)), date(2026, 5, 26));
        assert_eq!(after(30, date(2026, 11, 23)), date(2027, 1, 6));
    }

    #[test]
    fn only_one_to_thirty_can_be_said() {
        assert_eq!(WorkingDays::new(0), None);
        assert_eq!(WorkingDays::new(31), None);
        for days in 1..=30 {
            assert_eq!(WorkingDays::new(days).map(WorkingDays::number), Some(days));
        }
    }

    proptest::proptest! {
        #[test]
        fn the_day_is_a_working_day_and_exactly_so_many_lie_between(days in 1..=30_u8, from in 0..4_000_i32) {
            let from = date(2025, 1, 1) + from.days();
            let last = WorkingDays::new(days).unwrap().after(from);
            proptest::prop_assert!(is_working_day(last));
            let between = (1..=i64::from((last - from).get_days())).filter(|at| is_working_day(from + at.days())).count();
            proptest::prop_assert_eq!(between, usize::from(days));
        }
    }
}
