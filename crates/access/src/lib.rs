//! Permissions: the policies, the decision, and the permit that only this crate can make.
//!
//! The policies stand in `policies/`, one Cedar file a role, with the paragraph of the playbook on each. What they say is
//! checked three ways: strictly against the schema by a test, as a matrix (`tests/expected/matrix.txt`), and
//! as theorems that a solver proves for all requests and all data (`policies/proofs.cedar`).
//!
//! The map:
//! * [`policy`]: the policies, read and validated; [`Access`] is made of them.
//! * [`decide`]: may this actor do this act to this thing? Returns a [`Permit`], or [`Denied`] with paragraph and sentence.
//! * [`filter`]: the same policies as a condition for lists.
//! * [`permit`]: what a decision leaves behind.
//! * `entity`: actors and resources as Cedar sees them; `refusal`: what is told when no policy allows.

pub mod decide;
mod entity;
pub mod filter;
pub mod permit;
pub mod policy;
mod refusal;

pub use decide::{About, Access};
pub use filter::{Cond, Filter, FilterFault};
pub use permit::{Denied, Permit, Refused};
pub use policy::PolicyFault;
pub use refusal::ROWS as REFUSALS;
