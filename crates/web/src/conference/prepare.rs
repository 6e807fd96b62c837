//! An agenda prepared: for each case what the rules of entry say and what is still to be asked, with the way to ask it.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    conference::{self, PreparedCase},
};
use schakel_domain::{ids::OfConference, registration::Answer, talk::Agreement};
use schakel_texts::{Lang, by_key, conference as words, talk};

use super::{WORDS, view::when};
use crate::{
    cite::cite,
    cx::Cx,
    page::Page,
    screening::{ScreeningView, ToAsk, word},
};

struct PreparedView {
    pseudonym: String,
    name: String,
    href: String,
    talk: String,
    /// The outcome of the screening: a word, its colour, a sentence.
    outcome: (&'static str, &'static str, &'static str),
    /// What is still to be asked, and where.
    open: Vec<ToAsk>,
    /// What the rules would refuse at the table, with their paragraphs.
    refused: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "conference/prepare.html")]
struct PreparePage {
    page: Page,
    href: String,
    at: String,
    cases: Vec<PreparedView>,
}

fn prepared(lang: Lang, one: &PreparedCase) -> PreparedView {
    let href = format!("/inbox/{}", one.registration.id);
    let address = format!("{href}/gesprek");
    let view = ScreeningView::of(lang, &one.playbook, &one.facts, &one.screening, Some(&address));
    let unasked = Agreement::ALL.iter().filter(|agreement| one.agreed.of(**agreement).given().is_none());
    let agreement = |one: &Agreement| ToAsk { words: word(lang, "agreement", one.code()), href: format!("{address}/afspraken") };
    let refuses =
        (one.agreed.of(Agreement::Team) == &Answer::Given(false)).then(|| (talk::q_team(lang), cite(lang, one.playbook.version(), "2.1")));
    PreparedView {
        pseudonym: one.case.pseudonym.clone(),
        name: one.registration.identity.full_name(),
        outcome: (view.outcome, view.class, view.what),
        open: view
            .again
            .iter()
            .map(|again| again.ask.clone())
            .chain(view.ask.iter().map(|rule| rule.ask.clone()))
            .chain(unasked.map(agreement))
            .collect(),
        refused: one
            .refused
            .iter()
            .map(|refusal| {
                (by_key("rules", &refusal.rule.0.replace('.', "-"), lang).unwrap_or_default(), cite(lang, refusal.version, refusal.par.0))
            })
            .chain(refuses)
            .collect(),
        talk: address,
        href,
    }
}

/// Shows all cases of an agenda with what is open, in one look.
pub(crate) async fn prepare(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let (conference, cases) = conference::prepare(&cx.app, &cx.ctx, cx.id::<OfConference>("id")?).await?;
    cx.html(&PreparePage {
        page: cx.page(WORDS, words::prepare(lang)),
        href: format!("/besprekingen/{}", conference.id),
        at: when(lang, conference.starts_at),
        cases: cases.iter().map(|one| prepared(lang, one)).collect(),
    })
}
