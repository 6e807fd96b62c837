//! Registrations in words: what the list and the page of one registration have in common.

use schakel_app::inbox::{Holder, Part, Row};
use schakel_domain::{
    registration::{Answer, Channel, HelperKind, Identity, Language, State, Theme, expires_at},
    time::{Date, Instant, day_of, local},
};
use schakel_texts::{Lang, by_key, common, date_long, date_time, inbox as words, year_or_month};

use super::WORDS;
use crate::{
    handover::named,
    label::{Label, name_in_list},
    wait::WaitView,
};

/// A row of a list.
pub(super) struct RowView {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) age: String,
    pub(super) waits: Option<WaitView>,
    /// On what day it expires, should nobody answer.
    pub(super) expires: Option<String>,
    pub(super) state: Label,
    pub(super) channel: &'static str,
    pub(super) language: &'static str,
    pub(super) helper: &'static str,
    pub(super) assigned: String,
    pub(super) alike: bool,
    /// Whether somebody should look whether it is a real one.
    pub(super) doubted: bool,
    /// Whether something in it should be asked the client once more.
    pub(super) odd: bool,
}

impl RowView {
    pub(super) fn of(lang: Lang, now: Instant, row: Row) -> Self {
        let glance = row.glance;
        Self {
            href: format!("/inbox/{}", glance.id),
            name: name_in_list(lang, &glance.identity),
            age: age(lang, glance.received_at, now),
            waits: glance.wait.map(|wait| WaitView::promised(lang, wait, glance.contact_by, now)),
            expires: expires(lang, glance.state, glance.warned_at),
            state: state(lang, glance.state),
            channel: channel(lang, glance.channel),
            language: answer(lang, &glance.language, |given| language(lang, *given)),
            helper: helper(lang, glance.helper),
            assigned: holder(lang, glance.assigned.as_ref()),
            alike: row.alike,
            doubted: is_doubted(glance.state, glance.doubted),
            odd: row.odd,
        }
    }
}

/// The worker who has it.
pub(crate) fn holder(lang: Lang, of: Option<&Holder>) -> String {
    of.map_or_else(|| words::nobody_has_it(lang).to_owned(), |holder| named(lang, &holder.name, holder.standing))
}

/// Whether to say that it may not be a real one: until somebody has it.
pub(super) const fn is_doubted(state: State, doubted: bool) -> bool {
    doubted && matches!(state, State::Received)
}

fn word(lang: Lang, kind: &str, code: &str) -> &'static str {
    by_key(WORDS, &format!("{kind}-{}", code.replace(['_', '.'], "-")), lang).unwrap_or_default()
}

/// The word of a part in the address, and the part of a word.
pub(super) const fn part_word(part: Part) -> &'static str {
    match part {
        Part::Open => "open",
        Part::New => "nieuw",
        Part::Mine => "mijn",
        Part::Assigned => "toegewezen",
        Part::Answered => "beantwoord",
        Part::Withdrawn => "ingetrokken",
        Part::Rejected => "afgewezen",
        Part::Expired => "vervallen",
        Part::Ended => "beeindigd",
        Part::Decided => "beslist",
    }
}

pub(super) fn part_label(lang: Lang, part: Part) -> &'static str {
    word(lang, "part", part_word(part))
}

pub(crate) fn state(lang: Lang, state: State) -> Label {
    let class = match state {
        State::Received => "let",
        State::Assigned | State::Answered | State::Accepted => "",
        State::Withdrawn | State::Merged | State::Rejected | State::Expired | State::Ended | State::Referred => "rustig",
    };
    Label { word: word(lang, "state", state.code()), class }
}

pub(super) fn channel(lang: Lang, channel: Channel) -> &'static str {
    word(lang, "channel", channel.code())
}

pub(super) fn language(lang: Lang, language: Language) -> &'static str {
    word(lang, "language", language.code())
}

pub(super) fn helper(lang: Lang, helper: HelperKind) -> &'static str {
    word(lang, "helper", helper.code())
}

pub(super) fn theme(lang: Lang, theme: Theme) -> &'static str {
    word(lang, "theme", theme.code())
}

pub(crate) fn act(lang: Lang, act: &str) -> &'static str {
    match word(lang, "act", act) {
        "" => words::act_other(lang),
        known => known,
    }
}

pub(super) fn message_kind(lang: Lang, code: &str) -> &'static str {
    word(lang, "kind", code)
}

/// An answer in words; "I don't know" and "later" are answers too.
pub(super) fn answer<T>(lang: Lang, answer: &Answer<T>, given: impl FnOnce(&T) -> &'static str) -> &'static str {
    match answer {
        Answer::Given(value) => given(value),
        Answer::Unknown => words::helper_unknown(lang),
        Answer::Later => words::helper_later(lang),
        Answer::Open => common::not_said(lang),
    }
}

/// As [`answer`], for what the client wrote.
pub(super) fn written<T>(lang: Lang, what: &Answer<T>, given: impl FnOnce(&T) -> String) -> String {
    match what {
        Answer::Given(value) => given(value),
        other => answer(lang, other, |_| "").to_owned(),
    }
}

/// The birth date, or as much of it as is known.
pub(super) fn born(lang: Lang, identity: &Identity, given: impl FnOnce(&Date) -> String) -> String {
    match identity.born_in {
        Some(partly) => words::born_in(lang, year_or_month(lang, partly.year, partly.month)),
        None => written(lang, &identity.born_on, given),
    }
}

/// A moment as people write it.
pub(super) fn moment(lang: Lang, at: Instant) -> String {
    date_time(lang, local(at))
}

/// How long ago, in words.
pub(super) fn age(lang: Lang, from: Instant, now: Instant) -> String {
    let minutes = now.duration_since(from).as_mins().max(0);
    match (minutes, days(from, now)) {
        (..60, _) => common::minutes_ago(lang, minutes),
        (60..1_440, 0) => common::hours_ago(lang, minutes / 60),
        (_, days @ ..60) => common::days_ago(lang, i64::from(days)),
        (_, days) => common::months_ago(lang, i64::from(days / 30)),
    }
}

/// Calendar days in Brussels.
fn days(from: Instant, now: Instant) -> i32 {
    (day_of(now) - day_of(from)).get_days()
}

/// On what day a registration expires that nobody answers, once client and coordinator are warned.
pub(super) fn expires(lang: Lang, state: State, warned_at: Option<Instant>) -> Option<String> {
    let at = warned_at.filter(|_| state.is_waiting())?;
    Some(words::expires_on(lang, date_long(lang, day_of(expires_at(at)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn ages_are_told_as_people_tell_them() {
        let now = at("2026-11-23T12:00:00Z");
        for (from, nl) in [
            ("2026-11-23T11:59:50Z", "zonet"),
            ("2026-11-23T11:59:00Z", "1 minuut geleden"),
            ("2026-11-23T09:00:00Z", "3\u{a0}uur geleden"),
            ("2026-11-22T20:00:00Z", "gisteren"),
            ("2026-11-16T12:00:00Z", "7\u{a0}dagen geleden"),
            ("2026-08-01T12:00:00Z", "3\u{a0}maanden geleden"),
            ("2026-11-24T12:00:00Z", "zonet"),
        ] {
            assert_eq!(age(Lang::Nl, at(from), now), nl, "{from}");
        }
    }

    #[test]
    fn every_code_has_a_word_in_every_language() {
        for lang in Lang::ALL {
            for code in State::ALL {
                assert!(!state(lang, *code).word.is_empty(), "{code:?}");
            }
            for code in Channel::ALL {
                assert!(!channel(lang, *code).is_empty(), "{code:?}");
            }
            for code in Language::ALL {
                assert!(!language(lang, *code).is_empty(), "{code:?}");
            }
            for code in HelperKind::ALL {
                assert!(!helper(lang, *code).is_empty(), "{code:?}");
            }
            for code in Theme::ALL {
                assert!(!theme(lang, *code).is_empty(), "{code:?}");
            }
            for part in Part::ALL {
                assert!(!part_label(lang, *part).is_empty(), "{part:?}");
            }
            for kind in schakel_domain::registration::MessageKind::ALL {
                assert!(!message_kind(lang, kind.code()).is_empty(), "{kind:?}");
            }
            for row in schakel_domain::acts::ALL.iter().filter(|row| row.on == "Registration") {
                assert_ne!(act(lang, row.name), words::act_other(lang), "{}", row.name);
            }
        }
    }
}
