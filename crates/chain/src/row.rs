//! A row of the log and its hash.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// What the first row has as the hash of the row before it.
pub const START: Hash = [0; 32];

const DOMAIN: &[u8] = b"schakel-log-v1";

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing (NULL), which is not the same as an empty text.
    Nothing,
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Bytes: what is sealed.
    Bytes(Vec<u8>),
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number: 1, 2, 3 … without a gap.
    pub seq: u64,
    /// Its values by name, in the order in which they were hashed.
    pub fields: Vec<(String, Value)>,
    /// The hash of the row before; [`START`] for the first.
    #[serde(with = "hex_hash")]
    pub prev: Hash,
    /// Its own hash, as it was kept.
    #[serde(with = "hex_hash")]
    pub hash: Hash,
}

impl Row {
    /// The row that follows `last` (number and hash), or the first one.
    pub fn next(last: Option<(u64, Hash)>, fields: Vec<(String, Value)>) -> Self {
        let (seq, prev) = last.map_or((1, START), |(seq, hash)| (seq + 1, hash));
        let mut row = Self { seq, fields, prev, hash: START };
        row.hash = row.computed_hash();
        row
    }

    /// The hash that a row with these contents must have.
    pub fn computed_hash(&self) -> Hash {
        let mut hasher = Sha256::new();
        hasher.update(DOMAIN);
        hasher.update(self.prev);
        hasher.update(self.canonical());
        hasher.finalize().into()
    }

    /// The contents as bytes. Every part says its kind and its length first, so no two rows are written alike.
    pub fn canonical(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(512);
        bytes.extend_from_slice(&self.seq.to_be_bytes());
        length(&mut bytes, self.fields.len());
        for (name, value) in &self.fields {
            part(&mut bytes, b'n', name.as_bytes());
            match value {
                Value::Nothing => part(&mut bytes, b'0', &[]),
                Value::Text(text) => part(&mut bytes, b't', text.as_bytes()),
                Value::Number(number) => part(&mut bytes, b'i', &number.to_be_bytes()),
                Value::Bytes(value) => part(&mut bytes, b'b', value),
            }
        }
        bytes
    }
}

fn part(bytes: &mut Vec<u8>, kind: u8, content: &[u8]) {
    bytes.push(kind);
    length(bytes, content.len());
    bytes.extend_from_slice(content);
}

fn length(bytes: &mut Vec<u8>, length: usize) {
    bytes.extend_from_slice(&(length as u64).to_be_bytes());
}

/// A hash as 64 hexadecimal digits.
pub fn hash_text(hash: &Hash) -> String {
    use std::fmt::Write as _;
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads a hash of 64 lower-case hexadecimal digits.
pub fn parse_hash(text: &str) -> Option<Hash> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != 32 || !rest.is_empty() {
        return None;
    }
    let digit = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let mut hash = START;
    for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
        *byte = (digit(*high)? << 4) | digit(*low)?;
    }
    Some(hash)
}

pub(crate) mod hex_hash {
    use super::{Deserialize, Deserializer, Hash, Serializer, hash_text, parse_hash};
    use serde::de::Error as _;

    pub(crate) fn serialize<S: Serializer>(hash: &Hash, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hash_text(hash))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Hash, D::Error> {
        let text = String::deserialize(from)?;
        parse_hash(&text).ok_or_else(|| D::Error::custom("a hash is 64 hexadecimal digits"))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Written {
    Nothing,
    Text(String),
    Number(i64),
    Bytes { base64: String },
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => Written::Nothing,
            Self::Text(text) => Written::Text(text.clone()),
            Self::Number(number) => Written::Number(*number),
            Self::Bytes(bytes) => Written::Bytes { base64: STANDARD.encode(bytes) },
        }
        .serialize(to)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(match Written::deserialize(from)? {
            Written::Nothing => Self::Nothing,
            Written::Text(text) => Self::Text(text),
            Written::Number(number) => Self::Number(number),
            Written::Bytes { base64 } => Self::Bytes(STANDARD.decode(base64).map_err(D::Error::custom)?),
        })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(fields: &[(&str, Value)]) -> Row {
        Row::next(None, fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
    }

    #[test]
    fn rows_that_differ_are_never_written_alike() {
        let rows = [
            row(&[]),
            row(&[("a", Value::Nothing)]),
            row(&[("a", "".into())]),
            row(&[("a", Value::Bytes(vec![]))]),
            row(&[("a", "b".into())]),
            row(&[("a", Value::Bytes(b"b".to_vec()))]),
            row(&[("ab", "".into())]),
            row(&[("a", "b".into()), ("c", "".into())]),
            row(&[("a", "".into()), ("b", "c".into())]),
            row(&[("a", 1.into())]),
            row(&[("a", "\0\0\0\0\0\0\0\u{1}".into())]),
        ];
        for (i, one) in rows.iter().enumerate() {
            for other in &rows[i + 1..] {
                assert_ne!(one.canonical(), other.canonical());
                assert_ne!(one.hash, other.hash);
            }
        }
    }

    #[test]
    fn the_format_does_not_drift() {
        let first = row(&[("at", "2026-11-23T12:00:00.000000Z".into()), ("payload", Value::Bytes(vec![1, 2])), ("n", 7.into())]);
        assert_eq!(hash_text(&first.hash), "8c677b11b72fafc448e04d15a08da97c3703d7a5e2cdae42c206a001fc2b8add");
        let second = Row::next(Some((1, first.hash)), vec![]);
        assert_eq!((second.seq, second.prev), (2, first.hash));
    }

    #[test]
    fn a_row_survives_its_journey_as_json() {
        let row = row(&[("a", Value::Nothing), ("b", "é\"\n".into()), ("c", Value::Bytes(vec![0, 255])), ("d", i64::MIN.into())]);
        let text = serde_json::to_string(&row).unwrap();
        assert_eq!(serde_json::from_str::<Row>(&text).unwrap(), row);
    }
}
