//! Somebody gets another role while a form stands open in an old tab: no typed word is lost, whatever the new role may do.

use schakel_domain::actor::Standing;
use schakel_testkit::{Answer, Browser, Engine, World, both_engines};

use super::{Role, location, scene, sign_in};

const WORDS: &str = "Kom dinsdag langs, we zoeken samen verder.";

/// A registration that Tine has, with its code; and Tine, with the form for an answer open.
fn writing(engine: Engine) -> (World, String, String, Browser) {
    let (world, own) = scene(engine);
    world.member("Tine", Role::Caseworker, own.id);
    world.clock.advance_seconds(60);
    let (on, code) = world.registration("Nora", "Amina", "Modelmans");
    let path = format!("/inbox/{}", on.id);
    let mut nora = world.as_("Nora");
    nora.get(&path).is(200);
    nora.submit(&format!("{path}/toewijzen"), &[("to", &world.known("Tine").membership.to_string())]).is(200);
    let mut tine = world.browser();
    assert_eq!(sign_in(&world, &mut tine, "Tine").status, 303);
    tine.get(&path).is(200);
    world.clock.advance_seconds(60);
    (world, path, code, tine)
}

/// Hands the form in that stood open, and signs in where that leads.
fn hands_in(world: &World, path: &str, tine: &mut Browser) -> Answer {
    let door = tine.submit_once(&format!("{path}/antwoord"), &[("kind", "invitation"), ("body", WORDS)]);
    assert_eq!((door.status.as_u16(), location(&door)), (303, "/in?terug=%2Fin%2Fbewaard"));
    tine.get("/in?terug=%2Fin%2Fbewaard").is(200).says("Je rol is veranderd").says("Wat je hebt ingevuld, is bewaard");
    let member = world.known("Tine");
    let code = super::code(world, "Tine");
    let typed = [("name", member.sign_in_name.as_str()), ("password", super::PASSWORD), ("totp", code.as_str())];
    tine.submit("/in", &typed).is(200)
}

#[test]
fn what_was_typed_in_the_old_role_is_sent_in_the_new_one() {
    for engine in both_engines() {
        let (world, path, code, mut tine) = writing(engine);
        world.also("Tine", Role::Coordinator, Standing::Active);
        world.set_standing("Tine", Standing::Ended);
        let kept = hands_in(&world, &path, &mut tine);
        assert_eq!(kept.path, "/in/bewaard", "{engine:?}");
        kept.says(WORDS);
        tine.submit(&format!("{path}/antwoord"), &[]).is(200);
        world.client(&code).get("/mijn").is(200).says(WORDS);
    }
}

#[test]
fn what_the_new_role_may_not_send_is_handed_back() {
    for engine in both_engines() {
        let (world, path, code, mut tine) = writing(engine);
        world.also("Tine", Role::Buddy, Standing::Active);
        world.set_standing("Tine", Standing::Ended);
        let open = tine.page.clone();
        assert_eq!(hands_in(&world, &path, &mut tine).says(WORDS).path, "/in/bewaard", "{engine:?}");
        let sent = tine.submit(&format!("{path}/antwoord"), &[]);
        assert!(matches!(sent.status.as_u16(), 403 | 404), "{engine:?}: {}", sent.status);
        sent.says(WORDS);
        // The old tab stands there still, and its reader is in by now.
        tine.page = open;
        let sent = tine.submit(&format!("{path}/antwoord"), &[("kind", "invitation"), ("body", WORDS)]);
        assert!(matches!(sent.status.as_u16(), 403 | 404), "{engine:?}: {}", sent.status);
        sent.says(WORDS);
        world.client(&code).get("/mijn").is(200).keeps_quiet_about(WORDS);
    }
}

#[test]
fn with_several_other_roles_it_waits_until_one_is_chosen() {
    let (world, path, _, mut tine) = writing(Engine::Sqlite);
    let coordinator = world.also("Tine", Role::Coordinator, Standing::Active);
    world.also("Tine", Role::Buddy, Standing::Active);
    world.set_standing("Tine", Standing::Ended);
    let choice = hands_in(&world, &path, &mut tine);
    assert_eq!(choice.path, "/in/rol");
    let kept = tine.submit("/in/rol", &[("membership", &coordinator.to_string())]).is(200).says(WORDS);
    assert_eq!(kept.path, "/in/bewaard");
}
