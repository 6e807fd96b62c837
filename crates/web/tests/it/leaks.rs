//! What a page gives away without being read: its headers, its cookies, its title, its address; and that no look goes unseen.

use schakel_domain::{actor::Role, acts::ReadRegistration};
use schakel_testkit::{Answer, Browser, Engine, TalkHeld, World, both_engines};
use schakel_web::{Audience, Route, routes::rows};

use crate::register::{answer_all, at, code, hand_in};

/// A house behind TLS, with somebody who coordinates, a client who is registered, and the code of that client.
fn over_tls() -> (World, String, String) {
    let world = World::with(Engine::Sqlite, |settings| "https://schakel.example".clone_into(&mut settings.public_url));
    let own = world.partnership("Westhoek", &[33_011]);
    world.member("Nora", Role::Coordinator, own.id);
    let (amina, code) = world.registration("Nora", "Amina", "Voorbeeld");
    (world, code, format!("/inbox/{}", amina.id))
}

/// Nora's browser, as it is over TLS.
fn nora(world: &World) -> Browser {
    let mut browser = world.as_("Nora");
    let session = browser.cookies.remove("schakel").unwrap();
    browser.cookies.insert("__Host-schakel".to_owned(), session);
    browser
}

fn header(answer: &Answer, name: &str) -> String {
    answer.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

/// The pages of the table, with what stands in for the parts of their addresses.
fn pages(audience: Audience, inbox: &str) -> Vec<String> {
    let named = |route: &Route| {
        let path =
            route.path.replace("/inbox/{id}", inbox).replace("{slug}", "westhoek").replace("{stap}", "naam").replace("{deel}", "wie");
        path.replace("{token}", &"A".repeat(43)).replace("{id}", "0190f3c2-7c1e-7abc-8def-0123456789ab")
    };
    rows().iter().filter(|route| route.audience == audience && route.method == "GET").map(named).collect()
}

/// Whatever it is that was asked for, and whoever asked.
fn is_protected(answer: &Answer, path: &str) {
    let policy = header(answer, "content-security-policy");
    for rule in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
        assert!(policy.contains(rule), "{path}: {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{path}: {policy}");
    for (name, value) in [
        ("strict-transport-security", "max-age=63072000; includeSubDomains"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(header(answer, name), value, "{path}: {name}");
    }
    assert!(!answer.headers.contains_key("access-control-allow-origin") && !answer.headers.contains_key("server"), "{path}");
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(cookie.contains(part), "{path}: {cookie}");
        }
        assert!(cookie.starts_with("__Host-") && !cookie.contains("Domain") && cookie.len() < 512, "{path}: {cookie}");
    }
}

#[test]
fn over_tls_every_answer_is_protected_and_no_browser_may_keep_a_page() {
    let (world, code, inbox) = over_tls();
    let mut client = world.browser();
    client.get("/code").is(200);
    client.submit("/code", &[("code", &code)]).is(200).says("Amina");
    let mut looked_at = 0;
    for (mut browser, audience) in [(world.browser(), Audience::Public), (client, Audience::Client), (nora(&world), Audience::Member)] {
        // The way out last: it ends the session.
        let mut paths = pages(audience, &inbox);
        paths.sort_by_key(|path| path == "/weg");
        for path in paths {
            let answer = browser.get_once(&path);
            assert!(answer.status.as_u16() < 500, "{path}: {}", answer.status);
            is_protected(&answer, &path);
            let installed = path.starts_with("/logo/");
            assert!(installed || header(&answer, "cache-control") == "no-store", "{path}: {}", header(&answer, "cache-control"));
            looked_at += 1;
        }
    }
    assert!(looked_at > 70, "only {looked_at} pages were looked at");
    for path in ["/nergens", "/stijl.css", "/schrijven.js", "/sleutel.js", "/icoon.svg", "/eu.svg", "/health", "/robots.txt"] {
        is_protected(&world.browser().get_once(path), path);
    }
    // What is refused before anybody reads it: a form that is none of ours, a method that nothing takes.
    is_protected(&world.browser().post_once("/in", &[]), "a forged form");
    is_protected(&world.browser().post_once("/inbox", &[]), "a method that nothing takes");
}

#[test]
fn every_body_says_what_it_is() {
    let world = World::new();
    world.partnership("Westhoek", &[33_011]);
    let mut paths = pages(Audience::Public, "");
    paths.retain(|path| path != "/weg");
    paths.extend(
        ["/nergens", "/stijl.css", "/schrijven.js", "/sleutel.js", "/icoon.svg", "/eu.svg", "/health", "/robots.txt"].map(str::to_owned),
    );
    paths.push("/.well-known/security.txt".to_owned());
    for path in paths {
        let answer = world.browser().get_once(&path);
        let kind = header(&answer, "content-type");
        assert!(answer.body.is_empty() || kind.ends_with("; charset=utf-8"), "{path}: {kind}");
        let expected = match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("css") => "text/css",
            Some("js") => "text/javascript",
            Some("svg") => "image/svg+xml",
            Some("txt") => "text/plain",
            _ if path == "/health" => "text/plain",
            _ if answer.body.is_empty() => "",
            _ => "text/html",
        };
        assert!(kind.starts_with(expected), "{path}: {kind}");
    }
}

#[test]
fn our_scripts_keep_nothing_in_the_browser_and_write_no_markup() {
    let world = World::new();
    for path in ["/schrijven.js", "/sleutel.js"] {
        let script = world.browser().get(path).is(200).body;
        assert!(script.len() > 200, "{path}");
        for word in [
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "caches",
            "cookie",
            "serviceWorker",
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "document.write",
            "eval(",
            "new Function",
            "window.open",
            "import(",
        ] {
            assert!(!script.contains(word), "{path} uses {word}");
        }
    }
}

/// That neither the address of a page, nor its title, nor a link on it tells who the client is or how to reach her. What one taps
/// to call or to write is no address of ours.
fn tells_nothing(answer: &Answer, secrets: &[&str]) {
    let mut seen = answer.attributes("a[href]:not([href^='tel:']):not([href^='mailto:'])", "href");
    seen.extend(answer.attributes("form[action]", "action"));
    seen.extend(answer.attributes("meta[content]", "content"));
    seen.extend(answer.select("title"));
    seen.extend([answer.path.clone(), header(answer, "location"), header(answer, "refresh")]);
    for secret in secrets {
        let told: Vec<&String> = seen.iter().filter(|text| text.contains(secret)).collect();
        assert!(told.is_empty(), "{}: “{secret}” stands in {told:?}", answer.path);
    }
}

#[test]
fn no_title_address_or_link_names_a_client_or_how_to_reach_her() {
    let world = World::new();
    let own = world.partnership("Westhoek", &[33_011]);
    world.member("Nora", Role::Coordinator, own.id);
    let mut browser = world.browser();
    answer_all(&mut browser, "westhoek", "Canariebloem", "nobody");
    let mut secrets = vec!["Canariebloem", "Voorbeeld", "0470", "1988"];
    for page in ["hulp", "naam", "geboren", "gemeente", "bereiken", "taal", "wens", "steun", "controle"] {
        let path = at(&browser, page);
        tells_nothing(&browser.get(&path).is(200), &secrets);
    }
    let path = at(&browser, "controle");
    browser.get(&path);
    let done = hand_in(&mut browser).is(200);
    let code = code(&done);
    let joined = code.replace(' ', "");
    secrets.extend([code.as_str(), joined.as_str()]);
    tells_nothing(&done, &secrets);

    let mut client = world.client(&code);
    assert!(client.get("/mijn").is(200).body.contains("Canariebloem"), "it is her page");
    let mut paths = pages(Audience::Client, "");
    paths.retain(|path| !path.contains("0190f3c2"));
    assert!(paths.len() > 5, "{paths:?}");
    for path in paths {
        tells_nothing(&client.get_once(&path), &secrets);
    }

    let mut nora = world.as_("Nora");
    let list = nora.get("/inbox").is(200);
    assert!(list.body.contains("Canariebloem"), "she stands on the list");
    tells_nothing(&list, &secrets);
    let inbox = list.attributes("tbody th a", "href").remove(0);
    let inbox = inbox.split('?').next().unwrap().to_owned();
    nora.get(&inbox).is(200);
    let id = inbox.rsplit_once('/').unwrap().1.parse().unwrap();
    world.hold_talk("Nora", id, &TalkHeld::default());
    for path in pages(Audience::Member, &inbox).iter().filter(|path| !path.contains("0190f3c2")) {
        tells_nothing(&nora.get_once(path), &secrets);
    }
}

#[test]
fn a_look_that_cannot_be_noted_shows_nothing() {
    for engine in both_engines() {
        let world = World::on(engine);
        let own = world.partnership("Westhoek", &[33_011]);
        world.member("Nora", Role::Coordinator, own.id);
        let (amina, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let path = format!("/inbox/{}", amina.id);
        let mut nora = world.as_("Nora");
        nora.get(&path).is(200).says("Amina");
        // The log takes nothing any more.
        let broken = world.run(async {
            let mut tx = world.app.behind().store.write().await?;
            let gone = tx.execute("DELETE FROM log_head", vec![]).await?;
            tx.commit().await.map(|()| gone)
        });
        assert_eq!(broken.unwrap(), 1, "{engine:?}");
        let looks: Vec<String> = rows()
            .iter()
            .filter(|route| {
                route.act == <ReadRegistration as schakel_domain::acts::Act>::NAME && route.kind == "look" && route.method == "GET"
            })
            .map(|route| route.path.replace("/inbox/{id}", &path).replace("{deel}", "wie"))
            .filter(|path| !path.contains('{'))
            .collect();
        assert!(looks.contains(&path), "{looks:?}");
        for path in looks {
            let answer = nora.get_once(&path).keeps_quiet_about("Amina").keeps_quiet_about("Voorbeeld");
            assert!(answer.status.is_server_error(), "{engine:?} {path}: {}", answer.status);
        }
    }
}
