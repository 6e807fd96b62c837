//! Case conferences (§1.3.2): the list, planning, one conference with its agenda, one case at the table, the decision, and putting a
//! registration on an agenda.

mod case;
mod decide;
mod list;
mod plan;
mod second;
mod show;
mod table;
mod view;

pub(crate) use case::{advise, show as case, take_off};
pub(crate) use decide::{decide, form as decide_form};
pub(crate) use list::list;
pub(crate) use plan::{arrange, arrange_form, plan, plan_form};
pub(crate) use show::{attend, begin, close, show};
pub(crate) use table::{form as table_form, table};
pub(crate) use view::{decision as decision_word, when};

/// The file of texts of this slice.
const WORDS: &str = "conference";
