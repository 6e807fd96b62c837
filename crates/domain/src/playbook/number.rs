//! The numbers of the playbook and ours beside them, each as a dated item: where it stands, since when it counts, and on which day it was
//! last compared with its source.

use serde::{Deserialize, Serialize};

use super::{
    source::{Origin, Par},
    version::Version,
};
use crate::{actor::coded, time::Date};

coded! {
    /// What a number counts.
    NumberName {
        /// The age from which a client can belong to the target group.
        Youngest = "youngest",
        /// The age from which education no longer goes first.
        Adult = "adult",
        /// The fewest partners that decide together.
        FewestPartners = "fewest_partners",
        /// After how many weeks what runs "now" at VDAB is asked again.
        FreshWeeks = "fresh_weeks",
    }
}

/// A number that rules count with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// What it counts.
    pub name: NumberName,
    /// How many, from 0 to 999.
    pub value: i16,
    /// Of what.
    pub unit: &'static str,
    /// The paragraph that it is about.
    pub par: Par,
    /// Whose number it is.
    pub source: Origin,
    /// The version from which it counts, until a later one says another.
    pub since: Version,
    /// The day on which it was last compared with its source.
    pub compared_on: Date,
}

const READ: Date = jiff::civil::date(2026, 11, 28);

const YOUNGEST: Number = Number {
    name: NumberName::Youngest,
    value: 16,
    unit: "years",
    par: Par("1.2"),
    source: Origin::Playbook("Personen die jonger zijn dan 16 jaar"),
    since: Version::V6,
    compared_on: READ,
};

const ADULT: Number = Number {
    name: NumberName::Adult,
    value: 18,
    unit: "years",
    par: Par("1.2"),
    source: Origin::Playbook("Voor 16- en 17-jarigen prioriteren lokale partnerschappen"),
    since: Version::V6,
    compared_on: READ,
};

/// The playbook says "together with the other partners"; that two are enough is ours.
const FEWEST_PARTNERS: Number = Number {
    name: NumberName::FewestPartners,
    value: 2,
    unit: "organisations",
    par: Par("1.3.2"),
    source: Origin::Ours(51),
    since: Version::V6,
    compared_on: READ,
};

const FRESH_WEEKS: Number = Number {
    name: NumberName::FreshWeeks,
    value: 8,
    unit: "weeks",
    par: Par("2.2"),
    source: Origin::Ours(51),
    since: Version::V6,
    compared_on: READ,
};

/// All numbers that are built in, in the order of the playbook.
pub const NUMBERS: &[Number] = &[YOUNGEST, ADULT, FEWEST_PARTNERS, FRESH_WEEKS];

/// The values that count at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// The age from which a client can belong to the target group, in years.
    pub youngest: i16,
    /// The age from which education no longer goes first, in years.
    pub adult: i16,
    /// The fewest partners that decide together, in organisations.
    pub fewest_partners: i16,
    /// After how many weeks what runs "now" at VDAB is asked again.
    pub fresh_weeks: i16,
}

impl Numbers {
    /// Whether so many organisations are enough to decide together (§1.3.2).
    pub fn are_enough(&self, partners: i64) -> bool {
        partners >= i64::from(self.fewest_partners)
    }

    /// What counts in a version. A number that the version says nothing of stays as it was before.
    pub fn of(all: &[Number], version: Version) -> Self {
        let value = |first: Number| newest(all, version, first.name).map_or(first.value, |number| number.value);
        Self { youngest: value(YOUNGEST), adult: value(ADULT), fewest_partners: value(FEWEST_PARTNERS), fresh_weeks: value(FRESH_WEEKS) }
    }
}

/// The number of this name that counts in a version.
pub fn newest(all: &[Number], version: Version, name: NumberName) -> Option<&Number> {
    all.iter().filter(|number| number.name == name && number.since <= version).max_by_key(|number| number.since)
}
