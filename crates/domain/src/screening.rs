//! The screening (§1.2, §2.2, §3.1): what is known about a client, laid beside the rules of the playbook that apply to entry.
//! Each rule is held, broken or to be asked, on which answer, with its paragraph (P1.2-6). A pure function of the facts.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    actor::coded,
    playbook::{Judgement, Rule, RuleId, RuleRow, s1_2_target_group, s2_2_first_talk, s3_1_combination},
    registration::{Answer, Registration},
    talk::{self, LifeDomain, TalkAnswers, Work},
    time::{Date, age_on, day_of},
    vdab_fact::{ConversationState, Enrolment, KeptVdabFact, MediatorOf, RegularService, VdabFact, VdabFactSort, newest},
};

coded! {
    /// An answer that a rule looks at.
    Topic {
        /// The day of registration.
        RegisteredOn = "registered_on",
        /// The birth date.
        BornOn = "born_on",
        /// Residence status.
        Residence = "residence",
        /// Whether the client works.
        Work = "work",
        /// Long-term ill.
        Ill = "ill",
        /// An employment contract.
        Contract = "contract",
        /// Whether problems of several life domains hold each other in place.
        Complex = "complex",
        /// The life domains in which there are thresholds.
        Domains = "domains",
        /// Whether the regular offer can serve the client.
        RegularOffer = "regular_offer",
        /// Whether education is still realistic.
        Education = "education",
        /// Known at VDAB.
        Known = "known",
        /// A client file at VDAB.
        ClientFile = "client_file",
        /// As what the client is registered at VDAB.
        Enrolment = "enrolment",
        /// Whether there is a mediator.
        Mediator = "mediator",
        /// The regular service that runs.
        Service = "service",
        /// Whether that service goes well.
        Success = "success",
        /// Whether the partnership's service is needed beside it.
        Needed = "needed",
        /// The conversation with VDAB.
        Conversation = "conversation",
        /// That the client registers.
        ClientConfirms = "client_confirms",
        /// That the client knows it is voluntary.
        Voluntary = "voluntary",
        /// How the client can be reached.
        Contact = "contact",
        /// Who is at the table of the conference.
        Present = "present",
        /// Whether the client wants guidance and agrees that the team reads.
        Team = "team",
    }
}

coded! {
    /// Whether education is a realistic option for who is 16 or 17 (§1.2).
    Education {
        /// It is.
        Realistic = "realistic",
        /// It is not any more, and the reason is recorded.
        NotRealistic = "not_realistic",
    }
}

/// What the rules of entry look at. `None` is "not known", whatever the reason; it never counts as "no".
///
/// This is also the form of the facts in a case file (`schakel playbook check`): each field by its name, dates as
/// `"2026-11-23"`, and what is left out is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The day of registration, on which age is counted.
    pub registered_on: Date,
    /// The birth date.
    #[serde(default)]
    pub born_on: Option<Date>,
    /// Another birth date that was given before, when there is one.
    #[serde(default)]
    pub born_on_before: Option<Date>,
    /// Whether the client has a residence status.
    #[serde(default)]
    pub residence: Option<bool>,
    /// Whether the client works.
    #[serde(default)]
    pub work: Option<Work>,
    /// Whether the client is long-term ill.
    #[serde(default)]
    pub ill: Option<bool>,
    /// Whether the client has an employment contract.
    #[serde(default)]
    pub contract: Option<bool>,
    /// Whether problems of several life domains hold each other in place.
    #[serde(default)]
    pub complex: Option<bool>,
    /// The life domains in which there are thresholds.
    #[serde(default)]
    pub domains: Vec<LifeDomain>,
    /// Whether the regular offer can serve the client.
    #[serde(default)]
    pub regular_offer: Option<bool>,
    /// Whether education is still realistic. "Not realistic" stands here only with its reason recorded.
    #[serde(default)]
    pub education: Option<Education>,
    /// Whether the client is known at VDAB.
    #[serde(default)]
    pub known: Option<bool>,
    /// Whether the client has a client file.
    #[serde(default)]
    pub client_file: Option<bool>,
    /// As what the client is registered at VDAB.
    #[serde(default)]
    pub enrolment: Option<Enrolment>,
    /// Whose mediator accompanies the client.
    #[serde(default)]
    pub mediator: Option<MediatorOf>,
    /// The regular service that runs now.
    #[serde(default)]
    pub service: Option<RegularService>,
    /// Whether it goes well towards work.
    #[serde(default)]
    pub success: Option<bool>,
    /// Whether the partnership's service is needed beside it. Stands here only with its reason recorded.
    #[serde(default)]
    pub needed: Option<bool>,
    /// How the conversation with VDAB stands.
    #[serde(default)]
    pub conversation: Option<ConversationState>,
}

fn yes_no(answer: &Answer<bool>) -> Option<bool> {
    answer.given().copied()
}

impl Facts {
    /// Nothing known but the day of registration.
    pub const fn on(registered_on: Date) -> Self {
        Self {
            registered_on,
            born_on: None,
            born_on_before: None,
            residence: None,
            work: None,
            ill: None,
            contract: None,
            complex: None,
            domains: Vec::new(),
            regular_offer: None,
            education: None,
            known: None,
            client_file: None,
            enrolment: None,
            mediator: None,
            service: None,
            success: None,
            needed: None,
            conversation: None,
        }
    }

    /// What is known from the registration, the talk and the facts about VDAB.
    ///
    /// Age counts on the day of registration, not today: a birthday while the conference is being planned must not change
    /// the answer that the client was given (§1.2).
    pub fn of(registration: &Registration, talk: Option<&TalkAnswers>, vdab: &[KeptVdabFact]) -> Self {
        let registered = registration.identity.born_on.given().copied();
        let none = TalkAnswers::default();
        let talk = talk.unwrap_or(&none);
        let said = talk.born_on.given().copied();
        let mut facts = Self {
            born_on: said.or(registered),
            // Compared with the client, only the one of the talk counts any more.
            born_on_before: registered.filter(|_| said.is_some() && !talk.born_on_compared),
            residence: yes_no(&talk.residence),
            work: talk.work.given().copied(),
            ill: yes_no(&talk.ill),
            contract: yes_no(&talk.contract),
            complex: yes_no(&talk.complex),
            domains: talk.thresholds.iter().map(|threshold| threshold.domain).collect(),
            regular_offer: yes_no(&talk.regular_offer),
            education: talk.education.given().map(|education| match education {
                talk::Education::Realistic => Education::Realistic,
                talk::Education::NotRealistic(_) => Education::NotRealistic,
            }),
            needed: talk.weighed.given().map(|weighed| weighed.needed),
            ..Self::on(day_of(registration.received_at))
        };
        for sort in VdabFactSort::ALL {
            match newest(vdab, *sort).map(|kept| &kept.fact) {
                Some(VdabFact::Known(known)) => facts.known = *known,
                Some(VdabFact::ClientFile(file)) => facts.client_file = *file,
                Some(VdabFact::Enrolment(enrolment)) => facts.enrolment = *enrolment,
                Some(VdabFact::Mediator { of, .. }) => facts.mediator = *of,
                Some(VdabFact::Service { which, successful }) => (facts.service, facts.success) = (*which, *successful),
                Some(VdabFact::Conversation(conversation)) => facts.conversation = Some(conversation.state),
                Some(VdabFact::Estimate(_)) | None => {}
            }
        }
        facts
    }

    /// Whole years on the day of registration.
    pub fn age(&self) -> Option<i16> {
        self.born_on.map(|born_on| age_on(born_on, self.registered_on))
    }

    /// Whether the client is 16 or 17 on the day of registration.
    pub fn is_minor(&self) -> Option<bool> {
        self.age().map(|age| (16..18).contains(&age))
    }

    /// In how many life domains there are thresholds.
    pub fn domains_with_thresholds(&self) -> usize {
        self.domains.iter().collect::<BTreeSet<_>>().len()
    }

    /// Whether it is known that there is no client file at VDAB: then the partnership can start at once (§2.2).
    pub fn has_no_file(&self) -> bool {
        self.client_file == Some(false) || (self.client_file.is_none() && self.known == Some(false))
    }
}

coded! {
    /// Answers that cannot all be true. Nothing is concluded from them: they are to be asked again.
    Contradiction {
        /// Two birth dates.
        TwoBirthDates = "two_birth_dates",
        /// Born after the day of registration.
        BornLater = "born_later",
        /// Thresholds in several life domains, and "no problems in several life domains".
        ManyDomainsNotComplex = "many_domains_not_complex",
        /// Working full-time, and long-term ill.
        IllAndFullTime = "ill_and_full_time",
        /// Not known at VDAB, and a client file.
        FileWithoutKnown = "file_without_known",
        /// No client file, and a registration, mediator or service at VDAB.
        ServiceWithoutFile = "service_without_file",
        /// A category of people who work, and not working; or of people who do not, and working full-time.
        CategoryAndWork = "category_and_work",
    }
}

impl Contradiction {
    /// The answers that contradict each other.
    pub const fn topics(self) -> &'static [Topic] {
        match self {
            Self::TwoBirthDates => &[Topic::BornOn],
            Self::BornLater => &[Topic::BornOn, Topic::RegisteredOn],
            Self::ManyDomainsNotComplex => &[Topic::Complex, Topic::Domains],
            Self::IllAndFullTime => &[Topic::Work, Topic::Ill],
            Self::FileWithoutKnown => &[Topic::Known, Topic::ClientFile],
            Self::ServiceWithoutFile => &[Topic::ClientFile, Topic::Enrolment, Topic::Mediator, Topic::Service],
            Self::CategoryAndWork => &[Topic::Enrolment, Topic::Work],
        }
    }

    fn is_in(self, facts: &Facts) -> bool {
        let works = facts.work.map(|work| matches!(work, Work::Partly | Work::FullTime));
        match self {
            Self::TwoBirthDates => facts.born_on.zip(facts.born_on_before).is_some_and(|(now, before)| now != before),
            Self::BornLater => facts.born_on.is_some_and(|born_on| born_on > facts.registered_on),
            Self::ManyDomainsNotComplex => facts.complex == Some(false) && facts.domains_with_thresholds() >= s1_2_target_group::SEVERAL,
            Self::IllAndFullTime => facts.work == Some(Work::FullTime) && facts.ill == Some(true),
            Self::FileWithoutKnown => facts.known == Some(false) && facts.client_file == Some(true),
            Self::ServiceWithoutFile => {
                let at_vdab = matches!(facts.enrolment, Some(Enrolment::As(_)))
                    || facts.mediator.is_some_and(|of| of != MediatorOf::Nobody)
                    || facts.service.is_some_and(|service| service != RegularService::None);
                facts.has_no_file() && at_vdab
            }
            // Who has a benefit or none may well work now and then; full-time is another thing.
            Self::CategoryAndWork => match (facts.enrolment, facts.work) {
                (Some(Enrolment::As(category)), Some(work)) => match category.works() {
                    Some(true) => works == Some(false),
                    Some(false) => work == Work::FullTime,
                    None => false,
                },
                _ => false,
            },
        }
    }
}

/// The answers that contradict each other in these facts.
pub fn contradictions(facts: &Facts) -> Vec<Contradiction> {
    Contradiction::ALL.iter().copied().filter(|one| one.is_in(facts)).collect()
}

/// Whether some of these answers contradict another one, so that nothing can be concluded from them.
pub fn is_doubted(on: &[Topic], contradictions: &[Contradiction]) -> bool {
    contradictions.iter().any(|one| one.topics().iter().any(|topic| on.contains(topic)))
}

/// The rules of entry, in the order of the playbook.
pub fn rules() -> impl Iterator<Item = &'static Rule<Facts>> {
    s1_2_target_group::RULES.iter().chain(s2_2_first_talk::RULES).chain(s3_1_combination::RULES)
}

/// A rule with what it says of the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// The rule.
    pub rule: RuleRow,
    /// What it says.
    pub judgement: Judgement,
}

coded! {
    /// What all rules together say.
    Outcome {
        /// Every rule holds: a conference can open a trajectory.
        Within = "within",
        /// Something is still to be asked.
        ToAsk = "to_ask",
        /// To education first (§1.2).
        EducationFirst = "education_first",
        /// A rule is broken: not for a partnership, as far as the playbook goes. A conference decides, with the reason.
        Outside = "outside",
    }
}

/// The screening of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screening {
    /// Every rule of entry.
    pub judged: Vec<Judged>,
    /// Answers that contradict each other.
    pub contradictions: Vec<Contradiction>,
    /// What it comes to.
    pub outcome: Outcome,
}

impl Screening {
    /// What is still to be asked: the topics of the rules that cannot be judged yet, each once, in their order.
    pub fn to_ask(&self) -> Vec<Topic> {
        let mut topics = Vec::new();
        for judged in self.judged.iter().filter(|judged| judged.judgement == Judgement::Missing) {
            for topic in judged.rule.on {
                if !topics.contains(topic) {
                    topics.push(*topic);
                }
            }
        }
        topics
    }

    /// What one rule says.
    pub fn of(&self, rule: RuleId) -> Option<Judgement> {
        self.judged.iter().find(|judged| judged.rule.id == rule).map(|judged| judged.judgement)
    }
}

/// Judges every rule of entry.
///
/// A rule that looks at answers which contradict each other is to be asked, whatever it would say of one of them.
pub fn screen(facts: &Facts) -> Screening {
    let contradictions = contradictions(facts);
    let judge = |rule: &Rule<Facts>| if is_doubted(rule.on, &contradictions) { Judgement::Missing } else { (rule.judge)(facts) };
    let judged: Vec<Judged> = rules().map(|rule| Judged { rule: rule.row(), judgement: judge(rule) }).collect();
    let any = |judgement| judged.iter().any(|one: &Judged| one.judgement == judgement);
    let broken_beside_education =
        judged.iter().any(|one| one.judgement == Judgement::Broken && one.rule.id != s1_2_target_group::EDUCATION_FIRST.id);
    let outcome = if broken_beside_education {
        Outcome::Outside
    } else if any(Judgement::Broken) {
        Outcome::EducationFirst
    } else if any(Judgement::Missing) {
        Outcome::ToAsk
    } else {
        Outcome::Within
    };
    Screening { judged, contradictions, outcome }
}
