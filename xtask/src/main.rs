//! The checks of the house as one command: `cargo xtask check`. CI runs it, and so does whoever changes something.
//!
//! Looks at the tree as text and at what Cargo says of it; knows none of our crates. Each command is one module.
#![expect(clippy::print_stdout, reason = "a command line speaks by printing")]

mod advisories;
mod arrows;
mod bench;
mod check;
mod circles;
mod comments;
mod dead;
mod deps;
mod e2e;
mod glossary;
mod ledger;
mod names;
mod needs;
mod nightly;
mod pages;
mod postgres;
mod recipes;
mod run;
mod sizes;
mod spdx;
mod statements;
mod tidy;
mod tree;
mod wording;

use std::{env, process::ExitCode};

use anyhow::{Result, bail};
use tree::Tree;

const HELP: &str = "\
cargo xtask COMMAND

  check                    everything that CI runs, in order, stopping at the first failure
  tidy                     what the tree promises about itself: documentation, marks, glossary, arrows, statements, words
  ledger                   what shows each requirement of the playbook, each threat, each answer to OWASP ASVS, and what nothing does
  deps                     licences, sources, banned crates, the version of SQLite, known advisories
  e2e                      the roads in a real browser, on both engines
  bench [CLIENTS…]         the figures of a release build, written to docs/figures.md
  nightly [ORDEAL…]        the readers for an hour, 500 kills, 200 cuts of power, errors of the disk, a siege, mutants; prints the figures
  sizes                    the longest files
  new act SLICE NAME       the empty places of a new act, and what to fill in
  new screen SLICE NAME    the empty files of a new screen
  new migration NAME       the empty file of the next migration
  with-postgres COMMAND    runs a command beside a PostgreSQL of its own, named by SCHAKEL_TEST_PG
";

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("\n{fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    let given: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = given.iter().map(String::as_str).collect();
    let tree = Tree::here()?;
    match words.as_slice() {
        ["check"] => check::check(&tree),
        ["tidy"] => tidy::tidy(&tree),
        ["ledger"] => ledger::ledger(&tree),
        ["deps"] => deps::deps(&tree),
        ["e2e"] => e2e::alone(&tree),
        ["bench", clients @ ..] => bench::bench(&tree, clients),
        ["nightly", only @ ..] => nightly::nightly(&tree, only),
        ["sizes"] => sizes::sizes(&tree),
        ["new", "act", slice, name] => recipes::act(&tree, slice, name),
        ["new", "screen", slice, name] => recipes::screen(&tree, slice, name),
        ["new", "migration", name] => recipes::migration(&tree, name),
        ["with-postgres", program, rest @ ..] => postgres::beside(program, rest),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("cargo xtask does not know '{}'.\n\n{HELP}", other.join(" ")),
    }
}
