//! Whatever is asked at the door, by a stranger or by somebody inside: an answer in words, and never a fault of ours.

use std::cell::RefCell;

use axum::http::Uri;
use schakel_domain::actor::Role;
use schakel_ordeal::spoil_text;
use schakel_testkit::{Answer, Browser, World, both_engines};

fn scene(engine: schakel_testkit::Engine) -> World {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", Role::Coordinator, here);
    world
}

/// The program may refuse; it may not stumble.
fn in_words(answer: &Answer, asked: &str) {
    assert!(answer.status.as_u16() < 500, "{} for {asked:?}", answer.status);
}

/// Asks for this address and with these headers, where it is one at all.
fn ask(browser: &mut Browser, path: &str) -> Option<Answer> {
    let fits = path.starts_with('/') && path.len() < 60_000 && path.parse::<Uri>().is_ok();
    fits.then(|| browser.get_once(path))
}

#[test]
fn every_address_has_an_answer() {
    for engine in both_engines() {
        let world = scene(engine);
        let (made, code) = world.registration("Nora", "Jef", "Voorbeeld");
        let (visitor, inside, client) = (RefCell::new(world.browser()), RefCell::new(world.as_("Nora")), RefCell::new(world.client(&code)));
        let own = format!("/inbox/{}?taal=fr&terugzetten=01890a5d-ac96-774b-bcce-b302099a8057", made.id);
        let samples = [
            "/?q=9310+Moorsel&taal=en",
            "/p/westhoek/papier",
            "/p/westhoek/aanmelden",
            "/zoeken?q=Jef+12%2F3%2F88",
            "/inbox?toon=alles&blad=2&team=a",
            "/logboek",
            "/mijn",
            "/dossiers?q=%C3%AB",
            "/cijfers?van=2026-01",
            &own,
        ];
        spoil_text("address", &samples, |path| {
            for browser in [&visitor, &inside, &client] {
                if let Some(answer) = ask(&mut browser.borrow_mut(), path) {
                    in_words(&answer, path);
                }
            }
        });
    }
}

#[test]
fn every_form_that_is_sent_has_an_answer() {
    for engine in both_engines() {
        let world = scene(engine);
        let mut browser = world.browser();
        browser.get("/code").is(200);
        let code = serialised(&browser.filled("/code", &[("code", "0123 ABCD 1110 WXYZ")]));
        browser.get("/?q=Ieper").is(200);
        let (mut nora, (made, _)) = (world.as_("Nora"), world.registration("Nora", "Jef", "Voorbeeld"));
        let (path, action) = (format!("/inbox/{}", made.id), format!("/inbox/{}/antwoord", made.id));
        nora.get(&path).is(200);
        let message = serialised(&nora.filled(&action, &[("kind", "question"), ("body", "Kan je bellen?")]));
        let (visitor, inside) = (RefCell::new(browser), RefCell::new(nora));
        let form = "application/x-www-form-urlencoded";
        spoil_text("sent form", &[&code, &message], |body| {
            in_words(&visitor.borrow_mut().post_body("/code", form, body.as_bytes().to_vec()), body);
            in_words(&inside.borrow_mut().post_body(&action, form, body.as_bytes().to_vec()), body);
            in_words(&inside.borrow_mut().post_body(&action, "multipart/form-data; boundary=x", body.as_bytes().to_vec()), body);
        });
    }
}

fn serialised(fields: &[(String, String)]) -> String {
    fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect::<Vec<_>>().join("&")
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |text, byte| {
        if byte.is_ascii_alphanumeric() { text + &char::from(byte).to_string() } else { format!("{text}%{byte:02X}") }
    })
}

#[test]
fn every_header_has_an_answer() {
    let world = scene(schakel_testkit::Engine::Sqlite);
    let browser = RefCell::new(world.browser());
    spoil_text(
        "header",
        &[
            "fr-BE,fr;q=0.9",
            "schakel=abc; schakel-taal=fr",
            "203.0.113.9, 192.0.2.7",
            "bytes=0-1",
            "gzip, br;q=1.0, *;q=0",
            "\"abc\", W/\"x\"",
        ],
        |value| {
            if axum::http::HeaderValue::from_str(value).is_err() {
                return;
            }
            for name in
                ["accept-language", "cookie", "x-forwarded-for", "range", "accept-encoding", "if-none-match", "sec-fetch-site", "origin"]
            {
                let mut browser = browser.borrow_mut();
                browser.headers = vec![(name, value.to_owned())];
                browser.cookies.clear();
                in_words(&browser.get_once("/"), value);
            }
        },
    );
}
