//! Signing in, choosing a role, the own account, invitations, and the members of a partnership.
//!
//! * `enter`: the door, in both ways; `choose`: one membership out of several; `again`: showing a factor once more.
//! * `invitation`: coming in by a one-time link.
//! * `account`, `password`: the own factors and sessions.
//! * `members`: who takes part; inviting, suspending, ending.
//! * `parts`: what these pages share.
//!
//! Everything but passkeys works without script; the one script is loaded on the pages of passkeys alone.

pub(crate) mod account;
pub(crate) mod again;
pub(crate) mod choose;
pub(crate) mod enter;
pub(crate) mod invitation;
pub(crate) mod members;
mod parts;
pub(crate) mod password;

/// The files of texts of the slice.
const SIGN_IN: &str = "signin";
const ACCOUNT: &str = "account";
const MEMBERS: &str = "members";
