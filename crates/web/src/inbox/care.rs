//! Following a client up: correcting what is known, noting that somebody could not be reached, ending for an ordinary reason.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault, FieldFault, History,
    inbox::{self, Correcting, EndingIt, RegistrationPage},
};
use schakel_domain::{
    acts::{CorrectRegistration, EndRegistration, NoteAttempt},
    ids::{OfRegistration, RegistrationId},
    registration::{Answer, Answers, AttemptKind, ContactAttempt, Ending, Identity, Question, Registration},
    time::{local, moment_at, parse_hour},
};
use schakel_texts::{Lang, by_key, date, date_long, inbox as words};

use super::{WORDS, view};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::Page,
    register::{
        read::{Way, read, typed},
        telephone,
    },
    tongue,
};

/// What can be corrected, as questions of the form.
const CORRECTED: [Question; 4] = [Question::Name, Question::Birth, Question::Municipality, Question::Language];

#[derive(Template)]
#[template(path = "inbox/correct.html")]
struct CorrectPage {
    page: Page,
    name: String,
    href: String,
    version: i64,
    contact_version: i64,
    form: Form,
    languages: Vec<(&'static str, &'static str)>,
    /// What is known now, when somebody else corrected it meanwhile.
    stale: Option<String>,
}

#[derive(Template)]
#[template(path = "inbox/end.html")]
struct EndPage {
    page: Page,
    name: String,
    href: String,
    version: i64,
    form: Form,
    endings: Vec<(&'static str, &'static str)>,
    /// Whether it is asked if the client really died.
    sure: bool,
    tried: String,
}

/// The form of an attempt as it opens: made just now.
pub(super) fn attempt_now(cx: &Cx) -> Fields {
    let now = local(cx.ctx.now).time();
    let pairs = [("day", date(cx.ctx.today())), ("hour", format!("{:02}.{:02}", now.hour(), now.minute()))];
    Fields::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

/// What was tried, as a line of a list.
pub(super) fn attempt(lang: Lang, attempt: &ContactAttempt, by: Option<&str>) -> String {
    let what = by_key(WORDS, &format!("attempt-{}", attempt.kind.code().replace('_', "-")), lang).unwrap_or_default();
    let line = words::attempt_line(lang).at(view::moment(lang, attempt.at)).what(what);
    line.by(by.unwrap_or_default()).to_string()
}

/// The ways to try, for the form.
pub(super) fn attempt_kinds(lang: Lang) -> Vec<(&'static str, &'static str)> {
    let word = |kind: &AttemptKind| by_key(WORDS, &format!("attempt-{}", kind.code().replace('_', "-")), lang).unwrap_or_default();
    AttemptKind::ALL.iter().map(|kind| (kind.code(), word(kind))).collect()
}

/// Why a registration ended, in words.
pub(crate) fn ending(lang: Lang, ending: Ending) -> &'static str {
    by_key(WORDS, &format!("ending-{}", ending.code().replace('_', "-")), lang).unwrap_or_default()
}

async fn opened(cx: &Cx, id: RegistrationId) -> Result<RegistrationPage, AppError> {
    inbox::open(&cx.app, &cx.ctx, id, History::Newest).await
}

fn known(registration: &Registration) -> Fields {
    let Registration { identity, contact, language, .. } = registration.clone();
    let answers = Answers {
        called: Some(identity.called),
        family_name: identity.family_name,
        born_on: identity.born_on,
        municipality: identity.municipality,
        contact,
        language,
        ..Answers::default()
    };
    let mut pairs: Vec<(String, String)> = CORRECTED.iter().flat_map(|question| typed(*question, &answers).pairs().to_vec()).collect();
    let number = answers.contact.telephone.as_ref().map_or("", |line| line.as_str());
    pairs.push(("telephone".to_owned(), number.to_owned()));
    Fields::from_pairs(pairs)
}

/// Shows what is known, to be corrected.
pub(crate) async fn correct_form(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    inbox::ask::<CorrectRegistration>(&cx.app, &cx.ctx, id).await?;
    let case = opened(&cx, id).await?;
    let fields = known(&case.registration);
    correct_page(&cx, &case, StatusCode::OK, fields, Vec::new(), false)
}

fn correct_page(
    cx: &Cx,
    case: &RegistrationPage,
    status: StatusCode,
    fields: Fields,
    faults: Vec<FieldFault>,
    stale: bool,
) -> Result<Response, AppError> {
    let lang = cx.lang;
    let registration = &case.registration;
    let languages = schakel_domain::registration::Language::ALL.iter().map(|one| (one.code(), tongue::own_name(lang, *one)));
    cx.html_with(
        status,
        &CorrectPage {
            page: cx.page(WORDS, words::correct_title(lang)),
            stale: stale.then(|| known_now(lang, &registration.identity)),
            name: registration.identity.full_name(),
            href: format!("/inbox/{}", registration.id),
            version: registration.version,
            contact_version: registration.contact_mark.version,
            form: cx.form_view(WORDS, fields, faults),
            languages: std::iter::once(("", words::correct_language_none(lang))).chain(languages).collect(),
        },
    )
}

/// Names, birth date and municipality in one line.
pub(super) fn known_now(lang: Lang, identity: &Identity) -> String {
    let mut said = vec![identity.full_name()];
    said.extend(identity.born_on.given().map(|born| date_long(lang, *born)));
    said.extend(identity.municipality.given().map(|place| place.as_str().to_owned()));
    said.join(" · ")
}

/// What was typed, where nothing typed leaves "I don't know" and "rather later" as they were.
fn kept<T: Clone>(typed: Answer<T>, before: &Answer<T>) -> Answer<T> {
    match (&typed, before) {
        (Answer::Open, Answer::Unknown | Answer::Later) => before.clone(),
        _ => typed,
    }
}

fn read_correction(cx: &Cx, registration: &Registration) -> Result<Correcting, Vec<FieldFault>> {
    let mut reading = Reading::of(&cx.form);
    let mut answers = Answers::default();
    for question in CORRECTED {
        read(question, Way::OnePage, &cx.form, cx.ctx.today(), &mut reading, &mut answers);
    }
    let number = telephone(&mut reading);
    let version = reading.number("version");
    let contact_version = reading.number("contact_version");
    let said_by_client = reading.ticked("said");
    let faults = reading.faults();
    let before = &registration.identity;
    match answers.called {
        Some(called) if faults.is_empty() => Ok(Correcting {
            id: registration.id,
            version,
            contact_version,
            identity: Identity {
                called,
                family_name: kept(answers.family_name, &before.family_name),
                // Left empty, a year that was told stays; a day that is filled in takes its place.
                born_in: if answers.born_on == Answer::Open { before.born_in } else { answers.born_in },
                born_on: kept(answers.born_on, &before.born_on),
                municipality: kept(answers.municipality, &before.municipality),
            },
            language: kept(answers.language, &registration.language),
            telephone: number,
            said_by_client,
        }),
        _ => Err(faults),
    }
}

/// Corrects what is known.
pub(crate) async fn correct(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    inbox::ask::<CorrectRegistration>(&cx.app, &cx.ctx, id).await?;
    let case = opened(&cx, id).await?;
    let cmd = match read_correction(&cx, &case.registration) {
        Ok(cmd) => cmd,
        Err(faults) => return correct_page(&cx, &case, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults, false),
    };
    match inbox::correct(&cx.app, &cx.ctx, cmd).await {
        Ok(()) => Ok(cx.redirect_with(&format!("/inbox/{id}"), "correct-done")),
        // What was typed stays; what is known now stands above it.
        Err(AppError::Stale) => {
            let case = opened(&cx, id).await?;
            correct_page(&cx, &case, StatusCode::CONFLICT, cx.form.clone(), Vec::new(), true)
        }
        Err(error) => correct_page(&cx, &case, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults_of(error)?, false),
    }
}

/// Notes an attempt to reach the client.
pub(crate) async fn tried(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let Some(kind) = AttemptKind::from_code(cx.form.get("how")) else {
        inbox::ask::<NoteAttempt>(&cx.app, &cx.ctx, id).await?;
        return Ok(cx.redirect_with(&format!("/inbox/{id}"), "attempt-none"));
    };
    let day = Reading::on(&cx.form, cx.ctx.today()).day("day");
    let noted = match day.zip(parse_hour(cx.form.get("hour"))) {
        Some((day, hour)) => inbox::note_attempt(&cx.app, &cx.ctx, id, kind, moment_at(day.to_datetime(hour))).await,
        None => Err(AppError::Invalid(Vec::new())),
    };
    let notice = match noted {
        Ok(()) => "attempt-done",
        Err(AppError::Invalid(_)) => "attempt-when",
        Err(error) => return Err(error),
    };
    Ok(cx.redirect_with(&format!("/inbox/{id}"), notice))
}

/// Asks why it ends.
pub(crate) async fn end_form(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    inbox::ask::<EndRegistration>(&cx.app, &cx.ctx, id).await?;
    let case = opened(&cx, id).await?;
    end_page(&cx, &case, StatusCode::OK, Fields::default(), Vec::new())
}

fn end_page(cx: &Cx, case: &RegistrationPage, status: StatusCode, fields: Fields, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let lang = cx.lang;
    cx.html_with(
        status,
        &EndPage {
            page: cx.page(WORDS, words::end_title(lang)),
            name: case.registration.identity.full_name(),
            href: format!("/inbox/{}", case.registration.id),
            version: case.registration.version,
            sure: asks_if_sure(&fields),
            form: cx.form_view(WORDS, fields, faults),
            endings: Ending::ALL.iter().map(|one| (one.code(), ending(lang, *one))).collect(),
            tried: words::end_tried(lang).n(case.days_tried()).least(schakel_domain::registration::LEAST_ATTEMPTS).to_string(),
        },
    )
}

/// Whether it is asked if the client really died: it is chosen by a slip as easily as the others, and then told to the client.
pub(crate) fn asks_if_sure(typed: &Fields) -> bool {
    typed.get("ending") == Ending::Died.code()
}

/// Notes what is wrong when the client is said to have died, and nobody said to be sure.
pub(crate) fn is_sure(reading: &mut Reading<'_>, form: &Fields, why: Option<Ending>) {
    if why == Some(Ending::Died) && !form.has("sure") {
        reading.fault("sure", Fault::Unsure);
    }
}

/// Ends it.
pub(crate) async fn end(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    inbox::ask::<EndRegistration>(&cx.app, &cx.ctx, id).await?;
    let mut reading = Reading::of(&cx.form);
    let why = reading.choice("ending", Ending::from_code);
    let message = reading.optional_text("message");
    let version = reading.number("version");
    is_sure(&mut reading, &cx.form, why);
    let outcome = match (why, reading.faults()) {
        (Some(ending), faults) if faults.is_empty() => inbox::end(&cx.app, &cx.ctx, EndingIt { id, version, ending, message }).await,
        (_, faults) => Err(AppError::Invalid(faults)),
    };
    match outcome {
        Ok(()) => Ok(cx.redirect_with(&format!("/inbox/{id}"), "end-done")),
        Err(error) => {
            let faults = faults_of(error)?;
            let case = opened(&cx, id).await?;
            end_page(&cx, &case, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults)
        }
    }
}
