//! Turning the root key and changing a passphrase, as an administrator does: with a service that runs, with backups of before, and killed
//! at any moment.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{House, complaint, serving::Running};

const PARTNERSHIPS: &str = "slug;name;nis;valid_from;form\nstreek;Partnerschap Streek;41002;2026-01-01;ja\n";

/// A house with a partnership, somebody invited, and a client whose key lies under it.
fn furnished(name: &str) -> House {
    let house = House::new(name);
    fs::write(house.path("p.csv"), PARTNERSHIPS).unwrap();
    house.well(&["partnership", "import", "p.csv"]);
    house.well(&["account", "invite-admin", "--name", "Petra Platform", "--mail", "petra@voorbeeld.example"]);
    house
}

/// The command with another root key than the settings name.
fn under(house: &House, key: &Path, arguments: &[&str]) -> Command {
    let mut command = house.command(arguments);
    command.env("SCHAKEL_ROOT_KEY", key);
    command
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), complaint(output))
}

/// The value of a mark in the file of the keys.
fn mark(house: &House, name: &str) -> Vec<u8> {
    let keys = rusqlite::Connection::open(house.path("keys/keys.db")).unwrap();
    keys.query_row("SELECT value FROM mark WHERE name = ?1", [name], |row| row.get(0)).unwrap()
}

/// Types lines into a command.
fn typing(mut command: Command, lines: &[&str]) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn the_root_key_is_turned_and_everything_that_hangs_on_it_goes_on() {
    let house = furnished("turned");
    let (old, new) = (house.path("root.key"), house.path("new.key"));
    let (secret, log_key) = (mark(&house, "secret"), house.well(&["audit", "key"]));
    let shown = house.well(&["key", "show"]);
    assert!(shown.contains("The keys lie under it, since"), "{shown}");

    // Not under a service that works with it.
    let mut running = Running::start(house.command(&["serve"]), house.port);
    let refused = house.refused(&["key", "rotate", new.to_str().unwrap()]);
    assert!(refused.contains("another `schakel serve`"), "{refused}");
    running.stop();
    assert_eq!(mark(&house, "secret"), secret, "nothing was turned");

    // The file that the refused try made is taken up.
    assert!(new.exists());
    let told = house.well(&["key", "rotate", new.to_str().unwrap()]);
    for part in ["keys lie under root key", "until the last backup of the keys", "Set `root_key` to", old.to_str().unwrap()] {
        assert!(told.contains(part), "no “{part}” in {told}");
    }
    assert_ne!(mark(&house, "secret"), secret);
    // The one of before opens nothing, and says which one does.
    for command in [&["partnership", "list"][..], &["serve"]] {
        assert!(house.refused(command).contains("key show"), "{command:?}");
    }
    assert!(house.well(&["key", "show"]).contains("under another one"));
    let ill = house.run(&["doctor"]);
    assert!(!ill.status.success() && said(&ill).contains("the keys lie under another"), "{}", said(&ill));

    fs::rename(&old, house.path("before.key")).unwrap();
    fs::copy(&new, &old).unwrap();
    assert!(house.well(&["partnership", "list"]).contains("Partnerschap Streek"));
    let well = house.well(&["doctor"]);
    assert!(well.contains("well  root key") && well.contains("and not any more"), "{well}");
    // What is signed and hashed is as before: the same key of the log, and nobody has to be invited again.
    assert_eq!(house.well(&["audit", "key"]), log_key);
    assert!(house.well(&["audit", "verify"]).contains("The log is whole"));
    house.well(&["audit", "export", "log.jsonl"]);
    let log = fs::read_to_string(house.path("log.jsonl")).unwrap();
    assert!(log.contains("house.turn_root_key"), "the log says so");
    // Once more to the same is told, and changes nothing; back to the old one is not offered.
    assert!(house.refused(&["key", "rotate", old.to_str().unwrap()]).contains("that is in use"));
    let back = house.refused(&["key", "rotate", house.path("before.key").to_str().unwrap()]);
    assert!(back.contains("in use before"), "{back}");
    // A key with the data, and one that others can read.
    assert!(house.refused(&["key", "rotate", house.path("data/x.key").to_str().unwrap()]).contains("lies in the data folder"));
    fs::write(house.path("loose.key"), "ab".repeat(32)).unwrap();
    crate::mode(&house.path("loose.key"), 0o644);
    assert!(house.refused(&["key", "rotate", house.path("loose.key").to_str().unwrap()]).contains("chmod 0400"));
    fs::write(house.path("bad.key"), "not a key").unwrap();
    crate::mode(&house.path("bad.key"), 0o400);
    assert!(house.refused(&["key", "rotate", house.path("bad.key").to_str().unwrap()]).contains("holds no root key"));
    assert!(house.well(&["partnership", "list"]).contains("Partnerschap Streek"));
}

#[test]
fn a_backup_of_before_names_the_root_key_that_it_needs() {
    use age::secrecy::ExposeSecret as _;
    let house = furnished("turned-backup");
    let pair = age::x25519::Identity::generate();
    fs::write(house.path("age.key"), pair.to_string().expose_secret()).unwrap();
    let identity = house.path("age.key");
    let back_up = |key: &Path, folder: &str| {
        let output = under(&house, key, &["backup", folder, "--recipient", &pair.to_public().to_string()]).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        let mut files: Vec<_> = fs::read_dir(house.path(folder)).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        (files[0].to_str().unwrap().to_owned(), files[1].to_str().unwrap().to_owned(), said(&output))
    };
    let (old, new) = (house.path("root.key"), house.path("new.key"));
    let (data, keys, told) = back_up(&old, "before");
    let name = told.split("need root key ").nth(1).unwrap().split('.').next().unwrap().to_owned();
    house.well(&["key", "rotate", new.to_str().unwrap()]);
    let (_, keys_after, _) = back_up(&new, "after");

    let elsewhere = House::empty("turned-backup-elsewhere");
    let restore = |key: &Path, keys: &str| {
        under(&elsewhere, key, &["restore", &data, keys, "--identity", identity.to_str().unwrap(), "--replace"]).output().unwrap()
    };
    // Data of before with keys of now: that is all that an old backup of the data needs.
    let refused = said(&restore(&new, &keys));
    assert!(refused.contains(&format!("lie under root key {name}")) && refused.contains("Nothing was changed"), "{refused}");
    let output = restore(&new, &keys_after);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&under(&elsewhere, &new, &["partnership", "list"]).output().unwrap()).contains("Partnerschap Streek"));
    // Both of before, under the key of before, in an empty place; and then it is turned there.
    let elsewhere = House::empty("turned-backup-again");
    let output = under(&elsewhere, &old, &["restore", &data, &keys, "--identity", identity.to_str().unwrap()]).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let turned = under(&elsewhere, &old, &["key", "rotate", new.to_str().unwrap()]).output().unwrap();
    assert!(turned.status.success(), "{}", said(&turned));
    assert!(said(&under(&elsewhere, &new, &["partnership", "list"]).output().unwrap()).contains("Partnerschap Streek"));
}

#[test]
fn turning_that_is_killed_at_any_moment_leaves_one_key_that_opens_everything() {
    let house = furnished("turned-kill");
    let began = Instant::now();
    let mut current = house.path("root.key");
    let mut whole = Duration::ZERO;
    let (mut turned, mut not) = (0, 0);
    for round in 0..24_u32 {
        let next = house.path(&format!("next-{round}.key"));
        let mut child = under(&house, &current, &["key", "rotate", next.to_str().unwrap()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        if whole.is_zero() {
            // The first runs to its end, and says how long that takes; the others are killed at moments within it.
            let from = Instant::now();
            assert!(child.wait().unwrap().success());
            whole = from.elapsed();
        } else {
            thread::sleep(whole * round / 22);
            child.kill().unwrap();
            child.wait().unwrap();
        }
        let opens = |key: &Path| key.exists() && under(&house, key, &["audit", "verify"]).output().unwrap().status.success();
        let (old, new) = (opens(&current), opens(&next));
        assert!(old != new, "round {round}: one of the two opens it, and not both (old {old}, new {new})");
        if new {
            turned += 1;
            current = next;
        } else {
            not += 1;
            // Taken up again, with the file that was made or not.
            if round % 4 == 0 {
                let output = under(&house, &current, &["key", "rotate", next.to_str().unwrap()]).output().unwrap();
                assert!(output.status.success(), "round {round}: {}", said(&output));
                current = next;
            }
        }
    }
    assert!(not > 0 && turned > 0, "{turned} turned and {not} did not, in {:?}", began.elapsed());
    let doctor = under(&house, &current, &["doctor"]).output().unwrap();
    assert!(doctor.status.success(), "{}", said(&doctor));
}

#[test]
fn a_passphrase_is_changed_and_the_key_is_the_same() {
    const OLD: &str = "zes woorden die niets zeggen hier";
    const NEW: &str = "en dit zijn er zes andere woorden";
    let house = House::empty("passphrase");
    let salt = house.path("salt");
    let with = |arguments: &[&str]| {
        let mut command = house.command(arguments);
        command.env_remove("SCHAKEL_ROOT_KEY").env("SCHAKEL_ROOT_PASSPHRASE", &salt);
        command
    };
    let made = typing(with(&["key", "new", "--passphrase", salt.to_str().unwrap()]), &[OLD, OLD]);
    assert!(made.status.success(), "{}", said(&made));
    fs::write(house.path("p.csv"), PARTNERSHIPS).unwrap();
    let import = typing(with(&["partnership", "import", "p.csv"]), &[OLD]);
    assert!(import.status.success(), "{}", said(&import));
    let before = fs::read(&salt).unwrap();

    let change = |lines: &[&str]| typing(with(&["key", "passphrase"]), lines);
    for (lines, complaint) in [
        (&["een andere zin van zes woorden", NEW, NEW][..], "not the passphrase that belongs"),
        (&[OLD, NEW, "en dit zijn er zes andere woordem"], "not the same"),
        (&[OLD, "te kort", "te kort"], "at least 20 characters"),
        (&[OLD, OLD, OLD], "the passphrase of now"),
    ] {
        let output = change(lines);
        assert!(!output.status.success() && said(&output).contains(complaint), "{lines:?}: {}", said(&output));
        assert_eq!(fs::read(&salt).unwrap(), before, "{lines:?}: nothing was written");
    }
    // What a try that was stopped left behind is in nobody's way.
    fs::write(house.path("salt.new"), "half").unwrap();
    let changed = change(&[OLD, NEW, NEW]);
    assert!(changed.status.success() && said(&changed).contains("the root key is the same"), "{}", said(&changed));
    assert!(!house.path("salt.new").exists());
    let text = fs::read_to_string(&salt).unwrap();
    assert!(!text.contains(OLD) && !text.contains(NEW) && text.contains("version 2"), "{text}");
    let refused = typing(with(&["partnership", "list"]), &[OLD]);
    assert!(said(&refused).contains("not the passphrase"), "{}", said(&refused));
    let opened = typing(with(&["partnership", "list"]), &[NEW]);
    assert!(said(&opened).contains("Partnerschap Streek"), "{}", said(&opened));
    // A second time, from the file of version 2; and from there to a key in a file.
    assert!(change(&[NEW, OLD, OLD]).status.success());
    let turned = typing(with(&["key", "rotate", house.path("new.key").to_str().unwrap()]), &[OLD]);
    assert!(turned.status.success() && said(&turned).contains("the passphrase, with"), "{}", said(&turned));
    let list = under(&house, &house.path("new.key"), &["partnership", "list"]).output().unwrap();
    assert!(said(&list).contains("Partnerschap Streek"), "{}", said(&list));
    // Damaged, or of somebody else's making.
    for bad in ["", "schakel root key from a passphrase, version 2\nsalt 00\n", "schakel root key from a passphrase, version 3\n"] {
        fs::write(&salt, bad).unwrap();
        assert!(said(&change(&[OLD, NEW, NEW])).contains("not a salt file"), "{bad}");
    }
}

#[test]
fn a_change_of_passphrase_that_is_killed_leaves_one_that_works() {
    const WORDS: [&str; 2] = ["zes woorden die niets zeggen hier", "en dit zijn er zes andere woorden"];
    let house = House::empty("passphrase-kill");
    let salt = house.path("salt");
    let with = |arguments: &[&str]| {
        let mut command = house.command(arguments);
        command.env_remove("SCHAKEL_ROOT_KEY").env("SCHAKEL_ROOT_PASSPHRASE", &salt);
        command
    };
    assert!(typing(with(&["key", "new", "--passphrase", salt.to_str().unwrap()]), &[WORDS[0], WORDS[0]]).status.success());
    let works = |passphrase: &str| said(&typing(with(&["key", "show"]), &[passphrase])).contains("The settings name root key");
    let mut current = 0;
    let mut whole = Duration::ZERO;
    for round in 0..6_u32 {
        let (old, new) = (WORDS[current], WORDS[1 - current]);
        let mut child = with(&["key", "passphrase"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let from = Instant::now();
        child.stdin.take().unwrap().write_all(format!("{old}\n{new}\n{new}\n").as_bytes()).unwrap();
        if whole.is_zero() {
            assert!(child.wait().unwrap().success());
            whole = from.elapsed();
        } else {
            // Most of it is making the two keys; what is written comes at the end.
            thread::sleep(whole * (94 + round * 2) / 100);
            child.kill().unwrap();
            child.wait().unwrap();
        }
        let now = [works(WORDS[0]), works(WORDS[1])];
        assert!(now[0] != now[1], "round {round}: {now:?}");
        current = usize::from(now[1]);
    }
}

/// The recipe for systemd, with the folder of credentials as systemd hands it over.
#[test]
fn with_credentials_of_systemd_the_key_is_made_and_turned_as_the_recipe_says() {
    let house = House::empty("credentials");
    let folder = house.path("credentials");
    fs::create_dir(&folder).unwrap();
    let (root, new) = (folder.join("root"), folder.join("root-new"));
    let with = |arguments: &[&str]| {
        let mut command = house.command(arguments);
        command.env_remove("SCHAKEL_ROOT_KEY").env("SCHAKEL_ROOT_CREDENTIAL", "root");
        command
    };
    let handed_over = |arguments: &[&str]| {
        let mut command = with(arguments);
        command.env("CREDENTIALS_DIRECTORY", &folder);
        command
    };
    let well = |mut command: Command| {
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    };
    // The settings name the credential before there is one, and outside of the service nothing is handed over.
    well(with(&["key", "new", root.to_str().unwrap()]));
    fs::write(house.path("p.csv"), PARTNERSHIPS).unwrap();
    well(handed_over(&["partnership", "import", "p.csv"]));
    well(with(&["key", "new", new.to_str().unwrap()]));
    let turned = well(handed_over(&["key", "rotate", new.to_str().unwrap()]));
    assert!(turned.contains("Let the credential root hold it") && !turned.contains("Set `root_key`"), "{turned}");
    fs::rename(&new, &root).unwrap();
    let shown = well(handed_over(&["key", "show"]));
    assert!(shown.contains("The keys lie under it, since") && shown.contains("Before it:"), "{shown}");
    well(handed_over(&["partnership", "list"]));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the program that is asked has the clock of the machine")]
fn the_doctor_says_when_the_root_key_is_three_years_old() {
    let house = furnished("aged");
    assert!(house.well(&["doctor"]).contains("well  root key:"));
    let since = |days: i64| {
        let at = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(24 * days);
        let keys = rusqlite::Connection::open(house.path("keys/keys.db")).unwrap();
        keys.execute("UPDATE root_key SET since = ?1", [at.strftime("%Y-%m-%dT%H:%M:%S.000000Z").to_string()]).unwrap();
    };
    since(3 * 365 - 1);
    assert!(!house.well(&["doctor"]).contains("age of the root key"));
    since(3 * 365 + 1);
    let ill = house.run(&["doctor"]);
    assert!(!ill.status.success() && said(&ill).contains("ILL   age of the root key: in use for three years"), "{}", said(&ill));
}
