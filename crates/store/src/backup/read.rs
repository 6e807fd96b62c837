//! Reads a backup and checks it: the seal, the form, the version, the counts, the hash, the signature, and the chain of the
//! log. Used before anything is touched, and again while loading.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use schakel_chain::{PublicKey, Row, Value as Part, Verifier};
use schakel_vault::Vault;
use sha2::{Digest, Sha256};

use super::{
    BackupFault, LEFT_OUT, damaged, file,
    line::{Header, Manifest, Mark, VERSION, parse_row},
};
use crate::{
    Value,
    catalogue::{Table, tables},
    log::append::{FIELDS, part},
    migrate::{self, Migration},
    value::hex,
};

/// Checks a backup of the data without restoring it; `identity` is the secret of one of its recipients.
pub async fn check(path: &Path, identity: &str, vault: &Arc<Vault>) -> Result<Manifest, BackupFault> {
    let (path, identity, vault) = (path.to_owned(), identity.to_owned(), Arc::clone(vault));
    let checked = tokio::task::spawn_blocking(move || read(&path, &identity, &vault, |_, _| Ok(())));
    checked.await.map_err(|fault| damaged(fault.to_string()))?.map(|read| read.manifest)
}

/// A backup that was found whole.
pub(crate) struct Whole {
    pub(crate) header: Header,
    pub(crate) manifest: Manifest,
}

/// The migrations that made the tables of this backup: the first ones of ours.
pub(crate) fn migrations_of(header: &Header) -> Result<&'static [Migration], BackupFault> {
    let (found, ours) = (header.migrations.len(), migrate::all());
    let Some(first) = ours.get(..found) else {
        let number = i64::try_from(found).unwrap_or(i64::MAX);
        return Err(BackupFault::Newer { found: number, known: migrate::newest() });
    };
    if first.iter().zip(&header.migrations).any(|(migration, hash)| migration.hash() != *hash) {
        return Err(damaged("its tables are not those of this program"));
    }
    Ok(first)
}

/// Reads the whole backup; each row goes to `take`, with its table.
pub(crate) fn read(
    path: &Path,
    identity: &str,
    vault: &Vault,
    mut take: impl FnMut(&Table, Vec<Value>) -> Result<(), BackupFault>,
) -> Result<Whole, BackupFault> {
    let mut state: Option<Reading> = None;
    file::read(path, identity, |line| {
        let Some(reading) = &mut state else {
            state = Some(Reading::begin(line, vault)?);
            return Ok(());
        };
        reading.line(line, vault, &mut take)
    })?;
    state.ok_or_else(|| damaged("it is empty"))?.end()
}

struct Reading {
    header: Header,
    hasher: Sha256,
    verifier: Verifier,
    /// The tables that are still to come, the next one last.
    coming: Vec<Table>,
    table: Option<Table>,
    counts: BTreeMap<String, u64>,
    manifest: Option<Manifest>,
}

impl Reading {
    fn begin(line: &str, vault: &Vault) -> Result<Self, BackupFault> {
        let Ok(Mark::Backup(header)) = serde_json::from_str(line) else {
            return Err(BackupFault::OtherKind("data"));
        };
        if header.kind != "data" {
            return Err(BackupFault::OtherKind("data"));
        }
        if header.version != VERSION {
            return Err(BackupFault::Newer { found: header.version.into(), known: VERSION.into() });
        }
        if header.root != hex(&vault.house_fingerprint()) {
            return Err(BackupFault::OtherSecret);
        }
        let mut coming: Vec<Table> =
            tables(migrations_of(&header)?).into_iter().filter(|table| !LEFT_OUT.contains(&table.name.as_str())).collect();
        coming.reverse();
        let key = PublicKey::new(&header.log, &vault.verifying_key()).map_err(|bad| damaged(bad.to_string()))?;
        let mut hasher = Sha256::new();
        hasher.update(line);
        Ok(Self { header, hasher, verifier: Verifier::new(key), coming, table: None, counts: BTreeMap::new(), manifest: None })
    }

    fn line(
        &mut self,
        line: &str,
        vault: &Vault,
        take: &mut impl FnMut(&Table, Vec<Value>) -> Result<(), BackupFault>,
    ) -> Result<(), BackupFault> {
        if self.manifest.is_some() {
            return Err(damaged("something stands after its end"));
        }
        if line.starts_with('[') {
            let table = self.table.as_ref().ok_or_else(|| damaged("a row without a table"))?;
            let row = parse_row(table, line)?;
            match table.name.as_str() {
                "log" => self.verifier.row(&chain_row(&row)?),
                "checkpoint" => {
                    if let Some(Value::Text(Some(note))) = table.place("note").and_then(|place| row.get(place)) {
                        self.verifier.checkpoint(note);
                    }
                }
                "log_head" => {
                    if let Some((size, hash)) = head(table, &row) {
                        self.verifier.head(size, hash);
                    }
                }
                _ => {}
            }
            *self.counts.entry(table.name.clone()).or_default() += 1;
            self.hasher.update(line);
            return take(table, row);
        }
        match serde_json::from_str(line).map_err(|fault| damaged(fault.to_string()))? {
            Mark::Backup(_) => Err(damaged("two beginnings")),
            Mark::Table { name, columns } => {
                let next = self.coming.pop().filter(|next| next.name == name);
                let next = next.filter(|next| next.columns.iter().map(|column| &column.name).eq(&columns));
                self.table = Some(next.ok_or_else(|| damaged(format!("the table {name} stands wrong")))?);
                self.counts.insert(name, 0);
                self.hasher.update(line);
                Ok(())
            }
            Mark::End { manifest, signature } => {
                if manifest.signature(vault)? != signature {
                    return Err(damaged("the signature does not fit"));
                }
                self.manifest = Some(manifest);
                Ok(())
            }
        }
    }

    fn end(mut self) -> Result<Whole, BackupFault> {
        let manifest = self.manifest.ok_or_else(|| damaged("its end is missing"))?;
        if !self.coming.is_empty() || manifest.tables != self.counts {
            return Err(damaged("rows or tables are missing"));
        }
        if manifest.sha256 != hex(&self.hasher.finalize()) {
            return Err(damaged("the hash does not fit"));
        }
        if let Some(checkpoint) = &manifest.checkpoint {
            self.verifier.outside_checkpoint(checkpoint).map_err(|bad| damaged(bad.to_string()))?;
        }
        let report = self.verifier.finish();
        if !report.is_whole() {
            let first = report.findings.first().map(ToString::to_string).unwrap_or_default();
            return Err(damaged(format!("the log in it is broken: {first}")));
        }
        Ok(Whole { header: self.header, manifest })
    }
}

/// A row of the log as the chain knows it; its columns stand in the order of the table.
fn chain_row(row: &[Value]) -> Result<Row, BackupFault> {
    let bad = || damaged("a row of log");
    let [Value::Int(Some(seq)), fields @ .., Value::Blob(Some(prev)), Value::Blob(Some(hash))] = row else {
        return Err(bad());
    };
    let fields: Vec<(String, Part)> = FIELDS.iter().zip(fields).map(|(name, value)| ((*name).to_owned(), part(value))).collect();
    Ok(Row {
        seq: u64::try_from(*seq).map_err(|_| bad())?,
        fields,
        prev: prev.as_slice().try_into().map_err(|_| bad())?,
        hash: hash.as_slice().try_into().map_err(|_| bad())?,
    })
}

/// What the program counted of the log; none when it counted nothing yet.
fn head(table: &Table, row: &[Value]) -> Option<(u64, [u8; 32])> {
    let at = |name| table.place(name).and_then(|place| row.get(place));
    match (at("size"), at("hash")) {
        (Some(Value::Int(Some(size))), Some(Value::Blob(Some(hash)))) => {
            Some((u64::try_from(*size).ok()?, hash.as_slice().try_into().ok()?))
        }
        _ => None,
    }
}
