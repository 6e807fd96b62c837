//! The playbook ("Draaiboek Lokale Partnerschappen"): its paragraphs, its versions, and how a rule speaks.
//!
//! A rule is a dated item in the file of its paragraph. It answers one of four things: held, broken, still to be asked, or asked and not
//! known. Unknown is never "no" (P1.2-6).
//!
//! From below to above: `facts` are what a rule looks at, and `rule` is how it speaks; a file for each paragraph holds its rules; a [`Book`] has
//! all of them, and a [`Playbook`] those that are in force on a day; `contradiction` and `screen` judge a case by them
//! ([`crate::screening`]); [`may`] says what can be done, and a [`Clearance`] proves that it was asked; [`asked`] tells what is asked now;
//! [`why`] explains, [`compare`] lays two versions beside each other, and [`case`] reads cases from files. None knows one above it.

pub mod asked;
mod book;
pub mod case;
mod clearance;
pub mod compare;
pub(crate) mod contradiction;
pub(crate) mod deciding;
mod draft;
pub(crate) mod facts;
pub mod may;
pub mod number;
mod reading;
pub(crate) mod rule;
pub mod s1_2_target_group;
pub mod s1_3_2_conference;
pub mod s2_1_registration;
pub mod s2_2_first_talk;
pub mod s3_1_combination;
pub(crate) mod screen;
mod source;
pub mod text;
pub(crate) mod topic;
pub(crate) mod version;
pub mod why;

pub use book::{Book, Playbook};
pub use clearance::Clearance;
pub use draft::{Draft, DraftFault};
pub use reading::Reading;
pub use rule::{Judged, Judgement, Nature, Refusal, Rule, RuleId, RuleRow};
pub use source::{Origin, Par};
pub use version::{Edition, Version};
