//! The paper form, and the worker who types it over with the client.

use schakel_domain::actor::Role;
use schakel_testkit::{World, both_engines, shows};

use super::{answer_all, at, code, hand_in, world, world_partnership};

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
        // Of a registration that she may not see she reads nothing, not even that there is one: else any name could be tried.
        let (new, known) = (over("Olga", "Nieuw", "1/5/1990"), over("Olga", "Testers", "1/5/1990"));
        assert_eq!(blind(&new), blind(&known));
        known.says("De coördinator vergelijkt elke aanmelding met de andere.");
        // Of her own she does. Accents and capitals make no other name.
        over("Olga", "TÉSTERS", "1/5/1990").says(exists);
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
    nora.get("/inbox/overtypen").is(200).says("De klant meldt zichzelf aan");
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
    client.submit("/code", &[("code", &code(&done))]).is(200).says("Dag Jef").says("Heeft je aanmelding overgetypt, samen met jou");
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

/// The words of a page without the code on it.
fn blind(page: &schakel_testkit::Answer) -> String {
    page.words().replace(&code(page), "")
}
