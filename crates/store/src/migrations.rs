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
    ($($number:literal $name:literal $file:literal;)*) => {
        &[$(Migration { number: $number, name: $name, text: include_str!(concat!("../migrations/", $file)) }),*]
    };
}

/// All of them.
pub(crate) const ALL: &[Migration] = migrations! {
    1 "base" "0001_base.sql";
    2 "partnership" "0002_partnership.sql";
    3 "identity" "0003_identity.sql";
    4 "registration" "0004_registration.sql";
    5 "known_browser" "0005_known_browser.sql";
    6 "waiting" "0006_waiting.sql";
    7 "talk" "0007_talk.sql";
    8 "conference" "0008_conference.sql";
    9 "dossier" "0009_dossier.sql";
    10 "waits" "0010_waits.sql";
};
