//! The own account: password, app, passkey and sessions.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{
    Engine, PASSWORD, Resolved, SignInName, code, code_of_page, header, is_at_the_door, link, location, members, open_client_session,
    scene, session, sign_in, totp, typed,
};

#[test]
pub(crate) fn a_new_password_ends_the_other_sessions_and_the_old_one() {
    let (world, _) = scene(Engine::Sqlite);
    let mut elsewhere = world.as_("Nora");
    elsewhere.get_once("/account").is(200);
    let mut browser = world.as_("Nora");
    browser.get("/account/wachtwoord").is(200);
    let new = "zeven rode fietsen in de zon";
    browser.submit("/account/wachtwoord", &[("password", new), ("password_again", "iets heel anders")]).is(422).says("niet dezelfde");
    browser.submit("/account/wachtwoord", &[("password", new), ("password_again", new)]).is(200).says("Bewaard");
    is_at_the_door(&elsewhere.get_once("/account"));
    browser.get_once("/account").is(200);
    let mut door = world.browser();
    assert_eq!(sign_in(&world, &mut door, "Nora").status, 422);
    world.clock.advance_seconds(30);
    let answer = typed(&mut door, "nora@schakel.example", new, &code(&world, "Nora"));
    assert_eq!(answer.status, 303);
}

#[test]
fn a_new_app_takes_the_place_of_the_old_and_the_last_way_in_stays() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    let page = browser.get("/account/app").is(200);
    let code_now = code_of_page(&world, &page);
    let fields = [("password", PASSWORD), ("password_again", PASSWORD), ("totp", code_now.as_str())];
    browser.submit("/account/app", &fields).is(200).says("Bewaard");
    world.clock.advance_seconds(60);
    let mut door = world.browser();
    assert_eq!(sign_in(&world, &mut door, "Nora").status, 422, "the old app opens nothing");
    let secret = schakel_testkit::base32(&page.select("code")[0]);
    let code = totp::code_at(&secret, world.now()).unwrap();
    assert_eq!(typed(&mut door, "nora@schakel.example", PASSWORD, &code).status, 303);
    let account = browser.get("/account").is(200);
    for factor in account.attributes("button[name=factor]", "value") {
        browser.get("/account");
        browser.submit("/account/weg", &[("factor", &factor)]).is(422).says("laatste manier");
    }
}

#[test]
fn how_one_signs_in_changes_only_with_a_fresh_factor() {
    let (world, _) = scene(Engine::Sqlite);
    let mut elsewhere = world.as_("Nora");
    elsewhere.get_once("/account").is(200);
    let mut browser = world.as_("Nora");
    let new = [("password", "zeven rode fietsen in de zon"), ("password_again", "zeven rode fietsen in de zon")];
    browser.get("/account/wachtwoord").is(200);
    let password = browser.filled("/account/wachtwoord", &new);
    let page = browser.get("/account").is(200);
    let account = |action: &str, name: &str| {
        let mut fields = page.form(action).unwrap();
        fields.push((name.to_owned(), page.attributes(&format!("button[name={name}]"), "value")[0].clone()));
        fields
    };
    let (factor, session, all) = (account("/account/weg", "factor"), account("/account/sessies", "session"), page.form("/account/sessies"));
    // The desk was left.
    world.clock.advance_seconds(5 * 60 + 1);
    for (action, fields) in [
        ("/account/wachtwoord", &password),
        ("/account/app", &password),
        ("/account/weg", &factor),
        ("/account/sessies", &session),
        ("/account/sessies", &all.unwrap()),
        ("/account/sleutel/begin", &factor),
        ("/account/sleutel", &factor),
    ] {
        let answer = browser.post_once(action, fields);
        assert!(location(&answer).starts_with("/in/opnieuw?"), "{action}: {} {}", answer.status, location(&answer));
    }
    elsewhere.get_once("/account").is(200);
    world.clock.advance_seconds(60);
    assert_eq!(sign_in(&world, &mut world.browser(), "Nora").status, 303, "the password is as it was");
}

#[test]
fn own_sessions_are_listed_and_ended_and_nobody_elses() {
    let (world, _) = scene(Engine::Sqlite);
    let mut other = world.as_("Nora");
    other.get_once("/account").is(200);
    let mut otto = world.as_("Otto");
    otto.get_once("/account").is(200);
    let mut browser = world.as_("Nora");
    let page = browser.get("/account").is(200).says("dit toestel");
    let sessions = page.attributes("button[name=session]", "value");
    // The one of the invitation, the one of `other`.
    assert_eq!(sessions.len(), 2);
    let otto_page = otto.get("/account");
    let ottos = otto_page.attributes("button[name=session]", "value");
    browser.submit("/account/sessies", &[("session", &ottos[0])]).is(404);
    browser.get("/account");
    browser.submit("/account/sessies", &[]).is(200).says("Uitgelogd");
    is_at_the_door(&other.get_once("/account"));
    browser.get_once("/account").is(200);
    otto.get_once("/account").is(200);
}

#[test]
fn the_session_of_a_client_is_short() {
    let (world, own) = scene(Engine::Sqlite);
    let (registration, _) = world.registration("Nora", "Amina", "Voorbeeld");
    let open = || world.run(open_client_session(&world.app, registration.client, own.id, "Safari, iPhone", world.now())).unwrap();
    let is_live = |token: &[u8; 32]| matches!(world.run(world.app.resolve_session(token, world.now())).unwrap(), Resolved::Live(_));
    let idle = open();
    assert!(is_live(&idle));
    world.clock.advance_seconds(5 * 60 + 1);
    assert!(!is_live(&idle));
    let busy = open();
    for _ in 0..7 {
        world.clock.advance_seconds(4 * 60);
        assert!(is_live(&busy));
    }
    world.clock.advance_seconds(2 * 60);
    assert!(!is_live(&busy));
    // A client is nobody at the doors of staff.
    let token = open();
    let mut browser = world.browser();
    browser.cookies.insert("schakel".to_owned(), URL_SAFE_NO_PAD.encode(token));
    for path in ["/account", "/leden", "/in/opnieuw"] {
        browser.get_once(path).is(404);
    }
}

#[test]
fn a_passkey_is_asked_for_without_a_name_and_its_challenge_counts_once() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.browser();
    let page = browser.get("/in").is(200);
    let csp = page.headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
    assert!(csp.contains("script-src 'self'"));
    let fields = browser.filled("/in/sleutel", &[]);
    let begun = browser.post_once("/in/sleutel/begin", &fields).is(200);
    let started: serde_json::Value = serde_json::from_str(&begun.body).unwrap();
    assert_eq!(started["options"]["userVerification"], "required");
    assert!(started["options"]["challenge"].as_str().unwrap().len() >= 43);
    assert!(started["options"].get("allowCredentials").is_none_or(|known| known.as_array().is_none_or(Vec::is_empty)));
    let challenge = started["challenge"].as_str().unwrap().to_owned();
    browser.page = Some(page);
    for credential in ["", "{}", "[1]", "\"x\""] {
        let answer = browser.submit_once("/in/sleutel", &[("challenge", &challenge), ("credential", credential)]);
        assert_eq!(answer.status, 422);
    }
    // A page without passkeys and without a worker loads no script, and says so to the browser.
    let start = world.browser().get("/");
    assert!(!start.headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap().contains("script-src"));
    assert!(!start.body.contains("<script"));
}

#[test]
fn what_is_over_is_forgotten() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    world.clock.advance_seconds(60);
    world.run(session::forget_old(&world.app, world.now())).unwrap();
    browser.get_once("/account").is(200);
    world.clock.advance_days(2);
    world.run(session::forget_old(&world.app, world.now())).unwrap();
    is_at_the_door(&browser.get_once("/account"));
}

#[test]
fn who_lost_every_key_begins_anew_at_the_machine() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    let name = SignInName::parse("nora@schakel.example").unwrap();
    let id = world.run(members::renew_from_machine(&world.app, &name, world.now())).unwrap();
    is_at_the_door(&browser.get_once("/account"));
    assert_eq!(sign_in(&world, &mut browser, "Nora").status, 422);
    let path = link(&world, id);
    let page = browser.get(&path).is(200);
    let code = code_of_page(&world, &page);
    let new = "negen paarse fietsen in de mist";
    browser.submit(&path, &[("password", new), ("password_again", new), ("totp", &code)]).is(200);
    browser.get_once("/leden").is(200);
}
