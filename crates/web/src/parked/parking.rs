//! What a form carries so that what is typed in it is kept: `{{ form.parking() }}` at its top.

use askama::{Template, filters::HtmlSafe};
use schakel_domain::{ids::ParkedId, time::local};
use schakel_texts::{Words, time};

use crate::form::Form;

/// The part of a form.
#[derive(Template)]
#[template(path = "parked/parking.html")]
pub(crate) struct Parking {
    t: Words,
    page: String,
    restored: Option<ParkedId>,
    changed: bool,
    until: Option<String>,
}

impl HtmlSafe for Parking {}

impl Form {
    /// What stands at the top of a form whose words are kept while they are typed.
    pub(crate) fn parking(&self) -> Parking {
        let restored = self.on_page.restored.as_ref();
        Parking {
            t: Words::of(self.lang),
            page: self.on_page.page.clone(),
            restored: restored.map(|back| back.id),
            changed: restored.is_some_and(|back| back.changed),
            until: self.on_page.until.map(|until| time(self.lang, local(until))),
        }
    }

    /// The same, in a form that carries the version of what it changes.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates lend what they hand over")]
    pub(crate) fn parking_at(&self, version: &i64) -> Parking {
        let seen = self.on_page.restored.as_ref().and_then(|back| back.version);
        let parking = self.parking();
        Parking { changed: parking.changed || seen.is_some_and(|seen| seen != *version), ..parking }
    }
}
