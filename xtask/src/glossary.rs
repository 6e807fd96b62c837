//! Every public type of `domain` is a word of the field, and every word of the field is in the glossary.

use crate::tree::File;

/// The public types of `domain` that the glossary does not name.
pub(crate) fn missing(files: &[File], glossary: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("crates/domain/src/") && file.is("rs")) {
        for name in public_types(&file.text) {
            if !glossary.contains(&format!("`{name}`")) {
                complaints.push(format!("{}: the type {name} is not in docs/GLOSSARY.md", file.path));
            }
        }
    }
    complaints
}

/// The names after `pub struct`, `pub enum` and `pub trait` at the left margin, and the names of `coded!` lists.
fn public_types(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut coded = false;
    for line in text.lines() {
        let plain = ["pub struct ", "pub enum ", "pub trait "].iter().find_map(|start| line.strip_prefix(start));
        let listed = line.strip_prefix("    ").filter(|rest| coded && rest.ends_with(" {") && !rest.starts_with(' '));
        if let Some(rest) = plain.or(listed) {
            names.extend(rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|name| !name.is_empty()));
        }
        coded = line == "coded! {" || (coded && listed.is_none());
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_without_a_word_is_found() {
        let text = "pub struct Registration {\n}\npub enum State<T> {}\n    pub struct Inner;\npub(crate) struct Row;\ncoded! {\n    /// Who helps.\n    Helping {\n        /// Nobody.\n        Nobody = \"n\",\n    }\n}\n".to_owned();
        let files = [File { path: "crates/domain/src/registration.rs".to_owned(), text }];
        assert_eq!(missing(&files, "| aanmelding | registration | `Registration` |").len(), 2);
        assert_eq!(missing(&files, "`Registration`, `State`, `Helping`").len(), 0);
    }
}
