//! The conferences of each partnership of the demonstration: one that is over, one that goes on, one next week; and a quality coaching
//! that is over.

use jiff::{
    SignedDuration, ToSpan as _,
    civil::{Weekday, time},
};
use schakel_domain::{
    conference::ConferenceKind,
    time::{Date, Instant, day_of, moment_at},
};

/// A conference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    /// Two weeks ago, closed.
    Over,
    /// Began within the hour, and goes on: an adviser sees cases only then.
    Now,
    /// Planned for next week.
    Ahead,
    /// A quality coaching of last week, recorded.
    Coaching,
}

/// How long one lasts, in minutes.
const LASTS: i64 = 170;
const QUARTER: i64 = 15 * 60;

impl Table {
    pub(super) const ALL: [Self; 4] = [Self::Over, Self::Now, Self::Ahead, Self::Coaching];

    /// For what people meet.
    pub(super) const fn kind(self) -> ConferenceKind {
        match self {
            Self::Over | Self::Now | Self::Ahead => ConferenceKind::Cases,
            Self::Coaching => ConferenceKind::Coaching,
        }
    }

    /// When it begins; never in a weekend, but for the one that goes on.
    pub(super) fn starts_at(self, now: Instant) -> Instant {
        let today = day_of(now);
        let at_two = |day: Date| moment_at(day.to_datetime(time(14, 0, 0, 0)));
        match self {
            Self::Over => at_two(weekday(days(today, -13), -1)),
            Self::Now => {
                let quarter = Instant::from_second(now.as_second().div_euclid(QUARTER) * QUARTER).unwrap_or(now);
                later(quarter, -45)
            }
            Self::Ahead => at_two(weekday(days(today, 5), 1)),
            Self::Coaching => at_two(weekday(days(today, -6), -1)),
        }
    }

    /// When it was planned.
    pub(super) fn planned_at(self, now: Instant) -> Instant {
        let ago = match self {
            Self::Over | Self::Coaching => 25,
            Self::Now => 10,
            Self::Ahead => 8,
        };
        morning(now, ago)
    }

    /// When it closed.
    pub(super) fn closed_at(self, now: Instant) -> Instant {
        later(self.starts_at(now), LASTS)
    }

    /// Where.
    pub(super) const fn place(self) -> &'static str {
        match self {
            Self::Over | Self::Coaching => "Open Huis, zaal 2",
            Self::Now => "Open Huis, grote zaal",
            Self::Ahead => "https://overleg.voorbeeld.example/kamer-7",
        }
    }
}

/// Nine o'clock, so many days ago.
pub(super) fn morning(now: Instant, ago: i64) -> Instant {
    moment_at(days(day_of(now), -ago).to_datetime(time(9, 0, 0, 0)))
}

/// So many minutes later.
pub(super) fn later(moment: Instant, minutes: i64) -> Instant {
    moment.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(moment)
}

fn days(from: Date, count: i64) -> Date {
    from.checked_add(count.days()).unwrap_or(from)
}

/// The day itself, or the nearest working day in this direction.
fn weekday(day: Date, direction: i64) -> Date {
    let mut day = day;
    while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        day = days(day, direction);
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_every_day_of_the_week_one_is_over_one_goes_on_and_one_comes_within_a_week() {
        for day in 0..7 {
            let now: Instant = format!("2026-11-{:02}T08:20:00Z", 20 + day).parse().unwrap();
            let (over, ahead) = (Table::Over.starts_at(now), Table::Ahead.starts_at(now));
            assert!(Table::Over.planned_at(now) < over && Table::Over.closed_at(now) < morning(now, 12));
            assert!(Table::Now.planned_at(now) < Table::Now.starts_at(now) && Table::Now.starts_at(now) < later(now, -44));
            assert!(now < ahead && ahead < later(now, 8 * 24 * 60), "{now} {ahead}");
            for moment in [over, ahead] {
                assert!(!matches!(day_of(moment).weekday(), Weekday::Saturday | Weekday::Sunday), "{moment}");
            }
        }
    }
}
