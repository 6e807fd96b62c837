//! What a document names as its witness, looked up in the tree.
//!
//! A test by its name (`a_code_counts_once`), a road in a browser by its file and title (`staff.mjs::…`), a theorem over the policies by
//! its name (`T4-admin-no-client`), and a check of the house by its command (`cargo xtask deps`): these run, and fail when a promise is
//! broken. A file, a thing in a file (`headers.rs::CSP`) and a decision (`ADR 0011`) only stand there to be read.

use crate::tree::File;

/// Where the theorems over the policies stand; those after [`TOMORROW`] are about policies that the program does not have yet.
const PROOFS: &str = "crates/access/policies/proofs.cedar";
const TOMORROW: &str = "= tomorrow";
/// The steps of `cargo xtask check`, and the list of the roads: what stands in neither is run by nobody.
const STEPS: &str = "xtask/src/check.rs";
const ROADS: &str = "e2e/roads.mjs";

/// What a witness is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Worth {
    /// It runs at every check, and fails when the promise is broken.
    Runs,
    /// It stands there to be read.
    Stands,
}

/// The files in which witnesses are looked up.
pub(crate) struct Witnesses<'a> {
    files: &'a [File],
}

impl<'a> Witnesses<'a> {
    pub(crate) const fn new(files: &'a [File]) -> Self {
        Self { files }
    }

    /// What the witness is worth, or why it is none.
    pub(crate) fn look_up(&self, named: &str) -> Result<Worth, String> {
        if let Some(step) = named.strip_prefix("cargo xtask ") {
            return self.check(step);
        }
        if let Some(number) = named.strip_prefix("ADR ") {
            let start = format!("docs/adr/{number}-");
            return stands(self.files.iter().any(|file| number.len() == 4 && file.path.starts_with(&start)), named);
        }
        if let Some((place, title)) = named.split_once("::") {
            return if place.rsplit_once('.').is_some_and(|(_, kind)| kind == "mjs") {
                self.road(place, title)
            } else {
                self.in_file(place, title)
            };
        }
        if named.contains(['/', '.']) {
            return stands(self.files.iter().any(|file| file.path == named || file.path.starts_with(&folder(named))), named);
        }
        if named.contains('-') { self.theorem(named) } else { test(named, self.files.iter()) }
    }

    fn check(&self, step: &str) -> Result<Worth, String> {
        let call = format!("{step}::");
        let runs = step == "check" || self.at(STEPS).any(|file| file.text.contains(&call));
        if runs { Ok(Worth::Runs) } else { Err(format!("`cargo xtask {step}` is no step of the check")) }
    }

    fn theorem(&self, id: &str) -> Result<Worth, String> {
        let mark = format!("@id(\"{id}\")");
        let proved = self.at(PROOFS).any(|file| file.text.split(TOMORROW).next().is_some_and(|today| today.contains(&mark)));
        if proved { Ok(Worth::Runs) } else { Err(format!("no theorem of today is called {id}")) }
    }

    fn road(&self, place: &str, title: &str) -> Result<Worth, String> {
        let test = format!("\ntest('{title}',");
        let walked = self.at(ROADS).any(|roads| roads.text.contains(&format!("import './{place}';")));
        if walked && self.ending_in(place).any(|file| file.path.starts_with("e2e/") && file.text.contains(&test)) {
            return Ok(Worth::Runs);
        }
        Err(format!("no road of {place} is called '{title}'"))
    }

    /// A test of the file, or something that the file makes: a function, a type, a constant.
    fn in_file(&self, place: &str, name: &str) -> Result<Worth, String> {
        let files: Vec<&File> = self.ending_in(place).collect();
        match files.as_slice() {
            [] => Err(format!("there is no {place}")),
            [file] if tests(&file.text).iter().any(|test| test.name == name) => test(name, files.into_iter()),
            [file] => stands(file.text.lines().any(|line| made(line) == Some(name)), &format!("{place}::{name}")),
            _ => Err(format!("several files are called {place}: say more of the path")),
        }
    }

    fn at(&self, path: &str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.path == path)
    }

    fn ending_in(&self, place: &str) -> impl Iterator<Item = &'a File> {
        let end = format!("/{place}");
        self.files.iter().filter(move |file| file.path.ends_with(&end))
    }
}

fn folder(named: &str) -> String {
    format!("{}/", named.trim_end_matches('/'))
}

fn stands(is_there: bool, named: &str) -> Result<Worth, String> {
    if is_there { Ok(Worth::Stands) } else { Err(format!("there is no {named}")) }
}

/// What the one test of this name among the files is worth.
fn test<'f>(name: &str, files: impl Iterator<Item = &'f File>) -> Result<Worth, String> {
    let all = files.filter(|file| file.is("rs")).flat_map(|file| tests(&file.text));
    let found: Vec<Test<'_>> = all.filter(|test| test.name == name).collect();
    match found.as_slice() {
        [] => Err(format!("no test is called {name}")),
        [test] if test.ignored => Err(format!("{name} is ignored, so nobody runs it")),
        [_] => Ok(Worth::Runs),
        _ => Err(format!("several tests are called {name}: name the file too, as file.rs::{name}")),
    }
}

/// A test in Rust.
struct Test<'a> {
    name: &'a str,
    ignored: bool,
}

/// The tests of a file: functions with the mark of a test above them.
fn tests(text: &str) -> Vec<Test<'_>> {
    let mut found = Vec::new();
    let (mut is_test, mut ignored) = (false, false);
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[") {
            is_test |= line == "#[test]" || line.starts_with("#[tokio::test");
            ignored |= line.contains("ignore");
        } else if let Some(name) = function(line) {
            if is_test {
                found.push(Test { name, ignored });
            }
            (is_test, ignored) = (false, false);
        }
    }
    found
}

/// The name of the function that a line begins.
fn function(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let only_marks =
        before.split(' ').all(|word| word.is_empty() || matches!(word, "pub" | "pub(crate)" | "pub(super)" | "async" | "const"));
    only_marks.then(|| word(after))
}

/// The name of what a line makes: a function, a type, a constant.
fn made(line: &str) -> Option<&str> {
    let line = line.trim();
    let kinds = ["const ", "static ", "struct ", "enum ", "trait ", "type "];
    let bare = ["pub ", "pub(crate) ", "pub(super) "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
    function(line).or_else(|| kinds.iter().find_map(|kind| bare.strip_prefix(kind)).map(word))
}

fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    fn house() -> Vec<File> {
        vec![
            file(
                "crates/web/tests/it/door.rs",
                "#[test]\nfn a_code_counts_once() {}\n\n#[test]\n#[ignore = \"slow\"]\nfn asleep() {}\n\n#[tokio::test(flavor = \"multi_thread\")]\nasync fn looks_wait() {}\n\nfn helper() {}\n",
            ),
            file("crates/web/tests/it/one.rs", "#[test]\nfn twice() {}\n// #[test]\nfn quiet() {}\n"),
            file("crates/web/tests/it/two.rs", "#[test]\nfn twice() {}\n"),
            file("crates/web/src/headers.rs", "const CSP: &str = \"\";\npub(crate) fn finish() {}\n"),
            file("crates/web/src/door.rs", "pub struct Door;\n"),
            file("crates/access/policies/proofs.cedar", "@id(\"T4-no-client\")\n// = tomorrow\n@id(\"P4-later\")\n"),
            file("xtask/src/check.rs", "steps.run(\"dependencies\", |_| deps::deps(tree))?;"),
            file("e2e/roads.mjs", "import './staff.mjs';\n"),
            file("e2e/staff.mjs", "\ntest('a member comes in', async () => {"),
            file("e2e/alone.mjs", "\ntest('nobody walks here', async () => {"),
            file("docs/adr/0011-sealing.md", ""),
        ]
    }

    #[test]
    fn what_runs_is_worth_more_than_what_stands_there() {
        let files = house();
        let witnesses = Witnesses::new(&files);
        for runs in
            ["a_code_counts_once", "looks_wait", "one.rs::twice", "T4-no-client", "cargo xtask deps", "staff.mjs::a member comes in"]
        {
            assert_eq!(witnesses.look_up(runs), Ok(Worth::Runs), "{runs}");
        }
        for stands in
            ["headers.rs::CSP", "headers.rs::finish", "src/door.rs::Door", "crates/web/src/headers.rs", "crates/web/src/", "ADR 0011"]
        {
            assert_eq!(witnesses.look_up(stands), Ok(Worth::Stands), "{stands}");
        }
    }

    #[test]
    fn what_is_not_there_or_is_run_by_nobody_is_no_witness() {
        let files = house();
        let witnesses = Witnesses::new(&files);
        for (named, why) in [
            ("a_code_counts_twice", "no test is called a_code_counts_twice"),
            ("helper", "no test is called helper"),
            ("quiet", "no test is called quiet"),
            ("asleep", "asleep is ignored, so nobody runs it"),
            ("it/door.rs::asleep", "asleep is ignored, so nobody runs it"),
            ("twice", "several tests are called twice: name the file too, as file.rs::twice"),
            ("door.rs::a_code_counts_once", "several files are called door.rs: say more of the path"),
            ("gone.rs::CSP", "there is no gone.rs"),
            ("headers.rs::GONE", "there is no headers.rs::GONE"),
            ("crates/web/src/head", "there is no crates/web/src/head"),
            ("ADR 0012", "there is no ADR 0012"),
            ("ADR 0", "there is no ADR 0"),
            ("T5-gone", "no theorem of today is called T5-gone"),
            ("P4-later", "no theorem of today is called P4-later"),
            ("cargo xtask sizes", "`cargo xtask sizes` is no step of the check"),
            ("staff.mjs::a member", "no road of staff.mjs is called 'a member'"),
            ("alone.mjs::nobody walks here", "no road of alone.mjs is called 'nobody walks here'"),
        ] {
            assert_eq!(witnesses.look_up(named).unwrap_err(), why, "{named}");
        }
    }
}
