//! An exported log, a checkpoint and a key that somebody spoilt: the reader never stumbles, and what it calls whole is what was signed.

use std::cell::Cell;

use schakel_chain::{Checkpoint, ExportLine, PublicKey, Row, Verifier, export};
use schakel_ordeal::{spoil, spoil_text};

use crate::{key, log, signed};

fn lines(rows: &[Row], kept: &[String]) -> String {
    let head = ExportLine::Head { size: rows.len() as u64, hash: rows.last().map_or(schakel_chain::START, |row| row.hash) };
    let rows = rows.iter().cloned().map(ExportLine::Entry);
    let kept = kept.iter().cloned().map(ExportLine::Checkpoint);
    rows.chain(kept).chain([head]).map(|line| serde_json::to_string(&line).unwrap() + "\n").collect()
}

#[test]
fn a_log_that_is_called_whole_begins_with_every_entry_that_was_signed() {
    let good = log(5);
    let outside = signed(&good);
    let samples = [lines(&good, &[signed(&good[..3]), signed(&good)]), lines(&log(7), &[outside.clone(), signed(&log(7))])];
    let (whole, seen) = (Cell::new(0), Cell::new(0));
    spoil("exported log", &samples, |bytes| {
        seen.set(seen.get() + 1);
        let mut verifier = Verifier::new(key());
        verifier.outside_checkpoint(&outside).unwrap();
        let Ok(()) = export::read(bytes, &mut verifier) else { return };
        if !verifier.finish().is_whole() {
            return;
        }
        whole.set(whole.get() + 1);
        let rows = bytes.split(|byte| *byte == b'\n').filter_map(|line| match serde_json::from_slice(line) {
            Ok(ExportLine::Entry(row)) => Some(row),
            _ => None,
        });
        assert_eq!(rows.take(good.len()).collect::<Vec<_>>(), good);
    });
    // White space between the signs of JSON changes nothing; hardly anything else passes.
    assert!(whole.get() >= 2 && whole.get() < seen.get() / 4, "{} of {}", whole.get(), seen.get());
}

#[test]
fn a_checkpoint_that_opens_says_what_was_signed() {
    let good: Vec<Checkpoint> = [3, 5].map(|size| Checkpoint::open(&signed(&log(size)), &key()).unwrap()).to_vec();
    let samples = [signed(&log(3)), signed(&log(5))];
    spoil_text("checkpoint", &[&samples[0], &samples[1]], |text| {
        if let Ok(opened) = Checkpoint::open(text, &key()) {
            assert!(good.contains(&opened), "{opened:?}");
        }
    });
    spoil_text("public key", &[&key().to_string()], |text| {
        if let Ok(read) = PublicKey::parse(text) {
            assert_eq!(PublicKey::parse(&read.to_string()), Ok(read));
        }
    });
}
