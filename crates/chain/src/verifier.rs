//! Checks a log as it streams by.

use std::collections::BTreeMap;

use crate::{
    checkpoint::{BadCheckpoint, Checkpoint, PublicKey},
    report::{Finding, Report},
    row::{Hash, Row, START, Value},
};

/// For how many seconds entries may wait for a checkpoint while others come after them. The program signs one after ten minutes.
const VOUCHED_WITHIN: i64 = 60 * 60;

/// Takes the rows of a log in their order, and checkpoints at any moment, and says in the end what is wrong.
///
/// It keeps some seventy bytes a row, so a million rows need some seventy megabytes.
pub struct Verifier {
    key: PublicKey,
    hashes: BTreeMap<u64, Hash>,
    /// When each entry was written, as seconds.
    moments: BTreeMap<u64, i64>,
    head: Option<(u64, Hash)>,
    last: Option<(u64, Hash)>,
    rows: u64,
    kept: Vec<Checkpoint>,
    read_checkpoints: u64,
    outside: Vec<Checkpoint>,
    findings: Vec<Finding>,
    more: u64,
}

impl Verifier {
    /// A verifier for the log with this key.
    pub const fn new(key: PublicKey) -> Self {
        Self {
            key,
            hashes: BTreeMap::new(),
            moments: BTreeMap::new(),
            head: None,
            last: None,
            rows: 0,
            kept: Vec::new(),
            read_checkpoints: 0,
            outside: Vec::new(),
            findings: Vec::new(),
            more: 0,
        }
    }

    /// Takes a checkpoint that was kept outside the system. A bad one is an error and not a finding: it says nothing
    /// about the log.
    pub fn outside_checkpoint(&mut self, text: &str) -> Result<(), BadCheckpoint> {
        self.outside.push(Checkpoint::open(text, &self.key)?);
        Ok(())
    }

    /// Takes a checkpoint that lay with the log.
    pub fn checkpoint(&mut self, text: &str) {
        self.read_checkpoints += 1;
        match Checkpoint::open(text, &self.key) {
            Ok(checkpoint) => self.kept.push(checkpoint),
            Err(_) => self.found(Finding::Forged { number: self.read_checkpoints }),
        }
    }

    /// Takes what the program counted beside the log, at the same moment as the rows.
    pub const fn head(&mut self, size: u64, hash: Hash) {
        self.head = Some((size, hash));
    }

    /// Takes the next row.
    pub fn row(&mut self, row: &Row) {
        self.rows += 1;
        if row.computed_hash() != row.hash {
            self.found(Finding::Edited { seq: row.seq });
        }
        let expected = self.last.map_or(1, |(seq, _)| seq.saturating_add(1));
        if self.hashes.contains_key(&row.seq) || row.seq == 0 {
            self.found(Finding::Inserted { seq: row.seq });
            return;
        }
        self.hashes.insert(row.seq, row.hash);
        if let Some(moment) = moment(row) {
            self.moments.insert(row.seq, moment);
        }
        if row.seq < expected {
            self.found(Finding::Swapped { seq: row.seq });
            return;
        }
        if row.seq == expected && row.prev != self.last.map_or(START, |(_, hash)| hash) {
            self.found(Finding::Unlinked { seq: row.seq });
        }
        self.last = Some((row.seq, row.hash));
    }

    /// Says what is wrong.
    pub fn finish(mut self) -> Report {
        self.find_gaps();
        let head = self.last.map_or(START, |(_, hash)| hash);
        let newest_kept = self.kept.iter().map(|checkpoint| checkpoint.size).max();
        let mut vouched = 0;
        let all: Vec<(Checkpoint, bool)> =
            self.kept.drain(..).map(|kept| (kept, false)).chain(self.outside.drain(..).map(|outside| (outside, true))).collect();
        // Not the number of rows: one that is missing in the middle must not look like an end cut off.
        let have = self.last.map_or(0, |(seq, _)| seq);
        let missing = |outside: bool| all.iter().filter(|(c, o)| *o == outside && c.size > have).map(|(c, _)| c.size).max();
        let (cut, rolled_back) = (missing(false), missing(true));
        if let Some(had) = cut {
            self.found(if self.rows == 0 { Finding::Emptied { had } } else { Finding::Cut { have, had } });
        }
        if let Some(had) = rolled_back {
            if self.rows == 0 && cut.is_none() {
                self.found(Finding::Emptied { had });
            }
            self.found(Finding::RolledBack { have, had });
        }
        for (checkpoint, outside) in &all {
            if checkpoint.size > have {
                continue;
            }
            let there = if checkpoint.size == 0 { Some(START) } else { self.hashes.get(&checkpoint.size).copied() };
            if there == Some(checkpoint.head) {
                vouched = vouched.max(checkpoint.size);
            } else {
                self.found(Finding::Rewritten { size: checkpoint.size, outside: *outside });
            }
        }
        self.compare_head(have, head);
        self.find_missing_checkpoints(&all);
        self.find_unvouched(vouched);
        let newest_outside = all.iter().filter(|(_, outside)| *outside).map(|(c, _)| c.size).max();
        if newest_outside > newest_kept && rolled_back.is_none() {
            self.found(Finding::CheckpointsGone);
        }
        let checkpoints = all.iter().filter(|(_, outside)| !outside).count() as u64;
        Report { rows: self.rows, head, checkpoints, vouched, findings: self.findings, more: self.more }
    }

    fn compare_head(&mut self, have: u64, last: Hash) {
        let Some((had, hash)) = self.head else { return };
        // Where hashes do not fit, that is said of the entry itself.
        if had != have || (hash != last && self.findings.is_empty()) {
            self.found(Finding::Head { have, had });
        }
    }

    /// Checkpoints are numbered from 1, the first ones of an old log without saying so.
    fn find_missing_checkpoints(&mut self, all: &[(Checkpoint, bool)]) {
        let mut kept: Vec<&Checkpoint> = all.iter().filter(|(_, outside)| !outside).map(|(kept, _)| kept).collect();
        kept.sort_by_key(|kept| kept.size);
        kept.dedup_by_key(|kept| kept.size);
        let mut expected = 1;
        for number in kept.iter().map(|kept| kept.number) {
            let is = number.unwrap_or(expected);
            for missing in expected..is {
                self.found(Finding::CheckpointMissing { number: missing });
            }
            expected = is.max(expected).saturating_add(1);
        }
    }

    fn find_unvouched(&mut self, vouched: u64) {
        let first = self.moments.range(vouched.saturating_add(1)..).next().map(|(seq, moment)| (*seq, *moment));
        let newest = self.moments.last_key_value().map(|(_, moment)| *moment);
        if let (Some((from, since)), Some(newest)) = (first, newest)
            && newest - since > VOUCHED_WITHIN
            && self.findings.is_empty()
        {
            self.found(Finding::Unvouched { from });
        }
    }

    fn find_gaps(&mut self) {
        let mut expected = 1;
        let mut gaps = Vec::new();
        for seq in self.hashes.keys() {
            if *seq > expected {
                gaps.push(Finding::Deleted { from: expected, to: seq - 1 });
            }
            expected = seq.saturating_add(1);
        }
        for gap in gaps {
            self.found(gap);
        }
    }

    fn found(&mut self, finding: Finding) {
        if self.findings.len() < Report::MOST {
            self.findings.push(finding);
        } else {
            self.more += 1;
        }
    }
}

/// When a row says that it was written, as seconds.
fn moment(row: &Row) -> Option<i64> {
    let at = row.fields.iter().find(|(name, _)| name == "at")?;
    match &at.1 {
        Value::Text(text) => text.parse().ok().map(jiff::Timestamp::as_second),
        _ => None,
    }
}
