//! Every way to tamper with the log is noticed.

use proptest::prelude::*;
use schakel_chain::{BadCheckpoint, Checkpoint, Finding, PublicKey, Row, Value, Verifier};

use crate::{ORIGIN, checkpoint, key, log, signed, signing, verify};
use ed25519_dalek::Signer;

/// Writes the hashes of a changed log again, as somebody would who knows the format and not the key.
fn rechained(rows: Vec<Row>) -> Vec<Row> {
    let mut last = None;
    rows.into_iter()
        .map(|row| {
            let row = Row::next(last, row.fields);
            last = Some((row.seq, row.hash));
            row
        })
        .collect()
}

fn other(value: &Value) -> Value {
    match value {
        Value::Nothing => Value::Text(String::new()),
        Value::Text(text) => Value::Text(format!("{text}x")),
        Value::Number(number) => Value::Number(number + 1),
        Value::Bytes(bytes) => Value::Bytes(bytes.iter().map(|byte| byte ^ 1).collect()),
    }
}

#[test]
fn an_untouched_log_is_whole() {
    for count in [0, 1, 2, 10] {
        let rows = log(count);
        let report = verify(&rows, &[signed(&rows[..rows.len() / 2]), signed(&rows)], &[signed(&rows[..rows.len() / 2])]);
        assert!(report.is_whole(), "{report}");
        assert_eq!((report.rows, report.vouched, report.checkpoints), (count, count, 2));
    }
    let report = verify(&log(5), &[signed(&log(3))], &[]);
    assert!(report.to_string().contains("vouch for the first 3 entries; the last 2 came after"), "{report}");
    assert!(verify(&log(5), &[], &[]).to_string().contains("No checkpoint vouches"));
}

#[test]
fn every_column_of_first_second_middle_and_last_row_is_guarded() {
    let good = log(9);
    let kept = [signed(&good)];
    for at in [0, 1, 4, 8] {
        let seq = good[at].seq;
        for column in 0..good[at].fields.len() {
            let mut rows = good.clone();
            rows[at].fields[column].1 = other(&rows[at].fields[column].1);
            assert_eq!(verify(&rows, &kept, &[]).findings, [Finding::Edited { seq }]);
            assert_eq!(verify(&rows, &[], &[]).findings, [Finding::Edited { seq }], "also without any checkpoint");

            // The same with the row's own hash made right again.
            rows[at].hash = rows[at].computed_hash();
            let found = verify(&rows, &kept, &[]).findings;
            let expected = if at == 8 { Finding::Rewritten { size: 9, outside: false } } else { Finding::Unlinked { seq: seq + 1 } };
            assert_eq!(found, [expected]);

            // And with the whole chain made right again.
            let found = verify(&rechained(rows), &kept, &[]).findings;
            assert_eq!(found, [Finding::Rewritten { size: 9, outside: false }]);
        }
        for change in [|row: &mut Row| row.seq += 100, |row: &mut Row| row.prev[0] ^= 1, |row: &mut Row| row.hash[31] ^= 1] {
            let mut rows = good.clone();
            change(&mut rows[at]);
            assert!(verify(&rows, &kept, &[]).findings.contains(&Finding::Edited { seq: rows[at].seq }));
        }
        let mut rows = good.clone();
        rows[at].fields[0].0 = "when".to_owned();
        assert_eq!(verify(&rows, &kept, &[]).findings, [Finding::Edited { seq }], "a renamed column");
        let mut rows = good.clone();
        rows[at].fields.swap(1, 2);
        assert_eq!(verify(&rows, &kept, &[]).findings, [Finding::Edited { seq }], "columns in another order");
    }
}

#[test]
fn a_deleted_row_is_named() {
    let good = log(9);
    let kept = [signed(&good)];
    for at in [0, 1, 4] {
        let mut rows = good.clone();
        let gone = rows.remove(at).seq;
        assert_eq!(verify(&rows, &kept, &[]).findings, [Finding::Deleted { from: gone, to: gone }]);
        assert_eq!(verify(&rechained(rows), &kept, &[]).findings, [Finding::Cut { have: 8, had: 9 }]);
    }
    let mut rows = good.clone();
    rows.drain(2..5);
    assert_eq!(verify(&rows, &kept, &[]).findings, [Finding::Deleted { from: 3, to: 5 }]);
}

#[test]
fn an_inserted_row_is_named() {
    let good = log(9);
    let kept = [signed(&good)];
    let mut rows = good.clone();
    rows.insert(4, good[3].clone());
    assert_eq!(verify(&rows, &kept, &[]).findings, [Finding::Inserted { seq: 4 }]);
    assert_eq!(verify(&rechained(rows), &kept, &[]).findings, [Finding::Rewritten { size: 9, outside: false }]);

    // At the end, where it may be: what is chained after the newest checkpoint is only chained.
    let mut rows = good.clone();
    rows.push(Row::next(Some((8, good[7].hash)), good[7].fields.clone()));
    assert_eq!(verify(&rows, &kept, &[]).findings, [Finding::Inserted { seq: 9 }]);
}

#[test]
fn swapped_rows_are_named() {
    let good = log(9);
    let kept = [signed(&good)];
    let mut rows = good.clone();
    rows.swap(3, 4);
    assert_eq!(verify(&rows, &kept, &[]).findings, [Finding::Swapped { seq: 4 }]);
    let mut rows = good.clone();
    let (three, four) = (rows[3].fields.clone(), rows[4].fields.clone());
    (rows[3].fields, rows[4].fields) = (four, three);
    assert_eq!(verify(&rows, &kept, &[]).findings, [Finding::Edited { seq: 4 }, Finding::Edited { seq: 5 }]);
    assert_eq!(verify(&rechained(rows), &kept, &[]).findings, [Finding::Rewritten { size: 9, outside: false }]);
}

#[test]
fn a_cut_an_emptied_and_a_rolled_back_log_are_told_apart() {
    let good = log(9);
    assert_eq!(verify(&good[..7], &[signed(&good)], &[]).findings, [Finding::Cut { have: 7, had: 9 }]);
    assert_eq!(verify(&[], &[signed(&good)], &[]).findings, [Finding::Emptied { had: 9 }]);
    assert_eq!(verify(&[], &[], &[signed(&good)]).findings, [Finding::Emptied { had: 9 }, Finding::RolledBack { have: 0, had: 9 }]);
    // The whole folder put back: entries and checkpoints fit each other, and only the outside knows better.
    let before = &good[..5];
    assert!(verify(before, &[signed(before)], &[]).is_whole());
    assert_eq!(verify(before, &[signed(before)], &[signed(&good)]).findings, [Finding::RolledBack { have: 5, had: 9 }]);
    // Put back, and then worked on until there are more rows than before.
    let mut rows = before.to_vec();
    for row in &good[3..9] {
        rows.push(Row::next(rows.last().map(|row| (row.seq, row.hash)), row.fields.clone()));
    }
    assert_eq!(verify(&rows, &[signed(&rows)], &[signed(&good)]).findings, [Finding::Rewritten { size: 9, outside: true }]);
}

#[test]
fn checkpoints_cannot_be_made_changed_or_taken_away() {
    let good = log(9);
    let short = &good[..5];
    let forged = signed(&good).replacen("\n9\n", "\n5\n", 1);
    assert!(verify(short, &[forged], &[]).findings.contains(&Finding::Forged { number: 1 }));
    let stranger = ed25519_dalek::SigningKey::from_bytes(&[8; 32]);
    let forged = checkpoint(short).signed(&key(), |bytes| stranger.sign(bytes).to_bytes());
    assert_eq!(Checkpoint::open(&forged, &key()), Err(BadCheckpoint::Forged));
    assert_eq!(verify(&good, &[signed(&good[..5])], &[signed(&good)]).findings, [Finding::CheckpointsGone]);
    assert_eq!(Checkpoint::open(&signed(&good).replace('—', "-"), &key()), Err(BadCheckpoint::Unsigned));
    for text in ["", "a\n1\n", "a\n1\nx\n\n— a b\n", "a\n01\nAAAA\n\n— a b\n"] {
        assert_eq!(Checkpoint::open(text, &key()), Err(BadCheckpoint::Form), "{text}");
    }
    // Another log of the same key is another log.
    let other = Checkpoint { origin: "elsewhere".to_owned(), ..checkpoint(&good) };
    let text = other.signed(&key(), |bytes| signing().sign(bytes).to_bytes());
    assert_eq!(Checkpoint::open(&text, &key()), Err(BadCheckpoint::Origin));
}

#[test]
fn what_the_program_counted_shows_that_the_end_is_gone_or_was_written_again() {
    let good = log(6);
    let counted = |rows: &[Row]| {
        let mut verifier = Verifier::new(key());
        for row in rows {
            verifier.row(row);
        }
        verifier.head(6, good[5].hash);
        verifier.finish().findings
    };
    assert_eq!(counted(&good), []);
    assert_eq!(counted(&good[..4]), [Finding::Head { have: 4, had: 6 }]);
    assert_eq!(counted(&log(7)), [Finding::Head { have: 7, had: 6 }]);
    let mut rows = good.clone();
    rows[5].fields[1].1 = other(&rows[5].fields[1].1);
    assert_eq!(counted(&rechained(rows)), [Finding::Head { have: 6, had: 6 }]);
    assert_eq!(counted(&[]), [Finding::Head { have: 0, had: 6 }]);
}

#[test]
fn checkpoints_are_numbered_and_one_that_is_gone_is_missed() {
    let good = log(8);
    let numbered =
        |size: usize, number| Checkpoint { number, ..checkpoint(&good[..size]) }.signed(&key(), |bytes| signing().sign(bytes).to_bytes());
    // The first ones of an old log say no number.
    let all = [numbered(1, None), numbered(2, None), numbered(4, Some(3)), numbered(6, Some(4)), numbered(8, Some(5))];
    assert!(verify(&good, &all, &[]).is_whole());
    for gone in 0..4 {
        let mut kept = all.to_vec();
        kept.remove(gone);
        let findings = verify(&good, &kept, &[]).findings;
        assert!(matches!(findings[..], [Finding::CheckpointMissing { .. }]), "{gone}: {findings:?}");
    }
    let text = &all[3];
    assert_eq!(Checkpoint::open(text, &key()).unwrap().number, Some(4));
    assert_eq!(Checkpoint::open(&text.replace("number 4", "number 3"), &key()), Err(BadCheckpoint::Forged));
}

#[test]
fn a_countersigned_checkpoint_stays_good() {
    let text = signed(&log(4));
    let witness = format!("{text}— witness.example.org AAAAAAAA\n");
    assert_eq!(Checkpoint::open(&witness, &key()), Checkpoint::open(&text, &key()));
    assert_eq!(Checkpoint::open(&text, &key()).unwrap(), checkpoint(&log(4)));
}

#[test]
fn a_key_survives_its_journey_as_text() {
    let text = key().to_string();
    assert!(text.starts_with(ORIGIN));
    assert_eq!(PublicKey::parse(&format!("{text}\n")).unwrap(), key());
    for bad in ["", "a", "a+b+c", &text.replacen('+', "+0", 1), &text[..text.len() - 4], &text.replace("org", "com")] {
        assert!(PublicKey::parse(bad).is_err(), "{bad}");
    }
    assert!(PublicKey::new("with space", &signing().verifying_key().to_bytes()).is_err());
}

#[test]
fn a_log_written_again_does_not_flood_the_reader() {
    let mut rows = log(500);
    for row in &mut rows {
        row.hash[0] ^= 1;
    }
    let report = verify(&rows, &[], &[]);
    assert_eq!(report.findings.len(), 100);
    assert!(report.more >= 400);
}

proptest! {
    /// Whatever somebody without the key does to the rows, and however well the hashes are made right again: when the
    /// first rows are not the signed ones any more, it is noticed.
    #[test]
    fn no_tampering_passes(
        count in 2_u64..14,
        steps in prop::collection::vec((0_u8..6, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
        repair in any::<bool>(),
    ) {
        let good = log(count);
        let mut rows = good.clone();
        for (what, one, two) in steps {
            if rows.is_empty() {
                break;
            }
            let (at, to) = (one.index(rows.len()), two.index(rows.len()));
            match what {
                0 => { let value = two.index(rows[at].fields.len()); rows[at].fields[value].1 = other(&rows[at].fields[value].1); }
                1 => { rows.remove(at); }
                2 => { let row = rows[to].clone(); rows.insert(at, row); }
                3 => rows.swap(at, to),
                4 => rows.truncate(at),
                _ => rows[at].prev = rows[to].hash,
            }
        }
        if repair {
            rows = rechained(rows);
        }
        let same = rows.len() >= good.len() && rows[..good.len()] == good[..];
        let report = verify(&rows, &[signed(&good)], &[signed(&good)]);
        if !same {
            prop_assert!(!report.is_whole());
        }
    }
}
