//! Following a client up: what is corrected, attempts to reach, ordinary endings, and coming back from them.

use schakel_domain::{actor::Role, conference::DecisionKind, ids::RegistrationId, registration::Answer};
use schakel_testkit::{Engine, TalkHeld, World, both_engines, shows};

use crate::dossier::{Opened, TOLD, decide, note, on_both, staffed};

fn world(engine: Engine) -> World {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", Role::Coordinator, here);
    world.member("Sam", Role::Caseworker, here);
    world
}

fn tries(world: &World, id: RegistrationId) {
    let mut nora = world.as_("Nora");
    nora.get(&format!("/inbox/{id}")).is(200);
    nora.submit(&format!("/inbox/{id}/poging"), &[("how", "called")]).is(200).says("Je poging is bewaard");
}

#[test]
pub(crate) fn what_is_corrected_is_kept_beside_what_was_and_the_client_sees_it() {
    for engine in both_engines() {
        let world = world(engine);
        let (amina, code) = world.registration("Nora", "Amina", "Vorbeeld");
        let path = format!("/inbox/{}", amina.id);
        let mut nora = world.as_("Nora");
        nora.get(&format!("{path}/verbeteren")).is(200).says("De klant zei dit zelf");
        let right = [("called", "Amina"), ("family_name", "Voorbeeld"), ("born_on", "12/03/1988"), ("telephone", "0470 00 00 09")];
        nora.submit(&format!("{path}/verbeteren"), &right).is(422).says("Kruis dit aan");
        // What was typed is still there.
        assert_eq!(nora.page.as_ref().unwrap().attributes("#family_name", "value"), ["Voorbeeld"], "{engine:?}");
        let said: Vec<(&str, &str)> = right.iter().copied().chain([("said", "ja")]).collect();
        let late: Vec<(&str, &str)> =
            said.iter().map(|(name, value)| (*name, if *name == "born_on" { "12/03/2089" } else { value })).collect();
        nora.submit(&format!("{path}/verbeteren"), &late).is(422).says("Kijk het jaar na");
        let page =
            nora.submit(&format!("{path}/verbeteren"), &said).is(200).says("Amina Voorbeeld").says("Amina Vorbeeld").says("0470 00 00 09");
        // The old number is struck through, and a tap dials the new one.
        assert_eq!(page.attributes("section[aria-labelledby=h-bereik] a[href^='tel:']", "href"), ["tel:0470000009"], "{engine:?}");
        assert_eq!(page.select("section[aria-labelledby=h-bereik] s").len(), 1, "{engine:?}");
        nora.get("/inbox?q=Voorbeeld").is(200).says("Amina Voorbeeld");
        world.client(&code).get("/mijn").is(200).says("Heeft je gegevens verbeterd").says("Voorbeeld");
        world.as_("Sam").get(&format!("{path}/verbeteren")).is(404);
    }
}

#[test]
fn two_who_correct_at_once_keep_the_words_of_both() {
    for engine in both_engines() {
        let world = world(engine);
        let (amina, _) = world.registration("Nora", "Amina", "Vorbeeld");
        let form = format!("/inbox/{}/verbeteren", amina.id);
        let (mut one, mut two) = (world.as_("Nora"), world.as_("Nora"));
        one.get(&form).is(200);
        two.get(&form).is(200);
        one.submit(&form, &[("family_name", "Voorbeeld"), ("said", "ja")]).is(200);
        let page = two.submit(&form, &[("family_name", "Foorbeeld"), ("said", "ja")]).is(409).says("Amina Voorbeeld");
        assert_eq!(page.attributes("#family_name", "value"), ["Foorbeeld"], "{engine:?}");
    }
}

#[test]
pub(crate) fn who_cannot_be_reached_is_ended_after_attempts_on_days_of_their_own_and_can_come_back() {
    for engine in both_engines() {
        let world = world(engine);
        let (amina, code) = world.registration("Nora", "Amina", "Voorbeeld");
        world.hold_talk("Nora", amina.id, &TalkHeld::default());
        let path = format!("/inbox/{}", amina.id);
        tries(&world, amina.id);
        tries(&world, amina.id);
        world.days_later(1);
        tries(&world, amina.id);
        let mut nora = world.as_("Nora");
        nora.get(&format!("{path}/beeindigen")).is(200).says("op 2 dagen geprobeerd");
        nora.submit(&format!("{path}/beeindigen"), &[]).is(422);
        nora.submit(&format!("{path}/beeindigen"), &[("ending", "unreachable")]).is(422).says("minstens 3 verschillende dagen");
        world.days_later(1);
        tries(&world, amina.id);
        let mut nora = world.as_("Nora");
        nora.get(&format!("{path}/beeindigen")).is(200);
        let words = [("ending", "unreachable"), ("message", "Bel ons als je wil verdergaan.")];
        nora.submit(&format!("{path}/beeindigen"), &words).is(200).says("Onbereikbaar na pogingen");
        nora.get("/vandaag").is(200).keeps_quiet_about("Amina");
        nora.get("/inbox?deel=beeindigd").is(200).says("Amina Voorbeeld");
        // The client reads it, and one button brings it back as it was.
        let mut client = world.client(&code);
        client
            .get("/mijn")
            .is(200)
            .says("niet kunnen bereiken")
            .says("Bel ons als je wil verdergaan.")
            .says("Heeft geprobeerd je te bereiken");
        client.submit("/mijn/wachten", &[]).is(200);
        nora.get("/vandaag").is(200).says("Amina Voorbeeld");
        nora.get(&path).is(200).keeps_quiet_about("Beëindigd op");
        let looked = world.run(world.app.behind().store.doctor()).unwrap();
        assert!(looked.iter().all(|looked| looked.faults.is_empty()), "{engine:?}: {looked:?}");
    }
}

#[test]
fn every_ordinary_ending_is_told_to_the_client_and_put_back_by_the_coordinator() {
    for engine in both_engines() {
        let world = world(engine);
        for (ending, told) in [
            ("stopped", "Heb jij dat niet gezegd?"),
            ("elsewhere", "Iemand anders helpt je verder"),
            ("moved", "dat je verhuisd bent"),
            ("other_partnership", "Er gaat niets vanzelf naar daar"),
            ("died", "Klopt dit niet?"),
        ] {
            let (amina, code) = world.registration("Nora", "Amina", ending);
            let path = format!("/inbox/{}", amina.id);
            let mut nora = world.as_("Nora");
            nora.get(&format!("{path}/beeindigen")).is(200);
            // "Died" asks to be sure; the others do not look at it.
            let ends = [("ending", ending), ("sure", "1")];
            nora.submit(&format!("{path}/beeindigen"), &ends).is(200).says("Beëindigd");
            world.client(&code).get("/mijn").is(200).says(told);
            nora.submit(&format!("{path}/terugzetten"), &[]).is(200).keeps_quiet_about("Beëindigd op");
            // Nobody ends it twice by an old page.
            let mut old = world.as_("Nora");
            old.get(&format!("{path}/beeindigen")).is(200);
            nora.get(&format!("{path}/beeindigen")).is(200);
            nora.submit(&format!("{path}/beeindigen"), &ends).is(200);
            old.submit(&format!("{path}/beeindigen"), &[("ending", "stopped")]).is(409);
        }
    }
}

#[test]
fn a_client_who_wants_to_stop_stops_at_once_and_who_did_not_say_so_goes_on() {
    shows!["P7-1"];
    for Opened { world, registration, code, path: dossier, .. } in on_both(&TalkHeld::default(), &["Tine"]) {
        let path = format!("/inbox/{registration}");
        let mut tine = world.as_("Tine");
        tine.get(&dossier).is(200).says("De klant stopt met het traject");
        let page =
            tine.get(&format!("{dossier}/stoppen")).is(200).says("Dan beslist het partnerschap samen met de VDAB-adviseur").says("§7");
        assert_eq!(page.attributes("input[name=ending]", "value"), ["stopped", "moved", "other_partnership", "died"]);
        tine.submit(&format!("{dossier}/stoppen"), &[]).is(422);
        // What a conference decides on is no ending here, by whatever form.
        let mut forged = tine.filled(&format!("{dossier}/stoppen"), &[]);
        forged.push(("ending".to_owned(), "unreachable".to_owned()));
        tine.post(&format!("{dossier}/stoppen"), &forged).is(422);
        tine.get(&format!("{dossier}/stoppen")).is(200);
        let words = [("ending", "stopped"), ("message", "Je mag altijd terugkomen.")];
        tine.submit(&format!("{dossier}/stoppen"), &words).is(200).says("Het traject is gestopt");
        tine.get(&dossier).is(404);
        // Nobody has to do anything any more, and the client reads it: this may not have been the client's own word.
        let mut nora = world.as_("Nora");
        nora.get("/vandaag").is(200).keeps_quiet_about("Amina");
        nora.get(&path).is(200).says("Beëindigd op").says("De klant zei zelf te willen stoppen");
        nora.get(&format!("{dossier}/stoppen")).is(403).says("Dit traject is al gestopt");
        let mut client = world.client(&code);
        client.get("/mijn").is(200).says("Je begeleiding is gestopt op").says("Heb jij dat niet gezegd?").says("Je mag altijd terugkomen.");
        assert!(client.page.as_ref().unwrap().body.contains("Heeft je begeleiding gestopt"));
        world.days_later(3);
        let mut client = world.client(&code);
        client.get("/mijn").is(200).says("Wil je toch verder?");
        client.submit("/mijn/wachten", &[]).is(200).says("Je begeleiding gaat verder").says("Tine Testers");
        // The team has it again, and it waits on the day until somebody does something in it.
        world.as_("Nora").get("/vandaag").is(200).says("Amina Voorbeeld");
        let mut tine = world.as_("Tine");
        tine.get(&dossier).is(200);
        tine.submit(&format!("{dossier}/bericht"), &[("body", "Fijn dat je verder wil.")]).is(200);
        note(&mut tine, &dossier, TOLD).is(200);
        world.as_("Nora").get("/vandaag").is(200).keeps_quiet_about("Amina");
        let looked = world.run(world.app.behind().store.doctor()).unwrap();
        assert!(looked.iter().all(|looked| looked.faults.is_empty()), "{looked:?}");
    }
}

#[test]
fn a_coordinator_stops_a_trajectory_without_reading_it_and_puts_it_back() {
    for Opened { world, registration, code, path: dossier, .. } in on_both(&TalkHeld::default(), &["Tine"]) {
        let path = format!("/inbox/{registration}");
        let (mut nora, mut old) = (world.as_("Nora"), world.as_("Nora"));
        old.get(&format!("{dossier}/stoppen")).is(200);
        nora.get(&dossier).is(200).says("De klant stopt met het traject");
        nora.get(&format!("{dossier}/stoppen")).is(200);
        nora.submit(&format!("{dossier}/stoppen"), &[("ending", "moved")]).is(200);
        // The second of two hears that it stopped already.
        old.submit(&format!("{dossier}/stoppen"), &[("ending", "died")]).is(403).says("Dit traject is al gestopt");
        world.client(&code).get("/mijn").is(200).says("dat je verhuisd bent");
        world.as_("Tine").get("/dossiers").is(200).keeps_quiet_about("Amina");
        nora.get(&path).is(200);
        nora.submit(&format!("{path}/terugzetten"), &[]).is(200);
        world.as_("Tine").get("/dossiers").is(200).says("Amina Voorbeeld");
        world.client(&code).get("/mijn").is(200).says("Tine Testers");
    }
}

#[test]
fn a_referred_client_is_taken_up_again_and_decided_about_anew_with_the_earlier_decision_beside_it() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let (amina, code) = world.registration("Nora", "Amina", "Voorbeeld");
        world.hold_talk("Nora", amina.id, &TalkHeld { regular_offer: Answer::Given(true), ..TalkHeld::default() });
        decide(&world, amina.id, DecisionKind::ReferRegular, &[]).unwrap();
        let path = format!("/inbox/{}", amina.id);
        let mut nora = world.as_("Nora");
        nora.get(&path).is(200);
        nora.submit(&format!("{path}/antwoord"), &[("kind", "answer"), ("body", "VDAB helpt je verder.")]).is(200);
        nora.get("/vandaag").is(200).keeps_quiet_about("Amina");
        world.days_later(60);
        let (mut nora, mut old) = (world.as_("Nora"), world.as_("Nora"));
        let page = old.get(&path).is(200).says("De eerdere beslissing blijft te lezen").says("Samen vinden we dit de beste weg.");
        assert!(page.body.contains("Opnieuw opnemen"), "{engine:?}");
        nora.get(&path).is(200);
        nora.submit(&format!("{path}/terugzetten"), &[]).is(200);
        old.submit(&format!("{path}/terugzetten"), &[]).is(409);
        // It waits for us from now on, and is no alarm of two months ago.
        let day = nora.get("/vandaag").is(200).says("Amina Voorbeeld");
        assert!(!day.body.contains("60 dagen"), "{engine:?}");
        world.client(&code).get("/mijn").is(200).keeps_quiet_about("Doorverwezen");
        world.hold_talk("Nora", amina.id, &TalkHeld::default());
        decide(&world, amina.id, DecisionKind::OpenTrajectory, &["Tine"]).unwrap();
        let page = nora.get(&path).is(200);
        let decided = page.select("section[aria-labelledby=h-bespreking] p").join(" ");
        let (first, second) = (decided.find("23 november 2026").unwrap(), decided.find("22 januari 2027").unwrap());
        assert!(first < second, "{engine:?}: {decided}");
        let looked = world.run(world.app.behind().store.doctor()).unwrap();
        assert!(looked.iter().all(|looked| looked.faults.is_empty()), "{engine:?}: {looked:?}");
    }
}

/// An attempt is noted afterwards: it keeps the day and the hour on which it was, and nobody tries before the client was there.
#[test]
fn an_attempt_keeps_when_it_was() {
    for engine in both_engines() {
        let world = world(engine);
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        world.days_later(2);
        let path = format!("/inbox/{}", on.id);
        let form = format!("{path}/poging");
        let mut nora = world.as_("Nora");
        let page = nora.get(&path).is(200);
        assert_eq!(page.attributes("#day", "value"), ["25/11/2026"], "just now, unless one says otherwise");
        for (day, hour) in [("26/11/2026", "10.00"), ("22/11/2026", "10.00"), ("gisteren", "10.00"), ("24/11/2026", "na de middag")] {
            nora.submit(&form, &[("how", "called"), ("day", day), ("hour", hour)])
                .is(200)
                .says("Er is niets bewaard. Kijk de dag en het uur");
        }
        let page = nora.submit(&form, &[("how", "called"), ("day", "24/11/2026"), ("hour", "14u30")]).is(200).says("Je poging is bewaard");
        page.says("24 november 2026 om 14.30 uur: gebeld, geen antwoord (Nora Testers)");
    }
}
