//! A decision has a reason, a team, and the rules as they stood; of two, the first counts.

use schakel_domain::{
    actor::OrganisationKind,
    registration::{Answer, State},
    talk::{Education, Work},
};
use schakel_testkit::{TalkHeld, World, both_engines, shows};

use super::{at_the_table, come_in, decides, noted, planned, staffed, world};

#[test]
fn a_trajectory_opens_by_a_decision_with_a_reason_a_team_and_the_playbook_as_it_stood() {
    shows!["P1.3.2-8", "P1.3.2-5"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let here = world.known("Nora").actor.partnership.unwrap();
        let (client, conference, case) = at_the_table(&world, &TalkHeld::default(), false);
        let form = format!("/casus/{case}/besluit");
        let (ocmw, vdab) = (world.organisation(here, OrganisationKind::Ocmw), world.organisation(here, OrganisationKind::Vdab));
        let [joris, vera, ada] = ["Joris", "Vera", "Ada"].map(|name| world.known(name).membership.to_string());
        let mut nora = world.as_("Nora");
        let page = nora.get(&form).is(200).says("Komt in aanmerking").says("Niemand van VDAB");
        for nobody in ["Vera Testers", "Olga Testers", "VDAB Westhoek"] {
            assert!(!page.select("form").concat().contains(nobody), "{nobody} is not offered");
        }
        // What the page does not offer is refused when it is made by hand.
        let (ocmw, vdab) = (ocmw.to_string(), vdab.to_string());
        nora.submit(&form, &[("kind", "open_trajectory"), ("reason", "Samen beslist.")]).is(422).says("Kies een van de mogelijkheden");
        let open = |organisation, team| {
            [("kind", "open_trajectory"), ("reason", "Samen beslist."), ("organisation", organisation), ("team", team), ("sure", "1")]
        };
        nora.submit(&form, &open(&ocmw, "")).is(422).says("Kies minstens één begeleider");
        nora.submit(&form, &open(&vdab, &joris)).is(422);
        nora.submit(&form, &open(&ocmw, &vera)).is(422).says("kan niet begeleiden");
        nora.submit(&form, &open(&ocmw, &ada)).is(422);
        assert_eq!(client.state(&world), State::Received);
        // The adviser, and whoever else is at the table, decides nothing.
        for who in ["Vera", "Joris"] {
            let mut other = world.as_(who);
            other.get(&form).is(403).refused("§1.3.2");
            let mut fields = other.page.as_ref().unwrap().form("/uit").unwrap();
            fields.extend(open(&ocmw, &joris).map(|(name, value)| (name.to_owned(), value.to_owned())));
            other.post(&form, &fields).is(403).refused("§1.3.2");
        }
        let page = nora.submit(&form, &open(&ocmw, &joris)).is(200).says("De beslissing is opgeschreven en uitgevoerd.");
        page.says("Beslissing: Traject openen").says("Samen beslist.").says("De VDAB-adviseur was erbij.").says("Aan tafel: 3.");
        assert_eq!(client.state(&world), State::Accepted);
        let (decision, dossier) = world.run(async {
            let mut tx = world.app.behind().store.read_in(here).await.unwrap();
            (tx.last_decision(client.registration).await.unwrap().unwrap(), tx.dossier_of(client.registration).await.unwrap().unwrap())
        });
        assert_eq!(dossier.team, [world.known("Joris").membership]);
        assert_eq!((decision.version.number(), decision.present, decision.adviser_present), (6, 3, true));
        for rule in ["P1.2-3", "P2.2-9", "P1.3.2-1", "P2.1-1c"] {
            assert!(decision.judgements.iter().any(|kept| kept.rule == rule), "{rule} was kept");
        }
        // Decided is decided: there is no other form, and the agenda says so, also to the adviser while it is open.
        nora.get(&form).is(200).says("Iemand anders was je voor");
        world.as_("Vera").get(&format!("/casus/{case}")).is(200).says("Samen beslist.");
        world.as_("Vera").get(&format!("/besprekingen/{conference}")).says("Beslist Traject openen");
        let rows = world.run(async { world.app.behind().store.read().await.unwrap().log_latest(50).await }).unwrap();
        let entry = rows.iter().find(|row| row.act == "case.decide" && row.outcome == "done").unwrap();
        assert!(entry.rules.contains("P1.3.2-1") && entry.client_id.is_some(), "{entry:?}");
    }
}

#[test]
fn the_page_says_beforehand_what_the_rules_allow_and_a_form_by_hand_is_refused_with_the_paragraph() {
    let world = world();
    let held = TalkHeld { residence: Answer::Open, regular_offer: Answer::Open, ..TalkHeld::default() };
    let (client, _, case) = at_the_table(&world, &held, false);
    let form = format!("/casus/{case}/besluit");
    let mut nora = world.as_("Nora");
    let page = nora.get(&form).is(200).says("Nog iets te vragen");
    let disabled = page.attributes("input[name=kind][disabled]", "value");
    assert_eq!(disabled, ["open_trajectory", "not_in_target_group"]);
    page.says("Kan nu niet").says("Draaiboek §1.2, versie 6").says("Gekeken naar:");
    for kind in ["open_trajectory", "not_in_target_group"] {
        let here = world.known("Nora").actor.partnership.unwrap();
        let ocmw = world.organisation(here, OrganisationKind::Ocmw).to_string();
        let joris = world.known("Joris").membership.to_string();
        nora.get(&form);
        let values = [("kind", kind), ("reason", "Toch maar."), ("organisation", ocmw.as_str()), ("team", joris.as_str())];
        nora.submit(&form, &values).is(409).refused("§1.2").says("Wat jij getypt hebt").says("Toch maar.");
    }
    assert_eq!(noted(&world, "case.decide", "refused"), 2);
    assert_eq!(client.state(&world), State::Received);
    // Asking more is always possible, and keeps the registration open; the case comes back when more was asked.
    decides(&world, "Nora", case, "ask_more", &[]).is(200).says("Eerst nog iets vragen");
    assert_eq!(client.state(&world), State::Received);
    world.clock.advance_seconds(60);
    let next = planned(&world);
    nora.get(&format!("/besprekingen/{next}")).is(200).says("De vorige bespreking wilde nog iets weten");
    world.hold_talk("Nora", client.registration, &TalkHeld::default());
    nora.get(&format!("/besprekingen/{next}")).is(200).says("Klaar om te bespreken");
}

#[test]
fn who_is_referred_or_not_in_the_target_group_is_told_why_and_sixteen_counts_on_the_day_of_registration() {
    let world = world();
    let held = |born, education| TalkHeld { born_on: Answer::Given(born), education, ..TalkHeld::default() };
    // Seventeen on the day of registration, eighteen at the conference: education still goes first.
    let young = held(jiff::civil::date(2008, 11, 24), Answer::Given(Education::Realistic));
    let client = come_in(&world, "Amina");
    world.hold_talk("Nora", client.registration, &young);
    world.days_later(3);
    let conference = planned(&world);
    let case = world.table("Nora", client.registration, conference, false);
    world.begin("Nora", conference, &["Nora", "Joris"]);
    let page = world.as_("Nora").get(&format!("/casus/{case}/besluit")).is(200).says("Eerst naar onderwijs");
    page.says("De VDAB-adviseur is er niet bij");
    decides(&world, "Nora", case, "open_trajectory", &[]).is(422);
    let page =
        decides(&world, "Nora", case, "refer_education", &[("to", "Leertijd in Diksmuide")]).is(200).says("Doorverwijzen naar onderwijs");
    page.says("De VDAB-adviseur was er niet bij.");
    assert_eq!(client.state(&world), State::Referred);
    world.close("Nora", conference);

    let works = TalkHeld { work: Answer::Given(Work::FullTime), ..TalkHeld::default() };
    let other = come_in(&world, "Jef");
    world.hold_talk("Nora", other.registration, &works);
    let conference = planned(&world);
    let case = world.table("Nora", other.registration, conference, false);
    world.begin("Nora", conference, &["Nora", "Joris"]);
    decides(&world, "Nora", case, "not_in_target_group", &[]).is(200).says("Hoort niet bij de doelgroep");
    assert_eq!(other.state(&world), State::Referred);
    // The client may still say something, and the partnership still answers.
    let mut nora = world.as_("Nora");
    let path = format!("/inbox/{}", other.registration);
    nora.get(&path).is(200);
    nora.submit(&format!("{path}/antwoord"), &[("kind", "answer"), ("body", "We wijzen je de weg naar VDAB.")]).is(200);
    assert_eq!(other.state(&world), State::Referred);
}

#[test]
fn the_client_reads_where_a_referral_goes_once_somebody_told_it() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (client, _, case) = at_the_table(&world, &TalkHeld::default(), false);
        decides(&world, "Nora", case, "refer_regular", &[("to", "CAW <Westhoek>, 051 00 00 00")]).is(200);
        // That something was decided stands there at once; what, a person tells.
        let page = world.client(&client.code).get("/mijn").is(200).says("We vertellen je wat er beslist is, en waarom.");
        page.keeps_quiet_about("Westhoek>").keeps_quiet_about("Een andere dienst past nu beter").keeps_quiet_about("Hier kan je terecht");

        let mut nora = world.as_("Nora");
        let path = format!("/inbox/{}", client.registration);
        nora.get(&path).is(200);
        nora.submit(&format!("{path}/antwoord"), &[("kind", "answer"), ("body", "Het CAW helpt je met je huis.")]).is(200);
        let page = world.client(&client.code).get("/mijn").is(200).says("Hier kan je terecht CAW <Westhoek>, 051 00 00 00");
        assert_eq!(page.attributes("#waarheen ~ p a", "href"), ["tel:051000000"]);
        page.says("Een andere dienst past nu beter bij jou").keeps_quiet_about("We vertellen je wat er beslist is");
    }
}

#[test]
fn of_two_coordinators_the_second_sees_what_the_first_decided() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        let case = world.table("Nora", client.registration, conference, false);
        world.begin("Nora", conference, &["Nora", "Karim"]);
        let form = format!("/casus/{case}/besluit");
        let (mut nora, mut karim) = (world.as_("Nora"), world.as_("Karim"));
        nora.get(&form).is(200);
        karim.get(&form).is(200);
        let fields = nora.filled(&form, &[("kind", "ask_more"), ("reason", "Vraag naar de kinderopvang."), ("sure", "1")]);
        nora.post(&form, &fields).is(200);
        let kept = karim.filled(
            &form,
            &[("kind", "refer_regular"), ("to", "Leerpunt"), ("reason", "Hij heeft een rijbewijs, dus\nhet gewone <b>aanbod</b>.")],
        );
        let page = karim.post(&form, &kept).is(409).says("Iemand anders was je voor").says("Vraag naar de kinderopvang.");
        let typed = page.select("#h-getypt ~ .kaart dl").concat();
        assert!(typed.contains("Doorverwijzen naar het reguliere aanbod") && typed.contains("een rijbewijs, dus"), "{typed}");
        page.says("<b>aanbod</b>").keeps_quiet_about("<b>aanbod");
        // What he typed is not kept anywhere: it was his to take along.
        karim.get(&format!("/casus/{case}")).is(200).keeps_quiet_about("rijbewijs");
        // The same form again gives what it gave, and changes nothing.
        nora.post(&form, &fields).is(200).says("Vraag naar de kinderopvang.");
        assert_eq!(noted(&world, "case.decide", "done"), 1);
        // Advice that comes after the decision: the same. The choice counts as typed as well.
        let late =
            [("view", "not_indicated"), ("words", "Liever eerst een opleiding.")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let mut fields: Vec<_> = kept.iter().filter(|(name, _)| name == "csrf").cloned().collect();
        fields.extend(late);
        let page = karim.post(&format!("/casus/{case}/advies"), &fields).is(409).says("Vraag naar de kinderopvang.");
        page.says("Niet aangewezen").says("Liever eerst een opleiding.");
        fields.retain(|(name, _)| name != "view");
        karim.post(&format!("/casus/{case}/advies"), &fields).is(409).says("Liever eerst een opleiding.");
        assert_eq!(noted(&world, "case.advise", "done"), 0);
        // A member who is not at the table decides nothing, and one who is alone neither.
        let other = come_in(&world, "Jef");
        world.hold_talk("Nora", other.registration, &TalkHeld::default());
        let case = world.table("Nora", other.registration, conference, false);
        nora.get(&format!("/besprekingen/{conference}"));
        let one = world.known("Karim").membership.to_string();
        let mut fields = nora.filled(&format!("/besprekingen/{conference}/aanwezig"), &[]);
        fields.retain(|(name, _)| name != "present");
        fields.push(("present".to_owned(), one));
        nora.post(&format!("/besprekingen/{conference}/aanwezig"), &fields).is(200);
        nora.get(&format!("/casus/{case}")).is(200).says("Je zit nu niet aan tafel");
        nora.get(&format!("/casus/{case}/besluit")).is(403).refused("§1.3.2");
        karim.get(&format!("/casus/{case}")).is(200).says("er zitten minder dan twee organisaties aan tafel");
        karim.get(&format!("/casus/{case}/besluit")).is(403).refused("§1.3.2");
    }
}

#[test]
fn closing_twice_and_deciding_after_closing_change_nothing() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (client, conference, case) = at_the_table(&world, &TalkHeld::default(), false);
        let (meeting, form) = (format!("/besprekingen/{conference}"), format!("/casus/{case}/besluit"));
        let (mut nora, mut karim) = (world.as_("Nora"), world.as_("Karim"));
        nora.get(&form).is(200);
        let decide = nora.filled(&form, &[("kind", "ask_more"), ("reason", "Te laat.")]);
        let mut open = world.as_("Nora");
        open.get(&meeting).is(200);
        karim.get(&meeting).is(200);
        karim.submit(&format!("{meeting}/sluiten"), &[]).is(200).says("gesloten");
        open.submit(&format!("{meeting}/sluiten"), &[]).is(200).says("Zo staat de bespreking nu");
        assert_eq!(noted(&world, "conference.close", "done"), 2, "one for the conference, one for the case that was held over");
        let before = noted(&world, "case.decide", "done");
        nora.post(&form, &decide).is(403).refused("§1.3.2").says("Wat jij getypt hebt").says("Te laat.");
        assert_eq!(noted(&world, "case.decide", "done"), before);
        assert_eq!(client.state(&world), State::Received);
        // Held over: the agenda says so, and a next agenda can have it.
        nora.get(&meeting).is(200).says("Uitgesteld");
        let next = planned(&world);
        world.table("Nora", client.registration, next, false);
    }
}

#[test]
pub(crate) fn a_decision_is_read_once_more_and_put_right_while_the_conference_goes_on() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let here = world.known("Nora").actor.partnership.unwrap();
        let (client, conference, case) = at_the_table(&world, &TalkHeld::default(), false);
        let (path, form) = (format!("/casus/{case}"), format!("/casus/{case}/besluit"));
        let (ocmw, joris) = (world.organisation(here, OrganisationKind::Ocmw).to_string(), world.known("Joris").membership.to_string());
        let open = [("kind", "open_trajectory"), ("reason", "Samen beslist."), ("organisation", &*ocmw), ("team", &*joris)];
        let mut nora = world.as_("Nora");
        nora.get(&form).is(200);
        nora.submit(&form, &open).is(200).says("Klopt dit?").says("Joris Testers");
        assert_eq!(client.state(&world), State::Received, "nothing is done before it was confirmed");
        nora.submit(&form, &[&open[..], &[("sure", "1")]].concat()).is(200).says("Traject openen");
        assert_eq!(client.state(&world), State::Accepted);
        // The same in another tab: it is told to be the own one.
        let mut tab = world.as_("Nora");
        tab.get(&path).is(200).says("Beslissing rechtzetten");

        // What the rules said when it was taken stays with it.
        let kept = world.run(async { world.app.behind().store.read_in(here).await?.decision_on(case).await }).unwrap().unwrap();
        nora.get(&path).is(200);
        nora.submit(&format!("{path}/rechtzetten"), &[("why", " ")]).is(422).says("Waarom klopt ze niet?");
        nora.submit(&format!("{path}/rechtzetten"), &[("why", "Verkeerde casus aangeduid.")]).is(200).says("Beslis nu opnieuw");
        assert_eq!(client.state(&world), State::Received);
        let undone = world.run(async {
            let mut tx = world.app.behind().store.read_in(here).await?;
            let tabled = tx.case(case).await?.unwrap();
            tx.undone_on(&tabled.case).await
        });
        let undone = undone.unwrap();
        assert_eq!((undone.len(), undone[0].kind, undone[0].id), (1, kept.kind, kept.id), "{engine:?}");
        assert!(kept.basis.is_some() && undone[0].basis == kept.basis, "{engine:?}: {:?}", undone[0].basis);
        world.as_("Joris").get("/dossiers").is(200).keeps_quiet_about("Amina");
        nora.get(&path).is(200).says("Teruggenomen beslissing").says("Verkeerde casus aangeduid.").says("Samen beslist.");
        decides(&world, "Nora", case, "ask_more", &[]).is(200).says("Eerst nog iets vragen").says("Verkeerde casus aangeduid.");
        // Of two who take it back the second is told, and after the conference nobody does.
        let mut other = world.as_("Nora");
        other.get(&path).is(200);
        nora.get(&path).is(200);
        let typed = other.filled(&format!("{path}/rechtzetten"), &[("why", "Toch anders.")]);
        nora.submit(&format!("{path}/rechtzetten"), &[("why", "Nog eens.")]).is(200);
        other.post(&format!("{path}/rechtzetten"), &typed).is(200).says("kan niet meer teruggenomen worden");
        decides(&world, "Nora", case, "ask_more", &[]).is(200);
        nora.get(&path).is(200);
        let late = nora.filled(&format!("{path}/rechtzetten"), &[("why", "Te laat.")]);
        world.close("Nora", conference);
        nora.post(&format!("{path}/rechtzetten"), &late).is(403);
        let looked = world.run(world.app.behind().store.doctor()).unwrap();
        assert!(looked.iter().all(|looked| looked.faults.is_empty()), "{engine:?}: {looked:?}");
    }
}
