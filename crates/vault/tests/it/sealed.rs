//! Sealed values open in their own place and nowhere else.

use std::collections::HashSet;

use proptest::prelude::*;
use schakel_vault::{Place, Purpose, TokenUse, Unreadable, same_bytes};

use crate::vault_of;

const HERE: Place<'_> = Place { table: "registration", column: "answers", row: "r1", owner: "c1" };

#[test]
fn a_value_opens_only_in_its_own_place() {
    let vault = vault_of(1);
    let (partnership, _) = vault.new_partnership_key("p1");
    let (key, _) = vault.new_client_key(&partnership, "c1");
    let sealed = vault.seal(&key, &HERE, b"Amina Voorbeeld");
    assert_eq!(vault.open(&key, &HERE, &sealed).unwrap().as_slice(), b"Amina Voorbeeld");
    for elsewhere in [
        Place { table: "message", ..HERE },
        Place { column: "contact", ..HERE },
        Place { row: "r2", ..HERE },
        Place { owner: "c2", ..HERE },
        // The same letters, cut elsewhere.
        Place { table: "registrationanswers", column: "", ..HERE },
        Place { row: "r1c", owner: "1", ..HERE },
    ] {
        assert_eq!(vault.open(&key, &elsewhere, &sealed), Err(Unreadable), "{elsewhere:?}");
    }
}

#[test]
fn a_value_opens_only_with_its_own_key() {
    let vault = vault_of(1);
    let (partnership, _) = vault.new_partnership_key("p1");
    let (key, _) = vault.new_client_key(&partnership, "c1");
    let (other, _) = vault.new_client_key(&partnership, "c1");
    let sealed = vault.seal(&key, &HERE, b"x");
    assert_eq!(vault.open(&other, &HERE, &sealed), Err(Unreadable));
    assert_eq!(vault.open(vault.house_key(), &HERE, &sealed), Err(Unreadable));
    assert_eq!(vault.open(&vault.key_from_token(&[1; 32], TokenUse::Draft), &HERE, &sealed), Err(Unreadable));
}

#[test]
fn wrapped_keys_open_only_for_their_owner() {
    let vault = vault_of(1);
    let (p1, wrapped_p1) = vault.new_partnership_key("p1");
    let (p2, wrapped_p2) = vault.new_partnership_key("p2");
    let (client, client_wrapped) = vault.new_client_key(&p1, "c1");
    let sealed = vault.seal(&client, &HERE, b"x");

    let again = vault.open_partnership_key("p1", &wrapped_p1).unwrap();
    let key = vault.open_client_key(&again, "c1", &client_wrapped).unwrap();
    assert_eq!(vault.open(&key, &HERE, &sealed).unwrap().as_slice(), b"x");

    assert!(vault.open_partnership_key("p2", &wrapped_p1).is_err());
    assert!(vault.open_partnership_key("p1", &wrapped_p2).is_err());
    assert!(vault.open_client_key(&p1, "c2", &client_wrapped).is_err());
    assert!(vault.open_client_key(&p2, "c1", &client_wrapped).is_err());
    assert!(vault_of(2).open_partnership_key("p1", &wrapped_p1).is_err());
    assert!(vault.open_partnership_key("p1", &client_wrapped).is_err());
}

#[test]
fn sealing_twice_looks_different() {
    let vault = vault_of(1);
    let sealed: HashSet<Vec<u8>> = (0..200).map(|_| vault.seal(vault.house_key(), &HERE, b"same")).collect();
    assert_eq!(sealed.len(), 200);
}

#[test]
fn every_purpose_has_a_hash_of_its_own() {
    let vault = vault_of(1);
    let hashes: HashSet<[u8; 32]> = Purpose::ALL.iter().map(|purpose| vault.keyed_hash(*purpose, b"token")).collect();
    assert_eq!(hashes.len(), Purpose::ALL.len());
    assert_eq!(vault.keyed_hash(Purpose::Csrf, b"a"), vault_of(1).keyed_hash(Purpose::Csrf, b"a"));
    assert_ne!(vault.keyed_hash(Purpose::Csrf, b"a"), vault_of(2).keyed_hash(Purpose::Csrf, b"a"));
    assert_ne!(vault.keyed_hash(Purpose::Csrf, b"a"), vault.keyed_hash(Purpose::Csrf, b"b"));
}

#[test]
fn a_token_key_needs_the_token_the_use_and_the_root() {
    let seal = |root, token, using| {
        let vault = vault_of(root);
        let key = vault.key_from_token(&[token; 32], using);
        (vault.seal(&key, &HERE, b"draft"), key, vault)
    };
    let (sealed, key, vault) = seal(1, 1, TokenUse::Draft);
    assert!(vault.open(&key, &HERE, &sealed).is_ok());
    for (root, token, using) in [(2, 1, TokenUse::Draft), (1, 2, TokenUse::Draft), (1, 1, TokenUse::ParkedForm)] {
        let (_, key, vault) = seal(root, token, using);
        assert!(vault.open(&key, &HERE, &sealed).is_err());
    }
}

#[test]
fn checkpoints_are_signed_with_a_key_of_the_root() {
    use ed25519_dalek::{Signature, VerifyingKey};
    let vault = vault_of(1);
    let key = VerifyingKey::from_bytes(&vault.verifying_key()).unwrap();
    let signature = Signature::from_bytes(&vault.sign(b"checkpoint"));
    assert!(key.verify_strict(b"checkpoint", &signature).is_ok());
    assert!(key.verify_strict(b"checkpoinT", &signature).is_err());
    assert_ne!(vault.verifying_key(), vault_of(2).verifying_key());
    assert_ne!(vault.fingerprint(), vault_of(2).fingerprint());
}

#[test]
fn secrets_are_compared_whole() {
    assert!(same_bytes(b"abc", b"abc"));
    assert!(!same_bytes(b"abc", b"abd"));
    assert!(!same_bytes(b"abc", b"ab"));
}

proptest! {
    #[test]
    fn what_is_sealed_opens_as_it_was(plain in prop::collection::vec(any::<u8>(), 0..2000), row in ".{0,20}", owner in ".{0,20}") {
        let vault = vault_of(1);
        let place = Place { row: &row, owner: &owner, ..HERE };
        let sealed = vault.seal(vault.house_key(), &place, &plain);
        prop_assert_eq!(sealed.len(), plain.len() + schakel_vault::seal::OVERHEAD);
        let opened = vault.open(vault.house_key(), &place, &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), plain.as_slice());
    }

    #[test]
    fn a_flipped_bit_or_a_cut_never_opens(plain in prop::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let vault = vault_of(1);
        let sealed = vault.seal(vault.house_key(), &HERE, &plain);
        let at = at.index(sealed.len());
        let mut flipped = sealed.clone();
        flipped[at] ^= 1 << bit;
        prop_assert_eq!(vault.open(vault.house_key(), &HERE, &flipped), Err(Unreadable));
        prop_assert_eq!(vault.open(vault.house_key(), &HERE, &sealed[..at]), Err(Unreadable));
        prop_assert_eq!(vault.open(vault.house_key(), &HERE, &[&sealed[..], &[0]].concat()), Err(Unreadable));
    }

    #[test]
    fn no_two_places_are_one(a in "[ab]{0,3}", b in "[ab]{0,3}", c in "[ab]{0,3}", d in "[ab]{0,3}") {
        let vault = vault_of(1);
        let sealed = vault.seal(vault.house_key(), &HERE, b"x");
        let place = Place { table: &a, column: &b, row: &c, owner: &d };
        let other = vault.seal(vault.house_key(), &place, b"x");
        let moved = Place { table: &b, column: &a, row: &c, owner: &d };
        prop_assert!(vault.open(vault.house_key(), &place, &sealed).is_err());
        prop_assert_eq!(vault.open(vault.house_key(), &moved, &other).is_ok(), a == b);
    }
}
