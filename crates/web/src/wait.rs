//! How long somebody waits for a step of ours: the same words and the same alarm in the inbox, on the page of a registration and in the
//! day, with one legend.

use askama::{Template, filters::HtmlSafe};
use schakel_domain::{
    day::{NextStep, Wait, Waited},
    time::{Date, Instant, day_of},
};
use schakel_texts::{Lang, Words, date, day as words};

/// How long it waits, in a few words, and the colour of the alarm: a page writes `{{ waits }}`.
#[derive(Template)]
#[template(path = "wait.html")]
pub(crate) struct WaitView {
    words: String,
    /// None when there is no alarm.
    class: Option<&'static str>,
    /// What makes it pressing beside the days.
    note: Option<String>,
}

impl HtmlSafe for WaitView {}

/// What the days and their colours mean; it stands once with the lists of a page.
#[derive(Template)]
#[template(path = "legend.html")]
pub(crate) struct Legend {
    t: Words,
}

impl HtmlSafe for Legend {}

impl Legend {
    pub(crate) fn of(lang: Lang) -> Self {
        Self { t: Words::of(lang) }
    }
}

/// Whether contact was promised by a day that is over, and nothing was done yet.
pub(crate) fn is_broken(next: NextStep, by: Date, today: Date) -> bool {
    next == NextStep::First && by < today
}

impl WaitView {
    /// For how long something has stood that nobody waits for with us: days, and never an alarm.
    pub(crate) fn standing(lang: Lang, since: Instant, now: Instant) -> Self {
        let days = Wait { next: NextStep::Ours, since }.days(now);
        Self { words: words::waits_days(lang, i64::from(days)), class: None, note: None }
    }

    /// As [`Self::of`], for who was promised to be contacted by a day: once it is over and nothing was done, it is as pressing as can be.
    pub(crate) fn promised(lang: Lang, wait: Wait, by: Option<Date>, now: Instant) -> Self {
        let view = Self::of(lang, wait, now);
        match by.filter(|by| is_broken(wait.next, *by, day_of(now))) {
            Some(by) => Self { class: Some("fout"), note: Some(words::waits_promised(lang, date(by))), ..view },
            None => view,
        }
    }

    pub(crate) fn of(lang: Lang, wait: Wait, now: Instant) -> Self {
        let days = i64::from(wait.days(now));
        Self {
            words: match wait.next {
                NextStep::Client => words::waits_client(lang, days),
                NextStep::Conference if wait.since > now => words::waits_conference(lang, date(day_of(wait.since))),
                NextStep::First | NextStep::Reply | NextStep::Ours | NextStep::Conference => words::waits_days(lang, days),
            },
            class: match wait.waited(now) {
                Waited::Short => None,
                Waited::Long => Some("let"),
                Waited::VeryLong => Some("fout"),
            },
            note: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn the_alarm_is_for_what_is_ours_and_a_day_that_is_known_is_told() {
        let now = at("2026-11-23T12:00:00Z");
        let told = |next, since| {
            let view = WaitView::of(Lang::Nl, Wait { next, since: at(since) }, now);
            (view.words, view.class)
        };
        let days = |words: &str, class| (words.to_owned(), class);
        assert_eq!(told(NextStep::First, "2026-11-23T11:00:00Z"), days("sinds vandaag", None));
        assert_eq!(told(NextStep::First, "2026-11-16T12:00:00Z"), days("7\u{a0}dagen", None));
        assert_eq!(told(NextStep::Reply, "2026-11-15T12:00:00Z"), days("8\u{a0}dagen", Some("let")));
        assert_eq!(told(NextStep::Ours, "2026-11-08T12:00:00Z"), days("15\u{a0}dagen", Some("fout")));
        assert_eq!(told(NextStep::Client, "2026-10-01T12:00:00Z"), days("op de klant, 53\u{a0}dagen", None));
        assert_eq!(told(NextStep::Conference, "2026-12-03T12:00:00Z"), days("op 03/12/2026", None));
        assert_eq!(told(NextStep::Conference, "2026-11-01T12:00:00Z"), days("22\u{a0}dagen", Some("fout")));
    }
}
