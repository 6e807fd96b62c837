//! The inbox (§2.1): the list, the search, one registration, and what is done with it.

mod acts;
mod aside;
mod care;
mod code;
mod give;
mod joined;
mod joining;
mod list;
mod narrow;
mod odd;
mod show;
mod view;

use schakel_domain::acts::{
    AnswerRegistration, AssignRegistration, ClaimRegistration, CorrectRegistration, EndRegistration, IssueCode, KeepApart, ListInbox,
    MergeRegistration, NoteAttempt, NoteContactRead, ReadRegistration, RejectRegistration, RestoreRegistration, SplitRegistration,
};

use crate::router::{Audience, Table};

pub(crate) use acts::{answer, assign, compare_again, keep_apart, note_contact};
pub(crate) use aside::{choose as choose_aside, restore, submit as put_aside};
pub(crate) use care::{asks_if_sure, ending, is_sure};
pub(crate) use joining::{claim, compare, join, split};
pub(crate) use list::list;
pub(crate) use show::show;
pub(crate) use view::{act, holder, state};

/// The file of texts of this slice.
const WORDS: &str = "inbox";

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Member)
        .look::<ListInbox>("/inbox", list)
        .look::<ReadRegistration>("/inbox/{id}", show)
        .change::<AssignRegistration>("/inbox/{id}/toewijzen", assign)
        .change::<AnswerRegistration>("/inbox/{id}/antwoord", answer)
        .change::<NoteContactRead>("/inbox/{id}/bereiken", note_contact)
        .form::<MergeRegistration>("/inbox/{id}/samenvoegen", compare)
        .change::<MergeRegistration>("/inbox/{id}/samenvoegen", join)
        .change::<IssueCode>("/inbox/{id}/code", code::issue)
        .form::<CorrectRegistration>("/inbox/{id}/verbeteren", care::correct_form)
        .change::<CorrectRegistration>("/inbox/{id}/verbeteren", care::correct)
        .change::<NoteAttempt>("/inbox/{id}/poging", care::tried)
        .form::<EndRegistration>("/inbox/{id}/beeindigen", care::end_form)
        .change::<EndRegistration>("/inbox/{id}/beeindigen", care::end)
        .change::<ClaimRegistration>("/inbox/{id}/van-de-klant", claim)
        .change::<SplitRegistration>("/inbox/{id}/splitsen", split)
        .change::<KeepApart>("/inbox/{id}/apart", keep_apart)
        .look::<ListInbox>("/inbox/toewijzen", give::choose)
        .change::<AssignRegistration>("/inbox/toewijzen", give::submit)
        .change::<KeepApart>("/inbox/{id}/toch-vergelijken", compare_again)
        .look::<ListInbox>("/inbox/afwijzen", choose_aside)
        .change::<RejectRegistration>("/inbox/afwijzen", put_aside)
        .change::<RestoreRegistration>("/inbox/{id}/terugzetten", restore)
}
