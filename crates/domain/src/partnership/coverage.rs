//! Which municipality, or which postcode of one, belongs to which partnership, and when.

use crate::{ids::PartnershipId, municipality::Nis, time::Date};

/// A municipality, or one postcode of it, that belongs to a partnership in a period. Municipalities move from one
/// partnership to another, and a client's partnership survives that; so it is dated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coverage {
    /// Which partnership.
    pub partnership: PartnershipId,
    /// Which municipality.
    pub nis: Nis,
    /// Only this postcode of it; without one the whole municipality.
    pub postcode: Option<u16>,
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

    /// Whether this postcode of the municipality is meant.
    pub fn means(&self, postcode: u16) -> bool {
        self.postcode.is_none_or(|own| own == postcode)
    }

    /// Whether the two say of one place on one day to whom it belongs. A whole municipality and a postcode of it do.
    pub fn overlaps(&self, other: &Self) -> bool {
        let in_common = self.postcode.is_none() || other.postcode.is_none() || self.postcode == other.postcode;
        let at_once = self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to);
        self.nis == other.nis && in_common && at_once
    }
}

/// To whom a municipality or a postcode of it belongs on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covered {
    /// To this partnership.
    By(PartnershipId),
    /// To none yet, and to this one from that day on.
    From(Date, PartnershipId),
    /// To none, as far as is known.
    Nobody,
}

/// To whom a place with these postcodes belongs on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Belongs {
    /// All of it so.
    Whole(Covered),
    /// Not every postcode so: each with to whom it belongs. Which one is meant is asked.
    Divided(Vec<(u16, Covered)>),
}

/// To whom the place with these postcodes in a municipality belongs on a day, as the periods say. Periods of other municipalities may
/// be among them.
pub fn covered(periods: &[Coverage], nis: Nis, postcodes: &[u16], on: Date) -> Belongs {
    let each: Vec<(u16, Covered)> = postcodes.iter().map(|postcode| (*postcode, covered_at(periods, nis, *postcode, on))).collect();
    match each.split_first() {
        Some(((_, first), others)) if others.iter().all(|(_, other)| other == first) => Belongs::Whole(*first),
        Some(_) => Belongs::Divided(each),
        None => Belongs::Whole(Covered::Nobody),
    }
}

/// To whom a postcode of a municipality belongs on a day.
fn covered_at(periods: &[Coverage], nis: Nis, postcode: u16, on: Date) -> Covered {
    let mut here = periods.iter().filter(|period| period.nis == nis && period.means(postcode));
    if let Some(now) = here.clone().find(|period| period.holds_on(on)) {
        return Covered::By(now.partnership);
    }
    let next = here.by_ref().filter(|period| period.from > on).min_by_key(|period| period.from);
    next.map_or(Covered::Nobody, |next| Covered::From(next.from, next.partnership))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const AALST: [u16; 4] = [9300, 9308, 9310, 9320];

    fn id(number: u8) -> PartnershipId {
        format!("0190f3c2-7c1e-7abc-8def-{number:012x}").parse().unwrap()
    }

    fn aalst() -> Nis {
        Nis::new(41_002).unwrap()
    }

    fn covers(from: Date, to: Option<Date>) -> Coverage {
        Coverage { partnership: id(1), nis: aalst(), postcode: None, from, to }
    }

    fn only(partnership: u8, postcode: u16, from: Date) -> Coverage {
        Coverage { partnership: id(partnership), nis: aalst(), postcode: Some(postcode), from, to: None }
    }

    fn whole(periods: &[Coverage], on: Date) -> Covered {
        match covered(periods, aalst(), &AALST, on) {
            Belongs::Whole(covered) => covered,
            divided @ Belongs::Divided(_) => panic!("{divided:?}"),
        }
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
        assert_eq!(whole(&periods, date(2025, 12, 31)), Covered::By(first.partnership));
        assert_eq!(whole(&periods, date(2026, 6, 1)), Covered::From(second.from, second.partnership));
        assert_eq!(whole(&periods, date(2027, 1, 1)), Covered::By(second.partnership));
        assert_eq!(whole(&periods[..1], date(2026, 6, 1)), Covered::Nobody);
        assert_eq!(whole(&[], date(2026, 6, 1)), Covered::Nobody);
    }

    #[test]
    fn two_share_a_municipality_by_postcode_and_not_one_postcode() {
        let then = date(2024, 1, 1);
        let (first, second) = (only(1, 9300, then), only(2, 9310, then));
        assert!(!first.overlaps(&second) && first.overlaps(&only(2, 9300, date(2026, 1, 1))));
        let all = covers(date(2026, 1, 1), None);
        assert!(all.overlaps(&first) && first.overlaps(&all), "the whole has each of its postcodes");
        let ended = Coverage { to: Some(date(2025, 12, 31)), ..first };
        assert!(!all.overlaps(&ended) && !ended.overlaps(&only(2, 9300, date(2026, 1, 1))));
        // One postcode can serve two municipalities: they are two places.
        let elsewhere = Coverage { nis: Nis::new(23_088).unwrap(), ..first };
        assert!(!first.overlaps(&elsewhere));
    }

    #[test]
    fn a_postcode_decides_and_a_name_that_does_not_is_divided() {
        let (then, later) = (date(2024, 1, 1), date(2027, 1, 1));
        let periods = [only(1, 9300, then), only(1, 9308, then), only(2, 9310, later)];
        let on = date(2026, 11, 23);
        let at = |postcodes: &[u16], on| covered(&periods, aalst(), postcodes, on);
        assert_eq!(at(&[9300], on), Belongs::Whole(Covered::By(id(1))));
        assert_eq!(at(&[9300, 9308], on), Belongs::Whole(Covered::By(id(1))));
        assert_eq!(at(&[9310], on), Belongs::Whole(Covered::From(later, id(2))));
        assert_eq!(at(&[9310], later), Belongs::Whole(Covered::By(id(2))));
        assert_eq!(at(&[9320], on), Belongs::Whole(Covered::Nobody));
        let each = [Covered::By(id(1)), Covered::By(id(1)), Covered::From(later, id(2)), Covered::Nobody];
        assert_eq!(at(&AALST, on), Belongs::Divided(AALST.into_iter().zip(each).collect()));
        assert_eq!(covered(&periods, Nis::new(41_011).unwrap(), &[9300], on), Belongs::Whole(Covered::Nobody));
    }

    fn any_period() -> impl Strategy<Value = Coverage> {
        let day = |month: i8| date(2026, month, 1);
        (1..4_u8, prop::option::of(0..4_usize), 1..12_i8, prop::option::of(0..6_i8)).prop_map(move |(number, postcode, from, months)| {
            let to = months.map(|months| day((from + months).min(12)));
            Coverage { partnership: id(number), nis: aalst(), postcode: postcode.map(|at| AALST[at]), from: day(from), to }
        })
    }

    proptest! {
        /// Whatever is taken in that does not overlap: no postcode ever belongs to two, and what a name says is what each of its postcodes says.
        #[test]
        fn no_postcode_belongs_to_two_and_a_name_says_what_its_postcodes_say(tried in prop::collection::vec(any_period(), 0..12), month in 1..13_i8) {
            let mut periods: Vec<Coverage> = Vec::new();
            for period in tried {
                if periods.iter().all(|kept| !kept.overlaps(&period) && !period.overlaps(kept)) {
                    periods.push(period);
                }
            }
            let on = date(2026, month, 15);
            for postcode in AALST {
                let held = periods.iter().filter(|period| period.means(postcode) && period.holds_on(on)).count();
                prop_assert!(held <= 1);
                let alone = covered(&periods, aalst(), &[postcode], on);
                prop_assert_eq!(held == 1, matches!(alone, Belongs::Whole(Covered::By(_))));
                match covered(&periods, aalst(), &AALST, on) {
                    Belongs::Whole(all) => prop_assert_eq!(alone, Belongs::Whole(all)),
                    Belongs::Divided(each) => {
                        prop_assert!(each.iter().any(|(at, one)| *at == postcode && alone == Belongs::Whole(*one)));
                        prop_assert!(each.windows(2).any(|pair| pair[0].1 != pair[1].1));
                    }
                }
            }
        }
    }
}
