//! The client takes back what was agreed to in the talk, or gives it again. One page asks whether it is meant, and says what follows; no
//! page asks why (§2.1).

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, talk};
use schakel_domain::talk::Agreement;
use schakel_texts::{Lang, follow};

use super::{OWN, WORDS};
use crate::{cx::Cx, fields::Fields, form::Form, page::Page, problem::cite};

#[derive(Template)]
#[template(path = "follow/agreement.html")]
struct Asking {
    page: Page,
    form: Form,
    /// Where it is sent.
    to: &'static str,
    heading: &'static str,
    code: &'static str,
    what: &'static str,
    then: &'static str,
    lead: &'static str,
    /// What can be done later.
    later: Option<&'static str>,
    button: &'static str,
    paragraph: String,
}

/// What the client agrees to, in the client's words.
pub(super) fn agreement(lang: Lang, agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Discuss => follow::agreed_discuss(lang),
        Agreement::Name => follow::agreed_name(lang),
        Agreement::Team => follow::agreed_team(lang),
    }
}

/// Asks whether taking back is meant. The address says what; nothing else of the client stands on the page.
pub(crate) async fn take_back_form(cx: Cx) -> Result<Response, AppError> {
    let Some(which) = Agreement::from_code(cx.query.get("wat")) else { return Ok(cx.redirect_with(OWN, "take-back-none")) };
    talk::may_take_back(&cx.app, &cx.ctx, which).await?;
    let lang = cx.lang;
    cx.html(&Asking {
        page: cx.page(WORDS, follow::own_title(lang)).at(""),
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        to: "/mijn/afspraken",
        heading: follow::take_back_heading(lang),
        code: which.code(),
        what: agreement(lang, which),
        then: match which {
            Agreement::Discuss => follow::take_back_discuss(lang),
            Agreement::Name => follow::take_back_name(lang),
            Agreement::Team => follow::take_back_team(lang),
        },
        lead: follow::take_back_lead(lang),
        later: Some(follow::take_back_again(lang)),
        button: follow::take_back_button(lang),
        paragraph: cite(lang, "2.1"),
    })
}

/// Takes it back.
pub(crate) async fn take_back(cx: Cx) -> Result<Response, AppError> {
    let Some(which) = Agreement::from_code(cx.form.get("wat")) else { return Ok(cx.redirect_with(OWN, "take-back-none")) };
    talk::take_back(&cx.app, &cx.ctx, which).await?;
    Ok(cx.redirect_with(OWN, "take-back-done"))
}

/// Asks whether giving again is meant, and says who will see what.
pub(crate) async fn give_form(cx: Cx) -> Result<Response, AppError> {
    let Some(which) = Agreement::from_code(cx.query.get("wat")) else { return Ok(cx.redirect_with(OWN, "give-none")) };
    talk::may_give(&cx.app, &cx.ctx, which).await?;
    let lang = cx.lang;
    cx.html(&Asking {
        page: cx.page(WORDS, follow::own_title(lang)).at(""),
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        to: "/mijn/akkoord",
        heading: follow::give_heading(lang),
        code: which.code(),
        what: agreement(lang, which),
        then: match which {
            Agreement::Discuss => follow::give_discuss(lang),
            Agreement::Name => follow::give_name(lang),
            Agreement::Team => follow::give_team(lang),
        },
        lead: follow::give_lead(lang),
        later: None,
        button: follow::give_button(lang),
        paragraph: cite(lang, "2.1"),
    })
}

/// Takes the agreement up again.
pub(crate) async fn give(cx: Cx) -> Result<Response, AppError> {
    let Some(which) = Agreement::from_code(cx.form.get("wat")) else { return Ok(cx.redirect_with(OWN, "give-none")) };
    talk::give_again(&cx.app, &cx.ctx, which).await?;
    Ok(cx.redirect_with(OWN, "give-done"))
}
