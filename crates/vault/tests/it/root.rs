//! Root keys: where they come from, and badly kept ones that are refused.

use std::{
    fs::{self, Permissions},
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use schakel_vault::{RootFault, RootKey, RootSource, Vault, Zeroizing, passphrase};

use crate::random;

/// An empty folder for one test, with a data folder in it.
fn folder(name: &str) -> (PathBuf, PathBuf) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("vault-root").join(name);
    let _ = fs::remove_dir_all(&folder);
    let data = folder.join("data");
    fs::create_dir_all(&data).unwrap();
    (folder, data)
}

fn write(path: &Path, bytes: &[u8], mode: u32) {
    fs::write(path, bytes).unwrap();
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn load(path: &Path, data: &Path) -> Result<RootKey, RootFault> {
    RootKey::load(RootSource::File(path.to_owned()), data)
}

fn print(root: RootKey) -> [u8; 16] {
    Vault::new(root, random()).fingerprint()
}

fn refusal(path: &Path, data: &Path) -> RootFault {
    load(path, data).err().unwrap_or_else(|| panic!("{} was taken", path.display()))
}

#[test]
fn a_new_key_is_written_closed_and_reads_back() {
    let (folder, data) = folder("new");
    let path = folder.join("root.key");
    let key = RootKey::generate(&*random());
    key.write_new(&path, &data).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o400);
    assert_eq!(fs::read(&path).unwrap().len(), 65);
    assert_eq!(print(load(&path, &data).unwrap()), print(key));
    // Never over an old one, never with the data, never into nowhere.
    let key = RootKey::generate(&*random());
    assert!(matches!(key.write_new(&path, &data), Err(RootFault::Exists(_))));
    assert!(matches!(key.write_new(&data.join("root.key"), &data), Err(RootFault::WithTheData { .. })));
    assert!(matches!(key.write_new(&folder.join("no/where"), &data), Err(RootFault::NotWritten(..))));
}

#[test]
fn raw_bytes_and_digits_are_the_same_key() {
    let (folder, data) = folder("forms");
    write(&folder.join("raw"), &[0xab; 32], 0o600);
    write(&folder.join("hex"), "ab".repeat(32).as_bytes(), 0o400);
    assert_eq!(print(load(&folder.join("raw"), &data).unwrap()), print(load(&folder.join("hex"), &data).unwrap()));
}

#[test]
fn every_bad_key_file_is_refused_with_what_to_do() {
    let (folder, data) = folder("bad");
    let missing = refusal(&folder.join("missing"), &data);
    assert!(matches!(missing, RootFault::Missing(_)));
    assert!(missing.to_string().contains("schakel key new"), "{missing}");

    for (name, bytes) in [("empty", &b""[..]), ("short", &[1; 31]), ("long", &[1; 33]), ("words", &[b'x'; 64]), ("huge", &[b'0'; 5000])] {
        write(&folder.join(name), bytes, 0o400);
        assert!(matches!(refusal(&folder.join(name), &data), RootFault::NoKey(_)), "{name}");
    }
    assert!(matches!(refusal(&folder, &folder.join("elsewhere")), RootFault::NoFile(_)));

    let path = folder.join("loose");
    for mode in [0o440, 0o404, 0o644, 0o640, 0o420, 0o601, 0o700, 0o4400] {
        write(&path, &[1; 32], mode);
        let fault = refusal(&path, &data);
        assert!(matches!(fault, RootFault::LooseMode { .. }), "{mode:o}");
        assert!(fault.to_string().contains("chmod 0400"), "{fault}");
    }
    for mode in [0o400, 0o600] {
        write(&path, &[1; 32], mode);
        assert!(load(&path, &data).is_ok(), "{mode:o}");
    }
}

#[test]
fn a_key_with_the_data_is_refused_by_whatever_name() {
    let (folder, data) = folder("with-data");
    let inside = data.join("deep");
    fs::create_dir(&inside).unwrap();
    write(&inside.join("root.key"), &[1; 32], 0o400);
    write(&folder.join("good.key"), &[1; 32], 0o400);
    symlink(inside.join("root.key"), folder.join("link-to-file")).unwrap();
    symlink(&inside, folder.join("link-to-folder")).unwrap();
    symlink(folder.join("good.key"), data.join("link-out")).unwrap();
    symlink(&data, folder.join("data-by-another-name")).unwrap();
    for path in [
        inside.join("root.key"),
        folder.join("link-to-file"),
        folder.join("link-to-folder/root.key"),
        data.join("link-out"),
        folder.join("data/../data/deep/root.key"),
        folder.join("data-by-another-name/deep/root.key"),
    ] {
        assert!(matches!(refusal(&path, &data), RootFault::WithTheData { .. }), "{}", path.display());
        assert!(matches!(refusal(&path, &folder.join("data-by-another-name")), RootFault::WithTheData { .. }), "{}", path.display());
    }
    assert!(load(&folder.join("good.key"), &data).is_ok());
    // A name that only begins like the data folder's is another folder.
    fs::create_dir(folder.join("data-2")).unwrap();
    write(&folder.join("data-2/root.key"), &[1; 32], 0o400);
    assert!(load(&folder.join("data-2/root.key"), &data).is_ok());
    fs::hard_link(folder.join("good.key"), data.join("second-name")).unwrap();
    assert!(matches!(refusal(&folder.join("good.key"), &data), RootFault::SecondName(_)));
}

#[test]
fn a_credential_may_be_readable_through_an_access_list_and_no_more() {
    let (folder, data) = folder("credential");
    let path = folder.join("root");
    let load = |path: &Path| RootKey::load(RootSource::Credential(path.to_owned()), &data);
    for (mode, good) in [(0o400, true), (0o440, true), (0o600, true), (0o444, false), (0o660, false)] {
        write(&path, &[1; 32], mode);
        assert_eq!(load(&path).is_ok(), good, "{mode:o}");
    }
}

#[test]
fn a_foreign_owner_is_refused() {
    let (folder, data) = folder("owner");
    let path = folder.join("root.key");
    write(&path, &[1; 32], 0o400);
    // Only root can give a file away and still read it; elsewhere the system itself keeps the file from us.
    if std::os::unix::fs::chown(&path, Some(12_345), None).is_ok() {
        assert!(matches!(refusal(&path, &data), RootFault::ForeignOwner { owner: 12_345, .. }));
    }
}

#[test]
fn a_passphrase_needs_its_salt_file_and_to_be_the_same() {
    let (folder, data) = folder("passphrase");
    let salt = folder.join("root.salt");
    let words = "kers fiets wolk tafel gras";
    let load = |typed: &str, salt: &Path| {
        RootKey::load(RootSource::Passphrase { passphrase: Zeroizing::new(typed.to_owned()), salt: salt.to_owned() }, &data)
    };
    assert!(matches!(passphrase::write_new_salt("too short", &salt, &*random()), Err(RootFault::ShortPassphrase(_))));
    passphrase::write_new_salt(words, &salt, &*random()).unwrap();
    let one = print(load(words, &salt).unwrap());
    assert_eq!(one, print(load(words, &salt).unwrap()));
    assert!(matches!(load("kers fiets wolk tafel grag", &salt), Err(RootFault::WrongPassphrase(_))));
    assert!(matches!(load(words, &folder.join("none")), Err(RootFault::Missing(_))));
    fs::write(folder.join("damaged"), fs::read_to_string(&salt).unwrap().replace("salt", "sult")).unwrap();
    assert!(matches!(load(words, &folder.join("damaged")), Err(RootFault::NoSalt(_))));
    assert!(matches!(passphrase::write_new_salt(words, &salt, &*random()), Err(RootFault::Exists(_))));
}
