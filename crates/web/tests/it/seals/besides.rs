//! What else decides: where a municipality belongs, what is erased, what was joined. And what the seals do not find.

use schakel_domain::actor::{Role, Standing};
use schakel_testkit::{World, both_engines, values};

use super::{SAYS, TO_ANYBODY, changed, found, no_seat, writes};
use crate::safety;

#[test]
fn a_municipality_that_was_given_away_by_hand_leads_nobody_there() {
    for engine in both_engines() {
        let world = World::on(engine);
        world.partnership("Westhoek", &[33_011]);
        let other = world.partnership("Denderstreek", &[41_002]);
        let mut public = world.browser();
        public.get("/?q=Ieper").is(200).says("Westhoek");
        let given = format!("CASE WHEN nis = 33011 THEN '{}' ELSE partnership_id END", other.id);
        changed(&world, ("partnership_municipality", "CAST(nis AS TEXT)", "partnership_id"), &given, |_| {
            public.get("/?q=Ieper").is(500).says(TO_ANYBODY).keeps_quiet_about("Denderstreek");
            public.get("/?q=Aalst").is(200).says("Denderstreek");
            public.get("/partnerschappen").is(200).says("Denderstreek");
        });
        // Nor does another name, or another word in addresses.
        changed(&world, ("partnership", "partnership_id", "name"), "CASE WHEN slug = 'denderstreek' THEN 'Westhoek' ELSE name END", |_| {
            public.get("/p/denderstreek").is(500).says(TO_ANYBODY);
            public.get("/p/westhoek").is(200);
            public.get("/partnerschappen").is(200);
        });
        public.get("/?q=Ieper").is(200).says("Westhoek");
    }
}

#[test]
fn an_erasure_that_was_changed_by_hand_is_told_and_takes_no_list_with_it() {
    for engine in both_engines() {
        let world = World::on(engine);
        let here = world.partnership("Westhoek", &[33_011]).id;
        for name in ["Nora", "Karim"] {
            world.member(name, Role::Coordinator, here);
        }
        let (on, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut client = world.client(&code);
        client.get("/mijn/wissen").is(200);
        client.submit("/mijn/wissen", &[("sure", "1")]).is(200);
        let decide = format!("/inbox/{}/wissen", on.id);
        let mut nora = world.as_("Nora");
        nora.get(&decide).is(200);
        let karim = world.known("Karim").person;
        for to in [format!("'approved', first_by = '{karim}', first_at = asked_at"), "'decided', second_at = asked_at".to_owned()] {
            writes(&world, &format!("UPDATE erasure SET state = {to}"), values![]);
            nora.get(&decide).is(500).says(SAYS);
            nora.get("/wissingen").is(200);
            assert!(found(&world).iter().any(|fault| fault.contains("1 of 1 rows of erasure")), "{:?}", found(&world));
            world.run(schakel_app::erasure::finish(&world.app, world.now())).unwrap();
            client.get("/mijn").is(500);
            writes(&world, "UPDATE erasure SET state = 'asked', first_by = NULL, first_at = NULL, second_at = NULL", values![]);
        }
        writes(&world, "UPDATE erasure SET asked_at = '2026-01-01T09:00:00.000000Z'", values![]);
        nora.get("/wissingen").is(200).says("kan niet geopend worden");
        nora.get("/vandaag").is(200);
    }
}

#[test]
fn a_code_that_was_claimed_for_another_registration_by_hand_opens_nothing() {
    for engine in both_engines() {
        let (world, first, second) = safety::joined(engine);
        let claimed = "UPDATE joining SET claimed_at = joined_at, claimed_by = joined_by";
        world.client(&second).get("/mijn").is(200).keeps_quiet_about("eerste keer");
        writes(&world, claimed, values![]);
        let mut client = world.browser();
        client.get("/code").is(200);
        client.submit("/code", &[("code", &second)]).is(500).says(TO_ANYBODY).keeps_quiet_about("eerste keer");
        world.client(&first).get("/mijn").is(200);
        assert!(found(&world).iter().any(|fault| fault.contains("rows of joining")), "{:?}", found(&world));
        writes(&world, "UPDATE joining SET claimed_at = NULL, claimed_by = NULL", values![]);
        assert_eq!(found(&world), Vec::<String>::new());
    }
}

/// Said in ADR 0046 and in docs/security.md: a row that is gone, and one that is put back whole as it once was, fit. The log has what
/// happened, and the numbers in it do not go back.
#[test]
fn a_row_that_is_put_back_whole_or_taken_away_is_not_found() {
    for engine in both_engines() {
        let world = World::on(engine);
        let here = world.partnership("Westhoek", &[33_011]).id;
        world.member("Nora", Role::Coordinator, here);
        let joris = world.member("Joris", Role::Caseworker, here).membership;
        let kept = "CREATE TABLE kept AS SELECT * FROM membership WHERE membership_id = $1";
        let kept = kept.replace("$1", &format!("'{joris}'"));
        world.run(async {
            let mut tx = world.app.behind().store.write().await.unwrap();
            tx.execute_without_seals(Box::leak(kept.into_boxed_str()), values![]).await.unwrap();
            tx.commit().await.unwrap();
        });
        world.set_standing("Joris", Standing::Suspended);
        let whole =
            "standing = (SELECT standing FROM kept), changed_at = (SELECT changed_at FROM kept), version = (SELECT version FROM kept)";
        let put = |what: &str| writes(&world, &format!("UPDATE membership SET {what} WHERE membership_id = $1"), values![joris]);
        // In part it is found, with the seal of then too.
        put("standing = (SELECT standing FROM kept), row_seal = (SELECT row_seal FROM kept)");
        no_seat(&world, "Joris");
        assert!(found(&world).iter().any(|fault| fault.contains("rows of membership")), "{:?}", found(&world));
        put(&format!("{whole}, row_seal = (SELECT row_seal FROM kept)"));
        assert_eq!(found(&world), Vec::<String>::new());
        writes(&world, "DELETE FROM factor WHERE person_id = $1", values![world.known("Joris").person]);
        assert_eq!(found(&world), Vec::<String>::new());
    }
}
