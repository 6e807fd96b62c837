//! A client registers: on a telephone, without account or script, helped or not; a worker types over a paper form.

use schakel_app::registration;
use schakel_domain::{actor::Role, words::Line};
use schakel_testkit::{Answer, Browser, Engine, World, both_engines, shows};

/// A world with one partnership.
pub(crate) fn world() -> World {
    let world = World::new();
    world.partnership("Westhoek", &[33011]);
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
    browser.submit(&at(browser, "gemeente"), &[("municipality", "Ieper")]).is(200);
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
    // Pressed twice, it is the same registration, and its code may be seen once more.
    let second = code(&browser.post(&controle, &form).is(200));
    assert_eq!(first, second);
    assert_eq!(registrations(&world, &coordinator), 1);
    // To open the page later tells how to find the code, and not the code.
    let later = browser.get(&at(&browser, "klaar")).is(200).says("We tonen de code maar één keer").says("011 00 00 00");
    later.keeps_quiet_about(&first);
    world.clock.advance_seconds(6 * 60);
    browser.post(&controle, &form).is(200).says("Je aanmelding is verstuurd").keeps_quiet_about(&first);
    assert_eq!(registrations(&world, &coordinator), 1);
}

fn world_partnership(world: &World) -> schakel_domain::ids::PartnershipId {
    world.run(async { world.app.behind().store.read().await?.partnership_by_slug("westhoek").await }).unwrap().unwrap().id
}

fn registrations(world: &World, by: &schakel_domain::actor::Actor) -> usize {
    let partnership = by.partnership.unwrap();
    world.run(async { world.app.behind().store.read_in(partnership).await?.registrations().await }).unwrap().len()
}

#[test]
fn what_was_typed_is_kept_beside_the_sentence_that_says_what_is_wrong() {
    let world = world();
    let mut browser = world.browser();
    browser.get("/p/westhoek/aanmelden");
    browser.submit("/p/westhoek/aanmelden", &[]);
    browser.get(&at(&browser, "geboren"));
    for (typed, sentence) in [
        ("29/2/2027", "Deze dag bestaat niet"),
        ("30/2/1988", "Deze dag bestaat niet"),
        ("24/11/2026", "Deze dag moet nog komen"),
        ("31/12/1899", "Deze dag is te lang geleden"),
        ("3/2/88", "Schrijf de datum als dag, maand en jaar"),
        ("gisteren\u{202e}", "Schrijf de datum als dag, maand en jaar"),
    ] {
        let answer = browser.submit(&at(&browser, "geboren"), &[("born_on", typed)]).is(422).says(sentence);
        assert_eq!(answer.attributes("#born_on", "value"), [typed]);
        assert_eq!(answer.attributes("#born_on", "aria-invalid"), ["true"]);
    }
    browser.submit(&at(&browser, "geboren"), &[("born_on", "29/2/2008")]).is(200);
}

#[test]
fn hostile_words_are_kept_as_words_or_refused_in_words() {
    let world = world();
    let mut browser = world.browser();
    browser.get("/p/westhoek/aanmelden");
    browser.submit("/p/westhoek/aanmelden", &[]);
    browser.get(&at(&browser, "naam"));
    browser.submit(&at(&browser, "naam"), &[("called", "a\0b")]).is(422).says("een teken in dat we niet kunnen tonen");
    browser.submit(&at(&browser, "naam"), &[("called", "a\u{202e}b")]).is(422).says("een teken in dat we niet kunnen tonen");
    browser.submit(&at(&browser, "naam"), &[("called", &"x".repeat(1_000_000))]).is(422).says("hoogstens 200 tekens");
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
pub(crate) fn a_draft_is_of_one_browser_ends_after_two_hours_and_when_the_client_stops() {
    let world = world();
    let mut browser = world.browser();
    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    let naam = at(&browser, "naam");
    // The address alone opens nothing, nor does it with another browser's secret; and it claims nothing.
    world.browser().get(&naam).is(410).says("Ben je aangemeld?").keeps_quiet_about("Amina").keeps_quiet_about("niets verstuurd");
    let mut guesser = world.browser();
    guesser.cookies.insert("schakel-aanmelding".to_owned(), "A".repeat(43));
    guesser.get(&naam).is(410).keeps_quiet_about("Amina");

    // Every answer begins the two hours again.
    world.clock.advance_seconds(119 * 60);
    browser.get(&at(&browser, "gemeente"));
    browser.submit(&at(&browser, "gemeente"), &[("municipality", "Diksmuide")]).is(200);
    world.clock.advance_seconds(119 * 60);
    browser.get(&at(&browser, "controle")).is(200).says("Diksmuide");
    world.clock.advance_seconds(2 * 60);
    browser.get(&at(&browser, "controle")).is(410).keeps_quiet_about("Amina").keeps_quiet_about("niets verstuurd");

    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    let controle = at(&browser, "controle");
    // It is asked first, and who stays has everything still.
    browser.submit(&controle, &[("doe", "stop")]).is(200).says("Wil je stoppen en alles wissen?");
    browser.submit(&controle, &[("doe", "blijf")]).is(200).says("Klopt alles?").says("Amina");
    browser.submit(&controle, &[("doe", "stop")]).is(200);
    let form = browser.filled(&controle, &[]);
    browser.post(&at(&browser, "stoppen"), &form).is(200).says("Je antwoorden zijn gewist");
    browser.get(&controle).is(410).keeps_quiet_about("Amina");
    // A second time it is not known any more what was wiped, and not said.
    browser.post(&at(&browser, "stoppen"), &form).is(410).keeps_quiet_about("niets verstuurd");
}

#[test]
fn what_is_typed_cannot_be_read_in_the_database_not_even_as_a_draft() {
    let world = world();
    let mut browser = world.browser();
    answer_all(&mut browser, "westhoek", "Canariebloem", "nobody");
    let find = |words: &[&str]| {
        let mut hits = Vec::new();
        for entry in std::fs::read_dir(world.folder()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap_or_default();
            for word in words {
                if bytes.windows(word.len()).any(|part| part == word.as_bytes()) {
                    hits.push(format!("{word} in {}", path.display()));
                }
            }
        }
        hits
    };
    // What is public is found, so the search does look where things are kept.
    assert!(!find(&["Westhoek"]).is_empty());
    let secret = ["Canariebloem", "0470 00 00 00", "werken met kinderen", "1988-02-03"];
    assert_eq!(find(&secret), Vec::<String>::new());
    let code = code(&hand_in(&mut browser).is(200));
    assert_eq!(find(&secret), Vec::<String>::new());
    assert_eq!(find(&[&code, &code.replace(' ', "")]), Vec::<String>::new());
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
    let mut fourth = world.browser().from("192.0.2.7");
    answer_all(&mut fourth, "westhoek", "Klant 4", "nobody");
    world.clock.advance_seconds(6);
    hand_in(&mut fourth).is(429).says("over een uur").says("011 00 00 00");
    // Somebody else is not held up, and after the hour nobody is; the answers are still there.
    let mut other = world.browser().from("192.0.2.8");
    answer_all(&mut other, "westhoek", "Jef", "nobody");
    world.clock.advance_seconds(6);
    hand_in(&mut other).is(200);
    world.clock.advance_seconds(3_700);
    fourth.get(&at(&fourth, "controle")).is(200).says("Klant 4");
    hand_in(&mut fourth).is(200);
}

#[test]
fn a_partnership_takes_three_hundred_a_day_from_the_web_and_then_says_call_us() {
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
            let limits = registration::Limits { source: [192, 0, 2, 1].into(), per_source_an_hour: 1_000, least_seconds: 0 };
            for number in 0..300 {
                let key = registration::draft::DraftKey::of(&world.app, &[7; 32], world.app.new_id(&cx));
                registration::draft::begin(&world.app, &cx, &place, &key, false).await.unwrap();
                let mut draft = registration::draft::open(&world.app, &cx, &key).await.unwrap().unwrap();
                draft.answers.called = Some(Line::parse(&format!("Klant {number}")).unwrap());
                draft.answers.contact.telephone = Some(Line::parse("0470 00 00 00").unwrap());
                registration::draft::keep(&world.app, &cx, &key, &mut draft).await.unwrap();
                let made = registration::register(&world.app, &cx, &key, draft.version, confirmed, limits).await.unwrap();
                assert!(matches!(made, registration::Finished::Registered(_)), "{number}: {made:?}");
            }
        });
        hand_in(&mut late).is(429).says("011 00 00 00").says("vandaag");
        // Another partnership takes what comes, and a worker types over whoever is there.
        register(&mut world.browser(), "meetjesland", "Jef");
        let here = world_partnership(&world);
        world.member("Nora", Role::OutreachWorker, here);
        world.registration("Nora", "Zoë", "Voorbeeld");
        // Every answer begins the two hours of a draft again; after the day it is handed in as it was.
        for _ in 0..12 {
            world.clock.advance_seconds(119 * 60);
            late.get(&at(&late, "gemeente"));
            late.submit(&at(&late, "gemeente"), &[("municipality", "Ieper")]).is(200);
        }
        late.get(&at(&late, "controle")).is(200);
        hand_in(&mut late).is(429);
        world.clock.advance_seconds(13 * 60);
        late.get(&at(&late, "controle")).is(200);
        hand_in(&mut late).is(200).says("Je bent aangemeld");
    }
}

#[test]
fn typing_over_warns_of_the_same_name_and_birth_date_and_says_nothing_else() {
    for engine in both_engines() {
        let world = World::on(engine);
        let here = world.partnership("Westhoek", &[33011]).id;
        world.member("Nora", Role::OutreachWorker, here);
        world.member("Olga", Role::OutreachWorker, here);
        world.member("Joke", Role::Coordinator, here);
        let over = |name: &str, family: &str, born: &str| {
            let mut browser = world.as_(name);
            browser.get("/inbox/overtypen").is(200);
            let mut form = PAPER.to_vec();
            form.retain(|(field, _)| !matches!(*field, "family_name" | "born_on"));
            form.extend([("family_name", family), ("born_on", born), ("confirm_self", "1"), ("confirm_voluntary", "1")]);
            browser.submit("/inbox/overtypen", &form).is(200)
        };
        let exists = "Er is al een aanmelding met dezelfde naam en geboortedatum.";
        over("Nora", "Testers", "1/5/1990").keeps_quiet_about(exists);
        over("Olga", "Testerz", "1/5/1990").keeps_quiet_about(exists);
        over("Olga", "Testers", "2/5/1990").keeps_quiet_about(exists);
        // Accents and capitals make no other name.
        let warned = over("Olga", "TÉSTERS", "1/5/1990").says(exists).says("Vraag het aan de coördinator.");
        assert_eq!(warned.attributes("main a[href^='/inbox/']", "href").len(), 2, "the own one, and the next form");
        over("Joke", "Testers", "1/5/1990").says(exists).says("Open de aanmelding om ze te vergelijken.");
    }
}

#[test]
fn the_answer_is_the_same_whether_somebody_is_known_or_not() {
    let world = world();
    let mut first = world.browser();
    answer_all(&mut first, "westhoek", "Amina", "nobody");
    let unknown = hand_in(&mut first).is(200);
    let mut second = world.browser();
    answer_all(&mut second, "westhoek", "Amina", "nobody");
    let known = hand_in(&mut second).is(200);
    assert_ne!(code(&unknown), code(&known));
    assert_eq!(unknown.words().replace(&code(&unknown), ""), known.words().replace(&code(&known), ""));
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
    browser.post(&at(&browser, "controle"), &fields).is(403).says("Dit formulier kennen we niet");
    browser.headers.clear();
    hand_in_again(&mut browser);
}

fn hand_in_again(browser: &mut Browser) {
    browser.get(&at(browser, "controle")).is(200);
    hand_in(browser).is(200);
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
            assert!(page.body.contains("0800 30 700"), "{}", page.path);
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
fn the_paper_form_asks_the_same_questions() {
    shows!["P2.1-5"];
    let world = world();
    let mut browser = world.browser();
    let paper = browser.get("/p/westhoek/papier").is(200).says("Meedoen is vrijwillig").says("Ik meld mezelf aan.").says("011 00 00 00");
    browser.get("/p/westhoek/aanmelden");
    browser.submit("/p/westhoek/aanmelden", &[]);
    for step in ["hulp", "naam", "geboren", "gemeente", "bereiken", "taal", "wens", "steun"] {
        let question = browser.get(&at(&browser, step)).select("h1").concat();
        assert!(paper.words().contains(&question), "{question}");
    }
    assert_eq!(paper.select(".logos li").len(), 4);
}

const PAPER: &[(&str, &str)] = &[
    ("channel", "paper"),
    ("helper", "outreach"),
    ("called", "Jef"),
    ("family_name", "Testers"),
    ("born_on", "1/5/1990"),
    ("municipality_skip", "later"),
    ("through", "via Nora Modelmans"),
    ("themes", "housing"),
];

#[test]
pub(crate) fn a_worker_types_over_with_the_client_who_gets_the_code() {
    shows!["P2.1-5", "P2.1-2"];
    let world = world();
    let partnership = world_partnership(&world);
    world.member("Nora", Role::OutreachWorker, partnership);
    let coordinator = world.member("Joke", Role::Coordinator, partnership);
    let mut nora = world.as_("Nora");
    nora.get("/inbox/overtypen").is(200).says("De klant meldt zich zelf aan");
    nora.submit("/inbox/overtypen", PAPER).is(422).says("De klant moet zelf bevestigen").says("Zeg aan de klant dat meedoen vrijwillig is");
    let both = [PAPER, &[("confirm_self", "1"), ("confirm_voluntary", "1")]].concat();
    let form = nora.filled("/inbox/overtypen", &both);
    let done = nora.post("/inbox/overtypen", &form).is(200).says("Geef deze code aan de klant");
    // Pressed twice: the same registration, the same code.
    assert_eq!(code(&nora.post("/inbox/overtypen", &form).is(200)), code(&done));
    let kept = world.run(async { world.app.behind().store.read_in(partnership).await?.registrations().await }).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].channel.code(), "paper");
    assert_eq!(kept[0].supporter, Some(world.known("Nora").membership));
    assert!(coordinator.actor.partnership.is_some());
    let mut client = world.browser();
    client.get("/code");
    client.submit("/code", &[("code", &code(&done))]).is(200).says("Dag Jef").says("Typte je aanmelding over, samen met jou");
}

#[test]
fn nobody_of_vdab_and_no_stranger_types_over() {
    shows!["P1.3.1-1"];
    let world = world();
    let partnership = world_partnership(&world);
    world.member("Veerle", Role::VdabAdviser, partnership);
    world.member("Tom", Role::TeamLeader, partnership);
    world.browser().get_once("/inbox/overtypen").is(303);
    for name in ["Veerle", "Tom"] {
        let mut browser = world.as_(name);
        let answer = browser.get("/inbox/overtypen");
        assert!(matches!(answer.status.as_u16(), 403 | 404), "{name}: {}", answer.status);
    }
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
