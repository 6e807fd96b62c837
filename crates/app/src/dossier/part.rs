//! The parts of a dossier. A part is tied by its type to the act that reads it, and made only with the permit for that act: so
//! what is proved of the act is proved of the part of the page.

use std::{marker::PhantomData, ops::Deref};

use schakel_access::{About, Permit};
use schakel_domain::{
    acts::{ALL, Act},
    conference::Decision,
    partnership::Organisation,
    registration::{Answer, Language, Registration, Theme},
    resource::DossierRef,
    talk::{Agreed, Agreement, Talk, Threshold},
    vdab_fact::KeptVdabFact,
    words::Text,
};

use crate::{App, Ctx, KnownContact};

/// What the act `A` lets its reader see.
///
/// ```compile_fail,E0624
/// use schakel_app::dossier::Part;
/// use schakel_domain::acts::ReadThresholds;
/// fn show(permit: schakel_access::Permit<ReadThresholds>) { Part::<ReadThresholds, _>::of(&permit, "the thresholds"); }
/// ```
#[derive(Debug)]
pub struct Part<A: Act, T> {
    what: T,
    read_by: PhantomData<fn() -> A>,
}

impl<A: Act, T> Part<A, T> {
    /// What the permit lets its reader see.
    pub(super) const fn of(_permit: &Permit<A>, what: T) -> Self {
        Self { what, read_by: PhantomData }
    }
}

impl<A: Act, T> Deref for Part<A, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.what
    }
}

/// What the names of the acts that read a part begin with.
const READS: &str = "dossier.read_";

/// The names of all parts beside how to reach the client and what is asked now, which everybody sees who opens a dossier.
pub fn parts() -> impl Iterator<Item = &'static str> {
    ALL.iter().filter_map(|act| act.name.strip_prefix(READS))
}

/// A reader of a dossier: asks for the permit of each part, and remembers which were given, for the log.
pub(super) struct Reader<'a> {
    about: About<'a, DossierRef>,
    read: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(app: &'a App, cx: &'a Ctx, on: &'a DossierRef) -> Self {
        Self { about: app.access.about(&cx.by, on), read: Vec::new() }
    }

    /// The permit for a part. That it is not given is no attempt: the reader asked for the page.
    pub(super) fn may<A: Act<On = DossierRef>>(&mut self) -> Option<Permit<A>> {
        let permit = self.about.authorize::<A>().ok()?;
        self.read.push(A::NAME.strip_prefix(READS).unwrap_or(A::NAME));
        Some(permit)
    }

    /// Whether the reader may do this in the dossier.
    pub(super) fn allows<A: Act<On = DossierRef>>(&self) -> bool {
        self.about.allows::<A>()
    }

    /// Whether there is a part that was not read.
    pub(super) fn is_in_part(&self) -> bool {
        parts().any(|part| !self.read.contains(&part))
    }

    /// Which parts were read, for the entry in the log.
    pub(super) fn said(self) -> String {
        self.read.join(" ")
    }
}

/// How to reach the client.
#[derive(Debug, Clone)]
pub struct Reach {
    /// Whole years today.
    pub age: Option<i16>,
    /// The ways, the newest first; more than one when registrations were joined.
    pub contacts: Vec<KnownContact>,
    /// In what language to speak with the client.
    pub language: Answer<Language>,
}

/// The help question.
#[derive(Debug, Clone)]
pub struct Wish {
    /// In the client's own words.
    pub wish: Answer<Text>,
    /// The themes ticked.
    pub themes: Vec<Theme>,
}

impl Wish {
    pub(super) fn of(registration: &Registration) -> Self {
        Self { wish: registration.told.wish.clone(), themes: registration.told.themes.clone() }
    }
}

/// The thresholds, and who can work on them.
#[derive(Debug, Clone)]
pub struct Thresholds {
    /// The version of the talk in which they stand.
    pub version: i64,
    /// The thresholds, as told.
    pub all: Vec<Threshold>,
    /// The organisations of the partnership, for the names of those who work on a threshold.
    pub organisations: Vec<Organisation>,
    /// Those of them that can work on one.
    pub partners: Vec<Organisation>,
}

/// A fact about VDAB, with the name of who noted it.
#[derive(Debug, Clone)]
pub struct DossierFact {
    /// The fact.
    pub kept: KeptVdabFact,
    /// The member who noted it.
    pub by: Option<String>,
}

/// A decision, with the name of who wrote it down.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The decision.
    pub decision: Decision,
    /// The member who wrote it down.
    pub by: Option<String>,
}

/// What the client agreed to.
#[derive(Debug, Clone)]
pub struct Agreements {
    /// In the talk, as it is now; none without a talk.
    pub agreed: Option<Agreed>,
    /// Whether the team reads the dossier now.
    pub reads: bool,
    /// To what the client agrees by the code alone, after a "no" in a talk.
    pub to_confirm: Vec<Agreement>,
}

impl Agreements {
    pub(super) fn of(talk: Option<&Talk>, reads: bool) -> Self {
        Self { agreed: talk.map(|talk| talk.agreed.clone()), reads, to_confirm: talk.map(Talk::to_confirm).unwrap_or_default() }
    }
}
