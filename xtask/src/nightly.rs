//! `cargo xtask nightly`: the ordeals in full. The check runs each of them shortly, as ordinary tests; here the readers have an hour, the
//! program is killed 500 times and loses its power 200 times, each file refuses, and strangers hold a siege for a minute. What it found stands
//! at the end, as lines for `docs/figures.md`.

use std::{env, fs, path::Path, process::Command, thread, time::UNIX_EPOCH};

use anyhow::{Context as _, Result, bail};
use cargo_metadata::MetadataCommand;

use crate::{
    postgres::{Cluster, Disk},
    run::{cargo, run, which},
    tree::Tree,
};

/// For how many seconds the readers of what strangers send are tried, all of them together.
const READERS: u64 = 3_600;
/// The ordeals of the program: the test, and how long or how often each goes on.
const ORDEALS: &[(&str, &[(&str, &str)])] = &[
    ("kill::", &[("SCHAKEL_KILLS", "500")]),
    ("power::", &[("SCHAKEL_CUTS", "200")]),
    ("bad_disk::", &[]),
    (
        "siege::",
        &[
            ("SCHAKEL_SIEGE_SECONDS", "60"),
            ("SCHAKEL_SIEGE_SLOW", "1024"),
            ("SCHAKEL_SIEGE_IDLE", "1024"),
            ("SCHAKEL_SIEGE_STRANGERS", "200"),
        ],
    ),
];
/// The crates in which every change of a line has to be noticed by a test.
const MUTATED: &[&str] = &["schakel-chain", "schakel-vault"];

/// Runs all ordeals, or those whose names are given: `readers`, `kill`, `power`, `bad_disk`, `siege`, `mutants`.
pub(crate) fn nightly(tree: &Tree, only: &[&str]) -> Result<()> {
    if which("cargo-nextest").is_none() {
        bail!("cargo-nextest is not installed: cargo install cargo-nextest --locked");
    }
    let target = MetadataCommand::new().manifest_path(tree.path("Cargo.toml")).no_deps().exec()?.target_directory;
    let figures = target.join("ordeals.txt").into_std_path_buf();
    if figures.exists() {
        fs::remove_file(&figures)?;
    }
    let wanted = |name: &str| only.is_empty() || only.iter().any(|one| name.trim_end_matches(':') == *one);
    let mut failed = Vec::new();
    if wanted("readers") && readers(tree, &figures).is_err() {
        failed.push("readers");
    }
    for (test, longer) in ORDEALS.iter().filter(|(test, _)| wanted(test)) {
        let mut command = cargo(tree.root());
        // One that is served by a release build, as in real use: the siege is about how soon an answer comes.
        command.args([
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--release",
            "--no-capture",
            "-E",
            &format!("package(=schakel) and test(/^{test}/)"),
        ]);
        command.env("SCHAKEL_FIGURES", &figures).envs(longer.iter().copied());
        if run(&mut command).is_err() {
            failed.push(test.trim_end_matches(':'));
        }
    }
    if wanted("mutants") {
        mutants(tree, &figures)?;
    }
    report(&figures)?;
    if failed.is_empty() { Ok(()) } else { bail!("did not hold: {}", failed.join(", ")) }
}

/// The readers, each for its share of the hour, from another beginning every night. Not from a release build: this one stops at a number that
/// grew too large.
fn readers(tree: &Tree, figures: &Path) -> Result<()> {
    let calls = |text: &str| text.matches("spoil(\"").count() + text.matches("spoil_text(\"").count();
    let many: usize =
        tree.files(&[".rs"])?.iter().filter(|file| file.path != "crates/ordeal/src/lib.rs").map(|file| calls(&file.text)).sum();
    let at_once = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = READERS * u64::try_from(at_once)? / u64::try_from(many.max(1))?;
    let seed = UNIX_EPOCH.elapsed().context("the clock stands before 1970")?.as_secs() / 86_400;
    println!("{many} readers, {share} s each, from SCHAKEL_FUZZ_SEED={seed}");
    let cluster = Cluster::start(Disk::NotWaited)?;
    let mut command = cargo(tree.root());
    command.args(["nextest", "run", "--workspace", "--locked", "--no-fail-fast", "-E", "test(/(^|::)spoilt::/)"]);
    command.env("SCHAKEL_TEST_PG", cluster.url()).env("SCHAKEL_FIGURES", figures);
    command.env("SCHAKEL_FUZZ_SECONDS", share.to_string()).env("SCHAKEL_FUZZ_SEED", seed.to_string());
    run(&mut command)
}

/// Changes one line after the other, and looks whether a test notices. Without `cargo-mutants` it says so.
fn mutants(tree: &Tree, figures: &Path) -> Result<()> {
    if which("cargo-mutants").is_none() {
        println!("cargo-mutants is not installed (cargo install cargo-mutants --locked); not done");
        return Ok(());
    }
    for package in MUTATED {
        let folder = figures.with_file_name(format!("mutants-{package}"));
        let mut command = cargo(tree.root());
        command.args(["mutants", "--package", package, "--output"]).arg(&folder).args(["--timeout", "60", "--no-shuffle"]);
        // It ends with a fault when one was missed; what counts is how many.
        let ended = run(&mut command);
        let count = |name: &str| fs::read_to_string(folder.join("mutants.out").join(name)).map_or(0, |text| text.lines().count());
        let (caught, slow, missed) = (count("caught.txt"), count("timeout.txt"), count("missed.txt"));
        if caught + slow + missed == 0 {
            ended?;
        }
        let line = format!("mutants | {package} | {} of {} noticed | ", caught + slow, caught + slow + missed);
        fs::write(figures, fs::read_to_string(figures).unwrap_or_default() + &line + "\n")?;
    }
    Ok(())
}

/// Prints what was found.
fn report(figures: &Path) -> Result<()> {
    let found = fs::read_to_string(figures).unwrap_or_default();
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let version = crate::run::output(Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).arg("--version"))?;
    println!("\nFor docs/figures.md: {cores} cores, {}\n\n| Ordeal | what | found | |\n|---|---|---|---|", version.trim());
    let mut lines: Vec<&str> = found.lines().collect();
    lines.sort_unstable();
    for line in lines {
        println!("| {line} |");
    }
    Ok(())
}
