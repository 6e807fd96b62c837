//! The questions of a registration, in the order in which they are asked: on the telephone screen one a page, on the
//! paper form and when a worker types it over all on one.

use serde::{Deserialize, Serialize};

use crate::actor::coded;

coded! {
    /// One question.
    Question {
        /// The one who helps with the form, if anyone.
        Helper = "hulp",
        /// The name to be called by, and the family name.
        Name = "naam",
        /// The birth date.
        Birth = "geboren",
        /// Where the client lives.
        Municipality = "gemeente",
        /// How to be reached safely.
        Reach = "bereiken",
        /// The language to speak.
        Language = "taal",
        /// What the client would like help with.
        Wish = "wens",
        /// Whether somebody helps already.
        HelpedNow = "steun",
    }
}

impl Question {
    /// Which question this is, counted from one.
    pub fn number(self) -> usize {
        Self::ALL.iter().take_while(|question| **question != self).count() + 1
    }

    /// The question after this one; none after the last.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The question before this one; none before the first.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }

    /// Whether something must be said: a name to be called by and one way to be reached, and nothing else.
    pub const fn is_obligatory(self) -> bool {
        matches!(self, Self::Name | Self::Reach)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_questions_follow_each_other() {
        assert_eq!(Question::Helper.previous(), None);
        assert_eq!(Question::Helper.next(), Some(Question::Name));
        assert_eq!(Question::HelpedNow.next(), None);
        assert_eq!(Question::HelpedNow.number(), 8);
        assert_eq!(Question::Name.previous(), Some(Question::Helper));
    }

    #[test]
    fn only_two_things_are_obligatory() {
        let obligatory: Vec<_> = Question::ALL.iter().filter(|question| question.is_obligatory()).collect();
        assert_eq!(obligatory, [&Question::Name, &Question::Reach]);
    }
}
