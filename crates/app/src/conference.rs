//! Case conferences (§1.3.2): planned with members, an agenda of cases, begun, led case by case, closed.
//!
//! * `plan`: the list, planning, changing, calling off.
//! * `open`: one conference with as much of its agenda as the reader may see.
//! * `prepare`: what the rules say of each case on the agenda, for who put the names there.
//! * `meeting`: beginning, who is there, closing, and the record of a quality coaching.
//! * `table`: putting a registration on an agenda, and taking it off.
//! * `case`: one case at the table, and advice on it.
//! * `appraise`: what the table finds of each criterion.
//! * `decide`: what the rules allow, and the decision.
//! * [`summary`]: the one page that the client lets be told.
//!
//! Whether a case may be seen is asked of the policies each time, on how things stand now. So a conference that closes, a client who
//! takes something back and a member who leaves need nothing else to end the sight.

mod appraise;
mod case;
mod decide;
mod meeting;
mod open;
mod plan;
mod prepare;
mod pseudonym;
pub mod summary;
mod table;

pub use appraise::{Appraisal, AppraisePage, Appraising, appraise, appraise_page};
pub use case::{Advising, Found, Given, MayAtTable, OnTable, advise, left_table, may_see, read};
pub use decide::{Choice, Deciding, DecisionPage, decide, decision_page, undo};
pub use meeting::{Beginning, CoachingWords, Unusual, attend, begin, close, record, record_page};
pub use open::{AgendaRow, ConferencePage, MayMeet, open};
pub(crate) use plan::FEWEST;
pub use plan::{Arranging, ConferenceList, ConferencesAsked, arrange, arrange_page, call_off, list, members_to_ask, plan};
pub use prepare::{PreparedCase, prepare};
pub use schakel_store::conference::{Candidate, ConferenceBorder, ListedConference, Seat, Tabled};
pub use summary::Seen;
pub use table::{Missing, TablePage, Tabling, table, table_page, take_off};

use std::collections::BTreeSet;

use schakel_domain::{
    conference::Conference,
    ids::{ConferenceId, MembershipId},
    resource::ConferenceRef,
};
use schakel_store::Tx;

use crate::AppError;

/// A conference with the thing that acts are done to.
async fn load(tx: &mut Tx, id: ConferenceId) -> Result<(Conference, ConferenceRef), AppError> {
    let conference = tx.conference(id).await?.ok_or(AppError::NotFound)?;
    let on = ConferenceRef::from(&conference);
    Ok((conference, on))
}

/// The members who are at the table.
fn there(seats: &[Seat]) -> Vec<MembershipId> {
    seats.iter().filter(|seat| seat.is_there()).map(|seat| seat.member.id).collect()
}

/// How many organisations are at the table: two heads of one are one partner (§1.3.2).
pub fn partners(seats: &[Seat]) -> i64 {
    let organisations: BTreeSet<_> =
        seats.iter().filter(|seat| seat.is_there()).filter_map(|seat| seat.member.organisation.as_deref()).collect();
    i64::try_from(organisations.len()).unwrap_or(i64::MAX)
}
