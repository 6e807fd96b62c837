//! Lists page by page: on and back again, whatever happened meanwhile.

use schakel_domain::{actor::Role, conference::DecisionKind, registration::State, time::Instant};
use schakel_testkit::{Browser, TalkHeld, World, both_engines};

use crate::dossier;

fn staffed(world: World) -> World {
    let here = world.partnership("Westhoek", &[33_011]).id;
    for (name, role) in [("Nora", Role::Coordinator), ("Karim", Role::Coordinator), ("Joris", Role::Caseworker)] {
        world.member(name, role, here);
    }
    world
}

/// Walks through a list from its first page to the last one by the links, and back; answers the rows of each page, once it is sure
/// that the way back shows the same.
fn there_and_back(browser: &mut Browser, path: &str, rows: &str) -> Vec<Vec<String>> {
    let mut page = browser.get(path).is(200);
    let link = |page: &schakel_testkit::Answer, way: &str| page.attributes(&format!(".bladeren a[rel={way}]"), "href").into_iter().next();
    assert_eq!(link(&page, "prev"), None, "{path}: nothing stands before the first page");
    let mut pages = vec![page.select(rows)];
    while let Some(next) = link(&page, "next") {
        page = browser.get(&next).is(200);
        pages.push(page.select(rows));
    }
    let mut back = vec![page.select(rows)];
    while let Some(previous) = link(&page, "prev") {
        page = browser.get(&previous).is(200);
        back.push(page.select(rows));
    }
    back.reverse();
    assert_eq!(back, pages, "{path}");
    pages
}

fn counts(pages: &[Vec<String>]) -> Vec<usize> {
    pages.iter().map(Vec::len).collect()
}

#[test]
fn a_long_list_is_read_on_and_back_again() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        for number in 0..103 {
            world.registration("Nora", &format!("Klant{number:03}"), "Voorbeeld");
            // Some come in at the same moment; the identifier then decides.
            if number % 3 == 0 {
                world.clock.advance_seconds(60);
            }
        }
        let mut nora = world.as_("Nora");
        for (path, rows) in [
            ("/inbox", "tbody th a"),
            ("/inbox?deel=nieuw", "tbody th a"),
            ("/inbox/afwijzen?alles=1", "tbody th label"),
            ("/vandaag?lijst=gesprek", "tbody th a"),
        ] {
            let pages = there_and_back(&mut nora, path, rows);
            assert_eq!(counts(&pages), [50, 50, 3], "{path}");
            let mut all = pages.concat();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), 103, "{path}: each of them once");
        }
        // What was ticked stays so on the next page.
        let next = nora.get("/inbox/afwijzen?alles=1").is(200).attributes("a[rel=next]", "href");
        assert_eq!(nora.get(&next[0]).is(200).select("input[checked]").len(), 50);
        for (language, previous, next) in [("fr", "Page précédente", "Page suivante"), ("en", "Previous", "Next")] {
            let mut nora = world.as_("Nora").speaking(language);
            let second = nora.get("/inbox").is(200).attributes("a[rel=next]", "href");
            nora.get(&second[0]).is(200).says(previous).says(next);
        }
    }
}

#[test]
fn rows_that_go_away_meanwhile_leave_every_link_good() {
    let world = staffed(World::new());
    let ids: Vec<_> = (0..53)
        .map(|number| {
            world.clock.advance_seconds(60);
            world.registration("Nora", &format!("Klant{number:03}"), "Voorbeeld").0.id
        })
        .collect();
    let mut nora = world.as_("Nora");
    let next = nora.get("/inbox").is(200).attributes("a[rel=next]", "href").remove(0);
    let previous = nora.get(&next).is(200).attributes("a[rel=prev]", "href").remove(0);
    let reject = |ids: &[schakel_domain::ids::RegistrationId]| {
        let cx = world.cx(&world.known("Nora").actor);
        let ticked: Vec<_> = ids.iter().map(|id| schakel_app::inbox::Ticked { id: *id, version: 1 }).collect();
        world.run(schakel_app::inbox::put_aside(&world.app, &cx, &ticked)).unwrap();
    };
    // The border of both links goes away, and one before it: the first page is full again.
    reject(&[ids[49], ids[50], ids[3]]);
    let first = nora.get(&previous).is(200);
    assert_eq!(first.select("tbody th a").len(), 50);
    assert_eq!(first.attributes("a[rel=prev]", "href"), Vec::<String>::new());
    assert_eq!(nora.get("/inbox").is(200).select("tbody th a"), first.select("tbody th a"));
    // All of the last page goes away: the link to it leads to the last page that there is.
    reject(&ids[51..]);
    let last = nora.get(&next).is(200);
    assert_eq!(last.select("tbody th a").len(), 48);
    assert_eq!(last.select(".bladeren"), Vec::<String>::new());
    assert_eq!(world.resource(world.known("Nora").actor.partnership.unwrap(), ids[52]).state, State::Rejected);
}

#[test]
fn conferences_are_read_on_and_back_ahead_and_over() {
    let world = staffed(World::new());
    let later = |number: i64| -> Instant { world.now() + jiff::SignedDuration::from_hours(24 + number) };
    let mut planned = Vec::new();
    for number in 0..60 {
        // Joris is asked to every second one.
        let members: &[&str] = if number % 2 == 0 { &["Nora", "Joris"] } else { &["Nora", "Karim"] };
        planned.push(world.conference("Nora", later(number / 2), members));
    }
    let first_of = |name: &str, path: &str| there_and_back(&mut world.as_(name), path, "tbody th a");
    assert_eq!(counts(&first_of("Nora", "/besprekingen")), [50, 10]);
    assert_eq!(counts(&first_of("Joris", "/besprekingen")), [30]);
    for (number, id) in planned.iter().enumerate() {
        let there: &[&str] = if number % 2 == 0 { &["Nora", "Joris"] } else { &["Nora", "Karim"] };
        world.begin("Nora", *id, there);
        world.close("Nora", *id);
    }
    let over = first_of("Nora", "/besprekingen");
    assert_eq!(counts(&over), [50, 10]);
    assert_eq!(counts(&first_of("Joris", "/besprekingen")), [30]);
    // A further page is of one list, and its beginning is the page with both.
    let mut nora = world.as_("Nora");
    let next = nora.get("/besprekingen").is(200).says("Voorbij").attributes("a[rel=next]", "href").remove(0);
    assert_eq!(nora.get(&next).is(200).attributes(".bladeren a", "href")[0], "/besprekingen");
    for nonsense in ["deel=voorbij&na=x~y", "deel=gepland&voor=%00", "deel=x&na=~"] {
        nora.get(&format!("/besprekingen?{nonsense}")).is(200);
    }
}

#[test]
fn dossiers_are_read_on_and_back_as_far_as_each_may_see() {
    let (world, _) = dossier::staffed(World::new());
    for number in 0..54 {
        let (on, _) = world.registration("Nora", &format!("Klant{number:03}"), "Voorbeeld");
        world.hold_talk("Nora", on.id, &TalkHeld::default());
        // Gust guides every second one.
        let team: &[&str] = if number % 2 == 0 { &["Tine", "Gust"] } else { &["Tine"] };
        dossier::decide(&world, on.id, DecisionKind::OpenTrajectory, team).unwrap();
        // Three days in all, and identifiers in the order of time.
        world.clock.advance_seconds(60);
        if number % 20 == 0 {
            world.days_later(1);
        }
    }
    let of = |name: &str, path: &str| there_and_back(&mut world.as_(name), path, "tbody th a");
    for name in ["Nora", "Tine"] {
        let pages = of(name, "/dossiers");
        assert_eq!(counts(&pages), [50, 4], "{name}");
        let expected: Vec<String> = (0..54).map(|number| format!("Klant{number:03} Voorbeeld")).collect();
        assert_eq!(pages.concat(), expected, "{name}: the oldest first, each of them once");
    }
    assert_eq!(counts(&of("Gust", "/dossiers")), [27]);
    assert_eq!(counts(&of("Nora", "/dossiers?deel=gesloten")), [0]);
    // The links stay within the part that was chosen, and what they say and cannot be read is its first page.
    let mut nora = world.as_("Nora");
    let next = nora.get("/dossiers").is(200).attributes("a[rel=next]", "href").remove(0);
    assert_eq!(nora.get(&next).is(200).attributes(".bladeren a", "href")[0], "/dossiers");
    for nonsense in ["na=x~y", "voor=%00", "na=2026-02-30~x"] {
        assert_eq!(nora.get(&format!("/dossiers?{nonsense}")).is(200).select("tbody th a").len(), 50, "{nonsense}");
    }
}

#[test]
fn what_is_said_to_be_found_is_true_of_what_is_shown() {
    let world = staffed(World::new());
    let said = |count: usize, shown: usize, words: &str| {
        for number in registered(&world)..count {
            world.registration("Nora", &format!("Klant{number:03}"), "Voorbeeld");
        }
        let page = world.as_("Nora").get("/inbox?q=voorbeeld").is(200).says(words);
        assert_eq!(page.select("tbody th a").len(), shown, "{words}");
        assert_eq!(page.body.contains("Staat de naam er niet bij?"), count > shown, "{words}");
    };
    said(20, 20, "20 aanmeldingen gevonden.");
    said(24, 20, "De 20 die het best passen, van 24 gevonden aanmeldingen.");
    said(64, 20, "De 20 die het best passen, van 64 gevonden aanmeldingen.");
    said(65, 20, "De 20 die het best passen, van minstens 64 gevonden aanmeldingen.");
    // More of the name leads to the one.
    assert_eq!(world.as_("Nora").get("/inbox?q=klant007+voorbeeld").is(200).select("tbody th a")[0], "Klant007 Voorbeeld");
}

/// How many registrations wait.
fn registered(world: &World) -> usize {
    let by = world.known("Nora").actor;
    let cx = world.cx(&by);
    let list = world.run(schakel_app::inbox::list(
        &world.app,
        &cx,
        schakel_app::inbox::Part::Open,
        &schakel_app::inbox::Narrowed::default(),
        schakel_app::listing::Turn::First,
    ));
    usize::try_from(list.unwrap().counts.of(schakel_app::inbox::Part::Open)).unwrap()
}
