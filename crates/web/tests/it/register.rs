//! A client registers: on a telephone, without account or script, helped or not. A module for each of the other promises.

pub(crate) mod flood;
pub(crate) mod kept;
pub(crate) mod over;
pub(crate) mod promise;
pub(crate) mod sure;

use schakel_domain::actor::Role;
use schakel_testkit::{Answer, Browser, World, both_engines, shows};

/// A world with one partnership.
pub(crate) fn world() -> World {
    let world = World::new();
    // Ieper, Poperinge, Diksmuide, Lo-Reninge.
    world.partnership("Westhoek", &[33_011, 33_021, 32_003, 32_030]);
    world
}

/// The address of another page of the draft that the browser has in front.
pub(crate) fn at(browser: &Browser, page: &str) -> String {
    let here = &browser.page.as_ref().unwrap().path;
    assert!(here.starts_with("/aanmelden/") && here.split('/').count() == 5, "{here} is no page of a draft");
    format!("{}/{page}", here.rsplit_once('/').unwrap().0)
}

/// Answers the questions one by one, up to the page with all answers.
pub(crate) fn answer_all(browser: &mut Browser, slug: &str, called: &str, helper: &str) -> Answer {
    browser.get(&format!("/p/{slug}/aanmelden")).is(200);
    browser.submit(&format!("/p/{slug}/aanmelden"), &[]).is(200);
    let name = if helper == "nobody" { "" } else { "Nora Modelmans" };
    browser.submit(&at(browser, "hulp"), &[("helper", helper), ("helper_name", name)]).is(200);
    browser.submit(&at(browser, "naam"), &[("called", called), ("family_name", "Voorbeeld")]).is(200);
    browser.submit(&at(browser, "geboren"), &[("born_on", "3/2/1988")]).is(200);
    let lives = browser.submit(&at(browser, "gemeente"), &[("municipality", "Ieper")]);
    if lives.status == 422 {
        // With another partnership than that of Ieper it is asked once.
        browser.submit(&at(browser, "gemeente"), &[]).is(200);
    }
    browser.submit(&at(browser, "bereiken"), &[("telephone", "0470 00 00 00"), ("mind", "Laat geen bericht achter.")]).is(200);
    browser.submit(&at(browser, "taal"), &[("language", "ar")]).is(200);
    browser.submit(&at(browser, "wens"), &[("themes", "work"), ("wish", "Ik wil graag werken met kinderen.")]).is(200);
    browser.submit(&at(browser, "steun"), &[("helped_now", "Het OCMW")]).is(200)
}

/// Hands in, with both confirmations.
pub(crate) fn hand_in(browser: &mut Browser) -> Answer {
    browser.submit(&at(browser, "controle"), &[("confirm_self", "1"), ("confirm_voluntary", "1")])
}

/// The code that the page shows.
pub(crate) fn code(answer: &Answer) -> String {
    answer.select(".code").into_iter().next().unwrap_or_else(|| panic!("no code at {}:\n{}", answer.path, answer.words()))
}

/// Registers somebody; returns the code.
pub(crate) fn register(browser: &mut Browser, slug: &str, called: &str) -> String {
    answer_all(browser, slug, called, "nobody");
    code(&hand_in(browser).is(200))
}

#[test]
pub(crate) fn a_client_registers_alone_on_both_engines_and_gets_a_code() {
    shows!["P2.1-1", "P2.1-2"];
    for engine in both_engines() {
        let world = World::on(engine);
        world.partnership("Westhoek", &[33011]);
        let mut browser = world.browser();
        browser.get("/p/westhoek/aanmelden").says("Meedoen is vrijwillig").says("§2.1").says("Je hebt geen account nodig");
        let check = answer_all(&mut browser, "westhoek", "Amina", "nobody");
        check
            .clone()
            .says("Klopt alles?")
            .says("Amina")
            .says("3 februari 1988")
            .says("Laat geen bericht achter.")
            .says("العربية")
            .says("Het OCMW");
        let done = hand_in(&mut browser).is(200).says("Je bent aangemeld").says("Westhoek").says("Je hoeft niet te zeggen waarom");
        assert_eq!(done.path, at(&browser, "klaar"));
        let code = code(&done);
        assert_eq!(code.len(), 19, "{code}");
        world.browser().get("/code");
        let mut later = world.browser();
        later.get("/code");
        later.submit("/code", &[("code", &code)]).is(200).says("Dag Amina");
    }
}

#[test]
fn whoever_helps_the_client_confirms_and_a_mediator_is_only_a_helper() {
    shows!["P2.1-2", "P1.3.1-1"];
    let world = world();
    let mut browser = world.browser();
    browser.get("/p/westhoek/aanmelden");
    browser.submit("/p/westhoek/aanmelden", &[]).says("Je meldt jezelf aan, ook als iemand je helpt").says("Ja, mijn VDAB-bemiddelaar");
    answer_all(&mut browser, "westhoek", "Jef", "vdab_mediator").says("Ja, mijn VDAB-bemiddelaar: Nora Modelmans");
    for missing in ["confirm_self", "confirm_voluntary"] {
        let other = if missing == "confirm_self" { "confirm_voluntary" } else { "confirm_self" };
        browser.get(&at(&browser, "controle"));
        browser.submit(&at(&browser, "controle"), &[(other, "1")]).is(422).says("Kijk dit na").says("Kruis aan dat je");
    }
    // With none of the two, both are asked for at once.
    browser.get(&at(&browser, "controle"));
    browser.submit(&at(&browser, "controle"), &[]).is(422).says("Kijk deze 2 zaken na");
    hand_in(&mut browser).is(200).says("Je bent aangemeld");
}

#[test]
fn nothing_but_a_name_and_one_way_to_be_reached_is_asked_for() {
    shows!["P2.1-1"];
    let world = world();
    let mut browser = world.browser();
    browser.get("/p/westhoek/aanmelden");
    browser.submit("/p/westhoek/aanmelden", &[]);
    for (step, values) in [
        ("hulp", ("skip", "unknown")),
        ("naam", ("called", "Zoë")),
        ("geboren", ("skip", "later")),
        ("gemeente", ("skip", "unknown")),
        ("bereiken", ("through", "dinsdag in het Open Huis")),
        ("taal", ("skip", "later")),
        ("wens", ("skip", "unknown")),
        ("steun", ("skip", "later")),
    ] {
        browser.submit(&at(&browser, step), &[values]).is(200);
    }
    hand_in(&mut browser).is(200).says("Je bent aangemeld");
}

#[test]
fn the_two_obligatory_things_cannot_be_passed_over() {
    let world = world();
    let mut browser = world.browser();
    browser.get("/p/westhoek/aanmelden");
    browser.submit("/p/westhoek/aanmelden", &[]);
    browser.get(&at(&browser, "naam")).keeps_quiet_about("name=\"skip\"");
    browser.submit(&at(&browser, "naam"), &[("skip", "later")]).is(422).says("Vul een naam in");
    browser.get(&at(&browser, "bereiken")).keeps_quiet_about("name=\"skip\"");
    browser.submit(&at(&browser, "bereiken"), &[("mind", "bel niet")]).is(422).says("Vul minstens één manier in");
    // A visitor who jumps to the end is led back to what is open.
    let answer = browser.get(&at(&browser, "controle")).says("Hoe mogen we je noemen?");
    assert_eq!(answer.path, at(&browser, "naam"));
}

#[test]
fn going_back_shows_what_was_said_and_changing_leads_to_the_end() {
    let world = world();
    let mut browser = world.browser();
    answer_all(&mut browser, "westhoek", "Amina", "family");
    let again = browser.get(&at(&browser, "geboren")).is(200).says("Vraag 3 van 8");
    assert_eq!(again.attributes("#born_on", "value"), ["03/02/1988"]);
    browser.get(&at(&browser, "gemeente?wijzig=1"));
    let check = browser.submit(&at(&browser, "gemeente?wijzig=1"), &[("municipality", "Poperinge")]).says("Poperinge");
    assert_eq!(check.path, at(&browser, "controle"));
}

#[test]
fn handing_in_twice_registers_once_and_shows_the_same_code() {
    let world = world();
    let coordinator = world.member("Joke", Role::Coordinator, world_partnership(&world)).actor;
    let mut browser = world.browser();
    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    let form = browser.filled(&at(&browser, "controle"), &[("confirm_self", "1"), ("confirm_voluntary", "1")]);
    let controle = at(&browser, "controle");
    let first = code(&browser.post(&controle, &form).is(200));
    // Pressed twice, it is the same registration, and its code stands.
    let second = code(&browser.post(&controle, &form).is(200));
    assert_eq!(first, second);
    assert_eq!(registrations(&world, &coordinator), 1);
    // A telephone loads the page anew that was left for a moment: the code stands the five minutes that the page promises, and no longer.
    let klaar = at(&browser, "klaar");
    world.clock.advance_seconds(4 * 60);
    let again = browser.get(&klaar).is(200).says("De code blijft 5 minuten op deze pagina staan.");
    assert_eq!(code(&again), first);
    assert!(again.headers["refresh"].to_str().unwrap().starts_with("60;"));
    let mut other = world.browser();
    other.get(&klaar).keeps_quiet_about(&first);
    world.clock.advance_seconds(61);
    let later = browser.get(&klaar).is(200).says("We tonen de code maar 5 minuten").says("011 00 00 00");
    later.keeps_quiet_about(&first);
    world.clock.advance_seconds(6 * 60);
    browser.post(&controle, &form).is(200).says("Je aanmelding is verstuurd").keeps_quiet_about(&first);
    assert_eq!(registrations(&world, &coordinator), 1);
}

pub(crate) fn world_partnership(world: &World) -> schakel_domain::ids::PartnershipId {
    world.run(async { world.app.behind().store.read().await?.partnership_by_slug("westhoek").await }).unwrap().unwrap().id
}

fn registrations(world: &World, by: &schakel_domain::actor::Actor) -> usize {
    let partnership = by.partnership.unwrap();
    world.run(async { world.app.behind().store.read_in(partnership).await?.registrations().await }).unwrap().len()
}

#[test]
fn every_page_of_the_road_is_small_has_no_script_and_speaks_three_languages() {
    shows!["P2.1-1", "B1-2"];
    for (language, title, servicelijn) in [
        ("nl", "Meedoen is vrijwillig", "Servicelijn"),
        ("en", "Taking part is voluntary", "Servicelijn"),
        ("fr", "Participer n’est pas obligatoire", "Servicelijn"),
    ] {
        let world = world();
        let mut browser = world.browser().speaking(language);
        let start = browser.get("/p/westhoek/aanmelden").says(title).says(servicelijn).says("0800 30 700");
        let mut pages = vec![start, browser.submit("/p/westhoek/aanmelden", &[])];
        for step in ["naam", "geboren", "gemeente", "bereiken", "taal", "wens", "steun"] {
            pages.push(browser.get(&at(&browser, step)));
        }
        pages.push(answer_all(&mut browser, "westhoek", "Amina", "nobody"));
        pages.push(hand_in(&mut browser));
        pages.push(browser.get("/p/westhoek/papier"));
        for page in pages {
            assert!(page.status.is_success(), "{}", page.path);
            assert!(page.body.len() <= 30 * 1024, "{} is {} bytes", page.path, page.body.len());
            assert!(page.body.contains(&format!("<html lang=\"{language}-BE\"")), "{}", page.path);
            assert!(!page.body.contains("<script"), "{}", page.path);
            assert!(page.body.replace('\u{a0}', " ").contains("0800 30 700"), "{}", page.path);
            if page.path.starts_with("/aanmelden") {
                let title = page.select("title").concat();
                assert!(!title.contains("Westhoek") && !title.to_lowercase().contains("regist"), "{title}");
            }
        }
    }
}

#[test]
fn a_partnership_that_does_not_take_the_form_says_where_to_go() {
    let world = world();
    let file = "slug;name;nis;valid_from;form;telephone\ndicht;Dicht;43005;2024-01-01;nee;09 000 00 00\n";
    let cx = world.cx(&world.administrator());
    let report = world.run(schakel_app::partnership::import::import(&world.app, &cx, file.as_bytes())).unwrap();
    assert!(report.bad.is_empty(), "{:?}", report.bad);
    let mut browser = world.browser();
    browser.get("/p/dicht/aanmelden").is(200).says("Aanmelden kan hier nu niet").says("09 000 00 00");
    // The button is not there; who sends the form of another page all the same is refused.
    browser.get("/p/westhoek/aanmelden");
    let form = browser.filled("/p/westhoek/aanmelden", &[]);
    browser.post("/p/dicht/aanmelden", &form).is(403).says("§2.1");
    assert!(!browser.cookies.contains_key("schakel-aanmelding"));
}

#[test]
fn what_is_not_there_is_not_there() {
    let world = world();
    world.browser().get("/p/nergens/aanmelden").is(404);
    world.browser().get("/p/nergens/papier").is(404);
    world.browser().get("/aanmelden/nergens").is(410).keeps_quiet_about("niets verstuurd");
    world.browser().get("/aanmelden/westhoek/nergens/naam").is(404);
}

#[test]
fn the_partnership_and_the_house_say_nothing_to_vdab() {
    shows!["P3.0-1"];
    let world = world();
    let mut browser = world.browser();
    browser
        .get("/p/westhoek/aanmelden")
        .says("Er kan een VDAB-adviseur bij zitten. Die ziet alleen wat jij goedvindt, en mag niets doorgeven.");
    answer_all(&mut browser, "westhoek", "Amina", "vdab_mediator");
    hand_in(&mut browser).says("Het partnerschap geeft niets over jou door aan VDAB.");
}

#[test]
fn before_the_yes_the_sheet_says_who_sits_at_the_table_as_the_screen_does() {
    let world = world();
    for (language, before, yes) in [
        ("nl", "Er kan een VDAB-adviseur bij zitten. Die ziet alleen wat jij goedvindt, en mag niets doorgeven.", "Ik meld mezelf aan."),
        ("fr", "Un expert ou une experte du VDAB peut y assister.", "Je m’inscris moi-même."),
        (
            "en",
            "A VDAB adviser may take part. They see only what you agree to share, and may not pass it on.",
            "I am registering for myself.",
        ),
    ] {
        let mut browser = world.browser().speaking(language);
        browser.get("/p/westhoek/aanmelden").is(200).says(before);
        let sheet = browser.get("/p/westhoek/papier").is(200).words();
        let at = |text: &str| sheet.find(text).unwrap_or_else(|| panic!("{text} is not in {sheet}"));
        assert!(at(before) < at(yes), "{language}: {sheet}");
    }
}

#[test]
fn the_sheet_with_the_code_says_when_it_was_and_where_the_code_is_typed() {
    let world = world();
    let cx = world.cx(&world.administrator());
    let file =
        "slug;name;nis;valid_from;form;telephone;mail;address\nkempen;Kempen;13025;2024-01-01;ja;014 00 00 00;;Kerkstraat 1 | 2400 Mol\n";
    assert!(world.run(schakel_app::partnership::import::import(&world.app, &cx, file.as_bytes())).unwrap().bad.is_empty());
    for (language, printed) in [
        ("nl", "Aangemeld op 23 november 2026. Je code vul je in op http://localhost/code"),
        ("fr", "Inscription du 23 novembre 2026. Entrez votre code sur http://localhost/code"),
        ("en", "Registered on 23 November 2026. Enter your code at http://localhost/code"),
    ] {
        let mut browser = world.browser().speaking(language);
        answer_all(&mut browser, "kempen", "Amina", "nobody");
        let done = hand_in(&mut browser).is(200).says(printed).says("014 00 00 00");
        let on_paper = done.select(".alleen-druk").concat();
        assert!(on_paper.contains("Kerkstraat 1") && on_paper.contains("2400 Mol"), "{on_paper}");
    }
}

#[test]
fn what_is_wrong_comes_first_and_the_title_says_so() {
    let world = world();
    for (language, wrong) in [("nl", "Fout: "), ("fr", "Erreur : "), ("en", "Error: ")] {
        let mut browser = world.browser().speaking(language);
        browser.get("/p/westhoek/aanmelden");
        browser.submit("/p/westhoek/aanmelden", &[]);
        let path = at(&browser, "naam");
        let fine = browser.get(&path).is(200);
        assert!(!fine.select("title").concat().starts_with(wrong) && fine.attributes("[autofocus]", "class").is_empty());
        let page = browser.submit(&path, &[("called", " ")]).is(422);
        let title = page.select("title").concat().replace('\u{a0}', " ");
        assert!(title.trim_start().starts_with(wrong), "{title}");
        // The browser goes to it by itself, without a script, and it stands above the question.
        assert_eq!(page.attributes("[role=alert][tabindex='-1'][autofocus]", "class"), ["melding fout"]);
        let body = &page.body;
        assert!(body.find("role=\"alert\"").unwrap() < body.find("<h1>").unwrap());
        assert_eq!(page.attributes("[role=alert] a", "href"), ["#called"]);
    }
    let mut code = world.browser();
    code.get("/code").is(200);
    let page = code.submit("/code", &[("code", "1111 2222 3333 4444")]).is(422);
    assert_eq!(page.attributes("[role=alert][autofocus]", "class"), ["melding fout"]);
}

#[test]
fn the_name_of_each_language_says_which_it_is() {
    let world = world();
    let spoken = ["ar", "en", "es", "fr", "nl", "prs", "ro", "ru", "ti", "tr", "uk"];
    let of = |page: &Answer, part: &str| {
        let mut codes = page.attributes(part, "lang");
        codes.sort();
        codes
    };
    let mut browser = world.browser();
    browser.get("/p/westhoek/aanmelden");
    browser.submit("/p/westhoek/aanmelden", &[]);
    let asked = browser.get(&at(&browser, "taal")).is(200);
    assert_eq!(of(&asked, ".optie span[lang][dir=auto]"), spoken);
    assert_eq!(of(&browser.get("/p/westhoek/papier").is(200), ".hokjes span[lang][dir=auto]"), spoken);
    let check = answer_all(&mut browser, "westhoek", "Amina", "nobody");
    assert_eq!(check.attributes("dd span[lang]", "lang"), ["ar"]);
    let code = code(&hand_in(&mut browser).is(200));
    assert_eq!(world.client(&code).get("/mijn").is(200).attributes("dd span[lang]", "lang"), ["ar"]);
}
