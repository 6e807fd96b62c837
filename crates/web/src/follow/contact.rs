//! The client says how to be reached safely from now on: the ways, what is safe with the telephone, or no way at all.
//!
//! What was told before is never shown as if it still counted; what was typed beside a newer change is kept and shown again.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault,
    registration::follow::{change_contact, contact_now},
};
use schakel_domain::{
    registration::{Answer, Contact, TelephoneUse},
    words::{Line, Text},
};
use schakel_texts::{Lang, follow};

use super::OWN;
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::Form,
    page::Page,
    register::{WORDS, mail, telephone},
};

#[derive(Template)]
#[template(path = "follow/contact.html")]
struct ChangePage {
    page: Page,
    form: Form,
    version: i64,
    /// The number and the address that count now, which can be stopped.
    telephone: Option<String>,
    mail: Option<String>,
    yes_no: Vec<(&'static str, &'static str)>,
    /// Whether it was changed since the form was opened.
    stale: bool,
}

/// The fields that hold "yes" or "no" about the telephone.
const SAFE: [&str; 4] = ["call", "text", "message", "say_who"];

fn answer(fields: &Fields, name: &str) -> Answer<bool> {
    match fields.get(name) {
        "yes" => Answer::Given(true),
        "no" => Answer::Given(false),
        _ => Answer::Open,
    }
}

/// What was typed. A number or an address that was stopped is not given again by its own field.
fn read(fields: &Fields, now: &Contact, reading: &mut Reading<'_>) -> Contact {
    let signs = |line: &Line| line.as_str().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let kept = |typed: Option<Line>, old: &Option<Line>, stop: &str| {
        typed.filter(|line| !(fields.has(stop) && old.as_ref().is_some_and(|old| signs(old) == signs(line))))
    };
    let telephone = kept(telephone(reading), &now.telephone, "telephone_stop");
    let hours = reading.optional_line("hours");
    let [call, text, message, say_who] = SAFE.map(|name| answer(fields, name));
    let contact = Contact {
        mail: kept(mail(reading), &now.mail, "mail_stop"),
        through: reading.optional_line("through"),
        mind: reading.optional_text("mind"),
        telephone_use: if telephone.is_some() { TelephoneUse { call, text, message, say_who, hours } } else { TelephoneUse::default() },
        telephone,
    };
    if !contact.is_reachable() && !fields.has("none") && !reading.is_wrong("telephone") {
        reading.fault("telephone", Fault::Own("fault-reach-none"));
    }
    contact
}

fn filled(contact: &Contact) -> Fields {
    let line = |line: &Option<Line>| line.as_ref().map_or("", Line::as_str).to_owned();
    let said = |answer: &Answer<bool>| answer.given().map_or("", |yes| if *yes { "yes" } else { "no" }).to_owned();
    let safe = &contact.telephone_use;
    let pairs = [
        ("telephone", line(&contact.telephone)),
        ("mail", line(&contact.mail)),
        ("through", line(&contact.through)),
        ("mind", contact.mind.as_ref().map_or("", Text::as_str).to_owned()),
        ("hours", line(&safe.hours)),
        ("call", said(&safe.call)),
        ("text", said(&safe.text)),
        ("message", said(&safe.message)),
        ("say_who", said(&safe.say_who)),
    ];
    Fields::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

fn yes_no(lang: Lang) -> Vec<(&'static str, &'static str)> {
    vec![("yes", follow::contact_yes(lang)), ("no", follow::contact_no(lang))]
}

fn view(cx: &Cx, form: Form, now: &Contact, version: i64) -> ChangePage {
    let said = |line: &Option<Line>| line.as_ref().map(|line| line.as_str().to_owned());
    ChangePage {
        page: cx.page("follow", follow::title_contact(cx.lang)).at(""),
        form,
        version,
        telephone: said(&now.telephone),
        mail: said(&now.mail),
        yes_no: yes_no(cx.lang),
        stale: false,
    }
}

/// The form, with what counts now.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    let (now, mark) = contact_now(&cx.app, &cx.ctx).await?;
    let form = cx.form_view(WORDS, filled(&now), Vec::new());
    cx.html(&view(&cx, form, &now, mark.version))
}

/// Keeps what counts from now on.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let (now, mark) = contact_now(&cx.app, &cx.ctx).await?;
    let mut reading = Reading::of(&cx.form);
    let version = reading.number("version");
    let contact = read(&cx.form, &now, &mut reading);
    let faults = reading.faults();
    if !faults.is_empty() {
        let form = cx.form_view(WORDS, cx.form.clone(), faults);
        return cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&cx, form, &now, version));
    }
    match change_contact(&cx.app, &cx.ctx, version, contact).await {
        Ok(()) => Ok(cx.redirect_with(OWN, "contact-done")),
        Err(AppError::Stale) => {
            let form = cx.form_view(WORDS, cx.form.clone(), Vec::new());
            cx.html_with(StatusCode::CONFLICT, &ChangePage { stale: true, ..view(&cx, form, &now, mark.version) })
        }
        Err(error) => Err(error),
    }
}
