//! Where something of the playbook stands, and whose sentence it is.

use std::fmt;

use crate::time::Date;

/// A paragraph of the playbook, as it is cited: `§2.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Par(pub &'static str);

impl fmt::Display for Par {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Parts and annexes have names of their own; only numbers take the sign.
        if self.0.starts_with(|c: char| c.is_ascii_digit()) { write!(f, "§{}", self.0) } else { f.write_str(self.0) }
    }
}

/// Whose sentence a rule or a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The playbook's: these words stand in its paragraph.
    Playbook(&'static str),
    /// Of the questions that Europa WSE answers on its site, as read on this day.
    EuropaWse(Date),
    /// Ours, for this reason: the number of a record of a decision (ADR).
    Ours(u16),
}

impl Origin {
    /// Its word in listings and texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Playbook(_) => "playbook",
            Self::EuropaWse(_) => "europa_wse",
            Self::Ours(_) => "ours",
        }
    }
}
