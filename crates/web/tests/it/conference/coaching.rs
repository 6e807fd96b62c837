//! A quality coaching is planned, attended and recorded beside the case conferences, and never touches a case.

use schakel_testkit::{Browser, TalkHeld, World, both_engines, shows};

use super::{come_in, noted, planned, staffed, world};

const PLAN: &str = "/besprekingen/nieuw?soort=coaching";
const NEW: &str = "/besprekingen/nieuw";

/// Plans a quality coaching of tomorrow with these people; returns where it stands.
fn coaching(world: &World, browser: &mut Browser, members: &[&str]) -> String {
    browser.get(PLAN).is(200);
    let mut fields = browser.filled(NEW, &[("day", "24/11/2026"), ("hour", "14.30"), ("place", "Open Huis, zaal 2")]);
    fields.retain(|(name, _)| name != "members");
    fields.extend(members.iter().map(|name| ("members".to_owned(), world.known(name).membership.to_string())));
    browser.post(NEW, &fields).is(200).says("De kwaliteitscoaching is gepland.").path
}

fn begun(world: &World, browser: &mut Browser, href: &str, there: &[&str]) -> schakel_testkit::Answer {
    browser.get(href).is(200);
    let mut fields = browser.filled(&format!("{href}/beginnen"), &[]);
    fields.extend(there.iter().map(|name| ("present".to_owned(), world.known(name).membership.to_string())));
    // It is of tomorrow: beginning a day early is asked twice.
    fields.push(("sure".to_owned(), "1".to_owned()));
    browser.post(&format!("{href}/beginnen"), &fields).is(200).says("De kwaliteitscoaching is begonnen.")
}

#[test]
fn a_quality_coaching_is_planned_with_the_adviser_begun_recorded_and_read_by_whom_was_asked() {
    shows!["P1.3.2-1"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let mut nora = world.as_("Nora");
        nora.get("/besprekingen").is(200).says("Plan een kwaliteitscoaching");
        let page = nora.get(PLAN).is(200).says("Kwaliteitscoaching plannen").says("neemt structureel deel (§1.3.2)");
        let ticked = page.attributes("input[name=members][checked]", "value");
        for name in ["Vera", "Nora"] {
            assert!(ticked.contains(&world.known(name).membership.to_string()), "{name} is suggested");
        }
        let mut fields = nora.filled(NEW, &[("day", "24/11/2026"), ("hour", "14.30"), ("place", "Open Huis, zaal 2")]);
        fields.retain(|(name, _)| name != "members");
        let page = nora.post(NEW, &fields).is(422).says("Kies minstens twee mensen.").says("Kwaliteitscoaching plannen");
        page.keeps_quiet_about("Niemand beslist alleen");

        let href = coaching(&world, &mut nora, &["Nora", "Karim", "Joris", "Vera"]);
        let page = nora.get(&href).is(200).says("Er is nog geen verslag.").says("dinsdag 24 november 2026, 14.30 uur");
        page.keeps_quiet_about("Op de agenda zetten").keeps_quiet_about("Casusbespreking beginnen");
        // In the same list, with its own word; for whom was asked, and nobody else.
        world.as_("Vera").get("/besprekingen").is(200).says("Kwaliteitscoaching").says("dinsdag 24 november 2026").says("Gepland");
        for path in [href.clone(), format!("{href}/verslag"), format!("{href}/wijzigen")] {
            assert_eq!(world.as_("Olga").get(&path).status, 404, "{path}");
        }
        assert_eq!(world.as_("Olga").get("/besprekingen").is(200).select("tbody tr").len(), 0);
        world.as_("Vera").get(&format!("{href}/wijzigen")).is(403).refused("§1.3.2");
        world.as_("Vera").get(&format!("{href}/verslag")).is(403).refused("§1.3.2");
        nora.get(&format!("{href}/verslag")).is(200).says("Zo staat de bespreking nu");

        nora.get(&href).is(200);
        nora.submit(&format!("{href}/beginnen"), &[]).is(422).says("Kruis aan wie er aan tafel zit.");
        begun(&world, &mut nora, &href, &["Nora", "Joris"]).says("De VDAB-adviseur is er niet bij.").keeps_quiet_about("één organisatie");
        let mut fields = nora.filled(&format!("{href}/aanwezig"), &[]);
        fields.push(("present".to_owned(), world.known("Vera").membership.to_string()));
        nora.post(&format!("{href}/aanwezig"), &fields).is(200).says("bijgewerkt").keeps_quiet_about("De VDAB-adviseur is er niet bij");

        let form = format!("{href}/verslag");
        nora.get(&form).is(200).says("Schrijf geen gegevens van een klant.").says("is de kwaliteitscoaching gesloten");
        nora.submit(&form, &[("spoken", "Hoe lang iemand wacht."), ("agreed", " ")])
            .is(422)
            .says("Vul dit in")
            .says("Hoe lang iemand wacht.");
        let page = nora.submit(&form, &[("agreed", "Elke maandag samen kijken.")]).is(200).says("Het verslag is bewaard.");
        page.says("Voorbij").says("Hoe lang iemand wacht.").says("Opgeschreven door Nora Testers").keeps_quiet_about("was er niet bij");
        for who in ["Vera", "Joris", "Karim"] {
            let page = world.as_(who).get(&href).is(200).says("Hoe lang iemand wacht.").says("Elke maandag samen kijken.");
            let seats = page.select("#h-wie ~ ul li");
            assert!(seats.iter().any(|seat| seat.starts_with("Vera Testers") && !seat.contains("Niet aan tafel")), "{seats:?}");
            assert!(seats.iter().any(|seat| seat.starts_with("Karim Testers") && seat.contains("Niet aan tafel")), "{seats:?}");
        }
        assert_eq!(world.as_("Olga").get(&href).status, 404, "who was not asked reads no record");
        world.as_("Ada").get(&href).is(404);
        // Closing as a conference closes is no way around the record, and what is over does not begin again.
        for act in ["conference.plan", "conference.close"] {
            assert_eq!(noted(&world, act, "done"), 1, "{act}");
        }
        assert_eq!(noted(&world, "conference.begin", "done"), 2);
    }
}

#[test]
fn no_case_comes_on_a_quality_coaching_and_it_is_offered_and_awaited_nowhere() {
    shows!["P1.3.2-1"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let mut nora = world.as_("Nora");
        let href = coaching(&world, &mut nora, &["Nora", "Karim", "Vera"]);
        let id = href.rsplit('/').next().unwrap().to_owned();
        let agenda = format!("/inbox/{}/agenda", client.registration);
        nora.get(&agenda).is(200).says("Er is geen casusbespreking gepland.").keeps_quiet_about(&id);
        nora.get("/vandaag").is(200).keeps_quiet_about(&id);
        let conference = planned(&world);
        let page = nora.get(&format!("{agenda}?bespreking={id}")).is(200);
        assert!(page.attributes("input[name=conference]", "value").iter().all(|value| *value != id));
        // A form made by hand.
        nora.submit(&agenda, &[("conference", &id), ("named", "nee")])
            .is(422)
            .says("Dit is een kwaliteitscoaching. Daar komt geen casus op.");
        assert_eq!(noted(&world, "case.table", "done"), 0);
        nora.get(&format!("{href}/voorbereiden")).is(404);
        // It closes with its record alone; a conference on cases has no record.
        begun(&world, &mut nora, &href, &["Nora", "Karim", "Vera"]);
        let own = |nora: &Browser| nora.page.as_ref().unwrap().form("/uit").unwrap();
        let fields = own(&nora);
        nora.post(&format!("{href}/sluiten"), &fields).is(200).says("Dit kon niet meer").says("Bezig");
        nora.get(&format!("/besprekingen/{conference}/verslag")).is(200).says("Zo staat de bespreking nu");
        let mut fields = own(&nora);
        fields
            .extend([("spoken", "Iets."), ("agreed", "Niets."), ("version", "1")].map(|(name, value)| (name.to_owned(), value.to_owned())));
        nora.post(&format!("/besprekingen/{conference}/verslag"), &fields).is(409).says("Iets.");
        nora.get(&format!("/besprekingen/{conference}")).is(200).says("Gepland").keeps_quiet_about("Verslag");
    }
}

#[test]
fn a_quality_coaching_is_moved_and_called_off_and_says_when_the_adviser_is_absent() {
    shows!["P1.3.2-1"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let mut nora = world.as_("Nora");
        let href = coaching(&world, &mut nora, &["Nora", "Karim"]);
        let form = format!("{href}/wijzigen");
        nora.get(&href).is(200).says("De adviseur neemt ook deel aan kwaliteitscoachings (§1.3.2).");
        nora.get(&form).is(200).says("Kwaliteitscoaching wijzigen").says("Kwaliteitscoaching afgelasten");
        nora.submit(&form, &[("day", "25/11/2026"), ("soort", "cases")])
            .is(200)
            .says("woensdag 25 november 2026")
            .says("Er is nog geen verslag.");
        nora.get(&form).is(200);
        nora.submit(&format!("{form}#h-af"), &[("zeker", "1")]).is(200).says("De kwaliteitscoaching is afgelast.").says("Afgelast");
        nora.get(&format!("{href}/verslag")).is(200).says("Zo staat de bespreking nu");
        // Another one is held without the adviser, and its record says so.
        let href = coaching(&world, &mut nora, &["Nora", "Karim", "Vera"]);
        begun(&world, &mut nora, &href, &["Nora", "Karim"]).says("De VDAB-adviseur is er niet bij.");
        nora.get(&format!("{href}/verslag")).is(200);
        let page = nora.submit(&format!("{href}/verslag"), &[("spoken", "Het onthaal."), ("agreed", "Niets.")]).is(200);
        page.says("De VDAB-adviseur was er niet bij.");
        world.as_("Vera").get(&href).is(200).says("Het onthaal.");
    }
}

#[test]
pub(crate) fn of_two_who_record_at_once_the_second_sees_the_words_of_the_first_beside_the_own() {
    shows!["P1.3.2-1"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (mut nora, mut karim) = (world.as_("Nora"), world.as_("Karim"));
        let href = coaching(&world, &mut nora, &["Nora", "Karim", "Vera"]);
        begun(&world, &mut nora, &href, &["Nora", "Karim"]);
        let form = format!("{href}/verslag");
        karim.get(&form).is(200);
        // Somebody who comes meanwhile makes no record too late.
        let mut fields = nora.filled(&format!("{href}/aanwezig"), &[]);
        fields.push(("present".to_owned(), world.known("Vera").membership.to_string()));
        nora.post(&format!("{href}/aanwezig"), &fields).is(200);
        nora.get(&form).is(200);
        karim.submit(&form, &[("spoken", "De woorden van Karim."), ("agreed", "Eerst dit.")]).is(200).says("Het verslag is bewaard.");
        let page = nora.submit(&form, &[("spoken", "De woorden van Nora."), ("agreed", "Eerst dat.")]).is(409);
        let page = page.says("Iemand anders bewaarde intussen").says("De woorden van Karim.").says("Opgeschreven door Karim Testers");
        assert_eq!(page.select("#spoken textarea, textarea#spoken").concat().trim(), "De woorden van Nora.");
        world.as_("Vera").get(&href).is(200).says("De woorden van Karim.").keeps_quiet_about("De woorden van Nora.");
        nora.submit(&form, &[("spoken", "De woorden van Karim en Nora.")]).is(200).says("De woorden van Karim en Nora.").says("Eerst dat.");
        let page = world.as_("Vera").get(&href).is(200).says("Opgeschreven door Nora Testers").says("Eerst dat.");
        page.keeps_quiet_about("Eerst dit.");
        assert_eq!(noted(&world, "conference.close", "done"), 2);
    }
}

#[test]
fn what_is_typed_of_a_record_is_shown_as_typed_and_nothing_else() {
    let world = world();
    let mut nora = world.as_("Nora");
    let href = coaching(&world, &mut nora, &["Nora", "Karim"]);
    begun(&world, &mut nora, &href, &["Nora", "Karim"]);
    let form = format!("{href}/verslag");
    nora.get(&form).is(200);
    let page = nora.submit(&form, &[("spoken", "<script>alert(1)</script>"), ("agreed", "Niets.")]).is(200);
    page.keeps_quiet_about("<script>alert").says("<script>alert(1)</script>");
}
