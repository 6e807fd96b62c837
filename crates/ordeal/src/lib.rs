//! What tests of endurance share: samples spoilt in many ways, how long and how often, and where the figures go.
//!
//! A test of a reader names samples that are right, and what must hold of whatever is read ([`spoil`]). The samples come to it flipped, cut,
//! doubled, joined to each other and with what strangers put in; and so do bytes that were never anything. In the check each reader has two
//! seconds, from the same beginning every time; `cargo xtask nightly` gives all of them an hour from another beginning every night. What is
//! found stays as a plain test beside the reader.
//!
//! It knows none of our crates, so that each of them can use it in its tests (ADR 0050).
#![expect(clippy::panic, clippy::expect_used, clippy::missing_panics_doc, reason = "what does not hold fails its test at once")]

use std::{
    env,
    fs::OpenOptions,
    io::Write as _,
    time::{Duration, Instant},
};

use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
    test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner},
};

/// For how many seconds each reader is tried.
const SECONDS: &str = "SCHAKEL_FUZZ_SECONDS";
/// From where the throws begin; the same throws from the same number.
const SEED: &str = "SCHAKEL_FUZZ_SEED";
/// The file to which figures are added.
const FIGURES: &str = "SCHAKEL_FIGURES";
/// How long a reader may take over one input. Any of ours needs a thousandth; a machine under load is not to fail it.
const LONGEST: Duration = Duration::from_secs(10);
/// How many inputs are made between two looks at the clock.
const AT_ONCE: u32 = 32;

/// How often or how long, as the environment says it; this number where it says nothing. `cargo xtask nightly` says more than the check.
#[expect(clippy::disallowed_methods, reason = "tests learn from the environment how long they may take")]
pub fn number(name: &str, usual: u64) -> u64 {
    match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} is {text:?} and no number")),
        Err(_) => usual,
    }
}

/// Adds a line to the figures, when somebody collects them.
pub fn figure(line: &str) {
    if let Some(path) = env::var_os(FIGURES) {
        let mut file = OpenOptions::new().append(true).create(true).open(path).expect("a file for the figures");
        // In one piece, since tests of several programs write to it.
        file.write_all(format!("{line}\n").as_bytes()).expect("room for the figures");
    }
}

/// Tries a reader for its share of the time: with these samples, spoilt, and with bytes that were never one.
///
/// `check` panics when something does not hold; the smallest input that makes it panic is told.
pub fn spoil<S: AsRef<[u8]>>(reader: &str, samples: &[S], check: impl Fn(&[u8])) {
    let samples: Vec<Vec<u8>> = samples.iter().map(|sample| sample.as_ref().to_vec()).collect();
    for sample in &samples {
        check(sample);
    }
    let inputs = spoilt(samples);
    let (began, until) = (Instant::now(), Duration::from_secs(number(SECONDS, 2)));
    let (seed, mut round) = (number(SEED, 20_261_130), 0_u64);
    while began.elapsed() < until {
        let mut throws = [0; 32];
        throws[..8].copy_from_slice(&seed.to_le_bytes());
        throws[8..16].copy_from_slice(&round.to_le_bytes());
        let config = Config { cases: AT_ONCE, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &throws));
        let tried = runner.run(&inputs, |bytes| {
            let asked = Instant::now();
            check(&bytes);
            assert!(asked.elapsed() < LONGEST, "it took {:?}", asked.elapsed());
            Ok(())
        });
        if let Err(TestError::Fail(why, bytes)) = tried {
            panic!("{reader}, {SEED}={seed}, round {round}: {why}\n{:?}\n{bytes:?}", String::from_utf8_lossy(&bytes));
        }
        round += 1;
    }
    figure(&format!("reader | {reader} | {} | {}", round * u64::from(AT_ONCE), began.elapsed().as_secs()));
}

/// As [`spoil`], for readers of text: bytes that are none become the replacement character, as everywhere at the door.
pub fn spoil_text(reader: &str, samples: &[&str], check: impl Fn(&str)) {
    spoil(reader, samples, |bytes| check(&String::from_utf8_lossy(bytes)));
}

/// What strangers put in: signs that mean something to some reader, and text that is more than it seems.
const PUT_IN: &[&str] = &[
    "\0",
    "\r\n",
    "\r\n\r\n",
    "%00",
    "%ff",
    "%",
    "&",
    "=",
    ";",
    ",",
    "\"",
    "'",
    "\\",
    "<b>",
    "{",
    "}",
    "[",
    "]",
    "{$a}",
    "..",
    "/",
    "-",
    "+",
    ":",
    "-1",
    "0",
    "9",
    "99999999999999999999",
    "1e999",
    "NaN",
    "null",
    "true",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{661}\u{669}",
    "\u{ff11}",
    "\u{301}",
    "\u{fb01}",
    "\u{130}",
    "\u{1f469}\u{200d}\u{1f467}",
    "\u{5e9}\u{5dc}",
    "\u{2028}",
    "\u{ffff}",
    "e\u{301}",
];

/// One way to spoil bytes.
#[derive(Debug, Clone)]
enum Way {
    Flip(Index, u8),
    Set(Index, u8),
    Cut(Index, Index),
    End(Index),
    Double(Index, Index),
    Repeat(Index, &'static str, u16),
    Insert(Index, Vec<u8>),
    Join(Index, Vec<u8>, Index),
}

impl Way {
    fn spoil(&self, bytes: &mut Vec<u8>) {
        let place = |index: &Index, bytes: &[u8]| index.index(bytes.len() + 1);
        match self {
            Self::Flip(at, bit) => {
                let at = place(at, bytes);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << (bit % 8);
                }
            }
            Self::Set(at, to) => {
                let at = place(at, bytes);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = *to;
                }
            }
            Self::Cut(one, other) => {
                let (one, other) = (place(one, bytes), place(other, bytes));
                bytes.drain(one.min(other)..one.max(other));
            }
            Self::End(at) => bytes.truncate(place(at, bytes)),
            Self::Double(one, other) => {
                let (one, other) = (place(one, bytes), place(other, bytes));
                bytes.extend_from_within(one.min(other)..one.max(other));
            }
            Self::Repeat(at, what, times) => {
                let (at, what) = (place(at, bytes), what.repeat(usize::from(*times)));
                bytes.splice(at..at, what.into_bytes());
            }
            Self::Insert(at, what) => {
                let at = place(at, bytes);
                bytes.splice(at..at, what.iter().copied());
            }
            Self::Join(at, other, from) => {
                bytes.truncate(place(at, bytes));
                bytes.extend(other.iter().skip(from.index(other.len() + 1)));
            }
        }
    }
}

fn way(samples: Vec<Vec<u8>>) -> impl Strategy<Value = Way> {
    let at = any::<Index>;
    prop_oneof![
        3 => (at(), any::<u8>()).prop_map(|(at, bit)| Way::Flip(at, bit)),
        2 => (at(), any::<u8>()).prop_map(|(at, to)| Way::Set(at, to)),
        2 => (at(), at()).prop_map(|(one, other)| Way::Cut(one, other)),
        1 => at().prop_map(Way::End),
        2 => (at(), at()).prop_map(|(one, other)| Way::Double(one, other)),
        6 => (at(), select(PUT_IN), 1_u16..3).prop_map(|(at, what, times)| Way::Repeat(at, what, times)),
        1 => (at(), select(PUT_IN), 3_u16..600).prop_map(|(at, what, times)| Way::Repeat(at, what, times)),
        1 => (at(), vec(any::<u8>(), 1..8)).prop_map(|(at, what)| Way::Insert(at, what)),
        2 => (at(), select(samples), at()).prop_map(|(at, other, from)| Way::Join(at, other, from)),
    ]
}

fn spoilt(samples: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let ways = vec(way(samples.clone()), 1..6);
    prop_oneof![
        12 => (select(samples), ways).prop_map(|(mut bytes, ways)| {
            for way in &ways {
                way.spoil(&mut bytes);
            }
            bytes
        }),
        1 => vec(any::<u8>(), 0..200),
        1 => ".{0,80}".prop_map(String::into_bytes),
    ]
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, collections::BTreeSet, panic::catch_unwind};

    use super::*;

    #[test]
    fn a_reader_meets_what_was_spoilt_and_what_never_was_anything() {
        let seen = RefCell::new(BTreeSet::new());
        spoil("a reader of the test", &["naam=Zoë&dag=1", "x"], |bytes| {
            seen.borrow_mut().insert(bytes.to_vec());
        });
        let seen = seen.into_inner();
        assert!(seen.len() > 100, "only {} different", seen.len());
        assert!(seen.iter().any(|bytes| bytes.len() > 500) && seen.iter().any(Vec::is_empty));
        assert!(seen.iter().any(|bytes| bytes.starts_with(b"naam=") && bytes.len() < 15), "a sample is cut");
        assert!(seen.iter().any(|bytes| std::str::from_utf8(bytes).is_err()));
    }

    #[test]
    fn what_does_not_hold_is_told_with_the_smallest_input() {
        let told = catch_unwind(|| spoil("a reader of the test", &["abc"], |bytes| assert!(!bytes.contains(&0), "a zero")));
        let told = *told.expect_err("a zero comes soon").downcast::<String>().expect("words");
        assert!(told.contains("a reader of the test, SCHAKEL_FUZZ_SEED=") && told.contains("a zero"), "{told}");
        // Nearly nothing is left around it.
        assert!(told.lines().last().is_some_and(|bytes| bytes.len() < 40), "{told}");
    }
}
