//! The words in which a slice says its SQL: [`statements!`] names its statements, [`row!`] what they answer, [`select!`] asks for
//! the columns of a row, [`values!`] gives what stands for `$1`, `$2` ….

/// Names the statements of a module: each becomes a constant, and `ALL` lists them.
///
/// ```text
/// statements! {
///     /// One registration.
///     ONE = select!(RegistrationRow, "FROM registration WHERE partnership_id = $1 AND registration_id = $2");
/// }
/// ```
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$doc])* const $name: &str = $sql;)*
        /// The statements of this module, by name.
        pub(crate) const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use statements;

/// Texts put together while the program is compiled.
macro_rules! joined {
    ($($part:expr),+ $(,)?) => {{
        const PARTS: &[&str] = &[$($part),+];
        const BYTES: [u8; $crate::sql::length(PARTS)] = $crate::sql::bytes(PARTS);
        match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            // Pieces of text put together are text.
            Err(_) => "",
        }
    }};
}
pub(crate) use joined;

/// Asks for the columns of a row: `select!(RegistrationRow, "FROM registration WHERE …")`.
macro_rules! select {
    ($row:ty, $($rest:expr),+ $(,)?) => {
        $crate::sql::joined!("SELECT ", <$row as $crate::engine::Row>::COLUMNS, " ", $($rest),+)
    };
}
pub(crate) use select;

/// A row that reads itself. It knows its table and the column that names it, so that a cell that holds no valid value is
/// `StoreError::Inconsistent` by itself; its columns are found by the names of its fields.
///
/// ```text
/// row! {
///     struct GlanceRow of "registration" as "r" by registration_id {
///         registration_id: RegistrationId,
///         state: State = "COALESCE(r.closed, r.state)",
///         assigned_to: Option<MembershipId>,
///         assigned_name: Option<String> = "p.name",
///         identity: Sealed<Identity>,
///     }
/// }
/// ```
///
/// After `whole` stands of which sealed rows it is made, and what stands before their columns in statements: such a row that does not fit
/// its seal is `StoreError::Broken`, and no value.
///
/// `as` is the name of the table in statements. A field says after `=` how its column is asked for when that is not simply the
/// column of its name, and after `of … by …` where a column belongs that is sealed in another table. A row of counts alone is of
/// no table.
macro_rules! row {
    ($(#[$of:meta])* $vis:vis struct $name:ident of $table:literal as $alias:literal by $key:ident
        $(whole [$($part:ident $before:literal),+])? { $($fields:tt)* }) => {
        $crate::sql::row! { @row ($table, stringify!($key), concat!($alias, ".")) ($($($part $before)+)?) $(#[$of])* $vis struct $name { $($fields)* } }
    };
    ($(#[$of:meta])* $vis:vis struct $name:ident of $table:literal by $key:ident
        $(whole [$($part:ident $before:literal),+])? { $($fields:tt)* }) => {
        $crate::sql::row! { @row ($table, stringify!($key), "") ($($($part $before)+)?) $(#[$of])* $vis struct $name { $($fields)* } }
    };
    ($(#[$of:meta])* $vis:vis struct $name:ident of $table:literal $(whole [$($part:ident $before:literal),+])? { $($fields:tt)* }) => {
        $crate::sql::row! { @row ($table, "", "") ($($($part $before)+)?) $(#[$of])* $vis struct $name { $($fields)* } }
    };
    ($(#[$of:meta])* $vis:vis struct $name:ident { $($fields:tt)* }) => {
        $crate::sql::row! { @row ("", "", "") () $(#[$of])* $vis struct $name { $($fields)* } }
    };
    (@row $head:tt ($($part:ident $before:literal)*) $(#[$of:meta])* $vis:vis struct $name:ident {
        $($(#[$doc:meta])* $sees:vis $field:ident: $type:ty $(= $sql:literal $(of $table:literal by $key:ident)?)?),* $(,)?
    }) => {
        $(#[$of])*
        $vis struct $name { $($(#[$doc])* $sees $field: $type),* }

        impl $crate::engine::Row for $name {
            const COLUMNS: &'static str = {
                const OWN: &str = $crate::sql::listed(concat!($($crate::sql::row!(@column $head $field $(= $sql)?)),*));
                const PARTS: &[$crate::bound::Bond] = &[$($crate::bound::Bond { of: $crate::bound::$part, prefix: $before }),*];
                const BYTES: [u8; $crate::bound::length(OWN, PARTS)] = $crate::bound::columns(OWN, PARTS);
                match std::str::from_utf8(&BYTES) {
                    Ok(text) => text,
                    // Pieces of text put together are text.
                    Err(_) => "",
                }
            };
            const WHOLE: &'static [$crate::bound::Bond] =
                &[$($crate::bound::Bond { of: $crate::bound::$part, prefix: $before }),*];
            const SPOTS: &'static [$crate::engine::Spot] =
                &[$($crate::sql::row!(@spot $head $field $($(of $table by $key)?)?)),*];

            fn read(cells: &mut $crate::engine::Cells<'_>) -> Result<Self, $crate::engine::Fault> {
                Ok(Self { $($field: cells.take()?),* })
            }
        }
    };
    (@column ($table:expr, $by:expr, $prefix:expr) $field:ident) => { concat!(", ", $prefix, stringify!($field)) };
    (@column $head:tt $field:ident = $sql:literal) => { concat!(", ", $sql, " AS ", stringify!($field)) };
    (@spot ($table:expr, $by:expr, $prefix:expr) $field:ident) => {
        $crate::engine::Spot { table: $table, key: $by, column: stringify!($field) }
    };
    (@spot $head:tt $field:ident of $table:literal by $key:ident) => {
        $crate::engine::Spot { table: $table, key: stringify!($key), column: stringify!($field) }
    };
}
pub(crate) use row;

/// The values of a statement, in the order of its `$1`, `$2` …
#[macro_export]
macro_rules! values {
    () => { ::std::vec::Vec::<$crate::Value>::new() };
    ($($value:expr),+ $(,)?) => { ::std::vec![$($crate::Value::from($value)),+] };
}

/// How long these texts are together.
pub(crate) const fn length(parts: &[&str]) -> usize {
    match parts.split_first() {
        Some((first, rest)) => first.len() + length(rest),
        None => 0,
    }
}

/// These texts one after the other.
pub(crate) const fn bytes<const N: usize>(mut parts: &[&str]) -> [u8; N] {
    let mut all = [0; N];
    let mut left: &mut [u8] = &mut all;
    while let Some((first, rest)) = parts.split_first() {
        let open = left;
        let (here, after) = open.split_at_mut(first.len());
        here.copy_from_slice(first.as_bytes());
        (left, parts) = (after, rest);
    }
    all
}

/// A list without the comma and the space before its first.
pub(crate) const fn listed(text: &str) -> &str {
    match text.split_at_checked(2) {
        Some((_, list)) => list,
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::Row as _;

    crate::sql::row! {
        #[expect(dead_code, reason = "only its columns are looked at")]
        struct ThingRow of "thing" as "t" by thing_id {
            thing_id: i64,
            state: String = "COALESCE(t.closed, t.state)",
            sealed: Option<Vec<u8>> = "o.sealed" of "other" by other_id,
        }
    }

    #[test]
    fn a_row_tells_how_its_columns_are_asked_for_and_where_they_belong() {
        assert_eq!(
            select!(ThingRow, "FROM thing t WHERE ", "t.thing_id = $1"),
            "SELECT t.thing_id, COALESCE(t.closed, t.state) AS state, o.sealed AS sealed FROM thing t WHERE t.thing_id = $1"
        );
        let spots: Vec<_> = ThingRow::SPOTS.iter().map(|spot| (spot.table, spot.key, spot.column)).collect();
        assert_eq!(spots, [("thing", "thing_id", "thing_id"), ("thing", "thing_id", "state"), ("other", "other_id", "sealed")]);
    }
}
