//! Handing over in the very moment in which somebody else does, or in which the one who takes over leaves.

use schakel_app::{
    AppError,
    handover::{self, HandedOver, HandingOver},
    identity::members,
    inbox::{self, Assigning},
};
use schakel_domain::{
    actor::{Role, Standing},
    identity::MembershipMove,
    ids::{MembershipId, RegistrationId},
};
use schakel_testkit::{Engine, World, both_engines};

/// How many registrations are handed over.
const MANY: usize = 8;

/// A partnership in which Joris has registrations.
fn staffed(engine: Engine) -> (World, Vec<RegistrationId>) {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    for (name, role) in [("Nora", Role::Coordinator), ("Karim", Role::Coordinator), ("Joris", Role::Caseworker)] {
        world.member(name, role, here);
    }
    world.member("Griet", Role::Companion, here);
    world.member("Tine", Role::Caseworker, here);
    let cx = world.cx(&world.known("Nora").actor);
    let to = world.known("Joris").membership;
    let mut all = Vec::new();
    for number in 0..MANY {
        let (on, _) = world.registration("Nora", &format!("Klant {number}"), "Voorbeeld");
        world.run(inbox::assign(&world.app, &cx, Assigning { id: on.id, version: 1, to })).unwrap();
        all.push(on.id);
    }
    (world, all)
}

fn handing(world: &World, all: &[RegistrationId], to: &str) -> HandingOver {
    let to = world.known(to).membership;
    HandingOver {
        member: world.known("Joris").membership,
        version: 1,
        step: None,
        registrations: all.iter().map(|id| (*id, to)).collect(),
        dossiers: Vec::new(),
        conferences: Vec::new(),
    }
}

fn with(world: &World, all: &[RegistrationId]) -> Vec<Option<MembershipId>> {
    let here = world.known("Nora").actor.partnership.unwrap();
    all.iter().map(|id| world.resource(here, *id).assigned).collect()
}

#[test]
fn of_two_who_hand_over_in_the_same_moment_one_does_and_the_other_is_told() {
    for engine in both_engines() {
        let (world, all) = staffed(engine);
        let (nora, karim) = (world.cx(&world.known("Nora").actor), world.cx(&world.known("Karim").actor));
        let (left, right) = (handing(&world, &all, "Tine"), handing(&world, &all, "Griet"));
        let outcomes =
            world.run(async { tokio::join!(handover::hand_over(&world.app, &nora, left), handover::hand_over(&world.app, &karim, right)) });
        let outcomes = [outcomes.0, outcomes.1];
        let done = outcomes.iter().filter(|outcome| matches!(outcome, Ok(HandedOver { given: MANY, left: 0 }))).count();
        let told = outcomes.iter().filter(|outcome| matches!(outcome, Err(AppError::Stale))).count();
        assert_eq!((done, told), (1, 1), "{outcomes:?}");
        let with = with(&world, &all);
        assert!(with.iter().all(|one| *one == with[0]), "all with one of them");
        assert_ne!(with[0], Some(world.known("Joris").membership));
    }
}

#[test]
fn nothing_goes_to_somebody_who_leaves_in_the_same_moment() {
    for engine in both_engines() {
        let (world, all) = staffed(engine);
        let (nora, karim) = (world.cx(&world.known("Nora").actor), world.cx(&world.known("Karim").actor));
        let tine = world.known("Tine").membership;
        let cmd = handing(&world, &all, "Tine");
        let (handed, ended) = world.run(async {
            tokio::join!(handover::hand_over(&world.app, &nora, cmd), members::change(&world.app, &karim, tine, MembershipMove::End, 1),)
        });
        assert_ne!(handed.is_ok(), ended.is_ok(), "either she has them, or she left: {handed:?} {ended:?}");
        let here = nora.by.partnership.unwrap();
        let (standing, hanging) = world.run(async {
            let mut tx = world.app.behind().store.read_in(here).await.unwrap();
            (tx.member(tine).await.unwrap().unwrap().standing, tx.hanging_on(here, tine).await.unwrap())
        });
        assert_eq!(standing == Standing::Ended, hanging.is_nothing());
    }
}
