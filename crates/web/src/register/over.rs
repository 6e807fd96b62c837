//! Typing over a paper form, a telephone call or a talk, together with the client: all questions on one page.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault, FieldFault,
    inbox::already_in_sight,
    registration::{Confirmed, RegistrationPlace, TypedOver, may_type_over, odd_answers, type_over},
};
use schakel_domain::registration::{Answers, Channel, Question};
use schakel_texts::register;

use super::{
    WORDS,
    done::promise_in_words,
    questions::{Asked, asked, skips},
    read::{Way, read},
    sure::{Sure, typed_words, was_asked, with_choice},
};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::Page,
};

/// The ways in which a registration comes that a worker types over.
const CHANNELS: [Channel; 3] = [Channel::Paper, Channel::Telephone, Channel::Talk];

#[derive(Template)]
#[template(path = "register/over.html")]
struct Over {
    page: Page,
    place: RegistrationPlace,
    form: Form,
    asked: Vec<Asked>,
    channels: Vec<(&'static str, &'static str)>,
    skips: [(&'static str, &'static str); 2],
    paragraph: String,
    /// What is asked about once, and of which words.
    sure: Vec<Sure>,
    asked_words: String,
}

#[derive(Template)]
#[template(path = "register/over_done.html")]
struct OverDone {
    page: Page,
    code: String,
    href: String,
    already: bool,
    /// By what day the client is contacted, to say it, if that was promised.
    promise: Option<String>,
}

fn channel_word(lang: schakel_texts::Lang, channel: Channel) -> &'static str {
    match channel {
        Channel::Web => register::channel_web(lang),
        Channel::Paper => register::channel_paper(lang),
        Channel::Telephone => register::channel_telephone(lang),
        Channel::Talk => register::channel_talk(lang),
    }
}

/// The page about to be shown, with what is wrong and what is odd.
struct Showing {
    place: RegistrationPlace,
    fields: Fields,
    faults: Vec<FieldFault>,
    sure: Vec<Sure>,
}

impl Showing {
    const fn of(place: RegistrationPlace, fields: Fields) -> Self {
        Self { place, fields, faults: Vec::new(), sure: Vec::new() }
    }
}

fn page(cx: &Cx, status: StatusCode, showing: Showing) -> Result<Response, AppError> {
    let Showing { place, fields, faults, sure } = showing;
    let lang = cx.lang;
    cx.html_or_ask(
        status,
        !sure.is_empty(),
        &Over {
            page: cx.page(WORDS, register::over_heading(lang)),
            place,
            asked_words: typed_words(Question::ALL, &fields),
            sure,
            form: cx.form_view(WORDS, fields, faults),
            asked: Question::ALL.iter().map(|question| asked(*question, lang)).collect(),
            channels: CHANNELS.into_iter().map(|channel| (channel.code(), channel_word(lang, channel))).collect(),
            skips: skips(lang),
            paragraph: cx.cite("2.1"),
        },
    )
}

/// The empty form.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    let place = may_type_over(&cx.app, &cx.ctx).await?;
    page(&cx, StatusCode::OK, Showing::of(place, Fields::default()))
}

/// Reads the whole page; all faults at once.
fn read_all(cx: &Cx, form: &Fields) -> Result<TypedOver, Vec<FieldFault>> {
    let mut reading = Reading::of(form);
    let mut answers = Answers::default();
    let channel = Channel::from_code(form.get("channel")).filter(|channel| CHANNELS.contains(channel));
    if channel.is_none() {
        reading.fault("channel", Fault::Own("fault-channel"));
    }
    for question in Question::ALL {
        read(*question, Way::OnePage, form, cx.ctx.today(), &mut reading, &mut answers);
    }
    let confirmed = Confirmed { registers_self: form.has("confirm_self"), knows_it_is_voluntary: form.has("confirm_voluntary") };
    if !confirmed.registers_self {
        reading.fault("confirm_self", Fault::Own("fault-over-self"));
    }
    if !confirmed.knows_it_is_voluntary {
        reading.fault("confirm_voluntary", Fault::Own("fault-over-voluntary"));
    }
    let faults = reading.faults();
    match channel {
        Some(channel) if faults.is_empty() => Ok(TypedOver { answers, channel, confirmed }),
        _ => Err(faults),
    }
}

/// Takes the form, and shows the code for the client once.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let form = with_choice(&cx.form);
    let place = may_type_over(&cx.app, &cx.ctx).await?;
    let typed = match read_all(&cx, &form) {
        Ok(typed) => typed,
        Err(faults) => {
            let showing = Showing { faults, ..Showing::of(place, form.clone()) };
            return page(&cx, StatusCode::UNPROCESSABLE_ENTITY, showing);
        }
    };
    if !was_asked(Question::ALL, &form) {
        let odd = odd_answers(&cx.app, &cx.ctx, place.partnership.id, Question::ALL, &typed.answers).await?;
        if !odd.is_empty() {
            let showing = Showing { sure: Sure::all(cx.lang, &odd), ..Showing::of(place, form.clone()) };
            return page(&cx, StatusCode::UNPROCESSABLE_ENTITY, showing);
        }
    }
    match type_over(&cx.app, &cx.ctx, typed).await {
        Ok(made) => cx.html(&OverDone {
            already: already_in_sight(&cx.app, &cx.ctx, made.id).await?,
            promise: made.promise.map(|promise| promise_in_words(cx.lang, promise)),
            page: cx.page(WORDS, register::over_done_heading(cx.lang)),
            code: made.code(&cx.app).to_string(),
            href: format!("/inbox/{}", made.id),
        }),
        Err(error) => {
            let faults = faults_of(error)?;
            let mut form = form.clone();
            if faults.iter().any(|fault| fault.field == "handin") {
                // Handed in again it is another form, which is then the worker's own decision.
                form.set("form", "");
            }
            let showing = Showing { faults, ..Showing::of(place, form) };
            page(&cx, StatusCode::UNPROCESSABLE_ENTITY, showing)
        }
    }
}
