//! What an administrator does at the machine.

use std::fs;

use schakel_chain::{ExportLine, PublicKey, Verifier};

use crate::{House, complaint};

const PARTNERSHIPS: &str = "slug;name;nis;valid_from;form\nstreek;Partnerschap Streek;41002;2026-01-01;ja\n";
const ORGANISATIONS: &str = "slug;organisation;kind\nstreek;OCMW Voorbeeldstad;ocmw\n";

fn furnished(name: &str) -> House {
    let house = House::new(name);
    fs::write(house.path("p.csv"), PARTNERSHIPS).unwrap();
    fs::write(house.path("o.csv"), ORGANISATIONS).unwrap();
    house.well(&["partnership", "import", "p.csv"]);
    house.well(&["partnership", "import", "o.csv"]);
    house
}

#[test]
fn partnerships_come_in_from_a_file_and_the_first_people_by_a_link() {
    let house = furnished("first-people");
    assert!(house.well(&["partnership", "list"]).contains("streek  Partnerschap Streek  1"));
    let shown = house.well(&["partnership", "show", "streek"]);
    assert!(shown.contains("OCMW Voorbeeldstad  ocmw") && shown.contains("Aalst"), "{shown}");

    let invite = ["account", "invite-coordinator", "--partnership", "streek", "--organisation", "OCMW Voorbeeldstad"];
    let link = house.well(&[&invite[..], &["--name", "Nora Modelmans", "--mail", "nora@voorbeeld.example"]].concat());
    assert!(link.starts_with(&format!("http://localhost:{}/uitnodiging/", house.port)), "{link}");
    house.well(&["account", "invite-admin", "--name", "Petra Platform", "--mail", "petra@voorbeeld.example"]);

    let listed = house.well(&["account", "list"]);
    let nora = listed.lines().find(|line| line.contains("Nora Modelmans")).unwrap();
    assert!(nora.contains("coordinator") && nora.contains("invited"), "{nora}");
    house.well(&["account", "end", nora.split_whitespace().next().unwrap()]);
    assert!(house.well(&["account", "list"]).lines().any(|line| line.contains("Nora Modelmans") && line.ends_with("ended")));
    assert!(house.refused(&["account", "end", "nobody"]).contains("account list"));
    assert!(house.refused(&[&invite[..5], &["Elders", "--name", "x", "--mail", "x@y.example"]].concat()).contains("OCMW Voorbeeldstad"));
}

#[test]
fn one_bad_row_and_nothing_is_taken_in() {
    let house = House::new("bad-rows");
    fs::write(house.path("p.csv"), format!("{PARTNERSHIPS}streek;Partnerschap Streek;99999;31/02/2026;\n")).unwrap();
    let said = house.refused(&["partnership", "import", "p.csv"]);
    assert!(said.contains("1 bad row") && said.contains("line 3"), "{said}");
    assert!(!house.well(&["partnership", "list"]).contains("streek"));
    let rows = "streek;Partnerschap Streek;99999;2026-01-31;\n".repeat(201);
    fs::write(house.path("many.csv"), format!("{PARTNERSHIPS}{rows}")).unwrap();
    let said = house.refused(&["partnership", "import", "many.csv"]);
    assert!(said.contains("201 bad rows") && said.contains("line 202") && said.contains("and 1 more"), "{said}");
    assert!(house.well(&["partnership", "import", "--example"]).contains("slug;name;nis"));
    assert!(house.refused(&["partnership", "import", "none.csv"]).contains("cannot be opened"));
}

#[test]
fn two_partnerships_share_a_municipality_by_postcode_and_never_one_postcode() {
    let house = furnished("shared");
    let file = |rows: &str| {
        fs::write(house.path("more.csv"), format!("slug;name;nis;postcodes;valid_from;valid_to\n{rows}")).unwrap();
        ["partnership", "import", "more.csv"]
    };
    // The whole town is taken; it is ended first, and in the same file the two begin.
    let said = house.refused(&file("buur;Buurpartnerschap;41002;9310 9320;2027-01-01;\n"));
    assert!(said.contains("line 2: Aalst belongs to \"streek\" from 2026-01-01."), "{said}");
    let both = "streek;Partnerschap Streek;41002;;2026-01-01;2026-06-30\nstreek;Partnerschap Streek;41002;9300 9308;2026-07-01;\n\
                buur;Buurpartnerschap;41002;9310,9320;2026-07-01;\n";
    let said = house.well(&file(both));
    assert!(said.contains("1 new partnerships, 0 new municipalities, 4 new postcodes of shared ones, 1 changed"), "{said}");
    let shown = house.well(&["partnership", "show", "buur"]);
    assert!(shown.contains("postcodes") && shown.contains("41002  9310 9320"), "{shown}");
    let said = house.refused(&file("buur;Buurpartnerschap;41002;9300;2026-08-01;\n"));
    assert!(said.contains("line 2: 9300 Aalst belongs to \"streek\" from 2026-07-01."), "{said}");
    assert!(house.well(&["partnership", "import", "--example"]).contains("postcodes"));
}

#[test]
fn the_doctor_says_which_partnerships_name_nobody_who_answers() {
    let house = furnished("accountable");
    let nobody = house.well(&["doctor"]);
    assert!(nobody.contains("-     who answers, by partnership: empty: nobody, neither here nor in the settings, for streek"), "{nobody}");
    let other = house.well(&["doctor", "--controller", "OCMW"]);
    assert!(other.contains("well  who answers, by partnership: the installation's controller also for streek"), "{other}");
    let database = rusqlite::Connection::open(house.path("data/schakel.db")).unwrap();
    database.execute("UPDATE registration_options SET controller = 'OCMW Voorbeeldstad'", []).unwrap();
    database.close().unwrap();
    let own = house.well(&["doctor"]);
    assert!(own.contains("well  who answers, by partnership: every partnership names its own"), "{own}");
    // What no program may say of itself is not taken as it is.
    let full = house.run(&["doctor", "--accessibility-status", "full"]);
    assert!(String::from_utf8_lossy(&full.stdout).contains("ILL   accessibility_status: full, while the statement"));
    assert!(house.refused(&["serve", "--accessibility-status", "ja"]).contains("must be full, partial or not"));
    assert!(house.refused(&["serve", "--data-protection-officer", "Amina"]).contains("must be a mail address such as"));
}

#[test]
fn the_doctor_names_the_rows_that_something_else_wrote() {
    let house = furnished("written-by-hand");
    let said = house.well(&["doctor"]);
    assert!(said.contains("well  what is kept"), "{said}");
    let database = rusqlite::Connection::open(house.path("data/schakel.db")).unwrap();
    let id: String = database.query_row("SELECT organisation_id FROM organisation", [], |row| row.get(0)).unwrap();
    let write = |sql: &str| assert_eq!(database.execute(sql, []).unwrap(), 1);
    write("UPDATE organisation SET kind = 'vdab'");
    let ill = house.run(&["doctor"]);
    assert_eq!(ill.status.code(), Some(1));
    let said = String::from_utf8_lossy(&ill.stdout).into_owned();
    assert!(said.contains("ILL   rows of organisation: 1 of 1 rows of organisation do not fit their seal") && said.contains(&id), "{said}");
    assert!(!said.contains("ILL   rows of partnership"), "{said}");
    // A seal that is taken away is no row from before there were seals.
    write("UPDATE organisation SET kind = 'ocmw', row_seal = NULL");
    assert_eq!(house.run(&["doctor"]).status.code(), Some(1));
    house.well(&["account", "list"]);
    assert_eq!(house.run(&["doctor"]).status.code(), Some(1));
    database.execute("CREATE TRIGGER helper AFTER UPDATE ON organisation BEGIN UPDATE organisation SET kind = 'vdab'; END", []).unwrap();
    assert!(String::from_utf8_lossy(&house.run(&["doctor"]).stdout).contains("there is a trigger `helper`"));
}

#[test]
fn the_log_can_be_checked_by_somebody_else() {
    let house = furnished("log");
    let checkpoint = house.well(&["audit", "checkpoint"]);
    fs::write(house.path("old.checkpoint"), &checkpoint).unwrap();
    house.well(&["account", "invite-admin", "--name", "Petra Platform", "--mail", "petra@voorbeeld.example"]);
    assert!(house.well(&["audit", "verify", "--checkpoint", "old.checkpoint"]).contains("The log is whole"));

    house.well(&["audit", "export", "log.jsonl"]);
    let key = PublicKey::parse(&house.well(&["audit", "key"])).unwrap();
    let mut verifier = Verifier::new(key);
    verifier.outside_checkpoint(&checkpoint).unwrap();
    let text = fs::read_to_string(house.path("log.jsonl")).unwrap();
    for line in text.lines() {
        match serde_json::from_str(line).unwrap() {
            ExportLine::Entry(row) => verifier.row(&row),
            ExportLine::Checkpoint(note) => verifier.checkpoint(&note),
            ExportLine::Head { size, hash } => verifier.head(size, hash),
        }
    }
    let report = verifier.finish();
    assert!(report.is_whole() && report.rows >= 3, "{report}");
    assert!(!text.contains("Petra"), "names do not leave the house with the log");
    assert!(house.refused(&["audit", "export", "log.jsonl"]).contains("must not exist"));
}

#[test]
fn a_log_that_was_edited_is_noticed() {
    let house = furnished("edited");
    let database = rusqlite::Connection::open(house.path("data/schakel.db")).unwrap();
    database.execute("UPDATE log SET role = 'client' WHERE seq = 1", []).unwrap();
    database.close().unwrap();
    let output = house.run(&["audit", "verify"]);
    assert_eq!(output.status.code(), Some(1), "{}", complaint(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("Entry 1 was changed"));
}

#[test]
fn a_backup_comes_back_elsewhere_and_a_damaged_one_does_not() {
    use age::secrecy::ExposeSecret as _;
    let house = furnished("backup");
    let pair = age::x25519::Identity::generate();
    fs::write(house.path("age.key"), format!("# made for a test\n{}\n", pair.to_string().expose_secret())).unwrap();
    house.well(&["backup", "backups", "--recipient", &pair.to_public().to_string()]);
    let mut files: Vec<_> = fs::read_dir(house.path("backups")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let (data, keys) = (files[0].to_str().unwrap().to_owned(), files[1].to_str().unwrap().to_owned());
    assert!(data.contains("schakel-data-") && keys.contains("schakel-keys-"));
    assert!(house.well(&["restore", &data, &keys, "--identity", "age.key", "--check"]).contains("is whole"));
    assert!(house.refused(&["restore", &data, &keys, "--identity", "age.key"]).contains("--replace"));

    let elsewhere = House::empty("backup-elsewhere");
    fs::copy(house.path("root.key"), elsewhere.path("root.key")).unwrap();
    let identity = house.path("age.key");
    elsewhere.well(&["restore", &data, &keys, "--identity", identity.to_str().unwrap()]);
    assert!(elsewhere.well(&["partnership", "list"]).contains("streek"));
    assert!(elsewhere.well(&["audit", "verify"]).contains("The log is whole"));

    let mut bytes = fs::read(&data).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(house.path("damaged.age"), bytes).unwrap();
    let nowhere = House::empty("backup-damaged");
    fs::copy(house.path("root.key"), nowhere.path("root.key")).unwrap();
    let damaged = house.path("damaged.age");
    nowhere.refused(&["restore", damaged.to_str().unwrap(), &keys, "--identity", identity.to_str().unwrap()]);
    assert!(!nowhere.path("data/schakel.db").exists() && !nowhere.path("keys/keys.db").exists(), "nothing was changed");
}

#[test]
fn what_needs_no_house_works_without_one() {
    let house = House::empty("nothing");
    assert!(house.well(&["playbook", "rules"]).contains("P2.1-1"));
    let routes: serde_json::Value = serde_json::from_str(&house.well(&["routes", "--json"])).unwrap();
    let routes = routes.as_array().unwrap();
    assert!(routes.iter().any(|route| route["path"] == "/code" && route["method"] == "POST"));
    assert!(house.well(&["config", "--explain"]).contains("now: "));
    let help = house.well(&["--help"]);
    for word in ["serve", "demo", "partnership", "--public-url", "--root-key"] {
        assert!(help.contains(word), "{word}");
    }
    assert!(!house.path("data").exists());
}

#[test]
fn the_reference_of_the_settings_is_current() {
    let house = House::empty("reference");
    let kept = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/settings.txt")).unwrap();
    let now = house.well(&["config", "--reference"]);
    assert!(kept == now, "write it again: cargo run -- config --reference > docs/settings.txt");
}

#[test]
fn the_doctor_says_what_is_well_and_what_is_not() {
    let house = House::new("doctor");
    assert!(house.well(&["doctor"]).contains("`schakel migrate`"), "before the first start nothing is ill");
    assert!(!house.path("data").exists() && !house.path("keys").exists(), "and whoever looks makes nothing");
    house.well(&["migrate"]);
    let said = house.well(&["doctor"]);
    for what in ["settings", "root key", "folders", "database", "log", "what is kept"] {
        assert!(said.contains(&format!("well  {what}")), "{said}");
    }
    let database = rusqlite::Connection::open(house.path("data/schakel.db")).unwrap();
    assert!(said.contains("-     jobs: not looked at"), "{said}");
    for (job, end) in [("checkpoint", "well"), ("expire", "failed")] {
        let ran = "INSERT INTO mark (name, value) VALUES (?1, ?2)";
        database.execute(ran, [format!("job {job}"), format!("2026-11-23T12:00:00Z {end}")]).unwrap();
    }
    let made = "INSERT INTO form_outcome (form_id, act, outcome, at) VALUES ('f', 'a', x'00', '2026-11-23T12:00:00.000000Z')";
    database.execute(made, []).unwrap();
    database.close().unwrap();
    let said = house.run(&["doctor"]);
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("ILL   form_outcome.outcome"), "{said}");
    assert!(said.contains("well  job checkpoint: ran last on 2026-11-23 13:00"), "{said}");
    assert!(said.contains("ILL   job expire: failed on 2026-11-23 13:00"), "{said}");
    let of_proxies = |setting: &str| {
        let said = house.run(&["doctor", "--public-url", "https://schakel.example", "--behind-proxy", setting]);
        String::from_utf8_lossy(&said.stdout).contains("ILL   behind_proxy")
    };
    assert!(of_proxies("false") && !of_proxies("true") && !of_proxies("2"));
    // Nobody said who answers for the data: told here, and ill where people come.
    assert!(said.contains("-     controller: empty: /privacy and /contact name nobody"), "{said}");
    let real = |more: &[&str]| {
        let said = house.run(&[&["doctor", "--public-url", "https://schakel.example", "--behind-proxy", "true"], more].concat());
        String::from_utf8_lossy(&said.stdout).into_owned()
    };
    assert!(real(&[]).contains("ILL   data_protection_officer: empty"), "{}", real(&[]));
    let filled = [
        ["--controller", "OCMW"],
        ["--controller-contact", "Markt 1"],
        ["--data-protection-officer", "fg@voorbeeld.example"],
        ["--legal-ground", "Een taak"],
        ["--retention", "Twee jaar"],
        ["--security-contact", "mailto:v@voorbeeld.example"],
    ];
    assert!(real(&filled.concat()).contains("well  who answers: said on the pages"), "{}", real(&filled.concat()));
}
