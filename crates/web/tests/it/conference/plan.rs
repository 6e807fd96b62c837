//! A conference is planned, changed and called off, and a case comes on its agenda.

use schakel_domain::{ids::ConferenceId, registration::Answer, talk::Agreed};
use schakel_testkit::{Browser, TalkHeld, World, both_engines, shows};

use super::{come_in, noted, planned, staffed, world};

#[test]
fn a_conference_is_planned_with_the_adviser_begun_with_who_is_there_and_kept() {
    shows!["P1.3.2-1"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let mut nora = world.as_("Nora");
        let page = nora.get("/besprekingen/nieuw").is(200).says("neemt structureel deel (§1.3.2)");
        let ticked = page.attributes("input[name=members][checked]", "value");
        for name in ["Vera", "Nora"] {
            assert!(ticked.contains(&world.known(name).membership.to_string()), "{name} is suggested");
        }
        assert!(!page.words().contains("Bea Testers"), "a buddy does not confer");
        let page = nora.submit("/besprekingen/nieuw", &[("day", "24/11/2026"), ("hour", "14.30"), ("place", "Open Huis, zaal 2")]);
        let page =
            page.is(200).says("De casusbespreking is gepland.").says("dinsdag 24 november 2026, 14.30 uur").says("Open Huis, zaal 2");
        let href = page.path.clone();
        world.as_("Vera").get("/besprekingen").is(200).says("dinsdag 24 november 2026").says("Open Huis, zaal 2").says("Gepland");
        assert_eq!(world.as_("Joris").get("/besprekingen").is(200).select("tbody tr").len(), 0, "who was not asked sees nothing");
        nora.submit(&format!("{href}/beginnen"), &[]).is(422).says("Kruis aan wie er aan tafel zit.");
        // Its day is to come: that is asked, and who was ticked is ticked still.
        let own = world.known("Nora").membership.to_string();
        let page = nora.submit(&format!("{href}/beginnen"), &[("present", &own)]).is(422).says("Kruis aan dat jullie nu beginnen.");
        page.says("gepland voor dinsdag 24 november 2026, 14.30 uur. Vandaag is het maandag 23 november 2026.");
        assert_eq!(nora.page.as_ref().unwrap().attributes("input[name=present][checked]", "value"), [own.as_str()]);
        let page = nora.submit(&format!("{href}/beginnen"), &[("present", &own), ("sure", "1")]).is(200);
        page.says("De VDAB-adviseur is er niet bij").says("Er zit nu maar één organisatie aan tafel");
        let mut fields = nora.filled(&format!("{href}/aanwezig"), &[]);
        fields.push(("present".to_owned(), world.known("Vera").membership.to_string()));
        let page = nora.post(&format!("{href}/aanwezig"), &fields).is(200).says("bijgewerkt");
        assert!(!page.words().contains("De VDAB-adviseur is er niet bij"));
        let page = nora.submit(&format!("{href}/sluiten"), &[]).is(200).says("gesloten").says("Voorbij");
        let seats = page.select("#h-wie ~ ul li");
        assert!(
            seats.iter().any(|seat| seat.starts_with("Vera Testers") && seat.ends_with("Aan tafel") && !seat.contains("Niet")),
            "{seats:?}"
        );
        for act in ["conference.plan", "conference.close"] {
            assert_eq!(noted(&world, act, "done"), 1, "{act}");
        }
        assert_eq!(noted(&world, "conference.begin", "done"), 2);
    }
}

#[test]
fn what_is_typed_of_a_plan_is_checked_and_shown_again() {
    let world = world();
    let mut nora = world.as_("Nora");
    let plan = |nora: &mut Browser, day: &str, hour: &str, place: &str| {
        nora.get("/besprekingen/nieuw");
        nora.submit("/besprekingen/nieuw", &[("day", day), ("hour", hour), ("place", place)])
    };
    plan(&mut nora, "22/11/2026", "14.00", "Open Huis").is(422).says("Deze dag is voorbij");
    plan(&mut nora, "31/4/2027", "14.00", "Open Huis").is(422).says("Deze dag bestaat niet");
    plan(&mut nora, "1/12/2026", "vroeg", "Open Huis").is(422).says("Schrijf het uur zoals 14.00 of 9.30");
    plan(&mut nora, "1/12/2026", "14.00", " ").is(422).says("Vul dit in");
    plan(&mut nora, "1/12/2026", "14.00", &"x".repeat(201)).is(422).says("Dit is te lang");
    plan(&mut nora, "1/12/2026", "14.00", "a\u{7}b").is(422).says("een teken in dat we niet kunnen tonen");
    // A mark that turns what follows is nothing that one typed, and is left out.
    plan(&mut nora, "1/12/2026", "14.00", "zaal\u{202e}twee").is(200).keeps_quiet_about("\u{202e}").says("zaaltwee");
    let page = plan(&mut nora, "1/12/2026", "14u", "<script>alert(1)</script>").is(200);
    page.keeps_quiet_about("<script>").says("<script>alert(1)</script>").says("14.00 uur");
    let page = plan(&mut nora, "1/12/2026", "14.00", "javascript:alert(1)").is(200);
    assert!(!page.attributes("a", "href").iter().any(|href| href.starts_with("javascript")));
    let page = plan(&mut nora, "1/12/2026", "14.00", "https://video.voorbeeld.example/zaal").is(200);
    assert_eq!(page.attributes("a[rel~=noreferrer][href^=https]", "href"), ["https://video.voorbeeld.example/zaal"]);
    nora.get("/besprekingen/nieuw");
    let mut fields = nora.filled("/besprekingen/nieuw", &[("day", "1/12/2026"), ("hour", "14.00"), ("place", "Open Huis")]);
    fields.retain(|(name, _)| name != "members");
    nora.post("/besprekingen/nieuw", &fields).is(422).says("Kies minstens twee mensen");
    for stranger in ["Bea", "Ada"] {
        fields.push(("members".to_owned(), world.known(stranger).membership.to_string()));
        nora.post("/besprekingen/nieuw", &fields).is(422).says("neemt niet deel aan casusbesprekingen");
    }
}

#[test]
fn a_plan_is_changed_by_one_at_a_time_and_called_off_with_its_cases_free_again() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        world.table("Nora", client.registration, conference, false);
        let form = format!("/besprekingen/{conference}/wijzigen");
        let (mut nora, mut karim) = (world.as_("Nora"), world.as_("Karim"));
        nora.get(&form).is(200);
        karim.get(&form).is(200);
        nora.submit(&form, &[("place", "Zaal 3")]).is(200).says("De wijziging is bewaard.").says("Zaal 3");
        let page = karim.submit(&form, &[("place", "Zaal 4")]).is(409).says("Iemand anders bewaarde intussen").says("Zaal 3");
        assert_eq!(page.attributes("#place", "value"), ["Zaal 4"]);
        karim.submit(&form, &[]).is(200).says("Zaal 4");
        nora.get(&form).is(200);
        karim.get(&form).is(200);
        let off = format!("{form}#h-af");
        nora.submit(&off, &[]).is(422).says("Kruis eerst aan dat je het zeker weet");
        nora.submit(&off, &[("zeker", "1")]).is(200).says("afgelast").says("Afgelast");
        nora.get(&form).is(200).says("Zo staat de bespreking nu");
        karim.submit(&form, &[("hour", "16.30"), ("place", "Zaal 5, boven")]).is(409).says("Dit kon niet meer").says("Zaal 5, boven");
        // Its case can come on another agenda.
        let other = planned(&world);
        world.table("Nora", client.registration, other, false);
        for (who, path) in [("Joris", form.as_str()), ("Vera", form.as_str()), ("Vera", "/besprekingen/nieuw")] {
            world.as_(who).get(path).is(403).refused("§1.3.2");
        }
        world.as_("Ada").get(&form).is(404);
    }
}

#[test]
fn a_case_stands_on_one_agenda_and_only_when_the_client_agrees() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        let (one, other) = (planned(&world), planned(&world));
        let form = format!("/inbox/{}/agenda", client.registration);
        let mut nora = world.as_("Nora");
        nora.get(&form).is(200).says("Zo kan het nog niet").says("Het eerste gesprek is nog niet gevoerd (§2.2).");
        let agreed = Agreed { discuss: Answer::Later, ..TalkHeld::default().agreed };
        world.hold_talk("Nora", client.registration, &TalkHeld { agreed, finished: false, ..TalkHeld::default() });
        let page = nora.get(&format!("/besprekingen/{one}")).is(200).says("De klant heeft nog niet gezegd of bespreken mag.");
        page.says("Het eerste gesprek is nog niet afgerond.");
        nora.get(&form).is(200).says("De klant heeft nog niet gezegd");
        // A form made by hand does not get past the client.
        let mut fields: Vec<(String, String)> = nora.page.as_ref().unwrap().form("/uit").unwrap();
        fields.extend([("conference", one.to_string()), ("named", "nee".to_owned())].map(|(name, value)| (name.to_owned(), value)));
        nora.post(&form, &fields).is(422).says("De klant gaat er nu niet mee akkoord");
        let agreed = TalkHeld::default().agreed;
        world.record("Nora", client.registration, schakel_app::talk::ChapterAnswers::Agreed { agreed, parts: Vec::new(), remark: None });
        nora.get(&format!("{form}?bespreking={one}")).is(200).says("Let op").says("Het eerste gesprek is nog niet afgerond.");
        let again = nora.filled(&form, &[("conference", &other.to_string()), ("named", "nee")]);
        nora.submit(&form, &[("named", "nee")]).is(200).says("De casus staat op de agenda.");
        let again: Vec<_> = again.into_iter().filter(|(name, _)| name != "form").collect();
        nora.post(&form, &again).is(422).says("Een casus staat op één agenda tegelijk");
        nora.get(&form).is(200).says("Deze aanmelding staat al op de agenda van");
        nora.get(&format!("/besprekingen/{other}")).is(200).says("Er staat nog niets op de agenda");
        for who in ["Joris", "Olga", "Vera", "Ada"] {
            assert!(matches!(world.as_(who).get(&form).status.as_u16(), 403 | 404), "{who}");
        }
        // Taken off, it is free again.
        let path = nora.get(&format!("/besprekingen/{one}")).attributes("#h-agenda ~ table tbody th a", "href").concat();
        nora.get(&path).is(200);
        nora.submit(&format!("{path}/afvoeren"), &[]).is(200).says("van de agenda gehaald");
        nora.get(&form).is(200);
        nora.submit(&form, &[("conference", &other.to_string()), ("named", "nee")]).is(200).says("De casus staat op de agenda.");
        assert_eq!(noted(&world, "case.table", "done"), 2);
        assert_eq!(noted(&world, "case.take_off", "done"), 1);
    }
}

#[test]
fn on_its_own_day_a_conference_begins_unasked_and_beside_another_one_it_is_asked() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let own = world.known("Nora").membership.to_string();
        let hours = |hours: i64| world.now() + jiff::SignedDuration::from_hours(hours);
        let path = |id: &ConferenceId| format!("/besprekingen/{id}");
        let [first, second] = [1, 3].map(|at| world.conference("Nora", hours(at), &["Nora", "Karim", "Vera"]));
        let mut nora = world.as_("Nora");
        nora.get(&path(&first)).is(200).keeps_quiet_about("Vandaag is het");
        nora.submit(&format!("{}/beginnen", path(&first)), &[("present", &own)]).is(200).says("De casusbespreking is begonnen");
        let beside = "Er loopt nog een andere bespreking, die van maandag 23 november 2026, 11.00 uur";
        nora.get(&path(&second)).is(200).says(beside).keeps_quiet_about("Vandaag is het");
        nora.submit(&format!("{}/beginnen", path(&second)), &[("present", &own)]).is(422).says(beside).says("Kruis aan dat jullie nu");
        // Nothing stands in the way of one who means it; nor once the other is closed.
        world.close("Nora", first);
        nora.get(&path(&second)).is(200).keeps_quiet_about("Er loopt nog een andere");
        nora.submit(&format!("{}/beginnen", path(&second)), &[("present", &own)]).is(200).says("De casusbespreking is begonnen");
        let third = world.conference("Nora", hours(5), &["Nora", "Karim"]);
        nora.get(&path(&third)).is(200);
        nora.submit(&format!("{}/beginnen", path(&third)), &[("present", &own), ("sure", "1")]).is(200).says("is begonnen");
    }
}
