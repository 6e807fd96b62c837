//! How the log travels: one JSON object a line, entries and checkpoints in any order.

use serde::{Deserialize, Serialize};

use crate::row::{Hash, Row, hex_hash};

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
