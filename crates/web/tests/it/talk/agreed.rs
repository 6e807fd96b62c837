//! What the client agrees to in a talk, takes back and gives again.

use schakel_testkit::{Browser, TalkHeld, World, both_engines, shows};

use super::{come_in, save, staffed};

#[test]
pub(crate) fn what_the_client_agreed_to_is_on_the_own_page_and_is_taken_back_there() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        let path = format!("{talk}/afspraken");
        let mut olga = world.as_("Olga");
        olga.get(&path).says("Nee zeggen mag altijd");
        save(&world, &mut olga, &talk, "afspraken", &[("discuss", "yes"), ("parts", "wish"), ("named", "no"), ("team", "yes")]).is(200);
        olga.get(&path).is(200);
        let mut client = world.client(&code);
        let own = client
            .get("/mijn")
            .is(200)
            .says("Waar je wel of niet mee akkoord gaat")
            .says("Dit mogen ze weten: wat je vraagt, in je eigen woorden.")
            .says("Je hebt nee gezegd. Dat mag.");
        let links = ["/mijn/afspraken?wat=discuss", "/mijn/akkoord?wat=name", "/mijn/afspraken?wat=team"];
        assert_eq!(own.attributes("#akkoord ~ dl a", "href"), links);
        own.says("Heeft opgeschreven wat je in het gesprek verteld hebt");
        client.get("/mijn/afspraken?wat=discuss").is(200).says("Je hoeft niet te zeggen waarom").says("§2.1");
        let own = client.submit("/mijn/afspraken", &[]).is(200).says("Je hebt je akkoord ingetrokken.");
        let links = ["/mijn/akkoord?wat=discuss", "/mijn/akkoord?wat=name", "/mijn/afspraken?wat=team"];
        assert_eq!(own.attributes("#akkoord ~ dl a", "href"), links);
        client.get("/mijn/afspraken?wat=discuss").is(404);
        client.get("/mijn/afspraken?wat=alles").is(200).says("Kies eerst welk akkoord je wil intrekken");
        // A form that a worker had open does not agree again in the client's place.
        let stale =
            olga.submit(&path, &[("remark", "Belt liever na de middag.")]).is(409).says("De klant heeft hier zelf een antwoord veranderd");
        assert_eq!(stale.attributes("input[name=discuss][checked]", "value"), ["no"]);
        assert!(stale.body.contains("Belt liever na de middag."));
        olga.submit(&path, &[("blijf", "1")]).is(200);
        olga.get(&talk).says("Besproken worden op een casusbespreking Nee");
        world.client(&code).get("/mijn").says("Je hebt nee gezegd. Dat mag.");
        for (language, words) in [("en", "What you agree to or not"), ("fr", "Vos accords et vos refus")] {
            world.client(&code).get(&format!("/mijn?taal={language}")).says(words);
        }
        // Somebody else's code takes back nothing of this client.
        let (_, strange) = come_in(&world, None);
        world.client(&strange).get("/mijn/afspraken?wat=team").is(404);
    }
}

#[test]
fn what_was_taken_back_can_be_given_again_by_the_client_and_by_nobody_else() {
    shows!["P2.1-1"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let partnership = world.known("Nora").actor.partnership.unwrap();
        let (talk, code) = come_in(&world, None);
        let id = talk.trim_end_matches("/gesprek").rsplit('/').next().unwrap().parse().unwrap();
        let path = format!("{talk}/afspraken");
        let mut olga = world.as_("Olga");
        let said = [("discuss", "yes"), ("parts", "wish"), ("named", "no"), ("team", "later")];
        save(&world, &mut olga, &talk, "afspraken", &said).is(200);
        let conference = world.conference("Nora", "2026-12-02T09:00:00Z".parse().unwrap(), &["Nora", "Olga", "Vera"]);
        world.table("Nora", id, conference, false);
        olga.get(&path).is(200);
        let mut client = world.client(&code);
        let answer = |client: &mut Browser, to: &str, what: &str| {
            client.get(&format!("{to}?wat={what}")).is(200);
            client.submit(to, &[]).is(200)
        };
        // What was not answered with "no" is not there to be given, not by a form made by hand either.
        for what in ["discuss", "team"] {
            client.get(&format!("/mijn/akkoord?wat={what}")).is(404);
        }
        client.get("/mijn/akkoord?wat=name").is(200);
        let by_hand: Vec<_> = client.filled("/mijn/akkoord", &[("wat", "team")]);
        client.post("/mijn/akkoord", &by_hand).is(409);
        client.get("/mijn/akkoord?wat=alles").is(200).says("Kies eerst waar je ja op wil zeggen");
        // To be discussed: taken back, and given again. Nothing comes back onto an agenda by itself.
        let own = answer(&mut client, "/mijn/afspraken", "discuss")
            .says("Zeg je toch ja, dan mogen ze dit weten: wat je vraagt, in je eigen woorden.");
        own.says("Ik wil toch ja zeggen");
        let page = client.get("/mijn/akkoord?wat=discuss").is(200).says("Zij zien alleen wat jij wil delen.");
        page.says("§2.1").keeps_quiet_about("Amina");
        let form = client.filled("/mijn/akkoord", &[]);
        client
            .post("/mijn/akkoord", &form)
            .is(200)
            .says("Je gaat akkoord.")
            .says("Dit mogen ze weten: wat je vraagt, in je eigen woorden.");
        client.post("/mijn/akkoord", &form).is(200).says("Je gaat akkoord.");
        let tabled = world.run(async { world.app.behind().store.read_in(partnership).await?.tabled_for(id).await }).unwrap();
        assert!(tabled.is_none(), "{engine:?}");
        world.table("Nora", id, conference, false);
        // The name: no agenda could have it, and now it can be asked again.
        let table = format!("/inbox/{id}/agenda");
        answer(&mut client, "/mijn/afspraken", "discuss");
        answer(&mut client, "/mijn/akkoord", "discuss");
        world.as_("Nora").get(&table).is(200).says("op geen enkele bespreking");
        answer(&mut client, "/mijn/akkoord", "name").says("Je gaat akkoord.");
        world.as_("Nora").get(&table).is(200).keeps_quiet_about("op geen enkele bespreking");
        // A form that a worker had open does not refuse in the client's place; the log tells who it was.
        let stale = olga.submit(&path, &[("named", "no")]).is(409).says("De klant heeft hier zelf een antwoord veranderd");
        assert_eq!(stale.attributes("input[name=named][checked]", "value"), ["yes"]);
        world.as_("Nora").get(&format!("/inbox/{id}")).is(200).says("De klant ging opnieuw akkoord");
        for (language, words) in [("en", "Do you want to say yes after all?"), ("fr", "Voulez-vous quand même dire oui ?")] {
            answer(&mut client, "/mijn/afspraken", "name");
            client.get(&format!("/mijn/akkoord?wat=name&taal={language}")).is(200).says(words);
            client.get("/mijn?taal=nl").is(200);
            answer(&mut client, "/mijn/akkoord", "name");
        }
        // Somebody else's code gives nothing for this client, and a worker has no such page.
        let (_, strange) = come_in(&world, None);
        world.client(&strange).get("/mijn/akkoord?wat=name").is(404);
        world.as_("Olga").get("/mijn/akkoord?wat=name").is(404);
        // A client who took the registration back takes back all of it, and gives nothing.
        answer(&mut client, "/mijn/afspraken", "name");
        client.get("/mijn/intrekken").is(200);
        let own = client.submit("/mijn/intrekken", &[]).is(200);
        assert!(own.attributes("#akkoord ~ dl a", "href").iter().all(|href| !href.contains("/mijn/akkoord")));
        client.get("/mijn/akkoord?wat=name").is(403).refused("§2.1");
    }
}

#[test]
fn what_was_built_on_an_agreement_ends_with_it() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let partnership = world.known("Nora").actor.partnership.unwrap();
        let tabled = |id| world.run(async { world.app.behind().store.read_in(partnership).await?.tabled_for(id).await }).unwrap();
        let conference = world.conference("Nora", "2026-12-02T09:00:00Z".parse().unwrap(), &["Nora", "Olga", "Vera"]);
        for by_client in [true, false] {
            let (talk, code) = come_in(&world, None);
            let id = talk.trim_end_matches("/gesprek").rsplit('/').next().unwrap().parse().unwrap();
            world.hold_talk("Olga", id, &TalkHeld::default());
            world.table("Nora", id, conference, false);
            assert!(tabled(id).is_some());
            if by_client {
                let mut client = world.client(&code);
                client.get("/mijn/afspraken?wat=discuss").is(200);
                client.submit("/mijn/afspraken", &[]).is(200);
            } else {
                save(&world, &mut world.as_("Olga"), &talk, "afspraken", &[("discuss", "no")]).is(200);
            }
            assert!(tabled(id).is_none(), "{engine:?}: taken off the agenda, by the client: {by_client}");
        }
    }
}

/// Anybody may hold the code: a yes that came with it after a no in a talk is marked wherever one acts on it, until it is asked in a talk.
#[test]
fn a_yes_by_the_code_after_a_no_in_the_talk_is_marked_until_it_was_asked_again() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        let page = talk.trim_end_matches("/gesprek");
        let path = format!("{talk}/afspraken");
        let marked = "Ja door de code, na een nee in gesprek";
        let mut olga = world.as_("Olga");
        olga.get(&path);
        let said = [("discuss", "no"), ("named", "yes"), ("team", "yes"), ("done", "1")];
        save(&world, &mut olga, &talk, "afspraken", &said).is(200);
        world.as_("Nora").get(page).is(200).keeps_quiet_about(marked);
        let mut client = world.client(&code);
        let answer = |client: &mut Browser, to: &str, what: &str| {
            client.get(&format!("{to}?wat={what}")).is(200);
            client.submit(to, &[]).is(200);
        };
        // Taken back and given again by the code alone: nobody said no in a talk.
        answer(&mut client, "/mijn/afspraken", "name");
        answer(&mut client, "/mijn/akkoord", "name");
        world.as_("Nora").get(page).is(200).keeps_quiet_about(marked);
        answer(&mut client, "/mijn/akkoord", "discuss");
        for _ in 0..2 {
            let read = world.as_("Nora").get(page).is(200);
            read.says(&format!("{marked}: Besproken worden op een casusbespreking."));
            // It was a no in the talk, also after some going to and fro.
            answer(&mut client, "/mijn/afspraken", "discuss");
            world.as_("Nora").get(page).is(200).keeps_quiet_about(marked);
            answer(&mut client, "/mijn/akkoord", "discuss");
        }
        let day = world.as_("Nora").get("/vandaag?lijst=bespreking").is(200);
        if day.words().contains("1 in totaal") {
            day.says(marked);
        }
        // Wherever one acts on it: who would put it on an agenda, and who has it there.
        let id = page.trim_start_matches("/inbox/").parse().unwrap();
        let conference = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(2), &["Nora", "Olga", "Vera"]);
        let agenda = format!("/besprekingen/{conference}");
        world.as_("Nora").get(&format!("{page}/agenda")).is(200).says(marked);
        world.table("Nora", id, conference, false);
        world.as_("Nora").get(&agenda).is(200).says(marked);
        for other in ["Olga", "Vera"] {
            world.as_(other).get(&agenda).is(200).keeps_quiet_about(marked);
        }
        world.begin("Nora", conference, &["Nora", "Olga", "Vera"]);
        world.as_("Nora").get(&agenda).is(200).says(marked);
        world.as_("Vera").get(&agenda).is(200).keeps_quiet_about(marked);
        olga.get(&path).is(200);
        olga.submit(&path, &[("discuss", "yes")]).is(200);
        world.as_("Nora").get(&agenda).is(200).keeps_quiet_about(marked);
        world.as_("Nora").get(page).is(200).keeps_quiet_about(marked);
        world.as_("Nora").get("/vandaag?lijst=bespreking").is(200).keeps_quiet_about(marked);
    }
}
