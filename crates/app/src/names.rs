//! Names as people type them: found again in spite of diacritics, other scripts, swapped parts and typing errors.
//!
//! Names are sealed in the database, so SQL cannot search them. Each partnership has an index in memory, built from the
//! opened names at first use; [`Shelves`](crate::inbox::shelf::Shelves) keeps it current. Nothing here decides who may
//! see a name: a search takes the set of registrations in the caller's sight and never looks outside it.
//!
//! * [`asked`]: what somebody searches for.
//! * [`fold`]: a name as plain Latin words.
//! * [`likeness`]: how much two people are alike by name, birth date and telephone.
//! * [`index`]: thousands of people, to be searched.

pub mod asked;
pub mod fold;
pub mod index;
pub mod likeness;

pub use fold::Folded;
pub use index::{Hits, NameIndex};
pub use likeness::{Born, Likeness, Traits};
