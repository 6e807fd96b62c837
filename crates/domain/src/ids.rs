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
    OfPartnership,
    /// Marks the identifier of an organisation within a partnership.
    OfOrganisation,
    /// Marks the identifier of a person who works with the system (never of a client).
    OfPerson,
    /// Marks the identifier of a membership.
    OfMembership,
    /// Marks the identifier of a client.
    OfClient,
    /// Marks the identifier of a registration.
    OfRegistration,
    /// Marks the identifier of a way to reach a client that counts no more.
    OfFormerContact,
    /// Marks the identifier of what was known of a client before it was corrected.
    OfFormerIdentity,
    /// Marks the identifier of an attempt to reach a client.
    OfContactAttempt,
    /// Marks the identifier of a message on a registration.
    OfMessage,
    /// Marks the identifier of a proposed correction of registration options.
    OfCorrection,
    /// Marks the identifier of a change of registration options.
    OfOptionChange,
    /// Marks the identifier of a session.
    OfSession,
    /// Marks the identifier of a form that was opened, so that handing it in twice does the thing once.
    OfForm,
    /// Marks the identifier of a form that is kept while somebody types in it.
    OfParked,
    /// Marks the identifier of a draft of a registration: it stands in the address of its pages, and alone opens nothing.
    OfDraft,
    /// Marks the identifier of an invitation.
    OfInvitation,
    /// Marks the identifier of a passkey or other factor.
    OfFactor,
    /// Marks the identifier of a first talk.
    OfTalk,
    /// Marks the identifier of a fact about VDAB.
    OfVdabFact,
    /// Marks the identifier of a case conference.
    OfConference,
    /// Marks the identifier of a case on the agenda of a conference.
    OfCase,
    /// Marks the identifier of advice on a case.
    OfAdvice,
    /// Marks the identifier of what a conference found of a criterion.
    OfFinding,
    /// Marks the identifier of a decision on a case.
    OfDecision,
    /// Marks the identifier of a dossier.
    OfDossier,
    /// Marks the identifier of the erasure of a client.
    OfErasure,
}

/// Identifies a partnership.
pub type PartnershipId = Id<OfPartnership>;
/// Identifies an organisation within a partnership.
pub type OrganisationId = Id<OfOrganisation>;
/// Identifies a person who works with the system.
pub type PersonId = Id<OfPerson>;
/// Identifies a membership: one person in one role for one organisation in one partnership.
pub type MembershipId = Id<OfMembership>;
/// Identifies a client.
pub type ClientId = Id<OfClient>;
/// Identifies a registration.
pub type RegistrationId = Id<OfRegistration>;
/// Identifies a way to reach a client that counts no more.
pub type FormerContactId = Id<OfFormerContact>;
/// Identifies what was known of a client before it was corrected.
pub type FormerIdentityId = Id<OfFormerIdentity>;
/// Identifies an attempt to reach a client.
pub type ContactAttemptId = Id<OfContactAttempt>;
/// Identifies a message on a registration.
pub type MessageId = Id<OfMessage>;
/// Identifies a proposed correction of registration options.
pub type CorrectionId = Id<OfCorrection>;
/// A change of registration options.
pub type OptionChangeId = Id<OfOptionChange>;
/// Identifies a session.
pub type SessionId = Id<OfSession>;
/// Identifies one opening of a form.
pub type FormId = Id<OfForm>;
/// Identifies a form that is kept while somebody types in it.
pub type ParkedId = Id<OfParked>;
/// The identifier of a draft of a registration.
pub type DraftId = Id<OfDraft>;
/// Identifies an invitation.
pub type InvitationId = Id<OfInvitation>;
/// Identifies a passkey or other factor.
pub type FactorId = Id<OfFactor>;
/// Identifies a first talk.
pub type TalkId = Id<OfTalk>;
/// Identifies a fact about VDAB.
pub type VdabFactId = Id<OfVdabFact>;
/// Identifies a case conference.
pub type ConferenceId = Id<OfConference>;
/// Identifies a case on the agenda of a conference.
pub type CaseId = Id<OfCase>;
/// Identifies advice on a case.
pub type AdviceId = Id<OfAdvice>;
/// Identifies what a conference found of a criterion.
pub type FindingId = Id<OfFinding>;
/// Identifies a decision on a case.
pub type DecisionId = Id<OfDecision>;
/// Identifies a dossier.
pub type DossierId = Id<OfDossier>;
/// Identifies the erasure of a client.
pub type ErasureId = Id<OfErasure>;

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
