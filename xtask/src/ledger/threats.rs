//! The threat model as it is walked: each row of `docs/security.md` names what shows it.

use crate::ledger::{
    table::{quoted, rows},
    witness::{Witnesses, Worth},
};

/// Where the threats stand.
pub(crate) const DOCUMENT: &str = "docs/security.md";
const HEAD: &[&str] = &["Who, and what they try", "What stands against it", "Shown by"];
/// The most of a row that is printed, in characters.
const FIRST: usize = 70;

/// The threats of the document, and what is wrong with their rows.
pub(crate) struct Walked {
    /// Each threat, with how many witnesses it has.
    pub(crate) threats: Vec<(String, usize)>,
    /// Rows without a witness, and witnesses that are none.
    pub(crate) complaints: Vec<String>,
}

/// Looks up each witness of each row.
pub(crate) fn walk(text: &str, witnesses: &Witnesses<'_>) -> Walked {
    let mut walked = Walked { threats: Vec::new(), complaints: Vec::new() };
    for row in rows(text, HEAD) {
        let threat: String = row.first().copied().unwrap_or_default().chars().take(FIRST).collect();
        let mut shown = 0;
        for named in row.get(2).into_iter().flat_map(|cell| quoted(cell)) {
            match witnesses.look_up(named) {
                Ok(Worth::Runs) => shown += 1,
                Ok(Worth::Stands) => walked.complaints.push(format!("{DOCUMENT}: {threat}: {named} is no test")),
                Err(why) => walked.complaints.push(format!("{DOCUMENT}: {threat}: {why}")),
            }
        }
        if shown == 0 {
            walked.complaints.push(format!("{DOCUMENT}: {threat}: nothing shows it"));
        }
        walked.threats.push((threat, shown));
    }
    if walked.threats.is_empty() {
        walked.complaints.push(format!("{DOCUMENT}: there is no table | {} |", HEAD.join(" | ")));
    }
    walked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::File;

    fn complaints(rows: &str) -> Vec<String> {
        let tests = "#[test]\nfn a_look_is_noted() {}\n\n#[test]\n#[ignore]\nfn asleep() {}\n";
        let files = [File { path: "crates/web/tests/it/looks.rs".to_owned(), text: tests.to_owned() }];
        let text = format!("| Who, and what they try | What stands against it | Shown by |\n|---|---|---|\n{rows}");
        walk(&text, &Witnesses::new(&files)).complaints
    }

    #[test]
    fn a_row_with_a_test_that_runs_is_walked() {
        assert!(complaints("| a colleague | `schakel` notes it | `a_look_is_noted` |\n").is_empty());
    }

    #[test]
    fn a_row_without_a_witness_or_with_one_that_is_none_is_found() {
        for (row, why) in [
            ("| a colleague | notes it | |\n", vec!["nothing shows it"]),
            ("| a colleague | `a_look_is_noted` | in prose |\n", vec!["nothing shows it"]),
            ("| a colleague | notes it |\n", vec!["nothing shows it"]),
            ("| a colleague | notes it | `a_look_is_noted`, `gone` |\n", vec!["no test is called gone"]),
            ("| a colleague | notes it | `asleep` |\n", vec!["asleep is ignored, so nobody runs it", "nothing shows it"]),
            ("| a colleague | notes it | `looks.rs` |\n", vec!["there is no looks.rs", "nothing shows it"]),
            (
                "| a colleague | notes it | `crates/web/tests/it/looks.rs` |\n",
                vec!["crates/web/tests/it/looks.rs is no test", "nothing shows it"],
            ),
        ] {
            let told: Vec<String> = why.iter().map(|why| format!("docs/security.md: a colleague: {why}")).collect();
            assert_eq!(complaints(row), told, "{row}");
        }
    }

    #[test]
    fn a_document_that_lost_its_table_is_found() {
        assert_eq!(walk("# What we protect\n", &Witnesses::new(&[])).complaints.len(), 1);
    }
}
