//! What clients of the demonstration told in the first talk. All of it is made up.

use jiff::ToSpan as _;
use schakel_app::talk::ChapterAnswers;
use schakel_domain::{
    ids::OrganisationId,
    registration::Answer::{self, Given, Later, Open, Unknown},
    talk::{Agreed, Education, LifeDomain, SharedPart, Threshold, Way, Work},
    time::Date,
    vdab_fact::{
        Conversation, ConversationState, ConversationWay, Enrolment, Estimate, JobSeekerCategory, MediatorOf, RegularService, Source,
        VdabFact, View,
    },
    words::{Line, Reason, Text},
};

/// Facts about VDAB, as they are on the day on which they are noted.
pub(super) type Facts = fn(Date) -> Vec<VdabFact>;

/// The birth date that is said in the talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Born {
    /// That of the registration, compared with the client.
    Same,
    /// Another one, not compared yet.
    YearLater,
}

/// Whether education is still realistic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum School {
    /// Not asked: the client is an adult.
    NotAsked,
    /// It is.
    Realistic,
    /// It is not, for this reason.
    NotRealistic(&'static str),
}

/// A life domain, the client's words, and the organisation that works on it by its place in the list of the partnership.
type Hurdle = (LifeDomain, &'static str, Option<usize>);

/// A first talk.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) born: Born,
    pub(super) residence: Answer<bool>,
    pub(super) work: Answer<Work>,
    pub(super) ill: Answer<bool>,
    pub(super) contract: Answer<bool>,
    pub(super) complex: Answer<bool>,
    /// What makes the step to work big, in the client's words; empty when it was not asked.
    pub(super) distance: &'static str,
    pub(super) hurdles: &'static [Hurdle],
    pub(super) way: Answer<Way>,
    pub(super) vdab: Facts,
    pub(super) source: Source,
    pub(super) regular_offer: Answer<bool>,
    pub(super) why: &'static str,
    pub(super) school: School,
    pub(super) discuss: Answer<bool>,
    pub(super) name: Answer<bool>,
    pub(super) team: Answer<bool>,
    pub(super) parts: &'static [SharedPart],
    pub(super) remark: &'static str,
    /// Whether the talk is done; without it only the first two chapters were talked about.
    pub(super) done: bool,
}

const ALL_PARTS: &[SharedPart] = SharedPart::ALL;

/// An adult of the target group without a client file, who agrees to everything but was not asked about the name.
pub(super) const ADULT: Held = Held {
    born: Born::Same,
    residence: Given(true),
    work: Given(Work::Seeking),
    ill: Given(false),
    contract: Given(false),
    complex: Given(true),
    distance: "Zonder vast adres en zonder rust kan ik geen werk volhouden.",
    hurdles: &[
        (LifeDomain::Housing, "Slaapt bij vrienden op de zetel.", Some(0)),
        (LifeDomain::Money, "Opent de post niet meer.", Some(0)),
        (LifeDomain::Work, "Weet niet waar te beginnen.", Some(2)),
    ],
    way: Given(Way::Asked),
    vdab: no_file,
    source: Source::ToldByClient,
    regular_offer: Given(false),
    why: "Een opleiding lukt nu niet: eerst rust, een dak en zicht op de schulden.",
    school: School::NotAsked,
    discuss: Given(true),
    name: Later,
    team: Given(true),
    parts: ALL_PARTS,
    remark: "",
    done: true,
};

/// With a client file; the client looked into it together with the worker.
pub(super) const WITH_FILE: Held = Held {
    hurdles: &[
        (LifeDomain::Health, "Rugpijn, slaapt slecht.", Some(0)),
        (LifeDomain::Mobility, "Geen auto, de bus rijdt niet ’s avonds.", None),
        (LifeDomain::Mind, "Komt weinig buiten.", Some(2)),
    ],
    way: Given(Way::Together),
    vdab: file,
    source: Source::SeenTogether,
    ..ADULT
};

/// With a client file and a conversation that the client will ask for.
pub(super) const WILL_CALL: Held = Held { vdab: file_client_asks, ..WITH_FILE };

/// With a client file and a conversation that is planned.
pub(super) const WILL_GO: Held = Held { vdab: file_planned, name: Given(false), ..WITH_FILE };

/// Thresholds of which nobody has taken any.
pub(super) const NOBODY_YET: Held = Held {
    hurdles: &[
        (LifeDomain::Language, "Leest en schrijft moeilijk.", None),
        (LifeDomain::Network, "Kent hier bijna niemand.", None),
        (LifeDomain::Justice, "De papieren van de vorige woning zijn niet in orde.", None),
    ],
    ..ADULT
};

/// A client who agrees to be called by name.
pub(super) const BY_NAME: Held = Held { name: Given(true), ..ADULT };

/// Sixteen or seventeen, and still at school.
pub(super) const AT_SCHOOL: Held = Held {
    work: Given(Work::NotSeeking),
    hurdles: &[(LifeDomain::Family, "Thuis is er veel ruzie.", Some(0)), (LifeDomain::Work, "Gaat weinig naar school.", None)],
    why: "Een andere school kan, met iemand die mee gaat kijken.",
    school: School::Realistic,
    ..ADULT
};

/// Seventeen, and education is no option any more.
pub(super) const LEFT_SCHOOL: Held = Held {
    school: School::NotRealistic("Drie scholen en het leercontract zijn gestopt. Het CLB zegt dat dit jaar niets meer kan beginnen."),
    name: Given(true),
    ..AT_SCHOOL
};

/// Whom the regular offer can serve.
pub(super) const FITS_ELSEWHERE: Held =
    Held { regular_offer: Given(true), why: "Het OCMW kan met de schulden helpen, en de mediator kent een gewone opleiding.", ..ADULT };

/// A client who works full-time.
pub(super) const WORKS: Held = Held { work: Given(Work::FullTime), contract: Given(true), ..ADULT };

/// Of whom little is known yet.
pub(super) const UNCLEAR: Held = Held { vdab: file_unknown, distance: "", ill: Unknown, contract: Unknown, ..ADULT };

/// Answers that cannot all be true: another birth date.
pub(super) const CONTRADICTS: Held = Held {
    born: Born::YearLater,
    complex: Given(false),
    discuss: Later,
    team: Later,
    remark: "Komt nog eens terug met de papieren.",
    ..ADULT
};

/// Only begun.
pub(super) const BEGUN: Held = Held { residence: Later, ill: Open, contract: Open, done: false, ..ADULT };

fn words(text: &str) -> Option<Text> {
    Text::parse(text).ok()
}

fn no_file(_: Date) -> Vec<VdabFact> {
    vec![VdabFact::Known(Some(false))]
}

fn file_unknown(_: Date) -> Vec<VdabFact> {
    vec![VdabFact::Known(Some(true)), VdabFact::ClientFile(None), VdabFact::Service { which: None, successful: Answer::Open }]
}

fn file(_: Date) -> Vec<VdabFact> {
    vec![
        VdabFact::Known(Some(true)),
        VdabFact::ClientFile(Some(true)),
        VdabFact::Enrolment(Some(Enrolment::As(JobSeekerCategory::Free))),
        VdabFact::Mediator { of: Some(MediatorOf::Vdab), name: None },
        VdabFact::Service { which: Some(RegularService::FollowUp), successful: Answer::Open },
    ]
}

fn conversation(state: ConversationState, on: Option<Date>) -> VdabFact {
    VdabFact::Conversation(Conversation { state, on, way: Some(ConversationWay::Mediator), three_way: Some(false) })
}

fn file_client_asks(today: Date) -> Vec<VdabFact> {
    let asks =
        Conversation { state: ConversationState::ClientAsks, on: None, way: Some(ConversationWay::Servicelijn), three_way: Some(true) };
    file(today).into_iter().chain([VdabFact::Conversation(asks)]).collect()
}

fn file_planned(today: Date) -> Vec<VdabFact> {
    file(today).into_iter().chain(planned(today)).collect()
}

/// A conversation for ten days later.
pub(super) fn planned(today: Date) -> Vec<VdabFact> {
    vec![conversation(ConversationState::Planned, today.checked_add(10.days()).ok())]
}

/// A conversation for three days later.
pub(super) fn planned_soon(today: Date) -> Vec<VdabFact> {
    vec![conversation(ConversationState::Planned, today.checked_add(3.days()).ok())]
}

/// A conversation of the day before, after which the mediator finds guidance indicated.
pub(super) fn held_indicated(today: Date) -> Vec<VdabFact> {
    let told = "De mediator vindt dat ik eerst hulp nodig heb bij de rest. Werk zoeken kan later weer.";
    held(today, View::Indicated, told)
}

/// A conversation of the day before, after which the mediator does not.
pub(super) fn held_not_indicated(today: Date) -> Vec<VdabFact> {
    held(today, View::NotIndicated, "De mediator denkt dat een sollicitatietraining genoeg is.")
}

fn held(today: Date, view: View, told: &str) -> Vec<VdabFact> {
    vec![conversation(ConversationState::Held, today.yesterday().ok()), VdabFact::Estimate(Estimate { view, words: words(told) })]
}

/// That the mediator no longer follows the client up.
pub(super) fn follow_up_ended(_: Date) -> Vec<VdabFact> {
    vec![VdabFact::Service { which: Some(RegularService::None), successful: Answer::Open }]
}

impl Held {
    /// The chapters that were talked about, in their order, without the one about VDAB. `born_on` is the date of the
    /// registration. `None` would mean that a text of this file is too long, which the test below rules out.
    pub(super) fn chapters(&self, born_on: Date, organisations: &[OrganisationId]) -> Option<Vec<ChapterAnswers>> {
        let (born_on, compared) = match self.born {
            Born::Same => (born_on, true),
            Born::YearLater => (born_on.checked_add(1.year()).ok()?, false),
        };
        let mut chapters = vec![
            ChapterAnswers::Who { born_on: Given(born_on), born_in: None, compared, residence: self.residence.clone() },
            ChapterAnswers::Work { work: self.work.clone(), ill: self.ill.clone(), contract: self.contract.clone() },
        ];
        if !self.done {
            return Some(chapters);
        }
        let mut thresholds = Vec::new();
        for (domain, told, partner) in self.hurdles {
            let partner = partner.and_then(|at| organisations.get(at).copied());
            thresholds.push(Threshold { domain: *domain, words: Some(Line::parse(told).ok()?), partner });
        }
        let education = match self.school {
            School::NotAsked => None,
            School::Realistic => Some(Given(Education::Realistic)),
            School::NotRealistic(why) => Some(Given(Education::NotRealistic(Reason::parse(why).ok()?))),
        };
        let agreed = Agreed { discuss: self.discuss.clone(), name: self.name.clone(), team: self.team.clone() };
        chapters.extend([
            ChapterAnswers::Life {
                complex: self.complex.clone(),
                distance: if self.distance.is_empty() { Open } else { Given(true) },
                distance_words: words(self.distance),
                thresholds,
            },
            ChapterAnswers::Offer { regular_offer: self.regular_offer.clone(), why: words(self.why), education },
            ChapterAnswers::Agreed { agreed, parts: self.parts.to_vec(), remark: words(self.remark) },
        ]);
        Some(chapters)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_told_fits() {
        let talks = [
            ADULT,
            WITH_FILE,
            WILL_CALL,
            WILL_GO,
            NOBODY_YET,
            BY_NAME,
            AT_SCHOOL,
            LEFT_SCHOOL,
            FITS_ELSEWHERE,
            WORKS,
            UNCLEAR,
            CONTRADICTS,
            BEGUN,
        ];
        for held in talks {
            let chapters = held.chapters(date(1990, 1, 1), &[]).unwrap();
            assert_eq!(chapters.len(), if held.done { 5 } else { 2 });
            assert!(words(held.why).is_some());
        }
        let estimates = [held_indicated(date(2026, 11, 23)), held_not_indicated(date(2026, 11, 23))];
        let told = |fact: &VdabFact| matches!(fact, VdabFact::Estimate(Estimate { words: Some(_), .. }));
        assert!(estimates.iter().all(|facts| facts.iter().any(told)));
    }
}
