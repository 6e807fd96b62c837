//! "Is this right?": asked once, kindly, then taken as it is, and shown to who works with it.

use schakel_app::partnership::import;
use schakel_domain::actor::Role;
use schakel_testkit::{Answer, Browser, World, both_engines, shows};

use super::{answer_all, at, code, hand_in, world, world_partnership};

/// Westhoek with Ieper; Kempen with Mol.
fn two() -> World {
    let world = world();
    world.partnership("Kempen", &[13_025]);
    world
}

fn begun(world: &World) -> Browser {
    let mut browser = world.browser();
    browser.get("/p/westhoek/aanmelden");
    browser.submit("/p/westhoek/aanmelden", &[]).is(200);
    browser
}

/// Answers a question in front, from its own page.
fn fill(browser: &mut Browser, step: &str, values: &[(&str, &str)]) -> Answer {
    browser.get(&at(browser, step));
    browser.submit(&at(browser, step), values)
}

#[test]
fn a_place_of_another_partnership_is_asked_about_once_and_then_taken() {
    shows!["P2.1-3", "P2.1-1"];
    for engine in both_engines() {
        let world = World::on(engine);
        world.partnership("Westhoek", &[33_011]);
        world.partnership("Kempen", &[13_025]);
        let mut browser = begun(&world);
        for (typed, said) in [
            ("Mol", "Mol hoort bij Kempen. Wil je je daar aanmelden?"),
            ("Achterbos", "Achterbos (Mol) hoort bij Kempen."),
            ("Namur", "Forem"),
            ("1000", "Actiris"),
            ("Veurne", "Veurne hoort niet bij dit partnerschap."),
            ("hier en daar", "We kennen geen plaats met deze naam."),
        ] {
            let asked = fill(&mut browser, "gemeente", &[("municipality", typed)]).is(422).says("Klopt dit?").says(said);
            assert_eq!(asked.attributes("#municipality", "value"), [typed], "what was typed stands there still");
        }
        let asked = fill(&mut browser, "gemeente", &[("municipality", "Mol")]).is(422);
        assert_eq!(asked.attributes("main a[href='/p/kempen']", "href").len(), 1);
        // Something else that is odd is asked about by itself.
        let other = browser.submit(&at(&browser, "gemeente"), &[("municipality", "Namur")]).is(422).says("Forem");
        assert_eq!(other.attributes("#municipality", "value"), ["Namur"]);
        // The same words again: they were meant.
        browser.submit(&at(&browser, "gemeente"), &[]).is(200).says("Vraag 5 van 8");
        let back = browser.get(&at(&browser, "gemeente"));
        assert_eq!(back.attributes("#municipality", "value"), ["Namur"]);
        // Somebody who lives here is asked nothing, by name, by postcode, by the name of a part.
        for typed in ["Ieper", "8900", "ypres", "Boezinge", "8902 Zillebeke", "op straat, meestal in Ieper"] {
            fill(&mut browser, "gemeente", &[("municipality", typed)]).is(200).says("Vraag 5 van 8");
        }
    }
}

#[test]
fn a_place_that_can_be_several_is_chosen_and_what_is_chosen_is_kept() {
    shows!["P2.1-3"];
    let world = two();
    let mut browser = begun(&world);
    let asked = fill(&mut browser, "gemeente", &[("municipality", "Ieperr")]).is(422).says("Bedoel je");
    assert!(asked.attributes("input[name=kies]", "value").contains(&"Ieper".to_owned()));
    browser.submit(&at(&browser, "gemeente"), &[("kies", "Ieper")]).is(200).says("Vraag 5 van 8");
    assert_eq!(browser.get(&at(&browser, "gemeente")).attributes("#municipality", "value"), ["Ieper"]);
    // What is chosen can lie elsewhere; that is asked about in its turn.
    fill(&mut browser, "gemeente", &[("municipality", "Moll")]).is(422).says("Bedoel je");
    browser.submit(&at(&browser, "gemeente"), &[("kies", "Mol")]).is(422).says("Mol hoort bij Kempen");
    browser.submit(&at(&browser, "gemeente"), &[]).is(200);
    // Left as it was typed.
    fill(&mut browser, "gemeente", &[("municipality", "Ieperr")]).is(422);
    browser.submit(&at(&browser, "gemeente"), &[("kies", "")]).is(200);
    assert_eq!(browser.get(&at(&browser, "gemeente")).attributes("#municipality", "value"), ["Ieperr"]);
}

#[test]
fn what_is_asked_about_is_asked_in_the_language_of_the_client() {
    let world = two();
    for (language, title, said) in
        [("fr", "Est-ce correct", "Mol : le partenariat y est Kempen"), ("en", "Is this right?", "Mol belongs to Kempen")]
    {
        let mut browser = world.browser().speaking(language);
        browser.get("/p/westhoek/aanmelden");
        browser.submit("/p/westhoek/aanmelden", &[]).is(200);
        fill(&mut browser, "gemeente", &[("municipality", "Mol")]).is(422).says(title).says(said);
        // Changing the language loses neither the words nor the question.
        browser.submit(&at(&browser, "gemeente"), &[]).is(200);
    }
}

/// A voice reads the title first: what is only asked is said as a question, and what is wrong as a fault.
#[test]
fn the_title_of_what_is_only_asked_is_a_question_and_of_what_is_wrong_a_fault() {
    let world = two();
    for (lang, asked, wrong) in
        [("nl", "Nog een vraag: ", "Fout: "), ("fr", "Encore une question : ", "Erreur : "), ("en", "One more question: ", "Error: ")]
    {
        let mut browser = begun(&world);
        browser.get(&format!("{}?taal={lang}", at(&browser, "naam"))).is(200);
        let title = |page: &Answer| page.select("title").concat().replace('\u{a0}', " ");
        let plain = title(&browser.get(&at(&browser, "naam")));
        let one = title(&fill(&mut browser, "naam", &[("called", "test")]).is(422));
        let other = title(&fill(&mut browser, "naam", &[("called", &"x".repeat(500))]).is(422));
        assert!(!plain.starts_with(asked) && one == format!("{asked}{plain}"), "{lang}: {plain} {one}");
        assert!(other == format!("{wrong}{plain}"), "{lang}: {other}");
    }
}

/// The client chooses in words of the own, and whoever works with it reads what that means.
#[test]
fn each_kind_of_helper_is_chosen_in_the_words_of_the_client_and_read_in_those_of_the_office() {
    let world = world();
    world.member("Joke", Role::Coordinator, world_partnership(&world));
    for (code, chosen, read) in [
        ("nobody", "Nee, ik doe het alleen", "Niemand"),
        ("vdab_mediator", "Ja, mijn VDAB-bemiddelaar", "VDAB-bemiddelaar"),
        ("partner", "Ja, iemand van een organisatie, zoals het OCMW", "Een organisatie, zoals het OCMW"),
        ("outreach", "Ja, een outreachwerker", "Outreachwerker"),
        ("family", "Ja, familie of een vriend", "Familie of vriend"),
        ("other", "Ja, iemand anders", "Iemand anders"),
    ] {
        // The last of the list is the newest.
        world.clock.advance_seconds(60);
        let mut browser = world.browser();
        let check = answer_all(&mut browser, "westhoek", &format!("Klant {}", code.replace('_', " ")), code);
        check.says(chosen);
        hand_in(&mut browser).is(200);
        let mut joke = world.as_("Joke");
        let list = joke.get("/inbox").is(200);
        let href = list.attributes("tbody th a", "href").pop().unwrap();
        let told = joke.get(&href).is(200).select("dl div:has(dt)").into_iter().find(|row| row.starts_with("Hulp bij het formulier"));
        let said = told.unwrap_or_default();
        assert!(said.contains(read) && !said.contains("Ja,") && !said.contains("Nee,"), "{code}: {said}");
    }
}

#[test]
fn names_that_say_nothing_a_child_and_a_way_that_leads_nowhere_are_asked_about_and_marked() {
    shows!["P2.1-1"];
    let world = two();
    let mut browser = begun(&world);
    fill(&mut browser, "naam", &[("called", "test")]).is(422).says("Mogen we je zo noemen?");
    browser.submit(&at(&browser, "naam"), &[]).is(200).says("Vraag 3 van 8");
    fill(&mut browser, "geboren", &[("born_on", "23/11/2024")]).is(422).says("ben je 2 jaar");
    browser.submit(&at(&browser, "geboren"), &[]).is(200);
    fill(&mut browser, "gemeente", &[("municipality", "Mol")]).is(422);
    browser.submit(&at(&browser, "gemeente"), &[]).is(200);
    fill(&mut browser, "bereiken", &[("through", "-")]).is(422).says("weten we misschien niet hoe we je bereiken");
    browser.submit(&at(&browser, "bereiken"), &[]).is(200);
    browser.get(&at(&browser, "controle"));
    let own = code(&hand_in(&mut browser).is(200));

    world.member("Joke", Role::Coordinator, world_partnership(&world));
    let mut joke = world.as_("Joke");
    let list = joke.get("/inbox").is(200);
    assert_eq!(list.select("tbody .vreemd").len(), 1);
    let href = list.attributes("tbody th a", "href").pop().unwrap();
    let page = joke.get(&href).is(200).says("Vraag dit na bij de klant");
    page.says("De naam zegt niet wie dit is.")
        .says("de klant 2 jaar")
        .says("Mol hoort bij Kempen.")
        .says("Zo is de klant niet te bereiken.");
    // The client reads none of it.
    let mut client = world.browser();
    client.get("/code");
    client.submit("/code", &[("code", &own)]).is(200).keeps_quiet_about("Na te vragen").keeps_quiet_about("Mol hoort bij Kempen");
}

#[test]
fn a_birth_date_is_read_as_it_is_typed_and_a_year_alone_is_kept() {
    shows!["P2.1-1"];
    for engine in both_engines() {
        let world = World::on(engine);
        world.partnership("Westhoek", &[33_011]);
        let mut browser = begun(&world);
        let page = browser.get(&at(&browser, "geboren"));
        assert_eq!(page.attributes("#born_on[inputmode]", "id").len(), 0, "a keyboard with all signs");
        for typed in ["23111988", "231188", "23/11/88", "23 nov 1988", "23\u{a0}novembre\u{200b} 1988", "２３／１１／１９８８"] {
            fill(&mut browser, "geboren", &[("born_on", typed)]).is(200).says("Vraag 4 van 8");
            assert_eq!(browser.get(&at(&browser, "geboren")).attributes("#born_on", "value"), ["23/11/1988"], "{typed}");
        }
        fill(&mut browser, "naam", &[("called", "Amina")]).is(200);
        fill(&mut browser, "bereiken", &[("telephone", "\u{202d}+32 470 00 00 00\u{202c}")]).is(200);
        fill(&mut browser, "geboren", &[("born_on", "1988")]).is(422).says("Weet je ook de dag en de maand?");
        browser.submit(&at(&browser, "geboren"), &[]).is(200).says("Vraag 4 van 8");
        browser.get(&at(&browser, "controle")).says("1988. De juiste dag weet ik niet.").says("+32 470 00 00 00");
        hand_in(&mut browser).is(200);
        world.member("Joke", Role::Coordinator, world_partnership(&world));
        let mut joke = world.as_("Joke");
        let href = joke.get("/inbox").attributes("tbody th a", "href").pop().unwrap();
        joke.get(&href).says("1988 (de dag is niet bekend)").says("Van de geboortedatum weten we alleen 1988.");
    }
}

#[test]
fn who_is_asked_nothing_is_marked_nowhere() {
    let world = two();
    let mut browser = world.browser();
    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    hand_in(&mut browser).is(200);
    world.member("Joke", Role::Coordinator, world_partnership(&world));
    let list = world.as_("Joke").get("/inbox").is(200);
    assert_eq!(list.select("tbody .vreemd").len(), 0);
    let href = list.attributes("tbody th a", "href").pop().unwrap();
    world.as_("Joke").get(&href).is(200).keeps_quiet_about("Vraag dit na bij de klant");
}

#[test]
fn a_worker_who_types_over_is_asked_as_well() {
    shows!["P2.1-5"];
    let world = two();
    world.member("Nora", Role::OutreachWorker, world_partnership(&world));
    let mut nora = world.as_("Nora");
    let form = [
        ("channel", "telephone"),
        ("helper", "outreach"),
        ("called", "Jef"),
        ("born_on", "1/5/1990"),
        ("municipality", "Moll"),
        ("through", "-"),
        ("confirm_self", "1"),
        ("confirm_voluntary", "1"),
    ];
    nora.get("/inbox/overtypen");
    let asked = nora.submit("/inbox/overtypen", &form).is(422).says("Klopt dit?").says("Vraag het aan de klant.").says("Bedoel je");
    assert!(asked.attributes("input[name=kies]", "value").contains(&"Mol".to_owned()));
    nora.submit("/inbox/overtypen", &[("kies", "Mol")]).is(422).says("Mol hoort bij Kempen");
    nora.submit("/inbox/overtypen", &[]).is(200).says("Geef deze code aan de klant");
}

#[test]
fn of_a_shared_municipality_the_postcode_is_asked_and_what_is_left_open_is_marked() {
    shows!["P2.1-3"];
    for engine in both_engines() {
        let world = World::on(engine);
        world.partnership("Westhoek", &[33_011]);
        let cx = world.cx(&world.administrator());
        // Westhoek has Ieper, and one postcode of Poperinge; the other one is Kempen's.
        let file =
            "slug;name;nis;postcodes;valid_from\nwesthoek;Westhoek;33021;8970;2024-01-01\nkempen;Kempen;33021;8972 8978;2024-01-01\n";
        assert!(world.run(import(&world.app, &cx, file.as_bytes())).unwrap().bad.is_empty());
        let mut browser = begun(&world);
        browser.get(&at(&browser, "gemeente")).says("Aanmelding bij Westhoek");
        let asked = fill(&mut browser, "gemeente", &[("municipality", "Poperinge")]).is(422).says("Welke postcode heb je?");
        let choices = asked.attributes("input[name=kies]", "value");
        assert_eq!(choices[..3], ["8970 Poperinge", "8972 Poperinge", "8978 Poperinge"]);
        // A postcode decides: one is here, the other one is asked about, and neither is refused.
        browser.submit(&at(&browser, "gemeente"), &[("kies", "8970 Poperinge")]).is(200).says("Vraag 5 van 8");
        fill(&mut browser, "gemeente", &[("municipality", "Poperinge")]).is(422);
        let other = browser.submit(&at(&browser, "gemeente"), &[("kies", "8972 Poperinge")]).is(422);
        assert_eq!(other.says("8972 Poperinge hoort bij Kempen").attributes("main a[href='/p/kempen']", "href").len(), 1);
        browser.submit(&at(&browser, "gemeente"), &[]).is(200).says("Vraag 5 van 8");
        for typed in ["8970", "Poperinge 8970"] {
            fill(&mut browser, "gemeente", &[("municipality", typed)]).is(200).says("Vraag 5 van 8");
        }
        // Left as it is: taken, and marked for who works with it.
        fill(&mut browser, "gemeente", &[("municipality", "Poperinge")]).is(422);
        browser.submit(&at(&browser, "gemeente"), &[("kies", "")]).is(200).says("Vraag 5 van 8");
        fill(&mut browser, "naam", &[("called", "Amina")]).is(200);
        fill(&mut browser, "bereiken", &[("telephone", "0470 00 00 00")]).is(200);
        browser.get(&at(&browser, "controle")).says("Aanmelding van Amina bij Westhoek");
        hand_in(&mut browser).is(200);
        world.member("Joke", Role::Coordinator, world_partnership(&world));
        let mut joke = world.as_("Joke");
        let list = joke.get("/inbox").is(200);
        assert_eq!(list.select("tbody .vreemd").len(), 1);
        let href = list.attributes("tbody th a", "href").pop().unwrap();
        joke.get(&href).says("Niet heel Poperinge hoort bij hetzelfde partnerschap. Vraag de postcode: 8970, 8972 en 8978.");
    }
}
