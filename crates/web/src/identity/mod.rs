//! Signing in, choosing a role, the own account, invitations, and the members of a partnership.
//!
//! * `enter`: the door, in both ways; `choose`: one membership out of several; `again`: showing a factor once more.
//! * `invitation`: coming in by a one-time link.
//! * `account`, `password`: the own factors and sessions.
//! * `start`: where somebody begins whose work is not with clients.
//! * `members`, `invite`: who takes part; suspending, ending; inviting.
//! * `parts`: what these pages share.
//!
//! Everything but passkeys works without script; the one script is loaded on the pages of passkeys alone.

pub(crate) mod account;
pub(crate) mod again;
pub(crate) mod choose;
pub(crate) mod enter;
pub(crate) mod invitation;
pub(crate) mod invite;
pub(crate) mod members;
mod parts;
pub(crate) mod password;
mod start;

pub(crate) use parts::back;

use schakel_domain::acts::{ChangeMember, InviteCoordinator, InviteMember, KeepAccount, ListMembers};

use crate::router::{Audience, Table};

/// The files of texts of the slice.
const SIGN_IN: &str = "signin";
const ACCOUNT: &str = "account";
const MEMBERS: &str = "members";

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Public)
        .page("/in", "signing in", enter::show)
        .send("/in", "signing in", enter::submit)
        .send("/in/sleutel/begin", "signing in", enter::begin_passkey)
        .send("/in/sleutel", "signing in", enter::passkey)
        .page("/in/verder", "where a role begins its day", enter::onward)
        .page("/in/rol", "choosing a membership", choose::show)
        .send("/in/rol", "choosing a membership", choose::submit)
        .send("/uit", "signing out", enter::leave)
        .page("/uitnodiging/{token}", "an invitation", invitation::show)
        .send("/uitnodiging/{token}", "accepting an invitation", invitation::with_password)
        .send("/uitnodiging/{token}/sleutel/begin", "accepting an invitation", invitation::begin_passkey)
        .send("/uitnodiging/{token}/sleutel", "accepting an invitation", invitation::with_passkey)
        .send("/uitnodiging/{token}/aanvaarden", "accepting an invitation", invitation::accept)
        .audience(Audience::Member)
        .page("/in/opnieuw", "showing a factor again", again::show)
        .send("/in/opnieuw", "showing a factor again", again::submit)
        .send("/in/opnieuw/sleutel/begin", "showing a factor again", again::begin_passkey)
        .send("/in/opnieuw/sleutel", "showing a factor again", again::passkey)
        .form::<KeepAccount>("/begin", start::show)
        .form::<KeepAccount>("/account", account::show)
        .change::<KeepAccount>("/account/sleutel/begin", account::begin_passkey)
        .change::<KeepAccount>("/account/sleutel", account::add_passkey)
        .change::<KeepAccount>("/account/weg", account::drop_factor)
        .change::<KeepAccount>("/account/sessies", account::end_sessions)
        .form::<KeepAccount>("/account/wachtwoord", password::form)
        .change::<KeepAccount>("/account/wachtwoord", password::change)
        .form::<KeepAccount>("/account/app", password::app_form)
        .change::<KeepAccount>("/account/app", password::app_change)
        .look::<ListMembers>("/leden", members::list)
        .form::<InviteMember>("/leden/uitnodigen", invite::form)
        .change::<InviteMember>("/leden/uitnodigen", invite::invite)
        .change::<InviteMember>("/leden/{id}/uitnodigen", invite::again)
        .form::<InviteCoordinator>("/leden/coordinator", invite::coordinator_form)
        .change::<InviteCoordinator>("/leden/coordinator", invite::coordinator)
        .change::<InviteCoordinator>("/leden/{id}/coordinator", invite::coordinator_again)
        .change::<ChangeMember>("/leden/{id}/wijzigen", members::change)
}
