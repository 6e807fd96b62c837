//! Keeps: all SQL on two engines, migrations, the chain of the log, backup.
//!
//! One SQL text serves SQLite and PostgreSQL. What truly differs stands in `engine`. A [`Tx`] is the only handle; the
//! functions of a slice are methods on it, in the file with the slice's name. Why something is allowed is not known here.
//!
//! The map:
//! * `store`, `tx`, `engine`: opening, transactions, the two engines.
//! * `sql`, `value`, `cell`, [`statements`]: how SQL is said, what goes in, what comes out, and the list of all of it.
//! * [`migrate`], `catalogue`: the schema, and what it says of itself.
//! * [`filter`], [`listing`]: lists of what one may see; `at_once`: twenty identifiers in one statement.
//! * [`keys`], `sealed`: the keys of the clients in a file of their own, and sealed columns.
//! * [`log`]: entries, their chain, checkpoints.
//! * [`backup`], [`doctor`], `room`: carrying the data out and in, looking whether all is well, a full disk.
//! * `bound`: rows whose plain columns decide, and the seals that bind them.
//! * `belongs`, `serving`: database and keys of one house, and one process that serves it.
//! * `forms`, `mark`: forms handed in twice and drafts; marks of the house itself.
//! * `waits`: what waits, worked out again with every change.

mod at_once;
pub mod backup;
mod belongs;
mod bound;
mod catalogue;
mod cell;
pub mod doctor;
mod engine;
mod error;
mod fault;
pub mod filter;
mod forms;
pub mod keys;
mod listeners;
pub mod listing;
pub mod log;
pub mod mark;
pub mod migrate;
mod migrations;
mod room;
mod rows;
mod sealed;
mod serving;
mod settings;
mod shared;
mod sql;
pub mod statements;
mod steps;
mod store;
#[cfg(test)]
mod testing;
mod tx;
mod value;
mod waits;

// The slices, one line each.
pub mod conference;
pub mod day;
pub mod dossier;
pub mod erasure;
pub mod handover;
pub mod identity;
pub mod inbox;
pub mod parked;
pub mod partnership;
pub mod people;
pub mod registration;
pub mod talk;

pub use bound::{Bond, Bound};
pub use engine::{Cell, Cells, Fault, Raw, Row, Spot};
pub use error::{Parted, StoreError};
pub use keys::Keys;
pub use listeners::Touched;
pub use log::Entry;
pub use sealed::Sealed;
pub use serving::Serving;
pub use settings::{Database, StoreSettings};
pub use store::Store;
pub use tx::Tx;
pub use value::{Value, at};
