//! What is public is used. The compiler says so of what is private; what a crate shows to others it takes for used.

use std::collections::HashMap;

use crate::tree::File;

/// Public items that nothing but tests uses, each with its reason.
const NOT_USED_YET: &[(&str, &str)] = &[
    ("log_latest", "how the tests of all crates read what was noted"),
    ("at_each_step", "the test that kills the process at every step of an erasure listens there"),
];

/// The folder whose items are there for tests.
const FOR_TESTS: &str = "crates/testkit/";

/// Kinds of items that have a name of their own.
const KINDS: &[&str] = &["fn", "struct", "enum", "trait", "type", "const", "static"];

/// The public items whose name stands nowhere in the program but where they are made. A re-export is no use, and neither is a test.
pub(crate) fn unused(files: &[File]) -> Vec<String> {
    let sources: Vec<(&File, String)> = files.iter().filter(|file| is_source(file)).map(|file| (file, code(file))).collect();
    let mut count: HashMap<&str, u32> = HashMap::new();
    for word in sources.iter().flat_map(|(_, code)| words(code)) {
        *count.entry(word).or_default() += 1;
    }
    let mut complaints = Vec::new();
    for (file, code) in sources.iter().filter(|(file, _)| file.is("rs") && !file.path.starts_with(FOR_TESTS)) {
        for name in code.lines().filter_map(public_name) {
            if count.get(name) == Some(&1) && !NOT_USED_YET.iter().any(|(known, _)| *known == name) {
                complaints.push(format!("{}: {name} is public, and nothing of the program uses it", file.path));
            }
        }
    }
    for (name, _) in NOT_USED_YET {
        if count.get(name).is_some_and(|count| *count > 1) || (!sources.is_empty() && !count.contains_key(name)) {
            complaints.push(format!("xtask/src/dead.rs: {name} is no exception any more"));
        }
    }
    complaints
}

fn is_source(file: &File) -> bool {
    let code = file.is("rs") || file.is("html");
    code && file.path.starts_with("crates/") && file.path.contains("/src/") && !file.path.ends_with("/tests.rs")
}

/// A file without comments, tests and re-exports.
fn code(file: &File) -> String {
    let text = file.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let without_comments: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let text = without_comments.join("\n");
    let mut pieces = text.split("pub use ");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |code, piece| code + piece.split_once(';').map_or("", |(_, rest)| rest))
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The name of the item that a line makes public.
fn public_name(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("pub ")?;
    let mut words = words(rest).filter(|word| !["async", "unsafe"].contains(word)).peekable();
    let kind = words.next().filter(|kind| KINDS.contains(kind))?;
    if kind == "const" && words.peek() == Some(&"fn") {
        words.next();
    }
    words.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> = files.iter().map(|(path, text)| File { path: (*path).to_owned(), text: (*text).to_owned() }).collect();
        unused(&files).into_iter().filter(|complaint| !complaint.starts_with("xtask/")).collect()
    }

    #[test]
    fn what_is_public_and_used_by_nobody_is_found() {
        let made = "pub fn alone() {}\npub const fn also() {}\npub const ALONE: u8 = 1;\n    pub async fn within(&self) {}\npub struct Odd<T>(T);\n";
        assert_eq!(complaints(&[("crates/x/src/lib.rs", made)]).len(), 5);
        assert_eq!(complaints(&[("crates/testkit/src/lib.rs", made)]).len(), 0);
        let used = "fn main() { alone(); also(); ALONE; within(); Odd(1); }";
        assert_eq!(complaints(&[("crates/x/src/lib.rs", made), ("crates/y/src/main.rs", used)]).len(), 0);
        assert_eq!(complaints(&[("crates/x/src/lib.rs", made), ("crates/y/src/x.html", "{{ alone() }}")]).len(), 4);
    }

    #[test]
    fn tests_comments_and_re_exports_are_no_use() {
        let made = "pub fn alone() {}\n";
        for other in [
            ("crates/x/tests/it/main.rs", "alone();"),
            ("crates/x/src/tests.rs", "alone();"),
            ("crates/x/src/other.rs", "// alone\n/// [`alone`]\nfn x() {}\n#[cfg(test)]\nmod tests {\n    alone();\n}\n"),
            ("crates/x/src/other.rs", "pub use lib::{\n    alone,\n};\n"),
        ] {
            assert_eq!(complaints(&[("crates/x/src/lib.rs", made), other]).len(), 1, "{other:?}");
        }
    }
}
