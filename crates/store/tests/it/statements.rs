//! All SQL of the house, asked of both engines.

use std::collections::{BTreeMap, BTreeSet};

use schakel_store::statements;

use crate::world::worlds;

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    for world in worlds().await {
        let mut faults = Vec::new();
        for (module, name, sql) in statements::all() {
            // A transaction each: after a fault PostgreSQL listens to nothing more in it.
            let mut tx = world.store.read().await.unwrap();
            if let Err(fault) = tx.prepare(sql).await {
                faults.push(format!("{module}::{name}: {fault}"));
            }
        }
        assert!(faults.is_empty(), "{:?}\n{}", world.settings.database, faults.join("\n"));
    }
}

/// The statements that may do what is not done otherwise, each with its reason.
fn reasons(list: &'static str) -> BTreeMap<&'static str, &'static str> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(": ").expect("module::NAME: reason"))
        .collect()
}

/// Tables whose rows belong to a partnership.
fn tables_of_a_partnership() -> Vec<String> {
    let mut tables = Vec::new();
    for migration in schakel_store::migrate::all() {
        for table in migration.text.split("CREATE TABLE ").skip(1) {
            let (name, rest) = table.split_once(' ').unwrap();
            if name != "partnership" && rest.split("\n);").next().unwrap().contains("\n    partnership_id ") {
                tables.push(name.to_owned());
            }
        }
    }
    tables
}

#[test]
fn every_statement_on_a_case_names_the_partnership() {
    let (tables, exceptions) = (tables_of_a_partnership(), reasons(include_str!("without_partnership.txt")));
    assert!(tables.iter().any(|table| table == "registration"), "{tables:?}");
    let mut without = Vec::new();
    for (module, name, sql) in statements::all() {
        let words: Vec<&str> = sql.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
        let touched = words.windows(2).any(|pair| {
            matches!(pair[0].to_ascii_uppercase().as_str(), "FROM" | "INTO" | "UPDATE" | "JOIN") && tables.iter().any(|t| t == pair[1])
        });
        let text = sql.split_whitespace().collect::<Vec<_>>().join(" ");
        // Compared with a value, itself or as an expression that no index answers, or among the columns that an insert fills.
        let named = text.contains("partnership_id = $")
            || text.contains("partnership_id || '' = $")
            || (text.contains("INSERT INTO") && words.contains(&"partnership_id"));
        if touched && !named {
            without.push(format!("{module}::{name}"));
        }
    }
    let unexplained: Vec<_> = without.iter().filter(|name| !exceptions.contains_key(name.as_str())).collect();
    assert!(unexplained.is_empty(), "without partnership_id and without a reason in without_partnership.txt: {unexplained:#?}");
    let outdated: Vec<_> = exceptions.keys().filter(|name| !without.iter().any(|it| it == *name)).collect();
    assert!(outdated.is_empty(), "in without_partnership.txt for nothing: {outdated:?}");
}

/// The highest number of a value that a statement asks for.
fn asks_for(sql: &str) -> usize {
    sql.split('$').skip(1).filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()).max().unwrap_or(0)
}

/// Whether a step of a plan of SQLite walks over a whole table, or over everything of a partnership.
fn walks(step: &str, made: &[String]) -> bool {
    let whole = step.strip_prefix("SCAN ").is_some_and(|of| {
        let of = of.split(' ').next().unwrap_or_default();
        !of.starts_with("(subquery") && !made.iter().any(|name| name == of)
    });
    let its_own = ["SEARCH partnership ", "SEARCH p USING INDEX sqlite_autoindex_partnership_1", "SEARCH registration_options "];
    whole || (step.ends_with("(partnership_id=?)") && !its_own.iter().any(|row| step.starts_with(row)))
}

#[tokio::test]
async fn every_statement_finds_its_rows_over_an_index() {
    let reasons = reasons(include_str!("walks.txt"));
    let world = worlds().await.remove(0);
    let mut tx = world.store.read().await.unwrap();
    let mut walking = Vec::new();
    for (module, name, sql) in statements::all() {
        let explain: &'static str = Box::leak(format!("EXPLAIN QUERY PLAN {sql}").into_boxed_str());
        let values = vec![schakel_store::Value::Text(None); asks_for(sql)];
        let plan: Vec<(i64, i64, i64, String)> = tx.fetch(explain, values).await.unwrap();
        let made = |step: &String| ["CO-ROUTINE ", "MATERIALIZE "].iter().find_map(|made| step.strip_prefix(made)).map(ToOwned::to_owned);
        let made: Vec<String> = plan.iter().filter_map(|(.., step)| made(step)).collect();
        if plan.iter().any(|(.., step)| walks(step, &made)) {
            walking.push(format!("{module}::{name}"));
        }
    }
    let unexplained: Vec<_> = walking.iter().filter(|name| !reasons.contains_key(name.as_str())).collect();
    assert!(unexplained.is_empty(), "reads all of a table or of a partnership, without a reason in walks.txt: {unexplained:#?}");
    let outdated: Vec<_> = reasons.keys().filter(|name| !walking.iter().any(|it| it == *name)).collect();
    assert!(outdated.is_empty(), "in walks.txt for nothing: {outdated:?}");
}

/// Tables whose rows carry a seal.
fn sealed_tables() -> Vec<&'static str> {
    let all = schakel_store::migrate::all().iter().flat_map(|migration| migration.text.lines());
    all.filter_map(|line| line.strip_prefix("ALTER TABLE ")?.strip_suffix(" ADD COLUMN row_seal BLOB;")).collect()
}

/// The tables of which a statement reads rows, and does not ask for their seals.
fn reads_without_seal<'a>(sql: &str, tables: &[&'a str]) -> BTreeSet<&'a str> {
    const AFTER: &[&str] = &["where", "join", "left", "on", "order", "group", "limit", "union", "and", "or", "set", "returning"];
    let spaced = sql.replace('(', " ( ").replace(')', " ) ").replace(',', " , ").replace(';', " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        // What a statement writes is compared with its seal before.
        let reads = *word == "JOIN" || (*word == "FROM" && (at == 0 || words.get(at - 1).is_none_or(|before| *before != "DELETE")));
        let table = words.get(at + 1).filter(|_| reads).and_then(|word| tables.iter().find(|table| *table == word));
        let Some(table) = table else { continue };
        let alias = words
            .get(at + 2)
            .filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()) && !AFTER.contains(&word.to_ascii_lowercase().as_str()));
        let seal = alias.map_or_else(|| "row_seal".to_owned(), |alias| format!("{alias}.row_seal"));
        if !words.contains(&seal.as_str()) {
            found.insert(*table);
        }
    }
    found
}

#[test]
fn every_statement_that_reads_a_row_with_a_seal_asks_for_it() {
    let (tables, reasons) = (sealed_tables(), reasons(include_str!("without_seal.txt")));
    assert!(tables.len() > 25, "{tables:?}");
    let each = |(module, name, sql): (&str, &str, &str)| {
        reads_without_seal(sql, &tables).into_iter().map(|table| format!("{module}::{name} {table}")).collect::<Vec<_>>()
    };
    let without: Vec<String> = statements::all().flat_map(each).collect();
    let explains = |reason: &str, name: &str| match reason.split_once('*') {
        Some((before, after)) => name.starts_with(before) && name.ends_with(after),
        None => reason == name,
    };
    let unexplained: Vec<_> = without.iter().filter(|name| !reasons.keys().any(|reason| explains(reason, name))).collect();
    assert!(unexplained.is_empty(), "reads a row without its seal, and without a reason in without_seal.txt: {unexplained:#?}");
    let outdated: Vec<_> = reasons.keys().filter(|reason| !without.iter().any(|name| explains(reason, name))).collect();
    assert!(outdated.is_empty(), "in without_seal.txt for nothing: {outdated:?}");
}
