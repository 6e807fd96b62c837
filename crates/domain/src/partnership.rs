//! A partnership: its municipalities, and how one can register with it (§2.1).

mod accountable;
mod coverage;

use serde::{Deserialize, Serialize};

pub use self::accountable::Accountable;
pub use self::coverage::{Belongs, Coverage, Covered, covered};
pub use crate::{
    actor::OrganisationKind,
    municipality::{Municipality, Nis},
};
use crate::{
    actor::{Role, coded},
    address::{Mail, Telephone, Website},
    ids::{OrganisationId, PartnershipId},
    logo::Picture,
    time::{Date, Instant, WorkingDays},
    words::{Line, Reason, Text},
};

/// A partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partnership {
    /// Which one.
    pub id: PartnershipId,
    /// The word in addresses: lower-case letters, digits and hyphens.
    pub slug: String,
    /// Its name.
    pub name: Line,
    /// Whether it takes registrations now.
    pub open: bool,
}

/// An organisation that is a member of a partnership (§1.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Which one.
    pub id: OrganisationId,
    /// In which partnership.
    pub partnership: PartnershipId,
    /// Its name.
    pub name: Line,
    /// What kind it is.
    pub kind: OrganisationKind,
}

impl Organisation {
    /// Whether somebody of it can guide clients, and so whether it can work on a threshold with them. Nobody of VDAB guides clients in
    /// the partnership (§1.3.2), and neither does an organisation that only pays.
    pub fn can_guide(&self) -> bool {
        self.kind.fits(Role::Caseworker)
    }
}

/// The registration options of a partnership: everything public, nothing of a client (§2.1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Options {
    /// Whether the form of this system is offered.
    pub form: bool,
    /// A telephone number to register at.
    pub telephone: Option<Telephone>,
    /// A mail address to register at.
    pub mail: Option<Mail>,
    /// Where one can walk in.
    pub address: Option<Text>,
    /// When one can call or walk in.
    pub hours: Option<Text>,
    /// Within how many working days a client who registers is contacted; nothing is promised without it.
    #[serde(default)]
    pub contact_within: Option<WorkingDays>,
    /// The partnership's own website.
    pub website: Option<Website>,
    /// Anything else worth knowing.
    pub remark: Option<Text>,
    /// The project manager at Europa WSE (§8.1), as the partnership wants it shown.
    pub project_manager: Option<Line>,
    /// The VDAB adviser's public contact (§8.2).
    pub vdab_adviser: Option<Line>,
    /// The team leader in the board (§8.2).
    pub team_leader: Option<Line>,
    /// The people who answer for the data of its clients.
    #[serde(default)]
    pub accountable: Accountable,
}

/// The registration options with when they were last confirmed, and the number of their version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptOptions {
    /// The options.
    pub options: Options,
    /// The day on which the partnership last confirmed them.
    pub confirmed_on: Option<Date>,
    /// Counts changes, so that two people at once are noticed.
    pub version: i64,
}

/// After how many months without a confirmation the options are shown with a warning. The playbook says "a good overview"
/// and gives no number (§2.1); this one is ours.
pub const CONFIRM_AFTER_MONTHS: i8 = 6;

impl KeptOptions {
    /// Whether somebody should look whether they still hold: never confirmed, or longer ago than [`CONFIRM_AFTER_MONTHS`].
    pub fn is_old_on(&self, today: Date) -> bool {
        let ends = self.confirmed_on.map(|on| on.saturating_add(jiff::Span::new().months(CONFIRM_AFTER_MONTHS)));
        ends.is_none_or(|ends| ends < today)
    }
}

/// The word of a partnership in addresses: lower-case letters, digits and single hyphens, from 2 to 40 characters.
pub fn is_slug(word: &str) -> bool {
    let fits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    (2..=40).contains(&word.len()) && word.split('-').all(fits)
}

/// A correction that the VDAB adviser or the team leader sent in (§2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which one.
    pub id: crate::ids::CorrectionId,
    /// What should be different, in the sender's words.
    pub body: Text,
    /// The name of the sender.
    pub by: String,
    /// In what role it was sent.
    pub role: Role,
    /// When.
    pub at: Instant,
    /// How it was settled.
    pub settled: Option<Settled>,
    /// Why it was set aside.
    pub why: Option<Reason>,
}

/// A change of the registration options, which is passed on to the VDAB adviser and the team leader in the board (§2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionChange {
    /// Which one.
    pub id: crate::ids::OptionChangeId,
    /// The name of the member who made it.
    pub by: String,
    /// In what role.
    pub role: Role,
    /// When.
    pub at: Instant,
    /// What stood there.
    pub before: Options,
    /// What stands there since.
    pub after: Options,
}

/// A logo that is installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// In which place.
    pub slot: LogoSlot,
    /// What kind of file, and how large.
    pub picture: Picture,
    /// The digest of the file in hexadecimal: a new file has a new address, so that browsers may keep the old one forever.
    pub digest: String,
    /// The day on which it was installed.
    pub installed_on: Date,
}

coded! {
    /// How a correction was settled.
    Settled {
        /// Taken over into the options.
        TakenOver = "taken_over",
        /// Set aside.
        SetAside = "set_aside",
    }
}

coded! {
    /// One of the four logos that all communication carries (§9).
    LogoSlot {
        /// Europa WSE.
        EuropaWse = "europa-wse",
        /// De Vlaamse overheid.
        Vlaanderen = "vlaanderen",
        /// De Europese Unie.
        EuropeanUnion = "eu",
        /// VDAB.
        Vdab = "vdab",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn options_grow_old_after_six_months() {
        let kept = |confirmed_on| KeptOptions { options: Options::default(), confirmed_on, version: 1 };
        assert!(kept(None).is_old_on(date(2026, 11, 23)));
        assert!(!kept(Some(date(2026, 5, 23))).is_old_on(date(2026, 11, 23)));
        assert!(kept(Some(date(2026, 5, 22))).is_old_on(date(2026, 11, 23)));
        // Six months after 31 August is the last day of February.
        assert!(!kept(Some(date(2026, 8, 31))).is_old_on(date(2027, 2, 28)));
        assert!(kept(Some(date(2026, 8, 31))).is_old_on(date(2027, 3, 1)));
    }

    #[test]
    fn words_in_addresses_are_plain() {
        for good in ["west-limburg", "lift", "lp2", "a1"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "a", "-a", "a-", "a--b", "A-b", "a b", "é-a", "a/b", "../x", &"a".repeat(41)] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
