//! What a page knows of what a worker typed on it before: what it offers, what is put back, and how long its reader stays signed in.
//! It knows neither the request nor the form, which both ask it.

use schakel_app::parked::typing::{Unsent, Written};
use schakel_domain::{
    actor::Role,
    ids::ParkedId,
    time::{Instant, local},
};
use schakel_texts::{Lang, date_time};

use crate::{fields::Fields, session::Session};

/// The field of an address that says what is put back.
const BACK: &str = "terugzetten";
/// The field of a form with the address of its page.
pub(crate) const PAGE: &str = "pagina";
/// The field of a form with what was put back into it.
pub(crate) const RESTORED: &str = "teruggezet";

/// What a page offers to put back.
pub(crate) struct Offer {
    pub(crate) id: String,
    pub(crate) at: String,
    pub(crate) href: String,
    pub(crate) page: String,
}

/// What was put back, as it was typed: it can be read also where its form is not there any more.
pub(crate) struct Restored {
    pub(crate) at: String,
    pub(crate) shown: Vec<String>,
    pub(crate) without: String,
}

/// How long the session of a worker lasts.
pub(crate) struct Lasting {
    pub(crate) seconds: i64,
    /// Until when.
    pub(crate) until: Instant,
    /// Whether it ends then, whatever is pressed.
    pub(crate) is_last: bool,
}

/// What a form knows of the page on which it stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct OnPage {
    /// The address of the page.
    pub(crate) page: String,
    /// Until when its reader stays signed in without a press.
    pub(crate) until: Option<Instant>,
    /// What was put back into it.
    pub(crate) restored: Option<Back>,
}

/// What was put back into a form.
#[derive(Debug, Clone)]
pub(crate) struct Back {
    pub(crate) id: ParkedId,
    /// The version of what the form changes, when somebody began to type.
    pub(crate) version: Option<i64>,
    /// Whether the form says something else by now.
    pub(crate) changed: bool,
}

/// How long the session of a worker lasts; none for clients and visitors.
pub(crate) fn lasting(session: Option<&Session>, now: Instant) -> Option<Lasting> {
    let session = session.filter(|session| session.actor.role != Role::Client && !session.must_choose)?;
    let seconds = session.until.duration_since(now).as_secs();
    Some(Lasting { seconds, until: session.until, is_last: session.until == session.ends_at })
}

/// The address of a page, as it is offered again: without what belongs to this one look.
pub(crate) fn address(path: &str, query: &Fields) -> String {
    let mut kept = form_urlencoded::Serializer::new(String::new());
    for (name, value) in query.pairs().iter().filter(|(name, _)| !matches!(name.as_str(), "taal" | BACK)) {
        kept.append_pair(name, value);
    }
    let kept = kept.finish();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{kept}") }
}

/// What is to be put back into the form of a page that is asked for in this way.
pub(crate) fn to_put_back<'a>(unsent: &'a [Unsent], query: &Fields) -> Option<&'a Unsent> {
    let id: ParkedId = query.get(BACK).parse().ok()?;
    unsent.iter().find(|unsent| unsent.id == id)
}

fn moment(lang: Lang, at: Instant) -> String {
    date_time(lang, local(at))
}

/// What a page at this address offers to put back, beside what is put back already.
pub(crate) fn offers(lang: Lang, unsent: &[Unsent], query: &Fields, page: &str) -> Vec<Offer> {
    let back = to_put_back(unsent, query).map(|unsent| unsent.id);
    let sign = if page.contains('?') { '&' } else { '?' };
    let offer = |one: &Unsent| Offer {
        id: one.id.to_string(),
        at: moment(lang, one.at),
        href: format!("{page}{sign}{BACK}={}", one.id),
        page: page.to_owned(),
    };
    unsent.iter().filter(|one| Some(one.id) != back).map(offer).collect()
}

/// What was put back, for its reader.
pub(crate) fn restored(lang: Lang, unsent: &Unsent, page: String) -> Restored {
    // What a person wrote is shown; codes and identifiers were chosen.
    let written = |value: &&String| value.contains(' ') || value.contains('\n');
    let shown = unsent.written.fields.iter().map(|(_, value)| value).filter(written).cloned().collect();
    Restored { at: moment(lang, unsent.at), shown, without: page }
}

/// Puts what was typed back into the fields of a form; says whether the form said something else meanwhile.
pub(crate) fn put_back(written: &Written, fields: &mut Fields) -> bool {
    let changed = differs(written, fields);
    let mut pairs = fields.pairs().to_vec();
    pairs.retain(|(name, _)| !written.names.contains(name));
    pairs.extend(written.fields.iter().cloned());
    *fields = Fields::from_pairs(pairs);
    changed
}

/// Whether a form says something else now than when somebody began to type in it.
pub(crate) fn differs(written: &Written, now: &Fields) -> bool {
    written.names.iter().any(|name| {
        let was = written.was.iter().filter(|(field, value)| field == name && !value.is_empty()).map(|(_, value)| lines(value));
        let is = now.all(name).filter(|value| !value.is_empty()).map(lines);
        !was.eq(is)
    })
}

/// Browsers end a line in two signs.
pub(crate) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_changed_when_it_says_something_else_than_it_did() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let written = Written {
            names: vec!["why".to_owned(), "team".to_owned()],
            was: vec![pair("why", "een\ntwee"), pair("team", "a"), pair("team", "b")],
            ..Written::default()
        };
        assert!(!differs(&written, &Fields::parse(b"why=een%0D%0Atwee&team=a&team=b&other=1")));
        assert!(differs(&written, &Fields::parse(b"why=een%0D%0Adrie&team=a&team=b")));
        assert!(differs(&written, &Fields::parse(b"why=een%0D%0Atwee&team=b")));
    }

    #[test]
    fn the_address_of_a_page_is_without_what_belongs_to_one_look() {
        let query = Fields::parse(b"met=1&taal=fr&terugzetten=2");
        assert_eq!(address("/inbox/x/samenvoegen", &query), "/inbox/x/samenvoegen?met=1");
        assert_eq!(address("/inbox/x", &Fields::parse(b"taal=fr")), "/inbox/x");
    }
}
