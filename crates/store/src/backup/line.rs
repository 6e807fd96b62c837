//! The lines of the stream: what it is, then each table with its rows, then the manifest.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use schakel_domain::time::Instant;
use schakel_vault::Vault;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{BackupFault, damaged};
use crate::{
    Value,
    catalogue::{ColumnKind, Table},
};

/// The version of the stream.
pub(crate) const VERSION: u32 = 1;

/// A line that is no row.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Mark {
    /// The first line.
    Backup(Header),
    /// From here on the rows are of this table.
    Table { name: String, columns: Vec<String> },
    /// The last line.
    End { manifest: Manifest, signature: String },
}

/// What the stream is. Nothing in it depends on the engine or the moment, so equal data make equal bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    pub(crate) kind: String,
    pub(crate) version: u32,
    /// The hashes of the migrations that made the tables.
    pub(crate) migrations: Vec<String>,
    /// The name of the log.
    pub(crate) log: String,
    /// Tells under which secret of a house it was made. A root key that is turned keeps that secret.
    pub(crate) root: String,
    /// The name of the house, which its keys carry as well.
    pub(crate) house: String,
}

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// When it was made.
    pub at: Instant,
    /// How many rows each table has.
    pub tables: BTreeMap<String, u64>,
    /// SHA-256 of everything before the manifest.
    pub sha256: String,
    /// The newest checkpoint of the log, signed when the backup was made; none when the log was empty.
    pub checkpoint: Option<String>,
}

impl Manifest {
    /// How many rows there are in all.
    pub fn rows(&self) -> u64 {
        self.tables.values().sum()
    }

    pub(crate) fn signature(&self, vault: &Vault) -> Result<String, BackupFault> {
        let mut bytes = b"schakel-backup-v1\n".to_vec();
        serde_json::to_writer(&mut bytes, self).map_err(|fault| damaged(fault.to_string()))?;
        // The signature is a function of key and bytes, so the holder of the key checks it by making it again.
        Ok(STANDARD.encode(vault.sign(&bytes)))
    }
}

impl Mark {
    pub(crate) fn line(&self) -> Result<Vec<u8>, BackupFault> {
        line(self)
    }
}

pub(crate) fn line(content: &impl Serialize) -> Result<Vec<u8>, BackupFault> {
    let mut bytes = serde_json::to_vec(content).map_err(|fault| damaged(fault.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A row as a line.
pub(crate) fn row_line(values: &[Value]) -> Result<Vec<u8>, BackupFault> {
    let row: Vec<Json> = values
        .iter()
        .map(|value| match value {
            Value::Text(Some(text)) => Json::from(text.as_str()),
            Value::Int(Some(number)) => Json::from(*number),
            Value::Bool(Some(flag)) => Json::from(*flag),
            Value::Blob(Some(bytes)) => Json::from(STANDARD.encode(bytes)),
            Value::Text(None) | Value::Int(None) | Value::Bool(None) | Value::Blob(None) => Json::Null,
        })
        .collect();
    line(&row)
}

/// A row out of a line.
pub(crate) fn parse_row(table: &Table, text: &str) -> Result<Vec<Value>, BackupFault> {
    let bad = || damaged(format!("a row of {}", table.name));
    let row: Vec<Json> = serde_json::from_str(text).map_err(|_| bad())?;
    if row.len() != table.columns.len() {
        return Err(bad());
    }
    row.into_iter()
        .zip(&table.columns)
        .map(|(json, column)| match (column.kind, json) {
            (ColumnKind::Text, Json::Null) => Ok(Value::Text(None)),
            (ColumnKind::Text, Json::String(text)) => Ok(Value::Text(Some(text))),
            (ColumnKind::Int, Json::Null) => Ok(Value::Int(None)),
            (ColumnKind::Int, Json::Number(number)) => number.as_i64().map(Value::from).ok_or_else(bad),
            (ColumnKind::Bool, Json::Null) => Ok(Value::Bool(None)),
            (ColumnKind::Bool, Json::Bool(flag)) => Ok(Value::from(flag)),
            (ColumnKind::Blob, Json::Null) => Ok(Value::Blob(None)),
            (ColumnKind::Blob, Json::String(text)) => STANDARD.decode(text).map(Value::from).map_err(|_| bad()),
            _ => Err(bad()),
        })
        .collect()
}
