//! The answers as they are shown: before handing in, on the client's own page, on the page of who types over.

use schakel_domain::{
    registration::{Answer, Answers, Helper, Question, TelephoneUse},
    words::{Line, Text},
};
use schakel_texts::{Lang, common, date_long, follow, register, year_or_month};

use super::questions::{asked, helper_word, theme_word};
use crate::tongue;

/// One answer: what was asked and what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// The label of the field.
    pub(crate) label: &'static str,
    /// The words.
    pub(crate) words: String,
    /// In which language they are, where that is known and not the one of the page; else empty.
    pub(crate) lang: &'static str,
}

/// A question with everything that was said to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The question.
    pub(crate) question: Question,
    /// The question in words.
    pub(crate) title: &'static str,
    /// What was said.
    pub(crate) said: Vec<Said>,
}

fn words<T>(lang: Lang, answer: &Answer<T>, show: impl Fn(&T) -> String) -> String {
    match answer {
        Answer::Given(value) => show(value),
        Answer::Unknown => common::unknown(lang).to_owned(),
        Answer::Later => common::later(lang).to_owned(),
        Answer::Open => register::check_open(lang).to_owned(),
    }
}

fn helper_words(lang: Lang, helper: &Helper) -> String {
    let kind = helper_word(lang, helper.kind);
    match &helper.name {
        Some(name) => format!("{kind}: {}", name.as_str()),
        None => kind.to_owned(),
    }
}

/// What the client said of the telephone on the own page.
fn safe(lang: Lang, telephone: &TelephoneUse) -> Vec<(&'static str, String)> {
    let asked = [
        (follow::contact_call(lang), &telephone.call),
        (follow::contact_text(lang), &telephone.text),
        (follow::contact_message(lang), &telephone.message),
        (follow::contact_say_who(lang), &telephone.say_who),
    ];
    let said = |yes: bool| if yes { follow::contact_yes(lang) } else { follow::contact_no(lang) };
    let answers = asked.into_iter().filter_map(|(label, answer)| Some((label, said(*answer.given()?).to_owned())));
    let hours = telephone.hours.as_ref().map(|hours| (follow::contact_hours(lang), hours.as_str().to_owned()));
    answers.chain(hours).collect()
}

fn born(lang: Lang, answers: &Answers) -> String {
    match answers.born_in {
        Some(partly) => register::born_in(lang, year_or_month(lang, partly.year, partly.month)),
        None => words(lang, &answers.born_on, |born| date_long(lang, *born)),
    }
}

/// All questions with what was said, in their order.
pub(crate) fn shown(lang: Lang, answers: &Answers) -> Vec<Shown> {
    let line = |line: &Line| line.as_str().to_owned();
    let text = |text: &Text| text.as_str().to_owned();
    let open = || register::check_open(lang).to_owned();
    Question::ALL
        .iter()
        .map(|question| {
            let asked = asked(*question, lang);
            let mut said = Vec::new();
            let mut put = |label: &'static str, words: String| said.push(Said { label, words, lang: "" });
            match question {
                Question::Helper => put("", answers.helper.as_ref().map_or_else(open, |helper| helper_words(lang, helper))),
                Question::Name => {
                    put(register::called(lang), answers.called.as_ref().map_or_else(open, line));
                    put(register::family_name(lang), words(lang, &answers.family_name, line));
                }
                Question::Birth => put("", born(lang, answers)),
                Question::Municipality => put("", words(lang, &answers.municipality, line)),
                Question::Reach => {
                    let contact = &answers.contact;
                    let ways = [
                        (register::telephone(lang), &contact.telephone),
                        (register::mail(lang), &contact.mail),
                        (register::through(lang), &contact.through),
                    ];
                    for (label, way) in ways {
                        if let Some(way) = way {
                            put(label, line(way));
                        }
                    }
                    for (label, said) in safe(lang, &contact.telephone_use) {
                        put(label, said);
                    }
                    if let Some(mind) = &contact.mind {
                        put(register::mind(lang), text(mind));
                    }
                    if !contact.is_reachable() {
                        put("", open());
                    }
                }
                Question::Language => said.push(Said {
                    label: "",
                    words: words(lang, &answers.language, |language| tongue::own_name(lang, *language).to_owned()),
                    lang: answers.language.given().map_or("", |language| tongue::code(*language)),
                }),
                Question::Wish => {
                    for theme in &answers.themes {
                        put("", theme_word(lang, *theme).to_owned());
                    }
                    if answers.themes.is_empty() || answers.wish != Answer::Open {
                        put("", words(lang, &answers.wish, text));
                    }
                }
                Question::HelpedNow => put("", words(lang, &answers.helped_now, text)),
            }
            Shown { question: *question, title: asked.title, said }
        })
        .collect()
}
