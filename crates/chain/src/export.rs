//! How the log travels: one JSON object a line, entries and checkpoints in any order.

use std::io::BufRead;

use serde::{Deserialize, Serialize};

use crate::{
    row::{Hash, Row, hex_hash},
    verifier::Verifier,
};

/// A line of an exported log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportLine {
    /// An entry.
    Entry(Row),
    /// A signed checkpoint, as it was kept beside the entries.
    Checkpoint(String),
    /// How many entries the program counted, and the hash of the last one, as it kept them beside the log.
    Head {
        /// How many.
        size: u64,
        /// The last hash; [`crate::START`] for an empty log.
        #[serde(with = "hex_hash")]
        hash: Hash,
    },
}

/// Reads an exported log to its end, and gives each line to the verifier.
///
/// # Errors
/// Which line cannot be read or is none of an exported log, and why; nothing that came after it was looked at.
pub fn read(log: impl BufRead, verifier: &mut Verifier) -> Result<(), String> {
    for (number, line) in (1_u64..).zip(log.lines()) {
        let line = line.map_err(|error| format!("line {number} of the log cannot be read: {error}"))?;
        if line.is_empty() {
            continue;
        }
        match serde_json::from_str(&line) {
            Ok(ExportLine::Entry(row)) => verifier.row(&row),
            Ok(ExportLine::Checkpoint(text)) => verifier.checkpoint(&text),
            Ok(ExportLine::Head { size, hash }) => verifier.head(size, hash),
            Err(error) => return Err(format!("line {number} of the log is not in the form of an exported log: {error}")),
        }
    }
    Ok(())
}
