//! Passwords: hashing, checking, and costs that are refused.

use std::time::Duration;

use schakel_vault::{HashCost, HashFault, RootKey, Vault, Verdict};

use crate::{random, vault_of};

/// How long the quickest refusal of the one takes over that of the other. In turns, and only the quickest counts, because a
/// machine that is busy makes each slower and none quicker.
fn quickest_ratio(vault: &Vault, one: Option<&str>, other: Option<&str>) -> f64 {
    let time = |kept| {
        let start = std::time::Instant::now();
        assert_eq!(vault.verify_password("y", kept), Ok(Verdict::Bad));
        start.elapsed().as_secs_f64()
    };
    let (mut first, mut second) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..10 {
        (first, second) = (first.min(time(one)), second.min(time(other)));
    }
    first / second
}

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
    let ratio = quickest_ratio(&vault, None, Some(&kept));
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

#[test]
fn a_hash_of_a_lower_cost_takes_as_long_to_check_and_one_of_a_higher_cost_is_not_made_weaker() {
    let vault_at = |passes| Vault::new(RootKey::from_bytes([1; 32]), random()).with_hash_cost(HashCost::new(19_456, passes, 1).unwrap());
    let (lower, today) = (vault_at(2).hash_password("x").unwrap(), vault_at(8));
    // Without the difference on top it would take a quarter.
    let ratio = quickest_ratio(&today, Some(&lower), None);
    assert!((0.5..2.0).contains(&ratio), "{ratio}");
    let higher = today.hash_password("x").unwrap();
    assert_eq!(vault_at(2).verify_password("x", Some(&higher)), Ok(Verdict::Good));
}

#[test]
fn passes_are_added_until_a_hashing_takes_long_enough_and_never_taken_away() {
    let floor = HashCost::default();
    let (quarter, ms) = (Duration::from_millis(250), Duration::from_millis);
    assert_eq!(floor.reaching(ms(90), quarter).passes(), 9);
    assert_eq!(floor.reaching(ms(250), quarter).passes(), 3);
    // A slow machine: the floor stays the floor.
    assert_eq!(floor.reaching(ms(900), quarter).passes(), 3);
    assert_eq!(floor.reaching(Duration::ZERO, quarter).passes(), HashCost::MOST_PASSES);
    assert_eq!(floor.reaching(ms(90), Duration::ZERO), floor);
    // Between the aim and a pass more: so never over 500 ms where the floor itself takes no longer than that.
    for took in 1..=500 {
        let passes = floor.reaching(ms(took), quarter).passes();
        let takes = took * u64::from(passes) / 3;
        assert!(passes == HashCost::MOST_PASSES || (250..=500).contains(&takes) || passes == 3, "{took} ms: {passes} passes");
    }
    assert_eq!(floor.with_passes_from(7).passes(), 7);
    assert_eq!(floor.with_passes_from(1), floor);
    assert_eq!(floor.with_passes_from(u32::MAX).passes(), HashCost::MOST_PASSES);
}

#[test]
fn the_cost_can_be_raised_while_serving() {
    let vault = vault_of(1);
    let kept = vault.hash_password("x").unwrap();
    let dearer = HashCost::new(19_456, 2, 1).unwrap();
    vault.set_hash_cost(dearer);
    assert_eq!(vault.hash_cost(), dearer);
    assert_eq!(vault.verify_password("x", Some(&kept)), Ok(Verdict::GoodButOld));
    assert_eq!(vault.verify_password("x", None), Ok(Verdict::Bad));
    let again = vault.hash_password("x").unwrap();
    assert_eq!(vault.verify_password("x", Some(&again)), Ok(Verdict::Good));
}
