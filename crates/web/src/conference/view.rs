//! Conferences and cases in words: what their pages have in common.

use schakel_app::{Member, conference::Given};
use schakel_domain::{
    actor::Role,
    conference::{CaseState, Conference, ConferenceState, DecisionKind, Summary},
    screening::Topic,
    time::{Date, Instant, local},
    vdab_fact::{KeptVdabFact, View},
};
use schakel_texts::{Lang, by_key, common, conference as words, date_long, date_time, list, time, weekday_date};

use super::WORDS;
use crate::{
    label::Label,
    page::role_name,
    screening::{fact_words, kind_word, word as vocabulary},
};

/// Something known, with where it comes from.
pub(super) struct Known {
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) source: String,
}

/// Advice as the page shows it.
pub(super) struct AdviceView {
    pub(super) who: String,
    pub(super) at: String,
    /// Whether it is of the VDAB adviser: from the expertise "work".
    pub(super) of_adviser: bool,
    pub(super) view: Label,
    pub(super) words: String,
}

fn word(lang: Lang, kind: &str, code: &str) -> &'static str {
    by_key(WORDS, &format!("{kind}-{}", code.replace('_', "-")), lang).unwrap_or_default()
}

/// How a conference stands today.
pub(super) fn state(lang: Lang, conference: &Conference, today: Date) -> Label {
    if conference.was_never_begun(today) {
        return Label { word: words::state_never_begun(lang), class: "let" };
    }
    of_state(lang, conference.state)
}

fn of_state(lang: Lang, state: ConferenceState) -> Label {
    let class = match state {
        ConferenceState::Open => "let",
        ConferenceState::Planned => "",
        ConferenceState::Closed | ConferenceState::CalledOff => "rustig",
    };
    Label { word: word(lang, "state", state.code()), class }
}

pub(super) fn case_state(lang: Lang, state: CaseState) -> Label {
    let class = match state {
        CaseState::Tabled => "let",
        CaseState::Decided => "",
        CaseState::Held | CaseState::TakenOff | CaseState::Withdrawn => "rustig",
    };
    Label { word: word(lang, "case", state.code()), class }
}

pub(crate) fn decision(lang: Lang, kind: DecisionKind) -> &'static str {
    vocabulary(lang, "decision", kind.code())
}

pub(super) fn view_of(lang: Lang, view: View) -> Label {
    let class = match view {
        View::Indicated => "",
        View::NotIndicated => "let",
        View::Unsure => "rustig",
    };
    Label { word: vocabulary(lang, "view", view.code()), class }
}

pub(super) fn topics(lang: Lang, topics: &[Topic]) -> String {
    list(lang, topics.iter().map(|topic| vocabulary(lang, "topic", topic.code())))
}

/// A day with its name, and the hour.
pub(crate) fn when(lang: Lang, at: Instant) -> String {
    let at = local(at);
    format!("{}, {}", weekday_date(lang, at.date()), time(lang, at))
}

pub(super) fn moment(lang: Lang, at: Instant) -> String {
    date_time(lang, local(at))
}

/// A member by name, role and organisation.
pub(super) fn member_line(lang: Lang, member: &Member) -> String {
    let role = role_name(lang, member.role);
    match &member.organisation {
        Some(organisation) => format!("{}, {role}, {organisation}", member.name),
        None => format!("{}, {role}", member.name),
    }
}

/// The one page that the client lets be told, as pairs of a label and words. The name is shown apart.
pub(super) fn summary(lang: Lang, summary: &Summary) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut push = |label: &str, value: String| rows.push((label.to_owned(), value));
    if let Some(wish) = &summary.wish {
        push(words::wish(lang), wish.clone());
    }
    if let Some(age) = summary.age {
        push(words::age(lang), words::years(lang, age));
    }
    if let Some(municipality) = &summary.municipality {
        push(words::municipality(lang), municipality.clone());
    }
    if let Some(work) = &summary.work {
        push(words::work(lang), vocabulary(lang, "work", work).to_owned());
    }
    if let Some(ill) = summary.ill {
        push(words::ill(lang), if ill { common::yes(lang) } else { common::no(lang) }.to_owned());
    }
    for (domain, told, partner) in &summary.thresholds {
        let works = match partner {
            Some(partner) => words::threshold_partner(lang, partner),
            None => words::threshold_nobody(lang).to_owned(),
        };
        let value = told.as_ref().map_or_else(|| works.clone(), |told| format!("{told}\n{works}"));
        push(&words::threshold(lang, vocabulary(lang, "domain", domain)), value);
    }
    rows
}

/// A fact about VDAB with its source. The estimate of the mediator is shown apart.
pub(super) fn known(lang: Lang, kept: &KeptVdabFact) -> Known {
    Known { label: kind_word(lang, kept.fact.kind()), value: fact_words(lang, &kept.fact), source: source(lang, kept) }
}

/// How a fact came to be known, and on what day.
pub(super) fn source(lang: Lang, kept: &KeptVdabFact) -> String {
    words::source_on(lang).source(vocabulary(lang, "source", kept.source.code())).day(date_long(lang, kept.learnt_on)).to_string()
}

pub(super) fn advice(lang: Lang, given: &Given) -> AdviceView {
    let advice = &given.advice;
    // In the role in which it was given, whatever the person is now.
    let who = given
        .by
        .as_ref()
        .map_or_else(|| format!("{}, {}", words::advice_gone(lang), role_name(lang, advice.role)), |member| member_line(lang, member));
    AdviceView {
        who,
        at: moment(lang, advice.at),
        of_adviser: advice.role == Role::VdabAdviser,
        view: view_of(lang, advice.view),
        words: advice.words.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_word_in_every_language() {
        for lang in Lang::ALL {
            for one in ConferenceState::ALL {
                assert!(!of_state(lang, *one).word.is_empty(), "{one:?}");
            }
            for one in CaseState::ALL {
                assert!(!case_state(lang, *one).word.is_empty(), "{one:?}");
            }
            for one in DecisionKind::ALL {
                assert!(!decision(lang, *one).is_empty(), "{one:?}");
            }
            for one in View::ALL {
                assert!(!view_of(lang, *one).word.is_empty(), "{one:?}");
            }
        }
    }
}
