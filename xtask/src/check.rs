//! `cargo xtask check`: everything that CI runs, in order, stopping at the first failure.
//!
//! One profile only (dev), and one build of the workspace for tests and browser roads: on two cores a second set of
//! dependencies would cost more than all tests together (ADR 0016).

use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::{
    deps, e2e, ledger, needs,
    postgres::{Cluster, Disk},
    run::{cargo, run, watch, which},
    tidy,
    tree::Tree,
};

/// Runs all steps.
pub(crate) fn check(tree: &Tree) -> Result<()> {
    let mut steps = Steps { done: Vec::new(), tests: Tally::default() };
    let result = all(tree, &mut steps);
    steps.report();
    result?;
    println!("\n{} passed, 0 failed, {} skipped", steps.tests.passed, steps.tests.skipped);
    Ok(())
}

fn all(tree: &Tree, steps: &mut Steps) -> Result<()> {
    steps.run("set-up", |_| needs::ready(tree))?;
    steps.run("format", |_| run(cargo(tree.root()).args(["fmt", "--all", "--", "--check"])))?;
    steps.run("tidy", |_| tidy::tidy(tree))?;
    steps
        .run("clippy", |_| run(cargo(tree.root()).args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])))?;
    // The same selection as the tests and the browser roads need, so that nothing is built twice.
    steps.run("build", |_| run(cargo(tree.root()).args(["build", "--workspace", "--bins", "--tests", "--locked"])))?;
    let cluster = steps.run("postgresql", |_| Cluster::start(Disk::NotWaited))?;
    steps.run("tests", |tests| test(tree, &cluster, tests))?;
    steps.run("documentation", |_| {
        run(cargo(tree.root()).args(["doc", "--workspace", "--no-deps", "--locked"]).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    steps.run("ledger", |_| ledger::ledger(tree))?;
    steps.run("dependencies", |_| deps::deps(tree))?;
    steps.run("roads", |tests| e2e::roads(tree, &cluster, tests))
}

/// Documentation tests, then all others.
fn test(tree: &Tree, cluster: &Cluster, tally: &mut Tally) -> Result<()> {
    let mut documentation = cargo(tree.root());
    documentation.args(["test", "--workspace", "--doc", "--locked"]);
    tally.add(&watch(&mut documentation)?);

    let mut tests = cargo(tree.root());
    if which("cargo-nextest").is_some() {
        tests.args(["nextest", "run", "--workspace", "--locked", "--no-fail-fast"]);
    } else {
        tests.args(["test", "--workspace", "--lib", "--bins", "--tests", "--locked", "--no-fail-fast"]);
    }
    tests.env("SCHAKEL_TEST_PG", cluster.url());
    if let Some(solver) = which("cvc5") {
        tests.env("CVC5", solver);
    }
    tally.add(&watch(&mut tests)?);
    Ok(())
}

/// What the steps took, and what the tests said.
struct Steps {
    done: Vec<(&'static str, f64, bool)>,
    tests: Tally,
}

impl Steps {
    fn run<T>(&mut self, name: &'static str, step: impl FnOnce(&mut Tally) -> Result<T>) -> Result<T> {
        println!("\n== {name}");
        let began = Instant::now();
        let result = step(&mut self.tests);
        let seconds = began.elapsed().as_secs_f64();
        println!("== {name}: {seconds:.1} s");
        self.done.push((name, seconds, result.is_ok()));
        result.with_context(|| format!("The step '{name}' failed"))
    }

    fn report(&self) {
        println!("\nStep             seconds");
        for (name, seconds, good) in &self.done {
            println!("{name:<16} {seconds:>7.1}{}", if *good { "" } else { "  FAILED" });
        }
        println!("{:<16} {:>7.1}", "together", self.done.iter().map(|(_, seconds, _)| seconds).sum::<f64>());
    }
}

/// How many tests ran, read from what the runners print.
#[derive(Default)]
pub(crate) struct Tally {
    passed: u64,
    skipped: u64,
}

impl Tally {
    /// Reads the closing lines of cargo's test runner, nextest and node's test runner.
    pub(crate) fn add(&mut self, lines: &[String]) {
        for line in lines {
            let line = line.trim();
            let words: Vec<&str> = line.split([' ', ':', ';', ',']).filter(|word| !word.is_empty()).collect();
            if line.starts_with("test result:") || line.starts_with("Summary [") {
                self.passed += before(&words, "passed");
                self.skipped += before(&words, "ignored") + before(&words, "skipped");
            } else if let [_, "pass", count] = words.as_slice() {
                self.passed += count.parse().unwrap_or(0);
            } else if let [_, "skipped", count] = words.as_slice() {
                self.skipped += count.parse().unwrap_or(0);
            }
        }
    }
}

/// The number before a word.
fn before(words: &[&str], word: &str) -> u64 {
    words
        .windows(2)
        .find_map(|pair| if let [count, after] = pair { (*after == word).then(|| count.parse().ok())? } else { None })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_three_runners_are_read() {
        let mut tally = Tally::default();
        tally.add(&[
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s".to_owned(),
            "     Summary [   0.038s] 30 tests run: 30 passed, 2 skipped".to_owned(),
            "ℹ pass 4".to_owned(),
            "# skipped 1".to_owned(),
            "a line that says 9 passed by the way".to_owned(),
        ]);
        assert_eq!((tally.passed, tally.skipped), (46, 4));
    }
}
