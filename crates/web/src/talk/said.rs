//! What is kept of a chapter, in words: for one who saved second, and sees both versions beside each other.

use schakel_app::talk::TalkPage;
use schakel_domain::talk::{Chapter, TalkAnswers};
use schakel_texts::{Lang, list, talk as words};

use super::{fill, questions::Ask, read::THRESHOLDS, vdab};
use crate::screening::word;

/// The questions of a chapter with what is kept, those without an answer left out.
pub(super) fn said(lang: Lang, chapter: Chapter, opened: &TalkPage, asks: &[Ask]) -> Vec<(&'static str, String)> {
    let kept = fill::fields(chapter, opened);
    let mut lines: Vec<(&'static str, String)> = asks
        .iter()
        .map(|ask| {
            let values = kept
                .all(ask.name)
                .map(|value| ask.options.iter().find(|(code, _)| *code == value).map_or(value, |(_, word)| *word))
                .filter(|value| !value.is_empty());
            (ask.label, list(lang, values))
        })
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let nothing = TalkAnswers::default();
    let answers = opened.talk.as_ref().map_or(&nothing, |talk| &talk.answers);
    match chapter {
        Chapter::Life => lines.extend(answers.thresholds.iter().map(|threshold| {
            let partner = threshold.partner.and_then(|id| opened.organisations.iter().find(|one| one.id == id));
            let partner = partner.map_or_else(|| words::nobody_yet(lang).to_owned(), |one| one.name.as_str().to_owned());
            let told = threshold.words.as_ref().map(|words| format!("{}. ", words.as_str())).unwrap_or_default();
            (word(lang, "domain", threshold.domain.code()), format!("{told}{partner}"))
        })),
        Chapter::Vdab => {
            let facts = vdab::history(lang, opened).into_iter().filter(|fact| !fact.old);
            lines = facts.map(|fact| (fact.kind, format!("{} ({}, {})", fact.words, fact.source, fact.learnt_on))).collect();
        }
        _ => {}
    }
    lines
}

/// A life domain with its fields.
pub(super) struct DomainView {
    pub(super) code: &'static str,
    pub(super) label: &'static str,
    pub(super) words: &'static str,
    pub(super) partner: &'static str,
}

/// The life domains, in their order.
pub(super) fn domains(lang: Lang) -> Vec<DomainView> {
    let view = |(domain, words, partner): &(schakel_domain::talk::LifeDomain, &'static str, &'static str)| DomainView {
        code: domain.code(),
        label: word(lang, "domain", domain.code()),
        words,
        partner,
    };
    THRESHOLDS.iter().map(view).collect()
}
