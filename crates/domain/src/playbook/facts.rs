//! What the rules of entry look at (§1.2, §2.2, §3.1): what is known about a client, from the registration, the talk and the facts
//! about VDAB.

use std::collections::BTreeMap;

use jiff::Span;
use serde::{Deserialize, Serialize};

use super::{
    number::Numbers,
    reading::Reading,
    topic::{Criterion, Education, Found, Topic},
};
use crate::{
    registration::{Answer, Registration},
    said,
    talk::{self, SharedPart, TalkAnswers, Work},
    time::{Date, Partly, age_on, day_of},
    vdab_fact::{ConversationState, Enrolment, KeptVdabFact, MediatorOf, RegularService, VdabFact, VdabFactKind, newest},
};

/// What the rules of entry look at. "Not known" never counts as "no", whatever the reason; asked and not known is another thing than not
/// asked (§2.2: what is recommended is to ask).
///
/// This is also the form of the facts in a case file (`schakel playbook check`): each field by its name, dates as
/// `"2026-11-23"`, `"unknown"` or `"later"` for what was asked in vain; what is left out was not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The day of registration, on which age is counted.
    pub registered_on: Date,
    /// The day on which the case is judged; where it is left out, no answer is too old.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged_on: Option<Date>,
    /// The birth date.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub born_on: Answer<Date>,
    /// The year of birth, or the month of it, when no more is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born_in: Option<Partly>,
    /// Another birth date that was given before, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born_on_before: Option<Date>,
    /// Whether the client has a residence status.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub residence: Answer<bool>,
    /// Whether the client works.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub work: Answer<Work>,
    /// Whether the client is long-term ill.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub ill: Answer<bool>,
    /// Whether the client has an employment contract.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub contract: Answer<bool>,
    /// Whether problems of several life domains hold each other in place, as the talk proposes.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub complex: Answer<bool>,
    /// Whether the distance to the labour market is large because of it, as the talk proposes.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub distance: Answer<bool>,
    /// Whether the regular offer can serve the client, as the talk proposes.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub regular_offer: Answer<bool>,
    /// Whether education is still realistic. "Not realistic" stands here only with its reason recorded.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub education: Answer<Education>,
    /// Whether the client is known at VDAB.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub known: Answer<bool>,
    /// Whether the client has a client file.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub client_file: Answer<bool>,
    /// As what the client is registered at VDAB.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub enrolment: Answer<Enrolment>,
    /// Whose mediator accompanies the client.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub mediator: Answer<MediatorOf>,
    /// The regular service that runs now.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub service: Answer<RegularService>,
    /// The day on which the answer on the service was learnt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_learnt_on: Option<Date>,
    /// Whether it goes well towards work.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub success: Answer<bool>,
    /// Whether the partnership's service is needed beside it. Stands here only with its reason recorded.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub needed: Answer<bool>,
    /// How the conversation with VDAB stands.
    #[serde(default, with = "said", skip_serializing_if = "said::is_open")]
    pub conversation: Answer<ConversationState>,
    /// What the conference found of each criterion; it counts in the place of what the talk proposes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub found: BTreeMap<Criterion, Found>,
}

impl Facts {
    /// Nothing known but the day of registration.
    pub const fn on(registered_on: Date) -> Self {
        Self {
            registered_on,
            judged_on: None,
            born_on: Answer::Open,
            born_in: None,
            born_on_before: None,
            residence: Answer::Open,
            work: Answer::Open,
            ill: Answer::Open,
            contract: Answer::Open,
            complex: Answer::Open,
            distance: Answer::Open,
            regular_offer: Answer::Open,
            education: Answer::Open,
            known: Answer::Open,
            client_file: Answer::Open,
            enrolment: Answer::Open,
            mediator: Answer::Open,
            service: Answer::Open,
            service_learnt_on: None,
            success: Answer::Open,
            needed: Answer::Open,
            conversation: Answer::Open,
            found: BTreeMap::new(),
        }
    }

    /// What is known on a day from the registration, the talk and the facts about VDAB.
    ///
    /// Age counts on the day of registration, not today: a birthday while the conference is being planned must not change
    /// the answer that the client was given. The playbook names no day; this one is ours (ADR 0051).
    pub fn of(registration: &Registration, talk: Option<&TalkAnswers>, vdab: &[KeptVdabFact], today: Date) -> Self {
        let registered = registration.identity.born_on.given().copied();
        let none = TalkAnswers::default();
        let talk = talk.unwrap_or(&none);
        let said = talk.born_on.given().copied();
        let told = Told { vdab, later: &talk.vdab_later };
        Self {
            judged_on: Some(today),
            born_on: match said.or(registered) {
                Some(day) => Answer::Given(day),
                None => talk.born_on.clone(),
            },
            born_in: registration.identity.born_in.filter(|_| said.or(registered).is_none()),
            // Compared with the client, it is corrected in the registration as well.
            born_on_before: registered.filter(|_| said.is_some()),
            residence: talk.residence.clone(),
            work: talk.work.clone(),
            ill: talk.ill.clone(),
            contract: talk.contract.clone(),
            complex: talk.complex.clone(),
            distance: talk.distance.clone(),
            regular_offer: talk.regular_offer.clone(),
            education: talk.education.clone().map(|education| match education {
                talk::Education::Realistic => Education::Realistic,
                talk::Education::NotRealistic(_) => Education::NotRealistic,
            }),
            needed: talk.weighed.clone().map(|weighed| weighed.needed),
            known: told.of(VdabFactKind::Known, |fact| if let VdabFact::Known(known) = fact { *known } else { None }),
            client_file: told.of(VdabFactKind::ClientFile, |fact| if let VdabFact::ClientFile(file) = fact { *file } else { None }),
            enrolment: told.of(VdabFactKind::Enrolment, |fact| if let VdabFact::Enrolment(as_what) = fact { *as_what } else { None }),
            mediator: told.of(VdabFactKind::Mediator, |fact| if let VdabFact::Mediator { of, .. } = fact { *of } else { None }),
            service: told.of(VdabFactKind::Service, |fact| if let VdabFact::Service { which, .. } = fact { *which } else { None }),
            service_learnt_on: newest(vdab, VdabFactKind::Service).map(|kept| kept.learnt_on),
            success: match newest(vdab, VdabFactKind::Service).map(|kept| &kept.fact) {
                Some(VdabFact::Service { successful, .. }) => successful.clone(),
                _ => Answer::Open,
            },
            conversation: told.of(VdabFactKind::Conversation, |fact| {
                if let VdabFact::Conversation(conversation) = fact { Some(conversation.state) } else { None }
            }),
            ..Self::on(day_of(registration.received_at))
        }
    }

    /// As much of it as lies in these parts, which the client lets be told, with what the table found itself; the rest as if it was not asked.
    #[must_use]
    pub fn shared(self, parts: &[SharedPart]) -> Self {
        fn told<T>(answer: Answer<T>, told: bool) -> Answer<T> {
            if told { answer } else { Answer::Open }
        }
        let shares = |topic: Topic| topic.part().is_none_or(|part| parts.contains(&part));
        let vdab = shares(Topic::Service);
        Self {
            registered_on: self.registered_on,
            judged_on: self.judged_on,
            born_on: told(self.born_on, shares(Topic::BornOn)),
            born_in: self.born_in.filter(|_| shares(Topic::BornOn)),
            born_on_before: self.born_on_before.filter(|_| shares(Topic::BornOn)),
            residence: told(self.residence, shares(Topic::Residence)),
            work: told(self.work, shares(Topic::Work)),
            ill: told(self.ill, shares(Topic::Ill)),
            contract: told(self.contract, shares(Topic::Contract)),
            complex: told(self.complex, shares(Topic::Complex)),
            distance: told(self.distance, shares(Topic::Distance)),
            regular_offer: told(self.regular_offer, shares(Topic::RegularOffer)),
            education: told(self.education, shares(Topic::Education)),
            known: told(self.known, vdab),
            client_file: told(self.client_file, vdab),
            enrolment: told(self.enrolment, vdab),
            mediator: told(self.mediator, vdab),
            service: told(self.service, vdab),
            service_learnt_on: self.service_learnt_on.filter(|_| vdab),
            success: told(self.success, vdab),
            needed: told(self.needed, vdab),
            conversation: told(self.conversation, vdab),
            found: self.found,
        }
    }

    /// Whole years on the day of registration.
    pub fn age(&self) -> Option<i16> {
        self.born_on.given().map(|born_on| age_on(*born_on, self.registered_on))
    }

    /// The fewest and the most whole years that the client can have on the day of registration: a year of birth alone says that as well.
    pub fn ages(&self) -> Option<(i16, i16)> {
        if let Some(age) = self.age() {
            return Some((age, age));
        }
        let born_in = self.born_in?;
        let first = Date::new(born_in.year, born_in.month.unwrap_or(1), 1).ok()?;
        let last = Date::new(born_in.year, born_in.month.unwrap_or(12), 1).ok()?.last_of_month();
        Some((age_on(last, self.registered_on), age_on(first, self.registered_on)))
    }

    /// Whether the client is 16 or 17 on the day of registration, or what the ages of education first are by these numbers.
    pub fn is_minor(&self, numbers: &Numbers) -> Option<bool> {
        let young = |age: i16| (numbers.youngest..numbers.adult).contains(&age);
        let (fewest, most) = self.ages()?;
        // A year of birth alone can leave it open.
        (young(fewest) == young(most)).then_some(young(fewest))
    }

    /// Whether it is known that there is no client file at VDAB: then the partnership can start at once (§2.2).
    pub fn has_no_file(&self) -> bool {
        self.client_file == Answer::Given(false) || (self.client_file.given().is_none() && self.known == Answer::Given(false))
    }

    /// Whether the answer on the service that runs "now" is so old that it is asked again.
    pub fn is_service_old(&self, numbers: &Numbers) -> bool {
        let (Some(judged_on), Some(learnt_on)) = (self.judged_on, self.service_learnt_on) else { return false };
        // A span of days within the years of a calendar is always within its bounds.
        learnt_on.checked_add(Span::new().weeks(i64::from(numbers.fresh_weeks))).is_ok_and(|until| until < judged_on)
    }
}

/// The answers of a case, each noted by the rule that reads it.
impl<'a> Reading<'a, Facts> {
    pub(super) fn work(&self) -> &'a Answer<Work> {
        self.read(&[Topic::Work], |facts| &facts.work)
    }

    pub(super) fn ill(&self) -> &'a Answer<bool> {
        self.read(&[Topic::Ill], |facts| &facts.ill)
    }

    pub(super) fn contract(&self) -> &'a Answer<bool> {
        self.read(&[Topic::Contract], |facts| &facts.contract)
    }

    pub(super) fn residence(&self) -> &'a Answer<bool> {
        self.read(&[Topic::Residence], |facts| &facts.residence)
    }

    pub(super) fn born_on(&self) -> &'a Answer<Date> {
        self.read(&[Topic::BornOn], |facts| &facts.born_on)
    }

    /// As [`Facts::ages`].
    pub(super) fn ages(&self) -> Option<(i16, i16)> {
        self.read(&[Topic::BornOn, Topic::RegisteredOn], Facts::ages)
    }

    pub(super) fn education(&self) -> &'a Answer<Education> {
        self.read(&[Topic::Education], |facts| &facts.education)
    }

    pub(super) fn complex(&self) -> &'a Answer<bool> {
        self.read(&[Topic::Complex], |facts| &facts.complex)
    }

    pub(super) fn distance(&self) -> &'a Answer<bool> {
        self.read(&[Topic::Distance], |facts| &facts.distance)
    }

    pub(super) fn regular_offer(&self) -> &'a Answer<bool> {
        self.read(&[Topic::RegularOffer], |facts| &facts.regular_offer)
    }

    pub(super) fn known(&self) -> &'a Answer<bool> {
        self.read(&[Topic::Known], |facts| &facts.known)
    }

    pub(super) fn client_file(&self) -> &'a Answer<bool> {
        self.read(&[Topic::ClientFile], |facts| &facts.client_file)
    }

    /// As [`Facts::has_no_file`].
    pub(super) fn has_no_file(&self) -> bool {
        self.read(&[Topic::ClientFile, Topic::Known], Facts::has_no_file)
    }

    pub(super) fn enrolment(&self) -> &'a Answer<Enrolment> {
        self.read(&[Topic::Enrolment], |facts| &facts.enrolment)
    }

    pub(super) fn mediator(&self) -> &'a Answer<MediatorOf> {
        self.read(&[Topic::Mediator], |facts| &facts.mediator)
    }

    pub(super) fn service(&self) -> &'a Answer<RegularService> {
        self.read(&[Topic::Service], |facts| &facts.service)
    }

    /// As [`Facts::is_service_old`].
    pub(super) fn is_service_old(&self) -> bool {
        self.read(&[Topic::Service], |facts| facts.is_service_old(self.numbers()))
    }

    pub(super) fn success(&self) -> &'a Answer<bool> {
        self.read(&[Topic::Success], |facts| &facts.success)
    }

    pub(super) fn needed(&self) -> &'a Answer<bool> {
        self.read(&[Topic::Needed], |facts| &facts.needed)
    }

    pub(super) fn conversation(&self) -> &'a Answer<ConversationState> {
        self.read(&[Topic::Conversation], |facts| &facts.conversation)
    }

    /// What the table found of a criterion. It is read in the place of the answer that proposes it, which is noted by whoever reads that.
    pub(super) fn found(&self, criterion: Criterion) -> Option<Found> {
        self.read(&[], |facts| facts.found.get(&criterion).copied())
    }
}

/// What the client told about VDAB, now or not.
struct Told<'a> {
    vdab: &'a [KeptVdabFact],
    later: &'a [VdabFactKind],
}

impl Told<'_> {
    fn of<T>(&self, kind: VdabFactKind, value: impl FnOnce(&VdabFact) -> Option<T>) -> Answer<T> {
        let later = self.later.contains(&kind);
        match newest(self.vdab, kind) {
            Some(kept) => value(&kept.fact).map_or(if later { Answer::Later } else { Answer::Unknown }, Answer::Given),
            None if later => Answer::Later,
            None => Answer::Open,
        }
    }
}
