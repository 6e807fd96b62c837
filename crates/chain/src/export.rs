//! How the log travels: one JSON object a line, entries and checkpoints in any order.

use serde::{Deserialize, Serialize};

use crate::row::Row;

/// A line of an exported log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportLine {
    /// An entry.
    Entry(Row),
    /// A signed checkpoint, as it was kept beside the entries.
    Checkpoint(String),
}
