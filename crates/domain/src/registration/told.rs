//! What a client tells: the name to be called by, how to be reached, in which language, the wish, and who helps.

use serde::{Deserialize, Serialize};

use crate::{
    actor::coded,
    ids::{FormerContactId, FormerIdentityId, MembershipId},
    time::{Date, Instant, Partly},
    words::{Line, Text},
};

/// An answer, or the reason why there is none. Neither "don't know" nor "later" ever counts as "no" (P1.2-6).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer<T> {
    /// Said.
    Given(T),
    /// "I don't know."
    Unknown,
    /// "Rather tell you later."
    Later,
    /// Not asked, or passed over.
    #[default]
    Open,
}

impl<T> Answer<T> {
    /// What was said, if something was.
    pub const fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it was asked: "I don't know" and "rather not now" are answers as well.
    pub const fn was_asked(&self) -> bool {
        !matches!(self, Self::Open)
    }

    /// Whether it was asked, and is not known.
    pub const fn is_unclear(&self) -> bool {
        matches!(self, Self::Unknown | Self::Later)
    }

    /// The same answer about something else.
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Answer<U> {
        match self {
            Self::Given(value) => Answer::Given(of(value)),
            Self::Unknown => Answer::Unknown,
            Self::Later => Answer::Later,
            Self::Open => Answer::Open,
        }
    }
}

/// The client, by the name that he or she wants to be called by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The name to be called by. Obligatory, and any name will do.
    pub called: Line,
    /// The family name.
    pub family_name: Answer<Line>,
    /// The birth date.
    pub born_on: Answer<Date>,
    /// The year of birth, or the month of it, when no more is known.
    #[serde(default)]
    pub born_in: Option<Partly>,
    /// Where the client lives: the name of a municipality.
    pub municipality: Answer<Line>,
}

impl Identity {
    /// The called name and the family name, as one would write them on a list.
    pub fn full_name(&self) -> String {
        match self.family_name.given() {
            Some(family) => format!("{} {}", self.called.as_str(), family.as_str()),
            None => self.called.as_str().to_owned(),
        }
    }
}

/// Stands there and cannot be opened: the client's key is not there, or what is sealed was damaged. Only the administrator can
/// help, with a newer backup of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Illegible;

/// Something sealed in a row of a list, where one row that cannot be opened takes no other with it.
pub type Legible<T> = Result<T, Illegible>;

/// What is safe with the client's telephone. What was not asked is no "yes".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TelephoneUse {
    /// Whether one may call.
    pub call: Answer<bool>,
    /// Whether one may send a text message.
    pub text: Answer<bool>,
    /// Whether one may leave a message.
    pub message: Answer<bool>,
    /// Whether one may say from where one calls, to whoever answers.
    pub say_who: Answer<bool>,
    /// At what hours.
    pub hours: Option<Line>,
}

/// How the client can be reached safely. At least one way is given when registering: that is the other obligatory thing. Later a client
/// may say to be reached no more.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// A telephone number.
    pub telephone: Option<Line>,
    /// A mail address.
    pub mail: Option<Line>,
    /// Through whom or where: a helper, a place ("op dinsdag in het Open Huis").
    pub through: Option<Line>,
    /// What to mind: hours, "never leave a message", "ask for Zoë".
    pub mind: Option<Text>,
    /// What is safe with the telephone.
    #[serde(default)]
    pub telephone_use: TelephoneUse,
}

/// A way to reach the client that counts no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerContact {
    /// Which one.
    pub id: FormerContactId,
    /// The ways.
    pub contact: Contact,
    /// When they were replaced.
    pub until: Instant,
}

/// Names, birth date and municipality as they were known before they were corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerIdentity {
    /// Which one.
    pub id: FormerIdentityId,
    /// What was known.
    pub identity: Identity,
    /// When it was corrected.
    pub until: Instant,
    /// By whom.
    pub by: MembershipId,
}

/// How the way to reach a client came to be what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactMark {
    /// Counts changes, from 1, so that two people at once are noticed.
    pub version: i64,
    /// When the client last changed it; none as long as it is what was told when registering.
    pub changed_at: Option<Instant>,
    /// When a worker said to have read that change.
    pub read_at: Option<Instant>,
}

impl ContactMark {
    /// As it came in with the registration.
    pub const FIRST: Self = Self { version: 1, changed_at: None, read_at: None };

    /// When it was changed, if no worker has read that yet.
    pub fn unread(&self) -> Option<Instant> {
        self.changed_at.filter(|_| self.read_at.is_none())
    }
}

impl Contact {
    /// Whether there is a way at all.
    pub const fn is_reachable(&self) -> bool {
        self.telephone.is_some() || self.mail.is_some() || self.through.is_some()
    }
}

coded! {
    /// In what language the client wants to be spoken to.
    Language {
        /// Nederlands.
        Dutch = "nl",
        /// English.
        English = "en",
        /// Français.
        French = "fr",
        /// العربية.
        Arabic = "ar",
        /// Türkçe.
        Turkish = "tr",
        /// Українська.
        Ukrainian = "uk",
        /// Русский.
        Russian = "ru",
        /// دری / پښتو.
        DariPashto = "prs",
        /// ትግርኛ.
        Tigrinya = "ti",
        /// Español.
        Spanish = "es",
        /// Română.
        Romanian = "ro",
        /// Another one; the client says which in the talk.
        Other = "other",
    }
}

coded! {
    /// The person who helps the client with the form (§2.1, §2.2). Help never makes the helper the one who registers.
    HelperKind {
        /// Nobody: the client does it alone.
        Nobody = "nobody",
        /// The VDAB mediator lends a telephone or helps with the form (§2.1).
        VdabMediator = "vdab_mediator",
        /// Somebody of an organisation of the partnership.
        Partner = "partner",
        /// An outreach worker.
        Outreach = "outreach",
        /// Family or a friend.
        Family = "family",
        /// Somebody else.
        Other = "other",
        /// The client does not know.
        Unknown = "unknown",
        /// The client would rather tell later.
        Later = "later",
    }
}

impl HelperKind {
    /// Whether it says who helps, and not that this is not said.
    pub const fn is_told(self) -> bool {
        !matches!(self, Self::Unknown | Self::Later)
    }
}

/// The helper, if there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Helper {
    /// What kind of helper.
    pub kind: HelperKind,
    /// The helper's name, if the client wants it kept.
    pub name: Option<Line>,
}

coded! {
    /// What the client would like help with. Themes to tick, beside the own words.
    Theme {
        /// Work.
        Work = "work",
        /// Learning, school, language.
        Learning = "learning",
        /// Money and papers.
        Money = "money",
        /// Housing.
        Housing = "housing",
        /// Health.
        Health = "health",
        /// Family, children.
        Family = "family",
        /// Meeting people, something to do.
        People = "people",
        /// Getting around.
        Mobility = "mobility",
        /// Something else.
        Other = "other",
    }
}

/// What the client told beside who and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The themes ticked.
    pub themes: Vec<Theme>,
    /// In the client's own words (§1.1: the help question in the client's words).
    pub wish: Answer<Text>,
    /// Whether somebody already helps the client now, and who.
    pub helped_now: Answer<Text>,
    /// The one who helps with this form.
    pub helper: Helper,
}
