//! Restores a backup of the data, on either engine: checked first, then loaded in one transaction, then read again and
//! compared, then committed.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use schakel_domain::time::Instant;
use schakel_vault::Vault;
use tokio::sync::mpsc;

use super::{
    BackupFault, damaged,
    dump::{Sink, dump},
    line::Manifest,
    read::{Whole, migrations_of, read},
    together::clients_of,
};
use crate::{
    Keys, Serving, Store, StoreError, StoreSettings, Value, belongs, bound,
    catalogue::{Table, tables},
    engine::{Engine, Inner, Purpose, Sql},
    keys::Alone,
    migrate::{self, Migration},
    serving,
};

/// Puts the data of a backup in the place of what is there. The keys stay as they are: a client whose key was destroyed
/// since stays unreadable.
///
/// `without_keys` is how many clients of the data nobody will be able to read, as somebody was told and said.
///
/// # Errors
/// `WithoutKeys` when it is another number, `Running` when somebody serves this database. Whatever is wrong with the backup is found before anything is touched; what goes wrong later is rolled back.
pub async fn restore(
    settings: &StoreSettings,
    vault: &Arc<Vault>,
    from: &Path,
    identity: &str,
    now: Instant,
    without_keys: u64,
) -> Result<Manifest, BackupFault> {
    let source = Source { path: from.to_owned(), identity: identity.to_owned(), vault: Arc::clone(vault) };
    let (whole, clients) = clients_of(from, identity, vault).await?;
    let alone = Alone::take(&settings.keys).map_err(|_| BackupFault::Running)?;
    let serving = Serving::beside(settings).map_err(|_| BackupFault::Running)?;
    let here = belongs::of_keys(&settings.keys)?.unwrap_or_default();
    if here.has_clients && here.house.as_ref().is_some_and(|house| *house != whole.header.house) {
        return Err(BackupFault::OtherHouse);
    }
    let without = clients.difference(&belongs::clients_of_keys(&settings.keys)?).count() as u64;
    if without != without_keys {
        return Err(BackupFault::WithoutKeys(without));
    }
    let engine = Engine::open(settings).await?;
    let lock = serving::at_server(&engine).await.map_err(|_| BackupFault::Running)?;
    let loaded = replace(&engine, &source, &whole).await;
    drop(lock);
    engine.close().await;
    loaded?;
    Keys::bring_back(settings, vault, &whole.header.house, Vec::new()).await?;
    if !bound::are_in(migrations_of(&whole.header)?) {
        Keys::forget_rows_sealed(&settings.keys)?;
    }
    drop((serving, alone));

    let store = Store::open(settings.clone(), Arc::clone(vault)).await?;
    let mut tx = store.write().await?;
    tx.note_house("house.restore", &format!("backup of {}", whole.manifest.at), now).await?;
    tx.commit().await?;
    // What was signed after the backup is gone with it, and that is said in the log.
    store.keys().forget_vouched().await?;
    store.close().await;
    Ok(whole.manifest)
}

#[derive(Clone)]
struct Source {
    path: PathBuf,
    identity: String,
    vault: Arc<Vault>,
}

async fn replace(engine: &Engine, source: &Source, whole: &Whole) -> Result<(), BackupFault> {
    let migrations = migrations_of(&whole.header)?;
    let mut inner = engine.begin(Purpose::Write).await?;
    if matches!(inner, Inner::Postgres(_)) {
        inner.script("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0").await?;
    }
    clear(engine, &mut inner).await?;
    inner.script(&engine.dialect(migrate::TABLE)).await?;
    apply(engine, &mut inner, migrations).await?;
    load(&mut inner, source, migrations).await?;

    let mut sink = Sink::nowhere();
    dump(&mut inner, migrations, &whole.header, &mut sink).await?;
    if sink.hash().1 != whole.manifest.sha256 {
        return Err(damaged("what was loaded is not what was read"));
    }
    apply(engine, &mut inner, migrate::all().get(migrations.len()..).unwrap_or_default()).await?;
    inner.commit().await?;
    Ok(())
}

/// Takes away all tables that are there, those that refer to others first.
async fn clear(engine: &Engine, inner: &mut Inner) -> Result<(), StoreError> {
    let ours: Vec<String> = tables(migrate::all()).into_iter().map(|table| table.name).collect();
    let mut names = engine.tables(inner).await?;
    // What we do not know is of a newer program, and may refer to ours.
    names.sort_by_key(|name| std::cmp::Reverse(ours.iter().position(|known| known == name).unwrap_or(usize::MAX)));
    for name in names {
        inner.script(&engine.drop_table(&name)).await?;
    }
    Ok(())
}

async fn apply(engine: &Engine, inner: &mut Inner, migrations: &[Migration]) -> Result<(), StoreError> {
    for migration in migrations {
        inner.script(&engine.dialect(migration.text)).await?;
        migrate::record(inner, migration).await?;
    }
    Ok(())
}

/// Loads all rows, as a thread reads them.
async fn load(inner: &mut Inner, source: &Source, migrations: &[Migration]) -> Result<(), BackupFault> {
    let (rows, mut coming) = mpsc::channel::<(String, Vec<Value>)>(256);
    let this = source.clone();
    let reading = tokio::task::spawn_blocking(move || {
        read(&this.path, &this.identity, &this.vault, |table, row| {
            rows.blocking_send((table.name.clone(), row)).map_err(|_| damaged("loading stopped"))
        })
    });
    let tables = tables(migrations);
    let mut open: Option<Loader<'_>> = None;
    while let Some((name, row)) = coming.recv().await {
        if open.as_ref().is_none_or(|loader| loader.table.name != name) {
            if let Some(done) = open.take() {
                done.finish(inner).await?;
            }
            open = tables.iter().find(|table| table.name == name).map(Loader::new);
        }
        if let Some(loader) = &mut open {
            loader.row(inner, row).await?;
        }
    }
    if let Some(done) = open {
        done.finish(inner).await?;
    }
    reading.await.map_err(|fault| damaged(fault.to_string()))??;
    Ok(())
}

/// Loads one table. Rows that refer to a row of the same table wait until that one is there.
struct Loader<'a> {
    table: &'a Table,
    insert: String,
    /// The places of the columns that refer to the table itself, and of its key.
    own: Vec<usize>,
    key: Option<usize>,
    there: HashSet<String>,
    waiting: Vec<Vec<Value>>,
}

impl<'a> Loader<'a> {
    fn new(table: &'a Table) -> Self {
        let marks = (1..=table.columns.len()).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ");
        let own = table.columns.iter().enumerate().filter(|(_, column)| column.to_itself).map(|(place, _)| place).collect();
        Self {
            table,
            insert: format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, table.names()),
            own,
            key: table.key.first().and_then(|name| table.place(name)),
            there: HashSet::new(),
            waiting: Vec::new(),
        }
    }

    async fn row(&mut self, inner: &mut Inner, row: Vec<Value>) -> Result<(), BackupFault> {
        let may = self.own.iter().all(|place| match row.get(*place) {
            Some(Value::Text(Some(to))) => self.there.contains(to),
            _ => true,
        });
        if !may {
            self.waiting.push(row);
            return Ok(());
        }
        if let (false, Some(Value::Text(Some(id)))) = (self.own.is_empty(), self.key.and_then(|place| row.get(place))) {
            self.there.insert(id.clone());
        }
        inner.execute(Sql::Repeated(self.insert.clone()), row).await?;
        Ok(())
    }

    async fn finish(mut self, inner: &mut Inner) -> Result<(), BackupFault> {
        while !self.waiting.is_empty() {
            let waiting = std::mem::take(&mut self.waiting);
            let before = waiting.len();
            for row in waiting {
                self.row(inner, row).await?;
            }
            if self.waiting.len() == before {
                return Err(damaged(format!("rows of {} refer to rows that are not there", self.table.name)));
            }
        }
        Ok(())
    }
}
