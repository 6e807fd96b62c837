//! The conference finds: what the table sees of each criterion, what it finds, and that every decision stays open but what a fact forbids.

use schakel_domain::{
    actor::OrganisationKind,
    registration::{Answer, State},
    screening::Found,
    talk::{Agreed, Education, SharedPart, Work},
    vdab_fact::{Conversation, ConversationState, Enrolment, Estimate, JobSeekerCategory, MediatorOf, RegularService, VdabFact, View},
};
use schakel_testkit::{TalkHeld, World, both_engines, shows};

use super::{at_the_table, come_in, decides, noted, planned, staffed, world};

/// The fields with which a trajectory opens with Joris.
fn with_joris(world: &World) -> [(&'static str, String); 2] {
    let here = world.known("Nora").actor.partnership.unwrap();
    let ocmw = world.organisation(here, OrganisationKind::Ocmw).to_string();
    [("organisation", ocmw), ("team", world.known("Joris").membership.to_string())]
}

fn opens(world: &World, case: schakel_domain::ids::CaseId, more: &[(&str, &str)]) -> schakel_testkit::Answer {
    let joris = with_joris(world);
    let mut fields: Vec<(&str, &str)> = joris.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend(more);
    decides(world, "Nora", case, "open_trajectory", &fields)
}

/// The decisions that the form does not let one choose.
fn refused(world: &World, case: schakel_domain::ids::CaseId) -> Vec<String> {
    world.as_("Nora").get(&format!("/casus/{case}/besluit")).is(200).attributes("input[name=kind][disabled]", "value")
}

fn judgements(world: &World, case: schakel_domain::ids::CaseId, who: &str) -> Vec<(String, String)> {
    let page = world.as_(who).get(&format!("/casus/{case}")).is(200);
    let rules = page.select("section[aria-labelledby=h-gezien] tbody th");
    let says = page.select("section[aria-labelledby=h-gezien] tbody td");
    rules.into_iter().zip(says).collect()
}

fn says(all: &[(String, String)], rule: &str) -> String {
    all.iter().find(|(words, _)| words.contains(rule)).unwrap_or_else(|| panic!("no {rule} in {all:?}")).1.trim().to_owned()
}

#[test]
fn the_table_finds_of_each_criterion_and_that_counts_in_the_place_of_the_proposal() {
    shows!["P1.3.2-9", "P1.2-1", "P1.2-8"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let held = TalkHeld { complex: Answer::Given(false), distance: Answer::Unknown, ..TalkHeld::default() };
        let (client, _, case) = at_the_table(&world, &held, false);
        let path = format!("/casus/{case}");
        // What the talk proposes closes no way: a trajectory can open, with a sentence.
        assert_eq!(refused(&world, case), Vec::<String>::new());
        let page = world.as_("Nora").get(&format!("{path}/besluit")).is(200).says("De casusbespreking weegt af");
        page.says("Een criterium van de doelgroep is niet vastgesteld, of staat nog open.");
        assert_eq!(says(&judgements(&world, case, "Vera"), "complexe multiproblematiek"), "Niet in orde");
        assert_eq!(says(&judgements(&world, case, "Vera"), "grote afstand"), "Niet gekend");

        // Everybody at the table reads it; the coordinator writes it down, each with its reason.
        let form = format!("{path}/vaststellen");
        world.as_("Vera").get(&form).is(403).refused("§1.3.2");
        let mut nora = world.as_("Nora");
        let page = nora.get(&form).is(200).says("Schrijf per criterium op wat de partners samen vinden");
        page.keeps_quiet_about("Het partnerschap is nodig naast wat al goed loopt");
        nora.submit(&form, &[]).is(422).says("Kies bij minstens één criterium");
        nora.submit(&form, &[("found-complex", "held")]).is(422).says("Schrijf op waarom.");
        let page = nora.submit(&form, &[("found-complex", ""), ("why-complex", "Alles hangt samen.")]).is(422);
        page.says("Kies ook wat de partners vinden.").says("Alles hangt samen.");
        let said = [
            ("found-complex", "held"),
            ("why-complex", "Schulden en wonen houden elkaar vast."),
            ("found-distance", "held"),
            ("why-distance", "Tien jaar niet gewerkt."),
        ];
        let page = nora.submit(&form, &said).is(200).says("De vaststelling is bewaard.");
        page.says("Tien jaar niet gewerkt.").says("Nora Testers (Gemeente Westhoek)");
        let page = world.as_("Vera").get(&path).is(200).says("Vastgesteld").says("Schulden en wonen houden elkaar vast.");
        page.says("Vera Testers (VDAB Westhoek)").keeps_quiet_about("/vaststellen");
        assert_eq!(says(&judgements(&world, case, "Vera"), "complexe multiproblematiek"), "In orde");
        // The same form again is nothing new; another finding follows the first, which stays to be read.
        nora.get(&form).is(200);
        nora.submit(&form, &[]).is(422).says("Kies bij minstens één criterium");
        world.clock.advance_seconds(1);
        nora.submit(&form, &[("found-distance", "open"), ("why-distance", "We weten het nog niet.")]).is(200).says("vroegere vaststelling");
        world.clock.advance_seconds(1);
        nora.get(&form).is(200);
        nora.submit(&form, &[("found-distance", "held"), ("why-distance", "Na overleg toch.")]).is(200);
        assert_eq!(noted(&world, "case.appraise", "done"), 3);
        nora.get(&format!("{path}/besluit")).is(200).keeps_quiet_about("Een criterium van de doelgroep is niet vastgesteld");

        // Kept with the decision as it was; and afterwards nothing is found any more.
        nora.get(&form).is(200);
        let late = nora.filled(&form, &[("found-complex", "not_held"), ("why-complex", "Toch niet.")]);
        opens(&world, case, &[]).is(200).says("Traject openen");
        assert_eq!(client.state(&world), State::Accepted);
        nora.post(&form, &late).is(409).says("Toch niet.");
        nora.get(&form).is(200).says("Iemand anders was je voor");
        let here = world.known("Nora").actor.partnership.unwrap();
        let decision = world.run(async {
            let mut tx = world.app.behind().store.read_in(here).await.unwrap();
            tx.decision_on(case).await.unwrap().unwrap()
        });
        let basis = decision.basis.unwrap();
        assert!(basis.facts.screened.found.values().all(|found| *found == Found::Held), "{basis:?}");
        assert_eq!((basis.facts.partners, basis.facts.adviser_present, basis.against.len()), (3, true, 0));
        let looked = world.run(world.app.behind().store.doctor()).unwrap();
        assert!(looked.iter().all(|looked| looked.faults.is_empty()), "{engine:?}: {looked:?}");
    }
}

#[test]
fn of_two_who_find_at_once_the_second_keeps_the_own_words_and_a_decision_looks_again() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (_, _, case) = at_the_table(&world, &TalkHeld::default(), false);
        let (form, decide) = (format!("/casus/{case}/vaststellen"), format!("/casus/{case}/besluit"));
        let (mut nora, mut tab, mut third) = (world.as_("Nora"), world.as_("Nora"), world.as_("Nora"));
        nora.get(&form).is(200);
        tab.get(&form).is(200);
        third.get(&decide).is(200);
        let mine = tab.filled(&form, &[("found-complex", "not_held"), ("why-complex", "Eén vraag, <b>meer</b> niet.")]);
        let asks = third.filled(&decide, &[("kind", "ask_more"), ("reason", "Vraag naar school."), ("sure", "1")]);
        nora.submit(&form, &[("found-complex", "held"), ("why-complex", "Drie drempels.")]).is(200);
        let page = tab.post(&form, &mine).is(409).says("Drie drempels.").says("<b>meer</b>").says("Niet vastgesteld");
        page.says("Wat jij typte");
        third.post(&decide, &asks).is(409).says("Vraag naar school.");
        assert_eq!((noted(&world, "case.appraise", "done"), noted(&world, "case.decide", "done")), (1, 0));
    }
}

#[test]
fn what_the_client_does_not_share_is_not_shared_and_not_unknown_also_when_it_is_taken_back() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let parts = vec![SharedPart::Person, SharedPart::Complex, SharedPart::Residence];
        let held = TalkHeld { parts, residence: Answer::Unknown, work: Answer::Given(Work::FullTime), ..TalkHeld::default() };
        let (client, _, case) = at_the_table(&world, &held, false);
        for who in ["Vera", "Joris", "Nora"] {
            let all = judgements(&world, case, who);
            assert_eq!(says(&all, "heeft een verblijfsstatuut"), "Niet gekend", "{who}");
            assert_eq!(says(&all, "minstens 16 jaar"), "In orde", "{who}");
            assert_eq!(says(&all, "werkt niet voltijds"), "Niet gedeeld", "{who}: it is broken, and nobody at the table may guess it");
            assert_eq!(says(&all, "reguliere aanbod, in hoofdzaak"), "Niet gedeeld", "{who}");
            let page = world.as_(who).get(&format!("/casus/{case}")).is(200);
            let unshared = page.select("#h-verteld ~ dl div").pop().unwrap();
            assert!(
                unshared.starts_with("Niet gedeeld") && unshared.contains("Of het reguliere aanbod kan helpen, en waarom"),
                "{unshared}"
            );
            page.says("Het verblijfsstatuut De klant weet het niet").keeps_quiet_about("Werkt voltijds");
        }
        // Taken back while the table reads it: gone at the next look, also as a judgement.
        let agreed = Agreed { discuss: Answer::Given(true), name: Answer::Later, team: Answer::Given(true) };
        let answers = schakel_app::talk::ChapterAnswers::Agreed { agreed, parts: vec![SharedPart::Person], remark: None };
        world.record("Nora", client.registration, answers);
        assert_eq!(says(&judgements(&world, case, "Vera"), "heeft een verblijfsstatuut"), "Niet gedeeld");
        assert_eq!(says(&judgements(&world, case, "Vera"), "complexe multiproblematiek"), "Niet gedeeld");
        // What the table found itself is the table's.
        let (form, mut nora) = (format!("/casus/{case}/vaststellen"), world.as_("Nora"));
        nora.get(&form).is(200);
        nora.submit(&form, &[("found-complex", "held"), ("why-complex", "Zo besproken.")]).is(200);
        assert_eq!(says(&judgements(&world, case, "Vera"), "complexe multiproblematiek"), "In orde");
    }
}

#[test]
fn every_decision_is_open_to_the_table_but_what_a_fact_forbids() {
    shows!["P1.2-3", "P2.2-1"];
    let world = world();
    let unknown = TalkHeld {
        born_on: Answer::Unknown,
        residence: Answer::Unknown,
        work: Answer::Later,
        ill: Answer::Later,
        complex: Answer::Unknown,
        distance: Answer::Unknown,
        regular_offer: Answer::Unknown,
        vdab: vec![VdabFact::Known(None), VdabFact::ClientFile(None), VdabFact::Service { which: None, successful: Answer::Open }],
        ..TalkHeld::default()
    };
    let followed = TalkHeld {
        vdab: vec![
            VdabFact::Known(Some(true)),
            VdabFact::ClientFile(Some(true)),
            VdabFact::Enrolment(Some(Enrolment::As(JobSeekerCategory::Free))),
            VdabFact::Mediator { of: Some(MediatorOf::Vdab), name: None },
            VdabFact::Service { which: Some(RegularService::FollowUp), successful: Answer::Open },
            VdabFact::Conversation(Conversation { state: ConversationState::Asked, on: None, way: None, three_way: None }),
        ],
        ..TalkHeld::default()
    };
    let born = |day| Answer::Given(jiff::civil::Date::constant(2009, 5, day));
    let open_only = vec!["open_trajectory".to_owned()];
    let rows: Vec<(&str, TalkHeld, Vec<String>)> = vec![
        ("everything in order", TalkHeld::default(), vec![]),
        ("who knows nothing", unknown, vec![]),
        ("only followed up by VDAB", followed, vec![]),
        ("fifteen", TalkHeld { born_on: Answer::Given(jiff::civil::date(2010, 11, 24)), ..TalkHeld::default() }, open_only.clone()),
        ("no residence status", TalkHeld { residence: Answer::Given(false), ..TalkHeld::default() }, open_only.clone()),
        (
            "ill with a contract",
            TalkHeld {
                work: Answer::Given(Work::FullTime),
                ill: Answer::Given(true),
                contract: Answer::Given(true),
                ..TalkHeld::default()
            },
            open_only.clone(),
        ),
        (
            "seventeen, and education is possible",
            TalkHeld { born_on: born(4), education: Answer::Given(Education::Realistic), ..TalkHeld::default() },
            open_only,
        ),
        (
            "nobody asked about residence",
            TalkHeld { residence: Answer::Open, ..TalkHeld::default() },
            vec!["open_trajectory".to_owned(), "not_in_target_group".to_owned()],
        ),
    ];
    for (what, held, expected) in rows {
        let (_, conference, case) = at_the_table(&world, &held, false);
        assert_eq!(refused(&world, case), expected, "{what}");
        let page = world.as_("Nora").get(&format!("/casus/{case}/besluit")).is(200);
        let page = if expected.len() == 1 { page.says("Wat wel kan:") } else { page };
        if what == "fifteen" {
            page.says("Dat we de dag van aanmelding tellen, is onze afspraak.");
        }
        world.close("Nora", conference);
    }
}

#[test]
fn what_goes_against_advice_or_estimate_asks_for_a_sentence_and_both_are_kept() {
    shows!["P2.2-10"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (client, _, case) = at_the_table(&world, &TalkHeld::default(), false);
        world.note_vdab("Nora", client.registration, vec![VdabFact::Estimate(Estimate { view: View::NotIndicated, words: None })]);
        let path = format!("/casus/{case}");
        let mut vera = world.as_("Vera");
        vera.get(&path).is(200);
        vera.submit(&format!("{path}/advies"), &[("view", "not_indicated"), ("words", "Een gewone opleiding past beter.")]).is(200);
        let page = world.as_("Nora").get(&format!("{path}/besluit")).is(200).says("De VDAB-adviseur adviseert iets anders.");
        page.says("De bemiddelaar schat het anders in, zoals de klant het vertelde.");
        let page = opens(&world, case, &[]).is(422).says("Deze beslissing gaat ergens tegen in. Schrijf in één zin waarom toch.");
        page.says("Besproken met iedereen aan tafel.");
        assert_eq!(client.state(&world), State::Received);
        let page = opens(&world, case, &[("why", "De schulden gaan voor.")]).is(200).says("De schulden gaan voor.");
        page.says("De VDAB-adviseur adviseert iets anders.");
        assert_eq!(client.state(&world), State::Accepted);
        let page = world.as_("Nora").get(&format!("/inbox/{}", client.registration)).is(200);
        page.says("De schulden gaan voor.").says("De bemiddelaar schat het anders in");
    }
}

#[test]
fn two_heads_of_one_organisation_are_one_partner_and_a_missing_adviser_asks_for_a_sentence() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        let case = world.table("Nora", client.registration, conference, false);
        // Both of the OCMW.
        world.begin("Nora", conference, &["Karim", "Joris"]);
        let mut karim = world.as_("Karim");
        karim.get(&format!("/besprekingen/{conference}")).is(200).says("Er zit nu maar één organisatie aan tafel");
        karim.get(&format!("/casus/{case}")).is(200).says("minder dan twee organisaties");
        let page = karim.get(&format!("/casus/{case}/besluit")).is(200);
        assert_eq!(page.attributes("input[name=kind][disabled]", "value").len(), 5, "nothing is decided by one partner");
        decides(&world, "Karim", case, "ask_more", &[]).is(409).refused("§1.3.2").says("minstens twee organisaties");
        karim.get(&format!("/casus/{case}/vaststellen")).is(200);
        let found = [("found-complex", "held"), ("why-complex", "Zo zien wij het.")];
        karim.submit(&format!("/casus/{case}/vaststellen"), &found).is(409).refused("§1.3.2").says("Zo zien wij het.");
        let mut nora = world.as_("Nora");
        nora.get(&format!("/besprekingen/{conference}"));
        let mut fields = nora.filled(&format!("/besprekingen/{conference}/aanwezig"), &[]);
        fields.push(("present".to_owned(), world.known("Nora").membership.to_string()));
        nora.post(&format!("/besprekingen/{conference}/aanwezig"), &fields).is(200);
        assert_eq!(refused(&world, case), Vec::<String>::new());
        opens(&world, case, &[]).is(422).says("Schrijf in één zin waarom toch");
        let page = opens(&world, case, &[("why", "De adviseur is ziek, en wachten kan niet.")]).is(200);
        page.says("De VDAB-adviseur is er niet bij.").says("wachten kan niet");
    }
}

#[test]
fn a_referral_names_where_to_and_stays_a_step_until_it_is_told() {
    shows!["P1.2-5"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        // Seventeen, and the talk says that education is no option any more: back to education asks for a word.
        let reason = schakel_domain::words::Reason::parse("Drie scholen zijn gestopt.").unwrap();
        let held = TalkHeld {
            born_on: Answer::Given(jiff::civil::date(2009, 5, 4)),
            education: Answer::Given(Education::NotRealistic(reason)),
            ..TalkHeld::default()
        };
        let (client, conference, case) = at_the_table(&world, &held, false);
        let page = decides(&world, "Nora", case, "refer_education", &[]).is(422).says("Schrijf op waarheen jullie verwijzen.");
        page.says("In het gesprek staat dat onderwijs geen realistische optie meer is.");
        let to = [("to", "Leertijd in Diksmuide, bij Els"), ("why", "Er is net een nieuwe plaats.")];
        decides(&world, "Nora", case, "refer_education", &to).is(200).says("Leertijd in Diksmuide, bij Els");
        world.close("Nora", conference);
        let mut nora = world.as_("Nora");
        let path = format!("/inbox/{}", client.registration);
        nora.get(&path).is(200).says("Verwezen naar: Leertijd in Diksmuide, bij Els");
        nora.get("/vandaag").is(200).says("Nog niet aan de klant verteld");
        nora.get(&path).is(200);
        nora.submit(&format!("{path}/antwoord"), &[("kind", "answer"), ("body", "Je kan terecht bij Els.")]).is(200);
        nora.get("/vandaag").is(200).keeps_quiet_about("Nog niet aan de klant verteld");
    }
}
