//! Paging, both ways, written once: which page an address asks for, and the links to the pages beside it.
//!
//! A link says at which row its page begins or ends: `na` after it, `voor` before it. What cannot be read leads to the first page.

use std::{fmt::Display, str::FromStr};

use askama::{Template, filters::HtmlSafe};
use schakel_app::listing::{Border, Listed, Turn};
use schakel_texts::{Lang, Words, common};

use crate::fields::Fields;

/// The links under a list. A page writes `{{ paging }}`, and there is nothing to see when one page holds the list.
#[derive(Template)]
#[template(path = "paging.html")]
pub(crate) struct Paging {
    t: Words,
    label: String,
    first: String,
    previous: Option<String>,
    next: Option<String>,
}

impl HtmlSafe for Paging {}

impl Paging {
    /// The links of a list with this name, at this path; `fields` are what the address asks beside the page.
    pub(crate) fn of<T, W: Display, I: Display>(
        lang: Lang,
        name: &str,
        path: &str,
        fields: &[(&str, &str)],
        listed: &Listed<T, Border<W, I>>,
    ) -> Self {
        let to = |word, border: &Border<W, I>| {
            let border = format!("{}~{}", border.at, border.id);
            address(path, fields.iter().copied().chain([(word, border.as_str())]))
        };
        Self {
            t: Words::of(lang),
            label: common::pages(lang, name),
            first: address(path, fields.iter().copied()),
            previous: listed.previous.as_ref().map(|border| to("voor", border)),
            next: listed.next.as_ref().map(|border| to("na", border)),
        }
    }

    /// The same links, with another address for the beginning.
    pub(crate) fn beginning_at(self, first: &str) -> Self {
        Self { first: first.to_owned(), ..self }
    }
}

/// An address with these fields; what is blank is left out.
pub(crate) fn address<'a>(path: &str, fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields.filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// Which page the fields of an address ask for.
pub(crate) fn turn<W: FromStr, I: FromStr>(query: &Fields) -> Turn<Border<W, I>> {
    match (border(query.get("na")), border(query.get("voor"))) {
        (Some(after), _) => Turn::After(after),
        (None, Some(before)) => Turn::Before(before),
        (None, None) => Turn::First,
    }
}

fn border<W: FromStr, I: FromStr>(text: &str) -> Option<Border<W, I>> {
    let (at, id) = text.split_once('~')?;
    Some(Border { at: at.parse().ok()?, id: id.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use schakel_app::{dossier::DossierBorder, inbox::RegistrationBorder};

    use super::*;

    const ID: &str = "0190f3c2-7c1e-7abc-8def-0123456789ab";

    fn asked<W: FromStr, I: FromStr>(name: &str, value: &str) -> Turn<Border<W, I>> {
        turn(&Fields::from_pairs(vec![(name.to_owned(), value.to_owned())]))
    }

    #[test]
    fn a_page_begins_or_ends_where_its_link_says() {
        let border = RegistrationBorder { at: "2026-11-23T12:00:00.000001Z".parse().unwrap(), id: ID.parse().unwrap() };
        let listed = Listed { rows: vec![()], previous: Some(border), next: Some(border) };
        let paging = Paging::of(Lang::Nl, "Aanmeldingen", "/inbox", &[("deel", "mijn"), ("q", "")], &listed);
        assert_eq!(paging.first, "/inbox?deel=mijn");
        for (link, word) in [(paging.previous, "voor"), (paging.next, "na")] {
            let link = link.unwrap();
            let (path, query) = link.split_once('?').unwrap();
            let fields: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
            assert_eq!(path, "/inbox");
            assert_eq!(fields[0], ("deel".to_owned(), "mijn".to_owned()));
            let turned = turn(&Fields::from_pairs(fields));
            assert_eq!(turned, if word == "na" { Turn::After(border) } else { Turn::Before(border) });
        }
        let day: Turn<DossierBorder> = asked("voor", &format!("2026-11-23~{ID}"));
        assert!(matches!(day, Turn::Before(border) if border.at.to_string() == "2026-11-23"));
    }

    #[test]
    fn what_cannot_be_read_is_the_first_page() {
        for bad in ["", "~", "x~y", "2026-11-23T12:00:00Z", "\0~\0", &format!("gisteren~{ID}"), &format!("2026-02-30~{ID}")] {
            for name in ["na", "voor", "deel"] {
                assert_eq!(asked(name, bad), Turn::<RegistrationBorder>::First, "{name}={bad}");
                assert_eq!(asked(name, bad), Turn::<DossierBorder>::First, "{name}={bad}");
            }
        }
    }
}
