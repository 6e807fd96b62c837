//! Erasing a client: asked, decided by two people, done; taken up again after a stop, and after a backup was put back.

use schakel_app::erasure;
use schakel_domain::{actor::Role, ids::RegistrationId, resource::RegistrationRef};
use schakel_testkit::{Answer, Browser, Engine, TalkHeld, World, both_engines};

fn world(engine: Engine) -> World {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", Role::Coordinator, here);
    world.member("Karim", Role::Coordinator, here);
    world.member("Sam", Role::Caseworker, here);
    world
}

fn yes(world: &World, who: &str, id: RegistrationId) -> Answer {
    let mut browser = world.as_(who);
    browser.get(&format!("/inbox/{id}/wissen")).is(200);
    browser.submit(&format!("/inbox/{id}/wissen"), &[("ground", "asked"), ("sure", "ja")]).is(200)
}

fn is_there(world: &World, on: &RegistrationRef) -> bool {
    world.run(async { world.app.behind().store.read_in(on.partnership).await?.registration_ref(on.id).await }).unwrap().is_some()
}

fn finish(world: &World) -> usize {
    world.run(erasure::finish(&world.app, world.now())).unwrap()
}

#[test]
pub(crate) fn a_client_asks_two_people_decide_and_nothing_is_left_that_tells_who_it_was() {
    for engine in both_engines() {
        let world = world(engine);
        let (amina, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let (other, _) = world.registration("Nora", "Bert", "Voorbeeld");
        world.hold_talk("Nora", amina.id, &TalkHeld::default());

        let mut client = world.client(&code);
        client.get("/mijn").is(200).says("Vragen om alles te wissen");
        client.get("/mijn/wissen").is(200);
        client.submit("/mijn/wissen", &[]).is(200).says("Je vraag is bewaard").says("ten laatste op 23 december 2026");
        assert!(is_there(&world, &amina), "asking erases nothing");

        let mut nora = world.as_("Nora");
        nora.get("/vandaag").is(200).says("Eén klant vraagt om gewist te worden");
        nora.get(&format!("/inbox/{}", amina.id)).is(200).says("De klant vraagt om gewist te worden");
        nora.get(&format!("/inbox/{}/wissen", amina.id)).is(200);
        nora.submit(&format!("/inbox/{}/wissen", amina.id), &[("ground", "asked")]).is(422).says("Kruis dit aan om verder te gaan");
        nora.get(&format!("/inbox/{}/wissen", amina.id)).is(200);
        nora.submit(&format!("/inbox/{}/wissen", amina.id), &[("sure", "ja")]).is(422).says("Kies een van de mogelijkheden");
        yes(&world, "Nora", amina.id).says("Er is een tweede persoon nodig");

        // Nobody is two people, and nobody else decides.
        nora.get(&format!("/inbox/{}/wissen", amina.id)).is(200).says("Jij zei al ja").keeps_quiet_about("Definitief wissen");
        let cx = world.cx(&world.known("Nora").actor);
        let again = world.run(erasure::approve(&world.app, &cx, amina.id, Some(schakel_domain::erasure::ErasureGround::Asked), true));
        assert!(again.is_err(), "{engine:?}: one person twice");
        world.as_("Sam").get(&format!("/inbox/{}/wissen", amina.id)).is(404);
        assert_eq!(finish(&world), 0, "{engine:?}: one yes erases nobody");

        yes(&world, "Karim", amina.id).says("Binnen enkele minuten is alles gewist");
        client.get("/mijn").is(200).says("Amina");
        assert_eq!(finish(&world), 1, "{engine:?}");
        assert_eq!(finish(&world), 0, "{engine:?}: once");

        assert!(!is_there(&world, &amina), "{engine:?}");
        assert!(is_there(&world, &other), "{engine:?}: nobody else goes");
        client.get("/mijn").keeps_quiet_about("Amina");
        let mut anew = world.browser();
        anew.get("/code").is(200);
        assert_eq!(anew.submit("/code", &[("code", &code)]).path, "/code", "{engine:?}: the code opens nothing");
        nora.get(&format!("/inbox/{}", amina.id)).is(404);
        nora.get("/inbox").is(200).says("Bert").keeps_quiet_about("Amina");
        nora.get("/inbox?q=Amina").is(200).keeps_quiet_about("Amina Voorbeeld");

        let list = nora.get("/wissingen").is(200);
        let sheet = list.attributes("main a[href^='/wissingen/']", "href");
        nora.get(&sheet[0]).is(200).says("Nora Testers").says("Karim Testers").keeps_quiet_about("Amina");
        let looked = world.run(world.app.behind().store.doctor()).unwrap();
        for looked in looked {
            assert!(looked.faults.is_empty(), "{engine:?} {}: {:?}", looked.at, looked.faults);
        }
    }
}

#[test]
fn who_decides_shows_a_factor_again_and_reads_that_somebody_else_may_hold_the_code() {
    for engine in both_engines() {
        let world = world(engine);
        let (amina, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut client = world.client(&code);
        client.get("/mijn/wissen").is(200);
        client.submit("/mijn/wissen", &[]).is(200);
        let path = format!("/inbox/{}/wissen", amina.id);
        for who in ["Nora", "Karim"] {
            let mut browser = world.as_(who);
            browser.get(&path).is(200).says("Iemand anders kan de code van de klant hebben");
            // The page stood open for longer than a factor counts.
            world.clock.advance_seconds(5 * 60 + 1);
            let answer = browser.submit_once(&path, &[("ground", "asked"), ("sure", "ja")]);
            let to = answer.headers.get("location").map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
            assert!(to.starts_with("/in/opnieuw?"), "{engine:?} {who}: {} {to}", answer.status);
            assert_eq!(finish(&world), 0, "{engine:?} {who}");
            if who == "Nora" {
                yes(&world, "Nora", amina.id).says("Er is een tweede persoon nodig");
            }
        }
        assert_eq!(finish(&world), 0, "{engine:?}");
        assert!(is_there(&world, &amina), "{engine:?}: one yes with a factor and one without erase nobody");
    }
}

#[test]
pub(crate) fn the_client_takes_the_question_back_and_a_no_is_told_with_its_reason() {
    for engine in both_engines() {
        let world = world(engine);
        let (amina, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut client = world.client(&code);
        let ask = |client: &mut Browser| {
            client.get("/mijn/wissen").is(200);
            client.submit("/mijn/wissen", &[]).is(200);
        };
        ask(&mut client);
        // In another tab, once more: nothing is asked twice.
        let mut tab = world.client(&code);
        tab.get("/mijn/wissen").is(200);
        tab.submit("/mijn/niet-wissen", &[]).is(200).says("is ingetrokken");
        world.as_("Nora").get("/vandaag").is(200).keeps_quiet_about("gewist te worden");

        ask(&mut client);
        let mut nora = world.as_("Nora");
        nora.get(&format!("/inbox/{}/wissen", amina.id)).is(200);
        nora.submit(&format!("/inbox/{}/niet-wissen", amina.id), &[("why", " ")]).is(422).says("Waarom niet?");
        let why = "Er loopt een klacht. Je kan terecht bij de Toezichtcommissie.";
        nora.submit(&format!("/inbox/{}/niet-wissen", amina.id), &[("why", why)]).is(200);
        client.get("/mijn").is(200).says(why).says("Vragen om alles te wissen");
        // A second coordinator whose page was open meanwhile erases nobody: it is a first yes again.
        yes(&world, "Karim", amina.id).says("Er is een tweede persoon nodig");
        assert_eq!(finish(&world), 0, "{engine:?}");
    }
}

#[test]
fn a_stop_halfway_is_taken_up_again_and_so_is_everything_that_was_joined() {
    for engine in both_engines() {
        let world = world(engine);
        let (main, _) = world.registration("Nora", "Amina", "Voorbeeld");
        world.clock.advance_seconds(60);
        let (joined, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut nora = world.as_("Nora");
        nora.get(&format!("/inbox/{}/samenvoegen?met={}", main.id, joined.id)).is(200);
        let form = format!("/inbox/{}/samenvoegen", main.id);
        let stays = main.id.to_string();
        nora.submit(&form, &[("reason", "Zelfde geboortedatum, en de klant zei het."), ("stays", &stays)]).is(200);
        for who in ["Nora", "Karim"] {
            yes(&world, who, main.id);
        }
        // The power goes after the first key, before any row.
        world.run(world.app.behind().store.keys().destroy(joined.client, world.now())).unwrap();
        nora.get("/inbox").is(200);
        assert_eq!(finish(&world), 1, "{engine:?}");
        assert!(!is_there(&world, &main) && !is_there(&world, &joined), "{engine:?}");
    }
}

#[test]
fn who_was_erased_stays_erased_after_an_older_backup_of_the_data() {
    let mut world = world(Engine::Sqlite);
    let (amina, _) = world.registration("Nora", "Amina", "Voorbeeld");
    let file = |folder: &std::path::Path, name: &str| folder.join(name);
    world.restarted(|folder| {
        std::fs::copy(file(folder, "schakel.db"), file(folder, "older.db")).unwrap();
    });
    for who in ["Nora", "Karim"] {
        yes(&world, who, amina.id);
    }
    finish(&world);
    world.restarted(|folder| std::fs::rename(file(folder, "older.db"), file(folder, "schakel.db")).unwrap());
    assert!(is_there(&world, &amina), "the backup brought the row back");
    // And nobody can read it.
    world.as_("Nora").get("/inbox").is(200).keeps_quiet_about("Amina");
    assert_eq!(world.run(erasure::sweep(&world.app, world.now())).unwrap(), 1);
    assert!(!is_there(&world, &amina));
    assert_eq!(world.run(erasure::sweep(&world.app, world.now())).unwrap(), 0);
}

#[test]
fn what_is_joined_after_two_people_decided_is_not_erased() {
    for engine in both_engines() {
        let world = world(engine);
        let (main, _) = world.registration("Nora", "Amina", "Voorbeeld");
        world.clock.advance_seconds(60);
        let (late, code) = world.registration("Nora", "Amina", "Voorbeeld");
        for who in ["Nora", "Karim"] {
            yes(&world, who, main.id);
        }
        // In the minute before the house does it.
        world.clock.advance_seconds(30);
        let mut nora = world.as_("Nora");
        nora.get(&format!("/inbox/{}/samenvoegen?met={}", main.id, late.id)).is(200);
        let form = format!("/inbox/{}/samenvoegen", main.id);
        let stays = main.id.to_string();
        nora.submit(&form, &[("reason", "Zelfde geboortedatum, en de klant zei het."), ("stays", &stays)]).is(200);
        world.clock.advance_seconds(30);
        assert_eq!(finish(&world), 1, "{engine:?}");
        assert!(!is_there(&world, &main) && is_there(&world, &late), "{engine:?}");
        nora.get(&format!("/inbox/{}", late.id)).is(200).says("Amina Voorbeeld").says("Nieuw");
        world.client(&code).get("/mijn").is(200).says("Amina");
        let looked = world.run(world.app.behind().store.doctor()).unwrap();
        assert!(looked.iter().all(|looked| looked.faults.is_empty()), "{engine:?}: {looked:?}");
    }
}
