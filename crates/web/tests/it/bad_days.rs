//! Days on which something around the program is wrong: a clock that ran ahead, a disk that takes nothing, a form from long ago, a link
//! from elsewhere.

use axum::http::header;
use schakel_app::identity::totp;
use schakel_domain::actor::Role;
use schakel_testkit::{Answer, Browser, Engine, PASSWORD, World, both_engines};

use crate::register::world_partnership;

fn scene(engine: Engine) -> World {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", Role::Coordinator, here);
    world.clock.advance_seconds(60);
    world
}

fn sign_in(world: &World, browser: &mut Browser) -> Answer {
    let nora = world.known("Nora");
    let code = totp::code_at(&nora.totp, world.now()).unwrap();
    browser.get("/in").is(200);
    browser.submit_once("/in", &[("name", &nora.sign_in_name), ("password", PASSWORD), ("totp", &code)])
}

#[test]
fn a_clock_that_ran_ahead_leaves_no_session_alive_and_locks_nobody_out() {
    for engine in both_engines() {
        let world = scene(engine);
        let (_, code) = world.registration("Nora", "Amina", "Voorbeeld");
        world.clock.advance_days(3);
        let mut ahead = world.browser();
        assert_eq!(sign_in(&world, &mut ahead).status, 303);
        let mut amina = world.client(&code);
        // Guesses that were counted in that time as well.
        let mut door = world.browser();
        door.get("/in").is(200);
        for _ in 0..7 {
            door.submit("/in", &[("name", "nora@schakel.example"), ("password", "gokje nummer zoveel"), ("totp", "000000")]);
        }
        world.clock.advance_days(-3);
        world.clock.advance_seconds(60);
        // What that clock said is over at once, and not in three days.
        assert_eq!(ahead.get_once("/account").status, 303);
        amina.get("/mijn").is(200).says("Vul je code in");
        // With the app and the password one comes in, though later codes were used; and at once from that place.
        let mut now = world.browser();
        let entered = sign_in(&world, &mut now);
        assert_eq!(entered.status, 303, "{}", entered.words());
        now.get("/account").is(200);
        world.client(&code).get("/mijn").is(200).says("Amina");
    }
}

#[test]
fn a_clock_that_a_time_server_corrects_ends_no_session() {
    let world = scene(Engine::Sqlite);
    let mut nora = world.as_("Nora");
    world.clock.advance_seconds(70);
    nora.get("/account").is(200);
    world.clock.advance_seconds(-30);
    nora.get("/account").is(200);
}

#[test]
fn health_says_so_when_nothing_can_be_written_and_again_when_it_can() {
    for engine in both_engines() {
        let world = scene(engine);
        world.browser().get_once("/health").is(200);
        std::thread::sleep(std::time::Duration::from_millis(2_100));
        let held = world.run(async {
            let mut tx = world.app.behind().store.write().await.unwrap();
            tx.note_alive(world.now()).await.unwrap();
            tx
        });
        let ill = world.browser().get_once("/health").is(503);
        assert!(ill.headers.contains_key(header::RETRY_AFTER));
        world.run(async { drop(held) });
        std::thread::sleep(std::time::Duration::from_millis(2_100));
        world.browser().get_once("/health").is(200);
    }
}

#[test]
fn a_form_typed_over_long_ago_is_said_and_its_words_stay() {
    for engine in both_engines() {
        let world = scene(engine);
        let mut nora = world.as_("Nora");
        nora.get("/inbox/overtypen").is(200);
        let tab = nora.filled(
            "/inbox/overtypen",
            &[("channel", "paper"), ("called", "Amina"), ("telephone", "0470 00 00 00"), ("confirm_self", "1"), ("confirm_voluntary", "1")],
        );
        nora.post("/inbox/overtypen", &tab).is(200).says("De aanmelding is bewaard");
        // What forms came to is forgotten after a week; the tab stands open for longer.
        world.run(async {
            let mut tx = world.app.behind().store.write().await.unwrap();
            tx.drop_form_outcomes(world.now() + jiff::SignedDuration::from_hours(1)).await.unwrap();
            tx.commit().await.unwrap();
        });
        let told = nora.post("/inbox/overtypen", &tab).is(422).says("Met dit formulier is al een aanmelding gemaakt");
        assert_eq!(told.attributes("#called", "value"), ["Amina"]);
        // Sent once more it is a decision, and another registration.
        nora.submit("/inbox/overtypen", &[]).is(200).says("De aanmelding is bewaard");
        let here = world_partnership(&world);
        let kept = world.run(async { world.app.behind().store.read_in(here).await?.registrations().await }).unwrap();
        assert_eq!(kept.len(), 2);
    }
}

#[test]
fn leaving_by_a_link_elsewhere_takes_nothing_and_a_worker_stays_in() {
    for engine in both_engines() {
        let world = scene(engine);
        let (_, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut amina = world.client(&code);
        amina.headers.push(("sec-fetch-site", "cross-site".to_owned()));
        let away = amina.get_once("/weg");
        assert_eq!(away.status, 303);
        amina.headers.clear();
        amina.get("/mijn").is(200).says("Amina");
        // Her own button ends it, on the server too.
        let cookies = amina.cookies.clone();
        amina.get_once("/weg");
        amina.cookies = cookies;
        amina.get("/mijn").is(200).says("Vul je code in");
        // A worker who leaves a public page with it stays signed in: the session would live on without its cookie.
        let mut nora = world.as_("Nora");
        nora.get("/account").is(200);
        nora.get_once("/weg");
        nora.get("/account").is(200);
    }
}

#[test]
fn a_form_sent_again_with_other_words_is_another_one_and_with_the_same_words_is_not() {
    for engine in both_engines() {
        let world = scene(engine);
        let (on, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut amina = world.client(&code);
        amina.get("/mijn/toevoegen").is(200);
        let first = amina.filled("/mijn/toevoegen", &[("body", "Bel me niet op maandag.")]);
        let edited = amina.filled("/mijn/toevoegen", &[("body", "Bel me niet op maandag of dinsdag.")]);
        amina.post_once("/mijn/toevoegen", &first).is(303);
        amina.post_once("/mijn/toevoegen", &edited).is(303);
        amina.post_once("/mijn/toevoegen", &edited).is(303);
        let own = amina.get("/mijn").is(200).says("Bel me niet op maandag.").words();
        assert_eq!(own.matches("maandag of dinsdag").count(), 1, "{own}");
        // Where a version stands in the form, the second one is told that something was saved since, with what was typed.
        let mut nora = world.as_("Nora");
        let answer = format!("/inbox/{}/antwoord", on.id);
        nora.get(&format!("/inbox/{}", on.id)).is(200);
        let first = nora.filled(&answer, &[("kind", "question"), ("body", "Past maandag?")]);
        let edited = nora.filled(&answer, &[("kind", "question"), ("body", "Past dinsdag?")]);
        nora.post_once(&answer, &first).is(303);
        nora.post_once(&answer, &edited).is(409).says("Past dinsdag?");
        // Sent to another client it is not called saved either.
        let (other, _) = world.registration("Nora", "Jef", "Voorbeeld");
        let there = format!("/inbox/{}/antwoord", other.id);
        nora.post(&there, &first);
        assert_eq!(nora.get(&format!("/inbox/{}", other.id)).words().matches("Past maandag?").count(), 1);
    }
}
