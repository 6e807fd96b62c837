//! To what a list of the inbox is narrowed, and in what order it stands: fields of the address, and the form that makes it.

use askama::{Template, filters::HtmlSafe};
use schakel_app::{
    inbox::{Choices, Narrowed, With},
    listing::Order,
};
use schakel_domain::registration::Language;
use schakel_texts::{Words, inbox as words};

use super::{WORDS, view};
use crate::{cx::Cx, fields::Fields, form::Form, paging::address};

const WITH: &str = "bij";
const NOBODY: &str = "niemand";
const LANGUAGE: &str = "spreekt";
const MUNICIPALITY: &str = "gemeente";
const ORDER: &str = "volgorde";
const NEWEST: &str = "nieuw";
/// Asks for the form.
const CHOOSE: &str = "kies";

/// What the address asks. What cannot be read is not asked.
pub(super) fn asked(cx: &Cx) -> Narrowed {
    let municipality = cx.query.get(MUNICIPALITY).trim();
    let narrowed = Narrowed {
        with: match cx.query.get(WITH) {
            NOBODY => Some(With::Nobody),
            member => member.parse().ok().map(With::Member),
        },
        language: Language::from_code(cx.query.get(LANGUAGE)),
        municipality: (!municipality.is_empty()).then(|| municipality.to_owned()),
        order: if cx.query.get(ORDER) == NEWEST { Order::Newest } else { Order::Oldest },
        choosing: false,
    };
    let choosing = cx.query.get(CHOOSE) == "1" || is_narrow(&narrowed) || narrowed.order == Order::Newest;
    Narrowed { choosing, ..narrowed }
}

/// Whether something is left out of the list.
pub(super) const fn is_narrow(narrowed: &Narrowed) -> bool {
    narrowed.with.is_some() || narrowed.language.is_some() || narrowed.municipality.is_some()
}

/// The fields of the address of this list, without its page.
pub(super) fn fields<'a>(cx: &'a Cx, part: &'a str) -> [(&'a str, &'a str); 5] {
    let said = |name: &'static str| (name, cx.query.get(name));
    [("deel", part), said(WITH), said(LANGUAGE), said(MUNICIPALITY), said(ORDER)]
}

/// The form above a list, or the link to it: a page writes `{{ chooser }}`.
#[derive(Template)]
#[template(path = "inbox/narrow.html")]
pub(super) struct Chooser {
    t: Words,
    part: &'static str,
    /// Where the form is.
    open: String,
    /// The whole list.
    all: String,
    form: Option<ChooserForm>,
}

struct ChooserForm {
    form: Form,
    workers: Vec<(String, String)>,
    languages: Vec<(String, String)>,
    municipalities: Vec<(String, String)>,
    orders: Vec<(String, String)>,
}

impl HtmlSafe for Chooser {}

impl Chooser {
    /// For this part of the inbox.
    pub(super) fn of(cx: &Cx, part: &'static str, choices: Option<Choices>) -> Self {
        Self {
            t: Words::of(cx.lang),
            part,
            open: address("/inbox", [("deel", part), (CHOOSE, "1")].into_iter()),
            all: address("/inbox", [("deel", part)].into_iter()),
            form: choices.map(|choices| ChooserForm::of(cx, choices)),
        }
    }
}

impl ChooserForm {
    fn of(cx: &Cx, choices: Choices) -> Self {
        let lang = cx.lang;
        let everybody = |word: &'static str| (String::new(), word.to_owned());
        let said = [WITH, LANGUAGE, MUNICIPALITY, ORDER].map(|name| (name.to_owned(), cx.query.get(name).to_owned()));
        let languages = Language::ALL.iter().map(|one| (one.code().to_owned(), view::language(lang, *one).to_owned()));
        let municipalities = choices.municipalities.into_iter().map(|name| (name.clone(), name));
        let workers = choices.workers.into_iter().map(|one| (one.id.to_string(), one.name));
        let nobody = (NOBODY.to_owned(), words::nobody_has_it(lang).to_owned());
        let workers: Vec<(String, String)> = workers.collect();
        Self {
            form: cx.form_view(WORDS, Fields::from_pairs(said.into()), Vec::new()),
            workers: if workers.is_empty() {
                workers
            } else {
                [everybody(words::narrow_all(lang)), nobody].into_iter().chain(workers).collect()
            },
            languages: std::iter::once(everybody(words::narrow_all(lang))).chain(languages).collect(),
            municipalities: std::iter::once(everybody(words::narrow_all(lang))).chain(municipalities).collect(),
            orders: vec![everybody(words::order_oldest(lang)), (NEWEST.to_owned(), words::order_newest(lang).to_owned())],
        }
    }
}
