//! One question a page. A good answer is kept and the next question follows by a redirect, so that going back and forth
//! in the browser never sends anything twice.
//!
//! All that can be pressed on the page stands in its form and takes along what was typed: the next question, the one
//! before, another language, going on later, stopping. Nothing typed is lost by pressing something.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    registration::{
        draft::{self, AnswerKept, Draft, DraftAnswer, DraftKey, later::put_by},
        odd_answers, place, registered,
    },
};
use schakel_domain::registration::Question;
use schakel_texts::{Lang, register};

use super::{
    CHECK, WORDS,
    closed::closed,
    here::{Here, ends, languages, only_language, whose},
    limit::{Often, limit},
    questions::{Asked, asked},
    read::{Way, is_blank, read, typed},
    shown::{Shown, shown},
    stop,
    sure::{Sure, typed_words, was_asked, with_choice},
};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::Form,
    page::Page,
};

#[derive(Template)]
#[template(path = "register/step.html")]
#[expect(clippy::struct_excessive_bools, reason = "each shows a part of the page")]
struct Step {
    page: Page,
    form: Form,
    whose: String,
    version: u32,
    asked: Asked,
    number: usize,
    total: usize,
    action: String,
    /// Whether there is a question before this one.
    back: bool,
    /// Whether this one answer is being changed, after which the page with all of them follows.
    changing: bool,
    may_skip: bool,
    languages: Vec<(String, Lang)>,
    /// What was pressed that cannot keep what was typed; pressed again, it goes without.
    once_more: &'static str,
    /// Whether that leads away from the page.
    leaves_anyway: bool,
    note: Note,
    /// What is asked about once, and of which words.
    sure: Vec<Sure>,
    asked_words: String,
}

/// What happened before the page is shown.
enum Note {
    Nothing,
    /// The draft does not open any more; what was typed on this page goes into a new one.
    Lost {
        no_cookies: bool,
    },
    /// The same question was answered otherwise in another tab.
    Elsewhere(Box<Shown>),
}

/// A page of a question about to be shown.
struct Showing<'a> {
    here: &'a Here,
    draft: &'a Draft,
    question: Question,
    fields: Fields,
    faults: Vec<FieldFault>,
    once_more: &'static str,
    note: Note,
    sure: Vec<Sure>,
}

impl<'a> Showing<'a> {
    const fn of(here: &'a Here, draft: &'a Draft, question: Question, fields: Fields) -> Self {
        Self { here, draft, question, fields, faults: Vec::new(), once_more: "", note: Note::Nothing, sure: Vec::new() }
    }

    fn answer(self, cx: &Cx, status: StatusCode) -> Result<Response, AppError> {
        let Self { here, draft, question, fields, faults, once_more, note, sure } = self;
        let changing = cx.query.get("wijzig") == "1";
        let path = here.to_question(question);
        let action = if changing { format!("{path}?wijzig=1") } else { path };
        let (number, total) = (question.number(), Question::ALL.len());
        let which = register::step_of(cx.lang).n(i64::try_from(number).unwrap_or(0)).total(i64::try_from(total).unwrap_or(0)).to_string();
        let response = cx.html_or_ask(
            status,
            !sure.is_empty(),
            &Step {
                page: Here::page(cx, draft, &which),
                asked_words: typed_words(&[question], &fields),
                sure,
                form: cx.form_view(WORDS, fields, faults),
                whose: whose(cx.lang, draft),
                // A page shown again with what was typed saw no more than it did before.
                version: if cx.form.has("versie") && matches!(note, Note::Nothing) { seen(cx) } else { draft.version },
                asked: asked(question, cx.lang),
                number,
                total,
                languages: languages(cx, &action),
                action,
                back: question.previous().is_some(),
                changing,
                may_skip: !question.is_obligatory(),
                once_more,
                leaves_anyway: matches!(once_more, "terug" | "later"),
                note,
            },
        )?;
        Ok(ends(cx, here, draft, response))
    }
}

fn question(cx: &Cx) -> Result<Question, AppError> {
    Question::from_code(cx.param("stap")).ok_or(AppError::NotFound)
}

/// Asks a question.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let question = question(&cx)?;
    let here = Here::of(&cx)?;
    match here.open(&cx).await? {
        Some((_, draft)) => Showing::of(&here, &draft, question, typed(question, &draft.answers)).answer(&cx, StatusCode::OK),
        None => closed(&cx, &here).await,
    }
}

/// What was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Next,
    Back,
    Later,
}

impl Pressed {
    fn of(form: &Fields) -> Self {
        match form.get("doe") {
            "terug" => Self::Back,
            "later" => Self::Later,
            _ => Self::Next,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Next => "",
            Self::Back => "terug",
            Self::Later => "later",
        }
    }
}

/// Takes an answer.
pub(crate) async fn answer(cx: Cx) -> Result<Response, AppError> {
    let form = with_choice(&cx.form);
    let question = question(&cx)?;
    let here = Here::of(&cx)?;
    let Some((key, draft)) = here.open(&cx).await? else { return lost(&cx, &here, question).await };
    if only_language(&cx) || cx.form.get("doe") == "blijf" {
        return Showing::of(&here, &draft, question, form.clone()).answer(&cx, StatusCode::OK);
    }
    if cx.form.get("doe") == "stop" {
        return stop::ask(&cx, &here, &draft, &here.to_question(question));
    }
    let pressed = Pressed::of(&form);
    let leaves = pressed != Pressed::Next;
    // Going away from an empty page leaves the answer as it was.
    if leaves && (is_blank(question, &form) || form.get("nogeens") == pressed.code()) {
        return go(&cx, &here, &key, &draft, question, pressed).await;
    }
    let mut answers = draft.answers.clone();
    let mut reading = Reading::of(&form);
    read(question, Way::Stepwise, &form, cx.ctx.today(), &mut reading, &mut answers);
    let faults = reading.faults();
    if !faults.is_empty() {
        let skipped = !form.get("skip").is_empty();
        let once_more = if leaves {
            pressed.code()
        } else if skipped {
            "skip"
        } else {
            ""
        };
        let showing = Showing { faults, once_more, ..Showing::of(&here, &draft, question, form.clone()) };
        return showing.answer(&cx, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // Going away keeps what was typed without a word: it is asked on the way forward.
    if !leaves && !was_asked(&[question], &form) {
        let odd = odd_answers(&cx.app, &cx.ctx, draft.place.partnership.id, &[question], &answers).await?;
        if !odd.is_empty() {
            let showing = Showing { sure: Sure::all(cx.lang, &odd), ..Showing::of(&here, &draft, question, form.clone()) };
            return showing.answer(&cx, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    let answering = DraftAnswer { question, answers, seen: seen(&cx), form: cx.ctx.form };
    match draft::answer(&cx.app, &cx.ctx, &key, &answering).await? {
        AnswerKept::Yes(draft) => go(&cx, &here, &key, &draft, question, pressed).await,
        AnswerKept::Gone => lost(&cx, &here, question).await,
        AnswerKept::ChangedElsewhere(draft) => {
            let other = shown(cx.lang, &draft.answers).into_iter().find(|one| one.question == question);
            let note = other.map_or(Note::Nothing, |other| Note::Elsewhere(Box::new(other)));
            // Shown anew, with the version of now: pressed again, it was seen.
            Showing { note, ..Showing::of(&here, &draft, question, form.clone()) }.answer(&cx, StatusCode::CONFLICT)
        }
    }
}

/// The version of the draft from which the page was drawn; a page that does not say saw nothing.
pub(super) fn seen(cx: &Cx) -> u32 {
    cx.form.get("versie").parse().unwrap_or(0)
}

async fn go(cx: &Cx, here: &Here, key: &DraftKey, draft: &Draft, question: Question, pressed: Pressed) -> Result<Response, AppError> {
    let changing = cx.query.get("wijzig") == "1";
    let to = match pressed {
        Pressed::Later => {
            return match put_by(&cx.app, &cx.ctx, key, cx.source).await {
                Ok(Some(_)) => Ok(cx.redirect(&here.to("bewaard"))),
                Ok(None) => closed(cx, here).await,
                Err(AppError::TooMany(seconds)) => limit(cx, &draft.place, &Often::PutBy(&here.to_question(question)), seconds),
                Err(error) => Err(error),
            };
        }
        Pressed::Back if !changing => question.previous(),
        // What was lost before is asked again; else one question follows the other.
        Pressed::Next if draft.lost => draft.first_unasked(),
        Pressed::Next if !changing => question.next(),
        Pressed::Back | Pressed::Next => None,
    };
    Ok(cx.redirect(&to.map_or_else(|| here.to(CHECK), |to| here.to_question(to))))
}

/// The draft is not there, but its page is: what was typed on it goes into a new draft, and nothing else is believed.
async fn lost(cx: &Cx, here: &Here, question: Question) -> Result<Response, AppError> {
    let known = match here.key() {
        Some(key) => registered(&cx.app, key).await?.is_some(),
        None => false,
    };
    if known || cx.form.get("doe") == "stop" {
        return closed(cx, here).await;
    }
    let no_cookies = cx.form.has("opnieuw") && here.key().is_none();
    let place = place(&cx.app, &cx.ctx, here.slug()).await?;
    let new = match Here::begin(cx, &place, true).await {
        // The page before still has what was typed.
        Err(AppError::TooMany(seconds)) => return limit(cx, &place, &Often::Begun, seconds),
        new => new?,
    };
    let Some((_, draft)) = new.open(cx).await? else { return closed(cx, here).await };
    let showing = Showing { note: Note::Lost { no_cookies }, ..Showing::of(&new, &draft, question, cx.form.clone()) };
    showing.answer(cx, if cx.proven { StatusCode::CONFLICT } else { StatusCode::FORBIDDEN })
}
