//! The playbook as a book of dated items, and the playbook of a day: the rules and numbers that are in force on it.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, LazyLock},
};

use super::{
    facts::Facts,
    number::{NUMBERS, Number, NumberName, Numbers, newest},
    rule::{Rule, RuleId, RuleRow},
    s1_2_target_group, s1_3_2_conference,
    s1_3_2_conference::{Deciding, DecisionRule},
    s2_1_registration::{self, RegistrationFacts},
    s2_2_first_talk, s3_1_combination,
    version::{EDITIONS, Edition, Version},
};
use crate::{decision::DecisionKind, time::Date};

static BUILT_IN: LazyLock<Arc<Book>> = LazyLock::new(|| Arc::new(Book::read()));

/// All versions of the playbook with their rules and numbers.
#[derive(Clone)]
pub struct Book {
    /// The versions, the oldest first.
    pub editions: Vec<Edition>,
    /// The rules of entry, in the order of the playbook.
    pub entry: Vec<&'static Rule<Facts>>,
    /// All numbers of all versions.
    pub numbers: Vec<Number>,
    /// Rules that a version ends, beside those that say so themselves.
    pub ended: BTreeMap<RuleId, Version>,
}

impl Book {
    fn read() -> Self {
        let entry = [s1_2_target_group::RULES, s2_2_first_talk::RULES, s3_1_combination::RULES];
        Self {
            editions: EDITIONS.to_vec(),
            entry: entry.into_iter().flatten().collect(),
            numbers: NUMBERS.to_vec(),
            ended: BTreeMap::new(),
        }
    }

    /// What is built in.
    pub fn built_in() -> Arc<Self> {
        Arc::clone(&BUILT_IN)
    }

    /// The playbook of a day. Before its first version the first one counts.
    pub fn on(self: &Arc<Self>, day: Date) -> Playbook {
        let counts = self.editions.iter().rev().find(|edition| edition.from <= day).or_else(|| self.editions.first());
        self.in_version(counts.map_or(Version::V6, |edition| edition.version))
    }

    /// The playbook of a version, whatever the day; none of one that is not in the book.
    pub fn version(self: &Arc<Self>, version: Version) -> Option<Playbook> {
        self.edition(version).map(|edition| self.in_version(edition.version))
    }

    /// A version with its first day.
    pub fn edition(&self, version: Version) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.version == version)
    }

    /// The first version that does not count yet on a day.
    pub fn coming(&self, day: Date) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.from > day)
    }

    fn in_version(self: &Arc<Self>, version: Version) -> Playbook {
        Playbook { book: Arc::clone(self), version, numbers: Numbers::of(&self.numbers, version) }
    }
}

/// The rules and numbers that are in force together. Cheap to clone.
#[derive(Clone)]
pub struct Playbook {
    book: Arc<Book>,
    version: Version,
    numbers: Numbers,
}

impl fmt::Debug for Playbook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Playbook").field("version", &self.version).field("numbers", &self.numbers).finish_non_exhaustive()
    }
}

impl Playbook {
    /// The playbook of a day, as it is built in.
    pub fn on(day: Date) -> Self {
        Book::built_in().on(day)
    }

    /// Which version it is.
    pub const fn version(&self) -> Version {
        self.version
    }

    /// The first day of this version.
    pub fn from(&self) -> Option<Date> {
        self.book.edition(self.version).map(|edition| edition.from)
    }

    /// The values of its numbers.
    pub const fn numbers(&self) -> Numbers {
        self.numbers
    }

    /// Its numbers with their sources, in the order of the playbook.
    pub fn listed_numbers(&self) -> Vec<Number> {
        NumberName::ALL.iter().filter_map(|name| newest(&self.book.numbers, self.version, *name)).copied().collect()
    }

    /// Whether what counts from one version, and until another, counts now.
    pub fn has_between(&self, since: Version, until: Option<Version>) -> bool {
        since <= self.version && until.is_none_or(|until| self.version < until)
    }

    fn has<Facts>(&self, rule: &Rule<Facts>) -> bool {
        self.has_between(rule.since, self.book.ended.get(&rule.id).copied().or(rule.until))
    }

    /// The rules of entry (§1.2, §2.2, §3.1).
    pub fn entry(&self) -> impl Iterator<Item = &'static Rule<Facts>> {
        self.book.entry.iter().copied().filter(|rule| self.has(rule))
    }

    /// The rules of registering (§2.1).
    pub fn registering(&self) -> impl Iterator<Item = &'static Rule<RegistrationFacts>> {
        s2_1_registration::RULES.iter().filter(|rule| self.has(rule))
    }

    /// The rules of a decision of this kind (§1.3.2). For opening a trajectory those of entry come after them.
    pub fn deciding(&self, kind: DecisionKind) -> impl Iterator<Item = &'static Rule<Deciding>> {
        self.of_conference().filter(move |one| one.of.contains(&kind)).map(|one| &one.rule)
    }

    /// The rules of finding a criterion together (§1.3.2): those of every decision.
    pub fn finding(&self) -> impl Iterator<Item = &'static Rule<Deciding>> {
        self.of_conference().filter(|one| one.of.len() == DecisionKind::ALL.len()).map(|one| &one.rule)
    }

    fn of_conference(&self) -> impl Iterator<Item = &'static DecisionRule> {
        s1_3_2_conference::RULES.iter().filter(|one| self.has(&one.rule))
    }

    /// All rules, in the order of the playbook.
    pub fn rules(&self) -> Vec<RuleRow> {
        let (before, after): (Vec<_>, Vec<_>) = self.entry().map(Rule::row).partition(|rule| rule.par.0 < "1.3");
        let conference = self.of_conference().map(|one| one.rule.row());
        before.into_iter().chain(conference).chain(self.registering().map(Rule::row)).chain(after).collect()
    }
}
