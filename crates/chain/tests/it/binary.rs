//! The verifier as an auditor runs it: a program, files, an exit code.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use schakel_chain::{ExportLine, Row};

use crate::{key, log, signed};

fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path
}

fn lines(rows: &[Row], kept: &[String]) -> String {
    let rows = rows.iter().cloned().map(ExportLine::Entry);
    let kept = kept.iter().cloned().map(ExportLine::Checkpoint);
    rows.chain(kept).map(|line| serde_json::to_string(&line).unwrap() + "\n").collect()
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_schakel-verify"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may have ended already with a complaint about its arguments.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn a_stranger_with_key_and_checkpoint_learns_whether_the_log_is_whole() {
    let rows = log(6);
    let key = file("verify.key", &format!("{}\n", key()));
    let old = file("verify.checkpoint", &signed(&rows[..4]));
    let whole = file("verify.jsonl", &lines(&rows, &[signed(&rows)]));
    let (key, old, whole) = (key.to_str().unwrap(), old.to_str().unwrap(), whole.to_str().unwrap());

    let output = run(&["--key", key, "--checkpoint", old, whole], "");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("The log is whole: 6 entries"));

    let output = run(&["--key", key, "--checkpoint", old], &lines(&rows[..3], &[signed(&rows[..3])]));
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("it has 3 entries, and the checkpoint that you kept says that there were 4"));
}

#[test]
fn what_cannot_be_checked_is_said_and_is_no_pass() {
    let key = file("broken.key", &format!("{}\n", key()));
    let bad = file("broken.checkpoint", "nothing");
    let (key, bad) = (key.to_str().unwrap(), bad.to_str().unwrap());
    for (arguments, input, says) in [
        (vec![], "", "--key"),
        (vec!["--key"], "", "the name of a file"),
        (vec!["--key", "/nowhere"], "", "/nowhere cannot be read"),
        (vec!["--key", bad], "", "not a public key"),
        (vec!["--key", key, "--checkpoint", bad], "", "not a checkpoint"),
        (vec!["--key", key, "--what"], "", "--what is not known"),
        (vec!["--key", key], "{}\n", "line 1"),
        (vec!["--key", key, "a", "b"], "", "more than one log"),
    ] {
        let output = run(&arguments, input);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains(says), "{arguments:?}: {}", said(&output));
    }
    let output = run(&["--help"], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(said(&output).contains("--checkpoint FILE"));
}
