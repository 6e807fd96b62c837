//! The client's own page: how it stands in plain words, the messages, what was told, who looked.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    registration::follow::{Look, Own, follow as look_at},
};
use schakel_domain::{
    registration::{Answers, Message, MessageSort, Registration, State},
    time::{Instant, day_of, local},
};
use schakel_texts::{Lang, date_long, date_time, follow};

use super::WORDS;
use crate::{
    cx::Cx,
    page::{Page, role_name},
    register::shown::{Shown, shown},
};

#[derive(Template)]
#[template(path = "follow/own.html")]
struct OwnPage {
    page: Page,
    heading: String,
    with: String,
    slug: String,
    telephone: Option<String>,
    open: bool,
    state: Vec<String>,
    messages: Vec<MessageView>,
    shown: Vec<Shown>,
    looks: Vec<LookView>,
}

struct MessageView {
    title: &'static str,
    when: String,
    body: String,
    of_client: bool,
}

struct LookView {
    when: String,
    who: String,
    what: &'static str,
}

fn moment(lang: Lang, at: Instant) -> String {
    date_time(lang, local(at))
}

fn state(lang: Lang, own: &Own) -> Vec<String> {
    let registration = &own.registration;
    let day = |at: Instant| date_long(lang, day_of(at));
    let mut lines = vec![follow::state_received(lang, day(registration.received_at))];
    match registration.state {
        State::Withdrawn => lines.push(follow::state_withdrawn(lang).to_owned()),
        State::Merged => lines.push(follow::state_merged(lang).to_owned()),
        State::Received | State::Assigned | State::Answered => {
            lines.push(match registration.seen_at {
                Some(at) => follow::state_seen(lang, day(at)),
                None => follow::state_not_seen(lang).to_owned(),
            });
            if let Some(worker) = &own.assigned {
                lines.push(follow::state_assigned(lang, &worker.name, &worker.organisation));
            }
            if registration.state == State::Answered {
                lines.push(follow::state_answered(lang).to_owned());
            }
        }
    }
    lines
}

fn message(lang: Lang, message: &Message) -> MessageView {
    let title = match message.sort {
        MessageSort::Addition => follow::message_addition(lang),
        MessageSort::Invitation => follow::message_invitation(lang),
        MessageSort::Question => follow::message_question(lang),
        MessageSort::Elsewhere => follow::message_elsewhere(lang),
        MessageSort::Answer => follow::message_answer(lang),
    };
    MessageView { title, when: moment(lang, message.at), body: message.body.as_str().to_owned(), of_client: message.sort.is_of_client() }
}

fn look(lang: Lang, look: &Look) -> LookView {
    let role = role_name(lang, look.role);
    LookView {
        when: moment(lang, look.at),
        who: if look.organisation.is_empty() { role.to_owned() } else { follow::look_of(lang, role, &look.organisation) },
        what: match look.act.as_str() {
            "registration.read" => follow::act_registration_read(lang),
            "registration.assign" => follow::act_registration_assign(lang),
            "registration.answer" => follow::act_registration_answer(lang),
            "registration.merge" => follow::act_registration_merge(lang),
            "registration.split" => follow::act_registration_split(lang),
            "registration.keep_apart" => follow::act_registration_keep_apart(lang),
            "registration.type_over" => follow::act_registration_type_over(lang),
            _ => follow::act_other(lang),
        },
    }
}

/// The answers of a registration, to be shown like those of a draft.
fn answers(registration: &Registration) -> Answers {
    let Registration { identity, contact, told, language, .. } = registration.clone();
    Answers {
        helper: Some(told.helper),
        called: Some(identity.called),
        family_name: identity.family_name,
        born_on: identity.born_on,
        municipality: identity.municipality,
        contact,
        language,
        themes: told.themes,
        wish: told.wish,
        helped_now: told.helped_now,
    }
}

/// Shows the page; the look is noted before the first byte goes out.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let own = look_at(&cx.app, &cx.ctx).await?;
    cx.html(&OwnPage {
        page: cx.page(WORDS, follow::own_title(lang)).at(""),
        heading: follow::own_heading(lang, own.registration.identity.called.as_str()),
        with: follow::own_with(lang, own.place.partnership.name.as_str()),
        slug: own.place.partnership.slug.clone(),
        telephone: own.place.options.options.telephone.as_ref().map(|line| line.as_str().to_owned()),
        open: own.registration.state.is_open(),
        state: state(lang, &own),
        messages: own.messages.iter().map(|one| message(lang, one)).collect(),
        shown: shown(lang, &answers(&own.registration)),
        looks: own.looks.iter().map(|one| look(lang, one)).collect(),
    })
}
