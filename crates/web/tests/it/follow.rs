//! The client's own page: the code that opens it, how it stands, who looked, adding, taking back.

use schakel_testkit::{Browser, World, shows};

use crate::register::{register, world};

fn client(world: &World, called: &str) -> (Browser, String) {
    let code = register(&mut world.browser(), "westhoek", called);
    let mut browser = world.browser();
    browser.get("/code").is(200);
    browser.submit("/code", &[("code", &code)]).is(200).says(&format!("Dag {called}"));
    (browser, code)
}

#[test]
fn the_code_is_read_as_people_type_it() {
    let world = world();
    let code = register(&mut world.browser(), "westhoek", "Amina");
    let joined = code.replace(' ', "");
    let misread = code.to_lowercase().replace('0', "o").replace('1', "l");
    for typed in [code.as_str(), joined.as_str(), misread.as_str(), &format!("  {} ", code.replace(' ', "-"))] {
        let mut browser = world.browser();
        browser.get("/code");
        browser.submit("/code", &[("code", typed)]).is(200).says("Dag Amina");
    }
}

#[test]
fn a_wrong_code_says_nothing_and_a_flood_of_them_keeps_no_right_one_out() {
    let world = world();
    let code = register(&mut world.browser(), "westhoek", "Amina");
    let mut browser = world.browser().from("192.0.2.9");
    browser.get("/code");
    browser.submit("/code", &[("code", "")]).is(422).says("Vul dit in");
    for typed in ["0000 0000 0000 0000", "hallo", "a\0b", &"9".repeat(100_000)] {
        browser.submit("/code", &[("code", typed)]).is(422).says("Deze code kennen we niet").keeps_quiet_about("Amina");
    }
    for _ in 0..26 {
        browser.submit("/code", &[("code", "1111 2222 3333 4444")]).is(422);
    }
    browser.submit("/code", &[("code", "1111 2222 3333 4444")]).is(429).says("al veel foute codes").keeps_quiet_about("Amina");
    // A whole mobile network is one address: her neighbour's mistakes do not keep her out.
    browser.submit("/code", &[("code", &code)]).is(200).says("Dag Amina");
    world.clock.advance_seconds(3_700);
    let mut later = world.browser().from("192.0.2.9");
    later.get("/code");
    later.submit("/code", &[("code", "1111 2222 3333 4444")]).is(422);
}

#[test]
pub(crate) fn the_client_sees_how_it_stands_and_what_was_told() {
    shows!["P2.1-1", "B1-2"];
    let world = world();
    let (mut browser, _) = client(&world, "Amina");
    let page = browser.get("/mijn").is(200);
    page.clone()
        .says("We hebben je aanmelding gekregen op 23 november 2026")
        .says("Nog niemand heeft je aanmelding gelezen")
        .says("Ik wil graag werken met kinderen.")
        .says("Laat geen bericht achter.")
        .says("Nog niemand heeft gekeken")
        .says("0800 30 700");
    assert!(page.body.len() <= 30 * 1024, "{} bytes", page.body.len());
    assert!(!page.body.contains("<script"));
    assert!(!page.select("title").concat().contains("Amina"));
    assert_eq!(page.headers.get("cache-control").and_then(|value| value.to_str().ok()), Some("no-store"));
    assert_eq!(page.select("a.weg").len(), 1);
}

#[test]
pub(crate) fn the_client_adds_and_takes_back_and_need_not_say_why() {
    shows!["P2.1-1"];
    let world = world();
    let (mut browser, code) = client(&world, "Amina");
    browser.get("/mijn/toevoegen").is(200);
    browser.submit("/mijn/toevoegen", &[("body", " ")]).is(422).says("Vul dit in");
    let typed = format!("{}!", "é".repeat(4_000));
    let kept = browser.submit("/mijn/toevoegen", &[("body", &typed)]).is(422).says("hoogstens 4000 tekens");
    assert!(kept.body.contains(&typed));
    browser
        .submit("/mijn/toevoegen", &[("body", "Mijn nieuwe nummer is\r\n0470 11 11 11")])
        .is(200)
        .says("Je tekst is bewaard")
        .says("0470 11 11 11");

    browser.get("/mijn/toevoegen").is(200);
    let late = browser.filled("/mijn/toevoegen", &[("body", "Bel me toch maar.")]);
    browser.get("/mijn/intrekken").is(200).says("Je hoeft niet te zeggen waarom").says("§2.1");
    let form = browser.filled("/mijn/intrekken", &[]);
    browser
        .post("/mijn/intrekken", &form)
        .is(200)
        .says("Je aanmelding is ingetrokken")
        .says("Niemand neemt daarvoor nog contact met je op");
    // Pressed twice: still withdrawn, and no fault.
    browser.post("/mijn/intrekken", &form).is(200).says("Niemand neemt daarvoor nog contact met je op");
    let page = browser.get("/mijn").keeps_quiet_about("/mijn/toevoegen");
    assert!(page.words().contains("Amina"));
    browser.get("/mijn/toevoegen").is(403);
    browser.post("/mijn/toevoegen", &late).is(403).says("Dit is niet bewaard").says("Bel me toch maar.");
    // The code still opens the page.
    let mut later = world.browser();
    later.get("/code");
    later.submit("/code", &[("code", &code)]).says("Je hebt je aanmelding ingetrokken");
}

#[test]
fn a_client_sees_the_own_registration_only_and_no_page_of_members() {
    let world = world();
    let (mut amina, _) = client(&world, "Amina");
    let (mut jef, _) = client(&world, "Jef");
    amina.get("/mijn").says("Dag Amina").keeps_quiet_about("Jef");
    jef.get("/mijn").says("Dag Jef").keeps_quiet_about("Amina");
    jef.get("/inbox/overtypen").is(404);
}

#[test]
fn without_a_code_there_is_only_the_page_that_asks_for_it() {
    let world = world();
    for path in ["/mijn", "/mijn/toevoegen", "/mijn/intrekken"] {
        let answer = world.browser().get(path).says("Vul je code in");
        assert_eq!(answer.path, "/code", "{path}");
    }
}

#[test]
fn after_five_minutes_without_a_click_the_page_asks_for_the_code_again() {
    let world = world();
    let (mut browser, _) = client(&world, "Amina");
    world.clock.advance_seconds(4 * 60);
    browser.get("/mijn").says("Dag Amina");
    world.clock.advance_seconds(5 * 60 + 1);
    let answer = browser.get("/mijn").keeps_quiet_about("Amina");
    assert_eq!(answer.path, "/code");
}

#[test]
fn the_way_out_stands_on_every_page_where_a_client_may_come_and_speaks_the_language_of_the_page() {
    let world = world();
    for page in
        ["/", "/partnerschappen", "/p/westhoek", "/contact", "/privacy", "/toegankelijkheid", "/snel-weg", "/code", "/p/westhoek/aanmelden"]
    {
        let page = world.browser().get(page).is(200);
        assert_eq!(page.select("a.weg").len(), 1, "{}", page.path);
        assert_eq!(page.select("a[href='/snel-weg']").len(), 1, "{}", page.path);
    }
    assert!(world.browser().get("/in").is(200).select("a.weg").is_empty(), "those who work here sign out");
    for (language, host) in [("nl", "www.vrt.be/vrtnws/nl"), ("en", "www.vrt.be/vrtnws/en"), ("fr", "www.rtbf.be")] {
        let away = world.browser().speaking(language).get_once("/weg");
        assert!(away.headers["location"].to_str().unwrap().contains(host), "{language}");
    }
    world.browser().get("/snel-weg").is(200).says("de geschiedenis van je browser").says("privévenster");
}

#[test]
fn leaving_quickly_closes_everything_behind_it() {
    let world = world();
    let (mut browser, _) = client(&world, "Amina");
    browser.get("/mijn?taal=en").is(200);
    browser.get("/mijn?taal=nl").is(200);
    let old = browser.cookies.clone();
    let away = browser.get_once("/weg");
    assert_eq!(away.status.as_u16(), 303);
    assert!(browser.cookies.is_empty(), "not even the language: {:?}", browser.cookies.keys());
    browser.cookies = old;
    let answer = browser.get("/mijn").keeps_quiet_about("Amina");
    assert_eq!(answer.path, "/code");
}

#[test]
fn what_a_client_wrote_before_the_page_closed_is_given_back_after_the_code() {
    let world = world();
    let (mut amina, code) = client(&world, "Amina");
    amina.get("/mijn/toevoegen").is(200);
    world.clock.advance_seconds(6 * 60);
    amina
        .submit("/mijn/toevoegen", &[("body", "Mijn nieuw nummer is 0470 11 22 33.")])
        .is(200)
        .says("Dan krijg je terug wat je geschreven hebt.");
    amina.submit("/code", &[("code", &code)]).is(200).says("Mijn nieuw nummer is 0470 11 22 33.").says("Er is nog niets bewaard.");
    amina.submit("/mijn/toevoegen", &[]).is(200).says("Mijn nieuw nummer is 0470 11 22 33.").says("Je tekst is bewaard.");
}

#[test]
fn what_one_client_wrote_is_never_given_to_another_on_the_same_telephone() {
    let world = world();
    let (mut phone, _) = client(&world, "Amina");
    phone.get("/mijn/toevoegen").is(200);
    world.clock.advance_seconds(6 * 60);
    phone.submit("/mijn/toevoegen", &[("body", "Iets dat alleen van Amina is.")]).is(200);
    let (_, other) = client(&world, "Jef");
    phone.submit("/code", &[("code", &other)]).is(200).keeps_quiet_about("Iets dat alleen van Amina is.").says("Dag Jef");
}

#[test]
pub(crate) fn a_page_left_alone_asks_whether_somebody_is_there_and_closes() {
    let world = world();
    let (mut browser, _) = client(&world, "Amina");
    let leads = |answer: &schakel_testkit::Answer| answer.headers.get("refresh").map(|value| value.to_str().unwrap().to_owned());
    for path in ["/mijn", "/mijn/intrekken"] {
        assert_eq!(leads(&browser.get(path).is(200)).as_deref(), Some("240; url=/mijn/nog"), "{path}");
    }
    // Where one types, no word is lost.
    for path in ["/mijn/toevoegen", "/mijn/bereiken"] {
        assert_eq!(leads(&browser.get(path).is(200)), None, "{path}");
    }
    browser.get("/mijn");
    world.clock.advance_seconds(240);
    let asked = browser.get("/mijn/nog").is(200).says("Ben je er nog?").keeps_quiet_about("Amina");
    assert_eq!(leads(&asked).as_deref(), Some("61; url=/mijn"));
    // One click is enough to go on.
    browser.get("/mijn").is(200).says("Dag Amina");
    world.clock.advance_seconds(240);
    browser.get("/mijn/nog").is(200);
    world.clock.advance_seconds(61);
    browser.get("/mijn").says("Vul je code in").keeps_quiet_about("Amina");
}

#[test]
fn a_notice_is_said_once_and_no_link_can_say_it() {
    let world = world();
    let (mut browser, _) = client(&world, "Amina");
    for link in ["/mijn?gedaan=withdraw-done", "/mijn?gedaan=add-done&schakel-gedaan=withdraw-done~/mijn"] {
        browser.get(link).is(200).keeps_quiet_about("Je aanmelding is ingetrokken").keeps_quiet_about("Je tekst is bewaard");
    }
    browser.get("/mijn/toevoegen");
    browser.submit("/mijn/toevoegen", &[("body", "Nog iets.")]).is(200).says("Je tekst is bewaard");
    browser.get("/mijn").is(200).keeps_quiet_about("Je tekst is bewaard");
}

/// Titles say nothing to who looks over a shoulder, and each page has its own.
#[test]
fn each_page_of_a_client_has_a_title_of_its_own_that_says_nothing() {
    let world = world();
    let (mut browser, _) = client(&world, "Amina");
    let pages = ["/mijn", "/mijn/toevoegen", "/mijn/bereiken", "/mijn/intrekken", "/mijn/wissen", "/mijn/nog"];
    let titles: Vec<String> = pages.iter().map(|page| browser.get(page).is(200).select("title").remove(0)).collect();
    let different: std::collections::BTreeSet<&String> = titles.iter().collect();
    assert_eq!(different.len(), pages.len(), "{titles:?}");
    for word in ["Amina", "anmelding", "Westhoek", "Schakel"] {
        assert!(titles.iter().all(|title| !title.contains(word)), "{word} {titles:?}");
    }
}

/// On a telephone one tap calls the partnership and the Servicelijn; never the client's own number, which somebody else may hold.
#[test]
fn our_numbers_are_called_with_one_tap_and_hers_is_not() {
    let world = world();
    let (mut browser, _) = client(&world, "Amina");
    let page = browser.get("/mijn").is(200);
    let links = page.attributes("main a[href^='tel:']", "href");
    assert!(links.contains(&"tel:080030700".to_owned()) && links.contains(&"tel:011000000".to_owned()), "{links:?}");
    assert_eq!(links.len(), 2, "{links:?}");
    assert!(!browser.get("/p/westhoek/aanmelden").is(200).attributes("main a[href^='tel:']", "href").is_empty());
    // Also where she adds something: the partnership's, for what cannot wait; and never one that stands in her own words.
    let calls = |page: &schakel_testkit::Answer| page.attributes("main a[href^='tel:']", "href");
    assert_eq!(calls(&browser.get("/mijn/toevoegen").is(200)), ["tel:011000000"]);
    browser.submit("/mijn/toevoegen", &[("body", "Bel me voortaan op 0499 88 77 66.")]).is(200).says("0499 88 77 66");
    assert!(!calls(browser.page.as_ref().unwrap()).contains(&"tel:0499887766".to_owned()));
    // The paper form, and the public page with what the partnership wrote of itself.
    let paper = browser.get("/p/westhoek/papier").is(200);
    assert_eq!(calls(&paper), ["tel:011000000", "tel:080030700"]);
    world.member("Nora", schakel_domain::actor::Role::Coordinator, crate::register::world_partnership(&world));
    let mut nora = world.as_("Nora");
    nora.get("/opties").is(200);
    let remark = [("remark", "Na 17 uur: 011 22 33 44. Open 09.00 - 12.00 - 13.30 - 16.00.")];
    nora.submit("/opties", &remark).is(200);
    let public = browser.get("/p/westhoek").is(200);
    let numbers = calls(&public);
    assert!(numbers.contains(&"tel:011223344".to_owned()) && numbers.iter().all(|one| one.len() < 16), "{numbers:?}");
    // Never confirmed: the sentence that says so has the Servicelijn, and so has the one below.
    assert!(numbers.iter().filter(|one| *one == "tel:080030700").count() >= 1, "{numbers:?}");
}

/// Nobody is told to come to a talk to which nobody invited.
#[test]
fn the_next_step_is_a_talk_only_once_somebody_invited() {
    let world = world();
    let (mut browser, _) = client(&world, "Amina");
    browser.get("/mijn").is(200).keeps_quiet_about("Kom naar het gesprek");
}
