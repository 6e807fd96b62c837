//! The first talk (§2.2): a worker and the client go through it chapter by chapter, and the screening stands beside it.
//!
//! * `open`: the talk with everything around it, as one look.
//! * `record`: what was answered in a chapter, what is known about VDAB, that the talk is done.
//! * `agreed`: what the client agreed to, takes back, and gives again.

mod agreed;
mod open;
mod record;

pub(crate) use agreed::own_talk;
pub use agreed::{OwnTalk, answer_again, may_answer_again};
pub use open::{SavedBy, TalkFact, TalkPage, read};
pub(crate) use record::odd_fault;
pub use record::{CORRECTED, ChapterAnswers, Recording, VdabRecording, finish, record, record_vdab};
