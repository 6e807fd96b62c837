//! SQL is written, not composed: a statement is a constant in `store`, and values travel beside it.
//!
//! Names of columns that come from outside are how systems like ours were read from end to end; so no statement is made
//! with `format!` and its like, except where this file says why.

use crate::tree::File;

/// Where statements are composed, from what, and why that is safe.
const COMPOSED: &[(&str, &str)] = &[
    ("crates/store/src/inbox.rs", OF_A_FILTER),
    ("crates/store/src/dossier.rs", OF_A_FILTER),
    ("crates/store/src/conference.rs", OF_A_FILTER),
    ("crates/store/src/listing.rs", OF_A_FILTER),
    ("crates/store/src/backup/dump.rs", "names of tables and columns come from the database's own catalogue; every value is bound"),
    ("crates/store/src/backup/load.rs", "names of tables and columns come from the database's own catalogue; every value is bound"),
    (
        "crates/store/src/bound/plan.rs",
        "names of tables and columns come from the closed list of bound.rs, conditions from our own constants",
    ),
    ("crates/store/src/rows.rs", "names of tables and columns come from the closed list of bound.rs; every value is bound"),
    ("crates/testkit/src/tamper.rs", "what somebody writes who has no key; names of tables and columns come from the test"),
    ("crates/store/src/engine/postgres.rs", "a table is dropped by the quoted name that the catalogue gave"),
    ("crates/store/src/engine/sqlite.rs", "a table is dropped by the quoted name that the catalogue gave"),
];

const OF_A_FILTER: &str = "the condition of the policies' filter, made in filter.rs from a closed list of columns; every value is bound";

/// Macros and methods that make a text out of pieces while the program runs. `concat!` of constants is a constant.
const MAKERS: &[&str] = &["format!(", "write!(", "writeln!(", ".push_str("];

/// How a statement begins.
const STATEMENTS: &[&str] = &["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "ALTER TABLE ", "DROP TABLE "];

/// Statements that are put together in the program's own code, and statements outside `store`.
pub(crate) fn composed(file: &File) -> Vec<String> {
    let ours = file.path.starts_with("crates/") && file.path.contains("/src/") && file.is("rs");
    if !ours || COMPOSED.iter().any(|(path, _)| *path == file.path) {
        return Vec::new();
    }
    // Tests may look into the database as they like.
    let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
    let keeps_sql = ["crates/store/", "crates/testkit/"].iter().any(|crate_| file.path.starts_with(crate_));
    let mut complaints = Vec::new();
    let mut before = "";
    for (number, line) in code.lines().enumerate() {
        let comment = line.trim_start().starts_with("//");
        if !comment && begins_statement(line) {
            if !keeps_sql {
                complaints.push(format!("{}:{}: SQL outside store", file.path, number + 1));
            } else if makes_text(line) || (makes_text(before) && before.trim_end().ends_with('(')) {
                complaints.push(format!("{}:{}: a statement is a constant, never put together", file.path, number + 1));
            }
        }
        before = line;
    }
    complaints
}

fn makes_text(line: &str) -> bool {
    MAKERS.iter().any(|maker| line.contains(maker))
}

/// Whether a text in this line begins like a statement.
fn begins_statement(line: &str) -> bool {
    STATEMENTS.iter().any(|statement| line.contains(&format!("\"{statement}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        composed(&File { path: path.to_owned(), text: text.to_owned() }).len()
    }

    #[test]
    fn composed_statements_are_found_and_constants_are_not() {
        assert_eq!(found("crates/store/src/x.rs", "let sql = format!(\"SELECT {column} FROM client\");"), 1);
        assert_eq!(found("crates/store/src/x.rs", "let sql = format!(\n    \"DELETE FROM {table}\");"), 1);
        assert_eq!(found("crates/store/src/x.rs", "READ = \"SELECT name FROM client WHERE client_id = $1\";"), 0);
        assert_eq!(found("crates/store/src/x.rs", "#[cfg(test)]\nlet sql = format!(\"SELECT {column} FROM client\");"), 0);
    }

    #[test]
    fn statements_outside_the_store_are_found() {
        assert_eq!(found("crates/web/src/x.rs", "const READ: &str = \"SELECT 1\";"), 1);
        assert_eq!(found("crates/web/src/x.rs", "// \"SELECT \" belongs to store"), 0);
    }
}
