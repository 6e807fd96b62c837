//! Passwords: hashing, checking, and costs that are refused.

use schakel_vault::{HashCost, HashFault, RootKey, Vault, Verdict};

use crate::{random, vault_of};

#[test]
fn only_the_right_password_is_good() {
    let vault = vault_of(1);
    let kept = vault.hash_password("vier losse woorden hier").unwrap();
    assert!(kept.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{kept}");
    assert_eq!(vault.verify_password("vier losse woorden hier", Some(&kept)), Ok(Verdict::Good));
    assert_eq!(vault.verify_password("vier losse woorden hieR", Some(&kept)), Ok(Verdict::Bad));
    assert_eq!(vault.verify_password("", Some(&kept)), Ok(Verdict::Bad));
    assert_ne!(kept, vault.hash_password("vier losse woorden hier").unwrap(), "a salt of its own");
}

#[test]
fn a_stolen_hash_says_nothing_without_the_pepper() {
    let kept = vault_of(1).hash_password("vier losse woorden hier").unwrap();
    assert_eq!(vault_of(2).verify_password("vier losse woorden hier", Some(&kept)), Ok(Verdict::Bad));
}

#[test]
fn nobody_has_a_password_and_it_costs_the_same_to_learn_that() {
    let vault = vault_of(1);
    assert_eq!(vault.verify_password("anything", None), Ok(Verdict::Bad));
    // The same work: at a cost of many passes both take long, and neither much longer than the other.
    let slow = HashCost::new(19_456, 3, 1).unwrap();
    let vault = Vault::new(RootKey::from_bytes([1; 32]), random()).with_hash_cost(slow);
    let kept = vault.hash_password("x").unwrap();
    let time = |kept: Option<&str>| {
        (0..5)
            .map(|_| {
                let start = std::time::Instant::now();
                assert_eq!(vault.verify_password("y", kept), Ok(Verdict::Bad));
                start.elapsed().as_secs_f64()
            })
            .fold(f64::INFINITY, f64::min)
    };
    let ratio = time(None) / time(Some(&kept));
    assert!((0.5..2.0).contains(&ratio), "{ratio}");
}

#[test]
fn an_older_cost_is_good_but_told() {
    let kept = vault_of(1).hash_password("x").unwrap();
    let today = Vault::new(RootKey::from_bytes([1; 32]), random()).with_hash_cost(HashCost::new(19_456, 2, 1).unwrap());
    assert_eq!(today.verify_password("x", Some(&kept)), Ok(Verdict::GoodButOld));
    assert_eq!(today.verify_password("y", Some(&kept)), Ok(Verdict::Bad));
}

#[test]
fn a_damaged_hash_is_no_wrong_password() {
    let vault = vault_of(1);
    for kept in ["", "x", "$argon2id$", "$2b$12$abcdefghijklmnopqrstuuu", "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0"] {
        assert_ne!(vault.verify_password("x", Some(kept)), Ok(Verdict::Good), "{kept}");
    }
    assert_eq!(vault.verify_password("x", Some("")), Err(HashFault));
}

#[test]
fn the_cost_has_a_floor_and_a_ceiling() {
    let cost = HashCost::default();
    assert_eq!((cost.memory_kib(), cost.passes(), cost.lanes()), (65_536, 3, 1));
    assert!(HashCost::new(19_456, 2, 1).is_ok());
    for (memory, passes, lanes) in [(19_455, 2, 1), (19_456, 1, 1), (19_456, 2, 0), (u32::MAX, 2, 1), (65_536, 101, 1), (65_536, 3, 17)] {
        assert!(HashCost::new(memory, passes, lanes).is_err(), "{memory} {passes} {lanes}");
    }
}
