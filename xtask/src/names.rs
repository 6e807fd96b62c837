//! One public name, one thing, in a crate: whoever looks for a type by its name finds one.

use std::collections::BTreeMap;

use crate::tree::File;

/// Kinds of items whose names are looked for.
const KINDS: &[&str] = &["struct", "enum", "trait", "type"];

/// What a name may follow to be seen outside its module.
const PUBLIC: &[&str] = &["pub ", "pub(crate) ", "pub(super) "];

/// The types that share their name with another of the same crate. Rows that a macro writes and tests do not count.
pub(crate) fn shared(files: &[File]) -> Vec<String> {
    let mut made: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.is("rs")) {
        let Some((name_of_crate, rest)) = file.path.strip_prefix("crates/").and_then(|path| path.split_once('/')) else { continue };
        if !rest.starts_with("src/") || rest.ends_with("/tests.rs") {
            continue;
        }
        let text = file.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for name in text.lines().filter_map(type_name) {
            made.entry((name_of_crate, name)).or_default().push(&file.path);
        }
    }
    let several = made.into_iter().filter(|(_, files)| files.len() > 1);
    several.map(|((_, name), files)| format!("{}: two things are called {name}", files.join(" and "))).collect()
}

/// The name of the type that a line makes public.
fn type_name(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = PUBLIC.iter().find_map(|public| line.strip_prefix(public)).filter(|rest| !rest.contains(" $"))?;
    let mut words = rest.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    words.next().filter(|kind| KINDS.contains(kind))?;
    words.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> = files.iter().map(|(path, text)| File { path: (*path).to_owned(), text: (*text).to_owned() }).collect();
        shared(&files)
    }

    #[test]
    fn two_types_of_one_name_in_a_crate_are_refused() {
        let told =
            complaints(&[("crates/app/src/talk.rs", "pub struct Opened {\n"), ("crates/app/src/dossier.rs", "pub(crate) enum Opened {\n")]);
        assert_eq!(told, ["crates/app/src/talk.rs and crates/app/src/dossier.rs: two things are called Opened"]);
    }

    #[test]
    fn other_crates_private_types_and_tests_do_not_count() {
        let told = complaints(&[
            ("crates/app/src/talk.rs", "pub struct Opened {\nstruct Row;\n#[cfg(test)]\nmod tests {\n    pub struct Row;\n"),
            ("crates/web/src/talk.rs", "pub struct Opened {\nstruct Row;\n"),
            ("crates/app/tests/it/talk.rs", "pub struct Opened {\n"),
        ]);
        assert!(told.is_empty(), "{told:?}");
    }
}
