//! Lists that are narrowed and turned around, the people behind a figure, and searching for everyone over what they may see.

use schakel_app::registration::{self, Confirmed, TypedOver};
use schakel_domain::{
    actor::Role,
    conference::DecisionKind,
    ids::RegistrationId,
    registration::{Answer, Answers, Channel, Contact, Language},
    words::Line,
};
use schakel_testkit::{Answer as Page, Engine, TalkHeld, World, both_engines};

use crate::dossier::{self, Opened, on_both};

fn world(engine: Engine) -> World {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", Role::Coordinator, here);
    world.member("Sam", Role::Caseworker, here);
    world.member("Tine", Role::Companion, here);
    world
}

fn come_in(world: &World, by: &str, called: &str, place: Option<&str>, language: Option<Language>) -> RegistrationId {
    let line = |text: &str| Line::parse(text).unwrap();
    world.clock.advance_seconds(60);
    let answers = Answers {
        called: Some(line(called)),
        municipality: place.map_or(Answer::Unknown, |place| Answer::Given(line(place))),
        language: language.map_or(Answer::Open, Answer::Given),
        contact: Contact { telephone: Some(line("0470 00 00 00")), ..Contact::default() },
        ..Answers::default()
    };
    let confirmed = Confirmed { registers_self: true, knows_it_is_voluntary: true };
    let typed = TypedOver { answers, channel: Channel::Talk, confirmed };
    world.run(registration::type_over(&world.app, &world.cx(&world.known(by).actor), typed)).unwrap().id
}

fn assign(world: &World, id: RegistrationId, to: &str) {
    let mut nora = world.as_("Nora");
    nora.get(&format!("/inbox/{id}")).is(200);
    let to = world.known(to).membership.to_string();
    nora.submit(&format!("/inbox/{id}/toewijzen"), &[("to", &to)]).is(200);
}

fn names(page: &Page) -> Vec<String> {
    page.select("tbody th a")
}

#[test]
fn the_inbox_is_narrowed_by_worker_language_and_municipality_and_turned_around() {
    for engine in both_engines() {
        let world = world(engine);
        let first = come_in(&world, "Nora", "Amina", Some("Ieper"), Some(Language::Dutch));
        let second = come_in(&world, "Nora", "Bilal", Some("ieper"), Some(Language::French));
        come_in(&world, "Nora", "Chantal", Some("Poperinge"), Some(Language::French));
        come_in(&world, "Nora", "Dirk", None, None);
        assign(&world, first, "Sam");
        assign(&world, second, "Tine");
        let mut nora = world.as_("Nora");
        let whole = nora.get("/inbox").is(200);
        assert_eq!(names(&whole), ["Amina", "Bilal", "Chantal", "Dirk"], "{engine:?}");
        let form = nora.get("/inbox?kies=1").is(200);
        assert_eq!(form.select("#gemeente option"), ["Alle", "Ieper", "Poperinge"], "{engine:?}: one name for one place");
        assert_eq!(form.select("#bij option")[..2], ["Alle", "Nog niemand"], "{engine:?}");
        let sam = world.known("Sam").membership;
        for (asked, shown) in [
            ("gemeente=Ieper", vec!["Amina", "Bilal"]),
            ("gemeente=Ieper&spreekt=fr", vec!["Bilal"]),
            ("spreekt=fr", vec!["Bilal", "Chantal"]),
            ("spreekt=fr&volgorde=nieuw", vec!["Chantal", "Bilal"]),
            ("bij=niemand&volgorde=nieuw", vec!["Dirk", "Chantal"]),
            (&format!("bij={sam}"), vec!["Amina"]),
            (&format!("bij={sam}&deel=nieuw"), vec![]),
            ("gemeente=Gent", vec![]),
            // What cannot be read is not asked, and nothing of it reaches the database.
            ("bij=onzin&spreekt=xx&volgorde=%00", vec!["Amina", "Bilal", "Chantal", "Dirk"]),
            ("gemeente=%27%3B+DROP+TABLE+registration", vec![]),
        ] {
            let page = nora.get(&format!("/inbox?{asked}")).is(200);
            assert_eq!(names(&page), shown, "{engine:?} {asked}");
            if shown.is_empty() {
                page.says("Geen aanmelding met deze keuzes.").says("Alles tonen");
            }
        }
        // A worker with an inbox of his or her own chooses among that, and no name of a colleague is offered.
        let page = world.as_("Sam").get("/inbox?kies=1").is(200);
        assert_eq!(page.select("#gemeente option"), ["Alle", "Ieper"], "{engine:?}");
        assert!(page.select("#bij option").is_empty(), "{engine:?}");
        assert_eq!(names(&world.as_("Sam").get("/inbox?gemeente=Ieper")), ["Amina"], "{engine:?}");
    }
}

#[test]
fn a_narrowed_list_is_read_on_and_back_without_losing_what_was_chosen() {
    for engine in both_engines() {
        let world = world(engine);
        for number in 0..120 {
            let place = if number % 2 == 0 { "Ieper" } else { "Poperinge" };
            come_in(&world, "Nora", &format!("Klant {number:03}"), Some(place), None);
        }
        let mut nora = world.as_("Nora");
        let first = nora.get("/inbox?gemeente=Ieper&volgorde=nieuw").is(200);
        assert_eq!((names(&first).len(), names(&first)[0].as_str()), (50, "Klant 118"), "{engine:?}");
        let next = first.attributes("nav a[rel=next]", "href").concat();
        let second = nora.get(&next).is(200);
        let rest: Vec<String> = (0..10).rev().map(|number| format!("Klant {:03}", number * 2)).collect();
        assert_eq!(names(&second), rest, "{engine:?}");
        let back = nora.get(&second.attributes("nav a[rel=prev]", "href").concat()).is(200);
        assert_eq!(names(&back), names(&first), "{engine:?}");
    }
}

/// The conferences are chosen and turned around like the other lists, by each over those to which he or she was asked.
#[test]
fn conferences_are_narrowed_to_what_is_ahead_or_over_and_turned_around() {
    for engine in both_engines() {
        let world = world(engine);
        let hours = |hours: i64| world.now() + jiff::SignedDuration::from_hours(hours);
        let mut over = Vec::new();
        for hour in [1, 2] {
            let id = world.conference("Nora", hours(hour), &["Nora", "Sam"]);
            world.begin("Nora", id, &["Nora"]);
            world.close("Nora", id);
            over.push(format!("maandag 23 november 2026, {}.00 uur", 10 + hour));
        }
        let mut ahead = Vec::new();
        for number in 0..60 {
            world.conference("Nora", hours(24 * (number + 1)), if number % 2 == 0 { &["Nora", "Sam"] } else { &["Nora", "Tine"] });
        }
        let mut nora = world.as_("Nora");
        ahead.extend(names(&nora.get("/besprekingen?deel=gepland").is(200)));
        assert_eq!(ahead.len(), 50, "{engine:?}");
        let shown = |page: &Page, first: &str, count: usize| {
            let all = names(page);
            assert_eq!((all.len(), all.first().map(String::as_str)), (count, Some(first)), "{engine:?}");
        };
        shown(&nora.get("/besprekingen").is(200), &ahead[0], 52);
        shown(&nora.get("/besprekingen?deel=voorbij").is(200), &over[1], 2);
        shown(&nora.get("/besprekingen?deel=voorbij&volgorde=oud").is(200), &over[0], 2);
        shown(&nora.get("/besprekingen?volgorde=onzin&deel=onzin").is(200), &ahead[0], 52);
        // Turned around it is read on and back in that order, and each sees no more than before.
        let first = nora.get("/besprekingen?deel=gepland&volgorde=nieuw").is(200);
        let second = nora.get(&first.attributes("nav a[rel=next]", "href").concat()).is(200);
        let both: Vec<String> = names(&first).into_iter().chain(names(&second)).collect();
        assert_eq!((both.len(), both.last()), (60, ahead.first()), "{engine:?}");
        let back = nora.get(&second.attributes("nav a[rel=prev]", "href").concat()).is(200);
        assert_eq!(names(&back), names(&first), "{engine:?}");
        shown(&world.as_("Sam").get("/besprekingen?deel=gepland").is(200), &ahead[0], 30);
        shown(&world.as_("Tine").get("/besprekingen?deel=gepland").is(200), &ahead[1], 30);
        world.as_("Tine").get("/besprekingen?deel=voorbij").is(200).says("Er is nog geen casusbespreking voorbij");
        assert_eq!(nora.page.as_ref().unwrap().select("#volgorde option[selected]"), ["Nieuwste eerst"], "{engine:?}");
    }
}

#[test]
pub(crate) fn each_figure_of_the_road_leads_to_those_whom_it_counts() {
    for engine in both_engines() {
        let Opened { world, code, .. } = dossier::opened(World::on(engine), &TalkHeld::default(), &["Tine"]);
        let (begun, _) = world.registration("Nora", "Bilal", "Voorbeeld");
        world.hold_talk("Nora", begun.id, &TalkHeld::default());
        let (referred, _) = world.registration("Nora", "Chantal", "Voorbeeld");
        world.hold_talk("Nora", referred.id, &TalkHeld::default());
        dossier::decide(&world, referred.id, DecisionKind::AskMore, &[]).unwrap();
        let (ended, _) = world.registration("Nora", "Els", "Voorbeeld");
        let mut nora = world.as_("Nora");
        nora.get(&format!("/inbox/{}/beeindigen", ended.id)).is(200);
        nora.submit(&format!("/inbox/{}/beeindigen", ended.id), &[("ending", "moved")]).is(200);
        let day = nora.get("/vandaag?periode=altijd").is(200);
        let leads = day.attributes("section[aria-labelledby=h-weg] tbody th a", "href");
        let figures: Vec<(String, String)> = leads.into_iter().zip(day.select("section[aria-labelledby=h-weg] tbody th + td")).collect();
        assert_eq!(figures.len(), 11, "{engine:?}");
        let mut counted = 0;
        for (href, figure) in figures {
            let number: usize = figure.parse().unwrap();
            let page = nora.get(&href).is(200).says("De weg");
            assert_eq!(names(&page).len(), number, "{engine:?} {href}");
            counted += number;
        }
        assert!(counted > 10, "{engine:?}: it says something: {counted}");
        assert_eq!(names(&nora.get("/vandaag?stap=beeindigd&periode=altijd")), ["Els Voorbeeld"], "{engine:?}");
        nora.get("/vandaag?stap=beeindigd&periode=onzin").is(200);
        // The figures are the coordinator's alone.
        world.as_("Tine").get("/vandaag?stap=aangemeld").is(403);
        world.client(&code).get("/vandaag?stap=aangemeld").is(404);
    }
}

#[test]
fn everybody_searches_over_what_they_may_see_and_nothing_else() {
    for Opened { world, .. } in on_both(&TalkHeld::default(), &["Tine", "Bea"]) {
        let (bilal, _) = world.registration("Nora", "Bilal", "Voorbeeld");
        let mut nora = world.as_("Nora");
        nora.get(&format!("/inbox/{}", bilal.id)).is(200);
        let gust = world.known("Gust").membership.to_string();
        nora.submit(&format!("/inbox/{}/toewijzen", bilal.id), &[("to", &gust)]).is(200);
        assert_eq!(names(&nora.get("/inbox?q=Vorbeeld")).len(), 2, "the coordinator finds all");
        assert_eq!(names(&nora.get("/dossiers?q=Vorbeeld")), ["Amina Voorbeeld"]);
        // The caseworker who has one finds that one, by number as well; another one's client is not there.
        let mut gust = world.as_("Gust");
        assert_eq!(names(&gust.get("/inbox?q=Voorbeeld").is(200)), ["Bilal Voorbeeld"]);
        assert_eq!(names(&gust.get("/inbox?q=0470000000").is(200)), ["Bilal Voorbeeld"]);
        assert!(names(&gust.get("/dossiers?q=Voorbeeld").is(200)).is_empty());
        gust.get("/inbox?q=Amina").is(200).keeps_quiet_about("Amina Voorbeeld");
        for guide in ["Tine", "Bea"] {
            assert_eq!(names(&world.as_(guide).get("/dossiers?q=voorbeld").is(200)), ["Amina Voorbeeld"], "{guide}");
        }
        world.as_("Bea").get("/inbox?q=Amina").is(403);
        world.as_("Adem").get("/dossiers?q=Amina").is(403);
        // Nothing that was typed is kept, and a megabyte is cut.
        nora.get(&format!("/dossiers?q={}", "a".repeat(4_000))).is(200);
    }
}

#[test]
fn who_works_with_no_client_begins_on_a_page_that_says_what_there_is_and_what_will_come() {
    let world = world(Engine::Sqlite);
    let here = world.known("Nora").actor.partnership.unwrap();
    world.member("Kato", Role::QualityCoach, here);
    world.member("Lea", Role::TeamLeader, here);
    for (who, role, way, coming) in [
        ("Kato", "Als kwaliteitscoach", "/p/westhoek", "De kwaliteitscoachings"),
        ("Lea", "Als teamleider in de bestuursraad", "/opties/verbetering", "De cijfers van het partnerschap, zonder namen"),
    ] {
        let mut browser = world.as_(who);
        let page = browser.get("/in/verder").is(200).says(role).says(coming).says("zie je nooit");
        assert_eq!(page.path, "/begin");
        assert!(page.attributes("main dt a", "href").contains(&way.to_owned()), "{who}: {:?}", page.attributes("main dt a", "href"));
        for href in page.attributes("main dt a", "href") {
            browser.get(&href).is(200);
        }
        assert_eq!(page.attributes("nav a[aria-current=page]", "href"), ["/begin"], "{who}");
    }
    // Those who work with clients begin with them.
    assert_eq!(world.as_("Nora").get("/in/verder").path, "/vandaag");
    assert_eq!(world.as_("Sam").get("/in/verder").path, "/mijn-dag");
}

#[test]
fn the_platform_administrator_has_a_way_to_members_and_sees_how_the_service_is() {
    for engine in both_engines() {
        let world = world(engine);
        let keep = async {
            let mut tx = world.app.behind().store.write().await?;
            tx.keep_run("checkpoint", world.now(), schakel_app::partnership::JobEnd::Well).await?;
            tx.keep_run("expire", world.now(), schakel_app::partnership::JobEnd::Failed).await?;
            tx.commit().await
        };
        world.run(keep).unwrap();
        world.administrator();
        let mut admin = world.as_("Beheer");
        let page = admin.get("/platform").is(200).says("Het logboek ondertekenen").says("Ging mis.");
        let members = page.attributes("tbody a[href^='/leden']", "href").concat();
        admin.get(&members).is(200).says("Nora Testers");
        admin.get("/inbox").is(404);
    }
}

#[test]
pub(crate) fn every_member_takes_the_checkpoint_and_the_key_of_the_log_along_and_nobody_else_does() {
    for engine in both_engines() {
        let world = world(engine);
        come_in(&world, "Nora", "Amina", None, None);
        world.as_("Sam").get("/logboek").is(200).says("Er is nog niets ondertekend");
        world.as_("Sam").get("/logboek/controlepunt").is(404);
        let signed = world.run(world.app.behind().store.sign_checkpoint(world.now())).unwrap();
        let mut sam = world.as_("Sam");
        sam.get("/account").is(200).says("Het logboek nakijken");
        sam.get("/logboek").is(200).says("number 1").keeps_quiet_about("Amina");
        let file = sam.get("/logboek/controlepunt").is(200);
        assert_eq!(file.body, signed, "{engine:?}");
        let key = sam.get("/logboek/sleutel").is(200).body.trim().to_owned();
        assert_eq!(key, world.app.behind().store.log_key().to_string(), "{engine:?}");
        for path in ["/logboek", "/logboek/controlepunt", "/logboek/sleutel"] {
            assert_eq!(world.browser().get(path).path, "/in", "{engine:?} {path}");
        }
    }
}
