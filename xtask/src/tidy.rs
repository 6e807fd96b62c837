//! `cargo xtask tidy`: what the tree promises about itself and no compiler checks.
//!
//! Each promise is a function that takes files and returns complaints, so that each can be tried on a line of text.

use anyhow::{Result, bail};

use crate::{
    arrows, circles, comments, dead, glossary, names, pages, statements,
    tree::{File, Tree},
    wording,
};

/// Marks of unfinished work. In pieces, so that this file does not complain about itself.
const UNFINISHED: &[&str] =
    &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("todo", "!("), concat!("unimplemented", "!(")];

/// Ways to write that a fact came from VDAB. Nothing travels between VDAB and the partnership except through the client
/// (playbook §III), so no such source may have a name.
const NO_SOURCE: &[&str] = &[
    concat!("Source::", "Vdab"),
    concat!("From", "Vdab"),
    concat!("from_", "vdab"),
    concat!("ToldBy", "Vdab"),
    concat!("told_by_", "vdab"),
    concat!("source_", "vdab"),
];

/// Endings of the files that people write.
const WRITTEN: &[&str] =
    &[".rs", ".toml", ".md", ".html", ".css", ".ftl", ".sql", ".cedar", ".cedarschema", ".mjs", ".json", ".service", ".ci/run", ".svg"];

/// Looks at the whole tree.
pub(crate) fn tidy(tree: &Tree) -> Result<()> {
    let written = tree.files(WRITTEN)?;
    let mut complaints = Vec::new();
    for file in &written {
        complaints.extend(documented(file));
        complaints.extend(finished(file));
        complaints.extend(vdab_is_no_source(file));
        complaints.extend(no_machine(file, tree));
        complaints.extend(paths_exist(file, tree));
        complaints.extend(comments::plain(file));
        complaints.extend(statements::composed(file));
        complaints.extend(pages::complaints(file));
        complaints.extend(pages_stay_in_front(file));
    }
    complaints.extend(glossary::missing(&written, &tree.read("docs/GLOSSARY.md")?));
    complaints.extend(dead::unused(&written));
    complaints.extend(names::shared(&written));
    complaints.extend(arrows::broken(tree)?);
    complaints.extend(circles::circles(&written));
    complaints.extend(wording::complaints(tree, &written)?);
    if !complaints.is_empty() {
        bail!("{}\n\n{} complaints of tidy", complaints.join("\n"), complaints.len());
    }
    println!("{} files are tidy", written.len());
    Ok(())
}

/// Every module says in its first line what it is for.
fn documented(file: &File) -> Option<String> {
    let first = file.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    (file.is("rs") && !first.starts_with("//!")).then(|| format!("{}: begin with //! and what the module is for", file.path))
}

/// Nothing is left undone in place; what is left to do is an issue.
fn finished(file: &File) -> Vec<String> {
    let code = ["rs", "html", "ftl", "sql", "cedar", "mjs", "css"].iter().any(|kind| file.is(kind));
    lines_with(file, |line| code && UNFINISHED.iter().any(|mark| has_word(line, mark)), "unfinished work belongs in an issue")
}

fn vdab_is_no_source(file: &File) -> Vec<String> {
    let code = ["rs", "sql", "cedar", "cedarschema"].iter().any(|kind| file.is(kind));
    let wrong = |line: &str| code && NO_SOURCE.iter().any(|name| line.contains(name));
    lines_with(file, wrong, "VDAB is never the source of a fact (playbook §III)")
}

/// No path of one machine: neither where this tree stands nor anybody's home.
fn no_machine(file: &File, tree: &Tree) -> Vec<String> {
    let here = tree.root().parent().map(|parent| format!("{}/", parent.display())).filter(|path| path.len() > 1);
    let homes = [concat!("/ho", "me/"), concat!("/Use", "rs/")];
    let wrong = |line: &str| here.as_ref().is_some_and(|here| line.contains(here.as_str())) || homes.iter().any(|home| line.contains(home));
    lines_with(file, wrong, "a path of one machine")
}

/// A path that a document names exists.
fn paths_exist(file: &File, tree: &Tree) -> Vec<String> {
    if !file.is("md") {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        for named in line.split('`').skip(1).step_by(2).filter(|named| is_path(named)) {
            if !tree.path(named.trim_end_matches('/')).exists() {
                complaints.push(format!("{}:{}: there is no {named}", file.path, number + 1));
            }
        }
    }
    complaints
}

/// Whether a word between back quotes names one place in the tree: begins with one of its folders, and has no gap.
fn is_path(named: &str) -> bool {
    let folders = ["crates/", "docs/", "xtask/", "e2e/", ".ci/", ".cargo/"];
    folders.iter().any(|folder| named.starts_with(folder)) && !named.contains(['<', '*', '{', ' ', '…', '|'])
}

/// A page asks an act, or one of the functions of the application that have a name; never the store, the vault or the policies.
fn pages_stay_in_front(file: &File) -> Vec<String> {
    let page = file.path.starts_with("crates/web/src/");
    lines_with(file, |line| page && line.contains(".behind()"), "a page has no way behind the acts")
}

fn lines_with(file: &File, wrong: impl Fn(&str) -> bool, complaint: &str) -> Vec<String> {
    let lines = file.text.lines().enumerate().filter(|(_, line)| wrong(line));
    lines.map(|(number, line)| format!("{}:{}: {complaint}: {}", file.path, number + 1, line.trim())).collect()
}

/// Whether a mark stands in a line by itself, not inside a longer word.
fn has_word(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + mark.len()..).and_then(|text| text.chars().next());
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !joins(before) && (mark.ends_with('(') || !joins(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_module_without_documentation_is_found() {
        assert!(documented(&file("crates/x/src/lib.rs", "use std::fs;\n")).is_some());
        assert!(documented(&file("crates/x/src/lib.rs", "\n//! What it is for.\n")).is_none());
        assert!(documented(&file("docs/x.md", "No code.\n")).is_none());
    }

    #[test]
    fn marks_of_unfinished_work_are_found_as_words() {
        let mark = UNFINISHED[0];
        assert_eq!(finished(&file("x.rs", &format!("// {mark}: later"))).len(), 1);
        assert_eq!(finished(&file("x.rs", &format!("{mark}S_ARE_FINE"))).len(), 0);
        assert_eq!(finished(&file("x.md", &format!("{mark} in prose about {mark}"))).len(), 0);
        assert_eq!(finished(&file("x.rs", &format!("    {}\"x\")", UNFINISHED[3]))).len(), 1);
    }

    #[test]
    fn a_page_that_goes_behind_the_acts_is_found() {
        assert_eq!(
            pages_stay_in_front(&file("crates/web/src/inbox/show.rs", "    let tx = cx.app.behind().store.read().await?;")).len(),
            1
        );
        assert!(pages_stay_in_front(&file("crates/web/tests/it/inbox.rs", "world.app.behind().store")).is_empty());
    }

    #[test]
    fn a_source_named_vdab_is_found() {
        assert_eq!(vdab_is_no_source(&file("x.rs", NO_SOURCE[0])).len(), 1);
        assert_eq!(vdab_is_no_source(&file("x.rs", "Role::VdabAdviser")).len(), 0);
    }

    #[test]
    fn a_path_of_one_machine_is_found() {
        let tree = Tree::at("/some/where/tree".into());
        assert_eq!(no_machine(&file("x.toml", "key = '/some/where/else'"), &tree).len(), 1);
        assert_eq!(no_machine(&file("x.toml", concat!("key = '/ho", "me/nora'")), &tree).len(), 1);
        assert_eq!(no_machine(&file("x.toml", "key = '/var/lib/schakel'"), &tree).len(), 0);
    }

    #[test]
    fn only_whole_paths_are_looked_up() {
        assert!(is_path("crates/web/src/router.rs"));
        assert!(!is_path("crates/web/src/<slice>/mod.rs"));
        assert!(!is_path("cargo xtask check"));
    }
}
