//! The frame of every page: title, who is signed in, what the menu offers, the four logos.

use askama::{Template, filters::HtmlSafe};
use schakel_domain::{actor::Role, ids::PartnershipId, partnership::LogoSlot};
use schakel_texts::{Lang, Words, by_key, common};

use crate::{
    cite::playbook_name,
    cx::Cx,
    dial::Dial,
    parked::offer::{self, Lasting, Offer, Restored},
};

/// Where the script is that keeps what is typed, and says before a session ends.
const WRITING: &str = "/schrijven.js";

/// The longest value of an address that goes into the links to the other languages: what is longer nobody typed.
const LONGEST_KEPT: usize = 300;

/// An entry of the menu.
pub(crate) struct Nav {
    /// Where it leads.
    pub(crate) href: &'static str,
    /// Its word.
    pub(crate) label: &'static str,
    /// Whether the page belongs to it.
    pub(crate) current: bool,
}

/// The person who is signed in, as the page shows it.
pub(crate) struct Who {
    /// The person's name; for a client, nothing.
    pub(crate) name: String,
    /// The role in words.
    pub(crate) role: &'static str,
    /// Whether this is a client.
    pub(crate) client: bool,
}

/// A place for a logo, with the address of the official file when it is installed.
pub(crate) struct Logo {
    /// Which.
    pub(crate) slot: LogoSlot,
    /// The address of the file; without it the name stands in.
    pub(crate) href: Option<String>,
    /// The name in words.
    pub(crate) name: &'static str,
}

/// The links to a page in the other languages; nothing to see when there are none.
#[derive(Template)]
#[template(path = "languages.html")]
pub(crate) struct LanguageLinks<'a> {
    t: Words,
    label: &'a str,
    lang: Lang,
    others: &'a [(String, Lang)],
}

impl HtmlSafe for LanguageLinks<'_> {}

/// What the shared template needs.
pub(crate) struct Page {
    /// The language.
    pub(crate) lang: Lang,
    /// The words, in this language: `t.inbox.title()`.
    pub(crate) t: Words,
    /// The title, without the name of the product.
    pub(crate) title: String,
    /// The version of the playbook in force.
    pub(crate) playbook: String,
    /// The name of the partnership, when the page belongs to one.
    pub(crate) place: String,
    /// The person who is signed in.
    pub(crate) who: Option<Who>,
    /// The menu.
    pub(crate) nav: Vec<Nav>,
    /// The other languages: the address of this page in them, and their own names.
    pub(crate) languages: Vec<(String, Lang)>,
    /// A sentence on what was just done.
    pub(crate) notice: Option<&'static str>,
    /// The four logos (§9).
    pub(crate) logos: Vec<Logo>,
    /// Whether to tell the coordinator that text stands in for a logo.
    pub(crate) logos_missing: bool,
    /// A token for the form that signs out.
    pub(crate) csrf: String,
    /// Whether this is a demonstration.
    pub(crate) demo: bool,
    /// Whether a way to leave quickly is offered: on every page where a client may come.
    pub(crate) leave: bool,
    /// The version of the stylesheet, so that browsers keep it until it changes.
    pub(crate) style: &'static str,
    /// Our own scripts on this page: of passkeys, and for those who work here of what is typed. None is needed.
    pub(crate) scripts: Vec<&'static str>,
    /// How long the session of a worker lasts.
    pub(crate) lasting: Option<Lasting>,
    /// What a worker typed on this page before and did not hand in.
    pub(crate) offers: Vec<Offer>,
    /// What of it was put back.
    pub(crate) restored: Option<Restored>,
}

/// The word for a role.
pub(crate) fn role_name(lang: Lang, role: Role) -> &'static str {
    by_key("common", &format!("role-{}", role.code().replace('_', "-")), lang).unwrap_or_default()
}

impl Page {
    pub(crate) fn of(cx: &Cx, words: &'static str, title: String) -> Self {
        let lang = cx.lang;
        let under = |href: &str| cx.path == href || (href.len() > 1 && cx.path.starts_with(href));
        let entry = |href: &'static str, label: &'static str| Nav { href, label, current: under(href) };
        let mut nav = Vec::new();
        let mut place = String::new();
        let who = cx.session.as_ref().map(|session| {
            place.clone_from(&session.partnership_name);
            Who { name: session.person_name.clone(), role: role_name(lang, session.actor.role), client: session.actor.role == Role::Client }
        });
        match &cx.session {
            Some(session) if session.actor.role != Role::Client => {
                let menu = cx.web.menu(&cx.app, session);
                let begins = matches!(session.actor.role, Role::QualityCoach | Role::TeamLeader | Role::ProjectManager);
                if begins || !(menu.day || menu.inbox || menu.dossiers || menu.conferences || menu.platform) {
                    nav.push(entry("/begin", common::nav_start(lang)));
                }
                if menu.day {
                    nav.push(entry("/vandaag", common::nav_day(lang)));
                } else if menu.inbox {
                    nav.push(entry("/mijn-dag", common::nav_my_day(lang)));
                }
                if menu.inbox {
                    nav.push(entry("/inbox", common::nav_inbox(lang)));
                }
                if menu.conferences {
                    let current = under("/besprekingen") || cx.path.starts_with("/casus/");
                    nav.push(Nav { href: "/besprekingen", label: common::nav_conferences(lang), current });
                }
                if menu.dossiers {
                    nav.push(entry("/dossiers", common::nav_dossiers(lang)));
                }
                if menu.edits_options || menu.proposes_corrections {
                    let href = if menu.edits_options { "/opties" } else { "/opties/verbetering" };
                    nav.push(entry(href, common::nav_options(lang)));
                }
                if menu.members {
                    nav.push(entry("/leden", common::nav_members(lang)));
                }
                if menu.platform {
                    nav.push(entry("/platform", common::nav_platform(lang)));
                }
            }
            Some(_) => nav.push(entry("/mijn", common::nav_code(lang))),
            None => {
                nav.push(entry("/", common::nav_find(lang)));
                nav.push(entry("/code", common::nav_code(lang)));
            }
        }
        // A page that answers a form has no address of its own to show in another language.
        let languages = if cx.method == axum::http::Method::GET {
            Lang::ALL.into_iter().filter(|other| *other != lang).map(|other| (cx.address_in(other), other)).collect()
        } else {
            Vec::new()
        };
        let notice = cx.take_notice(words);
        // On public pages too: a person may be watched before there is anything to watch. Not at the door of those who work here.
        let leave = who.as_ref().map_or_else(|| !cx.path.starts_with("/in"), |who| who.client);
        let lasting = offer::lasting(cx.session.as_ref(), cx.ctx.now);
        let address = offer::address(&cx.path, &cx.query);
        let logos = cx.web.logos(lang, cx.session.as_ref().and_then(|session| session.actor.partnership));
        let logos_missing = logos.iter().any(|logo| logo.href.is_none())
            && cx.session.as_ref().is_some_and(|session| session.actor.role == Role::Coordinator);
        Self {
            playbook: playbook_name(cx.lang, &cx.playbook()),
            lang,
            t: Words::of(lang),
            title,
            place,
            nav,
            languages,
            notice,
            logos,
            logos_missing,
            csrf: if who.is_some() { cx.csrf() } else { String::new() },
            who,
            demo: cx.web.settings.demo.is_some(),
            leave,
            style: crate::assets::style_version(),
            scripts: if lasting.is_some() { vec![WRITING] } else { Vec::new() },
            lasting,
            offers: offer::offers(lang, cx.unsent(), &cx.query, &address),
            restored: cx.to_put_back().map(|unsent| offer::restored(lang, unsent, address)),
        }
    }

    /// The links to this page in the other languages, after this word.
    pub(crate) fn in_other_languages<'a>(&'a self, label: &'a str) -> LanguageLinks<'a> {
        LanguageLinks { t: self.t, label, lang: self.lang, others: &self.languages }
    }

    /// A sentence of ours with its telephone numbers as links.
    #[expect(clippy::unused_self, reason = "a page writes it like everything else")]
    pub(crate) fn dial(&self, sentence: impl AsRef<str>) -> Dial {
        Dial::of(sentence.as_ref())
    }

    /// The same page with its place: the name of the partnership that a visitor looks at.
    pub(crate) fn at(mut self, place: &str) -> Self {
        place.clone_into(&mut self.place);
        self
    }

    /// The same page with the official logos of the partnership that a visitor looks at.
    pub(crate) fn with_logos(mut self, cx: &Cx, partnership: PartnershipId) -> Self {
        self.logos = cx.web.logos(self.lang, Some(partnership));
        self
    }

    /// The same page without what was typed here before: one that says what went wrong has no form to put it back into.
    pub(crate) fn without_offers(mut self) -> Self {
        self.offers = Vec::new();
        self.restored = None;
        self
    }

    /// The same page with a script.
    pub(crate) fn with_script(mut self, script: &'static str) -> Self {
        self.scripts.push(script);
        self
    }
}

impl Cx {
    /// The frame of a page with this title; `words` is the file of texts of the slice.
    pub(crate) fn page(&self, words: &'static str, title: impl Into<String>) -> Page {
        Page::of(self, words, title.into())
    }

    /// The address of this page in another language.
    fn address_in(&self, lang: Lang) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let kept = |(name, value): &&(String, String)| name != "taal" && value.len() <= LONGEST_KEPT;
        for (name, value) in self.query.pairs().iter().filter(kept) {
            query.append_pair(name, value);
        }
        query.append_pair("taal", lang.code());
        format!("{}?{}", self.path, query.finish())
    }
}
