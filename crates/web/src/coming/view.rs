//! How a newcomer is told: one who waits, with what the reader can do; and who let somebody in.

use askama::{Template, filters::HtmlSafe};
use schakel_app::day::Arriving;
use schakel_domain::{
    identity::{Colleague, Member},
    time::{day_of, local},
};
use schakel_texts::{Lang, Words, coming as words, date_long, date_time};

use crate::page::role_name;

/// One who waits to be confirmed.
struct WaitingView {
    said: String,
    /// Where the reader confirms; none for one who may not.
    href: Option<String>,
    name: String,
}

/// Those who wait to be confirmed: a page writes `{{ waiting }}`, and there is nothing to see when nobody does.
#[derive(Template)]
#[template(path = "coming/waiting.html")]
pub(crate) struct WaitingList {
    t: Words,
    rows: Vec<WaitingView>,
}

impl HtmlSafe for WaitingList {}

impl WaitingList {
    pub(crate) fn of(lang: Lang, waiting: &[Arriving]) -> Self {
        let row = |one: &Arriving| WaitingView {
            said: waits(lang, &one.member),
            href: one.may_confirm.then(|| format!("/leden/{}/bevestigen", one.member.id)),
            name: one.member.person.name.as_str().to_owned(),
        };
        Self { t: Words::of(lang), rows: waiting.iter().map(row).collect() }
    }
}

/// That somebody came by a link, in what role, and since when he or she waits.
fn waits(lang: Lang, member: &Member) -> String {
    let at = member.accepted_at.map(|at| date_time(lang, local(at))).unwrap_or_default();
    words::waits(lang).name(member.person.name.as_str()).role(role_name(lang, member.role)).at(at).to_string()
}

/// Somebody by name, and in what role.
fn named(lang: Lang, one: &Colleague) -> String {
    words::colleague(lang).name(one.name.as_str()).role(role_name(lang, one.role)).to_string()
}

/// By whom somebody was invited.
pub(crate) fn inviter(lang: Lang, member: &Member) -> String {
    match (&member.invited_by, member.accepted_at) {
        (Some(one), _) => named(lang, one),
        (None, Some(_)) => words::by_machine(lang).to_owned(),
        (None, None) => words::by_unknown(lang).to_owned(),
    }
}

/// The person who said that it is the right person.
pub(crate) fn confirmer(lang: Lang, member: &Member) -> String {
    match (&member.confirmed_by, &member.invited_by) {
        (Some(one), Some(inviter)) if one.person == inviter.person => words::confirmed_alone(lang, named(lang, one)),
        (Some(one), _) => named(lang, one),
        (None, _) if member.accepted_at.is_none() => words::by_unknown(lang).to_owned(),
        (None, _) if member.accepted_at == member.began_at => words::confirmed_nobody(lang).to_owned(),
        (None, _) => words::by_machine(lang).to_owned(),
    }
}

/// Since when somebody is a member.
pub(crate) fn since(lang: Lang, member: &Member) -> String {
    member.began_at.map(|at| date_long(lang, day_of(at))).unwrap_or_default()
}

/// The role and the organisation.
pub(crate) fn what(lang: Lang, member: &Member) -> String {
    let role = role_name(lang, member.role);
    match &member.organisation {
        Some(organisation) => words::what(lang).role(role).organisation(&organisation.name).to_string(),
        None => role.to_owned(),
    }
}
