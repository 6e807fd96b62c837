//! The inbox (§2.1): the registrations of a partnership, by age, by name, one by one, and what is done with them.
//!
//! * `list`: a part of the inbox, and the search by name; only what the policies let the reader see.
//! * `case`: one registration, opened.
//! * `acts`: assigning, answering, joining, taking apart, keeping apart.
//! * `care`: what is corrected, attempts to reach the client, ordinary endings.
//! * `aside`: putting aside what is not real, several at once, and putting back.
//! * `give`: giving several to one worker at once.
//! * [`shelf`]: what is kept of each partnership in memory, so that lists and searches cost little.

mod acts;
mod aside;
mod care;
mod case;
mod give;
mod joining;
mod list;
pub mod shelf;

pub use acts::{
    Answering, Assigning, COMPARED_AGAIN, answer, ask, assign, compare_again, issue_code, keep_apart, note_contact_read,
    takes_registrations,
};
pub use aside::{PutAside, Ticked, already_in_sight, choose, may_put_aside, put_aside, put_back};
pub use care::{Correcting, EndingIt, correct, end, note_attempt};
pub use case::{ALIKE, Hint, JOINED, JoinedRegistration, May, RegistrationPage, open};
pub use give::{GivenAtOnce, Giving, give, may_give, to_give};
pub use joining::{Comparison, Side, ToJoin, claim, compare, join, split};
pub use list::{Choices, InboxFound, InboxList, Narrowed, Row, list, search};
pub use schakel_store::{
    inbox::{Counts, Glance, Narrow, Part, RegistrationBorder, With},
    people::Holder,
};
