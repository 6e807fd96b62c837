//! The demonstration, as a newcomer starts it.

use std::{collections::HashSet, fs};

use crate::{House, serving::Running};

/// Takes the seat of this person of the demonstration; gives the cookies of that browser.
fn sit_down(running: &Running, who: &str) -> String {
    let cookies = |answer: &str| -> Vec<String> {
        answer.lines().filter_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next().map(str::to_owned)).collect()
    };
    let page = running.get("/demo");
    // The button ends with the name; its form stands before it.
    let (before, _) = page.split_once(&format!(", {who}</span>")).unwrap();
    let value =
        |field: &str| before.rsplit_once(&format!("name=\"{field}\" value=\"")).and_then(|(_, rest)| rest.split('"').next()).unwrap();
    let (csrf, membership) = (value("csrf"), value("membership"));
    let mut held = cookies(&page);
    let form = format!("csrf={csrf}&membership={membership}");
    let answer = running.raw(&format!(
        "POST /demo HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
        running.port,
        held.join("; "),
        form.len()
    ));
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    held.extend(cookies(&answer));
    held.join("; ")
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |done, byte| format!("{done}%{byte:02X}"))
}

#[test]
fn a_demonstration_with_200_clients_is_made_and_they_are_found_by_name() {
    let house = House::empty("demo-200");
    let listen = format!("127.0.0.1:{}", house.port);
    let demo = ["demo", "--listen", &listen];
    house.well(&[&demo[..], &["--prepare", "--clients", "200"]].concat());
    let codes = fs::read_to_string(house.path("demo-data/codes.txt")).unwrap();
    let distinct: HashSet<&str> = codes.lines().filter_map(|line| line.split_once("  ").map(|(code, _)| code)).collect();
    assert_eq!((codes.lines().count(), distinct.len()), (200, 200));
    let counted = ["(voorbeeldstreek)", "(proefkempen)", "(testkust)"].map(|slug| codes.matches(slug).count());
    assert!(counted.iter().all(|count| *count >= 60), "{counted:?}");

    // What is there is never taken for a world of another size.
    let said = house.refused(&[&demo[..], &["--prepare", "--clients", "300"]].concat());
    assert!(said.contains("with 200 clients") && said.contains("--fresh"), "{said}");

    let running = Running::start(house.command(&[&demo[..], &["--clients", "200"]].concat()), house.port);
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
fn a_demonstration_is_made_served_and_kept_apart_from_real_use() {
    let house = House::empty("demo");
    let folder = house.path("demo-data");
    let listen = format!("127.0.0.1:{}", house.port);
    let said = house.well(&["demo", "--prepare", "--listen", &listen]);
    assert!(said.contains("nobody in it exists") && said.contains(&format!("http://localhost:{}/demo", house.port)), "{said}");
    let codes = fs::read_to_string(folder.join("codes.txt")).unwrap();
    assert_eq!(codes.lines().count(), 60);

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
