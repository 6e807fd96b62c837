//! Inside a crate the files stand in floors: none reaches one that reaches it back, straight or over others.
//!
//! A file reaches another when a path that begins with `crate::` or `super::` names something in it; what a module only hands on
//! (`pub use`) is looked up where it is made. A module and the files under it are one house: what they say to each other does not
//! count. Comments, texts between quotes and tests do not count either.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::File;

/// Crates whose files stand in floors.
const IN_FLOORS: &[&str] = &["domain", "access", "vault", "chain", "store", "texts", "app", "web", "schakel", "testkit", "bench"];

/// A module of a crate, by the names of those above it and its own.
type Module = Vec<String>;

/// What a file says of its crate.
struct Read {
    /// Its path from the root of the tree.
    path: String,
    /// The paths that it names, from the root of the crate.
    names: Vec<Module>,
    /// What it hands on: under what name, from where.
    hands_on: BTreeMap<String, Module>,
}

/// The circles of every crate that stands in floors.
pub(crate) fn circles(written: &[File]) -> Vec<String> {
    IN_FLOORS.iter().flat_map(|name| circles_of(written, &format!("crates/{name}/src/"))).collect()
}

fn circles_of(written: &[File], source: &str) -> Vec<String> {
    let files = written.iter().filter(|file| file.path.starts_with(source) && file.is("rs"));
    let read = files.map(|file| {
        let module = module_of(&file.path, source);
        let read = read(file, &module);
        (module, read)
    });
    let read: BTreeMap<Module, Read> = read.collect();
    let edges: BTreeMap<&Module, BTreeSet<&Module>> = read
        .iter()
        .map(|(from, file)| {
            let reached = file.names.iter().map(|name| made_in(name, &read, 0));
            let others = reached.filter(|to| !from.starts_with(to) && !to.starts_with(from));
            (from, others.filter_map(|to| read.get_key_value(&to).map(|(module, _)| module)).collect())
        })
        .collect();
    let mut told = BTreeSet::new();
    let mut complaints = Vec::new();
    for start in edges.keys() {
        if !told.contains(start)
            && let Some(round) = shortest_round(start, &edges)
        {
            let names = round.iter().chain(round.first()).filter_map(|module| read.get(*module)).map(|file| file.path.as_str());
            complaints.push(format!("a circle: {}", names.collect::<Vec<_>>().join(" → ")));
            told.extend(round);
        }
    }
    complaints
}

/// The shortest way from a file back to itself.
fn shortest_round<'a>(start: &'a Module, edges: &BTreeMap<&'a Module, BTreeSet<&'a Module>>) -> Option<Vec<&'a Module>> {
    let mut ways = vec![vec![start]];
    let mut been = BTreeSet::from([start]);
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let Some(last) = way.last() else { continue };
            for next in edges.get(last).into_iter().flatten() {
                if *next == start {
                    return Some(way);
                }
                if been.insert(next) {
                    longer.push(way.iter().copied().chain([*next]).collect());
                }
            }
        }
        ways = longer;
    }
    None
}

/// Which module a file is.
fn module_of(path: &str, source: &str) -> Module {
    let inside = path.strip_prefix(source).unwrap_or(path).trim_end_matches(".rs");
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    inside.split('/').filter(|part| !matches!(*part, "lib" | "main")).map(ToOwned::to_owned).collect()
}

/// The module in whose file the last name of a path is made.
fn made_in(name: &[String], read: &BTreeMap<Module, Read>, depth: usize) -> Module {
    let mut at = Module::new();
    for (place, part) in name.iter().enumerate() {
        let below: Module = at.iter().cloned().chain([part.clone()]).collect();
        if read.contains_key(&below) {
            at = below;
            continue;
        }
        // Deep enough for any hand that hands on; a circle of them would never end.
        if let Some(from) = read.get(&at).and_then(|file| file.hands_on.get(part))
            && depth < 8
        {
            let rest = name.get(place + 1..).unwrap_or_default();
            return made_in(&from.iter().chain(rest).cloned().collect::<Module>(), read, depth + 1);
        }
        break;
    }
    at
}

fn read(file: &File, module: &Module) -> Read {
    let words = words(&code(&file.text));
    let mut names = Vec::new();
    let mut hands_on = BTreeMap::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if word == "use" {
            let public = at > 0 && words.get(at - 1).is_some_and(|before| before == "pub" || before == ")");
            let mut found = Vec::new();
            at = tree(&words, at + 1, &Module::new(), &mut found);
            for (path, called) in found {
                let Some(path) = from_root(&path, module, public) else { continue };
                if public {
                    hands_on.insert(called, path);
                } else {
                    names.push(path);
                }
            }
        } else if matches!(word.as_str(), "crate" | "super") && words.get(at + 1).is_some_and(|next| next == "::") {
            let mut found = Vec::new();
            at = tree(&words, at, &Module::new(), &mut found);
            names.extend(found.into_iter().filter_map(|(path, _)| from_root(&path, module, false)));
        } else {
            at += 1;
        }
    }
    Read { path: file.path.clone(), names, hands_on }
}

/// A path as seen from the root of the crate; nothing when it leads into another crate. `near` paths begin in the module itself.
fn from_root(path: &[String], module: &Module, near: bool) -> Option<Module> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some(module.iter().chain(rest).cloned().collect()),
        "super" => {
            let (_, above) = module.split_last()?;
            let above = above.to_vec();
            if rest.first().is_some_and(|next| next == "super") {
                from_root(rest, &above, near)
            } else {
                Some(above.iter().chain(rest).cloned().collect())
            }
        }
        _ if near => Some(module.iter().chain(path).cloned().collect()),
        _ => None,
    }
}

/// Reads a tree of paths (`a::{b, c::d as e}`) from a word on: each path, and what it is called. Returns where it ends.
fn tree(words: &[String], mut at: usize, before: &Module, found: &mut Vec<(Module, String)>) -> usize {
    let mut path = before.clone();
    loop {
        match words.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while words.get(at).is_some_and(|word| word != "}") {
                    let next = tree(words, at, &path, found).max(at + 1);
                    at = if words.get(next).is_some_and(|word| word == ",") { next + 1 } else { next };
                }
                return at + 1;
            }
            Some(name) if is_name(name) || name == "*" => {
                path.push(name.to_owned());
                at += 1;
            }
            _ => return at,
        }
        if words.get(at).is_some_and(|word| word == "::")
            && words.get(at + 1).is_some_and(|next| next == "{" || next == "*" || is_name(next))
        {
            at += 1;
            continue;
        }
        let mut called = path.last().cloned().unwrap_or_default();
        if called == "self" {
            path.pop();
            called = path.last().cloned().unwrap_or_default();
        }
        if words.get(at).is_some_and(|word| word == "as") {
            called = words.get(at + 1).cloned().unwrap_or_default();
            at += 2;
        }
        found.push((path, called));
        return at;
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(begins_name)
}

fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

/// Names, `::` and single signs.
fn words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if begins_name(first) {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        let (word, left) = rest.split_at(length);
        if !word.trim().is_empty() {
            words.push(word.to_owned());
        }
        rest = left;
    }
    words
}

/// The text without comments, without what stands between quotes, and without the tests at its end.
fn code(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(raw) = raw_text(rest) {
            raw
        } else if first == '"' {
            quoted(rest, '"')
        } else if first == '\'' && is_letter_in_quotes(rest) {
            quoted(rest, '\'')
        } else {
            let (kept, left) = rest.split_at(first.len_utf8());
            out.push_str(kept);
            rest = left;
            continue;
        };
        out.push(' ');
        rest = rest.split_at(skipped).1;
    }
    out
}

/// How long a text in plain quotes is that begins here.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if !escaped && c == quote {
            return at + c.len_utf8();
        }
        escaped = !escaped && c == '\\';
    }
    rest.len()
}

/// How long a raw text is that begins here; nothing when none does.
fn raw_text(rest: &str) -> Option<usize> {
    let hashes = rest.strip_prefix('r')?.chars().take_while(|c| *c == '#').count();
    let inside = rest.get(1 + hashes..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(inside.find(&end).map_or(rest.len(), |at| 2 + hashes + at + end.len()))
}

/// Whether a quote begins a letter (`'x'`) and not a lifetime (`'x`).
fn is_letter_in_quotes(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!((chars.next(), chars.next()), (Some('\\'), _) | (Some(_), Some('\'')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> =
            files.iter().map(|(path, text)| File { path: format!("crates/x/src/{path}"), text: (*text).to_owned() }).collect();
        circles_of(&files, "crates/x/src/").iter().map(|circle| circle.replace("crates/x/src/", "")).collect()
    }

    #[test]
    fn two_files_that_reach_each_other_are_a_circle() {
        let circle = found(&[("lib.rs", "mod a; mod b;"), ("a.rs", "use crate::b::B;"), ("b.rs", "fn b() -> crate::a::A {}")]);
        assert_eq!(circle, ["a circle: a.rs → b.rs → a.rs"]);
    }

    #[test]
    fn a_circle_over_others_is_told_once_with_its_way() {
        let circle = found(&[
            ("a.rs", "use crate::{c, b::{B, Other}};"),
            ("b.rs", "use super::c::C as D;"),
            ("c/d.rs", "use super::super::a::A;"),
            ("c.rs", "mod d;\npub use d::C;"),
        ]);
        assert_eq!(circle, ["a circle: a.rs → b.rs → c/d.rs → a.rs"]);
    }

    #[test]
    fn one_way_is_no_circle_and_neither_is_a_module_with_its_own_files() {
        assert_eq!(found(&[("a.rs", "use crate::b::B;"), ("b.rs", "use std::fmt; use jiff::a::A;")]), Vec::<String>::new());
        assert_eq!(
            found(&[("a.rs", "mod b; use b::B; fn f() { b::g() }"), ("a/b.rs", "use super::A; use crate::a::C;")]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_is_handed_on_is_looked_up_where_it_is_made() {
        // `a` hands on what `a/b` makes; `c` needs that, and only `a/d` needs `c`.
        let files = [
            ("a.rs", "mod b; mod d;\npub(crate) use b::B;\npub use d::D;"),
            ("a/b.rs", "pub struct B;"),
            ("a/d.rs", "use crate::c::C;"),
            ("c.rs", "use crate::a::B;"),
        ];
        assert_eq!(found(&files), Vec::<String>::new());
        let lib = ("lib.rs", "mod a; mod c;\npub use c::{C as See};");
        let files = [lib, ("a.rs", "use crate::See;"), ("c.rs", "use crate::a::A;")];
        assert_eq!(found(&files), ["a circle: a.rs → c.rs → a.rs"]);
    }

    #[test]
    fn comments_texts_and_tests_do_not_count() {
        for quiet in [
            "// use crate::a::A;",
            "/// [`crate::a::A`]",
            "/* use crate::a::A; */",
            "const T: &str = \"use crate::a::A; \\\" crate::a::A\";",
            "const T: &str = r#\"use \" crate::a::A;\"#;",
            "fn f<'a>() { let q = '\"'; } // crate::a::A",
            "\n#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}",
        ] {
            assert_eq!(found(&[("a.rs", "use crate::b::B;"), ("b.rs", quiet)]), Vec::<String>::new(), "{quiet}");
        }
        let loud = "fn f<'a>() { let q = '\"'; let r = crate::a::A; let s = '\"'; }";
        assert_eq!(found(&[("a.rs", "use crate::b::B;"), ("b.rs", loud)]).len(), 1);
    }
}
