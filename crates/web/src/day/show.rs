//! The page of the day, and one of its lists for itself.

use askama::{Template, filters::HtmlSafe};
use axum::response::Response;
use schakel_app::{
    AppError,
    day::{self, DayList, Next, Shown, Waiting},
};
use schakel_domain::{
    conference::DecisionKind,
    time::{day_of, local},
};
use schakel_texts::{Lang, Words, date_long, date_time, day as words};

use super::{
    WORDS,
    funnel::{Funnel, funnel},
};
use crate::{
    cx::Cx,
    page::Page,
    paging::{Paging, turn},
    screening::word,
};

/// From how many days on it has waited long, and very long: as in the inbox.
const LONG: i64 = 7;
const VERY_LONG: i64 = 14;

struct RowView {
    href: String,
    name: String,
    waits: String,
    class: Option<&'static str>,
    with: String,
    what: Vec<String>,
    /// To put it on an agenda.
    table: Option<String>,
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
    has_what: bool,
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
    next: Option<NextView>,
    funnel: Funnel,
    road_lead: String,
}

#[derive(Template)]
#[template(path = "day/one.html")]
struct OnePage {
    page: Page,
    today: String,
    list: ListView,
    paging: Paging,
}

/// The word of a list in the address.
const fn list_word(list: DayList) -> &'static str {
    match list {
        DayList::Untalked => "gesprek",
        DayList::Ready => "bespreking",
        DayList::Vdab => "vdab",
        DayList::Unfollowed => "opvolging",
    }
}

/// The day, or with `lijst` one of its lists.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let asked = cx.query.get("lijst");
    match DayList::ALL.iter().copied().find(|list| list_word(*list) == asked) {
        Some(list) => one(&cx, list).await,
        None => whole(&cx).await,
    }
}

async fn whole(cx: &Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let day = day::see(&cx.app, &cx.ctx).await?;
    cx.html(&DayPage {
        page: cx.page(WORDS, words::title(lang)),
        today: date_long(lang, cx.ctx.today()),
        lists: day.lists.iter().map(|shown| list_view(cx, shown)).collect(),
        next: day.next.map(|next| next_view(lang, next)),
        funnel: funnel(lang, &day.road),
        road_lead: words::road_lead(lang, date_long(lang, day.since)),
    })
}

async fn one(cx: &Cx, list: DayList) -> Result<Response, AppError> {
    let shown = day::list(&cx.app, &cx.ctx, list, turn(&cx.query)).await?;
    let view = list_view(cx, &shown);
    let paging = Paging::of(cx.lang, view.title, "/vandaag", &[("lijst", list_word(list))], &shown.listed);
    cx.html(&OnePage { page: cx.page(WORDS, view.title), today: date_long(cx.lang, cx.ctx.today()), list: view, paging })
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
        rows: shown.listed.rows.iter().map(|waiting| row(cx, shown.list, waiting)).collect(),
        has_what: shown.list != DayList::Untalked,
        all: shown.listed.next.map(|_| (format!("/vandaag?lijst={}", list_word(shown.list)), words::all(lang, shown.total))),
    }
}

fn row(cx: &Cx, list: DayList, waiting: &Waiting) -> RowView {
    let lang = cx.lang;
    let days = i64::from((cx.ctx.today() - day_of(waiting.since)).get_days()).max(0);
    let what = match list {
        DayList::Untalked | DayList::Ready => Vec::new(),
        DayList::Vdab => vec![match waiting.planned_on {
            None => words::vdab_asks(lang).to_owned(),
            Some(on) if on < cx.ctx.today() => words::vdab_past(lang, date_long(lang, on)),
            Some(on) => words::vdab_planned(lang, date_long(lang, on)),
        }],
        DayList::Unfollowed => {
            let missing = |is: bool, words: &str| is.then(|| words.to_owned());
            let kind = waiting.decided.map(|kind| word(lang, "decision", kind.code()).to_owned());
            let lacks = if waiting.decided == Some(DecisionKind::AskMore) { words::follow_ask(lang) } else { words::follow_tell(lang) };
            kind.into_iter()
                .chain(missing(waiting.unfollowed, lacks))
                .chain(missing(waiting.untouched, words::follow_begin(lang)))
                .collect()
        }
    };
    RowView {
        href: match (waiting.dossier, list) {
            // What was decided is told to the client from the registration; the rest is done in the dossier.
            (Some(dossier), DayList::Vdab) => format!("/dossiers/{dossier}"),
            (Some(dossier), DayList::Unfollowed) if !waiting.unfollowed => format!("/dossiers/{dossier}"),
            (_, DayList::Vdab | DayList::Ready) => format!("/inbox/{}/gesprek", waiting.registration),
            _ => format!("/inbox/{}", waiting.registration),
        },
        name: waiting.identity.full_name(),
        waits: words::waits_days(lang, days),
        class: match days {
            days if days > VERY_LONG => Some("fout"),
            days if days > LONG => Some("let"),
            _ => None,
        },
        with: waiting.with.clone().unwrap_or_else(|| words::nobody(lang).to_owned()),
        what,
        table: (list == DayList::Ready).then(|| format!("/inbox/{}/agenda", waiting.registration)),
    }
}
