//! All SQL of the house in one list, so that one test can prepare each statement on both engines.

/// The modules with their statements, one line each.
const MODULES: &[(&str, &[(&str, &str)])] = &[
    ("conference", crate::conference::ALL),
    ("conference::cases", crate::conference::cases::ALL),
    ("conference::decisions", crate::conference::decisions::ALL),
    ("day", crate::day::ALL),
    ("doctor", crate::doctor::ALL),
    ("dossier", crate::dossier::ALL),
    ("forms", crate::forms::ALL),
    ("identity::factor", crate::identity::factor::ALL),
    ("identity::known_browser", crate::identity::known_browser::ALL),
    ("identity::member", crate::identity::member::ALL),
    ("identity::session", crate::identity::session::ALL),
    ("identity::throttle", crate::identity::throttle::ALL),
    ("log::append", crate::log::append::ALL),
    ("log::checkpoint", crate::log::checkpoint::ALL),
    ("log::read", crate::log::read::ALL),
    ("mark", crate::mark::ALL),
    ("partnership", crate::partnership::ALL),
    ("registration", crate::registration::ALL),
    ("registration::waiting", crate::registration::waiting::ALL),
    ("inbox", crate::inbox::ALL),
    ("inbox::members", crate::inbox::members::ALL),
    ("inbox::names", crate::inbox::names::ALL),
    ("talk", crate::talk::ALL),
    ("waits", crate::waits::ALL),
];

/// Every statement: module, name, text.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    MODULES.iter().flat_map(|(module, list)| list.iter().map(move |(name, sql)| (*module, *name, *sql)))
}
