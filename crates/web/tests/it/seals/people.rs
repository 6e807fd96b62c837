//! Members, as somebody writes them who has no key: whoever may do what, and whoever lets in whom.

use schakel_app::identity::session;
use schakel_domain::{
    actor::{Role, Standing},
    ids::PartnershipId,
};
use schakel_testkit::{World, both_engines, values};

use super::{SAYS, TO_ANYBODY, changed, found, says_so, writes};

fn house(engine: schakel_testkit::Engine) -> (World, PartnershipId) {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    for name in ["Nora", "Karim"] {
        world.member(name, Role::Coordinator, here);
    }
    world.member("Joris", Role::Caseworker, here);
    (world, here)
}

#[test]
fn who_waits_to_be_confirmed_is_let_in_by_no_hand_in_the_database() {
    for engine in both_engines() {
        let (world, _) = house(engine);
        let waiting = world.also("Joris", Role::Coordinator, Standing::Awaiting);
        let joris = world.known("Joris");
        let cx = world.cx(&joris.actor);
        let choices =
            |world: &World| world.run(session::choices(&world.app, &cx)).unwrap().into_iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!(choices(&world), [joris.membership]);
        let mut nora = world.as_("Nora");
        let confirm = format!("/leden/{waiting}/bevestigen");
        let nobody = world.known("Karim").membership;
        for set in [
            "standing = 'active'".to_owned(),
            format!("standing = 'active', confirmed_by = '{nobody}', began_at = '2026-11-01T09:00:00.000000Z', version = 2"),
            format!("invited_by = '{nobody}'"),
            "accepted_at = '2026-11-01T09:00:00.000000Z'".to_owned(),
            "invited_as = 'Iemand Anders'".to_owned(),
        ] {
            writes(&world, &format!("UPDATE membership SET {set} WHERE membership_id = $1"), values![waiting]);
            // The other membership of the same person goes on; this one is no choice, and nobody confirms it.
            assert_eq!(choices(&world), [joris.membership], "{set}");
            world.as_("Joris").get("/inbox").is(200);
            says_so(nora.get(&confirm));
            nora.get("/leden").is(200).says("kan niet geopend worden").says("Karim Testers").keeps_quiet_about("/bevestigen");
            nora.get("/vandaag").is(200);
            let fault = found(&world);
            assert!(fault.iter().any(|fault| fault.contains("rows of membership") && fault.contains(&waiting.to_string())), "{fault:?}");
            let back = "UPDATE membership SET standing = 'awaiting', confirmed_by = NULL, began_at = NULL, version = 1, invited_by = NULL, \
                        accepted_at = NULL, invited_as = NULL WHERE membership_id = $1";
            writes(&world, back, values![waiting]);
            assert_eq!(found(&world), Vec::<String>::new(), "{set}");
        }
    }
}

#[test]
fn nobody_comes_in_unconfirmed_because_the_others_were_written_away() {
    for engine in both_engines() {
        let (world, here) = house(engine);
        let registration = world.registration("Nora", "Amina", "Voorbeeld").0.id;
        let gone = "UPDATE membership SET standing = 'ended' WHERE partnership_id = $1 AND standing = 'active'";
        writes(&world, gone, values![here]);
        // At the machine nobody has to confirm where nobody else works: but here nobody knows.
        let members = world.run(async { world.app.behind().store.read_in(here).await?.members(here).await }).unwrap();
        let mut newcomer = members[0].clone();
        (newcomer.invited_by, newcomer.is_legible) = (None, true);
        assert_eq!(schakel_domain::identity::arrival(&newcomer, &members), Standing::Awaiting);
        world.as_("Beheer").get("/leden/coordinator?partnerschap=westhoek").is(403);
        writes(&world, "UPDATE membership SET standing = 'active' WHERE partnership_id = $1", values![here]);
        world.as_("Nora").get(&format!("/inbox/{registration}")).is(200);
        assert_eq!(found(&world), Vec::<String>::new());
    }
}

#[test]
fn one_whose_membership_was_written_by_hand_still_reads_what_is_public_and_signs_in_anew() {
    for engine in both_engines() {
        let (world, _) = house(engine);
        let mut joris = world.as_("Joris");
        joris.get("/inbox").is(200);
        let who = world.known("Joris").membership;
        writes(&world, "UPDATE membership SET role = 'coordinator' WHERE membership_id = $1", values![who]);
        joris.get("/inbox").is(500).says(SAYS);
        for public in ["/", "/in", "/p/westhoek", "/code"] {
            joris.get(public).is(200).keeps_quiet_about(TO_ANYBODY);
        }
        // A guide of whom nobody knows the role takes no list of the others down.
        world.as_("Nora").get("/leden").is(200).says("kan niet geopend worden");
        world.as_("Nora").get("/inbox").is(200);
        writes(&world, "UPDATE membership SET role = 'caseworker' WHERE membership_id = $1", values![who]);
        joris.get("/inbox").is(200);
    }
}

#[test]
fn an_organisation_that_is_not_of_vdab_by_hand_gives_nobody_a_seat_or_a_team() {
    for engine in both_engines() {
        let (world, here) = house(engine);
        world.member("Adem", Role::VdabAdviser, here);
        changed(&world, ("organisation", "organisation_id", "kind"), "'ocmw'", |world| {
            let members = world.run(async { world.app.behind().store.read_in(here).await?.active_members().await }).unwrap();
            assert!(members.iter().all(|one| one.id != world.known("Adem").membership));
        });
    }
}
