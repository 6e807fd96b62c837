//! Which municipality belongs to which partnership, and when.

use crate::{ids::PartnershipId, municipality::Nis, time::Date};

/// A municipality that belongs to a partnership, in a period. Municipalities move from one partnership to another, and
/// a client's partnership survives that; so it is dated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coverage {
    /// Which partnership.
    pub partnership: PartnershipId,
    /// Which municipality.
    pub nis: Nis,
    /// The first day.
    pub from: Date,
    /// The last day, if there is one.
    pub to: Option<Date>,
}

impl Coverage {
    /// Whether this day is in the period.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether the two periods have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }
}

/// To whom a municipality belongs on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covered {
    /// To this partnership.
    By(PartnershipId),
    /// To none yet, and to this one from that day on.
    From(Date, PartnershipId),
    /// To none, as far as is known.
    Nobody,
}

/// To whom a municipality belongs on a day, as its periods say.
pub fn covered(periods: &[Coverage], on: Date) -> Covered {
    if let Some(now) = periods.iter().find(|period| period.holds_on(on)) {
        return Covered::By(now.partnership);
    }
    let next = periods.iter().filter(|period| period.from > on).min_by_key(|period| period.from);
    next.map_or(Covered::Nobody, |next| Covered::From(next.from, next.partnership))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn covers(from: Date, to: Option<Date>) -> Coverage {
        let partnership = "0190f3c2-7c1e-7abc-8def-0123456789ab".parse().unwrap();
        Coverage { partnership, nis: Nis::new(41_027).unwrap(), from, to }
    }

    #[test]
    fn periods_include_their_last_day() {
        let first = covers(date(2024, 1, 1), Some(date(2025, 12, 31)));
        let second = covers(date(2026, 1, 1), None);
        assert!(first.holds_on(date(2025, 12, 31)) && !first.holds_on(date(2026, 1, 1)) && !first.holds_on(date(2023, 12, 31)));
        assert!(!first.overlaps(&second) && !second.overlaps(&first));
        let late = covers(date(2025, 12, 31), None);
        assert!(first.overlaps(&late) && late.overlaps(&first) && late.overlaps(&second));
    }

    #[test]
    fn a_municipality_that_joins_later_says_from_when() {
        let (first, second) = (covers(date(2024, 1, 1), Some(date(2025, 12, 31))), covers(date(2027, 1, 1), None));
        let periods = [first, second];
        assert_eq!(covered(&periods, date(2025, 12, 31)), Covered::By(first.partnership));
        assert_eq!(covered(&periods, date(2026, 6, 1)), Covered::From(second.from, second.partnership));
        assert_eq!(covered(&periods, date(2027, 1, 1)), Covered::By(second.partnership));
        assert_eq!(covered(&periods[..1], date(2026, 6, 1)), Covered::Nobody);
        assert_eq!(covered(&[], date(2026, 6, 1)), Covered::Nobody);
    }
}
