//! The screening beside the talk: each rule with its answers and its paragraph.

use schakel_testkit::{World, both_engines, shows};

use super::{TOLD, all_in_order, come_in, save, screened, staffed};

#[test]
fn before_the_talk_is_said_to_be_done_it_tells_what_is_open_and_what_a_table_would_refuse() {
    shows!["P1.2-6"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, _) = come_in(&world, None);
        let mut olga = world.as_("Olga");
        all_in_order(&world, &mut olga, &talk);
        let finishes = |page: &schakel_testkit::Answer| page.select("section[aria-labelledby=h-klaar] li");
        let page = olga
            .get(&talk)
            .is(200)
            .says("De klant heeft nog geen ja gezegd om besproken te worden")
            .says("Aan tafel kan zo geen traject openen");
        let open = finishes(&page);
        assert!(open.iter().any(|line| line.contains("een team dat leest") && line.contains("§2.1")), "{open:?}");
        assert_eq!(page.attributes("section[aria-labelledby=h-klaar] li a", "href").last(), Some(&format!("{talk}/afspraken")));
        // The last chapter leads to looking through it, and that to saying that it is done.
        olga.get(&format!("{talk}/afspraken")).is(200).says("Bewaren en nakijken").keeps_quiet_about("Bewaren en afronden");
        let agreed = [("discuss", "yes"), ("named", "later"), ("team", "yes")];
        let page = olga.submit(&format!("{talk}/afspraken"), &agreed).is(200);
        assert_eq!(page.attributes(".kop .knoppen a", "href"), ["#h-klaar"], "all chapters were gone through");
        page.says("kan een casusbespreking een traject openen").keeps_quiet_about("Aan tafel kan zo geen traject openen");
        // What a fact forbids is told before it is said at the table; what the table weighs is no refusal.
        save(&world, &mut olga, &talk, "leven", &[("complex", "no"), ("distance", "no")]).is(200);
        olga.get(&talk).is(200).says("kan een casusbespreking een traject openen");
        save(&world, &mut olga, &talk, "wie", &[("residence", "no")]).is(200);
        let page = olga.get(&talk).is(200);
        assert!(finishes(&page).iter().any(|line| line.contains("verblijfsstatuut")), "{:?}", finishes(&page));
        olga.submit(&format!("{talk}/klaar"), &[]).is(200).says("Het gesprek is klaar.");
    }
}

#[test]
fn each_rule_of_the_target_group_is_told_with_its_answers_and_its_paragraph() {
    shows!["P1.2-2", "P1.2-4", "P1.2-6", "P3.1-2"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, _) = come_in(&world, None);
        let mut olga = world.as_("Olga");
        all_in_order(&world, &mut olga, &talk);
        let page = olga.get(&talk).is(200);
        let (outcome, asked, broken) = screened(&page);
        assert_eq!((outcome.as_str(), asked.len(), broken.len()), ("Komt in aanmerking", 0, 0), "{asked:?} {broken:?}");
        page.says("38 jaar op de dag van aanmelding (23 november 2026)").says("Werkt niet en zoekt werk");
        let (out, weighs) = (("Komt niet in aanmerking", "fout"), ("De casusbespreking weegt af", "let"));
        for ((says, class), chapter, wrong, right, words) in [
            (out, "werk", &[("work", "full_time")][..], &[("work", "seeking")][..], "niet beroepsactief of zoekt werk"),
            (weighs, "leven", &[("complex", "no")], &[("complex", "yes")], "complexe multiproblematiek"),
            (weighs, "leven", &[("distance", "no")], &[("distance", "yes")], "grote afstand tot de arbeidsmarkt"),
            (weighs, "aanbod", &[("regular_offer", "yes")], &[("regular_offer", "no")], "bestaande reguliere aanbod"),
            (out, "wie", &[("residence", "no")], &[("residence", "yes")], "verblijfsstatuut"),
            (out, "wie", &[("born_on", "24/11/2010")], &[("born_on", "3/2/1988")], "minstens 16 jaar"),
            (
                out,
                "werk",
                &[("ill", "yes"), ("contract", "yes")],
                &[("ill", "no"), ("contract", "no")],
                "langdurig ziek is én een arbeidscontract heeft",
            ),
        ] {
            let page = save(&world, &mut olga, &talk, chapter, wrong).is(200);
            assert_eq!(screened(&page).0, says, "{words}");
            let rules = page.select(&format!(".screening > .regels > .{class}"));
            assert!(rules.iter().any(|rule| rule.contains(words) && rule.contains("§1.2")), "{words}: {rules:?}");
            save(&world, &mut olga, &talk, chapter, right).is(200);
        }
        let page = save(&world, &mut olga, &talk, "vdab", &[("known", "yes"), ("client_file", "yes"), ("service", "glow"), TOLD]).is(200);
        let (_, _, broken) = screened(&page);
        assert!(broken.iter().any(|rule| rule.contains("GLOW") && rule.contains("§3.1")), "{broken:?}");
    }
}

#[test]
fn answers_that_contradict_each_other_are_to_be_asked_again() {
    shows!["P1.2-6"];
    let world = staffed(World::new());
    let (talk, code) = come_in(&world, Some("1988-02-03"));
    let mut olga = world.as_("Olga");
    olga.get(&format!("{talk}/wie")).says("In de aanmelding staat 3 februari 1988");
    let page = save(&world, &mut olga, &talk, "wie", &[("born_on", "3/2/1989"), ("residence", "yes")]).is(200);
    let (outcome, asked, _) = screened(&page);
    assert_eq!(outcome, "Nog iets te vragen");
    assert!(asked.first().is_some_and(|ask| ask.contains("twee verschillende geboortedata")), "{asked:?}");
    let page = save(&world, &mut olga, &talk, "wie", &[("compared", "1")]).is(200);
    let (_, asked, _) = screened(&page);
    assert!(asked.iter().all(|ask| !ask.contains("geboortedata")), "{asked:?}");
    // What was compared with the client is right from now on on every page, and the client reads that it was corrected.
    olga.get(talk.trim_end_matches("/gesprek")).is(200).says("3 februari 1989").says("verbeterde de gegevens");
    world.client(&code).get("/mijn").is(200).says("3 februari 1989").says("Heeft je gegevens verbeterd");
    // A client who is at home for long with a full-time contract says nothing that cannot be true: that is the exclusion itself.
    let page = save(&world, &mut olga, &talk, "werk", &[("work", "full_time"), ("ill", "yes"), ("contract", "yes")]).is(200);
    let (_, asked, broken) = screened(&page);
    assert!(broken.iter().any(|rule| rule.contains("langdurig ziek is én een arbeidscontract heeft")), "{broken:?}");
    assert!(asked.iter().all(|ask| !ask.contains("Vraag hoe het zit")), "{asked:?}");
    let file = [("known", "no"), ("client_file", "no"), ("service", "glow"), TOLD];
    let (_, asked, broken) = screened(&save(&world, &mut olga, &talk, "vdab", &file).is(200));
    assert!(asked.iter().any(|ask| ask.contains("Er is geen klantendossier")), "{asked:?}");
    assert!(broken.iter().all(|rule| !rule.contains("GLOW")), "nothing is concluded from what cannot all be true: {broken:?}");
}

#[test]
fn who_is_sixteen_goes_to_education_first_unless_the_reason_why_not_is_recorded() {
    shows!["P1.2-5"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        // Sixteen on the very day of registration; the years that pass afterwards change nothing.
        let (talk, _) = come_in(&world, Some("2010-11-23"));
        world.days_later(900);
        let mut olga = world.as_("Olga");
        let page = olga.get(&format!("{talk}/aanbod")).is(200);
        page.clone().says("16 jaar op de dag van aanmelding (23 november 2026)").says("Dan gaat onderwijs voor");
        let page = save(&world, &mut olga, &talk, "aanbod", &[("education", "realistic")]).is(200);
        assert_eq!(screened(&page).0, "Eerst naar onderwijs");
        let page = save(&world, &mut olga, &talk, "aanbod", &[("education", "not_realistic"), ("education_reason", "  ")]).is(422);
        page.says("Schrijf op waarom onderwijs niet meer kan");
        let reason = [("education", "not_realistic"), ("education_reason", "Drie scholen geprobeerd, nergens meer welkom.")];
        let page = save(&world, &mut olga, &talk, "aanbod", &reason).is(200);
        assert_eq!(screened(&page).0, "Nog iets te vragen");
        assert!(page.body.contains("Drie scholen geprobeerd"));
        let (adult, _) = come_in(&world, Some("1990-01-01"));
        assert!(!olga.get(&format!("{adult}/aanbod")).is(200).body.contains("name=\"education\""));
    }
}

#[test]
fn what_the_talk_learns_of_a_birth_date_every_page_shows() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        let registration = talk.trim_end_matches("/gesprek").to_owned();
        let mut olga = world.as_("Olga");
        // A year alone is as much as is known, and is kept as that.
        let page = save(&world, &mut olga, &talk, "wie", &[("born_on", "1988"), ("residence", "yes")]).is(200);
        assert_eq!(page.attributes("#born_on", "value"), ["1988"], "{engine:?}");
        let page = page.says("De leeftijd is nog niet bekend");
        assert!(screened(&page).1.iter().all(|ask| !ask.contains("Wanneer ben je geboren?")), "whatever the day, that is an adult");
        olga.get(&registration).is(200).says("1988");
        world.client(&code).get("/mijn").is(200).says("1988");
        // Then the day, which counts everywhere; and a typing error of one's own is corrected without more words.
        save(&world, &mut olga, &talk, "wie", &[("born_on", "3/2/1989")]).is(200);
        let page = save(&world, &mut olga, &talk, "wie", &[("born_on", "3/2/1988")]).is(200);
        assert!(screened(&page).1.iter().all(|ask| !ask.contains("geboortedata")), "{engine:?}");
        olga.get(&registration).is(200).says("3 februari 1988");
        // Now a year alone says less, and the same year says nothing new.
        save(&world, &mut olga, &talk, "wie", &[("born_on", "1990")]).is(422).says("In de aanmelding staat een andere datum");
        save(&world, &mut olga, &talk, "wie", &[("born_on", "2031")]).is(422).says("Deze dag moet nog komen");
        let page = save(&world, &mut olga, &talk, "wie", &[("born_on", "1988")]).is(200);
        assert_eq!(page.attributes("#born_on", "value"), ["03/02/1988"], "{engine:?}");
        // Corrected outside the talk it does not contradict what was said in it.
        let mut nora = world.as_("Nora");
        nora.get(&format!("{registration}/verbeteren")).is(200);
        nora.submit(&format!("{registration}/verbeteren"), &[("born_on", "4/2/1988"), ("said", "ja")]).is(200);
        let page = olga.get(&talk).is(200);
        assert!(screened(&page).1.iter().all(|ask| !ask.contains("geboortedata")), "{engine:?}");
        assert_eq!(olga.get(&format!("{talk}/wie")).attributes("#born_on", "value"), ["04/02/1988"], "{engine:?}");
    }
}
