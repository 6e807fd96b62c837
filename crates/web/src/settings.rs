//! What the pages need to know about the installation.

use std::net::IpAddr;

use schakel_domain::ids::MembershipId;
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
}

impl Accountable {
    /// The people who answer, and how they and their officer are reached, as far as that was filled in.
    pub(crate) fn said(&self, lang: Lang) -> Vec<String> {
        let filled = |value: &String| !value.is_empty();
        let controller = filled(&self.controller).then(|| help::privacy_controller(lang, &self.controller));
        let reach = filled(&self.reach).then(|| help::privacy_reach(lang, &self.reach));
        let officer = filled(&self.officer).then(|| help::privacy_officer(lang, &self.officer));
        [controller, reach, officer].into_iter().flatten().collect()
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
