//! What is not meant as a registration: hostile words, spam, a flood, a form of others.

use schakel_app::{
    quota::Source,
    registration::{self, draft::Begun},
};
use schakel_domain::{actor::Role, words::Line};
use schakel_testkit::{Browser, Engine, World, both_engines};

use super::{answer_all, at, hand_in, register, world, world_partnership};

#[test]
fn hostile_words_are_kept_as_words_or_refused_in_words() {
    let world = world();
    let mut browser = world.browser();
    browser.get("/p/westhoek/aanmelden");
    browser.submit("/p/westhoek/aanmelden", &[]);
    browser.get(&at(&browser, "naam"));
    browser.submit(&at(&browser, "naam"), &[("called", "a\0b")]).is(422).says("een teken in dat we niet kunnen tonen");
    // A mark that turns the words around it is not kept.
    browser.submit(&at(&browser, "naam"), &[("called", "a\u{202e}b")]).is(200);
    assert_eq!(browser.get(&at(&browser, "naam")).attributes("#called", "value"), ["ab"]);
    browser.submit(&at(&browser, "naam"), &[("called", &"x".repeat(200_000))]).is(422).says("hoogstens 200 tekens");
    for name in ["<script>alert(1)</script>", "Zoë D’Haese", "أمينة", "👩🏽‍🔧 Jo", "'; DROP TABLE registration; --", "=cmd|'/c calc'!A0"]
    {
        browser.get(&at(&browser, "naam"));
        browser.submit(&at(&browser, "naam"), &[("called", name)]).is(200);
        let again = browser.get(&at(&browser, "naam")).keeps_quiet_about("<script>");
        assert_eq!(again.attributes("#called", "value"), [name]);
    }
    let too_much = browser.post_body(&at(&browser, "naam"), "application/x-www-form-urlencoded", vec![b'a'; 3 * 1024 * 1024]);
    too_much.is(413).says("te groot");
}

#[test]
pub(crate) fn spam_is_told_what_a_person_would_want_to_know() {
    let world = World::with(Engine::Sqlite, |settings| {
        settings.least_form_seconds = 5;
        settings.registrations_per_hour = 3;
    });
    world.partnership("Westhoek", &[33011]);
    let mut browser = world.browser().from("192.0.2.7");
    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    hand_in(&mut browser).is(422).says("Dat ging heel snel");
    let both = [("confirm_self", "1"), ("confirm_voluntary", "1"), ("website", "http://spam.example")];
    browser.submit(&at(&browser, "controle"), &both).is(422).says("veld leeg");
    world.clock.advance_seconds(6);
    browser.submit(&at(&browser, "controle"), &[("confirm_self", "1"), ("confirm_voluntary", "1"), ("website", "")]).is(200);

    for number in 2..=3 {
        let mut browser = world.browser().from("192.0.2.7");
        answer_all(&mut browser, "westhoek", &format!("Klant {number}"), "nobody");
        world.clock.advance_seconds(6);
        hand_in(&mut browser).is(200);
    }
    // An office or a mobile network is one address: nobody is refused after all questions, and somebody looks.
    world.member("Nora", Role::Coordinator, world_partnership(&world));
    let mut nora = world.as_("Nora");
    nora.get("/inbox").is(200).keeps_quiet_about("Kijk na of dit echt is");
    for number in 4..=30 {
        let mut browser = world.browser().from("192.0.2.7");
        answer_all(&mut browser, "westhoek", &format!("Klant {number}"), "nobody");
        world.clock.advance_seconds(6);
        hand_in(&mut browser).is(200).says("Je bent aangemeld");
    }
    let page = nora.get("/inbox").is(200).says("Kijk na of dit echt is");
    assert_eq!(page.select("tbody .twijfel").len(), 27);
    let doubted = page.attributes("tbody th a", "href").pop().unwrap();
    nora.get(&doubted).is(200).says("Deze aanmelding kwam binnen in een stroom");
    let mut fourth = world.browser().from("192.0.2.7");
    answer_all(&mut fourth, "westhoek", "Klant 31", "nobody");
    world.clock.advance_seconds(6);
    hand_in(&mut fourth).is(429).says("over een uur").says("011 00 00 00");
    // Somebody else is not held up, and after the hour nobody is; the answers are still there.
    let mut other = world.browser().from("192.0.2.8");
    answer_all(&mut other, "westhoek", "Jef", "nobody");
    world.clock.advance_seconds(6);
    hand_in(&mut other).is(200);
    world.clock.advance_seconds(3_700);
    fourth.get(&at(&fourth, "controle")).is(200).says("Klant 31");
    hand_in(&mut fourth).is(200);
}

#[test]
fn three_hundred_a_day_from_the_web_close_no_form_and_what_comes_after_is_looked_at() {
    for engine in both_engines() {
        let world = World::with(engine, |settings| settings.registrations_per_hour = 1_000);
        world.partnership("Westhoek", &[33011]);
        world.partnership("Meetjesland", &[43005]);
        let mut late = world.browser();
        answer_all(&mut late, "westhoek", "Amina", "nobody");
        // As browsers do, without their pages in between.
        world.run(async {
            let cx = schakel_app::Ctx::new(schakel_domain::actor::Actor::visitor(), world.now());
            let place = registration::place(&world.app, &cx, "westhoek").await.unwrap();
            let confirmed = registration::Confirmed { registers_self: true, knows_it_is_voluntary: true };
            let source = Source::of(std::net::IpAddr::from([192, 0, 2, 1]));
            let limits = registration::Limits { source, per_source_an_hour: 1_000, least_seconds: 0 };
            for number in 0..300 {
                let key = registration::draft::DraftKey::of(&world.app, &[7; 32], world.app.new_id(&cx));
                registration::draft::begin(&world.app, &cx, &place, &key, Begun { source, lost: false }).await.unwrap();
                let mut draft = registration::draft::open(&world.app, &cx, &key).await.unwrap().unwrap();
                draft.answers.called = Some(Line::parse(&format!("Klant {number}")).unwrap());
                draft.answers.contact.telephone = Some(Line::parse("0470 00 00 00").unwrap());
                registration::draft::keep(&world.app, &cx, &key, &mut draft).await.unwrap();
                let made = registration::register(&world.app, &cx, &key, draft.version, confirmed, limits).await.unwrap();
                assert!(matches!(made, registration::Finished::Registered(_)), "{number}: {made:?}");
            }
        });
        hand_in(&mut late).is(200).says("Je bent aangemeld");
        // Another partnership takes what comes, and a worker types over whoever is there.
        register(&mut world.browser(), "meetjesland", "Jef");
        let here = world_partnership(&world);
        world.member("Nora", Role::OutreachWorker, here);
        world.registration("Nora", "Zoë", "Voorbeeld");
        world.member("Karim", Role::Coordinator, here);
        let found = world.as_("Karim").get("/inbox?q=Amina").is(200).says("Kijk na of dit echt is");
        assert_eq!(found.select("tbody .staat.let").len(), 1);
    }
}

#[test]
fn a_form_that_is_not_ours_registers_nobody() {
    let world = world();
    let mut browser = world.browser();
    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    let mut fields = browser.filled(&at(&browser, "controle"), &[("confirm_self", "1"), ("confirm_voluntary", "1")]);
    fields.retain(|(name, _)| name != "csrf");
    // Our own page without the token: nothing is sent, and it is one press away.
    browser.post(&at(&browser, "controle"), &fields).is(403).says("Er is nog niets verstuurd. Druk nog eens");
    browser.headers.push(("origin", "https://ergens.example".to_owned()));
    browser.headers.push(("sec-fetch-site", "cross-site".to_owned()));
    browser.post(&at(&browser, "controle"), &fields).is(403).says("Dit formulier is niet meer geldig");
    browser.headers.clear();
    hand_in_again(&mut browser);
}

fn hand_in_again(browser: &mut Browser) {
    browser.get(&at(browser, "controle")).is(200);
    hand_in(browser).is(200);
}
