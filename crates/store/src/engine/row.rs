//! Rows on their way out of either engine.

use rusqlite::types::ValueRef;
use sqlx::{Postgres, Row as _, TypeInfo as _, ValueRef as _, postgres::PgRow};

use super::Fault;
use crate::{
    Value,
    bound::{Bond, Content, Plain},
};

/// A row that can be read from either engine: a tuple by the places of its columns, a `row!` by their names.
pub trait Row: Sized + Send {
    /// Its columns, as a statement asks for them; blank where only their places count.
    const COLUMNS: &'static str;
    /// Where its cells belong, in the order in which they are read; none where only their places count.
    const SPOTS: &'static [Spot];
    /// The sealed rows that it is made of; what is sealed of them stands after its own columns. A row that does not fit its seal is an
    /// error, and no value.
    const WHOLE: &'static [Bond] = &[];

    /// Reads the cells, one after the other.
    fn read(cells: &mut Cells<'_>) -> Result<Self, Fault>;

    /// Whether it can be handed out, when it is made of rows that fit their seals, or of one of this table that does not.
    fn judge(&mut self, broken: Option<&'static str>) -> bool {
        broken.is_none()
    }
}

/// A row of a list, where one that does not fit its seal takes no other with it.
pub(crate) struct Judged<R> {
    row: R,
    /// Whether it fits its seal.
    pub(crate) is_whole: bool,
    /// Of which table the row is that does not.
    pub(crate) broken: Option<&'static str>,
}

impl<R> Judged<R> {
    pub(crate) fn into_row(self) -> R {
        self.row
    }
}

impl<R> std::ops::Deref for Judged<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.row
    }
}

impl<R: Row> Row for Judged<R> {
    const COLUMNS: &'static str = R::COLUMNS;
    const SPOTS: &'static [Spot] = R::SPOTS;
    const WHOLE: &'static [Bond] = R::WHOLE;

    fn read(cells: &mut Cells<'_>) -> Result<Self, Fault> {
        R::read(cells).map(|row| Self { row, is_whole: true, broken: None })
    }

    fn judge(&mut self, broken: Option<&'static str>) -> bool {
        (self.is_whole, self.broken) = (broken.is_none(), broken);
        true
    }
}

/// What is sealed of a row, and its seal.
pub(crate) type KeptPart = (Content, Option<Vec<u8>>);

/// A row as it came, with what is sealed of the rows that it is made of, and their seals.
pub(crate) struct Kept<R> {
    pub(crate) row: R,
    pub(crate) parts: Vec<KeptPart>,
}

impl<R: Row> Row for Kept<R> {
    const COLUMNS: &'static str = R::COLUMNS;
    const SPOTS: &'static [Spot] = R::SPOTS;
    const WHOLE: &'static [Bond] = R::WHOLE;

    fn read(cells: &mut Cells<'_>) -> Result<Self, Fault> {
        let row = R::read(cells)?;
        let mut parts = Vec::with_capacity(R::WHOLE.len());
        for part in R::WHOLE {
            parts.extend(cells.part(part)?);
        }
        Ok(Self { row, parts })
    }
}

/// Where a cell belongs.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// The table.
    pub table: &'static str,
    /// The column that names the row; blank where none does.
    pub key: &'static str,
    /// The column.
    pub column: &'static str,
}

/// A value that can be read from a cell of either engine.
#[diagnostic::on_unimplemented(note = "a type of domain becomes one by a line in `crates/store/src/cell.rs`")]
pub trait Cell: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// `NoValue` when the cell holds no valid one.
    fn read(raw: &Raw<'_>) -> Result<Self, Fault>;
}

/// The cells of one row, read in the order of [`Row::SPOTS`].
pub struct Cells<'r> {
    row: Either<'r>,
    places: &'r [Place],
    next: usize,
}

/// Where in a row a cell stands, and where the column that names the row.
struct Place {
    at: usize,
    key: Option<usize>,
    spot: Option<Spot>,
}

#[derive(Clone, Copy)]
enum Either<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r PgRow),
}

/// A cell as the engine has it.
pub struct Raw<'r> {
    row: Either<'r>,
    place: &'r Place,
}

impl Cells<'_> {
    /// The next cell.
    pub fn take<T: Cell>(&mut self) -> Result<T, Fault> {
        let place = self.places.get(self.next).ok_or(Fault::Column)?;
        self.next += 1;
        let raw = Raw { row: self.row, place };
        T::read(&raw).map_err(|fault| if let Fault::NoValue = fault { raw.inconsistent() } else { fault })
    }

    /// What is sealed of one row, which stands in the next cells, and its seal; none where there is no such row.
    fn part(&mut self, part: &Bond) -> Result<Option<KeptPart>, Fault> {
        let mut content = Content::of(part.of);
        let mut is_there = false;
        for place in 0..part.of.columns.len() {
            let cell = self.places.get(self.next).ok_or(Fault::Column)?;
            self.next += 1;
            is_there |= self.seal_in(cell.at, place, &mut content)?;
        }
        let place = self.places.get(self.next).ok_or(Fault::Column)?;
        self.next += 1;
        let raw = Raw { row: self.row, place };
        let seal = if raw.is_empty()? { None } else { Some(raw.bytes()?.to_vec()) };
        Ok(is_there.then_some((content, seal)))
    }

    /// Adds a cell to what is sealed; whether it holds anything.
    fn seal_in(&self, at: usize, place: usize, content: &mut Content) -> Result<bool, Fault> {
        match self.row {
            Either::Sqlite(row) => match row.get_ref(at)? {
                ValueRef::Null => return Ok(false),
                ValueRef::Integer(number) => content.add(place, Plain::Int(number)),
                ValueRef::Text(text) => content.add(place, Plain::Text(std::str::from_utf8(text).map_err(|_| Fault::NoValue)?)),
                ValueRef::Blob(bytes) => content.add(place, Plain::Bytes(bytes)),
                ValueRef::Real(_) => return Err(Fault::Column),
            },
            Either::Postgres(row) => {
                let value = row.try_get_raw(at)?;
                if value.is_null() {
                    return Ok(false);
                }
                match value.type_info().name() {
                    "TEXT" => content.add(place, Plain::Text(row.try_get(at)?)),
                    "INT8" => content.add(place, Plain::Int(row.try_get(at)?)),
                    "BOOL" => content.add(place, Plain::Int(i64::from(row.try_get::<bool, _>(at)?))),
                    "BYTEA" => content.add(place, Plain::Bytes(row.try_get(at)?)),
                    _ => return Err(Fault::Column),
                }
            }
        }
        Ok(true)
    }

    /// All cells, whatever they hold; nothing where a cell is empty.
    pub(crate) fn all(&self) -> Result<Vec<Option<Value>>, Fault> {
        self.places
            .iter()
            .map(|place| match self.row {
                Either::Sqlite(row) => lite(row, place.at),
                Either::Postgres(row) => pg(row, place.at),
            })
            .collect()
    }
}

impl<'r> Raw<'r> {
    /// Where it belongs, where that is known.
    pub(crate) const fn spot(&self) -> Option<Spot> {
        self.place.spot
    }

    /// What names its row; blank where nothing does.
    pub(crate) fn key(&self) -> Result<String, Fault> {
        let Some(at) = self.place.key else { return Ok(String::new()) };
        let value = match self.row {
            Either::Sqlite(row) => lite(row, at)?,
            Either::Postgres(row) => pg(row, at)?,
        };
        Ok(match value {
            Some(Value::Text(Some(text))) => text,
            Some(Value::Int(Some(number))) => number.to_string(),
            _ => String::new(),
        })
    }

    fn inconsistent(&self) -> Fault {
        let Some(spot) = self.spot() else { return Fault::NoValue };
        Fault::Inconsistent { table: spot.table, id: self.key().unwrap_or_default(), column: spot.column }
    }

    /// Whether it holds nothing.
    pub(crate) fn is_empty(&self) -> Result<bool, Fault> {
        Ok(match self.row {
            Either::Sqlite(row) => row.get_ref(self.place.at)? == ValueRef::Null,
            Either::Postgres(row) => row.try_get_raw(self.place.at)?.is_null(),
        })
    }

    /// Its text.
    pub(crate) fn text(&self) -> Result<&'r str, Fault> {
        match self.row {
            Either::Sqlite(row) => row.get_ref(self.place.at)?.as_str().map_err(|_| Fault::NoValue),
            Either::Postgres(row) => present(row, self.place.at),
        }
    }

    /// Its number.
    pub(crate) fn number(&self) -> Result<i64, Fault> {
        match self.row {
            Either::Sqlite(row) => row.get_ref(self.place.at)?.as_i64().map_err(|_| Fault::NoValue),
            Either::Postgres(row) => present(row, self.place.at),
        }
    }

    /// Its yes or no.
    pub(crate) fn flag(&self) -> Result<bool, Fault> {
        match self.row {
            Either::Sqlite(_) => Ok(self.number()? != 0),
            Either::Postgres(row) => present(row, self.place.at),
        }
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Result<&'r [u8], Fault> {
        match self.row {
            Either::Sqlite(row) => row.get_ref(self.place.at)?.as_blob().map_err(|_| Fault::NoValue),
            Either::Postgres(row) => present(row, self.place.at),
        }
    }
}

/// What a cell of PostgreSQL holds.
fn present<'r, T: sqlx::Decode<'r, Postgres> + sqlx::Type<Postgres>>(row: &'r PgRow, at: usize) -> Result<T, Fault> {
    row.try_get::<Option<T>, _>(at)?.ok_or(Fault::NoValue)
}

fn lite(row: &rusqlite::Row<'_>, place: usize) -> Result<Option<Value>, Fault> {
    Ok(match row.get_ref(place)? {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(Value::from(number)),
        ValueRef::Text(_) => Some(Value::from(row.get::<_, String>(place)?)),
        ValueRef::Blob(bytes) => Some(Value::from(bytes)),
        ValueRef::Real(_) => return Err(Fault::Column),
    })
}

fn pg(row: &PgRow, place: usize) -> Result<Option<Value>, Fault> {
    let value = row.try_get_raw(place)?;
    if value.is_null() {
        return Ok(None);
    }
    Ok(Some(match value.type_info().name() {
        "TEXT" => Value::from(row.try_get::<String, _>(place)?),
        "INT8" => Value::from(row.try_get::<i64, _>(place)?),
        "BOOL" => Value::from(row.try_get::<bool, _>(place)?),
        "BYTEA" => Value::from(row.try_get::<Vec<u8>, _>(place)?),
        _ => return Err(Fault::Column),
    }))
}

/// Where the cells of a row stand among so many columns, of which this tells the name.
fn places<'n, R: Row>(count: usize, name: impl Fn(usize) -> Option<&'n str>) -> Result<Vec<Place>, Fault> {
    if R::SPOTS.is_empty() {
        return Ok((0..count).map(|at| Place { at, key: None, spot: None }).collect());
    }
    let find = |column: &str| (0..count).find(|at| name(*at) == Some(column));
    let place = |(at, spot): (usize, &Spot)| {
        // Most statements name the columns in the order of the row.
        let at = if name(at) == Some(spot.column) { Some(at) } else { find(spot.column) };
        Ok(Place { at: at.ok_or(Fault::Column)?, key: find(spot.key), spot: Some(*spot) })
    };
    let mut places: Vec<Place> = R::SPOTS.iter().enumerate().map(place).collect::<Result<_, Fault>>()?;
    // What is sealed stands after the columns of the row, and after nothing else.
    let sealed: usize = R::WHOLE.iter().map(|part| part.of.columns.len() + 1).sum();
    let own = places.len();
    if sealed > 0 && count != own + sealed {
        return Err(Fault::Column);
    }
    places.extend((own..own + sealed).map(|at| Place { at, key: None, spot: None }));
    Ok(places)
}

/// Reads the rows of a statement that runs, at most so many.
pub(super) fn read_lite<R: Row>(statement: &mut rusqlite::Statement<'_>, most: usize) -> Result<Vec<R>, Fault> {
    let places = places::<R>(statement.column_count(), |place| statement.column_name(place).ok())?;
    let mut rows = statement.raw_query();
    let mut read = Vec::new();
    while read.len() < most
        && let Some(row) = rows.next()?
    {
        read.push(R::read(&mut Cells { row: Either::Sqlite(row), places: &places, next: 0 })?);
    }
    Ok(read)
}

/// Reads rows that came.
pub(super) fn read_pg<R: Row>(rows: &[PgRow]) -> Result<Vec<R>, Fault> {
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    let places = places::<R>(first.len(), |place| first.columns().get(place).map(sqlx::Column::name))?;
    rows.iter().map(|row| R::read(&mut Cells { row: Either::Postgres(row), places: &places, next: 0 })).collect()
}

macro_rules! tuple {
    ($($cell:ident)+) => {
        impl<$($cell: Cell + Send),+> Row for ($($cell,)+) {
            const COLUMNS: &'static str = "";
            const SPOTS: &'static [Spot] = &[];

            fn read(cells: &mut Cells<'_>) -> Result<Self, Fault> {
                Ok(($(cells.take::<$cell>()?,)+))
            }
        }
    };
}
tuple!(A);
tuple!(A B);
tuple!(A B C);
tuple!(A B C D);
tuple!(A B C D E);
tuple!(A B C D E F);
tuple!(A B C D E F G);
tuple!(A B C D E F G H);
