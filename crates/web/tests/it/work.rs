//! The working day: a worker's own page, what a dossier asks done from it, an agenda prepared, a history to read.

use schakel_domain::{actor::Role, registration::Answer, talk::Agreed};
use schakel_testkit::{TalkHeld, World, both_engines};

use crate::dossier::{on_both, staffed};

#[test]
pub(crate) fn the_own_day_tells_what_is_new_what_is_asked_and_what_waits_for_somebody_else() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let tine = world.known("Tine").membership.to_string();
        let mut nora = world.as_("Nora");
        let given = |nora: &mut schakel_testkit::Browser, name: &str| {
            let (on, _) = world.registration("Nora", name, "Voorbeeld");
            let path = format!("/inbox/{}", on.id);
            nora.get(&path).is(200);
            nora.submit(&format!("{path}/toewijzen"), &[("to", &tine)]).is(200);
            path
        };
        let asked = given(&mut nora, "Amina");
        given(&mut nora, "Bert");
        let mut browser = world.as_("Tine");
        assert_eq!(browser.get("/in/verder").is(200).path, "/mijn-dag", "{engine:?}: the day begins there");
        browser.get(&asked).is(200);
        browser.submit(&format!("{asked}/antwoord"), &[("kind", "invitation"), ("body", "Kom je woensdag?")]).is(200);
        let page = browser.get("/mijn-dag").is(200);
        // Nora opened both, so neither is new; one is asked of Tine, one of the client.
        let count = |part: &str| page.select(&format!("section[aria-labelledby={part}] tbody tr")).len();
        assert_eq!((count("h-nieuw"), count("h-mij"), count("h-ander")), (0, 1, 1), "{engine:?}: {}", page.words());
        assert!(page.words().contains("Amina Voorbeeld") && page.words().contains("Bert Voorbeeld"), "{engine:?}");
        // Not of somebody else, and not for who has none.
        assert!(!world.as_("Gust").get("/mijn-dag").is(200).words().contains("Amina"), "{engine:?}");
        world.as_("Adem").get("/mijn-dag").is(403);
        assert_eq!(world.as_("Nora").get("/in/verder").is(200).path, "/vandaag", "{engine:?}");
    }
}

#[test]
pub(crate) fn what_the_dossier_asks_is_done_from_it_and_the_client_reads_what_was_decided() {
    for opened in on_both(&TalkHeld::default(), &["Tine", "Bea"]) {
        let mut tine = opened.world.as_("Tine");
        let page = tine.get(&opened.path).is(200);
        assert!(!page.attributes("a[href='#h-bericht']", "href").is_empty(), "the step leads to its form: {}", page.words());
        tine.submit(&format!("{}/bericht", opened.path), &[("body", " ")]).is(422);
        let told = "Er komt een traject. Tine belt je maandag.";
        tine.submit(&format!("{}/bericht", opened.path), &[("body", told)]).is(200).says("Het bericht staat klaar");
        opened.world.client(&opened.code).get("/mijn").is(200).says(told);
        // It was told, so the day does not ask for it any more.
        let day = opened.world.as_("Nora").get("/vandaag").is(200);
        assert!(!day.words().contains("Nog niet aan de klant verteld"), "{}", day.words());
        // A buddy has no such form.
        let buddy = opened.world.as_("Bea").get(&opened.path).is(200);
        assert_eq!(buddy.select("form[action$='/bericht']").len(), 0);
        // From the registration to the dossier, and back.
        let mut nora = opened.world.as_("Nora");
        let registration = nora.get(&format!("/inbox/{}", opened.registration)).is(200);
        assert_eq!(registration.attributes(&format!("a[href='{}']", opened.path), "href").len(), 1);
    }
}

#[test]
pub(crate) fn who_makes_the_agenda_reads_what_is_open_of_every_case_in_one_look() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let meeting = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(1), &["Nora", "Tine", "Adem"]);
        let (ready, _) = world.registration("Nora", "Amina", "Voorbeeld");
        world.hold_talk("Nora", ready.id, &TalkHeld::default());
        let (open, _) = world.registration("Nora", "Bert", "Voorbeeld");
        let unsure = TalkHeld {
            born_on: Answer::Unknown,
            agreed: Agreed { team: Answer::Open, ..TalkHeld::default().agreed },
            ..TalkHeld::default()
        };
        world.hold_talk("Nora", open.id, &unsure);
        for id in [ready.id, open.id] {
            world.table("Nora", id, meeting, false);
        }
        let mut nora = world.as_("Nora");
        nora.get(&format!("/besprekingen/{meeting}")).is(200).says("Voorbereiden");
        let page = nora
            .get(&format!("/besprekingen/{meeting}/voorbereiden"))
            .is(200)
            .says("Amina Voorbeeld")
            .says("Bert Voorbeeld")
            .says("Nog te vragen");
        assert_eq!(page.select("section.kaart").len(), 2, "{engine:?}");
        // Each client of the list was looked at, and reads so.
        nora.get(&format!("/inbox/{}", open.id)).is(200).says("Wie keek");
        // The adviser was asked to the conference, and reads no name.
        let adviser = world.as_("Adem").get(&format!("/besprekingen/{meeting}/voorbereiden")).is(200);
        assert!(!adviser.words().contains("Voorbeeld"), "{engine:?}: {}", adviser.words());
        world.as_("Vreemd").get(&format!("/besprekingen/{meeting}/voorbereiden")).is(404);
    }
}

#[test]
fn changes_come_before_looks_and_looks_of_one_day_are_one_line() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        world.member("Karim", Role::Coordinator, world.known("Nora").actor.partnership.unwrap());
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let path = format!("/inbox/{}", on.id);
        let mut karim = world.as_("Karim");
        for _ in 0..4 {
            karim.get(&path).is(200);
        }
        karim.submit(&format!("{path}/poging"), &[("how", "called")]).is(200);
        let page = karim.get(&path).is(200);
        let section = page.select("section[aria-labelledby=h-log]").join(" ");
        let (changed, looked) = section.split_once("Wie keek").unwrap();
        assert!(changed.contains("probeerde de klant te bereiken") && !changed.contains("keer)"), "{engine:?}: {section}");
        assert!(looked.contains("keer)"), "{engine:?}: {section}");
    }
}

#[test]
fn the_road_is_drawn_over_the_period_that_is_chosen_and_a_talk_counts_when_it_is_done() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        world.hold_talk("Nora", on.id, &TalkHeld::default());
        let talked = |path: &str| {
            let page = world.as_("Nora").get(path).is(200);
            page.select("section[aria-labelledby=h-weg] table tbody tr").into_iter().find(|row| row.contains("Eerste gesprek klaar"))
        };
        let done = world.run(async {
            let cx = world.cx(&world.known("Nora").actor);
            schakel_app::talk::finish(&world.app, &cx, on.id).await
        });
        done.unwrap();
        assert!(talked("/vandaag?periode=altijd").unwrap().contains('1'), "{engine:?}");
        world.days_later(120);
        assert!(
            world.as_("Nora").get("/vandaag?periode=kwartaal").is(200).words().contains("In deze periode kwam er nog geen aanmelding"),
            "{engine:?}"
        );
        assert!(talked("/vandaag").unwrap().contains('1'), "{engine:?}: the last year");
        world.as_("Nora").get("/vandaag?periode=onzin").is(200);
    }
}

/// One who works with no client has a page that says what there is to do: every page leads back to it, and nobody else is led there.
#[test]
fn the_menu_leads_to_the_first_page_of_those_who_work_with_no_client() {
    let (world, place) = staffed(World::new());
    for (name, role) in [("Greet", Role::TeamLeader), ("Lies", Role::QualityCoach), ("Bart", Role::ProjectManager)] {
        world.member(name, role, place);
        let mut browser = world.as_(name);
        assert_eq!(browser.get("/in/verder").is(200).path, "/begin", "{name}");
        assert_eq!(browser.page.as_ref().unwrap().select("nav a[href='/begin'][aria-current=page]"), ["Begin"], "{name}");
        let elsewhere = browser.get("/account").is(200);
        assert_eq!(elsewhere.attributes("nav a[href='/begin']:not([aria-current])", "href"), ["/begin"], "{name}");
        assert_eq!(browser.get("/begin").is(200).path, "/begin");
    }
    for name in ["Nora", "Otto", "Tine", "Adem"] {
        assert!(world.as_(name).get("/account").is(200).attributes("nav a[href='/begin']", "href").is_empty(), "{name}");
    }
}

/// The log is for all who work here: at the foot of each of their pages, and of no page of a client or a stranger.
#[test]
fn the_foot_of_every_page_of_a_member_leads_to_the_log_and_of_no_other() {
    let (world, place) = staffed(World::new());
    world.member("Bart", Role::ProjectManager, place);
    let foot = |page: &schakel_testkit::Answer| page.attributes("footer a[href='/logboek']", "href").len();
    for name in ["Nora", "Tine", "Bea", "Adem", "Bart"] {
        let mut browser = world.as_(name);
        for path in ["/account", "/", "/p/westhoek"] {
            assert_eq!(foot(&browser.get(path).is(200)), 1, "{name} at {path}");
        }
        browser.get("/logboek").is(200);
    }
    let (_, code) = world.registration("Nora", "Amina", "Voorbeeld");
    let mut client = world.client(&code);
    assert_eq!(foot(&client.get("/mijn").is(200)), 0);
    assert_eq!(foot(&world.browser().get("/").is(200)), 0);
}
