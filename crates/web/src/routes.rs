//! All routes. Each slice has its own lines, a line for each page and each form with its act; nothing else is reachable.

use schakel_domain::acts::FindPartnership;

use crate::{
    coming, conference, day, demo, dossier, erasure, find, follow, handover, help, identity, inbox, logbook, options, paper, parked,
    platform, register,
    router::{Audience, Route, Table},
    statement, talk,
};

/// The slices, in the order of the roads.
const SLICES: [fn(Table) -> Table; 14] = [
    find::routes,
    register::routes,
    follow::routes,
    identity::routes,
    coming::routes,
    handover::routes,
    inbox::routes,
    options::routes,
    platform::routes,
    talk::routes,
    conference::routes,
    dossier::routes,
    day::routes,
    erasure::routes,
];

/// The table.
pub(crate) fn table() -> Table {
    SLICES.iter().fold(house(Table::new()), |table, routes| routes(table))
}

/// Pages that belong to no slice.
fn house(table: Table) -> Table {
    table
        .audience(Audience::Public)
        .page("/privacy", "help", statement::privacy)
        .page("/toegankelijkheid", "help", statement::accessibility)
        .page("/weg", "leaves to a neutral page", help::leave)
        .page("/snel-weg", "says what leaving quickly does", help::leaving)
        .page("/demo", "seats of a demonstration", demo::show)
        .send("/demo", "seats of a demonstration", demo::take)
        .open::<FindPartnership>("/p/{slug}/papier", paper::show)
        .audience(Audience::Client)
        .page("/mijn/bewaard", "a form that was kept aside", parked::show)
        .audience(Audience::Member)
        .page("/in/bewaard", "a form that was kept aside", parked::show)
        .page("/logboek", "the newest checkpoint of the log", logbook::show)
        .page("/logboek/controlepunt", "the newest checkpoint of the log", logbook::checkpoint)
        .page("/logboek/sleutel", "the public key of the log", logbook::key)
        .send("/in/weggooien", "throwing away what was typed", parked::typing::throw_away)
        .of_script(true)
        .send("/in/getypt", "keeping what is being typed", parked::typing::keep)
        .send("/in/blijven", "staying signed in", parked::typing::stay)
        .of_script(false)
}

/// The rows, for `schakel routes --json` and for the tests that walk every one of them.
pub fn rows() -> Vec<Route> {
    table().rows()
}
