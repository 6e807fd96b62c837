//! What an installation says of itself: who answers for the data, whom to ask and where to complain, and whom the pages do not serve yet.

use schakel_domain::actor::Role;
use schakel_testkit::{Engine, World, both_engines};
use schakel_web::{Accountable, Compliance, InLanguages};

fn filled() -> Accountable {
    Accountable {
        controller: "OCMW Voorbeeldstad".to_owned(),
        reach: "Markt 1, 9999 Voorbeeldstad".to_owned(),
        officer: "fg@voorbeeld.example".to_owned(),
        ground: InLanguages {
            nl: "Een taak van algemeen belang.".to_owned(),
            fr: "Une mission d’intérêt public.".to_owned(),
            en: String::new(),
        },
        keeping: InLanguages { nl: "Twee jaar na het einde.".to_owned(), ..InLanguages::default() },
        security: "mailto:veilig@voorbeeld.example".to_owned(),
        accessibility: "site@voorbeeld.example".to_owned(),
        compliance: Compliance::Partial,
    }
}

fn world() -> World {
    World::with(Engine::Sqlite, |settings| {
        settings.accountable = filled();
        settings.expire_days = 90;
    })
}

#[test]
fn the_page_on_privacy_says_who_answers_on_what_ground_how_long_and_where_to_complain() {
    let world = world();
    for (language, controller, ground, days) in [
        ("nl", "Verantwoordelijk voor je gegevens: OCMW Voorbeeldstad", "Een taak van algemeen belang.", "na 90 dagen"),
        ("fr", "Responsable de vos données : OCMW Voorbeeldstad", "Une mission d’intérêt public.", "après 90 jours"),
        ("en", "Responsible for your data: OCMW Voorbeeldstad", "Een taak van algemeen belang.", "after 90 days"),
    ] {
        let page = world.browser().speaking(language).get("/privacy").is(200);
        let page = page.says(controller).says(ground).says(days).says("Markt 1, 9999 Voorbeeldstad").says("fg@voorbeeld.example");
        // What was typed in another language than that of the page is read in its own.
        assert_eq!(page.select("p[lang=nl]").len(), ["nl", "fr", "en"].iter().position(|own| *own == language).unwrap(), "{language}");
        for supervisor in ["https://www.vlaanderen.be/vlaamse-toezichtcommissie", "https://www.gegevensbeschermingsautoriteit.be"] {
            assert_eq!(page.attributes(&format!("main a[href='{supervisor}']"), "rel"), ["noopener noreferrer"], "{language}");
        }
    }
}

#[test]
fn the_statement_on_accessibility_says_what_does_not_comply_since_when_and_where_to_complain() {
    let world = world();
    for (language, why) in [
        ("nl", "Wie je toestel deelt, zou anders kunnen zien wat je hier ingevuld hebt."),
        ("fr", "Une personne qui partage votre appareil pourrait sinon voir ce que vous avez écrit ici."),
        ("en", "Otherwise someone who shares your device could see what you wrote here."),
    ] {
        let page = world.browser().speaking(language).get("/toegankelijkheid").is(200);
        let page = page.says("EN 301 549").says("1.3.5").says(why).says("2026").says("site@voorbeeld.example");
        assert_eq!(page.select("main a[href='https://www.vlaamseombudsdienst.be']").len(), 1, "{language}");
    }
}

#[test]
fn a_weakness_has_an_address_and_so_have_questions() {
    let world = world();
    let told = world.browser().get("/.well-known/security.txt").is(200).body;
    assert!(told.contains("Contact: mailto:veilig@voorbeeld.example\n"), "{told}");
    // 180 days from 23 November 2026, 9 o'clock.
    assert!(told.contains("Expires: 2027-05-22T09:00:00Z\n"), "{told}");
    let contact = world.browser().get("/contact").is(200).says("OCMW Voorbeeldstad").says("fg@voorbeeld.example");
    assert_eq!(contact.select("main a[href='mailto:veilig@voorbeeld.example']").len(), 1);
}

#[test]
fn what_nobody_filled_in_is_said_to_be_so() {
    let world = World::new();
    for (language, empty) in [
        ("nl", "Dit is hier nog niet ingevuld."),
        ("fr", "Ceci n’est pas encore indiqué ici."),
        ("en", "This has not been filled in here yet."),
    ] {
        let page = world.browser().speaking(language).get("/privacy").is(200);
        assert_eq!(page.words().matches(empty).count(), 3, "controller, ground and keeping, in {language}");
        world.browser().speaking(language).get("/toegankelijkheid").is(200).keeps_quiet_about("example");
    }
    let told = world.browser().get("/.well-known/security.txt").is(200).body;
    assert!(told.contains("Contact: http://localhost/contact\n"), "{told}");
    world.browser().get("/contact").is(200).keeps_quiet_about("voorbeeld.example");
}

/// Westhoek names its own controller and officer; Kempen says nothing of itself.
fn two_partnerships(engine: Engine) -> World {
    let world = World::with(engine, |settings| settings.accountable = filled());
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.partnership("Kempen", &[13_025]);
    world.member("Joke", Role::Coordinator, here);
    world.member("Bas", Role::Buddy, here);
    let mut joke = world.as_("Joke");
    joke.get("/opties").is(200).says("Wie antwoordt voor de gegevens");
    let own = [
        ("controller", "OCMW Proefdorp"),
        ("controller_address", "Proefplein 7\r\n8900 Proefdorp"),
        ("officer", "057 00 00 07"),
        ("complaint", "Klachtendienst Proefdorp, klacht@proefdorp.example"),
    ];
    joke.submit("/opties", &own).is(200).says("bewaard");
    world
}

#[test]
fn a_partnership_says_itself_who_answers_and_else_the_installation_does() {
    for engine in both_engines() {
        let world = two_partnerships(engine);
        for (language, controller, whose, complaint) in [
            (
                "nl",
                "Verantwoordelijk voor je gegevens: OCMW Proefdorp",
                "Dit geldt voor Westhoek.",
                "Je kan eerst hier terecht: Klachtendienst",
            ),
            (
                "fr",
                "Responsable de vos données : OCMW Proefdorp",
                "Ceci vaut pour Westhoek.",
                "Vous pouvez d’abord vous adresser ici : Klachtendienst",
            ),
            ("en", "Responsible for your data: OCMW Proefdorp", "This is so for Westhoek.", "You can go here first: Klachtendienst"),
        ] {
            let page = world.browser().speaking(language).get("/p/westhoek/privacy").is(200).says(controller).says(whose).says(complaint);
            let page = page.says("Proefplein 7").says("057 00 00 07").says("Klachtendienst Proefdorp, klacht@proefdorp.example");
            // The way to reach one controller is never said of another, and what the partnership does not say is the installation's.
            page.keeps_quiet_about("Voorbeeldstad").keeps_quiet_about("fg@voorbeeld.example").says(if language == "fr" {
                "Une mission d’intérêt public."
            } else {
                "Een taak van algemeen belang."
            });
        }
        let other = world.browser().get("/p/kempen/privacy").is(200).says("OCMW Voorbeeldstad").says("fg@voorbeeld.example");
        other.says("Dit geldt voor Kempen.").keeps_quiet_about("Proefdorp").keeps_quiet_about("Je kan eerst hier terecht");
        // Without a partnership it is the installation's, and says where the others stand.
        let general = world.browser().get("/privacy").is(200).says("OCMW Voorbeeldstad").says("Kies je partnerschap, en lees daar wie.");
        assert_eq!(general.attributes("main a[href='/partnerschappen']", "href").len(), 1);
        general.keeps_quiet_about("Proefdorp");
        world.browser().get("/p/bestaat-niet/privacy").is(404);
        // Its clients and members read it everywhere, on the general pages too.
        let (_, code) = world.registration("Joke", "Amina", "Voorbeeld");
        let mut client = world.client(&code);
        assert_eq!(client.get("/mijn").attributes("main a[href='/p/westhoek/privacy']", "href").len(), 1);
        for path in ["/privacy", "/contact"] {
            client.get(path).is(200).says("OCMW Proefdorp").says("057 00 00 07").keeps_quiet_about("Voorbeeldstad");
            world.as_("Joke").get(path).is(200).says("OCMW Proefdorp").keeps_quiet_about("Voorbeeldstad");
        }
        world.browser().get("/contact").is(200).says("OCMW Voorbeeldstad").keeps_quiet_about("Proefdorp");
        for path in ["/p/westhoek", "/p/westhoek/aanmelden"] {
            assert_eq!(world.browser().get(path).attributes("main a[href='/p/westhoek/privacy']", "href").len(), 1, "{path}");
        }
    }
}

#[test]
fn what_cannot_be_true_of_who_answers_is_said_at_its_field_and_only_who_edits_the_options_fills_it_in() {
    let world = two_partnerships(Engine::Sqlite);
    let mut joke = world.as_("Joke");
    for (wrong, said) in [
        (("officer", "vraag het aan Amina"), "Schrijf een e-mailadres zoals privacy@voorbeeld.be, of een telefoonnummer"),
        (("officer", "fg@voorbeeld"), "Schrijf een e-mailadres zoals privacy@voorbeeld.be"),
        (("controller", ""), "Schrijf ook de naam bij het adres."),
    ] {
        joke.get("/opties");
        let page = joke.submit("/opties", &[wrong]).is(422).says(said);
        assert_eq!(page.attributes(&format!("#{}", wrong.0), "aria-invalid"), ["true"], "{}", wrong.0);
        world.browser().get("/p/westhoek/privacy").says("OCMW Proefdorp").says("057 00 00 07");
    }
    // The officer alone is the partnership's own; the controller is then the installation's, with its own address.
    joke.get("/opties");
    joke.submit("/opties", &[("controller", ""), ("controller_address", ""), ("officer", "fg@proefdorp.example")]).says("bewaard");
    let page = world.browser().get("/p/westhoek/privacy").says("OCMW Voorbeeldstad").says("Markt 1, 9999 Voorbeeldstad");
    page.says("fg@proefdorp.example").keeps_quiet_about("fg@voorbeeld.example");
    assert_eq!(world.as_("Bas").get("/opties").status, 403);
}

#[test]
fn the_statement_on_accessibility_has_one_of_the_three_that_the_law_has() {
    for (compliance, said) in [
        (Compliance::Full, "Deze site voldoet volledig aan de norm"),
        (Compliance::Partial, "Deze site voldoet gedeeltelijk aan de norm"),
        (Compliance::Not, "Deze site voldoet niet aan de norm"),
    ] {
        let world = World::with(Engine::Sqlite, |settings| settings.accountable = Accountable { compliance, ..filled() });
        world.browser().get("/toegankelijkheid").is(200).says(said);
    }
}
