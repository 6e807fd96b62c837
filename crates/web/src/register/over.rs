//! Typing over a paper form, a telephone call or a talk, together with the client: all questions on one page.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault, FieldFault,
    inbox::{Already, already_known},
    registration::{Confirmed, RegistrationPlace, TypedOver, may_type_over, type_over},
};
use schakel_domain::registration::{Answers, Channel, Question};
use schakel_texts::register;

use super::{
    WORDS,
    questions::{Asked, asked, skips},
    read::{Way, read},
};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::Page,
    problem::cite,
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
}

#[derive(Template)]
#[template(path = "register/over_done.html")]
struct OverDone {
    page: Page,
    code: String,
    href: String,
    already: Option<&'static str>,
}

fn channel_word(lang: schakel_texts::Lang, channel: Channel) -> &'static str {
    match channel {
        Channel::Web => register::channel_web(lang),
        Channel::Paper => register::channel_paper(lang),
        Channel::Telephone => register::channel_telephone(lang),
        Channel::Talk => register::channel_talk(lang),
    }
}

fn page(cx: &Cx, place: RegistrationPlace, status: StatusCode, fields: Fields, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let lang = cx.lang;
    cx.html_with(
        status,
        &Over {
            page: cx.page(WORDS, register::over_heading(lang)),
            place,
            form: cx.form_view(WORDS, fields, faults),
            asked: Question::ALL.iter().map(|question| asked(*question, lang)).collect(),
            channels: CHANNELS.into_iter().map(|channel| (channel.code(), channel_word(lang, channel))).collect(),
            skips: skips(lang),
            paragraph: cite(lang, "2.1"),
        },
    )
}

/// The empty form.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    let place = may_type_over(&cx.app, &cx.ctx).await?;
    page(&cx, place, StatusCode::OK, Fields::default(), Vec::new())
}

/// Reads the whole page; all faults at once.
fn read_all(cx: &Cx) -> Result<TypedOver, Vec<FieldFault>> {
    let mut reading = Reading::of(&cx.form);
    let mut answers = Answers::default();
    let channel = Channel::from_code(cx.form.get("channel")).filter(|channel| CHANNELS.contains(channel));
    if channel.is_none() {
        reading.fault("channel", Fault::Own("fault-channel"));
    }
    for question in Question::ALL {
        read(*question, Way::OnePage, &cx.form, cx.ctx.today(), &mut reading, &mut answers);
    }
    let confirmed = Confirmed { registers_self: cx.form.has("confirm_self"), knows_it_is_voluntary: cx.form.has("confirm_voluntary") };
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
    let place = may_type_over(&cx.app, &cx.ctx).await?;
    let typed = match read_all(&cx) {
        Ok(typed) => typed,
        Err(faults) => return page(&cx, place, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults),
    };
    match type_over(&cx.app, &cx.ctx, typed).await {
        Ok(made) => cx.html(&OverDone {
            already: match already_known(&cx.app, &cx.ctx, made.id).await? {
                Already::No => None,
                Already::InSight => Some(register::over_already_in_sight(cx.lang)),
                Already::OutOfSight => Some(register::over_already(cx.lang)),
            },
            page: cx.page(WORDS, register::over_done_heading(cx.lang)),
            code: made.code(&cx.app).to_string(),
            href: format!("/inbox/{}", made.id),
        }),
        Err(error) => page(&cx, place, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults_of(error)?),
    }
}
