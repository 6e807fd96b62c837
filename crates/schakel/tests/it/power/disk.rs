//! The files as a disk may have them after a cut.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::{
    Dice, copy,
    trace::{Call, Done, Trace},
};

/// What a disk takes as one.
const BLOCK: usize = 4_096;
/// What it writes whole or not at all.
const SECTOR: usize = 512;

/// What became of what was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// Nothing of it is there.
    None,
    /// All of it is there.
    All,
    /// So many of the first.
    First(usize),
    /// Each block is there or not, in no order.
    Some,
    /// As [`Rest::Some`], and of a block there may be a part.
    Torn,
}

/// A moment at which the power goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    /// Before which line.
    pub(super) line: usize,
    /// When that was.
    pub(super) at: u128,
    /// What became of the rest.
    pub(super) rest: Rest,
}

impl Cut {
    pub(super) fn throw(trace: &Trace, dice: &mut Dice) -> Self {
        let line = dice.below(trace.times.len());
        let rest = match dice.below(5) {
            0 => Rest::None,
            1 => Rest::All,
            2 => Rest::First(dice.below(12)),
            3 => Rest::Some,
            _ => Rest::Torn,
        };
        Self { line, at: trace.times[line], rest }
    }
}

/// The disk: what was on it before, and what was done.
pub(super) struct Disk<'a> {
    before: BTreeMap<PathBuf, Vec<u8>>,
    trace: &'a Trace,
    /// On which line each of what was done was synced.
    synced: Vec<Option<usize>>,
}

/// The files after a cut.
pub(super) struct After(BTreeMap<PathBuf, Vec<u8>>, BTreeSet<PathBuf>);

impl<'a> Disk<'a> {
    pub(super) fn new(trace: &'a Trace, base: &Path) -> Self {
        let touched: BTreeSet<&PathBuf> = trace.done.iter().map(|one| &one.path).collect();
        let read = |path: &PathBuf| Some((path.clone(), fs::read(base.join(path)).ok()?));
        let before = touched.into_iter().filter_map(read).collect();
        let mut syncs: BTreeMap<&Path, Vec<(usize, usize)>> = BTreeMap::new();
        for one in trace.done.iter().filter(|one| matches!(one.call, Call::Sync)) {
            syncs.entry(&one.path).or_default().push((one.began, one.ended));
        }
        let synced = |one: &Done| {
            // What comes and goes is there when its folder is.
            let of = if matches!(one.call, Call::Gone) { one.path.parent()? } else { &one.path };
            syncs.get(of)?.iter().filter(|(began, _)| *began > one.ended).map(|(_, ended)| *ended).min()
        };
        let synced = trace.done.iter().map(synced).collect();
        Self { before, trace, synced }
    }

    /// The same disk, which says that it synced and did not.
    pub(super) fn forgetful(&self) -> Self {
        Self { before: self.before.clone(), trace: self.trace, synced: vec![None; self.synced.len()] }
    }

    /// What is there after the cut.
    pub(super) fn after(&self, cut: &Cut, dice: &mut Dice) -> After {
        let mut files = self.before.clone();
        let mut unsynced = 0;
        let changes = self.trace.done.iter().zip(&self.synced).filter(|(one, _)| one.began < cut.line && !matches!(one.call, Call::Sync));
        for (one, synced) in changes {
            let kept = synced.is_some_and(|line| line < cut.line);
            unsynced += usize::from(!kept);
            let rest = if kept { Rest::All } else { cut.rest };
            let whole = match rest {
                Rest::All => true,
                Rest::None => false,
                Rest::First(many) => unsynced <= many,
                Rest::Some | Rest::Torn => dice.below(2) == 0,
            };
            match &one.call {
                Call::Write { offset, bytes } if matches!(rest, Rest::Some | Rest::Torn) => {
                    for (at, block) in blocks(*offset, bytes) {
                        let torn = if rest == Rest::Torn && dice.below(3) == 0 { dice.below(BLOCK / SECTOR) * SECTOR } else { block.len() };
                        if dice.below(2) == 0 {
                            put(files.entry(one.path.clone()).or_default(), at, &block[..torn.min(block.len())]);
                        }
                    }
                }
                _ if !whole => {}
                Call::Write { offset, bytes } => put(files.entry(one.path.clone()).or_default(), *offset, bytes),
                Call::Length(length) => files.entry(one.path.clone()).or_default().resize(*length, 0),
                Call::Gone => _ = files.remove(&one.path),
                Call::Sync => {}
            }
        }
        let gone = self.before.keys().filter(|path| !files.contains_key(*path)).cloned().collect();
        After(files, gone)
    }
}

/// What is written in the blocks of the disk.
fn blocks(offset: usize, bytes: &[u8]) -> Vec<(usize, &[u8])> {
    let (mut at, mut rest, mut blocks) = (offset, bytes, Vec::new());
    while !rest.is_empty() {
        let (block, after) = rest.split_at(rest.len().min(BLOCK - at % BLOCK));
        blocks.push((at, block));
        (at, rest) = (at + block.len(), after);
    }
    blocks
}

fn put(file: &mut Vec<u8>, offset: usize, bytes: &[u8]) {
    if file.len() < offset + bytes.len() {
        file.resize(offset + bytes.len(), 0);
    }
    file[offset..offset + bytes.len()].copy_from_slice(bytes);
}

impl After {
    /// Writes the files into a copy of the folder as it was before.
    pub(super) fn write(&self, base: &Path, to: &Path) {
        copy(base, to);
        // The index of the log of SQLite is memory that is shared: it does not outlive the power.
        for (path, content) in self.0.iter().filter(|(path, _)| !path.to_string_lossy().ends_with("-shm")) {
            fs::write(to.join(path), content).unwrap();
        }
        for path in &self.1 {
            fs::remove_file(to.join(path)).unwrap();
        }
    }
}
