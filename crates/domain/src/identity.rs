//! People who work with the system: how they are known, how a membership goes, with what they show who they are.
//!
//! A membership is one person in one role for one organisation in one partnership; a person with two hats has two.

mod coming;

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::{
    actor::{OrganisationKind, Role, Standing, coded},
    ids::{FactorId, MembershipId, OrganisationId, PartnershipId, PersonId, SessionId},
    time::Instant,
    words::{BadText, Line},
};

pub use self::coming::{Confirmers, Vacancy, arrival, vacancy};

/// What a person types to sign in: in the form of a mail address, in lower case. Nothing is ever sent to it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SignInName(String);

/// Why a typed sign-in name was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadSignInName {
    /// It is no text that we keep.
    Text(BadText),
    /// It has not the form `name@place`.
    Form,
}

impl SignInName {
    /// The most characters that fit.
    pub const MOST: usize = 120;

    /// Takes a typed name: white space around it goes, letters become small.
    pub fn parse(text: &str) -> Result<Self, BadSignInName> {
        let line = Line::parse(text).map_err(BadSignInName::Text)?;
        let name: String = line.as_str().to_lowercase().nfc().collect();
        if name.chars().count() > Self::MOST {
            return Err(BadSignInName::Text(BadText::TooLong(Self::MOST)));
        }
        // A colon would split the label of an authenticator app.
        let plain = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c == '@' || c == ':');
        match name.split_once('@') {
            Some((before, after)) if plain(before) && plain(after) => Ok(Self(name)),
            _ => Err(BadSignInName::Form),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SignInName {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|bad| format!("{bad:?}"))
    }
}

impl From<SignInName> for String {
    fn from(name: SignInName) -> Self {
        name.0
    }
}

impl fmt::Debug for SignInName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignInName(…{})", self.0.chars().count())
    }
}

/// A person who works with the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Which one.
    pub id: PersonId,
    /// The name, as colleagues and clients read it.
    pub name: Line,
    /// What the person types to sign in.
    pub sign_in_name: SignInName,
}

/// A membership as the list of members and the choice at sign-in show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Which one.
    pub id: MembershipId,
    /// Who.
    pub person: Person,
    /// In what role.
    pub role: Role,
    /// How it stands.
    pub standing: Standing,
    /// For which organisation; none for a platform administrator.
    pub organisation: Option<MemberOrganisation>,
    /// In which partnership; none for a platform administrator.
    pub partnership: Option<MemberPartnership>,
    /// Until when the newest invitation that was not used can be used.
    pub invited_until: Option<Instant>,
    /// The person who made the link by which the person came or can come.
    pub invited_by: Option<Colleague>,
    /// When the person came by the link.
    pub accepted_at: Option<Instant>,
    /// The person who said that it is the right person; none where nobody had to.
    pub confirmed_by: Option<Colleague>,
    /// Since when the membership counts; none when it never did.
    pub began_at: Option<Instant>,
    /// Counts changes, so that two people at once are noticed.
    pub version: i64,
    /// Whether role and standing are what the house wrote. Of one that is not, nobody knows what it may do: it does nothing, and nothing
    /// is decided as though it were not there.
    pub is_legible: bool,
}

/// Somebody who did something for a membership, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub person: PersonId,
    /// The person's name.
    pub name: Line,
    /// In what role.
    pub role: Role,
}

/// The organisation of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberOrganisation {
    /// Which one.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: OrganisationKind,
}

/// The partnership of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberPartnership {
    /// Which one.
    pub id: PartnershipId,
    /// The word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
}

coded! {
    /// What can be done to a membership after the invitation.
    MembershipMove {
        /// Stops it for a while.
        Suspend = "suspend",
        /// Takes it up again.
        Resume = "resume",
        /// Ends it for good.
        End = "end",
    }
}

impl MembershipMove {
    /// How the membership stands afterwards; nothing when the move does not fit how it stands now. What has ended
    /// never comes back: the person is invited anew, and the log tells the two apart.
    pub const fn from(self, now: Standing) -> Option<Standing> {
        match (self, now) {
            (Self::Suspend, Standing::Active) => Some(Standing::Suspended),
            (Self::Resume, Standing::Suspended) => Some(Standing::Active),
            (Self::End, Standing::Invited | Standing::Awaiting | Standing::Active | Standing::Suspended) => Some(Standing::Ended),
            _ => None,
        }
    }
}

coded! {
    /// With what a person shows who he or she is.
    FactorKind {
        /// A passkey on a phone, a computer or a security key; it asks for a finger, a face or a PIN.
        Passkey = "passkey",
        /// A password; never enough alone.
        Password = "password",
        /// Codes of an authenticator app (TOTP), beside the password.
        Totp = "totp",
    }
}

/// A factor as its owner sees it; never its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Which one.
    pub id: FactorId,
    /// What kind.
    pub kind: FactorKind,
    /// What the person calls it.
    pub label: String,
    /// Since when.
    pub created_at: Instant,
    /// When it was last shown.
    pub used_at: Option<Instant>,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// Which one.
    pub id: SessionId,
    /// The browser and the machine, as the browser tells them.
    pub device: String,
    /// In which role, once chosen.
    pub role: Option<Role>,
    /// Since when.
    pub created_at: Instant,
    /// When it was last used, to the minute.
    pub seen_at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_in_names_have_one_written_form() {
        assert_eq!(SignInName::parse("  Nora.Modelmans@Ocmw.Example ").unwrap().as_str(), "nora.modelmans@ocmw.example");
        assert_eq!(SignInName::parse("ZOE\u{308}@x").unwrap().as_str(), "zoë@x");
        for bad in ["nora", "@x", "nora@", "a b@x", "a@b@c", "a:b@x"] {
            assert_eq!(SignInName::parse(bad), Err(BadSignInName::Form), "{bad}");
        }
        assert_eq!(SignInName::parse(" "), Err(BadSignInName::Text(BadText::Blank)));
        assert_eq!(SignInName::parse("a\0@x"), Err(BadSignInName::Text(BadText::Unprintable)));
        assert!(matches!(SignInName::parse(&format!("{}@x", "a".repeat(120))), Err(BadSignInName::Text(BadText::TooLong(120)))));
    }

    #[test]
    fn a_membership_that_ended_stays_ended_and_nobody_is_resumed_who_was_not_suspended() {
        for step in MembershipMove::ALL {
            assert_eq!(step.from(Standing::Ended), None);
        }
        assert_eq!(MembershipMove::Resume.from(Standing::Invited), None);
        assert_eq!(MembershipMove::Resume.from(Standing::Suspended), Some(Standing::Active));
        assert_eq!(MembershipMove::Suspend.from(Standing::Active), Some(Standing::Suspended));
        assert_eq!(MembershipMove::Suspend.from(Standing::Invited), None);
        // Nothing but a confirmation makes one who waits for it a member.
        for step in [MembershipMove::Suspend, MembershipMove::Resume] {
            assert_eq!(step.from(Standing::Awaiting), None);
        }
        assert_eq!(MembershipMove::End.from(Standing::Awaiting), Some(Standing::Ended));
    }
}
