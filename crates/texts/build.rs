//! Turns the Fluent files into functions: one module a file, one function a message.
//!
//! A message that is missing in a language, or asks for other variables there, does not stop the build: it speaks Dutch
//! until it is mended, and the test `every_language_says_everything` fails. A key that does not exist does not compile.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a build script stops by panicking"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::Path,
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};

const LANGUAGES: [&str; 3] = ["nl", "en", "fr"];

type Messages = BTreeMap<String, Pattern<String>>;

/// A line must not end between these signs: `together.txt` of a language has them, each with the blank in it.
fn together(text: String, folder: &Path) -> String {
    let pairs = fs::read_to_string(folder.join("together.txt")).unwrap_or_default();
    pairs.lines().fold(text, |text, pair| text.replace(pair, &pair.replace(' ', "\u{a0}")))
}

fn read(path: &Path, problems: &mut Vec<String>) -> Messages {
    let Ok(text) = fs::read_to_string(path) else {
        problems.push(format!("{} is missing", path.display()));
        return Messages::new();
    };
    let text = together(text, path.parent().unwrap_or(path));
    let resource = parser::parse(text).unwrap_or_else(|(resource, errors)| {
        problems.extend(errors.iter().map(|error| format!("{}: {error}", path.display())));
        resource
    });
    let mut messages = Messages::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry
            && let Some(value) = message.value
            && messages.insert(message.id.name.clone(), value).is_some()
        {
            problems.push(format!("{}: {} stands twice", path.display(), message.id.name));
        }
    }
    messages
}

/// The variables of a pattern in order of appearance; true for those that choose a variant by number.
fn variables(pattern: &Pattern<String>, found: &mut Vec<(String, bool)>) {
    let mut note = |name: &str, counts: bool| match found.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) => *known |= counts,
        None => found.push((name.to_owned(), counts)),
    };
    let mut inner = Vec::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => note(&id.name, false),
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector {
                    note(&id.name, true);
                }
                inner.extend(variants.iter().map(|variant| &variant.value));
            }
            Expression::Inline(_) => {}
        }
    }
    for pattern in inner {
        variables(pattern, found);
    }
}

fn literal(pattern: &Pattern<String>) -> Option<String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value }
            | PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                Some(value.clone())
            }
            PatternElement::Placeable { .. } => None,
        })
        .collect()
}

/// Code that appends the pattern to `out`.
fn append(pattern: &Pattern<String>, language: &str, code: &mut String, problems: &mut Vec<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => writeln!(code, "out.push_str({value:?});").unwrap(),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value }) => {
                    writeln!(code, "out.push_str({value:?});").unwrap();
                }
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    writeln!(code, "let _ = write!(out, \"{{}}\", {});", id.name.replace('-', "_")).unwrap();
                }
                Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                    let name = id.name.replace('-', "_");
                    let mut rest = None;
                    write!(code, "match {name} {{ ").unwrap();
                    for variant in variants {
                        let when = match &variant.key {
                            VariantKey::NumberLiteral { value } => value.clone(),
                            VariantKey::Identifier { name } if name == "one" && language == "fr" => "0 | 1".to_owned(),
                            VariantKey::Identifier { name } if name == "one" => "1".to_owned(),
                            VariantKey::Identifier { name } if name == "other" => "_".to_owned(),
                            VariantKey::Identifier { name } => {
                                problems.push(format!("{language}: the variant {name} of {} is not one, other or a number", id.name));
                                "_".to_owned()
                            }
                        };
                        let mut body = String::new();
                        append(&variant.value, language, &mut body, problems);
                        if when == "_" || variant.default { rest = Some(body) } else { write!(code, "{when} => {{ {body} }} ").unwrap() }
                    }
                    write!(code, "_ => {{ {} }} }}", rest.unwrap_or_default()).unwrap();
                }
                Expression::Inline(_) | Expression::Select { .. } => {
                    problems.push(format!("{language}: only variables, strings and selectors are understood"));
                }
            },
        }
    }
}

fn module(name: &str, messages: &[Messages], problems: &mut Vec<String>) -> String {
    let dutch = &messages[0];
    for (language, others) in LANGUAGES.iter().zip(messages).skip(1) {
        for key in others.keys().filter(|key| !dutch.contains_key(*key)) {
            problems.push(format!("{language}/{name}.ftl: {key} is not in Dutch"));
        }
    }
    let mut code = format!(
        "/// Texts of `{name}.ftl`.\npub mod {name} {{\n#![allow(clippy::all, clippy::pedantic, unused_mut, unused_variables, unused_imports, unreachable_patterns, reason = \"made by build.rs\")]\nuse super::{{Count, Lang, Speaks}};\nuse std::fmt::{{Display, Write as _}};\n"
    );
    let mut by_key = String::new();
    for (key, pattern) in dutch {
        let mut wanted = Vec::new();
        variables(pattern, &mut wanted);
        let names = |list: &[(String, bool)]| list.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>();
        let patterns: Vec<&Pattern<String>> = LANGUAGES
            .iter()
            .zip(messages)
            .map(|(language, texts)| {
                let Some(own) = texts.get(key) else {
                    problems.push(format!("{language}/{name}.ftl: {key} is missing"));
                    return pattern;
                };
                let mut asked = Vec::new();
                variables(own, &mut asked);
                if names(&asked) != names(&wanted) {
                    problems.push(format!("{language}/{name}.ftl: {key} asks for other variables than the Dutch"));
                    return pattern;
                }
                for (name, counts) in asked {
                    if let Some(known) = wanted.iter_mut().find(|(known, _)| *known == name) {
                        known.1 |= counts;
                    }
                }
                own
            })
            .collect();
        let function = match key.replace('-', "_").to_lowercase().as_str() {
            word @ ("type" | "move" | "match" | "in" | "use" | "where" | "for" | "self" | "loop" | "if" | "else" | "as" | "mod"
            | "by_key") => format!("{word}_"),
            word => word.to_owned(),
        };
        let shown = literal(pattern).unwrap_or_else(|| "(with variables)".to_owned()).replace('\n', " ");
        let shown = format!("`{}`", shown.replace('`', "'"));
        writeln!(code, "#[doc = {shown:?}]").unwrap();
        if wanted.is_empty() {
            writeln!(code, "pub fn {function}(lang: impl Speaks) -> &'static str {{ match lang.lang() {{").unwrap();
            for (language, pattern) in ["Nl", "En", "Fr"].iter().zip(&patterns) {
                let Some(text) = literal(pattern) else { panic!("{name}.ftl: {key}: no variables and no text") };
                writeln!(code, "Lang::{language} => {text:?},").unwrap();
            }
            writeln!(code, "}} }}").unwrap();
            writeln!(by_key, "{key:?} => Some({function}(lang)),").unwrap();
        } else {
            let arguments: Vec<String> = wanted
                .iter()
                .map(|(name, counts)| format!("{}: {}", name.replace('-', "_"), if *counts { "impl Count" } else { "impl Display" }))
                .collect();
            let mut numbers = String::new();
            for (name, _) in wanted.iter().filter(|(_, counts)| *counts) {
                let name = name.replace('-', "_");
                write!(numbers, "let {name} = {name}.count();").unwrap();
            }
            let arguments = arguments.join(", ");
            writeln!(
                code,
                "pub fn {function}(lang: impl Speaks, {arguments}) -> String {{ {numbers} let mut out = String::new(); match lang.lang() {{"
            )
            .unwrap();
            for ((variant, language), pattern) in ["Nl", "En", "Fr"].iter().zip(LANGUAGES).zip(&patterns) {
                let mut body = String::new();
                append(pattern, language, &mut body, problems);
                writeln!(code, "Lang::{variant} => {{ {body} }}").unwrap();
            }
            writeln!(code, "}} out }}").unwrap();
        }
    }
    writeln!(code, "/// The text with this key, when it needs no variables.\npub fn by_key(lang: Lang, key: &str) -> Option<&'static str> {{ match key {{ {by_key} _ => None }} }}\n}}").unwrap();
    code
}

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets this");
    let root = Path::new(&root);
    let mut problems = Vec::new();
    let mut code = String::new();
    let mut files: Vec<String> = Vec::new();
    for language in LANGUAGES {
        println!("cargo::rerun-if-changed={language}");
        for entry in fs::read_dir(root.join(language)).expect("a folder a language") {
            let name = entry.expect("readable").file_name().into_string().expect("plain names");
            if let Some(name) = name.strip_suffix(".ftl")
                && !files.iter().any(|known| known == name)
            {
                files.push(name.to_owned());
            }
        }
    }
    files.sort();
    for name in &files {
        let messages: Vec<Messages> =
            LANGUAGES.iter().map(|language| read(&root.join(language).join(format!("{name}.ftl")), &mut problems)).collect();
        code.push_str(&module(name, &messages, &mut problems));
    }
    let mut arms = String::new();
    for name in &files {
        write!(arms, "{name:?} => {name}::by_key(lang, key),").unwrap();
    }
    writeln!(
        code,
        "/// The text with this key in this file, when it needs no variables: for keys that come out of a policy or a rule.\npub fn by_key(file: &str, key: &str, lang: Lang) -> Option<&'static str> {{ match file {{ {arms} _ => None }} }}"
    )
    .unwrap();
    // Compilers report the line of a file that grew; a path of this machine has no place in the binary.
    let prefix = format!("{}/", root.display());
    for problem in &mut problems {
        *problem = problem.replace(&prefix, "");
    }
    writeln!(code, "/// What is wrong with the files, for the test that looks at it.\npub const PROBLEMS: &[&str] = &{problems:?};")
        .unwrap();
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets this")).join("texts.rs");
    fs::write(out, code).expect("the out folder can be written");
}
