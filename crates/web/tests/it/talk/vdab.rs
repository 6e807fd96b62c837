//! What is known about VDAB in a talk, and from whom.

use schakel_testkit::{World, both_engines, shows};

use super::{TOLD, come_in, save, screened, staffed};

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
    shows!["P2.2-6", "P2.2-8", "P2.2-9"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        let mut olga = world.as_("Olga");
        let none = save(&world, &mut olga, &talk, "vdab", &[("known", "no"), ("client_file", "no"), TOLD]).is(200);
        none.clone().says("het partnerschap kan direct aan de slag").says("schrijft de klant zich eerst in bij VDAB");
        assert!(!none.words().contains("nog af te spreken"));
        // A client who does not know can ask; the worker reads it where the talk is.
        let unclear = "De klant kan het zelf vragen, aan de bemiddelaar of aan de Servicelijn.";
        olga.get(&talk).keeps_quiet_about(unclear);
        save(&world, &mut olga, &talk, "vdab", &[("known", "unknown"), ("client_file", "unknown"), TOLD]).is(200).says(unclear);
        olga.get(&talk).says(unclear);
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
        assert!(
            screened(&page)
                .1
                .iter()
                .any(|ask| ask.contains("Waarom is het partnerschap daarnaast wel of niet nodig") && ask.contains("§2.2")),
            "{:?}",
            screened(&page)
        );
        save(&world, &mut olga, &talk, "vdab", &[("needed", "no")]).is(422).says("Schrijf op waarom wel of niet");
        let page =
            save(&world, &mut olga, &talk, "vdab", &[("needed", "no"), ("needed_reason", "De opleiding brengt werk dichtbij.")]).is(200);
        let weighed = page.select(".screening > .regels > .let");
        assert!(weighed.iter().any(|rule| rule.contains("of het partnerschap daarnaast nodig") && rule.contains("§2.2")), "{weighed:?}");
        let page =
            save(&world, &mut olga, &talk, "vdab", &[("needed", "yes"), ("needed_reason", "Schulden houden de opleiding tegen.")]).is(200);
        assert!(page.select(".screening > .regels > .let").iter().all(|rule| !rule.contains("daarnaast nodig")));
        assert!(page.body.contains("Schulden houden de opleiding tegen."));
    }
}
