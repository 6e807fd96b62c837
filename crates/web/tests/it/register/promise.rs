//! By what day one is contacted: as the partnership promises it, on the sheet and on the own page, in words that fit the way that was
//! asked for.

use schakel_domain::actor::Role;
use schakel_testkit::{Browser, Engine, World, both_engines, shows};

use super::{at, code, hand_in, register};

/// Westhoek, where Joke coordinates, promises an answer within so many working days; or nothing.
fn promising(engine: Engine, days: &str) -> World {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Joke", Role::Coordinator, here);
    let mut joke = world.as_("Joke");
    joke.get("/opties").is(200).says("Binnen hoeveel werkdagen neem je contact op?");
    joke.submit("/opties", &[("contact_within", days)]).is(200).says("bewaard");
    assert_eq!(joke.get("/opties").attributes("#contact_within", "value"), [days]);
    world
}

/// Registers with these ways to be reached; the page with the code is in front.
fn registers(browser: &mut Browser, ways: &[(&str, &str)]) {
    browser.get("/p/westhoek/aanmelden").is(200);
    browser.submit("/p/westhoek/aanmelden", &[]).is(200);
    browser.get(&at(browser, "naam"));
    browser.submit(&at(browser, "naam"), &[("called", "Amina")]).is(200);
    browser.get(&at(browser, "bereiken"));
    browser.submit(&at(browser, "bereiken"), ways).is(200);
    browser.get(&at(browser, "controle")).is(200);
    hand_in(browser).is(200);
}

#[test]
pub(crate) fn the_sheet_and_the_own_page_say_by_what_day_one_is_called() {
    shows!["P2.1-1"];
    for engine in both_engines() {
        // Nine working days after Monday 23 November 2026.
        let world = promising(engine, "9");
        for (language, said) in [
            ("nl", "We bellen je ten laatste op vrijdag 4 december 2026."),
            ("en", "We will call you by Friday 4 December 2026 at the latest."),
            ("fr", "Nous vous appellerons au plus tard le vendredi 4 décembre 2026."),
        ] {
            let mut browser = world.browser().speaking(language);
            registers(&mut browser, &[("telephone", "0470 00 00 00")]);
            let sheet = browser.page.clone().unwrap().says(said).says("011 00 00 00");
            let own = code(&sheet);
            // Opened later, the page says it as well, without the code.
            browser.get(&sheet.path).says(said);
            world.client(&own).get("/mijn").is(200);
        }
        // What the partnership promises later changes no sheet that lies at home. A minute later, to stand last in the inbox.
        world.clock.advance_seconds(60);
        let own = code(&{
            let mut browser = world.browser();
            registers(&mut browser, &[("telephone", "0470 00 00 00")]);
            browser.page.clone().unwrap()
        });
        let mut joke = world.as_("Joke");
        joke.get("/opties");
        joke.submit("/opties", &[("contact_within", "30")]).says("bewaard");
        world.client(&own).get("/mijn").is(200).says("We bellen je ten laatste op vrijdag 4 december 2026.");
        // Staff see what was promised.
        let href = joke.get("/inbox").attributes("tbody th a", "href").pop().unwrap();
        joke.get(&href).is(200).says("Contact beloofd ten laatste op 4 december 2026");
        // On the day itself it still holds; the day after the page says what to do.
        world.days_later(11);
        world.client(&own).get("/mijn").says("We bellen je ten laatste op vrijdag 4 december 2026.");
        world.days_later(1);
        let late = world.client(&own).get("/mijn").is(200).keeps_quiet_about("We bellen je");
        late.says("We hebben beloofd om ten laatste op vrijdag 4 december 2026 contact met je op te nemen.")
            .says("Is dat niet gebeurd? Bel het partnerschap: 011 00 00 00");
        // Whom somebody tried to reach is not told that nobody did.
        let mut joke = world.as_("Joke");
        joke.get(&href);
        joke.submit(&format!("{href}/poging"), &[("how", "called")]).is(200);
        let tried = world.client(&own).get("/mijn").is(200).keeps_quiet_about("We bellen je");
        tried.keeps_quiet_about("We hebben beloofd");
    }
}

#[test]
fn whoever_said_not_to_call_is_not_told_to_be_called() {
    shows!["P2.1-1"];
    let world = promising(Engine::Sqlite, "5");
    for ways in [
        &[("mail", "amina@voorbeeld.example")][..],
        &[("through", "op dinsdag in het Open Huis")],
        &[("telephone", "0470 00 00 00"), ("mind", "Bel niet: mijn partner mag dit niet weten.")],
        &[("telephone", "0470 00 00 00"), ("mail", "amina@voorbeeld.example")],
    ] {
        let mut browser = world.browser();
        registers(&mut browser, ways);
        let sheet = browser.page.clone().unwrap().says("We nemen contact met je op, ten laatste op maandag 30 november 2026.");
        world.client(&code(&sheet.keeps_quiet_about("We bellen je"))).get("/mijn").says("We nemen contact met je op, ten laatste");
    }
    let mut browser = world.browser();
    registers(&mut browser, &[("telephone", "0470 00 00 00")]);
    let own = code(&browser.page.clone().unwrap().says("We bellen je"));
    let mut client = world.client(&own);
    // What is changed on the own page counts from then on.
    for (changed, said) in [
        (&[("call", "no"), ("text", "yes")][..], "We sturen je een sms, ten laatste op maandag 30 november 2026."),
        (&[("call", "no"), ("text", "no")], "We nemen contact met je op, ten laatste op maandag 30 november 2026."),
        (&[("call", "yes")], "We bellen je ten laatste op maandag 30 november 2026."),
    ] {
        client.get("/mijn/bereiken");
        client.submit("/mijn/bereiken", changed).is(200).says(said);
    }
    // To be reached no more: nothing is promised that was not wanted.
    client.get("/mijn/bereiken");
    let silent = client.submit("/mijn/bereiken", &[("telephone_stop", "1"), ("none", "1")]).is(200);
    silent.keeps_quiet_about("ten laatste op maandag").keeps_quiet_about("We nemen contact");
}

#[test]
fn where_nothing_is_promised_the_sheet_says_whom_to_call() {
    let world = promising(Engine::Sqlite, "");
    let mut browser = world.browser();
    registers(&mut browser, &[("telephone", "0470 00 00 00")]);
    let sheet = browser.page.clone().unwrap().says("We weten nog niet op welke dag we contact met je opnemen.");
    let own = code(&sheet.says("Hoor je niets? Bel het partnerschap: 011 00 00 00").keeps_quiet_about("ten laatste"));
    world.client(&own).get("/mijn").keeps_quiet_about("ten laatste");
    // Without a number of the partnership there is one of VDAB.
    let mut joke = world.as_("Joke");
    joke.get("/opties");
    joke.submit("/opties", &[("telephone", ""), ("contact_within", "1")]).says("bewaard");
    let mut browser = world.browser();
    registers(&mut browser, &[("telephone", "0470 00 00 00")]);
    let own = code(&browser.page.clone().unwrap().says("Hoor je niets? Bel gratis de Servicelijn van VDAB: 0800 30 700"));
    world.days_later(2);
    world.client(&own).get("/mijn").says("Is dat niet gebeurd? Bel gratis de Servicelijn van VDAB: 0800 30 700");
}

#[test]
fn only_a_number_from_one_to_thirty_is_promised() {
    let world = promising(Engine::Sqlite, "30");
    let mut joke = world.as_("Joke");
    joke.get("/opties");
    for wrong in ["0", "31", "-3", "1,5", "vijf", "５０", "999999999999", "5 dagen"] {
        let page = joke.submit("/opties", &[("contact_within", wrong)]).is(422).says("Schrijf een getal van 1 tot 30, of laat dit leeg.");
        assert_eq!(page.attributes("#contact_within", "value"), [wrong]);
    }
    for right in ["1", " 7 ", "１２"] {
        joke.get("/opties");
        joke.submit("/opties", &[("contact_within", right)]).is(200).says("bewaard");
    }
    assert_eq!(joke.get("/opties").attributes("#contact_within", "value"), ["12"]);
    // Over a weekend, and Christmas and New Year: from Monday 21 December.
    world.days_later(28);
    let mut browser = world.browser();
    register(&mut browser, "westhoek", "Amina");
    browser.page.clone().unwrap().says("ten laatste op vrijdag 8 januari 2027");
}
