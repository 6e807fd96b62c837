//! What the pages need to know about the installation.

use std::net::IpAddr;

use schakel_domain::ids::MembershipId;

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
