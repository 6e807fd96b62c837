//! People, memberships, invitations, factors, sessions, known browsers, and failed tries to sign in.
//!
//! Secrets of factors and states of challenges are sealed here under the house key; tokens come in as keyed hashes and
//! are never known here. What follows from what, and when something has run out, is decided in `app`.

pub(crate) mod factor;
pub(crate) mod known_browser;
pub(crate) mod member;
pub(crate) mod session;
pub(crate) mod throttle;

pub use factor::{NewFactor, Secrets, TotpSecret};
pub use member::{Invitation, NewInvitation, NewMembership};
pub use session::{ChallengePurpose, KeptSession, NewSession, SessionKind};
pub use throttle::Tally;
