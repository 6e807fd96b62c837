//! A case is there for those at the table, while it is open, as far as the client lets it be told.

use schakel_domain::{
    registration::{Answer, State},
    talk::{Agreed, Agreement, SharedPart},
};
use schakel_testkit::{Browser, TalkHeld, World, both_engines, shows};

use super::{NOWHERE, at_the_table, come_in, noted, planned, pseudonym, staffed, world};

#[test]
fn a_case_is_there_for_the_adviser_only_while_it_is_open_and_he_or_she_is_at_the_table() {
    shows!["P1.3.2-7"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        let case = world.table("Nora", client.registration, conference, false);
        let (meeting, path) = (format!("/besprekingen/{conference}"), format!("/casus/{case}"));
        let mut vera = world.as_("Vera");
        let nothing = vera.get(NOWHERE).is(404).words();
        let gone = |browser: &mut Browser| assert_eq!(browser.get(&path).is(404).words(), nothing);
        // Planned: when and where, and no agenda.
        vera.get(&meeting).is(200).says("De agenda zie je terwijl de casusbespreking bezig is").keeps_quiet_about(&path);
        gone(&mut vera);
        // Going on, and not at the table: the same.
        world.begin("Nora", conference, &["Nora", "Joris"]);
        gone(&mut vera);
        vera.get(&meeting).keeps_quiet_about(&path);
        // At the table.
        let mut nora = world.as_("Nora");
        nora.get(&meeting);
        let mut fields = nora.filled(&format!("{meeting}/aanwezig"), &[]);
        fields.push(("present".to_owned(), world.known("Vera").membership.to_string()));
        nora.post(&format!("{meeting}/aanwezig"), &fields).is(200);
        let page = vera.get(&path).is(200).says("Ik wil graag met dieren werken.").says("Je leest dit als Vera Testers, VDAB-adviseur.");
        assert_eq!(page.headers.get("cache-control").unwrap(), "no-store");
        for header in ["etag", "last-modified", "content-disposition"] {
            assert!(!page.headers.contains_key(header), "{header}");
        }
        for hidden in ["Amina", "0470 12 34 56", "amina@voorbeeld", &client.registration.to_string(), "/inbox/", "download", "afdrukken"] {
            assert!(!page.body.contains(hidden), "{hidden}");
        }
        assert!(page.says("Een casus druk je niet af").select(".niet-druk .vak").len() == 1, "the case stands where print leaves out");
        assert_eq!(noted(&world, "case.read", "done"), 1);
        // Another adviser of the partnership who is not at the table, and one of another partnership.
        for name in ["Wout", "Vincent", "Bea", "Olga"] {
            gone_as(&world, name, &path);
        }
        // Closed while the page is open: the next click, the kept address, the conditional request, the kept form.
        let kept = vera.filled(&format!("{path}/advies"), &[("view", "indicated"), ("words", "Begin met een stage.")]);
        nora.get(&meeting);
        nora.submit(&format!("{meeting}/sluiten"), &[]).is(200);
        gone(&mut vera);
        vera.headers.push(("if-none-match", "*".to_owned()));
        vera.headers.push(("if-modified-since", "Mon, 23 Nov 2026 09:00:00 GMT".to_owned()));
        gone(&mut vera);
        // The kept form gets the answer of a case that never was, with the own words and nothing else.
        let page = vera.post_once(&format!("{path}/advies"), &kept).is(404).says("Begin met een stage.").keeps_quiet_about("dieren");
        assert_eq!(page.words(), vera.post_once(&format!("{NOWHERE}/advies"), &kept).is(404).words());
        vera.get(&meeting).is(200).says("De casusbespreking is voorbij").keeps_quiet_about(&path);
        gone_as(&world, "Joris", &path);
        // The client sees every look; and that the case was not decided.
        let own = world.client(&client.code).get("/mijn").is(200);
        own.says("VDAB-adviseur")
            .says("Heeft in een bespreking met partners gelezen wat jij wilde delen")
            .says("Heeft een bespreking gesloten")
            .says("Wie mee aan tafel zit, leest alleen wat jij wil delen.");
        assert_eq!(world.run(world.app.behind().store.verify_log(&[])).unwrap().findings.len(), 0);
    }
}

#[track_caller]
fn gone_as(world: &World, name: &str, path: &str) {
    let mut browser = world.as_(name);
    let nothing = browser.get(NOWHERE).is(404).words();
    assert_eq!(browser.get(path).is(404).words(), nothing, "{name}");
}

#[test]
fn what_the_client_keeps_to_himself_is_not_told_and_nobody_is_to_ask_the_adviser() {
    shows!["P2.2-2"];
    let world = world();
    let held = TalkHeld { parts: vec![SharedPart::Work], ..TalkHeld::default() };
    let (client, _, case) = at_the_table(&world, &held, false);
    let path = format!("/casus/{case}");
    for name in ["Vera", "Joris", "Nora"] {
        let page = world.as_(name).get(&path).is(200).says("Werkt niet en zoekt werk");
        let page = page.says("Vraag het niet aan de VDAB-adviseur: die mag het niet opzoeken (§2.2).");
        for hidden in ["dieren", "38 jaar", "Diksmuide", "Slaapt bij vrienden", "Gekend bij VDAB"] {
            assert!(!page.body.contains(hidden), "{name}: {hidden}");
        }
    }
    // What the client takes out of it while it is on the table is gone at the next look.
    let agreed = Agreed { discuss: Answer::Given(true), name: Answer::Later, team: Answer::Open };
    let answers = schakel_app::talk::ChapterAnswers::Agreed { agreed, parts: Vec::new(), remark: None };
    world.record("Nora", client.registration, answers);
    let page = world.as_("Vera").get(&path).is(200).says("De klant wil niets van het gesprek delen");
    page.keeps_quiet_about("Werkt niet en zoekt werk");
}

#[test]
fn a_name_is_told_only_when_the_client_agreed_for_this_conference_and_never_against_a_refusal() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        let form = format!("/inbox/{}/agenda", client.registration);
        let mut nora = world.as_("Nora");
        let page = nora.get(&form).is(200).says("Hoe mag de klant op deze bespreking genoemd worden?");
        assert_eq!(page.attributes("input[name=named][checked]", "value"), Vec::<String>::new(), "it is asked each time");
        nora.submit(&form, &[("conference", &conference.to_string())]).is(422).says("Kies een van de mogelijkheden");
        nora.submit(&form, &[("conference", &conference.to_string()), ("named", "ja")]).is(200).says("De casus staat op de agenda.");
        world.begin("Nora", conference, &["Nora", "Joris", "Vera"]);
        let mut vera = world.as_("Vera");
        let agenda = vera.get(&format!("/besprekingen/{conference}")).is(200).says("Bij naam").keeps_quiet_about("Amina");
        let path = agenda.attributes("#h-agenda ~ table tbody th a", "href").concat();
        let page = vera.get(&path).is(200).says("Amina Voorbeeld");
        assert!(!page.select("title").concat().contains("Amina"), "the title stays in the history of a browser");
        assert_eq!((noted(&world, "case.read", "done"), noted(&world, "case.name", "done")), (1, 1));
        world.client(&client.code).get("/mijn").says("Heeft in een bespreking met partners je naam gezien");
        // The refusal wins from the next look on, also over what was agreed for this conference.
        client.takes_back(&world, Agreement::Name);
        vera.get(&path).is(200).keeps_quiet_about("Amina");
        world.as_("Nora").get(&path).is(200).keeps_quiet_about("Amina");
        nora.get(&format!("/besprekingen/{conference}"));
        nora.submit(&format!("/besprekingen/{conference}/sluiten"), &[]).is(200);
        // On the next agenda it cannot even be chosen, and has another word.
        let next = planned(&world);
        nora.get(&form).is(200).says("De klant wil niet bij naam genoemd worden, op geen enkele bespreking.");
        nora.submit(&form, &[("conference", &next.to_string()), ("named", "ja")]).is(422).says("Kies zonder naam");
        nora.submit(&form, &[("conference", &next.to_string()), ("named", "nee")]).is(200);
        assert_ne!(pseudonym(&mut nora, conference), "");
    }
}

#[test]
fn who_leaves_the_partnership_in_the_middle_sees_nothing_and_counts_for_nobody() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let here = world.known("Nora").actor.partnership.unwrap();
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        let case = world.table("Nora", client.registration, conference, false);
        world.begin("Nora", conference, &["Nora", "Joris"]);
        let mut joris = world.as_("Joris");
        joris.get(&format!("/casus/{case}")).is(200);
        let mut nora = world.as_("Nora");
        nora.get(&format!("/casus/{case}/besluit")).is(200);
        let decide = nora.filled(&format!("/casus/{case}/besluit"), &[("kind", "ask_more"), ("reason", "Alleen.")]);
        let cx = world.cx(&world.known("Karim").actor);
        let id = world.known("Joris").membership;
        let members = world.run(schakel_app::identity::members::list(&world.app, &cx, here)).unwrap().members;
        let version = members.iter().find(|member| member.id == id).unwrap().version;
        let end = schakel_domain::identity::MembershipMove::End;
        world.run(schakel_app::identity::members::change(&world.app, &cx, id, end, version)).unwrap();
        assert_eq!(joris.get_once(&format!("/casus/{case}")).status.as_u16(), 303, "to the door");
        nora.post(&format!("/casus/{case}/besluit"), &decide).is(403).refused("§1.3.2");
        nora.get(&format!("/besprekingen/{conference}")).is(200).says("geen lid meer").says("Er zit nu maar één organisatie aan tafel");
        assert_eq!(client.state(&world), State::Received);
    }
}

#[test]
fn a_client_who_takes_it_back_while_being_discussed_is_off_the_table_at_once() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        for whole in [false, true] {
            let (client, conference, case) = at_the_table(&world, &TalkHeld::default(), true);
            let (meeting, path) = (format!("/besprekingen/{conference}"), format!("/casus/{case}"));
            let (mut vera, mut nora) = (world.as_("Vera"), world.as_("Nora"));
            let name = pseudonym(&mut vera, conference);
            vera.get(&path).is(200);
            let advice = vera.filled(&format!("{path}/advies"), &[("view", "indicated"), ("words", "Doorgaan.")]);
            nora.get(&format!("{path}/besluit")).is(200);
            let decide = nora.filled(&format!("{path}/besluit"), &[("kind", "ask_more"), ("reason", "Doorgaan.")]);
            if whole {
                let mut own = world.client(&client.code);
                own.get("/mijn/intrekken").is(200);
                own.submit("/mijn/intrekken", &[]).is(200);
            } else {
                client.takes_back(&world, Agreement::Discuss);
            }
            // Those at the table hear it in a plain sentence, wherever they click.
            vera.get(&meeting).is(200).says(&format!("{name} is van tafel")).keeps_quiet_about(&path);
            let page = vera.get(&path).is(200).says("Deze casus is van tafel").keeps_quiet_about("dieren");
            assert_eq!(page.path, meeting);
            // What they were typing is theirs, and nothing of the case comes with it.
            let pages = [
                vera.post(&format!("{path}/advies"), &advice).is(409).says("Aangewezen"),
                nora.post(&format!("{path}/besluit"), &decide).is(409).says("Eerst nog iets vragen"),
            ];
            for page in pages {
                let page = page.says("Deze casus is van tafel").says("Doorgaan.");
                for hidden in ["dieren", "Amina", &name] {
                    assert!(!page.body.contains(hidden), "{hidden}");
                }
            }
            assert_eq!(noted(&world, "case.advise", "done") + noted(&world, "case.decide", "done"), 0);
            // Everybody else learns nothing, and afterwards neither do they.
            gone_as(&world, "Olga", &path);
            world.close("Nora", conference);
            gone_as(&world, "Vera", &path);
            gone_as(&world, "Nora", &path);
        }
    }
}
