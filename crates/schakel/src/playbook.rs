//! `schakel playbook`: the text with what it asks, the rules that are built in, and what they say of a case that somebody wrote down.

use std::{
    fmt::Write as _,
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::bail;
use clap::Args;
use schakel_app::ports::Clock as _;

use schakel_domain::{
    playbook::{Book, Draft, Origin, Playbook, RuleRow, Version},
    screening::Topic,
    time::{Date, day_of},
};
use schakel_texts::{Lang, by_key};

use crate::{ports::SystemClock, say};

mod check;
mod compare;
mod read;
mod verdict;

use check::plain;
pub(crate) use check::{EXAMPLE, check};
pub(crate) use compare::{EXAMPLE_DRAFT, compare};
pub(crate) use read::read;

/// No draft of a version is larger, in bytes.
const LARGEST_DRAFT: u64 = 65_536;

/// Which playbook is asked: of what day, and with which draft of a next version.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Of {
    /// The day whose version counts, as in 2027-04-01; today without it
    #[arg(long, value_name = "DAY")]
    pub(crate) on: Option<Date>,
    /// A draft of the next version, to be tried as if it counted from its day. `schakel playbook compare --example` prints one
    #[arg(long, value_name = "FILE")]
    pub(crate) draft: Option<PathBuf>,
}

impl Of {
    /// The book, and the playbook that is asked.
    pub(crate) fn playbook(&self) -> anyhow::Result<(Arc<Book>, Playbook)> {
        let book = book_with(self.draft.as_deref())?;
        let playbook = book.on(self.on.unwrap_or_else(|| day_of(SystemClock.now())));
        Ok((book, playbook))
    }
}

/// The book that is built in, with a draft when there is one.
pub(crate) fn book_with(draft: Option<&Path>) -> anyhow::Result<Arc<Book>> {
    let Some(path) = draft else { return Ok(Book::built_in()) };
    let text = read_small(path, LARGEST_DRAFT).map_err(|why| anyhow::anyhow!("the draft {} cannot be read: {why}", path.display()))?;
    let draft: Draft = toml::from_str(&text).map_err(|error| {
        let complaint = plain(error.message());
        anyhow::anyhow!("the draft {} cannot be read: {complaint}", path.display())
    })?;
    match Book::built_in().with_draft(&draft) {
        Ok(book) => Ok(Arc::new(book)),
        Err(fault) => bail!("the draft {}: {fault}", path.display()),
    }
}

/// Reads a file of at most so many bytes, or says why not. A larger one is not cut: half of it would say something else.
fn read_small(path: &Path, largest: u64) -> Result<String, String> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(largest + 1).read_to_string(&mut text));
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > largest {
        return Err(format!("it is larger than {} KiB", largest / 1_024));
    }
    read.map(|_| text).map_err(|error| error.to_string())
}

/// The first line of a listing.
fn title(playbook: &Playbook) -> String {
    let from = playbook.from().map(|from| format!(", from {from}")).unwrap_or_default();
    format!("Draaiboek Lokale Partnerschappen, version {}{from}\n", playbook.version().number())
}

/// Lists the rules: name, paragraph, since when, the answers they look at, and what they say.
pub(crate) fn rules(of: &Of, lang: Lang) -> anyhow::Result<()> {
    let (book, playbook) = of.playbook()?;
    let dated = |version: Version| match book.edition(version) {
        Some(edition) => format!("version {} ({})", version.number(), edition.from),
        None => format!("version {}", version.number()),
    };
    let mut out = title(&playbook);
    for rule in playbook.rules() {
        let from = format!("since {}", dated(rule.since));
        let until = rule.until.map_or_else(|| "still in force".to_owned(), |until| format!("until {}", dated(until)));
        let (says, origin) = (words(&rule, "", lang), origin(rule.source));
        write!(out, "\n{}  {}  {from}, {until}\n  {says}\n  {origin}\n  looks at: {}\n", rule.id.0, rule.par, answers(&rule))?;
    }
    out.push_str("\nNumbers\n");
    for one in playbook.listed_numbers() {
        let (par, origin) = (one.par, origin(one.source));
        let (name, since) = (one.name.code(), dated(one.since));
        writeln!(out, "  {} {} ({name}, {par}): since {since}; {origin}; compared on {}", one.value, one.unit, one.compared_on)?;
    }
    say(&out)
}

/// Whose sentence it is.
fn origin(source: Origin) -> String {
    match source {
        Origin::Playbook(quote) => format!("the playbook: “{quote}”"),
        Origin::EuropaWse(read_on) => format!("Europa WSE's questions and answers, as read on {read_on}"),
        Origin::Ours(record) => format!("ours: docs/adr/{record:04}"),
    }
}

/// What a rule says, or with `-instead` and `-ask` what can be done about it.
fn words(rule: &RuleRow, of: &str, lang: Lang) -> &'static str {
    by_key("rules", &format!("{}{of}", rule.id.0.replace('.', "-")), lang).unwrap_or_default()
}

/// The answers a rule looks at, by their names in case files.
fn answers(rule: &RuleRow) -> String {
    if rule.on.is_empty() {
        return "all answers that the rules of entry look at".to_owned();
    }
    rule.on.iter().copied().map(Topic::code).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use schakel_domain::{
        conference::DecisionKind,
        playbook::{
            Judgement,
            asked::{Ask, Whom},
            number::NumberName,
        },
        screening::{Contradiction, Education, Outcome},
        talk::{Agreement, LifeDomain, SharedPart, Way, Work},
        vdab_fact::{ConversationState, ConversationWay, JobSeekerCategory, MediatorOf, RegularService, Source, View},
    };

    use super::*;

    #[test]
    fn every_code_has_its_word_in_every_language() {
        macro_rules! codes {
            ($($kind:literal of $list:ident),* $(,)?) => {
                vec![$(($kind, $list::ALL.iter().map(|one| one.code()).collect::<Vec<_>>())),*]
            };
        }
        let mut all = codes! {
            "topic" of Topic, "contradiction" of Contradiction, "outcome" of Outcome, "education" of Education, "work" of Work,
            "ask" of Ask, "ask-client" of Ask, "whom" of Whom, "decision" of DecisionKind, "decision-client" of DecisionKind,
            "view" of View, "domain" of LifeDomain, "part" of SharedPart, "agreement" of Agreement, "way" of Way,
            "category" of JobSeekerCategory, "mediator" of MediatorOf, "service" of RegularService, "source" of Source,
            "number" of NumberName, "conversation" of ConversationState, "way" of ConversationWay,
        };
        all.push(("judgement", [Judgement::Held, Judgement::Broken, Judgement::Missing].map(Judgement::code).to_vec()));
        for (kind, codes) in all {
            for code in codes {
                for lang in Lang::ALL {
                    let key = format!("{kind}-{}", code.replace('_', "-"));
                    assert!(by_key("screening", &key, lang).is_some(), "{key} in {}", lang.code());
                }
            }
        }
    }

    /// A version that changes a number takes the words of its rule with it.
    #[test]
    fn the_words_of_a_rule_have_the_numbers_that_count() {
        for edition in &Book::built_in().editions {
            let playbook = Book::built_in().version(edition.version).unwrap();
            let numbers = playbook.numbers();
            for (rule, number) in [("P1.2-3", numbers.youngest), ("P1.2-5", numbers.youngest), ("P1.2-5", numbers.adult - 1)] {
                let row = playbook.rules().into_iter().find(|row| row.id.0 == rule).unwrap();
                for lang in Lang::ALL {
                    assert!(words(&row, "", lang).contains(&number.to_string()), "{rule} in {}", lang.code());
                }
            }
        }
    }

    #[test]
    fn every_rule_says_what_it_is_what_else_can_be_done_and_what_to_ask() {
        for rule in Playbook::on(jiff::civil::date(2026, 11, 30)).rules() {
            for of in ["", "-instead", "-ask"] {
                for lang in Lang::ALL {
                    assert!(!words(&rule, of, lang).is_empty(), "{}{of} in {}", rule.id.0, lang.code());
                }
            }
        }
    }
}
