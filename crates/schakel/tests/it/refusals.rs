//! What the program refuses, and that it says what to do.

use std::{fs, net::TcpListener};

use crate::{House, mode};

#[test]
fn serve_says_how_to_make_a_root_key() {
    let house = House::empty("no-key");
    let said = house.refused(&["serve"]);
    assert!(said.contains("There is no root key at") && said.contains("schakel key new"), "{said}");
    assert!(!house.path("data").exists(), "nothing was made");
    let said = String::from_utf8_lossy(&house.command(&["serve"]).env_remove("SCHAKEL_ROOT_KEY").output().unwrap().stderr).into_owned();
    assert!(said.contains("No root key is named"), "{said}");
}

#[test]
fn serve_refuses_a_root_key_that_is_kept_badly() {
    let house = House::new("bad-key");
    mode(&house.path("root.key"), 0o644);
    assert!(house.refused(&["serve"]).contains("chmod 0400"));

    mode(&house.path("root.key"), 0o400);
    fs::create_dir(house.path("data")).unwrap();
    fs::rename(house.path("root.key"), house.path("data/root.key")).unwrap();
    std::os::unix::fs::symlink(house.path("data/root.key"), house.path("root.key")).unwrap();
    let said = house.refused(&["serve"]);
    assert!(said.contains("lies in the data folder") && said.contains("Move it out"), "{said}");
}

#[test]
fn serve_refuses_an_open_data_folder() {
    let house = House::new("open-folder");
    fs::create_dir(house.path("data")).unwrap();
    mode(&house.path("data"), 0o755);
    let said = house.refused(&["serve"]);
    assert!(said.contains("the data folder") && said.contains("chmod 0700"), "{said}");
    mode(&house.path("data"), 0o700);
    fs::create_dir(house.path("keys")).unwrap();
    mode(&house.path("keys"), 0o750);
    assert!(house.refused(&["serve"]).contains("the folder of the keys"));
}

#[test]
fn serve_says_that_the_address_is_taken() {
    let house = House::new("taken");
    let _other = TcpListener::bind(("127.0.0.1", house.port)).unwrap();
    let said = house.refused(&["serve"]);
    assert!(said.contains("another program already listens") && said.contains("choose another address"), "{said}");
    assert!(!house.path("data/schakel.db").exists(), "the database was not touched");
}

#[test]
fn serve_refuses_the_data_of_another_root_key() {
    let house = House::new("other-key");
    house.well(&["migrate"]);
    fs::remove_file(house.path("root.key")).unwrap();
    house.well(&["key", "new", house.path("root.key").to_str().unwrap()]);
    assert!(house.refused(&["serve"]).contains("root key"));
}

#[test]
fn serve_refuses_a_database_of_a_newer_version() {
    let house = House::new("newer");
    house.well(&["migrate"]);
    let database = rusqlite::Connection::open(house.path("data/schakel.db")).unwrap();
    database.execute("INSERT INTO schema_version (number, name, hash) VALUES (9999, 'tomorrow', 'x')", []).unwrap();
    database.close().unwrap();
    let said = house.refused(&["serve"]);
    assert!(said.contains("newer version") && said.contains("9999"), "{said}");
    assert!(house.run(&["doctor"]).stdout.windows(3).any(|part| part == b"ILL"));
}

#[test]
fn an_unknown_setting_is_refused_with_the_nearest_name() {
    let house = House::new("unknown");
    fs::write(house.settings(), "lisen = '127.0.0.1:1'\n").unwrap();
    let said = house.refused(&["serve"]);
    assert!(said.contains("no setting `lisen`") && said.contains("`listen`"), "{said}");
}

#[test]
fn a_root_key_is_never_overwritten() {
    let house = House::new("twice");
    let before = fs::read(house.path("root.key")).unwrap();
    let said = house.refused(&["key", "new", house.path("root.key").to_str().unwrap()]);
    assert!(said.contains("exists already"), "{said}");
    assert_eq!(fs::read(house.path("root.key")).unwrap(), before);
}
