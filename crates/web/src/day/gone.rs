//! Clients who took something back: told for some days to who worked with them, with what to do now.

use askama::{Template, filters::HtmlSafe};
use schakel_app::inbox::Glance;
use schakel_domain::time::{Instant, day_of};
use schakel_texts::{Lang, Words, date_long, day as words};

use crate::{inbox::holder, label::name_in_list};

/// Somebody who took something back: a page writes `{{ one }}`.
#[derive(Template)]
#[template(path = "day/gone.html")]
pub(super) struct GoneView {
    t: Words,
    href: String,
    name: String,
    what: String,
    /// The worker who had it; none on that worker's own page.
    with: Option<String>,
}

impl HtmlSafe for GoneView {}

impl GoneView {
    fn of(lang: Lang, glance: &Glance, what: String) -> Self {
        Self { t: Words::of(lang), href: format!("/inbox/{}", glance.id), name: name_in_list(lang, &glance.identity), what, with: None }
    }

    /// The same, with the worker who had it.
    pub(super) fn with_worker(self, lang: Lang, glance: &Glance) -> Self {
        Self { with: Some(holder(lang, glance.assigned.as_ref())), ..self }
    }

    /// Of one who took the registration back.
    pub(super) fn withdrawn(lang: Lang, glance: &Glance, at: Instant) -> Self {
        Self::of(lang, glance, words::gone_withdrawn(lang, date_long(lang, day_of(at))))
    }

    /// Of one who does not agree any more that a team reads.
    pub(super) fn unread(lang: Lang, glance: &Glance) -> Self {
        Self::of(lang, glance, words::gone_unread(lang).to_owned())
    }
}
