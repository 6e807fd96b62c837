//! Identity: the door, sessions, factors, invitations, memberships.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "the helpers of tests may fail loudly")]

pub(crate) mod account;
pub(crate) mod alone;
pub(crate) mod lapsed;
pub(crate) mod membership;
mod role;

use axum::http::header;
use schakel_app::identity::{Resolved, invitation, members, open_client_session, session, totp};
use schakel_domain::{
    actor::{OrganisationKind, Role},
    identity::SignInName,
    ids::{InvitationId, PartnershipId},
    partnership::Partnership,
    words::Line,
};
use schakel_testkit::{Answer, Browser, Engine, PASSWORD, World, both_engines, shows};

fn scene(engine: Engine) -> (World, Partnership) {
    let world = World::on(engine);
    let own = world.partnership("Westhoek", &[38002]);
    world.member("Nora", Role::Coordinator, own.id);
    world.member("Otto", Role::OutreachWorker, own.id);
    // The codes with which everybody came in were used; the next step has new ones.
    world.clock.advance_seconds(60);
    (world, own)
}

fn code(world: &World, name: &str) -> String {
    totp::code_at(&world.known(name).totp, world.now()).unwrap()
}

/// Types at the door what is given.
fn typed(browser: &mut Browser, name: &str, password: &str, code: &str) -> Answer {
    browser.get("/in").is(200);
    browser.submit_once("/in", &[("name", name), ("password", password), ("totp", code)])
}

/// Signs in as this person does.
fn sign_in(world: &World, browser: &mut Browser, name: &str) -> Answer {
    let member = world.known(name);
    typed(browser, &member.sign_in_name, PASSWORD, &code(world, name))
}

fn is_at_the_door(answer: &Answer) {
    let to = answer.headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
    assert!(answer.status == 303 && to.starts_with("/in?"), "{} {to} at {}", answer.status, answer.path);
}

fn location(answer: &Answer) -> &str {
    answer.headers.get(header::LOCATION).map_or("", |to| to.to_str().unwrap())
}

#[test]
fn password_and_code_open_the_door_on_both_engines() {
    for engine in both_engines() {
        let (world, _) = scene(engine);
        let mut browser = world.browser();
        let answer = sign_in(&world, &mut browser, "Nora");
        assert_eq!((answer.status.as_u16(), location(&answer)), (303, "/in/verder"));
        browser.get("/leden").is(200).says("Nora Testers").says("coördinator");
        browser.get("/account").is(200).says("nora@schakel.example").says("Authenticator-app");
    }
}

#[test]
fn an_account_that_does_not_exist_answers_like_one_that_does() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.browser();
    let right = code(&world, "Nora");
    let answers = [
        typed(&mut browser, "nora@schakel.example", "helemaal verkeerd", &right),
        typed(&mut browser, "niemand@schakel.example", "helemaal verkeerd", &right),
        typed(&mut browser, "nora@schakel.example", PASSWORD, "000000"),
        typed(&mut browser, "geen vorm", PASSWORD, "x"),
    ];
    for answer in &answers {
        assert_eq!(answer.status, 422);
        assert_eq!(answer.words(), answers[0].words());
        assert_eq!(
            answer.headers.get_all(header::SET_COOKIE).iter().count(),
            answers[0].headers.get_all(header::SET_COOKIE).iter().count()
        );
        assert!(!browser.cookies.contains_key("schakel"));
        assert!(!answer.body.contains("helemaal verkeerd"), "a password never comes back");
    }
}

#[test]
fn a_password_alone_opens_nothing() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.browser();
    for code in ["", "000000", "12345", "geen"] {
        let answer = typed(&mut browser, "nora@schakel.example", PASSWORD, code);
        assert_eq!(answer.status, 422, "{code}");
        is_at_the_door(&browser.get_once("/account"));
        world.clock.advance_seconds(60);
    }
    assert_eq!(sign_in(&world, &mut browser, "Nora").status, 303);
}

#[test]
fn a_code_counts_once() {
    let (world, _) = scene(Engine::Sqlite);
    let mut one = world.browser();
    assert_eq!(sign_in(&world, &mut one, "Nora").status, 303);
    let mut other = world.browser();
    assert_eq!(sign_in(&world, &mut other, "Nora").status, 422);
    world.clock.advance_seconds(30);
    assert_eq!(sign_in(&world, &mut other, "Nora").status, 303);
}

#[test]
fn guessing_waits_longer_each_time_and_locks_nobody_else_out() {
    for engine in both_engines() {
        let (world, _) = scene(engine);
        let mut inside = world.as_("Nora");
        let mut guesser = world.browser().from("192.0.2.66");
        let mut guess = || typed(&mut guesser, "nora@schakel.example", "gokje nummer zoveel", "123456");
        for _ in 0..5 {
            guess().is(422);
        }
        for wait in [1, 2, 4, 8] {
            let answer = guess().is(429).says("te veel pogingen");
            assert_eq!(answer.headers.get(header::RETRY_AFTER).unwrap(), wait.to_string().as_str());
            world.clock.advance_seconds(wait - 1);
            if wait > 1 {
                guess().is(429);
            }
            world.clock.advance_seconds(1);
            guess().is(422);
        }
        // The session that is open goes on, and the right person comes in from elsewhere.
        inside.get_once("/leden").is(200);
        let mut elsewhere = world.browser().from("192.0.2.7");
        assert_eq!(sign_in(&world, &mut elsewhere, "Nora").status, 303);
    }
}

#[test]
fn one_source_cannot_try_all_accounts() {
    let (world, _) = scene(Engine::Sqlite);
    let mut sprayer = world.browser().from("192.0.2.66");
    for number in 0..100 {
        typed(&mut sprayer, &format!("iemand{number}@schakel.example"), "lente 2026 is hier", "123456").is(422);
    }
    typed(&mut sprayer, "nog.iemand@schakel.example", "lente 2026 is hier", "123456").is(429);
    world.clock.advance_seconds(3_600);
    typed(&mut sprayer, "nog.iemand@schakel.example", "lente 2026 is hier", "123456").is(422);
}

#[test]
fn a_session_ends_when_unused_and_ends_in_any_case() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    for _ in 0..3 {
        world.clock.advance_seconds(14 * 60);
        browser.get_once("/account").is(200);
    }
    let mut idle = world.as_("Nora");
    world.clock.advance_seconds(15 * 60 + 1);
    is_at_the_door(&idle.get_once("/account"));
    // Used all the time, it still ends after ten hours.
    let mut busy = world.as_("Otto");
    for _ in 0..59 {
        world.clock.advance_seconds(600);
        busy.get_once("/account").is(200);
    }
    world.clock.advance_seconds(600);
    is_at_the_door(&busy.get_once("/account"));
}

#[test]
fn a_clock_that_went_back_makes_no_session_immortal() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    let start = world.now();
    // What was used later than now was used by a clock that ran ahead: it is over, and not in thirty days.
    world.clock.advance_days(-30);
    is_at_the_door(&browser.get_once("/account"));
    world.clock.set(start);
    browser.get_once("/account").is(200);
    world.clock.advance_seconds(10 * 3_600);
    is_at_the_door(&browser.get_once("/account"));
}

#[test]
fn signing_out_is_dead_at_once() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    browser.get("/account").is(200);
    let mut thief = world.browser();
    thief.cookies = browser.cookies.clone();
    let answer = browser.submit_once("/uit", &[]);
    assert_eq!(answer.headers.get("clear-site-data").unwrap(), "\"cache\", \"storage\"");
    assert!(!browser.cookies.contains_key("schakel"));
    is_at_the_door(&thief.get_once("/account"));
}

fn link(world: &World, id: InvitationId) -> String {
    format!("/uitnodiging/{}", invitation::token_text(&world.app, id))
}

/// The code of the square that the page shows.
fn code_of_page(world: &World, page: &Answer) -> String {
    totp::code_at(&schakel_testkit::base32(&page.select("code")[0]), world.now()).unwrap()
}
