//! The coordinator's day: what waits, how long and with whom, and the road as a funnel with its table.

use schakel_domain::{
    conference::DecisionKind,
    registration::{Answer, MessageKind},
    talk::{Agreed, Work},
    vdab_fact::VdabFact,
    words::Text,
};
use schakel_testkit::{TalkHeld, World, both_engines};

use crate::dossier::{decide, staffed};

fn with_file() -> TalkHeld {
    TalkHeld { vdab: vec![VdabFact::Known(Some(true)), VdabFact::ClientFile(Some(true))], ..TalkHeld::default() }
}

#[test]
fn the_day_says_what_waits_how_long_and_with_whom() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        world.registration("Nora", "Wacht", "Voorbeeld");
        world.days_later(9);
        let (with_vdab, _) = world.registration("Nora", "Vera", "Dossierklant");
        world.hold_talk("Nora", with_vdab.id, &with_file());
        let (ready, _) = world.registration("Nora", "Klaar", "Voorbeeld");
        world.hold_talk("Nora", ready.id, &TalkHeld::default());
        let (opened, _) = world.registration("Nora", "Open", "Voorbeeld");
        world.hold_talk("Nora", opened.id, &TalkHeld::default());
        decide(&world, opened.id, DecisionKind::OpenTrajectory, &["Tine"]).unwrap();
        world.days_later(1);

        let mut nora = world.as_("Nora");
        let page = nora.get("/vandaag").is(200);
        let counts = page.select(".tellers a");
        assert_eq!(
            counts,
            [
                "1Nog geen eerste gesprek",
                "0Gesprek begonnen, niet klaar",
                "0Gesprek klaar, nog geen ja",
                "2Klaar voor een casusbespreking",
                "1Beslist, en nog niet opgevolgd",
                "1Open stap met VDAB",
            ]
        );
        page.says("Wacht Voorbeeld")
            .says("10 dagen")
            .says("Vera Dossierklant")
            .says("Gesprek met VDAB aanvragen")
            .says("Klaar Voorbeeld")
            .says("Op de agenda zetten")
            .says("Open Voorbeeld")
            .says("Nog niet aan de klant verteld")
            .says("Nog niets gedaan in het dossier")
            .says("Tine Testers")
            .says("Er is geen casusbespreking gepland");
        for list in ["gesprek", "begonnen", "akkoord", "bespreking", "vdab", "opvolging"] {
            nora.get(&format!("/vandaag?lijst={list}")).is(200).says("in totaal");
        }

        // On an agenda it waits for nobody any more; the next conference is named with its agenda.
        let meeting = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(48), &["Nora", "Tine"]);
        world.table("Nora", ready.id, meeting, false);
        world.note_vdab("Nora", with_vdab.id, vec![held()]);
        let page = nora.get("/vandaag").is(200).says("1 casus op de agenda").says("26").says("december");
        assert_eq!(page.select(".tellers strong"), ["1", "0", "0", "1", "1", "0"]);
        // Told to the client, and still nothing done in the dossier.
        answer(&world, opened.id);
        let page = nora.get("/vandaag").is(200).keeps_quiet_about("Nog niet aan de klant verteld").says("Nog niets gedaan in het dossier");
        assert_eq!(page.select(".tellers strong"), ["1", "0", "0", "1", "1", "0"]);
    }
}

#[test]
fn a_conference_that_was_never_begun_is_no_next_one_and_is_called_what_it_is() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let (ready, _) = world.registration("Nora", "Klaar", "Voorbeeld");
        world.hold_talk("Nora", ready.id, &TalkHeld::default());
        let missed = world.conference("Nora", world.now(), &["Nora", "Tine"]);
        world.as_("Nora").get("/vandaag").is(200).says("23 november").keeps_quiet_about("Er is geen casusbespreking gepland");
        world.days_later(1);
        let mut nora = world.as_("Nora");
        nora.get("/vandaag").is(200).says("Er is geen casusbespreking gepland");
        nora.get("/besprekingen").is(200).says("Nooit begonnen").keeps_quiet_about("Er is geen casusbespreking gepland");
        let path = format!("/besprekingen/{missed}");
        let page = nora.get(&path).is(200).says("Nooit begonnen").says("niemand begon ze");
        assert_eq!(page.attributes(".kop .knoppen a", "href"), [format!("{path}/wijzigen")], "another day, or call it off");
        assert!(page.form(&format!("{path}/beginnen")).is_some());
        world.as_("Tine").get(&path).is(200).says("Nooit begonnen").keeps_quiet_about("niemand begon ze");
        // Nobody is put on its agenda any more; a later one is offered, and is the next one.
        let form = format!("/inbox/{}/agenda", ready.id);
        assert!(!nora.get(&form).is(200).body.contains(&missed.to_string()));
        let later = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(24), &["Nora", "Tine"]);
        assert!(nora.get(&form).is(200).body.contains(&later.to_string()));
        nora.get("/vandaag").is(200).says("25 november");
    }
}

/// Assigns a registration, as the coordinator does.
fn assign(world: &World, id: schakel_domain::ids::RegistrationId, worker: &str) {
    let (mut nora, path) = (world.as_("Nora"), format!("/inbox/{id}"));
    nora.get(&path).is(200);
    nora.submit(&format!("{path}/toewijzen"), &[("to", &world.known(worker).membership.to_string())]).is(200);
}

fn held() -> VdabFact {
    use schakel_domain::vdab_fact::{Conversation, ConversationState};
    let on = Some(jiff::civil::date(2026, 12, 2));
    VdabFact::Conversation(Conversation { state: ConversationState::Held, on, way: None, three_way: None })
}

fn answer(world: &World, id: schakel_domain::ids::RegistrationId) {
    let nora = world.known("Nora").actor;
    let partnership = nora.partnership.unwrap();
    let kept = world.run(async { world.app.behind().store.read_in(partnership).await?.registration(id).await }).unwrap().unwrap();
    let body = Text::parse("We spraken over je vraag. Dit is beslist.").unwrap();
    let cmd = schakel_app::inbox::Answering { id, version: kept.version, kind: MessageKind::Answer, body };
    world.run(schakel_app::inbox::answer(&world.app, &world.cx(&nora), cmd)).unwrap();
}

#[test]
fn a_decision_to_ask_more_waits_until_it_was_asked() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let (on, _) = world.registration("Nora", "Vraag", "Voorbeeld");
        world.hold_talk("Nora", on.id, &TalkHeld { complex: Answer::Unknown, ..TalkHeld::default() });
        decide(&world, on.id, DecisionKind::AskMore, &[]).unwrap();
        world.clock.advance_seconds(60);
        let mut nora = world.as_("Nora");
        let page = nora.get("/vandaag").is(200).says("Eerst nog iets vragen").says("Nog niet gevraagd");
        assert_eq!(page.select(".tellers strong"), ["0", "0", "0", "0", "1", "0"]);
        world.record(
            "Nora",
            on.id,
            schakel_app::talk::ChapterAnswers::Life {
                complex: Answer::Given(true),
                distance: Answer::Given(true),
                distance_words: None,
                thresholds: Vec::new(),
            },
        );
        assert_eq!(nora.get("/vandaag").is(200).select(".tellers strong"), ["0", "0", "0", "1", "0", "0"], "asked, and ready again");
    }
}

#[test]
fn the_road_is_drawn_and_stands_in_a_table() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let mut nora = world.as_("Nora");
        nora.get("/vandaag").is(200).says("kwam er nog geen aanmelding binnen");
        let mut codes = Vec::new();
        for number in 0..4 {
            let (on, code) = world.registration("Nora", &format!("Klant{number}"), "Voorbeeld");
            if number > 0 {
                world.hold_talk("Nora", on.id, &TalkHeld::default());
            }
            if number > 1 {
                decide(&world, on.id, DecisionKind::OpenTrajectory, &["Tine"]).unwrap();
            }
            codes.push(code);
        }
        // A client who stops afterwards came that far all the same.
        let mut client = world.client(&codes[3]);
        client.get("/mijn/intrekken");
        client.submit("/mijn/intrekken", &[]).is(200);
        // Not in the target group: decided, and no trajectory.
        let (out, _) = world.registration("Nora", "Klant4", "Voorbeeld");
        world.hold_talk(
            "Nora",
            out.id,
            &TalkHeld { work: Answer::Given(Work::FullTime), contract: Answer::Given(true), ..TalkHeld::default() },
        );
        decide(&world, out.id, DecisionKind::NotInTargetGroup, &[]).unwrap();

        let page = nora.get("/vandaag").is(200);
        let cells = page.select("section.weg-van table:first-of-type tbody tr");
        assert_eq!(cells, ["Aangemeld 5 100 %", "Eerste gesprek klaar 4 80 % 80 %", "Casusbespreking 3 60 % 75 %", "Traject 2 40 % 67 %"]);
        let other = page.select("section.weg-van table:last-of-type tbody tr");
        assert_eq!(
            other,
            [
                "Nog onderweg 2 40 %",
                "Nu in een traject 1 20 %",
                "Ingetrokken door de klant 1 20 %",
                "Doorverwezen of niet in de doelgroep 1 20 %",
                "Vervallen zonder antwoord 0 0 %",
                "Beëindigd om een gewone reden 0 0 %",
                "Afgewezen: geen echte aanmelding 0 0 %",
            ]
        );
        assert_eq!(page.attributes("figure.trechter svg", "aria-labelledby"), ["t-titel t-wat"]);
        assert!(page.select("figure.trechter desc")[0].contains("Van 5 aanmeldingen hadden er 4 een eerste gesprek"));
        let widths = page.attributes("figure.trechter rect", "width");
        assert_eq!(widths, ["340", "272", "204", "136"]);
        // A year later nothing of it is of the last year.
        world.days_later(366);
        world.as_("Nora").get("/vandaag").is(200).says("kwam er nog geen aanmelding binnen");
    }
}

#[test]
fn only_the_coordinator_sees_the_day_and_only_of_the_own_partnership() {
    let (world, _) = staffed(World::new());
    world.registration("Nora", "Amina", "Voorbeeld");
    for (name, paragraph) in [("Otto", "§1.1"), ("Tine", "§1.1"), ("Gust", "§1.1"), ("Bea", "§1.1"), ("Adem", "§1.3.2")] {
        world.as_(name).get("/vandaag").refused(paragraph).keeps_quiet_about("Amina");
        world.as_(name).get("/vandaag?lijst=gesprek").refused(paragraph).keeps_quiet_about("Amina");
    }
    world.as_("Vreemd").get("/vandaag").is(200).keeps_quiet_about("Amina");
    world.as_("Nora").get("/vandaag?lijst=alles%00").is(200).says("Amina Voorbeeld");
}

#[test]
fn a_client_who_was_erased_breaks_nothing_and_who_withdrew_waits_for_nothing() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let (gone, _) = world.registration("Nora", "Weg", "Voorbeeld");
        let (stays, code) = world.registration("Nora", "Blijft", "Voorbeeld");
        for on in [&gone, &stays] {
            world.hold_talk("Nora", on.id, &with_file());
        }
        world.run(world.app.behind().store.keys().destroy(gone.client, world.now())).unwrap();
        let mut nora = world.as_("Nora");
        nora.get("/vandaag").is(200).says("Blijft Voorbeeld").keeps_quiet_about("Weg Voorbeeld");
        nora.get("/dossiers").is(200);
        let mut client = world.client(&code);
        client.get("/mijn/intrekken");
        client.submit("/mijn/intrekken", &[]).is(200);
        let page = nora.get("/vandaag").is(200).says("ingetrokken met de code op 23 november 2026");
        assert_eq!(page.select(".tellers strong"), ["0", "0", "0", "1", "0", "1"], "{engine:?}: only the erased one is counted still");
    }
}

/// A worker's own day says what is asked, also of dossiers whose decision was not told, and of clients who took something back.
#[test]
fn my_day_says_what_is_asked_of_me_and_who_took_something_back() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let held = |called: &str| {
            let (on, code) = world.registration("Nora", called, "Voorbeeld");
            if called == "Derde" {
                assign(&world, on.id, "Tine");
            }
            world.hold_talk("Nora", on.id, &TalkHeld::default());
            decide(&world, on.id, DecisionKind::OpenTrajectory, &["Tine"]).unwrap();
            code
        };
        let (fresh, _) = world.registration("Nora", "Pas", "Voorbeeld");
        assign(&world, fresh.id, "Tine");
        let (first, second, third) = (held("Eerste"), held("Tweede"), held("Derde"));
        let mut tine = world.as_("Tine");
        let page = tine.get("/mijn-dag").is(200);
        let dossiers = page.select("section[aria-labelledby=h-dossiers] li");
        assert!(
            dossiers.iter().all(|one| one.contains("Nog niet aan de klant verteld") && one.contains("Nog niets gedaan in het dossier")),
            "{dossiers:?}"
        );
        assert_eq!(dossiers.len(), 3);
        tine.get(&format!("/inbox/{}", fresh.id)).is(200);
        let page = tine.get("/mijn-dag").is(200).says("Nog geen eerste gesprek");
        assert!(page.attributes("section[aria-labelledby=h-mij] td a", "href").contains(&format!("/inbox/{}/gesprek", fresh.id)));

        // Two take something back of which she may read nothing any more; of the third she has the registration.
        for code in [&first, &third] {
            let mut client = world.client(code);
            client.get("/mijn/afspraken?wat=team").is(200);
            client.submit("/mijn/afspraken", &[]).is(200);
        }
        let mut client = world.client(&second);
        client.get("/mijn/intrekken").is(200);
        client.submit("/mijn/intrekken", &[]).is(200);
        let page = tine.get("/mijn-dag").is(200).says("Derde Voorbeeld").says("geen akkoord meer, het team leest het dossier niet");
        page.says("Van 2 klanten van je team mag je niets meer zien.").keeps_quiet_about("Eerste").keeps_quiet_about("Tweede");
    }
}

/// Behind the figure of those in a trajectory stands what is worked in, with who guides.
#[test]
fn who_is_in_a_trajectory_is_opened_in_the_dossier_with_who_guides() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        world.hold_talk("Nora", on.id, &TalkHeld::default());
        assign(&world, on.id, "Otto");
        decide(&world, on.id, DecisionKind::OpenTrajectory, &["Tine", "Gust"]).unwrap();
        let page = world.as_("Nora").get("/vandaag?stap=in-traject").is(200).says("Gust Testers en Tine Testers");
        page.clone().keeps_quiet_about("Otto");
        let link = page.attributes("tbody th a", "href").remove(0);
        assert!(link.starts_with("/dossiers/"), "{link}");
        world.as_("Nora").get(&link).is(200).says("Amina Voorbeeld");
    }
}

/// A promise whose day is over is as pressing as what waits longest, wherever it stands.
#[test]
fn a_promise_whose_day_is_over_is_no_calm_line() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let mut nora = world.as_("Nora");
        nora.get("/opties").is(200);
        nora.submit("/opties", &[("contact_within", "3")]).is(200).says("bewaard");
        let (on, _) = world.registration("Nora", "Wacht", "Voorbeeld");
        let (tried, _) = world.registration("Nora", "Geprobeerd", "Voorbeeld");
        for list in ["/vandaag", "/inbox"] {
            world.as_("Nora").get(list).is(200).keeps_quiet_about("beloofd tegen");
        }
        world.days_later(6);
        let mut nora = world.as_("Nora");
        nora.get(&format!("/inbox/{}", tried.id)).is(200);
        nora.submit(&format!("/inbox/{}/poging", tried.id), &[("how", "called")]).is(200);
        for list in ["/vandaag", "/inbox"] {
            let page = nora.get(list).is(200);
            let late = page.select("tbody .staat.fout");
            assert!(late.len() == 1 && late[0].contains("dagen"), "{engine:?} {list}: {late:?}");
            page.says("beloofd tegen 26/11/2026");
        }
        nora.get("/vandaag").says("Bij 1 klant is de beloofde dag voorbij");
        assert_eq!(nora.get(&format!("/inbox/{}", on.id)).select(".kop .staat.fout").len(), 1);
        assert_eq!(nora.get(&format!("/inbox/{}", tried.id)).select(".kop .staat.fout").len(), 0);
    }
}

#[test]
fn who_refuses_to_be_discussed_is_not_ready_and_not_out_of_sight() {
    let (world, _) = staffed(World::new());
    let (on, _) = world.registration("Nora", "Liever", "Niet");
    let agreed = Agreed { discuss: Answer::Given(false), ..TalkHeld::default().agreed };
    world.hold_talk("Nora", on.id, &TalkHeld { agreed, ..TalkHeld::default() });
    let page = world.as_("Nora").get("/vandaag").is(200).says("Liever Niet").says("Zei nee").says("Akkoord vragen");
    assert_eq!(page.select(".tellers strong"), ["0", "0", "1", "0", "0", "0"]);
}

#[test]
fn a_talk_that_was_begun_or_is_done_without_a_yes_stays_in_the_day_with_what_to_do() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let (begun, _) = world.registration("Nora", "Begonnen", "Voorbeeld");
        world.hold_talk("Nora", begun.id, &TalkHeld { finished: false, ..TalkHeld::default() });
        let mut nora = world.as_("Nora");
        let page = nora.get("/vandaag").is(200).says("Begonnen Voorbeeld").says("Gesprek verderzetten");
        assert_eq!(page.select(".tellers strong"), ["0", "1", "0", "0", "0", "0"]);
        let talk = format!("/inbox/{}/gesprek", begun.id);
        assert!(page.attributes("td a", "href").contains(&talk));
        nora.get(&talk).is(200);
        nora.submit(&format!("{talk}/klaar"), &[]).is(200);
        assert_eq!(nora.get("/vandaag").is(200).select(".tellers strong"), ["0", "0", "0", "1", "0", "0"]);

        let (unasked, _) = world.registration("Nora", "Ongevraagd", "Voorbeeld");
        let agreed = Agreed { discuss: Answer::Open, ..TalkHeld::default().agreed };
        world.hold_talk("Nora", unasked.id, &TalkHeld { agreed, ..TalkHeld::default() });
        let page = nora.get("/vandaag").is(200).says("Ongevraagd Voorbeeld").says("Nog niet gevraagd");
        assert_eq!(page.select(".tellers strong"), ["0", "0", "1", "1", "0", "0"]);
        assert!(page.attributes("td a", "href").contains(&format!("/inbox/{}/gesprek/afspraken", unasked.id)));
    }
}

#[test]
fn what_the_client_writes_after_our_question_is_our_turn_and_the_alarm_says_since_when() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let (on, code) = world.registration("Nora", "Lukas", "Voorbeeld");
        world.days_later(1);
        let mut nora = world.as_("Nora");
        let path = format!("/inbox/{}", on.id);
        nora.get(&path);
        nora.submit(&format!("{path}/antwoord"), &[("kind", "invitation"), ("body", "Kan je op dinsdag?")]).is(200);
        world.days_later(20);
        let mut nora = world.as_("Nora");
        let waits = |page: &schakel_testkit::Answer| page.select("tbody td[data-kop=Wacht]");
        let page = nora.get("/inbox?deel=beantwoord").is(200);
        assert_eq!((waits(&page), page.select("tbody .staat")), (vec!["op de klant, 20 dagen".to_owned()], Vec::new()), "no alarm");
        let mut client = world.client(&code);
        client.get("/mijn/toevoegen");
        client.submit("/mijn/toevoegen", &[("body", "Ik kan op woensdag.")]).is(200);
        world.days_later(8);
        let mut nora = world.as_("Nora");
        for address in ["/inbox?deel=beantwoord", "/vandaag"] {
            let page = nora.get(address).is(200);
            assert_eq!(
                (waits(&page), page.attributes("tbody .staat", "class")),
                (vec!["8 dagen".to_owned()], vec!["staat let".to_owned()])
            );
        }
        nora.get("/vandaag").is(200).says("De klant schreef");
        nora.get(&path).is(200).says("Wacht: 8 dagen");
    }
}
