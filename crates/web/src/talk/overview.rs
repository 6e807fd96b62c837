//! The talk in one look: its chapters, what is open, the screening; and saying that it is done.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    talk::{self, SavedBy, TalkPage},
};
use schakel_domain::{
    ids::OfRegistration,
    registration::Answer,
    talk::{Agreed, Agreement, Chapter, Talk},
    time::{Instant, day_of, local},
};
use schakel_texts::{Lang, by_key, date_long, date_time, talk as words};

use super::{WORDS, address, vdab::open_step};
use crate::{
    cite::cite,
    cx::Cx,
    fields::Fields,
    form::Form,
    page::Page,
    screening::{ScreeningView, ToAsk, word},
};

struct ChapterView {
    href: String,
    name: &'static str,
    saved: String,
    open: Option<String>,
}

/// What is to be known before the talk is said to be done.
struct FinishView {
    form: Form,
    /// What is still to be asked, and where.
    open: Vec<ToAsk>,
    /// Whether the client said yes to being discussed.
    agrees: bool,
    /// The rules that would refuse a trajectory at the table, with their paragraphs.
    refused: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "talk/overview.html")]
struct Overview {
    page: Page,
    name: String,
    registration: String,
    talk: String,
    paragraph: String,
    state: String,
    chapters: Vec<ChapterView>,
    /// Where to begin, to go on, or to say that it is done.
    first: (String, &'static str),
    step_open: Option<String>,
    agreed: Vec<(&'static str, String)>,
    finish: Option<FinishView>,
    screening: ScreeningView,
}

/// The name of a chapter.
pub(super) fn chapter_word(lang: Lang, chapter: Chapter) -> &'static str {
    match chapter {
        Chapter::Who => words::chapter_wie(lang),
        Chapter::Work => words::chapter_werk(lang),
        Chapter::Life => words::chapter_leven(lang),
        Chapter::Vdab => words::chapter_vdab(lang),
        Chapter::Offer => words::chapter_aanbod(lang),
        Chapter::Agreed => words::chapter_afspraken(lang),
    }
}

/// The last save of a chapter: by whom, and when.
pub(super) fn saved_words(lang: Lang, saved: &SavedBy) -> String {
    let at = date_time(lang, local(saved.saved.at));
    match (&saved.name, saved.saved.by) {
        (Some(name), _) => words::saved_by(lang).name(name).when(at).to_string(),
        (None, None) => words::saved_by_client(lang, at),
        (None, Some(_)) => words::saved_at(lang, at),
    }
}

/// How far the talk is, as a sentence.
pub(crate) fn stage(lang: Lang, begun_at: Option<Instant>, finished_at: Option<Instant>) -> String {
    let on = |at| date_long(lang, day_of(at));
    match (begun_at, finished_at) {
        (_, Some(at)) => words::state_finished(lang, on(at)),
        (Some(at), None) => words::state_begun(lang, on(at)),
        (None, None) => words::state_none(lang).to_owned(),
    }
}

fn chapter_view(lang: Lang, opened: &TalkPage, screening: &ScreeningView, chapter: Chapter) -> ChapterView {
    let saved = opened.saved.iter().find(|saved| saved.saved.chapter == chapter);
    let href = format!("{}/{}", address(opened.registration.id), chapter.code());
    let open = screening.again.iter().filter(|one| one.ask.href == href).count()
        + screening.ask.iter().filter(|rule| rule.ask.href == href).count();
    ChapterView {
        href,
        name: chapter_word(lang, chapter),
        saved: saved.map_or_else(|| words::saved_not(lang).to_owned(), |saved| saved_words(lang, saved)),
        open: (open > 0).then(|| words::open_questions(lang, open)),
    }
}

/// Opens the talk.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let opened = talk::read(&cx.app, &cx.ctx, cx.id::<OfRegistration>("id")?, None).await?;
    let address = address(opened.registration.id);
    let first = Chapter::ALL.iter().find(|chapter| opened.saved.iter().all(|saved| saved.saved.chapter != **chapter));
    let talk = opened.talk.as_ref();
    let screening = ScreeningView::of(lang, &opened.playbook, &opened.facts, &opened.screening, Some(&address));
    cx.html(&Overview {
        page: cx.page(WORDS, words::title(lang)),
        name: opened.registration.identity.full_name(),
        registration: format!("/inbox/{}", opened.registration.id),
        paragraph: cx.cite("2.2"),
        state: stage(lang, talk.map(|talk| talk.begun_at), talk.and_then(|talk| talk.finished_at)),
        chapters: Chapter::ALL.iter().map(|chapter| chapter_view(lang, &opened, &screening, *chapter)).collect(),
        first: match (first, talk) {
            (None, Some(talk)) if talk.finished_at.is_none() && opened.may_record => ("#h-klaar".to_owned(), words::finish_check(lang)),
            (_, None) => (format!("{address}/{}", Chapter::Vdab.code()), words::begin(lang)),
            (first, Some(_)) => (format!("{address}/{}", first.copied().unwrap_or(Chapter::Vdab).code()), words::go_on(lang)),
        },
        step_open: open_step(lang, &opened),
        agreed: talk.map_or_else(Vec::new, |talk| agreed(lang, &talk.agreed)),
        finish: talk.filter(|talk| talk.finished_at.is_none() && opened.may_record).map(|talk| finish_view(&cx, &opened, talk, &screening)),
        screening,
        talk: address,
    })
}

fn finish_view(cx: &Cx, opened: &TalkPage, talk: &Talk, screening: &ScreeningView) -> FinishView {
    let lang = cx.lang;
    let agreements = format!("{}/{}", address(opened.registration.id), Chapter::Agreed.code());
    let unasked = Agreement::ALL.iter().filter(|one| talk.agreed.of(**one).given().is_none());
    FinishView {
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        open: screening
            .again
            .iter()
            .map(|one| one.ask.clone())
            .chain(screening.ask.iter().map(|rule| rule.ask.clone()))
            .chain(unasked.map(|one| ToAsk { words: word(lang, "agreement", one.code()), href: agreements.clone() }))
            .collect(),
        agrees: talk.agreed.discuss == Answer::Given(true),
        refused: opened
            .refused
            .iter()
            .map(|one| (by_key("rules", &one.rule.0.replace('.', "-"), lang).unwrap_or_default(), cite(lang, one.version, one.par.0)))
            .collect(),
    }
}

/// What the client agrees to, in words.
fn agreed(lang: Lang, agreed: &Agreed) -> Vec<(&'static str, String)> {
    Agreement::ALL
        .iter()
        .map(|one| {
            let said = match agreed.of(*one) {
                Answer::Given(true) => words::agrees(lang),
                Answer::Given(false) => words::refuses(lang),
                Answer::Unknown => words::unknown(lang),
                Answer::Later => words::later(lang),
                Answer::Open => words::not_asked(lang),
            };
            (word(lang, "agreement", one.code()), said.to_owned())
        })
        .collect()
}

/// Says that the talk is done.
pub(crate) async fn finish(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    talk::finish(&cx.app, &cx.ctx, id).await?;
    Ok(cx.redirect_with(&address(id), "finished-done"))
}
