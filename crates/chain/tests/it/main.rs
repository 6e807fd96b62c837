//! What the verifier notices.

#![expect(clippy::unwrap_used, reason = "tests")]

mod binary;
mod spoilt;
mod tampering;

use ed25519_dalek::{Signer, SigningKey};
use schakel_chain::{Checkpoint, PublicKey, Report, Row, Value, Verifier};

const ORIGIN: &str = "schakel.example.org/log";

fn signing() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn key() -> PublicKey {
    PublicKey::new(ORIGIN, &signing().verifying_key().to_bytes()).unwrap()
}

fn field(name: &str, value: impl Into<Value>) -> (String, Value) {
    (name.to_owned(), value.into())
}

/// A log of `count` rows as the store writes them.
fn log(count: u64) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for number in 1..=count {
        let last = rows.last().map(|row| (row.seq, row.hash));
        let fields = vec![
            field("at", format!("2026-11-23T12:00:{:02}.000000Z", number % 60)),
            field("person", format!("person-{}", number % 3)),
            field("role", "caseworker"),
            field("act", "registration.read"),
            field("resource", None::<String>),
            field("version", 6),
            field("payload", vec![number.to_le_bytes()[0], 1, 2, 3]),
        ];
        rows.push(Row::next(last, fields));
    }
    rows
}

fn checkpoint(rows: &[Row]) -> Checkpoint {
    Checkpoint {
        origin: ORIGIN.to_owned(),
        size: rows.len() as u64,
        head: rows.last().map_or(schakel_chain::START, |row| row.hash),
        at: Some("2026-11-23T12:00:00Z".to_owned()),
        number: None,
    }
}

fn signed(rows: &[Row]) -> String {
    checkpoint(rows).signed(&key(), |bytes| signing().sign(bytes).to_bytes())
}

fn verify(rows: &[Row], kept: &[String], outside: &[String]) -> Report {
    let mut verifier = Verifier::new(key());
    for text in outside {
        verifier.outside_checkpoint(text).unwrap();
    }
    for row in rows {
        verifier.row(row);
    }
    for text in kept {
        verifier.checkpoint(text);
    }
    verifier.finish()
}
