//! A chapter of the talk as a page: few questions in the order of the conversation, the screening beside them.

use askama::Template;
use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use schakel_app::{
    AppError, FieldFault, inbox,
    talk::{self, Recording, TalkPage},
};
use schakel_domain::{
    acts::{RecordTalk, RecordVdabFact},
    ids::{OfRegistration, RegistrationId},
    talk::Chapter,
};
use schakel_texts::{Lang, date, talk as words};

use super::{
    WORDS, address, fill,
    overview::{chapter_word, saved_words},
    questions::{Ask, questions},
    read,
    said::{DomainView, domains, said},
    vdab::{self, TalkFactView, open_step},
};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::Page,
    screening::ScreeningView,
};

/// What somebody else saved while this form was open.
struct StaleView {
    title: &'static str,
    by: String,
    kept: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "talk/chapter.html")]
struct ChapterPage {
    page: Page,
    form: Form,
    version: i64,
    name: String,
    registration: String,
    talk: String,
    action: String,
    code: &'static str,
    heading: &'static str,
    lead: &'static str,
    paragraph: String,
    chapters: Vec<(String, &'static str, bool)>,
    step: String,
    saved: Option<String>,
    stale: Option<StaleView>,
    asks_education: bool,
    asks: Vec<Ask>,
    domains: Vec<DomainView>,
    partners: Vec<(String, String)>,
    previous: Option<String>,
    is_last: bool,
    /// What follows from the client file, as a notice.
    file_note: Option<&'static str>,
    step_open: Option<String>,
    facts: Vec<TalkFactView>,
    screening: ScreeningView,
}

fn chapter(cx: &Cx) -> Result<Chapter, AppError> {
    Chapter::from_code(cx.param("deel")).ok_or(AppError::NotFound)
}

/// Opens a chapter.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let chapter = chapter(&cx)?;
    open(&cx, chapter).await
}

/// Opens the chapter about VDAB.
pub(crate) async fn show_vdab(cx: Cx) -> Result<Response, AppError> {
    open(&cx, Chapter::Vdab).await
}

async fn open(cx: &Cx, chapter: Chapter) -> Result<Response, AppError> {
    let opened = talk::read(&cx.app, &cx.ctx, cx.id::<OfRegistration>("id")?, Some(chapter)).await?;
    let mut fields = fill::fields(chapter, &opened);
    if chapter == Chapter::Vdab {
        fields.set("learnt_on", &date(cx.ctx.today()));
    }
    // What was typed here before is put back beside what somebody saved meanwhile.
    let stale = cx.is_put_back_over_change(&fields);
    cx.html(&page(cx, chapter, &opened, fields, Vec::new(), stale))
}

fn page(cx: &Cx, chapter: Chapter, opened: &TalkPage, fields: Fields, faults: Vec<FieldFault>, stale: bool) -> ChapterPage {
    let lang = cx.lang;
    let talk = address(opened.registration.id);
    let asks = questions(lang, chapter, opened);
    let stale = stale.then(|| StaleView {
        // Putting back says it also where the reader saved in another window.
        title: if cx.method == Method::GET { words::stale_since(lang) } else { words::stale_title(lang) },
        by: opened.saved.iter().find(|saved| saved.saved.chapter == chapter).map(|saved| saved_words(lang, saved)).unwrap_or_default(),
        kept: said(lang, chapter, opened, &asks),
    });
    let is_vdab = chapter == Chapter::Vdab;
    ChapterPage {
        page: cx.page(WORDS, chapter_word(lang, chapter)),
        form: cx.form_view(WORDS, fields, faults),
        version: opened.version(),
        name: opened.registration.identity.full_name(),
        registration: format!("/inbox/{}", opened.registration.id),
        action: format!("{talk}/{}", chapter.code()),
        code: chapter.code(),
        heading: chapter_word(lang, chapter),
        lead: lead(lang, chapter),
        paragraph: cx.cite(paragraph(chapter)),
        chapters: Chapter::ALL.iter().map(|one| (format!("{talk}/{}", one.code()), chapter_word(lang, *one), *one == chapter)).collect(),
        step: words::step_of(lang).number(chapter.number()).total(Chapter::ALL.len()).to_string(),
        saved: opened.saved.iter().find(|saved| saved.saved.chapter == chapter).map(|saved| saved_words(lang, saved)),
        stale,
        asks_education: asks.iter().any(|ask| ask.name == "education"),
        asks,
        domains: if chapter == Chapter::Life { domains(lang) } else { Vec::new() },
        partners: std::iter::once((String::new(), words::nobody_yet(lang).to_owned()))
            .chain(opened.organisations.iter().map(|one| (one.id.to_string(), one.name.as_str().to_owned())))
            .collect(),
        previous: chapter.previous().map(|previous| format!("{talk}/{}", previous.code())),
        is_last: chapter.next().is_none(),
        file_note: if is_vdab && opened.facts.has_no_file() { Some(words::no_file(lang)) } else { None },
        step_open: if is_vdab { open_step(lang, opened) } else { None },
        facts: if is_vdab { vdab::history(lang, opened) } else { Vec::new() },
        screening: ScreeningView::of(lang, &opened.playbook, &opened.facts, &opened.screening, Some(&talk)),
        talk,
    }
}

const fn paragraph(chapter: Chapter) -> &'static str {
    match chapter {
        Chapter::Who | Chapter::Work | Chapter::Life | Chapter::Offer => "1.2",
        Chapter::Vdab => "2.2",
        Chapter::Agreed => "1.3.2",
    }
}

fn lead(lang: Lang, chapter: Chapter) -> &'static str {
    match chapter {
        Chapter::Who => words::lead_who(lang),
        Chapter::Work => words::lead_work(lang),
        Chapter::Life => words::lead_life(lang),
        Chapter::Vdab => words::lead_vdab(lang),
        Chapter::Offer => words::lead_offer(lang),
        Chapter::Agreed => words::lead_agreed(lang),
    }
}

/// Where to go after saving: the next chapter, the same one, or after the last the overview.
fn onward(cx: &Cx, id: RegistrationId, chapter: Chapter) -> Response {
    let talk = address(id);
    let to = if cx.form.has("blijf") { Some(chapter) } else { chapter.next() };
    match to {
        Some(to) => cx.redirect_with(&format!("{talk}/{}", to.code()), "saved-done"),
        None => cx.redirect_with(&talk, "saved-done"),
    }
}

/// The page again: with what was typed and what is wrong with it, or with what somebody else saved meanwhile.
async fn again(cx: &Cx, id: RegistrationId, chapter: Chapter, error: AppError) -> Result<Response, AppError> {
    let stale = matches!(error, AppError::Stale);
    let faults = if stale { Vec::new() } else { faults_of(error)? };
    match chapter {
        Chapter::Vdab => inbox::ask::<RecordVdabFact>(&cx.app, &cx.ctx, id).await?,
        _ => inbox::ask::<RecordTalk>(&cx.app, &cx.ctx, id).await?,
    }
    let opened = talk::read(&cx.app, &cx.ctx, id, Some(chapter)).await?;
    let mut fields = cx.form.clone();
    if stale && chapter == Chapter::Agreed && opened.saved.iter().any(|saved| saved.saved.chapter == chapter && saved.saved.by.is_none()) {
        // What the client took back is not agreed to again by pressing a button twice.
        let kept = fill::fields(chapter, &opened);
        for name in ["discuss", "named", "team"] {
            fields.set(name, kept.get(name));
        }
    }
    let status = if stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    cx.html_with(status, &page(cx, chapter, &opened, fields, faults, stale))
}

/// Keeps a chapter.
pub(crate) async fn save(cx: Cx) -> Result<Response, AppError> {
    let (id, chapter) = (cx.id::<OfRegistration>("id")?, chapter(&cx)?);
    let mut reading = Reading::on(&cx.form, cx.ctx.today());
    let version = reading.number("version");
    let answers = read::answers(chapter, &cx.form, &mut reading).ok_or(AppError::NotFound)?;
    let faults = reading.faults();
    let outcome = if faults.is_empty() {
        talk::record(&cx.app, &cx.ctx, Recording { id, version, answers }).await
    } else {
        Err(AppError::Invalid(faults))
    };
    match outcome {
        Ok(()) => Ok(onward(&cx, id, chapter)),
        Err(error) => again(&cx, id, chapter, error).await,
    }
}

/// Keeps the chapter about VDAB.
pub(crate) async fn save_vdab(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let mut reading = Reading::on(&cx.form, cx.ctx.today());
    let recording = vdab::read(id, &cx.form, &mut reading);
    let faults = reading.faults();
    let outcome = if faults.is_empty() { talk::record_vdab(&cx.app, &cx.ctx, recording).await } else { Err(AppError::Invalid(faults)) };
    match outcome {
        Ok(()) => Ok(onward(&cx, id, Chapter::Vdab)),
        Err(error) => again(&cx, id, Chapter::Vdab, error).await,
    }
}
