//! How a client can be reached, as those who work there read it: what to mind first, then the ways, then those that count no more.
//!
//! A number can be dialled with one tap only when that is safe as far as anybody knows: not while a change was read by nobody, not
//! when the client said not to call, and never when it counts no more.

use askama::{Template, filters::HtmlSafe};
use schakel_app::KnownContact;
use schakel_domain::{
    registration::{Answer, Contact, ContactMark, FormerContact, TelephoneUse},
    time::{day_of, local},
    words::Line,
};
use schakel_texts::{Lang, Words, date_long, date_time, reach as words};

use crate::form::Form;

/// One way.
struct WayView {
    label: &'static str,
    way: String,
    /// What can be dialled.
    href: Option<String>,
    /// Since when it counts no more.
    until: Option<String>,
}

/// To say that a change was read.
struct NoteView {
    form: Form,
    action: String,
    version: i64,
}

/// How a client can be reached.
#[derive(Template)]
#[template(path = "reach.html")]
pub(crate) struct ReachView {
    t: Words,
    /// Which one on the page.
    number: usize,
    /// Of which registration, when there are more.
    heading: Option<String>,
    mind: Option<String>,
    /// When the client changed it, as long as nobody has read it.
    unread: Option<String>,
    /// When the change was read.
    read: Option<String>,
    none: bool,
    ways: Vec<WayView>,
    safe: Vec<(&'static str, String)>,
    note: Option<NoteView>,
}

/// Made of a template, which escapes.
impl HtmlSafe for ReachView {}

impl ReachView {
    /// What counts now, and what counted before.
    fn of(lang: Lang, contact: &Contact, mark: &ContactMark, former: &[FormerContact], may_dial: bool) -> Self {
        let at = |at| date_time(lang, local(at));
        let dialled = may_dial && mark.unread().is_none();
        Self {
            t: Words::of(lang),
            number: 0,
            heading: None,
            mind: contact.mind.as_ref().map(|mind| mind.as_str().to_owned()),
            unread: mark.unread().map(|changed| words::unread(lang, at(changed))),
            read: mark
                .read_at
                .zip(mark.changed_at)
                .map(|(read, changed)| words::read(lang).changed(at(changed)).read(at(read)).to_string()),
            none: !contact.is_reachable(),
            ways: now(lang, contact, dialled).chain(before(lang, contact, former)).collect(),
            safe: safe(lang, &contact.telephone_use),
            note: None,
        }
    }

    /// What stands with each registration of the client, the newest first. One alone needs no heading. A "do not call" of one counts for all,
    /// and what may be somebody else's is said to be so, and is no link.
    pub(crate) fn all(lang: Lang, contacts: &[KnownContact]) -> Vec<Self> {
        let heading = |known: &KnownContact| {
            let day = date_long(lang, day_of(known.received_at));
            if known.is_certain { words::of_registration(lang, day) } else { words::of_uncertain(lang, day) }
        };
        let may_call = contacts.iter().all(|known| known.contact.telephone_use.call != Answer::Given(false));
        contacts
            .iter()
            .enumerate()
            .map(|(number, known)| Self {
                number,
                heading: (contacts.len() > 1).then(|| heading(known)),
                ..Self::of(lang, &known.contact, &known.mark, &known.former, may_call && known.is_certain)
            })
            .collect()
    }

    /// Adds a button to say that the change was read, when it was not.
    pub(crate) fn note(&mut self, form: Form, action: String, version: i64) {
        self.note = self.unread.is_some().then_some(NoteView { form, action, version });
    }
}

fn ways(lang: Lang, contact: &Contact) -> [(&'static str, Option<&Line>); 3] {
    [
        (words::telephone(lang), contact.telephone.as_ref()),
        (words::mail(lang), contact.mail.as_ref()),
        (words::through(lang), contact.through.as_ref()),
    ]
}

fn now(lang: Lang, contact: &Contact, dialled: bool) -> impl Iterator<Item = WayView> {
    let [telephone, mail, through] = ways(lang, contact);
    let href = telephone.1.filter(|_| dialled).and_then(|number| tel(number.as_str()));
    let plain = |(label, way): (&'static str, Option<&Line>)| {
        way.map(|way| WayView { label, way: way.as_str().to_owned(), href: None, until: None })
    };
    let telephone = plain(telephone).map(|view| WayView { href, ..view });
    telephone.into_iter().chain(plain(mail)).chain(plain(through))
}

/// The ways that stand in no newer place, the newest first.
fn before(lang: Lang, contact: &Contact, former: &[FormerContact]) -> Vec<WayView> {
    let mut known: Vec<&Line> = ways(lang, contact).into_iter().filter_map(|(_, way)| way).collect();
    let mut views = Vec::new();
    for one in former {
        for (label, way) in ways(lang, &one.contact) {
            let Some(way) = way.filter(|way| !known.contains(way)) else { continue };
            known.push(way);
            let until = words::until(lang, date_long(lang, day_of(one.until)));
            views.push(WayView { label, way: way.as_str().to_owned(), href: None, until: Some(until) });
        }
    }
    views
}

/// What was said of the telephone. When one thing was said, the others say that they were not.
fn safe(lang: Lang, telephone: &TelephoneUse) -> Vec<(&'static str, String)> {
    let said = |answer: &Answer<bool>| match answer {
        Answer::Given(true) => words::yes(lang),
        Answer::Given(false) => words::no(lang),
        Answer::Unknown | Answer::Later | Answer::Open => words::ask_first(lang),
    };
    let answers = [
        (words::call(lang), &telephone.call),
        (words::text(lang), &telephone.text),
        (words::message(lang), &telephone.message),
        (words::say_who(lang), &telephone.say_who),
    ];
    let mut all = Vec::new();
    if answers.iter().any(|(_, answer)| answer.given().is_some()) {
        all.extend(answers.map(|(label, answer)| (label, said(answer).to_owned())));
    }
    all.extend(telephone.hours.as_ref().map(|hours| (words::hours(lang), hours.as_str().to_owned())));
    all
}

/// The address that dials. Only what can be dialled has one: people also write "after six, ask for Zoë" there.
fn tel(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(|c| !matches!(c, ' ' | '/' | '.' | '-' | '(' | ')')).collect();
    let dialled = !digits.is_empty() && digits.chars().enumerate().all(|(at, c)| c.is_ascii_digit() || (at == 0 && c == '+'));
    dialled.then(|| format!("tel:{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_telephone(number: &str) -> Contact {
        Contact { telephone: Some(Line::parse(number).unwrap()), ..Contact::default() }
    }

    fn page(contact: &Contact, mark: &ContactMark, former: &[FormerContact]) -> String {
        ReachView::of(Lang::Nl, contact, mark, former, contact.telephone_use.call != Answer::Given(false)).render().unwrap()
    }

    #[test]
    fn a_number_is_dialled_with_one_tap_only_when_that_is_safe() {
        let at = "2026-11-23T12:00:00Z".parse().unwrap();
        let contact = by_telephone("0470/12.34.56");
        let changed = ContactMark { version: 2, changed_at: Some(at), read_at: None };
        assert!(page(&contact, &ContactMark::FIRST, &[]).contains("tel:0470123456"));
        assert!(!page(&contact, &changed, &[]).contains("tel:"), "nobody has read the change");
        assert!(page(&contact, &ContactMark { read_at: Some(at), ..changed }, &[]).contains("tel:0470123456"));
        let mut not = contact.clone();
        not.telephone_use.call = Answer::Given(false);
        assert!(!page(&not, &ContactMark::FIRST, &[]).contains("tel:"));
        let words = by_telephone("0470 12 34 56, vraag naar Zoë");
        assert!(!page(&words, &ContactMark::FIRST, &[]).contains("tel:"));
    }

    #[test]
    fn what_counts_no_more_is_struck_through_once_and_never_a_link() {
        let at = |day: &str| format!("2026-11-{day}T12:00:00Z").parse().unwrap();
        let old = |number, day| FormerContact {
            id: "0190f3c2-7c1e-7abc-8def-000000000001".parse().unwrap(),
            contact: by_telephone(number),
            until: at(day),
        };
        let contact = by_telephone("0470 00 00 02");
        let former = [old("0470 00 00 01", "22"), old("0470 00 00 02", "21"), old("0470 00 00 01", "20")];
        let page = page(&contact, &ContactMark { version: 4, changed_at: Some(at("22")), read_at: Some(at("23")) }, &former);
        assert_eq!(page.matches("<s>").count(), 1, "{page}");
        assert_eq!(page.matches("0470 00 00 01").count(), 1, "{page}");
        assert!(!page.contains("tel:0470000001"));
    }
}
