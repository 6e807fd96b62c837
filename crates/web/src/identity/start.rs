//! Where somebody begins whose work is not with clients: what can be done here now, and what will come.

use askama::Template;
use axum::response::Response;
use schakel_app::AppError;
use schakel_domain::actor::Role;
use schakel_texts::account;

use super::ACCOUNT;
use crate::{cx::Cx, page::Page};

/// Something that can be done: where, its name, and a sentence.
struct Way {
    href: String,
    name: &'static str,
    what: &'static str,
}

#[derive(Template)]
#[template(path = "identity/start.html")]
struct Start {
    page: Page,
    heading: String,
    /// What this role is for.
    lead: &'static str,
    ways: Vec<Way>,
    /// What will come.
    coming: Vec<&'static str>,
}

/// Shows it.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let Some(session) = &cx.session else { return Err(AppError::SignIn) };
    let lang = cx.lang;
    let menu = cx.web.menu(&cx.app, session);
    let mut ways = Vec::new();
    if menu.proposes_corrections {
        ways.push(Way {
            href: "/opties/verbetering".to_owned(),
            name: account::start_correct(lang),
            what: account::start_correct_what(lang),
        });
    }
    if !session.partnership_slug.is_empty() {
        let href = format!("/p/{}", session.partnership_slug);
        ways.push(Way { href, name: account::start_public(lang), what: account::start_public_what(lang) });
    }
    ways.push(Way { href: "/partnerschappen".to_owned(), name: account::start_all(lang), what: account::start_all_what(lang) });
    ways.push(Way { href: "/account".to_owned(), name: account::title(lang), what: account::start_account_what(lang) });
    let (lead, coming) = match session.actor.role {
        Role::QualityCoach => {
            (account::start_quality_coach(lang), vec![account::start_coming_coaching(lang), account::start_coming_figures(lang)])
        }
        Role::TeamLeader => (account::start_team_leader(lang), vec![account::start_coming_figures(lang)]),
        Role::ProjectManager => (account::start_project_manager(lang), vec![account::start_coming_small(lang)]),
        _ => (account::start_other(lang), Vec::new()),
    };
    let heading = account::start_heading(lang, &session.person_name);
    cx.html(&Start { page: cx.page(ACCOUNT, account::start_title(lang)), heading, lead, ways, coming })
}
