//! A backup that somebody spoilt: refused whole, whether the file was spoilt or, by somebody who may seal one, what is in it.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::Path,
    str::FromStr,
};

use age::{Decryptor, Encryptor, secrecy::ExposeSecret, x25519};
use schakel_domain::ids::{ClientId, PartnershipId};
use schakel_ordeal::spoil;
use schakel_store::{
    Entry,
    backup::{BackupFault, backup, backup_keys, check, restore_keys, root_of_keys},
};
use schakel_vault::RootKey;

use crate::world::{World, coordinator, id, may_read, now, on_sqlite, vault, worlds};

fn unsealed(file: &[u8], identity: &x25519::Identity) -> Vec<u8> {
    let opened = Decryptor::new(file).unwrap().decrypt(std::iter::once(identity as &dyn age::Identity)).unwrap();
    let mut lines = Vec::new();
    zstd::Decoder::new(opened).unwrap().read_to_end(&mut lines).unwrap();
    lines
}

fn sealed(lines: &[u8], identity: &x25519::Identity) -> Vec<u8> {
    let to = identity.to_public();
    let sealing = Encryptor::with_recipients(std::iter::once(&to as &dyn age::Recipient)).unwrap();
    let mut file = Vec::new();
    let mut packing = zstd::Encoder::new(sealing.wrap_output(&mut file).unwrap(), 1).unwrap();
    packing.write_all(lines).unwrap();
    packing.finish().unwrap().finish().unwrap();
    file
}

struct Made {
    world: World,
    identity: x25519::Identity,
    secret: String,
    data: Vec<u8>,
    keys: Vec<u8>,
}

/// A small house on SQLite, and its two backups.
async fn made() -> Made {
    let identity = x25519::Identity::generate();
    let recipients = [identity.to_public().to_string()];
    let world = worlds().await.remove(0);
    let (client, partnership): (ClientId, PartnershipId) = (id(), id());
    let by = coordinator(partnership);
    world.store.keys().create(client, partnership).await.unwrap();
    world.store.note_look(Entry::of(&may_read(&by, client)).reason("Zoë ❤ \"belde\"\n"), &by, now()).await.unwrap();
    world.looks(&by, 4).await;
    let (data, keys) = (world.folder.join("data.schakel"), world.folder.join("keys.schakel"));
    backup(&world.store, &data, &recipients, now()).await.unwrap();
    backup_keys(&world.store, &keys, &recipients).await.unwrap();
    world.store.close().await;
    let secret = identity.to_string().expose_secret().to_owned();
    Made { identity, secret, data: fs::read(&data).unwrap(), keys: fs::read(&keys).unwrap(), world }
}

fn of_data(made: &Made, runtime: &tokio::runtime::Runtime, bytes: &[u8], at: &Path) -> Result<(), BackupFault> {
    fs::write(at, bytes).unwrap();
    runtime.block_on(check(at, &made.secret, &vault())).map(drop)
}

#[test]
fn a_backup_of_the_data_that_was_spoilt_is_refused_whole() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let made = runtime.block_on(made());
    let at = made.world.folder.join("spoilt.schakel");
    of_data(&made, &runtime, &made.data, &at).unwrap();
    spoil("backup file", &[&made.data], |bytes| {
        let read = of_data(&made, &runtime, bytes, &at);
        assert!(read.is_err() || bytes == made.data, "a changed file is taken");
    });
    let lines = unsealed(&made.data, &made.identity);
    spoil("backup within its seal", &[&lines], |bytes| {
        let read = of_data(&made, &runtime, &sealed(bytes, &made.identity), &at);
        // A change in the white space between the signs of JSON says nothing else; rows are hashed as they stand, the end is not.
        let end = lines.iter().rposition(|byte| *byte == b'{').unwrap();
        let body = lines[..lines[..end].iter().rposition(|byte| *byte == b'\n').unwrap()].to_vec();
        assert!(read.is_err() || bytes.starts_with(&body), "rows that were changed are taken");
    });
}

#[test]
fn a_backup_of_the_keys_that_was_spoilt_brings_nothing_back() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let made = runtime.block_on(made());
    let at = made.world.folder.join("spoilt.schakel");
    let (folder, settings) = on_sqlite();
    spoil("backup file of the keys", &[&made.keys], |bytes| {
        fs::write(&at, bytes).unwrap();
        if bytes != made.keys {
            assert!(runtime.block_on(restore_keys(&settings, &vault(), &at, &made.secret)).is_err(), "a changed file is taken");
        }
    });
    // Within its seal anybody who may seal can write lines; they never make the reader stumble, and no other root key is taken for ours.
    let lines = unsealed(&made.keys, &made.identity);
    spoil("backup of the keys within its seal", &[&lines], |bytes| {
        fs::write(&at, sealed(bytes, &made.identity)).unwrap();
        let other = RootKey::from_bytes([3; 32]);
        assert!(runtime.block_on(root_of_keys(other, &at, &made.secret)).is_err());
    });
    assert!(x25519::Identity::from_str(&made.secret).is_ok());
    fs::remove_dir_all(folder).unwrap();
}
