//! The Application Security Verification Standard of OWASP, version 5.0.0: `docs/asvs.md` says for each requirement whether we meet it.
//!
//! Only numbers and levels stand here; the text of the requirements is OWASP's.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::ledger::{
    table::{quoted, rows},
    witness::{Witnesses, Worth},
};

/// Where our answers stand.
pub(crate) const DOCUMENT: &str = "docs/asvs.md";
const HEAD: &[&str] = &["Id", "Level", "Asks", "Status", "Where it is shown, or why"];

/// Each section, and the level of each of its requirements in turn.
#[rustfmt::skip]
const SECTIONS: &[(&str, &str)] = &[
    ("1.1", "22"), ("1.2", "1111122223"), ("1.3", "112222222223"), ("1.4", "222"), ("1.5", "123"), ("2.1", "122"), ("2.2", "112"),
    ("2.3", "12223"), ("2.4", "23"), ("3.1", "3"), ("3.2", "113"), ("3.3", "12223"), ("3.4", "11222233"), ("3.5", "11122333"),
    ("3.6", "3"), ("3.7", "22333"), ("4.1", "12233"), ("4.2", "23333"), ("4.3", "22"), ("4.4", "1222"), ("5.1", "2"),
    ("5.2", "112333"), ("5.3", "113"), ("5.4", "222"), ("6.1", "122"), ("6.2", "111111112222"), ("6.3", "11223333"),
    ("6.4", "112233"), ("6.5", "22222333"), ("6.6", "2223"), ("6.7", "33"), ("6.8", "2222"), ("7.1", "222"), ("7.2", "1111"),
    ("7.3", "22"), ("7.4", "11222"), ("7.5", "223"), ("7.6", "22"), ("8.1", "1233"), ("8.2", "1123"), ("8.3", "133"), ("8.4", "23"),
    ("9.1", "111"), ("9.2", "1222"), ("10.1", "22"), ("10.2", "223"), ("10.3", "22223"), ("10.4", "1111122222233333"),
    ("10.5", "22222"), ("10.6", "22"), ("10.7", "222"), ("11.1", "2233"), ("11.2", "22233"), ("11.3", "11233"), ("11.4", "1222"),
    ("11.5", "23"), ("11.6", "23"), ("11.7", "33"), ("12.1", "12233"), ("12.2", "11"), ("12.3", "22223"), ("13.1", "2333"),
    ("13.2", "222223"), ("13.3", "2233"), ("13.4", "1222233"), ("14.1", "22"), ("14.2", "12223333"), ("14.3", "122"),
    ("15.1", "12233"), ("15.2", "12233"), ("15.3", "1222222"), ("15.4", "3333"), ("16.1", "2"), ("16.2", "22222"), ("16.3", "2222"),
    ("16.4", "222"), ("16.5", "2223"), ("17.1", "23"), ("17.2", "22223333"), ("17.3", "22"),
];

/// How a requirement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    Met,
    NotMet,
    Later,
    NotApplicable,
}

impl Status {
    const ALL: [Self; 4] = [Self::Met, Self::NotMet, Self::Later, Self::NotApplicable];

    const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not met",
            Self::Later => "later",
            Self::NotApplicable => "not applicable",
        }
    }
}

/// How our answers stand, and what is wrong with them.
pub(crate) struct Answered {
    counts: BTreeMap<(char, Status), usize>,
    runs: usize,
    /// Requirements without an answer, answers that are none, witnesses that are not there.
    pub(crate) complaints: Vec<String>,
}

impl Answered {
    /// The counts as lines: one for each level.
    pub(crate) fn told(&self) -> String {
        let mut told = String::new();
        for level in ['1', '2', '3'] {
            let counts = Status::ALL.map(|status| format!("{:>3} {}", self.count(level, status), status.word()));
            let _ = writeln!(told, "level {level}: {}", counts.join("  "));
        }
        let met: usize = ['1', '2', '3'].iter().map(|level| self.count(*level, Status::Met)).sum();
        let _ = write!(told, "{met} requirements of ASVS 5.0.0 are met; of these {} are shown by something that runs", self.runs);
        told
    }

    fn count(&self, level: char, status: Status) -> usize {
        self.counts.get(&(level, status)).copied().unwrap_or_default()
    }
}

/// Looks at each answer, and whether there is one for each requirement.
pub(crate) fn answer(text: &str, witnesses: &Witnesses<'_>) -> Answered {
    let mut answered = Answered { counts: BTreeMap::new(), runs: 0, complaints: Vec::new() };
    let mut open = all();
    for row in rows(text, HEAD) {
        let [id, level, asks, status, why] = row.as_slice() else {
            answered.complaints.push(format!("{DOCUMENT}: a row of {} cells: {}", row.len(), row.join(" | ")));
            continue;
        };
        let complaints = match open.remove(*id) {
            None => vec!["is no requirement, or stands there twice".to_owned()],
            Some(own) if level.parse() != Ok(own) => vec![format!("is of level {own}")],
            Some(own) => judge(&mut answered, own, asks, status, why, witnesses),
        };
        answered.complaints.extend(complaints.into_iter().map(|complaint| format!("{DOCUMENT}: {id}: {complaint}")));
    }
    answered.complaints.extend(open.keys().map(|id| format!("{DOCUMENT}: {id}: has no answer")));
    answered
}

/// Counts one answer, and says what is wrong with it.
fn judge(answered: &mut Answered, level: char, asks: &str, status: &str, why: &str, witnesses: &Witnesses<'_>) -> Vec<String> {
    let Some(status) = Status::ALL.into_iter().find(|known| known.word() == status) else {
        return vec![format!("'{status}' is no status")];
    };
    *answered.counts.entry((level, status)).or_default() += 1;
    let (worth, mut complaints): (Vec<_>, Vec<_>) = quoted(why).map(|named| witnesses.look_up(named)).partition(Result::is_ok);
    let mut told: Vec<String> = complaints.drain(..).filter_map(Result::err).collect();
    answered.runs += usize::from(status == Status::Met && worth.contains(&Ok(Worth::Runs)));
    if status == Status::Met && worth.is_empty() {
        told.push("is said to be met, and nothing shows it".to_owned());
    }
    if status == Status::Later && level != '3' {
        told.push("is of level 1 or 2: say whether it is met".to_owned());
    }
    if asks.is_empty() || why.is_empty() {
        told.push("say what it asks, and where it is shown or why it is not".to_owned());
    }
    told
}

/// Each requirement with its level.
fn all() -> BTreeMap<String, char> {
    let numbered = |section: &str, levels: &'static str| {
        let section = section.to_owned();
        levels.chars().enumerate().map(move |(at, level)| (format!("{section}.{}", at + 1), level))
    };
    SECTIONS.iter().flat_map(|(section, levels)| numbered(section, levels)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::File;

    /// A document that answers everything with "not met", but for the rows that are given.
    fn document(own: &[&str], without: &[&str]) -> String {
        let mut text = format!("| {} |\n|---|---|---|---|---|\n", HEAD.join(" | "));
        for (id, level) in all() {
            if !without.contains(&id.as_str()) && !own.iter().any(|row| row.starts_with(&format!("| {id} |"))) {
                let _ = writeln!(text, "| {id} | {level} | something | not met | not yet |");
            }
        }
        text + &own.join("\n")
    }

    fn complaints(own: &[&str], without: &[&str]) -> Vec<String> {
        let files = [File { path: "crates/web/tests/it/door.rs".to_owned(), text: "#[test]\nfn a_code_counts_once() {}\n".to_owned() }];
        answer(&document(own, without), &Witnesses::new(&files)).complaints
    }

    #[test]
    fn there_are_as_many_requirements_as_the_standard_has() {
        let all = all();
        assert_eq!(all.len(), 345);
        assert_eq!(['1', '2', '3'].map(|level| all.values().filter(|own| **own == level).count()), [70, 183, 92]);
    }

    #[test]
    fn a_document_that_answers_everything_is_taken_and_counted() {
        let files = [File { path: "crates/web/tests/it/door.rs".to_owned(), text: "#[test]\nfn a_code_counts_once() {}\n".to_owned() }];
        let text =
            document(&["| 6.5.1 | 2 | once only | met | `a_code_counts_once` |", "| 2.4.2 | 3 | human haste | later | not yet |"], &[]);
        let answered = answer(&text, &Witnesses::new(&files));
        assert_eq!(answered.complaints, Vec::<String>::new());
        assert!(answered.told().contains("level 2:   1 met  182 not met    0 later    0 not applicable"), "{}", answered.told());
        assert!(answered.told().ends_with("1 requirements of ASVS 5.0.0 are met; of these 1 are shown by something that runs"));
    }

    #[test]
    fn every_slip_is_found() {
        for (row, why) in [
            ("| 6.5.1 | 2 | once only | met | it is so |", "is said to be met, and nothing shows it"),
            ("| 6.5.1 | 2 | once only | met | `gone` |", "no test is called gone"),
            ("| 6.5.1 | 2 | once only | not met | beside `gone` |", "no test is called gone"),
            ("| 6.5.1 | 1 | once only | not met | not yet |", "is of level 2"),
            ("| 6.5.1 | 2 | once only | almost | not yet |", "'almost' is no status"),
            ("| 6.5.1 | 2 | once only | later | not yet |", "is of level 1 or 2: say whether it is met"),
            ("| 6.5.1 | 2 | | not met | not yet |", "say what it asks, and where it is shown or why it is not"),
            ("| 6.5.1 | 2 | once only | not applicable | |", "say what it asks, and where it is shown or why it is not"),
        ] {
            let told = complaints(&[row], &[]);
            assert!(told.contains(&format!("docs/asvs.md: 6.5.1: {why}")), "{row}: {told:?}");
        }
        assert_eq!(complaints(&[], &["6.5.1"]), ["docs/asvs.md: 6.5.1: has no answer"]);
        let twice = "| 6.5.1 | 2 | once only | not met | not yet |";
        assert_eq!(complaints(&[twice, twice], &[]), ["docs/asvs.md: 6.5.1: is no requirement, or stands there twice"]);
        assert_eq!(complaints(&["| 6.5.9 | 2 | once only | not met | not yet |"], &[]).len(), 1);
        assert_eq!(
            complaints(&["| 6.5.1 | 2 | cut off |"], &[]),
            ["docs/asvs.md: a row of 3 cells: 6.5.1 | 2 | cut off", "docs/asvs.md: 6.5.1: has no answer"]
        );
    }
}
