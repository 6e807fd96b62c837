//! A root key made from a passphrase, for an installation where nobody wants a key on any disk.
//!
//! Beside it goes a small file with the salt and a check value. The file is not secret: whoever has it and not the
//! passphrase can only guess, at 256 MiB and some seconds a guess.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::{RootFault, parse_hex, sync_folder, write_new_file};
use crate::{
    keys::Secret,
    randomness::{Randomness, random_bytes},
    seal::{self, OVERHEAD, bound_to},
};

/// The least characters of a passphrase.
pub const LEAST_CHARACTERS: usize = 20;

const FIRST_LINE: &str = "schakel root key from a passphrase, version 1";
/// The passphrase was changed since the key was made: the key itself lies in the file, sealed under what the passphrase gives.
const SECOND_LINE: &str = "schakel root key from a passphrase, version 2";
/// What is written first when the passphrase is changed, beside the file whose place it takes.
const BESIDE: &str = "new";
const MEMORY_KIB: u32 = 256 * 1024;
const PASSES: u32 = 3;

/// Writes the salt file for a new passphrase.
pub fn write_new_salt(passphrase: &str, path: &Path, random: &dyn Randomness) -> Result<(), RootFault> {
    if passphrase.chars().count() < LEAST_CHARACTERS {
        return Err(RootFault::ShortPassphrase(LEAST_CHARACTERS));
    }
    let salt: [u8; 16] = random_bytes(random);
    let key = stretch(passphrase, &salt)?;
    let text = format!("{FIRST_LINE}\nsalt {}\ncheck {}\n", hex(&salt), hex(&check(&key)));
    write_new_file(path, text.as_bytes(), 0o600)
}

/// Changes the passphrase of a root key, and not the key. The new file is written beside the old one, read back, and then takes its
/// place in one step: whoever is stopped in between has either. Nothing keeps the old passphrase; a copy of the old file with it still
/// gives the key.
///
/// # Errors
/// `WrongPassphrase` when the old one is another; nothing was changed then, nor at any other fault.
pub fn change(old: &str, new: &str, path: &Path, random: &dyn Randomness) -> Result<(), RootFault> {
    let root = derive(old, path)?;
    if new.chars().count() < LEAST_CHARACTERS {
        return Err(RootFault::ShortPassphrase(LEAST_CHARACTERS));
    }
    let salt: [u8; 16] = random_bytes(random);
    let key = stretch(new, &salt)?;
    let sealed = seal::seal(key.bytes(), &bound_to("passphrase", &["root"]), root.bytes(), random);
    let text = format!("{SECOND_LINE}\nsalt {}\ncheck {}\nkey {}\n", hex(&salt), hex(&check(&key)), hex(&sealed));
    let beside = beside(path);
    // What an attempt that was stopped left behind is nobody's.
    match fs::remove_file(&beside) {
        Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => return Err(RootFault::NotWritten(beside, fault)),
        _ => {}
    }
    write_new_file(&beside, text.as_bytes(), 0o600)?;
    belong_as(path, &beside).map_err(|fault| RootFault::NotWritten(beside.clone(), fault))?;
    let again = derive(new, &beside)?;
    if !bool::from(again.bytes().ct_eq(root.bytes())) {
        return Err(RootFault::NoSalt(beside));
    }
    let put = fs::rename(&beside, path).and_then(|()| sync_folder(path));
    put.map_err(|fault| RootFault::NotWritten(path.to_owned(), fault))
}

/// Lets one file belong to the owner of another: the service must still read it when an administrator wrote it.
fn belong_as(old: &Path, new: &Path) -> std::io::Result<()> {
    let owner = fs::metadata(old)?;
    std::os::unix::fs::chown(new, Some(owner.uid()), Some(owner.gid()))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(BESIDE);
    PathBuf::from(name)
}

/// Makes the key again from the passphrase and its salt file.
pub(crate) fn derive(passphrase: &str, path: &Path) -> Result<Secret, RootFault> {
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => RootFault::Missing(path.to_owned()),
        std::io::ErrorKind::InvalidData => RootFault::NoSalt(path.to_owned()),
        _ => RootFault::NotReadable(path.to_owned(), error),
    })?;
    let damaged = || RootFault::NoSalt(path.to_owned());
    let File { salt, check: kept, key: sealed } = parse(&text).ok_or_else(damaged)?;
    let key = stretch(passphrase, &salt)?;
    if !bool::from(check(&key).ct_eq(&kept)) {
        return Err(RootFault::WrongPassphrase(path.to_owned()));
    }
    let Some(sealed) = sealed else { return Ok(key) };
    let plain = seal::open(key.bytes(), &bound_to("passphrase", &["root"]), &sealed).map_err(|_| damaged())?;
    plain.as_slice().try_into().map(Secret::new).map_err(|_| damaged())
}

fn stretch(passphrase: &str, salt: &[u8; 16]) -> Result<Secret, RootFault> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(|_| RootFault::NoMemory)?;
    let mut key = [0_u8; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .map_err(|_| RootFault::NoMemory)?;
    Ok(Secret::new(key))
}

fn check(key: &Secret) -> [u8; 16] {
    let mut check = [0_u8; 16];
    // HKDF gives up to 255 times 32 bytes, so asking for 16 cannot fail.
    let _ = Hkdf::<Sha256>::new(Some(b"schakel-passphrase-v1"), key.bytes()).expand(b"check", &mut check);
    check
}

/// What a salt file holds.
struct File {
    salt: [u8; 16],
    check: [u8; 16],
    /// The root key, sealed, when it is not simply what the passphrase gives.
    key: Option<[u8; 32 + OVERHEAD]>,
}

fn parse(text: &str) -> Option<File> {
    let mut lines = text.lines();
    let first = lines.next()?;
    let salt = parse_hex(lines.next()?.strip_prefix("salt ")?.as_bytes())?;
    let check = parse_hex(lines.next()?.strip_prefix("check ")?.as_bytes())?;
    let key = match first {
        FIRST_LINE => None,
        SECOND_LINE => Some(parse_hex(lines.next()?.strip_prefix("key ")?.as_bytes())?),
        _ => return None,
    };
    Some(File { salt, check, key })
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
