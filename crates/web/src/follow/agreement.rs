//! The client takes back what was agreed to in the talk, or gives it again. One page asks whether it is meant, and says what follows; no
//! page asks why (§2.1).

use askama::Template;
use axum::response::Response;
use schakel_app::{AppError, talk};
use schakel_domain::{acts::AnswerAgain, talk::Agreement};
use schakel_texts::{Lang, follow};

use super::{OWN, WORDS, still::closing};
use crate::{cx::Cx, fields::Fields, form::Form, page::Page};

#[derive(Template)]
#[template(path = "follow/agreement.html")]
struct Asking {
    page: Page,
    form: Form,
    words: AgreementWords,
    code: &'static str,
    what: &'static str,
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

/// What the page says of taking back, or of giving again.
struct AgreementWords {
    /// Where the form is sent.
    to: &'static str,
    heading: &'static str,
    then: &'static str,
    lead: &'static str,
    /// What can be done later.
    later: Option<&'static str>,
    button: &'static str,
}

fn words<A: AnswerAgain>(lang: Lang, which: Agreement) -> AgreementWords {
    if A::YES { words_of_giving(lang, which) } else { words_of_taking_back(lang, which) }
}

fn words_of_taking_back(lang: Lang, which: Agreement) -> AgreementWords {
    AgreementWords {
        to: "/mijn/afspraken",
        heading: follow::take_back_heading(lang),
        then: match which {
            Agreement::Discuss => follow::take_back_discuss(lang),
            Agreement::Name => follow::take_back_name(lang),
            Agreement::Team => follow::take_back_team(lang),
        },
        lead: follow::take_back_lead(lang),
        later: Some(follow::take_back_again(lang)),
        button: follow::take_back_button(lang),
    }
}

fn words_of_giving(lang: Lang, which: Agreement) -> AgreementWords {
    AgreementWords {
        to: "/mijn/akkoord",
        heading: follow::give_heading(lang),
        then: match which {
            Agreement::Discuss => follow::give_discuss(lang),
            Agreement::Name => follow::give_name(lang),
            Agreement::Team => follow::give_team(lang),
        },
        lead: follow::give_lead(lang),
        later: None,
        button: follow::give_button(lang),
    }
}

/// What the own page says when it was done, and when nothing was chosen.
const fn notes<A: AnswerAgain>() -> (&'static str, &'static str) {
    if A::YES { ("give-done", "give-none") } else { ("take-back-done", "take-back-none") }
}

/// Asks whether it is meant, and says what follows. The address says what; nothing else of the client stands on the page.
pub(crate) async fn form<A: AnswerAgain>(cx: Cx) -> Result<Response, AppError> {
    let Some(which) = Agreement::from_code(cx.query.get("wat")) else { return Ok(cx.redirect_with(OWN, notes::<A>().1)) };
    talk::may_answer_again::<A>(&cx.app, &cx.ctx, which).await?;
    let lang = cx.lang;
    let response = cx.html(&Asking {
        page: cx.page(WORDS, follow::title_agreement(lang)).at(""),
        form: cx.form_view(WORDS, Fields::default(), Vec::new()),
        words: words::<A>(lang, which),
        code: which.code(),
        what: agreement(lang, which),
        paragraph: cx.cite("2.1"),
    })?;
    Ok(closing(response))
}

/// Takes it back, or gives it again.
pub(crate) async fn submit<A: AnswerAgain>(cx: Cx) -> Result<Response, AppError> {
    let (done, none) = notes::<A>();
    let Some(which) = Agreement::from_code(cx.form.get("wat")) else { return Ok(cx.redirect_with(OWN, none)) };
    talk::answer_again::<A>(&cx.app, &cx.ctx, which).await?;
    Ok(cx.redirect_with(OWN, done))
}
