//! Values on their way into a statement. The way back is `cell`.

use jiff::tz::TimeZone;
use schakel_domain::{
    ids::Id,
    time::{Date, Instant},
};

/// A value for a `$n` of a statement. Nothing is also typed: PostgreSQL wants to know what kind of nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text: identifiers, instants, dates, codes and JSON too.
    Text(Option<String>),
    /// A whole number.
    Int(Option<i64>),
    /// Yes or no.
    Bool(Option<bool>),
    /// Bytes: sealed values and hashes.
    Blob(Option<Vec<u8>>),
}

macro_rules! from {
    ($($type:ty => $kind:ident |$value:ident| $as:expr;)*) => {$(
        impl From<$type> for Value {
            fn from($value: $type) -> Self {
                Self::$kind(Some($as))
            }
        }
        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                Self::$kind(value.map(|$value| $as))
            }
        }
    )*};
}

from! {
    String => Text |value| value;
    &str => Text |value| value.to_owned();
    &String => Text |value| value.clone();
    Instant => Text |value| at(value);
    Date => Text |value| value.to_string();
    i64 => Int |value| value;
    i32 => Int |value| i64::from(value);
    u32 => Int |value| i64::from(value);
    bool => Bool |value| value;
    Vec<u8> => Blob |value| value;
    &[u8] => Blob |value| value.to_vec();
    &Vec<u8> => Blob |value| value.clone();
    [u8; 32] => Blob |value| value.to_vec();
    &[u8; 32] => Blob |value| value.to_vec();
}

impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        Self::Text(Some(id.to_string()))
    }
}

impl<T> From<Option<Id<T>>> for Value {
    fn from(id: Option<Id<T>>) -> Self {
        Self::Text(id.map(|id| id.to_string()))
    }
}

/// A moment as it is kept: UTC, microseconds, fixed width, so that the text sorts as the time does.
pub fn at(moment: Instant) -> String {
    TimeZone::UTC.to_datetime(moment).strftime("%Y-%m-%dT%H:%M:%S.%6fZ").to_string()
}

/// Bytes in letters and digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing into a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values;

    #[test]
    fn moments_are_kept_with_fixed_width_and_sort_as_time_does() {
        let early: Instant = "2026-11-23T12:00:00Z".parse().unwrap();
        let late: Instant = "2026-11-23T12:00:00.000001Z".parse().unwrap();
        assert_eq!(at(early), "2026-11-23T12:00:00.000000Z");
        assert!(at(early) < at(late));
        assert_eq!(at(late).parse::<Instant>().unwrap(), late);
    }

    #[test]
    fn nothing_is_typed() {
        assert_eq!(
            values![None::<&str>, None::<i64>, None::<bool>, 3_i64],
            vec![Value::Text(None), Value::Int(None), Value::Bool(None), Value::Int(Some(3)),]
        );
    }
}
