//! What an installation says of itself: who answers for the data, whom to ask and where to complain, and whom the pages do not serve yet.

use schakel_testkit::{Engine, World};
use schakel_web::{Accountable, InLanguages};

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
