//! A history shows its newest lines. When there are more, the page says so, and leads to all of them: `geschiedenis=alles`.

use askama::{Template, filters::HtmlSafe};
use schakel_app::{History, Recent};
use schakel_texts::Words;

use crate::cx::Cx;

/// The field of an address that asks how far back a history is read, and what it says for all of it.
const ASKED: (&str, &str) = ("geschiedenis", "alles");

/// How far back an address asks to read.
pub(crate) fn asked(cx: &Cx) -> History {
    if cx.query.get(ASKED.0) == ASKED.1 { History::All } else { History::Newest }
}

/// The line under a history. A page writes `{{ older }}`, and there is nothing to see when all of it is shown.
#[derive(Template)]
#[template(path = "history.html")]
pub(crate) struct Older {
    t: Words,
    /// How many are shown, and where all are; none when these are all.
    more: Option<(usize, String)>,
}

impl HtmlSafe for Older {}

impl Older {
    /// What stands under this history, on the page at this path, in the part of the page with this identifier.
    pub(crate) fn of<T>(cx: &Cx, recent: &Recent<T>, path: &str, part: &str) -> Self {
        let (name, all) = ASKED;
        Self { t: Words::of(cx.lang), more: recent.more.then(|| (recent.lines.len(), format!("{path}?{name}={all}#{part}"))) }
    }
}
