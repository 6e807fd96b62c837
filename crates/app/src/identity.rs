//! Identity: signing in, sessions, factors, memberships and invitations.
//!
//! A person signs in with a passkey, or with a password and a code of an authenticator app; then chooses a membership
//! when there are several, so that the log tells in which capacity somebody acts. A VDAB mediator, a client and a visitor
//! have no membership and so never an account (§1.3.1); a client comes in with a registration code.
//!
//! * [`sign_in`]: the two ways in, with equal answers and times for accounts that exist and those that do not.
//! * [`session`]: resolving the cookie of each request, choosing a membership, signing out.
//! * [`account`]: the own factors and sessions.
//! * [`members`], [`invitation`], [`coming`]: who takes part, how one comes in, and who says that it is the right person.
//! * `password`, `totp`, `passkey`, `hashing`, `throttle`, `known_browser`: the parts.

pub mod account;
pub mod coming;
mod hashing;
pub mod invitation;
mod known_browser;
pub mod members;
pub mod passkey;
pub mod password;
pub mod session;
pub mod sign_in;
pub mod throttle;
pub mod totp;

use std::{
    collections::BTreeSet,
    sync::{PoisonError, RwLock},
};

pub use hashing::{calibrate, resume};
pub use known_browser::BrowserToken;
use schakel_domain::ids::MembershipId;
pub use session::{CLIENT_IDLE, Resolved, SessionView, SignedIn, WhyOver, open_client_session};
pub use sign_in::SignIn;
use webauthn_rs::{Webauthn, WebauthnBuilder, prelude::Url};

use hashing::Hashing;

/// The name under which authenticators keep what they have of us.
pub(crate) const PRODUCT: &str = "Schakel";

/// What the slice keeps between requests.
pub struct Identity {
    pub(crate) hashing: Hashing,
    webauthn: Option<Webauthn>,
    seats: RwLock<BTreeSet<MembershipId>>,
}

impl Identity {
    /// For an installation at this address. Passkeys are bound to a name, so an address of numbers alone
    /// (`http://127.0.0.1`) offers none; everything else works there.
    pub fn at(public_url: &str) -> Self {
        let webauthn = Url::parse(public_url).ok().and_then(|url| {
            let host = url.domain()?.to_owned();
            WebauthnBuilder::new(&host, &url).ok()?.rp_name(PRODUCT).build().ok()
        });
        Self { hashing: Hashing::default(), webauthn, seats: RwLock::default() }
    }

    /// Whether passkeys can be used at this address.
    pub const fn has_passkeys(&self) -> bool {
        self.webauthn.is_some()
    }

    pub(crate) const fn webauthn(&self) -> Option<&Webauthn> {
        self.webauthn.as_ref()
    }

    /// Offers a membership as a seat that one may take without a factor: for the demonstration and for tests alone. A
    /// real installation never calls this, and without it [`session::take_seat`] finds nothing.
    pub fn offer_seat(&self, membership: MembershipId) {
        self.seats.write().unwrap_or_else(PoisonError::into_inner).insert(membership);
    }

    pub(crate) fn is_seat(&self, membership: MembershipId) -> bool {
        self.seats.read().unwrap_or_else(PoisonError::into_inner).contains(&membership)
    }
}
