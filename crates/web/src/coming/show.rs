//! The newcomers in the partnership, and whom they opened.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    identity::coming::{self, Newcomer, Opened},
    inbox::Glance,
};
use schakel_domain::{actor::Standing, ids::RegistrationId, time::local};
use schakel_texts::{coming as words, date_time, members};

use super::{
    WORDS,
    view::{self, WaitingList},
};
use crate::{
    cx::Cx,
    history::{self, Older},
    inbox::act,
    label::name_in_list,
    page::Page,
};

/// Somebody whom a newcomer opened.
struct OpenedView {
    at: String,
    href: String,
    name: String,
    what: &'static str,
    denied: bool,
    reason: Option<String>,
}

/// Somebody who is new.
struct NewView {
    id: String,
    name: String,
    what: String,
    /// That he or she is away or left.
    standing: Option<&'static str>,
    since: String,
    inviter: String,
    confirmer: String,
    opened: Vec<OpenedView>,
    older: Older,
}

#[derive(Template)]
#[template(path = "coming/show.html")]
struct NewPage {
    page: Page,
    waiting: WaitingList,
    new: Vec<NewView>,
}

fn opened(cx: &Cx, one: &Opened, names: &HashMap<RegistrationId, Glance>) -> OpenedView {
    OpenedView {
        at: date_time(cx.lang, local(one.at)),
        href: format!("/inbox/{}", one.registration),
        name: names
            .get(&one.registration)
            .map_or_else(|| words::no_name(cx.lang).to_owned(), |glance| name_in_list(cx.lang, &glance.identity)),
        what: act(cx.lang, &one.act),
        denied: one.outcome == "denied",
        reason: one.words.reason.clone(),
    }
}

fn new(cx: &Cx, one: &Newcomer, names: &HashMap<RegistrationId, Glance>) -> NewView {
    let (lang, member) = (cx.lang, &one.member);
    let id = format!("lid-{}", member.id);
    NewView {
        name: member.person.name.as_str().to_owned(),
        what: view::what(lang, member),
        standing: match member.standing {
            Standing::Suspended => Some(members::standing_suspended(lang)),
            Standing::Ended => Some(members::standing_ended(lang)),
            Standing::Active | Standing::Invited | Standing::Awaiting => None,
        },
        since: view::since(lang, member),
        inviter: view::inviter(lang, member),
        confirmer: view::confirmer(lang, member),
        opened: one.opened.lines.iter().map(|line| opened(cx, line, names)).collect(),
        older: Older::of(cx, &one.opened, "/leden/nieuw", &id),
        id,
    }
}

/// Shows them.
pub(super) async fn show(cx: Cx) -> Result<Response, AppError> {
    let all = coming::newcomers(&cx.app, &cx.ctx, history::asked(&cx)).await?;
    cx.html(&NewPage {
        page: cx.page(WORDS, words::title(cx.lang)),
        waiting: WaitingList::of(cx.lang, &all.waiting),
        new: all.new.iter().map(|one| new(&cx, one, &all.names)).collect(),
    })
}
