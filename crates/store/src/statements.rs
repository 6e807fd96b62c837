//! All SQL of the house in one list, so that one test can prepare each statement on both engines.

/// The modules with their statements, one line each.
const MODULES: &[(&str, &[(&str, &str)])] = &[
    ("conference", crate::conference::ALL),
    ("conference::cases", crate::conference::cases::ALL),
    ("conference::undone", crate::conference::undone::ALL),
    ("conference::decisions", crate::conference::decisions::ALL),
    ("conference::findings", crate::conference::findings::ALL),
    ("day", crate::day::ALL),
    ("doctor", crate::doctor::ALL),
    ("dossier", crate::dossier::ALL),
    ("dossier::team", crate::dossier::team::ALL),
    ("erasure", crate::erasure::ALL),
    ("forms", crate::forms::ALL),
    ("handover", crate::handover::ALL),
    ("identity::factor", crate::identity::factor::ALL),
    ("identity::known_browser", crate::identity::known_browser::ALL),
    ("identity::member", crate::identity::member::ALL),
    ("identity::session", crate::identity::session::ALL),
    ("identity::throttle", crate::identity::throttle::ALL),
    ("log::append", crate::log::append::ALL),
    ("log::checkpoint", crate::log::checkpoint::ALL),
    ("log::read", crate::log::read::ALL),
    ("mark", crate::mark::ALL),
    ("parked", crate::parked::ALL),
    ("partnership", crate::partnership::ALL),
    ("people", crate::people::ALL),
    ("registration", crate::registration::ALL),
    ("registration::contact", crate::registration::contact::ALL),
    ("registration::care", crate::registration::care::ALL),
    ("registration::joining", crate::registration::joining::ALL),
    ("registration::release", crate::registration::release::ALL),
    ("registration::waiting", crate::registration::waiting::ALL),
    ("registration::withdrawn", crate::registration::withdrawn::ALL),
    ("inbox", crate::inbox::ALL),
    ("inbox::names", crate::inbox::names::ALL),
    ("inbox::on_road", crate::inbox::on_road::ALL),
    ("belongs", crate::belongs::ALL),
    ("talk", crate::talk::ALL),
    ("waits", crate::waits::ALL),
];

/// Every statement: module, name, text.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    MODULES.iter().flat_map(|(module, list)| list.iter().map(move |(name, sql)| (*module, *name, *sql)))
}

#[cfg(test)]
mod tests {
    use schakel_domain::{
        actor::{OrganisationKind, Role, Standing},
        conference::{CaseState, ConferenceKind, ConferenceState, DecisionKind},
        day::{DayList, NextStep, Stretch},
        dossier::DossierState,
        erasure::ErasureState,
        identity::FactorKind,
        partnership::Settled,
        registration::{AttemptKind, MessageKind, State},
    };

    use super::*;
    use crate::identity::SessionKind;

    macro_rules! codes {
        ($($of:ty),+) => { [$(<$of>::ALL.iter().map(|one| one.code()).collect::<Vec<_>>()),+].concat() };
    }

    /// The words that a column can hold, in whatever table it stands.
    fn words_of(column: &str) -> Option<Vec<&'static str>> {
        Some(match column {
            "state" | "state_before_merge" => codes!(State, ConferenceState, CaseState, DossierState, ErasureState),
            "closed" => codes!(State),
            "kind" => {
                let mut kinds = codes!(OrganisationKind, FactorKind, MessageKind, DecisionKind, ConferenceKind, SessionKind, AttemptKind);
                // Of an entry of the log.
                kinds.extend(["open", "look", "change", "event"]);
                kinds
            }
            "decision_kind" => codes!(DecisionKind),
            "role" => codes!(Role),
            "outcome" => vec!["done", "denied", "refused"],
            "standing" => codes!(Standing),
            "settled" => codes!(Settled),
            "list" => codes!(DayList),
            "next_step" => codes!(NextStep),
            "discuss" | "name" | "team" => vec!["yes", "no", "unknown", "later", "open"],
            _ => return None,
        })
    }

    const COLUMNS: &[&str] = &[
        "state",
        "closed",
        "kind",
        "decision_kind",
        "role",
        "outcome",
        "standing",
        "settled",
        "list",
        "next_step",
        "discuss",
        "name",
        "team",
    ];

    /// Texts that are of no list: the owner of what is sealed for no client, and the marks of jobs.
    const OF_THE_HOUSE: [&str; 2] = ["house", "job %"];

    /// Each text between quotes, and the column that it is compared with or given to, where that stands beside it.
    fn quoted(sql: &str) -> Vec<(Option<String>, String)> {
        let mut found = Vec::new();
        let mut before = Vec::new();
        for (number, piece) in sql.split('\'').enumerate() {
            if number % 2 == 1 {
                if !piece.is_empty() {
                    found.push((column(&before), piece.to_owned()));
                }
                before.push("'".to_owned());
                continue;
            }
            let spaced = piece.replace('(', " ( ").replace(')', " ) ").replace(',', " , ").replace('=', " = ").replace("<>", " <> ");
            before.extend(spaced.split_whitespace().map(ToOwned::to_owned));
        }
        found
    }

    /// The column of `column = '`, `column <> '`, `column IN ('` and `column IN ('a', '`.
    fn column(before: &[String]) -> Option<String> {
        let words: Vec<&str> = before.iter().map(String::as_str).rev().skip_while(|word| matches!(*word, "," | "'")).collect();
        let listed = words.len() < before.len();
        let name = match words.as_slice() {
            ["=" | "<>", before @ ..] if !listed => before,
            ["(", "IN", before @ ..] => before,
            _ => return None,
        };
        let name = name.iter().find(|word| !matches!(**word, ")" | "NOT"))?;
        Some(name.rsplit('.').next().unwrap_or(name).to_owned())
    }

    #[test]
    fn every_word_in_sql_is_one_of_its_column() {
        // A figure of the road is asked by its word, and is no column.
        let others = OF_THE_HOUSE.into_iter().chain(codes!(Stretch));
        let any: Vec<&str> = COLUMNS.iter().filter_map(|column| words_of(column)).flatten().chain(others).collect();
        let migrations = crate::migrate::all().iter().map(|migration| ("migrations", migration.name, migration.text));
        let (mut compared, mut wrong) = (0, Vec::new());
        for (module, name, sql) in all().chain(migrations) {
            let sql: String = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
            for (column, word) in quoted(&sql) {
                let words = column.as_deref().and_then(words_of);
                compared += usize::from(words.is_some());
                if !words.as_deref().unwrap_or(&any).contains(&word.as_str()) {
                    wrong.push(format!("{module}::{name}: {column:?} '{word}'"));
                }
            }
        }
        assert!(wrong.is_empty(), "no word of domain for that column: {wrong:#?}");
        assert!(compared > 100, "only {compared} words stand beside their column");
    }

    #[test]
    fn a_word_is_judged_by_the_column_beside_it() {
        let found =
            quoted("SET state = 'a' WHERE r.closed IN ('b', 'c') AND COALESCE(r.closed, r.state) NOT IN ('d') AND $4 = 'e', 'f' || ''");
        let found: Vec<_> = found.iter().map(|(column, word)| (column.as_deref(), word.as_str())).collect();
        let expected =
            [(Some("state"), "a"), (Some("closed"), "b"), (Some("closed"), "c"), (Some("state"), "d"), (Some("$4"), "e"), (None, "f")];
        assert_eq!(found, expected);
    }

    /// Words belong to domain; a constraint on them could not be extended on both engines.
    #[test]
    fn no_constraint_lists_words() {
        for migration in crate::migrate::all() {
            let listing: Vec<&str> = migration.text.lines().filter(|line| line.contains("CHECK") && line.contains(" IN (")).collect();
            assert!(listing.is_empty(), "{}: {listing:?}", migration.name);
        }
    }
}
