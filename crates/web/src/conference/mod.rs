//! Case conferences and quality coaching (§1.3.2): the list, planning, one conference with its agenda, one case at the table, the decision, and putting a
//! registration on an agenda.

mod appraise;
mod case;
mod decide;
mod list;
mod plan;
mod prepare;
mod record;
mod second;
mod show;
mod table;
mod view;

use schakel_domain::acts::{
    AdviseOnCase, AppraiseCase, ArrangeConference, BeginConference, CloseConference, DecideCase, ListConferences, PlanConference, ReadCase,
    ReadConference, TableCase, TakeOffCase,
};

use crate::router::{Audience, Table};

pub(crate) use case::{advise, show as case, take_off};
pub(crate) use decide::{decide, form as decide_form};
pub(crate) use list::list;
pub(crate) use plan::{arrange, arrange_form, plan, plan_form};
pub(crate) use show::{attend, begin, close, show};
pub(crate) use table::{form as table_form, table as put_on_agenda};
pub(crate) use view::{decision as decision_word, taken_on, when};

/// The file of texts of this slice.
const WORDS: &str = "conference";

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Member)
        .form::<TableCase>("/inbox/{id}/agenda", table_form)
        .change::<TableCase>("/inbox/{id}/agenda", put_on_agenda)
        .look::<ListConferences>("/besprekingen", list)
        .form::<PlanConference>("/besprekingen/nieuw", plan_form)
        .change::<PlanConference>("/besprekingen/nieuw", plan)
        .look::<ReadConference>("/besprekingen/{id}", show)
        .look::<ReadConference>("/besprekingen/{id}/voorbereiden", prepare::prepare)
        .form::<ArrangeConference>("/besprekingen/{id}/wijzigen", arrange_form)
        .change::<ArrangeConference>("/besprekingen/{id}/wijzigen", arrange)
        .change::<BeginConference>("/besprekingen/{id}/beginnen", begin)
        .change::<BeginConference>("/besprekingen/{id}/aanwezig", attend)
        .change::<CloseConference>("/besprekingen/{id}/sluiten", close)
        .form::<CloseConference>("/besprekingen/{id}/verslag", record::form)
        .change::<CloseConference>("/besprekingen/{id}/verslag", record::record)
        .look::<ReadCase>("/casus/{id}", case)
        .change::<AdviseOnCase>("/casus/{id}/advies", advise)
        .form::<AppraiseCase>("/casus/{id}/vaststellen", appraise::form)
        .change::<AppraiseCase>("/casus/{id}/vaststellen", appraise::appraise)
        .form::<DecideCase>("/casus/{id}/besluit", decide_form)
        .change::<DecideCase>("/casus/{id}/besluit", decide)
        .change::<DecideCase>("/casus/{id}/rechtzetten", decide::undo)
        .change::<TakeOffCase>("/casus/{id}/afvoeren", take_off)
}
