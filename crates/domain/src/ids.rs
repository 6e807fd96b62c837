//! Identifiers that cannot be mixed up: an `Id<Registration>` is not an `Id<Partnership>`.

use std::{fmt, hash::Hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The identifier of a `T`: a UUID of version 7, written in lower case with hyphens.
pub struct Id<T> {
    value: Uuid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Takes a UUID as the identifier of a `T`.
    pub const fn from_uuid(value: Uuid) -> Self {
        Self { value, of: PhantomData }
    }

    /// The UUID itself.
    pub const fn uuid(self) -> Uuid {
        self.value
    }
}

/// The text is no identifier. A person who typed or guessed it is told "not there", the same as for a stranger's thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoId;

impl<T> FromStr for Id<T> {
    type Err = NoId;

    fn from_str(text: &str) -> Result<Self, NoId> {
        // Only the one form we write: `Uuid` would also read braces and URNs, and two addresses would name one thing.
        if text.len() != 36 || text.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(NoId);
        }
        Uuid::parse_str(text).map(Self::from_uuid).map_err(|_| NoId)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.value.cmp(&other.value)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.value)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|_| serde::de::Error::custom("no identifier"))
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $($(#[$doc])* #[derive(Debug)] pub enum $name {})* };
}

kinds! {
    /// Marks the identifier of a partnership.
    PartnershipKind,
    /// Marks the identifier of an organisation within a partnership.
    OrganisationKind,
    /// Marks the identifier of a person who works with the system (never of a client).
    PersonKind,
    /// Marks the identifier of a membership.
    MembershipKind,
    /// Marks the identifier of a client.
    ClientKind,
    /// Marks the identifier of a registration.
    RegistrationKind,
    /// Marks the identifier of a message on a registration.
    MessageKind,
    /// Marks the identifier of a proposed correction of registration options.
    CorrectionKind,
    /// Marks the identifier of a session.
    SessionKind,
    /// Marks the identifier of a form that was opened, so that handing it in twice does the thing once.
    FormKind,
    /// Marks the identifier of an invitation.
    InvitationKind,
    /// Marks the identifier of a passkey or other factor.
    FactorKind,
    /// Marks the identifier of a first talk.
    TalkKind,
    /// Marks the identifier of a fact about VDAB.
    VdabFactKind,
    /// Marks the identifier of a case conference.
    ConferenceKind,
    /// Marks the identifier of a case on the agenda of a conference.
    CaseKind,
    /// Marks the identifier of advice on a case.
    AdviceKind,
    /// Marks the identifier of a decision on a case.
    DecisionKind,
    /// Marks the identifier of a dossier.
    DossierKind,
}

/// Identifies a partnership.
pub type PartnershipId = Id<PartnershipKind>;
/// Identifies an organisation within a partnership.
pub type OrganisationId = Id<OrganisationKind>;
/// Identifies a person who works with the system.
pub type PersonId = Id<PersonKind>;
/// Identifies a membership: one person in one role for one organisation in one partnership.
pub type MembershipId = Id<MembershipKind>;
/// Identifies a client.
pub type ClientId = Id<ClientKind>;
/// Identifies a registration.
pub type RegistrationId = Id<RegistrationKind>;
/// Identifies a message on a registration.
pub type MessageId = Id<MessageKind>;
/// Identifies a proposed correction of registration options.
pub type CorrectionId = Id<CorrectionKind>;
/// Identifies a session.
pub type SessionId = Id<SessionKind>;
/// Identifies one opening of a form.
pub type FormId = Id<FormKind>;
/// Identifies an invitation.
pub type InvitationId = Id<InvitationKind>;
/// Identifies a passkey or other factor.
pub type FactorId = Id<FactorKind>;
/// Identifies a first talk.
pub type TalkId = Id<TalkKind>;
/// Identifies a fact about VDAB.
pub type VdabFactId = Id<VdabFactKind>;
/// Identifies a case conference.
pub type ConferenceId = Id<ConferenceKind>;
/// Identifies a case on the agenda of a conference.
pub type CaseId = Id<CaseKind>;
/// Identifies advice on a case.
pub type AdviceId = Id<AdviceKind>;
/// Identifies a decision on a case.
pub type DecisionId = Id<DecisionKind>;
/// Identifies a dossier.
pub type DossierId = Id<DossierKind>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_written_form_is_an_identifier() {
        let good = "0190f3c2-7c1e-7abc-8def-0123456789ab";
        assert_eq!(good.parse::<ClientId>().unwrap().to_string(), good);
        for bad in
            ["", "1", "0190F3C2-7c1e-7abc-8def-0123456789ab", "{0190f3c2-7c1e-7abc-8def-0123456789a}", "0190f3c27c1e7abc8def0123456789ab"]
        {
            assert_eq!(bad.parse::<ClientId>(), Err(NoId), "{bad}");
        }
    }
}
