//! From folders of Fluent files to one text of Rust.

mod judge;
mod marks;
mod read;
mod write;

#[expect(dead_code, unreachable_pub, reason = "public in the library, with rules for languages to come")]
#[path = "../../src/plural.rs"]
pub(crate) mod plural;

use std::{collections::BTreeSet, fs, io, path::Path};

use plural::{Category, Rule};

/// A row of the table of languages.
#[derive(Clone, Copy)]
pub(crate) struct Language {
    /// The folder, and the code for `lang=` and for addresses.
    pub(crate) code: &'static str,
    /// The code with the country.
    pub(crate) tag: &'static str,
    /// Its own name.
    pub(crate) own_name: &'static str,
    /// Whether it is written from right to left.
    pub(crate) rtl: bool,
    /// How it counts.
    pub(crate) plural: Rule,
    /// What is said in it.
    pub(crate) scope: Scope,
}

/// How much of the texts a language has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All.
    All,
    /// What a client can read. The people who work here read the rest in Dutch.
    Clients,
}

impl Language {
    /// The variant of `Lang`: `Nl`.
    fn variant(self) -> String {
        camel(self.code)
    }
}

/// A piece of a text.
#[derive(Clone)]
pub(crate) enum Part {
    /// Words.
    Text(String),
    /// The value of a variable.
    Variable(String),
    /// One of several, by a number.
    Choice {
        /// The variable with the number.
        of: String,
        /// The first that fits is said.
        arms: Vec<(When, Vec<Part>)>,
        /// What is said when none fits.
        rest: Vec<Part>,
    },
}

/// When an arm of a choice fits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// On this number.
    Number(i64),
    /// On the numbers of this category.
    Category(Category),
}

/// A message in all languages.
pub(crate) struct Message {
    /// Its key.
    pub(crate) key: String,
    /// Whether a client can read it.
    pub(crate) for_clients: bool,
    /// Its variables in order of their names; true for those that choose by number.
    pub(crate) variables: Vec<(String, bool)>,
    /// What each language says, in the order of the table.
    pub(crate) said: Vec<Vec<Part>>,
}

/// What came of a run.
pub(crate) struct Made {
    /// The Rust of all texts, with the problems in it.
    pub(crate) code: String,
    /// What is wrong with the files.
    #[cfg_attr(not(test), expect(dead_code, reason = "the library finds them in the code"))]
    pub(crate) problems: Vec<String>,
}

/// Reads the folders of these languages and `clients.txt` beside them.
pub(crate) fn run(root: &Path, languages: &[Language]) -> io::Result<Made> {
    let mut problems = Vec::new();
    let mut marks = marks::Marks::parse(&fs::read_to_string(root.join("clients.txt"))?);
    let files = files(root, languages)?;
    let texts: Vec<read::Texts> =
        languages.iter().map(|language| read::language(&root.join(language.code), *language, &files, &mut problems)).collect();
    let modules: Vec<(String, Vec<Message>)> =
        files.iter().map(|file| (file.clone(), judge::file(file, languages, &texts, &mut marks, &mut problems))).collect();
    problems.extend(marks.unused());
    Ok(Made { code: write::all(languages, &modules, &problems), problems })
}

/// The names of the files that any language has, without their ending.
fn files(root: &Path, languages: &[Language]) -> io::Result<BTreeSet<String>> {
    let mut files = BTreeSet::new();
    for language in languages {
        for entry in fs::read_dir(root.join(language.code))? {
            files.extend(entry?.file_name().to_string_lossy().strip_suffix(".ftl").map(str::to_owned));
        }
    }
    Ok(files)
}

/// `state-guided` as the name of a type: `StateGuided`.
fn camel(key: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    key.split(['-', '_']).map(word).collect()
}
