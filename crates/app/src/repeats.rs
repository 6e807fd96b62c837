//! What the same person does to the same thing again and again within a short time: one entry of the log stands for many, and says for how many.
//! Kept in memory: after a restart the next one is noted in full, which is an entry too many and none too few.

use std::{
    collections::HashMap,
    hash::{BuildHasher as _, Hash, RandomState},
    sync::{Mutex, PoisonError},
};

use jiff::SignedDuration;
use schakel_domain::time::Instant;

/// How many are remembered at a time; then those that are over make room, and if there are none, all.
const MOST: usize = 10_000;

#[derive(Default)]
pub(crate) struct Repeats {
    hasher: RandomState,
    known: Mutex<HashMap<u64, (Instant, u32)>>,
}

impl Repeats {
    /// Under what something is counted.
    pub(crate) fn key(&self, what: impl Hash) -> u64 {
        self.hasher.hash_one(what)
    }

    /// Forgets it: the next one is the first again.
    pub(crate) fn forget(&self, key: u64) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
    }

    /// Counts it once more; returns which one this is within `window` of the first.
    pub(crate) fn count(&self, key: u64, now: Instant, window: SignedDuration) -> u32 {
        let is_over = |since: Instant| now < since || now.duration_since(since) >= window;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST && !known.contains_key(&key) {
            known.retain(|_, (since, _)| !is_over(*since));
            if known.len() >= MOST {
                known.clear();
            }
        }
        let (since, times) = known.entry(key).or_insert((now, 0));
        if is_over(*since) {
            (*since, *times) = (now, 0);
        }
        *times = times.saturating_add(1);
        *times
    }
}

/// Whether the `times`-th is noted: the first, the tenth, the hundredth and so on, each with its number.
pub(crate) const fn is_noted(times: u32) -> bool {
    let mut step = times;
    while step.is_multiple_of(10) && step > 0 {
        step /= 10;
    }
    step == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: SignedDuration = SignedDuration::from_hours(1);

    #[test]
    fn of_ten_thousand_five_are_noted() {
        let noted: Vec<u32> = (0..=10_000).filter(|times| is_noted(*times)).collect();
        assert_eq!(noted, [1, 10, 100, 1_000, 10_000]);
    }

    #[test]
    fn each_thing_is_counted_by_itself_and_anew_after_its_time() {
        let (repeats, now) = (Repeats::default(), "2026-11-30T12:00:00Z".parse::<Instant>().unwrap());
        assert_eq!(
            [
                repeats.count(repeats.key("a"), now, HOUR),
                repeats.count(repeats.key("b"), now, HOUR),
                repeats.count(repeats.key("a"), now, HOUR)
            ],
            [1, 1, 2]
        );
        assert_eq!(repeats.count(repeats.key("a"), now + SignedDuration::from_mins(59), HOUR), 3);
        assert_eq!(repeats.count(repeats.key("a"), now + HOUR, HOUR), 1);
        // What could not be noted is the first again.
        repeats.forget(repeats.key("a"));
        assert_eq!(repeats.count(repeats.key("a"), now + HOUR, HOUR), 1);
        // A clock that was put back begins anew, and does not wait for the time that it said.
        assert_eq!(repeats.count(repeats.key("a"), now - HOUR, HOUR), 1);
    }

    #[test]
    fn memory_is_bounded_and_what_is_forgotten_counts_anew() {
        let (repeats, now) = (Repeats::default(), "2026-11-30T12:00:00Z".parse::<Instant>().unwrap());
        for number in 0..MOST {
            assert_eq!(repeats.count(repeats.key(number), now, HOUR), 1);
        }
        assert_eq!(repeats.count(repeats.key("one more"), now, HOUR), 1);
        assert!(repeats.known.lock().unwrap().len() <= MOST);
        assert_eq!(repeats.count(repeats.key(0_usize), now, HOUR), 1);
    }
}
