//! The road of a client in a world: the first talk, a conference with members, a case on its agenda. Each step goes through the
//! application.

use schakel_app::{
    conference::{self, Arranging, Tabling},
    talk::{self, ChapterAnswers, Recording, VdabRecording},
};
use schakel_domain::{
    conference::ConferenceKind,
    ids::{CaseId, ConferenceId, RegistrationId},
    registration::Answer,
    talk::{Agreed, Education, LifeDomain, SharedPart, Threshold, Work},
    time::{Date, Instant},
    vdab_fact::{Source, VdabFact},
    words::Line,
};

use crate::World;

/// What is answered in a first talk. By itself it is that of an adult of the target group without a client file at VDAB, who agrees to
/// everything but to be named.
#[derive(Debug, Clone)]
pub struct TalkHeld {
    /// The birth date.
    pub born_on: Answer<Date>,
    /// Residence status.
    pub residence: Answer<bool>,
    /// Whether the client works.
    pub work: Answer<Work>,
    /// Long-term ill.
    pub ill: Answer<bool>,
    /// An employment contract.
    pub contract: Answer<bool>,
    /// Whether the problems hold each other in place.
    pub complex: Answer<bool>,
    /// Whether the distance to the labour market is large because of it.
    pub distance: Answer<bool>,
    /// The life domains with a threshold, each with the client's words.
    pub domains: Vec<(LifeDomain, &'static str)>,
    /// Whether the regular offer can serve the client.
    pub regular_offer: Answer<bool>,
    /// Education, for clients of 16 or 17.
    pub education: Answer<Education>,
    /// What the client agrees to.
    pub agreed: Agreed,
    /// What may be told at a conference.
    pub parts: Vec<SharedPart>,
    /// What is known about VDAB, as the client told it.
    pub vdab: Vec<VdabFact>,
    /// Whether the talk was said to be finished.
    pub finished: bool,
}

impl Default for TalkHeld {
    fn default() -> Self {
        Self {
            born_on: Answer::Given(jiff::civil::date(1988, 3, 12)),
            residence: Answer::Given(true),
            work: Answer::Given(Work::Seeking),
            ill: Answer::Given(false),
            contract: Answer::Given(false),
            complex: Answer::Given(true),
            distance: Answer::Given(true),
            domains: vec![(LifeDomain::Housing, "Slaapt bij vrienden."), (LifeDomain::Money, "Brieven blijven toe.")],
            regular_offer: Answer::Given(false),
            education: Answer::Open,
            agreed: Agreed { discuss: Answer::Given(true), name: Answer::Later, team: Answer::Given(true) },
            parts: SharedPart::ALL.to_vec(),
            vdab: vec![VdabFact::Known(Some(false))],
            finished: true,
        }
    }
}

impl World {
    fn talk_version(&self, by: &str, id: RegistrationId) -> i64 {
        let partnership = self.known(by).actor.partnership.expect("a partnership");
        let kept = self.run(async { self.app.behind().store.read_in(partnership).await?.talk_of(id).await }).expect("a store");
        kept.map_or(0, |talk| talk.version)
    }

    /// This member notes one chapter of a talk.
    pub fn record(&self, by: &str, id: RegistrationId, answers: ChapterAnswers) {
        let cx = self.cx(&self.known(by).actor);
        let version = self.talk_version(by, id);
        self.run(talk::record(&self.app, &cx, Recording { id, version, answers })).expect("a chapter that can be noted");
    }

    /// This member notes facts about VDAB that the client told today.
    pub fn note_vdab(&self, by: &str, id: RegistrationId, facts: Vec<VdabFact>) {
        let cx = self.cx(&self.known(by).actor);
        let recording = VdabRecording {
            id,
            version: self.talk_version(by, id),
            way: Answer::Open,
            weighed: Answer::Open,
            later: Vec::new(),
            facts,
            again: false,
            source: Some(Source::ToldByClient),
            estimate_source: Some(Source::ToldByClient),
            learnt_on: Some(cx.today()),
        };
        self.run(talk::record_vdab(&self.app, &cx, recording)).expect("facts that can be noted");
    }

    /// This member holds the first talk of a registration.
    pub fn hold_talk(&self, by: &str, id: RegistrationId, held: &TalkHeld) {
        let held = held.clone();
        let threshold = |(domain, words): &(LifeDomain, &str)| Threshold {
            domain: *domain,
            words: Some(Line::parse(words).expect("words")),
            partner: None,
        };
        self.record(by, id, ChapterAnswers::Who { born_on: held.born_on, born_in: None, compared: true, residence: held.residence });
        self.record(by, id, ChapterAnswers::Work { work: held.work, ill: held.ill, contract: held.contract });
        let thresholds = held.domains.iter().map(threshold).collect();
        self.record(by, id, ChapterAnswers::Life { complex: held.complex, distance: held.distance, distance_words: None, thresholds });
        self.record(by, id, ChapterAnswers::Offer { regular_offer: held.regular_offer, why: None, education: Some(held.education) });
        self.record(by, id, ChapterAnswers::Agreed { agreed: held.agreed, parts: held.parts, remark: None });
        if !held.vdab.is_empty() {
            self.note_vdab(by, id, held.vdab);
        }
        if held.finished {
            let cx = self.cx(&self.known(by).actor);
            self.run(talk::finish(&self.app, &cx, id)).expect("a talk to finish");
        }
    }

    /// This member plans a conference for this moment with these people.
    pub fn conference(&self, by: &str, starts_at: Instant, members: &[&str]) -> ConferenceId {
        let place = Line::parse("Open Huis, zaal 2").expect("a place");
        let members = members.iter().map(|name| self.known(name).membership).collect();
        let cx = self.cx(&self.known(by).actor);
        self.run(conference::plan(&self.app, &cx, ConferenceKind::Cases, Arranging { starts_at, place, members })).expect("a conference")
    }

    /// This member puts a registration on an agenda.
    pub fn table(&self, by: &str, registration: RegistrationId, conference: ConferenceId, named: bool) -> CaseId {
        let cx = self.cx(&self.known(by).actor);
        self.run(conference::table(&self.app, &cx, Tabling { registration, conference, named })).expect("a case on an agenda")
    }

    fn conference_version(&self, by: &str, id: ConferenceId) -> i64 {
        let partnership = self.known(by).actor.partnership.expect("a partnership");
        let kept = self.run(async { self.app.behind().store.read_in(partnership).await?.conference(id).await }).expect("a store");
        kept.expect("the conference").version
    }

    /// This member begins a conference with these people at the table.
    pub fn begin(&self, by: &str, id: ConferenceId, there: &[&str]) {
        let there: Vec<_> = there.iter().map(|name| self.known(name).membership).collect();
        let (cx, version) = (self.cx(&self.known(by).actor), self.conference_version(by, id));
        // Tests tell of one conference after the other, on whatever day they are planned.
        let cmd = conference::Beginning { id, version, present: &there, sure: true };
        self.run(conference::begin(&self.app, &cx, cmd)).expect("a conference to begin");
    }

    /// This member closes a conference.
    pub fn close(&self, by: &str, id: ConferenceId) {
        let cx = self.cx(&self.known(by).actor);
        self.run(conference::close(&self.app, &cx, id)).expect("a conference to close");
    }
}
