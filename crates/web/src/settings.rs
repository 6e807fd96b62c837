//! What the pages need to know about the installation.

use std::net::IpAddr;

use schakel_domain::{address::MailOrTelephone, ids::MembershipId, partnership::Accountable as Own, words::Text};
use schakel_texts::{Lang, help};

/// Settings of the pages.
#[derive(Debug, Clone)]
pub struct WebSettings {
    /// Where people find us: scheme, host and port, without a slash at the end.
    pub public_url: String,
    /// How many proxies of ours stand in front, each of which adds an address to `X-Forwarded-For`. Without any that header is ignored.
    pub proxies: usize,
    /// The seats of a demonstration; none in real use.
    pub demo: Option<Vec<DemoSeat>>,
    /// The least seconds between opening and handing in the registration form; a person takes longer.
    pub least_form_seconds: i64,
    /// From how many registrations of one address per hour on somebody looks whether they are real.
    pub registrations_per_hour: u32,
    /// After how many days a registration expires that nobody answers.
    pub expire_days: u32,
    /// The people who answer for what is kept here.
    pub accountable: Accountable,
}

/// The people who answer for what is kept here, as the administrator filled it in. What is empty, the pages say to be so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accountable {
    /// The controller of the data, by name.
    pub controller: String,
    /// How the controller is reached: an address, a telephone number, a mail address.
    pub reach: String,
    /// How the data-protection officer is reached.
    pub officer: String,
    /// The legal ground.
    pub ground: InLanguages,
    /// How long data are kept, beside what the program knows of that.
    pub keeping: InLanguages,
    /// Where a weakness is reported, as an address: `mailto:…`, `https://…` or `tel:…`.
    pub security: String,
    /// How somebody is reached for whom the pages do not work; without it, the controller is.
    pub accessibility: String,
    /// How far the pages comply.
    pub compliance: Compliance,
}

/// How far the pages comply with the standard on accessibility: the three that the model of the European Union has (decision 2018/1523).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Compliance {
    /// In all.
    Full,
    /// In part.
    #[default]
    Partial,
    /// Not.
    Not,
}

impl Compliance {
    /// The one with this word, as an administrator writes it.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "full" => Some(Self::Full),
            "partial" => Some(Self::Partial),
            "not" => Some(Self::Not),
            _ => None,
        }
    }
}

impl Accountable {
    /// The people who answer, and how they and their officer are reached, as far as that was filled in: what a partnership says of
    /// itself, and the installation's for the rest. The way to reach one controller is never said of another.
    pub(crate) fn said(&self, lang: Lang, own: Option<&Own>) -> Vec<String> {
        let (controller, reach) = match own.and_then(|own| own.controller.as_ref().map(|name| (name, &own.address))) {
            Some((name, address)) => (name.as_str(), address.as_ref().map_or("", Text::as_str)),
            None => (self.controller.as_str(), self.reach.as_str()),
        };
        let officer = own.and_then(|own| own.officer.as_ref()).map_or(self.officer.as_str(), MailOrTelephone::as_str);
        let filled = |value: &str| !value.is_empty();
        let controller = filled(controller).then(|| help::privacy_controller(lang, controller));
        let reach = filled(reach).then(|| help::privacy_reach(lang, reach));
        let officer = filled(officer).then(|| help::privacy_officer(lang, officer));
        [controller, reach, officer].into_iter().flatten().collect()
    }

    /// Whether somebody is named who answers.
    pub(crate) fn names_somebody(&self, own: Option<&Own>) -> bool {
        own.is_some_and(Own::names_somebody) || !self.controller.is_empty()
    }
}

/// What the administrator typed, in Dutch and as far as that was done in the other languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the languages, by their codes")]
pub struct InLanguages {
    pub nl: String,
    pub fr: String,
    pub en: String,
}

impl InLanguages {
    /// What is said in this language, or else in Dutch, and in which of the two.
    pub(crate) fn said(&self, lang: Lang) -> Option<(&str, Lang)> {
        let own = match lang {
            Lang::Nl => &self.nl,
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        };
        [(own, lang), (&self.nl, Lang::Nl)].into_iter().find(|(said, _)| !said.is_empty()).map(|(said, lang)| (said.as_str(), lang))
    }
}

impl WebSettings {
    /// Settings for a program at this address, with everything else as it is delivered.
    pub fn at(public_url: &str) -> Self {
        Self {
            public_url: public_url.trim_end_matches('/').to_owned(),
            proxies: 0,
            demo: None,
            least_form_seconds: 5,
            registrations_per_hour: 20,
            expire_days: 180,
            accountable: Accountable::default(),
        }
    }

    /// Whether people come over TLS; cookies are then bound to it.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// A seat of a demonstration: a membership that one may take without a key.
#[derive(Debug, Clone)]
pub struct DemoSeat {
    /// The membership.
    pub membership: MembershipId,
    /// The person's name.
    pub name: String,
    /// The code of the role.
    pub role: &'static str,
    /// The organisation.
    pub organisation: String,
    /// The partnership; empty for the platform administrator.
    pub partnership: String,
}

/// The type of the view that an answer shows, beside the answer: it never goes out. Tests find with it the views that they
/// did not come by.
#[derive(Debug, Clone, Copy)]
pub struct View(pub &'static str);

/// The address at the other end of the connection; the server puts it beside each request.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);
