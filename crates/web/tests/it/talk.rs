//! The first talk (§2.2), chapter by chapter: what is asked, and what may stay open. A module for each of its other promises.

pub(crate) mod agreed;
mod round;
mod screening;
mod vdab;
mod workers;

use schakel_app::registration::{self, Confirmed, TypedOver};
use schakel_domain::{
    actor::Role,
    registration::{Answer, Answers, Channel, Contact},
    time::Date,
    words::Line,
};
use schakel_testkit::{Browser, World, both_engines, shows};

fn staffed(world: World) -> World {
    let here = world.partnership("Westhoek", &[33_011]).id;
    let there = world.partnership("Meetjesland", &[43_005]).id;
    world.member("Nora", Role::Coordinator, here);
    world.member("Olga", Role::OutreachWorker, here);
    world.member("Joris", Role::Caseworker, here);
    world.member("Bea", Role::Buddy, here);
    world.member("Vera", Role::VdabAdviser, here);
    world.member("Lea", Role::TeamLeader, here);
    world.member("Kato", Role::QualityCoach, here);
    world.member("Ada", Role::Coordinator, there);
    world
}

/// A registration that Olga supported; returns the address of the talk and the client's code.
fn come_in(world: &World, born: Option<&str>) -> (String, String) {
    let line = |text: &str| Line::parse(text).unwrap();
    let answers = Answers {
        called: Some(line("Amina")),
        family_name: Answer::Given(line("Voorbeeld")),
        born_on: born.map_or(Answer::Later, |day| Answer::Given(day.parse::<Date>().unwrap())),
        contact: Contact { telephone: Some(line("0470 00 00 00")), ..Contact::default() },
        ..Answers::default()
    };
    let confirmed = Confirmed { registers_self: true, knows_it_is_voluntary: true };
    let typed = TypedOver { answers, channel: Channel::Talk, confirmed };
    let made = world.run(registration::type_over(&world.app, &world.cx(&world.known("Olga").actor), typed)).unwrap();
    (format!("/inbox/{}/gesprek", made.id), made.code(&world.app).to_string())
}

/// Saves a chapter a second later and stays there; returns the page.
fn save(world: &World, browser: &mut Browser, talk: &str, chapter: &str, values: &[(&str, &str)]) -> schakel_testkit::Answer {
    let path = format!("{talk}/{chapter}");
    browser.get(&path).is(200);
    world.clock.advance_seconds(1);
    let values: Vec<_> = values.iter().copied().chain([("blijf", "1")]).collect();
    browser.submit(&path, &values)
}

const WHO: &[(&str, &str)] = &[("born_on", "3/2/1988"), ("residence", "yes")];

const WORK: &[(&str, &str)] = &[("work", "seeking"), ("ill", "no"), ("contract", "no")];

const TOLD: (&str, &str) = ("source", "told_by_client");

/// Everything that a person of the target group without a client file would say.
fn all_in_order(world: &World, browser: &mut Browser, talk: &str) {
    save(world, browser, talk, "wie", WHO).is(200);
    save(world, browser, talk, "werk", WORK).is(200);
    let mut fields = {
        browser.get(&format!("{talk}/leven")).is(200);
        browser.filled(&format!("{talk}/leven"), &[("complex", "yes"), ("distance", "yes"), ("blijf", "1")])
    };
    fields.extend([("threshold", "money"), ("threshold", "housing")].map(|(name, value)| (name.to_owned(), value.to_owned())));
    browser.post(&format!("{talk}/leven"), &fields).is(200);
    save(world, browser, talk, "vdab", &[("known", "no"), ("client_file", "no"), ("service", "none"), TOLD]).is(200);
    save(world, browser, talk, "aanbod", &[("regular_offer", "no")]).is(200);
}

/// What the screening says is still to be asked, and what is not in order.
fn screened(page: &schakel_testkit::Answer) -> (String, Vec<String>, Vec<String>) {
    let outcome = page.select(".screening .staat").concat();
    let broken = page.select(".screening > .regels > .fout");
    let asked = page.select(".screening > .vragen > li");
    (outcome, asked, broken)
}

#[test]
fn the_conversation_is_guided_chapter_by_chapter_and_everything_may_stay_open() {
    shows!["P1.2-6"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        let mut olga = world.as_("Olga");
        let registration = olga.get(talk.trim_end_matches("/gesprek")).is(200).says("Het eerste gesprek is nog niet begonnen.");
        assert_eq!(registration.attributes("#h-gesprek ~ p a", "href"), [talk.as_str()]);
        let overview = olga.get(&talk).is(200).says("§2.2").says("Nog iets te vragen").says("Begin het gesprek");
        assert_eq!(overview.select("ol.hoofdstukken a").len(), 6);
        assert!(overview.form(&format!("{talk}/klaar")).is_none(), "nothing was asked yet");
        let (_, asked, broken) = screened(&overview);
        assert!(asked.iter().any(|ask| ask.contains("Ben je gekend bij VDAB?") && ask.contains("§2.2")), "{asked:?}");
        assert!(asked.iter().any(|ask| ask.contains("Heb je een verblijfsstatuut?") && ask.contains("§1.2")), "{asked:?}");
        assert!(broken.is_empty(), "nothing is known, and that is no refusal: {broken:?}");
        // Each save goes on to the next chapter; "I don't know" and "rather later" are answers everywhere.
        olga.get(&format!("{talk}/vdab")).says("Hoofdstuk 1 van 6").says("Weet ik niet").says("Liever later");
        let next = olga.submit(&format!("{talk}/vdab"), &[("known", "later"), ("client_file", "later")]).is(200);
        assert_eq!(next.path, format!("{talk}/wie"));
        let next = olga.submit(&format!("{talk}/wie"), &[("born_on_skip", "later"), ("residence", "unknown")]).is(200);
        assert_eq!(next.path, format!("{talk}/werk"));
        let next = olga.submit(&format!("{talk}/werk"), &[("work", "unknown"), ("ill", "later"), ("contract", "later")]).is(200);
        assert_eq!(next.path, format!("{talk}/leven"));
        let next = olga.submit(&format!("{talk}/leven"), &[("complex", "unknown")]).is(200);
        assert_eq!(next.path, format!("{talk}/aanbod"));
        let next = olga.submit(&format!("{talk}/aanbod"), &[]).is(200);
        assert_eq!(next.path, format!("{talk}/afspraken"));
        let over = olga.submit(&format!("{talk}/afspraken"), &[("discuss", "later")]).is(200);
        assert_eq!(over.path, talk);
        let (outcome, _, broken) = screened(&over);
        assert_eq!((outcome.as_str(), broken.len()), ("Nog iets te vragen", 0), "unknown is never no");
        let kept = olga.get(&format!("{talk}/werk"));
        assert_eq!(kept.attributes("input[name=ill][checked]", "value"), ["later"]);
        assert_eq!(olga.get(&format!("{talk}/vdab")).attributes("input[name=known][checked]", "value"), ["later"]);
        olga.get(&talk);
        olga.submit(&format!("{talk}/klaar"), &[]).is(200).says("Het gesprek is klaar.").says("was klaar op 23 november 2026");
        world.client(&code).get("/mijn").says("Je eerste gesprek is afgerond op 23 november 2026");
    }
}

#[test]
fn each_threshold_has_the_partner_that_works_on_it() {
    shows!["P1.2-7"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, _) = come_in(&world, None);
        let path = format!("{talk}/leven");
        let mut olga = world.as_("Olga");
        let page = olga.get(&path).is(200);
        let offered = page.select("#partner-money option");
        assert_eq!(offered, ["Nog niemand", "Gemeente Westhoek", "OCMW Westhoek", "Vzw De Brug Westhoek"]);
        let ocmw = page.attributes("#partner-money option", "value")[2].clone();
        let mut fields =
            olga.filled(&path, &[("complex", "yes"), ("words-money", "Brieven blijven toe."), ("partner-money", &ocmw), ("blijf", "1")]);
        fields.extend([("threshold", "money"), ("threshold", "housing")].map(|(name, value)| (name.to_owned(), value.to_owned())));
        let page = olga.post(&path, &fields).is(200);
        assert_eq!(page.attributes("input[name=threshold][checked]", "value"), ["money", "housing"]);
        assert_eq!(page.attributes("#words-money", "value"), ["Brieven blijven toe."]);
        assert_eq!(page.select("#partner-money option[selected]"), ["OCMW Westhoek"]);
        // Taken away again, with its words still in the field.
        let fields: Vec<_> = olga.filled(&path, &[]).into_iter().filter(|(name, value)| name != "threshold" || value != "money").collect();
        let page = olga.post(&path, &fields).is(200);
        drop(page);
        let page = olga.get(&path);
        assert_eq!(page.attributes("input[name=threshold][checked]", "value"), ["housing"]);
        for bad in ["geen", "0190f3c2-7c1e-7abc-8def-0123456789ab"] {
            save(&world, &mut olga, &talk, "leven", &[("threshold", "money"), ("partner-money", bad)]).is(422);
        }
        save(&world, &mut olga, &talk, "leven", &[("threshold", "money"), ("words-money", "a\0b")]).is(422).says("Typ de tekst opnieuw");
    }
}

#[test]
fn what_nobody_means_to_type_is_told_field_by_field() {
    let world = staffed(World::new());
    let (talk, _) = come_in(&world, None);
    let mut olga = world.as_("Olga");
    let long = "x".repeat(5_000);
    for (chapter, values, words) in [
        ("wie", vec![("born_on", "31/2/1990")], "Deze dag bestaat niet"),
        ("wie", vec![("born_on", "24/11/2026")], "Deze dag moet nog komen"),
        ("wie", vec![("born_on", "1/1/1890")], "te lang geleden"),
        ("wie", vec![("born_on", "1/1/1990"), ("born_on_skip", "later")], "Niet allebei"),
        ("wie", vec![("residence", "misschien")], "Kies een van de mogelijkheden"),
        ("werk", vec![("work", "soms")], "Kies een van de mogelijkheden"),
        ("aanbod", vec![("regular_offer_why", long.as_str())], "Gebruik hoogstens 4000 tekens"),
        ("afspraken", vec![("remark", "a\u{7}b")], "Typ de tekst opnieuw"),
        ("vdab", vec![("mediator", "vdab"), ("mediator_name", "a\0b"), TOLD], "Typ de tekst opnieuw"),
    ] {
        save(&world, &mut olga, &talk, chapter, &values).is(422).says(words);
    }
    olga.get(&format!("{talk}/nergens")).is(404);
    let overview = olga.get(&talk).is(200).says("nog niet begonnen");
    assert!(overview.form(&format!("{talk}/klaar")).is_none());
}
