//! The list of dossiers: no content, only whose, since when and who guides.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    dossier::{self, AfterDossier},
};
use schakel_domain::dossier::DossierState;
use schakel_texts::{date_long, dossier as words};

use super::WORDS;
use crate::{cx::Cx, page::Page};

struct Choice {
    href: &'static str,
    label: &'static str,
    current: bool,
}

struct RowView {
    href: String,
    name: String,
    since: String,
    guides: String,
    organisation: String,
    no_consent: bool,
}

#[derive(Template)]
#[template(path = "dossier/list.html")]
struct ListPage {
    page: Page,
    lead: &'static str,
    choices: Vec<Choice>,
    rows: Vec<RowView>,
    next: Option<String>,
    first: Option<String>,
}

const CLOSED: &str = "gesloten";

/// A page of the list.
pub(crate) async fn list(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let closed = cx.query.get("deel") == CLOSED;
    let state = if closed { DossierState::Closed } else { DossierState::Open };
    let after = parse_after(cx.query.get("na"));
    let list = dossier::list(&cx.app, &cx.ctx, state, after).await?;
    let part = if closed { "/dossiers?deel=gesloten" } else { "/dossiers" };
    let mark = if closed { '&' } else { '?' };
    cx.html(&ListPage {
        page: cx.page(WORDS, words::title(lang)),
        lead: if list.sees_all { words::list_lead_all(lang) } else { words::list_lead_own(lang) },
        choices: if list.sees_all {
            vec![
                Choice { href: "/dossiers", label: words::part_open(lang), current: !closed },
                Choice { href: "/dossiers?deel=gesloten", label: words::part_gesloten(lang), current: closed },
            ]
        } else {
            Vec::new()
        },
        rows: list
            .rows
            .into_iter()
            .map(|row| RowView {
                href: format!("/dossiers/{}", row.on.id),
                name: row.identity.full_name(),
                since: date_long(lang, row.opened_on),
                guides: schakel_texts::list(lang, row.guides),
                organisation: row.organisation,
                no_consent: !row.on.consent,
            })
            .collect(),
        next: list.next.map(|next| format!("{part}{mark}na={}~{}", next.opened_on, next.id)),
        first: after.map(|_| part.to_owned()),
    })
}

/// Where a page begins, as the link to it says. What cannot be read begins at the beginning.
fn parse_after(text: &str) -> Option<AfterDossier> {
    let (day, id) = text.split_once('~')?;
    Some(AfterDossier { opened_on: day.parse().ok()?, id: id.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_where_its_link_says_and_otherwise_at_the_beginning() {
        let id = "0190f3c2-7c1e-7abc-8def-0123456789ab";
        let after = parse_after(&format!("2026-11-23~{id}")).unwrap();
        assert_eq!((after.opened_on.to_string().as_str(), after.id.to_string().as_str()), ("2026-11-23", id));
        for bad in ["", "~", "x~y", "2026-11-23", &format!("gisteren~{id}"), &format!("2026-02-30~{id}")] {
            assert_eq!(parse_after(bad), None, "{bad}");
        }
    }
}
