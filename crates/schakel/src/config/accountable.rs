//! The people who answer for what is kept: settings that pages show, and what is missing of them.

use schakel_domain::address::MailOrTelephone;
use schakel_web::{Accountable, Compliance, InLanguages};

use super::{Config, Said};

/// What was said of it.
pub(super) fn of(said: &Said) -> anyhow::Result<Accountable> {
    let text = |name| said.value(name).0.trim().to_owned();
    let contact = |value: &str| {
        let is_address = ["mailto:", "https://", "tel:"].iter().any(|kind| value.len() > kind.len() && value.starts_with(kind));
        (value.is_empty() || (is_address && !value.contains(char::is_whitespace))).then(|| value.to_owned())
    };
    let officer = |value: &str| MailOrTelephone::parse_optional(value).ok().map(|officer| officer.map_or_else(String::new, String::from));
    Ok(Accountable {
        controller: text("controller"),
        reach: text("controller_contact"),
        officer: said.understood(
            "data_protection_officer",
            officer,
            "a mail address such as privacy@example.org, or a telephone number such as 053 12 34 56, and nothing beside it",
        )?,
        ground: InLanguages { nl: text("legal_ground"), fr: text("legal_ground_fr"), en: text("legal_ground_en") },
        keeping: InLanguages { nl: text("retention"), fr: text("retention_fr"), en: text("retention_en") },
        security: said.understood("security_contact", contact, "an address: mailto:…, https://… or tel:…, without blanks")?,
        accessibility: text("accessibility_contact"),
        compliance: said.understood(
            "accessibility_status",
            |value| Compliance::from_word(value.trim()),
            "full, partial or not: how far the pages comply, as the law has it",
        )?,
    })
}

impl Config {
    /// The settings that people have a right to read, and that nobody filled in: their names, and where they are missed.
    pub(crate) fn unanswered(&self) -> Vec<(&'static str, &'static str)> {
        let Accountable { controller, reach, officer, ground, keeping, security, .. } = &self.accountable;
        let all = [
            ("controller", controller, "/privacy and /contact name nobody who answers for the data"),
            ("controller_contact", reach, "/privacy, /contact and the statement on accessibility say no way to reach who answers"),
            ("data_protection_officer", officer, "/privacy and /contact name no data-protection officer"),
            ("legal_ground", &ground.nl, "/privacy gives no legal ground"),
            ("retention", &keeping.nl, "/privacy does not say how long data are kept"),
            ("security_contact", security, "security.txt leads to /contact, where nobody is named for a weakness"),
        ];
        all.into_iter().filter(|(_, value, _)| value.is_empty()).map(|(name, _, missed)| (name, missed)).collect()
    }
}
