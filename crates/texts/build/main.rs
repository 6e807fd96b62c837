//! Turns the Fluent files into Rust: one module a file, one function a message.
//!
//! What is wrong with a file does not stop the build: the message speaks Dutch until it is mended, and the test
//! `every_language_says_everything` fails. A key that does not exist does not compile.

#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "so Cargo and a build script speak with each other")]

mod generate;

use std::{env, error::Error, fs, path::Path};

use generate::{Language, plural::Rule};

/// The languages of the pages. Dutch is the source; the order is that of `Lang::ALL`.
const LANGUAGES: [Language; 3] = [
    Language { code: "nl", tag: "nl-BE", own_name: "Nederlands", rtl: false, plural: Rule::OneOther },
    Language { code: "en", tag: "en-BE", own_name: "English", rtl: false, plural: Rule::OneOther },
    Language { code: "fr", tag: "fr-BE", own_name: "Français", rtl: false, plural: Rule::French },
];

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    for language in LANGUAGES {
        println!("cargo::rerun-if-changed={}", language.code);
    }
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/plural.rs");
    let code = generate::code(Path::new(&root), &LANGUAGES)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), code)?;
    Ok(())
}
