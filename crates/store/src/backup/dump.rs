//! Makes a backup of the data from one moment of the database.

use std::{collections::BTreeMap, path::Path};

use schakel_domain::time::Instant;
use sha2::{Digest, Sha256};

use super::{
    BackupFault, LEFT_OUT,
    file::Out,
    line::{Header, Manifest, Mark, VERSION, row_line},
};
use crate::{
    Store, StoreError, Value,
    catalogue::{ColumnKind, Table, tables},
    engine::{Cells, Fault, Inner, Row, Spot, Sql},
    mark,
    migrate::{self, Migration},
    value::hex,
};

/// How many rows are read at a time.
const PAGE: i64 = 500;

/// Makes a backup of all data, without keys, sealed to these recipients. The file is there whole or not at all.
pub async fn backup(store: &Store, to: &Path, recipients: &[String], now: Instant) -> Result<Manifest, BackupFault> {
    let checkpoint = if store.read().await?.log_head().await?.0 > 0 { Some(store.sign_checkpoint(now).await?) } else { None };
    let out = Out::create(to, recipients)?;
    let mut tx = store.snapshot().await?;
    let mut sink = Sink::to(out);
    let house = mark::house(tx.inner()).await?.unwrap_or_default();
    let header = header(migrate::all(), store.log_key().name(), &hex(&store.core.vault.house_fingerprint()), &house);
    let counts = dump(tx.inner(), migrate::all(), &header, &mut sink).await?;
    drop(tx);
    let (out, sha256) = sink.hash();
    let manifest = Manifest { at: now, tables: counts, sha256, checkpoint };
    let signature = manifest.signature(&store.core.vault)?;
    if let Some(out) = out {
        out.write(Mark::End { manifest: manifest.clone(), signature }.line()?).await;
        out.finish().await?;
    }
    Ok(manifest)
}

pub(crate) fn header(migrations: &[Migration], log: &str, root: &str, house: &str) -> Header {
    Header {
        kind: "data".to_owned(),
        version: VERSION,
        migrations: migrations.iter().map(Migration::hash).collect(),
        log: log.to_owned(),
        root: root.to_owned(),
        house: house.to_owned(),
    }
}

/// Where the stream goes; hashed on the way.
pub(crate) struct Sink {
    hasher: Sha256,
    out: Option<Out>,
}

impl Sink {
    fn to(out: Out) -> Self {
        Self { hasher: Sha256::new(), out: Some(out) }
    }

    /// Goes nowhere: only the hash is wanted.
    pub(crate) fn nowhere() -> Self {
        Self { hasher: Sha256::new(), out: None }
    }

    async fn write(&mut self, line: Vec<u8>) {
        self.hasher.update(&line);
        if let Some(out) = &self.out {
            out.write(line).await;
        }
    }

    pub(crate) fn hash(self) -> (Option<Out>, String) {
        (self.out, hex(&self.hasher.finalize()))
    }
}

/// Writes the header and all tables; returns how many rows each has.
pub(crate) async fn dump(
    inner: &mut Inner,
    migrations: &[Migration],
    header: &Header,
    sink: &mut Sink,
) -> Result<BTreeMap<String, u64>, BackupFault> {
    sink.write(Mark::Backup(header.clone()).line()?).await;
    let mut counts = BTreeMap::new();
    for table in tables(migrations).into_iter().filter(|table| !LEFT_OUT.contains(&table.name.as_str())) {
        let columns = table.columns.iter().map(|column| column.name.clone()).collect();
        sink.write(Mark::Table { name: table.name.clone(), columns }.line()?).await;
        let mut count = 0_u64;
        let mut after: Option<Vec<Value>> = None;
        loop {
            let (sql, values) = page(&table, after.take());
            let rows: Vec<Raw> = inner.fetch(Sql::Built(sql), values).await?;
            for Raw(values) in rows {
                let values = typed(&table, values)?;
                sink.write(row_line(&values)?).await;
                count += 1;
                after = Some(table.key.iter().filter_map(|name| values.get(table.place(name)?).cloned()).collect());
            }
            if after.is_none() {
                break;
            }
        }
        counts.insert(table.name, count);
    }
    Ok(counts)
}

/// A page of a table in the order of its key, after the row with this key.
fn page(table: &Table, after: Option<Vec<Value>>) -> (String, Vec<Value>) {
    let (names, key) = (table.names(), table.key.join(", "));
    let mut values = after.unwrap_or_default();
    let place = values.len() + 1;
    let from = if values.is_empty() {
        String::new()
    } else {
        let marks = (1..place).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ");
        format!(" WHERE ({key}) > ({marks})")
    };
    values.push(Value::from(PAGE));
    (format!("SELECT {names} FROM {}{from} ORDER BY {key} LIMIT ${place}", table.name), values)
}

/// SQLite knows no yes or no, and an empty value has no kind: the catalogue says what it is.
fn typed(table: &Table, values: Vec<Option<Value>>) -> Result<Vec<Value>, StoreError> {
    let fault = || StoreError::Unfit(format!("a row of {} does not fit its columns", table.name));
    if values.len() != table.columns.len() {
        return Err(fault());
    }
    values
        .into_iter()
        .zip(&table.columns)
        .map(|(value, column)| match (column.kind, value) {
            (ColumnKind::Text, None) => Ok(Value::Text(None)),
            (ColumnKind::Int, None) => Ok(Value::Int(None)),
            (ColumnKind::Bool, None) => Ok(Value::Bool(None)),
            (ColumnKind::Blob, None) => Ok(Value::Blob(None)),
            (ColumnKind::Bool, Some(Value::Int(Some(number)))) => Ok(Value::from(number != 0)),
            (ColumnKind::Text, Some(value @ Value::Text(_)))
            | (ColumnKind::Int, Some(value @ Value::Int(_)))
            | (ColumnKind::Bool, Some(value @ Value::Bool(_)))
            | (ColumnKind::Blob, Some(value @ Value::Blob(_))) => Ok(value),
            _ => Err(fault()),
        })
        .collect()
}

/// A row of any table.
struct Raw(Vec<Option<Value>>);

impl Row for Raw {
    const COLUMNS: &'static str = "";
    const SPOTS: &'static [Spot] = &[];

    fn read(cells: &mut Cells<'_>) -> Result<Self, Fault> {
        cells.all().map(Self)
    }
}
