//! Turns the Fluent files into Rust: one module a file, one function a message.
//!
//! What is wrong with a file does not stop the build: the message speaks Dutch until it is mended, and the test
//! `every_language_says_everything` fails. A key that does not exist does not compile.

#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "so Cargo and a build script speak with each other")]

mod generate;

use std::{env, error::Error, fs, path::Path};

use generate::{Language, Scope, plural::Rule};

/// The languages of the pages. Dutch is the source; the order is that of `Lang::ALL`.
const LANGUAGES: [Language; 3] = [
    Language { code: "nl", tag: "nl-BE", own_name: "Nederlands", rtl: false, plural: Rule::OneOther, scope: Scope::All },
    Language { code: "en", tag: "en-BE", own_name: "English", rtl: false, plural: Rule::OneOther, scope: Scope::All },
    Language { code: "fr", tag: "fr-BE", own_name: "Français", rtl: false, plural: Rule::French, scope: Scope::All },
];

/// Languages that nobody reads: they show in the tests of the library that one from right to left, with six plurals and
/// the words for clients alone, would be said well.
const TRIED: [Language; 2] = [
    Language { code: "nl", tag: "nl-BE", own_name: "Nederlands", rtl: false, plural: Rule::OneOther, scope: Scope::All },
    Language { code: "ar", tag: "ar", own_name: "العربية", rtl: true, plural: Rule::Arabic, scope: Scope::Clients },
];

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let out = env::var("OUT_DIR")?;
    let (root, out) = (Path::new(&root), Path::new(&out));
    for watched in LANGUAGES.map(|language| language.code).iter().chain(&["build", "clients.txt", "src/plural.rs", "tests/tried"]) {
        println!("cargo::rerun-if-changed={watched}");
    }
    fs::write(out.join("texts.rs"), generate::run(root, &LANGUAGES)?.code)?;
    fs::write(out.join("tried.rs"), generate::run(&root.join("tests/tried"), &TRIED)?.code)?;
    Ok(())
}
