//! Somebody can write in the database and has no key: what such a one changes is not acted on, says so, and takes no list down; and the
//! doctor names it.

use schakel_app::{AppError, identity::invitation};
use schakel_domain::{
    actor::{Role, Standing},
    ids::RegistrationId,
};
use schakel_testkit::{Answer, Engine, TalkHeld, Value, World, both_engines, values};

use crate::dossier::{Opened, opened};

mod besides;
mod people;

const SAYS: &str = "Dit is buiten Schakel om gewijzigd";
const TO_CLIENT: &str = "We kunnen je gegevens nu niet veilig openen";
const TO_ANYBODY: &str = "Dit kunnen we nu niet veilig openen";

fn writes(world: &World, sql: &str, values: Vec<Value>) {
    world.tamper(sql, values);
}

fn found(world: &World) -> Vec<String> {
    world.faults()
}

/// Whether it is refused because a row of this table does not fit its seal.
fn is_broken<T>(read: Result<T, impl std::fmt::Display>, table: &str) -> bool {
    read.is_err_and(|fault| fault.to_string().contains(&format!("of {table} does not fit its seal")))
}

fn says_so(page: Answer) {
    page.is(500).says(SAYS);
}

/// Nobody comes in by a membership of which the row does not fit.
fn no_seat(world: &World, name: &str) {
    let seat = world.run(schakel_app::identity::session::take_seat(&world.app, world.known(name).membership, "test", world.now()));
    assert!(matches!(seat, Err(AppError::Broken(_))), "{name} comes in");
}

/// Lets the doctor look, and then puts back what `column` held; the doctor then finds nothing.
fn changed(world: &World, (table, key, column): (&str, &str, &str), to: &str, look: impl FnOnce(&World)) {
    let before = world.texts_of(table, key, column);
    writes(world, &format!("UPDATE {table} SET {column} = {to}"), values![]);
    assert!(before != world.texts_of(table, key, column), "{table}.{column} changed");
    look(world);
    let fault = found(world);
    let named = format!("rows of {table} do not fit their seal");
    assert!(fault.iter().any(|fault| fault.contains(&named)), "{table}.{column}: {fault:?}");
    for (row, value) in before {
        writes(world, &format!("UPDATE {table} SET {column} = $1 WHERE {key} = $2"), values![value, row]);
    }
    assert_eq!(found(world), Vec::<String>::new(), "{table}.{column} as it was");
}

#[test]
fn a_code_that_was_moved_to_another_registration_opens_nothing() {
    for engine in both_engines() {
        let world = World::on(engine);
        let here = world.partnership("Westhoek", &[33_011]).id;
        world.member("Nora", Role::Coordinator, here);
        let [(amina, code), (other, second), (third, _)] =
            ["Amina", "Zora", "Karel"].map(|name| world.registration("Nora", name, "Voorbeeld"));
        let path = |id: RegistrationId| format!("/inbox/{id}");
        let mut inside = world.client(&code);
        inside.get("/mijn").is(200);
        let swap = |world: &World| world.swap("code_hash", &amina.id.to_string(), &other.id.to_string());
        swap(&world);
        for code in [&code, &second] {
            let mut client = world.browser();
            client.get("/code").is(200);
            client.submit("/code", &[("code", code)]).is(500).says(TO_ANYBODY).keeps_quiet_about("Voorbeeld");
        }
        // One who was in already reads nothing more either.
        inside.get("/mijn").is(500).says(TO_CLIENT).keeps_quiet_about("Voorbeeld");
        let mut nora = world.as_("Nora");
        for list in ["/inbox", "/inbox?deel=nieuw", "/vandaag"] {
            nora.get(list)
                .is(200)
                .says("Karel Voorbeeld")
                .says("kan niet geopend worden")
                .keeps_quiet_about("Amina")
                .keeps_quiet_about("Zora");
        }
        says_so(nora.get(&path(amina.id)));
        nora.get(&path(third.id)).is(200);
        let fault = found(&world);
        assert!(fault.len() == 1 && fault[0].contains("2 of 3 rows of registration do not fit their seal"), "{fault:?}");
        assert!(fault[0].contains(&amina.id.to_string()) && fault[0].contains(&other.id.to_string()), "{fault:?}");
        // Nor does it help to move the seals along: each is of its own row.
        world.swap("row_seal", &amina.id.to_string(), &other.id.to_string());
        says_so(nora.get(&path(amina.id)));
        assert_eq!(found(&world).len(), 1);
        world.swap("row_seal", &amina.id.to_string(), &other.id.to_string());
        swap(&world);
        assert_eq!(found(&world), Vec::<String>::new());
        world.client(&code).get("/mijn").is(200);
    }
}

#[test]
fn a_registration_that_was_given_reopened_or_expired_by_hand_is_not_acted_on() {
    for engine in both_engines() {
        let Opened { world, registration, .. } = opened(World::on(engine), &TalkHeld::default(), &["Tine"]);
        let path = format!("/inbox/{registration}");
        let (fresh, code) = world.registration("Nora", "Zora", "Voorbeeld");
        let waits = "'2026-11-23T08:30:00.000000Z'".to_owned();
        for (column, to) in [
            ("assigned_to", format!("'{}'", world.known("Otto").membership)),
            ("supporter", format!("'{}'", world.known("Otto").membership)),
            ("contact_read_at", waits.clone()),
            ("contact_by", "'2030-01-01'".to_owned()),
            ("put_back_at", waits),
        ] {
            changed(&world, ("registration", "registration_id", column), &to, |world| {
                says_so(world.as_("Nora").get(&path));
                world.as_("Nora").get("/inbox").is(200).says("kan niet geopend worden").keeps_quiet_about("Zora Voorbeeld");
                let mut client = world.browser();
                client.get("/code");
                client.submit("/code", &[("code", &code)]).is(500).says(TO_ANYBODY);
            });
        }
        changed(&world, ("registration", "registration_id", "closed"), "NULL", |world| says_so(world.as_("Nora").get(&path)));
        // Warned long ago, says somebody who wants it to expire.
        changed(&world, ("registration", "registration_id", "warned_at"), "'2020-01-01T00:00:00.000000Z'", |world| {
            let expired = world.run(async {
                let mut tx = world.app.behind().store.write().await?;
                let expired = tx.expire_waiting(world.now(), 100).await?;
                tx.commit().await.map(|()| expired)
            });
            assert!(expired.unwrap().is_empty());
        });
        world.as_("Nora").get(&format!("/inbox/{}", fresh.id)).is(200);
    }
}

#[test]
fn a_role_a_standing_or_an_account_that_was_changed_by_hand_lets_nobody_do_anything() {
    for engine in both_engines() {
        let Opened { world, path, .. } = opened(World::on(engine), &TalkHeld::default(), &["Tine"]);
        let otto = world.known("Otto");
        let row =
            |table: &str, key: &str, column: &str, to: &str, of: String| format!("UPDATE {table} SET {column} = {to} WHERE {key} = '{of}'");
        let mut browser = world.as_("Otto");
        browser.get("/inbox").is(200);
        for (column, to, back) in [
            ("role", "'coordinator'".to_owned(), "'outreach_worker'".to_owned()),
            ("version", "version + 1".to_owned(), "version - 1".to_owned()),
            (
                "organisation_id",
                format!("'{}'", world.known("Adem").actor.organisation.unwrap()),
                format!("'{}'", otto.actor.organisation.unwrap()),
            ),
            ("person_id", format!("'{}'", world.known("Nora").person), format!("'{}'", otto.person)),
        ] {
            writes(&world, &row("membership", "membership_id", column, &to, otto.membership.to_string()), values![]);
            for page in ["/inbox", &path] {
                browser.get(page).is(500).says(SAYS);
            }
            assert!(found(&world).iter().any(|fault| fault.contains("rows of membership do not fit")), "{:?}", found(&world));
            writes(&world, &row("membership", "membership_id", column, &back, otto.membership.to_string()), values![]);
            assert_eq!(found(&world), Vec::<String>::new(), "{column}");
            browser.get("/inbox").is(200);
        }
        // Suspended, and put to work again by somebody who cannot.
        world.set_standing("Gust", Standing::Suspended);
        writes(&world, &row("membership", "membership_id", "standing", "'active'", world.known("Gust").membership.to_string()), values![]);
        no_seat(&world, "Gust");
        let members = world.run(async {
            let mut tx = world.app.behind().store.read_in(otto.actor.partnership.unwrap()).await?;
            tx.active_members().await
        });
        assert!(members.unwrap().iter().all(|member| member.id != world.known("Gust").membership), "nothing can be given to Gust");
        writes(
            &world,
            &row("membership", "membership_id", "standing", "'suspended'", world.known("Gust").membership.to_string()),
            values![],
        );
        // Whose a password is, and by what name it is asked.
        let nora = world.known("Nora");
        let secrets = |world: &World| world.run(async { world.app.behind().store.read().await?.secrets_of(nora.person).await });
        let is_app = "kind = 'totp' AND person_id";
        writes(&world, &row("factor", is_app, "last_step", "last_step - 1", nora.person.to_string()), values![]);
        assert!(is_broken(secrets(&world), "factor"));
        writes(&world, &row("factor", is_app, "last_step", "last_step + 1", nora.person.to_string()), values![]);
        assert!(secrets(&world).is_ok());
        changed(&world, ("person", "person_id", "sign_in_name"), "'x' || sign_in_name", |world| {
            let found = world.run(async { world.app.behind().store.read().await?.person(nora.person).await });
            assert!(is_broken(found, "person"));
        });
        changed(&world, ("organisation", "organisation_id", "kind"), "'cpas' || kind", |_| ());
    }
}

#[test]
fn a_session_or_an_invitation_that_was_moved_to_somebody_else_opens_nothing() {
    for engine in both_engines() {
        let Opened { world, code, .. } = opened(World::on(engine), &TalkHeld::default(), &["Tine"]);
        let (zora, _) = world.registration("Nora", "Zora", "Voorbeeld");
        let mut otto = world.as_("Otto");
        otto.get("/inbox").is(200);
        changed(
            &world,
            ("session", "session_id", "membership_id"),
            &format!("CASE WHEN kind = 'staff' THEN '{}' END", world.known("Nora").membership),
            |_| {
                says_so(otto.get("/inbox"));
            },
        );
        changed(&world, ("session", "session_id", "stepped_up_at"), "'2026-11-23T09:00:01.000000Z'", |_| says_so(otto.get("/inbox")));
        changed(&world, ("session", "session_id", "ends_at"), "'2026-11-23T11:00:00.000000Z'", |_| says_so(otto.get("/inbox")));
        // One that is longer than any session was is over in any case.
        changed(&world, ("session", "session_id", "ends_at"), "'2036-11-23T09:00:00.000000Z'", |_| {
            assert_eq!(otto.get_once("/inbox").status, 303);
        });
        let mut client = world.client(&code);
        client.get("/mijn").is(200);
        changed(&world, ("session", "session_id", "client_id"), &format!("CASE WHEN kind = 'client' THEN '{}' END", zora.client), |_| {
            client.get("/mijn").is(500).says(TO_CLIENT).keeps_quiet_about("Zora");
        });
        otto.get("/inbox").is(200);
        client.get("/mijn").is(200);
        let rows = world.texts_of("invitation", "invitation_id", "used_at");
        let link = invitation::token_text(&world.app, rows[0].0.parse().unwrap());
        changed(&world, ("invitation", "invitation_id", "used_at"), "NULL", |world| {
            let opened = world.run(invitation::open(&world.app, &link, world.now()));
            assert!(matches!(opened, Err(AppError::Broken(_))), "an invitation that was used does not come back");
        });
    }
}

#[test]
fn an_agreement_a_fact_a_decision_or_a_team_that_was_changed_by_hand_counts_for_nothing() {
    for engine in both_engines() {
        let Opened { world, registration, path, .. } = opened(World::on(engine), &TalkHeld::default(), &["Tine"]);
        let inbox = format!("/inbox/{registration}");
        let both = |world: &World| {
            says_so(world.as_("Tine").get(&path));
        };
        world.as_("Tine").get(&path).is(200);
        changed(&world, ("vdab_fact", "vdab_fact_id", "source"), "'document_brought'", both);
        changed(&world, ("vdab_fact", "vdab_fact_id", "learnt_on"), "'2020-01-01'", both);
        changed(&world, ("talk", "talk_id", "discuss"), "'no'", both);
        changed(&world, ("talk", "talk_id", "finished_at"), "NULL", both);
        changed(&world, ("dossier", "dossier_id", "opened_on"), "'2020-01-01'", both);
        changed(&world, ("decision", "decision_id", "decided_by"), &format!("'{}'", world.known("Otto").membership), |world| {
            let here = world.known("Nora").actor.partnership.unwrap();
            let decided = world.run(async { world.app.behind().store.read_in(here).await?.last_decision(registration).await });
            assert!(is_broken(decided, "decision"));
        });
        // The client's "no" is turned into a "yes", and back.
        let flip = "UPDATE dossier SET consent = NOT consent";
        writes(&world, flip, values![]);
        both(&world);
        world.as_("Tine").get("/dossiers").is(200).keeps_quiet_about("Amina");
        assert!(found(&world).iter().any(|fault| fault.contains("rows of dossier do not fit")), "{:?}", found(&world));
        writes(&world, flip, values![]);
        both_open(&world, &path, &inbox);
        // Somebody writes himself into the team.
        let joins = "INSERT INTO dossier_member (dossier_id, membership_id, partnership_id, since) SELECT dossier_id, $1, partnership_id, since \
                     FROM dossier_member";
        let gust = world.known("Gust").membership;
        writes(&world, joins, values![gust]);
        says_so(world.as_("Gust").get(&path));
        world.as_("Gust").get("/dossiers").is(200).says("kan niet geopend worden").keeps_quiet_about("Amina");
        assert!(found(&world).iter().any(|fault| fault.contains("1 of 2 rows of dossier_member")), "{:?}", found(&world));
        writes(&world, "DELETE FROM dossier_member WHERE membership_id = $1", values![gust]);
        both_open(&world, &path, &inbox);
        for (table, key, column, to) in [
            ("conference", "conference_id", "state", "'open'"),
            ("conference_case", "case_id", "state", "'tabled'"),
            ("conference_case", "case_id", "pseudonym", "'x' || pseudonym"),
        ] {
            let case = world.texts_of("conference_case", "case_id", "conference_id").remove(0).0.parse().unwrap();
            changed(&world, (table, key, column), to, |world| {
                let here = world.known("Nora").actor.partnership.unwrap();
                let read = world.run(async { world.app.behind().store.read_in(here).await?.case(case).await });
                assert!(is_broken(read, table), "{column}");
                world.as_("Nora").get("/besprekingen").is(200);
            });
        }
    }
}

fn both_open(world: &World, path: &str, inbox: &str) {
    assert_eq!(found(world), Vec::<String>::new());
    world.as_("Tine").get(path).is(200);
    world.as_("Nora").get(inbox).is(200);
}

#[test]
fn an_erasure_that_nobody_decided_is_not_done() {
    for engine in both_engines() {
        let world = World::on(engine);
        let here = world.partnership("Westhoek", &[33_011]).id;
        world.member("Nora", Role::Coordinator, here);
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let asked = "INSERT INTO erasure (erasure_id, partnership_id, registration_id, client_id, state, ground, asked_at, asked_on_page, second_at) \
                     VALUES ($1, $2, $3, $4, 'decided', 'asked', $5, $6, $5)";
        let id: schakel_domain::ids::ErasureId = "0190f3c2-7c1e-7abc-8def-000000000001".parse().unwrap();
        writes(&world, asked, values![id, here, on.id, on.client, world.now(), true]);
        let to_do = world.run(async { world.app.behind().store.read().await?.erasures_to_do().await });
        assert!(to_do.unwrap().is_empty());
        assert!(found(&world).iter().any(|fault| fault.contains("1 of 1 rows of erasure")), "{:?}", found(&world));
    }
}

/// A restart after an update seals what was there before, and a backup carries the seals to another machine.
#[test]
fn a_start_seals_nothing_that_came_later() {
    let mut world = World::on(Engine::Sqlite);
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", Role::Coordinator, here);
    let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
    writes(&world, "UPDATE registration SET row_seal = NULL", values![]);
    world.restarted(|_| ());
    says_so(world.as_("Nora").get(&format!("/inbox/{}", on.id)));
}
