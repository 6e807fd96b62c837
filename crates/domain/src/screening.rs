//! The screening (§1.2, §2.2, §3.1): what is known about a client, laid beside the rules of the playbook that apply to entry.
//! The word of the slice; what it names stands in [`crate::playbook`], from the facts to the judge.

pub use crate::playbook::{
    Judged,
    contradiction::{Contradiction, contradictions, is_doubted},
    facts::Facts,
    screen::{Outcome, Screening, screen},
    topic::{Criterion, Education, Found, Topic},
};
