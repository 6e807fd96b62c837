//! The versions of the playbook, and from which day each counts.

use crate::time::Date;

/// A version of the playbook, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(u8);

impl Version {
    /// Version 6, October 2025.
    pub const V6: Self = Self(6);

    /// Its number.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The version with this number, from 1 to 255.
    pub fn from_number(number: i64) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| *number > 0).map(Self)
    }
}

/// A version with the first day on which it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    /// Which version.
    pub version: Version,
    /// The first day on which it counts, in Brussels.
    pub from: Date,
}

/// The versions that are built in, the oldest first. Version 6 counts from the first of the month that stands on its cover.
pub(crate) const EDITIONS: &[Edition] = &[Edition { version: Version::V6, from: jiff::civil::date(2025, 10, 1) }];
