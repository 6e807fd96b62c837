//! The log: every look and every change leaves an entry, in a chain that shows any edit.
//!
//! * [`Entry`]: what was done; made only of a permit, of a refusal, or by the house itself.
//! * `Tx::note`: appends within the transaction of the change; [`Store::note_look`](crate::Store::note_look) appends looks,
//!   many in one commit.
//! * [`Seen`]: what a client reads of it; the rest is for checking: `verify_log`, `export_log`, `checkpoint`.

pub(crate) mod append;
pub(crate) mod checkpoint;
mod entry;
mod looks;
pub(crate) mod read;

pub use entry::Entry;
pub(crate) use looks::Looks;
pub use read::{LogRow, Opened, Payload, Seen};
