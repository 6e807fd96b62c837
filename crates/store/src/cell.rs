//! What a cell of a row can be read as, and the same on its way into a statement: an identifier, a moment, a day, a code of a
//! closed list, a text that was checked when it was typed. A cell that holds no valid one is an error, never a default.

use schakel_domain::{
    actor::{OrganisationKind, Role, Standing},
    address::{Mail, MailOrTelephone, Telephone, Website},
    conference::{CaseState, ConferenceKind, ConferenceState, DecisionKind},
    day::{DayList, NextStep},
    dossier::DossierState,
    erasure::{ErasureGround, ErasureState},
    identity::{FactorKind, SignInName},
    ids::Id,
    logo::LogoMedia,
    municipality::Nis,
    partnership::{LogoSlot, Settled},
    playbook::Version,
    registration::{Answer, AttemptKind, Channel, Ending, HelperKind, Language, MessageKind, State},
    screening::{Criterion, Found},
    time::{Date, Instant, WorkingDays},
    vdab_fact::{Source, View},
    words::{Line, Reason, Text},
};

use crate::{
    Value,
    engine::{Cell, Fault, Raw},
};

/// Codes of closed lists of domain, one a line.
macro_rules! codes {
    ($($type:ty;)*) => {$(
        impl Cell for $type {
            fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
                Self::from_code(raw.text()?).ok_or(Fault::NoValue)
            }
        }
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::from(value.code())
            }
        }
    )*};
}

codes! {
    AttemptKind;
    CaseState;
    Channel;
    ConferenceKind;
    ConferenceState;
    DayList;
    Criterion;
    DecisionKind;
    DossierState;
    Ending;
    ErasureGround;
    ErasureState;
    FactorKind;
    Found;
    HelperKind;
    LogoMedia;
    LogoSlot;
    MessageKind;
    NextStep;
    OrganisationKind;
    Role;
    Settled;
    Source;
    Standing;
    State;
    View;
}

/// Texts of domain that are checked when they are typed, and when they are read.
macro_rules! texts {
    ($($type:ty;)*) => {$(
        impl Cell for $type {
            fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
                Self::parse(raw.text()?).map_err(|_| Fault::NoValue)
            }
        }
        impl From<&$type> for Value {
            fn from(value: &$type) -> Self {
                Self::from(value.as_str())
            }
        }
        impl From<Option<&$type>> for Value {
            fn from(value: Option<&$type>) -> Self {
                Self::from(value.map(|value| value.as_str()))
            }
        }
    )*};
}

texts! {
    Line;
    Mail;
    MailOrTelephone;
    Reason;
    SignInName;
    Telephone;
    Text;
    Website;
}

impl<T: Cell> Cell for Option<T> {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        if raw.is_empty()? { Ok(None) } else { T::read(raw).map(Some) }
    }
}

impl Cell for String {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        raw.text().map(ToOwned::to_owned)
    }
}

impl Cell for Vec<u8> {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        raw.bytes().map(ToOwned::to_owned)
    }
}

impl Cell for i64 {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        raw.number()
    }
}

impl Cell for u32 {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        raw.number()?.try_into().map_err(|_| Fault::NoValue)
    }
}

impl Cell for u16 {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        raw.number()?.try_into().map_err(|_| Fault::NoValue)
    }
}

impl Cell for bool {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        raw.flag()
    }
}

impl<T> Cell for Id<T> {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        raw.text()?.parse().map_err(|_| Fault::NoValue)
    }
}

impl Cell for Instant {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        raw.text()?.parse().map_err(|_| Fault::NoValue)
    }
}

impl Cell for Date {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        raw.text()?.parse().map_err(|_| Fault::NoValue)
    }
}

impl Cell for Nis {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        Self::new(u32::read(raw)?).ok_or(Fault::NoValue)
    }
}

impl Cell for WorkingDays {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        u8::try_from(raw.number()?).ok().and_then(Self::new).ok_or(Fault::NoValue)
    }
}

impl Cell for Version {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        Self::from_number(raw.number()?).ok_or(Fault::NoValue)
    }
}

/// What an answer in a plain column can give.
trait Given: Copy {
    fn code(self) -> &'static str;
    fn from_code(code: &str) -> Option<Self>;
}

impl Given for bool {
    fn code(self) -> &'static str {
        if self { "yes" } else { "no" }
    }

    fn from_code(code: &str) -> Option<Self> {
        match code {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

impl Given for Language {
    fn code(self) -> &'static str {
        Self::code(self)
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::from_code(code)
    }
}

impl<T: Given> Cell for Answer<T> {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        Ok(match raw.text()? {
            "unknown" => Self::Unknown,
            "later" => Self::Later,
            "open" => Self::Open,
            code => Self::Given(T::from_code(code).ok_or(Fault::NoValue)?),
        })
    }
}

impl<T: Given> From<Option<&Answer<T>>> for Value {
    fn from(answer: Option<&Answer<T>>) -> Self {
        answer.map_or(Self::Text(None), Self::from)
    }
}

impl<T: Given> From<&Answer<T>> for Value {
    fn from(answer: &Answer<T>) -> Self {
        Self::from(match answer {
            Answer::Given(value) => value.code(),
            Answer::Unknown => "unknown",
            Answer::Later => "later",
            Answer::Open => "open",
        })
    }
}
