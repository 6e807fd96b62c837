//! The inbox: who sees what, by age and by name; opening, assigning, answering; people who are there twice.

use schakel_app::registration::{self, Confirmed, TypedOver};
use schakel_domain::{
    actor::Role,
    conference::DecisionKind,
    ids::RegistrationId,
    registration::{Answer, Answers, Channel, Contact, State},
    time::Date,
    words::{Line, Text},
};
use schakel_testkit::{TalkHeld, World, both_engines, shows};

/// Two partnerships; in the first a coordinator, a second one, an outreach worker, a caseworker and an adviser.
fn world() -> World {
    staffed(World::new())
}

fn staffed(world: World) -> World {
    let here = world.partnership("Westhoek", &[33_011]).id;
    let there = world.partnership("Meetjesland", &[43_005]).id;
    world.member("Nora", Role::Coordinator, here);
    world.member("Karim", Role::Coordinator, here);
    world.member("Olga", Role::OutreachWorker, here);
    world.member("Joris", Role::Caseworker, here);
    world.member("Vera", Role::VdabAdviser, here);
    world.member("Ada", Role::Coordinator, there);
    world
}

/// Types over a registration with the client; returns its path and the client's code.
fn come_in(world: &World, by: &str, called: &str, family: &str, born: Option<&str>) -> (String, String) {
    let by = world.known(by);
    let line = |text: &str| Line::parse(text).unwrap();
    let answers = Answers {
        called: Some(line(called)),
        family_name: Answer::Given(line(family)),
        born_on: born.map_or(Answer::Later, |day| Answer::Given(day.parse::<Date>().unwrap())),
        contact: Contact {
            // Amina has one telephone, everybody else another one.
            telephone: Some(line(if called.starts_with("Am") { "0470 00 00 00" } else { "0470 00 00 01" })),
            mind: Some(Text::parse("Nooit een bericht inspreken.").unwrap()),
            ..Contact::default()
        },
        wish: Answer::Given(Text::parse("Ik wil graag met dieren werken.").unwrap()),
        ..Answers::default()
    };
    let confirmed = Confirmed { registers_self: true, knows_it_is_voluntary: true };
    let typed = TypedOver { answers, channel: Channel::Talk, confirmed };
    let made = world.run(registration::type_over(&world.app, &world.cx(&by.actor), typed)).unwrap();
    (format!("/inbox/{}", made.id), made.code(&world.app).to_string())
}

fn id_of(path: &str) -> RegistrationId {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

fn state_of(world: &World, path: &str) -> State {
    world.resource(world.known("Nora").actor.partnership.unwrap(), id_of(path)).state
}

/// How many entries of this act the log holds.
fn noted(world: &World, act: &str) -> usize {
    let rows = world.run(async { world.app.behind().store.read().await.unwrap().log_latest(500).await }).unwrap();
    rows.iter().filter(|row| row.act == act && row.outcome == "done").count()
}

#[test]
fn the_oldest_stands_first_and_waiting_long_is_said_in_words() {
    shows!["P2.1-1"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        come_in(&world, "Nora", "Amina", "Voorbeeld", None);
        world.days_later(10);
        come_in(&world, "Nora", "Jef", "Modelmans", None);
        world.days_later(8);
        come_in(&world, "Nora", "Zoë", "Proefstra", None);
        let mut nora = world.as_("Nora");
        let before = noted(&world, "inbox.list");
        let page = nora.get("/inbox").is(200);
        assert_eq!(page.select("tbody th a"), ["Amina Voorbeeld", "Jef Modelmans", "Zoë Proefstra"]);
        assert_eq!(page.select("tbody td[data-kop=Binnen]"), ["18 dagen geleden", "8 dagen geleden", "zonet"]);
        assert_eq!(page.select("tbody td[data-kop=Wacht]"), ["18 dagen", "8 dagen", "sinds vandaag"]);
        assert_eq!(page.attributes("tbody .staat", "class"), ["staat fout", "staat let"]);
        assert_eq!(page.select("table + p.bron").len(), 1);
        page.says("Wacht op antwoord (3)").says("Nieuw (3)").says("Bij mij (0)");
        assert_eq!(noted(&world, "inbox.list"), before + 1);
    }
}

#[test]
fn a_full_inbox_is_paged_and_no_registration_is_lost_between_pages() {
    let world = world();
    for number in 0..53 {
        come_in(&world, "Nora", &format!("Klant{number:02}"), "Voorbeeld", Some(&format!("19{:02}-03-07", 30 + number)));
        // Some come in at the same moment; the identifier then decides.
        if number % 3 == 0 {
            world.clock.advance_seconds(60);
        }
    }
    let mut nora = world.as_("Nora");
    let first = nora.get("/inbox").is(200);
    let mut names = first.select("tbody th a");
    assert_eq!(names.len(), 50);
    let next = first.attributes(".bladeren a[rel=next]", "href");
    let second = nora.get(&next[0]).is(200);
    names.extend(second.select("tbody th a"));
    assert_eq!(second.attributes(".bladeren a[rel=next]", "href"), Vec::<String>::new());
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 53);
    assert!(first.body.len() <= 100 * 1024, "{} bytes", first.body.len());
    assert_eq!(first.body.matches("<script").count(), 1, "the one that keeps what is typed, and none in the page");
}

#[test]
fn everybody_sees_only_what_is_theirs_and_a_strangers_thing_is_not_there() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (amina, _) = come_in(&world, "Nora", "Amina", "Voorbeeld", None);
        world.clock.advance_seconds(1);
        let (jef, _) = come_in(&world, "Olga", "Jef", "Modelmans", None);
        come_in(&world, "Ada", "Zoë", "Proefstra", None);
        let seen = |name: &str| world.as_(name).get("/inbox").is(200).select("tbody th a");
        assert_eq!(seen("Nora"), ["Amina Voorbeeld", "Jef Modelmans"]);
        assert_eq!(seen("Olga"), ["Jef Modelmans"]);
        assert_eq!(seen("Joris"), Vec::<String>::new());
        assert_eq!(seen("Ada"), ["Zoë Proefstra"]);
        world.as_("Olga").get(&jef).is(200);
        let nothing = world.as_("Olga").get("/inbox/0190f3c2-7c1e-7abc-8def-0123456789ab").is(404).words();
        for (who, path) in [("Olga", &amina), ("Joris", &jef), ("Ada", &amina)] {
            let answer = world.as_(who).get(path).is(404).keeps_quiet_about("Voorbeeld");
            assert_eq!(answer.words().replace("Meetjesland", "Westhoek"), nothing, "{who}");
        }
        world.as_("Vera").get("/inbox").is(403).refused("§1.3.2").keeps_quiet_about("Voorbeeld");
        world.as_("Vera").get(&amina).is(404);
        world.as_("Nora").get("/inbox/geen-nummer").is(404);
    }
}

#[test]
fn beside_each_look_the_client_reads_why_it_was_allowed() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (path, code) = come_in(&world, "Nora", "Amina", "Voorbeeld", None);
        world.as_("Karim").get(&path).is(200);
        let mut nora = world.as_("Nora");
        nora.get(&path).is(200);
        nora.submit(&format!("{path}/toewijzen"), &[("to", &world.known("Joris").membership.to_string())]).is(200);
        world.as_("Joris").get(&path).is(200);
        for (language, said) in [
            (
                "nl",
                [
                    "Een medewerker mag je aanmelding overtypen, met jou erbij.",
                    "De coördinator behandelt alle aanmeldingen van het partnerschap.",
                    "De medewerker die je aanmelding opvolgt, mag ze lezen en beantwoorden.",
                ],
            ),
            (
                "fr",
                [
                    "Une personne du partenariat peut encoder votre inscription, avec vous.",
                    "La coordination traite toutes les inscriptions du partenariat.",
                    "La personne qui suit votre inscription peut la lire et y répondre.",
                ],
            ),
            (
                "en",
                [
                    "A worker may enter your registration, together with you.",
                    "The coordinator handles all registrations of the partnership.",
                    "The worker who follows up your registration may read and answer it.",
                ],
            ),
        ] {
            let mut client = world.client(&code).speaking(language);
            let looks = client.get("/mijn").is(200).select("#keek ~ table td .bron");
            for sentence in said {
                assert!(looks.iter().any(|look| look == sentence), "{language}: {sentence} is not in {looks:?}");
            }
            assert_eq!(looks.len(), client.get("/mijn").is(200).select("#keek ~ table tbody tr").len(), "{language}: every line says why");
        }
    }
}

#[test]
fn opening_shows_how_to_reach_the_client_and_leaves_a_look_that_the_client_sees() {
    let world = world();
    let (path, code) = come_in(&world, "Nora", "Amina", "Voorbeeld", Some("1988-11-24"));
    world.client(&code).get("/mijn").says("Nog niemand heeft je aanmelding gelezen");
    let before = noted(&world, "registration.read");
    let page = world.as_("Karim").get(&path).is(200);
    assert_eq!(noted(&world, "registration.read"), before + 1);
    let page = page.says("Let op Nooit een bericht inspreken.").says("24 november 1988 (37 jaar)").says("Ik wil graag met dieren werken.");
    assert_eq!(page.attributes("dd a[href^=tel]", "href"), ["tel:0470000000"]);
    assert!(!page.select("title").concat().contains("Amina"));
    world.client(&code).get("/mijn").says("heeft je aanmelding gelezen op 23 november 2026").says("coördinator van Gemeente Westhoek");
    world.as_("Nora").get(&path).says("Voor het eerst geopend op").says("Karim Testers (coördinator) bekeek de aanmelding");
}

#[test]
fn a_name_is_found_in_spite_of_typing_errors_and_only_within_sight() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        come_in(&world, "Nora", "Zoë", "D’Haesevoorbeeld", None);
        come_in(&world, "Olga", "Łukasz", "Modelmans", None);
        come_in(&world, "Ada", "Zoë", "Elders", None);
        let found = |who: &str, typed: &str| {
            let query: String = form_urlencoded(typed);
            world.as_(who).get(&format!("/inbox?q={query}")).is(200).select("tbody th a")
        };
        for typed in ["zoe", "dhaesevorbeeld", "D'HAESEVOORBEELD zoë", "Zoé"] {
            assert_eq!(found("Nora", typed), ["Zoë D’Haesevoorbeeld"], "{typed}");
        }
        assert_eq!(found("Nora", "lucasz"), ["Łukasz Modelmans"]);
        assert_eq!(found("Olga", "zoe"), Vec::<String>::new());
        assert_eq!(found("Olga", "modelmans"), ["Łukasz Modelmans"]);
        for hostile in ["' OR 1=1 --", "%", "\u{0}", "\u{202e}xyz", "🦄", &"q".repeat(5_000)] {
            assert_eq!(found("Nora", hostile), Vec::<String>::new());
        }
        assert_eq!(noted(&world, "inbox.search"), 13);
        // A client who comes in later is found as well.
        come_in(&world, "Nora", "Jef", "Laatkomers", None);
        assert_eq!(found("Nora", "laatkommers"), ["Jef Laatkomers"]);
    }
}

fn form_urlencoded(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| format!("{out}%{byte:02X}"))
}

#[test]
fn the_coordinator_gives_a_registration_to_somebody_who_guides_clients() {
    shows!["P2.1-1"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (path, code) = come_in(&world, "Nora", "Amina", "Voorbeeld", None);
        let action = format!("{path}/toewijzen");
        let mut nora = world.as_("Nora");
        let page = nora.get(&path).is(200);
        let offered = page.select("select[name=to] option").join("|");
        for (name, is_there) in [("Joris", true), ("Olga", true), ("Karim", true), ("Vera", false), ("Ada", false)] {
            assert_eq!(offered.contains(name), is_there, "{name} in {offered}");
        }
        for bad in ["", "geen", &world.known("Vera").membership.to_string(), &world.known("Ada").membership.to_string()] {
            nora.submit(&action, &[("to", bad)]).is(422).says("Kies een van de mogelijkheden");
        }
        let to = world.known("Joris").membership.to_string();
        nora.submit(&action, &[("to", &to)]).is(200).says("De aanmelding is toegewezen.").says("Toegewezen aan: Joris Testers");
        assert_eq!(state_of(&world, &path), State::Assigned);
        let page = world.as_("Joris").get("/inbox?deel=mijn").is(200);
        assert_eq!(page.select("tbody th a"), ["Amina Voorbeeld"]);
        page.says("Bij mij (1)");
        world.as_("Nora").get("/inbox").says("Nieuw (0)").says("Toegewezen (1)");
        world.client(&code).get("/mijn").says("Joris Testers volgt je aanmelding op");
        // The worker who has it may answer, and may not give it on.
        let page = world.as_("Joris").get(&path).is(200);
        assert!(page.form(&action).is_none());
        assert!(page.form(&format!("{path}/antwoord")).is_some());
        let mut joris = world.as_("Joris");
        joris.get(&path);
        let mut fields = joris.filled(&format!("{path}/antwoord"), &[]);
        fields.push(("to".to_owned(), to.clone()));
        joris.post(&action, &fields).is(403).refused("§2.1");
    }
}

#[test]
fn an_answer_is_previewed_saved_once_and_read_with_the_code() {
    shows!["P2.1-1"];
    let world = world();
    let (path, code) = come_in(&world, "Nora", "Amina", "Voorbeeld", None);
    let action = format!("{path}/antwoord");
    let mut nora = world.as_("Nora");
    nora.get(&path).says("Dit systeem stuurt geen berichten");
    let kept =
        nora.submit(&action, &[("kind", ""), ("body", "Kom \u{1f44b} dinsdag langs.")]).is(422).says("Kies een van de mogelijkheden");
    assert!(kept.body.contains("Kom \u{1f44b} dinsdag langs."));
    nora.submit(&action, &[("kind", "addition"), ("body", "x")]).is(422);
    nora.submit(&action, &[("kind", "invitation"), ("body", "a\0b")]).is(422).says("Typ de tekst opnieuw");
    let answer = [("kind", "invitation"), ("body", "Kom dinsdag langs <b>om</b> tien uur.")];
    nora.submit(&action, &[answer[0], answer[1], ("preview", "1")]).is(200).says("Zo leest de klant het").says("langs <b>om</b> tien uur.");
    assert_eq!(state_of(&world, &path), State::Received);
    let fields = nora.filled(&action, &answer);
    nora.post(&action, &fields).is(200).says("Je antwoord is bewaard");
    // The same form sent twice, as after a cut line, does it once.
    nora.post(&action, &fields).is(200);
    assert_eq!(state_of(&world, &path), State::Answered);
    let page = world.client(&code).get("/mijn").says("Kom dinsdag langs <b>om</b> tien uur.");
    assert_eq!(page.words().matches("Kom dinsdag langs").count(), 1);
    assert_eq!(noted(&world, "registration.answer"), 1);
    world.as_("Nora").get("/inbox").says("Er wacht niemand op antwoord").says("Beantwoord (1)");
}

#[test]
fn of_two_coordinators_the_second_sees_both_versions_and_loses_nothing() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (path, _) = come_in(&world, "Nora", "Amina", "Voorbeeld", None);
        let action = format!("{path}/antwoord");
        let (mut nora, mut karim) = (world.as_("Nora"), world.as_("Karim"));
        nora.get(&path);
        karim.get(&path);
        nora.submit(&action, &[("kind", "question"), ("body", "Welke dag past jou?")]).is(200);
        world.clock.advance_seconds(60);
        let page = karim.submit(&action, &[("kind", "invitation"), ("body", "Kom dinsdag langs.")]).is(409);
        let page = page.says("Iemand anders bewaarde eerst").says("Nora Testers (coördinator) antwoordde").says("Welke dag past jou?");
        assert_eq!(page.select("textarea[name=body]"), ["Kom dinsdag langs."]);
        karim.submit(&action, &[]).is(200).says("Je antwoord is bewaard").says("Welke dag past jou?").says("Kom dinsdag langs.");
        assert_eq!(noted(&world, "registration.answer"), 2);
    }
}

#[test]
fn a_decision_that_was_written_down_first_is_named_with_who_did_so() {
    let (world, _) = crate::dossier::staffed(World::new());
    let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
    world.hold_talk("Nora", on.id, &TalkHeld::default());
    let path = format!("/inbox/{}", on.id);
    let mut nora = world.as_("Nora");
    nora.get(&path).is(200);
    crate::dossier::decide(&world, on.id, DecisionKind::OpenTrajectory, &["Tine"]).unwrap();
    let page = nora.submit(&format!("{path}/antwoord"), &[("kind", "question"), ("body", "Welke dag past jou?")]).is(409);
    let what = page.words();
    assert!(what.contains("Nora Testers (coördinator) schreef de beslissing van een casusbespreking op"), "{what}");
}

#[test]
fn a_step_that_is_not_possible_any_more_keeps_what_was_typed() {
    let world = world();
    let (path, code) = come_in(&world, "Nora", "Amina", "Voorbeeld", None);
    let action = format!("{path}/antwoord");
    let mut nora = world.as_("Nora");
    nora.get(&path);
    let mut amina = world.client(&code);
    amina.get("/mijn/intrekken");
    amina.submit("/mijn/intrekken", &[]).is(200);
    let page = nora.submit(&action, &[("kind", "invitation"), ("body", "Kom dinsdag langs.")]).is(409);
    let page = page.says("Ingetrokken door de klant").says("Deze stap kan nu niet meer").says("Kom dinsdag langs.");
    assert!(page.form(&action).is_none());
    nora.get("/inbox?deel=ingetrokken").says("Amina Voorbeeld").says("Ingetrokken (1)");
    nora.get("/inbox").says("Er wacht niemand op antwoord");
}

#[test]
fn two_registrations_of_one_person_are_joined_and_taken_apart_again() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (first, first_code) = come_in(&world, "Nora", "Amina", "Voorbeeld", Some("1988-03-12"));
        world.clock.advance_seconds(3_600);
        let (second, second_code) = come_in(&world, "Nora", "Amína", "Vorbeeld", Some("1988-03-12"));
        come_in(&world, "Nora", "Jef", "Modelmans", Some("1988-03-12"));
        let mut nora = world.as_("Nora");
        assert_eq!(nora.get("/inbox").select("tbody .staat.let").len(), 2);
        let page = nora.get(&second).says("Lijkt op een andere aanmelding").says("Naam lijkt op elkaar").says("Zelfde geboortedatum");
        assert_eq!(page.select("section article h3 a"), ["Amina Voorbeeld"]);
        let action = format!("{second}/samenvoegen");
        let page = nora.get(&format!("{action}?met={}", id_of(&first))).is(200).says("Twee aanmeldingen naast elkaar");
        assert_eq!(page.select("tbody tr:has(.staat.let) th"), ["Roepnaam", "Familienaam"], "what differs");
        nora.submit(&action, &[("reason", " ")]).is(422).says("Vul dit in").says("(voorgesteld)");
        let stays = id_of(&first).to_string();
        let page = nora.submit(&action, &[("reason", "Zelfde telefoonnummer en zelfde verhaal."), ("stays", &stays)]).is(200);
        assert_eq!(page.path, first, "the oldest is proposed");
        page.says("De twee aanmeldingen zijn samengevoegd")
            .says("Hiermee samengevoegd Amína Vorbeeld")
            .says("Reden: Zelfde telefoonnummer");
        assert_eq!(state_of(&world, &second), State::Merged);
        // Each code opens its own words, and does not say that there is another registration; both clients' logs have the entry.
        for (code, name) in [(&first_code, "Dag Amina"), (&second_code, "Dag Amína")] {
            world.client(code).get("/mijn").says(name).keeps_quiet_about("aan je aanmelding gewerkt").keeps_quiet_about("oegde");
        }
        assert_eq!(noted(&world, "registration.merge"), 2);
        assert_eq!(nora.get("/inbox").select("tbody th a"), ["Amina Voorbeeld", "Jef Modelmans"]);
        assert_eq!(nora.get("/inbox?q=vorbeeld").select("tbody th a"), ["Amina Voorbeeld"]);
        nora.get(&second).says("Deze aanmelding is samengevoegd met Amina Voorbeeld");
        let action = format!("{second}/splitsen");
        nora.submit(&action, &[("reason", "Toch twee nichten.")]).is(200).says("weer gesplitst");
        assert_eq!(state_of(&world, &second), State::Received);
        world.client(&second_code).get("/mijn").says("Dag Amína");
        assert_eq!(nora.get("/inbox").select("tbody th a").len(), 3);
    }
}

#[test]
fn not_the_same_is_remembered() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        come_in(&world, "Nora", "Amina", "Voorbeeld", Some("1988-03-12"));
        let (second, _) = come_in(&world, "Nora", "Amina", "Voorbeeld", Some("1988-03-12"));
        let mut nora = world.as_("Nora");
        nora.get(&second).says("Zelfde naam");
        let page = nora.submit(&format!("{second}/apart"), &[]).is(200).says("Onthouden: dit zijn twee personen");
        assert!(!page.words().contains("Lijkt op een andere aanmelding"));
        assert_eq!(nora.get("/inbox").select("tbody .staat.let").len(), 0);
        assert_eq!(noted(&world, "registration.keep_apart"), 2, "one entry for each client");
        let (third, _) = come_in(&world, "Nora", "Amina", "Voorbeeld", Some("1988-03-12"));
        assert_eq!(nora.get(&third).select("section article h3 a").len(), 2);
        // Said too soon, it is taken back, and taken back once.
        let page = nora.get(&second).says("Gezegd: dit is iemand anders");
        let action = format!("{second}/toch-vergelijken");
        assert!(page.form(&action).is_some());
        let form = nora.filled(&action, &[]);
        let page = nora
            .post(&action, &form)
            .is(200)
            .says("weer bij de aanmeldingen die erop lijken")
            .says("wilde de twee aanmeldingen toch vergelijken");
        assert_eq!(page.select("section article h3 a").len(), 2);
        page.keeps_quiet_about("Gezegd: dit is iemand anders");
        nora.post(&action, &form).is(200);
    }
}

#[test]
fn who_was_here_before_is_recognised_with_what_is_known_and_only_by_staff() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (first, first_code) = come_in(&world, "Nora", "Amina", "Voorbeeld", Some("1988-03-12"));
        let mut client = world.client(&first_code);
        client.get("/mijn/intrekken");
        client.submit("/mijn/intrekken", &[]).is(200);
        let (second, second_code) = come_in(&world, "Nora", "Amina", "Voorbeeld", Some("1988-03-12"));
        let mut nora = world.as_("Nora");
        let page =
            nora.get(&second).says("Lijkt op een andere aanmelding").says("Deze aanmelding is ingetrokken. Samenvoegen kan niet meer.");
        assert_eq!(page.select("section article h3 a"), ["Amina Voorbeeld"]);
        assert!(page.attributes("a[href*='samenvoegen']", "href").is_empty());
        nora.get(&first).is(200).keeps_quiet_about("Lijkt op een andere aanmelding");
        // The client hears of neither.
        world.client(&second_code).get("/mijn").keeps_quiet_about("ingetrokken").keeps_quiet_about("Lijkt op");
    }
}

#[test]
fn a_telephone_and_a_birth_date_lead_to_a_registration() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        come_in(&world, "Nora", "Amina", "van den Berghe", Some("1988-03-12"));
        come_in(&world, "Nora", "Mohammed", "Ben Ali", Some("1990-01-05"));
        let mut nora = world.as_("Nora");
        for (typed, name) in [
            ("12/03/1988", "Amina van den Berghe"),
            ("12 maart 1988", "Amina van den Berghe"),
            ("Vandenberghe", "Amina van den Berghe"),
            ("benali", "Mohammed Ben Ali"),
            ("mohammed 5/1/90", "Mohammed Ben Ali"),
        ] {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
            assert_eq!(nora.get(&format!("/inbox?{query}")).select("tbody th a").first().map(String::as_str), Some(name), "{typed}");
        }
        assert_eq!(nora.get("/inbox?q=%2B32470000000").select("tbody th a"), ["Amina van den Berghe"]);
        assert_eq!(nora.get("/inbox?q=0499999999").select("tbody th a").len(), 0);
    }
}

#[test]
fn whoever_is_named_beside_a_registration_has_a_look_in_the_log_and_is_not_told_of_the_other() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (_, first_code) = come_in(&world, "Nora", "Amina", "Voorbeeld", Some("1988-03-12"));
        let (second, _) = come_in(&world, "Nora", "Amína", "Vorbeeld", Some("1988-03-12"));
        let (alone, _) = come_in(&world, "Nora", "Jef", "Modelmans", None);
        let mut nora = world.as_("Nora");
        nora.get(&alone).is(200);
        assert_eq!(noted(&world, "registration.read"), 1);
        nora.get(&second).is(200).says("Amina Voorbeeld");
        assert_eq!(noted(&world, "registration.read"), 3, "one for the page, one for the name on it");
        // Anybody can have registered under her name: a line for each look at hers would tell that she did, and when she is worked with.
        let own = world.client(&first_code).get("/mijn").keeps_quiet_about("naam gezien").keeps_quiet_about("lijkt");
        own.says("Nog niemand heeft je aanmelding gelezen");
        assert_eq!(world.run(world.app.behind().store.verify_log(&[])).unwrap().findings.len(), 0);
    }
}

#[test]
fn who_may_not_see_the_other_one_is_told_nothing_of_it() {
    let world = world();
    let (hidden, _) = come_in(&world, "Nora", "Amina", "Voorbeeldig", Some("1988-03-12"));
    let (own, _) = come_in(&world, "Olga", "Amina", "Voorbeeldt", Some("1988-03-12"));
    let page = world.as_("Olga").get(&own).is(200).keeps_quiet_about("Er is al een aanmelding").keeps_quiet_about("Lijkt op");
    page.keeps_quiet_about("Voorbeeldig").keeps_quiet_about(&id_of(&hidden).to_string());
    let mut olga = world.as_("Olga");
    olga.get(&own);
    let mut fields = olga.filled(&format!("{own}/antwoord"), &[("reason", "nieuwsgierig")]);
    fields.push(("with".to_owned(), id_of(&hidden).to_string()));
    fields.push(("with_version".to_owned(), "1".to_owned()));
    olga.get(&format!("{own}/samenvoegen?met={}", id_of(&hidden))).keeps_quiet_about("Voorbeeldig");
    olga.get(&own);
    olga.post(&format!("{own}/samenvoegen"), &fields).keeps_quiet_about("Voorbeeldig");
    // On an old version as well it is the right to join that is asked first, and the log says so: once an hour for the same attempt.
    world.clock.advance_seconds(3_600);
    let mut olga = world.as_("Olga");
    olga.get(&own);
    let token = olga.filled(&format!("{own}/antwoord"), &[]).into_iter().find(|(name, _)| name == "csrf").unwrap();
    fields.retain(|(name, _)| name != "csrf");
    fields.push(token);
    for (name, value) in &mut fields {
        if name == "version" {
            "9".clone_into(value);
        }
    }
    olga.post(&format!("{own}/samenvoegen"), &fields).keeps_quiet_about("Voorbeeldig");
    let rows = world.run(async { world.app.behind().store.read().await.unwrap().log_latest(500).await }).unwrap();
    assert_eq!(rows.iter().filter(|row| row.act == "registration.merge" && row.outcome == "denied").count(), 2);
    assert_eq!(state_of(&world, &own), State::Received);
    assert_eq!(state_of(&world, &hidden), State::Received);
}

/// What is out of sight answers as what is not there: whoever tries addresses learns nothing from the number of the answer.
#[test]
fn out_of_sight_is_answered_as_not_there() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (hidden, _) = come_in(&world, "Nora", "Amina", "Voorbeeldig", Some("1988-03-12"));
        let (own, _) = come_in(&world, "Olga", "Amina", "Voorbeeldt", Some("1988-03-12"));
        let (there, _) = come_in(&world, "Ada", "Amina", "Voorbeeld", Some("1988-03-12"));
        let nobody = "0190f3c2-7c1e-7abc-8def-0123456789ab".to_owned();
        let mut olga = world.as_("Olga");
        olga.get(&own).is(200);
        let token = olga.filled(&format!("{own}/antwoord"), &[]);
        for with in [id_of(&hidden).to_string(), id_of(&there).to_string(), nobody.clone()] {
            olga.get(&format!("{own}/samenvoegen?met={with}")).is(404);
            for to in ["samenvoegen", "apart", "toch-vergelijken"] {
                let mut fields = token.clone();
                fields.retain(|(name, _)| !matches!(name.as_str(), "form" | "version"));
                let typed = [("with", with.as_str()), ("version", "1"), ("with_version", "1"), ("reason", "Zelfde persoon.")];
                fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
                assert_eq!(olga.post_once(&format!("{own}/{to}"), &fields).status.as_u16(), 404, "{to} {with}");
            }
        }
        // What she sees and may not join says so.
        let (second, _) = come_in(&world, "Olga", "Amina", "Voorbeeldt", Some("1988-03-12"));
        olga.get(&format!("{own}/samenvoegen?met={}", id_of(&second))).is(403);

        // A member of another partnership, and nobody at all.
        let stranger = world.known("Ada").membership.to_string();
        let colleague = world.known("Olga").membership.to_string();
        for (who, may_list) in [("Nora", true), ("Joris", false)] {
            let mut browser = world.as_(who);
            browser.get("/contact").is(200);
            let mut fields = browser.filled("/uit", &[]);
            fields.retain(|(name, _)| name != "form");
            fields.extend([("version".to_owned(), "1".to_owned()), ("step".to_owned(), "end".to_owned())]);
            for to in ["uitnodigen", "coordinator", "wijzigen", "bevestigen", "overdragen"] {
                let mut answer = |id: &str| browser.post_once(&format!("/leden/{id}/{to}"), &fields).status.as_u16();
                let (of_stranger, of_nobody) = (answer(&stranger), answer(&nobody));
                assert_eq!(of_stranger, of_nobody, "{who} {to}");
                assert!(may_list || answer(&colleague) == of_nobody, "{who} {to}");
            }
        }
    }
}

#[test]
fn registrations_of_two_partnerships_are_never_joined() {
    let world = world();
    let (here, _) = come_in(&world, "Nora", "Amina", "Voorbeeld", Some("1988-03-12"));
    let (twin, _) = come_in(&world, "Nora", "Amina", "Voorbeeld", Some("1988-03-12"));
    let (there, _) = come_in(&world, "Ada", "Amina", "Voorbeeld", Some("1988-03-12"));
    let mut nora = world.as_("Nora");
    let page = nora.get(&here).is(200);
    assert_eq!(page.attributes("section article h3 a", "href"), [twin]);
    let action = format!("{here}/samenvoegen");
    let side_by_side = format!("{action}?met={}", id_of(&page.attributes("section article h3 a", "href")[0]));
    for with in [id_of(&there).to_string(), id_of(&here).to_string(), "0190f3c2-7c1e-7abc-8def-0123456789ab".to_owned()] {
        nora.get(&format!("{action}?met={with}")).is(404);
        nora.get(&side_by_side).is(200);
        nora.submit(&action, &[("with", &with), ("reason", "Zelfde persoon")]).is(404);
    }
    nora.get(&side_by_side);
    nora.submit(&action, &[("with", "geen"), ("reason", "Zelfde persoon")]).is(422);
    assert_eq!(state_of(&world, &here), State::Received);
}

#[test]
fn the_pages_speak_three_languages_and_cursors_that_make_no_sense_begin_at_the_beginning() {
    let world = world();
    let (path, _) = come_in(&world, "Nora", "Amina", "Voorbeeld", None);
    for (language, title, told) in [("fr", "Inscriptions", "Ce que le client a dit"), ("en", "Registrations", "What the client told")] {
        let mut nora = world.as_("Nora").speaking(language);
        nora.get("/inbox").is(200).says(title);
        nora.get(&path).is(200).says(told);
    }
    let mut nora = world.as_("Nora");
    for query in ["na=x", "na=~", "na=2026-99-99T00:00:00Z~x", "deel=alles", "deel=open&na=%00"] {
        nora.get(&format!("/inbox?{query}")).is(200).says("Amina Voorbeeld");
    }
}
