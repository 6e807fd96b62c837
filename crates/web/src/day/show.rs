//! The page of the day, and one of its lists for itself.

use askama::{Template, filters::HtmlSafe};
use axum::response::Response;
use schakel_app::{
    AppError,
    day::{self, Next, Period, Shown, Waiting},
};
use schakel_domain::{
    conference::DecisionKind,
    day::{DayList, NextStep, Stretch, Wait},
    identity::Member,
    registration::Answer,
    time::{Date, local},
};
use schakel_texts::{Lang, Words, date_long, date_time, day as words};

use super::{
    WORDS, behind,
    figure::{self, period_word},
    funnel::{Funnel, funnel},
    gone::GoneView,
    versions,
};
use crate::{
    coming::view::WaitingList,
    cx::Cx,
    handover::named,
    label::name_in_list,
    page::{Page, role_name},
    paging::{Paging, turn},
    screening::word,
    wait::{Legend, WaitView},
};

struct RowView {
    href: String,
    name: String,
    waits: WaitView,
    with: String,
    what: String,
    /// What can be done from here.
    act: Option<(String, &'static str)>,
}

/// One of the lists: a page writes `{{ list }}`.
#[derive(Template)]
#[template(path = "day/list.html")]
struct ListView {
    t: Words,
    id: &'static str,
    title: &'static str,
    total: i64,
    total_words: String,
    none: &'static str,
    rows: Vec<RowView>,
    /// Where all of them stand, when there are more than are shown.
    all: Option<(String, String)>,
}

impl HtmlSafe for ListView {}

struct NextView {
    href: String,
    at: String,
    cases: String,
}

#[derive(Template)]
#[template(path = "day/show.html")]
struct DayPage {
    page: Page,
    today: String,
    lists: Vec<ListView>,
    /// For how many clients a conversation with VDAB is an open step, and where they stand.
    vdab: (i64, String),
    next: Option<NextView>,
    funnel: Funnel,
    road_lead: String,
    periods: Vec<PeriodView>,
    legend: Legend,
    /// For how many clients the day is over by which contact was promised, and where they stand.
    promises_broken: Option<(String, String)>,
    /// What clients took back in the last days.
    withdrawn: Vec<GoneView>,
    withdrawn_title: String,
    /// How many clients ask to be erased.
    erasures: Option<String>,
    /// Those who came by a link, and wait to be confirmed.
    waiting: WaitingList,
    /// Those who are members since less than thirty days, as a sentence.
    new: Option<String>,
    /// That a next version of the playbook is known.
    next_version: Option<String>,
}

#[derive(Template)]
#[template(path = "day/one.html")]
struct OnePage {
    page: Page,
    today: String,
    list: ListView,
    /// Whether it stands beside the lists of the day; then its days are no alarm, and need no legend.
    beside: bool,
    legend: Option<Legend>,
    paging: Paging,
}

/// A period over which the road is drawn.
struct PeriodView {
    href: String,
    label: &'static str,
    current: bool,
}

fn period_label(lang: Lang, period: Period) -> &'static str {
    match period {
        Period::Quarter => words::period_quarter(lang),
        Period::Year => words::period_year(lang),
        Period::Always => words::period_always(lang),
    }
}

/// The word of a list in the address.
const fn list_word(list: DayList) -> &'static str {
    match list {
        DayList::Untalked => "gesprek",
        DayList::Begun => "begonnen",
        DayList::Unagreed => "akkoord",
        DayList::Ready => "bespreking",
        DayList::Vdab => "vdab",
        DayList::Unfollowed => "opvolging",
    }
}

fn list_href(list: DayList) -> String {
    format!("/vandaag?lijst={}", list_word(list))
}

/// The day, or with `lijst` one of its lists, or with `stap` those behind a figure of the road.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let asked = cx.query.get("lijst");
    let figure = cx.query.get("stap");
    let stretch = Stretch::ALL.iter().copied().find(|stretch| figure::word(*stretch) == figure);
    match (DayList::ALL.iter().copied().find(|list| list_word(*list) == asked), stretch) {
        (Some(list), _) => one(&cx, list).await,
        (None, Some(stretch)) => behind::show(&cx, stretch, period(&cx)).await,
        (None, None) => whole(&cx).await,
    }
}

fn period(cx: &Cx) -> Period {
    Period::ALL.iter().copied().find(|period| period_word(*period) == cx.query.get("periode")).unwrap_or_default()
}

async fn whole(cx: &Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let asked = period(cx);
    let day = day::see(&cx.app, &cx.ctx, asked).await?;
    cx.html(&DayPage {
        page: cx.page(WORDS, words::title(lang)),
        today: date_long(lang, cx.ctx.today()),
        lists: day.lists.iter().map(|shown| list_view(cx, shown)).collect(),
        vdab: (day.vdab, list_href(DayList::Vdab)),
        next: day.next.map(|next| next_view(lang, next)),
        legend: Legend::of(lang),
        funnel: funnel(lang, &day.road, asked),
        road_lead: match day.since {
            Some(since) => words::road_lead(lang, date_long(lang, since)),
            None => words::road_lead_always(lang).to_owned(),
        },
        periods: Period::ALL
            .iter()
            .map(|one| PeriodView {
                href: format!("/vandaag?periode={}#h-weg", period_word(*one)),
                label: period_label(lang, *one),
                current: *one == asked,
            })
            .collect(),
        promises_broken: (day.promises_broken > 0)
            .then(|| (words::promises_broken(lang, day.promises_broken), list_href(DayList::Untalked))),
        withdrawn: day.withdrawn.iter().map(|(glance, at)| GoneView::withdrawn(lang, glance, *at).with_worker(lang, glance)).collect(),
        withdrawn_title: words::withdrawn(lang, day::TOLD_DAYS),
        erasures: (day.erasures > 0).then(|| words::erasures(lang, day.erasures)),
        waiting: WaitingList::of(lang, &day.waiting),
        new: new(lang, &day.new),
        next_version: versions::coming(cx),
    })
}

async fn one(cx: &Cx, list: DayList) -> Result<Response, AppError> {
    let shown = day::list(&cx.app, &cx.ctx, list, turn(&cx.query)).await?;
    let view = list_view(cx, &shown);
    let paging = Paging::of(cx.lang, view.title, "/vandaag", &[("lijst", list_word(list))], &shown.listed);
    let beside = !DayList::PLACES.contains(&list);
    cx.html(&OnePage {
        page: cx.page(WORDS, view.title),
        today: date_long(cx.lang, cx.ctx.today()),
        list: view,
        beside,
        legend: (!beside).then(|| Legend::of(cx.lang)),
        paging,
    })
}

/// The newcomers, by name; none when nobody is.
fn new(lang: Lang, members: &[Member]) -> Option<String> {
    let sentence = |one: &Member| words::new_one(lang).name(one.person.name.as_str()).role(role_name(lang, one.role)).to_string();
    let names: Vec<String> = members.iter().map(sentence).collect();
    (!names.is_empty()).then(|| words::new_members(lang, schakel_texts::list(lang, names)))
}

fn next_view(lang: Lang, next: Next) -> NextView {
    NextView {
        href: format!("/besprekingen/{}", next.id),
        at: date_time(lang, local(next.starts_at)),
        cases: words::next_cases(lang, next.cases),
    }
}

fn list_view(cx: &Cx, shown: &Shown) -> ListView {
    let lang = cx.lang;
    let (title, none) = match shown.list {
        DayList::Untalked => (words::list_untalked(lang), words::none_untalked(lang)),
        DayList::Begun => (words::list_begun(lang), words::none_begun(lang)),
        DayList::Unagreed => (words::list_unagreed(lang), words::none_unagreed(lang)),
        DayList::Ready => (words::list_ready(lang), words::none_ready(lang)),
        DayList::Vdab => (words::list_vdab(lang), words::none_vdab(lang)),
        DayList::Unfollowed => (words::list_unfollowed(lang), words::none_unfollowed(lang)),
    };
    ListView {
        t: Words::of(lang),
        id: list_word(shown.list),
        title,
        total: shown.total,
        total_words: words::total(lang, shown.total),
        none,
        rows: shown.listed.rows.iter().map(|waiting| row(cx, shown, waiting)).collect(),
        all: shown.listed.next.map(|_| (list_href(shown.list), words::all(lang, shown.total))),
    }
}

/// The conversation with VDAB that is an open step.
fn vdab(lang: Lang, planned_on: Option<Date>, today: Date) -> String {
    match planned_on {
        None => words::vdab_asks(lang).to_owned(),
        Some(on) if on < today => words::vdab_past(lang, date_long(lang, on)),
        Some(on) => words::vdab_planned(lang, date_long(lang, on)),
    }
}

/// What is to be known of somebody on a list, in a few words.
fn what(cx: &Cx, list: DayList, waiting: &Waiting) -> Vec<String> {
    let lang = cx.lang;
    let mut what = Vec::new();
    if list == DayList::Unfollowed {
        what.extend(waiting.decided.map(|kind| word(lang, "decision", kind.code()).to_owned()));
        if waiting.unfollowed {
            let asks = waiting.decided == Some(DecisionKind::AskMore);
            what.push(if asks { words::follow_ask(lang) } else { words::follow_tell(lang) }.to_owned());
        }
        if waiting.untouched {
            what.push(words::follow_begin(lang).to_owned());
        }
    }
    if list == DayList::Unagreed {
        let said = match waiting.discuss {
            Answer::Given(_) => words::agree_no(lang),
            Answer::Unknown | Answer::Later => words::agree_later(lang),
            Answer::Open => words::agree_open(lang),
        };
        what.push(said.to_owned());
    }
    if waiting.next == Some(NextStep::Reply) && list != DayList::Vdab {
        what.push(words::reply(lang).to_owned());
    }
    what.extend(waiting.vdab.map(|planned_on| vdab(lang, planned_on, cx.ctx.today())));
    what
}

/// Where somebody on a list is opened, and what can be done at once.
fn ways(lang: Lang, list: DayList, waiting: &Waiting) -> (String, Option<(String, &'static str)>) {
    let registration = format!("/inbox/{}", waiting.registration);
    let talk = format!("{registration}/gesprek");
    match (list, waiting.dossier) {
        (DayList::Untalked, _) => (registration, Some((talk, words::talk_begin(lang)))),
        (DayList::Begun, _) => (registration, Some((talk, words::talk_go_on(lang)))),
        (DayList::Unagreed, _) => (registration, Some((format!("{talk}/afspraken"), words::agree_ask(lang)))),
        (DayList::Ready, _) => (talk, Some((format!("{registration}/agenda"), words::agenda_add(lang)))),
        // What was decided is told to the client from the registration; the rest is done in the dossier.
        (DayList::Vdab, Some(dossier)) => (format!("/dossiers/{dossier}"), None),
        (DayList::Unfollowed, Some(dossier)) if !waiting.unfollowed => (format!("/dossiers/{dossier}"), None),
        (DayList::Vdab, None) => (talk, None),
        (DayList::Unfollowed, _) => (registration, None),
    }
}

fn row(cx: &Cx, shown: &Shown, waiting: &Waiting) -> RowView {
    let (lang, list) = (cx.lang, shown.list);
    let mut said = what(cx, list, waiting);
    said.extend(shown.to_confirm.contains(&waiting.registration).then(|| words::agree_by_code(lang).to_owned()));
    let (href, act) = ways(lang, list, waiting);
    RowView {
        href,
        name: name_in_list(lang, &waiting.identity),
        waits: match waiting.next {
            Some(next) if list != DayList::Vdab => {
                WaitView::promised(lang, Wait { next, since: waiting.since }, waiting.contact_by, cx.ctx.now)
            }
            // An open step with VDAB is told by its age.
            _ => WaitView::standing(lang, waiting.since, cx.ctx.now),
        },
        with: match &waiting.with {
            Some((name, standing)) => named(lang, name, *standing),
            // It came back from somebody who cannot work any more; nobody thinks that it is in good hands.
            None => waiting.released.as_ref().map_or_else(|| words::nobody(lang).to_owned(), |name| words::nobody_any_more(lang, name)),
        },
        what: said.join(" · "),
        act,
    }
}
