//! The root key: the one secret that is not in the data folder, and without which the data are noise.
//!
//! It comes from a file that only the service can read, from a credential that systemd hands over, or from a
//! passphrase typed at the start. A key that is kept badly is refused, with a sentence that says what to do: a root
//! key that lies with the data, or that others can read, protects nothing.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Component, Path, PathBuf},
};

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    keys::Secret,
    randomness::{Randomness, random_bytes},
    same_bytes,
    seal::{self, Unreadable, bound_to},
};

pub mod passphrase;

/// Where the root key is to be found.
pub enum RootSource {
    /// A file of 32 bytes, or of 64 hexadecimal digits.
    File(PathBuf),
    /// A file that systemd made for this service, as a credential.
    Credential(PathBuf),
    /// A passphrase, and the salt file that belongs to it.
    Passphrase {
        /// What was typed.
        passphrase: Zeroizing<String>,
        /// The file that [`passphrase::write_new_salt`] wrote. It is not secret, but without it the key is gone.
        salt: PathBuf,
    },
}

/// Why a root key is not taken. Each says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum RootFault {
    /// There is no such file.
    #[error("There is no root key at {0}. Make one with `schakel key new {0}`, or say where it is.")]
    Missing(PathBuf),
    /// The file cannot be read.
    #[error("The root key at {0} cannot be read ({1}). Let the user that runs schakel own it: `chown <user> {0}`.")]
    NotReadable(PathBuf, io::Error),
    /// It is a folder, a device or another thing that is no file.
    #[error("{0} is not an ordinary file. The root key must be a file of 32 bytes or 64 hexadecimal digits.")]
    NoFile(PathBuf),
    /// It has another length or other characters.
    #[error("{0} holds no root key: it must be exactly 32 bytes or 64 hexadecimal digits. `schakel key new` makes a good one.")]
    NoKey(PathBuf),
    /// Others than the owner may read or write it.
    #[error("The root key at {path} has mode {mode:04o}, so others can read or change it. Do `chmod 0400 {path}`.")]
    LooseMode {
        /// Where it lies.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// It belongs to somebody else.
    #[error("The root key at {path} belongs to user number {owner}. It must belong to the user that runs schakel, or to root: `chown`.")]
    ForeignOwner {
        /// Where it lies.
        path: PathBuf,
        /// Whose it is.
        owner: u32,
    },
    /// It lies with the data, so that whoever takes the data takes the key.
    #[error(
        "The root key at {path} lies in the data folder {data}. Move it out of there, to a place that is not backed up with the data, and say where it is."
    )]
    WithTheData {
        /// Where it lies.
        path: PathBuf,
        /// The data folder.
        data: PathBuf,
    },
    /// The file has a second name somewhere, perhaps in the data folder.
    #[error("The root key at {0} is linked from a second place (a hard link). Copy it to a new file and remove the old ones.")]
    SecondName(PathBuf),
    /// There is one already.
    #[error("{0} exists already. A root key is never overwritten: choose another name, or keep the one you have.")]
    Exists(PathBuf),
    /// It could not be written.
    #[error("The file {0} could not be written ({1}). Choose a folder that exists and that you may write to.")]
    NotWritten(PathBuf, io::Error),
    /// The salt file is damaged.
    #[error("{0} is not a salt file of schakel, or it is damaged. Put back the copy that was made at the installation.")]
    NoSalt(PathBuf),
    /// The passphrase is another one.
    #[error("This is not the passphrase that belongs to {0}.")]
    WrongPassphrase(PathBuf),
    /// The passphrase is too short to keep anything safe.
    #[error("A passphrase needs at least {0} characters. Six unrelated words are good.")]
    ShortPassphrase(usize),
    /// Memory ran out while the key was made from the passphrase.
    #[error("There was not enough memory to make the key from the passphrase: 256 MiB must be free for a moment.")]
    NoMemory,
}

/// The root key. Under it lies the secret of the house, from which everything is made that must not change when the root key is turned:
/// keyed hashes, the pepper, the signing seed, the house key. A house that was made before there was such a secret makes all of it from
/// the bytes of its first root key, and keeps those as its secret when it turns.
pub struct RootKey {
    key: Secret,
    house: Option<Secret>,
}

/// To what the wrapped secret of the house is bound.
const OF_HOUSE: [&str; 1] = ["house"];

impl RootKey {
    const fn of(key: Secret) -> Self {
        Self { key, house: None }
    }

    /// Loads the root key, and refuses it when it is kept badly.
    pub fn load(source: RootSource, data: &Path) -> Result<Self, RootFault> {
        match source {
            RootSource::File(path) => read_key(&path, data, 0o600),
            // systemd gives the service its right to read through an access list, which shows as a group bit.
            RootSource::Credential(path) => read_key(&path, data, 0o640),
            RootSource::Passphrase { passphrase, salt } => passphrase::derive(&passphrase, &salt).map(Self::of),
        }
    }

    /// A new root key.
    pub fn generate(random: &dyn Randomness) -> Self {
        Self::of(Secret::new(random_bytes(random)))
    }

    /// The same key for a house that is made now: its secret is of chance.
    #[must_use]
    pub fn with_new_house(self, random: &dyn Randomness) -> Self {
        Self { house: Some(Secret::new(random_bytes(random))), ..self }
    }

    /// The same key with the secret of the house that lies wrapped under it.
    ///
    /// # Errors
    /// `Unreadable` when it lies under another root key.
    pub fn with_house(self, wrapped: &[u8]) -> Result<Self, Unreadable> {
        let plain = seal::open(self.derived("wrap/house").bytes(), &bound_to("wrap", &OF_HOUSE), wrapped)?;
        let house = plain.as_slice().try_into().map_err(|_| Unreadable)?;
        Ok(Self { house: Some(Secret::new(house)), ..self })
    }

    /// The secret of the house, wrapped under this key.
    pub(crate) fn wrap_house(&self, house: &Secret, random: &dyn Randomness) -> Vec<u8> {
        seal::seal(self.derived("wrap/house").bytes(), &bound_to("wrap", &OF_HOUSE), house.bytes(), random)
    }

    /// Whether what lies wrapped under this key is the secret of its house.
    pub(crate) fn is_house(&self, wrapped: &[u8]) -> bool {
        let opened = seal::open(self.derived("wrap/house").bytes(), &bound_to("wrap", &OF_HOUSE), wrapped);
        opened.is_ok_and(|plain| same_bytes(&plain, self.house().bytes()))
    }

    /// Whether the secret of the house is one of its own, and not the bytes of the first root key.
    pub(crate) const fn has_house(&self) -> bool {
        self.house.is_some()
    }

    /// The secret of the house.
    pub(crate) fn house(&self) -> &Secret {
        self.house.as_ref().unwrap_or(&self.key)
    }

    /// The root key with these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self::of(Secret::new(bytes))
    }

    /// Writes the key to a new file of 64 hexadecimal digits that only its owner can read. Refuses the data folder.
    pub fn write_new(&self, path: &Path, data: &Path) -> Result<(), RootFault> {
        refuse_with_the_data(path, data)?;
        let mut text = Zeroizing::new(String::with_capacity(65));
        for byte in self.key.bytes() {
            text.push(hex_digit(byte >> 4));
            text.push(hex_digit(byte & 15));
        }
        text.push('\n');
        write_new_file(path, text.as_bytes(), 0o400)
    }

    /// A key of the house for one use: the same before and after the root key is turned.
    pub(crate) fn sub_key(&self, label: &str) -> Secret {
        expand(self.house(), label)
    }

    /// A key of this root key alone: what lies wrapped under it is wrapped anew when it is turned.
    pub(crate) fn derived(&self, label: &str) -> Secret {
        expand(&self.key, label)
    }

    /// Tells root keys apart without telling them.
    pub fn fingerprint(&self) -> [u8; 16] {
        first_half(&self.derived("fingerprint"))
    }

    /// Tells houses apart without telling their secret: the same before and after the root key is turned.
    pub(crate) fn house_fingerprint(&self) -> [u8; 16] {
        first_half(&self.sub_key("fingerprint"))
    }
}

fn expand(secret: &Secret, label: &str) -> Secret {
    let mut key = [0_u8; 32];
    // HKDF gives up to 255 times 32 bytes, so asking for 32 cannot fail.
    let _ = Hkdf::<Sha256>::new(Some(b"schakel-root-v1"), secret.bytes()).expand(label.as_bytes(), &mut key);
    Secret::new(key)
}

fn first_half(secret: &Secret) -> [u8; 16] {
    let mut half = [0_u8; 16];
    for (to, from) in half.iter_mut().zip(secret.bytes()) {
        *to = *from;
    }
    half
}

const fn hex_digit(value: u8) -> char {
    (if value < 10 { b'0' + value } else { b'a' + value - 10 }) as char
}

/// Writes a file that must not exist yet, and returns when the disk has it.
fn write_new_file(path: &Path, bytes: &[u8], mode: u32) -> Result<(), RootFault> {
    let fault = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => RootFault::Exists(path.to_owned()),
        _ => RootFault::NotWritten(path.to_owned(), error),
    };
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path).map_err(fault)?;
    file.write_all(bytes).map_err(fault)?;
    file.sync_all().map_err(fault)?;
    sync_folder(path).map_err(fault)
}

/// Returns when the disk has the name of a file.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all())
}

fn read_key(path: &Path, data: &Path, most: u32) -> Result<RootKey, RootFault> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => RootFault::Missing(path.to_owned()),
        _ => RootFault::NotReadable(path.to_owned(), error),
    };
    refuse_with_the_data(path, data)?;
    // Asked before opening, since opening a pipe would wait for somebody to write to it.
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(RootFault::NoFile(path.to_owned()));
    }
    let file = File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    let mode = about.mode() & 0o7777;
    if mode & !most != 0 {
        return Err(RootFault::LooseMode { path: path.to_owned(), mode });
    }
    // Where the own number cannot be learnt, the mode already says enough: with it, only the owner or root can have
    // opened the file.
    if own_user().is_some_and(|own| about.uid() != own && about.uid() != 0) {
        return Err(RootFault::ForeignOwner { path: path.to_owned(), owner: about.uid() });
    }
    if about.nlink() > 1 {
        return Err(RootFault::SecondName(path.to_owned()));
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(128));
    file.take(128).read_to_end(&mut bytes).map_err(unreadable)?;
    parse(&bytes).map(|key| RootKey::of(Secret::new(key))).ok_or_else(|| RootFault::NoKey(path.to_owned()))
}

fn parse(bytes: &[u8]) -> Option<[u8; 32]> {
    if let Ok(raw) = bytes.try_into() {
        return Some(raw);
    }
    parse_hex(bytes.trim_ascii_end())
}

fn parse_hex<const N: usize>(digits: &[u8]) -> Option<[u8; N]> {
    let (pairs, rest) = digits.as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    let mut key = [0_u8; N];
    for (byte, [high, low]) in key.iter_mut().zip(pairs) {
        *byte = (hex_value(*high)? << 4) | hex_value(*low)?;
    }
    Some(key)
}

const fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// Refuses a path in the data folder, both as it is written and as it is after following links: a link there would
/// be followed by a copy of the folder, and a link from elsewhere may point there.
fn refuse_with_the_data(path: &Path, data: &Path) -> Result<(), RootFault> {
    let data_written = written(data);
    let data_real = real(data);
    if [written(path), real(path)].iter().any(|place| place.starts_with(&data_written) || place.starts_with(&data_real)) {
        return Err(RootFault::WithTheData { path: path.to_owned(), data: data.to_owned() });
    }
    Ok(())
}

/// The absolute path, with `.` and `..` worked out by the letters alone.
fn written(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut clean = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                clean.pop();
            }
            Component::CurDir => {}
            part => clean.push(part),
        }
    }
    clean
}

/// The path after following links, as far as it exists; what does not exist yet is added as written.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for ancestor in absolute.ancestors() {
        if let Ok(real) = ancestor.canonicalize() {
            let rest = absolute.strip_prefix(ancestor).unwrap_or(Path::new(""));
            return written(&real.join(rest));
        }
    }
    absolute
}

/// The number of the user that this program runs as. The kernel's own file says it, so no unsafe call is needed.
fn own_user() -> Option<u32> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("Uid:"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_32_bytes_or_64_digits() {
        assert_eq!(parse(&[7; 32]), Some([7; 32]));
        assert_eq!(parse("0f".repeat(32).as_bytes()), Some([15; 32]));
        assert_eq!(parse(("A0".repeat(32) + "\n").as_bytes()), Some([160; 32]));
        for bad in ["", "0", "0f", &"0f".repeat(31), &"0f".repeat(33), &"0g".repeat(32), &" 0f".repeat(22)] {
            assert_eq!(parse(bad.as_bytes()), None, "{bad}");
        }
    }

    #[test]
    fn sub_keys_differ_by_label_and_by_root() {
        let one = RootKey::from_bytes([1; 32]);
        let two = RootKey::from_bytes([2; 32]);
        assert_ne!(one.sub_key("a").bytes(), one.sub_key("b").bytes());
        assert_ne!(one.sub_key("a").bytes(), two.sub_key("a").bytes());
        assert_eq!(one.sub_key("a").bytes(), RootKey::from_bytes([1; 32]).sub_key("a").bytes());
        assert_ne!(one.fingerprint(), two.fingerprint());
    }

    #[test]
    fn what_is_made_of_the_house_outlives_the_root_key() {
        struct Nines;
        impl Randomness for Nines {
            fn fill(&self, bytes: &mut [u8]) {
                bytes.fill(9);
            }
        }
        // A house of before: its secret is its first root key, and stays that.
        let old = RootKey::from_bytes([1; 32]);
        let wrapped = RootKey::from_bytes([2; 32]).wrap_house(old.house(), &Nines);
        let new = RootKey::from_bytes([2; 32]).with_house(&wrapped).unwrap();
        assert_eq!(old.sub_key("a").bytes(), new.sub_key("a").bytes());
        assert_eq!(old.house_fingerprint(), new.house_fingerprint());
        assert_eq!(old.house_fingerprint(), old.fingerprint());
        assert_ne!(old.derived("a").bytes(), new.derived("a").bytes());
        assert_ne!(new.fingerprint(), new.house_fingerprint());
        assert!(RootKey::from_bytes([3; 32]).with_house(&wrapped).is_err(), "under another root key");
        // A new house has a secret that its root key does not tell.
        let made = RootKey::from_bytes([1; 32]).with_new_house(&Nines);
        assert_ne!(made.sub_key("a").bytes(), old.sub_key("a").bytes());
        assert_eq!(made.fingerprint(), old.fingerprint());
    }

    #[test]
    fn a_path_is_worked_out_by_its_letters() {
        assert_eq!(written(Path::new("/a/./b/../c")), Path::new("/a/c"));
        assert_eq!(written(Path::new("/../a")), Path::new("/a"));
    }
}
