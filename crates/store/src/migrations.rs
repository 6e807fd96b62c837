//! The migrations, oldest first. A new one is a file in `migrations/` and a line here; a released one is never edited.

use sha2::{Digest, Sha256};

use crate::value::hex;

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its number, from 1 without gaps.
    pub number: i64,
    /// Its name.
    pub name: &'static str,
    /// Its text in the portable words.
    pub text: &'static str,
}

impl Migration {
    pub(crate) fn hash(&self) -> String {
        hex(&Sha256::digest(self.text.as_bytes()))
    }
}

macro_rules! migrations {
    ($($number:literal $name:literal $($file:literal)+;)*) => {
        &[$(Migration { number: $number, name: $name, text: concat!($(include_str!(concat!("../migrations/", $file))),+) }),*]
    };
}

/// All of them. The first one is a file for each slice; a later one is one file.
pub(crate) const ALL: &[Migration] = migrations! {
    1 "first"
        "0001_first/base.sql"
        "0001_first/partnership.sql"
        "0001_first/identity.sql"
        "0001_first/registration.sql"
        "0001_first/talk.sql"
        "0001_first/conference.sql"
        "0001_first/dossier.sql"
        "0001_first/waits.sql";
    2 "safety"
        "0002_safety.sql";
    3 "waits"
        "0003_waits.sql";
    4 "care"
        "0004_care.sql";
    5 "trajectory"
        "0005_trajectory.sql";
    6 "partnership"
        "0006_partnership.sql";
    7 "parked"
        "0007_parked.sql";
    8 "coming"
        "0008_coming.sql";
    9 "row_seals"
        "0009_row_seals.sql";
    10 "findings"
        "0010_findings.sql";
    11 "option_changes"
        "0011_option_changes.sql";
    12 "coaching"
        "0012_coaching.sql";
};
