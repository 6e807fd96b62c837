//! A draft of a version that does not count yet: numbers that change, rules that end. It is laid beside what is in force, to see whose judgement
//! would change, and never judges by itself. New rules are written as the others are, in the file of their paragraph.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::{
    book::Book,
    number::{Number, NumberName, Numbers, newest},
    version::{Edition, Version},
};
use crate::time::Date;

/// A draft, as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The number of the version: above all that are built in.
    pub version: u8,
    /// The first day on which it would count: after the last one.
    pub from: Date,
    /// Rules of entry that end with it, by their names.
    #[serde(default)]
    pub ends: Vec<String>,
    /// Numbers that change, by their names, each from 0 to 999.
    #[serde(default)]
    pub numbers: BTreeMap<NumberName, i16>,
}

/// Why a draft cannot be laid beside the playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftFault {
    /// Its number is not above the last one.
    NotNext(u8),
    /// Its first day is not after that of the last version.
    NotLater(Date),
    /// There is no rule of entry of this name.
    NoRule(String),
    /// A number is out of its bounds.
    OutOfBounds(NumberName),
    /// The age from which a client can belong is not below the one from which education no longer goes first.
    Ages,
}

impl fmt::Display for DraftFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotNext(last) => write!(f, "its version is not above {last}, the last one that is built in"),
            Self::NotLater(last) => write!(f, "its first day is not after {last}, that of the last version"),
            Self::NoRule(name) => write!(f, "there is no rule of entry called {name}; `schakel playbook rules` lists them"),
            Self::OutOfBounds(name) => write!(f, "{} is a number from 0 to 999", name.code()),
            Self::Ages => f.write_str("youngest is below adult"),
        }
    }
}

impl Book {
    /// This book with a draft as its last version.
    ///
    /// # Errors
    /// When the draft says what cannot be.
    pub fn with_draft(&self, draft: &Draft) -> Result<Self, DraftFault> {
        let mut book = self.clone();
        let version = Version::from_number(draft.version.into()).ok_or(DraftFault::NotNext(Version::V6.number()))?;
        if let Some(last) = self.editions.last() {
            if version <= last.version {
                return Err(DraftFault::NotNext(last.version.number()));
            }
            if draft.from <= last.from {
                return Err(DraftFault::NotLater(last.from));
            }
        }
        book.editions.push(Edition { version, from: draft.from });
        for name in &draft.ends {
            let rule = self.entry.iter().map(|rule| rule.id).find(|rule| rule.0 == name);
            book.ended.insert(rule.ok_or_else(|| DraftFault::NoRule(name.clone()))?, version);
        }
        for (name, value) in &draft.numbers {
            let before = newest(&self.numbers, version, *name).filter(|_| (0..1_000).contains(value));
            let before = before.ok_or(DraftFault::OutOfBounds(*name))?;
            book.numbers.push(Number { value: *value, since: version, ..*before });
        }
        let numbers = Numbers::of(&book.numbers, version);
        if numbers.youngest >= numbers.adult {
            return Err(DraftFault::Ages);
        }
        Ok(book)
    }
}
