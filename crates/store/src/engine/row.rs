//! Rows on their way out of either engine.

use rusqlite::types::FromSql;
use sqlx::{Postgres, Row as _, TypeInfo as _, ValueRef as _, postgres::PgRow};

use super::Fault;
use crate::Value;

/// A row that can be read from either engine: a tuple by the places of its columns, a `row!` by their names.
pub trait Row: Sized + Send {
    /// The names of the columns, in the order in which they are read; empty where only their places count.
    const COLUMNS: &'static [&'static str];

    /// Reads the cells, one after the other.
    fn read(cells: &mut Cells<'_>) -> Result<Self, Fault>;
}

/// A value that both engines know.
pub trait Cell: FromSql + for<'r> sqlx::Decode<'r, Postgres> + sqlx::Type<Postgres> {}
impl<T> Cell for T where T: FromSql + for<'r> sqlx::Decode<'r, Postgres> + sqlx::Type<Postgres> {}

/// The cells of one row, read in the order of [`Row::COLUMNS`].
pub struct Cells<'r> {
    row: Either<'r>,
    /// Where in the row each cell stands.
    places: &'r [usize],
    next: usize,
}

enum Either<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r PgRow),
}

impl Cells<'_> {
    /// The next cell.
    pub fn take<T: Cell>(&mut self) -> Result<T, Fault> {
        let place = self.places.get(self.next).copied().ok_or(Fault::Column)?;
        self.next += 1;
        match self.row {
            Either::Sqlite(row) => Ok(row.get(place)?),
            Either::Postgres(row) => Ok(row.try_get(place)?),
        }
    }

    /// All cells, whatever they hold; nothing where a cell is empty.
    pub(crate) fn all(&self) -> Result<Vec<Option<Value>>, Fault> {
        self.places
            .iter()
            .map(|place| match self.row {
                Either::Sqlite(row) => lite(row, *place),
                Either::Postgres(row) => pg(row, *place),
            })
            .collect()
    }
}

fn lite(row: &rusqlite::Row<'_>, place: usize) -> Result<Option<Value>, Fault> {
    use rusqlite::types::ValueRef;
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

/// Where the columns stand among so many, of which this tells the name.
fn places<'n, R: Row>(count: usize, name: impl Fn(usize) -> Option<&'n str>) -> Result<Vec<usize>, Fault> {
    if R::COLUMNS.is_empty() {
        return Ok((0..count).collect());
    }
    let place = |(at, column): (usize, &&str)| {
        // Most statements name the columns in the order of the row.
        if name(at) == Some(*column) { Some(at) } else { (0..count).find(|place| name(*place) == Some(*column)) }
    };
    R::COLUMNS.iter().enumerate().map(|column| place(column).ok_or(Fault::Column)).collect()
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

/// A row whose columns are found by the names of its fields:
///
/// ```text
/// row! {
///     struct TallyRow { tries: i64, since_at: String }
/// }
/// ```
macro_rules! row {
    ($(#[$of:meta])* $vis:vis struct $name:ident { $($(#[$doc:meta])* $sees:vis $field:ident: $type:ty),* $(,)? }) => {
        $(#[$of])*
        $vis struct $name { $($(#[$doc])* $sees $field: $type),* }

        impl $crate::engine::Row for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn read(cells: &mut $crate::engine::Cells<'_>) -> Result<Self, $crate::engine::Fault> {
                Ok(Self { $($field: cells.take()?),* })
            }
        }
    };
}
pub(crate) use row;

macro_rules! tuple {
    ($($cell:ident)+) => {
        impl<$($cell: Cell + Send),+> Row for ($($cell,)+) {
            const COLUMNS: &'static [&'static str] = &[];

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
