//! A worker's own day.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    day::{self, AskedOf, MyDay},
    inbox::Glance,
};
use schakel_domain::{
    conference::DecisionKind,
    day::{DayList, NextStep},
    ids::RegistrationId,
};
use schakel_texts::{Lang, date_long, day as words};

use super::{WORDS, gone::GoneView};
use crate::{
    coming::view::WaitingList,
    conference::when,
    cx::Cx,
    label::name_in_list,
    page::Page,
    wait::{Legend, WaitView},
};

struct WorkView {
    href: String,
    name: String,
    waits: Option<WaitView>,
    /// What is asked of the worker.
    what: Option<&'static str>,
    /// Where that is done, and what the link says.
    act: Option<(String, &'static str)>,
}

/// A part of the day: its title, its rows, and what is said when there are none.
struct PartView {
    id: &'static str,
    title: &'static str,
    none: &'static str,
    rows: Vec<WorkView>,
}

struct DossierView {
    href: String,
    name: String,
    since: String,
    /// What is asked of the team.
    what: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "day/mine.html")]
struct MinePage {
    page: Page,
    today: String,
    parts: Vec<PartView>,
    dossiers: Vec<DossierView>,
    more_dossiers: bool,
    conferences: Vec<(String, String)>,
    legend: Legend,
    /// Those who came by a link, and whom the worker can confirm.
    waiting: WaitingList,
    /// The clients who took something back, and of how many more nothing is in sight.
    gone: Vec<GoneView>,
    gone_hidden: Option<String>,
}

/// What is asked of the worker, and where it is done.
fn asked(lang: Lang, glance: &Glance, asked: Option<&AskedOf>) -> (Option<&'static str>, Option<(String, &'static str)>) {
    let talk = format!("/inbox/{}/gesprek", glance.id);
    if glance.seen_at.is_none() {
        return (Some(words::ask_read(lang)), None);
    }
    match (glance.wait.map(|wait| wait.next), asked) {
        (Some(NextStep::Reply), _) => (Some(words::reply(lang)), None),
        (Some(NextStep::Client | NextStep::Conference) | None, _) | (_, None) => (None, None),
        (_, Some(asked)) => match asked.list {
            DayList::Untalked => (Some(words::list_untalked(lang)), Some((talk, words::talk_begin(lang)))),
            DayList::Begun => (Some(words::list_begun(lang)), Some((talk, words::talk_go_on(lang)))),
            DayList::Unagreed => (Some(words::list_unagreed(lang)), Some((format!("{talk}/afspraken"), words::agree_ask(lang)))),
            DayList::Ready => (Some(words::ask_ready(lang)), None),
            DayList::Unfollowed if asked.decided == Some(DecisionKind::AskMore) => {
                (Some(words::follow_ask(lang)), Some((talk, words::talk_go_on(lang))))
            }
            DayList::Unfollowed | DayList::Vdab => (Some(words::follow_tell(lang)), None),
        },
    }
}

/// What is asked of the team of a dossier.
fn asked_of_team(lang: Lang, asked: AskedOf) -> Vec<&'static str> {
    let tell = asked.unfollowed.then(|| words::follow_tell(lang));
    tell.into_iter().chain(asked.untouched.then(|| words::follow_begin(lang))).collect()
}

fn row(cx: &Cx, glance: &Glance, of: &HashMap<RegistrationId, AskedOf>) -> WorkView {
    let (what, act) = asked(cx.lang, glance, of.get(&glance.id));
    WorkView {
        what,
        act,
        href: format!("/inbox/{}", glance.id),
        name: name_in_list(cx.lang, &glance.identity),
        waits: glance.wait.map(|wait| WaitView::promised(cx.lang, wait, glance.contact_by, cx.ctx.now)),
    }
}

/// A part of the day: its place on the page, its title, and what is said when there is none.
type Part = (&'static str, &'static str, &'static str);

fn part(cx: &Cx, (id, title, none): Part, all: &[Glance], asked: &HashMap<RegistrationId, AskedOf>) -> PartView {
    PartView { id, title, none, rows: all.iter().map(|glance| row(cx, glance, asked)).collect() }
}

/// The clients who took something back.
fn gone(lang: Lang, day: &MyDay) -> Vec<GoneView> {
    let withdrawn = day.withdrawn.iter().map(|(glance, at)| GoneView::withdrawn(lang, glance, *at));
    withdrawn.chain(day.unread.iter().map(|glance| GoneView::unread(lang, glance))).collect()
}

/// Shows it.
pub(crate) async fn mine(cx: Cx) -> Result<Response, AppError> {
    let lang: Lang = cx.lang;
    let day = day::mine(&cx.app, &cx.ctx).await?;
    cx.html(&MinePage {
        page: cx.page(WORDS, words::mine(lang)),
        today: date_long(lang, cx.ctx.today()),
        parts: vec![
            part(&cx, ("h-nieuw", words::mine_new(lang), words::mine_new_none(lang)), &day.new, &day.asked),
            part(&cx, ("h-mij", words::mine_ours(lang), words::mine_ours_none(lang)), &day.ours, &day.asked),
            part(&cx, ("h-ander", words::mine_others(lang), words::mine_others_none(lang)), &day.others, &day.asked),
        ],
        dossiers: day
            .dossiers
            .iter()
            .map(|one| DossierView {
                href: format!("/dossiers/{}", one.on.id),
                name: name_in_list(lang, &one.identity),
                since: date_long(lang, one.opened_on),
                what: day.asked.get(&one.on.registration).map_or_else(Vec::new, |asked| asked_of_team(lang, *asked)),
            })
            .collect(),
        more_dossiers: day.more_dossiers,
        conferences: day.conferences.iter().map(|one| (format!("/besprekingen/{}", one.id), when(lang, one.starts_at))).collect(),
        legend: Legend::of(lang),
        waiting: WaitingList::of(lang, &day.waiting),
        gone: gone(lang, &day),
        gone_hidden: (day.out_of_sight > 0).then(|| words::gone_hidden(lang, day.out_of_sight)),
    })
}
