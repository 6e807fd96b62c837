//! The facts as a rule reads them: it notes each answer that the rule read, so that what a judgement stands on is not said by hand.

use std::cell::Cell;

use super::{number::Numbers, topic::Topic};

/// The facts of a case as a rule reads them, with the numbers in force.
#[derive(Debug)]
pub struct Reading<'a, F> {
    facts: &'a F,
    numbers: &'a Numbers,
    read: Cell<u64>,
}

impl<'a, F> Reading<'a, F> {
    /// Nothing read yet.
    pub const fn new(facts: &'a F, numbers: &'a Numbers) -> Self {
        Self { facts, numbers, read: Cell::new(0) }
    }

    /// The numbers in force.
    pub const fn numbers(&self) -> &'a Numbers {
        self.numbers
    }

    /// Reads what some answers together say, and notes them.
    pub(super) fn read<T>(&self, topics: &[Topic], get: impl FnOnce(&'a F) -> T) -> T {
        for topic in topics {
            self.read.set(self.read.get() | bit(*topic));
        }
        get(self.facts)
    }

    /// What was read, in the order of the questions.
    pub fn topics(&self) -> Vec<Topic> {
        Topic::ALL.iter().copied().filter(|topic| self.read.get() & bit(*topic) != 0).collect()
    }
}

fn bit(topic: Topic) -> u64 {
    // There are fewer topics than bits; `reading` in the tests counts them.
    Topic::ALL.iter().position(|one| *one == topic).map_or(0, |at| 1 << at)
}
