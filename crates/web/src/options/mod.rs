//! The registration options of the own partnership: editing and confirming them, corrections, logos (§2.1, §9).

mod correct;
mod edit;
pub(crate) mod logos;

use schakel_domain::acts::{EditOptions, FindPartnership, InstallLogo, ProposeCorrection, SettleCorrection};

use crate::router::{Audience, Table};

pub(crate) use correct::{proposals, propose, settle, settle_form};
pub(crate) use edit::{confirm, edit, sheet};

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table
        .audience(Audience::Public)
        .open::<FindPartnership>("/logo/{slug}/{slot}", logos::file)
        .audience(Audience::Member)
        .form::<EditOptions>("/opties", sheet)
        .change::<EditOptions>("/opties", edit)
        .change::<EditOptions>("/opties/bevestigen", confirm)
        .form::<ProposeCorrection>("/opties/verbetering", proposals)
        .change::<ProposeCorrection>("/opties/verbetering", propose)
        .form::<SettleCorrection>("/opties/verbetering/{id}", settle_form)
        .change::<SettleCorrection>("/opties/verbetering/{id}", settle)
        .form::<InstallLogo>("/logos", logos::show)
        .change::<InstallLogo>("/logos", logos::install)
        .change::<InstallLogo>("/logos/weg", logos::remove)
}
