//! Leave and handover: what hangs on a member, before he or she is away or leaves; and giving it to others in one act.
//!
//! * `see`: the registrations, the dossiers and the planned conferences of a member.
//! * `give`: handing over, and with it interrupting or ending the membership.
//! * `spread`: who could take over what, evenly.
//!
//! What was given away stays where it is when somebody comes back.

mod give;
mod see;
mod spread;

pub use give::{HandedOver, HandingOver, hand_over};
pub use schakel_store::handover::{AskedTo, Beside, GuidedDossier, Hanging, HeldRegistration};
pub use see::{Leaving, MOST, Work, see};
pub use spread::{Spread, may_take_seat, spread};
