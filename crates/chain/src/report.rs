//! What a check of the log found, in sentences.

use std::fmt;

use crate::row::Hash;

/// One problem in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A row was changed: its contents do not have the hash that was kept with it.
    Edited {
        /// The row.
        seq: u64,
    },
    /// A row does not point at the row before it: that one was changed together with its hash, or rows were taken out
    /// or put in and the rest was numbered again.
    Unlinked {
        /// The row that does not fit.
        seq: u64,
    },
    /// Rows are missing, and there are rows after them.
    Deleted {
        /// The first that is missing.
        from: u64,
        /// The last that is missing.
        to: u64,
    },
    /// A row has a number that another has already.
    Inserted {
        /// The number.
        seq: u64,
    },
    /// A row stands after one with a higher number.
    Swapped {
        /// The row.
        seq: u64,
    },
    /// The end is missing: a checkpoint kept with the log knows more rows.
    Cut {
        /// How many there are.
        have: u64,
        /// How many there were.
        had: u64,
    },
    /// There is nothing, and a checkpoint says that there was.
    Emptied {
        /// How many there were.
        had: u64,
    },
    /// The log is older than the checkpoint that was kept outside: it was put back to an earlier state.
    RolledBack {
        /// How many there are.
        have: u64,
        /// How many there were.
        had: u64,
    },
    /// The log has enough rows, but not the ones that were signed: history was written again.
    Rewritten {
        /// Up to which row it was signed.
        size: u64,
        /// Whether the checkpoint is the one that was kept outside.
        outside: bool,
    },
    /// A checkpoint kept with the log was not signed with the key of the log, or was changed.
    Forged {
        /// Which one, counted from 1.
        number: u64,
    },
    /// The program counted other entries than there are: some were taken from the end, or put there.
    Head {
        /// How many there are.
        have: u64,
        /// How many were counted.
        had: u64,
    },
    /// A checkpoint between others is missing.
    CheckpointMissing {
        /// Its number.
        number: u64,
    },
    /// Entries were vouched for by nobody for long, while others came after them: checkpoints were taken away from the end, or the service
    /// signs none.
    Unvouched {
        /// The first entry for which no checkpoint vouches.
        from: u64,
    },
    /// The checkpoint from outside has no equal or later one in the log, so checkpoints were taken away.
    CheckpointsGone,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edited { seq } => write!(f, "Entry {seq} was changed after it was written."),
            Self::Unlinked { seq: 1 } => {
                write!(f, "Entry 1 does not start the chain: it was changed together with its hash, or entries before it were taken out.")
            }
            Self::Unlinked { seq } => write!(
                f,
                "Entry {seq} does not follow from entry {}: that one was changed together with its hash, or entries were taken out or put in and the rest numbered again.",
                seq - 1
            ),
            Self::Deleted { from, to } if from == to => write!(f, "Entry {from} is missing."),
            Self::Deleted { from, to } => write!(f, "Entries {from} to {to} are missing."),
            Self::Inserted { seq } => write!(f, "There is more than one entry with number {seq}: one was put in."),
            Self::Swapped { seq } => write!(f, "Entry {seq} does not stand in its place: entries were swapped."),
            Self::Cut { have, had } => {
                write!(f, "The end is missing: the log has {have} entries, and a checkpoint kept with it says that there were {had}.")
            }
            Self::Emptied { had } => write!(f, "The log is empty, and a checkpoint says that it had {had} entries."),
            Self::RolledBack { have, had } => write!(
                f,
                "The log was put back to an earlier state: it has {have} entries, and the checkpoint that you kept says that there were {had}."
            ),
            Self::Rewritten { size, outside } => write!(
                f,
                "The first {size} entries are not the ones that were signed in {}: history was written again.",
                if *outside { "the checkpoint that you kept" } else { "a checkpoint kept with the log" }
            ),
            Self::Forged { number } => {
                write!(f, "Checkpoint {number} in the log was not signed with the key of this log, or was changed afterwards.")
            }
            Self::Head { have, had } if have == had => {
                write!(f, "The last entry is not the one that the program wrote last: the end was written again.")
            }
            Self::Head { have, had } => {
                write!(f, "The log has {have} entries, and the program counted {had}: entries were taken from the end, or put there.")
            }
            Self::CheckpointMissing { number } => write!(f, "Checkpoint {number} is missing: it was taken away."),
            Self::Unvouched { from } => write!(
                f,
                "No checkpoint vouches for entry {from} and what came in the hour after it: checkpoints were taken away, or the service signs none. If it did not run since, sign one with `schakel audit checkpoint` and keep it."
            ),
            Self::CheckpointsGone => {
                write!(f, "The log no longer holds a checkpoint as recent as the one that you kept: checkpoints were taken away.")
            }
        }
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many rows were read.
    pub rows: u64,
    /// The hash of the last row.
    pub head: Hash,
    /// How many good checkpoints were read from the log.
    pub checkpoints: u64,
    /// Up to which row good checkpoints vouch, from inside or outside. What comes after it is chained, not yet signed.
    /// It means something only when the log is whole.
    pub vouched: u64,
    /// The problems, in the order of the log; at most [`Report::MOST`].
    pub findings: Vec<Finding>,
    /// How many more problems there are than are listed.
    pub more: u64,
}

impl Report {
    /// The most findings that are listed; a log that was written again from row 1 would give one a row.
    pub const MOST: usize = 100;

    /// Whether nothing is wrong.
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_whole() {
            writeln!(f, "The log is whole: {} entries, each following from the one before.", self.rows)?;
        } else {
            let count = self.findings.len() as u64 + self.more;
            writeln!(f, "The log is NOT whole. {count} {} in {} entries:", if count == 1 { "problem" } else { "problems" }, self.rows)?;
            for finding in &self.findings {
                writeln!(f, "- {finding}")?;
            }
            if self.more > 0 {
                writeln!(f, "- and {} more.", self.more)?;
            }
        }
        // Of a log that is not whole, nothing good is said.
        if !self.is_whole() {
            return Ok(());
        }
        if self.vouched > 0 {
            write!(f, "Signed checkpoints vouch for the first {} entries", self.vouched)?;
            let rest = self.rows.saturating_sub(self.vouched);
            if rest > 0 {
                write!(f, "; the last {rest} came after the newest checkpoint")?;
            }
            writeln!(f, ".")
        } else {
            writeln!(f, "No checkpoint vouches for it: an end that was cut off, or a log written again, would not be noticed.")
        }
    }
}
