//! The codes of answers, as they stand in the fields.

use schakel_domain::registration::Answer;

/// The code of an answer in its field.
pub(super) fn code<T>(answer: &Answer<T>, given: impl FnOnce(&T) -> &'static str) -> &'static str {
    match answer {
        Answer::Given(value) => given(value),
        Answer::Unknown => "unknown",
        Answer::Later => "later",
        Answer::Open => "",
    }
}

pub(super) const fn yes_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}
