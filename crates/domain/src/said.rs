//! How an answer is written in a case file, and kept with a decision: what was given as itself, or `"unknown"` or `"later"` when the client
//! was asked and does not know, or rather does not tell now. What was not asked is left out, or stands there as nothing.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{
        Error, MapAccess, Visitor,
        value::{BoolDeserializer, MapAccessDeserializer, StrDeserializer},
    },
};

use crate::registration::Answer;

const UNKNOWN: &str = "unknown";
const LATER: &str = "later";

/// Whether it was not asked, so that nothing is written.
pub(crate) const fn is_open<T>(answer: &Answer<T>) -> bool {
    matches!(answer, Answer::Open)
}

pub(crate) fn serialize<T: Serialize, S: Serializer>(answer: &Answer<T>, serializer: S) -> Result<S::Ok, S::Error> {
    match answer {
        Answer::Given(value) => value.serialize(serializer),
        Answer::Unknown => serializer.serialize_str(UNKNOWN),
        Answer::Later => serializer.serialize_str(LATER),
        Answer::Open => serializer.serialize_none(),
    }
}

pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Answer<T>, D::Error> {
    deserializer.deserialize_any(Said(PhantomData))
}

/// Reads it in one go, so that a complaint names what was expected of the value itself.
struct Said<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Said<T> {
    type Value = Answer<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an answer, \"{UNKNOWN}\" or \"{LATER}\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Answer<T>, E> {
        match text {
            UNKNOWN => Ok(Answer::Unknown),
            LATER => Ok(Answer::Later),
            text => T::deserialize(StrDeserializer::new(text)).map(Answer::Given),
        }
    }

    fn visit_bool<E: Error>(self, said: bool) -> Result<Answer<T>, E> {
        T::deserialize(BoolDeserializer::new(said)).map(Answer::Given)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Answer<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Answer::Given)
    }

    fn visit_unit<E: Error>(self) -> Result<Answer<T>, E> {
        Ok(Answer::Open)
    }

    fn visit_none<E: Error>(self) -> Result<Answer<T>, E> {
        Ok(Answer::Open)
    }
}
