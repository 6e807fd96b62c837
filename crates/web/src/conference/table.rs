//! Putting a registration on an agenda: what is missing in words, what the client agrees to for this one conference, and the page that
//! would be told, shown beforehand.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    conference::{self, Missing, TablePage, Tabling},
};
use schakel_domain::{
    conference::Summary,
    ids::{OfRegistration, RegistrationId},
};
use schakel_texts::{Lang, conference as words};

use super::{WORDS, view};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::Page,
};

#[derive(Template)]
#[template(path = "conference/table.html")]
struct TableForm {
    page: Page,
    form: Form,
    name: String,
    href: String,
    /// On which agenda it stands already: in words, and where.
    tabled: Option<(String, String)>,
    stops: Vec<&'static str>,
    warns: Vec<&'static str>,
    conferences: Vec<(String, String)>,
    /// That later ones are planned, when they are.
    more_conferences: String,
    name_refused: bool,
    named: Vec<(&'static str, &'static str)>,
    preview: Vec<(String, String)>,
    preview_vdab: bool,
    paragraph: String,
}

fn missing(lang: Lang, missing: Missing) -> &'static str {
    match missing {
        Missing::Talk => words::missing_talk(lang),
        Missing::Finish => words::missing_finish(lang),
        Missing::Agreement => words::missing_agreement(lang),
        Missing::Refused => words::missing_refused(lang),
        Missing::More => words::missing_more(lang),
        Missing::ByCode => schakel_texts::day::agree_by_code(lang),
    }
}

fn page(cx: &Cx, of: &TablePage, typed: Fields, faults: Vec<FieldFault>) -> TableForm {
    let lang = cx.lang;
    let told: Summary = of.preview.clone();
    let yes = ("ja", words::named_yes(lang));
    let no = ("nee", words::named_no(lang));
    let in_words = |stops: bool| of.missing.iter().filter(|one| one.stops() == stops).map(|one| missing(lang, *one)).collect();
    let line = |conference: &schakel_domain::conference::Conference| {
        (conference.id.to_string(), format!("{}, {}", view::when(lang, conference.starts_at), conference.place.as_str()))
    };
    TableForm {
        page: cx.page(WORDS, words::title_table(lang)),
        form: cx.form_view(WORDS, typed, faults),
        name: of.registration.identity.full_name(),
        href: format!("/inbox/{}", of.registration.id),
        tabled: of.tabled_for.map(|(id, at)| (words::tabled_already(lang, view::when(lang, at)), format!("/besprekingen/{id}"))),
        stops: in_words(true),
        warns: in_words(false),
        conferences: of.conferences.iter().map(line).collect(),
        more_conferences: if of.more_conferences { words::conferences_more(lang, of.conferences.len()) } else { String::new() },
        name_refused: of.name_refused,
        named: if of.name_refused { vec![no] } else { vec![yes, no] },
        preview_vdab: told.vdab,
        preview: view::summary(cx, &told),
        paragraph: cx.cite("1.3.2"),
    }
}

/// The form. A link from a conference chooses that one; nothing else is chosen beforehand.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    let of = conference::table_page(&cx.app, &cx.ctx, cx.id::<OfRegistration>("id")?).await?;
    let typed = Fields::from_pairs(vec![("conference".to_owned(), cx.query.get("bespreking").to_owned())]);
    cx.html(&page(&cx, &of, typed, Vec::new()))
}

/// Puts it on the agenda.
pub(crate) async fn table(cx: Cx) -> Result<Response, AppError> {
    let id: RegistrationId = cx.id::<OfRegistration>("id")?;
    let mut reading = Reading::of(&cx.form);
    let on = reading.choice("conference", |id| id.parse().ok());
    let named = reading.choice("named", |code| match code {
        "ja" => Some(true),
        "nee" => Some(false),
        _ => None,
    });
    let outcome = match (on, named) {
        (Some(on), Some(named)) => {
            let tabling = Tabling { registration: id, conference: on, named };
            conference::table(&cx.app, &cx.ctx, tabling).await.map(|_| on)
        }
        _ => Err(AppError::Invalid(reading.faults())),
    };
    match outcome {
        Ok(on) => Ok(cx.redirect_with(&format!("/besprekingen/{on}"), "done-tabled")),
        Err(error) => {
            let faults = faults_of(error)?;
            let of = conference::table_page(&cx.app, &cx.ctx, id).await?;
            cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&cx, &of, cx.form.clone(), faults))
        }
    }
}
