//! Every answer that can be given, any case made of them, and all of them one by one.

use proptest::prelude::*;
use schakel_domain::{
    playbook::{Playbook, may::DecisionFacts},
    registration::Answer,
    screening::{Criterion, Education, Facts, Found, Topic},
    talk::Work,
    time::{Date, Partly},
    vdab_fact::{ConversationState, Enrolment, JobSeekerCategory, MediatorOf, RegularService},
};

pub(crate) const TODAY: Date = jiff::civil::date(2026, 11, 23);

/// The playbook of that day.
pub(crate) fn playbook() -> Playbook {
    Playbook::on(TODAY)
}

/// What can be answered. What the table found stands under the topic of the table.
pub(crate) const TOPICS: &[Topic] = &[
    Topic::RegisteredOn,
    Topic::BornOn,
    Topic::Residence,
    Topic::Work,
    Topic::Ill,
    Topic::Contract,
    Topic::Complex,
    Topic::Distance,
    Topic::RegularOffer,
    Topic::Education,
    Topic::Known,
    Topic::ClientFile,
    Topic::Enrolment,
    Topic::Mediator,
    Topic::Service,
    Topic::Success,
    Topic::Needed,
    Topic::Conversation,
    Topic::Present,
];

/// Copies the answer to a topic from one case to another.
pub(crate) fn give(topic: Topic, from: &Facts, to: &mut Facts) {
    match topic {
        Topic::RegisteredOn => to.registered_on = from.registered_on,
        Topic::BornOn => {
            (to.born_on, to.born_in, to.born_on_before) = (from.born_on.clone(), from.born_in, from.born_on_before);
        }
        Topic::Residence => to.residence = from.residence.clone(),
        Topic::Work => to.work = from.work.clone(),
        Topic::Ill => to.ill = from.ill.clone(),
        Topic::Contract => to.contract = from.contract.clone(),
        Topic::Complex => to.complex = from.complex.clone(),
        Topic::Distance => to.distance = from.distance.clone(),
        Topic::RegularOffer => to.regular_offer = from.regular_offer.clone(),
        Topic::Education => to.education = from.education.clone(),
        Topic::Known => to.known = from.known.clone(),
        Topic::ClientFile => to.client_file = from.client_file.clone(),
        Topic::Enrolment => to.enrolment = from.enrolment.clone(),
        Topic::Mediator => to.mediator = from.mediator.clone(),
        Topic::Service => {
            (to.service, to.service_learnt_on, to.judged_on) = (from.service.clone(), from.service_learnt_on, from.judged_on);
        }
        Topic::Success => to.success = from.success.clone(),
        Topic::Needed => to.needed = from.needed.clone(),
        Topic::Conversation => to.conversation = from.conversation.clone(),
        Topic::Present => to.found = from.found.clone(),
        Topic::ClientConfirms | Topic::Voluntary | Topic::Contact | Topic::Team => {}
    }
}

/// The same case with one answer less.
pub(crate) fn without(facts: &Facts, topic: Topic) -> Facts {
    let mut less = facts.clone();
    give(topic, &Facts::on(facts.registered_on), &mut less);
    less
}

/// A case in which all is in order, with a client file or without.
pub(crate) fn in_order(file: bool) -> Facts {
    let facts = Facts {
        born_on: Answer::Given(jiff::civil::date(1988, 3, 2)),
        residence: Answer::Given(true),
        work: Answer::Given(Work::Seeking),
        ill: Answer::Given(false),
        complex: Answer::Given(true),
        distance: Answer::Given(true),
        regular_offer: Answer::Given(false),
        known: Answer::Given(file),
        ..Facts::on(TODAY)
    };
    if !file {
        return facts;
    }
    Facts {
        client_file: Answer::Given(true),
        enrolment: Answer::Given(Enrolment::As(JobSeekerCategory::Ocmw)),
        mediator: Answer::Given(MediatorOf::Vdab),
        service: Answer::Given(RegularService::FollowUp),
        conversation: Answer::Given(ConversationState::Planned),
        ..facts
    }
}

/// What a conference looks at, with the adviser there, and no advice.
pub(crate) fn deciding(screened: Facts, partners: i64, agrees_to_team: Option<bool>) -> DecisionFacts {
    DecisionFacts { screened, partners, adviser_present: true, agrees_to_team, advised: None, estimated: None }
}

/// A given value mostly, and else one of the three ways of not having one.
fn answer<T: Clone + std::fmt::Debug + 'static>(value: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Answer<T>> {
    prop_oneof![7 => value.prop_map(Answer::Given), 1 => Just(Answer::Unknown), 1 => Just(Answer::Later), 1 => Just(Answer::Open)].boxed()
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> BoxedStrategy<Answer<T>> {
    answer(prop::sample::select(all))
}

fn yes_no() -> BoxedStrategy<Answer<bool>> {
    answer(any::<bool>())
}

/// Days around the ages that count, and days that make no sense.
fn birth() -> impl Strategy<Value = Date> {
    let around = (prop::sample::select(&[2026_i16, 2011, 2010, 2009, 2008, 1988][..]), -2_i64..=2);
    around.prop_map(|(year, days)| TODAY.with().year(year).build().unwrap() + jiff::Span::new().days(days))
}

fn enrolment() -> BoxedStrategy<Answer<Enrolment>> {
    answer(prop_oneof![Just(Enrolment::None), prop::sample::select(JobSeekerCategory::ALL).prop_map(Enrolment::As)])
}

/// Any answers.
fn anything() -> impl Strategy<Value = Facts> {
    let person = (answer(birth()), prop::option::weighted(0.2, birth()), yes_no(), one_of(Work::ALL), yes_no(), yes_no());
    let life = (yes_no(), yes_no(), yes_no(), one_of(Education::ALL));
    let vdab = (yes_no(), yes_no(), enrolment(), one_of(MediatorOf::ALL), one_of(RegularService::ALL), yes_no(), yes_no());
    let learnt = prop::option::of((0_i64..100).prop_map(|days| TODAY - jiff::Span::new().days(days)));
    let found = prop::collection::btree_map(prop::sample::select(Criterion::ALL), prop::sample::select(Found::ALL), 0..3);
    let born_in = prop::option::weighted(0.3, 2007_i16..2012);
    let rest = (one_of(ConversationState::ALL), learnt, found, born_in);
    (person, life, vdab, rest).prop_map(|(person, life, vdab, (conversation, learnt, found, born_in))| Facts {
        judged_on: Some(TODAY),
        born_on: person.0,
        born_in: born_in.map(|year| Partly { year, month: None }),
        born_on_before: person.1,
        residence: person.2,
        work: person.3,
        ill: person.4,
        contract: person.5,
        complex: life.0,
        distance: life.1,
        regular_offer: life.2,
        education: life.3,
        known: vdab.0,
        client_file: vdab.1,
        enrolment: vdab.2,
        mediator: vdab.3,
        service: vdab.4,
        service_learnt_on: learnt,
        success: vdab.5,
        needed: vdab.6,
        conversation,
        found,
        ..Facts::on(TODAY)
    })
}

/// Any answers, and often such that only a few are not in order: those are the cases that one meets.
pub(crate) fn facts() -> impl Strategy<Value = Facts> {
    let near = (any::<bool>(), anything(), prop::collection::vec(prop::sample::select(TOPICS), 0..4)).prop_map(|(file, other, places)| {
        let mut facts = in_order(file);
        for topic in places {
            give(topic, &other, &mut facts);
        }
        facts
    });
    prop_oneof![anything(), near]
}
