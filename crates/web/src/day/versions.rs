//! The next version of the playbook beside the one in force: whose judgement would change, by rule, before it counts.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    versions::{self, Changed, Laid, NextVersion, Turned},
};
use schakel_domain::{
    playbook::{
        Judgement, Playbook,
        compare::{Comparison, RuleChange},
    },
    time::day_of,
};
use schakel_texts::{Lang, by_key, date_long, day as words};

use super::WORDS;
use crate::{
    cx::Cx,
    page::Page,
    screening::{in_a_sentence, source_word, word},
};

/// A rule, and how many clients under way it judges otherwise.
struct RuleView {
    rule: &'static str,
    paragraph: String,
    times: usize,
}

/// Somebody who would be judged otherwise.
struct RowView {
    href: String,
    name: String,
    /// What was decided, and when; nothing for one under way.
    decided: Option<String>,
    /// What it comes to by the one and by the other, where that differs.
    outcome: Option<String>,
    /// The rules that make the difference, a line each.
    rules: Vec<String>,
    /// That the decision could not be taken any more.
    fallen: bool,
}

/// The next version, with what it would change.
struct NextView {
    starts: String,
    is_draft: bool,
    under_way: String,
    decided: String,
    more: bool,
    /// What the version itself changes: numbers, and rules that go or come.
    differs: Vec<String>,
    rules: Vec<RuleView>,
    changed: Vec<RowView>,
    turned: Vec<RowView>,
}

#[derive(Template)]
#[template(path = "day/versions.html")]
struct VersionsPage {
    page: Page,
    now: String,
    next: Option<NextView>,
}

/// That a next version is known, and from when it counts.
pub(super) fn coming(cx: &Cx) -> Option<String> {
    let (next, is_draft) = cx.app.coming(cx.ctx.today())?;
    Some(starts(cx.lang, &next, is_draft))
}

fn starts(lang: Lang, next: &Playbook, is_draft: bool) -> String {
    let from = next.from().map(|from| date_long(lang, from)).unwrap_or_default();
    let version = next.version().number();
    if is_draft {
        words::versions_draft_from(lang).version(version).day(from).to_string()
    } else {
        words::versions_from(lang).version(version).day(from).to_string()
    }
}

/// The first sentence of a rule, without its full stop: enough to know it again.
fn short(rule: &'static str) -> &'static str {
    rule.split_once(". ").map_or(rule, |(first, _)| first).trim_end_matches('.')
}

fn rule_words(lang: Lang, rule: &str) -> &'static str {
    by_key("rules", &rule.replace('.', "-"), lang).unwrap_or_default()
}

fn judged(lang: Lang, judgement: Option<Judgement>) -> &'static str {
    judgement.map_or_else(|| words::versions_no_rule(lang), |judgement| word(lang, "judgement", judgement.code()))
}

fn change(lang: Lang, change: &RuleChange) -> String {
    words::versions_change(lang)
        .rule(short(rule_words(lang, change.rule.id.0)))
        .paragraph(source_word(lang, &change.rule))
        .before(in_a_sentence(judged(lang, change.before)))
        .after(in_a_sentence(judged(lang, change.after)))
        .to_string()
}

fn outcome(lang: Lang, of: &Comparison) -> Option<String> {
    let differs = of.before != of.after;
    let word = |code| word(lang, "outcome", code);
    differs.then(|| words::versions_outcome(lang).from(word(of.before.code())).to(word(of.after.code())).to_string())
}

fn changed(lang: Lang, one: &Changed) -> RowView {
    RowView {
        href: format!("/inbox/{}", one.id),
        name: one.identity.full_name(),
        decided: None,
        outcome: outcome(lang, &one.comparison),
        rules: one.comparison.counting().map(|rule| change(lang, rule)).collect(),
        fallen: false,
    }
}

fn turned(lang: Lang, one: &Turned) -> RowView {
    let decided = words::versions_was_decided(lang)
        .what(word(lang, "decision", one.kind.code()))
        .day(date_long(lang, day_of(one.at)))
        .version(one.version.number());
    RowView {
        href: format!("/inbox/{}", one.id),
        name: one.identity.full_name(),
        decided: Some(decided.to_string()),
        outcome: outcome(lang, &one.comparison),
        rules: one.comparison.counting().map(|rule| change(lang, rule)).collect(),
        fallen: !one.stands,
    }
}

/// What a version changes, whoever is under way.
fn differs(lang: Lang, now: &Playbook, next: &Playbook) -> Vec<String> {
    let (before, after) = (now.listed_numbers(), next.listed_numbers());
    let numbers = before.iter().zip(&after).filter(|(was, becomes)| was.value != becomes.value);
    let numbers = numbers.map(|(was, becomes)| {
        let what = word(lang, "number", was.name.code());
        words::versions_number(lang).what(what).before(was.value).after(becomes.value).to_string()
    });
    let (before, after) = (now.rules(), next.rules());
    let gone = before.iter().filter(|rule| !after.contains(rule));
    let gone = gone.map(|rule| words::versions_ends(lang, rule_words(lang, rule.id.0)));
    let new = after.iter().filter(|rule| !before.contains(rule));
    let new = new.map(|rule| words::versions_begins(lang, rule_words(lang, rule.id.0)));
    numbers.chain(gone).chain(new).collect()
}

fn next(lang: Lang, now: &Playbook, next: &NextVersion) -> NextView {
    let Laid { under_way, decided, more, .. } = next.laid;
    NextView {
        starts: starts(lang, &next.playbook, next.is_draft),
        is_draft: next.is_draft,
        under_way: words::versions_under_way(lang).changed(next.laid.changed.len()).all(under_way).to_string(),
        decided: words::versions_decided(lang).changed(next.laid.turned.len()).all(decided).to_string(),
        more,
        differs: differs(lang, now, &next.playbook),
        rules: next
            .laid
            .by_rule()
            .into_iter()
            .map(|(rule, times)| RuleView { rule: rule_words(lang, rule.id.0), paragraph: source_word(lang, &rule), times })
            .collect(),
        changed: next.laid.changed.iter().map(|one| changed(lang, one)).collect(),
        turned: next.laid.turned.iter().map(|one| turned(lang, one)).collect(),
    }
}

/// Shows what the next version would change.
pub(super) async fn versions(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let of = versions::versions(&cx.app, &cx.ctx).await?;
    let from = of.now.from().map(|from| date_long(lang, from)).unwrap_or_default();
    cx.html(&VersionsPage {
        page: cx.page(WORDS, words::versions_title(lang)),
        now: words::versions_now(lang).version(of.now.version().number()).day(from).to_string(),
        next: of.next.as_ref().map(|one| next(lang, &of.now, one)),
    })
}
