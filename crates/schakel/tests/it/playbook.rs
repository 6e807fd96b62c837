//! The rules of the playbook from the command line, on the case files with which the rules are tested.

use std::fs;

use crate::{House, complaint};

/// The case files of the rules themselves.
const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../domain/tests/cases");

/// A house with one case file in it.
fn with_file(name: &str, text: &str) -> (House, String) {
    let house = House::empty(name);
    fs::write(house.path("case.toml"), text).unwrap();
    let path = house.path("case.toml").to_str().unwrap().to_owned();
    (house, path)
}

#[test]
fn the_case_files_of_the_rules_are_as_they_expect() {
    let house = House::empty("playbook-cases");
    let mut files: Vec<String> = fs::read_dir(CASES).unwrap().map(|file| file.unwrap().path().to_str().unwrap().to_owned()).collect();
    files.sort();
    let mut arguments = vec!["playbook", "check"];
    arguments.extend(files.iter().map(String::as_str));
    let said = house.well(&arguments);
    assert!(said.ends_with("all as expected.\n"), "{said}");
    assert!(!house.path("data").exists(), "it needs no house");
}

#[test]
fn a_case_is_laid_beside_every_rule() {
    let (house, path) = with_file("playbook-case", &House::empty("playbook-example").well(&["playbook", "check", "--example"]));
    let said = house.well(&["playbook", "check", &path]);
    for part in [
        "Alone with two children",
        "outcome: to_ask (Something still to be asked)",
        "distance = true",
        "enrolment = 03",
        "conversation = ?",
        "P2.2-9 missing: If there is a client file",
        "decision: open_trajectory: allowed",
        "goes against: not_asked",
        "present = 4",
        "2 cases: all as expected.",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    let line = said.lines().find(|line| line.starts_with("P1.2-3 ")).unwrap();
    assert_eq!(
        line.split_whitespace().collect::<Vec<_>>(),
        ["P1.2-3", "§1.2", "held", "born_on", "=", "1994-05-30,", "registered_on", "=", "2026-11-23"]
    );
    assert!(house.well(&["playbook", "check", "--lang", "nl", &path]).contains("Wil je een gesprek met VDAB?"));
}

#[test]
fn what_is_not_as_expected_is_said_and_answers_one() {
    let (house, path) = with_file(
        "playbook-otherwise",
        "[[case]]\nname = \"A\"\noutcome = \"within\"\nfacts = { registered_on = \"2026-11-23\", residence = false }\nexpect = { \"P1.2-2\" = \"held\" }\n",
    );
    let output = house.run(&["playbook", "check", &path]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("NOT AS EXPECTED: P1.2-2: the case expects held, the playbook says broken"), "{said}");
    assert!(said.contains("NOT AS EXPECTED: outcome: the case expects within, the playbook says outside"), "{said}");
    assert!(said.ends_with("1 case: 1 not as expected.\n"), "{said}");
}

#[test]
fn a_file_that_cannot_be_read_says_where_and_answers_two() {
    let facts = "[[case]]\nname = \"A\"\n[case.facts]\n";
    for (name, text, line, why) in [
        ("no-toml", "[[case]\n".to_owned(), "line 1", ""),
        (
            "word",
            format!("{facts}registered_on = \"2026-11-23\"\nresident = true\n"),
            "line 5",
            "there is no such word here: `resident`; possible are",
        ),
        (
            "answer",
            format!("{facts}registered_on = \"2026-11-23\"\nwork = \"sometimes\"\n"),
            "line 5",
            "none of the possible answers: `sometimes`; possible are",
        ),
        ("bare-date", format!("{facts}registered_on = 2026-11-23\n"), "line 4", "between quotation marks"),
        ("no-such-day", format!("{facts}registered_on = \"2026-02-30\"\n"), "line 4", "between quotation marks"),
        ("no-day", "[[case]]\nname = \"A\"\n[case.facts]\nresidence = true\n".to_owned(), "line", "this is missing: `registered_on`"),
        ("twice", format!("{facts}ill = true\nill = false\n"), "line 5", "this stands here twice"),
        ("boolean", format!("{facts}registered_on = \"2026-11-23\"\nill = \"no\"\n"), "line 5", "true or false stands here"),
        ("empty", String::new(), "", "this is missing: `case`"),
    ] {
        let (house, path) = with_file(&format!("playbook-bad-{name}"), &text);
        let output = house.run(&["playbook", "check", &path]);
        let complaint = complaint(&output);
        assert_eq!(output.status.code(), Some(2), "{name}: {complaint}");
        assert!(complaint.contains("case.toml") && complaint.contains(line) && complaint.contains(why), "{name}: {complaint}");
        assert!(complaint.contains("--example"), "{name}: {complaint}");
    }
    // Half of a file would say something else, so one that is too large is not cut.
    let case = "[[case]]\nname = \"A\"\nfacts = { registered_on = \"2026-11-23\" }\n";
    for (name, text, why) in
        [("large", case.repeat(10_000_000 / case.len()), "larger than 1024 KiB"), ("byte", "\u{1}".to_owned(), "line 1")]
    {
        let (house, path) = with_file(&format!("playbook-bad-{name}"), &text);
        let output = house.run(&["playbook", "check", &path]);
        assert_eq!(output.status.code(), Some(2));
        assert!(complaint(&output).contains(why), "{name}: {}", complaint(&output));
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "No case was read.\n");
    }
    let (house, path) = with_file("playbook-nothing", "case = []\n");
    let output = house.run(&["playbook", "check", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "No case was read.\n");
    let house = House::empty("playbook-none");
    let output = house.run(&["playbook", "check", "there-is-none.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("there-is-none.toml cannot be read"));
}

#[test]
fn all_rules_are_listed_with_paragraph_and_date() {
    let house = House::empty("playbook-rules");
    let said = house.well(&["playbook", "rules"]);
    assert!(said.contains("P1.2-3  §1.2  since version 6 (2025-10-01), still in force\n  The client is at least 16"), "{said}");
    assert!(said.contains("looks at: born_on, registered_on"));
    let (rules, numbers) = said.split_once("\nNumbers\n").unwrap();
    assert_eq!(rules.matches("since version").count(), rules.matches("looks at:").count());
    assert!(numbers.contains("16 years (youngest, §1.2): since version 6 (2025-10-01); the playbook: “"), "{numbers}");
    assert!(said.contains("P1.3.2-1  §1.3.2") && said.contains("P3.1-2  §3.1") && said.contains("P2.2-9  §2.2"));
    assert!(house.well(&["playbook", "rules", "--lang", "fr"]).contains("Le client a au moins 16\u{a0}ans"));
}

#[test]
fn the_text_is_read_with_what_it_asks_under_each_sentence() {
    let house = House::empty("playbook-read");
    let said = house.well(&["playbook", "read", "1.2"]);
    assert!(said.starts_with("Draaiboek Lokale Partnerschappen, version 6, from 2025-10-01\n\n§1.2\n\n  1.2. Doelgroep [kop]\n"), "{said}");
    let below = "\n  - Personen die jonger zijn dan 16 jaar\n      P1.2-3 rule\n        rule P1.2-3: The client is at least 16";
    assert!(said.contains(below), "{said}");
    let both = said.split("Binnen deze groep").nth(1).unwrap().split("Voor deze personen").next().unwrap();
    for part in ["      P1.2-1 rule\n        rule P1.2-1a: ", "      P1.2-8 record\n"] {
        assert!(both.contains(part), "{part} is not in\n{both}");
    }
    assert!(!said.contains("§1.3"), "{said}");
    assert!(house.well(&["playbook", "read", "--lang", "nl", "1.2"]).contains("rule P1.2-3: De klant is minstens 16"));
    assert!(!house.path("data").exists(), "it needs no house");
}

#[test]
fn the_text_is_read_whole_or_by_paragraph_and_as_wide_as_asked() {
    let house = House::empty("playbook-read-whole");
    let whole = house.well(&["playbook", "read", "--width", "60"]);
    for part in ["\n§3.4.2\n", "\nIII\n", "\nBijlage 1\n", "\n      no requirement yet: "] {
        assert!(whole.contains(part), "{part} is not in the text");
    }
    assert!(whole.lines().all(|line| line.chars().count() <= 60), "{whole}");
    let under = house.well(&["playbook", "read", "§3.4"]);
    assert_eq!(under.lines().filter(|line| line.starts_with('§')).collect::<Vec<_>>(), ["§3.4", "§3.4.1", "§3.4.2"]);
    assert!(house.well(&["playbook", "read", "bijlage", "1"]).contains("Hoe kan ik inloggen op Mijn VDAB? [kop]"));
    let output = house.run(&["playbook", "read", "10"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("the playbook has no paragraph 10. It has Voorwoord, I, 1, 1.1"), "{}", complaint(&output));
}

#[test]
fn what_it_says_can_be_read_by_a_program() {
    let (house, path) = with_file("playbook-json", &House::empty("playbook-json-example").well(&["playbook", "check", "--example"]));
    let said: serde_json::Value = serde_json::from_str(&house.well(&["playbook", "check", "--json", &path])).unwrap();
    assert_eq!((said["version"].as_u64(), said["as_expected"].as_bool(), said["unread"].as_u64()), (Some(6), Some(true), Some(0)));
    let young = &said["cases"][1];
    assert_eq!(young["outcome"], "outside");
    let rule = young["rules"].as_array().unwrap().iter().find(|rule| rule["rule"] == "P1.2-3").unwrap();
    assert_eq!((&rule["says"], &rule["carried_by"]), (&"broken".into(), &serde_json::json!(["born_on"])));
    let turns = rule["turns"].as_array().unwrap();
    assert!(turns.iter().any(|turn| turn["topic"] == "born_on" && turn["answer"] == "2010-11-23" && turn["says"] == "held"), "{turns:?}");
    let asked = said["cases"][0]["asked"].as_array().unwrap();
    assert_eq!((&asked[0]["ask"], &asked[0]["whom"], &asked[0]["par"]), (&"call_vdab".into(), &"client".into(), &"2.2".into()));
    assert_eq!(said["cases"][0]["decision"]["against"], serde_json::json!(["not_asked"]));
    // What cannot be read is no success, in this form neither.
    let nothing = house.run(&["playbook", "check", "--json", "nowhere.toml"]);
    assert_eq!(nothing.status.code(), Some(2));
    let said: serde_json::Value = serde_json::from_slice(&nothing.stdout).unwrap();
    assert_eq!((said["as_expected"].as_bool(), said["unread"].as_u64()), (Some(false), Some(1)));
}

#[test]
fn a_draft_is_tried_from_its_day_on() {
    let house = House::empty("playbook-draft");
    let draft = house.path("draft.toml").to_str().unwrap().to_owned();
    fs::write(&draft, house.well(&["playbook", "compare", "--example"])).unwrap();
    let of = |on: &str| house.well(&["playbook", "rules", "--draft", &draft, "--on", on]);
    let (before, after) = (of("2027-03-31"), of("2027-04-01"));
    assert!(
        before.contains("version 6, from 2025-10-01") && before.contains("16 years (youngest") && before.contains("P1.2-5 "),
        "{before}"
    );
    assert!(after.contains("version 7, from 2027-04-01") && after.contains("15 years (youngest") && !after.contains("P1.2-5 "), "{after}");
    assert!(house.well(&["playbook", "rules"]).contains("version 6"), "without the draft nothing of it counts");
    let case = "[[case]]\nname = \"A\"\nfacts = { registered_on = \"2027-04-02\", born_on = \"2012-01-01\" }\nexpect = { \"P1.2-3\" = \"held\" }\n";
    let path = house.path("case.toml").to_str().unwrap().to_owned();
    fs::write(&path, case).unwrap();
    let code = |on: &str| house.run(&["playbook", "check", "--draft", &draft, "--on", on, &path]).status.code();
    assert_eq!([code("2027-03-31"), code("2027-04-01")], [Some(1), Some(0)]);

    for (wrong, says) in [
        ("version = 6\nfrom = \"2027-04-01\"", "not above 6"),
        ("version = 7\nfrom = \"2025-10-01\"", "not after 2025-10-01"),
        ("version = 7\nfrom = \"2027-04-01\"\nends = [\"P9\"]", "no rule of entry called P9"),
        ("version = 7\nfrom = \"2027-02-30\"", "a date is a day that exists"),
        ("version = 7\nfrom = \"2027-04-01\"\n[numbers]\nyoungest = 1000", "youngest is a number from 0 to 999"),
        ("version = 7\nfrom = \"2027-04-01\"\n[numbers]\noldest = 65", "none of the possible answers"),
        ("", "this is missing"),
        ("\u{0}", "cannot be read"),
    ] {
        fs::write(&draft, wrong).unwrap();
        let complaint = complaint(&house.run(&["playbook", "rules", "--draft", &draft]));
        assert!(complaint.contains(says), "{wrong}: {complaint}");
    }
    fs::write(&draft, "#".repeat(10_000_000)).unwrap();
    assert!(complaint(&house.run(&["playbook", "rules", "--draft", &draft])).contains("larger than 64 KiB"));
    assert!(!house.path("data").exists(), "none of it needs a house");
}

#[test]
fn two_versions_are_compared_on_a_house_in_numbers_without_a_name() {
    let house = House::new("playbook-compare");
    let draft = house.path("draft.toml").to_str().unwrap().to_owned();
    fs::write(&draft, house.well(&["playbook", "compare", "--example"])).unwrap();
    let said = house.well(&["playbook", "compare", "6", "7", "--draft", &draft]);
    assert!(said.contains("Version 6 beside version 7, which counts from 2027-04-01.") && said.contains("judged otherwise"), "{said}");
    for (arguments, says) in [
        (&["playbook", "compare", "6", "7"][..], "there is no version 7 here; known are 6"),
        (&["playbook", "compare", "6", "6"][..], "version 6 beside itself changes nothing"),
        (&["playbook", "compare", "0", "6"][..], "there is no version 0 here"),
    ] {
        let complaint = house.refused(arguments);
        assert!(complaint.contains(says), "{complaint}");
    }
}
