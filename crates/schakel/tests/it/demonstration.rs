//! The demonstration, as a newcomer starts it.

use std::{collections::HashSet, fs};

use crate::{House, serving::Running};

/// Takes the seat of this person of the demonstration; returns the cookies of that browser.
fn sit_down(running: &Running, who: &str) -> String {
    let cookies = |answer: &str| -> Vec<String> {
        answer.lines().filter_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next().map(str::to_owned)).collect()
    };
    let seats = running.get("/demo");
    // The button ends with the name; its form stands before it.
    let (before, _) = seats.split_once(&format!(", {who}</span>")).unwrap();
    let value =
        |field: &str| before.rsplit_once(&format!("name=\"{field}\" value=\"")).and_then(|(_, rest)| rest.split('"').next()).unwrap();
    let (csrf, membership) = (value("csrf"), value("membership"));
    let mut held = cookies(&seats);
    let form = format!("csrf={csrf}&membership={membership}");
    let answer = running.raw(&format!(
        "POST /demo HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
        running.port,
        held.join("; "),
        form.len()
    ));
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    held.extend(cookies(&answer));
    let held = held.join("; ");
    // Where the day of this role begins is a page that the role may see.
    let onward =
        running.raw(&format!("GET /in/verder HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {held}\r\nConnection: close\r\n\r\n", running.port));
    let begins = onward.lines().find_map(|line| line.strip_prefix("location: ")).unwrap();
    page(running, &held, begins);
    held
}

/// A page as this browser gets it, which it must be given.
fn page(running: &Running, cookies: &str, path: &str) -> String {
    let answer =
        running.raw(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {cookies}\r\nConnection: close\r\n\r\n", running.port));
    assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
    answer
}

/// The addresses on a page that begin like this, each once.
fn links(page: &str, begin: &str) -> Vec<String> {
    let parts = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut links: Vec<String> =
        parts.filter(|href| href.strip_prefix(begin).is_some_and(|id| id.len() == 36)).map(str::to_owned).collect();
    links.sort_unstable();
    links.dedup();
    links
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |done, byte| format!("{done}%{byte:02X}"))
}

#[test]
fn the_clients_of_a_demonstration_have_codes_and_are_found_by_name() {
    let house = House::empty("demo-names");
    let listen = format!("127.0.0.1:{}", house.port);
    let demo = ["demo", "--listen", &listen];
    house.well(&[&demo[..], &["--prepare"]].concat());
    let codes = fs::read_to_string(house.path("demo-data/codes.txt")).unwrap();
    let distinct: HashSet<&str> = codes.lines().filter_map(|line| line.split_once("  ").map(|(code, _)| code)).collect();
    assert_eq!((codes.lines().count(), distinct.len()), (135, 135));
    let counted = ["(voorbeeldstreek)", "(proefkempen)", "(testkust)"].map(|slug| codes.matches(slug).count());
    assert_eq!(counted, [51, 44, 40]);

    let running = Running::start(house.command(&demo), house.port);
    let cookies = sit_down(&running, "Nora Modelmans");
    let found = |name: &str| {
        let path = format!("/inbox?q={}", percent(name));
        running.raw(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {cookies}\r\nConnection: close\r\n\r\n", running.port))
    };
    // The names that the codes of this partnership are listed with, those with diacritics too, and without them.
    let called: Vec<&str> = codes.lines().filter_map(|line| line.strip_suffix("  (voorbeeldstreek)")?.split("  ").nth(1)).collect();
    for name in &called {
        let page = found(name);
        assert!(page.starts_with("HTTP/1.1 200") && page.contains(&format!(">{name}")), "{name}: {page}");
    }
    assert!(called.iter().any(|name| !name.is_ascii()), "{called:?}");
    assert!(!found("Qwxzjk").contains("<tbody>"));
}

#[test]
fn whoever_takes_a_seat_of_a_demonstration_meets_work_at_once() {
    let house = House::empty("demo-seats");
    let listen = format!("127.0.0.1:{}", house.port);
    let demo = ["demo", "--listen", &listen];
    house.well(&[&demo[..], &["--prepare"]].concat());
    let running = Running::start(house.command(&demo), house.port);
    let places = [
        ("Nora Modelmans", "Wim Monster", ["Karim Model", "Roos Proefman"].as_slice()),
        ("Hilde Probeer", "Koen Schaduw", ["Mehmet Testman", "Els Namaak"].as_slice()),
        ("Chloé Maquette", "Peter Raster", ["Nadia Vorm"].as_slice()),
    ];
    for (coordinator, adviser, caseworkers) in places {
        let by = sit_down(&running, coordinator);
        let day = page(&running, &by, "/vandaag");
        for list in ["gesprek", "begonnen", "akkoord", "bespreking", "opvolging"] {
            assert!(day.contains(&format!("id=\"{list}\"")), "{coordinator}: {list}");
        }
        let vdab = page(&running, &by, "/vandaag?lijst=vdab");
        assert!(vdab.contains("href=\"/inbox/"), "{coordinator}: an open step with VDAB in {vdab}");
        assert!(links(&day, "/inbox/").len() > 8, "{coordinator}: {day}");
        let meetings = links(&page(&running, &by, "/besprekingen"), "/besprekingen/");
        let mut agendas: Vec<usize> = meetings.iter().map(|at| links(&page(&running, &by, at), "/casus/").len()).collect();
        agendas.sort_unstable();
        // A quality coaching has none. Whose agreement was taken back is seen no more, also not on the agenda that is over.
        assert_eq!(agendas, [0, 3, 4, 10], "{coordinator}: {meetings:?}");

        // The adviser sees the cases of the conference that goes on, and no other.
        let by = sit_down(&running, adviser);
        let meetings = links(&page(&running, &by, "/besprekingen"), "/besprekingen/");
        let cases: Vec<String> = meetings.iter().flat_map(|at| links(&page(&running, &by, at), "/casus/")).collect();
        assert_eq!((meetings.len(), cases.len()), (4, 3), "{adviser}");
        let told: String = cases.iter().map(|case| page(&running, &by, case)).collect();
        assert!(told.contains("sollicitatietraining genoeg") && told.contains("Ervaring genoeg"), "{adviser}: estimate and advice");

        let mut dossiers = 0;
        for caseworker in caseworkers {
            // Karim Model has two hats; his first seat is that of the outreach worker.
            if *caseworker == "Karim Model" {
                continue;
            }
            let by = sit_down(&running, caseworker);
            let own = links(&page(&running, &by, "/dossiers"), "/dossiers/");
            dossiers += own.len();
            for dossier in &own {
                page(&running, &by, dossier);
            }
        }
        assert!(dossiers >= 1, "{caseworkers:?}");
    }
    for other in ["Fien Staal", "Tom Sjabloon", "Aicha Specimen", "Greet Mockx", "Lies Proefstuk", "Bart Demoman", "Petra Platform"] {
        sit_down(&running, other);
    }
}

#[test]
fn a_demonstration_is_made_served_and_kept_apart_from_real_use() {
    let house = House::empty("demo");
    let folder = house.path("demo-data");
    let listen = format!("127.0.0.1:{}", house.port);
    let said = house.well(&["demo", "--prepare", "--listen", &listen]);
    assert!(said.contains("nobody in it exists") && said.contains(&format!("http://localhost:{}/demo", house.port)), "{said}");
    let codes = fs::read_to_string(folder.join("codes.txt")).unwrap();
    assert_eq!(codes.lines().count(), 135);

    // A second start finds the world; a real server does not touch it.
    let running = Running::start(house.command(&["demo", "--listen", &listen]), house.port);
    let page = running.get("/demo");
    for who in ["Nora Modelmans", "Wim Monster", "Petra Platform", "Chloé Maquette"] {
        assert!(page.contains(who), "{who}");
    }
    assert!(!page.contains("Piet Voorheen"), "who left has no seat");
    assert!(running.get("/p/voorbeeldstreek").starts_with("HTTP/1.1 200"));
    drop(running);
    assert_eq!(fs::read_to_string(folder.join("codes.txt")).unwrap(), codes);
    let data = folder.join("data");
    let key = folder.join("root.key");
    let said = house.refused(&["serve", "--data", data.to_str().unwrap(), "--root-key", key.to_str().unwrap()]);
    assert!(said.contains("data folder of a demonstration"), "{said}");
}

#[test]
fn a_demonstration_leaves_real_data_alone() {
    let house = House::new("demo-real");
    house.well(&["migrate"]);
    let before = fs::read(house.path("data/schakel.db")).unwrap();
    for more in [&[][..], &["--fresh"]] {
        for folder in [".", "data"] {
            let said = house.refused(&[&["demo", "--folder", folder], more].concat());
            assert!(said.contains("is left alone"), "{said}");
        }
    }
    assert_eq!(fs::read(house.path("data/schakel.db")).unwrap(), before);
}
