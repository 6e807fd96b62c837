//! What can come of an act beside its result. Closed: the pages decide in one `match` how each looks.

use schakel_access::{Denied, Refused};
use schakel_domain::{
    conference::{Case, Conference, NoConferenceStep},
    identity::Member,
    registration::{NoStep, Registration},
    time::NoDate,
    words::BadText,
};
use schakel_store::StoreError;

/// Why an act was not done.
#[must_use = "what was not done is told, or tried in another way"]
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// It is not there, or the person may not know that it is.
    #[error("not found")]
    NotFound,
    /// The person may see it, and may not do this to it.
    #[error("denied: {}", .0.act.name)]
    Denied(Denied),
    /// The playbook says no, or not yet.
    #[error("refused: {}", .0.refusal.rule.0)]
    Refused(Refused),
    /// What was typed cannot be taken.
    #[error("invalid: {} fields", .0.len())]
    Invalid(Vec<FieldFault>),
    /// Somebody else saved first.
    #[error("stale")]
    Stale,
    /// The person has to show a factor again first.
    #[error("step up")]
    StepUp,
    /// There is no session, and one is needed.
    #[error("sign in")]
    SignIn,
    /// Too much at once; the seconds to wait.
    #[error("busy for {0} s")]
    Busy(u32),
    /// Too many tries from this place or of this account; the seconds to wait.
    #[error("too many tries, wait {0} s")]
    TooMany(u32),
    /// Nothing can be saved at the moment: the disk is full, or the database is away.
    #[error("unavailable")]
    Unavailable,
    /// It stands there and cannot be opened: the client's key is not there.
    #[error("{0}")]
    Illegible(StoreError),
    /// What decides in it was written by something else than the program, so nothing is done with it.
    #[error("{0}")]
    Broken(StoreError),
    /// A fault of ours. The text is for the log, never for the page.
    #[error("internal: {0}")]
    Internal(String),
}

impl AppError {
    /// The same refusal for one who may not know that the thing exists: the log keeps it, and the answer is that it is not there.
    pub(crate) fn unseen(self) -> Self {
        match self {
            Self::Denied(denied) => Self::Denied(Denied { may_know: false, ..denied }),
            other => other,
        }
    }

    /// A fault of ours, told for the log.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale => Self::Stale,
            StoreError::Full | StoreError::Unavailable => Self::Unavailable,
            StoreError::NoKey(_) => Self::Illegible(error),
            StoreError::Broken { .. } => Self::Broken(error),
            // Somebody else was first, by a hair.
            error if error.is_taken() => Self::Stale,
            other => Self::Internal(other.to_string()),
        }
    }
}

/// What stands beside the thing of a page, where one that cannot be opened takes the page not with it.
pub(crate) fn legible<T>(read: Result<Option<T>, StoreError>) -> Result<Option<T>, StoreError> {
    match read {
        Err(fault @ StoreError::NoKey(_)) => {
            tracing::error!(%fault, "what stands beside a client cannot be opened");
            Ok(None)
        }
        read => read,
    }
}

impl From<Refused> for AppError {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// A step that cannot follow was not offered on the page, so somebody else did something in between.
impl From<NoStep> for AppError {
    fn from(_: NoStep) -> Self {
        Self::Stale
    }
}

/// As for a registration.
impl From<NoConferenceStep> for AppError {
    fn from(_: NoConferenceStep) -> Self {
        Self::Stale
    }
}

/// Something that counts its changes, so that whoever saves second is told.
pub(crate) trait Versioned {
    /// The version that is kept.
    fn version(&self) -> i64;

    /// That the form was opened on what is kept now.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since.
    fn at(&self, seen: i64) -> Result<(), AppError> {
        if self.version() == seen { Ok(()) } else { Err(AppError::Stale) }
    }
}

macro_rules! versioned {
    ($($kept:ty),*) => {
        $(impl Versioned for $kept {
            fn version(&self) -> i64 {
                self.version
            }
        })*
    };
}
versioned!(Registration, Conference, Case, Member);

impl From<schakel_access::FilterFault> for AppError {
    fn from(fault: schakel_access::FilterFault) -> Self {
        Self::Internal(fault.to_string())
    }
}

/// What is wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is filled in, and something must be.
    Blank,
    /// Too long; the most characters that fit.
    TooLong(usize),
    /// A character that cannot be shown.
    Unprintable,
    /// Too few letters to say why.
    SaysNothing,
    /// Something that cannot be meant lightly, and nobody ticked to be sure of it.
    Unsure,
    /// Not a date.
    NoDate,
    /// A year or a month, and no day.
    PartOfDate,
    /// A day that does not exist.
    NoSuchDay,
    /// Not one of the possibilities.
    NoChoice,
    /// Something only this field can say: the key of its sentence in the file of the slice.
    Own(&'static str),
}

/// A field with what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// The name of the field in its form.
    pub field: &'static str,
    /// What is wrong.
    pub fault: Fault,
}

impl From<BadText> for Fault {
    fn from(bad: BadText) -> Self {
        match bad {
            BadText::Blank => Self::Blank,
            BadText::TooLong(most) => Self::TooLong(most),
            BadText::Unprintable => Self::Unprintable,
            BadText::SaysNothing => Self::SaysNothing,
        }
    }
}

impl From<NoDate> for Fault {
    fn from(bad: NoDate) -> Self {
        match bad {
            NoDate::Unreadable => Self::NoDate,
            // A form that can do with a year asks for it itself.
            NoDate::Partly(_) => Self::PartOfDate,
            NoDate::DoesNotExist => Self::NoSuchDay,
        }
    }
}
