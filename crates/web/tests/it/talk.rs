//! The first talk (§2.2): chapter by chapter, the screening beside it, what is known about VDAB and from whom, what the client
//! agrees to and takes back.

use schakel_app::registration::{self, Confirmed, TypedOver};
use schakel_domain::{
    actor::Role,
    registration::{Answer, Answers, Channel, Contact},
    time::Date,
    words::Line,
};
use schakel_testkit::{Browser, PASSWORD, TalkHeld, World, both_engines, shows};

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
        browser.filled(&format!("{talk}/leven"), &[("complex", "yes"), ("blijf", "1")])
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
    let asked = page.select(".screening > .regels > li:not(.fout)");
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
        olga.get(&format!("{talk}/wie")).says("Hoofdstuk 1 van 6").says("Weet ik niet").says("Liever later");
        let next = olga.submit(&format!("{talk}/wie"), &[("born_on_skip", "later"), ("residence", "unknown")]).is(200);
        assert_eq!(next.path, format!("{talk}/werk"));
        let next = olga.submit(&format!("{talk}/werk"), &[("work", "unknown"), ("ill", "later"), ("contract", "later")]).is(200);
        assert_eq!(next.path, format!("{talk}/leven"));
        let next = olga.submit(&format!("{talk}/leven"), &[("complex", "unknown")]).is(200);
        assert_eq!(next.path, format!("{talk}/vdab"));
        let next = olga.submit(&format!("{talk}/vdab"), &[("known", "later"), ("client_file", "later")]).is(200);
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
        world.client(&code).get("/mijn").says("Je eerste gesprek was klaar op 23 november 2026");
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
        for (chapter, wrong, right, words) in [
            ("werk", &[("work", "full_time")][..], &[("work", "seeking")][..], "Wie voltijds werkt niet"),
            ("leven", &[("complex", "no"), ("threshold", "money")], &[("complex", "yes")], "complexe multiproblematiek"),
            ("aanbod", &[("regular_offer", "yes")], &[("regular_offer", "no")], "bestaande reguliere aanbod"),
            ("wie", &[("residence", "no")], &[("residence", "yes")], "verblijfsstatuut"),
            ("wie", &[("born_on", "24/11/2010")], &[("born_on", "3/2/1988")], "minstens 16 jaar"),
            (
                "werk",
                &[("ill", "yes"), ("contract", "yes")],
                &[("ill", "no"), ("contract", "no")],
                "langdurig ziek met een arbeidscontract",
            ),
        ] {
            let page = save(&world, &mut olga, &talk, chapter, wrong).is(200);
            let (outcome, _, broken) = screened(&page);
            assert_eq!(outcome, "Komt niet in aanmerking", "{words}");
            assert!(broken.iter().any(|rule| rule.contains(words) && rule.contains("§1.2")), "{words}: {broken:?}");
            if chapter == "leven" {
                let path = format!("{talk}/leven");
                let mut fields = olga.filled(&path, &[("complex", "yes")]);
                fields.push(("threshold".to_owned(), "housing".to_owned()));
                olga.post(&path, &fields).is(200);
            } else {
                save(&world, &mut olga, &talk, chapter, right).is(200);
            }
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
    let (talk, _) = come_in(&world, Some("1988-02-03"));
    let mut olga = world.as_("Olga");
    olga.get(&format!("{talk}/wie")).says("In de aanmelding staat 3 februari 1988");
    let page = save(&world, &mut olga, &talk, "wie", &[("born_on", "3/2/1989"), ("residence", "yes")]).is(200);
    let (outcome, asked, _) = screened(&page);
    assert_eq!(outcome, "Nog iets te vragen");
    assert!(asked.first().is_some_and(|ask| ask.contains("twee verschillende geboortedata")), "{asked:?}");
    let page = save(&world, &mut olga, &talk, "wie", &[("compared", "1")]).is(200);
    let (_, asked, _) = screened(&page);
    assert!(asked.iter().all(|ask| !ask.contains("geboortedata")), "{asked:?}");
    let page = save(&world, &mut olga, &talk, "werk", &[("work", "full_time"), ("ill", "yes"), ("contract", "no")]).is(200);
    let (_, asked, broken) = screened(&page);
    assert!(asked.iter().any(|ask| ask.contains("werkt voltijds en is ook langdurig ziek")), "{asked:?}");
    assert!(broken.is_empty(), "nothing is concluded from what cannot all be true: {broken:?}");
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
fn a_fact_about_vdab_has_the_client_as_its_source_and_a_day_that_has_been() {
    shows!["P1.3.2-6", "P2.2-2", "P2.2-4", "P2.2-7"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, _) = come_in(&world, None);
        let path = format!("{talk}/vdab");
        let mut olga = world.as_("Olga");
        let page = olga.get(&path).is(200).says("Niemand vraagt aan de VDAB-adviseur om de klant op te zoeken").says("§2.2");
        assert_eq!(
            page.attributes("input[name=source]", "value"),
            ["told_by_client", "seen_together", "document_brought", "three_way_meeting"]
        );
        assert_eq!(page.attributes("input[name=way]", "value"), ["asked", "together", "unknown", "later"]);
        assert_eq!(page.attributes("input[name=learnt_on]", "value"), ["23/11/2026"]);
        let facts = [("known", "yes"), ("client_file", "yes")];
        for (extra, words) in [
            (&[][..], "Kies hoe je dit weet"),
            (&[("source", "vdab")], "Kies een van de mogelijkheden"),
            (&[TOLD, ("learnt_on", "24/11/2026")], "Deze dag moet nog komen"),
            (&[TOLD, ("learnt_on", "30/2/2026")], "Deze dag bestaat niet"),
            (&[TOLD, ("learnt_on", "gisteren")], "Schrijf de datum als dag, maand en jaar"),
            (&[TOLD, ("learnt_on", " ")], "Vul dit in"),
        ] {
            let values: Vec<_> = facts.iter().chain(extra).copied().collect();
            let kept = save(&world, &mut olga, &talk, "vdab", &values).is(422).says(words);
            assert_eq!(kept.attributes("input[name=known][checked]", "value"), ["yes"], "nothing typed is lost");
        }
        olga.get(&path).keeps_quiet_about("Wat we over VDAB weten");
        let page = save(&world, &mut olga, &talk, "vdab", &[("way", "asked"), facts[0], facts[1], TOLD]).is(200);
        assert_eq!(page.select("table.lijst tbody th"), ["Gekend bij VDAB", "Klantendossier"]);
        let together = [
            ("way", "together"),
            ("enrolment", "05"),
            ("mediator", "vdab"),
            ("mediator_name", "An Modelmans"),
            ("service", "follow_up"),
            ("source", "seen_together"),
            ("learnt_on", "20/11/2026"),
        ];
        let page = save(&world, &mut olga, &talk, "vdab", &together).is(200);
        page.clone()
            .says("05: ten laste van het OCMW")
            .says("Een bemiddelaar van VDAB: An Modelmans")
            .says("Alleen opvolging door de bemiddelaar")
            .says("Samen bekeken in het klantendossier")
            .says("20 november 2026")
            .says("Olga Testers");
        assert_eq!(page.select("table.lijst tbody tr").len(), 5, "what did not change is not noted twice");
        // What is learnt later follows; what was known before stays to be read.
        let page = save(&world, &mut olga, &talk, "vdab", &[("enrolment", "none"), ("source", "document_brought")]).is(200);
        assert_eq!(page.select("tr.oud th"), ["Ingeschreven bij VDAB (ouder)"]);
        page.says("Niet ingeschreven bij VDAB").says("Op een document dat de klant meebracht");
    }
}

#[test]
fn without_a_client_file_the_partnership_can_start_and_with_one_the_conversation_is_an_open_step() {
    shows!["P2.2-6", "P2.2-8"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        let mut olga = world.as_("Olga");
        let none = save(&world, &mut olga, &talk, "vdab", &[("known", "no"), ("client_file", "no"), TOLD]).is(200);
        none.clone().says("het partnerschap kan direct aan de slag").says("schrijft de klant zich eerst in bij VDAB");
        assert!(!none.words().contains("nog af te spreken"));
        let page = save(&world, &mut olga, &talk, "vdab", &[("known", "yes"), ("client_file", "yes"), TOLD]).is(200);
        page.says("Gesprek met VDAB: nog af te spreken, sinds 23 november 2026");
        olga.get(&talk).says("Gesprek met VDAB: nog af te spreken");
        let say =
            ["0800 30 700", "ik heb interesse in het lokaal partnerschap", "gesprek met mijn VDAB-bemiddelaar of met mijn trusted advisor"];
        let sheet = olga.get(&format!("{talk}/servicelijn")).is(200).says("§2.2");
        let own = world.client(&code).get("/mijn").is(200).says("Je volgende stap").says("Vraag een gesprek met VDAB").says("§2.2");
        for words in say {
            assert!(sheet.words().contains(words) && own.words().contains(words), "{words}");
        }
        for (values, words) in [
            (&[("conversation", "planned"), ("conversation_on", "")][..], "Schrijf op welke dag"),
            (&[("conversation", "planned"), ("conversation_on", "22/11/2026")], "Deze dag is voorbij"),
            (&[("conversation", "held"), ("conversation_on", "24/11/2026")], "Deze dag moet nog komen"),
            (&[("conversation", "vergeten")], "Kies een van de mogelijkheden"),
        ] {
            let values: Vec<_> = values.iter().copied().chain([TOLD]).collect();
            save(&world, &mut olga, &talk, "vdab", &values).is(422).says(words);
        }
        let planned = [
            ("conversation", "planned"),
            ("conversation_on", "1/12/2026"),
            ("conversation_way", "servicelijn"),
            ("three_way", "yes"),
            TOLD,
        ];
        save(&world, &mut olga, &talk, "vdab", &planned)
            .is(200)
            .says("gepland op 1 december 2026")
            .says("Via de Servicelijn")
            .says("driegesprek gewenst");
        world.client(&code).get("/mijn").says("Ga naar je gesprek met VDAB").says("1 december 2026");
        world.days_later(9);
        let mut olga = world.as_("Olga");
        save(&world, &mut olga, &talk, "vdab", &[("conversation", "held"), TOLD])
            .is(200)
            .says("Gesprek met VDAB: gevoerd op 1 december 2026");
        // Not wanting it is an answer too: all goes through the client.
        let (other, _) = come_in(&world, None);
        let values = [("known", "yes"), ("client_file", "yes"), ("conversation", "declined"), TOLD];
        save(&world, &mut olga, &other, "vdab", &values).is(200).says("de klant wil dit nu niet. Dat mag.");
    }
}

#[test]
fn the_estimate_of_the_mediator_comes_through_the_client_and_stands_apart() {
    shows!["P2.2-10"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, _) = come_in(&world, None);
        let mut olga = world.as_("Olga");
        olga.get(&format!("{talk}/vdab"))
            .says("De bemiddelaar ziet het hele traject van de klant. De VDAB-adviseur in het partnerschap ziet dat niet.");
        let facts = [
            ("known", "yes"),
            ("client_file", "yes"),
            TOLD,
            ("estimate", "not_indicated"),
            ("estimate_words", "Eerst de opleiding afmaken."),
        ];
        save(&world, &mut olga, &talk, "vdab", &facts).is(422).says("Kies of je dit van de klant hoorde, of in een driegesprek");
        let seen: Vec<_> = facts.iter().copied().chain([("estimate_source", "seen_together")]).collect();
        save(&world, &mut olga, &talk, "vdab", &seen).is(422);
        let told: Vec<_> = facts.iter().copied().chain([("estimate_source", "three_way_meeting")]).collect();
        let page = save(&world, &mut olga, &talk, "vdab", &told).is(200);
        page.says("Inschatting van de bemiddelaar").says("Niet aangewezen: Eerst de opleiding afmaken.").says("In een driegesprek");
    }
}

#[test]
fn a_regular_service_that_goes_well_is_weighed_with_the_reason() {
    shows!["P2.2-3"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, _) = come_in(&world, None);
        let mut olga = world.as_("Olga");
        let base = [("known", "yes"), ("client_file", "yes"), ("service", "training"), ("success", "yes"), TOLD];
        let page = save(&world, &mut olga, &talk, "vdab", &base).is(200);
        assert!(screened(&page).1.iter().any(|ask| ask.contains("Weeg dan af") && ask.contains("§2.2")), "{:?}", screened(&page));
        save(&world, &mut olga, &talk, "vdab", &[("needed", "no")]).is(422).says("Schrijf op waarom wel of niet");
        let page =
            save(&world, &mut olga, &talk, "vdab", &[("needed", "no"), ("needed_reason", "De opleiding brengt werk dichtbij.")]).is(200);
        assert!(screened(&page).2.iter().any(|rule| rule.contains("of het partnerschap daarnaast nodig") && rule.contains("§2.2")));
        let page =
            save(&world, &mut olga, &talk, "vdab", &[("needed", "yes"), ("needed_reason", "Schulden houden de opleiding tegen.")]).is(200);
        assert!(screened(&page).2.iter().all(|rule| !rule.contains("daarnaast nodig")));
        assert!(page.body.contains("Schulden houden de opleiding tegen."));
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
fn of_two_workers_on_one_chapter_the_second_sees_both_versions() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, _) = come_in(&world, None);
        let path = format!("{talk}/werk");
        let (mut olga, mut nora) = (world.as_("Olga"), world.as_("Nora"));
        olga.get(&path);
        nora.get(&path);
        nora.submit(&path, &[("work", "full_time"), ("ill", "no")]).is(200);
        // Another chapter is nobody's business.
        save(&world, &mut nora, &talk, "wie", WHO).is(200);
        let both = olga.submit(&path, &[("work", "partly"), ("ill", "later")]).is(409);
        both.clone().says("Iemand anders bewaarde dit hoofdstuk").says("Nora Testers").says("Werkt voltijds");
        assert_eq!(both.attributes("input[name=work][checked]", "value"), ["partly"], "what was typed is still there");
        olga.submit(&path, &[("blijf", "1")]).is(200);
        assert_eq!(olga.get(&path).attributes("input[name=work][checked]", "value"), ["partly"]);
        assert_eq!(olga.get(&format!("{talk}/wie")).attributes("input[name=residence][checked]", "value"), ["yes"]);
        // The first save of all, by two at once.
        let (other, _) = come_in(&world, None);
        let path = format!("{other}/werk");
        olga.get(&path);
        nora.get(&path);
        olga.submit(&path, &[("work", "partly")]).is(200);
        nora.submit(&path, &[("work", "seeking")]).is(409).says("Olga Testers");
    }
}

#[test]
fn what_was_typed_is_given_back_to_who_may_not_save_it_any_more() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        let path = format!("{talk}/afspraken");
        let (mut olga, mut nora) = (world.as_("Olga"), world.as_("Nora"));
        olga.get(&path).is(200);
        nora.get(&path).is(200);
        let mut client = world.client(&code);
        client.get("/mijn/intrekken").is(200);
        client.submit("/mijn/intrekken", &[]).is(200);
        let typed = [("discuss", "yes"), ("remark", "Belt liever na de middag.")];
        // She may not know of it any more, and gets back her own words only.
        let page = olga.submit(&path, &typed).is(404).says("Wat jij typte").says("Belt liever na de middag.");
        page.keeps_quiet_about("Amina").keeps_quiet_about("yes");
        nora.submit(&path, &typed).is(403).refused("§2.2").says("Belt liever na de middag.");
        // What another site sends is not ours, and is not shown as if somebody here had typed it.
        let forged: Vec<_> = [("csrf", "x"), ("remark", "Van elders.")].map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        nora.post(&path, &forged).is(403).keeps_quiet_about("Van elders");
    }
}

#[test]
pub(crate) fn what_the_client_agreed_to_is_on_the_own_page_and_is_taken_back_there() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        let path = format!("{talk}/afspraken");
        let mut olga = world.as_("Olga");
        olga.get(&path).says("Nee zeggen mag altijd");
        save(&world, &mut olga, &talk, "afspraken", &[("discuss", "yes"), ("parts", "wish"), ("named", "no"), ("team", "yes")]).is(200);
        olga.get(&path).is(200);
        let mut client = world.client(&code);
        let own =
            client.get("/mijn").is(200).says("Waar je mee akkoord ging").says("De hulpvraag in eigen woorden").says("Je zei nee. Dat mag.");
        let links = ["/mijn/afspraken?wat=discuss", "/mijn/akkoord?wat=name", "/mijn/afspraken?wat=team"];
        assert_eq!(own.attributes("#akkoord ~ dl a", "href"), links);
        own.says("Schreef op wat je in het gesprek vertelde");
        client.get("/mijn/afspraken?wat=discuss").is(200).says("Je hoeft niet te zeggen waarom").says("§2.1");
        let own = client.submit("/mijn/afspraken", &[]).is(200).says("Je hebt het teruggenomen.");
        let links = ["/mijn/akkoord?wat=discuss", "/mijn/akkoord?wat=name", "/mijn/afspraken?wat=team"];
        assert_eq!(own.attributes("#akkoord ~ dl a", "href"), links);
        client.get("/mijn/afspraken?wat=discuss").is(404);
        client.get("/mijn/afspraken?wat=alles").is(200).says("Kies eerst wat je wil terugnemen");
        // A form that a worker had open does not agree again in the client's place.
        let stale =
            olga.submit(&path, &[("remark", "Belt liever na de middag.")]).is(409).says("De klant veranderde hier zelf een antwoord");
        assert_eq!(stale.attributes("input[name=discuss][checked]", "value"), ["no"]);
        assert!(stale.body.contains("Belt liever na de middag."));
        olga.submit(&path, &[("blijf", "1")]).is(200);
        olga.get(&talk).says("Besproken worden op een casusbespreking Nee");
        world.client(&code).get("/mijn").says("Je zei nee. Dat mag.");
        for (language, words) in [("en", "What you agreed to"), ("fr", "Ce que vous avez accepté")] {
            world.client(&code).get(&format!("/mijn?taal={language}")).says(words);
        }
        // Somebody else's code takes back nothing of this client.
        let (_, strange) = come_in(&world, None);
        world.client(&strange).get("/mijn/afspraken?wat=team").is(404);
    }
}

#[test]
fn what_was_taken_back_can_be_given_again_by_the_client_and_by_nobody_else() {
    shows!["P2.1-1"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let partnership = world.known("Nora").actor.partnership.unwrap();
        let (talk, code) = come_in(&world, None);
        let id = talk.trim_end_matches("/gesprek").rsplit('/').next().unwrap().parse().unwrap();
        let path = format!("{talk}/afspraken");
        let mut olga = world.as_("Olga");
        let said = [("discuss", "yes"), ("parts", "wish"), ("named", "no"), ("team", "later")];
        save(&world, &mut olga, &talk, "afspraken", &said).is(200);
        let conference = world.conference("Nora", "2026-12-02T09:00:00Z".parse().unwrap(), &["Nora", "Olga", "Vera"]);
        world.table("Nora", id, conference, false);
        olga.get(&path).is(200);
        let mut client = world.client(&code);
        let answer = |client: &mut Browser, to: &str, what: &str| {
            client.get(&format!("{to}?wat={what}")).is(200);
            client.submit(to, &[]).is(200)
        };
        // What was not answered with "no" is not there to be given, not by a form made by hand either.
        for what in ["discuss", "team"] {
            client.get(&format!("/mijn/akkoord?wat={what}")).is(404);
        }
        client.get("/mijn/akkoord?wat=name").is(200);
        let by_hand: Vec<_> = client.filled("/mijn/akkoord", &[("wat", "team")]);
        client.post("/mijn/akkoord", &by_hand).is(409);
        client.get("/mijn/akkoord?wat=alles").is(200).says("Kies eerst waar je ja op wil zeggen");
        // To be discussed: taken back, and given again. Nothing comes back onto an agenda by itself.
        let own = answer(&mut client, "/mijn/afspraken", "discuss").says("Zeg je toch ja, dan mogen ze dit weten: De hulpvraag");
        own.says("Ik wil toch ja zeggen");
        let page = client.get("/mijn/akkoord?wat=discuss").is(200).says("Zij zien alleen wat jij wil delen.");
        page.says("§2.1").keeps_quiet_about("Amina");
        let form = client.filled("/mijn/akkoord", &[]);
        client.post("/mijn/akkoord", &form).is(200).says("Je gaat weer akkoord.").says("Dit mogen ze weten: De hulpvraag");
        client.post("/mijn/akkoord", &form).is(200).says("Je gaat weer akkoord.");
        let tabled = world.run(async { world.app.behind().store.read_in(partnership).await?.tabled_for(id).await }).unwrap();
        assert!(tabled.is_none(), "{engine:?}");
        world.table("Nora", id, conference, false);
        // The name: no agenda could have it, and now it can be asked again.
        let table = format!("/inbox/{id}/agenda");
        answer(&mut client, "/mijn/afspraken", "discuss");
        answer(&mut client, "/mijn/akkoord", "discuss");
        world.as_("Nora").get(&table).is(200).says("op geen enkele bespreking");
        answer(&mut client, "/mijn/akkoord", "name").says("Je gaat weer akkoord.");
        world.as_("Nora").get(&table).is(200).keeps_quiet_about("op geen enkele bespreking");
        // A form that a worker had open does not refuse in the client's place; the log tells who it was.
        let stale = olga.submit(&path, &[("named", "no")]).is(409).says("De klant veranderde hier zelf een antwoord");
        assert_eq!(stale.attributes("input[name=named][checked]", "value"), ["yes"]);
        world.as_("Nora").get(&format!("/inbox/{id}")).is(200).says("De klant ging weer akkoord met een afspraak");
        for (language, words) in [("en", "Do you want to say yes after all?"), ("fr", "Voulez-vous quand même dire oui ?")] {
            answer(&mut client, "/mijn/afspraken", "name");
            client.get(&format!("/mijn/akkoord?wat=name&taal={language}")).is(200).says(words);
            client.get("/mijn?taal=nl").is(200);
            answer(&mut client, "/mijn/akkoord", "name");
        }
        // Somebody else's code gives nothing for this client, and a worker has no such page.
        let (_, strange) = come_in(&world, None);
        world.client(&strange).get("/mijn/akkoord?wat=name").is(404);
        world.as_("Olga").get("/mijn/akkoord?wat=name").is(404);
        // A client who took the registration back takes back all of it, and gives nothing.
        answer(&mut client, "/mijn/afspraken", "name");
        client.get("/mijn/intrekken").is(200);
        let own = client.submit("/mijn/intrekken", &[]).is(200);
        assert!(own.attributes("#akkoord ~ dl a", "href").iter().all(|href| !href.contains("/mijn/akkoord")));
        client.get("/mijn/akkoord?wat=name").is(403).refused("§2.1");
    }
}

#[test]
fn what_was_built_on_an_agreement_ends_with_it() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let partnership = world.known("Nora").actor.partnership.unwrap();
        let tabled = |id| world.run(async { world.app.behind().store.read_in(partnership).await?.tabled_for(id).await }).unwrap();
        let conference = world.conference("Nora", "2026-12-02T09:00:00Z".parse().unwrap(), &["Nora", "Olga", "Vera"]);
        for by_client in [true, false] {
            let (talk, code) = come_in(&world, None);
            let id = talk.trim_end_matches("/gesprek").rsplit('/').next().unwrap().parse().unwrap();
            world.hold_talk("Olga", id, &TalkHeld::default());
            world.table("Nora", id, conference, false);
            assert!(tabled(id).is_some());
            if by_client {
                let mut client = world.client(&code);
                client.get("/mijn/afspraken?wat=discuss").is(200);
                client.submit("/mijn/afspraken", &[]).is(200);
            } else {
                save(&world, &mut world.as_("Olga"), &talk, "afspraken", &[("discuss", "no")]).is(200);
            }
            assert!(tabled(id).is_none(), "{engine:?}: taken off the agenda, by the client: {by_client}");
        }
    }
}

#[test]
fn only_who_guides_the_client_holds_the_talk() {
    shows!["P2.2-2"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        save(&world, &mut world.as_("Olga"), &talk, "werk", WORK).is(200);
        for name in ["Vera", "Lea", "Kato", "Bea", "Joris", "Ada"] {
            for path in ["", "/wie", "/vdab", "/servicelijn", "/afspraken", "/nergens"] {
                world.as_(name).get(&format!("{talk}{path}")).is(404).keeps_quiet_about("Voorbeeld");
            }
            let mut browser = world.as_(name);
            browser.get("/contact");
            let token = browser.page.as_ref().and_then(|page| page.form("/uit")).unwrap();
            for path in ["/wie", "/vdab", "/klaar"] {
                browser.post_once(&format!("{talk}{path}"), &token).is(404);
            }
        }
        world.client(&code).get(&talk).is(404);
        // The attempts stand in the log with the paragraph.
        let rows = world.run(async { world.app.behind().store.read().await.unwrap().log_latest(500).await }).unwrap();
        assert!(rows.iter().any(|row| row.act == "talk.read" && row.outcome == "denied" && row.rules.starts_with('§')));
        // The worker who is given the registration goes on with the talk; the caseworker sees what was answered.
        let to = world.known("Joris").membership.to_string();
        let registration = talk.trim_end_matches("/gesprek").to_owned();
        let mut nora = world.as_("Nora");
        nora.get(&registration);
        nora.submit(&format!("{registration}/toewijzen"), &[("to", &to)]).is(200);
        let page = world.as_("Joris").get(&format!("{talk}/werk")).is(200).says("Bewaard door Olga Testers");
        assert_eq!(page.attributes("input[name=work][checked]", "value"), ["seeking"]);
    }
}

#[test]
fn a_session_that_ends_in_the_middle_of_a_talk_loses_nothing() {
    let world = staffed(World::new());
    let (talk, _) = come_in(&world, None);
    let path = format!("{talk}/aanbod");
    let mut olga = world.as_("Olga");
    olga.get(&path).is(200);
    let typed = "Bij het OCMW al hulp gevraagd, daar is een wachtlijst.";
    let fields = olga.filled(&path, &[("regular_offer", "no"), ("regular_offer_why", typed)]);
    world.clock.advance_seconds(13 * 60 * 60);
    let door = olga.post(&path, &fields).is(200).says("Wat je hebt ingevuld, is bewaard");
    assert_eq!(door.path, "/in");
    let member = world.known("Olga");
    let code = schakel_app::identity::totp::code_at(&member.totp, world.now()).unwrap();
    let kept = olga.submit("/in", &[("name", &member.sign_in_name), ("password", PASSWORD), ("totp", &code)]).is(200);
    assert_eq!(kept.path, "/in/bewaard");
    let kept = kept.says(typed);
    assert!(kept.form(&path).is_some());
    olga.submit(&path, &[]).is(200);
    assert!(olga.get(&path).body.contains(typed));
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
        ("afspraken", vec![("remark", "a\u{202e}b")], "Typ de tekst opnieuw"),
        ("vdab", vec![("mediator", "vdab"), ("mediator_name", "a\0b"), TOLD], "Typ de tekst opnieuw"),
    ] {
        save(&world, &mut olga, &talk, chapter, &values).is(422).says(words);
    }
    olga.get(&format!("{talk}/nergens")).is(404);
    let overview = olga.get(&talk).is(200).says("nog niet begonnen");
    assert!(overview.form(&format!("{talk}/klaar")).is_none());
}
