//! Reads what `strace` wrote down: which bytes went where, and when a file was synced.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use super::{
    disk::{Cut, Rest},
    within,
};

/// What was done to a file.
#[derive(Debug, Clone)]
pub(super) enum Call {
    Write { offset: usize, bytes: Vec<u8> },
    Length(usize),
    Gone,
    Sync,
}

/// One call, with the lines on which it began and ended.
#[derive(Debug, Clone)]
pub(super) struct Done {
    pub(super) path: PathBuf,
    pub(super) call: Call,
    pub(super) began: usize,
    pub(super) ended: usize,
}

/// Everything that was done in a folder.
pub(super) struct Trace {
    pub(super) done: Vec<Done>,
    /// When each line was written, in microseconds.
    pub(super) times: Vec<u128>,
}

impl Trace {
    pub(super) fn read(file: &Path, folder: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap();
        let (mut done, mut times, mut under_way) = (Vec::new(), Vec::new(), HashMap::new());
        for (number, line) in text.lines().enumerate() {
            let (process, rest) = line.split_once(' ').unwrap();
            let (at, said) = rest.trim_start().split_once(' ').unwrap();
            let (seconds, micros) = at.split_once('.').unwrap();
            times.push(seconds.parse::<u128>().unwrap() * 1_000_000 + micros.parse::<u128>().unwrap());
            if let Some(begun) = said.strip_suffix(" <unfinished ...>") {
                under_way.insert(process.to_owned(), (number, begun.to_owned()));
                continue;
            }
            let resumed = said.strip_prefix("<... ").and_then(|said| said.split_once(" resumed>"));
            let (began, whole) = match resumed {
                Some((_, rest)) => {
                    let (began, first) = under_way.remove(process).unwrap();
                    (began, first + rest)
                }
                None => (number, said.to_owned()),
            };
            done.extend(call(&whole, folder).map(|(path, call)| Done { path, call, began, ended: number }));
        }
        // What was under way when the program went is nothing that anybody was told.
        done.sort_by_key(|one| one.began);
        Self { done, times }
    }

    pub(super) fn syncs(&self) -> usize {
        self.done.iter().filter(|one| matches!(one.call, Call::Sync)).count()
    }

    pub(super) fn writes(&self) -> usize {
        self.done.iter().filter(|one| matches!(one.call, Call::Write { .. })).count()
    }

    /// No cut: everything was done.
    pub(super) fn all(&self) -> Cut {
        Cut { line: self.times.len(), at: u128::MAX, rest: Rest::All }
    }
}

/// The text of one argument: `\x41\x42` as bytes.
fn bytes(argument: &str) -> Vec<u8> {
    let inner = argument.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let hex = inner.unwrap_or_else(|| panic!("what was written is cut short: {}", &argument[argument.len().saturating_sub(40)..]));
    hex.split("\\x").skip(1).map(|digits| u8::from_str_radix(digits, 16).unwrap()).collect()
}

fn text(argument: &str) -> String {
    String::from_utf8(bytes(argument)).unwrap()
}

/// The path of `12<path>`, which may be written in hexadecimal as well.
fn path_of(argument: &str) -> Option<String> {
    let path = argument.split_once('<')?.1.strip_suffix('>')?;
    if path.starts_with("\\x") { Some(text(&format!("\"{path}\""))) } else { Some(path.to_owned()) }
}

/// What a line says was done, where it was done in this folder and was done well.
fn call(line: &str, folder: &Path) -> Option<(PathBuf, Call)> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, answer) = rest.rsplit_once(") = ")?;
    let answer: i64 = answer.split([' ', '<']).next()?.parse().ok()?;
    if answer < 0 {
        return None;
    }
    let arguments: Vec<&str> = arguments.split(", ").collect();
    let of_file = || within(&path_of(arguments[0])?, folder);
    match name {
        "pwrite64" => {
            let mut bytes = bytes(arguments[1]);
            bytes.truncate(usize::try_from(answer).unwrap());
            let offset = arguments[3].parse().unwrap();
            Some((of_file()?, Call::Write { offset, bytes }))
        }
        "fsync" | "fdatasync" => Some((of_file()?, Call::Sync)),
        "ftruncate" => Some((of_file()?, Call::Length(arguments[1].parse().unwrap()))),
        "unlink" => Some((within(&text(arguments[0]), folder)?, Call::Gone)),
        "unlinkat" => Some((within(&text(arguments[1]), folder)?, Call::Gone)),
        // The files of SQLite are written in no other way; should that change, what is made again is not what was left.
        _ => None,
    }
}
