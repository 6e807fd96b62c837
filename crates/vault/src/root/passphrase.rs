//! A root key made from a passphrase, for an installation where nobody wants a key on any disk.
//!
//! Beside it goes a small file with the salt and a check value. The file is not secret: whoever has it and not the
//! passphrase can only guess, at 256 MiB and some seconds a guess.

use std::{fs, path::Path};

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::{RootFault, parse_hex, write_new_file};
use crate::{
    keys::Secret,
    randomness::{Randomness, random_bytes},
};

/// The least characters of a passphrase.
pub const LEAST_CHARACTERS: usize = 20;

const FIRST_LINE: &str = "schakel root key from a passphrase, version 1";
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

/// Makes the key again from the passphrase and its salt file.
pub(crate) fn derive(passphrase: &str, path: &Path) -> Result<Secret, RootFault> {
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => RootFault::Missing(path.to_owned()),
        std::io::ErrorKind::InvalidData => RootFault::NoSalt(path.to_owned()),
        _ => RootFault::NotReadable(path.to_owned(), error),
    })?;
    let (salt, kept) = parse(&text).ok_or_else(|| RootFault::NoSalt(path.to_owned()))?;
    let key = stretch(passphrase, &salt)?;
    if bool::from(check(&key).ct_eq(&kept)) { Ok(key) } else { Err(RootFault::WrongPassphrase(path.to_owned())) }
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

fn parse(text: &str) -> Option<([u8; 16], [u8; 16])> {
    let mut lines = text.lines();
    if lines.next()? != FIRST_LINE {
        return None;
    }
    let salt = parse_hex(lines.next()?.strip_prefix("salt ")?.as_bytes())?;
    let check = parse_hex(lines.next()?.strip_prefix("check ")?.as_bytes())?;
    Some((salt, check))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
