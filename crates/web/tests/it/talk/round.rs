//! Every value of every fact goes through its form and comes out as itself: field, answer, fact, rule. So no rule asks for what no form can
//! write, and none sees another thing than what was chosen.

use schakel_app::talk::TalkPage;
use schakel_domain::{
    registration::Answer,
    screening::{Education, Facts, Topic},
    talk::Work,
    vdab_fact::{ConversationState, Enrolment, JobSeekerCategory, MediatorOf, RegularService},
};
use schakel_testkit::World;

/// What the rules see of a registration now.
fn facts(world: &World, id: schakel_domain::ids::RegistrationId) -> Facts {
    let opened: TalkPage = world.run(schakel_app::talk::read(&world.app, &world.cx(&world.known("Nora").actor), id, None)).unwrap();
    opened.facts
}

/// A value that a form offers: its chapter, its fields, and what the rules then see.
type Value = (&'static str, Vec<(String, String)>, Topic, String);

fn field(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// What a rule sees of a topic, as a word.
fn seen(facts: &Facts, topic: Topic) -> String {
    fn word<T>(answer: &Answer<T>, word: impl FnOnce(&T) -> String) -> String {
        match answer {
            Answer::Given(value) => word(value),
            Answer::Unknown => "unknown".to_owned(),
            Answer::Later => "later".to_owned(),
            Answer::Open => String::new(),
        }
    }
    let yes_no = |answer: &Answer<bool>| word(answer, |said| if *said { "yes" } else { "no" }.to_owned());
    match topic {
        Topic::Residence => yes_no(&facts.residence),
        Topic::Work => word(&facts.work, |work| work.code().to_owned()),
        Topic::Ill => yes_no(&facts.ill),
        Topic::Contract => yes_no(&facts.contract),
        Topic::Complex => yes_no(&facts.complex),
        Topic::Distance => yes_no(&facts.distance),
        Topic::RegularOffer => yes_no(&facts.regular_offer),
        Topic::Education => word(&facts.education, |said| said.code().to_owned()),
        Topic::Known => yes_no(&facts.known),
        Topic::ClientFile => yes_no(&facts.client_file),
        Topic::Enrolment => word(&facts.enrolment, |enrolment| match enrolment {
            Enrolment::None => "none".to_owned(),
            Enrolment::As(category) => category.code().to_owned(),
        }),
        Topic::Mediator => word(&facts.mediator, |of| of.code().to_owned()),
        Topic::Service => word(&facts.service, |service| service.code().to_owned()),
        Topic::Success => yes_no(&facts.success),
        Topic::Needed => yes_no(&facts.needed),
        Topic::Conversation => word(&facts.conversation, |state| state.code().to_owned()),
        other => panic!("{} is no answer of the talk", other.code()),
    }
}

/// The codes of a question, and the two ways of not saying.
fn with<'a>(codes: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    codes.into_iter().chain(["unknown", "later"]).collect()
}

fn values() -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    let mut put = |chapter, name: &str, topic, values: Vec<&str>, beside: &[(&str, &str)]| {
        for value in values {
            let mut fields = vec![field(name, value)];
            fields.extend(beside.iter().map(|(name, value)| field(name, value)));
            all.push((chapter, fields, topic, value.to_owned()));
        }
    };
    let yes_no = || with(["yes", "no"]);
    put("wie", "residence", Topic::Residence, yes_no(), &[]);
    put("werk", "work", Topic::Work, with(Work::ALL.iter().map(|one| one.code())), &[]);
    put("werk", "ill", Topic::Ill, yes_no(), &[]);
    put("werk", "contract", Topic::Contract, yes_no(), &[]);
    put("leven", "complex", Topic::Complex, yes_no(), &[]);
    put("leven", "distance", Topic::Distance, yes_no(), &[("distance_words", "Tien jaar niet gewerkt.")]);
    put("aanbod", "regular_offer", Topic::RegularOffer, yes_no(), &[]);
    let told: &[(&str, &str)] = &[("source", "told_by_client"), ("learnt_on", "23/11/2026"), ("again", "1")];
    let beside = |more: &[(&'static str, &'static str)]| [told, more].concat();
    put("vdab", "known", Topic::Known, yes_no(), told);
    put("vdab", "client_file", Topic::ClientFile, yes_no(), told);
    let categories = std::iter::once("none").chain(JobSeekerCategory::ALL.iter().map(|one| one.code()));
    put("vdab", "enrolment", Topic::Enrolment, with(categories), told);
    put("vdab", "mediator", Topic::Mediator, with(MediatorOf::ALL.iter().map(|one| one.code())), told);
    put("vdab", "service", Topic::Service, with(RegularService::ALL.iter().map(|one| one.code())), told);
    for service in RegularService::ALL.iter().filter(|one| one.is_to_work()) {
        put("vdab", "success", Topic::Success, yes_no(), &beside(&[("service", service.code())]));
    }
    put(
        "vdab",
        "needed",
        Topic::Needed,
        yes_no(),
        &beside(&[("needed_reason", "Er is meer nodig."), ("service", "ocmw"), ("success", "yes")]),
    );
    let states = ConversationState::ALL.iter().map(|one| one.code()).collect();
    put("vdab", "conversation", Topic::Conversation, states, &beside(&[("conversation_on", "23/11/2026")]));
    all
}

#[test]
fn every_value_of_every_fact_goes_through_its_form_and_is_what_the_rules_see() {
    let world = World::new();
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", schakel_domain::actor::Role::Coordinator, here);
    let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
    let mut nora = world.as_("Nora");
    for (chapter, fields, topic, expected) in values() {
        let path = format!("/inbox/{}/gesprek/{chapter}", on.id);
        // Of two facts of one moment none would be the newest.
        world.clock.advance_seconds(1);
        nora.get(&path).is(200);
        let mut form = nora.filled(&path, &[]);
        form.retain(|(name, _)| !fields.iter().any(|(own, _)| own == name));
        form.extend(fields.iter().cloned());
        form.push(field("blijf", "1"));
        let page = nora.post(&path, &form).is(200).says("Bewaard.");
        assert_eq!(seen(&facts(&world, on.id), topic), expected, "{chapter}: {fields:?}");
        // And it stands in the form as it was chosen.
        let name = &fields[0].0;
        let shown = [
            page.attributes(&format!("input[name={name}][checked]"), "value"),
            page.attributes(&format!("select[name={name}] option[selected]"), "value"),
        ];
        assert!(shown.concat().contains(&expected), "{chapter}: {name} shows {shown:?}, and {expected} was chosen");
    }
}

#[test]
fn education_goes_through_its_form_for_those_who_are_asked() {
    let world = World::new();
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", schakel_domain::actor::Role::Coordinator, here);
    let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
    let mut nora = world.as_("Nora");
    let (who, offer) = (format!("/inbox/{}/gesprek/wie", on.id), format!("/inbox/{}/gesprek/aanbod", on.id));
    nora.get(&who).is(200);
    nora.submit(&who, &[("born_on", "04/05/2009"), ("compared", "1")]).is(200);
    for value in Education::ALL.iter().map(|one| one.code()).chain(["unknown", "later"]) {
        nora.get(&offer).is(200);
        nora.submit(&offer, &[("education", value), ("education_reason", "Drie scholen zijn gestopt."), ("blijf", "1")]).is(200);
        assert_eq!(seen(&facts(&world, on.id), Topic::Education), value);
    }
    // The birth date that is not known is an answer as well.
    for (skip, expected) in [("unknown", Answer::Unknown), ("later", Answer::Later)] {
        let (other, _) = world.registration("Nora", "Bilal", "Voorbeeld");
        let who = format!("/inbox/{}/gesprek/wie", other.id);
        nora.get(&who).is(200);
        nora.submit(&who, &[("born_on", ""), ("born_on_skip", skip)]).is(200);
        let known = facts(&world, other.id).born_on;
        assert!(known == expected || known.given().is_some(), "{known:?}");
    }
}
