//! The numbers of the playbook and ours beside them, each as a dated item: where it stands, since when it counts, and on which day it was
//! last compared with its source.

use super::rule::{Origin, Par, Version};
use crate::time::Date;

/// A number that rules count with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its name in listings.
    pub name: &'static str,
    /// How many.
    pub value: i16,
    /// Of what.
    pub unit: &'static str,
    /// The paragraph that it is about.
    pub par: Par,
    /// Whose number it is.
    pub source: Origin,
    /// The version from which it counts.
    pub since: Version,
    /// The day on which it was last compared with its source.
    pub compared_on: Date,
}

const READ: Date = jiff::civil::date(2026, 11, 28);

/// The age from which a client can belong to the target group.
pub const YOUNGEST: Number = Number {
    name: "youngest",
    value: 16,
    unit: "years",
    par: Par("1.2"),
    source: Origin::Playbook("Personen die jonger zijn dan 16 jaar"),
    since: Version::V6,
    compared_on: READ,
};

/// The age from which education no longer goes first.
pub const ADULT: Number = Number {
    name: "adult",
    value: 18,
    unit: "years",
    par: Par("1.2"),
    source: Origin::Playbook("Voor 16- en 17-jarigen prioriteren lokale partnerschappen"),
    since: Version::V6,
    compared_on: READ,
};

/// The fewest partners that decide together. The playbook says "together with the other partners"; that two are enough is ours.
pub const FEWEST_PARTNERS: Number = Number {
    name: "fewest_partners",
    value: 2,
    unit: "organisations",
    par: Par("1.3.2"),
    source: Origin::Ours(51),
    since: Version::V6,
    compared_on: READ,
};

/// After how many weeks what runs "now" at VDAB is asked again.
pub const FRESH_WEEKS: Number = Number {
    name: "fresh_weeks",
    value: 8,
    unit: "weeks",
    par: Par("2.2"),
    source: Origin::Ours(51),
    since: Version::V6,
    compared_on: READ,
};

/// All numbers, in the order of the playbook.
pub const ALL: &[Number] = &[YOUNGEST, ADULT, FEWEST_PARTNERS, FRESH_WEEKS];
