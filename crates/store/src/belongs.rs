//! The database and the file of the keys belong together. Both carry the name of the house, a word of chance that the first start
//! makes; and what is absent is not taken for new: a folder that was not mounted would become an empty house, and clients
//! would be sealed under keys that nobody keeps.

use std::{collections::HashSet, path::Path};

use rusqlite::{Connection, OpenFlags, OptionalExtension as _};

use crate::{
    Database, StoreError, StoreSettings,
    engine::{Engine, Fault, Purpose, sqlite},
    error::Parted,
    mark,
    sql::statements,
};

statements! {
    ANY_CLIENT = "SELECT client_id FROM client LIMIT 1";
}

/// What one of the two says of itself before anything is made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Side {
    /// The name of the house that it carries.
    pub(crate) house: Option<String>,
    /// Whether it knows clients.
    pub(crate) has_clients: bool,
}

/// What is there before the store opens.
#[derive(Debug)]
pub(crate) struct Found {
    /// The database; none on a first start.
    pub(crate) database: Option<Side>,
    /// The file of the keys; none on a first start.
    pub(crate) keys: Option<Side>,
}

impl Found {
    /// Refuses keys of another house, and one of the two without the other.
    pub(crate) fn judge(&self, keys: &Path) -> Result<(), Parted> {
        let (database, file) = (self.database.clone().unwrap_or_default(), self.keys.clone().unwrap_or_default());
        match (&database.house, &file.house) {
            (Some(one), Some(other)) if one == other => Ok(()),
            (Some(_), Some(_)) => Err(Parted::OtherHouse { keys: keys.to_owned() }),
            _ if database.has_clients && !file.has_clients => Err(Parted::NoKeys { keys: keys.to_owned() }),
            _ if file.has_clients && !database.has_clients => Err(Parted::NoData { keys: keys.to_owned() }),
            _ => Ok(()),
        }
    }
}

/// Looks at both and makes neither. The database comes along opened, when it is there.
///
/// # Errors
/// `Parted` when the two do not belong together.
pub(crate) async fn look(settings: &StoreSettings) -> Result<(Found, Option<Engine>), StoreError> {
    let keys = of_keys(&settings.keys)?;
    let there = match &settings.database {
        Database::Sqlite(folder) => folder.join(sqlite::FILE).exists(),
        Database::Postgres(_) => true,
    };
    let engine = if there { Some(Engine::open(settings).await?) } else { None };
    let database = match &engine {
        Some(engine) => of_engine(engine).await?,
        None => None,
    };
    let found = Found { database, keys };
    if let (Err(parted), Some(engine)) = (found.judge(&settings.keys), &engine) {
        engine.close().await;
        return Err(parted.into());
    }
    found.judge(&settings.keys)?;
    Ok((found, engine))
}

/// What an open database says of itself; none when it has no tables of ours yet.
pub(crate) async fn of_engine(engine: &Engine) -> Result<Option<Side>, StoreError> {
    let mut inner = engine.begin(Purpose::Read).await?;
    let tables = engine.tables(&mut inner).await?;
    if !["mark", "client"].iter().all(|name| tables.iter().any(|table| table == name)) {
        return Ok(None);
    }
    let house = mark::house(&mut inner).await?;
    let client: Option<(String,)> = inner.fetch_optional(ANY_CLIENT.into(), Vec::new()).await?;
    Ok(Some(Side { house, has_clients: client.is_some() }))
}

/// Whether the database of these settings has the name of a house already. Makes nothing.
pub(crate) async fn house_of_database(settings: &StoreSettings) -> Result<bool, StoreError> {
    if let Database::Sqlite(folder) = &settings.database
        && !folder.join(sqlite::FILE).exists()
    {
        return Ok(false);
    }
    let engine = Engine::open(settings).await?;
    let side = of_engine(&engine).await;
    engine.close().await;
    Ok(side?.is_some_and(|side| side.house.is_some()))
}

/// What the file of the keys says of itself; none when it is not there.
pub(crate) fn of_keys(file: &Path) -> Result<Option<Side>, StoreError> {
    if !file.exists() {
        return Ok(None);
    }
    let keys = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(Fault::from)?;
    let there = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('mark', 'client_key', 'tombstone')";
    let tables: i64 = keys.query_row(there, [], |row| row.get(0)).map_err(Fault::from)?;
    if tables < 3 {
        return Ok(None);
    }
    let house = keys.query_row("SELECT value FROM mark WHERE name = 'house'", [], |row| row.get::<_, Vec<u8>>(0)).optional();
    let house = house.map_err(Fault::from)?.map(|name| String::from_utf8_lossy(&name).into_owned());
    let any = "SELECT EXISTS (SELECT 1 FROM client_key) OR EXISTS (SELECT 1 FROM tombstone)";
    let has_clients = keys.query_row(any, [], |row| row.get(0)).map_err(Fault::from)?;
    Ok(Some(Side { house, has_clients }))
}

/// The clients that the file of the keys knows: with a key, or with a tombstone.
pub(crate) fn clients_of_keys(file: &Path) -> Result<HashSet<String>, StoreError> {
    if of_keys(file)?.is_none() {
        return Ok(HashSet::new());
    }
    let keys = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(Fault::from)?;
    let mut known = keys.prepare("SELECT client_id FROM client_key UNION SELECT client_id FROM tombstone").map_err(Fault::from)?;
    let rows = known.query_map([], |row| row.get(0)).map_err(Fault::from)?;
    Ok(rows.collect::<rusqlite::Result<_>>().map_err(Fault::from)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(house: Option<&str>, has_clients: bool) -> Side {
        Side { house: house.map(str::to_owned), has_clients }
    }

    fn judged(database: impl Into<Option<Side>>, keys: impl Into<Option<Side>>) -> &'static str {
        match (Found { database: database.into(), keys: keys.into() }).judge(Path::new("keys.db")) {
            Ok(()) => "together",
            Err(Parted::NoKeys { .. }) => "no keys",
            Err(Parted::NoData { .. }) => "no data",
            Err(Parted::OtherHouse { .. }) => "other house",
        }
    }

    #[test]
    fn one_without_the_other_is_refused() {
        assert_eq!(judged(side(Some("a"), true), None), "no keys");
        assert_eq!(judged(side(Some("a"), true), side(None, false)), "no keys");
        assert_eq!(judged(None, side(Some("a"), true)), "no data");
        assert_eq!(judged(side(None, false), side(Some("a"), true)), "no data");
        assert_eq!(judged(side(Some("a"), true), side(Some("b"), true)), "other house");
        assert_eq!(judged(side(Some("a"), false), side(Some("b"), false)), "other house");
    }

    #[test]
    fn a_first_start_and_one_that_was_cut_off_go_on() {
        assert_eq!(judged(None, None), "together");
        assert_eq!(judged(side(Some("a"), false), None), "together");
        assert_eq!(judged(None, side(Some("a"), false)), "together");
        assert_eq!(judged(side(None, true), side(None, true)), "together", "as versions before this one left it");
        assert_eq!(judged(side(Some("a"), true), side(Some("a"), false)), "together", "every client was erased");
    }
}
